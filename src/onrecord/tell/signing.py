"""Signing in and out of a desk that has users."""

from __future__ import annotations

import logging
from typing import Annotated

from fastapi import FastAPI, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.record.users import User, UserRole
from onrecord.tell.gate import Doors, address, caller, needs
from onrecord.tell.guard import local
from onrecord.tell.look import Look

_LOG = logging.getLogger("onrecord.desk")
Text = Annotated[str, Form()]
WRONG = "That is no name with its password, and no token, of this desk."


def add(to: FastAPI, look: Look, doors: Doors) -> None:
    """Hang the ways in and out on an application."""

    @to.get("/login", include_in_schema=False)
    @needs(UserRole.ANYONE)
    def login(request: Request, back: str = "/") -> Response:
        if not doors.is_locked or caller(request).role is not UserRole.ANYONE:
            return RedirectResponse(local(back), 303)
        return look.page(request, "login.html", back=local(back), name="", wrong="")

    @to.post("/login", include_in_schema=False)
    @needs(UserRole.ANYONE)
    def sign_in(request: Request, name: Text = "", password: Text = "", back: Text = "/", token: Text = "") -> Response:
        look.token.check(request, token)
        user = _user(doors, request, name, password)
        if user is None:
            _LOG.warning("sign-in refused: %r from %s", name[:64], address(request))
            return look.page(request, "login.html", 401, back=local(back), name=name[:64], wrong=WRONG)
        answer = RedirectResponse(local(back), 303)
        doors.let_in(request, answer, user)
        return answer

    @to.post("/logout", include_in_schema=False)
    @needs(UserRole.ANYONE)
    def sign_out(request: Request, token: Text = "") -> Response:
        look.token.check(request, token)
        answer = RedirectResponse("/login", 303)
        doors.let_out(request, answer)
        return answer


def _user(doors: Doors, request: Request, name: str, password: str) -> User | None:
    """Return who signs in; a token stands in for a name with its password."""
    if not doors.is_locked:
        return None
    if password.startswith("onrecord_") and (user := doors.users.of_token(password)):
        return user
    return doors.tries.password(address(request), name, password)
