"""Questions about actors: who speaks, what they are called, and where they are quoted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from onrecord.model import Actor, Role
from onrecord.problems import NotOnRecord
from onrecord.record import identities, store
from onrecord.record.answering import Answering
from onrecord.record.answers import ActorLine, Rows
from onrecord.record.filters import LIMIT_MAX, actors_named, checked_limit, checked_offset
from onrecord.record.schema import actor_count, said_count, tables
from onrecord.record.summaries import actor_lines, spoken_names


class Actors(Answering):
    """The part of a `Record` that answers about actors."""

    def actors(self, *, words: str = "", limit: int = 50, offset: int = 0) -> Rows[ActorLine]:
        """Return the actors who say something, those with most statements first. ``words``: part of a name."""
        of = actor_count.c
        named = [of.actor.in_(actors_named(words))] if words else []
        query = sa.select(of.actor).where(*named).order_by(of.statements.desc(), of.actor.desc())
        with self.store.look() as look:
            total = look.scalar(sa.select(sa.func.count()).select_from(actor_count).where(*named)) or 0
            found = list(look.scalars(query.limit(checked_limit(limit)).offset(checked_offset(offset))))
            return Rows(tuple(actor_lines(look, found)), total, offset)

    def actor(self, id: str) -> ActorLine:
        """Return one actor, by id or by a name; one merged with another is that other. Raises NotOnRecord."""
        with self.store.look() as look:
            found = identities.find(look, id)
            if not found:
                raise NotOnRecord(f"no actor {id!r} on record; onrecord show actors lists them")
            said = identities.known(look)
            line = actor_lines(look, [found])[0]
            merged = store.read(look, Actor, "id", said.all_of(found))
        names = {name for actor in merged for name in (actor.name, *actor.aliases)} - {line.name}
        return replace(line, aliases=tuple(sorted(names)))

    def names(self, actors: Iterable[str]) -> dict[str, str]:
        """Return the names of some actors, as pages give them, by id."""
        with self.store.look() as look:
            return {actor.id: actor.name for actor in store.read(look, Actor, "id", set(actors))}

    def most_quoted(self, *, limit: int = 50) -> list[str]:
        """Return the names of those with most statements, the first first."""
        of = actor_count.c
        query = sa.select(of.actor).order_by(of.statements.desc(), of.actor.desc()).limit(checked_limit(limit))
        with self.store.look() as look:
            return spoken_names(look, look.scalars(query).all())

    def roles(self, actor: str) -> Rows[Role]:
        """Return the offices that pages give an actor, with the place of each."""
        with self.store.look() as look:
            ids = identities.known(look).all_of(self.actor(actor).id)
        table = tables[Role].c
        return self._rows(Role, [table.actor.in_(ids)], (table.capture, table.title), LIMIT_MAX, 0)

    def outlets_of(self, actor: str) -> dict[str, int]:
        """Return the outlets that carry an actor's statements with how many, the largest first."""
        of, count = said_count.c, sa.func.sum(said_count.c.statements)
        query = sa.select(of.outlet, count).where(of.actor == actor, of.outlet != "").group_by(of.outlet)
        with self.store.look() as look:
            return dict(look.execute(query.having(count > 0).order_by(count.desc(), of.outlet)).all())
