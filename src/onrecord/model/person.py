"""6 what persons and outside readers say of it all, and what could not be made out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.ids import address
from onrecord.spans import Span


class Verdict(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNDO = "undo"
    DEFINE = "define"  # an issue that a person follows, a search that a person keeps


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of something derived. Kept for ever; no re-run deletes one."""

    id: str  # address of everything below
    noun: str  # statement, article, actor, identity, story, position, issue, search
    target: str
    capture: str  # "" where the target is not of one capture
    verdict: Verdict
    field: str  # of a correction: speaker, said_on, content, published, title …
    value: str
    exact: str  # the words it was about, and a little before and after (W3C TextQuoteSelector)
    prefix: str
    suffix: str
    start: int  # -1 where it is about no place
    by: str
    at: str  # UTC, ISO 8601
    note: str
    undoes: str  # id of a review that this one takes back, else ""


class TipKind(StrEnum):
    """What an outside reader said that it found."""

    QUOTATION = "quotation"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    VECTOR = "vector"  # of the page's beginning; see `onrecord.outside.embedder`
    NOTHING = "nothing"  # it was asked about this page and found nothing


@dataclass(frozen=True, slots=True)
class Tip:
    """What an outside reader, such as a language model, said of a page when a person had it asked.

    Kept for ever, as words and not as places: steps believe it only where its words stand on the page as it is read
    now, word for word. So a record can be built again without asking anybody, and a reader cannot put words on a page.
    """

    id: str  # address of everything below but `asked`
    capture: str
    reader: str  # its name, and the version of the question it was asked: "llama3.2:3b, question 1"
    asked: str  # UTC, ISO 8601 to the second
    position: int  # from 0, in the order in which it told them
    kind: TipKind
    words: tuple[str, ...]  # of a quotation its parts, of a name the name
    speaker: str  # words that name the speaker; "" where it names none
    cue: str
    near: int  # the character of the page, as it was asked about, that the answer begins at or lies behind


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or made out, kept where a person can find it."""

    id: str  # address(capture or source, step, what, span)
    capture: str  # "" where not even a capture came of it
    source: str
    step: str
    what: str
    span: Span | None


def problem(capture: str, step: str, what: str, span: Span | None = None, *, source: str = "") -> Problem:
    """Return a `Problem` with its id."""
    return Problem(address("problem", capture or source, step, what, span), capture, source, step, what, span)
