"""Words that stand by themselves in a text, and words that begin in it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.wording import begins_word, has_word

_WORDS = ("nav", "aside", "more-", "é")
_TEXTS = st.lists(st.sampled_from([*_WORDS, " ", "-", "_", "s", "x", "Ä", "1"]), max_size=8).map("".join)


@given(_TEXTS)
def test_a_word_begins_where_the_pattern_finds_its_beginning(text: str) -> None:
    pattern = "|".join(rf"(?<!\w){re.escape(word)}" for word in _WORDS)
    assert begins_word(_WORDS, text) == (re.search(pattern, text) is not None)


@given(_TEXTS)
def test_a_word_stands_by_itself_where_the_pattern_finds_it(text: str) -> None:
    pattern = "|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in _WORDS)
    assert has_word(_WORDS, text) == (re.search(pattern, text) is not None)
