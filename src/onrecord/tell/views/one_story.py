"""One story: what was said day by day, who carried it, and who reprints whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record.answers import ArticleLine
from onrecord.record.record import Record
from onrecord.record.reviews import correctors
from onrecord.tell.chart import chart, originals
from onrecord.tell.views.asking import Asked, ask

MATRIX = 15  # statements in a story's coverage table
STORY_ARTICLES = 300  # articles on one story's page; the rest at /articles?story=


@dataclass(frozen=True, slots=True)
class Bundle:
    """An article and those that reprint it."""

    article: ArticleLine
    copies: tuple[ArticleLine, ...]


def story(record: Record, asked: Asked) -> dict[str, Any]:
    found = record.story(asked["id"])
    id = found.id
    rest = {key: value for key, value in asked.items() if key != "id"}
    return {
        "story": found,
        "timeline": ask(record, "timeline", {"limit": "40", **rest, "story": id}),
        "articles": record.articles(story=id, limit=STORY_ARTICLES),
        "coverage": record.coverage(id, limit=MATRIX),
        "spoken": record.spoken(id),
    }


def story_more(record: Record, answer: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    shown: Sequence[ArticleLine] = answer["articles"].rows
    carried = record.carried([line.utterance for line in answer["timeline"]])
    story = answer["story"]
    judged = record.reviews(target=story.id, noun="story", limit=20)
    undone = record.undone(review.id for review in judged)
    return {
        "belonging": record.belonging([line.capture for line in shown]),
        "named_by": correctors(review for review in judged if review.id not in undone),
        "titled": next((line for line in shown if line.title and story.label in line.title), None),
        "chart": chart(shown, answer["spoken"]),
        "bundles": bundles(shown),
        "carried": carried,
        "storyline": record.storyline_of(answer["story"].id),
        "wordings": record.utterances([id for id, pages in carried.items() if pages > 1]),
    }


def bundles(shown: Sequence[ArticleLine]) -> list[Bundle]:
    """Return articles in the order they appeared, each with those that reprint it, by way of whatever other."""
    of = originals(shown)
    copies: dict[str, list[ArticleLine]] = defaultdict(list)
    for line in shown:
        if line.id in of:
            copies[of[line.id].id].append(line)
    heads = sorted((line for line in shown if line.id not in of), key=_appeared)
    return [Bundle(line, tuple(sorted(copies[line.id], key=_appeared))) for line in heads]


def _appeared(line: ArticleLine) -> tuple[str, str]:
    day = line.published or line.earliest
    return (day.iso if day else "9999", line.id)
