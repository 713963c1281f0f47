"""How deep in the page's main container each block stands, by the words of class and id around it.

The main container is found from outside in: at each step into the element that holds most of the page's prose, as long
as it holds the greater part of all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.units import Unit

_GREATER = 0.6  # of the page's prose
_DEEPEST = 60  # words of class and id that are looked at, the outermost

NAMES = ("within_main", "beside_main", "below_main", "prose_here", "prose_around", "depth_off", "like", "scattered")


def containers_of(units: Sequence[Unit], running: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return one row a unit, one column a name of ``NAMES``; all zeros for a page without markup.

    ``running`` says how much prose each unit holds.
    """
    whole = float(running.sum())
    if not units[0].tag or not whole:
        return np.zeros((len(units), len(NAMES)), dtype=np.float32)
    prose: Counter[str] = Counter()
    for unit, score in zip(units, running.tolist(), strict=True):
        prose[unit.hints] += score
    paths = {hints: tuple(hints.split(" ")[: -_DEEPEST - 1 : -1]) for hints in prose}
    main = _main(paths, prose, whole)
    around: Counter[tuple[str, ...]] = Counter()
    for hints, path in paths.items():
        around[path[:-1]] += prose[hints]
    seen = {hints: _row(path, main, prose[hints] / whole, around[path[:-1]] / whole) for hints, path in paths.items()}
    depths = np.array([unit.depth for unit in units], dtype=np.float32)
    usual = float((depths * running).sum() / whole)
    rows = np.array([seen[unit.hints] for unit in units], dtype=np.float32)
    return np.concatenate([rows, np.clip((depths - usual) / 4, -3, 3)[:, None], _scattered(units)], axis=1)


def _scattered(units: Sequence[Unit]) -> NDArray[np.float32]:
    """Return how many blocks are of a unit's kind, and which share of those stands apart from the others.

    Paragraphs of an article follow each other; teasers of a list are divided by their headlines.
    """
    kinds: dict[tuple[str, str], int] = {}
    at = np.array([kinds.setdefault((unit.tag, unit.hints), len(kinds)) for unit in units])
    joins = np.zeros(len(at), dtype=bool)
    joins[1:] = at[1:] == at[:-1]
    joins[:-1] |= joins[1:]
    count = np.bincount(at)
    apart = 1 - np.bincount(at, weights=joins) / count
    return np.stack([np.log1p(count[at]), apart[at]], axis=1).astype(np.float32)


def _main(paths: dict[str, tuple[str, ...]], prose: Counter[str], whole: float) -> tuple[str, ...]:
    held = [(path, prose[hints]) for hints, path in paths.items() if prose[hints] > 0]
    main: tuple[str, ...] = ()
    while held and len(main) < _DEEPEST:
        at = len(main)
        sums: Counter[str] = Counter()
        for path, score in held:
            if len(path) > at:
                sums[path[at]] += score
        best = max(sums, key=sums.__getitem__, default="")
        if not best or sums[best] < whole * _GREATER:
            break
        main += (best,)
        held = [(path, score) for path, score in held if len(path) > at and path[at] == best]
    return main


def _row(path: tuple[str, ...], main: tuple[str, ...], here: float, around: float) -> list[float]:
    common = 0
    for own, other in zip(path, main, strict=False):
        if own != other:
            break
        common += 1
    missing = len(main) - common
    return [common / (len(main) or 1), log1p(missing), log1p(len(path) - common), here, around]
