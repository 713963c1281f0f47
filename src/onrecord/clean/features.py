# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""What the labeller sees of each unit, as numbers: what it shows, where it stands, and what stands around it.

No word of a page is kept: words count only by class (common words of any language, marks of `marks.py`) and by whether
they come again elsewhere on the page.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np

from onrecord.clean.containers import NAMES as CONTAINER_NAMES
from onrecord.clean.containers import containers
from onrecord.clean.hints import MARKUP_NAMES, markups
from onrecord.clean.looks import MARK_NAMES, SHAPE_NAMES, Looks, looks_at
from onrecord.clean.nets import Layout, Table
from onrecord.clean.signs import DOUBLES
from onrecord.clean.standing import PLACE_NAMES, standing_of
from onrecord.clean.templates import NAMES as TEMPLATE_NAMES
from onrecord.clean.templates import templates
from onrecord.clean.unit_columns import Columns
from onrecord.clean.units import Unit
from onrecord.model import Declared

OWN_NAMES: tuple[str, ...] = (*SHAPE_NAMES, *MARKUP_NAMES, *MARK_NAMES, *PLACE_NAMES, *TEMPLATE_NAMES, *CONTAINER_NAMES)
# What a unit also sees of its neighbours.
_NEAR = [
    "chars", "common", "capital", "digits", "sentences", "ends_sentence", "quotes", "by", "comments_begin",
    "comment_meta", "related_first", "related", "credit", "date", "clock", "ago", "said_last", "clutter", "links",
    "heading", "bullet", "prose", "cohesion", "repeats", "in_comment", "in_related", "in_body", "legal", "gap",
    "tag_p", "name", "in_title", "template", "alternating", "opens_alike", "prose_here", "scattered",
]  # fmt: skip
_NEAR_AT = [OWN_NAMES.index(name) for name in _NEAR]
_SHIFTS = (-3, -2, -1, 1, 2, 3)
_WINDOW = [
    OWN_NAMES.index(name)
    for name in [
        "prose", "comment_meta", "date", "links", "clutter", "common", "sentences", "in_comment", "ago",
        "related_first", "said_last", "repeats", "alternating", "template",
    ]
]  # fmt: skip
_WINDOWS = (5, 12)
NAMES: tuple[str, ...] = (
    *OWN_NAMES,
    *(f"{name}{shift:+d}" for shift in _SHIFTS for name in _NEAR),
    *(f"{OWN_NAMES[at]}{side}{width}" for width in _WINDOWS for side in ("<", ">") for at in _WINDOW),
)


UNIT_NAMES: tuple[str, ...] = (
    *OWN_NAMES,
    *(f"{OWN_NAMES[at]}{side}{width}" for width in _WINDOWS for side in ("<", ">") for at in _WINDOW),
)
_OWN, _ALL = len(OWN_NAMES), len(UNIT_NAMES)
LAYOUT = Layout(
    _ALL,
    [
        *((0, column) for column in range(_OWN)),
        *((shift, column) for shift in _SHIFTS for column in _NEAR_AT),
        *((0, column) for column in range(_OWN, _ALL)),
    ],
)
_WINDOW_COLUMNS = array("i", _WINDOW)


class Seen:
    """What the labeller sees of a page's units, and what their words show."""

    __slots__ = ("looks", "units")

    def __init__(self, units: Table, looks: Looks) -> None:
        self.units = units  # (units, UNIT_NAMES)
        self.looks = looks


def features_of(units: Sequence[Unit], declared: Sequence[Declared]) -> Table:
    """Return one row a unit, one column a name of ``NAMES``. There must be at least one unit."""
    return LAYOUT.rows(seen_of(units, declared).units)


def seen_of(units: Sequence[Unit], declared: Sequence[Declared]) -> Seen:
    """Return what is seen of units, of which there must be at least one."""
    columns = Columns(units)
    looks = looks_at(columns.words)
    standing = standing_of(units, columns, looks, declared)
    made: Table = np.empty((_ALL, len(units)), dtype=np.float32)
    flat = made.reshape(-1)
    at = 0
    for names, part in (
        (SHAPE_NAMES, looks.shape),
        (MARKUP_NAMES, markups(columns)),
        (MARK_NAMES, looks.marks),
        (PLACE_NAMES, standing.places),
        (TEMPLATE_NAMES, templates(looks.written)),
        (CONTAINER_NAMES, containers(columns, standing.prose)),
    ):
        _turn(part, len(units), at, flat)
        at += len(names)
    _sum_windows(len(units), flat)
    return Seen(made.T, looks)


def _turn(part: array[float], units: int, column: int, made: Table) -> None:
    """Write rows of numbers, one a unit, as columns of all, from ``column`` on."""
    width = len(part) // units
    for place in range(width):
        to = (column + place) * units
        for unit in range(units):
            made[to + unit] = part[unit * width + place]


def _sum_windows(units: int, made: Table) -> None:
    """Write what stands above and below each unit, near and farther off, on average."""
    sums = DOUBLES * (units + 1)  # of a column, until each unit
    wide = len(_WINDOW_COLUMNS)
    for place in range(wide):
        of = _WINDOW_COLUMNS[place] * units
        for unit in range(units):
            sums[unit + 1] = sums[unit] + made[of + unit]
        at = (_OWN + place) * units
        for width in _WINDOWS:
            share = 1.0 / width
            below = at + wide * units
            for unit in range(units):
                made[at + unit] = (sums[unit] - sums[max(unit - width, 0)]) * share
                made[below + unit] = (sums[min(unit + 1 + width, units)] - sums[unit + 1]) * share
            at = below + wide * units
