"""Which outlet carries which statement of a story, and which leaves it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

import sqlalchemy as sa

from onrecord.model import Form, Utterance, address
from onrecord.record import store
from onrecord.record.answers import ArticleLine, Carriage, CoverageLine, StatementLine
from onrecord.record.independence import Origin, origins, sources
from onrecord.record.schema import tables

#: From the best a capture can do by an utterance to the least; of an outlet's several carriers the best counts.
_RANK = ("whole", "shortened", "altered", "reported")

#: What a statement is that was compared with no other.
_UNCOMPARED = {Form.DIRECT: "whole", Form.MIXED: "whole", Form.INDIRECT: "reported"}

_ARTICLE, _LINE = tables[ArticleLine].c, tables[StatementLine].c


def coverage(
    look: sa.Connection, story: str, *, limit: int, offset: int, among: Collection[str] | None = None
) -> list[CoverageLine]:
    """Return a story's utterances, those that most outlets carry first, each against every outlet of the story.

    ``among``: the captures that count; all where it is None.
    """
    outlets = sa.func.count(sa.distinct(_LINE.outlet))
    first = sa.func.min(_LINE.on_day)
    ranked = (
        sa.select(_LINE.utterance)
        .where(*_counted(story, among))
        .group_by(_LINE.utterance)
        .order_by(outlets.desc(), first, _LINE.utterance)
    )
    wanted = list(look.scalars(ranked.limit(limit).offset(offset)))
    lines: dict[str, list[StatementLine]] = defaultdict(list)
    for line in store.read(look, StatementLine, "utterance", wanted):
        if line.story == story and line.reviewed != "reject" and (among is None or line.capture in among):
            lines[line.utterance].append(line)
    variants = _variants(look, [line.id for some in lines.values() for line in some])
    found = origins(look, [line for some in lines.values() for line in some])
    latest = _latest(look, story, among)
    return [_line(sorted(lines[each], key=_order), variants, found, latest) for each in wanted]


def count(look: sa.Connection, story: str, among: Collection[str] | None = None) -> int:
    """Return how many utterances a story has."""
    distinct = sa.func.count(sa.distinct(_LINE.utterance))
    return look.scalar(sa.select(distinct).where(*_counted(story, among))) or 0


def _counted(story: str, among: Collection[str] | None) -> list[sa.ColumnElement[bool]]:
    told = [_LINE.story == story, _LINE.reviewed != "reject"]
    return told if among is None else [*told, _LINE.capture.in_(sorted(among))]


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


def _latest(look: sa.Connection, story: str, among: Collection[str] | None) -> dict[str, str]:
    """Return the outlets of a story, those with most articles first, with the day each last wrote on it."""
    last = sa.func.max(sa.func.coalesce(_ARTICLE.published, "9999"))
    query = sa.select(_ARTICLE.outlet, last).where(_ARTICLE.story == story)
    if among is not None:
        query = query.where(_ARTICLE.capture.in_(sorted(among)))
    order = (_ARTICLE.outlet == "", sa.func.count().desc(), _ARTICLE.outlet)  # those that do not tell stand last
    ordered = query.group_by(_ARTICLE.outlet).order_by(*order)
    return dict(look.execute(ordered).all())


def _line(
    carriers: Sequence[StatementLine], variants: dict[str, str], found: dict[str, Origin], latest: dict[str, str]
) -> CoverageLine:
    best: dict[str, Carriage] = {}
    for line in carriers:
        made = Carriage(line.outlet, variants.get(line.id, _UNCOMPARED[line.form]), line.capture, line.id, line.start)
        held = best.get(line.outlet)
        if held is None or _RANK.index(made.variant) < _RANK.index(held.variant):
            best[line.outlet] = made
    first = carriers[0]
    cells = [best.get(outlet) or _without(outlet, last, first.on_day) for outlet, last in latest.items()]
    return CoverageLine(first.utterance, first, len(best), sources(found, carriers), tuple(cells))


def _without(outlet: str, last: str, on_day: str) -> Carriage:
    # An outlet whose last word on the story came before the words were said has left nothing out.
    return Carriage(outlet, "earlier" if last < on_day else "omitted", "", "", 0)
