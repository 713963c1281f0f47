"""What one capture needs run, and the running of it: the part of the pipeline that a pool of processes does.

A step's *key* is made of its name, version and data files and of the digests of what it reads. Same key: what it made
stands. The digests of what it makes feed the keys of later steps, so that equal output stops the wave.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
from typing import Any

import msgspec

from onrecord.dates import PartialDate
from onrecord.model import Capture, LanguageBase, Payload, Problem, RecordKey, Tip, problem
from onrecord.pipeline import Relation, Step, run_step

FAILED = "step failed"  # begins the Problem of a step that raised
Digests = dict[str, str]  # of the nouns made so far, by the noun's name


@dataclass(frozen=True, slots=True)
class Ran:
    """What a step made of a capture: the key it ran under, and the digest of its output by noun."""

    step: str
    key: str
    made: Digests


@dataclass(frozen=True, slots=True)
class Task:
    """One capture to bring up to date, with all that its steps may read."""

    capture: Capture
    key: RecordKey
    payload: Payload | None  # None where no step that has to run reads it
    before: Mapping[str, Ran]  # by step
    nouns: Mapping[type[Any], Sequence[Any]]  # kept ones that steps may read
    tips: tuple[Tip, ...] = ()
    bases: tuple[LanguageBase, ...] = ()  # none: our own


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task: for each step that ran, what it made. ``failed`` is a traceback, "" where all went well."""

    capture: Capture
    ran: tuple[tuple[Ran, tuple[Any, ...]], ...] = ()
    failed: str = ""
    step: str = ""  # that failed

    def problem(self) -> Problem:
        """Return the failure as a Problem on record."""
        return problem(self.capture.id, self.step, f"{FAILED}: {self.failed}", source=self.capture.source)


def fingerprint(steps: Sequence[Step]) -> str:
    """Return what changes when any capture step could give other output."""
    return sha256("\n".join(s.fingerprint for s in steps if not isinstance(s, Relation)).encode()).hexdigest()


def digest(nouns: Sequence[Any]) -> str:
    """Return a digest of the content of ``nouns``, in order."""
    return sha256(_ENCODER.encode(nouns)).hexdigest()[:24]


def given(capture: Capture, key: RecordKey, tips: Sequence[Tip] = (), bases: Sequence[LanguageBase] = ()) -> Digests:
    """Return the digests of what stands before the first step."""
    what = sha256(
        f"{capture.url}\x1f{capture.media_type}\x1f{capture.captured}\x1f{capture.digest}".encode()
    ).hexdigest()
    made = {"Capture": what[:24], "Payload": what[:24], "RecordKey": sha256(key.key.encode()).hexdigest()[:24]}
    return made | {name: digest(some) for name, some in (("Tip", tips), ("LanguageBase", bases)) if some}


def first_stale(steps: Sequence[Step], task_digests: Digests, before: Mapping[str, Ran]) -> int:
    """Return the place of the first capture step that has to run again; ``len(steps)`` where none has."""
    digests = dict(task_digests)
    for place, each in enumerate(steps):
        if isinstance(each, Relation):
            continue
        ran = before.get(each.name)
        if ran is None or ran.key != step_key(each, digests):
            return place
        digests |= ran.made
    return len(steps)


def step_key(each: Step, digests: Mapping[str, str]) -> str:
    """Return the key of a step over nouns with these digests."""
    parts = [each.fingerprint, *(digests.get(need.noun.__name__, "") for need in each.needs)]
    return sha256("\n".join(parts).encode()).hexdigest()[:24]


def do(steps: Sequence[Step], task: Task) -> Done:
    """Run what has to run on one capture. Never raises: a step that raises is reported, and nothing of it is kept."""
    digests = given(task.capture, task.key, task.tips, task.bases)
    nouns: dict[type[Any], list[Any]] = {kind: list(kept) for kind, kept in task.nouns.items()}
    nouns |= {Capture: [task.capture], RecordKey: [task.key], Payload: [task.payload] if task.payload else []}
    nouns |= {Tip: list(task.tips), LanguageBase: list(task.bases)}
    results: list[tuple[Ran, tuple[Any, ...]]] = []
    for each in steps:
        if isinstance(each, Relation):
            continue
        key, ran = step_key(each, digests), task.before.get(each.name)
        if ran is not None and ran.key == key:
            digests |= ran.made
            continue
        try:
            made = _unique(run_step(each, nouns))
            for kind in each.makes:
                nouns[kind] = [noun for noun in made if type(noun) is kind]
            fresh = {kind.__name__: digest(nouns[kind]) for kind in each.makes if kind is not Problem}
        except Exception:  # the pipeline's edge: a step's bug costs one capture, never the run
            return Done(task.capture, (), traceback.format_exc(limit=-6), each.name)
        digests |= fresh
        results.append((Ran(each.name, key, fresh), tuple(made)))
    return Done(task.capture, tuple(results))


def do_all(
    tasks: Iterator[Task], steps: Sequence[Step], *, jobs: int, steps_at: str = "onrecord.steps:STEPS"
) -> Iterator[Done]:
    """Yield what comes of each task, in this process or, with ``jobs`` above 1, in as many others.

    Other processes find their steps by their names, among those at ``steps_at``.
    """
    names = frozenset(each.name for each in steps)
    if jobs <= 1:
        for task in tasks:
            yield do(steps, task)
        return
    lost: list[Task] = []
    with _pool(jobs) as pool:
        running: dict[Future[Done], Task] = {}
        while True:
            try:
                for task in islice(tasks, jobs * 4 - len(running)):
                    running[pool.submit(_do_at, steps_at, names, task)] = task
            except BrokenProcessPool:
                lost.append(task)
            if not running:
                break
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                task = running.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    lost.append(task)
            if lost:
                lost += running.values()
                break
    for task in lost:
        yield _alone(steps_at, names, task)
    if lost:
        yield from do_all(tasks, steps, jobs=jobs, steps_at=steps_at)


def _alone(steps_at: str, names: frozenset[str], task: Task) -> Done:
    """Run a task in a process of its own: one of those that were running when a process died."""
    with _pool(1) as pool:
        try:
            return pool.submit(_do_at, steps_at, names, task).result()
        except BrokenProcessPool:
            return Done(task.capture, (), "its process died: out of memory, or a crash in a library", "steps")


def _pool(jobs: int) -> ProcessPoolExecutor:
    # One thread each: a page's matrices are small, and threads that wait for each other make it several times slower.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    # spawn: a fork of a process that has threads, as the desk has, may never wake up.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _do_at(steps_at: str, names: frozenset[str], task: Task) -> Done:
    from importlib import import_module

    module, name = steps_at.split(":")
    steps: Sequence[Step] = getattr(import_module(module), name)
    return do([each for each in steps if each.name in names], task)


def _unique(made: Sequence[Any]) -> list[Any]:
    """Return ``made`` with the first only of those that are one kind and have one id."""
    kept: dict[tuple[type[Any], str], Any] = {}
    for noun in made:
        kept.setdefault((type(noun), noun.id), noun)
    return list(kept.values())


def _hook(value: Any) -> str:
    if isinstance(value, PartialDate):
        return value.iso
    raise TypeError(f"no digest of {type(value)}")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_hook)
