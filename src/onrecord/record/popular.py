"""Keys that very many units share: each unit meets their hubs alone, and who is a hub changes as units come and go.

The hubs of a key are the units of least id among those that have it, so many as its relation says. As ids are hashes,
an order of arrival decides nothing, and one that comes to a key of n units becomes a hub once in n.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa

from onrecord.pipeline import Relation
from onrecord.record import store
from onrecord.record.schema import meeting


class Company:
    """Who has each key of units that are about to go or to come: looked up before that, and known after it.

    Of a relation with hubs no more than one beyond the hubs are looked up: how many more there are costs nothing.
    """

    def __init__(
        self, connection: sa.Connection, each: Relation, gone: Sequence[str], coming: Mapping[str, Sequence[str]]
    ) -> None:
        self._each = each
        self._gone = gone
        self._changing = {*gone, *coming}
        self._came: dict[str, list[str]] = {}
        for unit in sorted(coming):
            for key in coming[unit]:
                self._came.setdefault(key, []).append(unit)
        self._before = least(connection, each, {*self._came, *_keys(connection, each, gone)})
        self._now: dict[str, list[str]] = {}

    def settle(self, connection: sa.Connection) -> set[str]:
        """Take note that units came and went; return the other units that became hubs, or are hubs no more."""
        if self._gone:
            self._now = least(connection, self._each, {*self._before, *self._came})
        else:
            most = self._each.hubs + 1 if self._each.hubs else None
            self._now = self._before | self._came
            for key in self._before.keys() & self._came.keys():
                self._now[key] = sorted({*self._before[key], *self._came[key]})[:most]
        return self._turned() - self._changing if self._each.hubs else set()

    def _turned(self) -> set[str]:
        """Return the units that were hubs of a key and are none, or are and were none; of those that came not all."""
        turned: set[str] = set()
        for key, units in self._before.items():  # a key that nobody had is new to its hubs, who came just now
            was, now = units[: self._each.hubs], self._now.get(key, [])[: self._each.hubs]
            if was != now:
                turned.update(set(was).symmetric_difference(now))
        return turned

    def met(self, connection: sa.Connection, keys: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
        """Return the units that each of some meets by its keys, itself left out."""
        unknown = {key for some in keys.values() for key in some} - self._now.keys()
        now = self._now | least(connection, self._each, unknown)
        shared, hubs = {key: units for key, units in now.items() if len(units) > 1}, self._each.hubs
        found = {unit: [key for key in some if key in shared] for unit, some in keys.items()}
        popular = {key: set(units[:hubs]) for key, units in shared.items() if 0 < hubs < len(units)}
        leads = {key for unit, some in found.items() for key in some if unit in popular.get(key, ())}
        whole = sharers(connection, self._each, leads)

        def with_whom(unit: str, key: str) -> Collection[str]:
            if key not in popular:
                return shared[key]
            return whole[key] if unit in popular[key] else popular[key]

        return {
            unit: set().union(*(with_whom(unit, key) for key in some)) - {unit} for unit, some in found.items() if some
        }


def least(connection: sa.Connection, each: Relation, keys: Collection[str]) -> dict[str, list[str]]:
    """Return the units of least id that have each of ``keys``, in order: one more than hubs, all without hubs."""
    return store.least_units(connection, each.name, keys, each.hubs + 1 if each.hubs else -1)


def sharers(connection: sa.Connection, each: Relation, keys: Collection[str]) -> dict[str, list[str]]:
    """Return all units that have each of ``keys``."""
    return store.least_units(connection, each.name, keys, -1)


def _keys(connection: sa.Connection, each: Relation, units: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in store.batched(units, 500):
        query = sa.select(meeting.c.key).where(meeting.c.relation == each.name, store.among(meeting.c.unit, some))
        found.update(connection.scalars(query))
    return found
