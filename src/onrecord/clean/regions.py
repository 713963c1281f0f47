"""Which parts of a page are the article, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.comments import comments_of, missing
from onrecord.clean.exportjson import TOLD
from onrecord.clean.judge import Judgement, judged
from onrecord.clean.units import Unit, units_of
from onrecord.model import Block, Capture, Comment, Declared, Page, Passage, Problem, RecordKey, Region, addresses
from onrecord.pipeline import step
from onrecord.spans import Span

# "/Guardian", "/ Norvik News Agency": how reprints name their source, on the last line itself
_SIGN_OFF = re.compile(r"[.!?…][\"”’»)]{0,2}\s{0,2}(/\s?[A-ZÀ-Ý][\w&.'’-]{1,20}(?:\s[A-ZÀ-Ý][\w&.'’-]{0,20}){0,3})$")


@step(
    version=10,
    data=(
        "data/calendar.tsv",
        "data/function_words.tsv",
        "data/page_marks.tsv",
        "data/page_words.tsv",
        "models/regions.npz",
    ),
)
def passages(
    page: Page, blocks: Sequence[Block], declared: Sequence[Declared], key: RecordKey, captures: Sequence[Capture]
) -> Iterator[Passage | Comment | Problem]:
    """Give passages that tile the page, each with its region, and each reader's comment, its writer pseudonymised."""
    units = units_of(page, blocks)
    judgements = told(units) or judged(units, declared)
    yield from _tiles(page, units, judgements)
    regions = [each.region for each in judgements]
    comments = list(comments_of(page, units, regions, key, captured=captures[0].captured if captures else ""))
    yield from comments
    yield from missing(page, units, regions, declared, len(comments))


def told(units: Sequence[Unit]) -> list[Judgement]:
    """Return what the frame of an export tells of each unit; nothing for every other page."""
    if not units or not all(unit.tag.startswith(TOLD) for unit in units):
        return []
    return [Judgement(Region(unit.tag.removeprefix(TOLD)), 1.0) for unit in units]


def _tiles(page: Page, units: Sequence[Unit], judgements: Sequence[Judgement]) -> Iterator[Passage]:
    """Give one passage a unit: from the start of its line to the next unit's; the first begins where the page does."""
    if not page.text:
        return
    starts = [unit.span.start - unit.indent for unit in units] or [0]  # a bullet or heading mark belongs to its unit
    pieces = list(zip(starts, judgements or [Judgement(Region.OTHER, 1.0)], strict=True))
    pieces += _sign_off(page.text, units, judgements)
    pieces.sort(key=lambda piece: piece[0])
    ends = [start for start, _ in pieces[1:]] + [len(page.text)]
    at = addresses("passage", page.capture)
    start = 0
    for (_, judgement), end in zip(pieces, ends, strict=True):
        if end > start:
            span = Span(start, end)
            yield Passage(at(span), page.capture, span, judgement.region, round(judgement.confidence, 3))
            start = end


def _sign_off(text: str, units: Sequence[Unit], judgements: Sequence[Judgement]) -> list[tuple[int, Judgement]]:
    """Return the place of a credit that closes the last line of the body: ... he said.”/Norvik Post"""
    bodies = [at for at, each in enumerate(judgements) if each.region is Region.BODY]
    if not bodies:
        return []
    last = units[bodies[-1]].span
    found = _SIGN_OFF.search(text, max(last.start, last.end - 60), last.end)
    return [(found.start(1), Judgement(Region.BYLINE, 0.8))] if found else []
