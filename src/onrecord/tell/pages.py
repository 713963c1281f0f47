"""The desk's pages. Each asks the record, and gives the same answer as JSON and CSV at the same path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from onrecord.record.answers import Rows
from onrecord.record.record import Record
from onrecord.record.users import UserRole
from onrecord.tell import chains, citing, compared, drawings, forms, judgements, lineages, tables, today, views
from onrecord.tell.gate import needs
from onrecord.tell.look import Look, shortened
from onrecord.tell.plain import to_csv, to_json, to_parquet

Asked = Mapping[str, str]


@dataclass(frozen=True)
class Page:
    """One page of the desk."""

    path: str
    template: str
    answer: Callable[[Record, Asked], Any]  # what the page and its .json twin give
    rows: Callable[[Any], Iterable[Any]]  # those of it that the .csv twin gives
    more: Callable[[Record, Any, Asked], Mapping[str, Any]] = lambda record, answer, asked: {}  # for the page alone


def _all(answer: Rows[Any]) -> Iterable[Any]:
    return answer


PAGES: tuple[Page, ...] = (
    Page("/stories", "stories.html", views.stories, _all, views.strongest),
    Page("/story/{id}", "story.html", views.story, lambda answer: answer["timeline"], views.story_more),
    Page("/source/{capture}", "source.html", views.source, lambda answer: answer.statements, views.source_more),
    Page("/chain/{capture}", "chain.html", chains.chain, lambda answer: answer["chain"], chains.chain_more),
    Page(
        "/compare/{story}",
        "compare.html",
        compared.compare,
        lambda answer: compared.voice_rows(answer["comparison"]),
        compared.compare_more,
    ),
    Page("/storylines", "storylines.html", lineages.storylines, _all),
    Page("/storyline/{id}", "storyline.html", lineages.storyline, _all, lineages.storyline_more),
    Page("/timeline", "timeline.html", lineages.timeline, _all, lineages.timeline_more),
    Page("/articles", "articles.html", views.articles, _all, views.outlets),
    Page("/actors", "actors.html", views.actors, _all),
    Page("/actor/{id}", "actor.html", views.actor, lambda answer: answer["statements"], views.actor_more),
    Page("/statements", "statements.html", views.statements, _all, views.outlets),
    Page("/statement/{id}", "statement.html", views.statement, lambda answer: [answer], views.statement_more),
    Page("/utterance/{utterance}", "utterance.html", views.utterance, views.carried_by, views.utterance_more),
    Page("/issues", "issues.html", views.issues, _all),
    Page("/issue/{id}", "issue.html", views.issue, lambda answer: answer["positions"], views.issue_more),
    Page("/search", "search.html", views.search, _all, views.search_more),
    Page("/problems", "problems.html", views.problems, _all),
    Page("/queue", "queue.html", views.queue, _all, views.queue_more),
    Page("/reviews", "reviews.html", views.reviews, _all, views.ledger),
)


def add(to: FastAPI, record: Record, look: Look) -> None:
    """Hang the desk's pages on an application."""
    for page in PAGES:
        _serve(to, record, look, page)
    forms.add(to, record, look)
    judgements.add(to, record, look)
    drawings.add(to, record, look)
    tables.add(to, record)
    citing.add(to, record)
    today.add(to, record, look)

    @to.get("/source/{capture}/original", include_in_schema=False)
    @needs(UserRole.READER)
    def original(capture: str) -> Response:
        # As bytes to keep, never as a page to show: what was captured may hold scripts.
        given = record.original(capture)
        return _download(given.data, f"{given.capture}.bin", given.media_type)

    @to.get("/source/{capture}/export", include_in_schema=False)
    @needs(UserRole.READER)
    def export(capture: str) -> Response:
        whole = record.whole(capture)
        return _download(whole.data, f"{whole.digest[:16]}.bin", whole.media_type)

    @to.get("/help", include_in_schema=False)
    @needs(UserRole.READER)
    def help_page(request: Request) -> Response:
        return look.page(request, "help.html")

    static = resources.files("onrecord.tell").joinpath("static")
    to.mount("/static", StaticFiles(directory=str(static)), name="static")


def _download(body: bytes, name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Media-Type": _ascii(media_type)}
    return Response(body, media_type="application/octet-stream", headers=headers)


def _serve(to: FastAPI, record: Record, look: Look, page: Page) -> None:
    def json_twin(request: Request) -> Response:
        return Response(to_json(page.answer(record, _asked(request))), media_type="application/json")

    def csv_twin(request: Request) -> Response:
        rows = page.rows(page.answer(record, _asked(request)))
        return Response(to_csv(rows), media_type="text/csv; charset=utf-8")

    def parquet_twin(request: Request) -> Response:
        rows = page.rows(page.answer(record, _asked(request)))
        return Response(to_parquet(rows), media_type="application/vnd.apache.parquet")

    def html(request: Request) -> Response:
        return shortened(request) or _html(request, record, look, page, _asked(request))

    for ending, serve in ((".json", json_twin), (".csv", csv_twin), (".parquet", parquet_twin), ("", html)):
        to.get(f"{page.path}{ending}", include_in_schema=False)(needs(UserRole.READER)(serve))


def _html(request: Request, record: Record, look: Look, page: Page, asked: Asked) -> Response:
    with record.at_once():
        answer = page.answer(record, asked)
        return look.page(request, page.template, answer=answer, **page.more(record, answer, asked))


def _asked(request: Request) -> Asked:
    return {**request.query_params, **request.path_params}


def _ascii(text: str) -> str:
    return "".join(c for c in text if " " <= c <= "~")
