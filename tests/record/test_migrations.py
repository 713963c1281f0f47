"""A record that an older version made is brought to today's tables, and to what today's steps find."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

import onrecord
from onrecord.problems import BadRecord
from onrecord.record import migrate, schema
from onrecord.record.record import Record
from onrecord.record.store import Store
from tests.record import toy
from tests.record.test_record import pages

THREAD = """Norvik bridge closed for a week

By Ann Example
4 May 2020

The bridge over the Norvik was closed on Monday after engineers had found a crack in its second pillar, the town said.
The ferry at Ostby will carry people and bicycles across the river until the pillar has been mended, it added.

2 Comments

gull_7 wrote:
They said the same last year, and the year before that it was the other pillar.

northpier wrote:
@gull_7 It was the same pillar.
"""


def indexes(raw: sqlite3.Connection) -> dict[str, str]:
    """Return the indexes that were made by a statement, with it."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    return dict(raw.execute(query).fetchall())


def first(path: Path, version: str = "0001") -> dict[str, set[str]]:
    """Make the tables of the first version, or another, at ``path``; return their columns."""
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        command.upgrade(migrate.config(connection), version)
    with engine.connect() as connection:
        look = sa.inspect(connection)
        return {table: {column["name"] for column in look.get_columns(table)} for table in look.get_table_names()}


def triggers(raw: sqlite3.Connection) -> set[str]:
    return {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}


def as_the_first_version_left_it(folder: Path, version: str = "0001") -> None:
    """Take a record's tables back to those of migration 0001, or of another, and its steps to older ones."""
    before = first(folder / "first.sqlite", version)
    oldest = sqlite3.connect(folder / "first.sqlite")
    indexed, counted = indexes(oldest), triggers(oldest)
    oldest.close()
    (folder / "first.sqlite").unlink()
    raw = sqlite3.connect(folder / "record.sqlite")
    for later in triggers(raw) - counted:
        raw.execute(f'DROP TRIGGER "{later}"')
    for later in set(schema.metadata.tables) - set(before):
        raw.execute(f'DROP TABLE "{later}"')
    for index in indexes(raw):
        raw.execute(f'DROP INDEX "{index}"')
    for table, columns in before.items():
        for (name,) in raw.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall():
            if name not in columns:
                raw.execute(f'ALTER TABLE "{table}" DROP COLUMN "{name}"')
    for made in indexed.values():
        raw.execute(made)
    raw.execute("UPDATE ran SET key = 'of an older step' WHERE step = 'passages'")
    raw.execute("UPDATE meta SET value = 'of older steps' WHERE name = 'version:steps'")
    raw.execute("UPDATE alembic_version SET version_num = ?", (version,))
    raw.commit()
    raw.close()


def test_a_record_of_the_first_version_opens_and_refresh_fills_it(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(THREAD, encoding="utf-8")
    folder = tmp_path / "old.record"
    with onrecord.open(folder) as record:
        record.add(page)
        made = record.article("page.txt").comments
    assert len(made) == 2
    assert made[1].parent == made[0].id
    as_the_first_version_left_it(folder)
    with onrecord.open(folder) as record:
        assert [(each.id, each.depth, each.parent) for each in record.article("page.txt").comments] == [
            (each.id, 0, "") for each in made
        ]
        record.refresh()
        assert record.article("page.txt").comments == made


def test_what_is_counted_ahead_is_counted_in_a_record_that_an_older_version_made(tmp_path: Path) -> None:
    said = 'Strait {0} | Courier\nAda said "we will open the strait {0}" #strait'
    pages(tmp_path / "pages", [said.format("first"), said.format("again")])
    with Record(tmp_path / "record", steps=toy.STEPS) as record:
        record.add(tmp_path / "pages" / "page0.txt")
    as_the_first_version_left_it(tmp_path / "record", "0004")
    with Record(tmp_path / "record", steps=toy.STEPS) as record:
        assert (record.statements().total, record.stories().total, record.outlets()) == (1, 1, {"Courier": 1})
        record.add(tmp_path / "pages" / "page1.txt")
        assert (record.statements().total, record.stories().total, record.outlets()) == (2, 1, {"Courier": 2})


def test_each_migration_goes_on_from_the_one_before(tmp_path: Path) -> None:
    assert not first(tmp_path / "first.sqlite")["comment"] & {"depth", "parent"}
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'first.sqlite'}")
    migrate.upgrade(engine)
    with engine.connect() as connection:
        names = {column["name"] for column in sa.inspect(connection).get_columns("comment")}
        assert names >= {"depth", "parent"}
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == schema.HEAD


def test_an_older_record_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    Store(tmp_path / "record.sqlite").close()
    as_the_first_version_left_it(tmp_path)
    with pytest.raises(BadRecord, match="older"):
        Store(tmp_path / "record.sqlite", read_only=True)
