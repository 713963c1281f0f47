"""Relations over the store: what changed is compared, through an index, with what it may belong with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.pipeline import Link, Relation, grouped
from onrecord.record import store
from onrecord.record.codec import codec
from onrecord.record.schema import link as link_table
from onrecord.record.schema import meeting, member, tables

CHUNK = 400  # captures related in one transaction: short enough that a person's correction need not wait long


def relate(connection: sa.Connection, each: Relation, captures: Sequence[str]) -> set[str]:
    """Bring a relation up to date for ``captures`` that came, changed or went; return the captures it now sees anew."""
    old = _members(connection, each, member.c.capture, captures)
    fresh = store.read(connection, each.unit, "capture", captures)
    _forget(connection, each, [unit for unit, _ in old])
    store.insert_rows(
        connection,
        meeting,
        ("relation", "key", "unit"),
        [(each.name, key, unit.id) for unit in fresh for key in sorted(set(each.keys(unit)))],
    )
    scopes = {scope for _, scope in old}
    if each.link is None:
        return _regroup_by_key(connection, each, fresh, scopes)
    return _regroup_by_link(connection, each, fresh, scopes)


def reset(connection: sa.Connection, each: Relation) -> None:
    """Forget all that a relation made and remembers, so that it can be made anew."""
    for table in (meeting, link_table, member):
        connection.execute(sa.delete(table).where(table.c.relation == each.name))
    for noun in each.makes:
        connection.execute(sa.delete(tables[noun]))


def _regroup_by_key(connection: sa.Connection, each: Relation, fresh: Sequence[Any], scopes: set[str]) -> set[str]:
    key_of = {unit.id: next(iter(each.keys(unit))) for unit in fresh}
    _join(connection, each, [(unit, key_of[unit.id]) for unit in fresh])
    scopes = scopes | set(key_of.values())
    groups: dict[str, list[str]] = {scope: [] for scope in scopes}
    for unit, scope in _members(connection, each, member.c.scope, scopes):
        groups[scope].append(unit)
    return _replace(connection, each, scopes, [(scope, sorted(ids), []) for scope, ids in groups.items() if ids])


def _regroup_by_link(connection: sa.Connection, each: Relation, fresh: Sequence[Any], scopes: set[str]) -> set[str]:
    found = _links(connection, each, fresh)
    store.insert_rows(
        connection,
        link_table,
        ("relation", "a", "b", "weight"),
        [(each.name, pair.a, pair.b, pair.weight) for pair in found],
    )
    new = {unit.id for unit in fresh}
    met = {end for pair in found for end in (pair.a, pair.b)} - new
    scopes = scopes | {scope for _, scope in _members(connection, each, member.c.unit, met)}
    touched = {unit for unit, _ in _members(connection, each, member.c.scope, scopes)} | new
    groups, within = grouped(touched, _links_among(connection, each, touched))
    capture_of = {unit.id: unit for unit in fresh}
    others = store.read(connection, each.unit, "id", touched - new)
    _join(
        connection,
        each,
        [({**capture_of, **{unit.id: unit for unit in others}}[i], group[0]) for group in groups for i in group],
    )
    named = [(group[0], group, inside) for group, inside in zip(groups, within, strict=True)]
    return _replace(connection, each, scopes | {scope for scope, _, _ in named}, named)


def _links(connection: sa.Connection, each: Relation, fresh: Sequence[Any]) -> list[Link]:
    """Return the links of fresh units with all units that share a key with them."""
    assert each.link is not None
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
    weighed = (Link(a, b, each.link(units[a], units[b])) for a, b in sorted(pairs))
    return [pair for pair in weighed if pair.weight > 0]


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


def _replace(
    connection: sa.Connection,
    each: Relation,
    scopes: set[str],
    groups: Sequence[tuple[str, Sequence[str], Sequence[Link]]],
) -> set[str]:
    """Put what the relation makes of ``groups`` where ``scopes`` stood; return the captures touched."""
    wanted = {i for _, ids, _ in groups for i in ids}
    units = {unit.id: unit for unit in store.read(connection, each.unit, "id", wanted)}
    made: dict[type[Any], dict[tuple[Any, ...], Any]] = {noun: {} for noun in each.makes}
    for scope, ids, within in groups:
        for noun in each.run(tuple(units[i] for i in ids), within):
            made[type(noun)][scope, *codec(type(noun)).encode(noun)] = (scope, noun)
    touched: set[str] = set()
    for noun, rows in made.items():
        touched |= _replace_rows(connection, noun, scopes, rows)
    return touched


def _replace_rows(
    connection: sa.Connection, noun: type[Any], scopes: set[str], rows: dict[tuple[Any, ...], Any]
) -> set[str]:
    """Write only the difference: most of a large neighbourhood stands as it was."""
    table, coded = tables[noun], codec(noun)
    kept: set[tuple[Any, ...]] = set()
    gone: list[int] = []
    touched: set[str] = set()
    at = coded.columns.index("capture") if "capture" in coded.columns else None
    wanted = [table.c.row, table.c.scope, *(table.c[name] for name in coded.columns)]
    for some in store.batched(sorted(scopes), 500):
        for place, *row in connection.execute(sa.select(*wanted).where(table.c.scope.in_(some))):
            if tuple(row) in rows:
                kept.add(tuple(row))
            else:
                gone.append(place)
                touched |= {row[at + 1]} if at is not None else set()
    for few in store.batched(gone, 500):
        connection.execute(sa.delete(table).where(table.c.row.in_(few)))
    fresh = [row for row in rows if row not in kept]
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


def _join(connection: sa.Connection, each: Relation, placed: Sequence[tuple[Any, str]]) -> None:
    for some in store.batched([unit.id for unit, _ in placed], 500):
        connection.execute(sa.delete(member).where(member.c.relation == each.name, member.c.unit.in_(some)))
    store.insert_rows(
        connection,
        member,
        ("relation", "unit", "capture", "scope"),
        [(each.name, unit.id, unit.capture, scope) for unit, scope in placed],
    )


def _forget(connection: sa.Connection, each: Relation, units: Sequence[str]) -> None:
    for some in store.batched(units, 500):
        for table, column in ((meeting, "unit"), (member, "unit"), (link_table, "a"), (link_table, "b")):
            connection.execute(sa.delete(table).where(table.c.relation == each.name, table.c[column].in_(some)))
