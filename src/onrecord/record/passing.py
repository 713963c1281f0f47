"""Statements that pass a filter, the newest first, as many as are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.record.answers import StatementLine, Voice
from onrecord.record.filters import (
    PARTS,
    StatementFilter,
    actors_named,
    between,
    conditions_of_each,
    is_id,
)
from onrecord.record.matches import Passing
from onrecord.record.schema import tables

#: Columns by whose index statements are found, the narrowest first; where none is asked for, by that of days.
LEADING = ("capture", "reviewed", "story", "outlet", "negated", "form")
_IN_ORDER = {"story", "outlet", "negated", "form"}  # whose index holds the newest last
APART_MAX = 20  # bearers of a name each of whom is asked for; what more of them say is sorted

_LINE, _VOICE = (tables[noun].c for noun in (StatementLine, Voice))
_NEWEST = (_LINE.on_day.desc(), _LINE.capture, _LINE.start)


def passing(look: sa.Connection, where: StatementFilter, limit: int) -> Passing:
    """Return the rows of statements that pass a filter, the newest first, of at most ``limit`` looked at.

    Of somebody's statements, those in which they have a part are looked at; else as many as pass are returned.
    """
    for part in PARTS:
        if named := where.get(part):
            return _of_voices(look, part, str(named), where, limit)
    rows = look.scalars(_lines(where).limit(limit)).all()
    return Passing(rows, len(rows) < limit)


def _lines(where: StatementFilter) -> sa.Select[Any]:
    lead = next((name for name in LEADING if where.get(name)), "")
    if not lead and where.get("published_until"):
        # Sorted in the order in which most of it is in its place: the other way round it takes three times as long.
        some = sa.select(_LINE.row, _LINE.on_day, _LINE.capture, _LINE.start)
        some = some.where(*conditions_of_each(where, leading=("published",)))
        kept = some.order_by(_LINE.published.desc()).limit(-1).subquery().c
        return sa.select(kept.row).order_by(kept.on_day.desc(), kept.capture, kept.start)
    leading = (lead, "on_day") if not lead or lead in _IN_ORDER else (lead,)
    return sa.select(_LINE.row).where(*conditions_of_each(where, leading=leading)).order_by(*_NEWEST)


def _of_voices(look: sa.Connection, part: str, named: str, where: StatementFilter, limit: int) -> Passing:
    """Return what passes of the newest statements in which somebody has a part: read in the index of voices."""
    said = [_VOICE.part == part, *between(_VOICE.on_day, where.get("since", ""), where.get("until", ""))]
    said += [_VOICE.outlet == where["outlet"]] if where.get("outlet") else []
    said.append(_VOICE.reviewed == where["reviewed"] if "reviewed" in where else _VOICE.reviewed != "reject")
    voices = sa.select(_VOICE.statement, _VOICE.on_day, _VOICE.capture, _VOICE.start).where(*said)
    voices = voices.order_by(_VOICE.on_day.desc(), _VOICE.capture, _VOICE.start).limit(limit)
    some = [voice for whose in _whose(look, named) for voice in look.execute(voices.where(*whose)).all()]
    newest = _newest_first(some)[:limit]
    rest: Any = {name: value for name, value in where.items() if name != part}
    rows = _that_pass(look, rest, list(dict.fromkeys(voice.statement for voice in newest)))
    return Passing(rows, len(newest) < limit)


def _whose(look: sa.Connection, named: str) -> list[list[sa.ColumnElement[bool]]]:
    """Return what a voice of this id, or with these words in its name, meets: one of these.

    One by one and not joined by "or", which would look at every part in every statement; and the index of voices holds
    each one's in order.
    """
    if is_id(named):
        return [[_VOICE.actor == named]]
    actors = list(look.scalars(actors_named(named)))
    known = [[_VOICE.actor == actor] for actor in actors] if len(actors) <= APART_MAX else [[_VOICE.actor.in_(actors)]]
    return [*known, [_VOICE.actor == "", _VOICE.name.icontains(named, autoescape=True)]]


def _newest_first(voices: Iterable[Any]) -> list[Any]:
    in_place = sorted(voices, key=lambda voice: (voice.capture, voice.start))
    return sorted(in_place, key=lambda voice: str(voice.on_day), reverse=True)


def _that_pass(look: sa.Connection, where: StatementFilter, statements: Sequence[str]) -> list[int]:
    """Return the rows of those of some statements that pass a filter, in the order given."""
    given = sa.func.json_each(json.dumps(statements)).table_valued("value", name="given")
    row = sa.select(_LINE.row).where(_LINE.id == given.c.value, *conditions_of_each(where)).scalar_subquery()
    return [row for row in look.scalars(sa.select(row).select_from(given)).all() if row is not None]
