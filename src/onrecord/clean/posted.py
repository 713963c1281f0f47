"""When a comment was posted: the day its line gives, or so long before the page was captured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from onrecord.dates import PartialDate, find
from onrecord.dates.written import day_comes_first

_COUNT = (
    r"\d{1,3}|an?|one|two|three|a few|few|eine[rmn]?|ein|une?|una?|uno|um|uma|een|en|ett|et|один|одну"  # "a year ago"
)
# One column a unit: every stem that the languages of news sites write it with; "mo" before "m", "min" before "m".
_UNITS = {
    "second": "sec sek seg сек",
    "month": "mo mon mês mese mesi mes mois maand mies месяц mån måned",
    "minute": "min мин m",
    "hour": "h hr hour stunde std heure hora ora ore uur uren час godz timm time",
    "day": "d day tag jour día dia giorn dag dni dzień день дн",
    "week": "w wk week woche semaine seman settiman weken недел tydz tyg veck uge",
    "year": "y yr year jahr ans an année año ano anni anno jaar год лет lat rok år",
}
_STEMS = sorted(((stem, unit) for unit, stems in _UNITS.items() for stem in stems.split()), key=lambda s: -len(s[0]))
_UNIT = rf"(?:{'|'.join(stem for stem, _ in _STEMS)})[^\W\d]{{0,6}}\.?"
AGO = re.compile(
    rf"\b(?:vor|il\sy\sa|hace|há|för|for)\s(?:etwa\s|environ\s|ca\.?\s)?(?P<count1>{_COUNT})\s?(?P<unit1>{_UNIT})(?!\w)|"
    rf"(?<![\w.,])(?:(?P<count2>{_COUNT})\s?)?(?P<unit2>{_UNIT})\s(?:ago|fa|geleden|назад|temu|atrás|siden|sedan|sitten|her)\b",
    re.I,
)
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?!\d)\s?(?:[ap]\.?m\b\.?|uhr\b|gmt\b|utc\b|[a-z]{1,2}[ds]t\b)?", re.I)
YEARLESS = re.compile(
    r"(?<![\d.,/])\d{1,2}[./]\d{1,2}[.,]?\s(?:à|um|at|a las|alle|às|om|в|-)?\s?(?=\d{1,2}[:.h]\d\d)", re.I
)
_TODAY = re.compile(
    r"\b(?:today|heute|aujourd['’]hui|hoy|oggi|hoje|vandaag|dzisiaj|сегодня|just now|gerade eben|à l['’]instant)\b",
    re.I,
)
_YESTERDAY = re.compile(r"\b(?:yesterday|gestern|hier|ayer|ieri|ontem|gisteren|wczoraj|вчера)\b", re.I)
# "yesterday at 10:12", "вчера в 10:12": with the time of day it is a line's date, without it may be a word.
NEAR = re.compile(rf"(?:{_TODAY.pattern}|{_YESTERDAY.pattern})(?=.{{0,8}}\d[:.h]\d\d)", re.I)
_SPANS = {"week": (7, 7), "month": (28, 31), "year": (365, 366)}  # days, at least and at most
_GLUED = re.compile(r"(?<!\d)(\d{1,2}[./]\d{1,2}[./]\d\d)(?=\d\d:\d\d)")
_FIRST_YEAR = 1994  # no page had comments before
_ONE = frozenset({"few", "a few", "two", "three"})


def posted(lines: Sequence[str], *, captured: str, day_first: bool | None) -> PartialDate | None:
    """Return the day that the first dated of ``lines`` gives; None where none does, or none that is sure.

    ``captured`` is the capture's time, "" where that is not known; ``day_first`` says how the thread writes 05/06/2015.
    """
    for words in lines:
        # "16\. March" is Markdown's, "28.09.1912:44" a flattened page's.
        for found in find(_parted(words.replace("\\", "")), day_first=day_first):
            if found.date.first.year < _FIRST_YEAR:
                continue
            # 05/06/2015 in a thread that nowhere tells which comes first: only the year is sure.
            return found.date if found.other is None or day_first is not None else PartialDate(found.date.iso[:4])
    return next(_relative(lines, captured), None)


def _parted(words: str) -> str:
    """Return a line with a blank between a date and the time of day that is glued to it."""
    may_be_glued = ":" in words and words.count(".") + words.count("/") > 1
    return _GLUED.sub(r"\1 ", words) if may_be_glued else words


def order_of_dates(lines: Sequence[str], language: str) -> bool | None:
    """Return whether a thread's numeric dates put the day first: by those that leave no doubt, else by the language."""
    by_dates = day_comes_first("\n".join(lines[:2_000]))
    return by_dates if by_dates is not None else (True if language not in ("", "en") else None)


def _relative(lines: Sequence[str], captured: str) -> Iterator[PartialDate]:
    taken = _instant(captured)
    if taken is None:
        return
    for words in lines:
        ago = AGO.search(words)
        if ago:
            then = _so_long_before(taken, ago)
        elif _YESTERDAY.search(words):
            then = _within(taken.date() - timedelta(1), taken.date() - timedelta(1))
        elif _TODAY.search(words):
            then = _within(taken.date(), taken.date())
        else:
            continue
        if then:
            yield then


def _instant(captured: str) -> datetime | None:
    try:
        taken = datetime.fromisoformat(captured)
    except ValueError:
        return None
    return taken if taken.tzinfo else taken.replace(tzinfo=UTC)


def _so_long_before(taken: datetime, ago: re.Match[str]) -> PartialDate | None:
    """Return the day; for longer units what all days that they can mean have in common, as sites round down.

    "Two years ago" is said of the whole of the third year back: where that is parts of two calendar years, nothing is
    sure.
    """
    word = (ago["count1"] or ago["count2"] or "1").lower()
    if word in _ONE:
        return None
    count = int(word) if word.isdigit() else 1
    written = (ago["unit1"] or ago["unit2"]).lower()
    unit = next(unit for stem, unit in _STEMS if written.startswith(stem))
    try:
        if unit in ("second", "minute", "hour"):
            day = (taken - timedelta(**{f"{unit}s": count})).date()
            return _within(day, day)
        if unit == "day":
            return _within(taken.date() - timedelta(count), taken.date() - timedelta(count))
        least, most = _SPANS[unit]
        return _within(taken.date() - timedelta(most * (count + 1) - 1), taken.date() - timedelta(least * count))
    except OverflowError:
        return None


def _within(first: date, last: date) -> PartialDate | None:
    """Return the most precise date that holds both days."""
    for length in (10, 7, 4):
        if first.isoformat()[:length] == last.isoformat()[:length]:
            return PartialDate(first.isoformat()[:length])
    return None
