"""Word classes are read twice: by the net, and from the words themselves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.understand.nets.classes import ROWS, Read, Spelled, places, second_opinion
from onrecord.understand.nets.language import Language, language
from onrecord.understand.nets.spelling import pattern


@pytest.mark.parametrize(
    ("word", "kind"),
    [("harbour", 0), ("a@b.org", 1), ("www.tavia.org", 2), ("3,500", 3), ("—", 4), ("7th", 5), ("E17", 6), ("U.S.", 7),
     ("NATO", 8)],
)  # fmt: skip
def test_a_word_looks_like_a_number_an_address_or_a_word(word: str, kind: int) -> None:
    assert pattern(word) == kind


def _alone() -> Language:
    alone = Language.__new__(Language)
    alone.__dict__.update({**language().__dict__, "words": None})
    return alone


def test_words_put_right_what_the_net_takes_for_something_else() -> None:
    owed = ["He", "owes", "398,487", "crowns", "."]
    assert language().read([owed])[0].classes[2] == "NUM"
    assert _alone().read([owed])[0].classes[2] != "NUM"


def test_heads_names_and_states_are_those_of_the_net_alone() -> None:
    words = ["He", "owes", "398,487", "crowns", "to", "Ada", "Brann", "."]
    (both,), (alone,) = language().read([words]), _alone().read([words])
    assert (both.heads, both.relations, both.names, both.tags) == (
        alone.heads, alone.relations, alone.names, alone.tags,
    )  # fmt: skip
    assert (both.states == alone.states).all()


def _batch(words: int, padding: int) -> tuple[Spelled, Read]:
    dice = np.random.default_rng(words)
    size = words + padding
    mask = np.zeros((1, size), np.float32)
    mask[0, :words] = 1
    numbers = dice.integers(0, 90, (4, 1, size))
    letters = dice.integers(0, 90, (1, size, 6))
    heads = dice.integers(0, words + 1, (1, size))
    if padding:
        other = dice.integers(0, 90, (4, 1, padding))
        numbers[:, :, words:] = other
    return (
        Spelled(numbers[0], numbers[1], letters, numbers[2], mask),
        Read(numbers[3], numbers[2], heads),
    )


@given(st.integers(1, 12), st.integers(0, 6))
@settings(max_examples=30)
def test_padding_changes_no_words_place(words: int, padding: int) -> None:
    spelled, read = _batch(words, padding)
    shorter = Spelled(*(each[:, :words] for each in spelled))  # type: ignore[arg-type]  # arrays of several kinds
    cut = places(shorter, Read(*(each[:, :words] for each in read)))
    assert (places(spelled, read)[:, :words] == cut).all()
    assert cut.min() >= 0
    assert cut.max() < ROWS


def test_a_second_opinion_is_a_likelihood() -> None:
    table = np.random.default_rng(1).integers(-9, 9, (ROWS, 5)).astype(np.int8)
    told = second_opinion(table, 0.1, np.array([[[3, 7], [9, 9]]]))
    assert np.allclose(np.exp(told).sum(-1), 1, atol=1e-5)
