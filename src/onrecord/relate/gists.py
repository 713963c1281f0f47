"""What an article is about, in a kilobyte or two: its weightiest words, its phrases and quotations, hashed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations, islice, pairwise
from math import log
from zlib import crc32

import numpy as np
import numpy.typing as npt

from onrecord.dates import PartialDate
from onrecord.model import Article, Gist, Page, Passage, Region, Tip
from onrecord.pipeline import step
from onrecord.relate.vectors import vector_of

HEAD_CHARS = 6_000  # about 1,000 words
_HEAD_WORDS = 300  # what an article is about stands at its beginning
_TITLE_WEIGHT, _HEAD_WEIGHT, _REST_WEIGHT = 3.0, 1.0, 0.4
_KEPT_TERMS = 160
_RARITY_STEP = 20.0  # see training/idf.py

# Keys, 24 at most. Articles of a fortnight meet by any of their leading terms, all others by two of them that are
# rare enough together: of the pairs that belong together, 88 in 100 meet so (public stories dev sets, 2026-11), and
# the friends of friends that `stories` compares besides bring most of the others.
_WINDOW_DAYS = 8
_WINDOW_TERMS = 7
_PAIR_TERMS, _PAIR_TERMS_UNDATED = 6, 8
_PAIRS, _PAIRS_UNDATED = 10, 24
_RARITY_COUNTED = 5.0  # beyond that a word is rare because it is odd, and says nothing of the subject
_PAIR_RARITY = 4.5  # one article in 90 or fewer, were the words independent

_LEAD_WORDS = 80
_LEAST_RARITY = 0.3  # a name or a title may be made of common words
_PHRASE_RARITY = 1.5  # both words in one article of four or fewer
_PHRASE_STEPS = 16
_KEPT_PHRASES, _KEPT_QUOTES = 64, 48
HASHED = (1 << 18) - 1  # where phrases and quotations are compared
VIEWS = 4  # weights of a term: in the whole, the title, the lead, and as a name

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,600})[”\"]")
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
    return rarities()[term]


@cache
def rarities() -> list[float]:
    """Return how rare each term is; see `rarity`."""
    return [float(rarity) for rarity in _rarities()]


@cache
def _rarities() -> npt.NDArray[np.float64]:
    with resources.files("onrecord").joinpath("models/idf.npy").open("rb") as file:
        numbers: npt.NDArray[np.uint8] = np.load(file)
    return numbers.astype(np.float64) / _RARITY_STEP


@step(version=8, data=("models/idf.npy",))
def gists(page: Page, passages: Sequence[Passage], article: Article, tips: Sequence[Tip]) -> Iterator[Gist]:
    """Yield the gist of the page's title and the beginning of its body; none where it has neither."""
    head = _head(page.text, passages)
    title = words_of(article.title[:HEAD_CHARS])
    written = _WORD.findall(head)
    body = [word.lower() for word in written]
    places = _Places([term_of(word) for word in title], [term_of(word) for word in body])
    counts = _counts(places)
    if not counts:
        return
    rarity = rarities()
    published = article.published
    yield Gist(
        id=page.capture,
        capture=page.capture,
        title=article.title or " ".join(head.split()[:_LABEL_WORDS]),
        published=published,
        terms=packed(_weighed(counts, rarity), *_views(places, _names(written, body, places.body), rarity)),
        keys=tuple(keys_of(_leading(counts, rarity), published)),
        words=len(body),
        phrases=_phrases(places, rarity),
        quotes=_quotes(head),
        vector=vector_of(tips),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """The terms of an article, in the order in which they stand."""

    title: list[int]
    body: list[int]


def _counts(places: _Places) -> dict[int, float]:
    """Return how much each term counts: in the title most, far down least."""
    counts: dict[int, float] = defaultdict(float)
    for some, weight in (
        (places.title, _TITLE_WEIGHT),
        (places.body[:_HEAD_WORDS], _HEAD_WEIGHT),
        (places.body[_HEAD_WORDS:], _REST_WEIGHT),
    ):
        for term, times in Counter(some).items():
            counts[term] += weight * times
    return counts


def _head(text: str, passages: Sequence[Passage]) -> str:
    parts: list[str] = []
    length = 0
    for passage in passages:
        if passage.region is Region.BODY and length < HEAD_CHARS:
            parts.append(passage.span.of(text)[: HEAD_CHARS - length])
            length += len(parts[-1])
    return " ".join(parts)


def _weighed(counts: Mapping[int, float], rarity: Sequence[float]) -> dict[int, float]:
    """Return the weightiest terms, the foremost first."""
    weighed = {term: (1 + log(count) if count > 1 else count) * rarity[term] for term, count in counts.items()}
    return dict(sorted(weighed.items(), key=lambda each: (-each[1], each[0]))[:_KEPT_TERMS])


def _names(written: Sequence[str], body: Sequence[str], places: Sequence[int]) -> dict[int, int]:
    """Return how often each term stands as a name: with a capital in a text that never has it without one."""
    small = {word for word in written if word[0].islower()}
    return Counter(
        term
        for word, low, term in zip(written, body, places, strict=True)
        if len(word) > 2 and word[0].isupper() and low not in small
    )


def _views(places: _Places, names: Mapping[int, int], rarity: Sequence[float]) -> Iterator[dict[int, float]]:
    """Yield the weights of the words of the title, of the lead, and of the names."""
    for counts in (dict.fromkeys(places.title, 1), Counter(places.body[:_LEAD_WORDS]), names):
        yield {term: (1 + log(count)) * max(rarity[term], _LEAST_RARITY) for term, count in counts.items()}


def packed(weighed: Mapping[int, float], *views: Mapping[int, float]) -> bytes:
    """Return terms with their weights in the whole, the title, the lead and as names.

    uint16 places of n terms, then four times n weights as uint8, each time as shares of the largest in 255.
    """
    parts = [np.array(list(weighed), np.uint16).tobytes()]
    for view in (weighed, *views, *({},) * (VIEWS - 1 - len(views))):
        weights = np.array([view.get(term, 0.0) for term in weighed], np.float64)
        parts.append(np.ceil(weights * (255 / max(float(weights.max(initial=0.0)), 1e-9))).astype(np.uint8).tobytes())
    return b"".join(parts)


@lru_cache(maxsize=40_000)
def unpacked(terms: bytes) -> dict[int, float]:
    """Return the weight of each term in the whole, of what `packed` put away; together of unit length."""
    return dict(zip(places(terms).tolist(), lengthened(terms).tolist(), strict=True))


def lengthened(terms: bytes) -> npt.NDArray[np.float64]:
    """Return the weight (n,) of each term in the whole; together of unit length."""
    weights: npt.NDArray[np.float64] = views(terms)[0].astype(np.float64)
    weights /= max(float(np.linalg.norm(weights)), 1e-9)
    return weights


def packed_plain(terms: npt.NDArray[np.int64], weights: npt.NDArray[np.float64]) -> bytes:
    """Return terms with their weights in the whole, the largest first, as `packed` does; nothing is of a title."""
    shares = np.ceil(weights * (255 / max(float(weights[:1].sum()), 1e-9))).astype(np.uint8)
    return terms.astype(np.uint16).tobytes() + shares.tobytes() + bytes((VIEWS - 1) * len(terms))


@dataclass(frozen=True, slots=True)
class Flat:
    """The terms of some articles, one article after the other."""

    terms: npt.NDArray[np.uint16]  # (k,)
    weights: npt.NDArray[np.float64]  # (k,): those in the whole; of each article together of unit length
    of: npt.NDArray[np.int64]  # (k,): to which of the articles each belongs


def flat(some: Sequence[bytes]) -> Flat:
    """Return the terms of all that `packed` put away, with the weights that `unpacked` gives them."""
    counts = [len(each) // (2 + VIEWS) for each in some]
    both = list(zip(some, counts, strict=True))
    terms = np.frombuffer(b"".join([each[: 2 * n] for each, n in both]), np.uint16)
    weights = np.frombuffer(b"".join([each[2 * n : 3 * n] for each, n in both]), np.uint8).astype(np.float64)
    of = np.repeat(np.arange(len(some)), counts)
    lengths = np.sqrt(np.bincount(of, weights * weights, len(some)))
    return Flat(terms, weights / np.maximum(lengths, 1e-9)[of], of)


def summed(some: Sequence[bytes]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Return the terms of some articles, ascending, and the sums of the weights that `unpacked` gives them."""
    told = flat(some)
    order = np.argsort(told.terms, kind="stable")
    ordered = told.terms[order]
    is_first = np.ones(len(ordered), np.bool_)
    is_first[1:] = ordered[1:] != ordered[:-1]
    sums = np.bincount(np.cumsum(is_first) - 1, told.weights[order])  # of each in the order of the articles
    return ordered[is_first].astype(np.int64), sums.astype(np.float64, copy=False)


def places(terms: bytes) -> npt.NDArray[np.uint16]:
    """Return the places (n,) of what `packed` put away."""
    return np.frombuffer(terms, np.uint16, len(terms) // (2 + VIEWS))


def views(terms: bytes) -> npt.NDArray[np.uint8]:
    """Return the weights (4, n) of what `packed` put away: in the whole, the title, the lead, as names."""
    count = len(terms) // (2 + VIEWS)
    return np.frombuffer(terms, np.uint8, VIEWS * count, 2 * count).reshape(VIEWS, count)


def _phrases(places: _Places, rarity: Sequence[float]) -> bytes:
    """Return what stands side by side and is not common, the most frequent: uint32, a weight over 18 bits of hash."""
    counts: dict[int, float] = defaultdict(float)
    for terms, weight in ((places.title, _TITLE_WEIGHT), (places.body, 1.0)):
        for one, two in pairwise(terms):
            if rarity[one] > _PHRASE_RARITY and rarity[two] > _PHRASE_RARITY:
                counts[(one * 40503 + two * 2654435761) & HASHED] += weight
    kept = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:_KEPT_PHRASES]
    weights = [round(_PHRASE_STEPS * (1 + log(count))) for _, count in kept]
    packed = [min(weight, 255) << 24 | phrase for (phrase, _), weight in zip(kept, weights, strict=True)]
    return np.array(packed, np.uint32).tobytes()


def _quotes(head: str) -> bytes:
    """Return the least hashes of runs of three words inside quotation marks: uint32, ascending."""
    found: set[int] = set()
    for match in _QUOTED.finditer(head):
        terms = [term_of(word) for word in words_of(match[1])]
        found.update(
            (one * 40503 + two * 2654435761 + three * 97531) & 0xFFFFFFFF
            for one, two, three in zip(terms, terms[1:], terms[2:], strict=False)
        )
    return np.array(sorted(found)[:_KEPT_QUOTES], np.uint32).tobytes()


def _leading(counts: dict[int, float], rarity: Sequence[float]) -> list[int]:
    """Return the terms an article keeps coming back to, the foremost first."""
    return sorted(counts, key=lambda term: (-counts[term] * min(rarity[term], _RARITY_COUNTED), term))


def keys_of(leading: Sequence[int], published: PartialDate | None) -> Iterator[str]:
    """Yield what another article must share to be compared with one that has these ``leading`` terms."""
    rarity = rarities()
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
