# cython: wraparound=False, initializedcheck=False
"""How deep in the page's main container each block stands, by the words of class and id around it.

The main container is found from outside in: at each step into the element that holds most of the page's prose, as long
as it holds the greater part of all.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.signs import LOGGED, LOGS
from onrecord.clean.units import Columns

_GREATER = 0.6  # of the page's prose
_DEEPEST = 60  # words of class and id that are looked at, the outermost

NAMES = ("within_main", "beside_main", "below_main", "prose_here", "prose_around", "depth_off", "like", "scattered")
_WIDTH = len(NAMES)


def containers_of(columns: Columns, prose: array[float]) -> NDArray[np.float32]:
    """Return one row a unit, one column a name of ``NAMES``; all zeros for a page without markup.

    ``prose`` says how much prose each unit holds; below 0: none.
    """
    return np.frombuffer(containers(columns, prose), dtype=np.float32).reshape(-1, _WIDTH)


def containers(columns: Columns, prose: array[float]) -> array[float]:
    """Return one number a name of ``NAMES`` for each unit, one unit after the other."""
    made = array("f", bytes(4 * _WIDTH * len(prose)))
    held = array("d", bytes(8 * len(columns.hints)))
    whole = _hold(prose, columns.hint, held)
    if not columns.tags[columns.tag[0]] or not whole:
        return made
    paths = columns.hint_words
    main = _main(
        [path for path, score in zip(paths, held, strict=True) if score > 0], [s for s in held if s > 0], whole
    )
    around: dict[str, float] = {}
    outer = [_around(path, hints) for path, hints in zip(paths, columns.hints, strict=True)]
    for key, score in zip(outer, held, strict=True):
        around[key] = around.get(key, 0.0) + score
    rows = array("d", bytes(8 * 5 * len(paths)))
    for number in range(len(paths)):
        _row(paths[number], main, rows, 5 * number)
        rows[5 * number + 3] = held[number] / whole
        rows[5 * number + 4] = around[outer[number]] / whole
    _write(columns.hint, columns.depth, prose, whole, rows, made)
    _scattered(columns.tag, columns.hint, len(columns.hints), made)
    return made


def _hold(prose: array[float], hint: array[int], held: array[float]) -> float:
    """Sum up the prose that stands within the same words of class and id; return all of the page's."""
    whole = 0.0
    for unit in range(len(prose)):
        running = prose[unit]
        if running > 0:
            held[hint[unit]] += running
            whole += running
    return whole


def _write(
    hint: array[int], depth: array[int], prose: array[float], whole: float, rows: array[float], made: array[float]
) -> None:
    usual = 0.0
    for unit in range(len(prose)):
        running = prose[unit]
        if running > 0:
            usual += depth[unit] * running
    usual /= whole
    for unit in range(len(prose)):
        of = 5 * hint[unit]
        at = unit * _WIDTH
        for column in range(5):
            made[at + column] = rows[of + column]
        off = (depth[unit] - usual) / 4
        made[at + 5] = min(max(off, -3.0), 3.0)


def _scattered(tag: array[int], hint: array[int], hints: int, made: array[float]) -> None:
    """Write how many blocks are of a unit's kind, and which share of those stands apart from the others.

    Paragraphs of an article follow each other; teasers of a list are divided by their headlines.
    """
    count = len(tag)
    numbers: dict[int, int] = {}
    kinds = array("i", bytes(4 * count))
    size = array("i", bytes(4 * count))
    joined = array("i", bytes(4 * count))
    for unit in range(count):
        kind = numbers.setdefault(tag[unit] * hints + hint[unit], len(numbers))
        kinds[unit] = kind
        size[kind] += 1
    for unit in range(count):
        kind = kinds[unit]
        if (unit and kinds[unit - 1] == kind) or (unit + 1 < count and kinds[unit + 1] == kind):
            joined[kind] += 1
    for unit in range(count):
        kind = kinds[unit]
        made[unit * _WIDTH + 6] = _log1p(size[kind])
        made[unit * _WIDTH + 7] = 1 - joined[kind] / size[kind]


def _log1p(count: int) -> float:
    return LOGS[count] if count < LOGGED else log1p(count)


def _main(paths: Sequence[list[str]], held: Sequence[float], whole: float) -> list[str]:
    """Return the words of class and id that lead to the main container, from outside in.

    ``paths``: those that hold prose, from inside out, and how much each holds.
    """
    main: list[str] = []
    while paths and len(main) < _DEEPEST:
        deeper = len(main) + 1
        within: list[int] = [at for at in range(len(paths)) if len(paths[at]) >= deeper]
        sums: dict[str, float] = {}
        for at in within:
            word = paths[at][len(paths[at]) - deeper]
            sums[word] = sums.get(word, 0.0) + held[at]
        best = max(sums, key=sums.__getitem__, default="")
        if not best or sums[best] < whole * _GREATER:
            break
        main.append(best)
        within = [at for at in within if paths[at][len(paths[at]) - deeper] == best]
        paths, held = [paths[at] for at in within], [held[at] for at in within]
    return main


def _around(path: Sequence[str], hints: str) -> str:
    """Return the words of class and id around those of the innermost element."""
    return hints.partition(" ")[2] if len(path) <= _DEEPEST else " ".join(path[len(path) - _DEEPEST + 1 :])


def _row(path: Sequence[str], main: Sequence[str], rows: array[float], at: int) -> None:
    size = min(len(path), _DEEPEST)
    last = len(path) - 1
    common = 0
    while common < size and common < len(main) and path[last - common] == main[common]:
        common += 1
    rows[at] = common / max(len(main), 1)
    rows[at + 1] = _log1p(len(main) - common)
    rows[at + 2] = _log1p(size - common)
