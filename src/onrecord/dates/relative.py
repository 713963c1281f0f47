"""What ``on Friday``, ``last month``, ``May 30`` or ``two years later`` mean on a page of a known date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.dates.asked import Asked
from onrecord.dates.counted import counted, counted_from_words, counts_from_words
from onrecord.dates.interval import Interval, of_partial
from onrecord.dates.partial import PartialDate
from onrecord.dates.parts import part_of_year
from onrecord.dates.periods import period
from onrecord.dates.ranges import between_ends, completed_ends, ranged
from onrecord.dates.tense import looks_ahead
from onrecord.dates.told import completed, other_end, told_before
from onrecord.dates.weekdays import weekday, weekend
from onrecord.dates.written import find

LONGEST = 200  # characters of an expression that are read
_ANY_DAY = Interval(date(1000, 1, 1), date(2999, 12, 31))
_SPACED = re.compile(r"\s+(?=[,.;:)])|(?<=\()\s+|\s+(?='s?(?!\w))")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")  # `find` knows those of 1800 and later
_HYPHEN = re.compile(r"(?<=\w)\s-\s(?=\w)")
_HAS_YEAR = re.compile(r"\d{3}|year|ago|century|decade")


def resolve(
    expression: str,
    anchor: PartialDate | Interval | None,
    *,
    past: bool | None = None,
    left: str = "",
    right: str = "",
) -> PartialDate | None:
    """Return the date that ``expression`` means on a page of ``anchor``, never more precise than both allow.

    The narrowest partial date that covers `interval`; None where there is none: "the 1990s", "from 1914 to 1918".
    """
    found = interval(expression, anchor, past=past, left=left, right=right)
    return found.narrowest if found else None


def interval(
    expression: str,
    anchor: PartialDate | Interval | None,
    *,
    past: bool | None = None,
    left: str = "",
    right: str = "",
) -> Interval | None:
    """Return the days that ``expression`` may mean on a page of ``anchor``; None where the words name none.

    ``anchor`` is the day of the page, or the days among which it lies; None where nothing is known of it: then only
    words that need none have an answer. ``left`` and ``right`` are the words before and after. They tell the tense
    ("said on Friday", "will close on Friday"), and what the text spoke of before: "that year", "two days later", or
    the year of "May 30". ``past`` says the tense where the caller knows it; a day without its year is then the last
    one up to the anchor, or the first one from the anchor on. Where nothing tells, it is past: news tells what was.
    A paper of Friday that says "on Friday" means its own day.
    """
    words = _plain(completed(expression.strip(), left))
    if not words:
        return None
    days = of_partial(anchor) if isinstance(anchor, PartialDate) else anchor or _ANY_DAY
    is_ahead = looks_ahead(left, right) if past is None else None
    tense = past if is_ahead is None else not is_ahead
    found = [_on(day, words, left, right, tense, by_told=past is None) for day in {days.first, days.last}]
    if None in found or (anchor is None and found[0] != found[-1]):
        return None
    each = [one for one in found if one is not None]
    return each[0].joined(each[-1])


def _on(day: date, words: str, left: str, right: str, past: bool | None, *, by_told: bool) -> Interval | None:
    asked = Asked(words, day, _meant, told_before(left, day, _meant), past, by_told, right)
    other = "" if _HAS_YEAR.search(words) else other_end(right)
    words, other = completed_ends(words, other)
    last = _meant(replace(asked, words=other, right="")) if _HAS_YEAR.search(other) else None
    if last is not None and (first := between_ends(asked, words, other, last)) is not None:
        return first
    return _meant(asked)


def _meant(asked: Asked) -> Interval | None:
    """Return what the first rule that knows the words makes of them."""
    try:
        return _read(asked)
    except (ValueError, OverflowError):  # beyond the calendar: "3,000 years ago"
        return None


def _read(asked: Asked) -> Interval | None:
    if not asked.words:
        return None
    if (found := ranged(asked)) is not None:
        return found
    if counts_from_words(asked):
        return counted_from_words(asked)
    for written in find(asked.words):
        return of_partial(written.date)
    if _ISO.fullmatch(asked.words):
        return of_partial(PartialDate(asked.words))
    for rule in (part_of_year, counted, weekday, weekend, period):
        if (found := rule(asked)) is not None:
            return found
    return None


def _plain(expression: str) -> str:
    """Return words in lower case, with single blanks and without those that a tokenizer puts before marks."""
    words = " ".join(expression[:LONGEST].replace("’", "'").lower().split())
    return _HYPHEN.sub("-", _SPACED.sub("", words)).strip(" ,;:.")
