"""Which outlet carries which statement of a story, and which leaves it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa

from onrecord.model import Utterance, address
from onrecord.record import store
from onrecord.record.answers import ArticleLine, Carriage, CoverageLine, StatementLine
from onrecord.record.schema import tables

#: From the best a capture can do by an utterance to the least; of an outlet's several carriers the best counts.
_RANK = ("whole", "shortened", "altered")

_ARTICLE, _LINE = tables[ArticleLine].c, tables[StatementLine].c


def coverage(look: sa.Connection, story: str, *, limit: int, offset: int) -> list[CoverageLine]:
    """Return a story's utterances, those that most outlets carry first, each against every outlet of the story."""
    outlets = sa.func.count(sa.distinct(_LINE.outlet))
    first = sa.func.min(_LINE.on_day)
    ranked = (
        sa.select(_LINE.utterance)
        .where(_LINE.story == story, _LINE.reviewed != "reject")
        .group_by(_LINE.utterance)
        .order_by(outlets.desc(), first, _LINE.utterance)
    )
    wanted = list(look.scalars(ranked.limit(limit).offset(offset)))
    lines: dict[str, list[StatementLine]] = defaultdict(list)
    for line in store.read(look, StatementLine, "utterance", wanted):
        if line.story == story and line.reviewed != "reject":
            lines[line.utterance].append(line)
    variants = _variants(look, [line.id for some in lines.values() for line in some])
    groups = _groups(look, story)
    latest = _latest(look, story)
    return [_line(sorted(lines[each], key=_order), variants, groups, latest) for each in wanted]


def count(look: sa.Connection, story: str) -> int:
    """Return how many utterances a story has."""
    distinct = sa.func.count(sa.distinct(_LINE.utterance))
    return look.scalar(sa.select(distinct).where(_LINE.story == story, _LINE.reviewed != "reject")) or 0


def _order(line: StatementLine) -> tuple[bool, str, str, int]:
    return (line.on_day == "", line.on_day, line.capture, line.start)


def _variants(look: sa.Connection, statements: Sequence[str]) -> dict[str, str]:
    table = tables[Utterance].c
    found: dict[str, str] = {}
    for some in store.batched(statements, 500):
        ids = [address("utterance", each) for each in some]
        query = sa.select(table.statement, table.variant).where(table.id.in_(ids))
        found |= dict(look.execute(query).all())
    return found


def _groups(look: sa.Connection, story: str) -> dict[str, str]:
    """Return the reprint group of each capture of a story, its own id where it is alone."""
    query = sa.select(_ARTICLE.capture, _ARTICLE.group).where(_ARTICLE.story == story)
    return {capture: group or capture for capture, group in look.execute(query)}


def _latest(look: sa.Connection, story: str) -> dict[str, str]:
    """Return the outlets of a story, those with most articles first, with the day each last wrote on it."""
    last = sa.func.max(sa.func.coalesce(_ARTICLE.published, "9999"))
    query = sa.select(_ARTICLE.outlet, last).where(_ARTICLE.story == story)
    order = (_ARTICLE.outlet == "", sa.func.count().desc(), _ARTICLE.outlet)  # those that do not tell stand last
    ordered = query.group_by(_ARTICLE.outlet).order_by(*order)
    return dict(look.execute(ordered).all())


def _line(
    carriers: Sequence[StatementLine], variants: dict[str, str], groups: dict[str, str], latest: dict[str, str]
) -> CoverageLine:
    best: dict[str, Carriage] = {}
    for line in carriers:
        made = Carriage(line.outlet, variants.get(line.id, "whole"), line.capture, line.id, line.start)
        held = best.get(line.outlet)
        if held is None or _RANK.index(made.variant) < _RANK.index(held.variant):
            best[line.outlet] = made
    first = carriers[0]
    cells = [best.get(outlet) or _without(outlet, last, first.on_day) for outlet, last in latest.items()]
    independent = len({groups.get(line.capture, line.capture) for line in carriers})
    return CoverageLine(first.utterance, first, len(best), independent, tuple(cells))


def _without(outlet: str, last: str, on_day: str) -> Carriage:
    # An outlet whose last word on the story came before the words were said has left nothing out.
    return Carriage(outlet, "earlier" if last < on_day else "omitted", "", "", 0)
