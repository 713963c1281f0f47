"""Actors: the entities of many pages that are one person, state or organisation."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model import Actor, ActorKind, Entity, Identity, Role, address
from onrecord.pipeline import Every, Link, relation

_YOUNGER = frozenset({"jr", "ii", "iii", "iv"})
_NAMED = (ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.UNKNOWN)


@dataclass(slots=True)
class _Group:
    """Entities that are one actor, with why each belongs."""

    kind: ActorKind
    members: list[tuple[Entity, float, str]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)  # how many pages use each
    countries: Counter[str] = field(default_factory=Counter)

    def add(self, entities: Iterable[Entity], confidence: float, because: str) -> None:
        for entity in entities:
            self.members.append((entity, confidence, because))
            self.names[entity.name] += 1
            self.countries[entity.country] += entity.country != ""

    @property
    def name(self) -> str:
        """The name that most pages use, a full one before a surname; of equals the longest, then by letter."""
        return min(self.names.items(), key=lambda one: (" " not in one[0], -one[1], -len(one[0]), one[0]))[0]

    @property
    def country(self) -> str:
        """The country that most pages give; a world body's only where no page gives a state."""
        given = [code for code, count in self.countries.items() if count]
        return min(given, key=lambda code: (code == "IGO", -self.countries[code], code), default="")


@relation(version=3, keys=lambda entity: [entity.key])
def actors(entities: Every[Entity], links: Sequence[Link]) -> Iterator[Actor | Identity | Role]:
    """Give the actors among entities that share a key, with each entity's identity and the roles its page gives.

    Different first names stay apart; a surname alone joins the only person of that name, or the one most pages name.
    Who is only described ("two officials", "the coalition") is nobody the whole record could know, and gets no actor.
    """
    named = [entity for entity in entities if _is_named(entity)]
    groups = [*_persons([e for e in named if e.kind is ActorKind.PERSON])]
    for kind in _NAMED:
        _place([e for e in named if e.kind is kind], kind, groups)
    for group in sorted(groups, key=lambda group: (group.kind, group.name)):
        yield from _nouns(group)


def _is_named(entity: Entity) -> bool:
    if entity.kind is ActorKind.GROUP or (entity.kind is ActorKind.UNKNOWN and entity.role):
        return False
    return entity.name[:1].isupper() or bool(entity.country) or not entity.name[:1].islower()


def _by_name(entities: Sequence[Entity], spelling: Callable[[str], str] = str) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        found[spelling(entity.name)].append(entity)
    return found


def _persons(entities: Sequence[Entity]) -> list[_Group]:
    """Group persons who share a surname by their first names, those whom most pages name first."""
    full = _by_name([entity for entity in entities if " " in entity.name])
    groups: dict[str, _Group] = {}  # by the name that most pages give
    for name in sorted(full, key=lambda name: (-len(full[name]), -len(name), name)):
        first = next((first for first in groups if _are_one(first, name)), None)
        if first is None:
            groups[name] = _Group(ActorKind.PERSON)
            groups[name].add(full[name], 1.0, "full name")
        else:
            groups[first].add(full[name], 0.85, f"another spelling of {first}")
    alone = _by_name([entity for entity in entities if " " not in entity.name])
    rest = [_alone(alone[name], list(groups.values())) for name in sorted(alone)]
    return [*groups.values(), *(group for group in rest if group)]


def _alone(entities: Sequence[Entity], groups: Sequence[_Group]) -> _Group | None:
    """Put a surname with the person it can only mean; return those who are nobody else's as a group of their own.

    Of several whom it may mean, it is the one whom twice as many pages name as any other.
    """
    left = _Group(ActorKind.PERSON)
    support = {id(group): sum(n for name, n in group.names.items() if " " in name) for group in groups}
    countries = {id(group): group.country for group in groups}
    for entity in entities:
        fitting = [group for group in groups if _agree(entity.country, countries[id(group)])]
        fitting.sort(key=lambda group: -support[id(group)])
        if len(fitting) == 1:
            fitting[0].add([entity], 0.8, "the only full name")
        elif fitting and support[id(fitting[0])] >= 2 * support[id(fitting[1])]:
            fitting[0].add([entity], 0.6, "the full name most pages use")
        else:
            left.add([entity], 0.6, "surname alone")
    return left if left.members else None


def _place(entities: Sequence[Entity], kind: ActorKind, groups: list[_Group]) -> None:
    """Group what is no person by its name; a name of unknown kind joins the only actor that bears it."""
    for name, bearing in sorted(_by_name(entities, _folded).items()):
        bearers = [group for group in groups if any(_folded(one) == name for one in group.names)]
        if kind is ActorKind.UNKNOWN and len(bearers) == 1:
            bearers[0].add(bearing, 0.7, "same name")
        else:
            groups.append(group := _Group(kind))
            group.add(bearing, 1.0, "same name")


def _nouns(group: _Group) -> Iterator[Actor | Identity | Role]:
    name = group.name
    actor = Actor(
        address("actor", group.kind, name), name, group.kind, group.country, tuple(sorted(set(group.names) - {name}))
    )
    yield actor
    given: set[str] = set()
    for entity, confidence, because in sorted(group.members, key=lambda member: member[0].id):
        yield Identity(address("identity", entity.id), entity.capture, entity.id, actor.id, confidence, because)
        key = address("role", actor.id, entity.capture, entity.role)
        if entity.role and key not in given:
            given.add(key)
            yield Role(
                key, entity.capture, actor.id, entity.role, entity.organisation, entity.country, entity.role_span
            )


def _agree(one: str, other: str) -> bool:
    """Tell whether two countries may be one person's: a world body's officer has a country too."""
    return one == other or "" in (one, other) or "IGO" in (one, other)


def _are_one(name: str, other: str) -> bool:
    """Tell whether two full names with one surname may be one person's: J. and John, Sergei and Sergey."""
    mine, yours = _folded(name).replace("-", " ").split(), _folded(other).replace("-", " ").split()
    if (mine[-1].rstrip(".") in _YOUNGER) != (yours[-1].rstrip(".") in _YOUNGER):
        return False  # Oskar Velten Jr. is not Oskar Velten
    if set(mine) <= set(yours) or set(yours) <= set(mine):
        return True
    one, two = mine[0].rstrip("."), yours[0].rstrip(".")
    if min(len(one), len(two)) == 1:
        return one[:1] == two[:1]
    return one[:4] == two[:4] if min(len(one), len(two)) >= 4 else one == two


def _folded(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c) and c not in "'’‘").split())
