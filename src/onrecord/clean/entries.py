"""Where one comment of a thread ends and the next begins.

Markup mostly says it: each comment's element has a number of its own. Elsewhere the lines say it. A thread's entries
are bullets of a list; or each opens with a name, a date or a rank; or each ends with one ("Comment by NAME | DATE").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from onrecord.clean.handles import BY
from onrecord.clean.headings import heads_others, is_on_another
from onrecord.clean.line_cue_kinds import FIRST_BY
from onrecord.clean.line_kinds import (
    ANSWER,
    BUTTONS,
    DATED,
    HEADING,
    NAME,
    OUTSIDE,
    PICTURE,
    RANK,
    REMOVED,
    SUBJECT,
    WORDS,
)
from onrecord.clean.openings import Line

Entry = list[Line]

_ASIDE = (HEADING, OUTSIDE)
_SAID = (WORDS, REMOVED)
_OPENING = (DATED, RANK)
_HEAD = (NAME, PICTURE, BUTTONS, RANK, SUBJECT, ANSWER, DATED)
_PROFILE = (RANK, BUTTONS, PICTURE)


def entries(lines: Sequence[Line]) -> list[Entry]:
    """Return the lines of a thread comment by comment, in reading order; headings and forms are in none."""
    made: list[Entry] = []
    head: Entry = []
    for aside, some in groupby(lines, key=lambda line: line.kind in _ASIDE):
        if aside:
            head = list(some)
            continue
        entry = list(some)
        if not (head and heads_others(head[-1].words) and any(is_on_another(line.words) for line in entry[:3])):
            made += _by_words(entry)
    return made


def numbered_entries(lines: Sequence[Line], numbers: Iterable[str]) -> list[Entry]:
    """Gather what has one number, down to the first answer: what its element holds below that are its buttons."""
    held: dict[str, Entry] = {}
    last = ""
    for line, key in zip(lines, numbers, strict=True):
        if key and line.kind not in _ASIDE and (key == last or key not in held):
            held.setdefault(key, []).append(line)
            last = key
    return [entry for entry in held.values() if any(line.is_inside for line in entry)]


def _by_words(lines: Entry) -> Iterator[Entry]:
    dated = [at for at, line in enumerate(lines) if line.kind in _OPENING]
    if dated and _is_signature(lines[dated[0]]) and _closes(lines, dated[0]):
        return _split_after(lines)  # whatever lists of their own the comments hold
    if _is_list(lines):
        return _split_list(lines)
    if dated and _closes(lines, dated[0]):
        return _split_after(lines)
    if dated or any(line.kind is PICTURE for line in lines):
        return _split_before(lines)
    return _split_plain(lines)


# --- entries of a list -------------------------------------------------------------------------


def _is_list(lines: Entry) -> bool:
    first = next((line for line in lines if line.kind is not BUTTONS), None)
    if first is None or not first.is_bullet:
        return False
    bullets = [line for line in lines if line.is_bullet]
    dated = sum(line.kind in _OPENING for line in lines)
    opened = sum(line.is_bullet and line.kind in (*_OPENING, NAME, PICTURE) for line in lines)
    return len(bullets) > 1 and (not dated or opened >= dated or len(bullets) >= dated)


@dataclass(slots=True)
class _Held:
    """The lines of the comment that is being read, and what they hold: asked of every line, so kept, not looked up."""

    lines: Entry = field(default_factory=list)
    is_full: bool = False  # with words, or closed by buttons
    is_said: bool = False  # with words
    is_dated: bool = False  # with a date or a rank
    is_head: bool = True  # nothing but names, pictures and ranks
    names: set[str] = field(default_factory=set)  # that stand beside a date

    def add(self, line: Line, *, is_name_alone: bool) -> None:
        """Take one more line; ``is_name_alone``: it may look like a name, but opens nothing and so is words."""
        self.lines.append(line)
        self.is_said |= line.kind in _SAID
        self.is_dated |= line.kind in _OPENING
        self.is_head &= line.kind in _HEAD
        self.is_full |= line.kind in _SAID or is_name_alone or (line.kind is BUTTONS and self.is_dated)
        if line.kind is DATED and line.handle:
            self.names.add(_name(line))


def _name(line: Line) -> str:
    return line.words[line.handle.start : line.handle.end] if line.handle else ""


def _split_list(lines: Entry) -> Iterator[Entry]:
    """Split at the bullets; of those set further in, at those that name somebody or follow a finished comment."""
    outer = min(line.indent for line in lines if line.is_bullet)
    held = _Held()
    for at, line in enumerate(lines):
        if held.lines and line.is_bullet and (line.indent <= outer + 1 or _opens_inner(lines, at, held)):
            yield held.lines
            held = _Held()
        held.add(line, is_name_alone=False)
    if held.lines:
        yield held.lines


def _opens_inner(lines: Entry, at: int, held: _Held) -> bool:
    if lines[at].kind in (DATED, PICTURE):
        return True
    below = lines[at + 1] if at + 1 < len(lines) else None
    is_named = lines[at].kind is NAME and below is not None and not below.is_bullet
    return is_named or (held.is_said and held.lines[-1].kind in (DATED, BUTTONS))


# --- entries that open with a name, a date or a rank -------------------------------------------


def _split_before(lines: Entry) -> Iterator[Entry]:
    """Split where a name, date or rank follows words or buttons; a name above it goes with it."""
    held = _Held()
    in_profile = False  # of its writer, below the words
    is_named = any(line.kind is DATED and line.handle for line in lines)
    by_turns = not any(line.kind in _OPENING for line in lines)
    for at, line in enumerate(lines):
        repeats_name = line.kind is NAME and held.is_full and _name(line) in held.names
        in_profile = repeats_name or (in_profile and line.kind in _PROFILE)
        opens = not in_profile and _opens(lines, at, by_turns=by_turns)
        if opens and (held.is_full or held.names) and not _follows_its_name(held, line, is_named):
            yield held.lines
            held = _Held()
        held.add(line, is_name_alone=line.kind is NAME and not opens)
    if held.lines:
        yield held.lines


def _opens(lines: Entry, at: int, *, by_turns: bool) -> bool:
    """Tell whether a line is where a comment may begin.

    ``by_turns``: the thread has no dates, and so names, or pictures and names, may take turns with words.
    """
    line = lines[at]
    if line.kind in (*_OPENING, PICTURE):
        return True
    if line.kind not in (NAME, SUBJECT) or line.is_quoted:
        return False
    below = next((each for each in lines[at + 1 : at + 4] if not _is_badge(each)), None)
    if line.kind is SUBJECT:
        return below is not None and below.kind in (*_OPENING, NAME)
    if below is None or below.is_bullet:
        return False
    if below.kind in _OPENING:
        return below.is_bare  # a name above a named date is what somebody wrote, or a title
    follows_picture = at > 0 and lines[at - 1].kind is PICTURE
    return by_turns and below.kind is WORDS and not follows_picture and not line.answers


def _is_badge(line: Line) -> bool:
    """Tell whether a line between a name and its date only decorates: "•", "OP"."""
    return line.kind is BUTTONS and len(line.words) < 3


def _follows_its_name(held: _Held, line: Line, is_named: bool) -> bool:
    """Tell whether all that is held is a name or a picture, whose date this line is."""
    return line.kind in _OPENING and not line.handle and held.is_head and not (held.names and is_named)


# --- entries that end with a name or a date ----------------------------------------------------


def _closes(lines: Entry, dated: int) -> bool:
    """Tell whether the first dated line stands below its comment's words."""
    first = next((at for at, line in enumerate(lines) if line.kind not in (BUTTONS, PICTURE)), 0)
    if first == dated or lines[first].kind in _OPENING:
        return False
    said = any(line.kind in _SAID for line in lines[first:dated])
    is_below = lines[dated].handle is None or _is_signature(lines[dated])
    named = dated and lines[dated - 1].kind is NAME
    return said and is_below and not named


def _is_signature(line: Line) -> bool:
    return bool(line.cues & FIRST_BY and BY.match(line.words))  # "Comment by NAME", "posted by NAME"


def _split_after(lines: Entry) -> Iterator[Entry]:
    """Split after each group of names, dates and buttons below words."""
    held: Entry = []
    ended = False
    for line in lines:
        if ended and line.kind in (*_SAID, NAME):
            yield held
            held, ended = [], False
        held.append(line)
        ended = ended or line.kind in _OPENING
    if held:
        yield held


# --- entries without dates ---------------------------------------------------------------------


def _split_plain(lines: Entry) -> Iterator[Entry]:
    """Split at buttons below words, at bullets, at names that say something; else it is one comment."""
    held = _Held()
    closed = False
    by_turns = _names_take_turns(lines)
    for at, line in enumerate(lines):
        named = line.kind is NAME and (bool(line.answers) or by_turns) and at + 1 < len(lines)
        begins = closed or line.is_bullet or named or says_by_name(line)
        if begins and line.kind in (WORDS, NAME, REMOVED) and held.is_said:
            yield held.lines
            held = _Held()
        closed = line.kind is BUTTONS and bool(held.lines)
        held.add(line, is_name_alone=False)
    if held.lines:
        yield held.lines


def _names_take_turns(lines: Entry) -> bool:
    """Tell whether every other line is a name, from the first on."""
    spoken = [line.kind for line in lines if line.kind is not BUTTONS]
    names, words = spoken[::2], spoken[1::2]
    return len(words) > 1 and all(kind is NAME for kind in names) and all(kind is WORDS for kind in words)


_HEADING = re.compile(r"(?:\d{1,5}|one|no)\s+(?:comments?|replies|responses?|kommentare?)\s*[|:–—-]\s*", re.I)
NAMED = re.compile(
    r"([\w.@'’-]{2,30}(?:\s[\w.'’-]{1,20}){0,2}?)(?::\s+|\s(?:wrote|writes|said|says|commented|schrieb|schreibt)\s?:\s*)(?=\S)"
)


def says_by_name(line: Line) -> bool:
    """Tell whether a line is of the form "NAME: words"."""
    return line.kind in (WORDS, NAME) and named_in(line.words) is not None


def named_in(words: str) -> re.Match[str] | None:
    """Return the match of "NAME: words", whose first group is the name; a heading before it is passed over."""
    if ":" not in words:
        return None
    heading = _HEADING.match(words)
    return NAMED.match(words, heading.end() if heading else 0)
