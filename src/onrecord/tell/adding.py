"""Adding from the desk: one lot after another, in a process of its own, with its progress told as it goes.

Reading a page takes a second of work, so it must not hold up who is reading; and a page that crashes a library must not
take the desk with it. What is handed over lies in a folder of the system's until its lot is done.
"""

from __future__ import annotations

import secrets
import shutil
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record.record import Record
from onrecord.tell.worker import Doing, Outcome, Place, Wish, work

IDLE_S = 30.0  # after which the process ends: it holds some 200 MB
LOTS_MAX = 50  # remembered, the oldest go first
WAITING_MAX = 20  # lots that may wait
WISHES_MAX = 1000  # in one lot
SHOWN_MAX = 60  # outcomes on one page


class State(StrEnum):
    """How far a lot has come."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Lot:
    """What someone added at once, and what has come of it so far."""

    id: str
    by: str  # "" on a desk without users
    at: str  # UTC, ISO 8601 to the second
    wishes: tuple[Wish, ...]
    outcomes: tuple[Outcome, ...] = ()  # of the first of them, in their order; once more when all are worked out
    state: State = State.WAITING
    doing: Doing | None = None  # with the wish after the last outcome, or with all once they are kept
    why: str = ""  # it failed

    @property
    def is_over(self) -> bool:
        return self.state not in (State.WAITING, State.WORKING)

    @property
    def is_kept(self) -> bool:
        """Whether all that was wanted is on disk, and only to be worked out."""
        return len(self.outcomes) == len(self.wishes)

    @property
    def is_going_on(self) -> bool:
        """Whether nothing is to be added by it, only what waits to be worked out."""
        return any(each.is_refresh or each.is_due for each in self.wishes)

    @property
    def new(self) -> int:
        """Captures that came on record by it."""
        return sum(each.new for each in self.outcomes)

    @property
    def shown(self) -> tuple[Outcome, ...]:
        """The outcomes that a page shows: all of a few; of many the first that have problems, and the newest."""
        if len(self.outcomes) <= SHOWN_MAX:
            return self.outcomes
        newest = self.outcomes[-SHOWN_MAX // 2 :]
        troubled = [each for each in self.outcomes[: -len(newest)] if each.problems]
        return (*troubled[: SHOWN_MAX // 2], *newest)

    @property
    def failed(self) -> int:
        """How many of its wishes gave nothing."""
        return sum(bool(each.problems) and not each.new + each.known for each in self.outcomes)


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was handed over."""

    name: str
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class _Hand:
    """The process that adds, and the line to it."""

    process: SpawnProcess
    line: Connection

    def let_go(self) -> None:
        """Hang up, at which it ends, and wait until it has."""
        self.line.close()
        self.process.join()
        self.process.close()


class Adder:
    """Adds to one record what a desk is given, a lot at a time."""

    def __init__(self, record: Record) -> None:
        self._place = Place(record.folder, record.settings, record.steps_at)
        self._lots: dict[str, Lot] = {}
        self._queue: deque[str] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._hand: _Hand | None = None  # the newest

    def add(self, files: Sequence[File] = (), addresses: Sequence[str] = (), *, by: str = "") -> Lot:
        """Take in a lot, which is worked on when those before it are done. Raises BadRequest for too many at once."""
        if not files and not addresses:
            raise BadRequest("choose a file, paste an article's text, or give an address")
        if len(files) + len(addresses) > WISHES_MAX:
            raise BadRequest(f"at most {WISHES_MAX} at once; add folders with onrecord add")
        self._check_room()
        return self._begin_lot((*_kept(files), *(Wish(each, address=each) for each in addresses)), by)

    def refresh(self, *, by: str = "") -> Lot:
        """Take in a lot that goes on with what waits to be worked out. Raises BadRequest for too many at once."""
        self._check_room()
        return self._begin_lot((Wish("what waits", is_refresh=True),), by)

    def work_out(self, *, by: str = "") -> Lot:
        """Take in a lot that works out what was kept by others; one that has not begun does for all of them."""
        with self._changed:
            due = (self._lots[id] for id in self._queue)
            waiting = next((lot for lot in due if lot.wishes[0].is_due and not lot.is_over), None)
            return waiting or self._begin_lot((Wish("what programs sent", is_due=True),), by)

    def _check_room(self) -> None:
        with self._changed:
            if len(self._queue) >= WAITING_MAX:
                raise BadRequest(f"{WAITING_MAX} lots are waiting; add this one when some are done")

    def _begin_lot(self, wishes: tuple[Wish, ...], by: str) -> Lot:
        lot = Lot(secrets.token_hex(8), by, _now(), wishes)
        with self._changed:
            self._lots[lot.id] = lot
            self._queue.append(lot.id)
            self._forget()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="adder", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return lot

    def lots(self) -> tuple[Lot, ...]:
        """Return the lots of this start of the desk, the newest first."""
        with self._changed:
            return tuple(reversed(self._lots.values()))

    def lot(self, id: str) -> Lot:
        """Return one lot. Raises NotOnRecord."""
        with self._changed:
            found = self._lots.get(id)
        if found is None:
            raise NotOnRecord(f"no lot {id!r}: the desk forgets them when it is started again")
        return found

    def stop(self, id: str) -> Lot:
        """Stop a lot; what is on record stays there. Raises NotOnRecord."""
        with self._changed:
            lot = self.lot(id)
            if not lot.is_over:
                self._tell(replace(lot, state=State.STOPPED))
                if lot.state is State.WORKING and self._hand is not None:
                    self._hand.process.kill()  # nothing that was acknowledged is lost: see docs/record.md
                    self._hand = None  # even if it was just done with this lot: the next must not be given to it
        return self.lot(id)

    def wait(self, id: str, timeout_s: float) -> Lot:
        """Return a lot when it is over, or as it is after ``timeout_s``. Raises NotOnRecord."""
        with self._changed:
            self._changed.wait_for(lambda: self.lot(id).is_over, timeout_s)
            return self.lot(id)

    # --- inside --------------------------------------------------------------------------------

    def _tell(self, lot: Lot) -> None:
        with self._changed:
            self._lots[lot.id] = lot
            self._changed.notify_all()

    def _forget(self) -> None:
        for old in [lot.id for lot in self._lots.values() if lot.is_over][: max(0, len(self._lots) - LOTS_MAX)]:
            del self._lots[old]

    def _next(self) -> Lot | None:
        """Return the lot that is next, None when nothing came for a while: then the thread must end."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._queue, IDLE_S):
                self._thread = None
                return None
            return self._lots[self._queue.popleft()]

    def _run(self) -> None:
        hand: _Hand | None = None
        while (lot := self._next()) is not None:
            try:
                if hand is not None and not hand.process.is_alive():  # it died with nothing to do
                    self._end(hand)
                    hand = None
                if not lot.is_over:
                    hand = self._do(lot, hand or self._begin())
            finally:
                _clear(lot.wishes)
        if hand is not None:
            self._end(hand)

    def _do(self, lot: Lot, hand: _Hand) -> _Hand | None:
        """Have the process add a lot; return the process, None where it is gone."""
        if not self._change(lot.id, partial(replace, state=State.WORKING)):
            return hand  # it was stopped while the process began
        try:
            hand.line.send(lot.wishes)
            while (said := hand.line.recv()) is not None:
                self._change(lot.id, partial(_told, said=said))
        except (EOFError, OSError):
            self._end(hand)
            why = "the process that added died: out of memory, or a crash in a library; what was kept waits"
            self._change(lot.id, partial(replace, state=State.FAILED, doing=None, why=why))
            return None
        with self._changed:
            self._change(lot.id, partial(replace, state=State.DONE, doing=None))
            is_killed = self._hand is not hand
        if not is_killed:
            return hand
        self._end(hand)
        return None

    def _change(self, id: str, change: Callable[[Lot], Lot]) -> bool:
        """Change a lot and say so; False where it is over, as where a person stopped it meanwhile."""
        with self._changed:
            if (lot := self._lots[id]).is_over:
                return False
            self._tell(change(lot))
            return True

    def _end(self, hand: _Hand) -> None:
        """Let go of a process, which from now on nobody can be given or kill."""
        with self._changed:
            self._hand = None if self._hand is hand else self._hand
        hand.let_go()

    def _begin(self) -> _Hand:
        spawned = get_context("spawn")  # a fork of a process that has threads may never wake up
        ours, theirs = spawned.Pipe()
        process = spawned.Process(target=work, args=(self._place, theirs), daemon=True)
        process.start()
        theirs.close()
        hand = _Hand(process, ours)
        with self._changed:
            self._hand = hand
        return hand


def _told(lot: Lot, said: Doing | Outcome | tuple[Outcome, ...]) -> Lot:
    if isinstance(said, Doing):
        return replace(lot, doing=said)
    return replace(lot, outcomes=said if isinstance(said, tuple) else (*lot.outcomes, said), doing=None)


def _kept(files: Sequence[File]) -> list[Wish]:
    """Return files as wishes, their bytes in a folder that is this user's alone."""
    if not files:
        return []
    folder = Path(mkdtemp(prefix="onrecord-"))
    kept: list[Wish] = []
    for number, each in enumerate(files):
        path = folder / str(number)  # never under the name that was given
        with path.open("wb") as out:
            shutil.copyfileobj(each.file, out)
        kept.append(Wish(each.name, path=str(path)))
    return kept


def _clear(wishes: Sequence[Wish]) -> None:
    for folder in {Path(each.path).parent for each in wishes if each.path}:
        with suppress(OSError):
            shutil.rmtree(folder)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
