"""Questions about articles: which there are, and one whole."""

from __future__ import annotations

from typing import Unpack

import sqlalchemy as sa

from onrecord.model import Capture, Citation, Comment, Declared, Page, Passage, Reading, Review
from onrecord.record import store
from onrecord.record.answering import Answering, one
from onrecord.record.answers import ArticleLine, ArticlePage, CommentLine, Rows, StatementLine
from onrecord.record.covers import covered, covers
from onrecord.record.filters import ArticleFilter, between, checked_limit, checked_offset, in_story, matching
from onrecord.record.schema import tables, tally
from onrecord.record.summaries import tallied

_ARTICLE = tables[ArticleLine].c


class Articles(Answering):
    """The part of a `Record` that answers about articles."""

    def articles(self, *, limit: int = 50, offset: int = 0, **where: Unpack[ArticleFilter]) -> Rows[ArticleLine]:
        """Return articles, the newest first, the undated last."""
        conditions = [_ARTICLE[name] == where[name] for name in ("outlet", "language") if where.get(name)]
        conditions += in_story(_ARTICLE.story, where.get("story", ""))
        conditions += between(_ARTICLE.published, where.get("since", ""), where.get("until", ""))
        if where.get("source"):
            conditions.append(_ARTICLE.source.endswith(where["source"], autoescape=True))
        if where.get("words"):
            conditions.append(_ARTICLE.capture.in_(matching(Page, "page_words", where["words"], "capture")))
        order = (_ARTICLE.published.desc(), _ARTICLE.id)
        return self._rows(ArticleLine, conditions, order, limit, offset, tallied(ArticleLine, where))

    def article(self, capture: str) -> ArticlePage:
        """Return one article whole, with the evidence for every value; ``capture`` is its id or its source."""
        with self.store.look() as look:
            line = one(look, ArticleLine, self._capture_id(look, capture), "article")
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
            return one(look, ArticleLine, self._capture_id(look, capture), "article")

    def language_why(self, line: ArticleLine) -> str:
        """Return what tells a page's language: what it declares, else its words; "" where nothing does."""
        with self.store.look() as look:
            of = tables[Declared].c
            query = store.select(Declared).where(of.capture == line.capture, of.name == "language")
            declared = [each.value for each in store.fetch(look, Declared, query)]
        if not line.language:
            return ""
        if fitting := [value for value in declared if value[:2].lower() == line.language]:
            return f"declared as “{fitting[0]}”"
        return "its words" + (f", though it declares “{declared[0]}”" if declared else "")

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
        articles, of = sa.func.sum(tally.c.count), tally.c
        query = sa.select(of.outlet, articles).where(of.noun == tables[ArticleLine].name, of.outlet != "")
        query = query.group_by(of.outlet).having(articles > 0).order_by(articles.desc(), of.outlet)
        with self.store.look() as look:
            return dict(look.execute(query).all())


def _comment_line(text: str, comment: Comment) -> CommentLine:
    words = text[comment.span.start : comment.span.end]
    place = (comment.id, comment.capture, comment.span.start, comment.depth, comment.parent)
    return CommentLine(*place, comment.author, comment.posted, words)
