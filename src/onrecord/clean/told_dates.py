"""Every date on a page, and what it is the date of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.clean.cue_kinds import DATED, NUMBERED
from onrecord.clean.date_kinds import IN_LIST, OF_COMMENT, OF_REPORT, Kind, is_beside, kind_of
from onrecord.clean.lines import COMMENT, Line, Sheet, dates_on
from onrecord.dates.written import FoundDate, dates_in, day_comes_first
from onrecord.dates.years import has_other_digits
from onrecord.model import Comment
from onrecord.spans import Span


@dataclass(frozen=True)
class Told:
    """One date on the page."""

    __slots__ = ("found", "kind", "line", "span", "words_after", "words_before")
    line: Line
    found: FoundDate
    span: Span  # on the page
    kind: Kind
    words_before: str  # on its line
    words_after: str


_MOST = 4_000  # characters of a line that are looked through
_BESIDE = 120  # characters before and after a date that are asked what it is the date of
_CARD = 6  # lines from one date of a list to the next, at most
_LIST = 3  # dates that make a list


def told_dates(sheet: Sheet, comments: Sequence[Comment]) -> list[Told]:
    """Return the dates on the page in reading order, each with what it is the date of."""
    lines = _dated(sheet.lines)
    day_first = day_comes_first("\n".join([line.text for line in lines if line.cues & NUMBERED]))
    if day_first is None and sheet.page.language not in ("", "en"):
        day_first = True
    said = sorted([comment.span for comment in comments])  # apart from each other
    told: list[Told] = []
    for line in lines:
        for found in _dates_of(line, day_first):
            place = found.span
            start, end = place.start, place.end
            before = line.text[max(0, start - _BESIDE) : start]
            after = line.text[end : end + _BESIDE]
            span = Span(start + line.start, end + line.start)
            in_comment = line.region is COMMENT or (bool(said) and _within(span, said))
            kind = OF_COMMENT if in_comment else kind_of(sheet, line, found, before, after)
            told.append(Told(line, found, span, kind, before, after))
    listed = _listed(sheet, told)
    return [_as_listed(each) if each.line.number in listed else each for each in told] if listed else told


def _as_listed(told: Told) -> Told:
    return Told(told.line, told.found, told.span, IN_LIST, told.words_before, told.words_after)


def _dates_of(line: Line, day_first: bool | None) -> Sequence[FoundDate]:
    is_long = len(line.text) > _MOST
    if not is_long and (day_first is None or not (line.cues & NUMBERED or has_other_digits(line.text))):
        return dates_on(line)  # nothing turns on which of day and month comes first
    return dates_in(line.text[:_MOST] if is_long else line.text, day_first)


def _dated(lines: tuple[Line, ...]) -> list[Line]:
    """Return the lines that may hold a date."""
    found: list[Line] = []
    for line in lines:
        if line.cues & DATED:
            found.append(line)
    return found


def _within(span: Span, apart: Sequence[Span]) -> bool:
    """Tell whether one of ``apart``, spans in order and apart from each other, covers ``span``."""
    at = bisect_right(apart, span.start, key=lambda each: each.start) - 1
    return at >= 0 and apart[at].covers(span)


def _listed(sheet: Sheet, told: Sequence[Told]) -> frozenset[int]:
    """Return the numbers of the lines whose dates stand in a list, as those of other articles or of an agenda do.

    The dates beside the title are none of it, nor are those that say that they are the report's.
    """
    start, last = sheet.head
    titles = sheet.title_lines
    listed: set[int] = set()
    run: list[int] = []
    for each in told:
        if each.kind is not OF_REPORT or not _is_bare(each):
            continue
        number = each.line.number
        if run and number - run[-1] > _CARD:
            run = []
        if run or not is_beside(number, titles):
            run.append(number)
        if len(run) >= _LIST:
            listed.update(run[-_LIST:])
    return frozenset(number for number in listed if not start - 2 <= number <= last)


def _is_bare(told: Told) -> bool:
    """Tell whether a line holds nothing but its date, with a weekday or a time at most."""
    return len((told.words_before + told.words_after).split()) <= (4 if told.found.timed else 1)
