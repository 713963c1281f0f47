"""Which parts of a page are the article, and what the others are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.clean.comments import comments_of
from onrecord.clean.judge import Judgement, judged
from onrecord.clean.units import Unit, units_of
from onrecord.model import Block, Comment, Declared, Page, Passage, RecordKey, Region, address
from onrecord.pipeline import step
from onrecord.spans import Span


@step(version=1)
def passages(
    page: Page, blocks: Sequence[Block], declared: Sequence[Declared], key: RecordKey
) -> Iterator[Passage | Comment]:
    """Give passages that tile the page, each with its region, and each reader's comment, its writer pseudonymised."""
    units = units_of(page, blocks)
    judgements = judged(units, declared)
    yield from _tiles(page, units, judgements)
    yield from comments_of(page, units, [each.region for each in judgements], key)


def _tiles(page: Page, units: Sequence[Unit], judgements: Sequence[Judgement]) -> Iterator[Passage]:
    """Give one passage a unit: from its first character to the next unit's; the first begins where the page does."""
    if not page.text:
        return
    if not units:
        yield _passage(page, Span(0, len(page.text)), Judgement(Region.OTHER, 1.0))
        return
    starts = [0, *(_line_start(page.text, unit) for unit in units[1:]), len(page.text)]
    for judgement, start, end in zip(judgements, starts, starts[1:], strict=False):
        if end > start:
            yield _passage(page, Span(start, end), judgement)


def _line_start(text: str, unit: Unit) -> int:
    """Return where the unit's line begins, so that its bullet or heading mark belongs to it."""
    return unit.span.start - unit.indent


def _passage(page: Page, span: Span, judgement: Judgement) -> Passage:
    at = address("passage", page.capture, span)
    return Passage(at, page.capture, span, judgement.region, round(judgement.confidence, 3))
