"""What keeps hostile markup within bounds: a page whose markup would cost more than its length is read without it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.clean.ascii import LESS

MOST_TAGS = 400_000


def tags_of(html: bytes) -> int:
    """Return how many tags a page may have."""
    return int(np.count_nonzero(np.frombuffer(html, np.uint8) == LESS))  # a tenth of what `count` takes


def cut_to_bounds(html: bytes) -> bytes:
    """Return ``html`` up to the tag that is one more than are read."""
    if tags_of(html) <= MOST_TAGS:
        return html
    return html[: -len(html.split(b"<", MOST_TAGS)[-1]) - 1]


def without_tags(html: bytes) -> Sequence[str]:
    """Return what stands between tags, scripts and styles left out; one scan, no look back."""
    parts: list[str] = []
    at = 0
    while at < len(html):
        tag = html.find(b"<", at)
        parts.append(html[at : tag if tag >= 0 else len(html)].decode("utf-8", "surrogatepass"))
        end = html.find(b">", tag) if tag >= 0 else -1
        if end < 0:
            break
        name = html[tag + 1 : tag + 7].lower()
        at = end + 1
        if name.startswith((b"script", b"style")):
            close = html.find(b"</", at)
            at = close if close >= 0 else len(html)
    return [part for part in parts if part.strip()]
