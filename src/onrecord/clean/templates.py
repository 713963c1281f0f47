# cython: wraparound=False, initializedcheck=False
"""What comes again and again on a page though its words change: the lines of a thread, of a list, of a feed.

"grumpy says:", "Iron19 says:" and "Ann Holm says:" are one template: a word that several short lines of the page share
stays, all others count by their class alone. No list of phrases is asked, so a layout never seen before shows too.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.signs import LOGGED, LOGS
from onrecord.clean.units import Unit

_SHORT = 120  # characters
_FEW = 14  # tokens: a longer line is what somebody wrote
_FAR = 50  # units
_SHARED = 3  # short lines with a word make it part of a template
_PLAIN = frozenset("Xa")
_EDGE = 24  # characters at either end of a long line that may be a template: "[Ann] …", "… (Ann, Norvik)"
_BESIDE = 3  # tokens at an edge
_NEVER = 1e6  # units away
_MOST_KEPT = 65_536  # tokens whose classes are kept

NAMES = (
    "template", "template_kept", "template_above", "template_below", "alternating", "alternating_above",
    "since_alternating", "until_alternating", "opens_alike", "ends_alike",
)  # fmt: skip
_WIDTH = len(NAMES)


def templates_of(units: Sequence[Unit]) -> NDArray[np.float32]:
    """Return one row a unit, one column a name of ``NAMES``."""
    return np.frombuffer(templates([unit.words for unit in units]), dtype=np.float32).reshape(-1, _WIDTH)


def templates(lines: Sequence[str]) -> array[float]:
    """Return one number a name of ``NAMES`` for each line, one line after the other."""
    if len(_CLASSES) > _MOST_KEPT:
        _CLASSES.clear()
    made = array("f", bytes(4 * _WIDTH * len(lines)))
    _recurring(_kinds([_tokens(line) for line in lines], _CLASSES, made), made)
    _edges([_opens(line, _CLASSES) for line in lines], _WIDTH - 2, made)
    _edges([_ends(line, _CLASSES) for line in lines], _WIDTH - 1, made)
    return made


def _tokens(words: str) -> list[str]:
    """Return the tokens of a short line, none of a longer one."""
    if len(words) > _SHORT:
        return []
    tokens = words.split()
    return tokens if len(tokens) <= _FEW else []


def _kinds(lines: Sequence[list[str]], classes: dict[str, str], made: array[float]) -> array[int]:
    """Return a number for each line, the same for those of one template; 0 for a line without tokens.

    Writes which share of its tokens several short lines have.
    """
    times: dict[str, int] = {}  # in how many lines
    last: dict[str, int] = {}  # the last such line
    for line in range(len(lines)):
        for token in lines[line]:
            if last.get(token, -1) != line:
                last[token] = line
                times[token] = times.get(token, 0) + 1
    ids: dict[str, int] = {"": 0}
    seen: dict[str, int] = {"": 0}  # by the classes as they stand: most lines of a list are alike in them
    kinds = array("i", bytes(4 * len(lines)))
    for line in range(len(lines)):
        tokens = lines[line]
        if not tokens:
            continue
        shown = []
        kept = 0
        for token in tokens:
            if times[token] >= _SHARED:
                kept += 1
                shown.append(token)
            else:
                shown.append(_class_of(token, classes))
        written = " ".join(shown)
        kind = seen.get(written, -1)
        if kind < 0:
            kind = ids.setdefault(_template(written), len(ids))
            seen[written] = kind
        kinds[line] = kind
        made[line * _WIDTH + 1] = kept / len(tokens)
    return kinds


@lru_cache(maxsize=65536)
def _template(classes: str) -> str:
    each = classes.split(" ")
    if _PLAIN.issuperset(each):
        return " ".join([here for here, before in zip(each, ["", *each], strict=False) if here != before])
    # Handles are written large or small: beside a word or mark that stays, "osprey" and "Ann Holm" are alike.
    made = classes.replace("X ", "a ").replace("a a ", "a ").replace("a a ", "a ")
    return made[: len(made) - 1] + "a" if made.endswith(" X") else made


# What tokens are written with, learned as they come: their first character's kind, and a mark at their end.
_CLASSES: dict[str, str] = {}


def _class_of(token: str, classes: dict[str, str]) -> str:
    made = classes.get(token)
    if made is None:
        made = classes[token] = _class(token)
    return made


def _class(token: str) -> str:
    first, last = token[:1], token[len(token) - 1 :]
    kind = "0" if first.isdigit() else "X" if first.isupper() else "a" if first.isalnum() else first
    return kind + last if len(token) > 1 and not last.isalnum() else kind


def _recurring(kinds: array[int], made: array[float]) -> None:
    """Write how often each line's template comes, how near above and below, and which lines alternate."""
    count = len(kinds)
    times = array("i", bytes(4 * (count + 1)))
    latest = array("i", bytes(4 * (count + 1)))  # the last line of each template so far, from 1
    below = array("i", bytes(4 * count))
    above = array("i", bytes(4 * count))
    for line in range(count):
        below[line] = above[line] = _FAR
        kind = kinds[line]
        times[kind] += 1
        before = latest[kind] - 1
        latest[kind] = line + 1
        if kind and before >= 0 and line - before < _FAR:
            above[line] = below[before] = line - before
    seen = 0
    last = -_NEVER
    for line in range(count):
        at = line * _WIDTH
        again = times[kinds[line]] - 1 if kinds[line] else 0
        nearest = min(above[line], below[line])
        made[at] = _log1p(again)
        made[at + 2] = 1 / above[line]
        made[at + 3] = 1 / below[line]
        # A list's lines follow each other; what opens or closes a comment comes again some lines later.
        if again >= 2 and 2 <= nearest <= 12:
            made[at + 4] = 1
            seen += 1
            last = line
        made[at + 5] = min(seen, 8) / 4
        made[at + 6] = 1 / (1 + 0.3 * (line - last))
    following = _NEVER
    for line in range(count - 1, -1, -1):
        if made[line * _WIDTH + 4] > 0:
            following = line
        made[line * _WIDTH + 7] = 1 / (1 + 0.3 * (following - line))


def _log1p(count: int) -> float:
    return LOGS[count] if count < LOGGED else log1p(count)


def _opens(line: str, classes: dict[str, str]) -> str:
    """Return how a line begins, by classes; "" where no mark stands there that parts a name from the rest."""
    end = min(len(line), _EDGE)
    if not _has_mark(line, 0, end):
        return ""
    tokens = line[:end].split()
    return " ".join([_class_of(token, classes) for token in tokens[:_BESIDE]])


def _ends(line: str, classes: dict[str, str]) -> str:
    """Return how a line ends, by classes; "" where no such mark stands there."""
    begin = max(len(line) - _EDGE, 0)
    if not _has_mark(line, begin, len(line)):
        return ""
    tokens = line[begin:].split()
    return " ".join([_class_of(token, classes) for token in tokens[max(len(tokens) - _BESIDE, 0) :]])


def _has_mark(line: str, begin: int, end: int) -> bool:
    for at in range(begin, end):
        letter = line[at]
        if letter in ":|>)]-–—·•»#":
            return True
    return False


def _edges(keys: Sequence[str], column: int, made: array[float]) -> None:
    """Write how many lines have the same key, which is not ""."""
    times: dict[str, int] = {}
    for key in keys:
        if key:
            times[key] = times.get(key, 0) + 1
    at = column
    for key in keys:
        if key:
            made[at] = _log1p(times[key] - 1)
        at += _WIDTH
