"""2 clean: what is the article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.dates import PartialDate
from onrecord.spans import Span


@dataclass(frozen=True, slots=True)
class Page:
    """The one flattened text of a capture. Every span of the capture counts characters of this text.

    A plain-text capture keeps its own characters, so its spans also count characters of the decoded file.
    """

    id: str  # the capture's id
    capture: str
    text: str
    language: str  # ISO 639-1, "" where it could not be told
    encoding: str  # how the bytes were decoded


@dataclass(frozen=True, slots=True)
class Block:
    """A block of an HTML or PDF page, with what its markup shows. Text captures have none."""

    id: str  # address(capture, span)
    capture: str
    span: Span
    tag: str  # innermost block element: p, h1, li, td, figcaption, blockquote …
    hints: str  # class and id words of the element and its ancestors, innermost first, one blank between
    link_share: float  # share of its characters inside links, 0 to 1
    depth: int  # elements above it


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page's markup, or the list it came in, says about it; not part of its text."""

    id: str  # address(capture, name, value, where)
    capture: str
    name: str  # title, author, desk, published, modified, outlet, url, language, section, original, comments;
    # of an export also page, words, edition, loaded, copyright, accession, code, column, publisher, time, type
    value: str
    where: str  # json-ld, opengraph, meta, microdata, time, feed, jsonl, header, script, nexis, factiva


class Region(StrEnum):
    """What a block of a page is."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    BODY = "body"
    CAPTION = "caption"
    COMMENT = "comment"
    RELATED = "related"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a page, labelled. A page's passages tile its text: nothing is thrown away."""

    id: str  # address(capture, span)
    capture: str
    span: Span
    region: Region
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's comment: counted, kept apart, its writer known by a pseudonym only.

    `parent` is told where the page shows it (nesting, "in reply to NAME", "@handle", a quotation of an earlier
    comment) and is always a comment that stands above this one on the same page.
    """

    id: str  # address(capture, span)
    capture: str
    span: Span
    author: str  # keyed hash of the handle, 12 hexadecimal digits; "" where none is given
    author_span: Span | None  # where the handle stands, so that faces can cover it
    posted: PartialDate | None
    depth: int = 0  # comments it stands below, as far as the page tells: 0 for a first one
    parent: str = ""  # id of the comment that it answers, "" where there is none or the page does not tell


@dataclass(frozen=True, slots=True)
class Reading:
    """A value read off a page, believed or refused, with the words it was read from."""

    id: str  # address(capture, field, value, span, because)
    capture: str
    field: str  # title, byline, dateline, outlet, original_outlet, agency, published, reposted, updated
    value: str
    span: Span | None  # None: the words stand in the markup, not in the text
    exact: str  # the words
    because: str  # the rule that took or refused it: "under the title", "crawl clock", "forum join date"
    believed: bool
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says about itself; `Reading` holds the words for each value. The body is its body passages."""

    id: str  # the capture's id
    capture: str
    title: str  # "" where the page has none
    byline: tuple[str, ...]  # persons, without "By" and without agencies; where none is named, the desk or house
    dateline: str  # place
    outlet: str  # whose page it is, "" where the page does not say
    original_outlet: str  # who wrote it, where that is another: "Press TV" on a page of Aletho News
    published: PartialDate | None  # of the report itself
    earliest: PartialDate | None  # where it is not told: bounds from what the page does say
    latest: PartialDate | None
    published_why: str
    reposted: PartialDate | None
    updated: PartialDate | None
    language: str
    comments: int
