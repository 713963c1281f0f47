# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""The units of a page column by column, with numbers for what several of them share."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from onrecord.clean.paths import Paths
from onrecord.clean.signs import BYTES, DOUBLES, INTS, LONGS
from onrecord.clean.units import Unit


class Columns:
    """The units of a page, of which there is at least one, column by column."""

    __slots__ = (
        "count", "depth", "gap", "hint", "hints", "indent", "is_heading", "link_share", "marks", "paths", "tag",
        "tags", "words",
    )  # fmt: skip

    def __init__(self, units: Sequence[Unit]) -> None:
        _, words, tags, hints, shares, depths, gaps, indents, bullets, headings = zip(*units, strict=True)
        self.count = len(words)
        self.words: Sequence[str] = words
        self.tags: list[str] = []  # the different ones, by their numbers
        self.hints: list[str] = []
        self.tag = INTS * self.count
        self.hint = INTS * self.count
        self.link_share = DOUBLES * self.count
        self.depth = INTS * self.count
        self.gap = INTS * self.count
        self.indent = LONGS * self.count
        self.marks = INTS * self.count  # 2: a bullet, 1: a heading
        self.is_heading = BYTES * self.count
        _number(tags, self.tag, self.tags)
        _number(hints, self.hint, self.hints)
        _fill(self, shares, depths, gaps, indents)
        _mark(self, bullets, headings)
        self.paths = Paths(self.hints)


def _number(column: tuple[str, ...], numbers: array[int], different: list[str]) -> None:
    """Write a number for each entry, the same for equal ones, and what each number stands for, from 0."""
    ids: dict[str, int] = {}
    last = -1
    before = None
    for at in range(len(numbers)):
        value = column[at]
        if value is not before:
            before = value
            number = ids.get(value)
            if number is None:
                number = ids[value] = len(different)
                different.append(value)
            last = number
        numbers[at] = last


def _fill(
    made: Columns,
    shares: tuple[float, ...],
    depths: tuple[int, ...],
    gaps: tuple[int, ...],
    indents: tuple[int, ...],
) -> None:
    for at in range(made.count):
        made.link_share[at] = shares[at]
        made.depth[at] = depths[at]
        made.gap[at] = gaps[at]
        made.indent[at] = indents[at]


def _mark(made: Columns, bullets: tuple[bool, ...], headings: tuple[bool, ...]) -> None:
    for at in range(made.count):
        is_bullet, is_heading = bool(bullets[at]), bool(headings[at])
        made.marks[at] = 2 * is_bullet + is_heading
        made.is_heading[at] = is_heading or made.tags[made.tag[at]] == "h1"
