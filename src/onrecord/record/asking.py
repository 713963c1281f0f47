"""Asking an outside reader about pages on record: the one place, beside `capture`, where a record meets the network.

Nothing is asked unless a person says so. What comes back is appended to the ledger of tips, page by page, before
anything is made of it; so a run that is cut off loses nothing, and the next goes on behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from onrecord.model import Article, Capture, Page, Passage, Problem, Region, TipKind, problem
from onrecord.outside.readers import reader_at
from onrecord.outside.told import Reader, Told, excerpts
from onrecord.problems import BadReader, NoAnswer, NotOnRecord
from onrecord.record import store, tips
from onrecord.record.answering import Answering
from onrecord.record.clock import now
from onrecord.record.ledger import Ledger
from onrecord.record.opened import Opened, silent
from onrecord.record.schema import tables
from onrecord.record.store import Store
from onrecord.record.upkeep import Progress

SHOWN = (Region.TITLE, Region.BODY)  # all that an outside reader gets to see: never a comment, nor its writer's name
MOST_EXCERPTS = 40  # of one page: 240,000 characters; longer bodies are tables and lists
IN_VAIN = 3  # pages without an answer, one after the other, after which the reader is given up


@dataclass(frozen=True, slots=True)
class Asked:
    """What an asking came to."""

    reader: str  # as it is called on record
    pages: int  # asked about
    known: int  # asked about before, and passed over
    told: int  # quotations and names that came back, believed or not
    problems: tuple[Problem, ...]  # pages without an answer; they are asked about again next time


class Asking(Opened, Answering):
    """The part of a `Record` that asks outside readers, and takes back what they told."""

    def ask(
        self,
        reader: str,
        *captures: str,
        model: str = "",
        again: bool = False,
        fetch: bool = False,
        vectors: bool = False,
        progress: Progress = silent,
    ) -> Asked:
        """Have an outside reader read pages, keep what it tells, and believe what stands on the page word for word.

        ``reader`` is the address of an OpenAI-compatible endpoint that serves ``model``, which is sent the title and
        body of each of ``captures`` (ids, sources or URLs; none: all), or the name or folder of a token tagger, which
        runs here; ``fetch`` allows its library to get one that is not on this machine. ``vectors``: the model turns
        texts into vectors, by which stories are told apart, too. Pages it was asked about before are passed over
        unless ``again``. Raises BadReader where it cannot be asked; what it told before is kept.
        """
        self._must_write()
        with self.store.look() as look:
            wanted = [self._capture_id(look, capture) for capture in captures]
        outside = reader_at(reader, model, self.settings, fetch=fetch, vectors=vectors)
        try:
            asked = ask(
                outside,
                self.store,
                self.told,
                wanted,
                again=again,
                chars=self.settings.reader_chars,
                now=now,
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
            self.told.append(tips.withdrawal(name, now()))
        self._bring_up_to_date(1, progress)
        return meant


def ask(
    reader: Reader,
    record: Store,
    ledger: Ledger,
    captures: Sequence[str],
    *,
    again: bool,
    chars: int,
    now: Callable[[], str],
    progress: Progress,
) -> Asked:
    """Ask ``reader`` about ``captures``, or all where none are given, and keep what it tells.

    Those it was asked about before are passed over, unless ``again``. Raises BadReader where it cannot be asked; what
    came before that is kept.
    """
    wanted = list(captures) or _all(record)
    with record.look() as look:
        known = set() if again else tips.asked_about(look, reader.name)
    due = [capture for capture in wanted if capture not in known]
    made = Asked(reader.name, 0, len(wanted) - len(due), 0, ())
    missed: list[Problem] = []
    in_vain = 0
    for n, (capture, page, passages) in enumerate(_pages(record, due)):
        progress(f"asking {reader.name}", n, len(due))
        try:
            told, is_whole = _read(reader, page, passages, chars)
        except NoAnswer as why:
            missed.append(problem(capture.id, "ask", str(why), source=capture.source))
            in_vain += 1
            if in_vain == IN_VAIN:
                raise BadReader(f"{reader.name} gave no answer about {IN_VAIN} pages: {why}") from why
            continue
        in_vain = 0
        if not is_whole:
            missed.append(problem(capture.id, "ask", "too long: only its beginning was shown", source=capture.source))
        ledger.append(tips.asking(capture.id, reader.name, now(), told))
        made = replace(made, pages=made.pages + 1, told=made.told + len(told))
    return replace(made, problems=tuple(missed))


def _read(reader: Reader, page: Page, passages: Sequence[Passage], chars: int) -> tuple[list[Told], bool]:
    """Return what a reader tells of a page, and whether all of it was shown."""
    spans = [passage.span for passage in passages if passage.region in SHOWN]
    told: list[Told] = []
    for n, excerpt in enumerate(excerpts(page.text, spans, max(200, chars))):
        if n == MOST_EXCERPTS:
            return told, False
        told += reader.read(excerpt)
        if told and told[-1].kind is TipKind.VECTOR:
            break  # it is of the beginning alone
    return told, True


def _all(record: Store) -> list[str]:
    with record.look() as look:
        return list(look.scalars(sa.select(tables[Article].c.capture).order_by(tables[Article].c.row)))


def _pages(record: Store, captures: Sequence[str]) -> Iterator[tuple[Capture, Page, list[Passage]]]:
    # One by one: an answer takes seconds, and a view of the database must not stand open for so long.
    for id in captures:
        with record.look() as look:
            capture = store.read(look, Capture, "id", [id])
            page = store.read(look, Page, "capture", [id])
            passages = store.read(look, Passage, "capture", [id], order="start")
        if capture and page:
            yield capture[0], page[0], passages
