"""Who stands for whom, after persons have said so: entities put to other actors, actors merged and renamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from onrecord.model import Actor, ActorKind, Identity, Review, Verdict, address
from onrecord.record import reviews, store
from onrecord.record.schema import once_called, tables

_ID = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Known:
    """What persons said of actors."""

    merged: Mapping[str, str]  # actor -> the one it is
    names: Mapping[str, str]  # actor -> its right name

    def end(self, actor: str) -> str:
        """Return the actor that ``actor`` is, after merges; itself where it was merged with none."""
        seen = {actor}
        while (into := self.merged.get(actor)) and into not in seen:
            seen.add(into)
            actor = into
        return actor

    def all_of(self, actor: str) -> list[str]:
        """Return ``actor`` and the actors that were merged into it."""
        return [actor, *sorted(each for each in self.merged if each != actor and self.end(each) == actor)]

    def called(self, actor: Actor) -> Actor:
        """Return an actor under the name that a person gave it."""
        return replace(actor, name=self.names[actor.id]) if actor.id in self.names else actor


def known(connection: sa.Connection) -> Known:
    """Return what persons said of actors and did not take back."""
    kept = connection.info.get(store.KEPT)
    if kept is None:
        return _known(connection)
    if "known" not in kept:
        kept["known"] = _known(connection)
    found: Known = kept["known"]
    return found


def _known(connection: sa.Connection) -> Known:
    said = reviews.standing_of(connection, "actor")
    held = set(store.values(connection, tables[Actor].c.id, tables[Actor].c.id, said))
    merged: dict[str, str] = {}
    names: dict[str, str] = {}
    for target, some in said.items():
        right = reviews.corrections(some)
        actor = target if target in held else _by_old_name(connection, some[-1]) or target
        if right.get("merge"):
            merged[actor] = right["merge"]
        if right.get("name"):
            names[actor] = right["name"]
    return Known(merged, names)


def _by_old_name(connection: sa.Connection, review: Review) -> str:
    """Return the only actor that bears the name under which one was judged whose id is gone; "" where none does.

    An actor's id is made of the name that most pages use. When further pages turn that round, the name a person saw
    is among the actor's aliases, and what was said of it holds.
    """
    if not review.exact:
        return ""
    table = tables[Actor].c
    bears = sa.or_(table.name == review.exact, table.aliases.contains(review.exact, autoescape=True))
    some = store.fetch(connection, Actor, store.select(Actor).where(bears).limit(50))
    found = {actor.id for actor in some if review.exact in (actor.name, *actor.aliases)}
    return found.pop() if len(found) == 1 else ""


def actors_of(
    connection: sa.Connection, identities: Sequence[Identity], judged: Mapping[str, Sequence[Review]], said: Known
) -> dict[str, Actor]:
    """Return the actor of each entity; ``judged`` are the standing reviews of single identities, by id.

    A rejected identity leaves its entity without an actor.
    """
    chosen: dict[str, str] = {}
    for identity in identities:
        about = judged.get(identity.id, ())
        if reviews.verdict(about) == Verdict.REJECT:
            continue
        given = reviews.corrections(about).get("actor")
        chosen[identity.entity] = _put_to(connection, given, identity, said) if given else said.end(identity.actor)
    found = {actor.id: said.called(actor) for actor in store.read(connection, Actor, "id", set(chosen.values()))}
    return {entity: found[actor] for entity, actor in chosen.items() if actor in found}


def moved(connection: sa.Connection, said: Known) -> list[tuple[Identity, str]]:
    """Return what pages call somebody and a person put to another: each with that actor, "" where it is nobody's."""
    judged = reviews.standing_of(connection, "identity")
    given = {
        id: "" if reviews.verdict(about) == Verdict.REJECT else reviews.corrections(about).get("actor")
        for id, about in judged.items()
    }
    table = tables[Actor].c
    ends: dict[str, str] = {"": ""}
    for value in {each for each in given.values() if each}:
        query = sa.select(table.id).where(sa.or_(table.id == value, table.name == value)).order_by(table.id).limit(1)
        ends[value] = said.end(str(connection.scalar(query) or ""))
    found = store.read(connection, Identity, "id", [id for id, value in given.items() if value is not None])
    return [(each, ends[given[each.id] or ""]) for each in found]


def _put_to(connection: sa.Connection, given: str, before: Identity, said: Known) -> str:
    kinds = store.values(connection, tables[Actor].c.kind, tables[Actor].c.id, [before.actor])
    return named(connection, given, said, ActorKind(kinds[0]) if kinds else ActorKind.UNKNOWN).id


def named(connection: sa.Connection, given: str, said: Known, kind: ActorKind = ActorKind.UNKNOWN) -> Actor:
    """Return the actor that a person named by id or by name; a name that the record does not hold becomes one."""
    table = tables[Actor]
    query = store.select(Actor).where(sa.or_(table.c.id == given, table.c.name == given)).order_by(table.c.id)
    found = store.fetch(connection, Actor, query.limit(1))
    if found:
        last = store.read(connection, Actor, "id", [said.end(found[0].id)])
        return said.called(last[0] if last else found[0])
    actor = Actor(address("actor", kind, given), given, kind, "", ())
    store.insert(connection, [actor], scope="review")
    return actor


def find(connection: sa.Connection, given: str) -> str:
    """Return the id of the actor that ``given``, an id or a name, stands for, after merges; "" where there is none.

    A name as it is written comes before one in other letters, and an actor's own name before another's alias.
    """
    table, said = tables[Actor].c, known(connection)
    called = [id for id, name in said.names.items() if name.casefold() == given.casefold()]
    for bears in (
        table.id == given,
        table.name == given,
        table.id.in_(called),
        sa.func.lower(table.name) == given.lower(),
    ):
        if found := connection.scalar(sa.select(table.id).where(bears).order_by(table.id).limit(1)):
            return said.end(str(found))
    some = store.fetch(
        connection, Actor, store.select(Actor).where(table.aliases.icontains(given, autoescape=True)).limit(50)
    )
    also = sorted(actor.id for actor in some if given.casefold() in (alias.casefold() for alias in actor.aliases))
    now = also[0] if also else _by_old_id(connection, given)
    return said.end(now) if now else ""


def _by_old_id(connection: sa.Connection, given: str) -> str:
    """Return the actor whose id was ``given`` while most pages used another of its names; "" where there was none.

    So a link to an actor holds when further pages turn its commonest name or its kind round.
    """
    if not _ID.fullmatch(given):
        return ""
    table = tables[Actor].c
    query = sa.select(table.id).join(once_called, once_called.c.actor == table.id).where(once_called.c.id == given)
    return str(connection.scalar(query.order_by(table.id).limit(1)) or "")


def note_ids(connection: sa.Connection, actors: Sequence[str]) -> None:
    """Note each id that one of ``actors`` would have, were another of its names, or another kind, the commonest."""
    rows = [
        (address("actor", kind, name), actor.id)
        for actor in store.read(connection, Actor, "id", actors)
        for name in (actor.name, *actor.aliases)
        for kind in ActorKind
    ]
    store.insert_rows(connection, once_called, ("id", "actor"), rows)


def touched(connection: sa.Connection, actors: Iterable[str]) -> set[str]:
    """Return the captures whose lines name one of ``actors``."""
    ids = {actor for actor in actors if actor}
    of_identity, voice = tables[Identity].c, sa.table("voice", sa.column("capture"), sa.column("actor"))
    found = set(store.values(connection, of_identity.capture, of_identity.actor, ids))
    for some in store.batched(sorted(ids), 500):
        found |= set(connection.scalars(sa.select(voice.c.capture).where(voice.c.actor.in_(some)).distinct()))
    return found
