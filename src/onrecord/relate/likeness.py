"""How alike articles are, many pairs at once, to the same numbers whatever else is asked beside them.

Weights are whole numbers under 256, so that sums of their products are exact in float32 (160 * 255 * 255 < 2**24), in
whatever order they are added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from onrecord.dates import PartialDate
from onrecord.pipeline import Pairs
from onrecord.relate.gists import HASHED, VIEWS, places, views

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
_Weight = TypeVar("_Weight", np.uint8, np.uint32)

FEATURES = (
    *("whole", "title", "lead", "names", "title in other", "phrases", "quotes", "foremost"),
    *("gap", "undated", "near", "words", "title words", "quoted"),
)
_LEFTS, _COMPARED = 6, 4_096  # first articles, and pairs, that are compared in one go: 4 MB of weights
_PLACES, _EXTRAS = 1 << 16, 2 * (HASHED + 1)
_MANY = 1_000  # articles, from which on it pays to lay what is frequent side by side
_QUOTE = 1  # the weight by which a quotation is told from a phrase, which has 16 or more
_NEAR_DAYS = 3.0
_FAR, _UNDATED = 0.5, 0.8  # what likeness counts between articles of different weeks, and where a date is missing


class Told(Protocol):
    """What is compared: a `Gist` or a `Surrounding`."""

    @property
    def published(self) -> PartialDate | None: ...
    @property
    def words(self) -> int: ...
    @property
    def terms(self) -> bytes: ...
    @property
    def phrases(self) -> bytes: ...
    @property
    def quotes(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Rows:
    """Hashed places with weights, of n articles one after the other."""

    starts: Ints  # (n + 1,)
    places: Ints  # (entries,)
    weights: npt.NDArray[np.uint8]  # (entries, columns)

    def column(self, number: int) -> npt.NDArray[np.uint8]:
        """Return one weight of each entry."""
        return np.ascontiguousarray(self.weights[:, number])

    def joined(self) -> npt.NDArray[np.uint32]:
        """Return the four weights of each entry as one number, which is fetched four times as fast."""
        return self.weights.view(np.uint32)[:, 0]

    def entries(self, of: Ints) -> tuple[Ints, Ints]:
        """Return the entries of the articles ``of``, one after the other, and how many each has."""
        counts = self.starts[of + 1] - self.starts[of]
        ends = np.cumsum(counts)
        shift = np.repeat(self.starts[of] - ends + counts, counts)
        return np.arange(len(shift)) + shift, counts


@dataclass(frozen=True, slots=True)
class Packed:
    """Articles laid side by side to be compared."""

    terms: _Rows  # four columns: in the whole, the title, the lead, as names
    extras: _Rows  # phrases, then quotations: one column
    lengths: Floats  # (n, 4): of the vectors of each column; 1 where there is none
    phrase_lengths: Floats  # (n,)
    quotes: Ints  # (n,): quotations kept
    words: Ints  # (n,)
    title_words: Ints  # (n,)
    first: Ints  # (n,): day, counted as `datetime.date.toordinal`; 0 where it is not known
    last: Ints  # (n,)


def pack(told: Sequence[Told]) -> Packed:
    """Lay articles side by side."""
    terms = _rows([(places(each.terms), views(each.terms).T) for each in told], VIEWS, _PLACES)
    phrases = [np.frombuffer(each.phrases, np.uint32) for each in told]
    quotes = [np.frombuffer(each.quotes, np.uint32) for each in told]
    extras = _rows([_extras(*both) for both in zip(phrases, quotes, strict=True)], 1, _EXTRAS)
    whole = [np.sqrt((views(each.terms).astype(np.float64) ** 2).sum(1)) for each in told]
    dates = [each.published for each in told]
    return Packed(
        terms,
        extras,
        np.maximum(1.0, np.array(whole).reshape(-1, VIEWS)),
        np.array([max(1.0, float(np.sqrt(((some >> 24).astype(np.float64) ** 2).sum()))) for some in phrases]),
        np.array([len(some) for some in quotes], np.int64),
        np.array([each.words for each in told], np.int64),
        np.array([np.count_nonzero(views(each.terms)[1]) for each in told], np.int64),
        np.array([day.first.toordinal() if day else 0 for day in dates], np.int64),
        np.array([day.last.toordinal() if day else 0 for day in dates], np.int64),
    )


def likeness(packed: Packed, pairs: Pairs) -> Floats:
    """Return how alike each pair is in words and time, 0 to 1; articles of different weeks count half."""
    return cosine(packed, pairs) * timely(packed, pairs)


def cosine(packed: Packed, pairs: Pairs) -> Floats:
    """Return the cosine of the words of each pair, 0 to 1."""
    found = np.zeros(len(pairs))
    for some, ours, theirs, counts in _in_turn(packed.terms, packed.terms.column(0), pairs):
        found[some] = _summed(np.multiply(ours, theirs, dtype=np.float32), counts)
    found /= packed.lengths[pairs[:, 0], 0] * packed.lengths[pairs[:, 1], 0]
    return found


def timely(packed: Packed, pairs: Pairs) -> Floats:
    """Return what their dates leave of the likeness of each pair: 1 on one day, a half after weeks."""
    gap, undated = _gap(packed, pairs)
    return np.where(undated, _UNDATED, _FAR + (1 - _FAR) * _nearness(gap))


def apart(packed: Packed, pairs: Pairs) -> Floats:
    """Return the fewest days between the dates of each pair; 0 where one has none."""
    return _gap(packed, pairs)[0]


def features(packed: Packed, pairs: Pairs) -> Floats:
    """Return (pairs, 14): what `FEATURES` names, all the same for both orders of a pair."""
    a, b = pairs[:, 0], pairs[:, 1]
    dots = np.zeros((len(pairs), VIEWS))
    titles = np.zeros((len(pairs), 2))
    foremost = np.zeros(len(pairs))
    for some, ours, theirs, counts in _in_turn(packed.terms, packed.terms.joined(), pairs):
        one, two = ours.view(np.uint8).reshape(-1, VIEWS), theirs.view(np.uint8).reshape(-1, VIEWS)
        for view in range(VIEWS):
            products = np.multiply(one[:, view], two[:, view], dtype=np.float32)
            dots[some, view] = _summed(products, counts)
            if view == 0:
                foremost[some] = _largest(products, counts)
        for side, told, other in ((0, one, two), (1, two, one)):
            squares = np.multiply(told[:, 1], told[:, 1], dtype=np.float32)
            titles[some, side] = _summed(squares * (other[:, 0] > 0), counts)
    cosines = dots / (packed.lengths[a] * packed.lengths[b])
    phrases, quotes = _extras_shared(packed, pairs)
    gap, undated = _gap(packed, pairs)
    title = packed.lengths[:, 1] ** 2
    return np.column_stack(
        [
            cosines,
            np.maximum(titles[:, 0] / title[a], titles[:, 1] / title[b]),
            phrases / (packed.phrase_lengths[a] * packed.phrase_lengths[b]),
            np.log1p(quotes),
            foremost / (packed.lengths[a, 0] * packed.lengths[b, 0]),
            np.log1p(gap),
            undated,
            np.where(undated, 0.0, _nearness(gap)),
            np.log1p(np.minimum(packed.words[a], packed.words[b])),
            np.minimum(packed.title_words[a], packed.title_words[b]),
            np.log1p(np.minimum(packed.quotes[a], packed.quotes[b])),
        ]
    )


def _rows(parts: Sequence[tuple[npt.NDArray[np.integer], npt.NDArray[np.uint8]]], columns: int, size: int) -> _Rows:
    starts = np.cumsum([0, *(len(hashed) for hashed, _ in parts)])
    hashed = np.concatenate([np.zeros(0, np.int64), *(hashed for hashed, _ in parts)]).astype(np.int64)
    weights = np.concatenate([np.zeros((0, columns), np.uint8), *(weights for _, weights in parts)])
    if len(parts) < _MANY:
        return _Rows(starts, hashed, np.ascontiguousarray(weights))
    # What is frequent lies side by side, so that a processor's cache holds most of what is looked up.
    ranked = np.zeros(size, np.int64)
    ranked[np.argsort(-np.bincount(hashed, minlength=size), kind="stable")] = np.arange(size)
    return _Rows(starts, ranked[hashed], np.ascontiguousarray(weights))


def _extras(
    phrases: npt.NDArray[np.uint32], quotes: npt.NDArray[np.uint32]
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint8]]:
    hashed = np.concatenate([phrases & HASHED, (quotes & HASHED) + (HASHED + 1)])
    weights = np.concatenate([phrases >> 24, np.full(len(quotes), _QUOTE, np.uint32)]).astype(np.uint8)
    return hashed, weights[:, None]


def _in_turn(
    rows: _Rows, weights: npt.NDArray[_Weight], pairs: Pairs, size: int = _PLACES
) -> Iterator[tuple[Ints, npt.NDArray[_Weight], npt.NDArray[_Weight], Ints]]:
    """Yield pairs in turn: their numbers, for each entry of the second its weight in both, and how many each has."""
    board = np.zeros(_LEFTS * size, weights.dtype)
    order = np.argsort(pairs[:, 0], kind="stable")
    firsts = pairs[order, 0]
    begins = np.flatnonzero(np.diff(firsts, prepend=-1))
    slots = np.zeros(len(pairs), np.int64)
    slots[begins] = 1
    slots = np.cumsum(slots) - 1
    for start, end in _turns(begins, len(pairs), _LEFTS):
        some = order[start:end]
        slot = slots[start:end] - slots[start]
        shown = firsts[start:end][np.flatnonzero(np.diff(slot, prepend=-1))]
        own, own_counts = rows.entries(shown)
        placed = rows.places[own] + np.repeat(np.arange(len(shown)) * size, own_counts)
        board[placed] = weights[own]
        entries, counts = rows.entries(pairs[some, 1])
        yield (
            some,
            board.take(rows.places.take(entries) + np.repeat(slot * size, counts)),
            weights.take(entries),
            counts,
        )
        board[placed] = 0


def _turns(begins: Ints, count: int, lefts: int) -> Iterator[tuple[int, int]]:
    """Yield where each turn begins and ends: at most `_COMPARED` pairs of at most ``lefts`` first articles."""
    for start, end in pairwise([*begins[::lefts].tolist(), count]):
        for at in range(start, end, _COMPARED):
            yield at, min(end, at + _COMPARED)


def _summed(values: npt.NDArray[np.float32], counts: Ints) -> npt.NDArray[np.float32]:
    """Return the sum of each run of ``counts`` values; values are whole numbers, so every order gives the same."""
    return _reduced(np.add, values, counts)


def _largest(values: npt.NDArray[np.float32], counts: Ints) -> npt.NDArray[np.float32]:
    return _reduced(np.maximum, values, counts)


def _reduced(how: np.ufunc, values: npt.NDArray[np.float32], counts: Ints) -> npt.NDArray[np.float32]:
    found = np.zeros(len(counts), np.float32)
    held = counts > 0
    if held.any():
        found[held] = how.reduceat(values, (np.cumsum(counts) - counts)[held])
    return found


def _extras_shared(packed: Packed, pairs: Pairs) -> tuple[Floats, Floats]:
    """Return the products of shared phrases, and how many quotations are shared, of each pair."""
    phrases, quotes = np.zeros(len(pairs)), np.zeros(len(pairs))
    rows = packed.extras
    for some, ours, theirs, counts in _in_turn(rows, rows.column(0), pairs, _EXTRAS):
        products = np.multiply(ours, theirs, dtype=np.float32)
        is_quote = theirs == _QUOTE
        phrases[some] = _summed(np.where(is_quote, 0, products), counts)
        quotes[some] = _summed(np.where(is_quote, products, 0), counts)
    return phrases, quotes


def _gap(packed: Packed, pairs: Pairs) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return the fewest days between the dates of each pair, 0 where one is missing, and where one is."""
    a, b = pairs[:, 0], pairs[:, 1]
    undated = (packed.first[a] == 0) | (packed.first[b] == 0)
    apart = np.maximum(packed.first[a] - packed.last[b], packed.first[b] - packed.last[a])
    return np.where(undated, 0, np.maximum(0, apart)).astype(np.float64), undated


def _nearness(gap: Floats) -> Floats:
    near: Floats = np.exp(-(np.minimum(gap, 60.0) ** 2) / (2 * _NEAR_DAYS**2))
    return near
