"""A record's folder, opened: its files, its database, and what brings the one up to date with the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from onrecord import settings as settings_module
from onrecord.capture.archive import Archive
from onrecord.model import Problem, RecordKey
from onrecord.pipeline import Step
from onrecord.problems import BadRecord, BadRequest
from onrecord.record import reviews, store
from onrecord.record.folder import key_in, only_writer, prepare
from onrecord.record.ledger import Ledger
from onrecord.record.schema import COUNTS, due_count, plural, tables, todo
from onrecord.record.shelf import Shelf
from onrecord.record.store import Store
from onrecord.record.upkeep import REGROUP, Progress, Upkeep
from onrecord.record.work import FAILED
from onrecord.settings import Settings
from onrecord.steps import STEPS

COUNTED_MAX = 2_000  # things that wait up to which the captures among them are counted one by one


def silent(what: str, done: int, total: int) -> None:
    """Show no progress."""


class Opened:
    """The ground of the changing half of a `Record`."""

    def __init__(
        self,
        folder: Path,
        *,
        settings: Settings | None = None,
        steps: Sequence[Step] = STEPS,
        steps_at: str = "onrecord.steps:STEPS",
    ) -> None:
        """Open the record in ``folder``, or make one where there is nothing.

        Raises BadRecord where the folder holds something else, or cannot be read. A record that cannot be written opens
        all the same: it answers, and refuses changes.
        """
        self.folder = folder
        self.settings = settings or settings_module.load()
        self.steps, self.steps_at = steps, steps_at
        read_only = prepare(folder)
        database = folder / "record.sqlite"
        self.archive = Archive(folder / "captures", self.settings)
        self.log = reviews.Log(folder / "reviews.jsonl")
        self.told = Ledger(folder / "tips.jsonl")
        self.shelf = Shelf(self.archive, self.log, self.told)
        is_lost = not database.exists() and (folder / "captures").is_dir()
        self.store = Store(database, read_only=read_only)
        self.key = RecordKey("" if read_only else key_in(folder))
        if is_lost:
            self.shelf.restore(self.store)

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, why: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def at_once(self) -> AbstractContextManager[None]:
        """Have all that is asked inside ``with`` see the record in one state, whoever adds to it meanwhile."""
        return self.store.at_once()

    @property
    def waiting(self) -> int:
        """How many captures wait to be worked on: after a run that was cut off, or where steps were put off.

        Where many things wait, those that wait for one thing, for which most do.
        """
        of_captures = sa.and_(due_count.c.task.not_like(f"{REGROUP}%"), due_count.c.task.not_in(COUNTS))
        query = sa.select(due_count.c.task, due_count.c.count).where(of_captures, due_count.c.count > 0)
        with self.store.look() as look:
            due: dict[str, int] = dict(look.execute(query).all())
            if sum(due.values()) > COUNTED_MAX:
                return max(due.values())
            return look.scalar(sa.select(sa.func.count(sa.distinct(todo.c.capture))).where(todo.c.task.in_(due))) or 0

    @property
    def makes(self) -> Mapping[str, type[Any]]:
        """The nouns that steps make, by the names that exports use; ``only`` may name any of them."""
        return {plural(noun): noun for each in self.steps for noun in each.makes if noun is not Problem}

    def failures(self, captures: Sequence[str] | None = None) -> tuple[Problem, ...]:
        """Return what steps failed on, among ``captures`` (ids) or on the whole record."""
        with self.store.look() as look:
            found = store.fetch(look, Problem, store.select(Problem).where(*is_failure()))
        return tuple(each for each in found if captures is None or each.capture in captures)

    def _must_write(self) -> None:
        if self.store.read_only:
            raise BadRecord(f"{self.folder} cannot be written; copy the record, or change its permissions")

    def _wanted(self, nouns: Iterable[type[Any]]) -> tuple[type[Any], ...]:
        wanted = tuple(nouns)
        if unknown := [noun.__name__ for noun in wanted if noun not in self.makes.values()]:
            raise BadRequest(f"no step makes {', '.join(unknown)}; they make {', '.join(self.makes)}")
        return wanted

    def _bring_up_to_date(self, jobs: int, progress: Progress, only: tuple[type[Any], ...] = ()) -> list[Problem]:
        """Do what waits, or as much of it as ``only`` needs; return the failures of steps."""
        with only_writer(self.folder, progress):
            self.shelf.adopt(self.store)
            self._upkeep(self.store, jobs, progress, only).run()
        return list(self.failures())

    def _upkeep(self, store: Store, jobs: int, progress: Progress, only: tuple[type[Any], ...] = ()) -> Upkeep:
        spacy = self.settings.spacy
        return Upkeep(store, self.archive, self.key, self.steps, self.steps_at, progress, jobs, spacy, only)


def is_failure() -> tuple[sa.ColumnElement[bool], ...]:
    """Narrow Problems to steps that failed; as a range, which an index answers."""
    what = tables[Problem].c.what
    return what >= FAILED, what < f"{FAILED}\U0010ffff"
