"""What ``on Friday``, ``last month`` or ``May 30`` mean on a page of a known date."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from onrecord.dates.calendar import days_from_today, month_pattern, number_of, weekday_pattern, weekdays
from onrecord.dates.partial import PartialDate, on_day
from onrecord.dates.written import find

_COUNTS = {
    word: number
    for number, words in enumerate(
        ("", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
    for word in words.split()
} | {"a couple of": 2}
_AGO = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})\s+(?P<unit>day|week|month|year)s?\s+"
    r"(?P<way>ago|earlier|before|previously|later|after|on|from now|hence)\b"
)
_NEAR = re.compile(r"\b(?P<which>last|past|previous|this|current|next|coming|following)\s+(?P<unit>week|month|year)\b")
_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[89]|20)\d\d(?![\d.,]\d|\d)")
_FUTURE = ("later", "after", "on", "from now", "hence")


def resolve(expression: str, anchor: PartialDate, *, past: bool = True) -> PartialDate | None:
    """Return the date that ``expression`` means on a page of ``anchor``, never more precise than both allow.

    A weekday or a day without its year is the last one up to the anchor, or with ``past=False`` the first one from
    the anchor on: a paper of Friday that says "on Friday" means its own day. None where the words name no date, or
    one that no partial date can say ("last week").
    """
    words = " ".join(expression.replace("’", "'").lower().split())
    for written in find(words):
        return written.date
    for read in (_named_days, _ago, _weekday, _day_of_month, _near, _month_alone):
        if (found := read(words, anchor, past)) is not None:
            return found[0]
    year = _YEAR.search(words)
    return PartialDate(year[0]) if year else None


Answer = tuple[PartialDate | None] | None  # None: these words are none of this rule's business


def _shifted(anchor: PartialDate, days: int) -> PartialDate | None:
    if days == 0:
        return anchor
    if anchor.precision != "day":
        return None
    try:
        return on_day(anchor.first + timedelta(days=days))
    except OverflowError:
        return None


@cache
def _named_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, days_from_today()), key=len, reverse=True))})(?!\w)")


def _named_days(words: str, anchor: PartialDate, past: bool) -> Answer:
    found = _named_pattern().search(words)
    return (_shifted(anchor, days_from_today()[found[0]]),) if found else None


def _ago(words: str, anchor: PartialDate, past: bool) -> Answer:
    found = _AGO.search(words)
    if not found:
        return None
    count = int(found["count"]) if found["count"].isdigit() else _COUNTS[found["count"]]
    count = count if found["way"] in _FUTURE else -count
    if found["unit"] == "day":
        return (_shifted(anchor, count),)
    if found["unit"] == "week":
        # "three weeks ago" is seldom meant to the day.
        day = _shifted(anchor, 7 * count) if anchor.precision == "day" else None
        return (PartialDate(day.iso[:7]) if day else None,)
    return (_months_on(anchor, count) if found["unit"] == "month" else _years_on(anchor, count),)


def _months_on(anchor: PartialDate, count: int) -> PartialDate | None:
    if anchor.precision == "year":
        return None
    year, month = divmod(anchor.first.year * 12 + anchor.first.month - 1 + count, 12)
    return PartialDate(f"{year:04d}-{month + 1:02d}") if 1 <= year <= 9999 else None


def _years_on(anchor: PartialDate, count: int) -> PartialDate | None:
    year = anchor.first.year + count
    return PartialDate(f"{year:04d}") if 1 <= year <= 9999 else None


@cache
def _weekday_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<which>last|next|this|coming|nächsten|prochain)\s+)?(?P<day>{weekday_pattern()})")


def _weekday(words: str, anchor: PartialDate, past: bool) -> Answer:
    found = _weekday_pattern().search(words)
    if not found or _day_pattern().search(words):
        return None
    if anchor.precision != "day":
        return (None,)
    steps = weekdays()[found["day"].rstrip(".")] - anchor.first.isoweekday()
    if found["which"] in ("next", "coming", "nächsten", "prochain"):
        return (_shifted(anchor, steps % 7 or 7),)
    if found["which"] == "last":
        return (_shifted(anchor, -(-steps % 7 or 7)),)
    return (_shifted(anchor, -(-steps % 7) if past else steps % 7),)


@cache
def _day_pattern() -> re.Pattern[str]:
    month = month_pattern()
    return re.compile(
        rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s(?:of\s|de\s)?(?P<m1>{month})"
        rf"|(?P<m2>{month})\s?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]))"
    )


def _day_of_month(words: str, anchor: PartialDate, past: bool) -> Answer:
    found = _day_pattern().search(words)
    if not found:
        return None
    day, month = int(found["d1"] or found["d2"]), number_of(found["m1"] or found["m2"])
    return (_nearest(anchor, f"-{month:02d}-{day:02d}", past),)


def _nearest(anchor: PartialDate, rest: str, past: bool) -> PartialDate | None:
    year = anchor.first.year
    # Five years, so that 29 February finds its leap year.
    for each in range(year, year - 5, -1) if past else range(year, year + 5):
        try:
            candidate = PartialDate(f"{each:04d}{rest}")
        except ValueError:
            continue
        if (candidate.first <= anchor.last) if past else (candidate.last >= anchor.first):
            return candidate
    return None


def _near(words: str, anchor: PartialDate, past: bool) -> Answer:
    found = _NEAR.search(words)
    if not found:
        return None
    count = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}.get(found["which"], -1)
    if found["unit"] == "year":
        return (_years_on(anchor, count),)
    if found["unit"] == "month":
        return (_months_on(anchor, count),)
    return (_week(anchor.first, count) if anchor.precision == "day" else None,)


def _week(day: date, count: int) -> PartialDate | None:
    try:
        monday = day - timedelta(days=day.isoweekday() - 1 - 7 * count)
        sunday = monday + timedelta(days=6)
    except OverflowError:
        return None
    return PartialDate(f"{monday:%Y-%m}") if monday.month == sunday.month and monday.year >= 1000 else None


@cache
def _month_word() -> re.Pattern[str]:
    # "may" and "march" are mostly verbs: only a preposition or the like makes a month of them.
    return re.compile(
        rf"\b(?:(?P<which>last|next|this|in|since|by|during|until|from|early|late|mid|im|en|le|в)[\s-]+(?:early\s|late\s|mid-?)?)?"
        rf"(?P<month>{month_pattern()})"
    )


def _month_alone(words: str, anchor: PartialDate, past: bool) -> Answer:
    for found in _month_word().finditer(words):
        name = found["month"].rstrip(".")
        if not found["which"] and (name in ("may", "march", "mar") or len(name) < 4):
            continue
        if found["which"] == "next":
            past = False
        return (_nearest(anchor, f"-{number_of(name):02d}", past),)
    return None
