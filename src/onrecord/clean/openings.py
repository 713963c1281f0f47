"""What each line of a thread of comments is: a name, a date, a button, a heading, a quotation, somebody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.clean.handles import BY, NAMELESS, VERB, Named, answered, handle_in, quoted
from onrecord.clean.line_cue_kinds import FIRST_BY, FIRST_NOBODY, HAS_AGES, HAS_HEADS, HAS_HOUR, HAS_VERB
from onrecord.clean.line_cues import cues_in
from onrecord.clean.line_kinds import (
    ANSWER,
    BUTTONS,
    DATED,
    HEADING,
    LONG,
    NAME,
    OUTSIDE,
    PICTURE,
    RANK,
    REMOVED,
    SHORT,
    WORDS,
    Kind,
    is_counted,
    kind_of_words,
)
from onrecord.clean.making import Maker
from onrecord.clean.posted import AGO, CLOCK, NEAR
from onrecord.clean.units import Unit
from onrecord.spans import Span

_REMEMBERED = 2048  # words of class and id, which come again and again
_REPLY = re.compile(
    r"repl(?:y|ies)|report|recommend|like|quote|vote|permalink|antwort|melden|zitieren|répon|signaler|responder|denunciar|"
    r"rispondi|beantwoord|odpowiedz|ответить|пожаловаться|цитировать|svara",
    re.I,
)
_COMMENTING = re.compile(r"comm?ent|komment|reply|posting|review|opinion")
_SPEAKS = re.compile(rf"\s{VERB}\b", re.I)
_NOTICE = re.compile(r"(?:^|\s)(?:ping|track)back(?=\s|$)")
_PINGBACK = re.compile(r"\W{0,3}(?:ping|track)backs?\b", re.I)
# What the markup calls a form, a count on another page's teaser, or a list of comments on other articles.
_OUTSIDE = re.compile(
    r"(?:\S{0,30}comment-?form\S{0,30}|respond|comment-respond|\S{0,20}reply-(?:title|form)\S{0,20}|must-log-in|"
    r"\S{0,20}(?:add|write|post|leave|send)-?_?comment\S{0,30}|comments?-send\S{0,40}|comment[_-](?:rules|note|notes|policy)\S{0,20}|"
    r"\S{0,20}(?:recent|recently|latest|last|most|neueste|aktuelle|letzte|derniers|ultimos|ultimi)[-_]{0,2}"
    r"(?:comment|kommentar|coment|komment)\S{0,30}|comments?-?_?(?:counts?|number|num)\S{0,20}|"
    r"\S{0,20}modal\S{0,20}|\S{0,20}popup\S{0,20}|\S{0,20}log-?in\S{0,20}|\S{0,20}(?:subscri|newsletter)\S{0,30}|widget_\S{0,40})"
)
_NEAR = 140  # characters of class words, innermost first
_OWN_ELEMENT = re.compile(r"\S{0,20}(?:comment|kommentar|post)-?\d{1,20}$|c\d{10,20}")
_NAMES = re.compile(r"author|user|nick|\bname|\bfn\b|vcard|byline|handle|poster|commenter|pseudo|autor|avtor|persona")
_NOT_NAMES = re.compile(r"body|text|content|message|meta-?data|date|time|avatar|\buserinteraction")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a thread, read by itself."""

    unit: Unit
    words: str  # the unit's
    cues: int  # what they may hold, by bits of `line_cue_kinds`; 0 of long ones
    kind: Kind
    handle: Named | None  # of its writer, in the unit's words
    answers: str  # the handle that it says it answers, or whose words it announces
    is_quoted: bool  # another's words: behind ">" or in a block of quotation
    is_bullet: bool
    indent: int
    is_inside: bool  # judged to be of a comment, not only between two that are
    is_marked: bool  # its markup calls it a writer's name
    is_nameless: bool  # a date whose writer is told to be nobody: "Guest, Norvik, May 4, 2020"

    @property
    def is_bare(self) -> bool:
        """Tells of a date or a rank that names nobody: the name stands on another line."""
        return self.kind in (DATED, RANK) and self.handle is None and not self.is_nameless


_LINE = Maker(Line)


def line_of(text: str, unit: Unit, is_inside: bool) -> Line:
    """Return what a line of a thread shows by itself; ``text`` is the page's."""
    words, tag, hints, indent = unit.words, unit.tag, unit.hints, unit.indent
    cues = cues_in(words) if len(words) < LONG else 0
    is_quoted = tag == "blockquote" if tag else ">" in _lead(text, unit.span, indent)
    kind = _kind(tag, hints, words, cues)
    handle, answers, is_marked, is_nameless = None, "", False, False
    if kind is not WORDS:
        answers = (answered(words, cues) if len(words) <= SHORT else "") or quoted(words, cues)
    elif not is_quoted:
        answers = quoted(words, cues)
    if kind is DATED:
        handle = handle_in(words)
        is_nameless = handle is None and _is_of_nobody(words, cues)
    elif kind is NAME:
        handle = handle_in(words)
        is_marked = bool(tag) and _is_marked(hints)
    made: Line = _LINE.of(
        (
            *(unit, words, cues, kind, handle, answers, is_quoted),
            *(unit.bullet and not is_quoted, indent, is_inside, is_marked, is_nameless),
        )
    )
    return made


def _lead(text: str, span: Span, indent: int) -> str:
    """Return what stands before a line's first word."""
    return text[span.start - indent : span.start]


def _is_of_nobody(words: str, cues: int) -> bool:
    if not cues & (FIRST_NOBODY | FIRST_BY):
        return False
    by = BY.match(words)
    return NAMELESS.match(words, by.end() if by else 0) is not None


def _kind(tag: str, hints: str, words: str, cues: int) -> Kind:
    if tag and _is_outside(hints) and not is_counted(words, cues):
        return OUTSIDE
    kind = kind_of_words(words, cues)
    if tag and (kind is NAME or kind is WORDS) and len(words) <= SHORT:
        if _is_marked(hints) and handle_in(words):
            return NAME
        if _is_no_name(hints.partition(" ")[0]):
            return WORDS
    return kind


def is_heading(unit: Unit) -> bool:
    """Tell whether a line heads a thread: "12 Comments", "Recent comments"."""
    words = unit.words
    cues = cues_in(words) if len(words) < LONG else 0
    return bool(cues & HAS_HEADS) and _kind(unit.tag, unit.hints, words, cues) is HEADING


@lru_cache(maxsize=_REMEMBERED)
def _is_outside(hints: str) -> bool:
    """Tell whether markup calls a block a form or the like: it or what is close around it, inside its own comment."""
    for word in hints[:_NEAR].split():
        told = _tells_of(word)
        if told is not None:
            return told
    return False


@lru_cache(maxsize=_REMEMBERED)
def _tells_of(word: str) -> bool | None:
    """Tell whether a word of class or id is that of a form or the like; None where it is neither that nor a comment's.

    False: it is a comment's own, and what stands around it is no matter.
    """
    if _OWN_ELEMENT.match(word):
        return False
    return True if _OUTSIDE.fullmatch(word) else None


def _is_marked(hints: str) -> bool:
    """Tell whether the three words of class and id that stand closest to a line call it a name."""
    return any(map(_is_name, hints.split(" ", 3)[:3]))


@lru_cache(maxsize=_REMEMBERED)
def _is_name(word: str) -> bool:
    """Tell whether a word of class or id is that of a name."""
    return _NAMES.search(word) is not None and not _is_no_name(word)


@lru_cache(maxsize=_REMEMBERED)
def _is_no_name(word: str) -> bool:
    return _NOT_NAMES.search(word) is not None


def place(line: Line, named: Named, text: str) -> Span | None:
    """Return where a name inside a line's words stands on the page; None where a line break parts it."""
    words = line.words[named.start : named.end]
    at = text.find(words, line.unit.span.start, line.unit.span.end)
    return Span(at, at + len(words)) if at >= 0 else None


def shows_a_thread(lines: Sequence[Line]) -> bool:
    """Tell whether dated lines are a thread's, and no list of articles with their days."""
    return any(
        line.kind in (RANK, PICTURE, ANSWER, REMOVED)
        or (line.kind is BUTTONS and _REPLY.search(line.words) is not None)
        or (line.kind is NAME and line.answers != "")
        or (line.kind in (DATED, NAME) and is_of_comments(line.unit))
        or (line.kind is DATED and line.handle is not None and _is_of_a_reader(line))
        for line in lines
    )


def _is_of_a_reader(line: Line) -> bool:
    words, cues = line.words, line.cues
    if cues & HAS_HOUR and (CLOCK.search(words) or NEAR.search(words)):
        return True
    if (cues & HAS_VERB and _SPEAKS.search(words)) or (cues & FIRST_BY and BY.match(words)):
        return True
    return bool(cues & HAS_AGES and AGO.search(words))


def is_of_comments(unit: Unit) -> bool:
    """Tell whether markup calls a block, or what is close around it, a comment."""
    return bool(unit.tag) and _speak_of_comments(unit.hints[:_NEAR])


@lru_cache(maxsize=_REMEMBERED)
def _speak_of_comments(hints: str) -> bool:
    return _COMMENTING.search(hints) is not None


def is_pingback(lines: Sequence[Line]) -> bool:
    """Tell whether these lines are a notice of another page's link, which no reader wrote."""
    for line in lines[:2]:
        hints = line.unit.hints
        if ("back" in hints and _NOTICE.search(hints)) or _PINGBACK.match(line.words):
            return True
    return False
