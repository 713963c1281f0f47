"""How sure a statement is said to be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.understand.likelihood import NOBODY, WORDED, likelihood, speaker_sure

SHARE = st.floats(0, 1)


@given(SHARE, SHARE, SHARE)
def test_the_surer_reading_is_the_surer_statement(one: float, other: float, resolved: float) -> None:
    assert likelihood(min(one, other), resolved) <= likelihood(max(one, other), resolved)


@given(SHARE, SHARE)
def test_a_likelihood_is_a_share(weight: float, resolved: float) -> None:
    assert 0 <= likelihood(weight, resolved) <= 1


def test_what_is_put_low_on_purpose_stays_there() -> None:
    assert likelihood(0.28, 1.0) == 0.28


def test_who_is_named_by_the_very_words_is_resolved_for_sure() -> None:
    assert speaker_sure("pilots' union", "the Pilots' union", 0.6) == WORDED


def test_a_surname_is_as_sure_as_its_link_to_the_name() -> None:
    assert speaker_sure("Ada Brann", "Brann", 0.8) == 0.8


def test_a_statement_of_nobody_is_half_a_statement() -> None:
    assert speaker_sure("", "she", 0.9) == NOBODY
