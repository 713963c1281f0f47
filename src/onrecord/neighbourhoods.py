"""Pairs of units that share a key, and the groups that their links make: numbers and ids alone, whatever the units are.

Whatever the order in which units come, the pairs and the groups are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Pairs = npt.NDArray[np.int64]  # (n, 2): places in a sequence of units
Weights = npt.NDArray[np.float64]  # (n,): how strongly each pair belongs together, 0: not at all


class Link(NamedTuple):
    """Two units of a neighbourhood that belong together; ``a`` < ``b``.

    A plain tuple, for there are millions of them: a frozen dataclass takes three times as long to make.
    """

    a: str
    b: str
    weight: float  # above 0


def pairs_sharing(keys: Sequence[Iterable[str]], hubs: int = 0) -> Pairs:
    """Return the places of all that share a key with each other: each pair once, the lesser first, in order.

    Of what shares one key with more than ``hubs`` others, one of each pair is among the so many first; 0: no matter.
    """
    told = [tuple(some) for some in keys]
    count = max(1, len(told))
    numbers = _numbered(list(chain.from_iterable(told)))
    # Key by key, in order of places: most keys stand alone, and go first.
    sharers = np.repeat(np.arange(len(told)), [len(some) for some in told])
    is_shared = np.bincount(numbers)[numbers] > 1
    keyed = _each_once(numbers[is_shared] * count + sharers[is_shared])
    sharers = keyed % count
    sizes = np.unique_counts(keyed // count).counts
    after = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(sharers)) - 1  # sharers of the same key that follow
    if hubs:
        after[np.repeat(sizes, sizes) - after > hubs] = 0
    found = [np.zeros(0, np.int64)]
    for start, end in _portions(after):
        counts = after[start:end]
        ends = np.cumsum(counts)
        follow = np.arange(int(counts.sum())) + np.repeat(np.arange(start, end) + 1 - ends + counts, counts)
        found.append(_each_once(np.repeat(sharers[start:end], counts) * count + sharers[follow]))
    both = _each_once(np.concatenate(found)) if len(found) > 2 else found[-1]
    return np.stack(np.divmod(both, count), axis=1)


def _numbered(keys: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return a number below ``len(keys)`` for each of ``keys``, the same for equal ones.

    By their hashes, in a fifth of the time that it takes to look each up; one by one only where two of them share one.
    """
    hashes = np.fromiter(map(hash, keys), np.int64, len(keys))
    order = np.argsort(hashes)
    numbers = np.zeros(len(keys), np.int64)
    numbers[order[1:]] = np.cumsum(np.diff(hashes[order]) != 0)
    if numbers.max(initial=-1) + 1 == len(set(keys)):
        return numbers
    number = {key: n for n, key in enumerate(set(keys))}
    return np.fromiter(map(number.__getitem__, keys), np.int64, len(keys))


def _each_once(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return ``numbers`` in order, each once: what `np.unique` gives, by sorting, which is faster on millions."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _portions(counts: npt.NDArray[np.int64], most: int = 5_000_000) -> Iterable[tuple[int, int]]:
    """Yield ranges of ``counts`` that sum to ``most`` or a little more."""
    sums, start = np.cumsum(counts), 0
    while start < len(counts):
        end = int(np.searchsorted(sums, (sums[start - 1] if start else 0) + most)) + 1
        yield start, min(end, len(counts))
        start = end


def neighbourhoods(ids: Iterable[str], links: Iterable[Link]) -> list[list[str]]:
    """Return the connected groups among ``ids``, each in order, the groups in order of their first id."""
    parent = {each: each for each in ids}

    def root(of: str) -> str:
        while parent[of] != of:
            parent[of] = parent[parent[of]]
            of = parent[of]
        return of

    for link in links:
        a, b = root(link.a), root(link.b)
        if a != b:
            parent[max(a, b)] = min(a, b)
    groups: dict[str, list[str]] = defaultdict(list)
    for each in sorted(parent):
        groups[root(each)].append(each)
    return [groups[first] for first in sorted(groups)]


def grouped(ids: Iterable[str], links: Sequence[Link]) -> tuple[list[list[str]], list[list[Link]]]:
    """Return the `neighbourhoods` of ``ids``, and beside each the links inside it."""
    groups = neighbourhoods(ids, links)
    place = {each: n for n, group in enumerate(groups) for each in group}
    within: list[list[Link]] = [[] for _ in groups]
    for link in links:
        within[place[link.a]].append(link)
    return groups, within


def stars(ids: Iterable[str], links: Iterable[Link]) -> tuple[list[list[str]], list[list[Link]]]:
    """Return each of ``ids`` alone, in order, and beside each the links it has."""
    around: dict[str, list[Link]] = {each: [] for each in sorted(ids)}
    elsewhere: list[Link] = []
    for link in links:
        around.get(link[0], elsewhere).append(link)
        around.get(link[1], elsewhere).append(link)
    return [[each] for each in around], list(around.values())
