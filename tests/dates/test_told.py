"""What an expression takes from the words before and after it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import Interval, PartialDate, interval, resolve

PAGE = PartialDate("2016-02-05")


@pytest.mark.parametrize(
    ("left", "expression", "meant"),
    [
        ("He came to Tolm in 1788 and left later", "that year", "1788"),
        ("In 348 the abbot died. His heir died later", "that year", "0348"),
        ("She arrived on 3 May 1901.", "Two days later", "1901-05-05"),
        ("In June 1835 they marched on Tolm. On", "October 2", "1835-10-02"),
        ("In December 1859 the ferry sank. In", "March", "1860-03"),
        ("The war began in 1861. In", "the following spring", "1862"),
        ("The siege ended in October 1861. In", "the following spring", "1862"),
        ("The decree of February 1860 was read. In", "the following month", "1860-03"),
        ("It opened in 1914 and,", "a year later", "1915"),
        ("She came in 1981 and fell ill in", "March the same year", "1981-03"),
        ("He spoke on Monday. She answered", "the next day", "2016-02-02"),
        ("On Tuesday they met.", "That night", "2016-02-02"),
        ("On 16 December 2014 he fell ill, having travelled", "the previous day", "2014-12-15"),
        ("On 16 December 2014 he fell ill.", "The following Monday", "2014-12-22"),
        ("The pictures, c. 1871 –", "72", "1872"),
        ("It was on 31 October 2012, or", "the Halloween before", "2011-10-31"),
    ],
)
def test_what_the_text_told_before_is_reckoned_from(left: str, expression: str, meant: str) -> None:
    assert resolve(expression, PAGE, left=left) == PartialDate(meant)


@pytest.mark.parametrize(
    ("expression", "right", "meant"),
    [
        ("March", "to August 2011", "2011-03"),
        ("November", "to March 2011", "2010-11"),
        ("12", "to 15 May 2014", "2014-05-12"),
        ("two days before", "Christmas", "2015-12-23"),
    ],
)
def test_what_follows_lends_its_year_and_month(expression: str, right: str, meant: str) -> None:
    assert resolve(expression, PAGE, right=right) == PartialDate(meant)


@pytest.mark.parametrize(
    ("expression", "right"),
    [("two days before", "the vote"), ("the day after", "he left"), ("the day before the vote", "")],
)
def test_a_day_counted_from_what_has_no_date_is_none(expression: str, right: str) -> None:
    assert resolve(expression, PAGE, right=right) is None


def test_a_year_before_our_era_is_none() -> None:
    assert resolve("500", PAGE, left="in", right="B.C.") is None


def test_that_year_means_none_that_was_not_told() -> None:
    assert resolve("that year", PAGE) is None


def test_a_day_right_before_that_of_the_page_is_not_put_into_a_year_told_before() -> None:
    left = "The bridge, built in 1990, was closed on"
    assert resolve("February 3", PAGE, left=left) == PartialDate("2016-02-03")


def test_a_page_of_unknown_day_dates_only_what_needs_none() -> None:
    assert resolve("on Friday", None) is None
    assert resolve("3 May 2015", None) == PartialDate("2015-05-03")
    assert resolve("two days later", None, left="He came on 3 May 2015.") == PartialDate("2015-05-05")


def test_a_page_that_lies_between_two_days_dates_a_weekday_between_two_days() -> None:
    page = Interval(PartialDate("2016-02-15").first, PartialDate("2016-02-25").last)
    assert str(interval("on Friday", page)) == "2016-02-12..2016-02-19"
    assert resolve("on Friday", page) == PartialDate("2016-02")


words = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            [
                "in",
                "on",
                "the",
                "last",
                "next",
                "that",
                "same",
                "year",
                "month",
                "May",
                "3",
                "1914",
                "-",
                "to",
                "72",
                "two",
                "days",
                "later",
                "before",
                "Friday",
                "of",
                "March",
                "Christmas",
                "spring",
                "quarter",
                "first",
                "century",
                "20th",
                "1990s",
                "B.C.",
                "ago",
                "week",
                ",",
                ".",
                "'",
                "–",
                "and",
                "from",
            ]
        ),
        max_size=9,
    ).map(" ".join),
)
days = st.dates().map(lambda day: PartialDate(day.isoformat()))


@given(words, st.one_of(st.none(), days), words, words)
def test_no_words_in_any_order_raise(expression: str, anchor: PartialDate | None, left: str, right: str) -> None:
    found = interval(expression, anchor, left=left, right=right)
    assert found is None or found.first <= found.last


@given(words, days, words)
def test_the_partial_date_covers_the_interval(expression: str, anchor: PartialDate, left: str) -> None:
    whole, partial = interval(expression, anchor, left=left), resolve(expression, anchor, left=left)
    assert partial is None or (whole is not None and partial.first <= whole.first and whole.last <= partial.last)


@pytest.mark.parametrize(
    "text",
    ["1 " * 30_000, "in 1914 to " * 9_000, "c.c.c." * 9_000, "a day later " * 9_000, " " * 60_000, "the last " * 9_000],
)
def test_words_of_any_length_are_read_in_bounded_time(text: str) -> None:
    began = time.process_time()
    interval(text, PAGE, left=text, right=text)
    assert time.process_time() - began < 1
