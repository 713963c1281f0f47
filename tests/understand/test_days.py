"""When something was said: the tense of a weekday, and pages whose own day is not known."""

from __future__ import annotations

import pytest

from onrecord.dates import Interval, PartialDate
from onrecord.model import Article
from onrecord.spans import Span
from onrecord.understand.days import Told, anchor_of, day_at_end, day_named, day_told
from tests.understand.test_statements import body

MONDAY = "2019-02-11"
DAY = PartialDate(MONDAY)


def article(published: str = "", earliest: str = "", latest: str = "") -> Article:
    known = [PartialDate(each) if each else None for each in (published, earliest, latest)]
    return Article("page", "page", "", (), "", "", "", known[0], known[1], known[2], "", None, None, "en", 0)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ada Brann said on Friday that the harbour will close.", "2019-02-08"),
        ("Ada Brann said on Monday that the harbour will close.", "2019-02-11"),
        ("On Friday, Ada Brann said that the harbour will close.", "2019-02-08"),
        ("The harbour will close for good, Ada Brann told reporters on Friday.", "2019-02-08"),
        ("Ada Brann will tell the council on Friday that the harbour is open.", "2019-02-15"),
    ],
)
def test_the_weekday_of_a_statement_lies_where_its_verb_puts_it(text: str, meant: str) -> None:
    assert {str(each.said_on) for each in body(text, MONDAY).statements if each.said_on} == {meant}


def whole(text: str) -> Span:
    return Span(0, len(text))


def told(text: str, found: Told | None) -> tuple[str, str] | None:
    """Return a day with the words that tell it."""
    return (found.day.iso, found.words.of(text)) if found else None


def test_a_day_that_is_told_ahead_is_not_the_day_of_the_words() -> None:
    text = "The harbour was closed on Friday"
    assert told(text, day_at_end(text, whole(text), DAY)) == ("2019-02-08", "on Friday")
    text = "the harbour will be closed on Friday"
    assert day_at_end(text, whole(text), DAY) is None


def test_the_day_of_a_first_paragraph_is_one_that_has_been() -> None:
    text = "Ada Brann was our guest on Sunday. She will be back on Friday."
    assert told(text, day_named(text, whole(text), DAY)) == ("2019-02-10", "Sunday")
    text = "Ada Brann will be our guest on Friday."
    assert day_named(text, whole(text), DAY) is None


def test_what_had_been_before_is_not_the_day_of_a_first_paragraph() -> None:
    text = "The pier stays, the mayor said Monday, contradicting an aide who on Friday had said the opposite."
    assert told(text, day_named(text, whole(text), DAY)) == (MONDAY, "Monday")


def test_two_days_later_counts_from_the_day_told_before() -> None:
    text = "The pier burned down on 3 February. Two days later Ada Brann said so."
    time = Span(text.index("Two days"), text.index(" Ada"))
    assert day_told(text, time, DAY, is_future=False) == PartialDate("2019-02-05")


def test_the_next_day_counts_from_the_day_of_the_line_before() -> None:
    text = "The pier burned down on Thursday.\n\nThe next day Ada Brann said so."
    time = Span(text.index("The next"), text.index(" Ada"))
    assert day_told(text, time, DAY, is_future=False) == PartialDate("2019-02-08")


def test_where_the_day_of_a_page_is_not_known_its_bounds_are_the_anchor() -> None:
    bounds = anchor_of(article(earliest="2019-02-18", latest="2019-02-26"))
    assert isinstance(bounds, Interval)
    text = "Ada Brann said on Friday that the harbour was open."
    time = Span(text.index("on Friday"), text.index(" that"))
    assert day_told(text, time, bounds, is_future=False) == PartialDate("2019-02")


def test_a_page_with_one_bound_dates_only_what_tells_its_year() -> None:
    anchor = anchor_of(article(latest="2019-02-26"))
    assert anchor is None
    text = "Ada Brann said on 3 May 2018 and on Friday that the harbour was open."
    times = [Span(text.index(words), text.index(words) + len(words)) for words in ("on 3 May 2018", "on Friday")]
    found = [day_told(text, time, anchor, is_future=False) for time in times]
    assert found == [PartialDate("2018-05-03"), None]
