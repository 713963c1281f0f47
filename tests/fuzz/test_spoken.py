"""What must hold of any words and marks, over a few texts; `python -m tests.fuzz.spoken` tries many more."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Statement
from onrecord.understand.quotes import MARKS
from tests.fuzz.spoken import broken_quotations, broken_statements, hold, spoken, understood


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_every_claim_holds_of_what_the_grammar_says(seed: int) -> None:
    hold(seed)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from(MARKS + " \n,.?ab"), st.characters()), max_size=120))
def test_every_claim_holds_of_marks_in_any_order(text: str) -> None:
    assert not list(broken_quotations(text))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.integers(0, 9))
def test_every_claim_holds_of_any_text_at_all(text: str, seed: int) -> None:
    assert not list(broken_statements(understood(text, Random(seed))))


@pytest.mark.parametrize("seed", [424, 500266])
def test_texts_that_once_broke_a_claim_hold_it(seed: int) -> None:
    hold(seed)


def test_a_text_is_understood_alike_twice() -> None:
    text = "Ada Brann said: “The ferry sails.” " + spoken(Random(7))
    assert understood(text, Random(1))[Statement] == understood(text, Random(1))[Statement]


@pytest.mark.parametrize("seed", range(3))
def test_statements_are_found_in_what_the_grammar_says(seed: int) -> None:
    text = spoken(Random(seed)) + "\n\n“The ferry sails,” Ada Brann said."
    assert understood(text, Random(seed))[Statement]
