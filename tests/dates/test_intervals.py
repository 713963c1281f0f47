"""Expressions that mean more days than one: weeks, seasons, quarters, decades, ranges; and feasts."""

from __future__ import annotations

import pytest

from onrecord.dates import PartialDate, interval, resolve

PAGE = PartialDate("2016-02-05")  # a Friday


@pytest.mark.parametrize(
    ("expression", "days"),
    [
        ("last week", "2016-01-25..2016-01-31"),
        ("over the weekend", "2016-01-30..2016-01-31"),
        ("next weekend", "2016-02-06..2016-02-07"),
        ("a few days ago", "2016-01-30..2016-02-03"),
        ("the third quarter", "2015-07-01..2015-09-30"),
        ("Q3 2014", "2014-07-01..2014-09-30"),
        ("the first half of last year", "2015-01-01..2015-06-30"),
        ("last summer", "2015-06-01..2015-08-31"),
        ("the winter of 1914", "1914-12-01..1915-02-28"),
        ("the 1990s", "1990-01-01..1999-12-31"),
        ("the nineties", "1990-01-01..1999-12-31"),
        ("the 18th century", "1701-01-01..1800-12-31"),
        ("from 1914 to 1918", "1914-01-01..1918-12-31"),
        ("1914–18", "1914-01-01..1918-12-31"),
        ("between 3 and 5 May 2015", "2015-05-03..2015-05-05"),
        ("May 3-5, 2015", "2015-05-03..2015-05-05"),
        ("from November to March 2011", "2010-11-01..2011-03-31"),
        ("Monday and Tuesday", "2016-02-01..2016-02-02"),
    ],
)
def test_an_expression_of_several_days_has_its_first_and_last(expression: str, days: str) -> None:
    assert str(interval(expression, PAGE)) == days


def test_this_weekend_is_the_last_one_where_the_verb_is_past() -> None:
    assert str(interval("this weekend", PAGE, left="She told the crew")) == "2016-01-30..2016-01-31"
    assert str(interval("this weekend", PAGE, left="She will tell the crew")) == "2016-02-06..2016-02-07"


@pytest.mark.parametrize("expression", ["the 1990s", "from 1914 to 1918", "the 18th century", "several years ago"])
def test_what_spans_years_is_no_partial_date(expression: str) -> None:
    assert resolve(expression, PAGE) is None


@pytest.mark.parametrize(
    ("expression", "meant"),
    [
        ("Tuesday last week", "2016-01-26"),
        ("Monday of next week", "2016-02-08"),
        ("August last year", "2015-08"),
        ("in August of last year", "2015-08"),
        ("last August", "2015-08"),
        ("the 16th", "2016-01-16"),
        ("Tuesday the 2nd", "2016-02-02"),
        ("Saturday, May 30", "2015-05-30"),
        ("Friday, May 30", "2014-05-30"),
        ("the 5th of this month", "2016-02-05"),
        ("the last day of 2015", "2015-12-31"),
        ("three days before 5 May 2015", "2015-05-02"),
        ("August 2 , 1754", "1754-08-02"),
        ("October , 1805", "1805-10"),
        ("AD 842", "0842"),
        ("nineteen eighty-four", "1984"),
        ("two thousand and five", "2005"),
        ("half a year ago", "2015-08"),
        ("at the time of writing", "2016-02-05"),
        ("this year", "2016"),
    ],
)
def test_an_expression_of_one_day_month_or_year_is_that(expression: str, meant: str) -> None:
    assert resolve(expression, PAGE) == PartialDate(meant)


@pytest.mark.parametrize(
    ("feast", "day"),
    [
        ("Christmas Eve", "2015-12-24"),
        ("Thanksgiving last year", "2015-11-26"),
        ("Memorial Day 2015", "2015-05-25"),
        ("Good Friday 2015", "2015-04-03"),
        ("Easter Monday 2019", "2019-04-22"),
        ("next Halloween", "2016-10-31"),
        ("9/11", "2001-09-11"),
    ],
)
def test_a_feast_falls_on_its_day(feast: str, day: str) -> None:
    assert resolve(feast, PAGE) == PartialDate(day)


def test_a_count_of_years_beyond_the_calendar_is_none() -> None:
    assert resolve("3000 years ago", PAGE) is None
