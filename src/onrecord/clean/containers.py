"""How deep in the page's main container each block stands, by the words of class and id around it.

The main container is found from outside in: at each step into the element that holds most of the page's prose, as long
as it holds the greater part of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.units import Columns

_GREATER = 0.6  # of the page's prose
_DEEPEST = 60  # words of class and id that are looked at, the outermost

NAMES = ("within_main", "beside_main", "below_main", "prose_here", "prose_around", "depth_off", "like", "scattered")


def containers_of(columns: Columns, running: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return one row a unit, one column a name of ``NAMES``; all zeros for a page without markup.

    ``running`` says how much prose each unit holds.
    """
    whole = float(running.sum())
    if not columns.tags[columns.tag[0]] or not whole:
        return np.zeros((len(running), len(NAMES)), dtype=np.float32)
    prose = np.bincount(columns.hint, weights=running).tolist()
    paths = [tuple(hints.split(" ")[: -_DEEPEST - 1 : -1]) for hints in columns.hints]
    main = _main([(path, held) for path, held in zip(paths, prose, strict=True) if held > 0], whole)
    around: dict[tuple[str, ...], float] = {}
    outer = [path[:-1] for path in paths]
    for path, held in zip(outer, prose, strict=True):
        around[path] = around.get(path, 0.0) + held
    seen = [
        _row(path, main, held / whole, around[near] / whole)
        for path, near, held in zip(paths, outer, prose, strict=True)
    ]
    depth = columns.depth.astype(np.float32)
    usual = float((depth * running).sum() / whole)
    off = np.clip((depth - usual) / 4, -3, 3)[:, None]
    made = [np.array(seen)[columns.hint], off, _scattered(columns)]
    return np.concatenate(made, axis=1, dtype=np.float32, casting="unsafe")


def _scattered(columns: Columns) -> NDArray[np.float64]:
    """Return how many blocks are of a unit's kind, and which share of those stands apart from the others.

    Paragraphs of an article follow each other; teasers of a list are divided by their headlines.
    """
    at = columns.tag * len(columns.hints) + columns.hint
    joins = np.zeros(len(at), dtype=bool)
    same = at[1:] == at[:-1]
    joins[1:] |= same
    joins[:-1] |= same
    size = np.bincount(at)[at]
    apart = 1 - np.bincount(at, weights=joins)[at] / size
    return np.stack([np.log1p(size), apart], axis=1)


def _main(held: Sequence[tuple[tuple[str, ...], float]], whole: float) -> tuple[str, ...]:
    """Return the words of class and id that lead to the main container; ``held``: paths and the prose they hold."""
    main: tuple[str, ...] = ()
    while held and len(main) < _DEEPEST:
        at = len(main)
        held = [(path, score) for path, score in held if len(path) > at]
        sums: dict[str, float] = {}
        for path, score in held:
            sums[path[at]] = sums.get(path[at], 0.0) + score
        best = max(sums, key=sums.__getitem__, default="")
        if not best or sums[best] < whole * _GREATER:
            break
        main += (best,)
        held = [(path, score) for path, score in held if path[at] == best]
    return main


def _row(path: tuple[str, ...], main: tuple[str, ...], here: float, around: float) -> list[float]:
    common = 0
    for own, other in zip(path, main, strict=False):
        if own != other:
            break
        common += 1
    missing = len(main) - common
    return [common / (len(main) or 1), log1p(missing), log1p(len(path) - common), here, around]
