"""Tips on record: what outside readers told, appended to a ledger and given to the steps as any other noun.

The ledger is the truth: one line for each time that a reader was asked about a page, with all that it told then. A
later asking of the same reader about the same page takes the place of the earlier; a withdrawal takes back all that a
reader told. The table holds what stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.model import Capture, Tip, TipKind, address
from onrecord.outside.told import Told
from onrecord.record import store
from onrecord.record.ledger import Ledger, Line
from onrecord.record.schema import tables
from onrecord.record.store import Store

_TAKEN = "tips:taken"  # note of how many bytes of the ledger the database knows
_CHUNK = 100  # lines taken in within one transaction


def asking(capture: str, reader: str, asked: str, told: Sequence[Told]) -> Line:
    """Return the line that keeps what ``reader`` told about a page; nothing told is told, too."""
    each = [
        {"kind": t.kind.value, "words": list(t.words), "speaker": t.speaker, "cue": t.cue, "near": t.near} for t in told
    ]
    return {"capture": capture, "reader": reader, "asked": asked, "told": each}


def withdrawal(reader: str, asked: str) -> Line:
    """Return the line that takes back all that ``reader`` told before."""
    return {"withdrawn": reader, "asked": asked}


def by_capture(connection: sa.Connection, captures: Iterable[str]) -> dict[str, tuple[Tip, ...]]:
    """Return the tips that stand about each of ``captures``, in order of reader and of telling."""
    found: dict[str, list[Tip]] = defaultdict(list)
    for tip in store.read(connection, Tip, "capture", captures):
        found[tip.capture].append(tip)
    return {of: tuple(sorted(some, key=lambda tip: (tip.reader, tip.position, tip.id))) for of, some in found.items()}


def asked_about(connection: sa.Connection, reader: str) -> set[str]:
    """Return the captures about which ``reader`` was asked."""
    table = tables[Tip].c
    return set(connection.scalars(sa.select(table.capture).where(table.reader == reader).distinct()))


def readers(connection: sa.Connection) -> list[str]:
    """Return the readers whose tips stand."""
    return list(connection.scalars(sa.select(tables[Tip].c.reader).distinct().order_by(tables[Tip].c.reader)))


def take_in(into: Store, ledger: Ledger) -> None:
    """Bring the table up to date with the ledger, and queue the captures that are concerned."""
    with into.look() as look:
        taken = int(store.get_meta(look, _TAKEN) or 0)
    if ledger.size() < taken:  # an older copy of the ledger was put back: what it holds is taken in once more
        taken = 0
    for some in store.batched(ledger.since(taken), _CHUNK):
        with into.change() as change:
            for line, _ in some:
                _apply(change, line)
            store.set_meta(change, _TAKEN, str(some[-1][1]))


def _apply(change: sa.Connection, line: Line) -> None:
    """Apply one line; one that a hand or a disk has spoiled is applied as far as it can be."""
    table = tables[Tip]
    capture, reader, withdrawn = (_words(line.get(name)) for name in ("capture", "reader", "withdrawn"))
    if withdrawn:
        captures = asked_about(change, withdrawn)
        change.execute(sa.delete(table).where(table.c.reader == withdrawn))
    elif capture and reader:
        captures = {capture}
        change.execute(sa.delete(table).where(table.c.capture == capture, table.c.reader == reader))
        store.insert(change, _tips(capture, reader, line))
    else:
        return
    known = tables[Capture].c.id
    store.queue(change, "steps", store.values(change, known, known, captures))


def _tips(capture: str, reader: str, line: Line) -> list[Tip]:
    told = [each for each in _list(line.get("told")) if isinstance(each, dict)] or [{}]
    return [_tip(capture, reader, _words(line.get("asked")), n, each) for n, each in enumerate(told)]


def _tip(capture: str, reader: str, asked: str, position: int, told: Line) -> Tip:
    kind = TipKind(told["kind"]) if told.get("kind") in list(TipKind) else TipKind.NOTHING
    words = tuple(_words(part) for part in _list(told.get("words")))
    speaker, cue = _words(told.get("speaker")), _words(told.get("cue"))
    near = told.get("near")
    near = near if isinstance(near, int) and 0 <= near < 1 << 40 else 0
    identity = address("tip", capture, reader, position, kind, words, speaker, cue, near)
    return Tip(identity, capture, reader, asked, position, kind, words, speaker, cue, near)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _words(value: Any) -> str:
    """Return ``value`` if it is text, without what a database cannot hold."""
    return value.encode("utf-8", "ignore").decode().replace("\x00", "") if isinstance(value, str) else ""
