"""Actors and stories in one line each: what is counted of many rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from onrecord.model import Actor, Role
from onrecord.record import store
from onrecord.record.answers import ActorLine, ArticleLine, StatementLine, StoryLine, Voice
from onrecord.record.schema import tables

_ARTICLE, _LINE, _VOICE = (tables[noun].c for noun in (ArticleLine, StatementLine, Voice))


def actor_lines(look: sa.Connection, ids: Sequence[str]) -> list[ActorLine]:
    actors = {actor.id: actor for actor in store.read(look, Actor, "id", ids)}
    lines = tables[StatementLine]
    made = []
    for id in ids:
        if (actor := actors.get(id)) is None:
            continue
        said = sa.select(_VOICE.statement).where(_VOICE.actor == id, _VOICE.part == "speaker")
        day = sa.func.nullif(_LINE.on_day, "")
        counted = sa.select(
            sa.func.count(), sa.func.count(sa.distinct(_LINE.capture)), sa.func.min(day), sa.func.max(day)
        ).where(_LINE.id.in_(said), _LINE.reviewed != "reject")
        statements, articles, first, last = look.execute(counted.select_from(lines)).one()
        roles = tables[Role].c
        titles = sa.select(roles.title).where(roles.actor == id).group_by(roles.title).order_by(sa.func.count().desc())
        name = look.scalar(sa.select(_VOICE.name).where(_VOICE.actor == id).limit(1)) or actor.name
        made.append(
            ActorLine(
                id,
                name,
                actor.kind,
                actor.country,
                actor.aliases,
                tuple(look.scalars(titles.limit(8))),
                statements,
                articles,
                first or "",
                last or "",
            )
        )
    return made


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
