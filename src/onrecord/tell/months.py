"""The chart of statements over time: a lane an outlet, a bar a month, quarter or year, for a server-made SVG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.record.answers import MonthCount
from onrecord.record.tallies import OTHERS
from onrecord.tell.chart import LEFT, RIGHT, WIDTH, Tick, ticks
from onrecord.tell.look import days

LANES_MAX = 12  # outlets with a lane of their own; the others share one
TOP, LANE = 34, 44  # pixels at full width
TALLEST = 32  # pixels of the highest bar
WIDEST = 26  # pixels of the widest bar
_MONTHS_MOST, _QUARTERS_MOST = 48, 96  # months that are drawn by month, by quarter; more are drawn by year
_CALLED = {1: "month", 3: "quarter", 12: "year"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One month, quarter or year of one lane."""

    x: float
    y: float
    width: float
    height: float
    since: str  # its first month, and its last
    until: str
    told: str  # its time as a newspaper prints it
    outlet: str  # "" where the lane stands for several
    statements: int


@dataclass(frozen=True, slots=True)
class MonthLane:
    y: float  # of its ground
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class MonthChart:
    """All that the SVG shows, in its own pixels."""

    width: int
    height: float
    left: int
    right: int
    lanes: tuple[MonthLane, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    bar: str  # what one bar is of: "month", "quarter" or "year"
    most: int  # statements of the highest bar
    undated: int  # statements of no known month


def month_chart(counts: Iterable[MonthCount]) -> MonthChart | None:
    """Return the chart of some counts; None where no statement has a month."""
    dated: dict[str, dict[str, int]] = defaultdict(dict)
    undated = 0
    for each in counts:
        if len(each.month) == 7:
            dated[each.outlet][each.month] = dated[each.outlet].get(each.month, 0) + each.statements
        else:
            undated += each.statements
    if not dated:
        return None
    numbers = [_number(month) for some in dated.values() for month in some]
    size = _size(max(numbers) - min(numbers) + 1)
    first, last = min(numbers) // size * size, max(numbers) // size * size + size - 1
    lanes = [(name, _blocks(some, size)) for name, some in _lanes(dated)]
    most = max(count for _, some in lanes for count in some.values())
    step = (WIDTH - LEFT - RIGHT) / (last - first + 1)  # of a month
    width = round(min(WIDEST, max(1.5, step * size * 0.8)), 2)
    bars: list[Bar] = []
    made: list[MonthLane] = []
    for row, (name, some) in enumerate(lanes):
        ground = TOP + LANE * (row + 1) - 6
        made.append(MonthLane(ground, name, sum(some.values())))
        shared = "" if name == OTHERS else name
        for start, count in sorted(some.items()):
            height = round(max(2.0, TALLEST * count / most), 1)
            x = round(LEFT + step * (start - first + size / 2) - width / 2, 1)
            since, until = _month(start), _month(start + size - 1)
            told = since[:4] if size == 12 else days(since, until)
            bars.append(Bar(x, round(ground - height, 1), width, height, since, until, told, shared, count))
    along, high = _ticks(first, last, step), TOP + LANE * len(lanes) + 8
    return MonthChart(WIDTH, high, LEFT, WIDTH - RIGHT, tuple(made), tuple(bars), along, _CALLED[size], most, undated)


def _size(months: int) -> int:
    """Return how many months one bar is of, so that a screen and a keyboard are not lost among hundreds of bars."""
    return 1 if months <= _MONTHS_MOST else 3 if months <= _QUARTERS_MOST else 12


def _blocks(counted: dict[str, int], size: int) -> dict[int, int]:
    """Return counts by the number of the first month of each bar."""
    blocks: dict[int, int] = defaultdict(int)
    for month, count in counted.items():
        blocks[_number(month) // size * size] += count
    return blocks


def _lanes(dated: dict[str, dict[str, int]]) -> list[tuple[str, dict[str, int]]]:
    """Return lanes, the outlets with most statements first, the smallest folded into one."""
    order = sorted(dated, key=lambda name: (name == OTHERS, name == "", -sum(dated[name].values()), name))
    if len(order) <= LANES_MAX:
        return [(name, dated[name]) for name in order]
    rest: dict[str, int] = defaultdict(int)
    for name in order[LANES_MAX - 1 :]:
        for month, count in dated[name].items():
            rest[month] += count
    return [*((name, dated[name]) for name in order[: LANES_MAX - 1]), (OTHERS, rest)]


@cache
def _number(month: str) -> int:
    year, _, of_year = month.partition("-")
    return int(year) * 12 + int(of_year) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _ticks(first: int, last: int, step: float) -> tuple[Tick, ...]:
    """Return the months to write along the top."""
    if last - first < 12:
        shown = range(first, last + 1)
        return tuple(Tick(round(LEFT + step * (n - first + 0.5), 1), _name(n, n == first)) for n in shown)
    days = ticks(_day(first), _day(last))
    return tuple(Tick(round(LEFT + step * ((d.year * 12 + d.month - 1) - first + 0.5), 1), label) for d, label in days)


def _day(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _name(number: int, is_first: bool) -> str:
    day = _day(number)
    return f"{day:%b %Y}" if is_first or day.month == 1 else f"{day:%b}"
