"""The chart of a story: a lane an outlet, a dot an article; reprints folded under the lane of what they copy; below
them a lane for each of those who speak most, a mark for each day on which they spoke.

Drawn on the server, as numbers for an SVG; the list of articles below it says the same in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from onrecord.record.answers import ArticleLine
from onrecord.record.carriage import SpokenOn
from onrecord.tell.look import is_day

LANES_MAX = 14  # outlets with a lane of their own; the others share one
WIDTH, LEFT, RIGHT = 960, 212, 26
TOP, LANE, HEADING = 34, 30, 30  # pixels at full width
FOLD, FOLD_NAMES = 20, 32  # pixels of a lane of reprints; characters of its outlets' names, else their number
_EARLIER_DAYS = 10  # before the first article, or as many as the story lasts: what was said earlier is counted only


@dataclass(frozen=True, slots=True)
class Dot:
    """An article on its lane."""

    x: float
    y: float
    radius: float
    article: ArticleLine
    is_copy: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """From an original to one that reprints it."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on which an actor spoke, on their lane."""

    x: float
    y: float
    half: float  # of its width and height
    spoken: SpokenOn


@dataclass(frozen=True, slots=True)
class Voice:
    """The lane of one who speaks."""

    y: float
    actor: str
    name: str
    earlier: int  # days on which they spoke before the chart begins


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    y: float
    outlet: str
    articles: int


@dataclass(frozen=True, slots=True)
class Fold:
    """The lane of those that reprint what an outlet wrote, right under that outlet's own."""

    y: float
    outlets: tuple[str, ...]  # in the order in which they reprinted

    @property
    def named(self) -> str:
        """Who they are where that fits, else how many."""
        names = ", ".join(self.outlets)
        return names if len(names) <= FOLD_NAMES else f"{len(self.outlets)} reprint it"


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the SVG shows, in its own pixels."""

    width: int
    height: float
    left: int
    right: int
    lanes: tuple[Lane, ...]
    folds: tuple[Fold, ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    threads: tuple[Thread, ...]
    undated: int
    heading: float  # where the voices' lanes begin; 0 where there are none
    voices: tuple[Voice, ...] = ()
    marks: tuple[Mark, ...] = ()


def chart(articles: Sequence[ArticleLine], spoken: Sequence[SpokenOn] = ()) -> Chart | None:
    """Return the chart of a story; None where fewer than two articles tell when they were published."""
    dated = sorted(((a.published.first, a) for a in articles if a.published), key=lambda pair: (pair[0], pair[1].id))
    if len(dated) < 2:
        return None
    published, last = dated[0][0], dated[-1][0]
    days = [date.fromisoformat(each.day) for each in spoken if is_day(each.day)]
    start = published - timedelta(days=max(_EARLIER_DAYS, (last - published).days))
    first = min([published, *(day for day in days if day >= start)])
    last = max([last, *(day for day in days if day <= last + timedelta(days=_EARLIER_DAYS))])
    of = originals([article for _, article in dated])
    lanes = _lanes(article for _, article in dated if article.id not in of)
    outlets, copied, bottom = _stacked(lanes, [(_lane(of[a.id], lanes), a) for _, a in dated if a.id in of])
    own = {lane.outlet: lane.y for lane in outlets}
    span = max(1, (last - first).days)
    room = WIDTH - LEFT - RIGHT

    def x(day: date) -> float:
        return round(LEFT + room * ((day - first).days / span if last > first else 0.5), 1)

    def dot(day: date, a: ArticleLine) -> Dot:
        if a.id in of:
            return Dot(x(day), copied[_lane(of[a.id], lanes)].y, min(6.0, _radius(a.statements)), a, True)
        return Dot(x(day), own[_lane(a, lanes)], _radius(a.statements), a, bool(a.copy_of))

    dots = _apart([dot(day, a) for day, a in dated])
    at = {dot.article.id: dot for dot in dots}
    roots = [(at[of[dot.article.id].id], dot) for dot in dots if dot.article.id in of]
    heading = bottom + HEADING / 2
    voices, marks = _voices(spoken, heading + HEADING / 2, first, last, x)
    return Chart(
        WIDTH,
        heading + HEADING / 2 + LANE * len(voices) + 8 if voices else bottom + 8,
        LEFT,
        WIDTH - RIGHT,
        outlets,
        tuple(copied.values()),
        tuple(Tick(x(day), label) for day, label in ticks(first, last)),
        dots,
        tuple(Thread(root.x, root.y, dot.x, dot.y) for root, dot in roots),
        len(articles) - len(dated),
        heading if voices else 0,
        voices,
        marks,
    )


def originals(articles: Sequence[ArticleLine]) -> dict[str, ArticleLine]:
    """Return what each reprint among ``articles`` copies, by way of whatever other reprint, by the reprint's id.

    Of those that name each other none is the original, and none of them is here.
    """
    by_id = {line.id: line for line in articles}
    found = {}
    for line in articles:
        root, met = line, {line.id}
        while root.copy_of in by_id and root.copy_of not in met:
            root = by_id[root.copy_of]
            met.add(root.id)
        if root is not line and root.copy_of not in met:
            found[line.id] = root
    return found


def _stacked(
    lanes: Mapping[str, int], reprints: Iterable[tuple[str, ArticleLine]]
) -> tuple[tuple[Lane, ...], dict[str, Fold], float]:
    """Return the outlets' lanes from the top down, those of what reprints each, by outlet, and where they end."""
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for lane, article in reprints:
        names[lane][article.outlet or UNNAMED] = None
    made, folds, bottom = [], {}, float(TOP)
    for outlet, count in lanes.items():
        made.append(Lane(bottom + LANE / 2, outlet, count))
        bottom += LANE
        if outlet in names:
            folds[outlet] = Fold(bottom + FOLD / 2 - 4, tuple(names[outlet]))
            bottom += FOLD
    return tuple(made), folds, bottom


def _voices(
    spoken: Sequence[SpokenOn], top: float, first: date, last: date, x: Callable[[date], float]
) -> tuple[tuple[Voice, ...], tuple[Mark, ...]]:
    """Return the lanes of those who speak, in the order given, and their marks; who has no mark has no lane."""
    by_actor: dict[str, list[SpokenOn]] = defaultdict(list)
    for each in spoken:
        by_actor[each.actor].append(each)
    voices: list[Voice] = []
    marks: list[Mark] = []
    for actor, some in by_actor.items():
        y = top + LANE * len(voices) + LANE / 2
        dated = [(date.fromisoformat(each.day), each) for each in some if is_day(each.day)]
        here = [(day, each) for day, each in dated if first <= day <= last]
        if here:
            voices.append(Voice(y, actor, some[0].name, sum(day < first for day, _ in dated)))
            marks += [Mark(x(day), y, min(10.0, 4.0 + sqrt(each.utterances)), each) for day, each in here]
    return tuple(voices), tuple(marks)


OTHERS = "other outlets"
UNNAMED = "outlet not told"


def _lanes(articles: Iterable[ArticleLine]) -> dict[str, int]:
    """Return outlets in the order in which they first wrote, with how much; the smallest as one."""
    counts: dict[str, int] = defaultdict(int)
    for article in articles:
        counts[article.outlet or UNNAMED] += 1
    if len(counts) <= LANES_MAX:
        return dict(counts)
    kept = sorted(counts, key=lambda name: (-counts[name], name))[: LANES_MAX - 1]
    own = {name: count for name, count in counts.items() if name in kept}
    return {**own, OTHERS: sum(counts.values()) - sum(own.values())}


def _lane(article: ArticleLine, lanes: Mapping[str, int]) -> str:
    name = article.outlet or UNNAMED
    return name if name in lanes else OTHERS


def _radius(statements: int) -> float:
    return round(min(11.0, 4.0 + 1.4 * sqrt(statements)), 1)


def _apart(dots: Sequence[Dot]) -> tuple[Dot, ...]:
    """Move dots that would hide one another a little to the right."""
    right: dict[float, float] = {}
    moved = []
    for dot in dots:
        x = max(dot.x, right.get(dot.y, 0.0) + dot.radius * 0.7)
        x = min(x, WIDTH - RIGHT + 12.0)
        right[dot.y] = x + dot.radius * 0.7
        moved.append(Dot(round(x, 1), dot.y, dot.radius, dot.article, dot.is_copy))
    return tuple(moved)


def ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Return between two and about eight days to write along the top, each with its label."""
    span = (last - first).days
    if span <= 8:
        days = [first + timedelta(days=n) for n in range(span + 1)]
        return [(day, f"{day.day} {day:%b}" + (f" {day.year}" if day == first else "")) for day in days]
    if span <= 60:
        step = -(-span // 6)
        days = [first + timedelta(days=n) for n in range(0, span + 1, step)]
        return [(day, f"{day.day} {day:%b}" + (f" {day.year}" if day == first else "")) for day in days]
    months = _months(first, last)
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240) if len(months) <= 8 * s), 600)
    shown = [day for day in months if (day.year * 12 + day.month - 1) % step == 0]
    return [(day, f"{day.year}" if step >= 12 else f"{day:%b %Y}") for day in shown]


def _months(first: date, last: date) -> list[date]:
    start, end = first.year * 12 + first.month, last.year * 12 + last.month
    return [date(m // 12, m % 12 + 1, 1) for m in range(start, end)]
