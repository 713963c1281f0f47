"""What a record keeps as it came: captures, judgements, and what outside readers told. All else is made from these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.capture.archive import Archive, capture_id
from onrecord.capture.found import Found
from onrecord.model import Capture, Problem, Review, problem
from onrecord.problems import BadRecord
from onrecord.record import store, tips
from onrecord.record.clock import now
from onrecord.record.ledger import Ledger
from onrecord.record.places import touched
from onrecord.record.reviews import Log
from onrecord.record.schema import tables
from onrecord.record.store import Store
from onrecord.settings import MIB

LOST = "was on record, and its bytes are no longer in captures/: put back a copy of these files, or add it again"
BATCH_BYTES = 64 * MIB  # of captures held in memory between two acknowledgements


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of a record's folder that nothing else can replace."""

    archive: Archive
    log: Log
    told: Ledger

    def acknowledge(self, into: Store, items: Sequence[Found], problems: Sequence[Problem]) -> int:
        """Keep a batch: bytes first, synced, then the rows. Return how many captures are new."""
        by_id = {capture_id(item): item for item in reversed(items)}  # of an article that comes twice, the first
        with into.look() as look:
            known = set(store.values(look, tables[Capture].c.id, tables[Capture].c.id, by_id))
            fresh = [item for id, item in reversed(by_id.items()) if id not in known]
            wholes = {item.whole.digest: item.whole for item in fresh if item.whole}
            held = set(store.values(look, tables[Capture].c.file, tables[Capture].c.file, wholes)) if wholes else set()
        missing = [whole for digest, whole in wholes.items() if digest not in held]
        captures = self.archive.append(fresh, now(), missing) if fresh else []
        if not captures and not problems:
            return 0
        with into.change() as change:
            _keep_captures(change, captures)
            store.insert(change, problems)
        return len(captures)

    def adopt(self, into: Store) -> None:
        """Take in what was synced but not in the database when a run, or the power, was cut."""
        table = tables[Capture].c
        with into.look() as look:
            ends = _ends(look)
            judged = set(look.scalars(sa.select(tables[Review].c.id)))
        found = self.archive.recover(ends)
        with into.look() as look:
            known = set(store.values(look, table.id, table.id, [capture.id for capture in found]))
        adopted = [capture for capture in found if capture.id not in known]
        lost = [review for review in self.log if review.id not in judged]
        if adopted or lost:
            with into.change() as change:
                _keep_captures(change, adopted)
                keep_reviews(change, lost)
        tips.take_in(into, self.told)

    def restore(self, into: Store) -> None:
        """Fill an empty database with every capture of the archive, every review of the log and every tip."""
        self.archive.recover({})
        for batch in store.batched(self.archive.captures(), 1000):
            with into.change() as change:
                _keep_captures(change, [each for each in batch if isinstance(each, Capture)])
                store.insert(change, [each for each in batch if isinstance(each, Problem)])
        with into.change() as change:
            store.insert(change, list(self.log))
        tips.take_in(into, self.told)


def keep_reviews(change: sa.Connection, made: Sequence[Review]) -> None:
    """Put reviews on record, and the pages that they change in the queue."""
    store.insert(change, made)
    for review in made:
        store.queue(change, "lines", touched(change, review))


def carry_refusals(before: Store, into: Store) -> None:
    """Carry over the Problems of sources of which no capture came: they stand nowhere else."""
    refused: list[Problem] = []
    with suppress(BadRecord), before.look() as look:  # a damaged database may not tell them any more
        refused = store.fetch(look, Problem, store.select(Problem).where(tables[Problem].c.capture == ""))
    source = tables[Capture].c.source
    with into.change() as change:
        there = set(store.values(change, source, source, {each.source for each in refused}))  # lost, and put back
        store.insert(change, [each for each in refused if each.source not in there])


def carry_losses(before: Store, into: Store) -> None:
    """Put a Problem on record for each capture that was, and that the archive no longer gives back."""
    capture, kept = tables[Capture].c, set[str]()
    with into.look() as look:
        kept.update(look.scalars(sa.select(capture.id)))
    lost: list[Problem] = []
    with suppress(BadRecord), before.look() as look:  # as above
        for id, source in look.execute(sa.select(capture.id, capture.source).order_by(capture.row)):
            if id not in kept:
                lost.append(problem("", "capture", LOST, source=source))
    with into.change() as change:
        store.insert(change, list({each.id: each for each in lost}.values()))


def batches(things: Iterable[Found | Problem], most: int) -> Iterator[list[Found | Problem]]:
    """Yield what sources gave in batches of at most ``most`` things and about `BATCH_BYTES`."""
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


def _ends(look: sa.Connection) -> dict[str, int]:
    """Return the offset of the last capture of each archive file: two looks into an index for each, no count."""
    table, ends, name = tables[Capture].c, dict[str, int](), ""
    while name := str(look.scalar(sa.select(sa.func.min(table.archive)).where(table.archive > name)) or ""):
        ends[name] = look.scalar(sa.select(sa.func.max(table.offset)).where(table.archive == name)) or 0
    return ends


def _keep_captures(change: sa.Connection, captures: Sequence[Capture]) -> None:
    store.insert(change, captures)
    store.queue(change, "steps", [capture.id for capture in captures])
    of = tables[Problem].c
    for some in store.batched([capture.source for capture in captures], 500):
        change.execute(sa.delete(tables[Problem]).where(of.capture == "", of.source.in_(some)))
