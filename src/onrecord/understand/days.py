"""The days that a report's words tell, against the day of the report or the days among which it lies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.dates import Interval, PartialDate, looks_ahead, resolve
from onrecord.model import Article
from onrecord.spans import Span

NEAR_CHARS = 400  # of the words around a time that may tell what it means
LEDE_CHARS = 1000
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DAY_AT_END = re.compile(r"\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today)$", re.I)
_HAD_BEFORE = re.compile(r"\bhad(?: \w+){1,4} $")
_HAD_AFTER = re.compile(r",? (?:\w+ )?had\b")

Anchor = PartialDate | Interval | None


def anchor_of(article: Article) -> Anchor:
    """Return the day of a report, or the days among which it lies; None where not both ends are known."""
    if article.published or not (article.earliest and article.latest and article.earliest.first <= article.latest.last):
        return article.published
    return Interval(article.earliest.first, article.latest.last)


def day_told(text: str, time: Span, anchor: Anchor, *, is_future: bool) -> PartialDate | None:
    """Return the day that the words at ``time`` mean where they stand; ``is_future`` where their verb says so."""
    before, after = text[max(0, time.start - NEAR_CHARS) : time.start], text[time.end : time.end + NEAR_CHARS]
    is_ahead = is_future or bool(looks_ahead(before, after))
    return resolve(time.of(text), anchor, past=not is_ahead, left=before, right=after)


@dataclass(frozen=True, slots=True)
class Told:
    """A day, and where the words stand that tell it."""

    day: PartialDate
    words: Span


def day_named(text: str, paragraph: Span, anchor: Anchor) -> Told | None:
    """Return the one weekday that a paragraph tells of: not what it announces, nor what had been before that."""
    words = paragraph.of(text)[:LEDE_CHARS]
    days = [found for found in _WEEKDAY.finditer(words) if not _is_aside(words[: found.start()], words[found.end() :])]
    if len({found[0].lower() for found in days}) != 1:
        return None
    day = resolve(f"on {days[0][0].lower()}", anchor, past=True)
    return Told(day, Span(*days[0].span()).shift(paragraph.start)) if day else None


def _is_aside(before: str, after: str) -> bool:
    # "… told us today, against a pilot who yesterday had told …": what follows is of today.
    had_been = _HAD_BEFORE.search(before[-60:]) or _HAD_AFTER.match(after)
    return bool(had_been) or looks_ahead(before, after) is True


def day_at_end(text: str, content: Span, anchor: Anchor) -> Told | None:
    """Return the day with which words end that tell of something past: "the harbour was closed on Friday"."""
    words = content.of(text)
    told = _DAY_AT_END.search(words)
    if told is None or looks_ahead(words[: told.start()], ""):
        return None
    day = resolve(told[0], anchor, past=True)
    return Told(day, Span(*told.span()).shift(content.start)) if day else None
