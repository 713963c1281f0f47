"""What is counted ahead is what counting would give, whatever is added, judged and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from onrecord.record import opened as opening
from onrecord.record import statements, store
from onrecord.record.answers import ArticleLine, StatementLine
from onrecord.record.record import Record
from onrecord.record.schema import tables
from tests.record.conftest import Opens
from tests.record.test_record import WORLD, pages

_ARTICLE, _LINE = tables[ArticleLine].c, tables[StatementLine].c


def counted(record: Record, *conditions: sa.ColumnElement[bool]) -> int:
    with record.store.look() as look:
        return look.scalar(sa.select(sa.func.count()).select_from(tables[StatementLine]).where(*conditions)) or 0


@pytest.fixture
def filled(opened: Opens, tmp_path: Path) -> Record:
    record = opened()
    files = pages(tmp_path / "pages")
    record.add(*files[:3])
    record.add(*files[3:])
    return record


def test_totals_hold_while_statements_are_rejected_and_taken_back(filled: Record) -> None:
    first = filled.statements()[0]
    rejected = filled.review("statement", first.id, "reject")
    assert filled.statements().total == counted(filled) - 1
    assert filled.statements(reviewed="reject").total == 1
    assert filled.statements(outlet=first.outlet).total == counted(
        filled, _LINE.outlet == first.outlet, _LINE.reviewed != "reject"
    )
    filled.undo(rejected.id)
    assert filled.statements().total == counted(filled)
    assert filled.statements(reviewed="reject").total == 0


def test_totals_follow_a_corrected_form(filled: Record) -> None:
    filled.review("statement", filled.statements()[0].id, "correct", field="form", value="indirect")
    assert filled.statements(form="indirect").total == 1
    assert filled.statements(form="direct").total == counted(filled) - 1
    assert filled.statements(form="indirect", negated=False).total == 1


def test_outlets_are_counted_by_their_articles(filled: Record) -> None:
    assert filled.outlets() == {"Courier": 2, "Gazette": 2, "Herald": 2}
    assert filled.articles().total == len(WORLD)
    assert filled.articles(outlet="Herald").total == 2


def test_the_list_of_stories_is_that_of_articles_grouped_by_story(filled: Record) -> None:
    with filled.store.look() as look:
        grouped = set(look.scalars(sa.select(_ARTICLE.story).distinct()))
    assert {line.id for line in filled.stories()} == grouped
    assert filled.stories().total == len(grouped)
    several = {line.id for line in filled.stories() if len(line.outlets) >= 2}
    assert {line.id for line in filled.stories(outlets=2)} == several


def test_what_an_actor_said_is_counted_by_month_and_outlet(filled: Record) -> None:
    actor = filled.actors()[0]
    said = filled.statements(speaker=actor.id)
    assert said.total == len(said) == sum(each.statements for each in filled.counts(speaker=actor.id))
    assert sum(filled.outlets_of(actor.id).values()) == said.total
    outlets = {each.outlet for each in filled.counts(speaker=actor.id)}
    folded = filled.counts(speaker=actor.id, lanes=len(outlets) - 1)
    assert len({each.outlet for each in folded}) == len(outlets) - 1
    assert sum(each.statements for each in folded) == said.total
    assert filled.counts(speaker=actor.id, lanes=len(outlets)) == filled.counts(speaker=actor.id)
    filled.review("statement", said[0].id, "reject")
    assert filled.statements(speaker=actor.id).total == said.total - 1
    assert sum(filled.outlets_of(actor.id).values()) == said.total - 1


def test_what_waits_is_counted_as_it_comes_and_goes(
    opened: Opens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = opened()
    record.keep(*pages(tmp_path / "pages"))
    assert record.waiting == len(WORLD)
    with record.store.change() as change:
        store.queue(change, "counts", ["an actor", "another"])
    assert record.waiting == len(WORLD)
    monkeypatch.setattr(opening, "COUNTED_MAX", 1)
    assert record.waiting == len(WORLD)
    record.add()
    assert record.waiting == 0


@pytest.mark.parametrize("newest", [True, False], ids=["newest first", "oldest first"])
def test_statements_of_all_who_bear_a_name_are_the_same_however_many(
    filled: Record, newest: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = filled.statements(speaker="a", newest=newest)
    assert len({line.actor for line in whole}) > 1
    monkeypatch.setattr(statements, "SORTED_MAX", 0)
    assert filled.statements(speaker="a", newest=newest).rows == whole.rows
    assert filled.statements(speaker="a", newest=newest, limit=2, offset=1).rows == whole.rows[1:3]
