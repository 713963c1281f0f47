"""The order in which a page of columns is read: cut at headlines and along the rivers of white between columns.

Source: recursive X-Y cut (Nagy and Seth 1984), with lines that cross a river cutting the page into bands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from onrecord.clean.printed import Line, is_from_right, joined, rows

_DEEPEST = 16
_MOST_LINES = 3_000  # of one page that is cut into columns; a broadsheet has some 800
_TRIED = 8  # rivers looked at, the likeliest first
_RIVER = 0.5  # heights of type: as narrow as the white between columns gets
_ROWS = 4  # that stand on both sides of a river
_NARROWEST = 5.0  # heights of type: a column
_HEADLINE = 1.25  # times the usual size
_CLEAR = 0.6  # usual heights of white above a headline, across all columns
_WIDE = 2.5  # usual heights of white between any two things that have nothing to do with each other


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of one page in the order in which a reader takes them, rows of one column joined."""
    if not lines:
        return []
    usual = usual_size(lines)
    rightward = sum(is_from_right(line.text) for line in lines) * 2 > len(lines)
    deepest = _DEEPEST if len(lines) <= _MOST_LINES else 0
    return [line for column in _columns(lines, usual, rightward, deepest) for line in column]


def usual_size(lines: Sequence[Line]) -> float:
    """Return the size of most of the type."""
    return median(line.size for line in lines for _ in range(min(len(line.text), 100) or 1))


def _columns(lines: Sequence[Line], usual: float, rightward: bool, left: int) -> Iterator[list[Line]]:
    parts = _at_headlines(lines, usual) if left else [list(lines)]
    for part in parts:
        x = _river(part) if left else None
        if x is None:
            yield [joined(row) for row in rows(part)]
            continue
        for crosses, band in _bands(part, x):
            before = [] if crosses else [each for each in band if each.right <= x]
            sides = [before, band if crosses else [each for each in band if each.left >= x]]
            for side in reversed(sides) if rightward else sides:
                if side:
                    yield from _columns(side, usual, rightward, left - 1 if len(side) < len(lines) else 0)


def _at_headlines(lines: Sequence[Line], usual: float) -> list[list[Line]]:
    """Cut where white runs across all columns, wide, or with a headline below: another article begins."""
    parts: list[list[Line]] = [[]]
    lowest = 0.0
    for row in rows(lines):
        top = max(line.top for line in row)
        is_headline = max(line.size for line in row) > _HEADLINE * usual
        was_text = parts[-1] and min(line.size for line in parts[-1][-3:]) <= _HEADLINE * usual
        if was_text and lowest - top > (_CLEAR if is_headline else _WIDE) * usual:
            parts.append([])
        lowest = min(lowest, *(line.foot for line in row)) if parts[-1] else min(line.foot for line in row)
        parts[-1] += row
    return parts


def _river(lines: Sequence[Line]) -> float | None:
    """Return where white runs down between two columns, None where the lines are one column."""
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    ranked: list[tuple[int, int, float, float]] = []
    for x in sorted({line.right for line in lines}):
        before = bisect_right(rights, x)
        after = len(lines) - bisect_left(lefts, x)
        if min(before, after) >= 2 and before + after <= len(lines):
            crossing = len(lines) - before - after
            ranked.append((min(before, after) - crossing, -crossing, x, lefts[bisect_left(lefts, x)]))
    for _, _, x, following in sorted(ranked, key=lambda each: each[:2], reverse=True)[:_TRIED]:
        if _is_river(lines, x, following):
            return (x + following) / 2
    return None


def _is_river(lines: Sequence[Line], x: float, following: float) -> bool:
    """Tell whether at least two rows stand on both sides, and the white between them is wide enough."""
    before = [line for line in lines if line.right <= x]
    after = [line for line in lines if line.left >= following]
    size = median(line.size for line in lines)
    narrowest = min(_width(before), _width(after))
    beside = min(_beside(before, after), _beside(after, before))
    return beside >= _rows_needed(before, after) and following - x > _RIVER * size and narrowest > _NARROWEST * size


def _rows_needed(before: Sequence[Line], after: Sequence[Line]) -> int:
    """Return how many rows make columns: fewer where the type beside is of another size, as in a box."""
    ratio = median(line.size for line in before) / median(line.size for line in after)
    return _ROWS if 0.9 < ratio < 1.1 else 2


def _beside(some: Sequence[Line], others: Sequence[Line]) -> int:
    """Return how many of the lines stand next to one of the others."""
    return sum(any(abs(line.middle - each.middle) < 2 * line.size for each in others[:400]) for line in some[:200])


def _width(lines: Sequence[Line]) -> float:
    return max(line.right for line in lines) - min(line.left for line in lines)


def _bands(lines: Sequence[Line], x: float) -> Iterator[tuple[bool, list[Line]]]:
    """Yield, from the top down, the lines that cross ``x`` and those between them that do not.

    A row or two that leave ``x`` free are no columns: words stand wide apart in narrow type.
    """
    downward = sorted(lines, key=lambda line: -line.middle)
    bands = [(crosses, list(band)) for crosses, band in groupby(downward, key=lambda line: line.left < x < line.right)]
    marked = [(crosses or not _is_beside(band, x), band) for crosses, band in bands]
    for is_crossing, together in groupby(marked, key=lambda each: each[0]):
        yield is_crossing, [line for _, band in together for line in band]


def _is_beside(band: Sequence[Line], x: float) -> bool:
    before, after = [line for line in band if line.right <= x], [line for line in band if line.left >= x]
    return len(list(rows(band))) >= (_rows_needed(before, after) if before and after else _ROWS)
