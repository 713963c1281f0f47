"""What the labeller sees of each unit, as numbers: shape, words, markup, place, and what stands around it.

No word of a page is kept: words count only by class (common words of any language, marks of `marks.py`) and by whether
they come again elsewhere on the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.clean import marks
from onrecord.clean.language import function_words
from onrecord.clean.threads import marks_a_thread
from onrecord.clean.units import Unit
from onrecord.model import Declared

Table = NDArray[np.float32]

_LONG = 300  # characters; past it a line is read by its head, and what only short lines can be is not asked

# Groups of words that themes put into class and id. Matched inside the words: "entry-content", "articleBody".
_HINTS: dict[str, str] = {
    "comment": "comment|disqus|respond|replies|discuss|kommentar|forum-post|talk",
    "nav": r"nav|menu|breadcrumb|masthead|toolbar|\bheader\b|site-header|pagination|pager",
    "foot": r"foot|copyright|legal|colophon|disclaimer|imprint",
    "side": r"sidebar|side-|\baside\b|rail|widget|column-right|secondary|complementary",
    "related": r"relat|recommend|popular|trending|more-|most|latest|recent|teaser|also|outbrain|taboola|read-next|"
    r"promo|similar|card",
    "share": r"share|sharing|social|follow|facebook|twitter|addthis|tool",
    "caption": r"caption|figure|credit|photo|image|gallery|picture|legend|media|slide|video|player|thumb",
    "byline": r"byline|author|writer|contributor|creator|autor|vcard|profile|\bbio",
    "date": r"date|time|publish|posted|updated|stamp|meta",
    "title": r"title|headline|heading|\bh1\b|kicker",
    "lead": r"lead|intro|summary|standfirst|subtitle|subhead|deck|dek|excerpt|description|teaser-text|chapo|abstract",
    "body": r"article-?_?body|articlebody|story-?_?body|entry-content|post-content|post-body|article-?_?text|"
    r"article-?_?content|body-?text|content__|richtext|rte|article__",
    "content": r"content|article|entry|story|post|main|text|body",
    "ad": r"\bad\b|\bads\b|ad-|-ad|advert|banner|sponsor|dfp|promot",
    "form": r"form|newsletter|login|subscri|signup|sign-up|search|modal|popup|cookie|consent|paywall|register|donate|"
    r"overlay",
    "tag": r"tag|topic|categor|keyword|section|label",
    "quote": r"quote|pull",
    "list": r"list|item|grid|row|feed",
}
_HINT = {name: re.compile(pattern) for name, pattern in _HINTS.items()}
_TAGS = (
    "p",
    "h1",
    "h2",
    "h3",
    "li",
    "td",
    "div",
    "blockquote",
    "figcaption",
    "button",
    "section",
    "article",
    "dd",
    "pre",
)

_WORD = re.compile(r"\w+")
_CAPITAL = re.compile(r"\b[^\W\d_a-zà-ÿа-я]")
_NO_DIGIT = re.compile(r"\D*")


@dataclass(frozen=True, slots=True)
class _Read:
    """A unit with its words, case-folded, cut once for all that asks for them."""

    unit: Unit
    words: list[str]  # of its first 2,000 characters
    marks: marks.Marks  # of its first words


def _read(unit: Unit) -> _Read:
    words = _WORD.findall(unit.words[:2000].casefold())
    return _Read(unit, words, marks.marks_in(words if len(unit.words) <= _LONG else words[:40]))


def _shape(read: _Read) -> list[float]:
    words = read.unit.words
    found = read.words
    count = len(found)
    letters = sum(map(len, found)) or 1
    known = function_words()
    few = found[:100]
    common = sum([word in known for word in few]) / (len(few) or 1)
    capital = len(_CAPITAL.findall(words[:400])) / (min(count, 66) or 1)
    end = words[-4:]
    return [
        log1p(len(words)),
        log1p(count),
        letters / (count or 1),
        common,
        min(capital, 2.0),
        float(words[:200].isupper()),
        sum(map(str.isdigit, words[:100])) / (len(words[:100]) or 1),
        log1p(words.count(". ") + words.count("! ") + words.count("? ") + words.count("” ")),
        log1p(words.count(",")),
        log1p(
            words.count('"')
            + words.count("“")
            + words.count("”")
            + words.count("„")
            + words.count("«")
            + words.count("»")
        ),
        words.count("|") + words.count("•") + words.count("·") + words.count("»") + words.count("/") * 0.2,
        float(words.endswith((".", "!", "?", ".”", '."', ".’", "…", ".»"))),
        float(words.endswith(":")),
        float(words.endswith("?")),
        float(bool(marks.END.search(end))),
        float(words[:1] in "\"“„«‘'" and bool(words)),
        float(words[:1].islower()),
        float(words[:1].isdigit()),
        float(not words),
    ]


_SHAPE_NAMES = [
    "chars", "words", "word_length", "common", "capital", "upper", "digits", "sentences", "commas", "quotes", "bars",
    "ends_sentence", "ends_colon", "ends_question", "ends_mark", "starts_quote", "starts_lower", "starts_digit",
    "empty",
]  # fmt: skip


def _marked(read: _Read) -> list[float]:
    words, found = read.unit.words, read.marks
    kinds = [min(count, 4) * 0.5 for count in found.counts]
    if len(words) > _LONG:
        return [*kinds, float("related" in found.at_start), *[0.0] * 12]
    has_digit = not _NO_DIGIT.fullmatch(words)
    has_comments = found.counts[3] > 0
    return [
        *kinds,
        float("related" in found.at_start),
        float("said" in found.last and words.endswith(":")),
        float(bool(has_comments and marks.COMMENTS_BEGIN.match(words))),
        float(bool(marks.BY.match(words))),
        float(bool(marks.BY_ANYWHERE.search(words))),
        float(len(words) < 60 and bool(marks.NAME.fullmatch(words))),
        float(has_digit and bool(marks.CLOCK.search(words))),
        float(("ago" in read.words or has_digit) and bool(marks.AGO.search(words))),
        float(has_digit and bool(marks.DATE.search(words))),
        float(has_digit and bool(marks.YEAR.search(words))),
        float(bool(("@" in words or "ht" in words or "ww" in words) and marks.ADDRESS.search(words))),
        float("©" in words or "(c)" in words),
        float(words[:1] == "#" or words[:1] == "@"),
    ]


_MARK_NAMES = [
    *marks.KINDS,
    *[
        "related_first", "said_last", "comments_begin", "by", "by_anywhere", "name", "clock", "ago", "date", "year",
        "address", "copyright", "hash",
    ],
]  # fmt: skip


@lru_cache(maxsize=65536)
def _hinted(word: str) -> tuple[int, ...]:
    """Return which groups of hints a word of class or id belongs to."""
    return tuple(at for at, pattern in enumerate(_HINT.values()) if pattern.search(word))


def _markup(unit: Unit, seen: dict[str, list[float]]) -> list[float]:
    if unit.hints not in seen:
        groups = [0.0] * len(_HINT)
        for place, word in enumerate(unit.hints.split(" ")):
            for group in _hinted(word):
                groups[group] = max(groups[group], 2.0 if place < 5 else 1.0)
        seen[unit.hints] = groups
    tags = [float(unit.tag == tag) for tag in _TAGS]
    return [float(bool(unit.tag)), *tags, float(unit.heading), float(unit.bullet), unit.link_share, *seen[unit.hints]]


_MARKUP_NAMES = [
    "markup",
    *(f"tag_{tag}" for tag in _TAGS),
    "heading",
    "bullet",
    "links",
    *(f"in_{name}" for name in _HINTS),
]


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


def folded_words(words: str) -> list[str]:
    return _WORD.findall(words.casefold())


def _place(units: Sequence[Unit], reads: Sequence[_Read], marked: Table, declared: Sequence[Declared]) -> Table:
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
        *_cohesion(reads, running, declared),
        *_alike(units, running),
        *_since(units, marked),
        *_threaded(units),
    ]
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


_PLACE_NAMES = [
    "at", "from_start", "from_end", "chars_before", "prose", "prose_before", "prose_after", "in_run", "from_run",
    "from_run_end", "repeats", "gap", "gap_after", "cohesion", "in_title", "title_in", "same_like",
    "same_like_place", "indent_like", "depth_like", "since_comments", "since_related", "since_date", "since_by",
    "since_h1", "comments_seen", "thread", "threads_above", "threads_below", "since_thread", "until_thread",
]  # fmt: skip


def _cohesion(reads: Sequence[_Read], running: Table, declared: Sequence[Declared]) -> list[list[float]]:
    """Return the share of a unit's longer words that the page's prose uses elsewhere.

    And how it meets declared titles.
    """
    titles = [set(folded_words(each.value)) for each in declared if each.name == "title"][:8]
    own = [{word for word in read.words[:200] if len(word) > 4} for read in reads]
    vocabulary: Counter[str] = Counter()
    for words, prose in zip(own, running, strict=True):
        if prose > 12:
            vocabulary.update(words)
    several = {word for word, times in vocabulary.items() if times > 1}
    shared, inside, covering = [], [], []
    for read, words, prose in zip(reads, own, running, strict=True):
        known = several if prose > 12 else vocabulary.keys()
        shared.append(len(words & known) / len(words) if words else -0.2)
        all_words = set(read.words) if titles and len(read.unit.words) < 300 else set()
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
    made = []
    for make in makers:
        keys = [make(unit) for unit in units]
        sums: dict[object, float] = {}
        for key, prose in zip(keys, running, strict=True):
            sums[key] = sums.get(key, 0.0) + float(prose)
        made.append([sums[key] / whole for key in keys])
    return made


def _since(units: Sequence[Unit], marked: Table) -> list[list[float]]:
    """Return how near above stand a heading of comments, of related links, a date, an author, a heading.

    1 at it, then less.
    """
    names = ("comments_begin", "related_first", "date", "by")
    tests = [list(marked[:, _MARK_NAMES.index(name)] > 0) for name in names]
    tests.append([unit.tag == "h1" or unit.heading for unit in units])
    made = []
    for hits in tests:
        far = accumulate(hits, lambda gone, hit: 0.0 if hit else gone + 1.0, initial=1e9)
        made.append([1.0 / (1.0 + gone * 0.2) for gone in list(far)[1:]])
    return [*made, [float(min(seen, 3)) for seen in accumulate(map(int, tests[0]))]]


def _threaded(units: Sequence[Unit]) -> list[Table]:
    """Return whether a unit marks a thread of comments, how many such stand above and below.

    And how near the nearest are.
    """
    marking = [marks_a_thread(unit, above) for unit, above in zip(units, [None, *units], strict=False)]
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


OWN_NAMES: tuple[str, ...] = (*_SHAPE_NAMES, *_MARKUP_NAMES, *_MARK_NAMES, *_PLACE_NAMES)
# What a unit also sees of its neighbours.
_NEAR = [
    "chars", "common", "capital", "digits", "sentences", "ends_sentence", "quotes", "by", "comments_begin",
    "comment_meta", "related_first", "related", "credit", "date", "clock", "ago", "said_last", "clutter", "links",
    "heading", "bullet", "prose", "cohesion", "repeats", "in_comment", "in_related", "in_body", "legal", "gap",
    "tag_p", "name", "in_title",
]  # fmt: skip
_NEAR_AT = [OWN_NAMES.index(name) for name in _NEAR]
_SHIFTS = (-3, -2, -1, 1, 2, 3)
_WINDOW = [
    OWN_NAMES.index(name)
    for name in [
        "prose", "comment_meta", "date", "links", "clutter", "common", "sentences", "in_comment", "ago",
        "related_first", "said_last", "repeats",
    ]
]  # fmt: skip
_WINDOWS = (5, 12)
NAMES: tuple[str, ...] = (
    *OWN_NAMES,
    *(f"{name}{shift:+d}" for shift in _SHIFTS for name in _NEAR),
    *(f"{OWN_NAMES[at]}{side}{width}" for width in _WINDOWS for side in ("<", ">") for at in _WINDOW),
)


def features_of(units: Sequence[Unit], declared: Sequence[Declared]) -> Table:
    """Return one row a unit, one column a name of ``NAMES``. There must be at least one unit."""
    seen: dict[str, list[float]] = {}
    reads = [_read(unit) for unit in units]
    marked = np.array([_marked(read) for read in reads], dtype=np.float32)
    rows = np.array([[*_shape(read), *_markup(read.unit, seen)] for read in reads], dtype=np.float32)
    own = np.concatenate([rows, marked, _place(units, reads, marked, declared)], axis=1)
    return np.concatenate([own, _shifted(own), _windowed(own)], axis=1)


def _shifted(own: Table) -> Table:
    near = own[:, _NEAR_AT]
    count = len(near)
    # The edge repeats nothing: beyond the page a neighbour is all zeros.
    padded = np.zeros((count + 6, near.shape[1]), dtype=np.float32)
    padded[3 : 3 + count] = near
    return np.concatenate([padded[3 + shift : 3 + shift + count] for shift in _SHIFTS], axis=1)


def _windowed(own: Table) -> Table:
    sums = np.zeros((len(own) + 1, len(_WINDOW)), dtype=np.float64)
    np.cumsum(own[:, _WINDOW], axis=0, out=sums[1:])
    at = np.arange(len(own))
    parts = []
    for width in _WINDOWS:
        low, high = np.maximum(at - width, 0), np.minimum(at + 1 + width, len(own))
        parts.append((sums[at] - sums[low]) / width)
        parts.append((sums[high] - sums[at + 1]) / width)
    return np.concatenate(parts, axis=1).astype(np.float32)
