"""What is asked of a rule: some words, the day of the page, and what the words around them tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.dates.interval import Interval

Rule = Callable[["Asked"], Interval | None]
NEAR = timedelta(days=31)
HALF_A_YEAR = timedelta(days=180)
_LEAP_YEARS = 9  # the most years between two 29 Februaries, and one


@dataclass(frozen=True, slots=True)
class Asked:
    """Words to read, in lower case with single blanks, and what they are reckoned from."""

    words: str
    day: date  # of the page
    read: Rule  # reads other words in the same way, for a rule that reads a part: "in March of *that year*"
    told: Interval | None = None  # what the text spoke of right before
    past: bool | None = None  # whether the days without a year or a week lie behind; None where nothing tells
    by_told: bool = True  # whether a day without its year lies in the year spoken of right before
    right: str = ""  # the words that follow in the text

    @property
    def since(self) -> Interval:
        """What "later" and "the next day" are reckoned from: what was told before, or else the day of the page."""
        return self.told or Interval(self.day, self.day)

    def rest(self, words: str) -> Interval | None:
        """Return what other words mean here."""
        return self.read(replace(self, words=words, right="")) if words.strip() else None


def placed(asked: Asked, make: Callable[[int], Interval], *, which: str = "", rest: str = "") -> Interval | None:
    """Return the days that ``make`` gives for the year that is meant: told in ``rest``, by ``which``, or by the text.

    ``which`` is last, next, this or "". Without any, the year is that of what the text spoke of right before, unless
    the days lie within a month before the page's: so near a day it is seldom the other.
    """
    year = asked.rest(rest)
    if year is not None:
        return _made(make, year.first.year) if year.first.year == year.last.year else None
    day = asked.day
    if which in ("last", "past", "previous"):
        return _latest(make, day, lambda found: found.last < day)
    if which in ("next", "coming", "following"):
        return _first(make, day, lambda found: found.first > day)
    if which == "this":
        return _made(make, day.year)
    recent = _latest(make, day, lambda found: found.first <= day)
    soon = _first(make, day, lambda found: found.last >= day)
    if (told := _by_told(asked, make, recent)) is not None:
        return told
    if asked.past is None and soon and recent and recent.days == 1:
        is_near = soon.first - day < NEAR and day - recent.last > HALF_A_YEAR
        return soon if is_near else recent
    return soon if asked.past is False else recent


def _by_told(asked: Asked, make: Callable[[int], Interval], recent: Interval | None) -> Interval | None:
    told, day = asked.told, asked.day
    if told is None or not asked.by_told or told.first.year != told.last.year:
        return None
    if asked.past is False or (recent is not None and day - recent.last < NEAR) or abs(day - told.last) < NEAR:
        return None
    found = _made(make, told.first.year)
    if found is not None and not told.is_year and told.first - found.last > HALF_A_YEAR:
        return _made(make, told.first.year + 1)  # "in December 1859 … in February": a story goes on
    return found


def _made(make: Callable[[int], Interval], year: int) -> Interval | None:
    try:
        return make(year)
    except (ValueError, OverflowError):  # 29 February, or beyond the calendar
        return None


def _latest(make: Callable[[int], Interval], day: date, fits: Callable[[Interval], bool]) -> Interval | None:
    tried = (_made(make, year) for year in range(day.year + 1, day.year - _LEAP_YEARS, -1))
    return next((found for found in tried if found is not None and fits(found)), None)


def _first(make: Callable[[int], Interval], day: date, fits: Callable[[Interval], bool]) -> Interval | None:
    tried = (_made(make, year) for year in range(day.year - 1, day.year + _LEAP_YEARS))
    return next((found for found in tried if found is not None and fits(found)), None)
