"""The way words came: from who said them, through who passed them on, to the page that carries them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from onrecord.record.answers import ArticleLine, ArticlePage, ChainLink


def chain(page: ArticlePage, originals: Sequence[ArticleLine]) -> Iterator[ChainLink]:
    """Yield each hop that ends on ``page``, first the farthest; every hop has its proving words where the page has any.

    ``originals`` are the captures this one copies: the one it copied first, then the one that copied, and so on.
    """
    writer = page.line.original_outlet or name(page.line)
    yield from _citations(page, writer)
    yield from _republications(page, originals)


def name(line: ArticleLine) -> str:
    """Return what to call whoever published a page: its outlet, else the end of its address or file's name."""
    return line.outlet or f"(unnamed: {line.source.rstrip('/').rpartition('/')[2]})"


def _is_same(one: str, other: str) -> bool:
    return one.casefold().removeprefix("the ") == other.casefold().removeprefix("the ")


def _citations(page: ArticlePage, writer: str) -> Iterator[ChainLink]:
    speakers = {line.id: line.speaker for line in page.statements}
    for each in page.citations:
        words = page.text[each.span.start : each.span.end]
        rest = (page.line.capture, each.statement, each.span, words, each.because)
        if speaker := speakers.get(each.statement):
            yield ChainLink(speaker, each.source, "statement", *rest)
        if not _is_same(each.source, writer):
            yield ChainLink(each.source, writer, "citation", *rest)


def _republications(page: ArticlePage, originals: Sequence[ArticleLine]) -> Iterator[ChainLink]:
    line = page.line
    credit = next((r for r in page.readings if r.field == "original_outlet" and r.believed), None)
    steps = [*reversed(originals), line]
    if line.original_outlet and not any(_is_same(line.original_outlet, name(each)) for each in steps):
        # who wrote it lies outside the record
        first = name(steps[0])
        exact, span = (credit.exact, credit.span) if credit else ("", None)
        why = credit.because if credit else "named as the source"
        yield ChainLink(line.original_outlet, first, "republication", line.capture, "", span, exact, why)
    for source, carrier in itertools.pairwise(steps):
        is_last = carrier is line
        exact, span = (credit.exact, credit.span) if credit and is_last else ("", None)
        why = f"{carrier.kind} copy, {carrier.shared:.0%} shared"
        yield ChainLink(name(source), name(carrier), "republication", carrier.capture, "", span, exact, why)
