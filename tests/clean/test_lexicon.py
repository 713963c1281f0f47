"""Words are numbered by their letters, however many of them there are and however they are made."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.characters import codes_of, folded, lines_of
from onrecord.clean.lexicon import Lexicon
from onrecord.clean.paths import Paths
from onrecord.clean.vocabulary import known, words_in, words_of


@given(st.lists(st.text(alphabet="abé𝄞\ud800", max_size=3), max_size=30))
@settings(max_examples=200, deadline=None)
def test_equal_words_have_one_number_and_different_words_have_two(words: list[str]) -> None:
    made = Lexicon(codes_of("".join(words)), len(words))
    at = 0
    numbers = []
    for word in words:
        numbers.append(made.add(at, at + len(word)))
        at += len(word)
    different = list(dict.fromkeys(words))
    assert numbers == [different.index(word) for word in words]
    assert made.spelled() == different
    assert [made.number_of(word) for word in different] == list(range(len(different)))
    assert made.number_of("not among them") == -1


@given(st.lists(st.text(alphabet="ab -_", max_size=9), max_size=9))
@settings(max_examples=200, deadline=None)
def test_the_words_of_hints_stand_between_single_blanks(hints: list[str]) -> None:
    paths = Paths(hints)
    spelled = paths.lexicon.spelled()
    edges = list(paths.begins)
    read = [[spelled[paths.numbers[at]] for at in range(*edge)] for edge in pairwise(edges)]
    assert read == [hint.split(" ") for hint in hints]


def test_every_word_that_is_known_is_found() -> None:
    lexicon = known().lexicon
    assert all(lexicon.number_of(word) == number for number, word in enumerate(lexicon.spelled()))


def test_a_word_that_comes_again_is_the_same_in_every_line() -> None:
    line = "Ferry to Port Veska"
    assert words_of([line] * 2).of_line == [["ferry", "to", "port", "veska"]] * 2


def test_more_words_than_there_is_room_for_are_refused() -> None:
    folds = folded(lines_of(["ferry ferry to port"]))
    with pytest.raises(IndexError):
        words_in(folds, 3)
    with pytest.raises(IndexError):
        words_in(folds, 2)
