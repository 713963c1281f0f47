"""Dates written in a text: ``May 30, 2015``, ``30. Mai 2015``, ``2015-05-30``, ``30/05/2015``, ``2015年5月30日``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.dates.calendar import month_pattern, months, number_of, weekday_pattern
from onrecord.dates.figures import NUMBERS, Form, in_slashes, is_timed, may_be_timed, may_follow_time
from onrecord.dates.forms import MONTH, form_at, is_plain
from onrecord.dates.partial import PartialDate, of_calendar
from onrecord.dates.years import has_numbers, has_other_digits, has_year, next_begin, next_slashed, places, year_end
from onrecord.spans import Span

_SLASHED = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|[.-]\d)")
# kind of a date -> the groups of its year, month and day
_PARTS = (("iso", "y1", "m1", "d1"), ("cjk", "y2", "m2", "d2"), ("viet", "y9", "m9", "d9"), ("dmy", "y4", "m4", "d4"),
          ("mdy", "y5", "m5", "d5"), ("ymd", "y7", "m7", "d7"), ("my", "y6", "m6", ""))  # fmt: skip
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}  # year before the first
_ERA = re.compile(r"(令和|平成|昭和|民國|民国)\s?(\d{1,3}|元)")
_WHOLE = ("mai", "maj", "mei")  # short, but no abbreviations
_FIRST_YEAR, _LAST_YEAR = 1800, 2099
_TWO = tuple([f"{number:02d}" for number in range(32)])
# Arabic, Persian, Devanagari, Bengali and Thai digits and wide ones, and the marks that stand between wide ones.
_DIGITS = {ord(zero) + n: str(n) for zero in "٠۰०০๐０" for n in range(10)}
_DIGITS |= {ord(wide): mark for wide, mark in zip("．／－：", "./-:", strict=True)}
_OTHER_DIGIT = re.compile("[٠-٩۰-۹०-९০-৯๐-๙０-９]")
_NONE: Iterator[FoundDate] = iter(())  # which has no state
_SHORT = 300  # characters of a line that is remembered
_REACH = 44  # characters from a year to the ends of its date, at most
_TIME = re.compile(r"[\s,|@–—-]*(?:\b(?:at|um|à|a las|alle|в|T)\b)?\s*\d{1,2}[:.hH]\d\d|T\d\d:?\d\d", re.IGNORECASE)
_TIME_BEFORE = re.compile(
    r"\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}(?:\s?[+-]\d{1,2})?)?[\s,|–—-]*\Z", re.I
)


@dataclass(frozen=True)
class FoundDate:
    """A date that a text gives with its year."""

    __slots__ = ("date", "other", "span", "timed")
    span: Span
    date: PartialDate
    other: PartialDate | None  # what 05/06/2015 means where the other of day and month comes first
    timed: bool  # a time of day stands beside it


def find(text: str, *, day_first: bool | None = None) -> Iterator[FoundDate]:
    """Yield the dates in ``text`` that have a year, in reading order and apart from each other. Linear in its length.

    ``day_first`` says how 05/06/2015 is meant; None asks the text's other dates, and if they do not tell, a full stop
    means day first and a slash month first (``other`` is then the other reading).
    """
    if not has_year(text):
        return _NONE
    text = _in_our_digits(text)
    if day_first is not None and not has_numbers(text):
        day_first = None  # nothing turns on it, and the line is remembered once
    return iter(_remembered(text, day_first) if len(text) <= _SHORT else _found(text, day_first))


def dates_in(text: str, day_first: bool | None) -> list[FoundDate]:
    """Return what `find` gives for a text that is asked once."""
    return _found(_in_our_digits(text), day_first) if has_year(text) else []


def _in_our_digits(text: str) -> str:
    if text.isascii() or not has_other_digits(text) or not _OTHER_DIGIT.search(text):
        return text
    return text.translate(_DIGITS)


@lru_cache(maxsize=1024)
def _remembered(text: str, day_first: bool | None) -> tuple[FoundDate, ...]:
    """Return the dates of a line: many who read a page ask for those of the same lines."""
    return tuple(_found(text, day_first))


def _found(text: str, day_first: bool | None) -> list[FoundDate]:
    found: list[FoundDate] = []
    is_ascii = text.isascii()
    is_asked = day_first is not None
    openings, beginnings = _openings(), _beginnings()
    for begin, end in _windows(text):
        stop = min(end, len(text))
        at = begin
        while (at := next_begin(text, at, stop, openings, beginnings)) >= 0:
            if is_ascii or is_plain(text, at, stop):
                form = form_at(text, at, stop)
                if form is None:
                    at += 1
                    continue
                if not is_asked and form.kind == NUMBERS:
                    day_first = day_comes_first(text)
                    is_asked = True
                date, other = _told(form, day_first)
                after = form.end
            else:
                match = _written().match(text, at, stop)
                if match is None:
                    at += 1
                    continue
                if not is_asked:
                    day_first = day_comes_first(text)
                    is_asked = True
                date, other = _read(match, day_first)
                after = match.end()
            if date is not None:
                found.append(FoundDate(Span(at, after), date, other, _timed(text, at, after)))
            at = after
    return found


def _windows(text: str) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` that hold a year: names of months are dear to look for everywhere."""
    if len(text) <= _REACH:
        return [(0, len(text))]  # it has a year
    windows: list[tuple[int, int]] = []
    begin = stop = 0
    for at in places(text):
        if stop and at - _REACH > stop:
            windows.append((begin, stop))
            stop = 0
        begin = begin if stop else max(0, at - _REACH)
        stop = year_end(text, at) + _REACH
    if stop:
        windows.append((begin, stop))
    return windows


@cache
def _openings() -> frozenset[str]:
    """Return the words that names of months open with, in lower case, and the one that stands before their numbers."""
    return frozenset([*(re.split(r"\W", name, maxsplit=1)[0] for name in months()), "tháng"])  # "30 tháng 5"


@cache
def _beginnings() -> bytes:
    """Return 1 for each three letters of ASCII that one of `_openings` begins with, at their last five bits in a row.

    Words with letters beyond ASCII among the first three are none of them.
    """
    made = bytearray(1 << 15)
    for word in _openings():
        if word[:2].isascii() and word[2:3].isascii():
            first = (ord(word[0]) & 31) << 10 | (ord(word[1:2] or " ") & 31) << 5
            for third in (ord(word[2]) & 31,) if len(word) > 2 else range(32):
                made[first | third] = 1
    return bytes(made)


def day_comes_first(text: str) -> bool | None:
    """Return whether numeric dates in ``text`` put the day before the month; None where they do not tell."""
    european = american = 0
    at = 0
    is_ascii = text.isascii()
    form = Form()
    while (at := next_slashed(text, at)) >= 0:
        if is_ascii or is_plain(text, at, len(text)):
            if not in_slashes(text, at, form):
                at += 1
                continue
            first, second = form.day, form.month
            at = form.end
        else:
            match = _SLASHED.match(text, at)
            if match is None:
                at += 1
                continue
            first, second = int(match[1]), int(match[3])
            at = match.end()
        if first > 12 >= second:
            european += 1
        elif second > 12 >= first:
            american += 1
    return None if european == american else european > american


@cache
def _written() -> re.Pattern[str]:
    month, weekday = month_pattern(), weekday_pattern()
    day = r"\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?"
    starts = r"(?:\b|(?-i:(?<=[a-zà-ÿ])(?=[A-Z])))"  # flattening glues names to months: "Anna RoseMay 3, 2019"
    year = r"(?:1[89]|20)\d\d(?=\d{1,2}:\d\d|(?!\d))"  # flattening glues times to years: "20195:45"
    # Each place is asked first whether a number or a word begins there: at most it does not, and nothing more is tried.
    return re.compile(
        rf"""
        (?=[\d令平昭民])(?:
            (?P<iso>(?<![\d./-])(?P<y1>\d{{4}})(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?![\d/]|[.-]\d))
          | (?P<cjk>(?P<y2>\d{{4}}|(?:令和|平成|昭和|民國|民国)\s?(?:\d{{1,3}}|元))\s?[年년]\s?(?P<m2>\d{{1,2}})
                \s?[月월](?:\s?(?P<d2>\d{{1,2}})\s?[日일号號])?)
          | (?P<num>(?<![\d./-])(?P<a>\d{{1,2}})(?P<s3>[./-])\s?(?P<b>\d{{1,2}})(?P=s3)\s?
                (?P<y3>\d\d(?=[0-2]\d:[0-5]\d(?!\d|:\d))|(?:\d{{4}}|\d\d)(?![\d/]|[.-]\d)))
          | (?P<viet>(?<!\d)(?P<d9>\d{{1,2}})\stháng\s(?P<m9>\d{{1,2}})(?:,|\snăm)?\s(?P<y9>{year}))
          | (?P<dmy>(?:(?<!\d)|(?<=(?:GMT|UTC)[+-]\d)|(?<=(?:GMT|UTC)\s[+-]\d))(?P<d4>{day})[\s-]{{0,3}}
                (?:of\s|de\s|d[ie]l\s|‏)?(?P<m4>{month})(?:\s(?:de|del)\b|of\b)?[\s,./'-]{{0,3}}(?P<y4>{year}))
          | (?P<ymd>(?<![\d./-])(?P<y7>{year})(?:\.\s?|,\s|\s(?:m\.\s)?|-)(?P<m7>{month})[\s-](?P<d7>\d{{1,2}})
                (?![\d:]|,?\s(?:1[89]|20)\d\d|\s(?:{month}))))
      | {starts}(?=[^\W\d])(?:
            (?P<mdy>(?P<m5>{month})[\s-]{{0,3}}(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?,\s?|\s|-|\.\s?){{1,2}}
                (?:{weekday},?\s)?(?P<y5>{year}))
          | (?P<my>(?P<m6>{month})(?:\s(?:de|del|of)\b)?,?\s(?P<y6>{year})))
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def _told(form: Form, day_first: bool | None) -> tuple[PartialDate | None, PartialDate | None]:
    """Return what a form means and what else it may mean; None twice where it means no day of a calendar."""
    if form.kind == NUMBERS:
        return _numeric(form.year, form.month, form.day, day_first, form.mark == ".")
    if form.kind == MONTH and _may_be_word(form.name):
        return None, None
    return _date(form.year, form.month, form.day), None


def _read(match: re.Match[str], day_first: bool | None) -> tuple[PartialDate | None, PartialDate | None]:
    """Return what a match of the pattern means, and what else it may mean, as `_told` does."""
    if match["num"]:
        last = int(match["y3"]) + (2000 if len(match["y3"]) == 2 else 0)
        return _numeric(last, int(match["b"]), int(match["a"]), day_first, match["s3"] == ".")
    for kind, year, month, day in _PARTS:
        if match[kind]:
            number = int(match[month]) if match[month].isdigit() else number_of(match[month]) or 0
            told = int(re.sub(r"\D", "", match[day])) if day and match[day] else -1
            is_word = kind == "my" and _may_be_word(match[month])
            return None if is_word else _date(int(_of_our_era(match[year])), number, told), None
    return None, None


def _may_be_word(month: str) -> bool:
    """Tell whether a short name of a month, in small letters and without a full stop, may be a word: "des 1958"."""
    return month.islower() and len(month) <= 3 and month.isascii() and month not in _WHOLE


def _of_our_era(year: str) -> str:
    """Return the year of our era: Japan counts from an emperor's first year, Taiwan from 1912."""
    era = _ERA.fullmatch(year)
    return str(_ERAS[era[1]] + (1 if era[2] == "元" else int(era[2]))) if era else year


def _numeric(
    year: int, second: int, first: int, day_first: bool | None, is_european: bool
) -> tuple[PartialDate | None, PartialDate | None]:
    european, american = _date(year, second, first), _date(year, first, second)
    # Nobody writes an American date with full stops.
    if is_european or (day_first is None and not american):
        day_first = True
    date, other = (european, american) if day_first else (american, european)
    if date is None:
        return other, None
    return date, None if is_european or other == date else other


def _date(year: int, month: int, day: int) -> PartialDate | None:
    """Return a day, or with ``day`` -1 a month; None where no calendar has it, or none that we ask."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR or not 1 <= month <= 12 or day == 0 or day > 31:
        return None
    if day < 0:
        return of_calendar(f"{year}-{_TWO[month]}")
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if (day == 31 and month in (2, 4, 6, 9, 11)) or (month == 2 and day > (29 if is_leap else 28)):
        return None
    return of_calendar(f"{year}-{_TWO[month]}-{_TWO[day]}")


def _timed(text: str, start: int, end: int) -> bool:
    """Tell whether a time of day stands beside a date."""
    if is_timed(text, end) or (may_be_timed(text, end) and _TIME.match(text, end)):
        return True
    begin = max(0, start - 30)
    return (
        may_follow_time(text, begin, start) and _TIME_BEFORE.search(text[begin:start].rpartition("\n")[2]) is not None
    )
