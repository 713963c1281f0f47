"""What comes again and again on a page though its words change: the lines of a thread, of a list, of a feed.

"grumpy says:", "Iron19 says:" and "Ann Holm says:" are one template: a word that several short lines of the page share
stays, all others count by their class alone. No list of phrases is asked, so a layout never seen before shows too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
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

NAMES = (
    "template", "template_kept", "template_above", "template_below", "alternating", "alternating_above",
    "since_alternating", "until_alternating", "opens_alike", "ends_alike",
)  # fmt: skip


def templates_of(units: Sequence[Unit]) -> NDArray[np.float32]:
    """Return one row a unit, one column a name of ``NAMES``."""
    lines = [unit.words.split() if len(unit.words) <= _SHORT else [] for unit in units]
    short = [tokens if len(tokens) <= _FEW else [] for tokens in lines]
    times = Counter(chain.from_iterable(map(set, short)))
    shared = {token for token, count in times.items() if count >= _SHARED}
    shown = {token: token if token in shared else _class(token) for token in times}
    ids: dict[str, int] = {"": 0}
    kinds = np.array(
        [ids.setdefault(_template([shown[token] for token in tokens]), len(ids)) if tokens else 0 for tokens in short]
    )
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


def _template(classes: Sequence[str]) -> str:
    if _PLAIN.issuperset(classes):
        return " ".join([each for each, before in zip(classes, ["", *classes], strict=False) if each != before])
    # Handles are written large or small: beside a word or mark that stays, "osprey" and "Ann Holm" are alike.
    made = " ".join(classes).replace("X ", "a ").replace("a a ", "a ").replace("a a ", "a ")
    return made[:-1] + "a" if made.endswith(" X") else made


@lru_cache(maxsize=65536)
def _class(token: str) -> str:
    first = token[0]
    kind = "0" if first.isdigit() else "X" if first.isupper() else "a" if first.isalnum() else first
    return kind + token[-1] if len(token) > 1 and not token[-1].isalnum() else kind


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
    firsts = [unit.words[:_EDGE] for unit in units]
    lasts = [unit.words[-_EDGE:] for unit in units]
    made = []
    for parts, outer in ((firsts, slice(3)), (lasts, slice(-3, None))):
        keys = [" ".join(map(_class, part.split()[outer])) if _MARK.search(part) else "" for part in parts]
        count = Counter(keys)
        count[""] = 1
        made.append(np.log1p(np.array([count[key] - 1 for key in keys], dtype=np.float32)))
    return made
