"""Dates as precise as the source: partial dates, written dates in a text, and relative ones against an anchor."""

from onrecord.dates.partial import PartialDate, days_between, on_day
from onrecord.dates.relative import resolve
from onrecord.dates.written import FoundDate, day_comes_first, find

__all__ = ["FoundDate", "PartialDate", "day_comes_first", "days_between", "find", "on_day", "resolve"]
