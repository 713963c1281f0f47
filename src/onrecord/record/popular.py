"""Keys that very many units share: each unit meets their hubs alone, and who is a hub changes as units come and go.

The hubs of a key are the units of least id among those that have it, so many as its relation says. As ids are hashes,
an order of arrival decides nothing, and one that comes to a key of n units becomes a hub once in n.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

import sqlalchemy as sa

from onrecord.pipeline import Relation
from onrecord.record import store
from onrecord.record.schema import meeting


class Hubs:
    """The hubs of the keys of units that are about to go or to come, to be looked up before that and after."""

    def __init__(
        self, connection: sa.Connection, each: Relation, gone: Sequence[str], coming: Mapping[str, Sequence[str]]
    ) -> None:
        came = Counter(key for some in coming.values() for key in some)
        held = _counts(connection, each, {*came, *_keys(connection, each, gone)})
        self._each = each
        self._changing = {*gone, *coming}
        self._keys = [key for key, count in held.items() if count + came[key] > each.hubs]
        self._before = _first(connection, each, self._keys)

    def moved(self, connection: sa.Connection) -> set[str]:
        """Return the units, but those that came or went, which have become hubs since or are hubs no more."""
        after = _first(connection, self._each, self._keys)
        changed = {unit for key in self._keys for unit in set(self._before[key]).symmetric_difference(after[key])}
        return changed - self._changing


def hubs(connection: sa.Connection, each: Relation, keys: Collection[str]) -> dict[str, list[str]]:
    """Return the hubs of those of ``keys`` that have more units than hubs."""
    held = _counts(connection, each, keys)
    return _first(connection, each, [key for key, count in held.items() if count > each.hubs])


def _counts(connection: sa.Connection, each: Relation, keys: Collection[str]) -> dict[str, int]:
    """Return how many units have each of ``keys``; keys that nobody has are left out."""
    found: dict[str, int] = {}
    for some in store.batched(sorted(keys), 500):
        query = sa.select(meeting.c.key, sa.func.count()).where(meeting.c.relation == each.name)
        query = query.where(meeting.c.key.in_(some)).group_by(meeting.c.key)
        found.update((key, count) for key, count in connection.execute(query))
    return found


def _keys(connection: sa.Connection, each: Relation, units: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in store.batched(units, 500):
        query = sa.select(meeting.c.key).where(meeting.c.relation == each.name, meeting.c.unit.in_(some))
        found.update(connection.scalars(query))
    return found


def _first(connection: sa.Connection, each: Relation, keys: Iterable[str]) -> dict[str, list[str]]:
    """Return the units of least id that have each of ``keys``."""
    query = sa.select(meeting.c.unit).where(meeting.c.relation == each.name, meeting.c.key == sa.bindparam("of"))
    query = query.order_by(meeting.c.unit).limit(each.hubs)
    return {key: list(connection.scalars(query, {"of": key})) for key in keys}
