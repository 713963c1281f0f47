"""Readers' comments, one by one; their writers under pseudonyms.

A thread is a run of units of region comment. Its lines are of three kinds: openings (a handle, a date, a rank),
closings
(Reply, Like, Report) and words. Where the thread begins with an opening, each next opening after words begins a
comment;
where it begins with words, each opening ends one ("Comment by NAME | DATE | Reply").
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from onrecord.clean.threads import BY, PLACEHOLDER, RANK, REPLY_TO, Kind, kind_of
from onrecord.clean.units import Unit
from onrecord.dates import PartialDate, find
from onrecord.model import Comment, Page, RecordKey, Region, address
from onrecord.spans import Span

_HEADING = re.compile(r"(?:\d{1,5}|one|no)\s+(?:comments?|replies|responses?|kommentare?)\s*(?:[|:–—-]\s*|$)", re.I)
_NAMED = re.compile(
    r"([\w.@'’-]{2,30}(?:\s[\w.'’-]{1,20}){0,2}?)(?::\s+|\s(?:wrote|writes|said|says|commented|schrieb)\s?:\s*)(?=\S)"
)
_HANDLE_END = re.compile(
    r"\s*(?:[|•·–—,(/:]|\s-\s|\bsaid\b|\bsays\b|\bwrote\b|\bwrites\b|\bsagt\b|\bschrieb\b|\bon\b|\bat\b|\bam\b|\ba "
    r"écrit\b|\bdit\b|"
    r"\d{1,4}[./-]\d|\d{1,2}\.?\s[A-Z]|\d+\s\w+\sago|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s\d|$)"
)


@dataclass(frozen=True, slots=True)
class _Line:
    unit: Unit
    kind: Kind


def comments_of(page: Page, units: Sequence[Unit], regions: Sequence[Region], key: RecordKey) -> Iterator[Comment]:
    """Give each comment among the units of region comment, with its writer's handle where it can be told."""
    threads = [[_Line(unit, kind_of(unit)) for unit in run] for run in _runs(units, regions)]
    is_opened = [any(line.kind is Kind.OPENING for line in lines) for lines in threads]
    for lines, opened in zip(threads, is_opened, strict=True):
        # Where comments have names or dates, what has neither is the form below them or the site's own words.
        if opened or not any(is_opened) or _NAMED.match(_after_heading(lines[0].unit.words)):
            for comment in _split(lines):
                if any(line.kind is Kind.WORDS for line in comment):
                    yield _comment(page, comment, key)


def pseudonym(handle: str, key: RecordKey) -> str:
    """Return 12 hexadecimal digits that stand for a handle in this record, and in no other."""
    folded = " ".join(handle.casefold().split())
    return hmac.new(key.key.encode("utf-8"), folded.encode("utf-8", "replace"), sha256).hexdigest()[:12]


def _runs(units: Sequence[Unit], regions: Sequence[Region]) -> Iterator[list[Unit]]:
    """Give the threads. A form or an advertisement between two comments does not end one: it only stands between."""
    run: list[Unit] = []
    between = 0
    for unit, region in zip(units, regions, strict=True):
        if region is Region.COMMENT:
            if between > 3 and run:
                yield run
                run = []
            run.append(unit)
            between = 0
        else:
            between += 1
    if run:
        yield run


def _split(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    kinds = [line.kind for line in lines]
    openings = kinds.count(Kind.OPENING)
    if not openings:
        yield from _split_plain(lines)
        return
    first = next(kind for kind in kinds if kind is not Kind.CLOSING)
    if first is Kind.OPENING or _is_handle(lines, kinds.index(Kind.OPENING) - 1):
        yield from _split_before(lines)
    else:
        yield from _split_after(lines)


def _split_plain(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Split a thread without openings: at closings, at bullets, at "name: words"; else it is one comment."""
    held: list[_Line] = []
    closed = False
    for line in lines:
        begins = closed or line.unit.bullet or bool(_NAMED.match(_after_heading(line.unit.words)))
        if held and begins and line.kind is Kind.WORDS:
            yield held
            held = []
        closed = line.kind is Kind.CLOSING and bool(held)
        held.append(line)
    if held:
        yield held


def _split_before(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Split where an opening follows words; a handle on a line of its own above the opening goes with it.

    Where most openings are entries of a list, each entry is a comment, though its opening be lost.
    """
    openings = [line for line in lines if line.kind is Kind.OPENING]
    is_list = sum(line.unit.bullet for line in openings) * 2 >= len(openings)
    indents = {line.unit.indent for line in openings if line.unit.bullet}
    held: list[_Line] = []
    has_words = False
    for at, line in enumerate(lines):
        opens = line.kind is Kind.OPENING or (_is_handle(lines, at) and _opens(lines, at + 1))
        if has_words and (opens or (is_list and line.unit.bullet and line.unit.indent in indents)):
            yield held
            held, has_words = [], False
        held.append(line)
        has_words = has_words or (line.kind is Kind.WORDS and not opens)
    if held:
        yield held


def _split_after(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Split after each group of openings and closings."""
    held: list[_Line] = []
    ended = False
    for line in lines:
        if ended and line.kind is Kind.WORDS:
            yield held
            held, ended = [], False
        held.append(line)
        ended = ended or line.kind is Kind.OPENING
    if held:
        yield held


def _opens(lines: Sequence[_Line], at: int) -> bool:
    return at < len(lines) and lines[at].kind is Kind.OPENING and not PLACEHOLDER.fullmatch(lines[at].unit.words)


def _is_handle(lines: Sequence[_Line], at: int) -> bool:
    if not 0 <= at < len(lines) or lines[at].kind is not Kind.WORDS:
        return False
    words = lines[at].unit.words
    return (len(words) < 40 and words.count(" ") < 4 and not words.endswith((".", "!", "?", ":", "…"))) or _says(words)


def _says(words: str) -> bool:
    return len(words) < 50 and words.lower().endswith(
        (" sagt:", " says:", " said:", " a dit :", " dice:", " schreibt:")
    )


def _after_heading(words: str) -> str:
    found = _HEADING.match(words)
    return words[found.end() :] if found else words


def _comment(page: Page, lines: Sequence[_Line], key: RecordKey) -> Comment:
    span = Span(lines[0].unit.span.start, lines[-1].unit.span.end)
    handle = _handle(page, lines)
    author = pseudonym(handle.of(page.text), key) if handle else ""
    at = address("comment", page.capture, span)
    return Comment(at, page.capture, span, author, handle, _posted(lines))


def _posted(lines: Sequence[_Line]) -> PartialDate | None:
    """Return the day of a comment.

    The first its openings give, or the last where they also tell since when its writer is there.
    """
    openings = [line.unit.words for line in lines if line.kind is Kind.OPENING]
    told = [found.date for words in openings if not RANK.search(words) for found in find(words)]
    if not told:
        return None
    return told[-1] if any(RANK.search(words) for words in openings) else told[0]


def _handle(page: Page, lines: Sequence[_Line]) -> Span | None:
    """Return where a comment's writer is named: before an opening's first mark, above it, or before a colon."""
    for at, line in enumerate(lines[:6]):
        if line.kind is Kind.OPENING and not PLACEHOLDER.fullmatch(line.unit.words):
            above = lines[at - 1].unit if at and _is_handle(lines, at - 1) else None
            named = _named_in(page, above or line.unit)
            below = lines[at + 1].unit if at + 2 < len(lines) and _is_handle(lines, at + 1) else None
            return named or (_named_in(page, below) if below else None)
    for line in lines:
        if line.kind is Kind.OPENING and BY.match(line.unit.words):
            return _named_in(page, line.unit)
    first = next((line.unit for line in lines if line.kind is Kind.WORDS), None)
    if first and first.bullet and len(lines) > 1 and _is_handle(lines, 0):
        return _named_in(page, first)
    if first:
        skipped = len(first.words) - len(_after_heading(first.words))
        found = _NAMED.match(first.words, skipped)
        if found:
            return _place(page, first, found.group(1))
    return None


def _named_in(page: Page, unit: Unit) -> Span | None:
    by = BY.match(unit.words)
    start = by.end() if by else 0
    end = _HANDLE_END.search(unit.words, start)
    handle = unit.words[start : end.start() if end else None].strip(" \t|•·,:;-–—#@()\\")
    if not 1 < len(handle) <= 40 or not any(map(str.isalpha, handle)) or RANK.search(handle) or REPLY_TO.match(handle):
        return None
    return _place(page, unit, handle)


def _place(page: Page, unit: Unit, handle: str) -> Span | None:
    at = page.text.find(handle, unit.span.start, unit.span.end)
    return Span(at, at + len(handle)) if at >= 0 else None
