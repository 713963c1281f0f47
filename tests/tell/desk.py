"""A small record for the faces, made of toy steps, and a visitor who asks the desk without a network."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from onrecord.dates import PartialDate
from onrecord.model import Comment, Page, Passage, Reading, Region, address
from onrecord.pipeline import Step, step
from onrecord.record.record import Record
from onrecord.settings import Settings
from onrecord.spans import Span
from onrecord.tell.adding import Adder
from onrecord.tell.api import app
from tests.record import toy

HERE = "http://127.0.0.1"
WORLD = {
    "strait.txt": 'Strait opens | Courier\nAda said "we will open the strait" #strait #ships\nlast crawled 2019-04-02',
    "may.txt": 'Strait may open | Herald\nADA said "we may open it" and Bruno said "never" #strait #ships',
    "bread.txt": 'Bakers strike | Courier\nCarla said "no bread" #bread\nby seagull77: Dora said "more bread"\n'
    "by heron4: @seagull77 no",
    "hostile.txt": "<script>alert(1)</script> | <b onload=x>Outlet</b>\n"
    'Eve said "<img src=x onerror=alert(2)>" & “&lt;” \u202egnp.exe #evil\u202e',
    "=cmd()<i>.txt": '=HYPERLINK("x") | Ledger\nFaye said "+1 for the strait" #sums',
}


@step(version=1)
def passages(page: Page) -> Iterator[Passage]:
    """One passage a line: the first is the title, lines "by HANDLE: …" are comments."""
    at = 0
    for line in page.text.splitlines(keepends=True):
        region = Region.TITLE if at == 0 else Region.COMMENT if line.startswith("by ") else Region.BODY
        span = Span(at, at + len(line))
        yield Passage(address(page.id, span), page.id, span, region, 1.0)
        at += len(line)


@step(version=1)
def comments(page: Page) -> Iterator[Comment]:
    for match in re.finditer(r"^by (\w+):.*$", page.text, re.MULTILINE):
        span = Span(*match.span())
        yield Comment(address(page.id, "comment", span), page.id, span, "ab12cd34ef56", Span(*match.span(1)), None)


@step(version=1)
def readings(page: Page) -> Iterator[Reading]:
    for match in re.finditer(r"last crawled (\S+)", page.text):
        value = PartialDate(match[1]).iso
        parts = (page.id, "published", value, Span(*match.span(1)), match[0], "crawl clock", False, 0.1)
        yield Reading(address(*parts), *parts)


STEPS: tuple[Step, ...] = (*toy.STEPS, passages, comments, readings)


def fill(folder: Path, pages: dict[str, str] = WORLD, **settings: Any) -> Record:
    """Return a record in ``folder`` of these pages."""
    (folder / "pages").mkdir(parents=True)
    for name, text in pages.items():
        (folder / "pages" / name).write_text(text, encoding="utf-8")
    record = Record(folder / "toy.record", steps=STEPS, steps_at="tests.tell.desk:STEPS", settings=Settings(**settings))
    record.add(folder / "pages")
    return record


class Visitor:
    """Asks the desk over a record, as a browser on this machine would."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.app: FastAPI = app(record)
        self.adder: Adder = self.app.state.adder
        self.cookies = httpx.Cookies()

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self.ask("POST", path, **more)

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=True)
            async with httpx.AsyncClient(transport=transport, base_url=HERE, cookies=self.cookies) as client:
                answer = await client.request(method, path, **more)
                self.cookies = client.cookies
                return answer

        return asyncio.run(asked())

    def token(self) -> str:
        """Return the token that the desk's own forms carry."""
        found = re.search(r'name="token" value="([^"]+)"', self.get("/help").text)
        assert found
        return found[1]

    def source(self, name: str) -> str:
        """Return the id of the capture whose file is called ``name``."""
        return next(each.id for each in self.record.captures() if each.source.endswith(name))
