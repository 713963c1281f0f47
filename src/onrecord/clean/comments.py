"""Readers' comments, one by one; their writers under pseudonyms.

`entries` splits a thread into comments, `openings` and `handles` read its lines, `nesting` tells which answers which,
`posted` tells when. What the judge took for comments but nothing shows to be one (a form, a list) gives none.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from onrecord.clean.entries import Entry, entries, named_in, numbered_entries, says_by_name
from onrecord.clean.handles import MOST_QUOTED, quoted
from onrecord.clean.headings import told_count
from onrecord.clean.line_cue_kinds import HAS_AGES, HAS_DIGIT, HAS_NEAR
from onrecord.clean.line_cues import cues_in
from onrecord.clean.line_kinds import BUTTONS, DATED, NAME, PICTURE, RANK, REMOVED, WORDS
from onrecord.clean.nesting import places
from onrecord.clean.openings import (
    Line,
    is_heading,
    is_of_comments,
    is_pingback,
    line_of,
    shows_a_thread,
)
from onrecord.clean.posted import order_of_dates, posted
from onrecord.clean.thread_numbers import numbers_of
from onrecord.clean.units import Unit
from onrecord.clean.writers import handle_of, parted
from onrecord.model import Comment, Declared, Page, Problem, RecordKey, Region, address, problem
from onrecord.spans import Span

COMMENT = Region.COMMENT  # asked of the class, it costs a call
_BETWEEN = 3  # lines of another kind that may stand inside a thread: an advertisement, a removed comment
_ABOVE = 4  # lines above a thread among which its heading is looked for
_LABELS = frozenset(
    {"join date", "joined", "registered", "member since", "registriert seit", "dabei seit", "beigetreten"}
)
_SAID = (WORDS, REMOVED)
_SENTENCE_END = (".", "!", "?", "…", "”", '"', "»", ")", "。")
_MANY = 14  # words of a line that is no headline, though nothing ends it
_OPENING = (DATED, RANK, PICTURE)
_TELLS_A_DAY = HAS_DIGIT | HAS_AGES | HAS_NEAR


def comments_of(
    page: Page, units: Sequence[Unit], regions: Sequence[Region], key: RecordKey, *, captured: str = ""
) -> Iterator[Comment]:
    """Give each comment among the units of region comment, with its writer's handle where it can be told.

    ``captured`` is the time of the capture, which "3 hours ago" counts from; "" where it is not known.
    """
    made = _entries(page.text, units, regions)
    spans = [_span(entry) for entry in made]
    handles = [handle_of(page.text, entry) for entry in made]
    handles = list(parted(page.text, made, handles))
    names = [handle.of(page.text) if handle else "" for handle in handles]
    dated = [[line.words for line in _dated(entry) if line.cues & _TELLS_A_DAY] for entry in made]
    day_first = order_of_dates([words for some in dated for words in some], page.language)
    found: list[str] = []
    for at, where in enumerate(places(made, names)):
        found.append(address("comment", page.capture, spans[at]))
        yield Comment(
            found[at],
            page.capture,
            spans[at],
            pseudonym(names[at], key) if names[at] else "",
            handles[at],
            posted(dated[at], captured=captured, day_first=day_first),
            where.depth,
            found[where.parent] if where.parent is not None else "",
        )


def missing(
    page: Page, units: Sequence[Unit], regions: Sequence[Region], declared: Sequence[Declared], count: int
) -> Iterator[Problem]:
    """Give a problem where the page speaks of more comments than are on it: a script or a next page holds them."""
    told = max(_told_counts(units, regions, declared), default=0)
    if told > count:
        are = "is" if count < 2 else "are"
        some = "a comment" if told == 1 else f"{told} comments"
        yield problem(page.capture, "passages", f"the page speaks of {some}, {count or 'none'} {are} on it")


def pseudonym(handle: str, key: RecordKey) -> str:
    """Return 12 hexadecimal digits that stand for a handle in this record, and in no other.

    Case and blanks do not count, nor does "@" before it: one reader is written in many ways.
    """
    folded = " ".join(handle.casefold().strip().lstrip("@").split())
    return hmac.new(key.key.encode("utf-8"), folded.encode("utf-8", "replace"), sha256).hexdigest()[:12]


# --- which lines are comments ------------------------------------------------------------------


def _entries(text: str, units: Sequence[Unit], regions: Sequence[Region]) -> list[Entry]:
    if COMMENT not in regions:
        return []
    if units[0].tag:
        made = [entry for entry in _numbered(text, units, regions) if _is_comment(entry) or _is_filled(entry)]
        if made:
            return made
    runs = list(_runs(regions))
    threads = [_lines(text, units, regions, run) for run in runs]
    # Whether each is of comments by its own lines, and whether it is one that opens.
    shown = [any(line.kind in _OPENING for line in lines) and shows_a_thread(lines) for lines in threads]
    opened = [
        is_shown or (any(line.kind in _OPENING for line in lines) and _is_headed(units, run))
        for lines, run, is_shown in zip(threads, runs, shown, strict=True)
    ]
    made = []
    for lines, is_opened, is_shown, run in zip(threads, opened, shown, runs, strict=True):
        # Where comments have names or dates, what has neither is the form below them or the site's own words.
        # Markup tells comments by more: what has neither number, name nor date there is a form or a policy.
        is_plain = not any(opened) and not units[0].tag and _is_headed(units, run)
        for entry in filter(_is_comment, entries(lines)):
            is_marked = is_opened and _is_opened(entry) and (is_shown or _names_somebody(entry))
            if is_marked or _is_said(entry) or (is_plain and _is_spoken(entry)):
                made.append(entry)
    return made


def _numbered(text: str, units: Sequence[Unit], regions: Sequence[Region]) -> list[Entry]:
    """Return the comments whose elements have numbers, names above them that were judged something else included."""
    numbers = numbers_of(units, [at for at, region in enumerate(regions) if region is COMMENT])
    lines = [line_of(text, units[at], is_inside=regions[at] is COMMENT) for at in numbers]
    return numbered_entries(lines, numbers.values())


def _runs(regions: Sequence[Region]) -> Iterator[range]:
    """Give the threads. A form or an advertisement between two comments does not end one: it only stands between."""
    first = last = -1
    for at, region in enumerate(regions):
        if region is not COMMENT:
            continue
        if first >= 0 and at - last > _BETWEEN + 1:
            yield range(first, last + 1)
            first = at
        first, last = (at if first < 0 else first), at
    if first >= 0:
        yield range(first, last + 1)


def _lines(text: str, units: Sequence[Unit], regions: Sequence[Region], run: range) -> list[Line]:
    lines = [line_of(text, units[at], is_inside=regions[at] is COMMENT) for at in run]
    if run.start and lines[0].kind is DATED and lines[0].handle is None:
        above = line_of(text, units[run.start - 1], is_inside=False)
        if above.kind is NAME:  # a first name that was taken for a line of the page's own
            lines.insert(0, above)
    return _settled(lines)


def _settled(lines: Sequence[Line]) -> list[Line]:
    """Return lines that are something else beside the one above them.

    Below "Join Date" alone stands that date, no comment's; "Norvik | May 4, 2020" below a name is a place.
    """
    made = list(lines)
    placed = [at for at, line in enumerate(made) if line.handle and line.kind is DATED and _is_after(line, " | ")]
    if placed and all(at and made[at - 1].kind is NAME and not made[at].unit.tag for at in placed):
        for at in placed:
            made[at] = replace(made[at], handle=None)
    for at in range(1, len(made)):
        is_label = made[at - 1].kind is RANK and not any(map(str.isdigit, made[at - 1].words))
        if is_label and made[at].is_bare and "#" not in made[at].words and made[at - 1].words.casefold() in _LABELS:
            made[at] = replace(made[at], kind=RANK)
    return made


def _is_after(line: Line, mark: str) -> bool:
    return line.handle is not None and line.words.startswith(mark, line.handle.end)


def _is_comment(entry: Entry) -> bool:
    """Tell whether somebody says something in these lines, or did before it was removed."""
    if is_pingback(entry) or not any(line.is_inside for line in entry):
        return False
    said = sum(len(line.words) for line in entry if line.kind in _SAID)
    inside = sum(len(line.words) for line in entry if line.kind in _SAID and line.is_inside)
    if said:
        return inside * 3 >= said or any(line.kind in _OPENING and line.is_inside for line in entry)
    # "So true" may look like a name; a name alone says nothing.
    names = sum(line.kind is NAME for line in entry)
    opens = any(line.kind is PICTURE or (line.kind is DATED and not line.is_bare) for line in entry)
    return names + opens > 1


def _is_filled(entry: Entry) -> bool:
    """Tell whether an element with a comment's number holds more than its head: "15 Jul 2019!" may be all it says."""
    lines = [line for line in entry if line.kind is not BUTTONS]
    return (
        len(lines) > 1
        and lines[0].handle is not None
        and any(line.is_inside for line in lines)
        and not is_pingback(entry)
    )


def _is_headed(units: Sequence[Unit], run: range) -> bool:
    """Tell whether a heading of comments stands in or close above these lines."""
    return any(_says_comments(units[at]) for at in range(max(0, run.start - _ABOVE), run.stop))


def _says_comments(unit: Unit) -> bool:
    words = unit.words
    return is_heading(unit) or named_in(words) is not None or _quotes(words)


def _quotes(words: str) -> bool:
    return len(words) <= MOST_QUOTED and quoted(words, cues_in(words)) != ""


def _names_somebody(entry: Entry) -> bool:
    """Tell whether these lines name a writer, or say that it is nobody: a date alone may be another article's."""
    return any(line.handle is not None or line.is_nameless or line.kind is PICTURE for line in entry)


def _is_spoken(entry: Entry) -> bool:
    """Tell whether somebody speaks here, under a name or in whole sentences: a list of headlines does neither."""
    said = [line.words for line in entry if line.kind in _SAID]
    if said and entry[0].kind is NAME and " " not in entry[0].words:
        return True
    return any(words.endswith(_SENTENCE_END) or words.count(" ") > _MANY for words in said)


def _is_opened(entry: Entry) -> bool:
    """Tell whether a name with its date, a rank, a picture or a bullet of a text's list marks these lines off."""
    return any(line.kind in _OPENING for line in entry) or (entry[0].is_bullet and not entry[0].unit.tag)


def _is_said(entry: Entry) -> bool:
    return any(says_by_name(line) and (not line.unit.tag or is_of_comments(line.unit)) for line in entry[:2])


def _told_counts(units: Sequence[Unit], regions: Sequence[Region], declared: Sequence[Declared]) -> Iterator[int]:
    for note in declared:
        if note.name == "comments" and note.value.isdecimal():
            yield int(note.value[:9])
    for run in list(_runs(regions))[:50]:
        for at in range(max(0, run.start - _ABOVE), min(run.stop, run.start + 2)):
            yield told_count(units[at].words)


# --- one comment -------------------------------------------------------------------------------


def _span(entry: Entry) -> Span:
    return Span(min(line.unit.span.start for line in entry), max(line.unit.span.end for line in entry))


def _dated(entry: Entry) -> list[Line]:
    """Return the lines that may tell a comment's day, likeliest first; never one that tells since when one is there.

    Where a line does that, a bare date before the last of its head may be the same: "Moderator | Dec 6, 2014".
    """
    lines = [line for line in entry if line.kind in (DATED, BUTTONS, NAME)]
    said = next((at for at, line in enumerate(entry) if line.kind is WORDS), len(entry))
    if not any(line.kind is RANK for line in entry[:said]):
        return lines
    head = [line for line in entry[:said] if line.kind is DATED]
    return head[::-1] + [line for line in lines if line not in head]
