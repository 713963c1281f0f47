"""What an article is about, in a few hundred bytes: its weightiest words, hashed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations, islice
from math import log
from zlib import crc32

import numpy as np
import numpy.typing as npt

from onrecord.dates import PartialDate
from onrecord.model import Article, Gist, Page, Passage, Region
from onrecord.pipeline import step

HEAD_CHARS = 6_000  # about 1,000 words
_HEAD_WORDS = 300  # what an article is about stands at its beginning
_TITLE_WEIGHT, _HEAD_WEIGHT, _REST_WEIGHT = 3.0, 1.0, 0.4
_KEPT_TERMS = 160
_RARITY_STEP = 20.0  # see training/idf.py

# Keys, 24 at most. Articles of a fortnight meet by any of their leading terms, all others by two of them that are
# rare enough together: of the pairs that belong together, 88 in 100 meet so (public stories dev sets, 2026-12), and
# the friends of friends that `stories` compares besides bring most of the others.
_WINDOW_DAYS = 8
_WINDOW_TERMS = 7
_PAIR_TERMS, _PAIR_TERMS_UNDATED = 6, 8
_PAIRS, _PAIRS_UNDATED = 10, 24
_RARITY_COUNTED = 5.0  # beyond that a word is rare because it is odd, and says nothing of the subject
_PAIR_RARITY = 4.5  # one article in 90 or fewer, were the words independent

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LABEL_WORDS = 12


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in small letters."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=200_000)
def term_of(word: str) -> int:
    """Return the place of ``word``, less a plural or possessive s, among 65,536."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "su":
        word = f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    return crc32(word.encode("utf-8", "surrogatepass")) & 0xFFFF


@cache
def _rarity() -> list[float]:
    with resources.files("onrecord").joinpath("models/idf.npy").open("rb") as file:
        numbers: npt.NDArray[np.uint8] = np.load(file)
    return [float(number) / _RARITY_STEP for number in numbers]


@step(version=1, data=("models/idf.npy",))
def gists(page: Page, passages: Sequence[Passage], article: Article) -> Iterator[Gist]:
    """Yield the gist of the page's title and the beginning of its body; none where it has neither."""
    head = _head(page.text, passages)
    counts = _counts(article.title[:HEAD_CHARS], head)
    if not counts:
        return
    rarity = _rarity()
    weighed = [((1 + log(count) if count > 1 else count) * rarity[term], term) for term, count in counts.items()]
    kept = sorted(weighed, key=lambda each: (-each[0], each[1]))[:_KEPT_TERMS]
    published = article.published
    yield Gist(
        id=page.capture,
        capture=page.capture,
        title=article.title or " ".join(head.split()[:_LABEL_WORDS]),
        published=published,
        terms=packed(kept),
        keys=tuple(_keys(_leading(counts, rarity), rarity, published)),
    )


def _counts(title: str, body: str) -> dict[int, float]:
    """Return how much each term counts: in the title most, far down least."""
    words = words_of(body)
    counts: dict[int, float] = defaultdict(float)
    for some, weight in (
        (words_of(title), _TITLE_WEIGHT),
        (words[:_HEAD_WORDS], _HEAD_WEIGHT),
        (words[_HEAD_WORDS:], _REST_WEIGHT),
    ):
        for word, times in Counter(some).items():
            counts[term_of(word)] += weight * times
    return counts


def _head(text: str, passages: Sequence[Passage]) -> str:
    parts: list[str] = []
    length = 0
    for passage in passages:
        if passage.region is Region.BODY and length < HEAD_CHARS:
            parts.append(passage.span.of(text)[: HEAD_CHARS - length])
            length += len(parts[-1])
    return " ".join(parts)


def packed(weighed: Sequence[tuple[float, int]]) -> bytes:
    """Return terms with their weights, made unit length: uint16 places, then as many float32 weights."""
    weights = np.array([weight for weight, _ in weighed], np.float32)
    weights /= max(float(np.linalg.norm(weights)), 1e-9)
    return np.array([term for _, term in weighed], np.uint16).tobytes() + weights.tobytes()


@lru_cache(maxsize=40_000)
def unpacked(terms: bytes) -> dict[int, float]:
    """Return what `packed` put away: the weight of each term."""
    count = len(terms) // 6
    places = np.frombuffer(terms[: 2 * count], np.uint16).tolist()
    return dict(zip(places, np.frombuffer(terms[2 * count :], np.float32).tolist(), strict=True))


def alike(one: Gist, other: Gist) -> float:
    """Return the cosine of two gists, 0 to 1."""
    ours, theirs = unpacked(one.terms), unpacked(other.terms)
    if len(theirs) < len(ours):
        ours, theirs = theirs, ours
    return sum([ours[term] * theirs[term] for term in ours.keys() & theirs.keys()])


def _leading(counts: dict[int, float], rarity: Sequence[float]) -> list[int]:
    """Return the terms an article keeps coming back to, the foremost first."""
    return sorted(counts, key=lambda term: (-counts[term] * min(rarity[term], _RARITY_COUNTED), term))


def _keys(leading: Sequence[int], rarity: Sequence[float], published: PartialDate | None) -> Iterator[str]:
    dated = published is not None and published.precision == "day"
    among, most = (_PAIR_TERMS, _PAIRS) if dated else (_PAIR_TERMS_UNDATED, _PAIRS_UNDATED)
    pairs = (sorted(pair) for pair in combinations(leading[:among], 2))
    for one, other in islice((p for p in pairs if rarity[p[0]] + rarity[p[1]] >= _PAIR_RARITY), most):
        yield f"{one:x} {other:x}"
    if dated and published is not None:
        window = published.first.toordinal() // _WINDOW_DAYS
        for term in leading[:_WINDOW_TERMS]:
            yield f"{window}:{term:x}"
            yield f"{window + 1}:{term:x}"
