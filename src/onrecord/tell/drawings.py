"""Drawings as files: what a page shows as SVG, with its own style, to keep and to print."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response

from onrecord.problems import NotOnRecord
from onrecord.record.answers import Rows
from onrecord.record.record import Record
from onrecord.record.users import UserRole
from onrecord.tell import chains, compared, lineages, views
from onrecord.tell.gate import needs
from onrecord.tell.look import Look
from onrecord.tell.months import LANES_MAX, month_chart

Asked = Mapping[str, str]
_LINK = re.compile(r"</?a\b[^>]*>")  # in a file they would lead nowhere
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # characters that no XML may have
_ON_PAGES_ONLY = "/* What follows"


@dataclass(frozen=True)
class Drawing:
    """One drawing that can be taken away."""

    path: str
    template: str
    shows: str  # of the values below: what is drawn, None where there is nothing to draw
    answer: Callable[[Record, Asked], Any]
    more: Callable[[Record, Any, Asked], Mapping[str, Any]]


def _spoken(record: Record, asked: Asked) -> dict[str, Any]:
    """Return the months in which one actor spoke."""
    actor = record.actor(asked["id"])
    charted = f"Statements of {actor.name} by month and outlet"
    return {
        "chart": month_chart(record.counts(speaker=actor.id, lanes=LANES_MAX)),
        "charted": charted,
        "month_link": lambda bar: "",
    }


def _found(record: Record, _: Any, asked: Asked) -> Mapping[str, Any]:
    """Return the months in which what is searched for was said."""
    charted = f"Statements with {asked.get('query', '')} by month and outlet"
    return {**views.search_more(record, Rows((), 0), {**asked, "view": "chart"}), "charted": charted}


DRAWINGS: tuple[Drawing, ...] = (
    Drawing("/chain/{capture}/drawing.svg", "drawings/chain.svg", "drawing", chains.chain, chains.chain_more),
    Drawing("/story/{id}/drawing.svg", "drawings/lanes.svg", "chart", views.story, views.story_more),
    Drawing("/compare/{story}/drawing.svg", "drawings/voices.svg", "bars", compared.compare, compared.compare_more),
    Drawing("/issue/{id}/drawing.svg", "drawings/stances.svg", "chart", views.issue, views.issue_more),
    Drawing("/actor/{id}/drawing.svg", "drawings/months.svg", "chart", _spoken, lambda *_: {}),
    Drawing("/search/drawing.svg", "drawings/months.svg", "chart", lambda *_: {}, _found),
    Drawing("/storyline/{id}/drawing.svg", "drawings/storyline.svg", "drawing", lineages.drawn, lambda *_: {}),
)


def add(to: FastAPI, record: Record, look: Look) -> None:
    """Hang the drawings on an application."""
    for drawing in DRAWINGS:
        _serve(to, record, look, drawing)


def _serve(to: FastAPI, record: Record, look: Look, drawing: Drawing) -> None:
    @to.get(drawing.path, include_in_schema=False)
    @needs(UserRole.READER)
    def svg(request: Request) -> Response:
        asked = {**request.query_params, **request.path_params}
        answer = drawing.answer(record, asked)
        values = {**answer, **drawing.more(record, answer, asked), "answer": answer}
        if values[drawing.shows] is None:
            raise NotOnRecord("nothing here can be drawn")
        drawn = look.templates.get_template(drawing.template).render(values, style=style())
        headers = {"Content-Disposition": 'attachment; filename="drawing.svg"'}
        body = _NO_XML.sub("", _LINK.sub("", drawn)).encode("utf-8", "replace")
        return Response(body, media_type="image/svg+xml", headers=headers)


@cache
def style() -> str:
    """Return the style that a drawing carries with it: the desk's light colours and the rules for drawings."""
    static = resources.files("onrecord.tell").joinpath("static")
    colours = static.joinpath("desk.css").read_text("utf-8")
    start = colours.index(":root {")
    rules = static.joinpath("drawings.css").read_text("utf-8").partition(_ON_PAGES_ONLY)[0]
    return f"{colours[start : colours.index('}', start) + 1]}\n{rules}.drawing {{ background: var(--paper); }}\n"
