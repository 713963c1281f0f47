"""Questions about statements and utterances: who said what, and who carries the same words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

import sqlalchemy as sa

from onrecord.model import Entity, Party
from onrecord.problems import NotOnRecord
from onrecord.record import store
from onrecord.record.answering import Answering, one
from onrecord.record.answers import Rows, StatementLine
from onrecord.record.carriage import UtterancePage
from onrecord.record.filters import (
    LIMIT_MAX,
    StatementFilter,
    actors_named,
    checked_limit,
    checked_offset,
    is_id,
    only_speaker,
    said_by,
    said_by_unknown,
    statement_conditions,
)
from onrecord.record.schema import actor_count, said_count, tables
from onrecord.record.summaries import tallied
from onrecord.record.variants import utterance_pages

_LINE = tables[StatementLine].c

_CARRIERS_SHOWN = 100  # of one utterance among many
SORTED_MAX = 5_000  # statements by bearers of a name up to which all are looked at: 200,000 took most of a second
BEARERS_MAX = 200  # of a name that more bear, those who say most


class Statements(Answering):
    """The part of a `Record` that answers about statements."""

    def statements(
        self, *, limit: int = 50, offset: int = 0, newest: bool = False, **where: Unpack[StatementFilter]
    ) -> Rows[StatementLine]:
        """Return statements in the order they were said; within a day as they stand on their page."""
        order: tuple[Any, ...] = (_LINE.on_day, _LINE.capture, _LINE.start)
        if newest:
            order = (_LINE.on_day.desc(), _LINE.capture, _LINE.start)
        if named := only_speaker(where):
            return self._said_by(named, newest, checked_limit(limit), checked_offset(offset))
        counted = tallied(StatementLine, where)
        return self._rows(StatementLine, statement_conditions(where), order, limit, offset, counted)

    def _said_by(self, named: str, newest: bool, limit: int, offset: int) -> Rows[StatementLine]:
        """Return somebody's statements, of which there may be 50,000: found in the index of voices alone."""
        with self.store.look() as look:
            bearers = {} if is_id(named) else _bearers(look, named)
            if sum(bearers.values()) > SORTED_MAX:
                unknown = look.execute(said_by_unknown(named)).all()
                found = {id: (day, capture, start) for id, day, capture, start in unknown}
                total = sum(bearers.values()) + len(found)
                ids = _merged(look, list(bearers), newest, offset + limit, found)[offset:]
            else:
                said = said_by(named)
                ids = list(look.scalars(said.order_by(*_in_order(said, newest)).limit(limit).offset(offset)))
                counted = sa.select(sa.func.count()).select_from(said.subquery())
                if is_id(named):  # of some who say a tenth of all; it was counted ahead
                    counted = sa.select(sa.func.sum(said_count.c.statements)).where(said_count.c.actor == named)
                total = look.scalar(counted) or 0
            lines = {line.id: line for line in store.read(look, StatementLine, "id", ids)}
        return Rows(tuple(lines[id] for id in ids), total, offset)

    def statement(self, id: str) -> StatementLine:
        """Return one statement. Raises NotOnRecord."""
        with self.store.look() as look:
            return one(look, StatementLine, id, "statement")

    def named_as(self, capture: str) -> dict[str, Entity]:
        """Return whom one page names as the first speaker of each statement, by statement: what tells an office."""
        with self.store.look() as look:
            entities = {entity.id: entity for entity in store.read(look, Entity, "capture", [capture])}
            parties = store.read(look, Party, "capture", [capture])
        first = (party for party in parties if party.part == "speaker" and party.position == 0)
        return {party.statement: entities[party.entity] for party in first if party.entity in entities}

    def statements_of(self, ids: Sequence[str]) -> list[StatementLine]:
        """Return the statements of these ids, in the order they were kept; those not on record are left out."""
        with self.store.look() as look:
            return store.read(look, StatementLine, "id", ids)

    def carriers(self, utterance: str) -> Rows[StatementLine]:
        """Return every statement on record that carries one utterance. Raises NotOnRecord."""
        order = (_LINE.on_day, _LINE.capture)
        found = self._rows(StatementLine, [_LINE.utterance == utterance], order, LIMIT_MAX, 0)
        if not found.total:
            raise NotOnRecord(f"no utterance {utterance!r} on record; every statement names its own")
        return found

    def utterance(self, utterance: str) -> UtterancePage:
        """Return one utterance in all its wordings, side by side, and the sources behind them. Raises NotOnRecord."""
        found = self.carriers(utterance)
        with self.store.look() as look:
            return utterance_pages(look, {utterance: found.rows})[utterance]

    def utterances(self, utterances: Sequence[str]) -> dict[str, UtterancePage]:
        """Return some utterances whole, by id; of each at most the first hundred of its carriers."""
        with self.store.look() as look:
            lines: dict[str, list[StatementLine]] = {}
            for line in store.read(look, StatementLine, "utterance", sorted(set(utterances)), order="on_day"):
                some = lines.setdefault(line.utterance, [])
                if line.reviewed != "reject" and len(some) < _CARRIERS_SHOWN:
                    some.append(line)
            return utterance_pages(look, {id: some for id, some in lines.items() if some})

    def carried(self, utterances: Sequence[str]) -> dict[str, int]:
        """Return how many articles carry each of some utterances, reprints included."""
        articles = sa.func.count(sa.distinct(_LINE.capture))
        found: dict[str, int] = {}
        with self.store.look() as look:
            for some in store.batched(sorted(set(utterances)), 500):
                query = sa.select(_LINE.utterance, articles).where(
                    _LINE.utterance.in_(some), _LINE.reviewed != "reject"
                )
                found |= dict(look.execute(query.group_by(_LINE.utterance)).all())
        return found


def _in_order(said: sa.Select[Any], newest: bool) -> tuple[Any, ...]:
    _, day, capture, start = said.selected_columns
    return (day.desc() if newest else day, capture, start)


def _bearers(look: sa.Connection, named: str) -> dict[str, int]:
    """Return how many statements each of those has who bear a name, who says most first; at most `BEARERS_MAX`."""
    of = actor_count.c
    query = sa.select(of.actor, of.statements).where(of.actor.in_(actors_named(named)))
    return dict(look.execute(query.order_by(of.statements.desc(), of.actor).limit(BEARERS_MAX)).all())


def _merged(
    look: sa.Connection, actors: Sequence[str], newest: bool, limit: int, found: dict[str, tuple[str, str, int]]
) -> list[str]:
    """Return the first statements of some actors and of what is ``found`` besides, in one order.

    Only the first of each are read, for the index holds each one's in order. What two said together is shown once,
    though it counts for each.
    """
    for actor in actors:
        said = said_by(actor)
        for id, day, capture, start in look.execute(said.order_by(*_in_order(said, newest)).limit(limit)):
            found[id] = (day, capture, start)
    ordered = sorted(found, key=lambda id: found[id][1:])
    ordered.sort(key=lambda id: found[id][0], reverse=newest)
    return ordered[:limit]
