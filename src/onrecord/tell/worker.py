"""The process that adds for a desk: it opens the record by itself, and says at the other end of a line how it goes."""

from __future__ import annotations

import os
import signal
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from onrecord.model import Problem, problem
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
    is_refresh: bool = False  # nothing to add: to go on with what waits, and try again what failed
    is_due: bool = False  # nothing to add: to work out what was kept, and nothing else


@dataclass(frozen=True, slots=True)
class Doing:
    """What is being done with the wish that is next; once all are kept, with all of them."""

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
            _add(record, wishes, line)
            line.send(None)


def _add(record: Record, wishes: Sequence[Wish], line: Connection) -> None:
    """Add a lot at once: each wish is kept, and what came of that told, before all are worked out together.

    So no file waits in memory for one that takes long to read, and what relates captures runs once for a lot. At the
    end the outcomes are told again, with what was found in each.
    """

    def progress(what: str, done: int, total: int) -> None:
        line.send(Doing(what, done, total))

    if wishes[0].is_refresh or wishes[0].is_due:
        line.send(_went_on(record, wishes[0], progress))
        return
    kept: list[Added] = []
    for wish in wishes:
        kept.append(_kept(record, wish, progress))
        line.send(_outcome(record, wish, kept[-1]))
    failed: dict[str, list[Problem]] = defaultdict(list)
    for each in record.add(progress=progress).problems:
        failed[each.capture].append(each)
    done = [_with_failures(added, failed) for added in kept]
    line.send(tuple(_outcome(record, wish, added) for wish, added in zip(wishes, done, strict=True)))


def _kept(record: Record, wish: Wish, progress: Progress) -> Added:
    try:
        if wish.address:
            progress("fetching", 0, 0)
            return record.keep(wish.address, progress=progress)
        with open(wish.path, "rb") as file:
            return record.keep(Handed(wish.name, file), progress=progress)
    except (OnRecordError, OSError) as why:
        return Added(0, 0, (problem("", "capture", str(why), source=wish.name),))


def _with_failures(added: Added, failed: Mapping[str, Sequence[Problem]]) -> Added:
    """Return what came of a wish with the steps that failed on its captures."""
    ours = [each for capture in dict.fromkeys(added.captures) for each in failed.get(capture, ())]
    return replace(added, problems=(*added.problems, *ours))


def _outcome(record: Record, wish: Wish, added: Added) -> Outcome:
    problems = tuple(_line(each) for each in added.problems[:SHOWN_MAX])
    return Outcome(wish.name, added.new, added.known, _sources(record, added), problems)


def _went_on(record: Record, wish: Wish, progress: Progress) -> Outcome:
    before = record.waiting
    problems = record.add(progress=progress).problems if wish.is_due else record.refresh(progress=progress)
    said = f"{before - record.waiting:,} of {before:,} worked out"
    return Outcome(wish.name, 0, 0, (), tuple(_line(each) for each in problems[:SHOWN_MAX]), said)


def _sources(record: Record, added: Added) -> tuple[Kept, ...]:
    shown = []
    for capture in dict.fromkeys(added.captures[:SHOWN_MAX]):
        with suppress(OnRecordError):  # a step failed on it: its problem is told
            line = record.article(capture).line
            shown.append(Kept(capture, line.title or line.source, line.outlet, line.statements))
    return tuple(shown)


def _line(problem: Problem) -> str:
    return problem.what.strip().splitlines()[-1] if problem.what.strip() else "could not be read"
