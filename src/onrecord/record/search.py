"""Full-text search over statements and pages.

Where few rows match, the best come first, as SQLite's bm25 ranks them. Where many do, ranking them all would take
longer than a person waits, and tells little: the newest come first. How they are found says `matches`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Unpack

import sqlalchemy as sa

from onrecord.dates import PartialDate
from onrecord.model import Comment, Page
from onrecord.record import matches, store
from onrecord.record.answers import ArticleLine, Hit, Rows, StatementLine
from onrecord.record.covers import covered_words, handles
from onrecord.record.filters import (
    PARTS,
    StatementFilter,
    between,
    checked_limit,
    checked_offset,
    conditions_of_each,
    in_story,
    match_query,
    statement_conditions,
)
from onrecord.record.matches import Found, Passing, Searched
from onrecord.record.passing import passing
from onrecord.record.schema import tables, tally
from onrecord.record.store import Store

_ARTICLE, _LINE, _PAGE = (tables[noun].c for noun in (ArticleLine, StatementLine, Page))
# In their order, for what very many match: the last take 25 ms each.
LINES_LOOKED_AT = (300, 1_000, 3_000)
PAGES_LOOKED_AT = (30, 100)
_DEAR = {*PARTS, "published_since", "published_until"}  # filters by which nothing is in order: all else costs more
_OF_PAGES = {"outlet", "story", "since", "until"}  # filters that narrow pages too


class Search:
    """The part of a `Record` that finds words."""

    store: Store

    def search(self, query: str, *, limit: int = 50, offset: int = 0, **where: Unpack[StatementFilter]) -> Rows[Hit]:
        """Return statements and pages that hold the words of ``query``: statements first, of each kind the best first.

        Of more than 2,000 that match, the newest come first; more than 10,000 are not counted. Words in double
        quotation marks must stand together; ``word*`` takes every ending. Filters narrow statements, and leave pages
        out unless only outlet, story or dates are given.
        """
        limit, offset = checked_limit(limit), checked_offset(offset)
        match = match_query(query)
        with self.store.look() as look:
            said = matches.found(look, statements := _statements(where), match, limit, offset)
            found = _hits(look, "statement", statements, match, said)
            total, is_least = said.total, said.is_least
            if not is_least and not set(where) - _OF_PAGES:
                at = max(0, offset - said.total)
                more = matches.found(look, pages := _pages(where), match, limit - len(found), at)
                found += _covered(look, _hits(look, "page", pages, match, more))
                total, is_least = total + more.total, more.is_least
        return Rows(tuple(found), total, offset, is_least)


def _statements(where: StatementFilter) -> Searched:
    fields = (_LINE.row, _LINE.id, _LINE.capture, _LINE.source, _LINE.outlet, _LINE.published, _LINE.speaker)
    rejected = sa.select(_LINE.row).where(_LINE.reviewed == "reject")
    return Searched(
        index="statement_words",
        row=_LINE.row,
        rows=sa.select(_LINE.row).where(*statement_conditions(where)),
        of_hits=sa.select(_LINE.row).where(*conditions_of_each(where)),
        left_out=None if where else rejected,
        newest=(_LINE.on_day.desc(), _LINE.capture, _LINE.start),
        shown=sa.select(*fields, _LINE.start),
        text=_LINE.text,
        words=40,
        passing=lambda look, limit: passing(look, where, limit),
        looked_at=LINES_LOOKED_AT if _DEAR & set(where) else LINES_LOOKED_AT[:-1],
    )


def _pages(where: StatementFilter) -> Searched:
    fields = (_PAGE.row, _ARTICLE.id, _ARTICLE.capture, _ARTICLE.source, _ARTICLE.outlet, _ARTICLE.published)
    joined = tables[ArticleLine].join(tables[Page], _PAGE.capture == _ARTICLE.capture)
    of_each = tables[Page].join(tables[ArticleLine], _ARTICLE.id == _PAGE.capture)
    conditions = _page_conditions(where, dict(_ARTICLE.items()))
    plain = {name: sa.literal_column(f"+article_line.{name}", column.type) for name, column in _ARTICLE.items()}
    rows = sa.select(_PAGE.row).select_from(joined).where(*conditions)
    newest = (_ARTICLE.published.desc(), _ARTICLE.id)

    def some(look: sa.Connection, limit: int) -> Passing:
        found = list(look.scalars(rows.order_by(*newest).limit(limit)))
        return Passing(found, len(found) < limit)

    return Searched(
        index="page_words",
        row=_PAGE.row,
        rows=rows,
        of_hits=sa.select(_PAGE.row).select_from(of_each).where(*_page_conditions(where, plain)),
        left_out=None if conditions else _pages_without_an_article(),
        newest=newest,
        shown=sa.select(*fields, _ARTICLE.title, sa.literal(0)).select_from(joined),
        text=_PAGE.text,
        words=24,
        passing=some,
        looked_at=PAGES_LOOKED_AT,
    )


def _page_conditions(
    where: StatementFilter, article: Mapping[str, sa.ColumnElement[Any]]
) -> list[sa.ColumnElement[bool]]:
    found = [article["outlet"] == where["outlet"]] if where.get("outlet") else []
    found += in_story(article["story"], where.get("story", ""))
    return found + between(article["published"], where.get("since", ""), where.get("until", ""))


def _pages_without_an_article() -> sa.Select[Any]:
    """Return a query for the pages that no step has made an article of; where there is none, nothing is read."""
    of = sa.func.coalesce(sa.func.sum(tally.c.count), 0)
    pages, articles = (sa.select(of).where(tally.c.noun == tables[noun].name) for noun in (Page, ArticleLine))
    return sa.select(_PAGE.row).where(
        pages.scalar_subquery() > articles.scalar_subquery(),
        _PAGE.capture.not_in(sa.select(_ARTICLE.capture)),
    )


def _hits(look: sa.Connection, noun: str, searched: Searched, match: str, found: Found) -> list[Hit]:
    """Return what was found as it is shown."""
    rows = list(found.rows)
    shown = {row[0]: tuple(row) for row in look.execute(searched.shown.where(searched.row.in_(rows)))} if rows else {}
    cut = matches.snippets(look, searched, match, rows)
    return [_hit(noun, (*shown[row][1:-1], cut.get(row, ""), shown[row][-1])) for row in rows]


def _covered(look: sa.Connection, hits: Sequence[Hit]) -> list[Hit]:
    """Return hits with the handles of their pages' commenters covered."""
    captures = [hit.capture for hit in hits]
    pages = {page.id: page.text for page in store.read(look, Page, "id", captures)}
    comments: dict[str, list[Comment]] = {}
    for comment in store.read(look, Comment, "capture", captures):
        comments.setdefault(comment.capture, []).append(comment)
    named = {capture: handles(pages[capture], some) for capture, some in comments.items()}
    return [replace(hit, snippet=covered_words(hit.snippet, named.get(hit.capture, ()))) for hit in hits]


def _hit(noun: str, row: Sequence[Any]) -> Hit:
    id, capture, source, outlet, published, speaker, snippet, start = row
    return Hit(
        noun, id, capture, source, outlet, PartialDate(published) if published else None, speaker, snippet, start
    )
