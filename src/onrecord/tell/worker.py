"""The process that adds for a desk: it opens the record by itself, and says at the other end of a line how it goes."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from onrecord.model import Problem
from onrecord.problems import OnRecordError
from onrecord.record.record import Added, Handed, Record
from onrecord.record.upkeep import Progress
from onrecord.settings import Settings

SHOWN_MAX = 12  # sources and problems of one wish that its outcome names


@dataclass(frozen=True, slots=True)
class Place:
    """The record to add to."""

    folder: Path
    settings: Settings
    steps_at: str  # where another process finds its steps: "onrecord.steps:STEPS"


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing that someone wants added."""

    name: str  # as it was given: a file's own name, an address
    path: str = ""  # where its bytes lie meanwhile; "" for an address
    address: str = ""
    is_refresh: bool = False  # nothing to add: to go on with what waits


@dataclass(frozen=True, slots=True)
class Doing:
    """What is being done with the wish that is next."""

    what: str
    done: int
    total: int  # 0: not known


@dataclass(frozen=True, slots=True)
class Kept:
    """One source that a wish gave."""

    capture: str
    title: str
    outlet: str
    statements: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a wish."""

    name: str
    new: int
    known: int
    sources: tuple[Kept, ...]  # the first of them
    problems: tuple[str, ...]  # the first of them, a line each
    said: str = ""  # what came of a wish that added nothing


def work(place: Place, line: Connection) -> None:
    """Add what comes down the line, wish after wish, until nobody is at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desk, which ends us by hanging up
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    with suppress(OSError):
        os.nice(5)  # who reads goes first
    module, steps = place.steps_at.split(":")
    made = getattr(import_module(module), steps)
    with (
        suppress(EOFError, BrokenPipeError, ConnectionResetError),
        line,
        Record(place.folder, settings=place.settings, steps=made, steps_at=place.steps_at) as record,
    ):
        while True:
            wishes: Sequence[Wish] = line.recv()
            for wish in wishes:
                line.send(_outcome(record, wish, line))
            line.send(None)


def _outcome(record: Record, wish: Wish, line: Connection) -> Outcome:
    def progress(what: str, done: int, total: int) -> None:
        line.send(Doing(what, done, total))

    try:
        if wish.is_refresh:
            return _refreshed(record, wish, progress)
        if wish.address:
            progress("fetching", 0, 0)
            added = record.add(wish.address, progress=progress)
        else:
            with open(wish.path, "rb") as file:
                added = record.add(Handed(wish.name, file), progress=progress)
    except (OnRecordError, OSError) as why:
        return Outcome(wish.name, 0, 0, (), (str(why),))
    return Outcome(wish.name, added.new, added.known, _sources(record, added), _problems(added))


def _refreshed(record: Record, wish: Wish, progress: Progress) -> Outcome:
    before = record.waiting
    failed = [_line(each) for each in record.refresh(progress=progress)]
    said = f"{before - record.waiting:,} of {before:,} worked out"
    return Outcome(wish.name, 0, 0, (), tuple(failed[:SHOWN_MAX]), said)


def _sources(record: Record, added: Added) -> tuple[Kept, ...]:
    shown = []
    for capture in dict.fromkeys(added.captures[:SHOWN_MAX]):
        with suppress(OnRecordError):  # a step failed on it: its problem is told
            line = record.article(capture).line
            shown.append(Kept(capture, line.title or line.source, line.outlet, line.statements))
    return tuple(shown)


def _problems(added: Added) -> tuple[str, ...]:
    ours = set(added.captures)
    told = [each for each in added.problems if not each.capture or each.capture in ours]
    return tuple(_line(each) for each in told[:SHOWN_MAX])


def _line(problem: Problem) -> str:
    return problem.what.strip().splitlines()[-1] if problem.what.strip() else "could not be read"
