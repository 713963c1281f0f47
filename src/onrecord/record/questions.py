"""Every question a record answers. Paging, limits and what is not found are settled here, once for all faces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypedDict, TypeVar, Unpack

import sqlalchemy as sa

from onrecord.dates import PartialDate
from onrecord.model import (
    Actor,
    Capture,
    Citation,
    Comment,
    Page,
    Passage,
    Problem,
    Reading,
    Reprint,
    Review,
    Role,
)
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record import coverage, store
from onrecord.record.answers import (
    ActorLine,
    ArticleLine,
    ArticlePage,
    ChainLink,
    CoverageLine,
    Hit,
    Rows,
    StatementLine,
    StoryLine,
    Voice,
)
from onrecord.record.chain import chain
from onrecord.record.codec import codec
from onrecord.record.schema import tables
from onrecord.record.store import Store

T = TypeVar("T")
LIMIT_MAX = 1000  # rows of one answer; exports page through by themselves

_ARTICLE, _LINE, _VOICE = (tables[noun].c for noun in (ArticleLine, StatementLine, Voice))


class ArticleFilter(TypedDict, total=False):
    """What narrows articles. ``since`` and ``until`` are partial dates of publication."""

    outlet: str
    story: str
    language: str
    since: str
    until: str
    source: str  # a path or URL as added, or the end of one
    words: str  # in the page's text


class StatementFilter(TypedDict, total=False):
    """What narrows statements. ``since`` and ``until`` are partial dates: when it was said, else published."""

    speaker: str  # an actor's id, or a name or part of one
    addressee: str
    outlet: str
    story: str
    capture: str
    form: str
    negated: bool
    region: str
    reviewed: str  # "", accept, correct, reject; without it the rejected are left out
    since: str
    until: str
    words: str  # in the statement's own words


class Questions:
    """The reading half of a `Record`."""

    store: Store

    # --- articles ------------------------------------------------------------------------------

    def articles(self, *, limit: int = 50, offset: int = 0, **where: Unpack[ArticleFilter]) -> Rows[ArticleLine]:
        """Return articles, the newest first, the undated last."""
        conditions = [_ARTICLE[name] == where[name] for name in ("outlet", "story", "language") if where.get(name)]
        conditions += _between(_ARTICLE.published, where.get("since", ""), where.get("until", ""))
        if where.get("source"):
            conditions.append(_ARTICLE.source.endswith(where["source"], autoescape=True))
        if where.get("words"):
            conditions.append(_ARTICLE.capture.in_(_matching(Page, "page_words", where["words"], "capture")))
        order = (_ARTICLE.published.desc(), _ARTICLE.id)
        return self._rows(ArticleLine, conditions, order, limit, offset)

    def article(self, capture: str) -> ArticlePage:
        """Return one article whole, with the evidence for every value; ``capture`` is its id or its source."""
        with self.store.look() as look:
            line = _one(look, ArticleLine, self._capture_id(look, capture), "article")
            of = [line.capture]
            text = store.read(look, Page, "capture", of)
            return ArticlePage(
                line,
                text[0].text if text else "",
                tuple(store.read(look, Passage, "capture", of, order="start")),
                tuple(store.read(look, Reading, "capture", of)),
                tuple(store.read(look, Comment, "capture", of, order="start")),
                tuple(store.read(look, StatementLine, "capture", of, order="start")),
                tuple(store.read(look, Citation, "capture", of)),
                tuple(store.read(look, Review, "capture", of)),
            )

    def captures(self, *, limit: int = 50, offset: int = 0) -> Rows[Capture]:
        """Return the captures, in the order they were added."""
        return self._rows(Capture, [], (tables[Capture].c.row,), limit, offset)

    def outlets(self) -> dict[str, int]:
        """Return the outlets on record with their number of articles, the largest first."""
        count = sa.func.count()
        query = sa.select(_ARTICLE.outlet, count).where(_ARTICLE.outlet != "").group_by(_ARTICLE.outlet)
        with self.store.look() as look:
            return dict(look.execute(query.order_by(count.desc(), _ARTICLE.outlet)).all())

    # --- statements ----------------------------------------------------------------------------

    def statements(
        self, *, limit: int = 50, offset: int = 0, newest: bool = False, **where: Unpack[StatementFilter]
    ) -> Rows[StatementLine]:
        """Return statements in the order they were said; within a day as they stand on their page."""
        order: tuple[Any, ...] = (_LINE.on_day, _LINE.capture, _LINE.start)
        if newest:
            order = (_LINE.on_day.desc(), _LINE.capture, _LINE.start)
        return self._rows(StatementLine, self._statement_conditions(where), order, limit, offset)

    def statement(self, id: str) -> StatementLine:
        """Return one statement. Raises NotOnRecord."""
        with self.store.look() as look:
            return _one(look, StatementLine, id, "statement")

    def timeline(self, story: str, *, limit: int = 200, offset: int = 0) -> Rows[StatementLine]:
        """Return a story's statements by the day they were said, each utterance once, as first carried."""
        order = (_LINE.on_day == "", _LINE.on_day, _LINE.capture, _LINE.start)
        place = sa.func.row_number().over(partition_by=_LINE.utterance, order_by=order).label("place")
        ranked = sa.select(_LINE.id, place).where(_LINE.story == story, _LINE.reviewed != "reject").subquery()
        first = sa.select(ranked.c.id).where(ranked.c.place == 1)
        return self._rows(StatementLine, [_LINE.id.in_(first)], order, limit, offset)

    def coverage(self, story: str, *, limit: int = 25, offset: int = 0) -> Rows[CoverageLine]:
        """Return which outlet of a story carries which utterance, those that most outlets carry first."""
        with self.store.look() as look:
            found = coverage.coverage(look, story, limit=_limit(limit), offset=_offset(offset))
            return Rows(tuple(found), coverage.count(look, story), offset)

    def carriers(self, utterance: str) -> Rows[StatementLine]:
        """Return every statement on record that carries one utterance."""
        return self._rows(StatementLine, [_LINE.utterance == utterance], (_LINE.on_day, _LINE.capture), LIMIT_MAX, 0)

    def strongest(self, stories: Sequence[str], *, most: int = 2) -> dict[str, list[StatementLine]]:
        """Return, for each of some stories, the utterances that most outlets carry, as first carried."""
        fields = (_LINE.story, _LINE.utterance)
        outlets = sa.func.count(sa.distinct(_LINE.outlet))
        first = sa.func.min(_LINE.on_day + " " + _LINE.id)  # the day, then the id: the earliest carrier
        counted = sa.select(*fields, outlets.label("outlets"), first.label("first"))
        counted = counted.where(_LINE.story.in_(stories), _LINE.reviewed != "reject").group_by(*fields)
        of_story = counted.subquery().c
        order = (of_story.outlets.desc(), of_story.first)
        place = sa.func.row_number().over(partition_by=of_story.story, order_by=order).label("place")
        ranked = sa.select(of_story.first, place).subquery().c
        with self.store.look() as look:
            ids = [first.split(" ")[-1] for first in look.scalars(sa.select(ranked.first).where(ranked.place <= most))]
            found: dict[str, list[StatementLine]] = {}
            for line in sorted(store.read(look, StatementLine, "id", ids), key=lambda line: (line.on_day, line.id)):
                found.setdefault(line.story, []).append(line)
        return found

    def carried(self, utterances: Sequence[str]) -> dict[str, int]:
        """Return how many articles carry each of some utterances, reprints included."""
        articles = sa.func.count(sa.distinct(_LINE.capture))
        found: dict[str, int] = {}
        with self.store.look() as look:
            for some in store.batched(sorted(set(utterances)), 500):
                query = sa.select(_LINE.utterance, articles).where(
                    _LINE.utterance.in_(some), _LINE.reviewed != "reject"
                )
                found |= dict(look.execute(query.group_by(_LINE.utterance)).all())
        return found

    # --- actors --------------------------------------------------------------------------------

    def actors(self, *, words: str = "", limit: int = 50, offset: int = 0) -> Rows[ActorLine]:
        """Return the actors who say something, those with most statements first. ``words``: part of a name."""
        count = sa.func.count(sa.distinct(_VOICE.statement))
        query = (
            sa.select(_VOICE.actor, count).where(_VOICE.part == "speaker", _VOICE.actor != "").group_by(_VOICE.actor)
        )
        if words:
            query = query.where(_VOICE.actor.in_(_actors_named(words)))
        with self.store.look() as look:
            total = look.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
            page = query.order_by(count.desc(), _VOICE.actor).limit(_limit(limit)).offset(_offset(offset))
            found = [actor for actor, _ in look.execute(page)]
            return Rows(tuple(_actor_lines(look, found)), total, offset)

    def actor(self, id: str) -> ActorLine:
        """Return one actor, by id or by full name. Raises NotOnRecord."""
        table = tables[Actor].c
        with self.store.look() as look:
            found = look.scalar(sa.select(table.id).where(sa.or_(table.id == id, table.name == id)).limit(1))
            if not found:
                raise NotOnRecord(f"no actor {id!r} on record; onrecord show actors lists them")
            return _actor_lines(look, [found])[0]

    def roles(self, actor: str) -> Rows[Role]:
        """Return the offices that pages give an actor, with the place of each."""
        table = tables[Role].c
        return self._rows(Role, [table.actor == actor], (table.capture, table.title), LIMIT_MAX, 0)

    def outlets_of(self, actor: str) -> dict[str, int]:
        """Return the outlets that carry an actor's statements with how many, the largest first."""
        count = sa.func.count()
        said = sa.select(_VOICE.statement).where(_VOICE.actor == actor, _VOICE.part == "speaker")
        query = sa.select(_LINE.outlet, count).where(_LINE.id.in_(said), _LINE.outlet != "", _LINE.reviewed != "reject")
        with self.store.look() as look:
            ordered = query.group_by(_LINE.outlet).order_by(count.desc(), _LINE.outlet)
            return dict(look.execute(ordered).all())

    # --- stories -------------------------------------------------------------------------------

    def stories(
        self, *, outlet: str = "", since: str = "", until: str = "", limit: int = 50, offset: int = 0
    ) -> Rows[StoryLine]:
        """Return the stories, the newest first; the dates narrow by when their articles were published."""
        last = sa.func.max(sa.func.coalesce(_ARTICLE.published, ""))
        query = sa.select(_ARTICLE.story, last).where(_ARTICLE.story != "").group_by(_ARTICLE.story)
        for condition in (
            *([_ARTICLE.outlet == outlet] if outlet else []),
            *_between(_ARTICLE.published, since, until),
        ):
            query = query.where(condition)
        with self.store.look() as look:
            total = look.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
            page = query.order_by(last.desc(), _ARTICLE.story).limit(_limit(limit)).offset(_offset(offset))
            found = [story for story, _ in look.execute(page)]
            return Rows(tuple(_story_lines(look, found)), total, offset)

    def story(self, id: str) -> StoryLine:
        """Return one story. Raises NotOnRecord."""
        with self.store.look() as look:
            found = _story_lines(look, [id])
        if not found:
            raise NotOnRecord(f"no story {id!r} on record; onrecord show stories lists them")
        return found[0]

    def reprints(self, *, group: str = "", limit: int = 50, offset: int = 0) -> Rows[Reprint]:
        """Return the captures that carry another's text, group by group."""
        table = tables[Reprint].c
        return self._rows(Reprint, [table.group == group] if group else [], (table.group, table.capture), limit, offset)

    def chain(self, capture: str) -> Rows[ChainLink]:
        """Return the way a page's words came: who said them, who passed them on, who published and who reprinted."""
        page = self.article(capture)
        originals: list[ArticleLine] = []
        seen = {page.line.capture}
        with self.store.look() as look:
            at = page.line.copy_of
            while at and at not in seen:
                seen.add(at)
                originals += store.read(look, ArticleLine, "id", [at])
                at = originals[-1].copy_of if originals and originals[-1].id == at else ""
        links = tuple(dict.fromkeys(chain(page, originals)))
        return Rows(links, len(links))

    # --- problems, reviews, search -------------------------------------------------------------

    def problems(self, *, capture: str = "", limit: int = 50, offset: int = 0) -> Rows[Problem]:
        """Return what could not be read or made out."""
        table = tables[Problem].c
        return self._rows(
            Problem, [table.capture == capture] if capture else [], (table.source, table.id), limit, offset
        )

    def reviews(self, *, target: str = "", limit: int = 50, offset: int = 0) -> Rows[Review]:
        """Return every judgement ever made, undone ones too, the newest first."""
        table = tables[Review].c
        return self._rows(
            Review, [table.target == target] if target else [], (table.at.desc(), table.id), limit, offset
        )

    def search(self, query: str, *, limit: int = 50, offset: int = 0, **where: Unpack[StatementFilter]) -> Rows[Hit]:
        """Return statements and pages that hold the words of ``query``, best first.

        Words in double quotation marks must stand together; ``word*`` takes every ending. Filters narrow statements,
        and leave pages out unless only outlet, story or dates are given.
        """
        match = _match(query)
        with self.store.look() as look:
            hits = self._statement_hits(look, match, where)
            if not set(where) - {"outlet", "story", "since", "until"}:
                hits += self._page_hits(look, match, where)
        page = tuple(hits[_offset(offset) : _offset(offset) + _limit(limit)])
        return Rows(page, len(hits), offset)

    # --- everything ----------------------------------------------------------------------------

    def each(self, noun: type[T]) -> Iterator[T]:
        """Yield every noun of one kind on record, in the order they were kept, in constant memory."""
        table, at = tables[noun], -1
        while True:
            query = (
                store.select(noun)
                .add_columns(table.c.row)
                .where(table.c.row > at)
                .order_by(table.c.row)
                .limit(LIMIT_MAX)
            )
            with self.store.look() as look:
                rows = look.execute(query.limit(LIMIT_MAX)).all()
            if not rows:
                return
            at = rows[-1][-1]
            yield from map(codec(noun).decode, rows)

    def each_article(self) -> Iterator[ArticlePage]:
        """Yield every article whole, in the order they were kept, in constant memory."""
        for line in self.each(ArticleLine):
            yield self.article(line.capture)

    # --- inside --------------------------------------------------------------------------------

    def _statement_hits(self, look: sa.Connection, match: str, where: StatementFilter) -> list[Hit]:
        index = sa.table("statement_words", sa.column("rowid"), sa.column("rank"))
        snippet: sa.ColumnClause[str] = sa.literal_column("snippet(statement_words, 0, char(2), char(3), '…', 40)")
        table = tables[StatementLine]
        query = (
            sa.select(
                _LINE.id,
                _LINE.capture,
                _LINE.source,
                _LINE.outlet,
                _LINE.published,
                _LINE.speaker,
                snippet,
                _LINE.start,
            )
            .select_from(table.join(index, index.c.rowid == table.c.row))
            .where(sa.text("statement_words MATCH :words").bindparams(words=match))
            .where(*self._statement_conditions(where))
            .order_by(index.c.rank, _LINE.id)
            .limit(LIMIT_MAX)
        )
        return [_hit("statement", row) for row in look.execute(query)]

    def _page_hits(self, look: sa.Connection, match: str, where: StatementFilter) -> list[Hit]:
        index = sa.table("page_words", sa.column("rowid"), sa.column("rank"))
        snippet: sa.ColumnClause[str] = sa.literal_column("snippet(page_words, 0, char(2), char(3), '…', 24)")
        page, article = tables[Page], tables[ArticleLine]
        conditions = [_ARTICLE[name] == where[name] for name in ("outlet", "story") if where.get(name)]
        query = (
            sa.select(_ARTICLE.id, _ARTICLE.capture, _ARTICLE.source, _ARTICLE.outlet, _ARTICLE.published)
            .add_columns(_ARTICLE.title, snippet, sa.literal(0))
            .select_from(
                page.join(index, index.c.rowid == page.c.row).join(article, article.c.capture == page.c.capture)
            )
            .where(sa.text("page_words MATCH :words").bindparams(words=match), *conditions)
            .where(*_between(_ARTICLE.published, where.get("since", ""), where.get("until", "")))
            .order_by(index.c.rank, _ARTICLE.id)
            .limit(LIMIT_MAX)
        )
        return [_hit("page", row) for row in look.execute(query)]

    def _statement_conditions(self, where: StatementFilter) -> list[sa.ColumnElement[bool]]:
        found = [
            _LINE[name] == where[name] for name in ("outlet", "story", "capture", "form", "region") if where.get(name)
        ]
        if where.get("negated") is not None:
            found.append(_LINE.negated.is_(where["negated"]))
        found.append(_LINE.reviewed == where["reviewed"] if "reviewed" in where else _LINE.reviewed != "reject")
        found += _between(_LINE.on_day, where.get("since", ""), where.get("until", ""))
        for part in ("speaker", "addressee"):
            named = where.get(part)
            if named:
                actors = sa.or_(_VOICE.actor == named, _VOICE.actor.in_(_actors_named(str(named))))
                found.append(_LINE.id.in_(sa.select(_VOICE.statement).where(_VOICE.part == part, actors)))
        if where.get("words"):
            found.append(_LINE.id.in_(_matching(StatementLine, "statement_words", where["words"], "id")))
        return found

    def _rows(
        self, noun: type[T], conditions: Sequence[sa.ColumnElement[bool]], order: Sequence[Any], limit: int, offset: int
    ) -> Rows[T]:
        query = store.select(noun).where(*conditions).order_by(*order).limit(_limit(limit)).offset(_offset(offset))
        count = sa.select(sa.func.count()).select_from(tables[noun]).where(*conditions)
        with self.store.look() as look:
            return Rows(tuple(store.fetch(look, noun, query)), look.scalar(count) or 0, offset)

    def _capture_id(self, look: sa.Connection, named: str) -> str:
        """Return the id of a capture named by its id, its source or its URL."""
        table = tables[Capture].c
        query = sa.select(table.id).where(sa.or_(table.id == named, table.source == named, table.url == named))
        found = look.scalar(query.order_by(table.captured.desc()).limit(1))
        if found:
            return str(found)
        ends = list(look.scalars(sa.select(table.id).where(table.source.endswith(named, autoescape=True)).limit(2)))
        if len(ends) != 1:
            raise NotOnRecord(f"no single capture is named {named!r}; onrecord show captures lists them")
        return str(ends[0])


def _one(look: sa.Connection, noun: type[T], id: str, what: str) -> T:
    found = store.read(look, noun, "id", [id])
    if not found:
        raise NotOnRecord(f"no {what} {id!r} on record")
    return found[0]


def _actor_lines(look: sa.Connection, ids: Sequence[str]) -> list[ActorLine]:
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


def _story_lines(look: sa.Connection, ids: Sequence[str]) -> list[StoryLine]:
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


def _actors_named(words: str) -> sa.Select[tuple[str]]:
    table = tables[Actor].c
    return sa.select(table.id).where(
        sa.or_(
            table.id == words,
            table.name.icontains(words, autoescape=True),
            table.aliases.icontains(words, autoescape=True),
        )
    )


def _between(column: sa.Column[Any], since: str, until: str) -> list[sa.ColumnElement[bool]]:
    """Narrow an ISO date column to what may lie between two partial dates, both included."""
    try:
        bounds = []
        if since:
            bounds.append(column >= PartialDate(since).iso)
        if until:
            bounds += [column <= PartialDate(until).last.isoformat(), column != ""]
        return bounds
    except ValueError as why:
        raise BadRequest(str(why)) from None


def _matching(noun: type[Any], index: str, words: str, column: str) -> sa.Select[Any]:
    table, found = tables[noun], sa.table(index, sa.column("rowid"))
    return (
        sa.select(table.c[column])
        .join(found, found.c.rowid == table.c.row)
        .where(sa.text(f"{index} MATCH :{index}").bindparams(**{index: _match(words)}))
    )


def _match(words: str) -> str:
    """Return a person's words as an FTS5 query that cannot be malformed: every word and phrase in marks of its own."""
    parts = re.findall(r'"([^"]*)"|(\w[\w\'’.-]*\*?)', words)
    terms = [
        f'"{phrase.strip()}"' if phrase.strip() else _term(word) for phrase, word in parts if phrase.strip() or word
    ]
    if not terms:
        raise BadRequest(f"nothing to search for in {words!r}; give a word, or a phrase in double quotation marks")
    return " ".join(terms)


def _term(word: str) -> str:
    return f'"{word[:-1]}"*' if word.endswith("*") else f'"{word}"'


def _hit(noun: str, row: Sequence[Any]) -> Hit:
    id, capture, source, outlet, published, speaker, snippet, start = row
    return Hit(
        noun, id, capture, source, outlet, PartialDate(published) if published else None, speaker, snippet, start
    )


def _limit(limit: int) -> int:
    if not 1 <= limit <= LIMIT_MAX:
        raise BadRequest(f"limit is 1 to {LIMIT_MAX}, got {limit}")
    return limit


def _offset(offset: int) -> int:
    if offset < 0:
        raise BadRequest(f"offset is 0 or more, got {offset}")
    return offset
