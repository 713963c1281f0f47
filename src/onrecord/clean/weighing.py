"""Which of the days that a page tells is believed to be its publication."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.clean.cue_kinds import BY, FIRST, SAYS
from onrecord.clean.date_kinds import OF_CAPTION, OF_REPORT, OF_UPDATE, is_beside
from onrecord.clean.lines import BODY, BYLINE, DATE, Line, Sheet
from onrecord.clean.told_dates import Told
from onrecord.clean.wording import any_of
from onrecord.dates import PartialDate, days_between
from onrecord.model import Reading
from onrecord.spans import Span

_SAYS = re.compile(rf"{any_of('says')}[^\n]{{0,20}}\Z", re.IGNORECASE)
_UTC = re.compile(r"(?:Z|[+-]00:?00|GMT|UTC)\s*\Z")
_BY = re.compile(any_of("by"), re.IGNORECASE)
MARKED = 0.7  # what the markup declares to be the publication
_SHOWN = 0.8  # what the page shows as clearly
LABELLED = 8  # words of a line that is a label and a date, at most
_CREDIT = 10  # words of a line that names the writer beside the date, at most
_CREDITED = 0.5  # where no body was found: a date beside the writer's name
_BESIDE_TITLE = 0.6  # a date that stands by a title, though perhaps not by the report's own
_CLEAR = 0.65  # a date in the text that stands where a report has its date
_ONLY = 0.2  # the same where it is the only date that can be the report's
_FIRST = re.compile(
    r"\b(?:originally|initially|first|zuerst|erstmals|initialement)\b\W{0,3}(?:published|posted|appeared|printed|released|"
    r"aired|veröffentlicht|erschienen|publié|on\b|in\b|at\b|by\b)|\boriginal (?:article|publication|post|report|date)",
    re.IGNORECASE,
)
_MONTH, _DAY = 7, 10  # characters of a month and of a day
LEAST = 0.35  # a date of the report must be this sure


@dataclass(frozen=True)
class Candidate:
    """A day that may be that of the publication, before it is put on record as a reading."""

    __slots__ = ("because", "confidence", "exact", "span", "value")
    value: str
    span: Span | None  # None of what the markup declares
    exact: str  # of what the markup declares
    because: str
    confidence: float  # 0 to 1


def weighed(sheet: Sheet, told: Told, title_at: int) -> tuple[float, str]:
    """How sure a date in the text is the report's, by where it stands and what stands before it."""
    line = told.line
    if line.cues & FIRST and _FIRST.search(told.words_before):
        return 0.97, "of the first publication"
    confidence, because = _placed(sheet, line, title_at)
    if confidence < _BESIDE_TITLE and is_beside(line.number, sheet.title_lines):
        confidence, because = _BESIDE_TITLE, "beside a title"
    if confidence < _BESIDE_TITLE and line.words <= LABELLED and _is_beside_a_byline(sheet, line):
        confidence, because = _BESIDE_TITLE - 0.05, "beside the byline"
    if (
        sheet.body[1] == 0
        and line.words <= _CREDIT
        and line.cues & BY
        and _BY.search(told.words_before + told.words_after)
    ):
        confidence, because = max(confidence, _CREDITED), because if confidence > _CREDITED else "beside the byline"
    says = line.cues & SAYS != 0
    if says and line.words <= LABELLED and _SAYS.match(told.words_before.lstrip()):
        confidence, because = max(confidence, _BESIDE_TITLE), because if confidence > _BESIDE_TITLE else "labelled so"
    is_labelled = says and _SAYS.search(told.words_before) is not None
    confidence += 0.1 * (line.region is DATE or line.region is BYLINE) + 0.06 * is_labelled
    names = line.cues & BY != 0 and line.words <= _CREDIT
    confidence += 0.05 * (names and bool(_BY.search(told.words_before + told.words_after)))
    confidence -= 0.15 * (len(told.found.date.iso) < _DAY)
    confidence -= 0.02 * max(0, line.words - 12) * (line.region is not BODY)
    return max(0.01, min(0.95, confidence)), because


def _is_beside_a_byline(sheet: Sheet, line: Line) -> bool:
    for each in sheet.within(line.number - 1, line.number + 2):
        if each.number == line.number:
            continue
        if each.region is BYLINE or (each.cues & BY and each.words <= LABELLED and _BY.match(each.text)):
            return True
    return False


def _placed(sheet: Sheet, line: Line, title: int) -> tuple[float, str]:
    first, end = sheet.body
    if first <= line.number < end:
        if line.number <= first + 4 or line.region is BODY:
            return 0.8, "opens the report"
        return max(0.1, 0.4 - 0.02 * (line.number - first)), "amid the report"
    if title <= line.number < first:
        return 0.85 - 0.02 * min(10, line.number - title), "under the title"
    if line.number < title:
        return 0.72 - 0.06 * min(10, title - line.number), "above the title"
    return 0.45 - 0.03 * min(10, line.number - end), "below the report"


def chosen(believed: Sequence[Candidate], told: Sequence[Told]) -> Candidate | None:
    """The surest candidate; one that another place of the page says too is surer."""
    sureness = _Sureness(believed, told)
    best = max(believed, key=sureness, default=None)
    in_text = max((r for r in believed if r.span), key=sureness, default=None)
    if best and best.span is None and in_text and _is_the_pages_own_day(best, in_text, sureness(in_text)):
        best = in_text
    if best and len(best.value) < _DAY:
        best = _more_exact(best, believed, sureness)
    if best and best.confidence >= _ONLY and len({r.value for r in believed}) == 1 and _is_short(best.span, told):
        return best  # perhaps far from the report, but the only date that can be its own
    return best if best and sureness(best) >= LEAST else None


def _is_short(span: Span | None, told: Sequence[Told]) -> bool:
    """Tell whether a day stands on a line of few words."""
    for each in told:  # noqa: SIM110 - compiled, a loop is all it takes
        if each.line.words <= _CREDIT and each.span == span and len(each.found.date.iso) == _DAY:
            return True
    return False


def dispute(believed: Sequence[Candidate], published: Reading | None) -> str:
    """Tell where what the markup declares is days apart from what the page clearly shows; "" where it is not."""
    marked = max((r for r in believed if not r.span and r.confidence >= MARKED), key=_confidence, default=None)
    shown = max((r for r in believed if r.span and r.confidence >= _SHOWN), key=_confidence, default=None)
    if not (published and marked and shown):
        return ""
    if days_between(PartialDate(marked.value), PartialDate(shown.value)) <= 1:
        return ""
    taken = "the first" if published.value == marked.value else "the second"
    return f"published {marked.value} ({marked.because}) or {shown.value} ({shown.because}): {taken} was taken"


def _confidence(candidate: Candidate) -> float:
    return candidate.confidence


class _Sureness:
    """How sure a candidate is, seen beside the others."""

    def __init__(self, believed: Sequence[Candidate], told: Sequence[Told]) -> None:
        self.shown = shown_days(told)
        self.places: dict[str, set[str]] = defaultdict(set)  # where each date is told: once a kind of place
        for each in told:
            if each.kind is OF_CAPTION:
                self.places[each.found.date.iso].add("caption")
        for candidate in believed:
            self.places[candidate.value].add(candidate.because)

    def __call__(self, candidate: Candidate) -> float:
        places, of_month = self.places[candidate.value], self.places.get(candidate.value[:_MONTH])
        agreeing = len(places if of_month is None else places | of_month) - 1
        agreeing += candidate.span is None and candidate.value in self.shown
        return candidate.confidence + 0.1 * min(agreeing, 2)


def shown_days(told: Sequence[Told]) -> set[str]:
    """Return the days that the page gives as its report's or an update's, in either order of day and month."""
    shown: set[str] = set()
    for each in told:
        if each.kind is OF_REPORT or each.kind is OF_UPDATE:
            shown.add(each.found.date.iso)
        if each.found.other is not None:
            shown.add(each.found.other.iso)
    return shown


def _is_the_pages_own_day(marked: Candidate, shown: Candidate, sure: float) -> bool:
    """Tell whether a page shows the day before or after the one in its markup, which often counts in UTC.

    What the page shows is the day as its readers had it.
    """
    one, other = PartialDate(marked.value), PartialDate(shown.value)
    if other.precision != "day" or days_between(one, other) != 1:
        return False
    return sure >= (_CLEAR if not _UTC.search(marked.exact) else LEAST)


def _more_exact(best: Candidate, believed: Sequence[Candidate], sureness: Callable[[Candidate], float]) -> Candidate:
    """Return the surest day within the month or year that ``best`` tells, or ``best`` where there is none."""
    span = PartialDate(best.value)
    days = [r for r in believed if len(r.value) > len(best.value) and span.covers(PartialDate(r.value))]
    day = max(days, key=sureness, default=None)
    return day if day and sureness(day) >= LEAST else best
