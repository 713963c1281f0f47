"""The words of a text that tell a day: ``3 May``, ``last Tuesday``, ``yesterday``, ``two days ago``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.dates.calendar import names_in
from onrecord.dates.numbers import COUNT
from onrecord.dates.written import find
from onrecord.spans import Span

_LEAST_LETTERS = 5  # "sun" and "sat" are words, "lundi" and "sunday" are not
_CAPITAL = ("en", "de", "")  # where months and weekdays never begin with a small letter: "may" is a verb
_COUNTED = (
    rf"{COUNT} days? (?:ago|earlier|later|afterwards)",
    "the (?:very )?(?:next|following|previous|preceding|same) day",
    "the day (?:before|after)",
    "(?:that|the same) (?:day|morning|afternoon|evening|night)",
    "(?:this|yesterday|tomorrow) (?:morning|afternoon|evening)",
)


def expressions(text: str, language: str = "en") -> Iterator[Span]:
    """Yield the places in ``text`` that tell a day, in reading order and apart from each other. Linear in its length.

    Weekdays and months are known in English and in ``language`` (ISO 639-1), dates that have a year in all languages of
    `find`. Which day is meant `resolve` tells, from the day of the page and the words around.
    """
    written = [found.span for found in find(text) if found.date.precision == "day"]
    at = 0
    for span in _named(text, language):
        while at < len(written) and written[at].end <= span.start:
            yield written[at]
            at += 1
        if at == len(written) or not span.overlaps(written[at]):
            yield span
    yield from written[at:]


def _named(text: str, language: str) -> Iterator[Span]:
    for found in _pattern(language).finditer(text):
        name = found["of"] or found["month"] or found["weekday"]
        is_word = name and name[0].islower() and language in _CAPITAL
        if not is_word and not (found["today"] and _is_name(text, found.start())):
            yield Span(*found.span())


def _is_name(text: str, start: int) -> bool:
    """Tell whether a capital inside a sentence makes a name of a word: "she told Ulmont Today"."""
    before = text[max(0, start - 3) : start].rstrip()[-1:]
    return text[start].isupper() and (before.isalnum() or before in ("&", ","))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    known = {language or "en", "en"}
    months, weekdays, days = (
        {name for each in known for name in names_in(kind, each)} for kind in ("month", "weekday", "day")
    )
    whole = {name for name in weekdays if len(name) >= _LEAST_LETTERS or not name.isascii()}
    month, weekday = _any_of(months), rf"(?:(?:{_any_of(weekdays)})\.?,? )?"
    ways = (
        rf"{weekday}\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of |de )?(?P<of>{month})",
        rf"{weekday}(?P<month>{month})\.? \d{{1,2}}(?:st|nd|rd|th)?(?![%]|[.,:]\d)",
        rf"(?:(?:last|next|this|that|past|coming|the following|the previous) )?(?P<weekday>{_any_of(whole)})",
        *_COUNTED,
        rf"(?P<today>{_any_of(days)})",
    )
    any_way = "|".join(ways).replace(" ", r"[ \xa0]")
    return re.compile(rf"(?<![\w.])(?:{any_way})(?!\w)", re.IGNORECASE)


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", " ") for name in sorted(names, key=lambda name: (-len(name), name)))
