"""What comes again and again on a page though its words change: the lines of a thread, of a list, of a feed.

"grumpy says:", "Iron19 says:" and "Ann Holm says:" are one template: a word that several short lines of the page share
stays, all others count by their class alone. No list of phrases is asked, so a layout never seen before shows too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.units import Unit

_SHORT = 120  # characters
_FEW = 14  # tokens: a longer line is what somebody wrote
_FAR = 50  # units
_SHARED = 3  # short lines with a word make it part of a template
_PLAIN = frozenset("Xa")
_EDGE = 24  # characters at either end of a long line that may be a template: "[Ann] …", "… (Ann, Norvik)"
_MARK = re.compile(r"[:|>)\]\-–—·•»#]")
_MOST_KEPT = 65_536  # tokens whose classes are kept

NAMES = (
    "template", "template_kept", "template_above", "template_below", "alternating", "alternating_above",
    "since_alternating", "until_alternating", "opens_alike", "ends_alike",
)  # fmt: skip


def templates_of(units: Sequence[Unit]) -> NDArray[np.float32]:
    """Return one row a unit, one column a name of ``NAMES``."""
    short = [_tokens(unit.words) for unit in units]
    times = Counter(chain.from_iterable(map(set, short)))
    shared = {token for token, count in times.items() if count >= _SHARED}
    if len(_CLASSES) > _MOST_KEPT:
        _CLASSES.clear()
    shown = {token: token if token in shared else _CLASSES[token] for token in times}
    kinds = _kinds(short, shown)
    kept = [0.0 if shared.isdisjoint(each) else sum(map(shared.__contains__, each)) / len(each) for each in short]
    again = np.where(kinds > 0, np.bincount(kinds)[kinds] - 1, 0).astype(np.float32)
    above, below = _gaps(kinds)
    nearest = np.minimum(above, below)
    # A list's lines follow each other; what opens or closes a comment comes again some lines later.
    alternating = ((again >= 2) & (nearest >= 2) & (nearest <= 12)).astype(np.float32)
    return np.stack(
        [
            np.log1p(again),
            np.array(kept, dtype=np.float32),
            1 / above,
            1 / below,
            alternating,
            np.minimum(np.cumsum(alternating), 8) / 4,
            *_distances(alternating),
            *_edges(units),
        ],
        axis=1,
    ).astype(np.float32)


def _tokens(words: str) -> list[str]:
    """Return the tokens of a short line, none of a longer one."""
    if len(words) > _SHORT:
        return []
    tokens = words.split()
    return tokens if len(tokens) <= _FEW else []


def _kinds(lines: Sequence[Sequence[str]], shown: dict[str, str]) -> NDArray[np.int64]:
    """Return a number for each line, the same for those of one template; 0 for a line without tokens."""
    ids: dict[str, int] = {"": 0}
    seen: dict[str, int] = {"": 0}  # by the classes as they stand: most lines of a list are alike in them
    made = []
    for tokens in lines:
        classes = " ".join([shown[token] for token in tokens])
        kind = seen.get(classes)
        if kind is None:
            kind = seen[classes] = ids.setdefault(_template(classes), len(ids))
        made.append(kind)
    return np.array(made)


def _template(classes: str) -> str:
    each = classes.split(" ")
    if _PLAIN.issuperset(each):
        return " ".join([here for here, before in zip(each, ["", *each], strict=False) if here != before])
    # Handles are written large or small: beside a word or mark that stays, "osprey" and "Ann Holm" are alike.
    made = classes.replace("X ", "a ").replace("a a ", "a ").replace("a a ", "a ")
    return made[:-1] + "a" if made.endswith(" X") else made


class _Classes(dict[str, str]):
    """What tokens are written with, learned as they come: their first character's kind, and a mark at their end."""

    def __missing__(self, token: str) -> str:
        first = token[0]
        kind = "0" if first.isdigit() else "X" if first.isupper() else "a" if first.isalnum() else first
        self[token] = made = kind + token[-1] if len(token) > 1 and not token[-1].isalnum() else kind
        return made


_CLASSES = _Classes()


def _gaps(kinds: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return how many units above and below the nearest of the same template stands, 50 where there is none."""
    order = np.argsort(kinds, kind="stable")
    gap = np.diff(order)
    gap[(np.diff(kinds[order]) != 0) | (kinds[order][1:] == 0) | (gap > _FAR)] = _FAR
    above, below = np.full(len(kinds), _FAR, dtype=np.float32), np.full(len(kinds), _FAR, dtype=np.float32)
    above[order[1:]] = gap
    below[order[:-1]] = gap
    return above, below


def _distances(hits: NDArray[np.float32]) -> list[NDArray[np.floating]]:
    at = np.arange(len(hits), dtype=np.float32)
    last = np.maximum.accumulate(np.where(hits > 0, at, -1e6))
    following = np.minimum.accumulate(np.where(hits > 0, at, 1e6)[::-1])[::-1]
    return [1 / (1 + 0.3 * (at - last)), 1 / (1 + 0.3 * (following - at))]


def _edges(units: Sequence[Unit]) -> list[NDArray[np.float32]]:
    """Return how many lines begin, and how many end, with a like mark beside like classes of words."""
    made = []
    for edge, outer in ((slice(_EDGE), slice(3)), (slice(-_EDGE, None), slice(-3, None))):
        keys = [
            " ".join([_CLASSES[token] for token in part.split()[outer]]) if _MARK.search(part) else ""
            for part in [unit.words[edge] for unit in units]
        ]
        count = Counter(keys)
        count[""] = 1
        made.append(np.log1p(np.array([count[key] - 1 for key in keys], dtype=np.float32)))
    return made
