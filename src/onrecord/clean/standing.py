# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""Where a unit stands: on its page, among its like, and against the page's prose, titles and threads."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import log1p

from onrecord.clean.characters import Lines, codes_of, hold
from onrecord.clean.cohesion import MEASURED, cohesion
from onrecord.clean.lexicon import Lexicon
from onrecord.clean.looks import MARK_NAMES, Looks
from onrecord.clean.signs import BLANKS, COUNTED, DECIMALS, ENDS, ENDS_MARK, LOGGED, LOGS, OF_THREADS, SIZE
from onrecord.clean.threads import SHORT, marks_a_thread
from onrecord.clean.unit_columns import Columns
from onrecord.clean.units import Unit
from onrecord.clean.vocabulary import Words
from onrecord.model import Declared

PLACE_NAMES = [
    "at", "from_start", "from_end", "chars_before", "prose", "prose_before", "prose_after", "in_run", "from_run",
    "from_run_end", "repeats", "gap", "gap_after", "cohesion", "in_title", "title_in", "same_like",
    "same_like_place", "indent_like", "depth_like", "since_comments", "since_related", "since_date", "since_by",
    "since_h1", "comments_seen", "thread", "threads_above", "threads_below", "since_thread", "until_thread",
]  # fmt: skip
_WIDTH = len(PLACE_NAMES)
_REPEATS, _COHESION, _ALIKE, _SINCE, _SEEN, _THREAD = (
    PLACE_NAMES.index(name)
    for name in ("repeats", "cohesion", "same_like", "since_comments", "comments_seen", "thread")
)
_MARKED = array("i", [MARK_NAMES.index(name) for name in ("comments_begin", "related_first", "date", "by")])
_MARKS = len(MARK_NAMES)
_REPLY = codes_of("reply")
_NEVER = 1e9  # units away
_NO_THREAD = 1e6  # the same


class Standing:
    """Where the units of a page stand, and how much each looks like running text."""

    __slots__ = ("places", "prose")

    def __init__(self, places: array[float], prose: array[float]) -> None:
        self.places = places  # (units, PLACE_NAMES)
        self.prose = prose  # (units,) from -20 to 46; below 0: it does not


def standing_of(units: Sequence[Unit], columns: Columns, looks: Looks, declared: Sequence[Declared]) -> Standing:
    """Return where each unit stands: on the page, against the best run of prose, and among its like."""
    count = len(units)
    made = array("f", bytes(4 * count * _WIDTH))
    prose = _prose(columns.link_share, looks.counts)
    _places(count, prose, best_run(prose), looks.counts, columns.gap, made)
    _repeats(looks.folds, made)
    titles = [each.value for each in declared if each.name == "title"]
    _cohesion(cohesion(looks.words, looks.counts, prose, titles), made)
    _alike(columns, prose, made)
    _since(count, looks.marks, columns.is_heading, made)
    _threaded(count, _marked_threads(units, looks), made)
    return Standing(made, prose)


def _prose(link_share: Sequence[float], counts: array[int]) -> array[float]:
    made = array("d", bytes(8 * len(link_share)))
    for at in range(len(link_share)):
        size = counts[at * COUNTED + SIZE]
        # Some languages set no blanks: there, nine characters count as a word.
        words = max(counts[at * COUNTED + BLANKS] + 1, size // 9)
        share = link_share[at]
        score = min(words, 50) * ((1 - share) * (1 - share)) - 9.0
        made[at] = score + 5.0 if words >= 5 and counts[at * COUNTED + ENDS] & ENDS_MARK else score
    return made


def best_run(scores: array[float]) -> tuple[int, int]:
    """Return the run of units with the highest sum, half open (Bentley 1984, Kadane's scan)."""
    best = total = 0.0
    start = first = last = 0
    for at in range(len(scores)):
        if total <= 0:
            total = 0.0
            start = at
        total += scores[at]
        if total > best:
            best = total
            first = start
            last = at + 1
    return first, last


def _log1p(count: int) -> float:
    return LOGS[count] if count < LOGGED else log1p(count)


def _places(
    count: int, prose: array[float], run: tuple[int, int], counts: array[int], gaps: array[int], made: array[float]
) -> None:
    first, last = run
    whole = all_prose = before = before_prose = 0.0
    for unit in range(count):
        whole += counts[unit * COUNTED + SIZE]
        if prose[unit] > 0:
            all_prose += prose[unit]
    whole = whole if whole else 1.0
    all_prose = all_prose if all_prose else 1.0
    most = max(count - 1, 1)
    for unit in range(count):
        at = unit * _WIDTH
        score = prose[unit]
        running = score if score > 0 else 0.0
        made[at] = unit / most
        made[at + 1] = _log1p(unit)
        made[at + 2] = _log1p(count - 1 - unit)
        made[at + 3] = before / whole
        made[at + 4] = min(score, 46.0) / 10
        made[at + 5] = before_prose / all_prose
        made[at + 6] = 1 - (before_prose + running) / all_prose
        made[at + 7] = first <= unit < last
        made[at + 8] = max(min(unit - first, 15), -15)
        made[at + 9] = max(min(unit - last, 15), -15)
        made[at + 11] = min(gaps[unit], 3)
        made[at + 12] = min(gaps[unit + 1 if unit + 1 < count else unit], 3)
        before += counts[unit * COUNTED + SIZE]
        before_prose += running


def _repeats(folds: Lines, made: array[float]) -> None:
    count = folds.count
    different = Lexicon(folds.codes, count)
    numbers = array("i", bytes(4 * count))
    times = array("i", bytes(4 * count))
    for line in range(count):
        number = different.add(folds.begins[line], folds.begins[line + 1] - 1)
        numbers[line] = number
        times[number] += 1
    for line in range(count):
        made[line * _WIDTH + _REPEATS] = min(times[numbers[line]], 4) - 1


def _cohesion(of_units: array[float], made: array[float]) -> None:
    for unit in range(len(of_units) // MEASURED):
        for column in range(MEASURED):
            made[unit * _WIDTH + _COHESION + column] = of_units[unit * MEASURED + column]


def _alike(columns: Columns, prose: array[float], made: array[float]) -> None:
    """Write the share of the page's prose that stands in elements, places, indents and depths like each unit's own."""
    count = len(prose)
    tag, hint, depth, indent = columns.tag, columns.hint, columns.depth, columns.indent
    marks, paths = columns.marks, columns.paths
    # What makes two units alike, in codes: tag, class words and depth, the outermost word and depth, indent and marks,
    # depth; each kind of likeness has its own numbers.
    codes = array("I", bytes(4 * 8 * count))
    elements, places = Lexicon(codes, count), Lexicon(codes, count)
    indents, depths = Lexicon(codes, count), Lexicon(codes, count)
    like = array("i", bytes(16 * count))
    sums = array("d", bytes(32 * count))
    whole = 0.0
    for unit in range(count):
        at = 4 * unit
        code = 8 * unit
        codes[code] = tag[unit]
        codes[code + 1] = hint[unit]
        codes[code + 2] = depth[unit]
        codes[code + 3] = paths.numbers[paths.begins[hint[unit] + 1] - 1]
        codes[code + 4] = depth[unit]
        codes[code + 5] = indent[unit]
        codes[code + 6] = marks[unit]
        codes[code + 7] = depth[unit]
        like[at] = 4 * elements.add(code, code + 3)
        like[at + 1] = 4 * places.add(code + 3, code + 5) + 1
        like[at + 2] = 4 * indents.add(code + 5, code + 7) + 2
        like[at + 3] = 4 * depths.add(code + 7, code + 8) + 3
        running = prose[unit]
        if running > 0:
            whole += running
            for key in range(at, at + 4):
                sums[like[key]] += running
    whole = whole if whole else 1.0
    for unit in range(count):
        for key in range(4):
            made[unit * _WIDTH + _ALIKE + key] = sums[like[4 * unit + key]] / whole


def _since(count: int, marked: array[float], is_heading: array[int], made: array[float]) -> None:
    """Write how near above stand a heading of comments, of related links, a date, an author, a heading.

    1 at it, then less.
    """
    kinds = len(_MARKED)
    for kind in range(kinds + 1):
        last = -_NEVER - 1
        seen = 0
        column = _MARKED[kind] if kind < kinds else 0
        for unit in range(count):
            if marked[unit * _MARKS + column] > 0 if kind < kinds else is_heading[unit]:
                last = unit
                seen += 1
            made[unit * _WIDTH + _SINCE + kind] = 1.0 / (1.0 + (unit - last) * 0.2)
            if kind == 0:
                made[unit * _WIDTH + _SEEN] = min(seen, 3)


def _marked_threads(units: Sequence[Unit], looks: Looks) -> list[int]:
    """Return which units mark a thread of comments. Asked are those with a digit or a word that threads use."""
    made = []
    for at in may_mark_threads(looks.counts, looks.words, looks.folds):
        if marks_a_thread(units[at], units[at - 1] if at else None):
            made.append(at)
    return made


def may_mark_threads(counts: array[int], words: Words, folds: Lines) -> list[int]:
    """Return which lines are worth a closer look: they hold a digit or a word that threads use."""
    made = []
    reply = _REPLY
    for at in range(folds.count):
        if 0 < counts[at * COUNTED + SIZE] <= SHORT and (
            counts[at * COUNTED + DECIMALS] or words.bits[at] & OF_THREADS or hold(folds, at, reply)
        ):
            made.append(at)
    return made


def _threaded(count: int, hits: Sequence[int], made: array[float]) -> None:
    """Write whether a unit marks a thread, how many such stand above and below, and how near the nearest are."""
    above = 0
    all_hits = len(hits)
    for unit in range(count):
        hit = 1 if above < all_hits and hits[above] == unit else 0
        last = hits[above - 1] if above else -_NO_THREAD
        following = hits[above] if above < all_hits else _NO_THREAD
        above += hit
        at = unit * _WIDTH + _THREAD
        made[at] = hit
        made[at + 1] = min(above, 8) / 4
        made[at + 2] = min(all_hits - above + hit, 8) / 4
        made[at + 3] = 1 / (1 + 0.2 * (0 if hit else unit - last))
        made[at + 4] = 1 / (1 + 0.2 * (following - unit))
