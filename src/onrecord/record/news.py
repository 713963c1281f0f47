"""What came on record since someone last looked."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.model import Capture
from onrecord.problems import BadRequest
from onrecord.record.answers import ArticleLine
from onrecord.record.schema import tables
from onrecord.record.store import Store

STORIES_MAX = 50  # that one answer names
COUNTED_MAX = 10_000  # new captures up to which their stories are told: beyond, everything is new

_CAPTURE, _ARTICLE = (tables[noun].c for noun in (Capture, ArticleLine))


@dataclass(frozen=True, slots=True)
class Growth:
    """A story that new captures belong to."""

    story: str
    label: str
    articles: int  # new ones
    statements: int  # in them
    is_new: bool  # all its articles are new


@dataclass(frozen=True, slots=True)
class News:
    """What came on record after a mark."""

    mark: int  # of the newest capture: ask with it next time
    captures: int  # that came after the mark asked with
    statements: int  # in them, as far as their stories are told
    stories: tuple[Growth, ...]  # those with most new articles first, at most `STORIES_MAX`
    waiting: int  # captures that are kept and not yet worked out


class Arrivals:
    """What a record tells of what came lately."""

    store: Store

    @property
    def waiting(self) -> int:
        """How many captures wait to be worked on."""
        raise NotImplementedError

    def news(self, *, after: int = -1) -> News:
        """Return what came on record after a mark: how many captures, and which stories they belong to.

        A mark is a number that an earlier answer gave; -1, or one this record never gave, asks for a mark alone.
        """
        if after < -1:
            raise BadRequest(f"a mark is a number that an earlier answer gave, got {after}")
        with self.store.look() as look:
            mark = look.scalar(sa.select(sa.func.max(_CAPTURE.row))) or 0
            if not 0 <= after < mark:
                return News(mark, 0, 0, (), self.waiting)
            captures = look.scalar(sa.select(sa.func.count()).where(_CAPTURE.row > after)) or 0
            found = _growth(look, after) if captures <= COUNTED_MAX else ()
        return News(mark, captures, sum(each.statements for each in found), found[:STORIES_MAX], self.waiting)


def _growth(look: sa.Connection, after: int) -> tuple[Growth, ...]:
    fresh = sa.select(_CAPTURE.id).where(_CAPTURE.row > after)
    count = sa.func.count()
    new = sa.select(_ARTICLE.story, sa.func.max(_ARTICLE.label), count, sa.func.sum(_ARTICLE.statements))
    new = new.where(_ARTICLE.capture.in_(fresh), _ARTICLE.story != "").group_by(_ARTICLE.story)
    rows = look.execute(new.order_by(count.desc(), _ARTICLE.story)).all()
    named = [story for story, *_ in rows[:STORIES_MAX]]
    whole = sa.select(_ARTICLE.story, sa.func.count()).where(_ARTICLE.story.in_(named)).group_by(_ARTICLE.story)
    totals: dict[str, int] = dict(look.execute(whole).all())
    return tuple(
        Growth(story, label or "", articles, statements or 0, totals.get(story) == articles)
        for story, label, articles, statements in rows
    )
