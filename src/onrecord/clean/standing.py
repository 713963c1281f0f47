"""Where a unit stands: on its page, among its like, and against the page's prose, titles and threads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.looks import MARK_NAMES, Looks, folded_words
from onrecord.clean.threads import marks_a_thread
from onrecord.clean.units import Columns, Unit, numbered
from onrecord.clean.vocabulary import OF_THREADS, shared_words
from onrecord.model import Declared

Table = NDArray[np.float32]


def prose_scores(columns: Columns, looks: Looks) -> NDArray[np.float64]:
    """Return how much each unit looks like running text, from -20 to 46; below 0: it does not."""
    # Some languages set no blanks: there, nine characters count as a word.
    words = np.maximum(looks.blanks + 1, looks.sizes // 9)
    unlinked = 1 - columns.link_share
    score: NDArray[np.float64] = np.minimum(words, 50) * unlinked**2 - 9.0
    score += np.where((words >= 5) & looks.ends_mark, 5.0, 0.0)
    return score


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


def standing_of(units: Sequence[Unit], columns: Columns, looks: Looks, declared: Sequence[Declared]) -> Table:
    """Return where each unit stands: on the page, against the best run of prose, and among its like."""
    count = len(units)
    prose = prose_scores(columns, looks)
    first, last = best_run(prose.tolist())
    sizes = looks.sizes.astype(np.float32)
    before = np.cumsum(sizes) - sizes
    whole = float(sizes.sum()) or 1.0
    at = np.arange(count, dtype=np.float32)
    running = np.maximum(prose, 0.0).astype(np.float32)
    all_prose = float(running.sum()) or 1.0
    before_prose = np.cumsum(running) - running
    times = Counter(looks.folded)
    gaps = np.minimum(columns.gap, 3)
    made = [
        at / max(count - 1, 1),
        np.log1p(at),
        np.log1p(count - 1 - at),
        before / whole,
        np.minimum(prose.astype(np.float32), 46.0) / 10,
        before_prose / all_prose,
        1 - (before_prose + running) / all_prose,
        (at >= first) & (at < last),
        np.clip(at - first, -15, 15),
        np.clip(at - last, -15, 15),
        np.array([min(times[text], 4) - 1.0 for text in looks.folded]),
        gaps,
        np.append(gaps[1:], gaps[-1]),
        *_cohesion(looks, running, declared),
        *_alike(columns, running),
        *_since(columns, looks.marked),
        *_threaded(units, looks),
    ]
    return np.stack(made, axis=1, dtype=np.float32, casting="unsafe")


PLACE_NAMES = [
    "at", "from_start", "from_end", "chars_before", "prose", "prose_before", "prose_after", "in_run", "from_run",
    "from_run_end", "repeats", "gap", "gap_after", "cohesion", "in_title", "title_in", "same_like",
    "same_like_place", "indent_like", "depth_like", "since_comments", "since_related", "since_date", "since_by",
    "since_h1", "comments_seen", "thread", "threads_above", "threads_below", "since_thread", "until_thread",
]  # fmt: skip


def _cohesion(looks: Looks, running: Table, declared: Sequence[Declared]) -> list[NDArray[np.float64]]:
    """Return the share of a unit's longer words that the page's prose uses elsewhere.

    And how it meets declared titles.
    """
    count = len(running)
    shared = shared_words(looks.words)
    is_prose = running > 12
    # In how many units of prose each word stands; a unit of prose itself does not count.
    among = np.bincount(shared.word[is_prose[shared.line]], minlength=len(shared.ids))
    of_prose = np.minimum(among[shared.word] - is_prose[shared.line], 1) * shared.long[shared.word]
    longer = shared.of_lines(shared.long, count)
    known = np.bincount(shared.line, weights=of_prose, minlength=count)
    cohesion = np.where(longer > 0, known / np.maximum(longer, 1), -0.2)
    inside, covering = np.full(count, -0.2), np.full(count, -0.2)
    different = shared.of_lines(np.ones(len(shared.ids)), count)
    meets = (different > 0) & (looks.sizes < 300)
    titles = [each.value for each in declared if each.name == "title"][:8]
    for title in [frozenset(folded_words(value)) for value in dict.fromkeys(titles)]:
        if title:
            is_of_title = np.zeros(len(shared.ids))
            is_of_title[[shared.ids[word] for word in title if word in shared.ids]] = 1.0
            both = shared.of_lines(is_of_title, count)
            inside = np.where(meets, np.maximum(inside, both / np.maximum(different, 1)), inside)
            covering = np.where(meets, np.maximum(covering, both / len(title)), covering)
    return [cohesion, inside, covering]


def _alike(columns: Columns, running: Table) -> list[NDArray[np.float64]]:
    """Return the share of the page's prose that stands in elements, at places.

    Indents and depths like each unit's own.
    """
    last, _ = numbered([hints.rsplit(" ", 3)[-1] for hints in columns.hints])
    level = int(columns.depth.max()) + 1
    keys = [
        (columns.tag * len(columns.hints) + columns.hint) * level + columns.depth,
        last[columns.hint] * level + columns.depth,
        columns.indent * 4 + columns.bullet * 2 + columns.heading,
        columns.depth,
    ]
    whole = float(running.sum()) or 1.0
    likes = [numbered(key.tolist())[0] for key in keys]
    return [np.bincount(like, weights=running)[like] / whole for like in likes]


def _since(columns: Columns, marked: Table) -> list[Table]:
    """Return how near above stand a heading of comments, of related links, a date, an author, a heading.

    1 at it, then less.
    """
    names = ("comments_begin", "related_first", "date", "by")
    tests = [marked[:, MARK_NAMES.index(name)] > 0 for name in names]
    tests.append(columns.heading | np.array([tag == "h1" for tag in columns.tags])[columns.tag])
    at = np.arange(len(marked), dtype=np.float64)
    made = []
    for hits in tests:
        last = np.maximum.accumulate(np.where(hits, at, -1e9 - 1))
        made.append((1.0 / (1.0 + (at - last) * 0.2)).astype(np.float32))
    return [*made, np.minimum(np.cumsum(tests[0]), 3).astype(np.float32)]


def _threaded(units: Sequence[Unit], looks: Looks) -> list[Table]:
    """Return whether a unit marks a thread of comments, how many such stand above and below.

    And how near the nearest are.
    """
    hits = np.zeros(len(units), dtype=np.float32)
    for each in np.flatnonzero(may_mark_threads(looks)).tolist():
        hits[each] = marks_a_thread(units[each], units[each - 1] if each else None)
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


def may_mark_threads(looks: Looks) -> NDArray[np.bool_]:
    """Return which units are worth a closer look: they hold a digit or a word that threads use."""
    replies = np.array(["reply" in text for text in looks.folded], dtype=bool)
    found: NDArray[np.bool_] = looks.has_digit | looks.words.with_bits(OF_THREADS) | replies
    return found
