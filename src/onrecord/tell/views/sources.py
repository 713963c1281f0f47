"""One source and one statement: the page as it stands, with the evidence for every value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from onrecord.model import Reading, Region, Review
from onrecord.problems import BadRequest
from onrecord.record.answers import ArticlePage, Rows, StatementLine
from onrecord.record.record import Record
from onrecord.record.reviews import correctors
from onrecord.spans import Span, read
from onrecord.tell import citing
from onrecord.tell.sheet import PART, sheet
from onrecord.tell.views.asking import Asked, number

MARKED_MAX = 200  # places that a link may have marked


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
    wanted = _asked(record, answer, asked)
    chain = record.chain(answer.line.capture)
    more = [entity.role_span for entity in named.values()] + [
        link.span for link in chain if link.capture == answer.line.capture
    ]
    return {
        "sheet": sheet(answer, part=_part(asked, wanted), more=filter(None, more), asked=wanted),
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
        "chain": chain,
        "undone": undone,
        "carried": record.carried([line.utterance for line in answer.statements]),
        "titled": {each.capture: each for each in record.copies(answer.line.capture, limit=100)},
        "kept": record.kept(answer.line.capture),
        "cited": citing.of_source(record, answer.line.capture),
        "neighbours": record.neighbours(answer.line.capture),
    }


def _asked(record: Record, answer: ArticlePage, asked: Asked) -> list[Span]:
    """Return the words that a link came for: ``at`` gives their places, ``named`` an identity whose names they are."""
    if named := asked.get("named", ""):
        return record.names_of(named)[:MARKED_MAX]
    try:
        spans = read(asked.get("at", ""))
    except ValueError as why:
        raise BadRequest(f"places are written 12-40 55-80, got {asked['at']!r}") from why
    return [span for span in spans[:MARKED_MAX] if span.end <= len(answer.text)]


def _part(asked: Asked, wanted: Sequence[Span]) -> int:
    """Return the part of the page to show: the one asked for, else that of the words which a link came for."""
    if "part" in asked or not wanted:
        return number(asked, "part", 1)
    return wanted[0].start // PART + 1


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
