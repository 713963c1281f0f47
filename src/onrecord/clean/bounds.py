"""Between which days a report came out whose page does not tell: from what the page tells of other days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.clean.date_kinds import Kind
from onrecord.clean.lines import Line, Sheet
from onrecord.clean.readings import read_in_markup, read_in_text
from onrecord.clean.told_dates import Told
from onrecord.dates import PartialDate, find
from onrecord.model import Capture, Comment, Declared, Reading, Region
from onrecord.spans import Span

_UPDATED = "says that it was updated"
# What can only be later than the report -> what the reading says.
_LATER = {
    Kind.CLOCK: "crawl clock",
    Kind.MASTHEAD: "date of the masthead",
    Kind.REPOST: "says that it was posted again",
    Kind.UPDATED: _UPDATED,
}
_ARCHIVED = re.compile(r"web\.archive\.org/web/((?:19|20)\d\d)([01]\d)([0-3]\d)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]?\s|\n")
_FIRST_YEAR = 1994  # no page was made before
_NOTICE = 20  # words of a line that tells of an update, at most
_BARE = 5  # words of a date that stands by itself, at most
_SENTENCE = 400  # characters of a sentence that are asked for its tense, on either side
_YEAR_ALONE = re.compile(r"\b(?:in|im|en|since|seit|depuis|desde)\s((?:19|20)\d\d)\b(?!\s?[-–/]\d)", re.ASCII)
_AFTER = re.compile(
    r"\b(?P<count>\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:full\s)?years?\s(?:after|since)\s(?:the\s)?\Z",
    re.I,
)
_COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")  # from one on
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DEADLINE = re.compile(r"\bby\s\Z", re.IGNORECASE)
# "We'll keep this page updated": what is brought up to date for ever is younger than its comments.
_KEPT_UP = re.compile(
    r"(?:\bwill|['’]ll|\bcontinue\sto|\bregularly|\bconstantly)\supdat(?:e|ing)\s(?:this|the)\s(?:page|article|story|post|list|guide)\b"
    r"|\bkeep(?:ing)?\s(?:this|the)\s(?:page|article|story|post|list|guide)\s(?:\w{1,12}\s){0,2}(?:updated|up\sto\sdate)\b"
    r"|\b(?:laufend|ständig|fortlaufend|regelmäßig)\saktualisiert\b|\brégulièrement\smise?\sà\sjour\b",
    re.I,
)
_UPDATES = ("updat", "keep", "aktualisiert", "jour")  # one of these stands in each that it matches
_REACH = 100  # characters from there to the ends of what it matches, at most
_NOTE = re.compile(r"(?:editor|update|correction|clarification|note|nachtrag|korrektur|mise à jour)", re.I)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day on which a report can have come out, each with its evidence."""

    earliest: Reading | None
    latest: Reading | None


def bounds_of(
    sheet: Sheet, capture: Capture, declared: Sequence[Declared], told: Sequence[Told], comments: Sequence[Comment]
) -> Bounds:
    """Return the bounds of a report whose page does not tell its day; those that contradict each other are dropped."""
    after = list(_latest(sheet, capture, told))
    if newest := _commented(sheet, told, comments):
        # A report that is brought out again keeps its old comments.
        changed = [r.value for r in after if r.because == _UPDATED] + list(_changes(declared))
        after += [] if max(changed, default="") > newest.value else [newest]
    latest = min(after, key=lambda r: PartialDate(r.value).last, default=None)
    last = PartialDate(latest.value).last if latest else None
    possible = [r for r in _earliest(sheet, told) if last is None or PartialDate(r.value).first <= last]
    return Bounds(max(possible, key=lambda r: PartialDate(r.value).first, default=None), latest)


def _latest(sheet: Sheet, capture: Capture, told: Sequence[Told]) -> Iterator[Reading]:
    """What came after the report: its capture, the clock of the crawl, its repost and its update."""
    for exact, because in (
        (archived(capture.url), "archived"),
        (capture.captured, "captured"),
    ):
        if day := _day(exact[:10]):
            yield read_in_markup(sheet.page, "latest", str(day), exact, because, 0.95)
    for each in told:
        is_later = each.kind in _LATER and _is_sure(sheet, each)
        if is_later and each.found.date.precision == "day" and each.found.date.first.year >= _FIRST_YEAR:
            yield read_in_text(sheet.page, "latest", str(each.found.date), each.span, _LATER[each.kind], 0.8)


def archived(url: str) -> str:
    """Return the day on which a web archive took the page at ``url``, as its address tells; "" where it tells none."""
    found = _ARCHIVED.search(url[:200])
    day = "-".join(found.groups()) if found else ""
    return day if _day(day) else ""


def of_original(url: str) -> str:
    """Return the address under which a web archive took the page at ``url``; other addresses as they are."""
    found = _ARCHIVED.search(url[:200])
    return url[found.end() :] if found else url


def _changes(declared: Sequence[Declared]) -> Iterator[str]:
    """Yield the days that the markup gives for changes. No bounds: a report may be changed ahead of its publication."""
    for note in declared:
        if note.name == "modified" and (found := next(find(note.value[:60]), None)):
            yield str(found.date)


def _commented(sheet: Sheet, told: Sequence[Told], comments: Sequence[Comment]) -> Reading | None:
    """The newest of its comments, where there are several.

    The first may be none, or older than a report that was brought out again: on the public pages one in fifteen of the
    first comments is older than its report, of the newest ones one in forty.
    """
    days = [c.posted for c in comments if c.posted and c.posted.precision == "day"]
    newest = max(days, default=None)
    shown = next((t for t in told if t.kind is Kind.COMMENT and t.found.date == newest), None)
    if newest is None or shown is None or len(days) < 2:
        return None
    writers = {c.author for c in comments}
    if len(comments) > 2 and len(writers) == 1 and "" not in writers:
        return None  # the issues of a column, each under its name and day, pass for a thread
    if _is_kept_up(sheet.page.text):
        return None
    return read_in_text(sheet.page, "latest", str(newest), shown.span, "its newest comment", 0.7)


def _is_kept_up(text: str) -> bool:
    """Tell whether a page says that it is brought up to date for ever: it is dear to look for all over a long page."""
    small = text.lower()
    if len(small) != len(text):
        return _KEPT_UP.search(text) is not None
    places = sorted(at for word in _UPDATES for at in _places(word, small))
    end = 0
    for at in places:
        if at < end:
            continue  # within what was looked at
        start, end = max(0, at - _REACH), at + _REACH
        if _KEPT_UP.search(text[start : end + _REACH]):
            return True
    return False


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _is_sure(sheet: Sheet, told: Told) -> bool:
    """Tell whether a later day is that of this page.

    The update of a list or of the terms of use does not stand where a report tells its own; a bare day in the second
    line may be that of a card.
    """
    if told.kind is Kind.MASTHEAD:
        return told.line.number == 0
    if told.kind is not Kind.UPDATED:
        return True
    start, last = sheet.head
    return start - 2 <= told.line.number <= last and told.line.words <= _NOTICE


def _day(iso: str) -> PartialDate | None:
    try:
        return PartialDate(iso) if len(iso) == 10 else None
    except ValueError:
        return None


def _earliest(sheet: Sheet, told: Sequence[Told]) -> Iterator[Reading]:
    """What came before the report: the pictures it shows, and what it tells as past."""
    for each in told:
        if each.kind is Kind.CAPTION and each.line.words > _BARE:
            yield read_in_text(sheet.page, "earliest", str(each.found.date), each.span, "a picture it shows", 0.7)
        elif each.kind is Kind.BODY and _tells_as_past(each.line, each.span):
            yield read_in_text(sheet.page, "earliest", str(each.found.date), each.span, "told as past", 0.7)
    for line in sheet.lines:
        if line.region is Region.BODY:
            yield from _years(sheet, line)
            yield from _events(sheet, line)


def _years(sheet: Sheet, line: Line) -> Iterator[Reading]:
    for match in _YEAR_ALONE.finditer(line.text):
        span = Span(*match.span(1)).shift(line.span.start)
        if _tells_as_past(line, span):
            yield read_in_text(sheet.page, "earliest", match[1], span, "told as past", 0.6)


def _events(sheet: Sheet, line: Line) -> Iterator[Reading]:
    pattern, days = _known_events()
    for match in pattern.finditer(line.text):
        span = Span(*match.span()).shift(line.span.start)
        if _tells_as_past(line, span):
            day = _so_long_after(days[match[0].lower()], line.text[max(0, match.start() - 40) : match.start()])
            yield read_in_text(sheet.page, "earliest", str(day), span, "an event told as past", 0.6)


def _so_long_after(day: PartialDate, before: str) -> PartialDate:
    """Return the first day that "three years after" an event can mean: it is said from two and a half years on."""
    after = _AFTER.search(before)
    if after is None:
        return day
    count = (
        int(after["count"])
        if after["count"].isdigit()
        else _COUNTS.index(after["count"].lower().replace("one", "a")) + 1
    )
    return PartialDate(f"{day.first.year + count - 1:04d}") if count > 1 else day


def _tells_as_past(line: Line, span: Span) -> bool:
    """Tell whether the sentence around a span speaks of what was, and of nothing that is to come."""
    start, end = span.start - line.span.start, span.end - line.span.start
    before = _SENTENCE_END.split(line.text[max(0, start - _SENTENCE) : start])[-1]
    after = _SENTENCE_END.split(line.text[end : end + _SENTENCE], maxsplit=1)[0]
    if _NOTE.match(line.text):
        return False
    if _DEADLINE.search(before):
        return False
    words = _WORD.findall(f"{before} {after}")
    return any(is_past(word) for word in words) and not any(is_coming(word) for word in words)


def is_past(word: str) -> bool:
    """Tell whether a word tells of what was: a verb of the data, or an English one that ends so."""
    return word in _words("past") or (len(word) > 4 and word.endswith("ed") and word.islower())


def is_coming(word: str) -> bool:
    """Tell whether a word tells of what is to come. "May" is a month, "may" is not."""
    word = word if word == "May" else word.lower()
    return word in _words("coming") or word.startswith(_stems())


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    text = resources.files("onrecord").joinpath("data", "tenses.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple((sort, word) for sort, _, words in rows for word in words.split())


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(word for of, word in _rows() if of == sort and not word.endswith("*"))


@cache
def _stems() -> tuple[str, ...]:
    return tuple(word[:-1] for of, word in _rows() if of == "coming" and word.endswith("*"))


@cache
def _known_events() -> tuple[re.Pattern[str], dict[str, PartialDate]]:
    """Return a pattern of all events' names, and the first day of each by its name in lower case."""
    text = resources.files("onrecord").joinpath("data", "events.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    days = {name.lower(): PartialDate(day) for day, names in rows for name in names.split("|")}
    rests: dict[str, list[str]] = {}
    for name in sorted(days, key=len, reverse=True):
        rests.setdefault(name[0].lower(), []).append(re.escape(name[1:]))
    # Under their first letters: at most places no event is named, and not every name is tried in turn.
    either = "|".join(f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in rests.items())
    begins = "".join(map(re.escape, rests))
    return re.compile(rf"(?<!\w)(?=[{begins}])(?:{either})(?!\w)", re.IGNORECASE), days
