"""Every question a record answers. Paging, limits and what is not found are settled here, once for all faces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

import sqlalchemy as sa

from onrecord.model import Capture, Problem, Review
from onrecord.record import store
from onrecord.record.actors import Actors
from onrecord.record.answers import ArticleLine, ArticlePage, Rows
from onrecord.record.codec import codec
from onrecord.record.copies import Copies
from onrecord.record.filters import LIMIT_MAX
from onrecord.record.reviews import active_undoings
from onrecord.record.schema import tables
from onrecord.record.search import Search
from onrecord.record.statements import Statements
from onrecord.record.stories import Stories

T = TypeVar("T")


class Questions(Copies, Statements, Stories, Actors, Search):
    """The reading half of a `Record`."""

    def problems(self, *, capture: str = "", limit: int = 50, offset: int = 0) -> Rows[Problem]:
        """Return what could not be read or made out, each with the source it is about."""
        table, of = tables[Problem].c, tables[Capture].c
        found = self._rows(
            Problem, [table.capture == capture] if capture else [], (table.source, table.id), limit, offset
        )
        held = [each.capture for each in found if each.capture]
        with self.store.look() as look:
            sources = {row.id: row.source for row in look.execute(sa.select(of.id, of.source).where(of.id.in_(held)))}
        rows = tuple(replace(each, source=each.source or sources.get(each.capture, "")) for each in found)
        return Rows(rows, found.total, found.offset)

    def reviews(
        self,
        *,
        target: str = "",
        noun: str = "",
        verdict: str = "",
        by: str = "",
        limit: int = 50,
        offset: int = 0,
    ) -> Rows[Review]:
        """Return every judgement ever made, undone ones too, the newest first."""
        table = tables[Review].c
        asked = {"target": target, "noun": noun, "verdict": verdict, "by": by}
        conditions = [table[name] == value for name, value in asked.items() if value]
        return self._rows(Review, conditions, (table.at.desc(), table.id), limit, offset)

    def undone(self, reviews: Iterable[str]) -> set[str]:
        """Return those of some reviews that were taken back, and whose taking back stands."""
        table = tables[Review].c
        wanted = set(reviews)
        with self.store.look() as look:
            query = store.select(Review).where(table.undoes != "")
            backs = {review.id: review for review in store.fetch(look, Review, query)}
        standing = {each.id for each in active_undoings(backs.values())}
        return {review.undoes for review in backs.values() if review.id in standing} & wanted

    def each(self, noun: type[T]) -> Iterator[T]:
        """Yield every noun of one kind on record, in the order they were kept, in constant memory."""
        table, at = tables[noun], -1
        while True:
            query = store.select(noun).add_columns(table.c.row).where(table.c.row > at).order_by(table.c.row)
            with self.store.look() as look:
                rows = look.execute(query.limit(LIMIT_MAX)).all()
            if not rows:
                return
            at = rows[-1][-1]
            yield from map(codec(noun).decode, rows)

    def each_article(self) -> Iterator[ArticlePage]:
        """Yield every article whole, in the order they were kept, in constant memory."""
        for line in self.each(ArticleLine):
            yield self.article(line.capture)
