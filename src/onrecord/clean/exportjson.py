"""One article of an export from a news database, whose frame told what each stretch of it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from onrecord.model import Region
from onrecord.spans import Span

TOLD = "told:"  # begins the tag of a block whose region was told; no element of HTML has such a name
_SERVICES = ("nexis", "factiva")
_BLOCKS_MOST = 100_000
_FIELDS_MOST = 200


@dataclass(frozen=True, slots=True)
class ExportObject:
    """The article's text, its stretches in order, and what the frame says of it."""

    text: str
    blocks: tuple[tuple[Span, Region], ...]
    declared: tuple[tuple[str, str], ...]
    service: str  # nexis, factiva
    trouble: str = ""


def read_export(source: str, *, max_chars: int) -> ExportObject:
    """Return what an article's JSON object tells; nothing, with the trouble named, where it is none of ours."""
    try:
        fields = json.loads(source)
        text = fields["text"][:max_chars]
        service = fields["service"] if fields["service"] in _SERVICES else "nexis"
        blocks = tuple(_blocks(fields["blocks"], text))
        told = tuple((str(name), str(value)) for name, value in fields["told"][:_FIELDS_MOST])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ExportObject("", (), (), "nexis", "no article of an export")
    trouble = f"longer than {max_chars} characters: the rest was not read" if len(fields["text"]) > max_chars else ""
    return ExportObject(text, blocks, told, service, trouble)


def _blocks(shown: Any, text: str) -> list[tuple[Span, Region]]:
    """Return the stretches that lie in the text, one after the other."""
    found: list[tuple[Span, Region]] = []
    at = 0
    for start, end, region in shown[:_BLOCKS_MOST]:
        end = min(end, len(text))
        if at <= start < end:
            found.append((Span(start, end), Region(region)))
            at = end
    return found
