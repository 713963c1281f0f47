"""Names of months and weekdays in the languages we read."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    return rf"{_any_of(months())}\b\.?"


@cache
def weekday_pattern() -> str:
    """Return a pattern that matches the name of a weekday, longer names first, with its full stop where it has one."""
    return rf"{_any_of(weekdays())}\b\.?"


def _any_of(names: Iterable[str]) -> str:
    """Return a pattern of any name, longer ones first, under their first letters: most words fail at the first."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(re.escape(name[1:]))
    branches = [rf"{re.escape(letter)}(?:{'|'.join(ends)})" for letter, ends in rests.items()]
    return rf"(?:{'|'.join(branches)})"
