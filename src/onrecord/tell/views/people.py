"""One actor: what they said, where they stand, and what pages call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.record.answers import Office
from onrecord.record.record import Record
from onrecord.tell.months import LANES_MAX, MonthChart, month_chart
from onrecord.tell.nations import described
from onrecord.tell.stances import held
from onrecord.tell.views.asking import Asked, ask, month_links, number

NAMES = 60  # pages of one actor that can be put to another at once


@dataclass(frozen=True, slots=True)
class Held:
    """An office as a page tells it, from the first to the last page that gives it."""

    told: str
    first: str  # ISO date, "" where none of its pages is dated
    last: str
    pages: int
    captures: tuple[str, ...]
    places: tuple[str, ...]  # where each of these gives it, "12-40"; "" where it is not told


def held_offices(offices: Iterable[Office], name: str) -> list[Held]:
    """Return offices as they are read, those that read the same as one, in the order given."""
    same: dict[str, list[Office]] = {}
    for office in offices:
        told = described(office.title, office.organisation, office.country, name)
        same.setdefault(told.casefold(), []).append(office)
    made = []
    for some in same.values():
        told = described(some[0].title, some[0].organisation, some[0].country, name)
        days = sorted(day for office in some for day in (office.first, office.last) if day)
        given = [pair for office in some for pair in zip(office.captures, office.places, strict=True)]
        places = dict(reversed(given))  # of a page that gives it twice, the first
        captures = tuple(dict.fromkeys(capture for capture, _ in given))
        ends, told_at = (days[0], days[-1]) if days else ("", ""), tuple(places[capture] for capture in captures)
        made.append(Held(told, *ends, sum(office.pages for office in some), captures, told_at))
    return made


def _telling(chart: MonthChart | None) -> MonthChart | None:
    """Return a chart that shows a course: a single bar says no more than its number."""
    return chart if chart and len(chart.bars) > 1 else None


def actor(record: Record, asked: Asked) -> dict[str, Any]:
    found = record.actor(asked["id"])
    rest = {key: value for key, value in asked.items() if key not in ("id", "names")}
    return {
        "actor": found,
        "offices": record.offices(found.id),
        "addressees": record.addressees(found.id),
        "statements": ask(record, "statements", {"newest": "yes", **rest, "speaker": found.id}),
    }


def actor_more(record: Record, answer: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    id = answer["actor"].id
    followed = [(issue, held(record.positions(issue.id, actor=id))) for issue in record.issues()]
    return {
        "held": held_offices(answer["offices"], answer["actor"].name),
        "carriers": record.outlets_of(id),
        "carried": record.carried([line.utterance for line in answer["statements"]]),
        "chart": _telling(month_chart(record.counts(speaker=id, lanes=LANES_MAX))),
        "month_link": month_links("/statements", {"speaker": id}),
        "stands": [(issue, some) for issue, some in followed if some],
        "appearances": record.appearances(id, limit=NAMES, offset=number(asked, "names", 0)),
        "others": [name for name in record.most_quoted(limit=60) if name != answer["actor"].name],
    }
