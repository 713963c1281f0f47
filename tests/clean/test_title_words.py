"""What the words of a title are worth."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.lines import Sheet, sheet_of
from onrecord.clean.title_words import in_body, long_words, said_again
from onrecord.model import Page, Passage, Region
from onrecord.spans import Span


def _sheet_of(*lines: tuple[Region, str]) -> Sheet:
    text = "\n".join(words for _, words in lines)
    passages, at = [], 0
    for region, words in lines:
        passages.append(Passage(str(at), "c", Span(at, min(len(text), at + len(words) + 1)), region, 1.0))
        at += len(words) + 1
    return sheet_of(Page("c", "c", text, "en", "utf-8"), passages, ())


@given(st.text("abcZÉß_1 .-", max_size=60))
def test_the_words_of_a_title_are_those_of_four_letters_and_more(title: str) -> None:
    assert long_words(title) == set(re.findall(r"\w{4,}", title.casefold()))


def test_words_of_a_title_are_found_in_the_body_alone() -> None:
    sheet = _sheet_of((Region.OTHER, "Ferries and herons"), (Region.BODY, "The FERRIES rest at Norvik."))
    assert in_body(sheet, frozenset({"ferries", "herons", "norvik"})) == {"ferries", "norvik"}


def test_a_title_that_stands_twice_and_heads_the_comments_is_said_again() -> None:
    sheet = _sheet_of(
        (Region.TITLE, "Storm closes the harbour"),
        (Region.BODY, "The ferries rest at Norvik."),
        (Region.OTHER, "STORM closes the harbour"),
        (Region.OTHER, "3 thoughts on “Storm closes the harbour”"),
    )
    assert said_again(sheet, ["storm closes the harbour", "the ferries"]) == [5, 1]
