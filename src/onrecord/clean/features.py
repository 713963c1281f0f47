"""What the labeller sees of each unit, as numbers: what it shows, where it stands, and what stands around it.

No word of a page is kept: words count only by class (common words of any language, marks of `marks.py`) and by whether
they come again elsewhere on the page.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.clean.containers import NAMES as CONTAINER_NAMES
from onrecord.clean.containers import containers_of
from onrecord.clean.hints import MARKUP_NAMES, markups_of
from onrecord.clean.looks import MARK_NAMES, SHAPE_NAMES, looks_at
from onrecord.clean.standing import PLACE_NAMES, Table, standing_of
from onrecord.clean.templates import NAMES as TEMPLATE_NAMES
from onrecord.clean.templates import templates_of
from onrecord.clean.units import Columns, Unit
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


def features_of(units: Sequence[Unit], declared: Sequence[Declared]) -> Table:
    """Return one row a unit, one column a name of ``NAMES``. There must be at least one unit."""
    columns = Columns(units)
    looks = looks_at(columns.words)
    standing = standing_of(units, columns, looks, declared)
    running = np.maximum(standing[:, PLACE_NAMES.index("prose")], 0)
    around = [standing, templates_of(units), containers_of(columns, running)]
    own = np.concatenate([looks.shapes, markups_of(columns), looks.marked, *around], axis=1)
    return np.concatenate([own, _shifted(own), _windowed(own)], axis=1)


def _shifted(own: Table) -> Table:
    near = own[:, _NEAR_AT]
    count = len(near)
    # The edge repeats nothing: beyond the page a neighbour is all zeros.
    padded = np.zeros((count + 6, near.shape[1]), dtype=np.float32)
    padded[3 : 3 + count] = near
    return np.concatenate([padded[3 + shift : 3 + shift + count] for shift in _SHIFTS], axis=1)


def _windowed(own: Table) -> Table:
    sums = np.zeros((len(own) + 1, len(_WINDOW)), dtype=np.float64)
    np.cumsum(own[:, _WINDOW], axis=0, out=sums[1:])
    at = np.arange(len(own))
    parts = []
    for width in _WINDOWS:
        low, high = np.maximum(at - width, 0), np.minimum(at + 1 + width, len(own))
        parts.append((sums[at] - sums[low]) / width)
        parts.append((sums[high] - sums[at + 1]) / width)
    return np.concatenate(parts, axis=1).astype(np.float32)
