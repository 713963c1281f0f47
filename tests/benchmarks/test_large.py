"""The large record is made as the product makes one, the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import large
from benchmarks.speed.record import files
from onrecord.model import Reprint, Story
from onrecord.record.record import Record

ARTICLES = 40


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with large.make(tmp_path_factory.mktemp("large") / "large.record", ARTICLES) as record:
        yield record


def test_the_same_reports_are_written_each_time() -> None:
    assert large.Newsroom().reports(30) == large.Newsroom().reports(30)


def test_a_large_record_has_statements_stories_reprints_and_actors(made: Record) -> None:
    assert made.articles().total >= ARTICLES
    assert made.statements().total >= large.STATEMENTS * ARTICLES
    assert 0 < made.stories().total < ARTICLES
    assert made.reprints().total
    assert made.actors().total


def test_a_record_that_is_there_is_left_as_it_is(made: Record) -> None:
    before = made.captures(limit=1).total
    with large.make(made.folder, ARTICLES) as again:
        assert again.captures(limit=1).total == before
        assert again.waiting == 0


def test_one_more_report_can_be_placed_before_it_is_read(made: Record, tmp_path: Path) -> None:
    before, articles = made.statements(limit=1).total, made.articles(limit=1).total
    (file,) = files(tmp_path, 1, seed=7)
    made.add(file, only=(Reprint, Story))
    assert made.articles(limit=1).total == articles + 1
    assert made.statements(limit=1).total == before
    made.refresh()
    assert made.statements(limit=1).total > before
