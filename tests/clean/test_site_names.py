"""What parts a title from its site's name, and one person's name from the next, is read letter by letter."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.persons import pieces
from onrecord.clean.site_names import marks_in

_OF_SITES = re.compile(r"\s+(?:[|–—•·»«›‹]|-{1,3}|::|/)\s+|\s*[|»›]\s*|\s?::?\s")
_OF_PERSONS = re.compile(
    r"(?=[^\w'’\"“”-])(?:[,;|/•·&\n+()>\[\]»«…]|:\s|\s[–—-]+(?=\s|$)|[–—]{1,3}|\s\.\s|(?<=[a-zà-ÿ]{3})\.\s|"
    r"\s(?:and|And|AND|und|Und|UND|et|ET|y|e|og|och|en|with|mit|avec|con|и|i|و)\s)"
)
_PIECES = st.lists(
    st.sampled_from(
        [
            "a", "Ann", "de", " ", "  ", "\u00a0", "\t", "\n", "|", "–", "—", "»", "›", "‹", "«", "-", "--", "----",
            ":", "::", ":::", "/", ".", ". ", ",", ";", "(", "'", "’", "•", "…", "_", "é", "÷", "1", "and", "und", "e",
            "и", "avec",
        ]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(_PIECES)
def test_the_marks_in_a_title_are_those_of_the_pattern(words: str) -> None:
    assert marks_in(words) == [match.span() for match in _OF_SITES.finditer(words)]


@given(_PIECES)
def test_a_line_of_names_is_parted_as_by_the_pattern(text: str) -> None:
    cuts = [match.span() for match in _OF_PERSONS.finditer(text)]
    begins, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    found = [(begin, words) for begin, words, _ in pieces(text)]
    assert found == [(begin, text[begin:end]) for begin, end in zip(begins, ends, strict=True)]
