"""The pages and forms by which files, pasted text and addresses come on record. All work without JavaScript."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Annotated

from fastapi import FastAPI, File, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from onrecord.problems import BadRequest
from onrecord.record.users import UserRole
from onrecord.tell import adding
from onrecord.tell.adding import Adder
from onrecord.tell.gate import caller, needs
from onrecord.tell.look import Look, web_address
from onrecord.tell.plain import to_json

Text = Annotated[str, Form()]
Uploads = Annotated[list[UploadFile], File()]
NAME_MAX_CHARS = 200
PASTED = "pasted text"


def add(to: FastAPI, adder: Adder, look: Look) -> None:
    """Hang the pages on an application; ``adder`` does the adding."""

    @to.get("/add", include_in_schema=False)
    @needs(UserRole.ADMIN)
    def form(request: Request) -> Response:
        return look.page(request, "add.html", lots=adder.lots(), one=False)

    @to.post("/add", include_in_schema=False)
    @needs(UserRole.ADMIN)
    def begin(
        request: Request,
        token: Text = "",
        file: Uploads = [],  # noqa: B006  FastAPI reads the default, nobody changes it
        text: Text = "",
        url: Text = "",
        title: Text = "",
        address: Text = "",
    ) -> Response:
        look.token.check(request, token)
        files = [adding.File(named(each.filename or ""), each.file) for each in file if each.filename]
        if text.strip():
            files.append(pasted(text, url, title))
        lot = adder.add(files, [fetchable(address)] if address.strip() else [], by=caller(request).name)
        return RedirectResponse(f"/add/{lot.id}", 303)

    @to.post("/refresh", include_in_schema=False)
    @needs(UserRole.ADMIN)
    def refresh(request: Request, token: Text = "") -> Response:
        look.token.check(request, token)
        return RedirectResponse(f"/add/{adder.refresh(by=caller(request).name).id}", 303)

    @to.get("/add/{id}.json", include_in_schema=False)
    @needs(UserRole.ADMIN)
    def lot_twin(id: str) -> Response:
        return Response(to_json(adder.lot(id)), media_type="application/json")

    @to.get("/add/{id}", include_in_schema=False)
    @needs(UserRole.ADMIN)
    def lot(request: Request, id: str) -> Response:
        return look.page(request, "add.html", lots=(adder.lot(id),), one=True)

    @to.post("/add/{id}/stop", include_in_schema=False)
    @needs(UserRole.ADMIN)
    def stop(request: Request, id: str, token: Text = "") -> Response:
        look.token.check(request, token)
        adder.stop(id)
        return RedirectResponse(f"/add/{id}", 303)


def named(filename: str) -> str:
    """Return a file's own name as its source on record: one line, without the folders that a browser made up."""
    shown = "".join(c if c.isprintable() else " " for c in filename.replace("\\", "/"))
    parts: Sequence[str] = [part for part in shown.split("/") if part.strip(". ")]
    if parts[:2] == ["C:", "fakepath"]:
        parts = parts[2:]
    return "/".join(parts)[-NAME_MAX_CHARS:].strip(" /") or "a file without a name"


def pasted(text: str, url: str, title: str) -> adding.File:
    """Return pasted text, with the address and the title that a person knows, as a line of JSON Lines."""
    told = {"id": title[:NAME_MAX_CHARS] or "1", "text": text, "url": url, "title": title}
    line = json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
    return adding.File(PASTED, io.BytesIO(line.encode("utf-8", "replace") + b"\n"))


def fetchable(address: str) -> str:
    """Return an address that may be fetched. Raises BadRequest: a path must never be read as one of this machine's."""
    found = address.strip()
    is_web = found.isprintable() and found.lower().startswith(("http://", "https://"))
    if not is_web or not web_address(found):
        raise BadRequest(f"an address begins with http:// or https://, got {address.strip()[:80]!r}")
    return found
