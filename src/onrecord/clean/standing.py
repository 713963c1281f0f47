"""Where a unit stands: on its page, among its like, and against the page's prose, titles and threads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.clean import marks
from onrecord.clean.looks import MARK_NAMES, Look, folded_words
from onrecord.clean.threads import marks_a_thread, may_mark_a_thread
from onrecord.clean.units import Unit
from onrecord.model import Declared

Table = NDArray[np.float32]


def prose_scores(units: Sequence[Unit]) -> list[float]:
    """Return how much each unit looks like running text, from -20 to 46; below 0: it does not."""
    made = []
    for unit in units:
        # Some languages set no blanks: there, nine characters count as a word.
        words = max(unit.words.count(" ") + 1, len(unit.words) // 9)
        score = min(words, 50) * (1 - unit.link_share) ** 2 - 9.0
        made.append(score + (5.0 if words >= 5 and marks.END.search(unit.words[-4:]) else 0.0))
    return made


def best_run(scores: Sequence[float]) -> tuple[int, int]:
    """Return the run of units with the highest sum, half open (Bentley 1984, Kadane's scan)."""
    best, best_at, total, start = 0.0, (0, 0), 0.0, 0
    for at, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, at
        total += score
        if total > best:
            best, best_at = total, (start, at + 1)
    return best_at


def standing_of(units: Sequence[Unit], looks: Sequence[Look], marked: Table, declared: Sequence[Declared]) -> Table:
    """Return where each unit stands: on the page, against the best run of prose, and among its like."""
    count = len(units)
    prose = prose_scores(units)
    first, last = best_run(prose)
    sizes = np.array([len(unit.words) for unit in units], dtype=np.float32)
    before = np.cumsum(sizes) - sizes
    whole = float(sizes.sum()) or 1.0
    at = np.arange(count, dtype=np.float32)
    running = np.array([max(score, 0.0) for score in prose], dtype=np.float32)
    all_prose = float(running.sum()) or 1.0
    before_prose = np.cumsum(running) - running
    texts = [unit.words.casefold() for unit in units]
    times = Counter(texts)
    columns = [
        at / max(count - 1, 1),
        np.log1p(at),
        np.log1p(count - 1 - at),
        before / whole,
        np.minimum(np.array(prose, dtype=np.float32), 46.0) / 10,
        before_prose / all_prose,
        1 - (before_prose + running) / all_prose,
        np.array([float(first <= each < last) for each in range(count)]),
        np.clip(at - first, -15, 15),
        np.clip(at - last, -15, 15),
        np.array([min(times[text], 4) - 1.0 for text in texts]),
        np.array([min(unit.gap, 3) for unit in units]),
        np.array([min(unit.gap, 3) for unit in [*units[1:], units[-1]]]),
        *_cohesion(units, looks, running, declared),
        *_alike(units, running),
        *_since(units, marked),
        *_threaded(units, looks),
    ]
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


PLACE_NAMES = [
    "at", "from_start", "from_end", "chars_before", "prose", "prose_before", "prose_after", "in_run", "from_run",
    "from_run_end", "repeats", "gap", "gap_after", "cohesion", "in_title", "title_in", "same_like",
    "same_like_place", "indent_like", "depth_like", "since_comments", "since_related", "since_date", "since_by",
    "since_h1", "comments_seen", "thread", "threads_above", "threads_below", "since_thread", "until_thread",
]  # fmt: skip


def _cohesion(
    units: Sequence[Unit], looks: Sequence[Look], running: Table, declared: Sequence[Declared]
) -> list[list[float]]:
    """Return the share of a unit's longer words that the page's prose uses elsewhere.

    And how it meets declared titles.
    """
    titles = [set(folded_words(each.value)) for each in declared if each.name == "title"][:8]
    is_prose = (running > 12).tolist()
    vocabulary: Counter[str] = Counter()
    for each, prose in zip(looks, is_prose, strict=True):
        if prose:
            vocabulary.update(each.longer)
    everywhere, several = set(vocabulary), {word for word, times in vocabulary.items() if times > 1}
    shared, inside, covering = [], [], []
    for unit, each, prose in zip(units, looks, is_prose, strict=True):
        known = several if prose else everywhere
        shared.append(len(each.longer & known) / len(each.longer) if each.longer else -0.2)
        all_words = set(each.words) if titles and len(unit.words) < 300 else set()
        meets = [(len(all_words & title), len(title)) for title in titles if title] if all_words else []
        inside.append(max((both / len(all_words) for both, _ in meets), default=-0.2))
        covering.append(max((both / size for both, size in meets), default=-0.2))
    return [shared, inside, covering]


def _alike(units: Sequence[Unit], running: Table) -> list[list[float]]:
    """Return the share of the page's prose that stands in elements, at places.

    Indents and depths like each unit's own.
    """
    makers: list[Callable[[Unit], object]] = [
        lambda unit: (unit.tag, unit.depth, unit.hints),
        lambda unit: (unit.depth, unit.hints.rsplit(" ", 3)[-1]),
        lambda unit: (unit.indent, unit.bullet, unit.heading),
        lambda unit: unit.depth,
    ]
    whole = float(running.sum()) or 1.0
    scores = running.tolist()
    made = []
    for make in makers:
        keys = [make(unit) for unit in units]
        sums: dict[object, float] = {}
        for key, prose in zip(keys, scores, strict=True):
            sums[key] = sums.get(key, 0.0) + prose
        made.append([sums[key] / whole for key in keys])
    return made


def _since(units: Sequence[Unit], marked: Table) -> list[Table]:
    """Return how near above stand a heading of comments, of related links, a date, an author, a heading.

    1 at it, then less.
    """
    names = ("comments_begin", "related_first", "date", "by")
    tests = [marked[:, MARK_NAMES.index(name)] > 0 for name in names]
    tests.append(np.array([unit.tag == "h1" or unit.heading for unit in units]))
    at = np.arange(len(units), dtype=np.float64)
    made = []
    for hits in tests:
        last = np.maximum.accumulate(np.where(hits, at, -1e9 - 1))
        made.append((1.0 / (1.0 + (at - last) * 0.2)).astype(np.float32))
    return [*made, np.minimum(np.cumsum(tests[0]), 3).astype(np.float32)]


def _threaded(units: Sequence[Unit], looks: Sequence[Look]) -> list[Table]:
    """Return whether a unit marks a thread of comments, how many such stand above and below.

    And how near the nearest are.
    """
    marking = [
        may_mark_a_thread(each.words, each.has_digit) and marks_a_thread(unit, above)
        for each, unit, above in zip(looks, units, [None, *units], strict=False)
    ]
    hits = np.array(marking, dtype=np.float32)
    above = np.cumsum(hits)
    count = len(units)
    at = np.arange(count, dtype=np.float32)
    last = np.maximum.accumulate(np.where(hits > 0, at, -1e6))
    following = np.minimum.accumulate(np.where(hits > 0, at, 1e6)[::-1])[::-1]
    return [
        hits,
        np.minimum(above, 8) / 4,
        np.minimum(above[-1] - above + hits, 8) / 4,
        1 / (1 + 0.2 * (at - last)),
        1 / (1 + 0.2 * (following - at)),
    ]
