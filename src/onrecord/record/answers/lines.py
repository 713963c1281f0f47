"""Articles and statements as faces read them: joined, corrected and kept as tables."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.dates import PartialDate
from onrecord.model import Form, Modality, Region
from onrecord.spans import Span


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article, with its story, its place among reprints and what a person corrected."""

    id: str  # the capture's id
    capture: str
    source: str
    url: str
    captured: str
    title: str
    byline: tuple[str, ...]
    dateline: str
    outlet: str
    original_outlet: str
    published: PartialDate | None
    earliest: PartialDate | None
    latest: PartialDate | None
    published_why: str
    reposted: PartialDate | None
    updated: PartialDate | None
    language: str
    comments: int
    statements: int
    story: str
    label: str  # the story's
    group: str  # of reprints; "" where it is alone
    copy_of: str
    kind: str  # "" where it is alone
    shared: float
    reviewed: str  # "", accept, reject or correct


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement, with its speaker as the whole record knows them and what a person corrected."""

    id: str
    capture: str
    source: str
    outlet: str
    published: PartialDate | None
    story: str
    form: Form
    text: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: str
    actor: str  # id of the first speaker's actor, "" where unknown
    speaker_mention: tuple[Span, ...]
    role: str
    organisation: str
    country: str
    addressee: str
    via: tuple[str, ...]
    said_on: PartialDate | None
    said_on_why: str
    place: str
    negated: bool
    modality: Modality
    anonymous: bool
    parent: str
    region: Region
    confidence: float
    because: str
    utterance: str  # shared by all carriers of the same words
    start: int  # where its content begins on the page
    on_day: str  # said_on, else published, else "": what time lines sort by
    reviewed: str  # "", accept, reject or correct
    cue_words: str = ""  # the words of the cue: "refused", "called for"
    addressee_mention: tuple[Span, ...] = ()  # what tells each value, as `Statement` has it
    addressee_why: str = ""
    via_mention: tuple[Span, ...] = ()
    via_why: str = ""
    place_mention: tuple[Span, ...] = ()
    place_why: str = ""
    modality_why: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """An actor's part in a statement."""

    id: str  # the party's id
    capture: str
    statement: str
    actor: str
    part: str  # speaker, addressee, via
    name: str
    on_day: str = ""  # this and the next are the statement's: an actor's statements are listed without looking at each
    start: int = 0
    outlet: str = ""
    reviewed: str = ""
