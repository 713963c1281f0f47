"""An article as one JSON object: a line of a JSON Lines file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# keys of the object -> what they declare
_KEYS = {
    "url": "url",
    "title": "title",
    "author": "author",
    "authors": "author",
    "published": "published",
    "modified": "modified",
    "outlet": "outlet",
    "language": "language",
    "section": "section",
    "original": "original",
    "original_outlet": "original",
}


@dataclass(frozen=True, slots=True)
class ArticleObject:
    """The text of the object, unchanged, or its HTML, and what its other fields declare."""

    text: str
    html: str
    declared: tuple[tuple[str, str], ...]
    trouble: str = ""


def read_article(source: str) -> ArticleObject:
    """Return what a JSON object tells; nothing, with the trouble named, where it is none."""
    try:
        fields = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return ArticleObject("", "", (), "not a JSON object")
    if not isinstance(fields, dict):
        return ArticleObject("", "", (), "a JSON value that is no object")
    return ArticleObject(_string(fields.get("text")), _string(fields.get("html")), tuple(_declared(fields)))


def _declared(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, name in _KEYS.items():
        value = fields.get(key)
        for each in (value if isinstance(value, list) else [value])[:50]:
            if isinstance(each, str | int) and not isinstance(each, bool) and str(each).strip():
                yield name, _string(str(each).strip()[:1_000])


def _string(value: object) -> str:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""
