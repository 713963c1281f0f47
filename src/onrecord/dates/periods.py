"""Weeks, months, years, decades and centuries: ``last week``, ``that year``, ``1984``, ``the 1990s``."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.dates.asked import Asked
from onrecord.dates.interval import Interval, one_day, week_of, whole_month, whole_months, whole_year, whole_years
from onrecord.dates.numbers import ORDINAL, SPELLED_YEAR, ordinal_of, year_of

_STEP = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "this": 0, "current": 0, "present": 0, "same": 0,
         "that": 0, "next": 1, "coming": 1, "following": 1, "ensuing": 1, "succeeding": 1}  # fmt: skip
_OF_STORY = ("previous", "preceding", "same", "that", "following", "ensuing", "succeeding")
_OWNER = r"(?:['’]s)?(?!\w)"
_NEAR = re.compile(
    rf"(?<!\w)(?:(?P<the>the|that)\s+)?(?:(?P<very>very\s+)?(?P<which>{'|'.join(_STEP)})\s+(?:calendar\s|fiscal\s)?"
    rf"(?P<unit>week|month|quarter|year|decade|century){_OWNER}"
    rf"|(?P<unit2>week|month|year)\s+(?P<way>before|after|earlier|later|prior){_OWNER})"
)
_THE_YEAR = re.compile(r"(?:(?:in|during|of|earlier|later|late|early)\s+)*the\s+(?P<unit>year|month|week)")
_DECADE = re.compile(r"(?<![\d.,$€£])(?P<year>1\d\d0|20\d0)['’]?s(?!\w)")
_SHORT_DECADE = re.compile(
    r"(?<!\w)(?:['’]?(?P<tens>[2-9]0)['’]?s|(?P<name>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))(?!\w)"
)
_DECADES = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
_CENTURY = re.compile(rf"(?<!\w)(?P<nth>{ORDINAL})[\s-]+(?:century|c\.)(?P<before>\s+b\.?\s?c)?")
_BEFORE_CHRIST = re.compile(r"(?<!\w)b\.?\s?c(?:\.?\s?e)?\.?(?!\w)")
_YEAR = re.compile(r"(?<![\w.,$€£/-])(?P<year>1[0-9]\d\d|20\d\d)(?P<to>\s?[-–/]\s?(?P<end>\d\d))?(?![\w%]|[.,-]\d)")
_ONLY_YEAR = re.compile(
    r"(?:(?:in|of|the\syear|since|until|by|from|circa|c\.?|ca\.?|about|around|early|mid|late|a\.?\s?d\.?|anno\sdomini)[\s-]*)*"
    r"(?P<year>\d{3,4})(?:\s*(?:a\.?\s?d\.?|c\.?\s?e\.?))?['’]?s?"
)
_SHORT_YEAR = re.compile(r"['’]\s?(?P<year>\d\d)")
_SPELLED = re.compile(rf"(?<!\w){SPELLED_YEAR}(?!\w)")
_FILLERS = re.compile(r",?\s*\b(?:uh|um|er|probably|maybe|like|i think|you know)\b\s*,?")
_TODAY = re.compile(
    r"(?:(?:at|as of|until|till|to|up to|since|from|by|in|right)\s+)*(?:the\s+)?(?:time of (?:writing|publication)"
    r"|press time|date of this \w+|present(?:\s(?:day|time|moment))?|moment|now|nowadays|currently|date|so far)"
)
_DAY = re.compile(
    r"(?:.*\s)?(?P<lead>this|that|the|my|our|today['’]?s|good|a\snew)\s(?:[^\W\d]+\s){0,2}"
    r"(?:day|morning|noon|afternoon|evening|night|midnight)"
)
_NO_DAY = re.compile(r"\b(?:every|each|some|any|all|most|few|other|one|next|last|first|days|old|per)\b")


def period(asked: Asked) -> Interval | None:
    """Return the week, month, year, decade or century that the words mean, or the day that they call "the day"."""
    if _BEFORE_CHRIST.search(asked.words) or _BEFORE_CHRIST.match(asked.right.lower().lstrip()):
        return None
    for rule in (_near, _the_year, _century, _decade, _year, _today):
        if (found := rule(asked)) is not None:
            return found
    return None


def _near(asked: Asked) -> Interval | None:
    found = _NEAR.search(asked.words)
    if not found:
        return None
    unit, which = found["unit"] or found["unit2"], found["which"] or found["way"]
    step = _STEP.get(which, -1 if which in ("before", "earlier", "prior") else 1)
    is_of_story = which in _OF_STORY or found["way"] or found["very"] or (found["the"] and which == "next")
    if not is_of_story:
        return _stepped(one_day(asked.day), unit, step)
    if asked.told is None and step == 0 and which != "same":
        return None  # "that year" means one that was told before
    return _stepped(asked.since, unit, step)


def _stepped(since: Interval, unit: str, step: int) -> Interval | None:
    anchor = since.last if step > 0 else since.first
    if unit == "week":
        return week_of(anchor + timedelta(days=7 * step)) if since.days <= 7 else None
    if unit == "month":
        return whole_month(anchor.year, anchor.month + step) if since.days <= 31 else None
    if unit == "quarter":
        first = 3 * ((anchor.month - 1) // 3 + step) + 1
        return whole_months(anchor.year, first, first + 2) if since.days <= 31 else None
    if unit == "year":
        return whole_year(anchor.year + step)
    length = 10 if unit == "decade" else 100
    begin = (anchor.year - (unit == "century")) // length * length + (unit == "century") + step * length
    return whole_years(begin, begin + length - 1)


def _the_year(asked: Asked) -> Interval | None:
    """Return what "earlier in the year" means: the year that was told before, or else the page's."""
    found = _THE_YEAR.fullmatch(asked.words)
    return _stepped(asked.since, found["unit"], 0) if found else None


def _century(asked: Asked) -> Interval | None:
    found = _CENTURY.search(asked.words)
    if not found or found["before"]:
        return None
    nth = ordinal_of(found["nth"])
    return whole_years(100 * nth - 99, 100 * nth) if nth else None


def _decade(asked: Asked) -> Interval | None:
    if found := _DECADE.search(asked.words):
        return whole_years(int(found["year"]), int(found["year"]) + 9)
    if found := _SHORT_DECADE.search(asked.words):
        tens = int(found["tens"]) if found["tens"] else 10 * _DECADES.index(found["name"]) + 20
        century = asked.day.year // 100 * 100
        begin = century + tens if century + tens <= asked.day.year else century - 100 + tens
        return whole_years(begin, begin + 9)
    return None


def _year(asked: Asked) -> Interval | None:
    words = _FILLERS.sub(" ", asked.words).strip(" ,()[]")
    if only := _ONLY_YEAR.fullmatch(words):
        return whole_year(int(only["year"])) if int(only["year"]) > 0 else None
    if short := _SHORT_YEAR.search(words):
        year = asked.day.year // 100 * 100 + int(short["year"])
        return whole_year(year if year <= asked.day.year + 5 else year - 100)
    if found := _YEAR.search(words):
        year = int(found["year"])
        last = year // 100 * 100 + int(found["end"] or 0)
        return whole_years(year, last) if last > year else whole_year(year)
    spelled = _SPELLED.search(" ".join(words.replace(" - ", "-").split()))
    year_told = year_of(spelled) if spelled else None
    return whole_year(year_told) if year_told else None


def _today(asked: Asked) -> Interval | None:
    if _TODAY.fullmatch(asked.words):
        return one_day(asked.day)
    found = _DAY.fullmatch(asked.words)
    if not found or _NO_DAY.search(asked.words):
        return None
    is_told = found["lead"] in ("that", "the") and asked.told is not None and asked.told.days == 1
    return asked.told if is_told else one_day(asked.day)
