"""4 understand: who says what, and what each page tells for others to compare."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.dates import PartialDate
from onrecord.model.clean import Region
from onrecord.spans import Span


class ActorKind(StrEnum):
    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"  # "experts", "two officials"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named on one page: all its mentions there stand for one actor."""

    id: str  # address(capture, "entity", first mention's span)
    capture: str
    name: str  # the fullest name on the page, canonical where our knowledge tells: "Vladimir Putin"
    kind: ActorKind
    role: str  # as the page gives it: "Deputy Defense Minister"; "" where not told
    organisation: str
    country: str  # ISO 3166 alpha-3; IGO for world and regional bodies; "" where not told
    role_span: Span | None  # where the page gives the role
    key: str  # folded name that two pages must share to be compared: "putin"
    country_why: str = ""  # what tells the country: "its office", "its name" …


class MentionKind(StrEnum):
    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, a description or a pronoun, and whom it stands for on this page."""

    id: str  # address(capture, "mention", span)
    capture: str
    span: Span
    kind: MentionKind
    entity: str
    confidence: float
    because: str  # "full name", "surname", "he: subject of the sentence before" …


class Form(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Modality(StrEnum):
    ASSERTED = "asserted"
    MODAL = "modal"
    CONDITIONAL = "conditional"
    FUTURE = "future"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that a page puts in someone's mouth."""

    id: str  # address(capture, "statement", content spans)
    capture: str
    form: Form
    text: str  # the content's words; fragments joined by " … "
    content: tuple[Span, ...]  # in reading order; several where a cue cuts in; without the enclosing marks
    cue: tuple[Span, ...]
    speaker: str  # canonical name as the page resolves it; "" where the text names nobody; joint: "A; B"
    speaker_mention: tuple[Span, ...]
    role: str  # the speaker's, as this page gives it
    organisation: str
    country: str
    addressee: str
    via: tuple[str, ...]  # who passed it on: agency, channel, document
    said_on: PartialDate | None
    said_on_why: str  # the words that tell it, with their place: “on Friday” [12-21] …
    place: str  # where it was said, as the text has it
    negated: bool  # the cue denies the content as worded
    modality: Modality
    anonymous: bool
    parent: str  # id of the statement this one stands in, "" where none
    region: Region
    confidence: float  # 0 to 1
    because: str  # rule or model, and the chain that named the speaker
    addressee_mention: tuple[Span, ...] = ()
    addressee_why: str = ""  # how the page names whom: after “in a letter to” [40-54]; “the council” [55-66]
    via_mention: tuple[Span, ...] = ()
    via_why: str = ""
    place_mention: tuple[Span, ...] = ()
    place_why: str = ""
    modality_why: str = ""  # the word that makes it so; "" where it is asserted


@dataclass(frozen=True, slots=True)
class Party:
    """One who has a part in a statement."""

    id: str  # address(statement, part, position)
    capture: str
    statement: str
    part: str  # speaker, addressee, via
    position: int  # from 0, in reading order
    name: str
    entity: str  # "" where the page's entities do not hold it


@dataclass(frozen=True, slots=True)
class Gist:
    """What an article is about, small enough to compare with thousands of others."""

    id: str  # the capture's id
    capture: str
    title: str
    published: PartialDate | None
    terms: bytes  # its weightiest words; see record.gists
    keys: tuple[str, ...]  # what another article must share to be compared at all
    words: int = 0  # of the beginning of its body
    phrases: bytes = b""  # see record.gists
    quotes: bytes = b""
    vector: bytes = b""  # of a model that a person had asked; see relate.vectors


@dataclass(frozen=True, slots=True)
class Dating:
    """A place of a report's body that tells a day: "on Tuesday", "3 May", "yesterday"."""

    id: str  # address(capture, "dating", span)
    capture: str
    span: Span  # the words that tell the day
    day: PartialDate  # the day that they mean on this page
    sentence: Span  # the sentence they stand in


@dataclass(frozen=True, slots=True)
class Saying:
    """What makes two statements one utterance: their words, folded, who said them and on which day."""

    id: str  # the statement's id
    capture: str
    words: bytes  # hashes of the folded words in order
    keys: tuple[str, ...]
    speaker_key: str
    terms: bytes = b""  # what it says in any words: see record.utterances
    day: PartialDate | None = None  # said, else reported
    is_quoted: bool = True  # in the speaker's own words, in whole or in part
