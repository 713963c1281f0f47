"""Vectors of an outside model are one more witness of whether two articles tell one story."""

from __future__ import annotations

from base64 import b85encode
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Surrounding, Tip, TipKind
from onrecord.relate import together
from onrecord.relate.vectors import MOST_ODDS, log_odds, vector_of, weighed
from tests.relate.test_stories import LOCK, LOCK_TOO, gist

PAIRS = np.array([[0, 1], [0, 2], [1, 2], [0, 3]])


def tip(numbers: list[int], *, reader: str = "small, vectors 1", middle: str = "0.5", slope: str = "8") -> Tip:
    told = b85encode(np.array(numbers, np.int8).tobytes()).decode()
    return Tip("t", "c", reader, "", 0, TipKind.VECTOR, (told, middle, slope), "", "", 0)


def test_what_points_one_way_speaks_for_one_event_and_what_does_not_against_it() -> None:
    told = [vector_of([tip(numbers)]) for numbers in ([100, 10], [101, 12], [3, -90])]
    odds = log_odds([*told, b""], PAIRS)
    assert odds[0] == pytest.approx(4, abs=0.01)
    assert odds[1] == odds[2] == -MOST_ODDS
    assert odds[3] == 0, "of one nothing is known"


def test_vectors_of_two_models_are_never_compared() -> None:
    ours, theirs = tip([100, 10]), tip([100, 10], reader="large, vectors 1")
    assert log_odds([vector_of([ours]), vector_of([theirs])], PAIRS[:1])[0] == 0


@pytest.mark.parametrize(
    "spoiled",
    [tip([]), tip([0, 0]), tip([1, 2], middle="high"), tip([1, 2], slope="nan"), tip([1] * 5_000)],
    ids=["no number", "nothing", "no cosine", "not a number", "too long"],
)
def test_a_vector_that_a_hand_has_spoiled_is_passed_over(spoiled: Tip) -> None:
    whole = tip([1, 2], reader="z, vectors 1")
    assert vector_of([spoiled]) == b""
    assert vector_of([spoiled, whole]) == vector_of([whole]) != b""


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.floats(-MOST_ODDS, MOST_ODDS))
def test_what_is_certain_stays_and_the_rest_moves_the_way_of_the_odds(probabilities: list[float], odds: float) -> None:
    before = np.array(probabilities)
    after = weighed(before, np.full(len(before), odds))
    assert ((after >= 0) & (after <= 1)).all()
    assert (after[(before == 0) | (before == 1)] == before[(before == 0) | (before == 1)]).all()
    assert (np.sign(np.round(after - before, 9)) * np.sign(odds) >= 0).all()


@given(st.lists(st.lists(st.integers(-127, 127), min_size=4, max_size=4), min_size=4, max_size=4))
def test_a_pair_has_the_same_odds_in_any_company_and_order(numbers: list[list[int]]) -> None:
    told = [vector_of([tip(each)]) for each in numbers]
    together = log_odds(told, PAIRS)
    for (one, other), odds in zip(PAIRS, together, strict=True):
        assert log_odds([told[other], told[one]], np.array([[0, 1]]))[0] == odds


def test_vectors_move_the_probability_that_words_give_their_own_way() -> None:
    around = [_surrounding(told) for told in (LOCK, LOCK_TOO)]
    like, unlike = (
        [replace(each, vector=vector_of([tip(numbers)])) for each, numbers in zip(around, both, strict=True)]
        for both in (([100, 10], [101, 12]), ([100, 10], [3, -90]))
    )
    unlikely, by_words, likely = (
        together.probability(together.laid(some), PAIRS[:1])[0] for some in (unlike, around, like)
    )
    assert unlikely < by_words < likely


def _surrounding(told: tuple[str, str]) -> Surrounding:
    made = gist(told[0], told)
    return Surrounding(
        made.id, made.capture, made.title, None, made.words, made.terms, made.phrases, made.quotes, bytes(6)
    )
