"""Whom words stand for that are no single name: A, initials, an answer without a label, three who speak jointly."""

from __future__ import annotations

from collections import Counter

from onrecord.model import ActorKind, Entity, MentionKind
from onrecord.spans import Span
from onrecord.understand.knowledge import first_names, plain
from onrecord.understand.speakers import Cast, Named
from onrecord.understand.words import Token

MOST_INITIALS = 4
SHORTEST_SURNAME = 3


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


def by_surname(cast: Cast, label: str) -> list[Named]:
    """Return the only person of the page whose family name a label in capitals is: BRANN for Ada Brann."""
    if not label.isupper() or len(label) < SHORTEST_SURNAME:
        return []
    surname = plain(label)
    people = (entity for entity in cast.entities.values() if entity.kind is ActorKind.PERSON and " " in entity.name)
    found = [entity for entity in people if surname == plain(entity.name.split()[-1])]
    return [_named(found[0], 0.8, "surname")] if len(found) == 1 else []


def may_be(name: str, pronoun: str) -> bool:
    """Tell whether "he" or "she" may stand for a person of this name, as far as the first name tells."""
    usual = first_names().get(plain(name.split()[0]) if name else "", "u")
    return usual not in ("m", "f") or (usual == "m") == (pronoun == "he")


def several(cast: Cast, span: Span | None) -> list[Named]:
    """Return those whom a list names, if it names three or more, each by name: Ada Brann, Jon Tarke and Ulla Reil."""
    words = cast.parsed.within(span) if span is not None else []
    if not any(word.lower == "and" for word in words) or not any(word.lower == "," for word in words):
        return []
    parts: list[list[Token]] = [[]]
    for word in words:
        if word.lower in (",", "and"):
            parts.append([])
        else:
            parts[-1].append(word)
    named = [part for part in parts if part]
    if len(named) < 3 or any(part[0].tag != "PROPN" or part[-1].tag != "PROPN" for part in named):
        return []
    found = [cast.speakers(Span(part[0].start, part[-1].end)) for part in named]
    each = [one[0] for one in found if len(one) == 1]
    return each if len(each) == len(named) == len({one.name for one in each}) else []


def _named(entity: Entity, confidence: float, because: str) -> Named:
    return Named(
        entity.name, entity.id, entity.role, entity.organisation, entity.country, False, confidence, because
    )  # fmt: skip
