"""Relations over the store: what changed is compared, through an index, with what it may belong with.

In two phases. `meet` takes in captures that came, changed or went, a few at a time: it compares them with what shares
a key, and names the neighbourhoods this touches. `regroup` then makes those neighbourhoods anew, once, however many
captures touched them, and `keep` writes the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sqlalchemy as sa

from onrecord.pipeline import Link, Relation, grouped, weighed
from onrecord.record import store
from onrecord.record.codec import codec
from onrecord.record.schema import link as link_table
from onrecord.record.schema import meeting, member, tables

CHUNK = 400  # captures taken in in one transaction: short enough that a person's correction need not wait long
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What takes the place of what stood in some neighbourhoods."""

    scopes: frozenset[str]  # all that stood there, and all that stand there now
    placed: tuple[tuple[str, str, str], ...]  # unit, capture and new scope of each unit that moved
    rows: dict[type[Any], dict[Row, str]]  # by noun: a row, and its scope


def meet(connection: sa.Connection, each: Relation, captures: Sequence[str]) -> set[str]:
    """Compare the units of ``captures`` with what shares a key with them; return the scopes to make anew."""
    old = _members(connection, each, member.c.capture, captures)
    fresh = store.read(connection, each.unit, "capture", captures)
    _forget(connection, each, [unit for unit, _ in old])
    keys = {unit.id: sorted(set(each.keys(unit))) for unit in fresh}
    names = ("relation", "key", "unit")
    store.insert_rows(connection, meeting, names, [(each.name, key, id) for id, some in keys.items() for key in some])
    scopes = {scope for _, scope in old}
    if each.link is None:
        _place(connection, each, [(unit.id, unit.capture, keys[unit.id][0]) for unit in fresh])
        return scopes | {some[0] for some in keys.values()}
    links = _links(connection, each, fresh)
    rows = [(each.name, pair.a, pair.b, pair.weight) for pair in links]
    store.insert_rows(connection, link_table, ("relation", "a", "b", "weight"), rows)
    _place(connection, each, [(unit.id, unit.capture, unit.id) for unit in fresh])  # alone, until it is regrouped
    met = {end for pair in links for end in (pair.a, pair.b)} | set(keys)
    return scopes | {scope for _, scope in _members(connection, each, member.c.unit, met)}


def regroup(look: sa.Connection, each: Relation, scopes: Iterable[str]) -> Regrouped:
    """Return what the relation makes of the units of ``scopes``; writes nothing."""
    stood = set(scopes)
    at = dict(_members(look, each, member.c.scope, stood))
    if each.link is None:
        by_scope: dict[str, list[str]] = {}
        for unit, scope in sorted(at.items()):
            by_scope.setdefault(scope, []).append(unit)
        named = [(scope, ids, list[Link]()) for scope, ids in by_scope.items()]
    else:
        groups, within = grouped(at, _links_among(look, each, at))
        named = [(group[0], group, inside) for group, inside in zip(groups, within, strict=True)]
    units = {unit.id: unit for unit in store.read(look, each.unit, "id", at)}
    rows: dict[type[Any], dict[Row, str]] = {noun: {} for noun in each.makes}
    moved: list[tuple[str, str, str]] = []
    for scope, ids, inside in named:
        moved += [(id, units[id].capture, scope) for id in ids if at[id] != scope]
        for noun in each.run(tuple(units[id] for id in ids), inside):
            rows[type(noun)][codec(type(noun)).encode(noun)] = scope
    return Regrouped(frozenset(stood | {scope for scope, _, _ in named}), tuple(moved), rows)


def keep(connection: sa.Connection, each: Relation, made: Regrouped) -> set[str]:
    """Put what was made in the place of what stood; return the captures for which something changed."""
    _place(connection, each, made.placed)
    touched: set[str] = set()
    for noun, rows in made.rows.items():
        touched |= _replace_rows(connection, noun, made.scopes, rows)
    return touched


def reset(connection: sa.Connection, each: Relation) -> None:
    """Forget all that a relation made and remembers, so that it can be made anew."""
    for table in (meeting, link_table, member):
        connection.execute(sa.delete(table).where(table.c.relation == each.name))
    for noun in each.makes:
        connection.execute(sa.delete(tables[noun]))


def _links(connection: sa.Connection, each: Relation, fresh: Sequence[Any]) -> list[Link]:
    """Return the links of fresh units with all units that share a key with them."""
    new = {unit.id: unit for unit in fresh}
    one, other = meeting.alias(), meeting.alias()
    pairs: set[tuple[str, str]] = set()
    for some in store.batched(new, 500):
        query = (
            sa.select(one.c.unit, other.c.unit)
            .join(other, sa.and_(other.c.relation == one.c.relation, other.c.key == one.c.key))
            .where(one.c.relation == each.name, one.c.unit.in_(some), other.c.unit != one.c.unit)
        )
        pairs |= {(a, b) if a < b else (b, a) for a, b in connection.execute(query)}
    missing = {end for pair in pairs for end in pair} - new.keys()
    units = new | {unit.id: unit for unit in store.read(connection, each.unit, "id", missing)}
    ordered = [units[id] for id in sorted(units)]
    place = {unit.id: n for n, unit in enumerate(ordered)}
    return weighed(each, ordered, np.array([(place[a], place[b]) for a, b in sorted(pairs)], np.int64).reshape(-1, 2))


def _links_among(connection: sa.Connection, each: Relation, units: Iterable[str]) -> list[Link]:
    found: list[Link] = []
    for some in store.batched(sorted(units), 500):
        query = (
            sa.select(link_table.c.a, link_table.c.b, link_table.c.weight)
            .where(link_table.c.relation == each.name, link_table.c.a.in_(some))
            .order_by(link_table.c.a, link_table.c.b)
        )
        found += [Link(*row) for row in connection.execute(query)]
    return found


def _replace_rows(connection: sa.Connection, noun: type[Any], scopes: Iterable[str], rows: dict[Row, str]) -> set[str]:
    """Write only the difference: most of a large neighbourhood stands as it was."""
    table, coded = tables[noun], codec(noun)
    at = coded.columns.index("capture") if "capture" in coded.columns else None
    kept: set[Row] = set()
    gone: list[int] = []
    touched: set[str] = set()
    wanted = [table.c.row, table.c.scope, *(table.c[name] for name in coded.columns)]
    for some in store.batched(sorted(scopes), 500):
        for place, scope, *row in connection.execute(sa.select(*wanted).where(table.c.scope.in_(some))):
            if rows.get(tuple(row)) == scope:
                kept.add(tuple(row))
            else:
                gone.append(place)
                touched |= {row[at]} if at is not None else set()
    for few in store.batched(gone, 500):
        connection.execute(sa.delete(table).where(table.c.row.in_(few)))
    fresh = [(scope, *row) for row, scope in rows.items() if row not in kept]
    store.insert_rows(connection, table, ("scope", *coded.columns), fresh)
    return touched | ({row[at + 1] for row in fresh} if at is not None else set())


def _members(
    connection: sa.Connection, each: Relation, column: sa.Column[Any], among: Iterable[str]
) -> list[tuple[str, str]]:
    """Return ``(unit, scope)`` of the relation's members whose ``column`` holds one of ``among``."""
    found: list[tuple[str, str]] = []
    for some in store.batched(among, 500):
        query = sa.select(member.c.unit, member.c.scope).where(member.c.relation == each.name, column.in_(some))
        found += [(unit, scope) for unit, scope in connection.execute(query)]
    return found


def _place(connection: sa.Connection, each: Relation, placed: Sequence[tuple[str, str, str]]) -> None:
    """Note the scope of each unit: ``(unit, capture, scope)``."""
    for some in store.batched([unit for unit, _, _ in placed], 500):
        connection.execute(sa.delete(member).where(member.c.relation == each.name, member.c.unit.in_(some)))
    names = ("relation", "unit", "capture", "scope")
    store.insert_rows(connection, member, names, [(each.name, *place) for place in placed])


def _forget(connection: sa.Connection, each: Relation, units: Sequence[str]) -> None:
    for some in store.batched(units, 500):
        for table, column in ((meeting, "unit"), (member, "unit"), (link_table, "a"), (link_table, "b")):
            connection.execute(sa.delete(table).where(table.c.relation == each.name, table.c[column].in_(some)))
