"""The issues that are followed, and one of them: who stands where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.record.answers import Issue, Rows
from onrecord.record.record import Record
from onrecord.tell.stances import stance_chart, stands
from onrecord.tell.views.asking import Asked, ask


def issues(record: Record, asked: Asked) -> Rows[Issue]:
    return ask(record, "issues", asked)  # type: ignore[no-any-return]


def issue(record: Record, asked: Asked) -> dict[str, Any]:
    rest = {key: value for key, value in asked.items() if key != "id"}
    return {
        "issue": record.issue(asked["id"]),
        "positions": ask(record, "positions", {**rest, "issue": asked["id"]}),
        "shifts": record.shifts(asked["id"]),
    }


def issue_more(record: Record, answer: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    shown = stands(answer["positions"], answer["shifts"])
    id = answer["issue"].id
    last = [each for each in record.reviews(noun="position", limit=8) if not each.undoes]
    standing = [each for each in last if each.id not in record.undone(each.id for each in last)]
    return {
        "stands": shown,
        "chart": stance_chart(shown, answer["shifts"]),
        "learning": record.learning(id),
        "suggestions": record.suggestions(id),
        "last": standing[0] if standing else None,
    }
