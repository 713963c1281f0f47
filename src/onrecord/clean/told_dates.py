"""Every date on a page, and what it is the date of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.clean.datelines import opening
from onrecord.clean.lines import Line, Sheet
from onrecord.clean.wording import any_of
from onrecord.dates import FoundDate, day_comes_first, find
from onrecord.model import Comment, Region
from onrecord.spans import Span


class Kind(StrEnum):
    """What a date on a page is the date of; the value is the reason a reading gives."""

    REPORT = "date of the report"
    CLOCK = "crawl clock"
    MASTHEAD = "date of the masthead"
    JOINED = "forum join date"
    POST = "forum post"
    COMMENT = "comment"
    REPOST = "repost"
    CAPTION = "caption"
    COPYRIGHT = "copyright line"
    RELATED = "related link"
    UPDATED = "update"
    VISITED = "date of a visit"
    BODY = "in the body"
    AROUND = "outside the report"


@dataclass(frozen=True, slots=True)
class Told:
    """One date on the page."""

    line: Line
    found: FoundDate
    span: Span  # on the page
    kind: Kind
    words_before: str  # on its line
    words_after: str


_JOINED = re.compile(rf"{any_of('joined')}[\s:]*\Z", re.IGNORECASE)
_RANK = re.compile(any_of("rank"), re.IGNORECASE)
_STATS = re.compile(rf"{any_of('stats')}\s?:", re.IGNORECASE)
_CLOCK = re.compile(any_of("clock"), re.IGNORECASE)
_ZONE = re.compile(rf"{any_of('zone')}|°[CF]", re.IGNORECASE)
_UPDATED = re.compile(rf"{any_of('updated')}[^\n]{{0,24}}\Z", re.IGNORECASE)
_VISITED = re.compile(rf"{any_of('visited')}[^\n]{{0,30}}\Z", re.IGNORECASE)
_REPOSTED = re.compile(any_of("reposted"), re.IGNORECASE)
_FIRST_PUBLISHED = re.compile(
    r"\b(?:originally|first|initially)\b|\bpublished (?:by|in|at)\b|\bappeared\b|\brepublished from\b", re.I
)
_POSTED_TAIL = re.compile(
    r"\s*[-–—|]?\s*(?:posted|reposted|filed|published)\s+by\b|\s*\|?\s*(?:filed under|reply)\b", re.I
)
_POSTED = re.compile(r"\bposted\b", re.I)
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b|all rights reserved|alle rechte", re.I)
_COMMENT = re.compile(
    r"\b(?:comments? by|schreibt|sagt|reply|antworten|report abuse|permalink|flag(?:ged)?)\b|"
    r"\bsays\s*:|\bréagi|\bwrote\b.*\bat \d",
    re.IGNORECASE,
)
_BESIDE = 120  # characters before and after a date that are asked what it is the date of
_SENTENCE = 14  # words from which on a line outside the report is taken for prose, and its date for no dateline
_PICTURE = re.compile(
    r"\b(?:photo|file photo|foto|picture|image|pictured|photograph|getty|photographed|bild)\b", re.IGNORECASE
)
_HINT_COMMENT = re.compile(r"\bcomments?\b|\bcomment-|\bdisqus|\brespond\b|\bkommentar")
_HINT_RELATED = re.compile(
    r"\b(?:related|sidebar|widget|recommend|teaser|more-|next-|popular|archive|footer|nav\b|aside\b)"
)


def told_dates(sheet: Sheet, comments: Sequence[Comment]) -> Iterator[Told]:
    """Yield the dates on the page in reading order, each with what it is the date of."""
    day_first = day_comes_first(sheet.page.text)
    if day_first is None and sheet.page.language not in ("", "en"):
        day_first = True
    for line in sheet.lines:
        for found in find(line.text[:4000], day_first=day_first):
            before = line.text[max(0, found.span.start - _BESIDE) : found.span.start]
            after = line.text[found.span.end : found.span.end + _BESIDE]
            kind = _kind(sheet, line, found, before, after, comments)
            yield Told(line, found, found.span.shift(line.span.start), kind, before, after)


def _kind(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str, comments: Sequence[Comment]) -> Kind:
    span = found.span.shift(line.span.start)
    if line.region is Region.COMMENT or any(c.span.covers(span) for c in comments):
        return Kind.COMMENT
    if line.region is Region.CAPTION:
        return Kind.CAPTION
    for rule in (_forum, _credits, _clock):
        if kind := rule(sheet, line, found, before, after):
            return kind
    return _by_place(sheet, line, before, after)


def is_rank(words: str) -> bool:
    """Tell whether these words are a rank of a forum's members: "Senior Member"."""
    return bool(_RANK.fullmatch(words.strip()))


def _forum(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str) -> Kind | None:
    if _JOINED.search(before[-40:]):
        return Kind.JOINED
    above = sheet.lines[line.number - 1].text if line.number else ""
    below = sheet.lines[line.number + 1].text if line.number + 1 < len(sheet.lines) else ""
    alone = len(before.strip()) + len(after.strip()) <= 3
    if alone and (_RANK.fullmatch(above.strip()) or _STATS.match(below.strip()) or _STATS.match(above.strip())):
        return Kind.JOINED
    if alone and _JOINED.search(above.strip()):
        return Kind.JOINED
    if _STATS.search(before) or (_STATS.search(after[:60]) and line.words <= 16):
        return Kind.JOINED
    return None


def _credits(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str) -> Kind | None:
    if _COPYRIGHT.search(before) or (_COPYRIGHT.search(after[:40]) and line.words < 25):
        return Kind.COPYRIGHT
    if line.region is Region.BODY and line.words > 15:
        return None
    if _VISITED.search(before):
        return Kind.CLOCK if line.number < 4 and line.number < sheet.body[0] else Kind.VISITED
    if _FIRST_PUBLISHED.search(before):
        return None
    if _REPOSTED.search(before) or re.match(r"\s*\(?(?:re-?posted|re-?blogged)\b(?!\s+\w+\s+\d)", after, re.I):
        return Kind.REPOST
    if _COMMENT.search(before) or _COMMENT.search(after[:40]):
        return Kind.COMMENT
    if line.number >= sheet.body[1] > 0 and (_POSTED_TAIL.match(after) or _POSTED.search(before)):
        return Kind.REPOST
    if _UPDATED.search(before):
        return Kind.UPDATED
    return None


def _clock(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str) -> Kind | None:
    """A date above the title that only says when the page was fetched: with a time, a zone, or "today"."""
    title = sheet.title_line if sheet.title_line is not None else sheet.body[0]
    if line.number >= title and line.number > 3:
        return None
    if line.region is Region.TITLE or line.number > title:
        return None
    if _CLOCK.search(before) or _CLOCK.search(after):
        return Kind.CLOCK
    if line.number < 4 and (found.timed or _ZONE.search(line.text)) and line.words <= 10:
        return Kind.CLOCK
    menu = len(before.strip()) + len(after.strip()) > 3
    if line.number < 4 and menu and title - line.number > 0 and "  " in line.text:
        return Kind.MASTHEAD
    return None


def _by_place(sheet: Sheet, line: Line, before: str, after: str) -> Kind:
    first = sheet.body[0]
    if line.region is Region.RELATED:
        return Kind.RELATED
    if _HINT_COMMENT.search(line.hints):
        return Kind.COMMENT
    start, last = sheet.head
    near = start - 4 <= line.number <= last
    if not near and line.region not in (Region.DATE, Region.BYLINE) and _HINT_RELATED.search(line.hints):
        return Kind.RELATED
    if line.region is Region.BODY:
        near = line.number <= first + 1 and not before.strip(" ,|(–—-") and line.words <= 12
        return Kind.REPORT if near or _opens(sheet, line, before) else Kind.BODY
    if line.words > 6 and _PICTURE.search(before + after):
        return Kind.CAPTION
    if line.words > _SENTENCE and not _FIRST_PUBLISHED.search(before) and line.region is Region.OTHER:
        return Kind.AROUND
    return Kind.REPORT


def _opens(sheet: Sheet, line: Line, before: str) -> bool:
    """Tell whether a date stands in the dateline that opens the report."""
    opened = opening(sheet) if line.number <= sheet.body[0] + 1 and len(before) < 60 else None
    return bool(
        opened and opened.line is line and opened.date and opened.date.start <= line.span.start + len(before) + 1
    )
