"""Who asks, and whether they may: each route declares the least role that it takes, and the gate holds it to that.

A desk for the person in front of this machine has no users: whoever reaches it is its admin. Every other desk demands
a session, which a browser got by signing in, or a token, which a program shows.
"""

from __future__ import annotations

import hmac
import secrets
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.problems import OnRecordError
from onrecord.record.users import User, UserRole, Users
from onrecord.settings import MIB
from onrecord.tell.guard import NotFromHere, counted, same_origin
from onrecord.tell.plain import to_json
from onrecord.tell.sessions import Sessions, TooManyTries, Tries

F = TypeVar("F", bound=Callable[..., Any])
COOKIE = "onrecord_session"  # with the desk's own mark behind it: browsers share cookies between ports
#: Routes that are no functions of ours, and so cannot declare their role themselves.
OTHERS = {"/static": UserRole.ANYONE, "/api/openapi.json": UserRole.READER}
#: What a request may hold, in bytes; an admin's as much as `Guard` lets in.
BODY_MAX_BYTES = {UserRole.ANYONE: 64 * 1024, UserRole.READER: 64 * 1024, UserRole.REVIEWER: MIB}
#: What a proxy adds. A desk without users behind one would make everyone its admin.
FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")


class NotAllowed(OnRecordError):
    """Something that a user's role does not cover."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request. On a desk without users it has no name, and may do everything."""

    name: str = ""
    role: UserRole = UserRole.ANYONE
    token: str = ""  # that this session's forms carry; "" where there is no session

    def may(self, role: UserRole) -> bool:
        return self.role >= role


def caller(request: Request) -> Caller:
    """Return who sent ``request``; nobody, where no gate let it in."""
    found: Caller = request.scope.get("onrecord.caller") or Caller()
    return found


class Token:
    """The secret that the desk's own forms carry: each session's own, else one that is new with each start."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(24)

    def of(self, request: Request) -> str:
        """Return what the forms of the page that answers ``request`` are to carry."""
        return caller(request).token or self.value

    def check(self, request: Request, shown: str) -> None:
        """Raise NotFromHere unless a form's change comes from a page of ours."""
        same_origin(request)
        if not hmac.compare_digest(shown.encode("utf-8", "surrogatepass"), self.of(request).encode()):
            raise NotFromHere("this form is from an earlier start of the desk; load the page again and repeat")


@dataclass(frozen=True)
class Doors:
    """How one desk is entered."""

    users: Users
    sessions: Sessions
    tries: Tries
    is_locked: bool  # whether one has to sign in
    cookie: str = COOKIE

    def caller(self, request: Request) -> Caller:
        """Return who sends ``request``. Raises TooManyTries for a wrong token too many."""
        if not self.is_locked:
            return Caller(role=UserRole.ADMIN)
        kind, _, shown = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            user = self.tries.token(address(request), shown.strip())
            return Caller(user.name, user.role) if user else Caller()
        found = self.sessions.of(self.secret(request))
        return Caller(found[0].name, found[0].role, found[1].token) if found else Caller()

    def name_of_cookie(self, request: Request) -> str:
        """Return what the session's cookie is called. Over https no other host and no plain page can set it."""
        return f"__Host-{self.cookie}" if request.url.scheme == "https" else self.cookie

    def secret(self, request: Request) -> str:
        """Return what this browser shows for its session, "" where it shows nothing."""
        return request.cookies.get(self.name_of_cookie(request), "")

    def let_in(self, request: Request, answer: Response, user: User) -> None:
        """Begin a session, and have the browser keep its secret out of the reach of scripts.

        Another site can have the browser ask for a page with it, as any link does, but neither read the page nor make
        a change: those show the session's token, and come from our own origin.
        """
        self.sessions.end(self.secret(request))
        answer.set_cookie(
            self.name_of_cookie(request),
            self.sessions.begin(user),
            httponly=True,
            samesite="lax",  # strict would show the sign-in to who follows a link to the desk from a letter or a wiki
            secure=request.url.scheme == "https",
        )

    def let_out(self, request: Request, answer: Response) -> None:
        """End a session, here and in the browser."""
        self.sessions.end(self.secret(request))
        is_secure = request.url.scheme == "https"
        answer.delete_cookie(self.name_of_cookie(request), httponly=True, samesite="lax", secure=is_secure)


def doors(users: Users, *, is_locked: bool, cookie: str = COOKIE) -> Doors:
    """Return the doors of a desk whose users these are."""
    return Doors(users, Sessions(users), Tries(users), is_locked, cookie)


def address(request: Request) -> str:
    """Return where a request came from."""
    return request.client.host if request.client else ""


def needs(role: UserRole) -> Callable[[F], F]:
    """Declare the least role that a route takes."""

    def declared(endpoint: F) -> F:
        endpoint.__dict__["needs"] = role
        return endpoint

    return declared


def declared(route: BaseRoute) -> UserRole | None:
    """Return the role that a route declares, None where it declares none."""
    endpoint = getattr(route, "endpoint", None)
    found: UserRole | None = getattr(endpoint, "needs", None)
    return OTHERS.get(getattr(route, "path", "")) if found is None else found


@dataclass
class Gate:
    """Answers in place of the desk where its caller may not do what was asked. A route without a role is an admin's."""

    app: ASGIApp
    routes: Iterable[BaseRoute]
    doors: Doors
    refuse: Callable[[Request, int, str], Response] = field(repr=False)  # makes the page that says why

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            request = Request(scope)
            refusal = self._refusal(request)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
            receive = counted(receive, BODY_MAX_BYTES.get(caller(request).role, sys.maxsize))
        await self.app(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        if not self.doors.is_locked and any(name in request.headers for name in FORWARDED):
            line = "this desk has no users, so it answers to no proxy: serve it with --name and the name you give it\n"
            return PlainTextResponse(line, 403)
        try:
            asking = self.doors.caller(request)
        except OnRecordError as why:
            return refused(self.refuse, request, why)
        request.scope["onrecord.caller"] = asking
        role = required(self.routes, request.scope)
        if asking.may(role):
            return None
        if asking.role is UserRole.ANYONE:
            return self._to_sign_in(request)
        said = f"{asking.name} is signed in as {asking.role.word}; this takes the role {role.word}"
        return self.refuse(request, 403, said)

    def _to_sign_in(self, request: Request) -> Response:
        path = request.url.path
        if (
            path.startswith("/api/")
            or path.endswith((".json", ".csv", ".parquet"))
            or "authorization" in request.headers
        ):
            body = to_json({"error": "sign in, or show a token: Authorization: Bearer …; onrecord users add gives one"})
            return Response(body, 401, {"WWW-Authenticate": "Bearer"}, media_type="application/json")
        back = f"{path}?{request.url.query}" if request.url.query else path
        to = "/login" if request.method != "GET" or back == "/" else f"/login?back={quote(back, safe='')}"
        if "hx-request" in request.headers:  # a script swaps in a part of a page: the whole has to change
            return Response(status_code=401, headers={"HX-Redirect": to})
        return RedirectResponse(to, 303)


def required(routes: Iterable[BaseRoute], scope: Scope) -> UserRole:
    """Return the role that the route for a request takes; a reader's, where there is no such route."""
    for route in routes:
        match, _ = route.matches(scope)
        if match is Match.FULL:
            found = declared(route)
            return UserRole.ADMIN if found is None else found
    return UserRole.READER


def refused(refuse: Callable[[Request, int, str], Response], request: Request, why: OnRecordError) -> Response:
    """Return the page that says why a caller could not be made out."""
    if not isinstance(why, TooManyTries):
        return refuse(request, 409, str(why))
    answer = refuse(request, 429, str(why))
    answer.headers["Retry-After"] = str(why.wait_s)
    return answer
