"""What the queue, the ledger and an actor's page change: one value at a time, as it was seen, and several as one."""

from __future__ import annotations

import hmac
from dataclasses import replace
from typing import Annotated

from fastapi import FastAPI, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.model import address
from onrecord.problems import BadRequest
from onrecord.record.answers import Doubt
from onrecord.record.record import Record
from onrecord.record.users import UserRole
from onrecord.tell.forms import AsJudged, Text, keep
from onrecord.tell.gate import caller, needs
from onrecord.tell.guard import local
from onrecord.tell.look import Look

Texts = Annotated[list[str], Form()]
Chosen = Annotated[list[str], Form(default_factory=list)]  # boxes: none sends nothing


def seen(doubt: Doubt) -> str:
    """Return what stands for a value as a person saw it: another when its words, its value or its reason change."""
    return address("seen", doubt.noun, doubt.id, doubt.value, doubt.exact, doubt.because)


def add(to: FastAPI, record: Record, look: Look) -> None:
    """Hang the targets of these forms on an application."""
    _queue(to, record, look)
    _actors(to, record, look)
    _issues(to, record, look)
    _searches(to, record, look)


def _queue(to: FastAPI, record: Record, look: Look) -> None:
    @to.post("/queue", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def judge(request: Request, said: AsJudged, shown: Text = "", token: Text = "", back: Text = "/queue") -> Response:
        look.token.check(request, token)
        doubt = record.doubt(said.noun, said.target)
        if not hmac.compare_digest(shown.encode("utf-8", "surrogatepass"), seen(doubt).encode()):
            raise BadRequest("this value has changed since the page was made: look at it again before you judge it")
        is_right = said.verdict != "correct"  # then nothing is put in its place, whatever stands in the form
        made = replace(said, value="") if is_right else said
        keep(record, made, field="" if is_right else doubt.field, by=caller(request).name)
        return RedirectResponse(local(back), 303)

    @to.post("/undo", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def undo(request: Request, review: Texts, token: Text = "", back: Text = "/reviews") -> Response:
        look.token.check(request, token)
        for each in dict.fromkeys(review):
            record.undo(each, by=caller(request).name)
        return RedirectResponse(local(back), 303)


def _actors(to: FastAPI, record: Record, look: Look) -> None:
    @to.post("/actor/{id}/split", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def split(
        request: Request,
        id: str,
        identity: Chosen,
        name: Text = "",
        token: Text = "",
        note: Text = "",
    ) -> Response:
        look.token.check(request, token)
        record.reassign(identity, name, note=note, by=caller(request).name)
        return RedirectResponse(f"/actor/{record.actor(name.strip()).id}", 303)

    @to.post("/actor/{id}/merge", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def merge(request: Request, id: str, into: Text = "", token: Text = "", note: Text = "") -> Response:
        look.token.check(request, token)
        other = record.actor(into.strip())
        record.review("actor", id, "correct", field="merge", value=other.id, note=note, by=caller(request).name)
        return RedirectResponse(f"/actor/{other.id}", 303)


def _issues(to: FastAPI, record: Record, look: Look) -> None:
    @to.post("/issue/{id}/label", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def label(
        request: Request, id: str, statement: Text, stance: Text, token: Text = "", back: Text = "/issues"
    ) -> Response:
        look.token.check(request, token)
        record.label(id, statement, stance, by=caller(request).name)
        return RedirectResponse(local(back), 303)


def _searches(to: FastAPI, record: Record, look: Look) -> None:
    @to.post("/searches", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def save(request: Request, name: Text = "", query: Text = "", token: Text = "") -> Response:
        look.token.check(request, token)
        kept = record.save(name, query, by=caller(request).name)
        return RedirectResponse(f"/search?{kept.query}", 303)
