"""No question reads a whole table: each query of the desk is answered by an index, however large the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from onrecord.record.record import Record
from tests.record.test_record import pages
from tests.record.test_relations_of_relations import STEPS

#: Tables that have a row or more for each article, statement or actor of the record.
LARGE = ("article_line", "statement_line", "statement", "voice", "page", "passage", "capture", "identity", "role")
#: Tables that have many rows for each article, of which each relation has its part.
BY_RELATION = ("link", "member", "meeting")
SAYS_WHO = 'Ada said "we will open the strait"'

QUESTIONS: dict[str, Callable[[Record], Any]] = {
    "statements": lambda record: record.statements(newest=True),
    "statements of an outlet": lambda record: record.statements(outlet="Courier", newest=True),
    "statements of a form": lambda record: record.statements(form="direct"),
    "denied statements": lambda record: record.statements(negated=True),
    "statements of some days": lambda record: record.statements(since="2015", until="2016"),
    "statements of a page": lambda record: record.statements(capture="x"),
    "statements of an actor": lambda record: record.statements(speaker=record.actors()[0].id, newest=True),
    "a statement": lambda record: record.statement(record.statements()[0].id),
    "articles": lambda record: record.articles(),
    "articles of an outlet": lambda record: record.articles(outlet="Courier"),
    "articles of a story": lambda record: record.articles(story=record.stories()[0].id),
    "an article": lambda record: record.article(record.articles()[0].id),
    "actors": lambda record: record.actors(),
    "an actor": lambda record: record.actor(record.actors()[0].id),
    "outlets of an actor": lambda record: record.outlets_of(record.actors()[0].id),
    "counts of an actor": lambda record: record.counts(speaker=record.actors()[0].id),
    "a story": lambda record: record.story(record.stories()[0].id),
    "a story's time line": lambda record: record.timeline(record.stories()[0].id),
    "a story's coverage": lambda record: record.coverage(record.stories()[0].id),
    "strongest": lambda record: record.strongest([record.stories()[0].id]),
    "carriers": lambda record: record.carriers(record.statements()[0].utterance),
    "reviews": lambda record: record.reviews(),
    "failures": lambda record: record.refresh(),
}


@contextmanager
def asked(record: Record) -> Iterator[list[tuple[str, Any]]]:
    """Give the queries that were asked of the database, with what was asked in them."""
    found: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *more: Any) -> None:
        if statement.startswith("SELECT"):
            found.append((statement, parameters))

    sa.event.listen(record.store.engine, "before_cursor_execute", note)
    yield found
    sa.event.remove(record.store.engine, "before_cursor_execute", note)


def whole_tables(record: Record, query: str, parameters: Any) -> list[str]:
    """Return the steps of a query's plan that read a large table itself, and not a part of it or an index alone."""
    with record.store.look() as look:
        plan = [str(row[3]) for row in look.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", parameters)]
    whole = [step for step in plan if step.startswith("SCAN ") and step.split()[1] in LARGE and "INDEX" not in step]
    return [*whole, *(step for step in plan if step.split()[1] in BY_RELATION and step.endswith("(relation=?)"))]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("plans")
    with Record(folder / "toy.record", steps=STEPS) as record:
        record.add(*pages(folder / "pages", [f"Strait opens | Courier\n{SAYS_WHO} #strait", "Bread | Herald\n#bread"]))
        yield record


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_reads_a_whole_table(filled: Record, question: str) -> None:
    with asked(filled) as queries:
        QUESTIONS[question](filled)
    assert queries
    wrong = [(step, query) for query, given in queries for step in whole_tables(filled, query, given)]
    assert wrong == []


@pytest.mark.parametrize("words", ["strait", '"the strait"', "op*"])
def test_a_search_looks_into_its_words_once_and_not_for_each_row(filled: Record, words: str) -> None:
    with asked(filled) as queries:
        filled.search(words)
        filled.search(words, outlet="Courier")
    assert [(step, query) for query, given in queries for step in whole_tables(filled, query, given)] == []


def test_an_addition_of_one_page_reads_no_whole_table(filled: Record, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text(f"Strait closes | Gazette\n{SAYS_WHO} #strait", encoding="utf-8")
    with asked(filled) as queries:
        filled.add(tmp_path / "more.txt")
    assert [(step, query) for query, given in queries for step in whole_tables(filled, query, given)] == []
