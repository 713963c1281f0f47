"""Which comment answers which: by how the thread is set, and by whom the words turn to or quote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.clean.entries import Entry
from onrecord.clean.handles import VERB, folded
from onrecord.clean.line_cues import numbered
from onrecord.clean.line_kinds import NAME, WORDS
from onrecord.clean.openings import Line
from onrecord.clean.thread_numbers import ancestry

_LEVEL = re.compile(
    r"(?:\S{0,30}[-_])?(?:depth|level|lvl|indent|indentation|generation|nivel|niveau|ebene)[-_]{0,2}(\d{1,3})"
)
_INNER = re.compile(
    r"children|(?:\S{0,20}[-_])?(?:child|sub|nested)[-_]?(?:comments?|replies|list)\S{0,10}|"
    r"(?:\S{0,20}[-_])?replies(?:[-_]list)?|comment[-_]{1,2}repl(?:y|ies)|(?:is-)?(?:a-)?reply|thread[-_]children|answers|sub-?replies"
)
_QUOTE_LEAST = 25  # characters of a line that is found again in another comment; shorter ones may agree by chance
_VOCATIVE = re.compile(rf"([^\s,:!.?]{{2,30}}(?:\s[^\s,:!.?]{{1,20}}){{0,2}}?)(?:\s{VERB})?\s?[,:]\s", re.I)
_MOST_NAME_WORDS = 4
_LONGEST_NAME = 120  # characters: the longest that `_VOCATIVE` matches
_REMEMBERED = 2048  # words of class and id come again and again
_MOST_STEPS = 100  # up a branch: nobody reads deeper ones


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment stands in its thread."""

    depth: int  # 0 for a first one
    parent: int | None  # the number of the entry that it answers, always a smaller one


@dataclass(slots=True)
class _Known:
    """The comments read so far: by handle, and by the lines they hold."""

    by_handle: dict[str, int] = field(default_factory=dict)
    by_words: dict[str, int] = field(default_factory=dict)

    def named(self, words: str) -> int | None:
        """Return the last comment by the handle that ``words`` begin with."""
        parts = folded(words).split(" ", _MOST_NAME_WORDS)[:_MOST_NAME_WORDS]
        for count in range(len(parts), 0, -1):
            found = self.by_handle.get(" ".join(parts[:count]).rstrip(",.:;!?"))
            if found is not None:
                return found
        return None


def places(made: Sequence[Entry], handles: Sequence[str]) -> list[Place]:
    """Return the place of each of a page's comments; ``handles`` are their writers', "" where there is none."""
    levels = _levels(made)
    above = list(_parents(levels))
    outer = _by_markup(made)
    known = _Known()
    found: list[Place] = []
    for at, entry in enumerate(made):
        set_under = above[at] if outer.get(at) is None else outer[at]
        plain = [_plain(line.words) if line.kind is WORDS else "" for line in entry]
        told = _told(entry, plain, known, handles[at])
        parent = told if told is not None and _agrees(told, set_under, found) else set_under
        least = found[parent].depth + 1 if parent is not None else 0
        found.append(Place(max(least, 0 if set_under is None else found[set_under].depth + 1), parent))
        _remember(known, plain, handles[at], at)
    return found


def _agrees(told: int, set_under: int | None, found: Sequence[Place]) -> bool:
    """Tell whether the comment named stands in the same branch as the one it is set under; any does where none is."""
    at: int | None = told
    for _ in range(_MOST_STEPS):
        if at is None or set_under is None or at <= set_under:
            break
        at = found[at].parent
    return set_under is None or at == set_under


# --- how the thread is set ---------------------------------------------------------------------


def _by_markup(made: Sequence[Entry]) -> dict[int, int]:
    """Return for each comment the one whose element is around its own."""
    at_key: dict[str, int] = {}
    found: dict[int, int] = {}
    for at, entry in enumerate(made):
        keys = ancestry(entry[0].unit.hints) if entry[0].unit.tag else []
        if not keys:
            continue
        outer = next((at_key[key] for key in keys[1:] if key in at_key), None)
        if outer is not None:
            found[at] = outer
        at_key.setdefault(keys[0], at)
    return found


def _levels(made: Sequence[Entry]) -> list[int]:
    """Return how far in each comment is set, in whatever measure the page has; all 0 where it has none."""
    if not made:
        return []
    if not made[0][0].unit.tag:
        return _indents(made)
    for measure in (_class_level, _inner_words):
        found = [measure(entry[0].unit.hints) for entry in made]
        if len(set(found)) > 1:
            return found
    return _element_depths(made)


def _class_level(hints: str) -> int:
    found = next(filter(None, map(_LEVEL.fullmatch, numbered(hints))), None)
    return int(found[1]) if found else 0


def _inner_words(hints: str) -> int:
    return sum(map(_is_inner, hints.split(" ")))


@lru_cache(maxsize=_REMEMBERED)
def _is_inner(word: str) -> bool:
    """Tell whether a word of class or id is that of answers to a comment."""
    return _INNER.fullmatch(word) is not None


def _element_depths(made: Sequence[Entry]) -> list[int]:
    """Measure the elements of lines that the markup calls the same in most comments: names, or texts."""
    # In reading order, and no set's: of two that come equally often the first must win in every process.
    calls = Counter(name for entry in made for name in dict.fromkeys(map(_called, entry)) if name)
    name, count = calls.most_common(1)[0] if calls else ("", 0)
    if count < max(2, 0.8 * len(made)):
        return [0] * len(made)
    depths = [next((line.unit.depth for line in entry if _called(line) == name), 0) for entry in made]
    top = min(filter(None, depths), default=0)
    return [max(0, depth - top) for depth in depths]


def _called(line: Line) -> str:
    return line.unit.hints.partition(" ")[0].rstrip("0123456789-_")


def _indents(made: Sequence[Entry]) -> list[int]:
    """Measure a text's indents, where the first lines of all comments are alike: all bullets, or none."""
    first = [entry[0] for entry in made]
    if len({line.is_bullet for line in first}) > 1:
        return [0] * len(made)
    return [line.indent for line in first]


def _parents(levels: Sequence[int]) -> Iterator[int | None]:
    """Give for each comment the last one above that is set less far in, by two characters or any whole level."""
    slack = 1 if len(set(levels)) > 1 and max(levels) > 20 else 0
    stack: list[int] = []
    for at, level in enumerate(levels):
        while stack and levels[stack[-1]] >= level - slack:
            stack.pop()
        yield stack[-1] if stack else None
        stack.append(at)


# --- whom the words turn to --------------------------------------------------------------------


def _told(entry: Entry, plain: Sequence[str], known: _Known, own: str) -> int | None:
    """Return the earlier comment that an entry says it answers, addresses, or quotes; ``plain``: what its lines say."""
    first = True
    for line, words in zip(entry, plain, strict=True):
        if line.answers and folded(line.answers) != folded(own):
            found = known.named(line.answers)
            if found is not None:
                return found
        if line.kind is NAME and line.words.startswith("@"):
            found = known.named(line.words[1:])
            if found is not None:
                return found
        if line.kind is not WORDS:
            continue
        found = known.by_words.get(words) if len(words) >= _QUOTE_LEAST else None
        if found is None and first and not line.is_quoted:
            found = _addressed(line.words, known, own)
            first = False
        if found is not None:
            return found
    return None


def _addressed(words: str, known: _Known, own: str) -> int | None:
    if words.startswith("@"):
        found = known.named(words[1:200].lstrip())
    else:
        head = words[:_LONGEST_NAME]
        name = _VOCATIVE.match(words) if "," in head or ":" in head else None
        found = known.by_handle.get(folded(name[1])) if name else None
    return found if found != known.by_handle.get(folded(own)) else None


def _remember(known: _Known, plain: Sequence[str], handle: str, at: int) -> None:
    if handle:
        known.by_handle[folded(handle)] = at
    for words in plain:
        if len(words) >= _QUOTE_LEAST:
            known.by_words.setdefault(words, at)


def _plain(words: str) -> str:
    return words.strip(" \t\"'“”„«»‘’>").casefold()
