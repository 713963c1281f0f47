"""The one place that speaks SQL to write: a record's database, opened, migrated, read and replaced."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from onrecord.problems import BadRecord
from onrecord.record import schema
from onrecord.record.codec import codec
from onrecord.record.database import claim, engine, lacks_room, must_be_ours
from onrecord.record.schema import tables

T = TypeVar("T")
_MANY = 2_000  # values asked for in one query
KEPT = "kept at once"  # in what a connection knows of itself: what `Store.at_once` need not ask again
_APART = "\x1f"  # between ids in one value


class Store:
    """A record's SQLite file. Every change happens inside ``with store.change()``: one short transaction."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open or make the database at ``path``. Raises BadRecord if it is not ours or cannot be opened."""
        self.path = path
        self.read_only = read_only
        self._opened: ContextVar[sa.Connection | None] = ContextVar("opened", default=None)
        fresh = not path.exists() or path.stat().st_size == 0
        if fresh and read_only:
            raise BadRecord(f"{path} is missing, and a record that cannot be written cannot make it anew")
        if fresh:
            claim(path)
        must_be_ours(path)
        self.engine = engine(path, read_only)
        if not read_only:
            self._migrate(fresh)
        elif self._version() != schema.HEAD:
            self.close()
            raise BadRecord(f"{path} was made by an older version; open it once where it can be written, or copy it")

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def change(self) -> Iterator[sa.Connection]:
        """Give a connection inside one transaction that writes: kept whole or not at all."""
        if self.read_only:
            raise BadRecord(f"{self.path.parent} cannot be written here; copy the record or change its permissions")
        with self._told_plainly(), self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    @contextmanager
    def look(self) -> Iterator[sa.Connection]:
        """Give a connection that reads one unchanging state of the record; inside `at_once`, the one that it gave."""
        if opened := self._opened.get():
            yield opened
            return
        with self._told_plainly(), self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Have all that is asked inside see the record in one state, whoever adds to it meanwhile.

        It is faster, too: with each state SQLite forgets what it has read. Nothing inside may change the record.
        """
        if self._opened.get():
            yield
            return
        with self.look() as look:
            look.info[KEPT] = {}
            before = self._opened.set(look)
            try:
                yield
            finally:
                self._opened.reset(before)
                del look.info[KEPT]

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        """Raise BadRecord for what the database cannot help: a full disk, a damaged file, a lock held too long."""
        try:
            yield
        except sa.exc.OperationalError as why:
            room = "; is the disk full? What was kept stays, and onrecord refresh goes on" if lacks_room(why) else ""
            raise BadRecord(f"{self.path}: {why.orig}{room}") from why
        except sa.exc.DatabaseError as why:
            if isinstance(why, sa.exc.IntegrityError | sa.exc.ProgrammingError):
                raise
            raise BadRecord(f"{self.path}: {why.orig}; onrecord rebuild makes it anew from the captures") from why

    def _migrate(self, fresh: bool) -> None:
        if fresh or self._version() != schema.HEAD:
            from onrecord.record.migrate import upgrade

            with self._told_plainly():
                upgrade(self.engine)

    def _version(self) -> str:
        """Return the newest migration that this database has seen, "" where it has seen none."""
        with self.look() as look:
            if not look.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").first():
                return ""
            return str(look.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")


# --- rows --------------------------------------------------------------------------------------


def insert(connection: sa.Connection, nouns: Sequence[Any], **more: Any) -> None:
    """Insert nouns of one kind in bulk; ``more`` are values of further columns, the same for all."""
    if not nouns:
        return
    coded = codec(type(nouns[0]))
    extra = tuple(more.values())
    insert_rows(
        connection, tables[coded.noun], (*coded.columns, *more), [(*coded.encode(noun), *extra) for noun in nouns]
    )


def insert_rows(
    connection: sa.Connection, table: sa.Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert plain rows in bulk; one whose key is already there is left out."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":  # past the parameter handling of Core, which is most of its cost
        marks, quoted = ", ".join("?" * len(names)), ", ".join(f'"{name}"' for name in names)
        connection.exec_driver_sql(f'INSERT OR IGNORE INTO "{table.name}" ({quoted}) VALUES ({marks})', list(rows))  # noqa: S608
    else:
        connection.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in rows])


def replace_rows(
    connection: sa.Connection,
    table: sa.Table,
    column: str,
    values: Iterable[str],
    names: Sequence[str],
    rows: Iterable[tuple[Any, ...]],
) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Put ``rows`` in the place of those whose ``column`` holds one of ``values``; return those that went and came.

    Only the difference is written: most of what is made anew is as it was, and each row costs several indexes.
    """
    wanted, kept = dict.fromkeys(rows), set[tuple[Any, ...]]()
    gone: list[tuple[Any, ...]] = []
    places: list[int] = []
    columns = [table.c.row, *(table.c[name] for name in names)]
    for some in batched(sorted(values), _MANY):
        for place, *row in connection.execute(sa.select(*columns).where(among(table.c[column], some))).all():
            if tuple(row) in wanted and tuple(row) not in kept:
                kept.add(tuple(row))
            else:
                gone.append(tuple(row))
                places.append(place)
    for few in batched(places, _MANY):
        connection.execute(sa.delete(table).where(among(table.c.row, few)))
    fresh = [row for row in wanted if row not in kept]
    insert_rows(connection, table, names, fresh)
    return gone, fresh


def delete(connection: sa.Connection, column: sa.Column[Any], values: Iterable[str]) -> None:
    """Delete the rows whose ``column`` holds one of ``values``."""
    for some in batched(values, _MANY):
        connection.execute(sa.delete(column.table).where(among(column, some)))


def read(
    connection: sa.Connection, noun: type[T], column: str, values: Iterable[str], *, order: str = "row"
) -> list[T]:
    """Return the nouns whose ``column`` holds one of ``values``, in the order they were kept."""
    found: list[T] = []
    table, coded = tables[noun], codec(noun)
    wanted = [table.c[name] for name in coded.columns]
    for some in batched(values, _MANY):
        query = sa.select(*wanted).where(among(table.c[column], some)).order_by(table.c[order])
        found += [coded.decode(row) for row in connection.execute(query).all()]
    return found


def select(noun: type[Any]) -> sa.Select[Any]:
    """Return a query for all columns of a noun, in the order its codec decodes."""
    return sa.select(*(tables[noun].c[name] for name in codec(noun).columns))


def fetch(connection: sa.Connection, noun: type[T], query: sa.Select[Any]) -> list[T]:
    """Return the nouns that a query made with `select` finds."""
    decode = codec(noun).decode
    return [decode(row) for row in connection.execute(query).all()]


def values(
    connection: sa.Connection, wanted: sa.Column[Any], column: sa.Column[Any], those: Iterable[str]
) -> list[Any]:
    """Return ``wanted`` of the rows whose ``column`` holds one of ``those``."""
    found: list[Any] = []
    for some in batched(those, _MANY):
        found += connection.scalars(sa.select(wanted).where(among(column, some))).all()
    return found


def queue(connection: sa.Connection, task: str, captures: Iterable[str]) -> None:
    """Note that ``task`` has to be done for ``captures``."""
    insert_rows(connection, schema.todo, ("task", "capture"), [(task, capture) for capture in captures])


def queued(connection: sa.Connection, task: str, limit: int) -> list[str]:
    """Return at most ``limit`` captures that ``task`` has to be done for, in order of their ids."""
    todo = schema.todo
    return list(
        connection.scalars(sa.select(todo.c.capture).where(todo.c.task == task).order_by(todo.c.capture).limit(limit))
    )


def queued_among(connection: sa.Connection, task: str, captures: Iterable[str]) -> list[str]:
    """Return those of ``captures`` that ``task`` has to be done for."""
    todo, found = schema.todo, list[str]()
    for some in batched(captures, _MANY):
        found += connection.scalars(sa.select(todo.c.capture).where(todo.c.task == task, among(todo.c.capture, some)))
    return found


def requeue(connection: sa.Connection, task: str, into: str) -> None:
    """Note that ``into`` has to be done for all captures that ``task`` had to be done for."""
    todo = schema.todo
    waiting = sa.select(sa.literal(into), todo.c.capture).where(todo.c.task == task)
    known = sa.select(todo.c.capture).where(todo.c.task == into)
    connection.execute(todo.insert().from_select(["task", "capture"], waiting.where(todo.c.capture.not_in(known))))
    connection.execute(sa.delete(todo).where(todo.c.task == task))


def done(connection: sa.Connection, task: str, captures: Iterable[str]) -> None:
    """Note that ``task`` is done for ``captures``."""
    todo = schema.todo
    for some in batched(captures, _MANY):
        connection.execute(sa.delete(todo).where(todo.c.task == task, among(todo.c.capture, some)))


def get_meta(connection: sa.Connection, name: str) -> str:
    """Return a note about the record itself, "" where there is none."""
    return connection.scalar(sa.select(schema.meta.c.value).where(schema.meta.c.name == name)) or ""


def set_meta(connection: sa.Connection, name: str, value: str) -> None:
    """Keep a note about the record itself."""
    connection.execute(sa.delete(schema.meta).where(schema.meta.c.name == name))
    connection.execute(sa.insert(schema.meta).values(name=name, value=value))


def among(column: sa.ColumnElement[Any], values: Sequence[str | int]) -> sa.ColumnElement[bool]:
    """Return the condition that ``column`` holds one of ``values``.

    They travel as one JSON text: with a mark for each, SQLAlchemy spent more on the marks than SQLite on the rows.
    """
    listed = sa.func.json_each(json.dumps(values)).table_valued("value")
    return column.in_(sa.select(listed.c.value))


def least_units(connection: sa.Connection, relation: str, keys: Iterable[str], limit: int) -> dict[str, list[str]]:
    """Return the units of least id that share each of ``keys`` in a relation's index, in order; -1: all of them.

    A key that nobody has is left out. No more rows are read than are returned.
    """
    query = (
        "SELECT asked.value, (SELECT group_concat(unit, ?) FROM (SELECT unit FROM meeting"
        " WHERE relation = ? AND key = asked.value ORDER BY unit LIMIT ?)) FROM json_each(?) AS asked"
    )
    found: dict[str, list[str]] = {}
    for some in batched(sorted(keys), _MANY):
        rows = connection.exec_driver_sql(query, (_APART, relation, limit, json.dumps(some))).all()
        found.update((key, sorted(units.split(_APART))) for key, units in rows if units)
    return found


def batched(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield ``things`` in lists of at most ``size``."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some
