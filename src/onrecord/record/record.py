"""A record: a folder that keeps captures for ever, and everything that can be asked of them and changed about them."""

from __future__ import annotations

import getpass
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import sqlalchemy as sa

from onrecord import settings as settings_module
from onrecord.capture.archive import Archive, capture_id
from onrecord.capture.found import Found, Whole
from onrecord.capture.found import Handed as Handed
from onrecord.capture.sources import found
from onrecord.model import Actor, Capture, Identity, Mention, Page, Payload, Problem, RecordKey, Review, Verdict
from onrecord.outside.readers import reader_at
from onrecord.pipeline import Step
from onrecord.problems import BadReader, BadRecord, BadRequest, NotOnRecord
from onrecord.record import asking, identities, reviews, store, tips
from onrecord.record.answers import ArticleLine, Issue
from onrecord.record.asking import Asked
from onrecord.record.chronicles import Chronicles
from onrecord.record.doubts import Doubts
from onrecord.record.folder import key_in, only_writer, prepare
from onrecord.record.issues import Issues, definition, written
from onrecord.record.judging import Judging
from onrecord.record.ledger import Ledger
from onrecord.record.lineage import Lineage
from onrecord.record.news import Arrivals
from onrecord.record.questions import Questions
from onrecord.record.schema import PUT_OFF, plural, tables, todo
from onrecord.record.store import Store
from onrecord.record.tallies import Tallies
from onrecord.record.upkeep import REGROUP, Progress, Upkeep
from onrecord.record.work import FAILED
from onrecord.settings import MIB, Settings
from onrecord.steps import STEPS

BATCH_BYTES = 64 * MIB  # of captures held in memory between two acknowledgements
TOLD_MAX = 1000  # captures that an `Added` names
CONTEXT = 32  # characters before and after a reviewed place, to find it again


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


@dataclass(frozen=True, slots=True)
class _Place:
    """What a review is about: a capture, and where it has one the words and a little before and after."""

    capture: str
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = -1


def silent(what: str, done: int, total: int) -> None:
    """Show no progress."""


class Record(Judging, Questions, Chronicles, Lineage, Issues, Doubts, Tallies, Arrivals):
    """One record, open. Use `onrecord.open`."""

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
        is_lost = not database.exists() and (folder / "captures").is_dir()
        self.store = Store(database, read_only=read_only)
        self.key = RecordKey("" if read_only else key_in(folder))
        if is_lost:
            self._restore(self.store)

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *why: object) -> None:
        self.close()

    @property
    def waiting(self) -> int:
        """How many captures wait to be worked on: after a run that was cut off, or where steps were put off."""
        with self.store.look() as look:
            of_captures = sa.and_(todo.c.task.not_like(f"{REGROUP}%"), todo.c.task != "counts")
            count = sa.select(sa.func.count(sa.distinct(todo.c.capture))).where(of_captures)
            return look.scalar(count) or 0

    @property
    def makes(self) -> Mapping[str, type[Any]]:
        """The nouns that steps make, by the names that exports use; ``only`` may name any of them."""
        return {plural(noun): noun for each in self.steps for noun in each.makes if noun is not Problem}

    # --- changes -------------------------------------------------------------------------------

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
        for batch in _batches(each, self.settings.batch_captures):
            items = [thing for thing in batch if isinstance(thing, Found)]
            problems = [thing for thing in batch if isinstance(thing, Problem)]
            kept = self._acknowledge(items, problems)
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
        failed = sa.select(tables[Problem].c.capture).where(*_is_failure())
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
            self._restore(made)
            self._carry_refusals(made)
            self._upkeep(made, jobs, progress).run()
            with made.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            made.close()
            self.store.close()
            for side in ("-wal", "-shm"):
                (self.folder / f"record.sqlite{side}").unlink(missing_ok=True)
            os.replace(fresh, path)
            self.store = Store(path)
        return tuple(self._bring_up_to_date(jobs, progress))  # what others added meanwhile

    def ask(
        self,
        reader: str,
        *captures: str,
        model: str = "",
        again: bool = False,
        fetch: bool = False,
        progress: Progress = silent,
    ) -> Asked:
        """Have an outside reader read pages, keep what it tells, and believe what stands on the page word for word.

        ``reader`` is the address of an OpenAI-compatible endpoint that serves ``model``, which is sent the title and
        body of each of ``captures`` (ids, sources or URLs; none: all), or the name or folder of a token tagger, which
        runs here; ``fetch`` allows its library to get one that is not on this machine. Pages it was asked about before
        are passed over unless ``again``. Raises BadReader where it cannot be asked; what it told before is kept.
        """
        self._must_write()
        with self.store.look() as look:
            wanted = [self._capture_id(look, capture) for capture in captures]
        outside = reader_at(reader, model, self.settings, fetch=fetch)
        try:
            asked = asking.ask(
                outside,
                self.store,
                self.told,
                wanted,
                again=again,
                chars=self.settings.reader_chars,
                now=_now,
                progress=progress,
            )
        except BadReader:
            self._bring_up_to_date(1, progress)
            raise
        finally:
            outside.close()
        self._bring_up_to_date(1, progress)
        return asked

    def withdraw(self, reader: str, *, progress: Progress = silent) -> tuple[str, ...]:
        """Take back all that an outside reader told, in all versions of the question; return their names on record.

        The ledger keeps what was told and that it was taken back. Raises NotOnRecord.
        """
        self._must_write()
        with self.store.look() as look:
            known = tips.readers(look)
        meant = tuple(name for name in known if name == reader or name.startswith(f"{reader}, "))
        if not meant:
            raise NotOnRecord(f"nothing was told by {reader!r}; these told something: {'; '.join(known) or 'none'}")
        for name in meant:
            self.told.append(tips.withdrawal(name, _now()))
        self._bring_up_to_date(1, progress)
        return meant

    def review(
        self,
        noun: str,
        target: str,
        verdict: Verdict | str,
        *,
        field: str = "",
        value: str = "",
        note: str = "",
        by: str = "",
    ) -> Review:
        """Keep a person's judgement of a statement, an article, an actor, a story or a position, and apply it.

        ``correct`` takes a ``field`` and its new ``value``: a name or an actor's id for a speaker, an ISO date for a
        date, spans written ``12-40 55-80`` for a statement's content; ``reviews.CORRECTABLE`` lists them. Raises
        NotOnRecord where there is no such target, BadRequest where the value cannot be.
        """
        self._must_write()
        try:
            said = Verdict(verdict)
        except ValueError:
            raise BadRequest(f"a verdict is accept, reject or correct, got {verdict!r}") from None
        if noun == "actor":
            target = self.actor(target).id
        if field == "merge" and value:
            value = self.actor(value).id
            if value == target:
                raise BadRequest("an actor is merged with another, not with itself")
        place = self._place(noun, target)
        made = self._about(noun, target, place, said, by)
        made = reviews.with_id(replace(made, field=field, value=value, note=note))
        reviews.check(made)
        return self._judge(made)

    def follow(
        self,
        name: str,
        terms: Sequence[str],
        actors: Sequence[str] = (),
        *,
        examples: Sequence[str] = (),
        by: str = "",
    ) -> Issue:
        """Follow an issue: statements that hold one of ``terms``, of ``actors`` (ids; none: everyone's), and examples.

        Following it again under the same name changes its terms. ``review("issue", id, "reject")`` gives it up.
        Raises BadRequest without a name and a term.
        """
        self._must_write()
        issue = definition(name, terms, actors, [self.statement(each).id for each in examples])
        made = self._about("issue", issue.id, _Place(""), Verdict.DEFINE, by)
        self._judge(reviews.with_id(replace(made, value=written(issue))))
        return issue

    def undo(self, review: str, *, by: str = "") -> Review:
        """Take back a review, or an undoing. Both stay in the ledger. Raises NotOnRecord."""
        self._must_write()
        with self.store.look() as look:
            found = store.read(look, Review, "id", [review])
        if not found:
            raise NotOnRecord(f"no review {review!r} on record; onrecord show reviews lists them")
        undoing = replace(
            found[0], verdict=Verdict.UNDO, field="", value="", by=by or _user(), at=_instant(), note="", undoes=review
        )
        return self._judge(reviews.with_id(undoing))

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

    def failures(self, captures: Sequence[str] | None = None) -> tuple[Problem, ...]:
        """Return what steps failed on, among ``captures`` (ids) or on the whole record."""
        with self.store.look() as look:
            found = store.fetch(look, Problem, store.select(Problem).where(*_is_failure()))
        return tuple(each for each in found if captures is None or each.capture in captures)

    # --- inside --------------------------------------------------------------------------------

    def _must_write(self) -> None:
        if self.store.read_only:
            raise BadRecord(f"{self.folder} cannot be written; copy the record, or change its permissions")

    def _acknowledge(self, items: Sequence[Found], problems: Sequence[Problem]) -> int:
        """Keep a batch: bytes first, synced, then the rows. Return how many captures are new."""
        by_id = {capture_id(item): item for item in reversed(items)}  # of an article that comes twice, the first
        with self.store.look() as look:
            known = set(store.values(look, tables[Capture].c.id, tables[Capture].c.id, by_id))
            fresh = [item for id, item in reversed(by_id.items()) if id not in known]
            wholes = {item.whole.digest: item.whole for item in fresh if item.whole}
            held = set(store.values(look, tables[Capture].c.file, tables[Capture].c.file, wholes)) if wholes else set()
        missing = [whole for digest, whole in wholes.items() if digest not in held]
        captures = self.archive.append(fresh, _now(), missing) if fresh else []
        if not captures and not problems:
            return 0
        with self.store.change() as change:
            _keep_captures(change, captures)
            store.insert(change, problems)
        return len(captures)

    def _wanted(self, nouns: Iterable[type[Any]]) -> tuple[type[Any], ...]:
        wanted = tuple(nouns)
        if unknown := [noun.__name__ for noun in wanted if noun not in self.makes.values()]:
            raise BadRequest(f"no step makes {', '.join(unknown)}; they make {', '.join(self.makes)}")
        return wanted

    def _bring_up_to_date(self, jobs: int, progress: Progress, only: tuple[type[Any], ...] = ()) -> list[Problem]:
        """Do what waits, or as much of it as ``only`` needs; return the failures of steps."""
        with only_writer(self.folder, progress):
            self._adopt()
            self._upkeep(self.store, jobs, progress, only).run()
        return list(self.failures())

    def _upkeep(self, store: Store, jobs: int, progress: Progress, only: tuple[type[Any], ...] = ()) -> Upkeep:
        spacy = self.settings.spacy
        return Upkeep(store, self.archive, self.key, self.steps, self.steps_at, progress, jobs, spacy, only)

    def _adopt(self) -> None:
        """Take in captures and reviews that were synced but not in the database when a run, or the power, was cut."""
        table = tables[Capture].c
        with self.store.look() as look:
            ends = _ends(look)
            judged = set(look.scalars(sa.select(tables[Review].c.id)))
        found = self.archive.recover(ends)
        with self.store.look() as look:
            known = set(store.values(look, table.id, table.id, [capture.id for capture in found]))
        adopted = [capture for capture in found if capture.id not in known]
        lost = [review for review in self.log if review.id not in judged]
        if adopted or lost:
            with self.store.change() as change:
                _keep_captures(change, adopted)
                store.insert(change, lost)
                for review in lost:
                    store.queue(change, "lines", self._touched(change, review))
        tips.take_in(self.store, self.told)

    def _restore(self, into: Store) -> None:
        """Fill an empty database with every capture of the archive and every review of the log."""
        self.archive.recover({})
        for batch in store.batched(self.archive.captures(), 1000):
            with into.change() as change:
                _keep_captures(change, [each for each in batch if isinstance(each, Capture)])
                store.insert(change, [each for each in batch if isinstance(each, Problem)])
        with into.change() as change:
            store.insert(change, list(self.log))
        tips.take_in(into, self.told)

    def _carry_refusals(self, into: Store) -> None:
        """Carry over the Problems of sources of which no capture came: they stand nowhere else."""
        problem = tables[Problem].c
        refused: list[Problem] = []
        with suppress(BadRecord), self.store.look() as look:  # a damaged database may not tell them any more
            refused = store.fetch(look, Problem, store.select(Problem).where(problem.capture == ""))
        with into.change() as change:
            store.insert(change, refused)

    def _about(self, noun: str, target: str, place: _Place, verdict: Verdict, by: str) -> Review:
        return Review(
            id="",
            noun=noun,
            target=target,
            capture=place.capture,
            verdict=verdict,
            field="",
            value="",
            exact=place.exact,
            prefix=place.prefix,
            suffix=place.suffix,
            start=place.start,
            by=by or _user(),
            at=_instant(),
            note="",
            undoes="",
        )

    def _claim(self, noun: str, target: str, verdict: Verdict, by: str) -> Review:
        self._must_write()
        return self._about(noun, target, self._place(noun, target), verdict, by)

    def _judge(self, review: Review) -> Review:
        self._judge_all([review])
        return review

    def _judge_all(self, made: Sequence[Review]) -> None:
        for review in made:
            self.log.keep(review)
        with self.store.change() as change:
            store.insert(change, made)
            for review in made:
                store.queue(change, "lines", self._touched(change, review))
        self._upkeep(self.store, 1, silent).renew_lines()

    def _touched(self, change: sa.Connection, review: Review) -> list[str]:
        if review.capture:
            return [review.capture]
        while review.undoes and (undone := store.read(change, Review, "id", [review.undoes])):
            review = undone[0]  # an undoing touches what the undone had touched
        if review.noun == "actor":
            return sorted(identities.touched(change, (review.target, review.value)))
        if review.noun == "story":
            table = tables[ArticleLine].c
            return store.values(change, table.capture, table.story, [review.target])
        return []

    def _place(self, noun: str, target: str) -> _Place:
        """Return what a review is about; raise NotOnRecord where there is no such thing."""
        if noun == "statement":
            line = self.statement(target)
            with self.store.look() as look:
                page = store.read(look, Page, "capture", [line.capture])[0].text
            start, end = line.content[0].start, line.content[-1].end
            before, after = page[max(0, start - CONTEXT) : start], page[end : end + CONTEXT]
            return _Place(line.capture, page[start:end], before, after, start)
        if noun == "article":
            return _Place(self.article(target).line.capture)
        if noun == "identity":
            return self._place_of_identity(target)
        if noun == "actor":
            with self.store.look() as look:
                named = store.values(look, tables[Actor].c.name, tables[Actor].c.id, [target])
            return _Place("", exact=named[0] if named else self.actor(target).name)
        if noun == "story":
            self.story(target)
        elif noun == "issue":
            self.issue(target)
        elif noun == "position" and not any(self._has_position(each, target) for each in self.issues()):
            raise NotOnRecord(f"no position {target!r} on record; onrecord show positions ISSUE lists them")
        return _Place("")

    def _place_of_identity(self, id: str) -> _Place:
        with self.store.look() as look:
            found = store.read(look, Identity, "id", [id])
            if not found:
                raise NotOnRecord(f"no identity {id!r} on record; onrecord export identities lists them")
            mentions = store.read(look, Mention, "capture", [found[0].capture], order="start")
            page = store.read(look, Page, "capture", [found[0].capture])
        first = next((each.span for each in mentions if each.entity == found[0].entity), None)
        if first is None or not page:
            return _Place(found[0].capture)
        text, start, end = page[0].text, first.start, first.end
        return _Place(
            found[0].capture, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start
        )


def _ends(look: sa.Connection) -> dict[str, int]:
    """Return the offset of the last capture of each archive file: two looks into an index for each, no count."""
    table, ends, name = tables[Capture].c, dict[str, int](), ""
    while name := str(look.scalar(sa.select(sa.func.min(table.archive)).where(table.archive > name)) or ""):
        ends[name] = look.scalar(sa.select(sa.func.max(table.offset)).where(table.archive == name)) or 0
    return ends


def _is_failure() -> tuple[sa.ColumnElement[bool], ...]:
    """Narrow Problems to steps that failed; as a range, which an index answers."""
    what = tables[Problem].c.what
    return what >= FAILED, what < f"{FAILED}\U0010ffff"


def _keep_captures(change: sa.Connection, captures: Sequence[Capture]) -> None:
    store.insert(change, captures)
    store.queue(change, "steps", [capture.id for capture in captures])
    problem = tables[Problem].c
    for some in store.batched([capture.source for capture in captures], 500):
        change.execute(sa.delete(tables[Problem]).where(problem.capture == "", problem.source.in_(some)))


def _batches(things: Iterable[Found | Problem], most: int) -> Iterator[list[Found | Problem]]:
    batch: list[Found | Problem] = []
    size = 0
    for thing in things:
        batch.append(thing)
        size += len(thing.data) if isinstance(thing, Found) else 0
        if len(batch) >= most or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _instant() -> str:
    """Return the time to the microsecond: of two reviews in one second, the later counts."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
