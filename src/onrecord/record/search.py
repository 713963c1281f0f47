"""Full-text search over statements and pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Unpack

import sqlalchemy as sa

from onrecord.dates import PartialDate
from onrecord.model import Comment, Page
from onrecord.record import store
from onrecord.record.answers import ArticleLine, Hit, Rows, StatementLine
from onrecord.record.covers import covered_words, handles
from onrecord.record.filters import (
    StatementFilter,
    between,
    checked_limit,
    checked_offset,
    match_query,
    statement_conditions,
)
from onrecord.record.schema import tables
from onrecord.record.store import Store

_ARTICLE, _LINE = (tables[noun].c for noun in (ArticleLine, StatementLine))
_OF_PAGES = {"outlet", "story", "since", "until"}  # filters that narrow pages too


class Search:
    """The part of a `Record` that finds words."""

    store: Store

    def search(self, query: str, *, limit: int = 50, offset: int = 0, **where: Unpack[StatementFilter]) -> Rows[Hit]:
        """Return statements and pages that hold the words of ``query``: statements first, of each kind the best first.

        Words in double quotation marks must stand together; ``word*`` takes every ending. Filters narrow statements,
        and leave pages out unless only outlet, story or dates are given.
        """
        limit, offset = checked_limit(limit), checked_offset(offset)
        statements = _statements(match_query(query), where)
        pages = _pages(match_query(query), where) if not set(where) - _OF_PAGES else None
        with self.store.look() as look:
            said = _count(look, statements)
            total = said + (_count(look, pages) if pages is not None else 0)
            found = [_hit("statement", row) for row in look.execute(statements.limit(limit).offset(offset))]
            if pages is not None and len(found) < limit:
                rest = pages.limit(limit - len(found)).offset(max(0, offset - said))
                found += _covered(look, [_hit("page", row) for row in look.execute(rest)])
        return Rows(tuple(found), total, offset)


def _statements(match: str, where: StatementFilter) -> sa.Select[Any]:
    index = sa.table("statement_words", sa.column("rowid"), sa.column("rank"))
    snippet: sa.ColumnClause[str] = sa.literal_column("snippet(statement_words, 0, char(2), char(3), '…', 40)")
    table = tables[StatementLine]
    return (
        sa.select(_LINE.id, _LINE.capture, _LINE.source, _LINE.outlet, _LINE.published, _LINE.speaker)
        .add_columns(snippet, _LINE.start)
        .select_from(table.join(index, index.c.rowid == table.c.row))
        .where(sa.text("statement_words MATCH :words").bindparams(words=match))
        .where(*statement_conditions(where))
        .order_by(index.c.rank, _LINE.id)
    )


def _pages(match: str, where: StatementFilter) -> sa.Select[Any]:
    index = sa.table("page_words", sa.column("rowid"), sa.column("rank"))
    snippet: sa.ColumnClause[str] = sa.literal_column("snippet(page_words, 0, char(2), char(3), '…', 24)")
    page, article = tables[Page], tables[ArticleLine]
    conditions = [_ARTICLE[name] == where[name] for name in ("outlet", "story") if where.get(name)]
    return (
        sa.select(_ARTICLE.id, _ARTICLE.capture, _ARTICLE.source, _ARTICLE.outlet, _ARTICLE.published)
        .add_columns(_ARTICLE.title, snippet, sa.literal(0))
        .select_from(page.join(index, index.c.rowid == page.c.row).join(article, article.c.capture == page.c.capture))
        .where(sa.text("page_words MATCH :words").bindparams(words=match), *conditions)
        .where(*between(_ARTICLE.published, where.get("since", ""), where.get("until", "")))
        .order_by(index.c.rank, _ARTICLE.id)
    )


def _count(look: sa.Connection, query: sa.Select[Any]) -> int:
    """Return how many rows a search finds, without their snippets."""
    return look.scalar(query.with_only_columns(sa.func.count()).order_by(None)) or 0


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
