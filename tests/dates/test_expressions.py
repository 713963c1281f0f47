"""The words of a text that tell a day are found where they stand."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import expressions


def told(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in expressions(text, language)]


def test_days_of_the_calendar_of_the_week_and_counted_ones_are_found() -> None:
    assert told("On 3 May the gate shut; last Friday it opened. Two days later, on June 5, 2031, it fell.") == [
        "3 May",
        "last Friday",
        "Two days later",
        "June 5, 2031",
    ]


def test_a_word_that_may_be_a_day_is_none() -> None:
    assert told("The sun sat low, we may march, and 20 percent may 5 times win.") == []


def test_a_name_that_holds_a_day_is_none() -> None:
    assert told("She told Ulmont Today of it. Today the lock opens. “Today,” she said.") == ["Today", "Today"]


def test_an_amount_behind_a_month_is_no_day() -> None:
    assert told("In May 20.5 tons and in June 30% more were sold.") == []


def test_days_are_known_in_the_language_of_the_page() -> None:
    assert told("Le pont a été fermé mardi, et hier encore.", "fr") == ["mardi", "hier"]
    assert told("Le pont a été fermé mardi.", "en") == []


@given(st.text("Fri day 3May.\n2031-05yester", max_size=200))
def test_expressions_lie_apart_and_in_order(text: str) -> None:
    at = 0
    for span in expressions(text):
        assert at <= span.start < span.end <= len(text)
        at = span.end


def test_hostile_text_takes_time_in_proportion_to_its_length() -> None:
    text = "the the very twenty-twenty 12 Monday, 12 1 May 2031 " * 5_000
    begun = time.process_time()
    assert len(told(text)) == 10_000
    assert time.process_time() - begun < 5
