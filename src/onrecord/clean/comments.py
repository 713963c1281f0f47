"""Readers' comments, one by one; their writers under pseudonyms."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from hashlib import sha256

from onrecord.clean.units import Unit
from onrecord.model import Comment, Page, RecordKey, Region, address
from onrecord.spans import Span


def comments_of(page: Page, units: Sequence[Unit], regions: Sequence[Region], key: RecordKey) -> Iterator[Comment]:
    """Give each comment among the units of region comment, with its writer's handle where it can be told."""
    for run in _runs(regions):
        yield _comment(page, [units[at] for at in run], None, key)


def pseudonym(handle: str, key: RecordKey) -> str:
    """Return 12 hexadecimal digits that stand for a handle in this record, and in no other."""
    folded = " ".join(handle.casefold().split())
    return hmac.new(key.key.encode("utf-8"), folded.encode("utf-8", "replace"), sha256).hexdigest()[:12]


def _runs(regions: Sequence[Region]) -> Iterator[list[int]]:
    run: list[int] = []
    for at, region in enumerate(regions):
        if region is Region.COMMENT:
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _comment(page: Page, units: Sequence[Unit], handle: Span | None, key: RecordKey) -> Comment:
    span = Span(units[0].span.start, units[-1].span.end)
    author = pseudonym(handle.of(page.text), key) if handle else ""
    return Comment(address("comment", page.capture, span), page.capture, span, author, handle, None)
