"""The store keeps nouns as they are, finds each by an index, and its migrations make exactly its tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import PartialDate
from onrecord.model import Article, Block, Comment, Page, Passage, Region
from onrecord.problems import BadRequest
from onrecord.record import migrate, schema, store
from onrecord.record.codec import codec
from onrecord.record.filters import match_query
from onrecord.record.record import Record
from onrecord.record.store import Store
from onrecord.spans import Span
from tests.record import toy

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 9999), st.integers(0, 9999))
dates = st.dates().map(lambda day: PartialDate(day.isoformat()))
articles = st.builds(
    Article,
    **dict.fromkeys(
        ("id", "capture", "title", "dateline", "outlet", "original_outlet", "published_why", "language"), words
    ),
    byline=st.lists(words).map(tuple),
    **dict.fromkeys(("published", "earliest", "latest", "reposted", "updated"), st.none() | dates),
    comments=st.integers(0, 999),
)
comments = st.builds(
    Comment, id=words, capture=words, span=spans, author=words, author_span=st.none() | spans, posted=st.none() | dates
)
blocks = st.builds(
    Block,
    id=words,
    capture=words,
    span=spans,
    tag=words,
    hints=words,
    link_share=st.floats(0, 1),
    depth=st.integers(0, 600),
)


@given(st.one_of(articles, comments, blocks))
def test_a_noun_comes_back_from_its_row_as_it_was(noun: Any) -> None:
    assert codec(type(noun)).decode(codec(type(noun)).encode(noun)) == noun


def test_a_noun_comes_back_from_the_database_as_it_was(tmp_path: Path) -> None:
    kept = Passage("p1", "c1", Span(3, 9), Region.CAPTION, 0.5)
    with Store(tmp_path / "record.sqlite").change() as change:
        store.insert(change, [kept])
        assert store.read(change, Passage, "capture", ["c1"]) == [kept]


def test_a_change_that_raises_leaves_nothing(tmp_path: Path) -> None:
    opened = Store(tmp_path / "record.sqlite")

    def broken() -> None:
        with opened.change() as change:
            store.insert(change, [Page("c1", "c1", "words", "en", "utf-8")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken()
    with opened.look() as look:
        assert not store.read(look, Page, "id", ["c1"])


def test_migrations_make_exactly_the_tables_that_the_code_declares(tmp_path: Path) -> None:
    opened = Store(tmp_path / "record.sqlite")
    with opened.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, schema.metadata)
    # Alembic cannot know the full-text tables, which SQLite itself makes: only they may be "too many".
    left = [
        each
        for each in differences
        if not (each[0] == "remove_table" and each[1].name.startswith(tuple(schema.SEARCHED)))
    ]
    assert left == []


def test_the_newest_migration_is_the_one_we_name() -> None:
    assert ScriptDirectory.from_config(migrate.config()).get_current_head() == schema.HEAD


#: A question's query, and the index that must answer it.
PLANS = [
    ("SELECT * FROM statement WHERE id = 'x'", "statement_id"),
    ("SELECT * FROM passage WHERE capture = 'x' ORDER BY start", "passage_capture"),
    (
        "SELECT * FROM statement_line WHERE story = 'x' ORDER BY on_day, capture, start",
        "statement_line_story_on_day_capture",
    ),
    (
        "SELECT * FROM statement_line WHERE outlet = 'x' ORDER BY on_day, capture, start",
        "statement_line_outlet_on_day_capture",
    ),
    ("SELECT * FROM statement_line ORDER BY on_day, capture, start LIMIT 50", "statement_line_on_day_capture"),
    ("SELECT * FROM statement_line WHERE utterance = 'x'", "statement_line_utterance"),
    ("SELECT * FROM article_line WHERE story = 'x'", "article_line_story"),
    ("SELECT * FROM article_line ORDER BY published DESC LIMIT 50", "article_line_published"),
    ("SELECT statement FROM voice WHERE actor = 'x' AND part = 'speaker'", "voice_said"),
    ("SELECT * FROM review WHERE target = 'x'", "review_target"),
    ("SELECT actor FROM identity WHERE entity = 'x'", "identity_entity"),
    ("SELECT * FROM reprint WHERE \"group\" = 'x'", "reprint_group"),
    ("SELECT unit FROM member WHERE relation = 'r' AND scope = 's'", "member_scope"),
    ("SELECT unit FROM meeting WHERE relation = 'r' AND \"key\" = 'k'", "PRIMARY KEY"),
    ("SELECT * FROM ran WHERE capture = 'x'", "sqlite_autoindex_ran_1"),
]


@pytest.mark.parametrize(("query", "index"), PLANS)
def test_each_read_has_its_index(tmp_path: Path, query: str, index: str) -> None:
    opened = Store(tmp_path / "record.sqlite")
    with opened.look() as look:
        plan = " ".join(str(row[3]) for row in look.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}"))
    assert index in plan
    assert "TEMP B-TREE" not in plan


@given(st.text(max_size=40))
def test_any_words_make_a_query_that_can_be_asked(words: str) -> None:
    try:
        query = match_query(words)
    except BadRequest:
        return
    with sa.create_engine("sqlite://").connect() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE f USING fts5(words)")
        connection.exec_driver_sql("SELECT * FROM f WHERE f MATCH ?", (query,))


def test_search_finds_words_phrases_and_beginnings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('Strait | Courier\nAda said "the strait will open" #s')
    with Record(tmp_path / "toy.record", steps=toy.STEPS) as record:
        record.add(tmp_path / "a.txt")
        assert [hit.noun for hit in record.search('"will open"')] == ["statement", "page"]
        assert record.search("op*").total == 2
        assert record.search("open will")[0].snippet.count("\x02") == 2
        assert not record.search('"open will"')
        assert [hit.noun for hit in record.search("strait", speaker="Ada")] == ["statement"]


def test_what_is_asked_at_once_sees_one_state_though_another_adds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text('Strait | Courier\nAda said "the strait will open" #s')
    (tmp_path / "b.txt").write_text("Bread | Herald\n#bread")
    with Record(tmp_path / "toy.record", steps=toy.STEPS) as record:
        record.add(tmp_path / "a.txt")
        with record.at_once():
            assert record.captures().total == 1
            with Record(tmp_path / "toy.record", steps=toy.STEPS) as other:
                other.add(tmp_path / "b.txt")
            assert record.captures().total == 1
        assert record.captures().total == 2
