"""The trained sequence labeller: how likely each region is for each unit of a page.

Two stages of small nets. The first sees a unit and its neighbours; the second also sees what the first made of those
around it, near and far, and so knows that a page has one title, that a thread of comments goes on, and that the article
is over. Trained by ``training/regions.py``; see ``models/regions.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.features import OWN_NAMES, features_of
from onrecord.clean.standing import Table
from onrecord.clean.units import Unit
from onrecord.model import Declared, Region
from onrecord.pipeline import one_thread

REGIONS: tuple[Region, ...] = (
    Region.TITLE, Region.BYLINE, Region.DATE, Region.BODY,
    Region.CAPTION, Region.COMMENT, Region.RELATED, Region.OTHER,
)  # fmt: skip
WEIGHTS = "models/regions.npz"
_SHIFTS = (-4, -3, -2, -1, 0, 1, 2, 3, 4)
_WIDTHS = (8, 25)


@dataclass(frozen=True, slots=True)
class _Folded:
    """All first layers of a stage as one that takes rows as they come: scaling is folded into its weights."""

    low: Table  # (columns,) what a row is held between
    high: Table
    inner: Table  # (columns, nets * hidden)
    bias: Table  # (nets * hidden,)


@dataclass(frozen=True)
class Stage:
    """Nets that judge one kind of row; their answers are averaged."""

    mean: Table  # (columns,)
    scale: Table  # (columns,)
    inner: Table  # (nets, columns + 1, hidden); the last row is the bias
    outer: Table  # (nets, hidden + 1, regions)

    def likelihoods(self, rows: Table) -> Table:
        """Return one row a row, one column a region; each row adds up to 1."""
        first = self._folded
        hidden = np.minimum(np.maximum(rows, first.low), first.high) @ first.inner
        hidden += first.bias
        np.maximum(hidden, 0, out=hidden)
        size = self.outer.shape[1] - 1
        made = np.zeros((len(rows), self.outer.shape[2]), dtype=np.float32)
        for at, outer in enumerate(self.outer):
            made += _softmax(hidden[:, at * size : (at + 1) * size] @ outer[:-1] + outer[-1])
        made /= len(self.outer)
        return made

    @cached_property
    def _folded(self) -> _Folded:
        inner = self.inner[:, :-1] / self.scale[:, None]
        bias = self.inner[:, -1] - self.mean @ inner
        side_by_side = np.ascontiguousarray(np.concatenate(list(inner), axis=1))
        return _Folded(self.mean - 4 * self.scale, self.mean + 4 * self.scale, side_by_side, bias.reshape(-1))


def likelihoods(units: list[Unit], declared: list[Declared]) -> Table:
    """Return how likely each of ``REGIONS`` is for each unit, of which there must be at least one."""
    rows = features_of(units, declared)
    first, second = stages()
    with one_thread():
        return second.likelihoods(with_neighbours(rows, first.likelihoods(rows)))


def with_neighbours(rows: Table, judged: Table) -> Table:
    """Return the rows of the second stage.

    What the first made of each unit and of those around it, and the unit itself.
    """
    count = len(judged)
    edge = max(_SHIFTS)
    padded = np.zeros((count + 2 * edge, judged.shape[1]), dtype=np.float32)
    padded[edge : edge + count] = judged
    parts: list[NDArray[np.floating]] = [padded[edge + shift : edge + shift + count] for shift in _SHIFTS]
    sums = np.vstack([np.zeros((1, judged.shape[1])), np.cumsum(judged, axis=0)])
    at = np.arange(count)
    for width in _WIDTHS:
        low, high = np.maximum(at - width, 0), np.minimum(at + 1 + width, count)
        parts += [(sums[at] - sums[low]) / width, (sums[high] - sums[at + 1]) / width]
    parts += [np.log1p(sums[at]), np.log1p(np.maximum(sums[-1] - sums[at + 1], 0)), rows[:, : len(OWN_NAMES)]]
    return np.concatenate(parts, axis=1).astype(np.float32)


@cache
def stages() -> tuple[Stage, Stage]:
    """Return the two stages as shipped."""
    with resources.files("onrecord").joinpath(*WEIGHTS.split("/")).open("rb") as file, np.load(file) as kept:
        made = [
            Stage(*(kept[f"{name}{number}"].astype(np.float32) for name in ("mean", "scale", "inner", "outer")))
            for number in (1, 2)
        ]
    return made[0], made[1]


def _softmax(logits: Table) -> Table:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    made: Table = shifted / shifted.sum(axis=1, keepdims=True)
    return made
