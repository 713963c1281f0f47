"""How probable it is that two articles tell one story: a small net over numbers, never over words.

It sees how alike two articles are in each respect, how far apart in time, and how alike each is to its other
neighbours. Its weights and what it is given lie on a grid, so that sums are exact in float64 and do not depend on the
order in which a processor adds them: a pair has the same probability whatever else is asked beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import numpy as np
import numpy.typing as npt

from onrecord.model import Surrounding
from onrecord.pipeline import Pairs
from onrecord.relate import likeness, overlap, vectors
from onrecord.relate.likeness import Floats, Packed
from onrecord.relate.rows import Ints
from onrecord.relate.surroundings import NEAR, crowding

FEATURES = (
    *likeness.FEATURES,
    *(f"fewer {name}" for name in NEAR),
    *(f"more {name}" for name in NEAR),
    *("of lesser nearest", "of greater nearest", "above ten", "above thirty", "of lesser second", "of greater second"),
)
LIKES = ("whole", "title", "names", "phrases")
_LOGARITHMS = [FEATURES.index(name) for name in ("quotes", "gap", "words", "quoted")]  # `overlap` counts these alone
_LIKES = tuple(FEATURES.index(name) for name in LIKES)
INPUT_GRID, WEIGHT_GRID = 256.0, 1024.0
FARTHEST = 4.0  # standard deviations: what lies beyond counts as that
_LEAST_NEAREST = 0.05
LEAST_LIKENESS = 0.10  # pairs less alike, as `likeness` has it, are not told apart from chance
SEASON_DAYS = 400  # what comes back after more than a year is another event, however like the last one it is told
# Cosine of words from which on two tell one story, whatever else is like them: where thousands print one text, the net
# takes what they share for their field. In the public sets all 38 pairs that have .85 within a season are one story.
COPY = 0.85
DECIMALS = 4
_BLOCK = 8_192  # pairs whose features are held at once
_SCREENED = 64  # pairs from which on numpy had better look first which are alike at all


@dataclass(frozen=True)
class Compared:
    """Articles with all that a comparison needs."""

    packed: Packed
    near: Floats  # (n, 6), see `surroundings.NEAR`
    vectors: tuple[bytes, ...] = ()  # of each, b"" where none is known; () where none is of any

    @cached_property
    def told(self) -> overlap.Told:
        """The same for loops."""
        told = overlap.Told(self.packed, self.near, *likeness.by_days())
        told.least, told.least_nearest = LEAST_LIKENESS, _LEAST_NEAREST
        return told


@dataclass(frozen=True, slots=True)
class Net:
    """One hidden layer of rectified units over standardised features."""

    mean: Floats  # (features,)
    scale: Floats  # (features,)
    hidden: Floats  # (features, units)
    hidden_bias: Floats  # (units,)
    out: Floats  # (units,)
    out_bias: Floats  # (1,)

    def probability(self, features: Floats) -> Floats:
        """Return (n,) the probability of each of (n, features), to four decimals."""
        given = on_grid(np.clip((features - self.mean) / self.scale, -FARTHEST, FARTHEST), INPUT_GRID)
        score = np.maximum(0.0, given @ self.hidden + self.hidden_bias) @ self.out + self.out_bias
        return np.round(1 / (1 + np.exp(-score)), DECIMALS)


def on_grid(numbers: npt.ArrayLike, grid: float) -> Floats:
    """Return ``numbers`` as the nearest multiples of ``1 / grid``."""
    return np.asarray(np.round(np.asarray(numbers, np.float64) * grid) / grid, np.float64)


def laid(around: Sequence[Surrounding]) -> Compared:
    """Lay articles side by side, to be compared."""
    known = tuple(each.vector for each in around)
    return Compared(likeness.pack(around), crowding(around), known if any(known) else ())


def probability(compared: Compared, pairs: Pairs) -> Floats:
    """Return how probable it is that each pair tells one story; 0 for those hardly alike."""
    return compare(compared, pairs)[0]


def compare(compared: Compared, pairs: Pairs) -> tuple[Floats, Floats]:
    """Return (n,) how probable it is that pairs tell one story, and (4, n) what `LIKES` names.

    All are 0 for those hardly alike.
    """
    found, likes = np.zeros(len(pairs)), np.zeros((len(LIKES), len(pairs)))
    for kept, told in _told(compared, pairs):
        is_one = np.where(told[:, 0] >= COPY, 1.0, net().probability(told))
        found[kept] = is_one * (likeness.apart(compared.packed, pairs[kept]) <= SEASON_DAYS)
        likes[:, kept] = told[:, _LIKES].T
    if compared.vectors:
        found = vectors.weighed(found, vectors.log_odds(compared.vectors, pairs)).round(DECIMALS)
    return found, likes


def _told(compared: Compared, pairs: Pairs) -> Iterator[tuple[Ints, Floats]]:
    """Yield which of ``pairs`` are alike at all, and (m, 32) what `FEATURES` names of them, some at a time."""
    for start in range(0, len(pairs), _BLOCK):
        kept, told = (_counted if overlap.IS_COMPILED else _reckoned)(compared, pairs[start : start + _BLOCK])
        yield kept + start, told


def _counted(compared: Compared, pairs: Pairs) -> tuple[Ints, Floats]:
    """Return what `_told` yields, by the loops of `overlap`."""
    told, kept = np.empty((len(pairs), len(FEATURES))), np.empty(len(pairs), np.int64)
    count = overlap.compared(compared.told, np.ascontiguousarray(pairs), told, kept)
    told[:count, _LOGARITHMS] = np.log1p(told[:count, _LOGARITHMS])
    return kept[:count], told[:count]


def _reckoned(compared: Compared, pairs: Pairs) -> tuple[Ints, Floats]:
    """Return what `_told` yields, by numpy."""
    some = np.arange(len(pairs))
    if len(pairs) > _SCREENED:
        some = np.flatnonzero(likeness.likeness(compared.packed, pairs) >= LEAST_LIKENESS)
    alike, told = features(compared, pairs[some])
    is_alike = alike >= LEAST_LIKENESS
    return some[is_alike], told[is_alike]


def features(compared: Compared, pairs: Pairs) -> tuple[Floats, Floats]:
    """Return (n,) how alike pairs are, as `likeness` has it, and (n, 32) what `FEATURES` names."""
    told = likeness.features(compared.packed, pairs)
    alike = told[:, 0] * likeness.timely(compared.packed, pairs)
    one, two = compared.near[pairs[:, 0]], compared.near[pairs[:, 1]]
    fewer, more = np.minimum(one, two), np.maximum(one, two)
    relative = [
        alike / np.maximum(_LEAST_NEAREST, fewer[:, 1]),
        alike / np.maximum(_LEAST_NEAREST, more[:, 1]),
        alike - (one[:, 4] + two[:, 4]) / 2,
        alike - (one[:, 5] + two[:, 5]) / 2,
        alike / np.maximum(_LEAST_NEAREST, fewer[:, 2]),
        alike / np.maximum(_LEAST_NEAREST, more[:, 2]),
    ]
    return alike, np.column_stack([told, fewer, more, *relative])


@cache
def net() -> Net:
    """Return the net that ships."""
    with resources.files("onrecord").joinpath("models/stories.npz").open("rb") as file, np.load(file) as arrays:
        return net_of({name: arrays[name] for name in arrays.files})


def net_of(arrays: Mapping[str, npt.NDArray[np.floating]]) -> Net:
    """Return the net of its arrays, laid on the grid; see `training/stories.py`."""
    return Net(
        np.asarray(arrays["mean"], np.float64),
        np.asarray(arrays["scale"], np.float64),
        on_grid(arrays["hidden"], WEIGHT_GRID),
        on_grid(arrays["hidden_bias"], WEIGHT_GRID),
        on_grid(arrays["out"], WEIGHT_GRID),
        on_grid(arrays["out_bias"], WEIGHT_GRID),
    )
