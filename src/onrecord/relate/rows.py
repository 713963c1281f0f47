"""Articles as rows of hashed places with weights, and what two rows share, many pairs at once, by numpy alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from onrecord.pipeline import Pairs

Ints = npt.NDArray[np.int64]
Weights = npt.NDArray[np.uint8] | npt.NDArray[np.uint32]
_BLOCK = 8_192  # pairs whose shared places are given at once, or a little more
_RIGHTS = 256  # second articles that are held against a first one in one go


@dataclass(frozen=True)
class Rows:
    """Hashed places with weights, of n articles, one after the other."""

    places: npt.NDArray[np.integer]  # (k,)
    weights: Weights  # (k,)
    begins: Ints  # (n + 1,): where those of each article begin
    size: int  # all places are below

    @cached_property
    def wide(self) -> Wide:
        """The rows side by side."""
        counts = np.diff(self.begins)
        own = np.arange(int(counts.max(initial=1))) < counts[:, None]
        places, weights = np.zeros(own.shape, self.places.dtype), np.zeros(own.shape, self.weights.dtype)
        places[own] = self.places
        weights[own] = self.weights
        return Wide(places, weights, counts)


@dataclass(frozen=True, slots=True)
class Wide:
    """The same, each in a row of equal width, filled up with weights of 0."""

    places: npt.NDArray[np.integer]  # (n, width)
    weights: Weights  # (n, width)
    counts: Ints  # (n,): how many places of each row are its own


@dataclass(frozen=True, slots=True)
class Shared:
    """What each of some pairs shares: for every place in both rows the weights it has there."""

    pairs: Ints  # (m,): which of the pairs that were asked about
    of: Ints  # (k,): to which of these m each shared place belongs, in order
    ours: Weights  # (k,): its weight in the first of the pair
    theirs: Weights  # (k,): and in the second

    def summed(self, values: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """Return (m,) the sums of the values of each pair's places; of whole numbers they are exact."""
        return np.bincount(self.of, values, len(self.pairs)).astype(np.float64, copy=False)

    def largest(self, values: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """Return (m,) the largest of the values of each pair's places, 0 or more."""
        found = np.zeros(len(self.pairs))
        begins = np.flatnonzero(np.diff(self.of, prepend=-1))
        if len(begins):
            found[self.of[begins]] = np.maximum.reduceat(values, begins)
        return found


def rows_of(hashed: npt.NDArray[np.integer], weights: Weights, counts: Ints, size: int) -> Rows:
    """Lay out what stands one after the other, of each article so many places as ``counts`` says."""
    return Rows(hashed, weights, np.concatenate([[0], np.cumsum(counts)]).astype(np.int64, copy=False), size)


def joined(parts: Sequence[Rows]) -> Rows:
    """Lay out the rows of all ``parts``, in order."""
    places = np.concatenate([each.places for each in parts])
    weights = np.concatenate([each.weights for each in parts])
    return rows_of(places, weights, np.concatenate([np.diff(each.begins) for each in parts]), parts[0].size)


def shared(rows: Rows, pairs: Pairs) -> Iterator[Shared]:
    """Yield what all ``pairs`` share, a few thousand pairs at a time."""
    wide = rows.wide
    board, width = np.zeros(rows.size, wide.weights.dtype), wide.places.shape[1]
    order = np.argsort(pairs[:, 0], kind="stable")
    firsts, seconds = pairs[order, 0], pairs[order, 1]
    begins = np.flatnonzero(np.diff(firsts, prepend=-1))
    for some in _blocks(begins, len(pairs)):
        start, end = some[0][0], some[-1][1]
        of, ours, theirs = [], [], []
        for at, to in some:
            first = firsts[at]
            own = wide.places[first, : wide.counts[first]]
            board[own] = wide.weights[first, : wide.counts[first]]
            for begin in range(at, to, _RIGHTS):
                rights = seconds[begin : min(to, begin + _RIGHTS)]
                found = board.take(wide.places.take(rights, axis=0)).ravel()
                met = np.flatnonzero(found != 0)  # over truth values it is three times as fast as over numbers
                of.append(met // width + (begin - start))
                ours.append(found[met])
                theirs.append(wide.weights.take(rights, axis=0).ravel()[met])
            board[own] = 0
        yield Shared(order[start:end], np.concatenate(of), np.concatenate(ours), np.concatenate(theirs))


def _blocks(begins: Ints, count: int) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of pairs with one first article, so many at a time as make a block."""
    some: list[tuple[int, int]] = []
    for start, end in pairwise([*begins.tolist(), count]):
        some.append((start, end))
        if end - some[0][0] >= _BLOCK:
            yield some
            some = []
    if some:
        yield some


def numbers(parts: Sequence[bytes], kind: type[np.uint16] | type[np.uint32]) -> tuple[npt.NDArray[np.integer], Ints]:
    """Return the numbers that ``parts`` hold, one part after the other, and how many each holds."""
    counts = np.array([len(part) for part in parts], np.int64) // np.dtype(kind).itemsize
    return np.frombuffer(b"".join(parts), kind), counts
