"""Common words are counted by their letters as if each word were written in small letters and looked up."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.language import CommonWords, Counting, function_words, language_of

_PIECES = st.sampled_from(
    [
        *sorted(function_words())[::25],
        "THE",
        "Ünd",
        "ΤΟΥΣ",
        "İ",
        "και",
        "²",
        "7",
        "٣",
        "-",
        " ",
        " ",
        "かな",
        "漢",
        "x" * 31,
    ]
)
_TEXTS = st.lists(_PIECES, max_size=30).map("".join)


def _plainly(text: str) -> tuple[int, Counter[str]]:
    """Return how many words there are, and how many common ones of each language."""
    letters = [each if each.isalnum() and not each.isdecimal() else " " for each in text.lower()]
    words = [word[at : at + 30] for word in "".join(letters).split() for at in range(0, len(word), 30)]
    known = function_words()
    return len(words), Counter(code for word in words for code in known.get(word, ()))


@given(_TEXTS)
def test_words_are_counted_as_they_are_looked_up(text: str) -> None:
    counting = Counting(CommonWords(function_words()))
    counting.read(text)
    assert (counting.words, counting.votes()) == _plainly(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The boat was in the harbour, and all of the crew were on it when the storm came.", "en"),
        ("Das Boot lag im Hafen, und die Mannschaft war nicht mehr an Bord, als der Sturm kam.", "de"),
        ("港で船が待っていた。嵐が来る前に、みんな家に帰った。", "ja"),
    ],
)
def test_a_language_is_heard_from_common_words_or_its_script(text: str, language: str) -> None:
    assert language_of(text) == language
