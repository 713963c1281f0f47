"""What a person follows, keeps and should look at next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """A question that a person follows: its words, and whose positions on it matter."""

    id: str
    name: str
    terms: tuple[str, ...]
    actors: tuple[str, ...]  # ids; none: everyone's
    examples: tuple[str, ...] = ()  # ids of statements that belong to it, whether or not they hold its words


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that a person keeps."""

    id: str  # address("search", name)
    name: str
    query: str  # as it stands in the address of the search page: "query=strait&outlet=Courier"
    by: str
    at: str  # UTC, ISO 8601


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that a person should look at, with the words it was read from, and how much hangs on it."""

    id: str  # of what is doubtful
    noun: str  # statement, identity, article
    field: str  # what is doubtful: speaker, actor, published
    value: str  # as it stands now; "" where there is none
    confidence: float  # 0 to 1
    because: str
    carriers: int  # pages that carry the same words; of an identity the statements whose speaker rests on it
    positions: int  # stances on followed issues that hang on it
    weight: float  # what a correction would change, by how likely it is needed: the queue's order
    capture: str
    source: str
    outlet: str
    title: str
    before: str  # up to 200 characters of the page
    exact: str  # the words in question
    after: str
    start: int  # where they begin on the page, -1 where they stand nowhere
