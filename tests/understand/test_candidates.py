"""Whom "he" and "she" may be is weighed: all of them against each other, and against nobody."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import ActorKind, MentionKind
from onrecord.understand.candidates import COLUMNS, candidates, ranker, rows
from onrecord.understand.genders import lean
from onrecord.understand.people import Who
from onrecord.understand.pronouns import Place
from tests.understand.pages import told

HE = Place(99, 9, -1, ActorKind.UNKNOWN, "m", 0.0, False, True, 1, False, MentionKind.PRONOUN, form="he")
_places = st.builds(
    Place,
    at=st.integers(0, 90), sentence=st.integers(0, 9), who=st.integers(0, 3), kind=st.sampled_from(ActorKind),
    gender=st.sampled_from(["", "m", "f"]), lean=st.floats(-1, 1), plural=st.booleans(), subject=st.booleans(),
    speaks=st.integers(0, 2), quoted=st.booleans(), word=st.sampled_from(MentionKind), block=st.integers(0, 3),
)  # fmt: skip


def whos(*genders: str) -> list[Who]:
    return [Who(f"Person {n}", ActorKind.PERSON, gender=gender) for n, gender in enumerate(genders)]


@given(st.lists(_places, max_size=30))
def test_candidates_and_nobody_share_one_likelihood(before: list[Place]) -> None:
    some = whos("", "m", "f", "")
    found = candidates(HE, sorted(before, key=lambda place: place.at), some)
    likely = ranker().likelihoods(rows(HE, found, some))
    assert len(likely) == len(found) + 1
    assert abs(float(likely.sum()) - 1) < 1e-4


@given(st.lists(_places, max_size=30))
def test_a_woman_is_no_candidate_for_he(before: list[Place]) -> None:
    assert all(found.who != 2 for found in candidates(HE, before, whos("", "m", "f", "")))


def test_each_column_is_told_once() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert ranker().direct.shape == (len(COLUMNS),)


def test_with_no_one_before_nobody_is_meant() -> None:
    assert np.allclose(ranker().likelihoods(rows(HE, [], [])), 1)


@pytest.mark.parametrize(
    ("name", "sign"), [("Zelmira Ostrand", -1), ("Torvald Tarn", 1), ("Ada Brann", 0), ("Tarn", 0)]
)
def test_an_unknown_first_name_leans_by_its_ending(name: str, sign: int) -> None:
    assert np.sign(lean(name)) == sign


def test_his_deputy_is_his_who_speaks() -> None:
    page = told("Marek Dornfeld said the harbour was safe.", "His deputy, Ilva Tarn, thanked him.")
    assert (page.who("His"), page.who("him")) == ("Marek Dornfeld", "Marek Dornfeld")


def test_the_one_told_is_not_the_one_who_tells() -> None:
    page = told("Marek Dornfeld told Viktor Brandl that the pier was unsafe.", "He said it would be closed.")
    assert page.who("He") == "Marek Dornfeld"


def test_a_page_of_many_names_and_pronouns_is_read_in_time_that_its_length_earns() -> None:
    def seconds(times: int) -> float:
        names = " ".join(
            f"Marek Dorn{'abcdefghijklmnop'[n % 16]}eld met Viktor Bra{'lmnrst'[n % 6]}dl." for n in range(20)
        )
        begun = time.process_time()
        told(*[names + " He said he was late." * 10] * times)
        return time.process_time() - begun

    seconds(1)  # loads what is kept
    assert seconds(8) < 40 * max(seconds(1), 0.02)
