"""Words are found word for word and lead back to the page's own characters, or they are not found."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.spans import Span
from onrecord.understand.outside.places import MOST_PLACES, Places, following, with_marks


def found(text: str, wording: str) -> list[str]:
    return [span.of(text) for span in Places(text, [Span(0, len(text))]).of(wording)]


@pytest.mark.parametrize(
    ("text", "wording", "there"),
    [
        ("He said the quay\n  is   closed.", "the quay is closed", "the quay\n  is   closed"),
        ("We don’t know—yet.", "We don't know - yet", "We don’t know—yet"),
        ("The\u00a0quay is har\u00adbour land.", "quay is harbour land", "quay is har\u00adbour land"),
        ("Cafe\u0301 owners object.", "caf\u00e9 owners object", "Cafe\u0301 owners object"),
        ("„Die Brücke bleibt“, sagte sie.", '"Die Brücke bleibt"', "Die Brücke bleibt"),
        ("港口今天关闭。", "今天关闭", "今天关闭"),
    ],
)  # fmt: skip
def test_blanks_marks_and_invisible_characters_do_not_count(text: str, wording: str, there: str) -> None:
    assert found(text, wording) == [there]


@pytest.mark.parametrize("wording", ["the quay was closed", "he qua", "quay the", "", " . ", "quay quay"])
def test_what_is_not_there_word_for_word_is_not_found(wording: str) -> None:
    assert found("The quay is closed.", wording) == []


def test_every_place_is_found_also_where_two_overlap() -> None:
    assert len(found("no no no", "no no")) == 2


def test_a_wording_that_stands_everywhere_gives_no_place() -> None:
    assert found("no " * (MOST_PLACES + 1), "no") == []


def test_words_do_not_run_from_one_span_into_what_lies_between_two() -> None:
    text = "The quay SHARE THIS is closed."
    spans = [Span(0, 8), Span(20, len(text))]
    assert [span.of(text) for span in Places(text, spans).of("quay is closed")] == ["quay SHARE THIS is closed"]
    assert Places(text, spans).of("share this") == []


def test_a_repeated_wording_is_taken_after_what_was_told_before() -> None:
    places = [Span(0, 2), Span(10, 12), Span(20, 22)]
    assert following(places, 5) == Span(10, 12)
    assert following(places, 10) == Span(10, 12)
    assert following(places, 99) == Span(20, 22)
    assert following([], 0) is None


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("“The quay is closed.” He left.", "The quay is closed", "The quay is closed."),
        ("He said the quay “is closed.”", "the quay “is closed", "the quay “is closed.”"),
        ("“Closed” is what it is, he said.", "Closed” is what it is", "“Closed” is what it is"),
        ('He said the "old quay" is closed.', 'the "old quay" is closed', 'the "old quay" is closed'),
        ('He said "the quay is closed", twice.', "the quay is closed", "the quay is closed"),
        ("The quay is closed. So it is.", "The quay is closed", "The quay is closed"),
    ],
)
def test_a_place_takes_the_marks_that_belong_to_it(text: str, words: str, whole: str) -> None:
    start = text.index(words)
    assert with_marks(text, Span(start, start + len(words)), Span(0, len(text))).of(text) == whole


@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 40))
def test_any_words_of_a_page_are_found_there(text: str, start: int, count: int) -> None:
    places = Places(text, [Span(0, len(text))])
    whole = places._places[start : start + count]
    if whole:
        span = Span(whole[0].start, whole[-1].end)
        got = places.of(span.of(text))
        assert span in got or len(got) == 0
        assert with_marks(text, span, Span(0, len(text))).covers(span)


def test_looking_for_many_long_wordings_stays_quick() -> None:
    text = "a b " * 50_000
    places = Places(text, [Span(0, len(text))])
    began = time.process_time()
    for n in range(50):
        assert places.of("a b " * 2000 + f"c{n}") == []
    assert time.process_time() - began < 5
