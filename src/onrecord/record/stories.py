"""Questions about stories: which there are, what is said in one, and which outlet carries what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar, Unpack

import sqlalchemy as sa

from onrecord.model import Form, Story, addresses
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record import coverage, store
from onrecord.record.answering import Answering
from onrecord.record.answers import ArticleLine, CoverageLine, Rows, StatementLine, StoryLine
from onrecord.record.carriage import Comparison, SpokenOn
from onrecord.record.comparison import captures_of, compare, spoken
from onrecord.record.filters import StoryFilter, between, checked_limit, checked_offset, story_conditions
from onrecord.record.schema import story_count, tables
from onrecord.record.summaries import story_lines

T = TypeVar("T")

_ARTICLE, _LINE = tables[ArticleLine].c, tables[StatementLine].c

_ID = re.compile("[0-9a-f]{16}")
_MANY = 10_000  # articles between two days; to look through 100,000 in the order of their stories takes 13 ms
_FRAGMENT_CHARS = 40  # what is shorter is rather "the proposal" than something said


def _conditions(look: sa.Connection, where: StoryFilter) -> list[sa.ColumnElement[bool]]:
    """Return what a row of articles must meet, so put that SQLite takes the index that is the faster one.

    Many days' articles are told in the order of their stories, which need not be put together then.
    """
    if any(value for name, value in where.items() if name not in ("since", "until")):
        return story_conditions(where)
    since, until = where.get("since", ""), where.get("until", "")
    there = sa.select(sa.literal(1)).select_from(tables[ArticleLine]).where(*between(_ARTICLE.published, since, until))
    some = look.scalar(sa.select(sa.func.count()).select_from(there.limit(_MANY).subquery())) or 0
    published = sa.literal_column("+article_line.published") if some == _MANY else _ARTICLE.published
    return between(published, since, until)


class Stories(Answering):
    """The part of a `Record` that answers about stories."""

    def stories(self, *, limit: int = 50, offset: int = 0, **where: Unpack[StoryFilter]) -> Rows[StoryLine]:
        """Return the stories, the newest first; those one of whose articles meets each filter."""
        if not any(value for name, value in where.items() if name != "outlets"):
            return self._all_stories(where.get("outlets", 0), checked_limit(limit), checked_offset(offset))
        last = sa.func.max(sa.func.coalesce(_ARTICLE.published, ""))
        with self.store.look() as look:
            query = sa.select(_ARTICLE.story, last).where(_ARTICLE.story != "", *_conditions(look, where))
            query = query.group_by(_ARTICLE.story)
            if where.get("outlets", 0) > 1:
                outlets = sa.func.count(sa.distinct(sa.func.nullif(_ARTICLE.outlet, "")))
                query = query.having(outlets >= where["outlets"])
            # All stories are grouped once, and counted as they are: to count them apart would take as long again.
            page = query.add_columns(sa.func.count().over()).order_by(last.desc(), _ARTICLE.story)
            found = look.execute(page.limit(checked_limit(limit)).offset(checked_offset(offset))).all()
            total = found[0][2] if found else look.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
            return Rows(tuple(story_lines(look, [story for story, *_ in found])), total, offset)

    def _all_stories(self, outlets: int, limit: int, offset: int) -> Rows[StoryLine]:
        """Return the stories that so many outlets tell at least, the newest first, as they were counted ahead."""
        of = story_count.c
        narrowed = [of.outlets >= outlets] if outlets > 1 else []
        page = sa.select(of.story).where(*narrowed).order_by(of.last.desc(), of.story)
        with self.store.look() as look:
            found = list(look.scalars(page.limit(limit).offset(offset)))
            total = look.scalar(sa.select(sa.func.count()).select_from(story_count).where(*narrowed)) or 0
            return Rows(tuple(story_lines(look, found)), total, offset)

    def story(self, id: str) -> StoryLine:
        """Return one story, also by an id that it had before an earlier article came. Raises NotOnRecord."""
        with self.store.look() as look:
            found = story_lines(look, [id])
            if not found and (now := _by_old_id(look, id)):  # "" is the story of articles that belong to none
                found = story_lines(look, [now])
        if not found:
            raise NotOnRecord(f"no story {id!r} on record; onrecord show stories lists them")
        return found[0]

    def belonging(self, captures: Sequence[str]) -> dict[str, float]:
        """Return how sure it is of each of some articles that it belongs to its story, 0 to 1, by capture."""
        with self.store.look() as look:
            return {each.capture: each.confidence for each in store.read(look, Story, "capture", captures)}

    def timeline(self, story: str, *, limit: int = 200, offset: int = 0) -> Rows[StatementLine]:
        """Return a story's statements by the day they were said, each utterance once, as first carried."""
        order = (_LINE.on_day == "", _LINE.on_day, _LINE.capture, _LINE.start)
        place = sa.func.row_number().over(partition_by=_LINE.utterance, order_by=order).label("place")
        ranked = sa.select(_LINE.id, place).where(_LINE.story == story, _LINE.reviewed != "reject").subquery()
        first = sa.select(ranked.c.id).where(ranked.c.place == 1)
        found = self._rows(StatementLine, [_LINE.id.in_(first)], order, limit, offset)
        return found if found.total else self._of_known_story(story, found)

    def coverage(self, story: str, *, reprints: str = "each", limit: int = 25, offset: int = 0) -> Rows[CoverageLine]:
        """Return which outlet of a story carries which utterance, those that most outlets carry first."""
        with self.store.look() as look:
            among = None if _counts_each(reprints) else captures_of(look, story, reprints=reprints)
            limit, offset = checked_limit(limit), checked_offset(offset)
            found = coverage.coverage(look, story, limit=limit, offset=offset, among=among)
            rows = Rows(tuple(found), coverage.count(look, story, among), offset)
        return rows if rows.total else self._of_known_story(story, rows)

    def comparison(self, story: str, *, reprints: str = "once") -> Comparison:
        """Return whose voices each outlet of a story quotes, and by which words it calls the same people."""
        _counts_each(reprints)
        self.story(story)
        with self.store.look() as look:
            return compare(look, story, reprints=reprints)

    def spoken(self, story: str, *, limit: int = 8) -> Rows[SpokenOn]:
        """Return on which days the most quoted actors of a story spoke; ``limit`` counts actors."""
        with self.store.look() as look:
            found = tuple(spoken(look, story, most=checked_limit(limit)))
        rows = Rows(found, len(found))
        return rows if found else self._of_known_story(story, rows)

    def strongest(self, stories: Sequence[str], *, most: int = 2) -> dict[str, list[StatementLine]]:
        """Return, for each of some stories, the utterances that most outlets carry, as first carried.

        Of those carried alike, the more telling: in somebody's own words, by one who has a name, no fragment, and sure.
        """
        fields = (_LINE.story, _LINE.utterance)
        outlets = sa.func.count(sa.distinct(_LINE.outlet))
        signs = (_LINE.form != Form.INDIRECT.value, _LINE.actor != "", sa.func.length(_LINE.text) >= _FRAGMENT_CHARS)
        telling = sa.func.max(sum((sa.case((sign, 1.0), else_=0.0) for sign in signs), _LINE.confidence))
        first = sa.func.min(_LINE.on_day + " " + _LINE.id)  # the day, then the id: the earliest carrier
        counted = sa.select(*fields, outlets.label("outlets"), telling.label("telling"), first.label("first"))
        counted = counted.where(_LINE.story.in_(stories), _LINE.reviewed != "reject").group_by(*fields)
        of_story = counted.subquery().c
        order = (of_story.outlets.desc(), of_story.telling.desc(), of_story.first)
        place = sa.func.row_number().over(partition_by=of_story.story, order_by=order).label("place")
        ranked = sa.select(of_story.first, place).subquery().c
        with self.store.look() as look:
            ids = [first.split(" ")[-1] for first in look.scalars(sa.select(ranked.first).where(ranked.place <= most))]
            found: dict[str, list[StatementLine]] = {}
            for line in sorted(store.read(look, StatementLine, "id", ids), key=lambda line: (line.on_day, line.id)):
                found.setdefault(line.story, []).append(line)
        return found

    def _of_known_story(self, story: str, empty: Rows[T]) -> Rows[T]:
        """Return an empty answer about a story that there is. Raises NotOnRecord where there is none."""
        self.story(story)
        return empty


def _counts_each(reprints: str) -> bool:
    """Tell whether every reprint counts. Raises BadRequest for what says neither."""
    if reprints not in ("once", "each"):
        raise BadRequest(f"reprints are counted once or each, got {reprints!r}")
    return reprints == "each"


def _by_old_id(look: sa.Connection, given: str) -> str:
    """Return the story to which the article belongs that was its first when its id was ``given``; "" where none was.

    A story's id is made of its first article. So a link to it holds when an earlier article comes on record, or when
    two stories turn out to be one.
    """
    if not _ID.fullmatch(given):
        return ""
    of, articles = addresses("story of"), sa.select(_ARTICLE.id, _ARTICLE.story).where(_ARTICLE.story != "")
    return next((story for first, story in look.execute(articles) if of(first) == given), "")
