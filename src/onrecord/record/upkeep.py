"""Bring a record up to date: run the steps, then the relations, then make the lines; each only where something changed.

What waits to be done stands in the table ``todo``, written in the transaction that made it necessary, so a run that is
cut off anywhere goes on where it was.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

import sqlalchemy as sa

from onrecord.model import Article, Capture, LanguageBase, Payload, Problem, RecordKey, Tip
from onrecord.outside.language import language_base
from onrecord.pipeline import Relation, Step, needed
from onrecord.record import lines, relating, store, tips, tries
from onrecord.record.schema import OF_CAPTURE, PUT_OFF, ran, tables, todo
from onrecord.record.store import Store
from onrecord.record.summaries import count_actors, count_stories
from onrecord.record.work import Done, Ran, Task, do_all, fingerprint, first_stale, given

Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many
GROUP = 48  # captures written in one transaction
REGROUP = "regroup "  # begins the task that lists, in place of captures, a relation's neighbourhoods to make anew
PAUSE_S = 0.002  # between two transactions, so that a person's correction gets its turn


class Reads(Protocol):
    """What holds the bytes: `onrecord.capture.archive.Archive`."""

    def read(self, capture: Capture) -> Payload: ...


@dataclass(frozen=True)
class Upkeep:
    """One record's steps at work on its store."""

    store: Store
    archive: Reads
    key: RecordKey
    steps: Sequence[Step]
    steps_at: str
    progress: Progress
    jobs: int = 1
    spacy: str = ""  # the pipeline that reads in place of our language base
    only: tuple[type[Any], ...] = ()  # nouns wanted now, what else is due is put off; none: all

    @cached_property
    def chosen(self) -> tuple[Step, ...]:
        """The steps to run: those that the nouns wanted need, and those of the lines that faces read."""
        return needed(self.steps, (*self.only, Article)) if self.only else tuple(self.steps)

    @cached_property
    def bases(self) -> tuple[LanguageBase, ...]:
        """The language base that steps are given, none for our own. Raises MissingExtra or BadRequest."""
        return language_base(self.spacy)

    def run(self) -> None:
        """Do all that waits to be done."""
        self._note_changes()
        self._steps()
        for each in self._relations(self.chosen):
            self._relate(each)
        self.renew_lines()

    def _relations(self, among: Sequence[Step]) -> list[Relation]:
        return [each for each in among if isinstance(each, Relation)]

    def _note_changes(self) -> None:
        """Queue everything that new versions of our own code have made stale."""
        marks = [fingerprint(self.steps), *(f"{base.name} {base.version}" for base in self.bases)]
        relations = self._relations(self.chosen)
        current = {"steps": "; ".join(marks), **{each.name: each.fingerprint for each in relations}}
        with self.store.look() as look:
            stale = [name for name, mark in current.items() if store.get_meta(look, f"version:{name}") != mark]
        if not stale:
            return
        with self.store.change() as change:
            captures = list(change.scalars(sa.select(tables[Capture].c.id)))
            for each in self._following([each for each in relations if each.name in stale]):
                relating.reset(change, each)
                store.queue(change, each.name, captures)
            if "steps" in stale:
                store.queue(change, "steps", captures)
            for name in stale:
                store.set_meta(change, f"version:{name}", current[name])
            store.queue(change, "lines", captures)

    def _following(self, stale: Sequence[Relation]) -> list[Relation]:
        """Return relations with all that relate what they make: what is forgotten must not be remembered there."""
        found = list(stale)
        for each in self._relations(self.steps):
            if each not in found and any(each.unit in earlier.makes for earlier in found):
                found.append(each)
        return found

    # --- capture steps -------------------------------------------------------------------------

    def _steps(self) -> None:
        total, finished = self._waiting("steps"), 0
        if total:
            self._tell_culprits()
        while finished < total:
            with self.store.look() as look:
                some = store.queued(look, "steps", 16 * GROUP)
                apart = tries.suspected(look, some)
            if not some:
                return
            rest = [capture for capture in some if capture not in apart]
            for group in self._done([*([each] for each in apart), *store.batched(rest, GROUP)]):
                self._keep(group)
                finished += len(group)
                self.progress("reading", finished, total)

    def _done(self, groups: Sequence[Sequence[str]]) -> Iterator[list[Done]]:
        """Yield what comes of each capture, a few at a time; in other processes, whose end is not ours, or in this."""
        if self.jobs > 1:
            tasks = self._tasks([capture for group in groups for capture in group])
            yield from store.batched(do_all(tasks, self.chosen, jobs=self.jobs, steps_at=self.steps_at), GROUP)
            return
        for group in groups:
            with self.store.change() as change:
                tries.begin(change, group)
            try:
                done = list(do_all(self._tasks(group), self.chosen, jobs=1))
            except BaseException:  # stopped by a person, or by the disk: no page did that
                with self.store.change() as change:
                    tries.end(change, ())
                raise
            yield done

    def _tell_culprits(self) -> None:
        """Put those captures on record as failed over which a process died each time they were read."""
        with self.store.change() as change:
            found = store.read(change, Capture, "id", tries.culprits(change))
        if found:
            self._keep([Done(capture, (), tries.DIED, "steps") for capture in found])

    def _tasks(self, captures: Sequence[str]) -> Iterator[Task]:
        for some in store.batched(captures, GROUP):
            with self.store.look() as look:
                found = store.read(look, Capture, "id", some)
                before = _ran(look, some)
                told = tips.by_capture(look, some)
            yield from (self._task(each, before.get(each.id, {}), told.get(each.id, ())) for each in found)

    def _task(self, capture: Capture, before: Mapping[str, Ran], told: tuple[Tip, ...]) -> Task:
        first = first_stale(self.chosen, given(capture, self.key, told, self.bases), before)
        read = {need.noun for each in self.chosen[first:] if not isinstance(each, Relation) for need in each.needs}
        kept: dict[type[Any], list[Any]] = {}
        if before:
            with self.store.look() as look:
                kept = {noun: store.read(look, noun, "capture", [capture.id]) for noun in OF_CAPTURE if noun in read}
        payload = self.archive.read(capture) if Payload in read else None
        return Task(capture, self.key, payload, before, kept, told, self.bases)

    def _keep(self, group: Sequence[Done]) -> None:
        """Put what steps made of a few captures in the place of what they made before, in one transaction."""
        gone: dict[type[Any], list[str]] = defaultdict(list)
        made: dict[type[Any], list[Any]] = defaultdict(list)
        rows: list[tuple[str, str, str, str]] = []
        by_name = {each.name: each for each in self.steps}
        for done in group:
            if done.failed:
                made[Problem].append(done.problem())
            for each, nouns in done.ran:
                rows.append((done.capture.id, each.step, each.key, _written(each.made)))
                for noun in by_name[each.step].makes:
                    gone[noun].append(done.capture.id)
                for made_noun in nouns:
                    made[type(made_noun)].append(_of_step(made_noun, each.step))
        with self.store.change() as change:
            old = _ran(change, [done.capture.id for done in group])
            known = {capture for capture, steps in old.items() if steps}
            for noun, captures in gone.items():
                if noun is not Problem:
                    store.delete(change, tables[noun].c.capture, [c for c in captures if c in known])
            self._drop_problems(change, group)
            for some in made.values():
                store.insert(change, some)
            _keep_ran(change, rows, known)
            self._queue_relations(change, group, old)
            store.queue(change, "lines", [done.capture.id for done in group if done.ran])
            worked = [done.capture.id for done in group]
            for task in ("steps", PUT_OFF):
                store.done(change, task, worked)
            tries.end(change, [done.capture.id for done in group if done.failed != tries.DIED])
            if len(self.chosen) < len(self.steps):
                store.queue(change, PUT_OFF, worked)
        time.sleep(PAUSE_S)

    def _drop_problems(self, change: sa.Connection, group: Sequence[Done]) -> None:
        table = tables[Problem]
        again = {
            (done.capture.id, name) for done in group for name in (*(each.step for each, _ in done.ran), done.step)
        }
        query = sa.select(table.c.row, table.c.capture, table.c.step)
        found = change.execute(query.where(store.among(table.c.capture, [done.capture.id for done in group]))).all()
        places = [row for row, capture, step in found if (capture, step) in again]
        change.execute(sa.delete(table).where(store.among(table.c.row, places)))

    def _queue_relations(
        self, change: sa.Connection, group: Sequence[Done], old: Mapping[str, Mapping[str, Ran]]
    ) -> None:
        for each in self._relations(self.steps):
            unit = each.unit.__name__
            moved = []
            for done in group:
                before = {noun: mark for r in old.get(done.capture.id, {}).values() for noun, mark in r.made.items()}
                after = {noun: mark for r, _ in done.ran for noun, mark in r.made.items()}
                if unit in after and after[unit] != before.get(unit):
                    moved.append(done.capture.id)
            store.queue(change, each.name, moved)

    # --- relations and lines -------------------------------------------------------------------

    def _relate(self, each: Relation) -> None:
        dirty = f"{REGROUP}{each.name}"

        def meet(change: sa.Connection, some: Sequence[str]) -> None:
            met = relating.meet(change, each, some)
            store.queue(change, dirty, met.scopes)
            for later in self._relations(self.steps):
                if later.along and later.along.name == each.name:
                    store.queue(change, later.name, met.moved)

        self._drain(each.name, f"relating {each.name}", relating.CHUNK, meet)
        with self.store.look() as look:
            scopes = store.queued(look, dirty, sys.maxsize)
            bundles = relating.bundles(look, each, scopes) if scopes else []
        for bundle in bundles:
            with self.store.look() as look:  # the thinking is done outside the transaction that writes
                made = relating.regroup(look, each, bundle)
            with self.store.change() as change:
                for noun, rows in relating.keep(change, each, made).items():
                    self._queue_after(change, noun, rows)
                store.done(change, dirty, bundle.stood)
            time.sleep(PAUSE_S)

    def _queue_after(self, change: sa.Connection, noun: type[Any], rows: Sequence[relating.Row]) -> None:
        """Queue what follows from rows of a relation's noun that went or came."""
        captures = relating.column(noun, "capture", rows)
        for later in self._relations(self.steps):
            if later.unit is noun:
                store.queue(change, later.name, captures)
        if task := lines.TASK_OF.get(noun):
            store.queue(change, task, captures.difference(store.queued_among(change, "lines", captures)))
        store.queue(change, "counts", relating.column(noun, "actor", rows))

    def renew_lines(self) -> None:
        """Make the lines anew that wait for it, and count what stands in them."""
        self._drain("lines", "indexing", lines.CHUNK, lines.renew)
        self._drain("article lines", "indexing stories", lines.CHUNK, lines.renew_articles)
        self._drain("counts", "counting", lines.CHUNK, count_actors)
        self._drain("story counts", "counting stories", lines.CHUNK, count_stories)

    def _drain(self, task: str, what: str, size: int, do: Callable[[sa.Connection, Sequence[str]], None]) -> None:
        total = finished = 0
        while True:
            with self.store.look() as look:
                some = store.queued(look, task, size)
            if not some:
                return
            total = total or self._waiting(task)
            with self.store.change() as change:
                do(change, some)
                store.done(change, task, some)
            finished += len(some)
            self.progress(what, finished, max(total, finished))
            time.sleep(PAUSE_S)

    def _waiting(self, task: str) -> int:
        with self.store.look() as look:
            return look.scalar(sa.select(sa.func.count()).where(todo.c.task == task)) or 0


def _of_step(noun: Any, step: str) -> Any:
    return replace(noun, step=step) if isinstance(noun, Problem) else noun


def _ran(connection: sa.Connection, captures: Iterable[str]) -> dict[str, dict[str, Ran]]:
    found: dict[str, dict[str, Ran]] = defaultdict(dict)
    for some in store.batched(captures, 500):
        query = sa.select(ran.c.capture, ran.c.step, ran.c.key, ran.c.made).where(store.among(ran.c.capture, some))
        for capture, step, key, made in connection.execute(query):
            found[capture][step] = Ran(step, key, dict(part.split(":") for part in made.split()))
    return found


def _keep_ran(change: sa.Connection, rows: Sequence[tuple[str, str, str, str]], known: Collection[str]) -> None:
    """Keep which step ran on which capture; ``known`` are the captures on which some ran before."""
    again: dict[str, list[str]] = defaultdict(list)
    for capture, step, _, _ in rows:
        if capture in known:
            again[capture].append(step)
    for capture, steps in again.items():
        change.execute(sa.delete(ran).where(ran.c.capture == capture, ran.c.step.in_(steps)))
    store.insert_rows(change, ran, ("capture", "step", "key", "made"), rows)


def _written(made: Mapping[str, str]) -> str:
    return " ".join(f"{noun}:{mark}" for noun, mark in made.items())
