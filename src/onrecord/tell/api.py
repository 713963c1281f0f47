"""REST: one route for each question, made from `questions.QUESTIONS`, and the few changes a person can make.

The desk's pages hang on the same application, so that `app` is all there is to serve.
"""

from __future__ import annotations

import inspect
import io
import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

import onrecord
from onrecord.model import address
from onrecord.problems import BadRecord, BadRequest, NotOnRecord, OnRecordError
from onrecord.record.record import Record
from onrecord.record.users import UserRole, Users
from onrecord.settings import MIB
from onrecord.tell import intake, pages, signing
from onrecord.tell.adding import Adder
from onrecord.tell.describe import describe
from onrecord.tell.gate import COOKIE, Gate, NotAllowed, Token, caller, doors, needs
from onrecord.tell.guard import LOOPBACK, Guard, NotFromHere, is_json, same_origin
from onrecord.tell.look import Look
from onrecord.tell.plain import to_json
from onrecord.tell.questions import QUESTIONS, Parameter, Question, only_known, parameters
from onrecord.tell.sessions import TooManyTries

_STATUS: dict[type[Exception], int] = {NotOnRecord: 404, BadRequest: 422, NotFromHere: 403, BadRecord: 409}
_STATUS |= {NotAllowed: 403, TooManyTries: 429}

READ_S = 600.0  # that a program is kept waiting while what it sent is read

_HEADING = {404: "Not on record", 422: "That cannot be asked", 403: "Not taken", 429: "Not now"}


class Judgement(BaseModel):
    """A review as a program sends it; `Record.review` says what each field takes."""

    model_config = ConfigDict(extra="forbid")
    noun: str = Field(description="statement, article, actor, story or position")
    target: str = Field(description="the id of what is judged")
    verdict: str = Field(description="accept, reject or correct")
    field: str = Field("", description="what is corrected: speaker, said_on, content …")
    value: str = Field("", description="its new value; spans are written 12-40 55-80")
    note: str = ""
    by: str = ""


class Following(BaseModel):
    """An issue as a program defines it."""

    model_config = ConfigDict(extra="forbid")
    name: str
    terms: list[str] = Field(description="words and phrases, one of which a statement on the issue holds")
    actors: list[str] = Field([], description="ids of actors; none: everyone")


class Paste(BaseModel):
    """An article as a program sends it: its text or its HTML, and what is known of it."""

    model_config = ConfigDict(extra="forbid")
    text: str = ""
    html: str = ""
    url: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    authors: list[str] = []


def app(
    record: Record, *, hosts: Collection[str] = LOOPBACK, is_locked: bool = False, users: Users | None = None
) -> FastAPI:
    """Return the desk and the API over ``record``, which answers to ``hosts`` alone.

    One that ``is_locked`` lets in ``users`` alone (by default those of the record's folder), each within their role;
    one that is not takes whoever reaches it for its admin.
    """
    made = FastAPI(
        title="OnRecord",
        version=onrecord.__version__,
        description="Who said what, to whom, when, through whom, and which outlet left it out.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # FastAPI's own pages load scripts from elsewhere
        redoc_url=None,
    )
    look = Look(Token(), record.folder.name)
    told = _tell_errors(made, look)
    cookie = f"{COOKIE}_{address(record.folder.resolve())}"
    entrance = doors(users or Users(record.folder), is_locked=is_locked, cookie=cookie)
    made.add_middleware(Gate, routes=made.router.routes, doors=entrance, refuse=told)
    made.add_middleware(Guard, hosts=hosts, body_max_bytes=record.settings.capture_max_bytes + MIB, is_locked=is_locked)
    # The longest path first: a capture's name may hold slashes, and would take in what stands behind it.
    for question in sorted(QUESTIONS, key=lambda each: -len(each.path)):
        _add_question(made, record, question)
    adder = Adder(record)
    _add_changes(made, record, adder)

    @made.get("/api", include_in_schema=False)
    @needs(UserRole.READER)
    def routes(request: Request) -> HTMLResponse:
        return look.page(request, "api.html", schema=made.openapi())

    pages.add(made, record, look)
    intake.add(made, adder, look)
    made.state.adder = adder
    signing.add(made, look, entrance)
    made.openapi_schema = describe(made.openapi())  # last: a route added later would make FastAPI write it anew
    if is_locked:
        made.openapi_schema["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made.openapi_schema["security"] = [{"token": []}]
    return made


def _add_question(to: FastAPI, record: Record, question: Question) -> None:
    known = parameters(question)

    def answer(request: Request, **given: Any) -> Response:
        only_known(question, request.query_params)
        said = {
            name: value
            for name, value in given.items()
            if name in request.path_params or (name in request.query_params and (value != "" or name == "reviewed"))
        }
        return Response(to_json(question.ask(record, **said)), media_type="application/json")

    slots = [inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)]
    slots += [_slot(each, f"{{{each.name}}}" in question.path) for each in known.values()]
    answer.__signature__ = inspect.Signature(slots)  # type: ignore[attr-defined]
    path = question.path.replace("{capture}", "{capture:path}")  # a source or URL has slashes
    to.get(f"/api{path}", name=question.name, summary=question.doc, operation_id=question.name, tags=["questions"])(
        needs(UserRole.READER)(answer)
    )


def _slot(each: Parameter, in_path: bool) -> inspect.Parameter:
    source = Path(description=each.doc) if in_path else Query(description=each.doc)
    kind: Any = each.kind if each.required or each.default is not None else each.kind | None
    default = inspect.Parameter.empty if each.required else each.default
    return inspect.Parameter(
        each.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, source]
    )


def _add_changes(to: FastAPI, record: Record, adder: Adder) -> None:
    def from_program(request: Request) -> None:
        same_origin(request)
        if not is_json(request):
            raise NotFromHere("changes are sent as JSON: Content-Type: application/json")

    @to.post("/api/reviews", summary="Judge a statement, an article, an actor or a story", tags=["changes"])
    @needs(UserRole.REVIEWER)
    def review(request: Request, said: Judgement) -> Response:
        from_program(request)
        by = _signed(request, said.by)
        made = record.review(
            said.noun, said.target, said.verdict, field=said.field, value=said.value, note=said.note, by=by
        )
        return Response(to_json(made), 201, media_type="application/json")

    @to.post("/api/reviews/{id}/undo", summary="Take a review back; both stay in the ledger", tags=["changes"])
    @needs(UserRole.REVIEWER)
    def undo(request: Request, id: str) -> Response:
        from_program(request)
        return Response(to_json(record.undo(id, by=caller(request).name)), 201, media_type="application/json")

    @to.post("/api/issues", summary="Follow an issue: a question by its words", tags=["changes"])
    @needs(UserRole.REVIEWER)
    def follow(request: Request, said: Following) -> Response:
        from_program(request)
        made = record.follow(said.name, said.terms, said.actors, by=caller(request).name)
        return Response(to_json(made), 201, media_type="application/json")

    @to.post("/api/captures", summary="Add an article from its text or HTML", tags=["changes"])
    @needs(UserRole.ADMIN)
    def capture(request: Request, paste: Paste) -> Response:
        from_program(request)
        if not (paste.text.strip() or paste.html.strip()):
            raise BadRequest("a capture needs text or html")
        line = json.dumps(paste.model_dump()).encode() + b"\n"
        kept = record.keep("-", stdin=io.BytesIO(line))
        lot = adder.work_out(by=caller(request).name)
        if not adder.wait(lot.id, READ_S).is_over:  # it is kept, and will be read
            return Response(to_json(kept), 202, {"Location": f"/add/{lot.id}"}, media_type="application/json")
        answer = replace(kept, problems=(*kept.problems, *record.failures(kept.captures)))
        return Response(to_json(answer), 201, media_type="application/json")


def _signed(request: Request, by: str) -> str:
    """Return who is to stand under a review. Raises NotAllowed where a program signs with another's name."""
    name = caller(request).name
    if by and name and by != name:
        raise NotAllowed(f"a review stands under the name of who sent it: {name}, not {by!r}")
    return name or by


def _tell_errors(to: FastAPI, look: Look) -> Callable[[Request, int, str], Response]:
    """Have every error told in one line; return what tells it."""

    def told(request: Request, status: int, line: str) -> Response:
        if request.url.path.startswith("/api/") or request.url.path.endswith((".json", ".csv")):
            return Response(to_json({"error": line}), status, media_type="application/json")
        return look.page(request, "error.html", status, line=line, heading=_HEADING.get(status, "That did not work"))

    def on_record_error(request: Request, why: Exception) -> Response:
        status = next((code for kind, code in _STATUS.items() if isinstance(why, kind)), 400)
        answer = told(request, status, str(why))
        if isinstance(why, TooManyTries):
            answer.headers["Retry-After"] = str(why.wait_s)
        return answer

    def bad_parameter(request: Request, why: Exception) -> Response:
        assert isinstance(why, RequestValidationError)
        return told(request, 422, "; ".join(_complaints(why)))

    def http(request: Request, why: Exception) -> Response:
        assert isinstance(why, HTTPException)
        return told(
            request,
            why.status_code,
            f"nothing is served at {request.url.path}" if why.status_code == 404 else why.detail,
        )

    to.add_exception_handler(OnRecordError, on_record_error)
    to.add_exception_handler(RequestValidationError, bad_parameter)
    to.add_exception_handler(HTTPException, http)
    return told


def _complaints(why: RequestValidationError) -> Iterator[str]:
    for each in why.errors():
        place = ".".join(str(part) for part in each["loc"][1:])
        yield f"{place}: {each['msg']}"
