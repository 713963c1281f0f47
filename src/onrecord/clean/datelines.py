"""Where a report was written, and the agency and the day that its first line gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.clean.lines import CAPTION, COMMENT, RELATED, TITLE, Line, Sheet, dates_on
from onrecord.clean.press import looks_like_outlet
from onrecord.clean.readings import read_in_text
from onrecord.clean.wording import words_of
from onrecord.dates import find
from onrecord.dates.calendar import months, weekdays
from onrecord.model import Reading
from onrecord.spans import Span

_NAME = r"[^\W\d_][\w.’'-]{1,24}"
_PLACE = rf"{_NAME}(?:[ /-]{_NAME}){{0,3}}(?:,\s{_NAME}(?:\s{_NAME})?)?"
# "THE HAGUE (CWS) — ", "MOSCOW, Feb 5 (Reuters) - ", "Berlin, 5. Mai 2015 – "
_OPENING = re.compile(
    rf"(?P<place>{_PLACE})(?:\s?[,/|]\s?(?P<date>[^()\n—–]{{3,24}}?))?\s{{0,2}}"
    r"(?:\((?P<agency>[^()\n]{2,40})\)\s{0,2})?(?:[—–]|--?-?(?=\s)|:(?=\s))\s{0,2}(?=\S)"
)
# "MOSCOW, January 17. /TASS/. "
_SLASHED = re.compile(rf"(?P<place>{_PLACE})[,.]\s(?P<date>[^/\n]{{3,24}}?)\.?\s?/(?P<agency>[^/\n]{{2,40}})/\.?\s")
_BYLINE = re.compile(r"\bin\s(?P<place>[A-Z]\w+(?:[ -][A-Z]\w+)?)\s*\Z")
_BESIDE_DATE = re.compile(rf"(?P<place>{_PLACE})\s?[,|/–—-]\s?\Z")


@dataclass(frozen=True)
class Dateline:
    """The opening of a report, as far as it has one."""

    __slots__ = ("agency", "date", "line", "place")
    line: Line
    place: Span | None
    date: Span | None
    agency: Span | None


def opening(sheet: Sheet) -> Dateline | None:
    """Return the dateline that the report's first paragraph begins with."""
    if "opening" not in sheet.kept:
        sheet.kept["opening"] = _opening(sheet)
    opened: Dateline | None = sheet.kept["opening"]
    return opened


def _opening(sheet: Sheet) -> Dateline | None:
    first = sheet.body[0]
    for line in sheet.within(first, first + 2) if sheet.body[1] else ():
        if not may_open(line.text):
            continue
        match = (_SLASHED.match(line.text[:200]) if "/" in line.text else None) or _OPENING.match(line.text[:200])
        if match and _is_dateline(match):
            at = line.start
            return Dateline(line, _span(match, "place", at), _span(match, "date", at), _span(match, "agency", at))
    return None


def may_open(text: str) -> bool:
    """Tell whether a mark that ends a dateline stands at a line's beginning, which then is dear to look at."""
    at = 0
    end = min(200, len(text))
    if end == 0 or not text[0].isalpha():
        return False
    while at < end:
        letter = text[at]
        if letter == "—" or letter == "–" or letter == "/":
            return True
        if (letter == "-" or letter == ":") and at + 1 < len(text) and (text[at + 1].isspace() or text[at + 1] == "-"):
            return True
        at += 1
    return False


def _is_dateline(match: re.Match[str]) -> bool:
    place = match["place"]
    if not place[0].isupper() or looks_like_outlet(place.split(",")[0]):
        return False
    if match["agency"] or (match["date"] and any(find(f"{match['date']} 2001"))):
        return True
    return (place == place.upper() and len(place) > 3) or is_place(place)


def _span(match: re.Match[str], name: str, start: int) -> Span | None:
    return Span(*match.span(name)).shift(start) if match[name] else None


def dateline(sheet: Sheet) -> Reading | None:
    """Return the reading of the place a report was sent from; None where it is not told."""
    opened = opening(sheet)
    if opened and opened.place:
        words = opened.place.of(sheet.page.text)
        return read_in_text(sheet.page, "dateline", words, opened.place, "opens the report", 0.9)
    return _under_title(sheet)


def _under_title(sheet: Sheet) -> Reading | None:
    """``NAME in PLACE`` and ``PLACE | DATE`` between the title and the body."""
    start, _ = sheet.head
    for line in sheet.within(start, sheet.body[0] + 1):
        if line.region in (COMMENT, CAPTION, RELATED, TITLE) or line.words > 10:
            continue
        dates = dates_on(line)
        if dates:
            match = _BESIDE_DATE.fullmatch(line.text[: dates[0].span.start])
        else:
            match = _BYLINE.search(line.text) if "in" in line.text else None
        if match and _may_be_place(match["place"], certain=not dates):
            span = Span(*match.span("place")).shift(line.start)
            return read_in_text(sheet.page, "dateline", match["place"], span, "beside the byline or the date", 0.7)
    return None


@cache
def _places() -> frozenset[str]:
    text = resources.files("onrecord").joinpath("data", "dateline_places.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name.casefold() for _, names in rows for name in names.split("|"))


def is_place(name: str) -> bool:
    """Tell whether a name is that of a place which reports are often sent from, perhaps with its country behind."""
    return name.split(",")[0].strip().casefold() in _places()


def _may_be_place(name: str, *, certain: bool) -> bool:
    words = name.replace(",", " ").split()
    if looks_like_outlet(name) or any(w.lower() in words_of("menu") | words_of("office") for w in words):
        return False
    if not all(word[0].isupper() for word in words) or has_day(name):
        return False
    return certain or is_place(name)


def has_day(name: str) -> bool:
    """Tell whether a name is a day's or a month's: what stands before a date is often its weekday."""
    return any(w in weekdays() or w in months() for w in (word.lower().strip(".,") for word in name.split()))
