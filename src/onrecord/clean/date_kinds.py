"""What a date on a page is the date of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from onrecord.clean.cue_kinds import (
    AT,
    CLOCK,
    COMMENTED,
    EVENT,
    FIRST,
    FOREIGN,
    JOINED,
    LOGIN,
    MORE,
    OWNED,
    POSTED,
    RANK,
    REPOSTED,
    SAYS,
    SHOWN,
    STATS,
    UPDATED,
    VISITED,
    ZONE,
)
from onrecord.clean.cues import beginnings, cues_of, may_have
from onrecord.clean.datelines import opening
from onrecord.clean.lines import BODY, BYLINE, CAPTION, DATE, OTHER, RELATED, TITLE, Line, Sheet
from onrecord.clean.wording import any_of, begins_word, has_word
from onrecord.dates.calendar import weekday_pattern
from onrecord.dates.written import FoundDate


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
    TITLE = "in the title"
    EVENT = "date of something told"
    QUOTED = "quoted post"
    LISTED = "one of a list of dates"
    BODY = "in the body"
    AROUND = "outside the report"


# Each by a name of its own: an enum looks a member up anew wherever it is named.
OF_REPORT, OF_CLOCK, OF_COMMENT, OF_REPOST = Kind.REPORT, Kind.CLOCK, Kind.COMMENT, Kind.REPOST
OF_CAPTION = Kind.CAPTION
OF_JOINED, OF_UPDATE, IN_BODY, IN_TITLE, IN_LIST = Kind.JOINED, Kind.UPDATED, Kind.BODY, Kind.TITLE, Kind.LISTED

_LETTERS = re.compile(r"[^\W\d_]")
_WEEKDAY = re.compile(rf"\b{weekday_pattern()}", re.IGNORECASE)
_JOINED = re.compile(rf"{any_of('joined')}[\s:]*\Z", re.IGNORECASE)
_RANK = re.compile(any_of("rank"), re.IGNORECASE)
_STAFF = re.compile(r"contributor|expert|staff|staff member|professional|guest", re.I)  # ranks that newsrooms have too
_STATS = re.compile(rf"{any_of('stats')}\s?:", re.IGNORECASE)
_STATS_AFTER = re.compile(rf"\W{{1,4}}\d[\d,.]{{0,8}}\s{any_of('stats')}", re.IGNORECASE)
_CLOCK = re.compile(any_of("clock"), re.IGNORECASE)
_ZONE = re.compile(rf"{any_of('zone')}|°[CF]", re.IGNORECASE)
_UPDATED = re.compile(rf"{any_of('updated')}[^\n]{{0,24}}\Z", re.IGNORECASE)
_VISITED = re.compile(rf"{any_of('visited')}[^\n]{{0,30}}\Z", re.IGNORECASE)
_REPOSTED = re.compile(any_of("reposted"), re.IGNORECASE)
_EVENT = re.compile(rf"{any_of('event')}[\s:]*\Z", re.IGNORECASE)
_SAID = re.compile(rf"(?:{any_of('says')}[\s:]{{0,3}}){{1,3}}\Z", re.IGNORECASE)
_LABELLED = re.compile(
    r"\b(?:date|datum|fecha|data|дата|published|posted|veröffentlicht|publié|publicado)\s?:?\s?\Z", re.I
)
_BY = re.compile(any_of("by"), re.IGNORECASE)
# "— Port Veska Ferries (@veskaferries) May 3, 2019": a post of somebody else that the report shows.
_POST = re.compile(r"\(@\w{1,40}\)\W{0,6}\Z")
# "27.1.2022 - The …", "(21 November 2022) The …", "Red. / 31.10.2023 The …"
_LEADS = re.compile(r"\W{0,3}(?:[^\W\d_][\w.]{1,14}\s?/\s?)?\Z")
_CREDITED = re.compile(r"\w\s{0,2}[·|•/–—-]\s{0,2}\Z")  # "Text: Anna Lindqvist · 12 March 2019"
_MORE = re.compile(rf"\W{{0,4}}{any_of('more')}", re.IGNORECASE)
_LED = re.compile(r"\)?\s{0,2}[-–—:|)]")
_REPOSTED_AFTER = re.compile(r"\s{0,9}\(?(?:re-?posted|re-?blogged)\b(?!\s{1,9}\w{1,20}\s{1,9}\d)", re.IGNORECASE)
_FIRST_PUBLISHED = re.compile(
    r"\b(?:originally|first|initially)\b|\bpublished (?:by|in|at)\b|\bappeared\b|\brepublished from\b", re.I
)
_POSTED_TAIL = re.compile(
    r"\s*[-–—|]?\s*(?:posted|reposted|filed|published)\s+by\b|\s*\|?\s*(?:filed under|reply)\b", re.I
)
_POSTED = re.compile(r"\bposted\b", re.I)
_BY_LOGIN = re.compile(r"\W{0,3}by\s(?:admin|administrator|webmaster|moderator|editor)\b", re.I)
_LOGIN = re.compile(r"\bby (?:admin|administrator|webmaster|moderator)\W{1,3}(?:on\s)?\Z", re.I)
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b|all rights reserved|alle rechte", re.I)
_COMMENT = re.compile(
    r"\b(?:comments? by|schreibt|sagt|reply|antworten|report abuse|permalink|flag(?:ged)?)\b|"
    r"\bsays\s*:|\bréagi|\bwrote\b.*\bat \d",
    re.IGNORECASE,
)
_JUST_BEFORE = 40  # characters before a date that may say what it is the date of
_FAR = 8  # lines above the title from which on a date is no longer the report's
_SENTENCE = 14  # words from which on a line outside the report is taken for prose, and its date for no dateline
_PICTURE = re.compile(
    r"\b(?:photo|file photo|foto|picture|image|pictured|photograph|getty|photographed|bild)\b", re.IGNORECASE
)
# What markup calls the parts of a page: words, and how words begin.
_COMMENTS, _OF_COMMENTS = ("comment", "comments", "respond"), ("comment-", "disqus", "kommentar")
_OTHERS = ("nav", "aside")
_OF_OTHERS = ("related", "sidebar", "widget", "recommend", "teaser", "more-", "next-", "popular", "archive", "footer")
_STEMS_COMMENT = beginnings((*_COMMENTS, *_OF_COMMENTS))
_STEMS_RELATED = beginnings((*_OTHERS, *_OF_OTHERS))
_STEMS_REACTED = beginnings(("réagi",))


def kind_of(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str) -> Kind:
    if line.region is CAPTION and not (_LABELLED.search(before) and line.words <= _SENTENCE):
        return OF_CAPTION
    return (
        _forum(sheet, line, found, before, after)
        or _credits(sheet, line, found, before, after)
        or _clock(sheet, line, found, before, after)
        or _told_of(sheet, line, found, before, after)
        or _by_place(sheet, line, found, before, after)
    )


def _told_of(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str) -> Kind | None:
    """A date that the page calls something else's: a book's release, a member's birthday, a post shown."""
    if line.cues & EVENT and _may_tell(before, EVENT) and _EVENT.search(before[-_JUST_BEFORE:]):
        return Kind.EVENT
    if line.cues & AT and _POST.search(before):
        return Kind.QUOTED
    if line.region is TITLE and (found.date.precision != "day" or line.number == sheet.title_line):
        return IN_TITLE
    return None


def _may_tell(before: str, kind: int) -> bool:
    """Tell whether a word of one kind stands right before a date, and not elsewhere on its line."""
    cues, _ = cues_of(before[-_JUST_BEFORE:])
    return cues & kind != 0


def is_beside(number: int, titles: Sequence[int]) -> bool:
    """Tell whether a line stands within four lines below, or one above, one of ``titles``, numbers in order."""
    at = bisect_right(titles, number + 1) - 1
    return at >= 0 and number - titles[at] <= 4


def is_rank(words: str) -> bool:
    """Tell whether these words are a rank of a forum's members: "Senior Member"."""
    return bool(_RANK.fullmatch(words.strip()))


def _forum(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str) -> Kind | None:
    if line.cues & JOINED and _may_tell(before, JOINED) and _JOINED.search(before[-_JUST_BEFORE:]):
        return OF_JOINED
    if len(before.strip()) + len(after.strip()) <= 3 and _is_by_a_member(sheet, line):
        return OF_JOINED
    if not line.cues & STATS:
        return None
    if _STATS_AFTER.match(after) and line.words <= 8:
        return OF_JOINED
    if _STATS.search(before) or (_STATS.search(after[:60]) and line.words <= 16):
        return OF_JOINED
    return None


def _is_by_a_member(sheet: Sheet, line: Line) -> bool:
    """Tell whether a member of a forum is told of above or below a date that stands alone."""
    lines = sheet.lines
    above = lines[line.number - 1] if line.number else None
    below = lines[line.number + 1] if line.number + 1 < len(lines) else None
    if below is not None and below.cues & STATS and _STATS.match(below.text.strip()):
        return True
    if above is None or not above.cues & (RANK | STATS | JOINED):
        return False
    words = above.text.strip()
    if _RANK.fullmatch(words) and not (_STAFF.fullmatch(words) and line.region is DATE):
        return True
    return _STATS.match(words) is not None or _JOINED.search(words) is not None


def _credits(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str) -> Kind | None:
    cues = line.cues
    if cues & OWNED and (_COPYRIGHT.search(before) or (_COPYRIGHT.search(after[:40]) and line.words < 25)):
        return Kind.COPYRIGHT
    if cues & VISITED and _VISITED.search(before):
        return OF_CLOCK if line.number < 4 and line.number < sheet.body[0] else Kind.VISITED
    if line.region is BODY and line.words > 15:
        return None
    if cues & FIRST and _FIRST_PUBLISHED.search(before):
        return None
    if cues & REPOSTED and (_REPOSTED.search(before) or _REPOSTED_AFTER.match(after)):
        return OF_REPOST
    may_comment = cues & COMMENTED or (cues & FOREIGN and may_have(_STEMS_REACTED, line.text))
    if may_comment and (_COMMENT.search(before) or _COMMENT.search(after[:40])):
        return OF_COMMENT
    if cues & LOGIN and (_LOGIN.search(before) or _BY_LOGIN.match(after)):
        return OF_REPOST  # of a blog's own article it is the date: see published
    if cues & POSTED and line.number >= sheet.body[1] > 0 and (_POSTED_TAIL.match(after) or _POSTED.search(before)):
        return OF_REPOST
    if cues & UPDATED and _UPDATED.search(before):
        return OF_UPDATE
    return None


def _clock(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str) -> Kind | None:
    """A date above the title that only says when the page was fetched: with a time, a zone, or "today"."""
    title = sheet.title_line if sheet.title_line is not None else sheet.body[0]
    if line.number >= title and line.number > 3:
        return None
    if line.region is TITLE or line.number > title:
        return None
    if line.cues & CLOCK and (_CLOCK.search(before) or _CLOCK.search(after)):
        return OF_CLOCK
    first = line.number == 0 or (line.number == 1 and _WEEKDAY.search(before) is not None)
    is_far = first and title - line.number >= 2
    if is_far and not found.timed and not _LETTERS.search(_WEEKDAY.sub("", before + after)):
        return Kind.MASTHEAD  # the first line of a page, alone: newspapers put the day of the reader there
    if line.number < 4 and (found.timed or _has_zone(line)) and line.words <= 10:
        return OF_CLOCK
    if title - line.number > _FAR and line.words <= 10 and found.timed and _has_zone(line):
        return None if is_beside(line.number, sheet.title_lines) else OF_CLOCK
    menu = len(before.strip()) + len(after.strip()) > 3
    if line.number < 4 and menu and title - line.number > 0 and "  " in line.text:
        return Kind.MASTHEAD
    return None


def _has_zone(line: Line) -> bool:
    return line.cues & ZONE != 0 and _ZONE.search(line.text) is not None


def _by_place(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str) -> Kind:
    if line.region is RELATED:
        return Kind.RELATED
    if line.hints and _is_of_comments(line.hints):
        return OF_COMMENT
    start, last = sheet.head
    near = start - 4 <= line.number <= last
    is_apart = not near and line.region is not DATE and line.region is not BYLINE
    if is_apart and (_is_under_more(sheet, line) or _is_of_others(line.hints)):
        return Kind.RELATED
    if line.region is BODY:
        is_own = _stands_alone(sheet, line, found, before, after) or _opens(sheet, line, before)
        return OF_REPORT if is_own else IN_BODY
    if line.words > 6 and line.cues & SHOWN and _PICTURE.search(before + after):
        return OF_CAPTION
    if line.words > _SENTENCE and line.region is OTHER and not (line.cues & FIRST and _FIRST_PUBLISHED.search(before)):
        return Kind.AROUND
    return OF_REPORT


def _is_of_comments(hints: str) -> bool:
    return may_have(_STEMS_COMMENT, hints) and (begins_word(_OF_COMMENTS, hints) or has_word(_COMMENTS, hints))


def _is_of_others(hints: str) -> bool:
    return may_have(_STEMS_RELATED, hints) and (begins_word(_OF_OTHERS, hints) or has_word(_OTHERS, hints))


def _is_under_more(sheet: Sheet, line: Line) -> bool:
    """Tell whether a line is the first or second below a heading over links to other reports."""
    for each in sheet.within(line.number - 2, line.number):
        if each.words <= 5 and each.region is not TITLE and each.cues & MORE and _MORE.match(each.text):
            return True
    return False


def _stands_alone(sheet: Sheet, line: Line, found: FoundDate, before: str, after: str) -> bool:
    """Tell whether a date in the body is no part of its sentences: it leads the first ones, or its line is short."""
    below = line.number - sheet.body[0]
    if below <= 3 and _LEADS.match(before) and (_LED.match(after) or "/" in before):
        return True
    if below <= 4 and line.words <= 12 and not before.strip(" ,|(–—-[•*"):
        return True
    if below <= 4 and line.words <= 10 and not after.strip() and _CREDITED.search(before):
        return True
    if below <= 2 and line.words <= _SENTENCE and found.timed and not line.text.rstrip().endswith((".", "!", "?")):
        return True
    return line.words <= 8 and line.cues & SAYS != 0 and _SAID.match(before.lstrip()) is not None


def _opens(sheet: Sheet, line: Line, before: str) -> bool:
    """Tell whether a date stands in the dateline that opens the report."""
    opened = opening(sheet) if line.number <= sheet.body[0] + 1 and len(before) < 60 else None
    return bool(opened and opened.line is line and opened.date and opened.date.start <= line.start + len(before) + 1)
