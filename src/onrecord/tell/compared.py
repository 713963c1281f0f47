"""The page that compares the outlets of one story: voices, words, and who carries which statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from onrecord.record.carriage import Comparison, OutletVoices
from onrecord.record.record import Record

Asked = Mapping[str, str]
MATRIX_ROWS = 30  # statements on the page; the rest by `offset`
ROWS_MAX, PANELS_MAX = 12, 8  # voices and outlets in the drawing; the table has all
WIDTH, LEFT, NARROWEST, WIDEST, ROW, TOP = 1180, 200, 112, 190, 26, 66  # pixels at full width
BESIDE = 46  # pixels of a panel for the number beside a bar


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A row of the table of voices: how much of an outlet's statements are one voice's."""

    outlet: str
    articles: int
    statements_in_all: int
    actor: str
    name: str
    statements: int
    share: float


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    share: str
    outlet: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Head:
    x: float
    outlet: str
    lines: tuple[str, ...]  # the outlet's name, as it fits
    statements: int


@dataclass(frozen=True, slots=True)
class Row:
    y: float
    name: str
    actor: str


@dataclass(frozen=True, slots=True)
class Bars:
    """The drawing of shares: a row a voice, a panel an outlet, in its own pixels."""

    width: int
    height: int
    longest: int  # pixels of a bar that is all of an outlet's statements
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]


def compare(record: Record, asked: Asked) -> dict[str, Any]:
    """Return how the outlets of a story differ; ``reprints=each`` counts every page, else a text counts once."""
    found, reprints = record.story(asked["story"]), asked.get("reprints", "once")
    story = found.id
    offset = int(asked["offset"]) if asked.get("offset", "").isdecimal() else 0
    return {
        "story": found,
        "comparison": record.comparison(story, reprints=reprints),
        "coverage": record.coverage(story, reprints=reprints, limit=MATRIX_ROWS, offset=min(offset, 1_000_000)),
    }


def compare_more(record: Record, answer: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    comparison: Comparison = answer["comparison"]
    return {"bars": bars(comparison), "voices": list(voice_rows(comparison)), "columns": columns(comparison.outlets)}


def voice_rows(comparison: Comparison) -> Iterator[VoiceRow]:
    """Yield the table of voices, outlet by outlet."""
    for each in comparison.outlets:
        for voice in each.voices:
            rest = (voice.actor, voice.name, voice.statements, voice.share)
            yield VoiceRow(each.outlet, each.articles, each.statements, *rest)


def columns(outlets: Sequence[OutletVoices]) -> list[str]:
    """Return the outlets that the table of words has a column for."""
    return [each.outlet for each in outlets]


def bars(comparison: Comparison) -> Bars | None:
    """Return the drawing of whose voices each outlet quotes; None where nobody is quoted by name."""
    panels = [each for each in comparison.outlets if each.statements][:PANELS_MAX]
    totals: dict[tuple[str, str], float] = defaultdict(float)
    for each in panels:
        for voice in each.voices:
            totals[voice.actor, voice.name] += voice.share
    shown = sorted(totals, key=lambda who: (-totals[who], who))[:ROWS_MAX]
    if not shown:
        return None
    panel = min(WIDEST, max(NARROWEST, (WIDTH - LEFT) // len(panels)))
    place = {who: TOP + n * ROW for n, who in enumerate(shown)}
    drawn = []
    for n, each in enumerate(panels):
        for voice in each.voices:
            y = place.get((voice.actor, voice.name))
            if y is not None:
                said = (f"{voice.share:.0%}", each.outlet, voice.name, voice.statements)
                width = round(max(1.5, (panel - BESIDE) * voice.share), 1)
                drawn.append(Bar(LEFT + n * panel, y, width, *said))
    return Bars(
        LEFT + len(panels) * panel + 10,
        TOP + len(shown) * ROW + 8,
        panel - BESIDE,
        tuple(
            Head(LEFT + n * panel, each.outlet, _wrapped(each.outlet or "outlet not told", panel), each.statements)
            for n, each in enumerate(panels)
        ),
        tuple(Row(place[actor, name], name, actor) for actor, name in shown),
        tuple(drawn),
    )


def _wrapped(name: str, width: int) -> tuple[str, ...]:
    """Return a name in two lines at most, cut where it does not fit ``width`` pixels."""
    return tuple(wrap(name, width // 8, max_lines=2, placeholder="…"))
