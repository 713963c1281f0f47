"""5 relate: what belongs together."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.dates import PartialDate
from onrecord.model.understand import ActorKind
from onrecord.spans import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone the whole record knows: the entities of many pages that are one."""

    id: str  # address("actor", kind, name)
    name: str
    kind: ActorKind
    country: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """An entity of a page is an actor. Kept apart from both, so that it can be judged and undone."""

    id: str  # address("identity", entity)
    capture: str
    entity: str
    actor: str
    confidence: float
    because: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a page gives an actor; it holds at the date of that page."""

    id: str  # address("role", actor, capture, title)
    capture: str
    actor: str
    title: str
    organisation: str
    country: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement's place among the statements that carry the same words of the same speaker."""

    id: str  # address("utterance", statement)
    capture: str
    statement: str
    utterance: str  # the same for all carriers
    variant: str  # whole, shortened, altered; reported: told in the outlet's own words
    shared: float  # share of the fullest variant's words, 0 to 1


@dataclass(frozen=True, slots=True)
class Surrounding:
    """A gist, and how crowded it is round it: what its likeness to any one other article is measured against."""

    id: str  # the capture's id
    capture: str
    title: str
    published: PartialDate | None
    words: int
    terms: bytes
    phrases: bytes
    quotes: bytes
    near: bytes  # see record.surroundings
    vector: bytes = b""


@dataclass(frozen=True, slots=True)
class Story:
    """A capture's story: the captures that tell one event, or one developing line of events."""

    id: str  # address("story", capture)
    capture: str
    story: str  # the same for all its captures
    label: str  # in words of its own articles
    confidence: float


@dataclass(frozen=True, slots=True)
class Episode:
    """A run of days on which a story was told: small enough to be compared with all others."""

    id: str  # its first day and its story: in the order of time
    capture: str  # its earliest
    story: str
    first: PartialDate | None  # None where none of its articles is dated
    last: PartialDate | None
    articles: int
    undated: int  # of these, articles that do not tell their day
    terms: bytes  # see record.gists
    keys: tuple[str, ...]  # what another episode must share to be compared at all


@dataclass(frozen=True, slots=True)
class Continuation:
    """With which earlier episode one goes on."""

    id: str  # address("continuation", episode)
    capture: str
    episode: str
    story: str
    continues: str  # an episode; "" where it begins a line
    likeness: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Storyline:
    """An episode's place in the line of all that go on with one another."""

    id: str  # address("of storyline", episode)
    capture: str
    line: str  # address("storyline", its first episode): the same for all its episodes
    episode: str
    story: str
    continues: str  # "" for the first
    likeness: float
