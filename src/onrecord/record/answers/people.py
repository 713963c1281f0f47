"""Actors, and what is counted of them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.dates import PartialDate
from onrecord.model import ActorKind


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor and how much of the record is theirs."""

    id: str
    name: str
    kind: ActorKind
    country: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]  # titles that pages give, commonest first
    statements: int
    articles: int
    first: str  # ISO date of the first statement, "" where none is dated
    last: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office that pages give an actor, from the first to the last of them."""

    title: str
    organisation: str
    country: str
    first: str  # ISO date of the first dated page that gives it, "" where none is dated
    last: str
    pages: int
    captures: tuple[str, ...]  # the pages, the first first; at most `tallies.PROOFS`
    places: tuple[str, ...]  # where each of these gives it, "12-40"; "" where it is not told


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom an actor spoke to."""

    name: str
    actor: str  # id, "" where the record knows none
    statements: int


@dataclass(frozen=True, slots=True)
class NameOnPage:
    """What one page calls an actor, and why it is taken for that actor: what a person puts to another."""

    id: str  # the identity's
    capture: str
    name: str
    role: str
    outlet: str
    title: str  # of the page
    published: PartialDate | None
    statements: int  # on that page whose speaker it is
    confidence: float
    because: str
    reviewed: str  # "", accept, reject or correct
    country: str = ""  # as that page has it
    country_why: str = ""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many statements one outlet reported of one month."""

    month: str  # "2019-05"; a year where no more is told, "" where no day is
    outlet: str  # "" for pages that do not tell theirs
    statements: int
