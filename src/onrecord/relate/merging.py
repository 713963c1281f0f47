"""A second look at the stories of a neighbourhood: whether two of them are one, by what they are as wholes.

Pairs of articles tell what a pair can tell. Two groups tell more: how alike all that the one says is to all that the
other says, whether something else is as close to either, how much of the neighbourhood they are together, and whether
their days meet. A weighted sum of nineteen such numbers decides, best merge first. It sees no word and no outlet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from onrecord.pipeline import Pairs
from onrecord.relate.likeness import Floats
from onrecord.relate.rows import Ints
from onrecord.relate.together import Compared

FEATURES = (
    *("mean", "words", "title", "names", "phrases", "lesser size", "greater size", "gap", "undated", "scatter"),
    *("rival", "lesser outside", "greater outside", "share", "lesser crowd", "greater crowd"),
    *("lesser nearest", "greater nearest", "unseen"),
)
LIKES = 4  # of words, titles, names and phrases: see `together.LIKES`
LEAST_MEAN = 0.1  # least average probability between two groups that may be one
_NO_DAY = 1 << 40
FARTHEST = 4.0  # standard deviations: what lies beyond counts as that
# Least score of two groups that are one. At 0, where either is as likely, the stream loses .003 of BCubed F1, for the
# judge learned from nets that had not seen its pairs and are less sure than the net that ships.
SURE = -0.4


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The n articles of a neighbourhood, and what each pair of them shares."""

    probable: Floats  # (n, n): how probable it is that two tell one story; 0 on the diagonal
    alike: Floats  # (4, n, n): cosines of words, titles, names and phrases; 1 on the diagonal, 0 where hardly alike
    first: Ints  # (n,): day, 0 where it is not known
    last: Ints  # (n,)
    near: Floats  # (n, 6), see `surroundings.NEAR`


def neighbours(compared: Compared, pairs: Pairs, probability: Floats, likes: Floats) -> Neighbours:
    """Lay out what `together.compare` tells of the pairs of a neighbourhood that are alike at all."""
    count = len(compared.near)
    alike, probable = np.tile(np.eye(count), (len(likes), 1, 1)), np.zeros((count, count))
    for whole, some in ((alike, likes), (probable, probability)):
        whole[..., pairs[:, 0], pairs[:, 1]] = whole[..., pairs[:, 1], pairs[:, 0]] = some
    return Neighbours(probable, alike, compared.packed.first, compared.packed.last, compared.near)


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights of what `FEATURES` names, standardised."""

    mean: Floats
    scale: Floats
    weights: Floats  # (features + 1,), the last a constant

    def score(self, features: Floats) -> Floats:
        """Return (m,) how surely each of (m, features) is one story: its log-odds, rounded."""
        given = np.clip((features - self.mean) / self.scale, -FARTHEST, FARTHEST)
        scores: Floats = np.round((given * self.weights[:-1]).sum(axis=1) + self.weights[-1], 6)
        return scores


def merged(told: Neighbours, parts: Sequence[Sequence[int]], judge: Judge) -> list[list[int]]:
    """Return ``parts``, groups of places in ``told``, with those merged that are one story; the surest first."""
    groups = sorted(sorted(part) for part in parts)
    while len(groups) > 1:
        pairs, features = candidates(told, groups)
        if not len(pairs):
            break
        scores = judge.score(features)
        best = int(scores.argmax())
        if scores[best] < SURE:
            break
        a, b = pairs[best].tolist()
        groups[a] = sorted(groups[a] + groups.pop(b))
    return groups


def candidates(told: Neighbours, groups: Sequence[Sequence[int]]) -> tuple[Pairs, Floats]:
    """Return (m, 2) which two groups may be one, in order, and (m, 19) what `FEATURES` names of them."""
    inside = np.zeros((len(told.first), len(groups)))
    for at, group in enumerate(groups):
        inside[group, at] = 1.0
    sizes = inside.sum(axis=0)
    sums = inside.T @ told.probable @ inside
    means = sums / np.outer(sizes, sizes)
    np.fill_diagonal(means, 0.0)
    pairs = np.argwhere(np.triu(means >= LEAST_MEAN, 1))
    if not len(pairs):
        return pairs, np.zeros((0, len(FEATURES)))
    a, b = pairs.T
    alike = inside.T @ told.alike @ inside
    lengths = np.sqrt(np.maximum(np.diagonal(alike, axis1=1, axis2=2), 1e-9))
    both = sizes[a] + sizes[b]
    outside = (sums.sum(axis=1) - np.diag(sums)) / sizes  # of each group: the sum of its averages with all others
    beyond = [(outside[one] - sums[one, other] / sizes[one]) for one, other in ((a, b), (b, a))]
    near = inside.T @ np.column_stack([told.near[:, :2], np.expm1(told.near[:, 0])])
    columns = [
        means[a, b],
        *(alike[:, a, b] / (lengths[:, a] * lengths[:, b])),
        *_ordered(np.log(sizes[a]), np.log(sizes[b])),
        *_times(told, inside, pairs),
        _rivals(means, pairs),
        *_ordered(*beyond),
        both / len(told.first),
        *_ordered(near[a, 0] / sizes[a], near[b, 0] / sizes[b]),
        *_ordered(near[a, 1] / sizes[a], near[b, 1] / sizes[b]),
        ((near[a, 2] + near[b, 2]) / both - (both - 1)) / both,
    ]
    return pairs, np.column_stack(columns)


def _ordered(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    return np.minimum(one, other), np.maximum(one, other)


def _times(told: Neighbours, inside: Floats, pairs: Pairs) -> tuple[Floats, Floats, Floats]:
    """Return (m,) the days between two groups, the share of both without a date, and the wider of their spans."""
    within = (inside > 0) & (told.first > 0)[:, None]
    sizes, dated = inside.sum(axis=0), within.sum(axis=0)
    first = np.where(within, told.first[:, None], _NO_DAY).min(axis=0)
    last = np.where(within, told.last[:, None], 0).max(axis=0)
    span = np.where(dated > 0, last - first, 0)
    a, b = pairs.T
    is_dated = (dated[a] > 0) & (dated[b] > 0)
    gap = np.where(is_dated, np.maximum(0, np.maximum(first[a] - last[b], first[b] - last[a])), 0)
    undated = 1 - (dated[a] + dated[b]) / (sizes[a] + sizes[b])
    return np.log1p(gap), undated, np.log1p(np.maximum(span[a], span[b]))


def _rivals(means: Floats, pairs: Pairs) -> Floats:
    """Return (m,) how close the closest third group is to one of the two."""
    if len(means) < 3:
        return np.zeros(len(pairs))
    ordered = np.sort(means, axis=1)[:, ::-1]
    found = np.zeros(len(pairs))
    for one, other in ((0, 1), (1, 0)):
        of, to = pairs[:, one], pairs[:, other]
        best = np.where(means[of, to] == ordered[of, 0], ordered[of, 1], ordered[of, 0])
        found = np.maximum(found, best)
    return found


@cache
def judge() -> Judge:
    """Return the judge that ships."""
    with resources.files("onrecord").joinpath("models/stories.npz").open("rb") as file, np.load(file) as arrays:
        return judge_of({name: arrays[name] for name in arrays.files})


def judge_of(arrays: Mapping[str, npt.NDArray[np.floating]]) -> Judge:
    """Return the judge of its arrays; see `training/stories.py`."""
    mean, scale, weights = (np.asarray(arrays[f"merge_{name}"], np.float64) for name in ("mean", "scale", "weights"))
    return Judge(mean, scale, weights)
