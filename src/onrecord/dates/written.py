"""Dates written out in a text: ``May 30, 2015``, ``30. Mai 2015``, ``2015-05-30``, ``30/05/2015``, ``30 мая 2015``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.dates.calendar import month_pattern, months, weekday_pattern
from onrecord.dates.partial import PartialDate
from onrecord.spans import Span

_SLASHED = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|[.-]\d)")
_NUMERIC = re.compile(r"\d[./-]\d{1,2}[./-]\d")  # stands in every match of `_SLASHED`; most texts hold none
_YEARS = range(1800, 2100)
_YEAR = re.compile(r"\d{4}|\d[./-]\s?\d")
_DIGIT = re.compile(r"\d")
_SHORT = 300  # characters of a line that is remembered
_REACH = 60  # characters from a year to the ends of its date, at most
_TIME = re.compile(r"[\s,|@–—-]*(?:\b(?:at|um|à|a las|alle|в|T)\b)?\s*\d{1,2}[:.hH]\d\d|T\d\d:?\d\d", re.IGNORECASE)
_TIME_BEFORE = re.compile(
    r"\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}(?:\s?[+-]\d{1,2})?)?[\s,|–—-]*\Z", re.I
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that a text gives with its year."""

    span: Span
    date: PartialDate
    other: PartialDate | None  # what 05/06/2015 means where the other of day and month comes first
    timed: bool  # a time of day stands beside it


def find(text: str, *, day_first: bool | None = None) -> Iterator[FoundDate]:
    """Yield the dates in ``text`` that have a year, in reading order and apart from each other. Linear in its length.

    ``day_first`` says how 05/06/2015 is meant; None asks the text's other dates, and if they do not tell, a full stop
    means day first and a slash month first (``other`` is then the other reading).
    """
    if not _DIGIT.search(text):
        return iter(())
    return iter(_remembered(text, day_first)) if len(text) <= _SHORT else _found(text, day_first)


@lru_cache(maxsize=1024)
def _remembered(text: str, day_first: bool | None) -> tuple[FoundDate, ...]:
    """Return the dates of a line: many who read a page ask for those of the same lines."""
    return tuple(_found(text, day_first))


def _found(text: str, day_first: bool | None) -> Iterator[FoundDate]:
    end = 0
    for begin, stop in _windows(text):
        if day_first is None:
            day_first = day_comes_first(text)
        for match in _written().finditer(text, begin, stop):
            if match.start() < end or (read := _read(match, day_first)) is None:
                continue
            span, date, other = read
            yield FoundDate(span, date, other, _timed(text, span))
            end = span.end


def _windows(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` that hold a year: names of months are dear to look for everywhere."""
    windows: list[tuple[int, int]] = []
    for match in _YEAR.finditer(text):
        begin, stop = max(0, match.start() - _REACH), match.end() + _REACH
        if windows and begin <= windows[-1][1]:
            windows[-1] = (windows[-1][0], stop)
        else:
            windows.append((begin, stop))
    return windows


def day_comes_first(text: str) -> bool | None:
    """Return whether numeric dates in ``text`` put the day before the month; None where they do not tell."""
    if not _NUMERIC.search(text):
        return None
    votes = {True: 0, False: 0}
    for match in _SLASHED.finditer(text):
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            votes[True] += 1
        elif second > 12 >= first:
            votes[False] += 1
    return None if votes[True] == votes[False] else votes[True] > votes[False]


@cache
def _written() -> re.Pattern[str]:
    month, weekday = month_pattern(), weekday_pattern()
    day = r"\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?"
    year = r"(?:1[89]|20)\d\d(?=\d{1,2}:\d\d|(?!\d))"  # flattening glues times to years: "20195:45"
    return re.compile(
        rf"""
        (?P<iso>(?<![\d./-])(?P<y1>\d{{4}})(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?![\d/]|[.-]\d))
      | (?P<cjk>(?P<y2>\d{{4}})\s?[年년]\s?(?P<m2>\d{{1,2}})\s?[月월]\s?(?P<d2>\d{{1,2}})\s?[日일])
      | (?P<num>(?<![\d./-])(?P<a>\d{{1,2}})(?P<s3>[./-])\s?(?P<b>\d{{1,2}})(?P=s3)\s?
            (?P<y3>\d{{4}}|\d\d)(?![\d/]|[.-]\d))
      | (?P<dmy>(?:(?<!\d)|(?<=(?:GMT|UTC)[+-]\d)|(?<=(?:GMT|UTC)\s[+-]\d))(?P<d4>{day})[\s-]{{0,3}}
            (?:of\s|de\s|d[ie]l\s|‏)?(?P<m4>{month})(?:\s(?:de|del)\b|of\b)?[\s,./'-]{{0,3}}(?P<y4>{year}))
      | (?P<mdy>\b(?P<m5>{month})[\s-]{{0,3}}(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?,\s?|\s|-|\.\s?){{1,2}}
            (?:{weekday},?\s)?(?P<y5>{year}))
      | (?P<my>\b(?P<m6>{month})(?:\s(?:de|del|of)\b)?,?\s(?P<y6>{year}))
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def _read(match: re.Match[str], day_first: bool | None) -> tuple[Span, PartialDate, PartialDate | None] | None:
    span = Span(*match.span())
    if match["iso"]:
        return _one(span, match["y1"], match["m1"], match["d1"])
    if match["cjk"]:
        return _one(span, match["y2"], match["m2"], match["d2"])
    if match["num"]:
        return _numeric(span, match, day_first)
    if match["dmy"]:
        return _one(span, match["y4"], _month(match["m4"]), re.sub(r"\D", "", match["d4"]))
    if match["mdy"]:
        return _one(span, match["y5"], _month(match["m5"]), match["d5"])
    return _one(span, match["y6"], _month(match["m6"]), "")


def _month(name: str) -> str:
    return str(months()[name.lower().rstrip(".")])


def _one(span: Span, year: str, month: str, day: str) -> tuple[Span, PartialDate, PartialDate | None] | None:
    date = _partial(year, month, day)
    return (span, date, None) if date else None


def _numeric(
    span: Span, match: re.Match[str], day_first: bool | None
) -> tuple[Span, PartialDate, PartialDate | None] | None:
    year = match["y3"] if len(match["y3"]) == 4 else f"20{match['y3']}"
    european, american = _partial(year, match["b"], match["a"]), _partial(year, match["a"], match["b"])
    # Nobody writes an American date with full stops.
    if match["s3"] == "." or (day_first is None and not american):
        day_first = True
    date, other = (european, american) if day_first else (american, european)
    if date is None:
        date, other = other, None
    if date is None:
        return None
    return span, date, None if match["s3"] == "." or other == date else other


def _partial(year: str, month: str, day: str) -> PartialDate | None:
    if int(year) not in _YEARS:
        return None
    try:
        return PartialDate(f"{int(year):04d}-{int(month):02d}" + (f"-{int(day):02d}" if day else ""))
    except ValueError:
        return None


def _timed(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 30) : span.start].rpartition("\n")[2]
    return bool(_TIME.match(text, span.end) or _TIME_BEFORE.search(before))
