"""Every question a record answers. Paging, limits and what is not found are settled here, once for all faces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar, Unpack

import sqlalchemy as sa

from onrecord.model import (
    Actor,
    Capture,
    Citation,
    Comment,
    Form,
    Page,
    Passage,
    Problem,
    Reading,
    Reprint,
    ReprintKind,
    Review,
    Role,
    SharedPassage,
)
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record import coverage, identities, store
from onrecord.record.answers import (
    ActorLine,
    ArticleLine,
    ArticlePage,
    ChainLink,
    CommentLine,
    CoverageLine,
    Rows,
    StatementLine,
    StoryLine,
    Voice,
)
from onrecord.record.carriage import Comparison, SpokenOn, UtterancePage
from onrecord.record.chain import chain, located
from onrecord.record.codec import codec
from onrecord.record.comparison import captures_of, compare, spoken
from onrecord.record.covers import covered, covers
from onrecord.record.filters import (
    LIMIT_MAX,
    ArticleFilter,
    StatementFilter,
    StoryFilter,
    actors_named,
    between,
    checked_limit,
    checked_offset,
    matching,
    only_speaker,
    said_by,
    statement_conditions,
    story_conditions,
)
from onrecord.record.independence import carriers_elsewhere
from onrecord.record.reviews import active_undoings
from onrecord.record.schema import actor_count, tables
from onrecord.record.search import Search
from onrecord.record.store import Store
from onrecord.record.summaries import actor_lines, story_lines
from onrecord.record.variants import utterance_pages
from onrecord.steps import sharing

T = TypeVar("T")

_ARTICLE, _LINE, _VOICE = (tables[noun].c for noun in (ArticleLine, StatementLine, Voice))


_CARRIERS_SHOWN = 100  # of one utterance among many
_FRAGMENT_CHARS = 40  # what is shorter is rather "the proposal" than something said


class Questions(Search):
    """The reading half of a `Record`."""

    store: Store

    # --- articles ------------------------------------------------------------------------------

    def articles(self, *, limit: int = 50, offset: int = 0, **where: Unpack[ArticleFilter]) -> Rows[ArticleLine]:
        """Return articles, the newest first, the undated last."""
        conditions = [_ARTICLE[name] == where[name] for name in ("outlet", "story", "language") if where.get(name)]
        conditions += between(_ARTICLE.published, where.get("since", ""), where.get("until", ""))
        if where.get("source"):
            conditions.append(_ARTICLE.source.endswith(where["source"], autoescape=True))
        if where.get("words"):
            conditions.append(_ARTICLE.capture.in_(matching(Page, "page_words", where["words"], "capture")))
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

    def article_line(self, capture: str) -> ArticleLine:
        """Return one article's line; ``capture`` is its id or its source. Raises NotOnRecord."""
        with self.store.look() as look:
            return _one(look, ArticleLine, self._capture_id(look, capture), "article")

    def neighbours(self, capture: str) -> tuple[ArticleLine | None, ArticleLine | None]:
        """Return the articles before and after one in its story, by day; None at either end, or without a story."""
        here = self.article_line(capture)
        if not here.story:
            return None, None
        day = sa.func.coalesce(_ARTICLE.published, "9999")
        at = sa.tuple_(sa.literal(here.published.iso if here.published else "9999"), sa.literal(here.id))
        of = store.select(ArticleLine).where(_ARTICLE.story == here.story).limit(1)
        before = of.where(sa.tuple_(day, _ARTICLE.id) < at).order_by(day.desc(), _ARTICLE.id.desc())
        after = of.where(sa.tuple_(day, _ARTICLE.id) > at).order_by(day, _ARTICLE.id)
        with self.store.look() as look:
            ends = [next(iter(store.fetch(look, ArticleLine, query)), None) for query in (before, after)]
        return ends[0], ends[1]

    def comments(self, capture: str, *, limit: int = 200, offset: int = 0) -> Rows[CommentLine]:
        """Return the readers' comments of one page in reading order, commenters' names covered."""
        page = self.article(capture)
        limit, offset = checked_limit(limit), checked_offset(offset)
        text = covered(page.text, covers(page.text, page.comments, page.passages))
        shown = tuple(_comment_line(text, comment) for comment in page.comments[offset : offset + limit])
        return Rows(shown, len(page.comments), offset)

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
        if named := only_speaker(where):
            return self._said_by(named, newest, checked_limit(limit), checked_offset(offset))
        return self._rows(StatementLine, statement_conditions(where), order, limit, offset)

    def _said_by(self, named: str, newest: bool, limit: int, offset: int) -> Rows[StatementLine]:
        """Return somebody's statements, of which there may be 50,000: found in the index of voices alone."""
        said = said_by(named)
        _, day, capture, start = said.selected_columns
        shown = said.order_by(day.desc() if newest else day, capture, start).limit(limit).offset(offset)
        with self.store.look() as look:
            ids = [statement for statement, *_ in look.execute(shown)]
            lines = {line.id: line for line in store.read(look, StatementLine, "id", ids)}
            total = look.scalar(sa.select(sa.func.count()).select_from(said.subquery())) or 0
        return Rows(tuple(lines[id] for id in ids), total, offset)

    def statement(self, id: str) -> StatementLine:
        """Return one statement. Raises NotOnRecord."""
        with self.store.look() as look:
            return _one(look, StatementLine, id, "statement")

    def statements_of(self, ids: Sequence[str]) -> list[StatementLine]:
        """Return the statements of these ids, in the order they were kept; those not on record are left out."""
        with self.store.look() as look:
            return store.read(look, StatementLine, "id", ids)

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

    def carriers(self, utterance: str) -> Rows[StatementLine]:
        """Return every statement on record that carries one utterance. Raises NotOnRecord."""
        order = (_LINE.on_day, _LINE.capture)
        found = self._rows(StatementLine, [_LINE.utterance == utterance], order, LIMIT_MAX, 0)
        if not found.total:
            raise NotOnRecord(f"no utterance {utterance!r} on record; every statement names its own")
        return found

    def utterance(self, utterance: str) -> UtterancePage:
        """Return one utterance in all its wordings, side by side, and the sources behind them. Raises NotOnRecord."""
        found = self.carriers(utterance)
        with self.store.look() as look:
            return utterance_pages(look, {utterance: found.rows})[utterance]

    def utterances(self, utterances: Sequence[str]) -> dict[str, UtterancePage]:
        """Return some utterances whole, by id; of each at most the first hundred of its carriers."""
        with self.store.look() as look:
            lines: dict[str, list[StatementLine]] = {}
            for line in store.read(look, StatementLine, "utterance", sorted(set(utterances)), order="on_day"):
                some = lines.setdefault(line.utterance, [])
                if line.reviewed != "reject" and len(some) < _CARRIERS_SHOWN:
                    some.append(line)
            return utterance_pages(look, {id: some for id, some in lines.items() if some})

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

    def roles(self, actor: str) -> Rows[Role]:
        """Return the offices that pages give an actor, with the place of each."""
        with self.store.look() as look:
            ids = identities.known(look).all_of(self.actor(actor).id)
        table = tables[Role].c
        return self._rows(Role, [table.actor.in_(ids)], (table.capture, table.title), LIMIT_MAX, 0)

    def outlets_of(self, actor: str) -> dict[str, int]:
        """Return the outlets that carry an actor's statements with how many, the largest first."""
        count = sa.func.count(sa.distinct(_VOICE.statement))
        said = (_VOICE.actor == actor, _VOICE.part == "speaker", _VOICE.reviewed != "reject", _VOICE.outlet != "")
        query = sa.select(_VOICE.outlet, count).where(*said)
        with self.store.look() as look:
            ordered = query.group_by(_VOICE.outlet).order_by(count.desc(), _VOICE.outlet)
            return dict(look.execute(ordered).all())

    # --- stories -------------------------------------------------------------------------------

    def stories(self, *, limit: int = 50, offset: int = 0, **where: Unpack[StoryFilter]) -> Rows[StoryLine]:
        """Return the stories, the newest first; those one of whose articles meets each filter."""
        last = sa.func.max(sa.func.coalesce(_ARTICLE.published, ""))
        query = sa.select(_ARTICLE.story, last).where(_ARTICLE.story != "", *story_conditions(where))
        query = query.group_by(_ARTICLE.story)
        if where.get("outlets", 0) > 1:
            query = query.having(sa.func.count(sa.distinct(sa.func.nullif(_ARTICLE.outlet, ""))) >= where["outlets"])
        with self.store.look() as look:
            # All stories are grouped once, and counted as they are: to count them apart would take as long again.
            page = query.add_columns(sa.func.count().over()).order_by(last.desc(), _ARTICLE.story)
            found = look.execute(page.limit(checked_limit(limit)).offset(checked_offset(offset))).all()
            total = found[0][2] if found else look.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
            return Rows(tuple(story_lines(look, [story for story, *_ in found])), total, offset)

    def story(self, id: str) -> StoryLine:
        """Return one story. Raises NotOnRecord."""
        with self.store.look() as look:
            found = story_lines(look, [id])
        if not found:
            raise NotOnRecord(f"no story {id!r} on record; onrecord show stories lists them")
        return found[0]

    def reprints(self, *, group: str = "", limit: int = 50, offset: int = 0) -> Rows[Reprint]:
        """Return the captures that carry another's text, group by group."""
        table = tables[Reprint].c
        return self._rows(Reprint, [table.group == group] if group else [], (table.group, table.capture), limit, offset)

    def shared(self, capture: str, *, other: str = "", limit: int = LIMIT_MAX, offset: int = 0) -> Rows[SharedPassage]:
        """Return the passages that a page shares with another, word by word, and the words that differ.

        Without ``other`` with those that it copies: of a text merged from two reports with both, and where the
        direction is not known with the first of its group. They are in reading order, source by source.
        """
        with self.store.look() as look:
            one = self._capture_id(look, capture)
            others = [self._capture_id(look, other)] if other else self._sources(look, one)
            pages = {page.capture: page for page in store.read(look, Page, "capture", [one, *others])}
            passages = {each: store.read(look, Passage, "capture", [each], order="start") for each in pages}
        found = [
            passage
            for each in others
            if {one, each} <= pages.keys() and each != one
            for passage in sharing(pages[one], passages[one], pages[each], passages[each])
        ]
        limit, offset = checked_limit(limit), checked_offset(offset)
        return Rows(tuple(found[offset : offset + limit]), len(found), offset)

    def _sources(self, look: sa.Connection, capture: str) -> list[str]:
        """Return the captures that one copies; of an orphan, another of its group; none for an original."""
        table = tables[Reprint].c
        found = store.read(look, Reprint, "capture", [capture])
        if not found or found[0].kind is ReprintKind.ORIGINAL:
            return []
        if found[0].copy_of:
            return [each for each in (found[0].copy_of, found[0].also_of) if each]
        query = sa.select(table.capture).where(table.group == found[0].group, table.capture != capture)
        return list(look.scalars(query.order_by(table.capture).limit(1)))

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
            read = store.read(look, Reading, "capture", [page.line.capture, *(line.capture for line in originals)])
            own = carriers_elsewhere(look, page)
        credits = {each.capture: each for each in read if each.field == "original_outlet" and each.believed}
        links = tuple(dict.fromkeys(located(link, own) for link in chain(page, originals, credits)))
        return Rows(links, len(links))

    def copies(self, capture: str, *, limit: int = 50, offset: int = 0) -> Rows[ArticleLine]:
        """Return the pages that carry the same text as one, this one among them; the original first, then by day."""
        with self.store.look() as look:
            line = _one(look, ArticleLine, self._capture_id(look, capture), "article")
        same = _ARTICLE.group == line.group if line.group else _ARTICLE.id == line.id
        order = (_ARTICLE.kind != "original", _ARTICLE.published.is_(None), _ARTICLE.published, _ARTICLE.id)
        return self._rows(ArticleLine, [same], order, limit, offset)

    # --- problems, reviews, search -------------------------------------------------------------

    def problems(self, *, capture: str = "", limit: int = 50, offset: int = 0) -> Rows[Problem]:
        """Return what could not be read or made out, each with the source it is about."""
        table, of = tables[Problem].c, tables[Capture].c
        found = self._rows(
            Problem, [table.capture == capture] if capture else [], (table.source, table.id), limit, offset
        )
        held = [each.capture for each in found if each.capture]
        with self.store.look() as look:
            sources = {row.id: row.source for row in look.execute(sa.select(of.id, of.source).where(of.id.in_(held)))}
        rows = tuple(replace(each, source=each.source or sources.get(each.capture, "")) for each in found)
        return Rows(rows, found.total, found.offset)

    def reviews(
        self,
        *,
        target: str = "",
        noun: str = "",
        verdict: str = "",
        by: str = "",
        limit: int = 50,
        offset: int = 0,
    ) -> Rows[Review]:
        """Return every judgement ever made, undone ones too, the newest first."""
        table = tables[Review].c
        asked = {"target": target, "noun": noun, "verdict": verdict, "by": by}
        conditions = [table[name] == value for name, value in asked.items() if value]
        return self._rows(Review, conditions, (table.at.desc(), table.id), limit, offset)

    def undone(self, reviews: Iterable[str]) -> set[str]:
        """Return those of some reviews that were taken back, and whose taking back stands."""
        table = tables[Review].c
        wanted = set(reviews)
        with self.store.look() as look:
            query = store.select(Review).where(table.undoes != "")
            backs = {review.id: review for review in store.fetch(look, Review, query)}
        standing = {each.id for each in active_undoings(backs.values())}
        return {review.undoes for review in backs.values() if review.id in standing} & wanted

    def names(self, actors: Iterable[str]) -> dict[str, str]:
        """Return the names of some actors, as pages give them, by id."""
        with self.store.look() as look:
            return {actor.id: actor.name for actor in store.read(look, Actor, "id", set(actors))}

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

    def _rows(
        self, noun: type[T], conditions: Sequence[sa.ColumnElement[bool]], order: Sequence[Any], limit: int, offset: int
    ) -> Rows[T]:
        row = tables[noun].c.row
        # What is passed over is read in the index alone, and only what is shown in the table.
        shown = sa.select(row).where(*conditions).order_by(*order)
        shown = shown.limit(checked_limit(limit)).offset(checked_offset(offset))
        query = store.select(noun).where(row.in_(shown)).order_by(*order)
        count = sa.select(sa.func.count()).select_from(tables[noun]).where(*conditions)
        with self.store.look() as look:
            return Rows(tuple(store.fetch(look, noun, query)), look.scalar(count) or 0, offset)

    def _of_known_story(self, story: str, empty: Rows[T]) -> Rows[T]:
        """Return an empty answer about a story that there is. Raises NotOnRecord where there is none."""
        self.story(story)
        return empty

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


def _counts_each(reprints: str) -> bool:
    """Tell whether every reprint counts. Raises BadRequest for what says neither."""
    if reprints not in ("once", "each"):
        raise BadRequest(f"reprints are counted once or each, got {reprints!r}")
    return reprints == "each"


def _comment_line(text: str, comment: Comment) -> CommentLine:
    words = text[comment.span.start : comment.span.end]
    place = (comment.id, comment.capture, comment.span.start, comment.depth, comment.parent)
    return CommentLine(*place, comment.author, comment.posted, words)


def _one(look: sa.Connection, noun: type[T], id: str, what: str) -> T:
    found = store.read(look, noun, "id", [id])
    if not found:
        raise NotOnRecord(f"no {what} {id!r} on record")
    return found[0]
