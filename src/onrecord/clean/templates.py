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
    made = array("f", bytes(4 * _WIDTH * len(lines)))
    _recurring(_kinds([_tokens(line) for line in lines], made), made)
    _edges([_opens(line) for line in lines], _WIDTH - 2, made)
    _edges([_ends(line) for line in lines], _WIDTH - 1, made)
    return made


def _tokens(words: str) -> list[str]:
    """Return the tokens of a short line, none of a longer one."""
    if len(words) > _SHORT:
        return []
    tokens = words.split()
    return tokens if len(tokens) <= _FEW else []


def _kinds(lines: Sequence[list[str]], made: array[float]) -> array[int]:
    """Return a number for each line, the same for those of one template; 0 for a line without tokens.

    Writes which share of its tokens several short lines have.
    """
    numbers: dict[str, int] = {}  # of the different tokens
    each = array("i", bytes(4 * _FEW * len(lines)))  # the tokens of each line by number
    times = array("i", bytes(4 * _FEW * len(lines)))  # in how many lines each token stands
    last = array("i", bytes(4 * _FEW * len(lines)))  # the last such line, from 1
    count = 0
    for line in range(len(lines)):
        for token in lines[line]:
            number = numbers.setdefault(token, len(numbers))
            each[count] = number
            count += 1
            if last[number] != line + 1:
                last[number] = line + 1
                times[number] += 1
    shows = [token if times[number] >= _SHARED else _class(token) for token, number in numbers.items()]
    ids: dict[str, int] = {"": 0}
    seen: dict[str, int] = {"": 0}  # by the classes as they stand: most lines of a list are alike in them
    kinds = array("i", bytes(4 * len(lines)))
    count = 0
    for line in range(len(lines)):
        size = len(lines[line])
        if not size:
            continue
        shown = []
        kept = 0
        for at in range(count, count + size):
            number = each[at]
            kept += times[number] >= _SHARED
            shown.append(shows[number])
        count += size
        written = " ".join(shown)
        kind = seen.get(written, -1)
        if kind < 0:
            kind = ids.setdefault(_template(written), len(ids))
            seen[written] = kind
        kinds[line] = kind
        made[line * _WIDTH + 1] = kept / size
    return kinds


@lru_cache(maxsize=4096)
def _template(classes: str) -> str:
    each = classes.split(" ")
    if _PLAIN.issuperset(each):
        return " ".join([here for here, before in zip(each, ["", *each], strict=False) if here != before])
    # Handles are written large or small: beside a word or mark that stays, "osprey" and "Ann Holm" are alike.
    made = classes.replace("X ", "a ").replace("a a ", "a ").replace("a a ", "a ")
    return made[: len(made) - 1] + "a" if made.endswith(" X") else made


def _class(token: str) -> str:
    """Return what a token is written with: its first character's kind, and a mark at its end."""
    first, last = token[0], token[len(token) - 1]
    if first.isdigit():
        kind = "0"
    elif first.isupper():
        kind = "X"
    elif first.isalnum():
        kind = "a"
    else:
        kind = token[:1]
    return kind + token[len(token) - 1 :] if len(token) > 1 and not last.isalnum() else kind


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


def _opens(line: str) -> str:
    """Return how a line begins, by classes; "" where no mark stands there that parts a name from the rest."""
    end = min(len(line), _EDGE)
    if not _has_mark(line, 0, end):
        return ""
    tokens = line[:end].split()
    return " ".join([_class(token) for token in tokens[:_BESIDE]])


def _ends(line: str) -> str:
    """Return how a line ends, by classes; "" where no such mark stands there."""
    begin = max(len(line) - _EDGE, 0)
    if not _has_mark(line, begin, len(line)):
        return ""
    tokens = line[begin:].split()
    return " ".join([_class(token) for token in tokens[max(len(tokens) - _BESIDE, 0) :]])


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
