"""Pages that list: stories, articles, actors, statements, what was found, what could not be read."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from onrecord.problems import NotOnRecord
from onrecord.record.answers import ActorLine, ArticleLine, MonthCount, Rows, StatementLine, StoryLine
from onrecord.record.carriage import UtterancePage
from onrecord.record.record import Record
from onrecord.tell.months import month_chart
from onrecord.tell.views.asking import Asked, ask, month_links


def stories(record: Record, asked: Asked) -> Rows[StoryLine]:
    return ask(record, "stories", {"limit": "20", **asked})  # type: ignore[no-any-return]


def strongest(record: Record, answer: Rows[StoryLine], asked: Asked) -> dict[str, Any]:
    """The statements of each story that most outlets carry."""
    return {"strongest": record.strongest([line.id for line in answer]), "outlets": record.outlets()}


def articles(record: Record, asked: Asked) -> Rows[ArticleLine]:
    return ask(record, "articles", asked)  # type: ignore[no-any-return]


def actors(record: Record, asked: Asked) -> Rows[ActorLine]:
    return ask(record, "actors", asked)  # type: ignore[no-any-return]


def statements(record: Record, asked: Asked) -> Rows[StatementLine]:
    return ask(record, "statements", {"newest": "yes", **asked})  # type: ignore[no-any-return]


def outlets(record: Record, answer: Any, asked: Asked) -> dict[str, Any]:
    """The outlets to choose from."""
    return {"outlets": record.outlets()}


def utterance(record: Record, asked: Asked) -> UtterancePage:
    return ask(record, "utterance", asked)  # type: ignore[no-any-return]


def carried_by(answer: UtterancePage) -> list[StatementLine]:
    """The statements that carry an utterance, wording by wording."""
    return [line for variant in answer.variants for line in variant.carriers]


def utterance_more(record: Record, answer: UtterancePage, asked: Asked) -> dict[str, Any]:
    """The pages that carry it, by capture."""
    return {"pages": {line.capture: line for line in carried_by(answer)}}


def search(record: Record, asked: Asked) -> Rows[Any]:
    """Places where words stand; as a table or a chart, the statements in which they stand."""
    if not asked.get("query"):
        return Rows((), 0)
    if asked.get("view") not in ("table", "chart"):
        return ask(record, "search", asked)  # type: ignore[no-any-return]
    return ask(record, "statements", {"newest": "yes", **_as_filter(asked)})  # type: ignore[no-any-return]


def _as_filter(asked: Asked) -> dict[str, str]:
    return {**{name: value for name, value in asked.items() if name != "query"}, "words": asked["query"]}


def month_counts(record: Record, asked: Asked) -> Rows[MonthCount]:
    """What the chart shows: the statements in which the words stand, by month and outlet."""
    if not asked.get("query"):
        return Rows((), 0)
    narrowed = {name: value for name, value in _as_filter(asked).items() if name not in ("limit", "offset")}
    return ask(record, "counts", narrowed)  # type: ignore[no-any-return]


def search_more(record: Record, answer: Rows[Any], asked: Asked) -> dict[str, Any]:
    """The chart, actors of that name, the outlets to choose from and the searches that are kept."""
    counts = month_counts(record, asked) if asked.get("view") == "chart" else Rows((), 0)
    kept = {name: value for name, value in asked.items() if value and name not in ("view", "since", "until", "offset")}
    return {
        "chart": month_chart(counts),
        "found": sum(each.statements for each in counts),
        "month_link": month_links("/search", {**kept, "view": "table"}),
        "names": record.actors(words=asked["query"].strip('"'), limit=6) if asked.get("query") else (),
        "outlets": record.outlets(),
        "searches": record.searches(),
        "of_story": _story(record, asked.get("story", "")),
    }


def _story(record: Record, id: str) -> StoryLine | None:
    """Return the one story that is searched, None where all are, or some by their name."""
    with suppress(NotOnRecord):
        return record.story(id) if id else None
    return None


def problems(record: Record, asked: Asked) -> Rows[Any]:
    return ask(record, "problems", asked)  # type: ignore[no-any-return]
