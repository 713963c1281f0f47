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
from onrecord.clean.looks import MARK_NAMES, SHAPE_NAMES, Looks, Table, looks_at
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


_OWN, _ALL = len(OWN_NAMES), len(NAMES)
_NEAR_COLUMNS = array("i", _NEAR_AT)
_WINDOW_COLUMNS = array("i", _WINDOW)


class Seen:
    """What the labeller sees of a page's units, and what their words show."""

    __slots__ = ("looks", "rows")

    def __init__(self, rows: Table, looks: Looks) -> None:
        self.rows = rows  # (units, NAMES)
        self.looks = looks


def features_of(units: Sequence[Unit], declared: Sequence[Declared]) -> Table:
    """Return one row a unit, one column a name of ``NAMES``. There must be at least one unit."""
    return seen_of(units, declared).rows


def seen_of(units: Sequence[Unit], declared: Sequence[Declared]) -> Seen:
    """Return what is seen of units, of which there must be at least one."""
    columns = Columns(units)
    looks = looks_at(columns.words)
    standing = standing_of(units, columns, looks, declared)
    space = bytearray(4 * len(units) * _ALL)
    made = memoryview(space).cast("f")
    at = 0
    for names, part in (
        (SHAPE_NAMES, looks.shape),
        (MARKUP_NAMES, markups(columns)),
        (MARK_NAMES, looks.marks),
        (PLACE_NAMES, standing.places),
        (TEMPLATE_NAMES, templates(looks.written)),
        (CONTAINER_NAMES, containers(columns, standing.prose)),
    ):
        _copy(part, len(names), at, made)
        at += len(names)
    _shift(len(units), made)
    _sum_windows(len(units), made)
    return Seen(np.frombuffer(space, dtype=np.float32).reshape(len(units), -1), looks)


def _copy(part: array[float], width: int, column: int, made: memoryview[float]) -> None:
    """Copy rows of ``width`` numbers into the rows of all, from ``column`` on."""
    at = column
    for begin in range(0, len(part), width):
        for place in range(width):
            made[at + place] = part[begin + place]
        at += _ALL


def _shift(units: int, made: memoryview[float]) -> None:
    """Write what each unit sees of those near it; beyond the page a neighbour is all zeros."""
    columns = _NEAR_COLUMNS
    near = len(columns)
    seen = array("f", bytes(4 * near))
    for unit in range(units):
        of = unit * _ALL
        for place in range(near):
            seen[place] = made[of + columns[place]]
        first = _OWN
        for shift in _SHIFTS:
            beside = unit - shift  # the unit that sees this one there
            if 0 <= beside < units:
                to = beside * _ALL + first
                for place in range(near):
                    made[to + place] = seen[place]
            first += near


def _sum_windows(units: int, made: memoryview[float]) -> None:
    """Write what stands above and below each unit, near and farther off, on average."""
    columns = _WINDOW_COLUMNS
    wide = len(columns)
    sums = array("d", bytes(8 * wide * (units + 1)))  # of each column, until each unit
    for unit in range(units):
        at = unit * wide
        for place in range(wide):
            sums[at + wide + place] = sums[at + place] + made[unit * _ALL + columns[place]]
    first = _OWN + len(_SHIFTS) * len(_NEAR_COLUMNS)
    for width in _WINDOWS:
        share = 1.0 / width
        for unit in range(units):
            low, high = max(unit - width, 0) * wide, min(unit + 1 + width, units) * wide
            here = unit * wide
            to = unit * _ALL + first
            for place in range(wide):
                made[to + place] = (sums[here + place] - sums[low + place]) * share
                made[to + wide + place] = (sums[high + place] - sums[here + wide + place]) * share
        first += 2 * wide
