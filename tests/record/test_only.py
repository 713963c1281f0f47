"""Some nouns can be had first; what was put off is due, and makes the same record when it is done."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Actor, Article, Entity, Gist, Page, Reprint, Statement, Story, Verdict
from onrecord.pipeline import needed
from onrecord.problems import BadRequest
from onrecord.record.record import Record
from onrecord.record.schema import tables
from onrecord.steps import STEPS
from tests.record import toy
from tests.record.conftest import Opens, picture
from tests.record.test_record import WORLD, pages

NOUNS = (Page, Article, Statement, Gist, Story, Actor)
some_nouns = st.lists(st.sampled_from(NOUNS), max_size=2)


def count(record: Record, noun: type[Any]) -> int:
    with record.store.look() as look:
        return look.scalar(sa.select(sa.func.count()).select_from(tables[noun])) or 0


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(WORLD))), st.lists(some_nouns, min_size=3, max_size=3), some_nouns)
def test_what_was_put_off_and_done_later_makes_the_same_record(
    order: list[int], wanted: list[list[type[Any]]], then: list[type[Any]]
) -> None:
    with TemporaryDirectory() as folder:
        files = pages(Path(folder) / "pages")
        whole = Record(Path(folder) / "whole", steps=toy.STEPS)
        whole.add(*files)
        parts = Record(Path(folder) / "parts", steps=toy.STEPS)
        for n, nouns in enumerate(wanted):
            parts.add(*(files[i] for i in order[2 * n : 2 * n + 2]), only=nouns)
        parts.refresh(only=then)
        parts.refresh()
        assert parts.waiting == 0
        assert picture(parts) == picture(whole)
        whole.close()
        parts.close()


def test_stories_alone_are_made_without_reading_what_was_said(opened: Opens, tmp_path: Path) -> None:
    whole, record = opened("whole"), opened()
    files = pages(tmp_path / "pages")
    whole.add(*files)
    record.add(*files, only=(Story,))
    assert count(record, Statement) == count(record, Entity) == count(record, Actor) == 0
    assert {line.id: line.articles for line in record.stories()} == {line.id: line.articles for line in whole.stories()}
    assert record.articles().total == len(WORLD)


def test_captures_whose_steps_were_put_off_wait(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"), only=(Story,))
    assert record.waiting == len(WORLD)
    record.refresh(only=(Actor,))
    assert record.waiting == len(WORLD)
    record.refresh()
    assert record.waiting == 0


def test_a_page_added_whole_does_not_wait_for_those_put_off(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    files = pages(tmp_path / "pages")
    record.add(*files[:3], only=(Story,))
    record.add(*files[3:])
    assert {line.capture for line in record.statements()} == {record.kept(file.name).id for file in files[3:5]}
    assert record.waiting == 3


def test_other_processes_put_off_the_same_steps(opened: Opens, tmp_path: Path) -> None:
    files = pages(tmp_path / "pages")
    alone, pooled = opened("alone"), opened("pooled")
    alone.add(*files, only=(Story,))
    pooled.add(*files, only=(Story,), jobs=2)
    assert picture(pooled) == picture(alone)


def test_a_review_is_not_said_to_have_lost_what_was_not_looked_for_yet(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    record.review("statement", record.statements()[0].id, Verdict.ACCEPT)
    record.close()
    (tmp_path / "toy.record" / "record.sqlite").unlink()
    again = opened()
    again.add(only=(Story,))
    assert not again.problems()
    again.refresh()
    assert not again.problems()
    assert again.statements(reviewed="accept").total == 1


def test_what_no_step_makes_cannot_be_wanted(opened: Opens) -> None:
    with pytest.raises(BadRequest, match="Reprint"):
        opened().add(only=(Reprint,))


def test_provenance_and_stories_need_no_net_that_reads() -> None:
    names = {step.name for step in needed(STEPS, (Story, Reprint))}
    assert {"pages", "passages", "articles", "prints", "reprints", "gists", "stories"} <= names
    assert not names & {"mentions", "statements"}
