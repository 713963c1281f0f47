"""3 trace: who published, who reprinted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.dates import PartialDate
from onrecord.spans import Span


@dataclass(frozen=True, slots=True)
class Print:
    """A fingerprint of an article's body and what tells a copy's direction."""

    id: str  # the capture's id
    capture: str
    words: int
    signature: bytes  # least hashes of long runs of letters, uint32: what two prints must share to be compared
    shingles: bytes  # hashes of short runs of letters, uint32, rising; see trace.prints
    outlet: str
    credits: tuple[str, ...]  # outlets and agencies that the page names as its source
    edges: str  # words of title, head and foot, in which a credit may stand
    published: PartialDate | None
    title: str
    garbled: float = 0.0  # marks of a scanner for each word: digits, points and capitals in the middle of words


class ReprintKind(StrEnum):
    ORIGINAL = "original"
    WHOLE = "whole"
    CUT = "cut"
    EXCERPT = "excerpt"
    REWRITE = "rewrite"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Reprint:
    """One member of a group of captures that carry one text."""

    id: str  # address("reprint", capture)
    capture: str
    group: str
    copy_of: str  # capture id; "" for the original and where the direction is not known
    kind: ReprintKind
    shared: float  # share of this body that also stands in the one it copies, 0 to 1
    because: str  # "names the Guardian", "published earlier" …
    also_of: str = ""  # of a text merged from two: the capture that gave the other part, where that is on record


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a copy, and those that stand in their place in its source; on one side there may be none."""

    span: Span  # in the copy; where words were left out, the empty span behind the word before
    source_span: Span


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage of a capture that also stands in another one, word by word. Found when asked for, not kept."""

    capture: str
    span: Span
    exact: str
    source: str  # the other capture's id
    source_span: Span
    source_exact: str
    words: int  # of the passage
    changed: int  # of these, words that are not the source's
    changes: tuple[Change, ...]  # in reading order


@dataclass(frozen=True, slots=True)
class Citation:
    """One link of the chain that words travelled: Antonov -> Interfax -> Press TV."""

    id: str  # address(capture, span, source)
    capture: str
    span: Span  # the proving words: "was quoted by Interfax as saying"
    source: str  # who passed the words on: Interfax
    statement: str  # id of the statement it carries, "" where it stands for the whole article
    because: str
    carrier: str = ""  # another source of this page that had the words from it; "" for the page's own writer
