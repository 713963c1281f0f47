"""When the report was published, posted again and updated; every other date refused, with its reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.clean.lines import Line, Sheet
from onrecord.clean.readings import read_in_markup, read_in_text, refused
from onrecord.clean.told_dates import Kind, Told, is_beside
from onrecord.clean.wording import any_of
from onrecord.dates import PartialDate, days_between, find, resolve
from onrecord.model import Capture, Declared, Reading, Region
from onrecord.spans import Span

_RANK = {"jsonl": 0.97, "nexis": 0.97, "factiva": 0.97, "feed": 0.95, "json-ld": 0.95, "opengraph": 0.93, "meta": 0.9,
         "microdata": 0.7, "time": 0.6, "script": 0.6, "header": 0.55}  # fmt: skip
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)(?:[/-]?([0-3]\d))?(?=[/_.-]|\Z)")
_OF_ANY = ("time", "microdata")  # stands with every card of a page
_ISO = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_AHEAD = 0.2
_SAYS = re.compile(rf"{any_of('says')}[^\n]{{0,20}}\Z", re.IGNORECASE)
_REPOSTED = re.compile(
    r"\b(?:re-?posted|re-?blogged|re-?published)\s+(?:on\s+)?(?P<when>[^\n)\]|]{3,30})", re.IGNORECASE
)
# "Tue Jan 28 15:28:56 CET 2020", as Java writes it.
_CLOCK_TIME = re.compile(r"(?<=\d\s)\d\d:\d\d:\d\d\s(?:[A-Z]{2,5}\s)?(?=\d{4}\b)")
_UTC = re.compile(r"(?:Z|[+-]00:?00|GMT|UTC)\s*\Z")
_SOURCE = re.compile(rf"\W{{0,3}}{any_of('source')}\s?:", re.IGNORECASE)
_BY = re.compile(any_of("by"), re.IGNORECASE)
_MARKED = 0.7  # what the markup declares to be the publication
_SHOWN = 0.8  # what the page shows as clearly
_CHANGE = 0.25
_LABELLED = 8  # words of a line that is a label and a date, at most
_CREDIT = 10  # words of a line that names the writer beside the date, at most
_BESIDE_TITLE = 0.6  # a date that stands by a title, though perhaps not by the report's own
_CLEAR = 0.65  # a date in the text that stands where a report has its date
_IN_TITLE = 0.3  # "Report of 3 May 2018": the report's day only where another place has it too
_OPENS = 0.4  # the first post of a thread
_ONLY = 0.2  # the same where it is the only date that can be the report's
_FIRST = re.compile(
    r"\b(?:originally|initially|first|zuerst|erstmals|initialement)\b\W{0,3}(?:published|posted|appeared|printed|released|"
    r"aired|veröffentlicht|erschienen|publié|on\b|in\b|at\b|by\b)|\boriginal (?:article|publication|post|report|date)",
    re.IGNORECASE,
)
_LEAST = 0.35  # a date of the report must be this sure


@dataclass(frozen=True, slots=True)
class Dates:
    """What a page tells about when it was published, with all readings that led there."""

    published: Reading | None
    reposted: Reading | None
    updated: Reading | None
    readings: tuple[Reading, ...]
    dispute: str  # what the markup and the page tell apart, "" where they agree


def dates_of(
    sheet: Sheet,
    capture: Capture,
    declared: Sequence[Declared],
    told: Sequence[Told],
    *,
    title_at: int,
    is_copied: bool,
) -> Dates:
    """Return the dates of a report, of those ``told`` on its page.

    ``title_at``: the number of its title's line. ``is_copied``: the page names another as the writer of the report.
    """
    if not is_copied and not any(t.kind is Kind.REPORT for t in told) and not _names_a_source(sheet):
        told = [_own_post(t) for t in told]
    marked = list(_declared(sheet, capture, declared))
    believed = [*marked, *_less_changes(_in_text(sheet, told, title_at), marked, declared)]
    published = _chosen(believed, told)
    reposted, updated = _reposted(sheet, told), _updated(sheet, told, declared)
    if published is None and updated is not None and updated.confidence >= _LEAST:
        published = _as_published(sheet, updated)
    kept = [r for r in (published, reposted, updated) if r]
    others = tuple(_others(sheet, told, believed, kept))
    return Dates(published, reposted, updated, (*kept, *others), _dispute(believed, published))


def _names_a_source(sheet: Sheet) -> bool:
    """Tell whether a line around the body credits another with it, though with a name that is no outlet's."""
    first, end = sheet.body
    near = (*sheet.within(sheet.head[0], first), *sheet.within(end, end + 3))
    return any(line.words <= _LABELLED and _SOURCE.match(line.text) for line in near)


def _own_post(told: Told) -> Told:
    """ "Posted by" below a blog's own article is its date: only for what it took from others is it a repost."""
    if told.kind is not Kind.REPOST or re.search(r"re-?(?:posted|blogged|published)", told.line.text, re.I):
        return told
    return Told(told.line, told.found, told.span, Kind.REPORT, told.words_before, told.words_after)


def _declared(sheet: Sheet, capture: Capture, declared: Sequence[Declared]) -> Iterator[Reading]:
    seen: set[str] = set()
    changed = max((d.value[:16] for d in declared if d.name == "modified" and _ISO.match(d.value)), default="~")
    for each in declared:
        if each.name == "published" and (date := _day_of(each.value)):
            # Of several <time> elements the first is the report's; the others are those of related links.
            confidence = _RANK.get(each.where, 0.5) - 0.1 * (each.where in _OF_ANY and each.where in seen)
            # Said to be changed before it came out: it was written ahead, or the page gives the hour it was built.
            confidence -= _AHEAD * bool(_ISO.match(each.value) and each.value[:16] > changed)
            seen.add(each.where)
            why = f"declared by {each.where}"
            yield read_in_markup(sheet.page, "published", str(date), each.value, why, confidence)
    for url in (capture.url, *(d.value for d in declared if d.name == "url")):
        if (match := _ADDRESS.search(url[:500])) and (date := _partial(*match.groups())):
            confidence = 0.7 if match[3] else 0.3
            yield read_in_markup(sheet.page, "published", str(date), match[0], "in the address", confidence)


def _day_of(value: str) -> PartialDate | None:
    found = next(find(_CLOCK_TIME.sub("", value[:200])), None)
    if found:
        return found.date
    compact = re.match(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)", value)
    return _partial(*compact.groups()) if compact else None


def _partial(year: str, month: str, day: str | None) -> PartialDate | None:
    try:
        return PartialDate(f"{year}-{month}" + (f"-{day}" if day else ""))
    except ValueError:
        return None


def _in_text(sheet: Sheet, told: Sequence[Told], title_at: int) -> Iterator[Reading]:
    for each in told:
        if each.kind is Kind.REPORT:
            confidence, because = _weighed(sheet, each, title_at)
            yield read_in_text(sheet.page, "published", str(each.found.date), each.span, because, confidence)
        elif each.kind is Kind.COMMENT and sheet.body[1] == 0 and 0 < each.line.number - title_at <= 2:
            # A forum's page on which nothing but posts was found: the first is what the others answer.
            yield read_in_text(sheet.page, "published", str(each.found.date), each.span, "opens the thread", _OPENS)
        elif each.kind is Kind.TITLE and each.found.date.precision == "day":
            yield read_in_text(sheet.page, "published", str(each.found.date), each.span, "in the title", _IN_TITLE)


def _less_changes(
    shown: Iterable[Reading], marked: Sequence[Reading], declared: Sequence[Declared]
) -> Iterator[Reading]:
    """Yield the readings of the text; a date that the markup gives for the last change is less sure to be the first."""
    first = {reading.value for reading in marked if reading.confidence >= _MARKED}
    changed = {str(_day_of(note.value)) for note in declared if note.name == "modified"} if first else set()
    for reading in shown:
        is_change = reading.value in changed and reading.value not in first
        yield replace(reading, confidence=max(0.01, reading.confidence - _CHANGE)) if is_change else reading


def _weighed(sheet: Sheet, told: Told, title_at: int) -> tuple[float, str]:
    """How sure a date in the text is the report's, by where it stands and what stands before it."""
    line = told.line
    if _FIRST.search(told.words_before):
        return 0.97, "of the first publication"
    confidence, because = _placed(sheet, line, title_at)
    if confidence < _BESIDE_TITLE and is_beside(line.number, sheet.title_lines):
        confidence, because = _BESIDE_TITLE, "beside a title"
    if confidence < _BESIDE_TITLE and line.words <= _LABELLED and _is_beside_a_byline(sheet, line):
        confidence, because = _BESIDE_TITLE - 0.05, "beside the byline"
    if line.words <= _LABELLED and _SAYS.match(told.words_before.lstrip()):
        confidence, because = max(confidence, _BESIDE_TITLE), because if confidence > _BESIDE_TITLE else "labelled so"
    confidence += 0.1 * (line.region in (Region.DATE, Region.BYLINE)) + 0.06 * bool(_SAYS.search(told.words_before))
    confidence += 0.05 * (line.words <= _CREDIT and bool(_BY.search(told.words_before + told.words_after)))
    confidence -= 0.15 * (told.found.date.precision != "day")
    confidence -= 0.02 * max(0, line.words - 12) * (line.region is not Region.BODY)
    return max(0.01, min(0.95, confidence)), because


def _is_beside_a_byline(sheet: Sheet, line: Line) -> bool:
    near = (*sheet.within(line.number - 1, line.number), *sheet.within(line.number + 1, line.number + 2))
    return any(each.region is Region.BYLINE or (each.words <= _LABELLED and _BY.match(each.text)) for each in near)


def _placed(sheet: Sheet, line: Line, title: int) -> tuple[float, str]:
    first, end = sheet.body
    if first <= line.number < end:
        if line.number <= first + 4 or line.region is Region.BODY:
            return 0.8, "opens the report"
        return max(0.1, 0.4 - 0.02 * (line.number - first)), "amid the report"
    if title <= line.number < first:
        return 0.85 - 0.02 * min(10, line.number - title), "under the title"
    if line.number < title:
        return 0.72 - 0.06 * min(10, title - line.number), "above the title"
    return 0.45 - 0.03 * min(10, line.number - end), "below the report"


def _chosen(believed: Sequence[Reading], told: Sequence[Told]) -> Reading | None:
    """The surest reading; one that another place of the page says too is surer."""
    sureness = _Sureness(believed, told)
    best = max(believed, key=sureness, default=None)
    in_text = max((r for r in believed if r.span), key=sureness, default=None)
    if best and best.span is None and in_text and _is_the_pages_own_day(best, in_text, sureness(in_text)):
        best = in_text
    if best and PartialDate(best.value).precision != "day":
        best = _more_exact(best, believed, sureness)
    short = {t.span for t in told if t.line.words <= 10 and t.found.date.precision == "day"}
    if best and best.span in short and len({r.value for r in believed}) == 1 and best.confidence >= _ONLY:
        return best  # perhaps far from the report, but the only date that can be its own
    return best if best and sureness(best) >= _LEAST else None


def _dispute(believed: Sequence[Reading], published: Reading | None) -> str:
    """Tell where what the markup declares is days apart from what the page clearly shows; "" where it is not."""
    marked = max((r for r in believed if not r.span and r.confidence >= _MARKED), key=_confidence, default=None)
    shown = max((r for r in believed if r.span and r.confidence >= _SHOWN), key=_confidence, default=None)
    if not (published and marked and shown):
        return ""
    if days_between(PartialDate(marked.value), PartialDate(shown.value)) <= 1:
        return ""
    taken = "the first" if published.value == marked.value else "the second"
    return f"published {marked.value} ({marked.because}) or {shown.value} ({shown.because}): {taken} was taken"


def _confidence(reading: Reading) -> float:
    return reading.confidence


class _Sureness:
    """How sure a reading is, seen beside the others."""

    def __init__(self, believed: Sequence[Reading], told: Sequence[Told]) -> None:
        self.shown = {str(t.found.date) for t in told if t.kind in (Kind.REPORT, Kind.UPDATED)}
        self.shown |= {str(t.found.other) for t in told if t.found.other}
        self.places: dict[str, set[str]] = defaultdict(set)  # where each date is told: once a kind of place
        for each in told:
            if each.kind is Kind.CAPTION:
                self.places[str(each.found.date)].add("caption")
        for reading in believed:
            self.places[reading.value].add(reading.because)

    def __call__(self, reading: Reading) -> float:
        agreeing = len(self.places[reading.value] | self.places.get(reading.value[:7], set())) - 1
        agreeing += reading.span is None and reading.value in self.shown
        return reading.confidence + 0.1 * min(agreeing, 2)


def _is_the_pages_own_day(marked: Reading, shown: Reading, sure: float) -> bool:
    """Tell whether a page shows the day before or after the one in its markup, which often counts in UTC.

    What the page shows is the day as its readers had it.
    """
    one, other = PartialDate(marked.value), PartialDate(shown.value)
    if other.precision != "day" or days_between(one, other) != 1:
        return False
    return sure >= (_CLEAR if not _UTC.search(marked.exact) else _LEAST)


def _more_exact(best: Reading, believed: Sequence[Reading], sureness: Callable[[Reading], float]) -> Reading:
    """Return the surest day within the month or year that ``best`` tells, or ``best`` where there is none."""
    span = PartialDate(best.value)
    days = [r for r in believed if len(r.value) > len(best.value) and span.covers(PartialDate(r.value))]
    day = max(days, key=sureness, default=None)
    return day if day and sureness(day) >= _LEAST else best


def _reposted(sheet: Sheet, told: Sequence[Told]) -> Reading | None:
    for each in told:
        if each.kind is Kind.REPOST:
            return read_in_text(
                sheet.page, "reposted", str(each.found.date), each.span, "says that it was posted again", 0.8
            )
    anchor = next((t.found.date for t in told if t.kind is Kind.REPORT), None)
    if anchor is None or not _REPOSTED.search(sheet.page.text):
        return None
    for line in sheet.lines:
        match = _REPOSTED.search(line.text) if line.words <= 20 and line.region is not Region.BODY else None
        # "Nov 14, 2023 (reposted Nov 16)": the year is that of the report, and a repost comes after it.
        if match and (date := resolve(match["when"], anchor, past=False)):
            span = Span(*match.span("when")).shift(line.span.start)
            return read_in_text(sheet.page, "reposted", str(date), span, "says that it was posted again", 0.7)
    return None


def _updated(sheet: Sheet, told: Sequence[Told], declared: Sequence[Declared]) -> Reading | None:
    first = sheet.body[0]
    because = "says that it was updated"
    for each in told:
        number = each.line.number
        near = sheet.head[0] - 2 <= number <= first or each.line.region is Region.DATE
        if each.kind is Kind.UPDATED and (near or is_beside(number, sheet.title_lines)):
            return read_in_text(sheet.page, "updated", str(each.found.date), each.span, because, 0.6)
    for note in declared:
        if note.name == "modified" and (date := _day_of(note.value)):
            return read_in_markup(sheet.page, "updated", str(date), note.value, f"declared by {note.where}", 0.3)
    far = next((each for each in told if each.kind is Kind.UPDATED), None)
    return read_in_text(sheet.page, "updated", str(far.found.date), far.span, because, 0.3) if far else None


def _as_published(sheet: Sheet, updated: Reading) -> Reading | None:
    if updated.span is None:
        return None
    because = "its update, and no other date is given"
    return read_in_text(sheet.page, "published", updated.value, updated.span, because, 0.45)


def _others(
    sheet: Sheet, told: Sequence[Told], believed: Sequence[Reading], kept: Sequence[Reading]
) -> Iterator[Reading]:
    """Yield all other dates as refused readings, and crawl clocks also under their own name."""
    spans = {r.span for r in kept}
    is_told = any(r.field == "published" for r in kept)
    for each in told:
        if each.kind is Kind.CLOCK:
            yield refused(
                sheet.page,
                "captured_clock",
                str(each.found.date),
                each.span,
                each.span.of(sheet.page.text),
                "crawl clock",
            )
        if each.span not in spans:
            because = str(each.kind)
            if each.kind is Kind.REPORT:
                because = "another date is surer" if is_told else "too far from the report"
            yield refused(
                sheet.page, "published", str(each.found.date), each.span, each.span.of(sheet.page.text), because
            )
    for reading in believed:
        if reading.span is None and reading not in kept:
            yield refused(
                sheet.page, "published", reading.value, None, reading.exact, f"another date is surer; {reading.because}"
            )
