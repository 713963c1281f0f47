"""A person's judgements: appended to a log, never deleted, and laid over what the steps found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from enum import StrEnum

import sqlalchemy as sa

from onrecord.dates import PartialDate
from onrecord.model import Form, Modality, Review, Verdict, address
from onrecord.problems import BadRequest
from onrecord.record import store
from onrecord.record.ledger import Ledger
from onrecord.record.schema import tables
from onrecord.record.shifts import Stance
from onrecord.spans import read as read_spans

#: What a person can correct, by noun.
CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "statement": (
        "speaker",
        "addressee",
        "said_on",
        "content",
        "form",
        "role",
        "organisation",
        "country",
        "place",
        "negated",
        "modality",
    ),
    "article": ("title", "outlet", "original_outlet", "published", "reposted", "dateline", "byline", "story"),
    "actor": ("name", "merge"),
    "identity": ("actor",),
    "story": ("label",),
    "position": ("stance",),
}
#: What a person defines, and can give up.
DEFINED = ("issue", "search")
_DATES = ("said_on", "published", "reposted")


def with_id(review: Review) -> Review:
    """Return ``review`` under its content address."""
    parts = [value for name, value in asdict(review).items() if name != "id"]
    return replace(review, id=address("review", *parts))


def check(review: Review) -> None:
    """Raise BadRequest where a review says something that cannot be applied."""
    if review.noun not in {*CORRECTABLE, *DEFINED}:
        raise BadRequest(f"no reviews of {review.noun!r}; there are reviews of {', '.join(CORRECTABLE)}")
    if review.verdict is not Verdict.CORRECT:
        return
    if review.field not in CORRECTABLE.get(review.noun, ()):
        known = ", ".join(CORRECTABLE.get(review.noun, ()))
        raise BadRequest(f"{review.field!r} of a {review.noun} cannot be corrected; these can: {known}")
    if review.field in _DATES and review.value:
        try:
            PartialDate(review.value)
        except ValueError as why:
            raise BadRequest(str(why)) from None
    kinds: dict[str, type[StrEnum]] = {"form": Form, "modality": Modality, "stance": Stance}
    if review.field in kinds and review.value not in set(kinds[review.field]):
        raise BadRequest(f"{review.field} is one of {', '.join(kinds[review.field])}, got {review.value!r}")
    if review.field in ("actor", "merge", "name") and not review.value:
        raise BadRequest(f"{review.field} of a {review.noun} cannot be empty; give a name or an actor's id")
    if review.field == "content":
        try:
            read_spans(review.value)
        except ValueError:
            raise BadRequest(f"spans are written 12-40 55-80, got {review.value!r}") from None


class Log(Ledger):
    """The review log: one review a line."""

    def keep(self, review: Review) -> None:
        """Keep ``review`` for ever."""
        self.append(asdict(review))

    def __iter__(self) -> Iterator[Review]:
        """Yield every review ever acknowledged, in order."""
        for fields, _ in self.since(0):
            try:
                yield Review(**{**fields, "verdict": Verdict(fields["verdict"])})
            except (ValueError, TypeError, KeyError):
                continue


def active(reviews: Iterable[Review]) -> list[Review]:
    """Return the reviews that stand, in order of time: neither undone nor themselves an undoing."""
    ordered = sorted(reviews, key=lambda review: (review.at, review.id))
    standing: dict[str, Review] = {}
    undone: set[str] = set()
    for review in reversed(ordered):  # an undoing can itself be undone by a later one
        if review.id in undone:
            continue
        if review.verdict is Verdict.UNDO:
            undone.add(review.undoes)
        else:
            standing[review.id] = review
    return [review for review in ordered if review.id in standing]


def active_undoings(undoings: Iterable[Review]) -> list[Review]:
    """Return the undoings that stand: not themselves undone by a later one that stands."""
    undone: set[str] = set()
    found: list[Review] = []
    for review in sorted(undoings, key=lambda review: (review.at, review.id), reverse=True):
        if review.id not in undone:
            undone.add(review.undoes)
            found.append(review)
    return found


def standing(connection: sa.Connection, captures: Iterable[str]) -> dict[str, list[Review]]:
    """Return the reviews that stand about nouns of ``captures``, by target."""
    return _by_target(store.read(connection, Review, "capture", captures))


def standing_of(connection: sa.Connection, noun: str) -> dict[str, list[Review]]:
    """Return the reviews that stand about one kind of noun, by target."""
    query = store.select(Review).where(tables[Review].c.noun == noun)
    return _by_target(store.fetch(connection, Review, query))


def _by_target(reviews: Iterable[Review]) -> dict[str, list[Review]]:
    found: dict[str, list[Review]] = defaultdict(list)
    for review in active(reviews):
        found[review.target].append(review)
    return found


def verdict(reviews: Iterable[Review]) -> str:
    """Return the last word on a target: "", accept, reject or correct."""
    last = ""
    for review in reviews:
        last = review.verdict.value
    return last


def corrections(reviews: Iterable[Review]) -> dict[str, str]:
    """Return the corrected fields of a target, the last correction of each."""
    return {review.field: review.value for review in reviews if review.verdict is Verdict.CORRECT}


def correctors(reviews: Iterable[Review]) -> dict[str, str]:
    """Return who corrected each field of a target last."""
    ordered = sorted(reviews, key=lambda review: (review.at, review.id))
    return {review.field: review.by for review in ordered if review.verdict is Verdict.CORRECT}
