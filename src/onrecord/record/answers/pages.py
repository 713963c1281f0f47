"""One page: its article whole, its readers' comments, the way its words came, and where searched words stand."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.dates import PartialDate
from onrecord.model import Citation, Comment, Passage, Reading, Region, Review
from onrecord.record.answers.lines import ArticleLine, StatementLine
from onrecord.spans import Span


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article whole: its line, the text it stands in and the evidence for every value."""

    line: ArticleLine
    text: str  # of the page; all spans count its characters
    passages: tuple[Passage, ...]
    readings: tuple[Reading, ...]
    comments: tuple[Comment, ...]
    statements: tuple[StatementLine, ...]
    citations: tuple[Citation, ...]
    reviews: tuple[Review, ...]

    @property
    def body(self) -> str:
        """The article's own words: its body passages, one a line."""
        return "\n".join(p.span.of(self.text).strip() for p in self.passages if p.region is Region.BODY)


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One reader's comment as it may be shown: in its place in the thread, its writer by pseudonym alone."""

    id: str
    capture: str
    start: int  # of its span on the page
    depth: int  # comments it stands below, as far as the page tells
    parent: str  # id of the comment that it answers, "" where there is none or the page does not tell
    author: str  # pseudonym, "" where the page names nobody
    posted: PartialDate | None
    words: str  # all that stands there, name, date and buttons included; every commenter's handle covered


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One hop of the way words came: from whom to whom, and the words that prove it."""

    source: str
    carrier: str
    kind: str  # statement: of who said it to who had it from them; citation: of who passed it on; republication
    capture: str  # whose words prove it
    statement: str  # id of the statement that came this way, "" where the whole article did
    span: Span | None  # of the proving words on that capture's page
    exact: str
    because: str
    source_capture: str = ""  # the source's own page, where that is on record
    carrier_capture: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the searched words stand."""

    noun: str  # statement or page
    id: str
    capture: str
    source: str
    outlet: str
    published: PartialDate | None
    speaker: str
    snippet: str  # the words around, the found ones between \\x02 and \\x03
    start: int
