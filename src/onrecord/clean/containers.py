# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""How deep in the page's main container each block stands, by the words of class and id around it.

The main container is found from outside in: at each step into the element that holds most of the page's prose, as long
as it holds the greater part of all.
"""

from __future__ import annotations

from array import array
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.lexicon import Lexicon
from onrecord.clean.paths import Paths
from onrecord.clean.signs import LOGGED, LOGS
from onrecord.clean.unit_columns import Columns

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
    paths = columns.paths
    main = array("I", bytes(4 * _DEEPEST))
    deepest = _main(paths, held, whole, main)
    rows = array("d", bytes(8 * 5 * len(held)))
    _rows(paths, main, deepest, held, whole, rows)
    _write(columns.hint, columns.depth, prose, whole, rows, made)
    _scattered(columns.tag, columns.hint, made)
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


def _scattered(tag: array[int], hint: array[int], made: array[float]) -> None:
    """Write how many blocks are of a unit's kind, and which share of those stands apart from the others.

    Paragraphs of an article follow each other; teasers of a list are divided by their headlines.
    """
    count = len(tag)
    # A kind is a tag and a run of class and id words: two codes each, that number it.
    pairs = array("I", bytes(8 * count))
    numbers = Lexicon(pairs, count)
    kinds = array("i", bytes(4 * count))
    size = array("i", bytes(4 * count))
    joined = array("i", bytes(4 * count))
    for unit in range(count):
        pairs[2 * unit] = tag[unit]
        pairs[2 * unit + 1] = hint[unit]
        kind = numbers.add(2 * unit, 2 * unit + 2)
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


def _main(paths: Paths, held: array[float], whole: float, main: array[int]) -> int:
    """Write the words of class and id that lead to the main container, from outside in; return how many they are."""
    sums = array("d", bytes(8 * paths.lexicon.count))
    within = array("b", bytes(len(held)))
    for hint in range(len(held)):
        within[hint] = held[hint] > 0
    deepest = 0
    while deepest < _DEEPEST:
        best = -1
        for hint in range(len(held)):
            word = paths.begins[hint + 1] - 1 - deepest
            within[hint] = within[hint] and word >= paths.begins[hint]
            if within[hint]:
                sums[paths.numbers[word]] += held[hint]
        for hint in range(len(held)):  # of two that hold as much the first
            if within[hint]:
                number = paths.numbers[paths.begins[hint + 1] - 1 - deepest]
                if best < 0 or sums[number] > sums[best]:
                    best = number
        if best < 0 or sums[best] < whole * _GREATER or not paths.lexicon.size(best):
            break
        for hint in range(len(held)):
            if within[hint]:
                number = paths.numbers[paths.begins[hint + 1] - 1 - deepest]
                sums[number] = 0.0
                within[hint] = number == best
        main[deepest] = best
        deepest += 1
    return deepest


def _rows(paths: Paths, main: array[int], deepest: int, held: array[float], whole: float, rows: array[float]) -> None:
    """Write, for each run of class and id words, how it stands to the main container, and the prose in and around."""
    around = Lexicon(paths.numbers, len(held))  # of the runs without their innermost word
    sums = array("d", bytes(8 * len(held)))
    outer = array("i", bytes(4 * len(held)))
    for hint in range(len(held)):
        end = paths.begins[hint + 1]
        begin = max(paths.begins[hint], end - _DEEPEST)
        number = around.add(begin + 1, end)
        outer[hint] = number
        sums[number] += held[hint]
        common = 0
        while common < end - begin and common < deepest and paths.numbers[end - 1 - common] == main[common]:
            common += 1
        at = 5 * hint
        rows[at] = common / max(deepest, 1)
        rows[at + 1] = _log1p(deepest - common)
        rows[at + 2] = _log1p(end - begin - common)
        rows[at + 3] = held[hint] / whole
    for hint in range(len(held)):
        rows[5 * hint + 4] = sums[outer[hint]] / whole
