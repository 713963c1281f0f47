"""Parts of a year: a day of a month, a month, a feast, a season, a quarter, each in the year that is meant."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, partial

from onrecord.dates.asked import Asked, placed
from onrecord.dates.calendar import month_pattern, number_of, weekday_pattern, weekdays
from onrecord.dates.feasts import Make, events, feast_pattern, feasts
from onrecord.dates.interval import Interval, one_day, whole_month, whole_months
from onrecord.dates.numbers import ORDINAL, ordinal_of

_WHICH = r"(?:(?P<which>last|past|next|this|coming)\s+)?"
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_SEASON = re.compile(
    rf"(?<!\w){_WHICH}(?P<season>spring|summer|autumn|winter|(?<=the\s)fall(?!\sof\s\D)|(?<=in\s)fall|(?<=this\s)fall|(?<=last\s)fall"
    r"|(?<=next\s)fall|fall(?=\s(?:of\s)?\d{4}))(?:time)?(?!\w)"
)
_QUARTER = re.compile(
    rf"(?<!\w){_WHICH}(?:(?P<q>q[1-4]|h[12])|(?P<nth>{ORDINAL})[\s-](?:(?:fiscal|calendar)[\s-])?(?P<unit>quarter|half))(?!\w)"
)
_FISCAL = re.compile(r"\b(?:fiscal(?:\syear)?|financial\syear|fy|calendar(?:\syear)?|(?:of|in)\s+the\s+year)\b")
# "may" and "march" are mostly verbs: only a preposition or the like makes a month of them.
_VERBS = ("may", "march", "mar")
_LEADS = (
    "this|in|of|since|by|during|until|till|from|early|late|mid|im|en|le|в|between|to|and|before|after|through|around"
)
_LAST_DAYS = re.compile(r"(?<!\w)(?P<which>first|last|final)\s+day\s+of\s+|(?<!\w)(?P<end>beginning|start|end)\s+of\s+")


def part_of_year(asked: Asked) -> Interval | None:
    """Return what the words mean where they name a part of a year."""
    for rule in (_event, _day_of_month, _feast, _edge, _quarter, _season, _month, _day_number):
        if (found := rule(asked)) is not None:
            return found
    return None


def _event(asked: Asked) -> Interval | None:
    return events().get(asked.words.removeprefix("the "))


@cache
def _day_pattern() -> re.Pattern[str]:
    month = month_pattern()
    return re.compile(
        rf"(?<!\w)(?:(?P<w>{weekday_pattern()}),?\s+)?(?:the\s)?(?:{_WHICH}(?:"
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s(?:day\s)?(?:of\s|de\s)?(?P<m1>{month})"
        rf"|(?P<m2>{month})\s?(?:the\s)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
        rf"|(?P<o1>{ORDINAL})\s(?:day\s)?of\s(?P<m3>{month})|(?P<m4>{month})\s(?:the\s)?(?P<o2>{ORDINAL})(?!\w)))"
        r"(?:\s(?P<late>last|next)$)?"
    )


def _day_of_month(asked: Asked) -> Interval | None:
    found = _day_pattern().search(asked.words)
    if not found:
        return None
    day = int(found["d1"] or found["d2"] or ordinal_of(found["o1"] or found["o2"]))
    month = number_of(found["m1"] or found["m2"] or found["m3"] or found["m4"]) or 0
    make = partial(_nth_day, month, day)
    which = found["which"] or found["late"] or ""
    meant = placed(asked, make, which=which, rest=_rest(asked, found))
    return _on_weekday(meant, found["w"], make) if meant and found["w"] and not which else meant


def _nth_day(month: int, day: int, year: int) -> Interval:
    return one_day(date(year, month, day))


def _on_weekday(meant: Interval, weekday: str, make: partial[Interval]) -> Interval:
    """Return the same day of the year next to ``meant`` that falls on the weekday which is named with it."""
    wanted = weekdays()[weekday.rstrip(".")]
    for year in (meant.first.year, meant.first.year + 1, meant.first.year - 1):
        try:
            found: Interval = make(year)
        except (ValueError, OverflowError):
            continue
        if found.first.isoweekday() == wanted:
            return found
    return meant


def _feast(asked: Asked) -> Interval | None:
    found = feast_pattern().search(asked.words)
    if not found:
        return None
    make = feasts()[found["feast"]]
    beside = re.match(r"\s(before|after)$", asked.words[found.end() :])
    if beside and asked.told:  # "last Halloween, or the Halloween before"
        return _beside(asked.told, make, "next" if beside[1] == "after" else "previous")
    return placed(asked, make, which=found["which"] or "", rest=_rest(asked, found))


def _edge(asked: Asked) -> Interval | None:
    """Return the first or last day of a month or year: "the last day of 2015"; of "the end of May" the month."""
    found = _LAST_DAYS.search(asked.words)
    whole = asked.rest(asked.words[found.end() :]) if found else None
    if not found or whole is None or whole.days < 7:
        return None
    if found["end"]:
        return whole
    return one_day(whole.first if found["which"] == "first" else whole.last)


def _quarter(asked: Asked) -> Interval | None:
    found = _QUARTER.search(asked.words)
    if not found:
        return None
    nth = int(found["q"][1]) if found["q"] else ordinal_of(found["nth"])
    is_half = found["unit"] == "half" or (found["q"] or "").startswith("h")
    length = 6 if is_half else 3
    if nth * length > 12:
        return None
    make = partial(_months, nth * length - length + 1, nth * length)
    return placed(asked, make, which=found["which"] or "", rest=_FISCAL.sub(" ", _rest(asked, found)))


def _season(asked: Asked) -> Interval | None:
    found = _SEASON.search(asked.words)
    if not found:
        return None
    make = partial(_months, *_SEASONS[found["season"]])
    if found["season"] == "winter" and found["which"] == "this" and asked.day.month < 3:
        return make(asked.day.year - 1)
    which, rest = found["which"] or "", _rest(asked, found)
    lead = re.search(r"\b(following|next|previous|preceding|same)\s+$", asked.words[: found.start()])
    if lead and asked.told and not asked.rest(rest):
        return _beside(asked.told, make, lead[1])
    return placed(asked, make, which=which, rest=rest)


def _beside(told: Interval, make: Make, lead: str) -> Interval:
    """Return the season after, before or of what was told: a told year's "following spring" is the next year's."""
    if lead in ("following", "next"):
        return next(made for year in (0, 1, 2) if (made := make(told.first.year + year)).first > told.last)
    if lead == "same":
        return make(told.first.year)
    return next(made for year in (0, 1, 2) if (made := make(told.first.year - year)).last < told.first)


def _months(first: int, last: int, year: int) -> Interval:
    return whole_months(year, first, last)


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<which>last|past|next|coming|this)[\s-]+|(?P<lead>{_LEADS})[\s-]+)?"
        rf"(?:early\s|late\s|mid-?)?(?P<month>{month_pattern()})(?:\s(?P<late>last|next)$)?"
    )


def _month(asked: Asked) -> Interval | None:
    for found in _month_pattern().finditer(asked.words):
        name, rest = found["month"].rstrip("."), _rest(asked, found)
        which = found["which"] or found["late"] or ""
        year = asked.rest(rest)
        is_whole = not rest or (year is not None and year.is_year)
        if not (which or found["lead"] or is_whole) and (name in _VERBS or len(name) < 4):
            continue
        make = partial(_one_month, number_of(name) or 0)
        if (meant := placed(asked, make, which=_strict(asked, which, number_of(name)), rest=rest)) is not None:
            return meant
    return None


def _one_month(month: int, year: int) -> Interval:
    return whole_month(year, month)


def _strict(asked: Asked, which: str, month: int | None) -> str:
    return "" if which == "past" and month != asked.day.month else which


_DAY_NUMBER = re.compile(
    rf"(?:(?P<w>[^\W\d]+),?\s+)?(?:on\s+)?the\s+(?P<nth>{ORDINAL})(?:\s+of\s+(?P<of>.+))?|(?P<only>\d{{1,2}}(?:st|nd|rd|th))"
)


def _day_number(asked: Asked) -> Interval | None:
    """Return the day that a number alone means: "on the 16th", "Tuesday the 7th", "the 5th of this month"."""
    found = _DAY_NUMBER.fullmatch(asked.words.removeprefix("on "))
    if not found or (found["w"] and found["w"].rstrip(".") not in weekdays()):
        return None
    nth = ordinal_of(found["nth"] or found["only"])
    if found["of"]:
        month = asked.rest(found["of"])
        is_month = month is not None and month == whole_month(month.first.year, month.first.month)
        return _safe_day(month.first, nth) if month and is_month else None
    base = asked.since.first if asked.by_told else asked.day
    way = 1 if asked.past is False else -1
    months = (whole_month(base.year, base.month + way * n).first for n in range(14))
    wanted = weekdays()[found["w"].rstrip(".")] if found["w"] else None
    for first in months:
        day = _safe_day(first, nth)
        if day is None or (wanted and day.first.isoweekday() != wanted):
            continue
        if (day.first >= base) if way > 0 else (day.first <= base):
            return day
    return None


def _safe_day(first: date, nth: int) -> Interval | None:
    found = first + timedelta(days=nth - 1)
    return one_day(found) if found.month == first.month and nth > 0 else None


def _rest(asked: Asked, found: re.Match[str]) -> str:
    """Return the words around a match, where its year may stand."""
    return f"{asked.words[: found.start()]} {asked.words[found.end() :]}".strip(" ,")
