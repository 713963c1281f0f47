"""When the report was published, posted again and updated; every other date refused, with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.clean.lines import Sheet
from onrecord.clean.readings import read_in_markup, read_in_text, refused
from onrecord.clean.told_dates import Kind, Told
from onrecord.clean.wording import any_of
from onrecord.dates import PartialDate, days_between, find, resolve
from onrecord.model import Capture, Declared, Reading, Region
from onrecord.spans import Span

_RANK = {"jsonl": 0.97, "feed": 0.95, "json-ld": 0.95, "opengraph": 0.93, "meta": 0.9, "microdata": 0.7, "time": 0.6,
         "header": 0.55}  # fmt: skip
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)(?:[/-]?([0-3]\d))?(?=[/_.-]|\Z)")
_SAYS = re.compile(rf"{any_of('says')}[^\n]{{0,20}}\Z", re.IGNORECASE)
_REPOSTED = re.compile(
    r"\b(?:re-?posted|re-?blogged|re-?published)\s+(?:on\s+)?(?P<when>[^\n)\]|]{3,30})", re.IGNORECASE
)
# "Tue Jan 28 15:28:56 CET 2020", as Java writes it.
_CLOCK_TIME = re.compile(r"(?<=\d\s)\d\d:\d\d:\d\d\s(?:[A-Z]{2,5}\s)?(?=\d{4}\b)")
_CLEAR = 0.8  # a date in the text that stands where a report has its date
_LEAST = 0.35  # a date of the report must be this sure


@dataclass(frozen=True, slots=True)
class Dates:
    """What a page tells about when it was published, with all readings that led there."""

    published: Reading | None
    reposted: Reading | None
    updated: Reading | None
    earliest: PartialDate | None
    latest: PartialDate | None
    readings: tuple[Reading, ...]


def dates_of(
    sheet: Sheet, capture: Capture, declared: Sequence[Declared], told: Sequence[Told], *, is_copied: bool
) -> Dates:
    """Return the dates of a report, of those ``told`` on its page.

    ``is_copied``: the page names another as the writer of what it carries.
    """
    if not is_copied and not any(t.kind is Kind.REPORT for t in told):
        told = [_own_post(t) for t in told]
    believed = [*_declared(sheet, capture, declared), *_in_text(sheet, told)]
    published = _chosen(believed, told)
    reposted, updated = _reposted(sheet, told), _updated(sheet, told, declared)
    if published is None and updated is not None and updated.confidence >= _LEAST:
        published = _as_published(sheet, updated)
    latest = None if published else _latest(told, capture)
    earliest = None if published else _earliest(told)
    kept = [r for r in (published, reposted, updated) if r]
    return Dates(published, reposted, updated, earliest, latest, (*kept, *_others(sheet, told, believed, kept)))


def _own_post(told: Told) -> Told:
    """ "Posted by" below a blog's own article is its date: only for what it took from others is it a repost."""
    if told.kind is not Kind.REPOST or re.search(r"re-?(?:posted|blogged|published)", told.line.text, re.I):
        return told
    return Told(told.line, told.found, told.span, Kind.REPORT, told.words_before, told.words_after)


def _declared(sheet: Sheet, capture: Capture, declared: Sequence[Declared]) -> Iterator[Reading]:
    seen: set[str] = set()
    for each in declared:
        if each.name == "published" and (date := _day_of(each.value)):
            # Of several <time> elements the first is the report's; the others are those of related links.
            confidence = _RANK.get(each.where, 0.5) - 0.1 * (each.where == "time" and "time" in seen)
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


def _in_text(sheet: Sheet, told: Sequence[Told]) -> Iterator[Reading]:
    for each in told:
        if each.kind is Kind.REPORT:
            confidence, because = _weighed(sheet, each)
            yield read_in_text(sheet.page, "published", str(each.found.date), each.span, because, confidence)


def _weighed(sheet: Sheet, told: Told) -> tuple[float, str]:
    """How sure a date in the text is the report's, by where it stands and what stands before it."""
    line, first, end = told.line, *sheet.body
    title = sheet.title_line if sheet.title_line is not None else max(0, first - 3)
    if "original" in told.words_before.lower() or "first" in told.words_before.lower():
        return 0.92, "of the first publication"
    if first <= line.number < end:
        confidence, because = 0.8, "opens the report"
    elif title <= line.number < first:
        confidence, because = 0.85 - 0.02 * min(10, line.number - title), "under the title"
    elif line.number < title:
        confidence, because = 0.55 - 0.04 * min(10, title - line.number), "above the title"
    else:
        confidence, because = 0.45 - 0.03 * min(10, line.number - end), "below the report"
    confidence += 0.1 * (line.region in (Region.DATE, Region.BYLINE)) + 0.06 * bool(_SAYS.search(told.words_before))
    confidence -= 0.15 * (told.found.date.precision != "day") + 0.02 * max(0, line.words - 12)
    return max(0.01, min(0.95, confidence)), because


def _chosen(believed: Sequence[Reading], told: Sequence[Told]) -> Reading | None:
    """The surest reading; one that another place of the page says too is surer."""
    shown = {str(t.found.date) for t in told if t.kind in (Kind.REPORT, Kind.UPDATED)}
    other = {str(t.found.other): str(t.found.date) for t in told if t.found.other}

    said = Counter(r.value for r in believed)

    def sureness(reading: Reading) -> float:
        agreeing = said[reading.value] - 1
        agreeing += reading.span is None and (reading.value in shown or reading.value in other)
        return reading.confidence + 0.1 * min(agreeing, 2)

    best = max(believed, key=sureness, default=None)
    in_text = max((r for r in believed if r.span), key=sureness, default=None)
    if best and best.span is None and in_text and in_text.confidence >= _CLEAR:
        # Markup gives UTC: shortly after midnight the page, in its own time zone, shows another day.
        best = in_text if days_between(PartialDate(best.value), PartialDate(in_text.value)) == 1 else best
    short = {t.span for t in told if t.line.words <= 10 and t.found.date.precision == "day"}
    if best and best.span in short and len({r.value for r in believed}) == 1:
        return best  # perhaps far from the report, but the only date that can be its own
    return best if best and sureness(best) >= _LEAST else None


def _reposted(sheet: Sheet, told: Sequence[Told]) -> Reading | None:
    for each in told:
        if each.kind is Kind.REPOST:
            return read_in_text(
                sheet.page, "reposted", str(each.found.date), each.span, "says that it was posted again", 0.8
            )
    for line in sheet.lines:
        match = _REPOSTED.search(line.text) if line.words <= 20 and line.region is not Region.BODY else None
        anchor = next((t.found.date for t in told if t.kind is Kind.REPORT), None)
        # "Nov 14, 2023 (reposted Nov 16)": the year is that of the report, and a repost comes after it.
        if match and anchor and (date := resolve(match["when"], anchor, past=False)):
            span = Span(*match.span("when")).shift(line.span.start)
            return read_in_text(sheet.page, "reposted", str(date), span, "says that it was posted again", 0.7)
    return None


def _updated(sheet: Sheet, told: Sequence[Told], declared: Sequence[Declared]) -> Reading | None:
    for note in declared:
        if note.name == "modified" and (date := _day_of(note.value)):
            return read_in_markup(sheet.page, "updated", str(date), note.value, f"declared by {note.where}", 0.3)
    first = sheet.body[0]
    for each in told:
        if each.kind is Kind.UPDATED:
            near = sheet.head[0] - 2 <= each.line.number <= first or each.line.region is Region.DATE
            return read_in_text(sheet.page, "updated", str(each.found.date), each.span, "says that it was updated",
                                0.6 if near else 0.3)  # fmt: skip
    return None


def _as_published(sheet: Sheet, updated: Reading) -> Reading | None:
    if updated.span is None:
        return None
    because = "its update, and no other date is given"
    return read_in_text(sheet.page, "published", updated.value, updated.span, because, 0.45)


def _latest(told: Sequence[Told], capture: Capture) -> PartialDate | None:
    """The last day on which a report of no date can have come out: before it was captured and commented on."""
    kinds = (Kind.CLOCK, Kind.MASTHEAD, Kind.COMMENT, Kind.REPOST)
    days = [t.found.date for t in told if t.kind in kinds and t.found.date.precision == "day"]
    if captured := _day_of(capture.captured):
        days.append(captured)
    return min(days, default=None)


def _earliest(told: Sequence[Told]) -> PartialDate | None:
    """The first day on which it can have come out: not before the pictures it shows were taken."""
    return max((t.found.date for t in told if t.kind is Kind.CAPTION), default=None)


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
