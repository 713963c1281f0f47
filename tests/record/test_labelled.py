"""What persons label teaches the rest of an issue where that helps, and how much it helps is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record.labelled import learned
from onrecord.record.leanings import Stance
from onrecord.record.record import Record
from onrecord.record.shifts import Position
from tests.record import toy

FOR = ["the dam will bring us light", "the dam brings light to the valley", "light for every house from the dam"]
AGAINST = ["the dam will drown the mill", "the dam drowns our meadows", "the mill will drown behind the dam"]


def position(text: str, stance: Stance = Stance.UNCLEAR) -> Position:
    return Position(text, "i", text, "c", "a", "Ada", stance, 0.3, "no word leans", "2019-05-04", text, "Courier")


def labelled(labels: dict[str, Stance], *more: str) -> list[Position]:
    return learned([position(text) for text in (*labels, *more)], labels)[0]


LABELS = {**dict.fromkeys(FOR, Stance.FOR), **dict.fromkeys(AGAINST, Stance.AGAINST)}


def test_statements_like_those_that_were_labelled_are_read_like_them() -> None:
    found = labelled(LABELS, "the dam is light for our valley", "behind the dam the meadows drown")
    assert [(each.stance, each.told) for each in found[-2:]] == [(Stance.FOR, "learned"), (Stance.AGAINST, "learned")]
    assert "“light" in found[-2].because


def test_nothing_is_learned_from_one_stance_alone() -> None:
    (*_, last) = labelled(dict.fromkeys(FOR, Stance.FOR), "the dam is light for our valley")
    assert (last.stance, last.told) == (Stance.UNCLEAR, "words")


def test_what_does_not_help_is_not_used() -> None:
    right = [position(text, Stance.FOR) for text in FOR] + [position(text, Stance.AGAINST) for text in AGAINST]
    found, learning = learned([*right, position("light drowns the mill", Stance.FOR)], LABELS)
    assert (learning.labels, learning.read, learning.is_used) == (6, 6, False)
    assert found[-1] == position("light drowns the mill", Stance.FOR)


def test_each_label_is_told_by_what_the_others_teach() -> None:
    _, learning = learned([position(text) for text in LABELS], LABELS)
    assert learning.read == 0
    assert learning.learned > 3
    assert learning.is_used


def test_a_label_holds_for_the_same_words_elsewhere() -> None:
    twin = position("The dam will bring us light!")
    found, _ = learned([position(FOR[0]), twin], {FOR[0]: Stance.FOR})
    assert (found[1].stance, found[1].because) == (Stance.FOR, "the same words, labelled by a person")


def test_the_order_of_positions_changes_nothing() -> None:
    texts = [*LABELS, "the dam is light for our valley", "behind the dam the meadows drown"]
    one = learned([position(text) for text in texts], LABELS)[0]
    other = learned([position(text) for text in reversed(texts)], LABELS)[0]
    assert sorted(one, key=lambda each: each.id) == sorted(other, key=lambda each: each.id)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    said = " ".join(f'Ada said "{text}"' for text in FOR) + ' Bruno said "nobody needs more light in that valley"'
    (tmp_path / "page.txt").write_text(f"Dam | Courier\n{said} #dam")
    made = Record(tmp_path / "toy.record", steps=toy.STEPS)
    made.add(tmp_path / "page.txt")
    return made


def test_an_example_belongs_to_an_issue_without_its_words(record: Record) -> None:
    record.follow("The dam", ["dam"])
    (line,) = record.statements(words="nobody")
    record.label("The dam", line.id, "against", by="me")
    (position,) = record.positions("The dam", actor="Bruno")
    assert (position.stance, position.told) == (Stance.AGAINST, "person")
    assert record.issue("The dam").examples == (line.id,)
    record.rebuild()
    assert record.positions("The dam", actor="Bruno")[0].stance == Stance.AGAINST


def test_what_shares_words_with_the_labelled_is_suggested_until_it_is_labelled(record: Record) -> None:
    record.follow("The dam", ["dam"])
    assert not record.suggestions("The dam")
    first = next(each for each in record.positions("The dam") if "valley" in each.text)
    record.label("The dam", first.statement, "for")
    (suggested,) = record.suggestions("The dam")
    assert suggested.text == "nobody needs more light in that valley"
    record.label("The dam", suggested.id, "against")
    assert not record.suggestions("The dam")


def test_a_stance_that_is_none_and_a_statement_that_is_none_are_refused(record: Record) -> None:
    record.follow("The dam", ["dam"])
    with pytest.raises(BadRequest):
        record.label("The dam", record.statements(words="nobody")[0].id, "maybe")
    with pytest.raises(NotOnRecord):
        record.label("The dam", "none", "for")
    assert record.issue("The dam").examples == ()
