"""Pages that end the process which reads them: told apart, tried a few times, and then told as failed.

Before a few captures are read their ids are noted. Who finds such a note when it begins knows that a run has died over
one of them; they are read one by one from then on. One that is noted alone for the third time is the one: it is not
read again until a refresh asks for what failed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from onrecord.record import store

_READING, _SUSPECTED = "reading", "suspected"  # notes about the record: ids of captures
TRIES = 3
DIED = "the process that read it died, several times: out of memory, or a crash in a library"


def culprits(change: sa.Connection) -> list[str]:
    """Return the capture over which so many runs have died, if there is one; note those over which one may have."""
    left = _ids(change, _READING)
    deaths = [*_ids(change, _SUSPECTED), *left]
    _note(change, _SUSPECTED, deaths)
    _note(change, _READING, [])
    return [each for each in left if len(left) == 1 and deaths.count(each) >= TRIES]


def suspected(look: sa.Connection, captures: Collection[str]) -> list[str]:
    """Return those of ``captures`` that have to be read alone."""
    return [each for each in dict.fromkeys(_ids(look, _SUSPECTED)) if each in captures]


def begin(change: sa.Connection, captures: Sequence[str]) -> None:
    """Note that ``captures`` are being read."""
    _note(change, _READING, captures)


def end(change: sa.Connection, captures: Collection[str]) -> None:
    """Note that ``captures`` were read, or that the reading was given up: nobody died over them."""
    _note(change, _READING, [])
    if suspects := _ids(change, _SUSPECTED):
        _note(change, _SUSPECTED, [each for each in suspects if each not in captures])


def _ids(look: sa.Connection, name: str) -> list[str]:
    return store.get_meta(look, name).split()


def _note(change: sa.Connection, name: str, captures: Sequence[str]) -> None:
    store.set_meta(change, name, " ".join(captures))
