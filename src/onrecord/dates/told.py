"""What the words before an expression spoke of, and what those after it lend it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from onrecord.dates.asked import Asked, Rule
from onrecord.dates.calendar import month_pattern, weekday_pattern
from onrecord.dates.interval import Interval
from onrecord.dates.numbers import COUNT

REACH_CHARS = 400
_TO = re.compile(r"\s*(?:-|–|—|/|to|and|or|until|till|through)\s+(?P<end>.{3,50})", re.DOTALL)
_OPEN_RANGE = re.compile(r"(?P<century>\d\d)\d\d\s*[-–—/]\s*$")
_TOO_SHORT = re.compile(r"\d\d")


@cache
def _named() -> re.Pattern[str]:
    """Return a pattern of the expressions that tell of when a text speaks, each by its first words."""
    month = rf"(?:{month_pattern()})"
    unit = r"(?:day|week|month|year|decade)"
    return re.compile(
        rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{month}(?:,?\s\d{{3,4}}(?!\d))?"
        rf"|(?:(?:in|of|since|last|this|next|early|late|until|by)\s)?{month}(?:\s\d{{1,2}}(?!\d)(?:st|nd|rd|th)?)?(?:,?\s(?:of\s)?\d{{3,4}}(?!\d))?"
        rf"(?:\s(?:of\s)?(?:(?:the\s)?same|that|the\sfollowing|the\snext|last|this)\syear)?"
        r"|(?:in|ad|circa|c\.|around)\s\d{3,4}(?![\d,.]?\d)|(?:1[0-9]|20)\d\d(?![\d,.]?\d)"
        rf"|(?:(?:last|next|that|the\sfollowing|the\snext|this)\s)?{weekday_pattern()}"
        r"|yesterday|today|tomorrow|tonight"
        rf"|{COUNT}\s{unit}s?\s(?:ago|later|earlier|afterwards)"
        rf"|(?:last|this|the\snext|the\sfollowing|the\sprevious|(?:the|that)\ssame|that|the)\s{unit}(?!\w)(?:\s(?:before|after))?)"
    )


def told_before(left: str, day: date, read: Rule) -> Interval | None:
    """Return the last date that the words before an expression spoke of, each reckoned from the one before it."""
    told: Interval | None = None
    for found in _named().finditer(" ".join(left[-REACH_CHARS:].lower().split())):
        meant = read(Asked(found[0], day, read, told))
        if meant is not None and meant.last.year - meant.first.year < 2:
            told = meant
    return told


def completed(words: str, left: str) -> str:
    """Return a short year with the century of the one it follows: "72" after "1871 –"."""
    short = _TOO_SHORT.fullmatch(words) and _OPEN_RANGE.search(left[-20:])
    return short["century"] + words if short else words


def other_end(right: str) -> str:
    """Return the other end of a range that these words go on: "to August 2011"; "" where there is none."""
    found = _TO.match(right[:60].lower())
    named = _named().match(found["end"]) if found else None
    return named[0] if named else ""
