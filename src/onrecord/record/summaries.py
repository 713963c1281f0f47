"""Actors and stories in one line each: what is counted of many rows."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.model import Actor, Role
from onrecord.record import identities, store
from onrecord.record.answers import ActorLine, ArticleLine, StatementLine, StoryLine, Voice
from onrecord.record.schema import actor_count, story_count, tables, tally

TITLES = 8  # offices in an actor's line

_ARTICLE, _LINE, _VOICE = (tables[noun].c for noun in (ArticleLine, StatementLine, Voice))


def actor_lines(look: sa.Connection, ids: Sequence[str]) -> list[ActorLine]:
    """Return the lines of actors, those that there are; what they said was counted by `count_actors`."""
    actors = {actor.id: actor for actor in store.read(look, Actor, "id", ids)}
    counts = {row.actor: row for row in look.execute(sa.select(actor_count).where(actor_count.c.actor.in_(ids)))}
    names = _names(look, ids)
    return [_actor_line(look, actors[id], names.get(id, ""), counts.get(id)) for id in ids if id in actors]


def spoken_names(look: sa.Connection, ids: Sequence[str]) -> list[str]:
    """Return the names under which some actors speak, in the order of ``ids``; who says nothing is left out."""
    names = _names(look, ids)
    return [names[id] for id in ids if id in names]


def _names(look: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return under what name each of some actors speaks; those that say nothing are left out."""
    first = sa.select(_VOICE.name).where(_VOICE.actor == tables[Actor].c.id).limit(1).scalar_subquery()
    found = look.execute(sa.select(tables[Actor].c.id, first).where(store.among(tables[Actor].c.id, list(ids))))
    return {id: name for id, name in found.all() if name}


def _actor_line(look: sa.Connection, actor: Actor, spoken: str, counted: sa.Row[Any] | None) -> ActorLine:
    name = spoken or actor.name
    if counted is None:
        place = (actor.kind, actor.country, actor.aliases, _titles(look, actor.id))
        return ActorLine(actor.id, name, *place, statements=0, articles=0, first="", last="")
    place = (actor.kind, actor.country, actor.aliases, tuple(json.loads(counted.titles)))
    return ActorLine(actor.id, name, *place, counted.statements, counted.articles, counted.first, counted.last)


def count_actors(connection: sa.Connection, actors: Sequence[str]) -> None:
    """Count anew what each of ``actors`` said, who says nothing has no count; and note by what ids it may be known."""
    identities.note_ids(connection, actors)
    day = sa.func.nullif(_VOICE.on_day, "")
    distinct = (sa.func.count(sa.distinct(_VOICE.statement)), sa.func.count(sa.distinct(_VOICE.capture)))
    counted = sa.select(*distinct, sa.func.min(day), sa.func.max(day))
    rows = []
    for id in actors:
        said = counted.where(_VOICE.actor == id, _VOICE.part == "speaker", _VOICE.reviewed != "reject")
        statements, articles, first, last = connection.execute(said).one()
        if statements:
            titles = json.dumps(_titles(connection, id), ensure_ascii=False)
            rows.append((id, statements, articles, first or "", last or "", titles))
    for some in store.batched(actors, 500):
        connection.execute(sa.delete(actor_count).where(actor_count.c.actor.in_(some)))
    store.insert_rows(connection, actor_count, tuple(actor_count.c.keys()), rows)


def count_stories(connection: sa.Connection, stories: Sequence[str]) -> None:
    """Count anew the articles and outlets of each of ``stories``; one that no article tells any more has no count."""
    last = sa.func.max(sa.func.coalesce(_ARTICLE.published, ""))
    outlets = sa.func.count(sa.distinct(sa.func.nullif(_ARTICLE.outlet, "")))
    counted = sa.select(_ARTICLE.story, last, sa.func.count(), outlets).group_by(_ARTICLE.story)
    for some in store.batched(stories, 500):
        rows = connection.execute(counted.where(_ARTICLE.story.in_(some))).all()
        connection.execute(sa.delete(story_count).where(story_count.c.story.in_(some)))
        store.insert_rows(connection, story_count, ("story", "last", "articles", "outlets"), [tuple(r) for r in rows])


def tallied(noun: type[Any], where: Mapping[str, Any]) -> sa.Select[Any] | None:
    """Return a query for how many rows meet a filter, from what was counted ahead; None where it tells more than that.

    Of statements the rejected are left out unless ``reviewed`` asks for some.
    """
    asked = {
        name: value for name, value in where.items() if value or (name in ("reviewed", "negated") and value is not None)
    }
    if not asked.keys() <= {"outlet", "form", "reviewed"}:
        return None
    narrowed = [tally.c[name] == str(value) for name, value in asked.items()]
    if noun is StatementLine and "reviewed" not in asked:
        narrowed.append(tally.c.reviewed != "reject")
    return sa.select(sa.func.sum(tally.c.count)).where(tally.c.noun == tables[noun].name, *narrowed)


def _titles(look: sa.Connection, actor: str) -> tuple[str, ...]:
    """Return the offices that most pages give an actor, each as most write it."""
    title, count = tables[Role].c.title, sa.func.count()
    written: dict[str, str] = {}
    pages: Counter[str] = Counter()
    ways = sa.select(title, count).where(tables[Role].c.actor == actor).group_by(title).order_by(count.desc(), title)
    for way, times in look.execute(ways).all():
        pages[written.setdefault(way.casefold(), way)] += times
    return tuple(sorted(pages, key=lambda each: (-pages[each], each))[:TITLES])


def story_lines(look: sa.Connection, ids: Sequence[str]) -> list[StoryLine]:
    alone = sa.func.coalesce(sa.func.nullif(_ARTICLE.group, ""), _ARTICLE.capture)
    counted = sa.select(
        _ARTICLE.story,
        sa.func.max(_ARTICLE.label),
        sa.func.count(),
        sa.func.count(sa.distinct(alone)),
        sa.func.sum(_ARTICLE.statements),
        sa.func.min(_ARTICLE.published),
        sa.func.max(_ARTICLE.published),
    ).where(_ARTICLE.story.in_(ids))
    outlets = _by_story(look, _ARTICLE.story, _ARTICLE.outlet, [_ARTICLE.story.in_(ids), _ARTICLE.outlet != ""])
    spoken = [_LINE.story.in_(ids), _LINE.actor != "", _LINE.reviewed != "reject"]
    speakers = _by_story(look, _LINE.story, _LINE.speaker, spoken)
    made = {
        id: StoryLine(
            id,
            label or "",
            articles,
            independent,
            outlets.get(id, ()),
            statements or 0,
            first or "",
            last or "",
            speakers.get(id, ())[:5],
        )
        for id, label, articles, independent, statements, first, last in look.execute(counted.group_by(_ARTICLE.story))
    }
    return [made[id] for id in ids if id in made]


def _by_story(
    look: sa.Connection, story: sa.Column[Any], name: sa.Column[Any], conditions: Sequence[sa.ColumnElement[bool]]
) -> dict[str, tuple[str, ...]]:
    """Return the names that stand with each story, the commonest first."""
    query = sa.select(story, name).where(*conditions).group_by(story, name)
    found: dict[str, list[str]] = {}
    for of, each in look.execute(query.order_by(story, sa.func.count().desc(), name)):
        found.setdefault(of, []).append(each)
    return {of: tuple(names) for of, names in found.items()}
