"""Relations over the store: what changed is compared, through an index, with what it may belong with.

In three phases. `meet` takes in captures that came, changed or went, a few at a time: it compares them with what shares
a key, and names the neighbourhoods this touches. `bundles` parts those neighbourhoods into heaps that have nothing to
do with each other. `regroup` makes one heap anew, once, however many captures touched it, and `keep` writes the
difference: so no transaction is longer than a heap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import sqlalchemy as sa

from onrecord.pipeline import Link, Pairs, Relation, weighed
from onrecord.record import popular, store
from onrecord.record.codec import codec
from onrecord.record.schema import link as link_table
from onrecord.record.schema import meeting, member, tables

CHUNK = 400  # captures taken in in one transaction: short enough that a person's correction need not wait long
HEAP = 2_000  # units made anew in one transaction, unless one neighbourhood alone has more
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Neighbourhoods to be made anew that share nothing with any other."""

    stood: frozenset[str]  # the scopes that they were
    groups: tuple[tuple[str, tuple[str, ...]], ...]  # the new scopes, each with its units
    links: tuple[tuple[Link, ...], ...]  # inside each group
    at: Mapping[str, tuple[str, str]]  # of each unit: the scope it stood in, and its capture


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What takes the place of what stood in some neighbourhoods."""

    scopes: frozenset[str]  # all that stood there, and all that stand there now
    placed: tuple[tuple[str, str, str], ...]  # unit, capture and new scope of each unit that moved
    rows: dict[type[Any], dict[Row, str]]  # by noun: a row, and its scope


@dataclass(frozen=True, slots=True)
class Met:
    """What units that came or went have changed."""

    scopes: set[str]  # to be made anew
    moved: set[str]  # captures of other units whose links changed: they became hubs of a key, or are hubs no more


def meet(connection: sa.Connection, each: Relation, captures: Sequence[str]) -> Met:
    """Compare the units of ``captures`` with what shares a key with them."""
    old = _members(connection, each, member.c.capture, captures)
    fresh = store.read(connection, each.unit, "capture", captures)
    gone = [unit for unit, _, _ in old]
    left = _ends(connection, each, gone)
    keys = {unit.id: sorted(set(each.keys(unit))) for unit in fresh}
    company = popular.Company(connection, each, gone, keys) if each.link else None
    _forget(connection, each, gone)
    names = ("relation", "key", "unit")
    # In order of the keys, as the index has them: each of its pages is then written once.
    rows = sorted((each.name, key, id) for id, some in keys.items() for key in some)
    store.insert_rows(connection, meeting, names, rows)
    scopes = {scope for _, scope, _ in old}
    if company is None:
        _place(connection, each, [(unit.id, unit.capture, keys[unit.id][0]) for unit in fresh], known=())
        return Met(scopes | {some[0] for some in keys.values()}, set())
    moved = store.read(connection, each.unit, "id", sorted(company.settle(connection)))
    left |= _ends(connection, each, [unit.id for unit in moved])
    _forget_links(connection, each, [unit.id for unit in moved])
    asked = keys | {unit.id: sorted(set(each.keys(unit))) for unit in moved}
    if each.along:
        links = _links_along(connection, each, fresh)
    else:
        links = _links(connection, each, (*fresh, *moved), company.met(connection, asked))
    linked = [(each.name, pair.a, pair.b, pair.weight) for pair in links]
    store.insert_rows(connection, link_table, ("relation", "a", "b", "weight"), linked)
    alone = [(unit.id, unit.capture, unit.id) for unit in fresh]  # until it is regrouped
    _place(connection, each, alone, known=())
    met = {end for pair in links for end in (pair.a, pair.b)} | set(asked) | left
    scopes |= {scope for _, scope, _ in _members(connection, each, member.c.unit, met)}
    return Met(scopes, {unit.capture for unit in moved})


def bundles(look: sa.Connection, each: Relation, scopes: Collection[str]) -> list[Bundle]:
    """Part what stands in ``scopes`` into bundles of `HEAP` units or a little more; writes nothing."""
    at = {unit: (scope, capture) for unit, scope, capture in _members(look, each, member.c.scope, scopes)}
    if each.link is None:
        by_scope: dict[str, list[str]] = defaultdict(list)
        for unit in sorted(at):
            by_scope[at[unit][0]].append(unit)
        named = [(scope, ids, list[Link]()) for scope, ids in by_scope.items()]
    else:
        groups, within = each.groups(at, _links_among(look, each, at))
        named = [(group[0], group, inside) for group, inside in zip(groups, within, strict=True)]
    empty = set(scopes) - {scope for scope, _ in at.values()}
    made = [_bundle(some, at, empty if n == 0 else ()) for n, some in enumerate(_heaps(named, at))]
    return made or [_bundle([], at, empty)]


def regroup(look: sa.Connection, each: Relation, bundle: Bundle) -> Regrouped:
    """Return what the relation makes of a bundle; writes nothing."""
    units = {unit.id: unit for unit in store.read(look, each.unit, "id", bundle.at)}
    rows: dict[type[Any], dict[Row, str]] = {noun: {} for noun in each.makes}
    moved: list[tuple[str, str, str]] = []
    for (scope, ids), inside in zip(bundle.groups, bundle.links, strict=True):
        moved += [(id, units[id].capture, scope) for id in ids if bundle.at[id][0] != scope]
        for noun in each.run(tuple(units[id] for id in ids), inside):
            rows[type(noun)][codec(type(noun)).encode(noun)] = scope
    return Regrouped(bundle.stood | {scope for scope, _ in bundle.groups}, tuple(moved), rows)


def keep(connection: sa.Connection, each: Relation, made: Regrouped) -> dict[type[Any], list[Row]]:
    """Put what was made in the place of what stood; return, by noun, the rows that went and those that came."""
    _place(connection, each, made.placed, known=[unit for unit, _, _ in made.placed])
    return {noun: _replace_rows(connection, noun, made.scopes, rows) for noun, rows in made.rows.items()}


def column(noun: type[Any], name: str, rows: Iterable[Row]) -> set[str]:
    """Return what stands in a column of a noun's rows; nothing where the noun has no such column."""
    columns = codec(noun).columns
    return {row[columns.index(name)] for row in rows} if name in columns else set()


def reset(connection: sa.Connection, each: Relation) -> None:
    """Forget all that a relation made and remembers, so that it can be made anew."""
    for table in (meeting, link_table, member):
        connection.execute(sa.delete(table).where(table.c.relation == each.name))
    for noun in each.makes:
        connection.execute(sa.delete(tables[noun]))


# --- inside ------------------------------------------------------------------------------------

_Named = tuple[str, list[str], list[Link]]  # a new scope, its units, and the links inside it


def _heaps(named: Sequence[_Named], at: Mapping[str, tuple[str, str]]) -> Iterator[list[_Named]]:
    """Yield groups in heaps; those that stood in one scope lie in one heap, for its rows are replaced together."""
    root = {scope: scope for scope, _ in at.values()}

    def find(of: str) -> str:
        while root[of] != of:
            root[of] = root[root[of]]
            of = root[of]
        return of

    for _, ids, _ in named:
        for id in ids[1:]:
            root[find(at[id][0])] = find(at[ids[0]][0])
    together: dict[str, list[_Named]] = defaultdict(list)
    for each in named:
        together[find(at[each[1][0]][0])].append(each)
    heap, units = list[_Named](), 0
    for some in together.values():
        heap += some
        units += sum(len(ids) for _, ids, _ in some)
        if units >= HEAP:
            yield heap
            heap, units = [], 0
    if heap:
        yield heap


def _bundle(named: Sequence[_Named], at: Mapping[str, tuple[str, str]], empty: Iterable[str]) -> Bundle:
    here = {id: at[id] for _, ids, _ in named for id in ids}
    return Bundle(
        frozenset(scope for scope, _ in here.values()) | frozenset(empty),
        tuple((scope, tuple(ids)) for scope, ids, _ in named),
        tuple(tuple(inside) for _, _, inside in named),
        here,
    )


def _links(
    connection: sa.Connection, each: Relation, fresh: Sequence[Any], met: Mapping[str, Collection[str]]
) -> list[Link]:
    """Return the links of fresh units with those that each has met."""
    new = {unit.id: unit for unit in fresh}
    others = {id for some in met.values() for id in some} - new.keys()
    known = new | {unit.id: unit for unit in store.read(connection, each.unit, "id", sorted(others))}
    ids = sorted(known)
    place = {id: n for n, id in enumerate(ids)}
    # What has just gone still stands in the index until its own capture is taken in: it is nothing to compare with.
    placed = {place[id]: [place[other] for other in some if other in place] for id, some in met.items()}
    return weighed(each, [known[id] for id in ids], _pairs(placed, len(ids)))


def _links_along(connection: sa.Connection, each: Relation, fresh: Sequence[Any]) -> list[Link]:
    """Return the links of fresh units with all units that another relation linked them with."""
    assert each.along is not None
    new = {unit.id: unit for unit in fresh}
    linked = _links_among(connection, each.along, new)
    ends = {end for pair in linked for end in (pair.a, pair.b)} - new.keys()
    known = new | {unit.id: unit for unit in store.read(connection, each.unit, "id", ends)}
    ids = sorted(known)
    place = {id: n for n, id in enumerate(ids)}
    pairs = [(place[pair.a], place[pair.b]) for pair in linked if pair.a in place and pair.b in place]
    return weighed(each, [known[id] for id in ids], np.array(pairs, np.int64).reshape(-1, 2))


def _pairs(met: Mapping[int, Sequence[int]], count: int) -> Pairs:
    """Return each unit paired with all that it met, each pair once, the lesser first; units count to ``count``."""
    one = np.repeat(np.array(list(met), np.int64), [len(some) for some in met.values()])
    other = np.fromiter(chain.from_iterable(met.values()), np.int64, len(one))
    both = np.unique(np.minimum(one, other) * count + np.maximum(one, other))
    return np.stack([both // max(count, 1), both % max(count, 1)], axis=1)


def _links_among(connection: sa.Connection, each: Relation, units: Iterable[str]) -> list[Link]:
    """Return the links inside ``units``, whole neighbourhoods; of a relation ``around``, all that they have."""
    found: set[tuple[str, str, float]] = set()
    of_it = link_table.c.relation == each.name
    for some in store.batched(sorted(units), 2_000):
        for end in (link_table.c.a, link_table.c.b)[: 2 if each.around else 1]:
            query = sa.select(link_table.c.a, link_table.c.b, link_table.c.weight)
            found.update(
                (a, b, weight) for a, b, weight in connection.execute(query.where(of_it, store.among(end, some))).all()
            )
    return [Link(*row) for row in sorted(found)]


def _replace_rows(connection: sa.Connection, noun: type[Any], scopes: Iterable[str], rows: dict[Row, str]) -> list[Row]:
    """Write only the difference, and return it: most of a large neighbourhood stands as it was."""
    table, coded = tables[noun], codec(noun)
    wanted = {(scope, *row) for row, scope in rows.items()}
    gone, fresh = store.replace_rows(connection, table, "scope", scopes, ("scope", *coded.columns), wanted)
    return [row[1:] for row in (*gone, *fresh)]


def _members(
    connection: sa.Connection, each: Relation, column: sa.Column[Any], among: Iterable[str]
) -> list[tuple[str, str, str]]:
    """Return ``(unit, scope, capture)`` of the relation's members whose ``column`` holds one of ``among``."""
    found: list[tuple[str, str, str]] = []
    for some in store.batched(among, 2_000):
        query = sa.select(member.c.unit, member.c.scope, member.c.capture)
        query = query.where(member.c.relation == each.name, store.among(column, some))
        found += [(unit, scope, capture) for unit, scope, capture in connection.execute(query).all()]
    return found


def _place(
    connection: sa.Connection, each: Relation, placed: Sequence[tuple[str, str, str]], *, known: Iterable[str]
) -> None:
    """Note the scope of each unit: ``(unit, capture, scope)``; ``known`` are those that had one before."""
    for some in store.batched(known, 2_000):
        connection.execute(sa.delete(member).where(member.c.relation == each.name, store.among(member.c.unit, some)))
    names = ("relation", "unit", "capture", "scope")
    store.insert_rows(connection, member, names, [(each.name, *place) for place in placed])


def _ends(connection: sa.Connection, each: Relation, units: Sequence[str]) -> set[str]:
    """Return the units at both ends of the links of ``units``, where a relation looks at what is round each."""
    if not each.around:
        return set()
    return {end for pair in _links_among(connection, each, units) for end in (pair.a, pair.b)}


def _forget(connection: sa.Connection, each: Relation, units: Sequence[str]) -> None:
    for some in store.batched(units, 2_000):
        for table in (meeting, member):
            connection.execute(sa.delete(table).where(table.c.relation == each.name, store.among(table.c.unit, some)))
    _forget_links(connection, each, units)


def _forget_links(connection: sa.Connection, each: Relation, units: Sequence[str]) -> None:
    for some in store.batched(units, 2_000):
        for end in (link_table.c.a, link_table.c.b):
            connection.execute(sa.delete(link_table).where(link_table.c.relation == each.name, store.among(end, some)))
