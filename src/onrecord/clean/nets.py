# cython: boundscheck=False, wraparound=False, initializedcheck=False
# distutils: extra_compile_args = -ftree-vectorize -fvect-cost-model=dynamic
"""Small nets over rows of numbers, most of which are zero or stand in several rows.

A row tells of a unit of a page and of those around it. It is never written out: which number of which unit each of its
columns is says a `Layout`. Columns that few units of the page have anything in are added up where they are not zero;
the others alone are multiplied as matrices. Both orders of adding up are exact to the sixth place.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.clean.signs import INTS

Table = NDArray[np.float32]

IS_COMPILED = not __file__.endswith(".py")
_RARE = 6  # a column in which fewer units than one in so many have something is added up by itself; 2026-11: fastest
_FAR = 1e30  # no net's answer is


class Layout:
    """Which number of which unit each column of a row is: of the row's own, or of one so many units below it."""

    __slots__ = ("columns", "shifts", "width")

    def __init__(self, width: int, places: Sequence[tuple[int, int]]) -> None:
        """``places``: for each column how far below the row's own the unit is, and which of its ``width`` numbers."""
        self.width = width
        self.shifts = np.array([shift for shift, _ in places], dtype=np.intc)
        self.columns = np.array([column for _, column in places], dtype=np.intc)

    def rows(self, units: Table) -> Table:
        """Return the rows of units written out, one a unit; beyond the page all numbers are zero."""
        count = len(units)
        made: Table = np.zeros((count, len(self.columns)), dtype=np.float32)
        for shift in sorted(set(self.shifts.tolist())):
            if abs(shift) < count:
                here = self.shifts == shift
                seen = units[max(shift, 0) : count + min(shift, 0), self.columns[here]]
                made[max(-shift, 0) : count - max(shift, 0), here] = seen
        return made


class Stage:
    """Nets that judge one kind of row; their answers are averaged."""

    def __init__(self, mean: Table, scale: Table, inner: Table, outer: Table, layout: Layout | None = None) -> None:
        """Without a layout rows are given as they are."""
        self.mean = mean  # (columns,)
        self.scale = scale  # (columns,)
        self.inner = inner  # (nets, columns + 1, hidden); the last row is the bias
        self.outer = outer  # (nets, hidden + 1, regions)
        self.layout = layout or Layout(len(mean), [(0, column) for column in range(len(mean))])
        # All first layers as one that takes rows as they come: scaling is folded into its weights.
        folded = inner[:, : inner.shape[1] - 1] / scale[:, None]
        bias = (inner[:, inner.shape[1] - 1] - mean @ folded).reshape(-1)  # (nets * hidden,)
        self._first = First(self.layout, np.concatenate(list(folded), axis=1), bias, mean - 4 * scale, mean + 4 * scale)
        self._nets, self._hidden, self._regions = len(outer), outer.shape[1] - 1, outer.shape[2]
        # The second layers side by side: each net's hidden numbers count for its own answers alone.
        self._outer = np.zeros((self._nets * self._hidden, self._nets * self._regions), dtype=np.float32)
        for net, weights in enumerate(outer):
            rows, columns = net * self._hidden, net * self._regions
            self._outer[rows : rows + self._hidden, columns : columns + self._regions] = weights[: self._hidden]
        self._outer_bias = np.ascontiguousarray(outer[:, self._hidden]).reshape(-1)

    def likelihoods(self, units: Table) -> Table:
        """Return one row a unit, one column a region; each row adds up to 1. ``units``: (units, layout.width)."""
        logits = (hidden_of if IS_COMPILED else laid_out)(self._first, units) @ self._outer
        flat = logits.reshape(-1)
        _lower(flat, self._outer_bias, self._regions)
        np.exp(flat, out=flat)
        made: Table = np.empty((len(units), self._regions), dtype=np.float32)
        _average(flat, self._nets, self._regions, made.reshape(-1))
        return made


class First:
    """First layers side by side: what each column of a row is held between, and what it counts for."""

    __slots__ = (
        "always", "begins", "bias", "column", "high", "layout", "low", "shift", "table", "uses", "weights", "width",
    )  # fmt: skip

    def __init__(self, layout: Layout, weights: Table, bias: Table, low: Table, high: Table) -> None:
        self.layout = layout
        self.width = layout.width
        self.table = np.ascontiguousarray(weights)  # (columns, hidden)
        self.weights = self.table.reshape(-1)
        self.bias = np.ascontiguousarray(bias)
        self.low = np.ascontiguousarray(low)
        self.high = np.ascontiguousarray(high)
        self.column = layout.columns
        self.shift = layout.shifts
        # The columns that have a number of a unit, by their shifts: one number after the other, and where each begins.
        self.uses = np.lexsort((layout.shifts, layout.columns)).astype(np.intc)
        self.begins = np.searchsorted(layout.columns[self.uses], np.arange(layout.width + 1)).astype(np.intc)
        # Of a unit's numbers those that bring something where they are zero.
        always = layout.columns[(low > 0) | (high < 0)]
        self.always = np.isin(np.arange(layout.width), always).astype(np.intc)


def laid_out(first: First, units: Table) -> Table:
    """Return what `hidden_of` does, by the rows written out: what takes its place in plain Python."""
    many = np.where(first.always, len(units), np.count_nonzero(units, axis=0))
    frequent = many * _RARE >= len(units)
    held = np.clip(first.layout.rows(units), np.asarray(first.low), np.asarray(first.high))
    hidden = np.tile(np.asarray(first.bias), (len(units), 1))
    for use in first.uses:
        some = () if frequent[first.column[use]] else np.flatnonzero(held[:, use])
        if len(some):
            hidden[some] += held[some, use, None] * first.table[use]
    chosen = np.flatnonzero(frequent[np.asarray(first.column)])
    product = np.ascontiguousarray(held.T[chosen]).T @ first.table[chosen]
    made: Table = np.maximum(hidden + product, 0)
    return made


def hidden_of(first: First, units: Table) -> Table:
    """Return the hidden numbers of each unit's row, (units, hidden): the first layers' answers, none below zero."""
    count = len(units)
    flat = np.ascontiguousarray(units.T).reshape(-1)
    many = INTS * first.width
    chosen = np.empty(len(first.column), dtype=np.intp)
    _count(first, flat, count, many)
    chosen = chosen[: _choose(first, many, count, chosen)]
    hidden: Table = np.empty((count, len(first.bias)), dtype=np.float32)
    seen: Table = np.empty((len(chosen), count), dtype=np.float32)
    _lay(first, flat, count, chosen, seen.reshape(-1))
    _add_rare(first, flat, count, many, hidden.reshape(-1))
    product = seen.T @ first.table.take(chosen, axis=0)
    _rectify(product.reshape(-1), hidden.reshape(-1))
    return hidden


def _count(first: First, units: Table, count: int, many: array[int]) -> None:
    """Count in how many units each number brings something."""
    for column in range(first.width):
        found = 0
        for at in range(column * count, (column + 1) * count):
            found += units[at] != 0
        many[column] = count if first.always[column] else found


def _choose(first: First, many: array[int], count: int, chosen: NDArray[np.intp]) -> int:
    """Write which columns are multiplied, and return how many."""
    end = 0
    for use in range(len(first.column)):
        if many[first.column[use]] * _RARE >= count:
            chosen[end] = use
            end += 1
    return end


def _lay(first: First, units: Table, count: int, chosen: NDArray[np.intp], seen: Table) -> None:
    """Write the chosen columns of the rows, one column after the other, held between what is known of them."""
    for place in range(len(chosen)):
        use = chosen[place]
        shift, low, high = first.shift[use], first.low[use], first.high[use]
        begin, end = min(max(-shift, 0), count), max(min(count - shift, count), 0)
        to = place * count
        of = first.column[use] * count + shift
        for unit in range(begin):
            seen[to + unit] = min(max(0.0, low), high)
        for unit in range(begin, end):
            number = units[of + unit]
            number = low if number < low else number
            seen[to + unit] = high if number > high else number
        for unit in range(max(begin, end), count):
            seen[to + unit] = min(max(0.0, low), high)


def _add_rare(first: First, units: Table, count: int, many: array[int], hidden: Table) -> None:
    """Write for each unit the bias and what all columns but the frequent ones bring."""
    wide = len(first.bias)
    for unit in range(count):
        for at in range(wide):
            hidden[unit * wide + at] = first.bias[at]
    for column in range(first.width):
        if not 0 < many[column] * _RARE < count:
            continue
        for unit in range(count):
            number = units[column * count + unit]
            if number != 0:
                for place in range(first.begins[column], first.begins[column + 1]):
                    use = first.uses[place]
                    row = unit - first.shift[use]
                    if 0 <= row < count:
                        held = min(max(number, first.low[use]), first.high[use])
                        _add(hidden, row * wide, held, first.weights, use * wide, wide)


def _add(made: Table, to: int, number: float, weights: Table, of: int, wide: int) -> None:
    for at in range(wide):
        made[to + at] += number * weights[of + at]


def _rectify(product: Table, made: Table) -> None:
    for at in range(len(made)):
        number = made[at] + product[at]
        made[at] = number if number > 0 else 0.0


def _lower(logits: Table, bias: Table, regions: int) -> None:
    """Add the bias, and take from the numbers of each net and row the largest of them."""
    wide = len(bias)
    column = 0
    for at in range(0, len(logits), regions):
        most = -_FAR
        for region in range(regions):
            number = logits[at + region] + bias[column + region]
            logits[at + region] = number
            if number > most:
                most = number
        for region in range(regions):
            logits[at + region] -= most
        column += regions
        if column == wide:
            column = 0


def _average(powers: Table, nets: int, regions: int, made: Table) -> None:
    """Write the mean of what the nets find of each row, of each net as shares of 1."""
    at = 0
    for row in range(0, len(made), regions):
        for region in range(regions):
            made[row + region] = 0.0
        for _ in range(nets):
            whole = 0.0
            for region in range(regions):
                whole += powers[at + region]
            share = 1.0 / (whole * nets)
            for region in range(regions):
                made[row + region] += powers[at + region] * share
            at += regions
