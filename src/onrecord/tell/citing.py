"""Where citations are had from: the page of one statement, and each form as a file."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI
from starlette.responses import Response

from onrecord.record.record import Record
from onrecord.record.users import UserRole
from onrecord.tell.cite import Cited, cited
from onrecord.tell.gate import needs

_TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
    "txt": "text/plain; charset=utf-8",
}


def of_statement(record: Record, id: str) -> Cited:
    """Return how to cite a statement. Raises NotOnRecord."""
    line = record.statement(id)
    return cited(record.folder.name, record.article_line(line.capture), record.kept(line.capture), line)


def of_source(record: Record, capture: str) -> Cited:
    """Return how to cite a page. Raises NotOnRecord."""
    line = record.article_line(capture)
    return cited(record.folder.name, line, record.kept(line.capture))


def add(to: FastAPI, record: Record) -> None:
    """Hang the citations on an application."""

    for form in _TYPES:
        for path, of in (("/statement/{id}", of_statement), ("/source/{id}", of_source)):
            to.get(f"{path}/cite.{form}", include_in_schema=False)(needs(UserRole.READER)(_giving(record, of, form)))


def _giving(record: Record, of: Callable[[Record, str], Cited], form: str) -> Callable[[str], Response]:
    def given(id: str) -> Response:
        found = of(record, id)
        body = {"bib": found.bibtex, "csl.json": found.csl, "txt": f"{found.words}\n"}[form]
        name = found.permalink.strip("/").replace("/", "-")
        headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
        return Response(body.encode("utf-8", "replace"), media_type=_TYPES[form], headers=headers)

    return given
