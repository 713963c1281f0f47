"""What the net finds beside the rules, on pages long enough to be reports."""

from __future__ import annotations

import pytest

from onrecord.model import Form, Statement
from tests.understand.test_statements import body

LEDE = "The council of Tolm met on Monday to talk about the harbour, which has lost half of its ships in ten years.\n\n"


def statements(text: str) -> list[Statement]:
    return list(body(LEDE + text).statements)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ada Brann believes that the harbour will stay open.", "that the harbour will stay open"),
        ("Critics of the mayor contend the pier was sold too cheaply.", "the pier was sold too cheaply"),
        ("The report found that the pilots had been paid twice.", "that the pilots had been paid twice"),
    ],
)
def test_an_indirect_statement_is_found_in_a_report(text: str, content: str) -> None:
    assert [(each.form, each.text) for each in statements(text)] == [(Form.INDIRECT, content)]


def test_confidence_lies_between_nothing_and_one() -> None:
    text = "Ada Brann said the harbour was open. Jon Tarke hopes it stays so, and the pilots doubt that it will."
    assert all(0 < each.confidence <= 1 for each in statements(text))


def test_what_is_only_refused_is_no_statement() -> None:
    assert statements("Ada Brann declined to say whether the harbour would open.") == []


def test_a_name_that_is_given_is_no_statement() -> None:
    assert statements("The fund, called the Harbour Trust, pays for the pier.") == []


def test_an_addressee_is_no_part_of_what_was_said() -> None:
    (found,) = statements("Ada Brann told the council that the harbour would stay open.")
    assert (found.text, found.addressee) == ("that the harbour would stay open", "council of Tolm")


def test_plain_words_are_not_given_to_a_cue_of_another_paragraph() -> None:
    found = statements(
        "Leaked papers from his 2005 account show he took a large loss.\n\n"
        "Writing for a panel that all agreed Brann won the debate, Mark Velten noted that she was calm.\n"
    )
    assert [each.cue for each in found if each.text == "that all agreed Brann won the debate"] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Northern Straits Assembly today said that it would survey the sea.", "Northern Straits Assembly"),
        ("The Northern Straits Assembly on Friday said that it would survey the sea.", "Northern Straits Assembly"),
        ("Ulmont Today said that the harbour would be closed for a year.", "Ulmont Today"),
    ],
)
def test_the_day_is_no_part_of_who_spoke(text: str, speaker: str) -> None:
    assert [each.speaker for each in statements(text)] == [speaker]


def test_a_span_of_time_is_told_nothing() -> None:
    (found,) = statements("The transport ministry ordered three days of mourning at every pilot station.")
    assert (found.text, found.addressee) == ("three days of mourning at every pilot station", "")
