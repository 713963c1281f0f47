"""Days of the year that have a name (``Christmas Eve``, ``Good Friday``) and events that need no year (``9/11``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from importlib import resources

from onrecord.dates.interval import Interval, one_day

Make = Callable[[int], Interval]  # a year -> these days of it


@cache
def feasts() -> dict[str, Make]:
    """Return what gives the day of each feast in a year, by its name in lower case."""
    makers = {"fixed": _fixed, "nth": _nth, "easter": _from_easter}
    return {
        name: partial(makers[kind], when)
        for kind, when, names in _rows("feasts.tsv")
        if kind in makers
        for name in names.split("|")
    }


@cache
def events() -> dict[str, Interval]:
    """Return the first day of each event that everybody knows, by its name in lower case."""
    return {
        name.lower().removeprefix("the "): one_day(date.fromisoformat(day))
        for day, names in (*_rows("events.tsv"), *(row[1:] for row in _rows("feasts.tsv") if row[0] == "once"))
        for name in names.split("|")
    }


@cache
def feast_pattern() -> re.Pattern[str]:
    """Return a pattern of the feasts' names, longer ones first."""
    names = sorted(map(re.escape, feasts()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:(?P<which>last|next|this|coming|past)\s+)?(?P<feast>{'|'.join(names)})(?!\w)")


def _rows(name: str) -> list[list[str]]:
    text = resources.files("onrecord").joinpath("data", name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def _fixed(when: str, year: int) -> Interval:
    return one_day(date.fromisoformat(f"{year:04d}-{when}"))


def _nth(when: str, year: int) -> Interval:
    month, nth, weekday = map(int, when.split(" "))
    return one_day(_nth_weekday(year, month, nth, weekday))


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    if nth < 0:
        first_after = date(year + month // 12, month % 12 + 1, 1)
        return first_after - timedelta(days=(first_after.isoweekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _from_easter(days: str, year: int) -> Interval:
    return one_day(easter(year) + timedelta(days=int(days)))


def easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar. Source: Meeus, Astronomical Algorithms, chapter 8."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)
