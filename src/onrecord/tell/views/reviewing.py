"""The queue of what to look at next, and the ledger of what persons said."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from onrecord.model import Review
from onrecord.record.answers import Doubt, Rows
from onrecord.record.filters import LIMIT_MAX
from onrecord.record.record import Record
from onrecord.record.shifts import Position
from onrecord.tell.judgements import seen
from onrecord.tell.views.asking import Asked, ask


def queue(record: Record, asked: Asked) -> Rows[Doubt]:
    return ask(record, "queue", {"limit": "12", **asked})  # type: ignore[no-any-return]


def queue_more(record: Record, answer: Rows[Doubt], asked: Asked) -> dict[str, Any]:
    """What a person needs to judge each value, and what was decided last."""
    last = record.reviews(limit=20)
    lines = {line.id: line for line in record.statements_of([each.id for each in answer if each.noun == "statement"])}
    return {
        "seen": {each.id: seen(each) for each in answer},
        "lines": lines,
        "cast": record.cast(each.capture for each in answer),
        "last": [each for each in last if each.verdict in ("accept", "reject", "correct")],
        "undone": record.undone(review.id for review in last),
        "outlets": record.outlets(),
    }


def reviews(record: Record, asked: Asked) -> Rows[Review]:
    return ask(record, "reviews", asked)  # type: ignore[no-any-return]


def ledger(record: Record, answer: Rows[Review], asked: Asked) -> dict[str, Any]:
    """Which of the judgements shown no longer stand, which were made as one, and the names of the actors in them."""
    merged = {review.value for review in answer if review.field == "merge"}
    return {
        "undone": record.undone(review.id for review in answer),
        "moments": [list(some) for _, some in groupby(answer, key=lambda review: (review.at, review.by))],
        "stood": _stood(record, {review.target for review in answer if review.noun == "position"}),
        "names": record.names({*merged, *(review.target for review in answer if review.noun == "actor")}),
    }


def _stood(record: Record, wanted: set[str]) -> dict[str, Position]:
    """Return the positions that were judged, by id; those that are on no followed issue any more are left out."""
    some = (position for issue in record.issues() for position in record.positions(issue.id, limit=LIMIT_MAX))
    return {position.id: position for position in some if position.id in wanted} if wanted else {}
