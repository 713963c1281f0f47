"""What a person says of actors and of single names holds, and is taken back whole; what to look at comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Identity, Page, Statement
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record.record import Record
from tests.record import toy

PAGES = {
    "one.txt": 'Harbour | Courier\nBruno said "the harbour stays shut" #harbour',
    "two.txt": 'Games | Herald\nBruno said "we won by a length" #games',
    "three.txt": 'More games | Herald\nCarla said "we lost" and Bruno said "they lost" #games',
}


@pytest.fixture
def record(tmp_path: Path) -> Record:
    (tmp_path / "pages").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "pages" / name).write_text(text)
    made = Record(tmp_path / "toy.record", steps=toy.STEPS, steps_at="tests.record.toy:STEPS")
    made.add(tmp_path / "pages")
    return made


def identities(record: Record, actor: str, *sources: str) -> list[str]:
    """Return the identities that make the ``actor`` of pages called ``sources``."""
    id = record.actor(actor).id
    return [
        each.id
        for each in record.each(Identity)
        if each.actor == id and record.kept(each.capture).source.endswith(sources or ".txt")
    ]


def test_one_name_of_two_persons_is_split_and_the_split_undone(record: Record) -> None:
    before = record.statements()
    made = record.reassign(identities(record, "Bruno", "one.txt"), "Bruno (harbour master)", by="me")
    assert record.actor("Bruno (harbour master)").statements == 1
    assert record.actor("Bruno").statements == 2
    for review in made:
        record.undo(review.id)
    assert record.statements() == before


def test_the_pages_of_a_split_off_name_stand_with_whom_they_mean(record: Record) -> None:
    every = {each.capture for each in record.appearances(record.actor("Bruno").id)}
    (review,) = record.reassign(identities(record, "Bruno", "one.txt"), "Bruno (harbour master)")
    one = {each.capture for each in record.appearances(record.actor("Bruno (harbour master)").id)}
    assert {each.capture for each in record.appearances(record.actor("Bruno").id)} == every - one
    assert len(one) == 1
    record.undo(review.id)
    assert {each.capture for each in record.appearances(record.actor("Bruno").id)} == every


def test_a_refused_name_on_a_page_is_nobodys(record: Record) -> None:
    (identity,) = identities(record, "Bruno", "one.txt")
    record.review("identity", identity, "reject")
    assert identity not in {each.id for each in record.appearances(record.actor("Bruno").id)}


def test_a_split_holds_through_a_rebuild(record: Record) -> None:
    record.reassign(identities(record, "Bruno", "two.txt", "three.txt"), "Bruno (rower)")
    before = record.statements()
    record.rebuild()
    assert record.statements() == before
    assert record.actor("Bruno (rower)").statements == 2


def test_what_is_split_together_is_of_one_moment(record: Record) -> None:
    made = record.reassign(identities(record, "Bruno"), "Somebody else")
    assert len(made) == 3
    assert len({review.at for review in made}) == 1


def test_a_refused_identity_leaves_a_name_and_no_actor(record: Record) -> None:
    (identity,) = identities(record, "Bruno", "one.txt")
    record.review("identity", identity, "reject")
    (line,) = record.statements(words="harbour")
    assert (line.speaker, line.actor) == ("Bruno", "")


def test_a_split_without_a_page_or_a_name_is_refused(record: Record) -> None:
    with pytest.raises(BadRequest):
        record.reassign([], "Bruno")
    with pytest.raises(BadRequest):
        record.reassign(identities(record, "Bruno"), "  ")
    with pytest.raises(NotOnRecord):
        record.reassign(["none"], "Bruno")
    assert not record.reviews()


def test_a_statement_put_to_an_actor_follows_when_that_actor_is_merged(record: Record) -> None:
    (line,) = record.statements(words="harbour")
    record.review("statement", line.id, "correct", field="speaker", value="Dora")
    merge = record.review("actor", "Dora", "correct", field="merge", value="Carla")
    assert record.statement(line.id).speaker == "Carla"
    record.undo(merge.id)
    assert record.statement(line.id).speaker == "Dora"


def test_an_actor_is_not_merged_with_itself(record: Record) -> None:
    with pytest.raises(BadRequest, match="itself"):
        record.review("actor", "Bruno", "correct", field="merge", value="Bruno")


def test_a_new_name_is_shown_everywhere_and_taken_back(record: Record) -> None:
    review = record.review("actor", "Bruno", "correct", field="name", value="Bruno Falk")
    assert {line.speaker for line in record.statements(words="lost")} == {"Bruno Falk", "Carla"}
    record.undo(review.id)
    assert {line.speaker for line in record.statements(words="lost")} == {"Bruno", "Carla"}


def test_a_search_is_kept_replaced_and_given_up(record: Record) -> None:
    record.save("Games", "query=lost&outlet=Herald", by="me")
    kept = record.save("games", "query=won")
    assert [(each.name, each.query) for each in record.searches()] == [("games", "query=won")]
    record.rebuild()
    assert record.searches().total == 1
    record.review("search", kept.id, "reject")
    assert not record.searches()


def test_a_search_without_a_name_is_not_kept(record: Record) -> None:
    with pytest.raises(BadRequest):
        record.save(" ", "query=lost")


def unsure(page: Page) -> Iterator[Any]:
    for made in toy.statements.run(page):
        yield replace(made, confidence=0.4) if isinstance(made, Statement) else made


def test_of_two_equally_unsure_statements_the_one_that_a_position_hangs_on_comes_first(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text('Games | Herald\nCarla said "we lost" and Bruno said "open the harbour" #games')
    steps = [*toy.STEPS[:2], replace(toy.statements, run=unsure), *toy.STEPS[3:]]
    record = Record(tmp_path / "toy.record", steps=steps)
    record.add(tmp_path / "page.txt")
    assert record.queue(noun="statement")[0].value == "Carla"
    record.follow("The harbour", ["harbour"])
    first, second = record.queue(noun="statement")
    assert (first.value, first.positions, first.exact) == ("Bruno", 1, "open the harbour")
    assert (first.before, second.value) == ('Carla said "we lost" and Bruno said "', "Carla")


def test_who_was_judged_is_not_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text('Games | Herald\nCarla said "we lost" #games')
    steps = [*toy.STEPS[:2], replace(toy.statements, run=unsure), *toy.STEPS[3:]]
    record = Record(tmp_path / "toy.record", steps=steps)
    record.add(tmp_path / "page.txt")
    (doubt,) = record.queue(noun="statement")
    review = record.review("statement", doubt.id, "accept")
    assert not record.queue(noun="statement")
    record.undo(review.id)
    assert record.queue(noun="statement").total == 1


def test_an_actor_is_found_by_any_of_its_names_and_where_it_was_merged(record: Record) -> None:
    bruno, carla = record.actor("bruno"), record.actor("Carla")
    record.review("actor", bruno.id, "correct", field="merge", value=carla.id)
    assert record.actor("Bruno").id == record.actor(bruno.id).id == carla.id
    assert "Bruno" in record.actor(carla.id).aliases
