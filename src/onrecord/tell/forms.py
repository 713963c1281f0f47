"""What the desk's own forms change: reviews, issues, light or dark. All work without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Form, Request
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


@dataclass(frozen=True, slots=True)
class Judged:
    """What the form of one value says of it."""

    target: str
    verdict: str
    noun: str
    note: str
    value: str
    card: dict[str, str]  # what the card of a statement lets a person correct


def judged(
    target: Text,
    verdict: Text,
    noun: Text = "statement",
    note: Text = "",
    value: Text = "",
    speaker: Text = "",
    said_on: Text = "",
    content: Text = "",
    place: Text = "",
    addressee: Annotated[str | None, Form()] = None,
) -> Judged:
    """Return what a request's form says of one value."""
    card = {"speaker": speaker, "said_on": said_on, "content": content, "place": place}
    card |= {} if addressee is None else {"addressee": addressee}  # older forms and scripts do not send it
    return Judged(target, verdict, noun, note, value.strip(), card)


#: A parameter of a route: the fields of the form of one value.
AsJudged = Annotated[Judged, Depends(judged)]


def keep(record: Record, said: Judged, *, field: str, by: str) -> None:
    """Keep a judgement; of the card of a statement each value that differs. Raises BadRequest and NotOnRecord."""
    if said.verdict == "correct" and said.noun == "statement":
        correct(record, said.target, said.card, said.note, by)
    else:
        record.review(said.noun, said.target, said.verdict, field=field, value=said.value, note=said.note, by=by)


def correct(record: Record, target: str, given: dict[str, str], note: str, by: str) -> None:
    """Keep a correction of each value that differs from what stands. Raises BadRequest where none does."""
    before = current(record.statement(target))
    changed = {field: value.strip() for field, value in given.items() if value.strip() != plain(before[field])}
    if not changed:
        raise BadRequest("nothing was changed: write the right speaker, addressee, date, place or words, then correct")
    for field, value in changed.items():
        record.review("statement", target, "correct", field=field, value=value, note=note, by=by)


def current(line: StatementLine) -> dict[str, str]:
    """Return what a statement's correction form starts from."""
    said_on = line.said_on.iso if line.said_on else ""
    told = {"speaker": line.speaker, "addressee": line.addressee, "place": line.place}
    return told | {"said_on": said_on, "content": written(line.content)}


def add(to: FastAPI, record: Record, look: Look) -> None:
    """Hang the forms' targets on an application."""
    _reviews(to, record, look)
    _issues(to, record, look)
    _theme(to, look)


def _reviews(to: FastAPI, record: Record, look: Look) -> None:
    @to.post("/reviews", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def review(
        request: Request, said: AsJudged, field: Text = "", token: Text = "", back: Text = "/reviews"
    ) -> Response:
        look.token.check(request, token)
        keep(record, said, field=field, by=caller(request).name)
        return RedirectResponse(local(back), 303)

    @to.post("/reviews/{id}/undo", include_in_schema=False)
    @needs(UserRole.REVIEWER)
    def undo(request: Request, id: str, token: Text = "", back: Text = "/reviews") -> Response:
        look.token.check(request, token)
        record.undo(id, by=caller(request).name)
        return RedirectResponse(local(back), 303)


def _issues(to: FastAPI, record: Record, look: Look) -> None:
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


def _theme(to: FastAPI, look: Look) -> None:
    @to.post("/theme", include_in_schema=False)
    @needs(UserRole.ANYONE)
    def theme(request: Request, to: Text = "", token: Text = "", back: Text = "/") -> Response:
        look.token.check(request, token)
        answer = RedirectResponse(local(back), 303)
        if to in THEMES:
            answer.set_cookie("theme", to, max_age=365 * 24 * 3600, samesite="lax", httponly=False)
        else:
            answer.delete_cookie("theme")
        return answer


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]
