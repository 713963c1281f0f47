"""How the desk words what it shows: addresses, found words, days, cuts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.dates import PartialDate
from onrecord.spans import Span
from onrecord.tell.look import by_day, days, found, on, shorter, web_address
from tests.tell.test_sheet import said


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x", " javascript:x", "http:", "http://["],
)
def test_a_captured_address_that_is_no_web_address_is_no_link(address: str) -> None:
    assert web_address(address) == ""


def test_a_captured_web_address_is_a_link() -> None:
    assert web_address("https://courier.example/a?b=c") == "https://courier.example/a?b=c"


def test_found_words_are_marked_and_all_else_is_escaped() -> None:
    assert found("<b>\x02strait\x03") == "&lt;b&gt;<mark>strait</mark>"


def test_marks_of_search_that_stand_in_the_page_itself_open_no_tag() -> None:
    assert found("a \x02 b") == "a  b"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2019-05-03", "2019-05-05", "3–5 May 2019"),
        ("2019-01-18", "2019-06-02", "18 January – 2 June 2019"),
        ("2018-12", "2019-01-02", "December 2018 – 2 January 2019"),
        ("2019", "2019", "2019"),
        ("", "", ""),
    ],
)
def test_days_are_told_as_a_newspaper_does(first: str, last: str, told: str) -> None:
    assert days(first, last) == told


@pytest.mark.parametrize(
    ("date", "told"), [("2019-05-03", "on 3 May 2019"), ("2019-05", "in May 2019"), ("2019", "in 2019")]
)
def test_a_vague_date_is_told_as_vaguely(date: str, told: str) -> None:
    assert on(PartialDate(date)) == told


def test_long_words_are_cut_between_words() -> None:
    assert shorter("one two three", 8) == "one two …"


def test_statements_of_no_known_day_stand_last() -> None:
    lines = [said("aa", Span(0, 1)), replace(said("bb", Span(0, 1)), on_day="2019-05-03")]
    assert [(day, [line.id for line in some]) for day, some in by_day(lines)] == [("2019-05-03", ["bb"]), ("", ["aa"])]
    assert by_day(lines[1:])[0][0] == "2019-05-03"
