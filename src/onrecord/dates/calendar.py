"""Names of months and weekdays in the languages we read."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources


@cache
def _rows() -> list[tuple[str, int, list[str]]]:
    text = resources.files("onrecord").joinpath("data", "calendar.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return [(kind, int(number), words.split()) for kind, number, _, words in rows]


@cache
def months() -> dict[str, int]:
    """Return the number, 1 to 12, of each name of a month, in lower case without a closing full stop."""
    return {word: number for kind, number, words in _rows() if kind == "month" for word in words}


@cache
def weekdays() -> dict[str, int]:
    """Return the number of each name of a weekday, 1 (Monday) to 7, in lower case without a closing full stop."""
    return {word: number for kind, number, words in _rows() if kind == "weekday" for word in words}


@cache
def month_pattern() -> str:
    """Return a pattern that matches the name of a month, longer names first, with its full stop where it has one."""
    names = sorted(months(), key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, names))})\b\.?"


@cache
def weekday_pattern() -> str:
    """Return a pattern that matches the name of a weekday, longer names first, with its full stop where it has one."""
    names = sorted(weekdays(), key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, names))})\b\.?"
