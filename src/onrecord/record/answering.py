"""What every question needs: a page of rows with its total, and a capture by whatever names it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from onrecord.model import Capture
from onrecord.problems import NotOnRecord
from onrecord.record import store
from onrecord.record.answers import Rows
from onrecord.record.filters import checked_limit, checked_offset
from onrecord.record.schema import tables
from onrecord.record.store import Store

T = TypeVar("T")


class Answering:
    """The ground of the reading half of a `Record`."""

    store: Store

    def _rows(
        self,
        noun: type[T],
        conditions: Sequence[sa.ColumnElement[bool]],
        order: Sequence[Any],
        limit: int,
        offset: int,
        counted: sa.Select[Any] | None = None,
    ) -> Rows[T]:
        """Return one page of nouns; ``counted`` gives how many there are where that was counted ahead."""
        row = tables[noun].c.row
        # What is passed over is read in the index alone, and only what is shown in the table.
        shown = sa.select(row).where(*conditions).order_by(*order)
        shown = shown.limit(checked_limit(limit)).offset(checked_offset(offset))
        query = store.select(noun).where(row.in_(shown)).order_by(*order)
        count = sa.select(sa.func.count()).select_from(tables[noun]).where(*conditions) if counted is None else counted
        with self.store.look() as look:
            return Rows(tuple(store.fetch(look, noun, query)), look.scalar(count) or 0, offset)

    def _capture_id(self, look: sa.Connection, named: str) -> str:
        """Return the id of a capture named by its id, its source or its URL."""
        table = tables[Capture].c
        query = sa.select(table.id).where(sa.or_(table.id == named, table.source == named, table.url == named))
        found = look.scalar(query.order_by(table.captured.desc()).limit(1))
        if found:
            return str(found)
        ends = list(look.scalars(sa.select(table.id).where(table.source.endswith(named, autoescape=True)).limit(2)))
        if len(ends) != 1:
            raise NotOnRecord(f"no single capture is named {named!r}; onrecord show captures lists them")
        return str(ends[0])


def one(look: sa.Connection, noun: type[T], id: str, what: str) -> T:
    """Return the noun of an id; raise NotOnRecord where there is none, named for what it is."""
    found = store.read(look, noun, "id", [id])
    if not found:
        raise NotOnRecord(f"no {what} {id!r} on record")
    return found[0]
