"""Which parts of a page are the article, and what the others are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.clean.comments import comments_of, missing
from onrecord.clean.exportjson import TOLD
from onrecord.clean.judge import Judgement, judged
from onrecord.clean.tiles import tiles
from onrecord.clean.units import Unit, units_of
from onrecord.model import Block, Capture, Comment, Declared, Page, Passage, Problem, RecordKey, Region
from onrecord.pipeline import step


@step(
    version=11,
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
    yield from tiles(page, units, judgements)
    regions = [each.region for each in judgements]
    comments = list(comments_of(page, units, regions, key, captured=captures[0].captured if captures else ""))
    yield from comments
    yield from missing(page, units, regions, declared, len(comments))


def told(units: Sequence[Unit]) -> list[Judgement]:
    """Return what the frame of an export tells of each unit; nothing for every other page."""
    if not units or not all(unit.tag.startswith(TOLD) for unit in units):
        return []
    return [Judgement(Region(unit.tag.removeprefix(TOLD)), 1.0) for unit in units]
