"""Full-text search over statements and pages.

Where few rows match, the best come first, as SQLite's bm25 ranks them. Where many do, ranking them all would take
longer than a person waits, and tells little: the newest come first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
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
    in_story,
    match_query,
    statement_conditions,
)
from onrecord.record.schema import TOKENIZER, tables, tally
from onrecord.record.store import Store

RANKED_MAX = 2_000  # matches that are ranked; 100,000 take a third of a second

_ARTICLE, _LINE, _PAGE = (tables[noun].c for noun in (ArticleLine, StatementLine, Page))
_OF_PAGES = {"outlet", "story", "since", "until"}  # filters that narrow pages too


@dataclass(frozen=True)
class _Searched:
    """A full-text index, and how its rows are narrowed, put in order and shown."""

    index: str
    row: sa.Column[int]  # that the index counts by
    rows: sa.Select[Any]  # of `row`, narrowed
    left_out: sa.Select[Any] | None  # of `row`: all that ``rows`` lack, where they are few; None: there is a filter
    newest: tuple[Any, ...]
    shown: sa.Select[Any]  # of `row`, then the fields of a `Hit` without its snippet
    text: sa.Column[str]
    words: int  # of a snippet


class Search:
    """The part of a `Record` that finds words."""

    store: Store

    def search(self, query: str, *, limit: int = 50, offset: int = 0, **where: Unpack[StatementFilter]) -> Rows[Hit]:
        """Return statements and pages that hold the words of ``query``: statements first, of each kind the best first.

        Of more than 2,000 that match, the newest come first. Words in double quotation marks must stand together;
        ``word*`` takes every ending. Filters narrow statements, and leave pages out unless only outlet, story or dates
        are given.
        """
        limit, offset = checked_limit(limit), checked_offset(offset)
        match = match_query(query)
        with self.store.look() as look:
            rows, said = _found(look, _statements(where), match, limit, offset)
            found, total = [_hit("statement", row) for row in rows], said
            if not set(where) - _OF_PAGES:
                rows, more = _found(look, _pages(where), match, limit - len(found), max(0, offset - said))
                found += _covered(look, [_hit("page", row) for row in rows])
                total += more
        return Rows(tuple(found), total, offset)


def _statements(where: StatementFilter) -> _Searched:
    fields = (_LINE.row, _LINE.id, _LINE.capture, _LINE.source, _LINE.outlet, _LINE.published, _LINE.speaker)
    rejected = sa.select(_LINE.row).where(_LINE.reviewed == "reject")
    return _Searched(
        "statement_words",
        _LINE.row,
        sa.select(_LINE.row).where(*statement_conditions(where)),
        None if where else rejected,
        (_LINE.on_day.desc(), _LINE.capture, _LINE.start),
        sa.select(*fields, _LINE.start),
        _LINE.text,
        40,
    )


def _pages(where: StatementFilter) -> _Searched:
    fields = (_PAGE.row, _ARTICLE.id, _ARTICLE.capture, _ARTICLE.source, _ARTICLE.outlet, _ARTICLE.published)
    conditions = [_ARTICLE.outlet == where["outlet"]] if where.get("outlet") else []
    conditions += in_story(_ARTICLE.story, where.get("story", ""))
    conditions += between(_ARTICLE.published, where.get("since", ""), where.get("until", ""))
    joined = tables[ArticleLine].join(tables[Page], _PAGE.capture == _ARTICLE.capture)
    pages = sa.select(sa.func.count()).select_from(tables[Page])
    articles = sa.select(sa.func.sum(tally.c.count)).where(tally.c.noun == tables[ArticleLine].name)
    bare = sa.select(_PAGE.row).where(
        pages.scalar_subquery() > sa.func.coalesce(articles.scalar_subquery(), 0),
        _PAGE.capture.not_in(sa.select(_ARTICLE.capture)),
    )
    return _Searched(
        "page_words",
        _PAGE.row,
        sa.select(_PAGE.row).select_from(joined).where(*conditions),
        None if conditions else bare,
        (_ARTICLE.published.desc(), _ARTICLE.id),
        sa.select(*fields, _ARTICLE.title, sa.literal(0)).select_from(joined),
        _PAGE.text,
        24,
    )


def _found(
    look: sa.Connection, searched: _Searched, match: str, limit: int, offset: int
) -> tuple[list[tuple[Any, ...]], int]:
    """Return one page of what matches, each row with its snippet at the end but one, and how many match in all."""
    # Every query looks into the index of words once: joined freely, SQLite may look into it for each row instead.
    index = sa.table(searched.index, sa.column("rowid"), sa.column("rank"))
    matching = sa.text(f"{searched.index} MATCH :words").bindparams(words=match)
    found = sa.select(index.c.rowid).where(matching)
    hits = list(look.scalars(found.limit(RANKED_MAX + 1)))
    if len(hits) <= RANKED_MAX:
        kept = set(look.scalars(searched.rows.where(store.among(searched.row, hits)))) if hits else set()
        best = (row for row in look.scalars(found.order_by(index.c.rank, index.c.rowid)) if row in kept) if kept else ()
        rows, total = list(islice(best, offset, offset + limit)), len(kept)
    else:
        among = sa.literal_column(f"+{searched.row.table.name}.row").in_(found)
        chosen = searched.rows.where(among)
        if searched.left_out is None:
            total = _count(look, chosen)
        else:
            all_of_them = sa.select(sa.func.count()).select_from(index).where(matching)
            gone = list(look.scalars(searched.left_out))
            lost = sa.select(sa.func.count()).select_from(found.subquery("found")).where(_among_plainly("found", gone))
            total = (look.scalar(all_of_them) or 0) - (look.scalar(lost) or 0 if gone else 0)
        rows = list(look.scalars(chosen.order_by(*searched.newest).limit(limit).offset(offset))) if limit else []
    shown = {row[0]: tuple(row) for row in look.execute(searched.shown.where(searched.row.in_(rows)))}
    cut = _snippets(look, searched, match, rows)
    return [(*shown[row][1:-1], cut.get(row, ""), shown[row][-1]) for row in rows], total


def _snippets(look: sa.Connection, searched: _Searched, match: str, rows: Sequence[int]) -> dict[int, str]:
    """Return by row the words of ``rows`` round what matches, which stands between characters 2 and 3.

    An index of these texts alone tells it: to find one row among all that hold a frequent word takes two milliseconds.
    """
    texts = look.execute(sa.select(searched.row, searched.text).where(searched.row.in_(rows))).all() if rows else []
    with closing(sqlite3.connect(":memory:")) as shown:
        shown.execute(f"CREATE VIRTUAL TABLE shown USING fts5(text, tokenize='{TOKENIZER}')")
        shown.executemany("INSERT INTO shown (rowid, text) VALUES (?, ?)", map(tuple, texts))
        told = "SELECT rowid, snippet(shown, 0, char(2), char(3), '…', ?) FROM shown WHERE shown MATCH ?"
        return dict(shown.execute(told, (searched.words, match)))


def _among_plainly(name: str, rows: Sequence[int]) -> sa.ColumnElement[bool]:
    """Return that rows of ``name`` are among ``rows``: SQLite is to read the first once, and look in the second."""
    return store.among(sa.literal_column(f"+{name}.rowid"), rows)


def _count(look: sa.Connection, query: sa.Select[Any]) -> int:
    return look.scalar(query.with_only_columns(sa.func.count())) or 0


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
