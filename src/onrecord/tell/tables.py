"""Tables of a page that its twin does not give: each whole, as JSON, CSV and Parquet, below the page's address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response

from onrecord.model import SharedPassage
from onrecord.record.answers import ArticleLine, CoverageLine, Rows
from onrecord.record.carriage import Comparison
from onrecord.record.filters import LIMIT_MAX
from onrecord.record.record import Record
from onrecord.record.shifts import Shift
from onrecord.record.users import UserRole
from onrecord.tell.compared import voice_rows
from onrecord.tell.gate import needs
from onrecord.tell.plain import to_csv, to_json, to_parquet
from onrecord.tell.views import month_counts

Asked = Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """One table that can be taken away."""

    path: str  # without its ending
    rows: Callable[[Record, Asked], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Carried:
    """What one outlet made of one saying: a cell of the matrix of coverage."""

    utterance: str
    speaker: str
    said_on: str
    words: str  # as first carried
    outlet: str
    carries: str  # whole, shortened, altered, reported, omitted, earlier
    statement: str  # "" where it is left out
    capture: str
    outlets: int  # of all, that carry it
    independent: int


@dataclass(frozen=True, slots=True)
class Called:
    """Words by which one outlet calls somebody."""

    actor: str
    name: str
    outlet: str
    words: str
    times: int
    capture: str  # the first page that has them, and where
    start: int


@dataclass(frozen=True, slots=True)
class Turned:
    """A change of stance, before and after in one row."""

    actor: str
    name: str
    before: str
    before_on: str
    before_words: str
    before_statement: str
    after: str
    after_on: str
    after_words: str
    after_statement: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Sides:
    """A passage that a page shares with its source, as each has it."""

    source: str  # the capture that was copied
    source_words: str
    capture: str
    words: str
    changes: int


def _carried(lines: Iterable[CoverageLine]) -> Iterator[Carried]:
    for each in lines:
        line = each.line
        said = (each.utterance, line.speaker, line.said_on.iso if line.said_on else "", line.text)
        for cell in each.cells:
            at = (cell.outlet, str(cell.variant), cell.statement, cell.capture)
            yield Carried(*said, *at, each.outlets, each.independent)


def _called(comparison: Comparison) -> Iterator[Called]:
    for each in comparison.named:
        for used in each.outlets:
            for use in used.words:
                yield Called(each.actor, each.name, used.outlet, use.words, use.times, use.capture, use.start)


def _turned(shifts: Iterable[Shift]) -> Iterator[Turned]:
    for shift in shifts:
        one, other = (
            (str(each.stance), each.on_day, each.text, each.statement) for each in (shift.before, shift.after)
        )
        yield Turned(shift.actor, shift.actor_name, *one, *other, shift.confidence)


def _sides(passages: Iterable[SharedPassage]) -> Iterator[Sides]:
    for each in passages:
        yield Sides(each.source, each.source_exact, each.capture, each.exact, len(each.changes))


def _comparison(record: Record, asked: Asked) -> Comparison:
    return record.comparison(record.story(asked["story"]).id, reprints=asked.get("reprints", "once"))


def _coverage(record: Record, asked: Asked) -> Iterable[Carried]:
    story, reprints = record.story(asked["story"]).id, asked.get("reprints", "once")
    return _carried(record.coverage(story, reprints=reprints, limit=LIMIT_MAX))


def _articles(record: Record, asked: Asked) -> Iterable[ArticleLine]:
    return record.articles(story=record.story(asked["story"]).id, limit=LIMIT_MAX)


TABLES: tuple[Table, ...] = (
    Table("/compare/{story}/voices", lambda record, asked: voice_rows(_comparison(record, asked))),
    Table("/compare/{story}/words", lambda record, asked: _called(_comparison(record, asked))),
    Table("/compare/{story}/coverage", _coverage),
    Table("/story/{story}/articles", _articles),
    Table("/actor/{actor}/offices", lambda record, asked: record.offices(asked["actor"])),
    Table("/actor/{actor}/addressees", lambda record, asked: record.addressees(asked["actor"])),
    Table("/actor/{actor}/names", lambda record, asked: record.appearances(asked["actor"], limit=LIMIT_MAX)),
    Table("/actor/{actor}/months", lambda record, asked: record.counts(speaker=record.actor(asked["actor"]).id)),
    Table("/issue/{issue}/turns", lambda record, asked: _turned(record.shifts(asked["issue"]))),
    Table("/chain/{capture}/shared", lambda record, asked: _sides(record.shared(asked["capture"], limit=LIMIT_MAX))),
    Table("/search/months", lambda record, asked: month_counts(record, asked)),
)


def _json(rows: tuple[Any, ...]) -> bytes:
    return to_json(Rows(rows, len(rows)))


_FORMATS: Mapping[str, tuple[str, Callable[[tuple[Any, ...]], bytes]]] = {
    "json": ("application/json", _json),
    "csv": ("text/csv; charset=utf-8", to_csv),
    "parquet": ("application/vnd.apache.parquet", to_parquet),
}


def add(to: FastAPI, record: Record) -> None:
    """Hang the tables on an application."""
    for table in TABLES:
        for ending, (kind, made) in _FORMATS.items():
            _serve(to, record, table, f"{table.path}.{ending}", kind, made)


def _serve(
    to: FastAPI, record: Record, table: Table, path: str, kind: str, made: Callable[[tuple[Any, ...]], bytes]
) -> None:
    @to.get(path, include_in_schema=False)
    @needs(UserRole.READER)
    def twin(request: Request) -> Response:
        rows = tuple(table.rows(record, {**request.query_params, **request.path_params}))
        return Response(made(rows), media_type=kind)
