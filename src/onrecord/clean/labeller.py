# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""The trained sequence labeller: how likely each region is for each unit of a page.

Two stages of small nets. The first sees a unit and its neighbours; the second also sees what the first made of those
around it, near and far, and so knows that a page has one title, that a thread of comments goes on, and that the article
is over. Trained by ``training/regions.py``; see ``models/regions.md``.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np

from onrecord.clean import features
from onrecord.clean.nets import Layout, Stage, Table
from onrecord.clean.signs import DOUBLES
from onrecord.model import Region
from onrecord.pipeline import one_thread

REGIONS: tuple[Region, ...] = (
    Region.TITLE, Region.BYLINE, Region.DATE, Region.BODY,
    Region.CAPTION, Region.COMMENT, Region.RELATED, Region.OTHER,
)  # fmt: skip
WEIGHTS = "models/regions.npz"
_SHIFTS = (-4, -3, -2, -1, 0, 1, 2, 3, 4)
_WIDTHS = (8, 25)
_REGIONS, _OWN = len(REGIONS), len(features.OWN_NAMES)
_WIDTH = _REGIONS * (1 + 2 * len(_WIDTHS) + 2) + _OWN  # numbers of a unit
_LAYOUT = Layout(
    _WIDTH,
    [
        *((shift, region) for shift in _SHIFTS for region in range(_REGIONS)),
        *((0, column) for column in range(_REGIONS, _WIDTH)),
    ],
)


def likelihoods(units: Table) -> Table:
    """Return how likely each of ``REGIONS`` is, one row a unit; ``units``: (units, features.UNIT_NAMES)."""
    first, second = stages()
    with one_thread():
        return second.likelihoods(judged_units(units, first.likelihoods(units)))


def with_neighbours(units: Table, judged: Table) -> Table:
    """Return the rows of the second stage, written out.

    What the first made of each unit and of those around it, and the unit itself.
    """
    return _LAYOUT.rows(judged_units(units, judged))


def judged_units(units: Table, judged: Table) -> Table:
    """Return what the second stage reads of each unit: what the first made of it, and above and below it; itself."""
    made: Table = np.empty((_WIDTH, len(units)), dtype=np.float32)
    _sum_up(np.ascontiguousarray(judged.T).reshape(-1), len(units), made.reshape(-1))
    own = _WIDTH - _OWN
    whole = made[own - 2 * _REGIONS : own]
    np.log(whole, out=whole)
    made[own:] = units.T[:_OWN]
    return made.T


def _sum_up(judged: Table, units: int, made: Table) -> None:
    """Write how likely each region is for each unit, and how much of it stands above and below; of all one more."""
    sums = DOUBLES * (units + 1)  # until each unit
    step = _REGIONS * units
    for region in range(_REGIONS):
        at = of = region * units
        for unit in range(units):
            made[at + unit] = judged[of + unit]
            sums[unit + 1] = sums[unit] + judged[of + unit]
        for width in _WIDTHS:
            share = 1.0 / width
            at += step
            for unit in range(units):
                made[at + unit] = (sums[unit] - sums[max(unit - width, 0)]) * share
                made[at + step + unit] = (sums[min(unit + 1 + width, units)] - sums[unit + 1]) * share
            at += step
        at += step
        for unit in range(units):
            made[at + unit] = 1.0 + sums[unit]
            made[at + step + unit] = 1.0 + max(sums[units] - sums[unit + 1], 0.0)


@cache
def stages() -> tuple[Stage, Stage]:
    """Return the two stages as shipped."""
    with resources.files("onrecord").joinpath(*WEIGHTS.split("/")).open("rb") as file, np.load(file) as kept:
        parts = {name: kept[name].astype(np.float32) for name in kept.files}
    made = [
        Stage(parts[f"mean{at}"], parts[f"scale{at}"], parts[f"inner{at}"], parts[f"outer{at}"], layout)
        for at, layout in ((1, features.LAYOUT), (2, _LAYOUT))
    ]
    return made[0], made[1]
