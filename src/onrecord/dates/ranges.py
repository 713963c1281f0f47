"""Ranges: ``from March to August 2011``, ``between 3 and 5 May``, ``1914-1918``. An end lends the other its year."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.dates.asked import Asked
from onrecord.dates.interval import Interval
from onrecord.dates.written import find

_RANGE = re.compile(
    r"(?:from\s|between\s)?(?P<from>[^–—]{1,60}?)(?P<link>\s(?:to|until|till|through|and|-)\s|\s?[–—]\s?|(?<=\d)-(?=\d|[^\W\d]{3}))(?P<to>.{1,60})"
)
_NUMBER = re.compile(r"(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?P<year>,?\s\d{4})?")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)(?:st|nd|rd|th)?")
_HAS_YEAR = re.compile(r"\d{3}|year|ago")


def ranged(asked: Asked) -> Interval | None:
    """Return all days from the one end to the other where the words are a range."""
    whole = next(iter(find(asked.words)), None)
    found = None if whole and len(whole.span) == len(asked.words) else _RANGE.fullmatch(asked.words)
    if not found:
        return None
    begin, end = completed_ends(found["from"], found["to"])
    last = asked.rest(end)
    if last is None:
        return None
    first = between_ends(asked, begin, end, last)
    if first is None or first.first > last.last:
        return None
    return Interval(first.first, last.last)


def between_ends(asked: Asked, begin: str, end: str, last: Interval) -> Interval | None:
    """Return what the first end means: its year is that of the last one, where only that tells a year."""
    lends_year = bool(_HAS_YEAR.search(end)) and not _HAS_YEAR.search(begin)
    if not lends_year:
        return asked.read(replace(asked, words=begin, right=""))
    lent = replace(asked, words=f"{begin} {last.last.year}", right="")
    first = asked.read(lent)
    if first is not None and first.first > last.last:  # "from November to March 2011"
        return asked.read(replace(lent, words=f"{begin} {last.last.year - 1}"))
    return first


def completed_ends(begin: str, end: str) -> tuple[str, str]:
    """Return both ends with the month that only one of them names."""
    if _NUMBER.fullmatch(begin) and _DAY.search(end) and not end.isdigit():
        return _DAY.sub(begin.removeprefix("the "), end, count=1), end
    number = _NUMBER.fullmatch(end)
    if number and _DAY.search(begin) and not begin.isdigit():
        return begin, _DAY.sub(number["day"], begin, count=1) + (number["year"] or "")
    return begin, end
