# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""The trained sequence labeller: how likely each region is for each unit of a page.

Two stages of small nets. The first sees a unit and its neighbours; the second also sees what the first made of those
around it, near and far, and so knows that a page has one title, that a thread of comments goes on, and that the article
is over. Trained by ``training/regions.py``; see ``models/regions.md``.
"""

from __future__ import annotations

from array import array
from functools import cache
from importlib import resources

import numpy as np

from onrecord.clean.features import OWN_NAMES
from onrecord.clean.looks import Table
from onrecord.model import Region
from onrecord.pipeline import one_thread

REGIONS: tuple[Region, ...] = (
    Region.TITLE, Region.BYLINE, Region.DATE, Region.BODY,
    Region.CAPTION, Region.COMMENT, Region.RELATED, Region.OTHER,
)  # fmt: skip
WEIGHTS = "models/regions.npz"
_SHIFTS = (-4, -3, -2, -1, 0, 1, 2, 3, 4)
_WIDTHS = (8, 25)
_FAR = 1e30  # no net's answer is
_REGIONS, _OWN = len(REGIONS), len(OWN_NAMES)
_WIDTH = _REGIONS * (len(_SHIFTS) + 2 * len(_WIDTHS) + 2) + _OWN


class Stage:
    """Nets that judge one kind of row; their answers are averaged."""

    def __init__(self, mean: Table, scale: Table, inner: Table, outer: Table) -> None:
        self.mean = mean  # (columns,)
        self.scale = scale  # (columns,)
        self.inner = inner  # (nets, columns + 1, hidden); the last row is the bias
        self.outer = outer  # (nets, hidden + 1, regions)
        # All first layers as one that takes rows as they come: scaling is folded into its weights.
        folded = inner[:, : inner.shape[1] - 1] / scale[:, None]
        self._inner = np.ascontiguousarray(np.concatenate(list(folded), axis=1))  # (columns, nets * hidden)
        self._bias = (inner[:, inner.shape[1] - 1] - mean @ folded).reshape(-1)  # (nets * hidden,)
        self._low = np.ascontiguousarray(mean - 4 * scale)  # (columns,) what a row is held between
        self._high = np.ascontiguousarray(mean + 4 * scale)
        self._nets, self._hidden, self._regions = len(outer), outer.shape[1] - 1, outer.shape[2]
        # The second layers side by side: each net's hidden numbers count for its own answers alone.
        self._outer = np.zeros((self._nets * self._hidden, self._nets * self._regions), dtype=np.float32)
        for net, weights in enumerate(outer):
            rows, columns = net * self._hidden, net * self._regions
            self._outer[rows : rows + self._hidden, columns : columns + self._regions] = weights[: self._hidden]
        self._outer_bias = np.ascontiguousarray(outer[:, self._hidden]).reshape(-1)

    def likelihoods(self, rows: Table) -> Table:
        """Return one row a row, one column a region; each row adds up to 1."""
        held = np.maximum(rows, self._low)
        np.minimum(held, self._high, out=held)
        hidden = held @ self._inner
        hidden += self._bias
        np.maximum(hidden, 0, out=hidden)
        logits = hidden @ self._outer
        flat = logits.reshape(-1)
        _lower(flat, self._outer_bias, self._regions)
        np.exp(flat, out=flat)
        made: Table = np.empty((len(rows), self._regions), dtype=np.float32)
        _average(flat, self._nets, self._regions, made.reshape(-1))
        return made


def _lower(logits: Table, bias: Table, regions: int) -> None:
    """Add the bias, and take from the numbers of each net and row the largest of them."""
    wide = len(bias)
    for at in range(0, len(logits), regions):
        column = at % wide
        most = -_FAR
        for region in range(regions):
            logits[at + region] += bias[column + region]
            most = max(most, logits[at + region])
        for region in range(regions):
            logits[at + region] = logits[at + region] - most


def _average(powers: Table, nets: int, regions: int, made: Table) -> None:
    """Write the mean of what the nets find of each row, of each net as shares of 1; ``regions`` is a power of 2."""
    sums = array("f", bytes(4 * regions))
    at = 0
    for row in range(0, len(made), regions):
        for region in range(regions):
            made[row + region] = 0.0
        for _ in range(nets):
            for region in range(regions):
                sums[region] = powers[at + region]
            many = regions
            while many > 1:  # added in pairs: no error grows
                many = many // 2
                for pair in range(many):
                    sums[pair] = sums[2 * pair] + sums[2 * pair + 1]
            whole = sums[0]
            for region in range(regions):
                sums[region] = powers[at + region] / whole
                made[row + region] += sums[region]
            at += regions
        for region in range(regions):
            made[row + region] /= nets


def likelihoods(rows: Table) -> Table:
    """Return how likely each of ``REGIONS`` is for each unit, one row a unit; ``rows``: (units, features.NAMES)."""
    first, second = stages()
    with one_thread():
        return second.likelihoods(with_neighbours(rows, first.likelihoods(rows)))


def with_neighbours(rows: Table, judged: Table) -> Table:
    """Return the rows of the second stage.

    What the first made of each unit and of those around it, and the unit itself.
    """
    made: Table = np.zeros((len(rows), _WIDTH), dtype=np.float32)
    _place(judged.reshape(-1), len(rows), made.reshape(-1))
    own = _WIDTH - _OWN
    sums = made[:, own - 2 * _REGIONS : own]
    np.log1p(sums, out=sums)
    made[:, own:] = rows[:, :_OWN]
    return made


def _place(judged: Table, units: int, made: Table) -> None:
    """Write what was made of the units near each, and how much of each region stands above and below."""
    first = 0
    for shift in _SHIFTS:
        to = max(0, -shift) * _WIDTH + first
        of = max(0, shift) * _REGIONS
        for _ in range(units - abs(shift)):
            for region in range(_REGIONS):
                made[to + region] = judged[of + region]
            to += _WIDTH
            of += _REGIONS
        first += _REGIONS
    sums = array("d", bytes(8 * (units + 1)))  # of a region, until each unit
    for region in range(_REGIONS):
        for unit in range(units):
            sums[unit + 1] = sums[unit] + judged[unit * _REGIONS + region]
        whole = sums[units]
        for unit in range(units):
            at = unit * _WIDTH + first + region
            before, after = sums[unit], sums[unit + 1]
            for width in _WIDTHS:
                low, high = max(unit - width, 0), min(unit + 1 + width, units)
                made[at] = (before - sums[low]) / width
                made[at + _REGIONS] = (sums[high] - after) / width
                at += 2 * _REGIONS
            made[at] = before
            made[at + _REGIONS] = max(whole - after, 0.0)


@cache
def stages() -> tuple[Stage, Stage]:
    """Return the two stages as shipped."""
    with resources.files("onrecord").joinpath(*WEIGHTS.split("/")).open("rb") as file, np.load(file) as kept:
        made = [
            Stage(*(kept[f"{name}{number}"].astype(np.float32) for name in ("mean", "scale", "inner", "outer")))
            for number in (1, 2)
        ]
    return made[0], made[1]
