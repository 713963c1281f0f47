"""Threads for tests: texts and pages that are nothing but a thread, read as comments."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.clean.comments import comments_of
from onrecord.clean.flatten import pages
from onrecord.clean.units import units_of
from onrecord.model import Block, Comment, Page, Payload, RecordKey, Region

KEY = RecordKey("a key of this record")
CAPTURED = "2026-11-01T12:00:00Z"


@dataclass(frozen=True)
class Said:
    """A comment as a test names it: who wrote it, when, and whom it answers."""

    writer: str
    posted: str = ""
    depth: int = 0
    answers: str = ""


def of_text(thread: str, *, language: str = "en") -> list[Comment]:
    """Return the comments of a text that is nothing but a thread."""
    return _read(Page("c", "c", thread, language, "utf-8"), [])


def of_html(thread: str) -> tuple[str, list[Comment]]:
    """Return the text of a page that is nothing but a thread, and its comments."""
    payload = Payload("c", "page.html", "", "text/html", CAPTURED, f"<html><body>{thread}</body></html>".encode())
    made = list(pages(payload))
    (page,) = [each for each in made if isinstance(each, Page)]
    return page.text, _read(page, [each for each in made if isinstance(each, Block)])


def _read(page: Page, blocks: list[Block]) -> list[Comment]:
    units = units_of(page, blocks)
    return list(comments_of(page, units, [Region.COMMENT] * len(units), KEY, captured=CAPTURED))


def said(text: str, comments: list[Comment]) -> list[Said]:
    """Return comments as tests name them."""
    writer = {each.id: each.author_span.of(text) if each.author_span else "" for each in comments}
    return [Said(writer[c.id], c.posted.iso if c.posted else "", c.depth, writer.get(c.parent, "")) for c in comments]
