"""What the desk's own forms change: reviews, issues, light or dark. All work without JavaScript."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.problems import BadRequest
from onrecord.record.answers import StatementLine
from onrecord.record.record import Record
from onrecord.record.users import UserRole
from onrecord.spans import written
from onrecord.tell.gate import caller, needs
from onrecord.tell.guard import local
from onrecord.tell.look import THEMES, Look, plain

Text = Annotated[str, Form()]
#: What the card of a statement lets a person correct.
ON_CARD = ("speaker", "said_on", "content", "place")


def add(to: FastAPI, record: Record, look: Look) -> None:
    """Hang the forms' targets on an application."""

    @to.post("/reviews", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def review(
        request: Request,
        target: Text,
        verdict: Text,
        token: Text = "",
        noun: Text = "statement",
        back: Text = "/reviews",
        note: Text = "",
        field: Text = "",
        value: Text = "",
        speaker: Text = "",
        said_on: Text = "",
        content: Text = "",
        place: Text = "",
    ) -> Response:
        look.token.check(request, token)
        by = caller(request).name
        if verdict == "correct" and noun == "statement":
            correct(record, target, dict(zip(ON_CARD, (speaker, said_on, content, place), strict=True)), note, by)
        else:
            record.review(noun, target, verdict, field=field, value=value.strip(), note=note, by=by)
        return RedirectResponse(local(back), 303)

    @to.post("/reviews/{id}/undo", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def undo(request: Request, id: str, token: Text = "", back: Text = "/reviews") -> Response:
        look.token.check(request, token)
        record.undo(id, by=caller(request).name)
        return RedirectResponse(local(back), 303)

    @to.post("/issues", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def follow(
        request: Request, name: Text = "", terms: Text = "", actors: Text = "", examples: Text = "", token: Text = ""
    ) -> Response:
        look.token.check(request, token)
        named = [record.actor(each).id for each in _listed(actors)]
        some = [each.rstrip("/").rpartition("/")[2] for each in _listed(examples)]
        made = record.follow(name, _listed(terms), named, examples=some, by=caller(request).name)
        return RedirectResponse(f"/issue/{made.id}", 303)

    @to.post("/theme", include_in_schema=False)
    @needs(UserRole.ANYONE)
    def theme(request: Request, to: Text = "", token: Text = "", back: Text = "/") -> Response:
        look.token.check(request, token)
        answer = RedirectResponse(local(back), 303)
        if to in THEMES:
            answer.set_cookie("theme", to, max_age=365 * 24 * 3600, samesite="strict", httponly=False)
        else:
            answer.delete_cookie("theme")
        return answer


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def correct(record: Record, target: str, given: dict[str, str], note: str, by: str) -> None:
    """Keep a correction of each value that differs from what stands. Raises BadRequest where none does."""
    before = current(record.statement(target))
    changed = {field: value.strip() for field, value in given.items() if value.strip() != plain(before[field])}
    if not changed:
        raise BadRequest("nothing was changed: write the right speaker, date, place or words, then correct")
    for field, value in changed.items():
        record.review("statement", target, "correct", field=field, value=value, note=note, by=by)


def current(line: StatementLine) -> dict[str, str]:
    """Return what a statement's correction form starts from."""
    said_on = line.said_on.iso if line.said_on else ""
    return {"speaker": line.speaker, "said_on": said_on, "content": written(line.content), "place": line.place}
