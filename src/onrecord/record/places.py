"""What a review is about: its place on a page, and the pages that it changes."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.model import Actor, Identity, Mention, Page, Review
from onrecord.problems import NotOnRecord
from onrecord.record import identities, store
from onrecord.record.answers import ArticleLine, StatementLine
from onrecord.record.schema import tables
from onrecord.spans import Span

CONTEXT = 32  # characters before and after a reviewed place, to find it again


@dataclass(frozen=True, slots=True)
class Place:
    """A capture, and where the review is about words there the words and a little before and after."""

    capture: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = -1


def of_statement(look: sa.Connection, line: StatementLine) -> Place:
    """Return where a statement's content stands."""
    page = store.read(look, Page, "capture", [line.capture])[0].text
    return _around(line.capture, page, Span(line.content[0].start, line.content[-1].end))


def of_identity(look: sa.Connection, id: str) -> Place:
    """Return where a page first names whom an identity is about. Raises NotOnRecord."""
    found = store.read(look, Identity, "id", [id])
    if not found:
        raise NotOnRecord(f"no identity {id!r} on record; onrecord export identities lists them")
    capture = found[0].capture
    mentions = store.read(look, Mention, "capture", [capture], order="start")
    page = store.read(look, Page, "capture", [capture])
    first = next((each.span for each in mentions if each.entity == found[0].entity), None)
    return _around(capture, page[0].text, first) if first is not None and page else Place(capture)


def of_actor(look: sa.Connection, id: str) -> Place:
    """Return the name that pages give an actor: it stands on no one page. "" where they give none."""
    named = store.values(look, tables[Actor].c.name, tables[Actor].c.id, [id])
    return Place(exact=named[0] if named else "")


def _around(capture: str, text: str, span: Span) -> Place:
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return Place(capture, span.of(text), before, after, span.start)


def touched(change: sa.Connection, review: Review) -> list[str]:
    """Return the captures whose lines a review changes."""
    if review.capture:
        return [review.capture]
    while review.undoes and (undone := store.read(change, Review, "id", [review.undoes])):
        review = undone[0]  # an undoing touches what the undone had touched
    if review.noun == "actor":
        return sorted(identities.touched(change, (review.target, review.value)))
    if review.noun == "story":
        table = tables[ArticleLine].c
        return store.values(change, table.capture, table.story, [review.target])
    return []
