"""One actor: what they said, where they stand, and what pages call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.record.record import Record
from onrecord.tell.months import month_chart
from onrecord.tell.stances import held
from onrecord.tell.views.asking import Asked, ask, month_links, number

NAMES = 60  # pages of one actor that can be put to another at once


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
        "carriers": record.outlets_of(id),
        "carried": record.carried([line.utterance for line in answer["statements"]]),
        "chart": month_chart(record.counts(speaker=id)),
        "month_link": month_links("/statements", {"speaker": id}),
        "stands": [(issue, some) for issue, some in followed if some],
        "appearances": record.appearances(id, limit=NAMES, offset=number(asked, "names", 0)),
        "others": [line.name for line in record.actors(limit=60) if line.id != id],
    }
