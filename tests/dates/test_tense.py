"""Whether the words around a day speak of what was or of what is to come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import PartialDate, looks_ahead, resolve

FRIDAY = PartialDate("2016-02-05")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The vote will be held on", "."),
        ("He said it will close on", "."),
        ("She is expected to arrive on", ", aides said."),
        ("Brann plans to fly to Tolm on", "."),
        ("They agreed to meet on", "."),
        ("", ", the council will vote on the plan."),
        ("He said that on", ", the council will vote."),
        ("He said", "'s vote will decide it."),
        ("The council meets on", "."),
        ("The work must be done by", "."),
        ("She would be sworn in on", ", he added."),
        ("The trial is set for", "."),
        ("The deadline is", "."),
        ("Brann to visit Tolm on", ""),
        ("He'll be there on", "."),
    ],
)
def test_a_clause_that_looks_ahead_is_told(left: str, right: str) -> None:
    assert looks_ahead(left, right) is True
    assert resolve("Monday", FRIDAY, left=left, right=right) == PartialDate("2016-02-08")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The court ruled on", "."),
        ("He said", "that it will close."),
        ("She failed to appear on", "."),
        ("", ", the council voted on the plan."),
        ("The talks, which began on", ", will go on."),
        ("It will open, she said on", "."),
        ("The plan, announced on", ", will cost a lot."),
        ("“We will win,” she said. On", ", she resigned."),
        ("The mayor did not speak on", "."),
        ("The mayor called for calm on", "."),
    ],
)
def test_a_clause_that_tells_what_was_is_told(left: str, right: str) -> None:
    assert looks_ahead(left, right) is False
    assert resolve("Monday", FRIDAY, left=left, right=right) == PartialDate("2016-02-01")


def test_words_that_do_not_tell_a_tense_leave_it_open() -> None:
    assert looks_ahead("Rain in Tolm on", "") is None
    assert resolve("Monday", FRIDAY, left="Rain in Tolm on") == PartialDate("2016-02-01")


def test_what_today_is_lies_neither_ahead_nor_behind() -> None:
    assert looks_ahead("It is", "and the sun shines.") is None


def test_the_tense_that_a_caller_knows_is_believed() -> None:
    assert resolve("Monday", FRIDAY, past=True, left="It will open on") == PartialDate("2016-02-01")


def test_a_name_is_no_auxiliary() -> None:
    assert looks_ahead("Then Will Brann left on", ".") is False


@given(st.text(max_size=120), st.text(max_size=120))
def test_reading_a_tense_never_raises(left: str, right: str) -> None:
    looks_ahead(left, right)
