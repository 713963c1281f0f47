"""Names of months, weekdays and days told from today, in the languages we read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources


@cache
def _named(kind: str) -> dict[str, int]:
    """Return the number of each name of one kind; a name that loses its accents in capitals is known without them."""
    text = resources.files("onrecord").joinpath("data", "calendar.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    named = {
        word.replace("_", " "): int(number) for of, number, _, words in rows if of == kind for word in words.split()
    }
    for word, number in list(named.items()):
        named.setdefault(_bare(word), number)
    return named


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


@cache
def names_in(kind: str, language: str) -> frozenset[str]:
    """Return the names of one kind (month, weekday, day) in a language, ISO 639-1; none in one we do not read."""
    text = resources.files("onrecord").joinpath("data", "calendar.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return frozenset(
        word.replace("_", " ")
        for of, _, tongue, words in rows
        if (of, tongue) == (kind, language)
        for word in words.split()
    )


@cache
def months() -> Mapping[str, int]:
    """Return the number, 1 to 12, of each name of a month, in lower case without a closing full stop."""
    return _named("month")


@cache
def weekdays() -> Mapping[str, int]:
    """Return the number of each name of a weekday, 1 (Monday) to 7, in lower case without a closing full stop."""
    return _named("weekday")


@cache
def days_from_today() -> Mapping[str, int]:
    """Return how many days from today each phrase means: -1 for "yesterday"."""
    return _named("day")


@cache
def month_pattern() -> str:
    """Return a pattern that matches the name of a month, longer names first, with its full stop where it has one."""
    return rf"{_any_of(months())}(?!\w)\.?"


@cache
def weekday_pattern() -> str:
    """Return a pattern that matches the name of a weekday, longer names first, with its full stop where it has one."""
    return rf"{_any_of(weekdays())}(?!\w)\.?"


def number_of(month: str) -> int | None:
    """Return the number, 1 to 12, of a month as it stands in a text: in any case, with or without its full stop."""
    name = month.rstrip(".").lower()
    return months().get(name) or months().get(_bare(name).replace("ı", "i").replace("ſ", "s"))


def _any_of(names: Iterable[str]) -> str:
    """Return a pattern of any name, longer ones first, under their first letters: most words fail at the first."""
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        rests.setdefault(name[0], []).append(re.escape(name[1:]))
    branches = [rf"{re.escape(letter)}(?:{'|'.join(ends)})" for letter, ends in rests.items()]
    return rf"(?:{'|'.join(branches)})"
