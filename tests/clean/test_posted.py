"""When a comment was posted: right to the day, or less, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.posted import order_of_dates, posted

CAPTURED = "2026-11-15T02:30:00Z"

TOLD = {
    "12 Mar 2016 at 4:05 pm": "2016-03-12",
    "2016-02-07 10:11": "2016-02-07",
    "16\\. March, 2023 at 16:59": "2023-03-16",
    "28.09.1913:39": "2019-09-28",
    "3 hours ago": "2026-11-14",
    "vor 2 Stunden": "2026-11-15",
    "il y a 3 jours": "2026-11-12",
    "hace 5 días": "2026-11-10",
    "há 2 dias": "2026-11-13",
    "2 giorni fa": "2026-11-13",
    "3 dagen geleden": "2026-11-12",
    "5 дней назад": "2026-11-10",
    "час назад": "2026-11-15",
    "an hour ago": "2026-11-15",
    "5d ago": "2026-11-10",
    "yesterday at 10:12": "2026-11-14",
    "heute, 10:12": "2026-11-15",
    "1 week ago": "2026-11",
    "3 weeks ago": "2026-10",
    "4 months ago": "2026",
}


@pytest.mark.parametrize(("words", "day"), TOLD.items())
def test_a_comments_day_is_told(words: str, day: str) -> None:
    found = posted([words], captured=CAPTURED, day_first=None)
    assert found is not None
    assert found.iso == day


@pytest.mark.parametrize(
    "words", ["2 years ago", "a few days ago", "3 years", "Ann", "", "14:30", "last week", "May 4", "02:30 13/13"]
)
def test_a_day_that_is_not_sure_is_left_empty(words: str) -> None:
    assert posted([words], captured=CAPTURED, day_first=None) is None


def test_so_long_ago_says_nothing_where_it_is_not_known_when_the_page_was_captured() -> None:
    assert posted(["3 hours ago"], captured="", day_first=None) is None


def test_which_of_day_and_month_comes_first_is_asked_of_the_whole_thread() -> None:
    assert order_of_dates(["05/06/2015", "23/06/2015"], "en") is True
    assert order_of_dates(["05/06/2015", "06/23/2015"], "en") is False
    assert order_of_dates(["05/06/2015"], "fr") is True
    assert order_of_dates(["05/06/2015"], "en") is None


def test_a_date_that_may_be_read_two_ways_tells_its_year_alone() -> None:
    assert str(posted(["05/06/2015"], captured="", day_first=None)) == "2015"
    assert str(posted(["05/06/2015"], captured="", day_first=True)) == "2015-06-05"


@given(st.text(max_size=120), st.text(max_size=30))
def test_any_line_and_any_time_of_capture_are_read(words: str, captured: str) -> None:
    posted([words, "999 years ago"], captured=captured, day_first=None)
    posted([words, "999 years ago"], captured="0001-01-02T00:00:00Z", day_first=None)
