"""The chart of an issue: one lane an actor, one sign a position, and a mark where the stance turns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from onrecord.dates import PartialDate
from onrecord.record.shifts import Position, Shift, Stance
from onrecord.tell.chart import LANE, LEFT, RIGHT, TOP, WIDTH, Tick, ticks

ACTORS_MAX = 14  # lanes; everyone stands in the lists below the chart


@dataclass(frozen=True, slots=True)
class Sign:
    """A position on its lane; its shape tells the stance."""

    x: float
    y: float
    position: Position


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a stance changes: a line between two signs of one lane."""

    x1: float
    x2: float
    y: float


@dataclass(frozen=True, slots=True)
class StanceChart:
    width: int
    height: float
    left: int
    right: int
    actors: tuple[tuple[str, float], ...]  # name, y
    ticks: tuple[Tick, ...]
    signs: tuple[Sign, ...]
    turns: tuple[Turn, ...]
    undated: int  # positions of no known day


@dataclass(frozen=True, slots=True)
class Held:
    """A position, and those that are the same in the same words on other pages."""

    first: Position
    also: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """One actor's positions, by day, with those at which the stance turns."""

    actor: str
    name: str
    positions: tuple[Position, ...]
    turned: frozenset[str]  # ids of positions that differ from the one before

    @property
    def held(self) -> list[Held]:
        return held(self.positions)

    @property
    def clear(self) -> int:
        """How many of the positions lean one way or set a condition."""
        return sum(position.stance is not Stance.UNCLEAR for position in self.positions)


def held(positions: Iterable[Position]) -> list[Held]:
    """Return each position once, with the other pages that carry it: same words, day, stance and telling."""
    same: dict[tuple[str, ...], list[Position]] = {}
    for each in positions:
        words = " ".join(re.findall(r"\w+", each.text.casefold()))
        same.setdefault((words, each.on_day, each.stance, each.told), []).append(each)
    return [Held(some[0], tuple(some[1:])) for some in same.values()]


def stands(positions: Iterable[Position], shifts: Iterable[Shift]) -> list[Stand]:
    """Return positions actor by actor: first those who turn, then those who take sides, then by name."""
    turned = frozenset(shift.after.id for shift in shifts)
    made = [
        Stand(actor, name, some, turned & {each.id for each in some})
        for (actor, name), group in groupby(positions, key=lambda p: (p.actor, p.actor_name))
        for some in [tuple(group)]
    ]
    return sorted(made, key=lambda stand: (not stand.turned, not stand.name, -stand.clear, stand.name))


def stance_chart(shown: Sequence[Stand], shifts: Iterable[Shift]) -> StanceChart | None:
    """Return the chart of an issue; None where no two positions stand on different days."""
    lanes = [stand for stand in shown if stand.name and any(p.on_day for p in stand.positions)][:ACTORS_MAX]
    days = {p.id: PartialDate(p.on_day).first for stand in lanes for p in stand.positions if p.on_day}
    if len(set(days.values())) < 2:
        return None
    first, last = min(days.values()), max(days.values())
    room = WIDTH - LEFT - RIGHT

    def place(day: date) -> float:
        return round(LEFT + room * (day - first).days / (last - first).days, 1)

    # By name, too: of several who say one thing together only the first is known by an id.
    y = {(stand.actor, stand.name): TOP + LANE * n + LANE / 2 for n, stand in enumerate(lanes)}
    dated = [(stand, p) for stand in lanes for p in stand.positions if p.id in days]
    signs = tuple(Sign(place(days[p.id]), y[stand.actor, stand.name], p) for stand, p in dated)
    turns = tuple(
        Turn(place(days[each.before.id]), place(days[each.after.id]), y[each.actor, each.actor_name])
        for each in shifts
        if each.before.id in days and each.after.id in days
    )
    named = tuple((stand.name, y[stand.actor, stand.name]) for stand in lanes)
    undated = sum(not position.on_day for stand in shown for position in stand.positions)
    along = tuple(Tick(place(day), label) for day, label in ticks(first, last))
    return StanceChart(WIDTH, TOP + LANE * len(lanes) + 8, LEFT, WIDTH - RIGHT, named, along, signs, turns, undated)
