"""A record: a folder that keeps captures for ever, and everything that can be asked of them and changed about them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

import sqlalchemy as sa

from onrecord.capture.archive import capture_id
from onrecord.capture.found import Found, Whole
from onrecord.capture.found import Handed as Handed
from onrecord.capture.sources import found
from onrecord.model import Capture, Payload, Problem
from onrecord.problems import NotOnRecord
from onrecord.record import store
from onrecord.record.asking import Asking
from onrecord.record.chronicles import Chronicles
from onrecord.record.doubts import Doubts
from onrecord.record.folder import only_writer
from onrecord.record.lineage import Lineage
from onrecord.record.news import Arrivals
from onrecord.record.opened import is_failure, silent
from onrecord.record.schema import PUT_OFF, tables
from onrecord.record.searches import Searches
from onrecord.record.shelf import LOST, batches, carry_losses, carry_refusals
from onrecord.record.store import Store
from onrecord.record.tallies import Tallies
from onrecord.record.upkeep import Progress

TOLD_MAX = 1000  # captures that an `Added` names


@dataclass(frozen=True, slots=True)
class Export:
    """A file of a news database that was added, with how many articles it gave."""

    source: str
    service: str  # nexis, factiva
    articles: int


@dataclass(frozen=True, slots=True)
class Added:
    """What an `Record.add` came to."""

    new: int  # captures kept
    known: int  # captures that were on record already
    problems: tuple[Problem, ...]  # sources that could not be read, and captures that a step failed on
    exports: tuple[Export, ...] = ()  # files of many articles among the sources
    captures: tuple[str, ...] = ()  # ids of what the sources gave, new and known, in order: the first `TOLD_MAX`


class Record(Searches, Asking, Chronicles, Lineage, Doubts, Tallies, Arrivals):
    """One record, open. Use `onrecord.open`."""

    def add(
        self,
        *sources: str | os.PathLike[str] | Handed,
        jobs: int = 1,
        follow: bool = False,
        only: Iterable[type[Any]] = (),
        stdin: BinaryIO | None = None,
        progress: Progress = silent,
    ) -> Added:
        """Keep captures from ``sources`` and work out what they say.

        A source is a file, a folder, a glob, an http(s) address, ``-`` for ``stdin``, or an open file that is `Handed`
        over with its name. Every capture is on disk, synced, before any is worked on; one that is on record already is
        passed over. What cannot be read is a Problem, and the rest goes on. ``follow`` also fetches the pages that a
        local feed or sitemap lists. ``only`` gives nouns, such as ``(Story, Reprint)``: no step runs that these, and
        the articles, do not need; the others are put off until `refresh`.
        ``progress("kept", n, 0)`` is called after each acknowledged batch.
        """
        self._must_write()
        wanted = self._wanted(only)
        kept = self.keep(*sources, follow=follow, stdin=stdin, progress=progress)
        failed = self._bring_up_to_date(jobs, progress, wanted)
        return replace(kept, problems=(*kept.problems, *failed))

    def keep(
        self,
        *sources: str | os.PathLike[str] | Handed,
        follow: bool = False,
        stdin: BinaryIO | None = None,
        progress: Progress = silent,
    ) -> Added:
        """Keep captures from ``sources`` as `add` does, and work out nothing: the next `add` or `refresh` does that."""
        self._must_write()
        new = known = 0
        refused: list[Problem] = []
        exports: Counter[tuple[str, str]] = Counter()
        captures: list[str] = []
        named = (source if isinstance(source, Handed) else str(source) for source in sources)
        each = (thing for source in named for thing in found(source, self.settings, stdin=stdin, follow=follow))
        for batch in batches(each, self.settings.batch_captures):
            items = [thing for thing in batch if isinstance(thing, Found)]
            problems = [thing for thing in batch if isinstance(thing, Problem)]
            kept = self.shelf.acknowledge(self.store, items, problems)
            exports.update((item.whole.source, item.whole.service) for item in items if item.whole)
            new, known = new + kept, known + len(items) - kept
            refused += problems
            captures += [capture_id(item) for item in items[: TOLD_MAX - len(captures)]]
            progress("kept", new + known, 0)
        cut = tuple(Export(source, service, count) for (source, service), count in exports.items())
        return Added(new, known, tuple(refused), cut, tuple(captures))

    def refresh(
        self, *, jobs: int = 1, only: Iterable[type[Any]] = (), progress: Progress = silent
    ) -> tuple[Problem, ...]:
        """Run what was put off, and again what a newer version, a change of data or an earlier failure asks for.

        ``only`` gives nouns as for `add`. Returns what failed.
        """
        self._must_write()
        wanted = self._wanted(only)
        failed = sa.select(tables[Problem].c.capture).where(*is_failure())
        with self.store.change() as change:
            store.queue(change, "steps", list(change.scalars(failed.distinct())))
            store.requeue(change, PUT_OFF, "steps")
        return tuple(self._bring_up_to_date(jobs, progress, wanted))

    def rebuild(self, *, jobs: int = 1, progress: Progress = silent) -> tuple[Problem, ...]:
        """Make the database anew from the WARC files and the review log; return what failed.

        The old one stays in use until the new one is whole.
        """
        self._must_write()
        path = self.folder / "record.sqlite"
        fresh = self.folder / "record.sqlite.new"
        with only_writer(self.folder, progress):
            for leftover in self.folder.glob("record.sqlite.new*"):
                leftover.unlink()
            made = Store(fresh)
            self.shelf.restore(made)
            carry_refusals(self.store, made)
            carry_losses(self.store, made)
            self._upkeep(made, jobs, progress).run()
            with made.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            made.close()
            self.store.close()
            for side in ("-wal", "-shm"):
                (self.folder / f"record.sqlite{side}").unlink(missing_ok=True)
            os.replace(fresh, path)
            self.store = Store(path)
        failed = self._bring_up_to_date(jobs, progress)  # what others added meanwhile
        return tuple(failed + self._lost())

    def _lost(self) -> list[Problem]:
        """Return a Problem for each capture that was on record and of which nothing is left."""
        with self.store.look() as look:
            return store.fetch(look, Problem, store.select(Problem).where(tables[Problem].c.what == LOST))

    def original(self, capture: str) -> Payload:
        """Return a capture's bytes as they came; ``capture`` is its id, source or URL. Raises NotOnRecord."""
        return self.archive.read(self.kept(capture))

    def kept(self, capture: str) -> Capture:
        """Return a capture: where it came from, and where it is kept. Raises NotOnRecord."""
        with self.store.look() as look:
            return store.read(look, Capture, "id", [self._capture_id(look, capture)])[0]

    def whole(self, capture: str) -> Whole:
        """Return the export that a capture was cut from, as it came. Raises NotOnRecord where it came by itself."""
        kept = self.kept(capture)
        if not kept.file:
            raise NotOnRecord(f"{kept.source} came by itself, not in an export; original() gives its bytes")
        return self.archive.whole(kept.file)
