"""The front page: what is new since one was last here, and the stories by date."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response

from onrecord.model import address
from onrecord.record.record import Record
from onrecord.record.users import UserRole
from onrecord.tell import views
from onrecord.tell.gate import caller, needs
from onrecord.tell.look import Look, shortened
from onrecord.tell.visits import KEPT_S, VISIT_S, visit


def add(to: FastAPI, record: Record, look: Look) -> None:
    """Hang the front page on an application."""

    @to.get("/", include_in_schema=False)
    @needs(UserRole.READER)
    def today(request: Request) -> Response:
        if answer := shortened(request):
            return answer
        name, now = seen_in(record, caller(request).name), time.time()
        with record.at_once():
            here = visit(request.cookies.get(name, ""), record.news().mark, now)
            shown = {**_shown(record, request), **_new(record, here.before, here.ended, now)}
            page = look.page(request, "today.html", **shown)
        is_secure = request.url.scheme == "https"
        page.set_cookie(name, here.written(), max_age=KEPT_S, samesite="lax", httponly=True, secure=is_secure)
        return page


def seen_in(record: Record, user: str) -> str:
    """Return the name of the cookie that keeps a visit: each record and each user of it has one."""
    whose = address("seen", record.key.key or record.folder, user)
    return f"onrecord_seen_{whose}"


def _shown(record: Record, request: Request) -> Mapping[str, Any]:
    asked = dict(request.query_params)
    answer = views.stories(record, asked)
    return {"answer": answer, **views.strongest(record, answer, asked)}


def _new(record: Record, mark: int, since: int, now: float) -> Mapping[str, Any]:
    news = record.news(after=mark)
    return {
        "news": news,
        "grown": {each.story: each for each in news.stories},
        "since": datetime.fromtimestamp(since, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "is_return": now - since > VISIT_S,
    }
