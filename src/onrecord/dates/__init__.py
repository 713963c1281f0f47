"""Dates as precise as the source: partial dates, written dates in a text, and what others mean against an anchor."""

from onrecord.dates.expressions import expressions
from onrecord.dates.interval import Interval
from onrecord.dates.partial import PartialDate, days_between, on_day
from onrecord.dates.relative import interval, resolve
from onrecord.dates.tense import looks_ahead
from onrecord.dates.written import FoundDate, day_comes_first, find

__all__ = [
    "FoundDate",
    "Interval",
    "PartialDate",
    "day_comes_first",
    "days_between",
    "expressions",
    "find",
    "interval",
    "looks_ahead",
    "on_day",
    "resolve",
]
