"""One source and one statement: the page as it stands, with the evidence for every value."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from onrecord.model import Reading, Region, Review
from onrecord.record.answers import ArticlePage, Rows, StatementLine
from onrecord.record.record import Record
from onrecord.record.reviews import correctors
from onrecord.tell import citing
from onrecord.tell.sheet import sheet
from onrecord.tell.views.asking import Asked, number


def source(record: Record, asked: Asked) -> ArticlePage:
    return record.article(asked["capture"])


def regions_of(answer: ArticlePage) -> dict[str, int]:
    """Return the regions that a page has, in the order of their list, each with the number of its passages."""
    found = Counter(passage.region for passage in answer.passages if passage.span.of(answer.text).strip())
    return {region.value: found[region] for region in Region if found[region]}


def source_more(record: Record, answer: ArticlePage, asked: Asked) -> dict[str, Any]:
    believed: dict[str, list[Reading]] = defaultdict(list)
    refused: list[Reading] = []
    for reading in answer.readings:
        if reading.believed:
            believed[reading.field].append(reading)
        elif reading.field in ("published", "reposted", "updated"):
            refused.append(reading)
    judged: dict[str, list[Review]] = defaultdict(list)
    for review in answer.reviews:
        judged[review.target].append(review)
    named, undone = record.named_as(answer.line.capture), {each.undoes for each in answer.reviews if each.undoes}
    offices = [entity.role_span for entity in named.values() if entity.role_span]
    return {
        "sheet": sheet(answer, part=number(asked, "part", 1), more=offices),
        "named": named,
        "fixed": {id: correctors(review for review in some if review.id not in undone) for id, some in judged.items()},
        "language_why": record.language_why(answer.line),
        "believed": believed,
        "refused": refused,
        "judged": judged,
        "shaded": bool(asked.get("regions")),
        "regions": regions_of(answer),
        "group": record.reprints(group=answer.line.group, limit=100) if answer.line.group else Rows((), 0),
        "problems": record.problems(capture=answer.line.capture),
        "chain": record.chain(answer.line.capture),
        "undone": undone,
        "carried": record.carried([line.utterance for line in answer.statements]),
        "titled": {each.capture: each for each in record.copies(answer.line.capture, limit=100)},
        "kept": record.kept(answer.line.capture),
        "cited": citing.of_source(record, answer.line.capture),
        "neighbours": record.neighbours(answer.line.capture),
    }


def statement(record: Record, asked: Asked) -> StatementLine:
    return record.statement(asked["id"])


def statement_more(record: Record, answer: StatementLine, asked: Asked) -> dict[str, Any]:
    judged = record.reviews(target=answer.id, limit=20)
    undone = record.undone(review.id for review in judged)
    return {
        "named": record.named_as(answer.capture).get(answer.id),
        "fixed": correctors(review for review in judged if review.id not in undone),
        "article": record.article_line(answer.capture),
        "judged": judged,
        "undone": undone,
        "doubt": record.doubt("statement", answer.id),
        "carriers": record.carried([answer.utterance]).get(answer.utterance, 0),
        "cited": citing.of_statement(record, answer.id),
    }
