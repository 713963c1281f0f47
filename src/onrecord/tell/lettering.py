"""Names in drawings: as large as they fit, and cut only where they do not fit small either.

An SVG cannot measure its own text on the server; letters are as wide as those of common sans-serif faces at 13 pixels.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

WIDE, NARROW = 9.0, 6.9  # pixels of a capital, of another letter, in semibold
_SMALL = 0.85  # what the style sheet's class "long" takes of a letter's width
_LANE = 190.0  # pixels for a name at the left of a lane


class Lettered(NamedTuple):
    """A name as a drawing has it."""

    text: str
    is_long: bool  # to be written small


def fitting(name: str, width: float) -> int:
    """Return how many letters of a name fit into ``width`` pixels."""
    ends = accumulate(WIDE if letter.isupper() or letter in "MWmw" else NARROW for letter in name)
    return sum(end <= width for end in ends)


def cut(name: str, width: float) -> str:
    """Return a name, with an ellipsis where it has to end early to fit into ``width`` pixels."""
    fits = fitting(name, width)
    return name if fits == len(name) else f"{name[: fits - 1].rstrip()}…"


def lane(name: str) -> Lettered:
    """Return a name for the left of a lane."""
    if fitting(name, _LANE) == len(name):
        return Lettered(name, is_long=False)
    return Lettered(cut(name, _LANE / _SMALL), is_long=True)
