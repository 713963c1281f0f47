"""Whom the labels of an interview stand for: A, the initials of a name, an answer without a label."""

from __future__ import annotations

from collections import Counter

from onrecord.model import ActorKind, Entity, MentionKind
from onrecord.understand.speakers import Cast, Named

MOST_INITIALS = 4


def guest(cast: Cast, before: int) -> list[Named]:
    """Return the person whom a page names most often before character ``before``, where its interview begins."""
    named: Counter[str] = Counter()
    for mention in cast.mentions:
        if mention.span.start >= before and named:
            break
        entity = cast.entities[mention.entity]
        if entity.kind is ActorKind.PERSON and mention.span.start < before:
            named[entity.id] += 2 if mention.kind is MentionKind.NAME else 1
    best = named.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return []
    return [_named(cast.entities[best[0][0]], 0.6, "whom the page introduces before the interview")]


def by_initials(cast: Cast, label: str) -> list[Named]:
    """Return the only person of the page whose initials are ``label``: AB for Ada Brann."""
    letters = [sign for sign in label if sign.isalpha()]
    if not 2 <= len(letters) <= MOST_INITIALS or not all(map(str.isupper, letters)):
        return []
    found = [
        entity
        for entity in cast.entities.values()
        if entity.kind is ActorKind.PERSON and [word[0] for word in entity.name.split() if word[0].isupper()] == letters
    ]
    return [_named(found[0], 0.7, "initials")] if len(found) == 1 else []


def _named(entity: Entity, confidence: float, because: str) -> Named:
    return Named(
        entity.name, entity.id, entity.role, entity.organisation, entity.country, False, confidence, because
    )  # fmt: skip
