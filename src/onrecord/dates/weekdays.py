"""Weekdays: ``on Friday``, ``last Tuesday``, ``Monday of next week``, ``the following Sunday``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from onrecord.dates.asked import Asked
from onrecord.dates.calendar import weekday_pattern, weekdays
from onrecord.dates.interval import Interval, one_day, week_of

_NEXT = ("next", "coming", "following", "nächsten", "prochain")
_ALWAYS = re.compile(r"\b(?:every|each|any|most|alternate)\b")
_WEEKEND = re.compile(r"(?<!\w)(?:(?P<which>last|past|previous|this|next|coming|following|same)\s+)?week-?end(?!\w)")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:(?P<lead>the|that)\s+)?"
        r"(?:(?P<which>last|past|next|this|coming|following|previous|preceding|same|nächsten|prochain)\s+)?"
        rf"(?P<day>{weekday_pattern()})(?:\s(?P<late>last|next|prochain)$)?"
    )


def weekday(asked: Asked) -> Interval | None:
    """Return what a weekday means; without "last" or "next", the nearest one on the side that the tense tells."""
    found = _pattern().search(asked.words)
    if not found or _ALWAYS.search(asked.words):
        return None
    wanted = weekdays()[found["day"].rstrip(".")]
    rest = asked.rest(f"{asked.words[: found.start()]} {asked.words[found.end() :]}")
    if rest is not None and rest == week_of(rest.first):
        return one_day(rest.first + timedelta(days=wanted - 1))
    told = asked.told if asked.told and asked.told.days == 1 else None
    which = found["which"] or found["late"] or (found["lead"] if told else "") or ""
    if told and (found["lead"] or which in ("following", "previous", "preceding", "same")):
        return one_day(_beside(told.first, wanted, which))
    return one_day(_from(asked, wanted, which))


def _beside(told: date, wanted: int, which: str) -> date:
    """Return the weekday after, before or around the day that was told: "that Tuesday", "the following Monday"."""
    ahead = (wanted - told.isoweekday()) % 7
    if which in _NEXT:
        return told + timedelta(days=ahead or 7)
    if which in ("last", "past", "previous", "preceding"):
        return told + timedelta(days=ahead - 7)
    return told + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _from(asked: Asked, wanted: int, which: str) -> date:
    day = asked.day
    ahead = (wanted - day.isoweekday()) % 7
    if which in _NEXT:
        return day + timedelta(days=ahead or 7)
    if which in ("last", "past", "previous", "preceding"):
        return day + timedelta(days=ahead - 7)
    is_coming = asked.past is False or (which == "this" and asked.past is None)
    return day + timedelta(days=ahead if is_coming or not ahead else ahead - 7)


def weekend(asked: Asked) -> Interval | None:
    """Return Saturday and Sunday of the weekend that is meant."""
    found = _WEEKEND.search(asked.words)
    if not found or _ALWAYS.search(asked.words):
        return None
    rest = asked.rest(f"{asked.words[: found.start()]} {asked.words[found.end() :]}")
    if rest is not None and rest == week_of(rest.first):
        return Interval(rest.first + timedelta(days=5), rest.last)
    saturday = week_of(asked.day).first + timedelta(days=5)
    is_coming = asked.past is False or found["which"] in _NEXT or asked.day >= saturday
    is_coming = is_coming or (found["which"] == "this" and asked.past is None)
    first = saturday if is_coming else saturday - timedelta(days=7)
    if asked.day >= saturday and found["which"] in _NEXT:
        first += timedelta(days=7)
    if asked.day >= saturday and found["which"] in ("last", "past", "previous"):
        first -= timedelta(days=7)
    return Interval(first, first + timedelta(days=1))
