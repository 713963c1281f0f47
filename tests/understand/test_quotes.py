"""Quotation marks are judged by what stands beside them, and odd ones never lose a page."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.spans import Span
from onrecord.understand.quotes import MARKS, Quote, quotations


def paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def found(text: str) -> list[Quote]:
    return quotations(text, paragraphs(text))


def words(text: str, depth: int = 1) -> list[str]:
    return [quote.span.of(text) for quote in found(text) if quote.depth == depth]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“The ferry,” he said, “is late.”", ["The ferry,", "is late."]),
        ('"The ferry," he said, "is late."', ["The ferry,", "is late."]),
        ("„Die Fähre“, sagte er.", ["Die Fähre"]),
        ("»Die Fähre«, sagte er.", ["Die Fähre"]),
        ("« Le bac », dit-il.", ["Le bac"]),
        ("«Паром», сказал он.", ["Паром"]),
        ("”Färjan”, sade han.", ["Färjan"]),
        ("‘The ferry,’ he said.", ["The ferry,"]),
        ("'The ferry,' he said.", ["The ferry,"]),
        ("``The ferry,'' he said.", ["The ferry,"]),
        ("''The ferry,'' he said.", ["The ferry,"]),
        ("It was \"late'' again.", ["late"]),
        ("“The ferry is late,' he said.", ["The ferry is late,"]),
        ("‘The ferry is late,” he said.", ["The ferry is late,"]),
        ("The ferry is late,” he said.", ["The ferry is late,"]),
        ("It rained. “The ferry is late and nobody came", ["The ferry is late and nobody came"]),
        ("(“The ferry”)—“is late”", ["The ferry", "is late"]),
        ("“The ferry [is late] … again.”", ["The ferry [is late] … again."]),
        ('He said"late"and left.', ["late"]),
    ],
)
def test_marks_of_any_kind_enclose_their_words(text: str, quoted: list[str]) -> None:
    assert words(text) == quoted


@pytest.mark.parametrize(
    "text",
    ["It’s the boys’ ferry.", "It's rock 'n' roll.", "the class of ’99", "The ’90s weren't long.", "O'Brien's dog"],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert not found(text)


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert words("‘It’s the boys’ ferry, isn’t it,’ she said.") == ["It’s the boys’ ferry, isn’t it,"]


def test_a_quotation_inside_a_quotation_is_one_deeper() -> None:
    text = "‘We were told, “Leave it to us”,’ she said."
    assert (words(text), words(text, 2)) == (["We were told, “Leave it to us”,"], ["Leave it to us"])


def test_marks_of_one_kind_may_nest() -> None:
    text = "“He said, “Leave it,” to me,” she said."
    assert words(text, 2) == ["Leave it,"]


def test_a_missing_closing_mark_does_not_swallow_the_next_quotation() -> None:
    assert words("“The ferry is late, he said. “It rains.”")[-1] == "It rains."


def test_a_quotation_that_reopens_in_each_paragraph_goes_on() -> None:
    assert [q.continues for q in found("“One.\n\n“Two.\n\n“Three.”\n\n“Four.”")] == [False, True, True, False]


def test_a_paragraph_reopened_with_the_wrong_mark_goes_on() -> None:
    text = "He said: “One.\n\n”Two.”"
    assert (words(text), [q.continues for q in found(text)]) == (["One.", "Two."], [False, True])


def test_a_quotation_may_run_over_unmarked_paragraphs_to_its_closing_mark() -> None:
    assert words("“One.\n\nTwo.\n\nThree.”\n\nFour.") == ["One.", "Two.", "Three."]


def test_a_quotation_without_a_closing_mark_ends_with_its_paragraph() -> None:
    assert words("“One.\n\nTwo.\n\nThree.") == ["One."]


def test_a_mark_may_touch_the_word_after_it() -> None:
    assert words("“One.”/Agency") == ["One."]


MARKED = st.text(alphabet=st.one_of(st.sampled_from(MARKS + "ab ,.\n s"), st.characters()), max_size=200)


@settings(max_examples=150, deadline=None)
@given(MARKED)
def test_any_marks_in_any_order_give_quotations_in_range_in_order_and_apart(text: str) -> None:
    quotes = found(text)
    for depth in (1, 2, 3):
        level = [quote for quote in quotes if quote.depth == depth]
        assert all(quote.outer.covers(quote.span) and len(quote.span) for quote in level)
        assert all(a.outer.end <= b.outer.start for a, b in pairwise(level))
    assert all(quote.outer.end <= len(text) for quote in quotes)
    assert [quote.outer.start for quote in quotes] == sorted(quote.outer.start for quote in quotes)


@pytest.mark.parametrize("text", ["“" * 25_000, '"a ' * 15_000, "‘a’ “b” " * 5_000, "“a\n" * 10_000, "a’ " * 15_000])
def test_hostile_marks_take_linear_time(text: str) -> None:
    began = time.process_time()
    found(text)
    assert time.process_time() - began < 5
