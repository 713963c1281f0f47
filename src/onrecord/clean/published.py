"""When the report was published, posted again and updated; every other date refused, with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.clean.bounds import archived, of_original
from onrecord.clean.cue_kinds import AGAIN, SOURCE
from onrecord.clean.date_kinds import (
    IN_TITLE,
    OF_CLOCK,
    OF_COMMENT,
    OF_REPORT,
    OF_REPOST,
    OF_UPDATE,
    Kind,
    is_beside,
)
from onrecord.clean.lines import BODY, CAPTION, COMMENT, DATE, RELATED, Line, Sheet
from onrecord.clean.posted import posted
from onrecord.clean.readings import read_in_markup, read_in_text, refused
from onrecord.clean.told_dates import Told
from onrecord.clean.weighing import LABELLED, LEAST, MARKED, Candidate, chosen, dispute, weighed
from onrecord.clean.wording import any_of
from onrecord.dates import PartialDate, days_between, find, resolve
from onrecord.model import Capture, Declared, Reading
from onrecord.spans import Span

_RANK = {"jsonl": 0.97, "nexis": 0.97, "factiva": 0.97, "feed": 0.95, "json-ld": 0.95, "opengraph": 0.93, "meta": 0.9,
         "microdata": 0.7, "time": 0.6, "script": 0.6, "header": 0.55}  # fmt: skip
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)(?:[/-]?([0-3]\d))?(?=[/_.-]|\Z)")
_OF_ANY = ("time", "microdata")  # stands with every card of a page
_CENTURIES = ("18", "19", "20")  # as `find` reads them
_INSTANT = "0000-00-00T00:00"  # each digit as 0
_AHEAD = 0.2
_REPOSTED = re.compile(
    r"\b(?:re-?posted|re-?blogged|re-?published)\s+(?:on\s+)?(?P<when>[^\n)\]|]{3,30})", re.IGNORECASE
)
# "Mon Mar 02 09:05:00 CET 2020", as Java writes it.
_CLOCK_TIME = re.compile(r"(?<=\d\s)\d\d:\d\d:\d\d\s(?:[A-Z]{2,5}\s)?(?=\d{4}\b)")
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)([01]\d)([0-3]\d)")
_SOURCE = re.compile(rf"\W{{0,3}}{any_of('source')}\s?:", re.IGNORECASE)
_CHANGE = 0.25
_OTHERS = (COMMENT, RELATED, CAPTION)
# "2 days ago", "Published 2 days ago", "gestern, 14:05 Uhr": a day's name alone may be part of a name, as of a paper's.
_SO_LONG = re.compile(
    r"\W*(?:[^\W\d_]+:?\s){0,3}\d{1,2}\D{1,30}|\W*[^\W\d_]+(?:\W{1,3}\d{1,2}[:.]\d\d(?:\s\w{1,3})?)?\W*"
)
_UNSET = ("1970-01-01", "1969-12-31", "1900-01-01", "1999-11-30")  # where computers count from
_HOURS = ("00:00:01", "23:59:59")
_IN_TITLE = 0.3  # "Report of 3 May 2018": the report's day only where another place has it too
_OPENS = 0.4  # the first post of a thread


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
    if not is_copied and not _tells_of(told, OF_REPORT) and not _names_a_source(sheet):
        told = [_own_post(t) for t in told]
    marked = _declared(capture, declared)
    read = [*marked, *_less_changes(_in_text(sheet, told, title_at), marked, declared)]
    wrong = [(each, why) for each in read if (why := _impossible(each, capture))]
    believed = [each for each in read if not _impossible(each, capture)] if wrong else read
    best = chosen(believed, told)
    published = _as_read(sheet, best) if best else _so_long_ago(sheet, capture, told, title_at)
    reposted, updated = _reposted(sheet, told), _updated(sheet, told, declared)
    if published is None and updated is not None and updated.confidence >= LEAST:
        published = _as_published(sheet, updated)
    kept = [r for r in (published, reposted, updated) if r]
    others = [refused(sheet.page, "published", each.value, each.span, _exact(sheet, each), why) for each, why in wrong]
    others += _others(sheet, told, {r.span for r in (*kept, *others)}, published is not None)
    others += _outdone(sheet, believed, best)
    return Dates(published, reposted, updated, (*kept, *others), dispute(believed, published))


def _tells_of(told: Sequence[Told], kind: Kind) -> bool:
    for each in told:  # noqa: SIM110 - compiled, a loop is all it takes
        if each.kind is kind:
            return True
    return False


def _as_read(sheet: Sheet, best: Candidate) -> Reading:
    if best.span is None:
        made = read_in_markup(sheet.page, "published", best.value, best.exact, best.because, best.confidence)
    else:
        made = read_in_text(sheet.page, "published", best.value, best.span, best.because, best.confidence)
    return made if made.confidence == best.confidence else replace(made, confidence=best.confidence)


def _exact(sheet: Sheet, candidate: Candidate) -> str:
    return candidate.exact if candidate.span is None else candidate.span.of(sheet.page.text)


def _impossible(reading: Candidate, capture: Capture) -> str:
    """Tell why a day can be no publication: after the capture, or from a clock that nobody set; "" where it can."""
    if reading.span is None and reading.value in _UNSET:
        return "a clock that was not set"
    taken = _day_of(capture.captured)
    if not taken or reading.value <= taken.iso:  # as their letters, dates come in their order
        return ""
    date = PartialDate(reading.value)
    return "later than its capture" if date.first > taken.first and days_between(taken, date) > 1 else ""


def _so_long_ago(sheet: Sheet, capture: Capture, told: Sequence[Told], title_at: int) -> Reading | None:
    """Return what "2 days ago" beside the title means on a page that an archive took, as its address tells.

    Only what means one day whatever the hour of that day was. A clock on the page is no such anchor: what was once
    copied from elsewhere with its "1 day ago" may stand under the clock of another page.
    """
    taken = archived(capture.url)
    dated = {t.line.number for t in told}
    for line in sheet.within(title_at - 2, title_at + 6) if taken else ():
        if line.number in dated or line.region in _OTHERS or not _SO_LONG.fullmatch(line.text):
            continue
        days = {posted([line.text], captured=f"{taken}T{hour}+00:00", day_first=None) for hour in _HOURS}
        day = days.pop() if len(days) == 1 else None
        if day and day.precision == "day":
            because = "so long before the page was taken"
            return read_in_text(sheet.page, "published", str(day), line.span, because, 0.6)
    return None


def _names_a_source(sheet: Sheet) -> bool:
    """Tell whether a line around the body credits another with it, though with a name that is no outlet's."""
    first, end = sheet.body
    near = sheet.within(sheet.head[0], first) + sheet.within(end, end + 3)
    for line in near:  # noqa: SIM110 - compiled, a loop is all it takes
        if line.cues & SOURCE and line.words <= LABELLED and _SOURCE.match(line.text):
            return True
    return False


def _own_post(told: Told) -> Told:
    """ "Posted by" below a blog's own article is its date: only for what it took from others is it a repost."""
    if told.kind is not OF_REPOST or re.search(r"re-?(?:posted|blogged|published)", told.line.text, re.I):
        return told
    return Told(told.line, told.found, told.span, OF_REPORT, told.words_before, told.words_after)


def _declared(capture: Capture, declared: Sequence[Declared]) -> list[Candidate]:
    found: list[Candidate] = []
    seen: set[str] = set()
    changed = max([d.value[:16] for d in declared if d.name == "modified" and _is_instant(d.value)], default="~")
    for each in declared:
        if each.name == "published" and (date := _day_of(each.value)):
            # Of several <time> elements the first is the report's; the others are those of related links.
            confidence = _RANK.get(each.where, 0.5) - 0.1 * (each.where in _OF_ANY and each.where in seen)
            # Said to be changed before it came out: it was written ahead, or the page gives the hour it was built.
            confidence -= _AHEAD * (each.value[:16] > changed and _is_instant(each.value))
            seen.add(each.where)
            why = f"declared by {each.where}"
            found.append(Candidate(date.iso, None, each.value[:1000], why, round(confidence, 3)))
    for url in (capture.url, *[d.value for d in declared if d.name == "url"]):
        if (match := _ADDRESS.search(_original(url[:500]))) and (date := _partial(*match.groups())):
            found.append(Candidate(date.iso, None, match[0], "in the address", 0.7 if match[3] else 0.3))
    return found


def _is_instant(value: str) -> bool:
    """Tell whether a value begins with a day and an hour as computers write them: "2015-05-30T09:05"."""
    at = 0
    if len(value) < len(_INSTANT):
        return False
    for form in _INSTANT:
        letter = value[at]
        if form == "0":
            if not letter.isdecimal():
                return False
        elif letter != form and not (form == "T" and letter == " "):
            return False
        at += 1  # noqa: SIM113 - compiled, a number of C
    return True


def _original(url: str) -> str:
    return of_original(url) if "web.archive" in url else url


@lru_cache(maxsize=1024)
def _day_of(value: str) -> PartialDate | None:
    value = value[:200]
    if _is_instant(value) and value[:2] in _CENTURIES and value[:10].isascii():
        date = _partial(value[:4], value[5:7], value[8:10])  # as nearly all are
        if date is not None:
            return date
    # Without a blank there is no hour between a day and its year.
    is_apart = " " in value or not value.isprintable()
    found = next(find(_CLOCK_TIME.sub("", value) if is_apart else value), None)
    if found:
        return found.date
    compact = _COMPACT.match(value)
    return _partial(*compact.groups()) if compact else None


def _partial(year: str, month: str, day: str | None) -> PartialDate | None:
    try:
        return PartialDate(f"{year}-{month}" + (f"-{day}" if day else ""))
    except ValueError:
        return None


def _in_text(sheet: Sheet, told: Sequence[Told], title_at: int) -> list[Candidate]:
    found: list[Candidate] = []
    for each in told:
        date = each.found.date
        if each.kind is OF_REPORT:
            confidence, because = weighed(sheet, each, title_at)
            found.append(Candidate(date.iso, each.span, "", because, round(confidence, 3)))
        elif each.kind is OF_COMMENT and sheet.body_end == 0 and 0 < each.line.number - title_at <= 2:
            # A forum's page on which nothing but posts was found: the first is what the others answer.
            found.append(Candidate(date.iso, each.span, "", "opens the thread", _OPENS))
        elif each.kind is IN_TITLE and date.precision == "day":
            found.append(Candidate(date.iso, each.span, "", "in the title", _IN_TITLE))
    return found


def _less_changes(shown: list[Candidate], marked: Sequence[Candidate], declared: Sequence[Declared]) -> list[Candidate]:
    """Return what the text tells; a date that the markup gives for the last change is less sure to be the first."""
    first = {each.value for each in marked if each.confidence >= MARKED}
    changed = {str(_day_of(note.value)) for note in declared if note.name == "modified"} - first if first else set()
    return [_less_sure(each) if each.value in changed else each for each in shown] if changed else shown


def _less_sure(each: Candidate) -> Candidate:
    return Candidate(each.value, each.span, each.exact, each.because, max(0.01, each.confidence - _CHANGE))


def _reposted(sheet: Sheet, told: Sequence[Told]) -> Reading | None:
    for each in told:
        if each.kind is OF_REPOST:
            return read_in_text(
                sheet.page, "reposted", each.found.date.iso, each.span, "says that it was posted again", 0.8
            )
    anchor = next((t.found.date for t in told if t.kind is OF_REPORT), None)
    for line in _that_say_reposted(sheet.lines) if anchor is not None else ():
        match = _REPOSTED.search(line.text)
        # "Nov 14, 2023 (reposted Nov 16)": the year is that of the report, and a repost comes after it.
        if match and anchor and (date := resolve(match["when"], anchor, past=False)):
            span = Span(*match.span("when")).shift(line.start)
            return read_in_text(sheet.page, "reposted", str(date), span, "says that it was posted again", 0.7)
    return None


def _that_say_reposted(lines: tuple[Line, ...]) -> list[Line]:
    """Return the short lines outside the body that may say "reposted", "reblogged" or "republished"."""
    found: list[Line] = []
    for line in lines:
        if line.cues & AGAIN and line.words <= 20 and line.region is not BODY:
            found.append(line)
    return found


def _updated(sheet: Sheet, told: Sequence[Told], declared: Sequence[Declared]) -> Reading | None:
    first = sheet.body[0]
    because = "says that it was updated"
    for each in told:
        number = each.line.number
        near = sheet.head[0] - 2 <= number <= first or each.line.region is DATE
        if each.kind is OF_UPDATE and (near or is_beside(number, sheet.title_lines)):
            return read_in_text(sheet.page, "updated", each.found.date.iso, each.span, because, 0.6)
    for note in declared:
        if note.name == "modified" and (date := _day_of(note.value)):
            return read_in_markup(sheet.page, "updated", str(date), note.value, f"declared by {note.where}", 0.3)
    far = next((each for each in told if each.kind is OF_UPDATE), None)
    return read_in_text(sheet.page, "updated", far.found.date.iso, far.span, because, 0.3) if far else None


def _as_published(sheet: Sheet, updated: Reading) -> Reading | None:
    if updated.span is None:
        return None
    because = "its update, and no other date is given"
    return read_in_text(sheet.page, "published", updated.value, updated.span, because, 0.45)


def _others(sheet: Sheet, told: Sequence[Told], spans: set[Span | None], is_told: bool) -> list[Reading]:
    """Return all other dates of the text as refused readings, and crawl clocks also under their own name."""
    page = sheet.page
    because = "another date is surer" if is_told else "too far from the report"
    found: list[Reading] = []
    for each in told:
        value = each.found.date.iso
        if each.kind is OF_CLOCK:
            found.append(refused(page, "captured_clock", value, each.span, each.span.of(page.text), "crawl clock"))
        if each.span not in spans:
            why = because if each.kind is OF_REPORT else str(each.kind)
            found.append(refused(page, "published", value, each.span, each.span.of(page.text), why))
    return found


def _outdone(sheet: Sheet, believed: Sequence[Candidate], best: Candidate | None) -> list[Reading]:
    """Return what the markup declares, and another date outdoes, as refused readings."""
    found: list[Reading] = []
    for each in believed:
        if each.span is None and each != best:
            why = f"another date is surer; {each.because}"
            found.append(refused(sheet.page, "published", each.value, None, each.exact, why))
    return found
