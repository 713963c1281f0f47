"""The chart of statements over time: one lane an outlet, one bar a month; numbers for an SVG made on the server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.record.answers import MonthCount
from onrecord.tell.chart import LEFT, RIGHT, WIDTH, Tick, ticks

LANES_MAX = 12  # outlets with a lane of their own; the others share one
TOP, LANE = 34, 44  # pixels at full width
TALLEST = 32  # pixels of the highest bar
WIDEST = 26  # pixels of the widest bar
OTHERS = "other outlets"


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of one lane."""

    x: float
    y: float
    width: float
    height: float
    month: str
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
    lanes = _lanes(dated)
    months = sorted({month for _, some in lanes for month in some})
    first, last = _number(months[0]), _number(months[-1])
    most = max(count for _, some in lanes for count in some.values())
    step = (WIDTH - LEFT - RIGHT) / (last - first + 1)
    width = round(min(WIDEST, max(1.5, step * 0.8)), 2)
    bars: list[Bar] = []
    made: list[MonthLane] = []
    for row, (name, some) in enumerate(lanes):
        ground = TOP + LANE * (row + 1) - 6
        made.append(MonthLane(ground, name, sum(some.values())))
        for month, count in sorted(some.items()):
            height = round(max(2.0, TALLEST * count / most), 1)
            x = round(LEFT + step * (_number(month) - first + 0.5) - width / 2, 1)
            shared = "" if name == OTHERS else name
            bars.append(Bar(x, round(ground - height, 1), width, height, month, shared, count))
    along = _ticks(first, last, step)
    return MonthChart(
        WIDTH, TOP + LANE * len(lanes) + 8, LEFT, WIDTH - RIGHT, tuple(made), tuple(bars), along, most, undated
    )


def _lanes(dated: dict[str, dict[str, int]]) -> list[tuple[str, dict[str, int]]]:
    """Return lanes, the outlets with most statements first, the smallest folded into one."""
    order = sorted(dated, key=lambda name: (name == "", -sum(dated[name].values()), name))
    if len(order) <= LANES_MAX:
        return [(name, dated[name]) for name in order]
    rest: dict[str, int] = defaultdict(int)
    for name in order[LANES_MAX - 1 :]:
        for month, count in dated[name].items():
            rest[month] += count
    return [*((name, dated[name]) for name in order[: LANES_MAX - 1]), (OTHERS, rest)]


def _number(month: str) -> int:
    year, _, of_year = month.partition("-")
    return int(year) * 12 + int(of_year) - 1


def _ticks(first: int, last: int, step: float) -> tuple[Tick, ...]:
    """Return the months to write along the top."""
    if last - first < 12:
        shown = range(first, last + 1)
        return tuple(Tick(round(LEFT + step * (n - first + 0.5), 1), _name(n, n == first)) for n in shown)
    days = ticks(_day(first), _day(last))
    return tuple(Tick(round(LEFT + step * (_number(f"{d:%Y-%m}") - first + 0.5), 1), label) for d, label in days)


def _day(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _name(number: int, is_first: bool) -> str:
    day = _day(number)
    return f"{day:%b %Y}" if is_first or day.month == 1 else f"{day:%b}"
