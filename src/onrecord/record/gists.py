"""What an article is about, in a few hundred bytes: its weightiest words, hashed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
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

# What many articles of a neighbourhood share is their field, not their story. Without this allsides.dev (1,732) loses
# .018 BCubed F1 and .06 ARI; counted from the first sharer on, the words of a story grow light and ecbplus_dev
# (197 articles) loses .04; 12 to 15 sharers and 300 to 600 documents are equally good on the public dev sets, 2026-12.
_STORY_SHARERS = 15  # a word that so many articles share may still be that of one story
_TABLE_DOCUMENTS = 500.0  # how many articles of the record's own the table's word weighs

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


def rarity(term: int) -> float:
    """Return how rare a term is in news: the logarithm of articles per article that has it."""
    return _rarity()[term]


@cache
def _rarity() -> list[float]:
    return [float(rarity) for rarity in _rarities()]


@cache
def _rarities() -> npt.NDArray[np.float64]:
    with resources.files("onrecord").joinpath("models/idf.npy").open("rb") as file:
        numbers: npt.NDArray[np.uint8] = np.load(file)
    return numbers.astype(np.float64) / _RARITY_STEP


@step(version=4, data=("models/idf.npy",))
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
    return dict(zip(_places(terms).tolist(), _weights(terms).tolist(), strict=True))


def _places(terms: bytes) -> npt.NDArray[np.uint16]:
    return np.frombuffer(terms[: len(terms) // 6 * 2], np.uint16)


def _weights(terms: bytes) -> npt.NDArray[np.float32]:
    return np.frombuffer(terms[len(terms) // 6 * 2 :], np.float32)


def among(gists: Sequence[Gist]) -> dict[str, Gist]:
    """Return ``gists`` by id, the words lighter that many of them share; few gists stay as they are.

    A term's share of articles is the table's until the neighbourhood shows a larger one, smoothed as if the table had
    been counted on 500 articles of it. The same whatever the order of ``gists``.
    """
    sharers = np.zeros(1 << 16)
    for gist in gists:
        sharers[_places(gist.terms)] += 1
    table = _rarities()
    counted = np.maximum(0, sharers - _STORY_SHARERS) + _TABLE_DOCUMENTS * np.exp(-table)
    here = np.clip(np.log((len(gists) + _TABLE_DOCUMENTS) / counted), 0, table)
    lighter = np.divide(here, table, out=np.zeros_like(table), where=table > 0)
    return {gist.id: replace(gist, terms=_times(gist.terms, lighter)) for gist in gists}


def _times(terms: bytes, factors: npt.NDArray[np.float64]) -> bytes:
    places = _places(terms)
    weights = _weights(terms) * factors[places]
    weights /= max(float(np.linalg.norm(weights)), 1e-9)
    return places.tobytes() + weights.astype(np.float32).tobytes()


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
