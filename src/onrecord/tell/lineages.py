"""The pages of what goes on over time: lines of stories, and what happened day by day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from onrecord.record.answers import EpisodeLine, Moment, Rows, StorylineLine
from onrecord.record.record import Record
from onrecord.spans import written
from onrecord.tell.chart import Tick, ticks
from onrecord.tell.look import is_day
from onrecord.tell.sheet import PART
from onrecord.tell.views import ask

Asked = Mapping[str, str]
WIDTH, EDGE = 960, 16
TOP, ROW = 34, 38  # pixels at full width
DRAWN_MAX = 40  # episodes in one drawing; the others stand in the list alone
_LETTER = 6.6  # pixels of a label's letter, about
SMALL = 300  # articles of a record that may be told whole
_NARROWS = ("words", "story", "storyline", "actor", "outlet")


@dataclass(frozen=True, slots=True)
class Bar:
    """An episode, from its first day to its last, with its label where there is room."""

    episode: EpisodeLine
    x: float
    y: float
    width: float
    height: float
    label_x: float
    label_y: float
    anchor: str  # start or end
    label: str


@dataclass(frozen=True, slots=True)
class LineDrawing:
    """A line of stories along its days, in pixels."""

    width: int
    height: float
    bars: tuple[Bar, ...]
    threads: tuple[str, ...]  # paths from the episode that one goes on with
    ticks: tuple[Tick, ...]
    left_out: int  # episodes that are not drawn


# --- lines of stories --------------------------------------------------------------------------


def storylines(record: Record, asked: Asked) -> Rows[StorylineLine]:
    """Return the lines of stories, the newest first."""
    return ask(record, "storylines", {"limit": "20", **asked})  # type: ignore[no-any-return]


def storyline(record: Record, asked: Asked) -> Rows[EpisodeLine]:
    """Return a line's episodes."""
    rest = {key: value for key, value in asked.items() if key != "id"}
    return ask(record, "storyline", {**rest, "storyline": asked["id"]})  # type: ignore[no-any-return]


def storyline_more(record: Record, answer: Rows[EpisodeLine], asked: Asked) -> dict[str, Any]:
    """Return the drawing of a line, and the line as lists show it."""
    line = record.storyline_line(asked["id"])
    return {
        "id": line.id,
        "line": line,
        "drawing": drawing(answer.rows),
        "titles": {episode.id: episode.label for episode in answer},
    }


def drawn(record: Record, asked: Asked) -> dict[str, Any]:
    """Return what the drawing of a line shows."""
    return storyline_more(record, storyline(record, asked), asked)


def drawing(episodes: Sequence[EpisodeLine]) -> LineDrawing | None:
    """Return the drawing of a line; None where its days are not told."""
    shown = [each for each in episodes if is_day(each.first) and is_day(each.last)][:DRAWN_MAX]
    if not shown:
        return None
    first = min(date.fromisoformat(each.first) for each in shown)
    last = max(date.fromisoformat(each.last) for each in shown)
    room, span = WIDTH - 2 * EDGE, max(1, (last - first).days)

    def x(day: date) -> float:
        return round(EDGE + room * (day - first).days / span, 1)

    bars = [
        _bar(each, n, x(date.fromisoformat(each.first)), x(date.fromisoformat(each.last)))
        for n, each in enumerate(shown)
    ]
    at = {bar.episode.id: bar for bar in bars}
    threads = tuple(_thread(at[bar.episode.continues], bar) for bar in bars if bar.episode.continues in at)
    marks = tuple(Tick(x(day), label) for day, label in ticks(first, last))
    return LineDrawing(WIDTH, TOP + ROW * len(bars) + 8, tuple(bars), threads, marks, len(episodes) - len(shown))


def _bar(episode: EpisodeLine, row: int, left: float, right: float) -> Bar:
    height = round(min(20.0, 8.0 + 2.2 * sqrt(episode.articles)), 1)
    width = max(height, right - left)
    left = min(left, WIDTH - EDGE - width)
    y = TOP + ROW * row + ROW / 2
    is_left = left + width / 2 < WIDTH / 2
    # Behind the middle there is no room to the right: the label stands on the line that leads to the bar.
    label_x, label_y = (left + width + 10, y + 4) if is_left else (left + width, y - height / 2 - 5)
    letters = int((WIDTH - EDGE - label_x if is_left else label_x - EDGE) / _LETTER)
    words = episode.label
    label = words if len(words) <= letters else f"{words[: max(0, letters - 1)].rstrip()}…"
    anchor = "start" if is_left else "end"
    return Bar(episode, round(left, 1), y, round(width, 1), height, round(label_x, 1), round(label_y, 1), anchor, label)


def _thread(earlier: Bar, later: Bar) -> str:
    """Return a line down from one episode and over to the one that goes on with it."""
    x, y = earlier.x + min(earlier.width, earlier.height) / 2, later.y
    return f"M{x:.1f} {earlier.y:.1f}V{y - 8:.1f}Q{x:.1f} {y:.1f} {x + 8:.1f} {y:.1f}H{later.x:.1f}"


# --- what happened -----------------------------------------------------------------------------


def timeline(record: Record, asked: Asked) -> Rows[Moment]:
    """Return what happened day by day; nothing until a matter is named, but for a small record."""
    if not any(asked.get(name) for name in _NARROWS) and record.articles(limit=1).total > SMALL:
        return Rows((), 0)
    return ask(record, "chronicle", {"days": "15", **asked, **_subject(record, asked)})  # type: ignore[no-any-return]


def _subject(record: Record, asked: Asked) -> dict[str, str]:
    """Return the ids that what a timeline is about has now, whichever it had when the link to it was made."""
    found: dict[str, str] = {}
    if asked.get("story"):
        found["story"] = record.story(asked["story"]).id
    if asked.get("storyline"):
        found["storyline"] = record.storyline_line(asked["storyline"]).id
    if asked.get("actor"):
        found["actor"] = record.actor(asked["actor"]).id
    return found


def timeline_more(record: Record, answer: Rows[Moment], asked: Asked) -> dict[str, Any]:
    """Return the days with their sentences, and what the page is about."""
    by_day: dict[str, list[Moment]] = {}
    for moment in answer:
        by_day.setdefault(moment.day, []).append(moment)
    return {
        "by_day": by_day,
        "marked": {moment.id: marked(moment) for moment in answer},
        "where": {moment.id: where(moment) for moment in answer},
        "outlets": record.outlets(),
        "story": record.story(asked["story"]) if asked.get("story") else None,
        "actor": record.actor(asked["actor"]) if asked.get("actor") else None,
        "line": record.storyline_line(asked["storyline"]) if asked.get("storyline") else None,
        "is_asked": any(asked.get(name) for name in _NARROWS),
    }


_QUOTED = re.compile(r"“([^”]{2,60})”")


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence in three parts: before the words that date it, these, and after."""

    before: str
    dated: str
    after: str


def marked(moment: Moment) -> Marked:
    """Return a sentence with the words that date it apart; all stands before where they lie elsewhere.

    What is dated by the day on which it was said has the words in its reason, and often once in itself.
    """
    dated, text = moment.dated, moment.text
    told = _QUOTED.search(moment.because) if dated is None else None
    if told and text.count(told[1]) == 1:
        before, words, after = text.partition(told[1])
        return Marked(before, words, after)
    if dated is None or not moment.span.covers(dated):
        return Marked(text, "", "")
    start, end = dated.start - moment.span.start, dated.end - moment.span.start
    return Marked(moment.text[:start], moment.text[start:end], moment.text[end:])


def where(moment: Moment) -> str:
    """Return the address of a sentence in its source: its statement's, or its words, which are marked there."""
    if moment.statement:
        query = f"?part={moment.start // PART + 1}" if moment.start >= PART else ""
        return f"/source/{moment.capture}{query}#s-{moment.statement}"
    return f"/source/{moment.capture}?at={written([moment.span])}#at"
