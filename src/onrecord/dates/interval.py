"""Intervals of days: what an expression allows where no single day, month or year says it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.dates.partial import PartialDate, on_day


@dataclass(frozen=True, slots=True)
class Interval:
    """All days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    @property
    def narrowest(self) -> PartialDate | None:
        """The most precise partial date that covers it; None where it reaches over a turn of the year."""
        if self.first == self.last:
            return on_day(self.first)
        if self.first.year != self.last.year:
            return None
        same_month = self.first.month == self.last.month
        return PartialDate(self.first.isoformat()[: 7 if same_month else 4])

    @property
    def is_year(self) -> bool:
        """Whether it is one year of the calendar."""
        return self == whole_year(self.first.year)

    def joined(self, other: Interval) -> Interval:
        """Return the least interval that holds both."""
        return Interval(min(self.first, other.first), max(self.last, other.last))


def one_day(day: date) -> Interval:
    """Return the interval of one day."""
    return Interval(day, day)


def of_partial(partial: PartialDate) -> Interval:
    """Return all days that a partial date may mean."""
    return Interval(partial.first, partial.last)


def whole_month(year: int, month: int) -> Interval:
    """Return a month of the calendar; ``month`` may lie outside 1 to 12 and then counts on or back from the year."""
    on, month = divmod(month - 1, 12)
    year, month = year + on, month + 1
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def whole_months(year: int, first: int, last: int) -> Interval:
    """Return the months ``first`` to ``last`` of a year; 13 is the January after it."""
    return Interval(whole_month(year, first).first, whole_month(year, last).last)


def whole_year(year: int) -> Interval:
    """Return a year of the calendar."""
    return whole_years(year, year)


def whole_years(first: int, last: int) -> Interval:
    """Return all days of the years ``first`` to ``last``."""
    return Interval(date(first, 1, 1), date(last, 12, 31))


def week_of(day: date) -> Interval:
    """Return the week, Monday to Sunday, that holds ``day``."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    return Interval(monday, monday + timedelta(days=6))
