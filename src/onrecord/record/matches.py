"""What words match in a full-text index: few are ranked, and of many the newest are found without finding them all.

A word that stands in a third of a million statements costs more to count and to sort than a person waits. So no more
than `COUNTED_MAX` are counted; where there are more, the rows are looked at in the order in which they are shown until
enough of them match.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence, Set
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import sqlalchemy as sa

from onrecord.record import store
from onrecord.record.schema import TOKENIZER

RANKED_MAX = 2_000  # matches that are ranked; 100,000 take a third of a second
COUNTED_MAX = 10_000  # matches that are counted, and looked at one by one: 16 ms of statements
BROAD = re.compile(r'"(\w{1,2})"\*')  # a beginning with so many endings that to look them all up takes a quarter second


@dataclass(frozen=True)
class Searched:
    """A full-text index, and how its rows are narrowed, put in order and shown."""

    index: str
    row: sa.Column[int]  # that the index counts by
    rows: sa.Select[Any]  # of `row`, narrowed: asked from the filters' side
    of_hits: sa.Select[Any]  # the same, asked for some rows: none of its conditions has another index than theirs
    left_out: sa.Select[Any] | None  # of `row`: all that ``rows`` lack, where they are few; None: there is a filter
    newest: tuple[Any, ...]
    shown: sa.Select[Any]  # of `row`, then the fields of a `Hit` without its snippet
    text: sa.Column[str]
    words: int  # of a snippet
    passing: Callable[[sa.Connection, int], Passing]  # so many of ``rows``, the newest first
    looked_at: Sequence[int]  # of these for what very many match, before it is told whether going on is worth it


@dataclass(frozen=True)
class Passing:
    """Rows that pass a filter, the newest first."""

    rows: Sequence[int]
    is_all: bool


@dataclass(frozen=True)
class Found:
    """One page of what matches."""

    rows: Sequence[int]
    total: int  # in all
    is_least: bool  # there are more than ``total``: they were not counted


def found(look: sa.Connection, searched: Searched, match: str, limit: int, offset: int) -> Found:
    """Return ``limit`` of what matches from ``offset`` on: of at most `RANKED_MAX` the best first, else the newest."""
    hits = _hits(look, searched, match)
    if searched.left_out is None:
        return _narrowed(look, searched, match, hits, limit, offset)
    gone = set(look.scalars(searched.left_out).all())
    if len(hits) <= RANKED_MAX:
        return _ranked(look, searched, match, set(hits) - gone, slice(offset, offset + limit))
    counted = len(hits) - len(gone.intersection(hits))
    if len(hits) > COUNTED_MAX and gone:
        counted = _counted(look, searched, match, searched.left_out)
    if counted <= COUNTED_MAX:
        return Found(_sorted(look, searched, match, limit, offset), counted, is_least=False)
    if not limit:
        return Found((), COUNTED_MAX, is_least=True)
    some = _newest(look, searched, match, limit, offset)
    return replace(some, total=max(COUNTED_MAX, some.total)) if some.is_least else some


def _narrowed(
    look: sa.Connection, searched: Searched, match: str, hits: Sequence[int], limit: int, offset: int
) -> Found:
    """Return the same of rows that a filter narrows; of few that match each is asked whether it passes."""
    if len(hits) > COUNTED_MAX:
        return _newest(look, searched, match, limit, offset)
    that_pass = searched.of_hits.where(store.among(searched.row, hits))
    if len(hits) <= RANKED_MAX:
        kept = set(look.scalars(that_pass).all()) if hits else set[int]()
        return _ranked(look, searched, match, kept, slice(offset, offset + limit))
    every = look.scalars(that_pass.order_by(*searched.newest)).all()
    return Found(every[offset : offset + limit], len(every), is_least=False)


def _ranked(look: sa.Connection, searched: Searched, match: str, kept: Set[int], page: slice) -> Found:
    if not kept or page.start == page.stop:  # to rank where a frequent word is among them takes 20 ms
        return Found((), len(kept), is_least=False)
    index = _index(searched)
    ranked = look.scalars(_matching(searched, match).order_by(index.c.rank, index.c.rowid)).all()
    best = (row for row in ranked if row in kept)
    return Found(list(islice(best, page.start, page.stop)), len(kept), is_least=False)


def _hits(look: sa.Connection, searched: Searched, match: str) -> Sequence[int]:
    """Return the rows that match; of more than `COUNTED_MAX` one more than that, which may be any."""
    most = max(COUNTED_MAX, RANKED_MAX) + 1
    if BROAD.search(match):
        some = look.scalars(_matching(searched, _with_one_ending(look, searched, match)).limit(most)).all()
        if len(some) == most:
            return some
    return look.scalars(_matching(searched, match).limit(most)).all()


def _with_one_ending(look: sa.Connection, searched: Searched, match: str) -> str:
    """Return a query with the commonest word of the last texts for each broad beginning: what it finds matches, too."""
    last = sa.select(sa.func.max(searched.row)).scalar_subquery()
    texts = sa.select(searched.row, searched.text).where(searched.row > last - searched.looked_at[0])
    with _indexed(look.execute(texts).all()) as of_these:
        of_these.execute("CREATE VIRTUAL TABLE words USING fts5vocab(shown, 'row')")
        commonest = "SELECT term FROM words WHERE term >= ? AND term < ? ORDER BY doc DESC, term LIMIT 1"

        def one(begun: re.Match[str]) -> str:
            beginning = begun[1].lower()
            word = of_these.execute(commonest, (beginning, f"{beginning}\U0010ffff")).fetchone()
            return f'"{word[0]}"' if word else begun[0]

        return BROAD.sub(one, match)


def _counted(look: sa.Connection, searched: Searched, match: str, left_out: sa.Select[Any]) -> int:
    """Return how many rows match, less those left out; one more than `COUNTED_MAX` where there are more than that."""
    counted = _matching(searched, match).where(sa.literal_column(f"+{searched.index}.rowid").not_in(left_out))
    some = counted.limit(COUNTED_MAX + 1).subquery()
    return look.scalar(sa.select(sa.func.count()).select_from(some)) or 0


def _newest(look: sa.Connection, searched: Searched, match: str, limit: int, offset: int) -> Found:
    """Return a page of what very many rows match: looked at one by one in their order while that leads to it soon."""
    wanted = offset + limit
    kept, is_all = _walked(look, searched, match, wanted)
    if is_all or len(kept) > wanted:
        return Found(kept[offset:wanted], len(kept), is_least=not is_all)
    rows = _sorted(look, searched, match, limit + 1, offset)
    if len(rows) > limit:
        return Found(rows[:limit], offset + limit, is_least=True)
    if rows or not offset:
        return Found(rows, offset + len(rows), is_least=False)
    every = searched.rows.where(_is_found(searched, match)).with_only_columns(sa.func.count())
    return Found((), look.scalar(every) or 0, is_least=False)


def _sorted(look: sa.Connection, searched: Searched, match: str, limit: int, offset: int) -> Sequence[int]:
    """Return a page of the newest rows that match, all of which are found for it."""
    rows = searched.rows.where(_is_found(searched, match)).order_by(*searched.newest)
    return look.scalars(rows.limit(limit).offset(offset)).all() if limit else ()


def _walked(look: sa.Connection, searched: Searched, match: str, wanted: int) -> tuple[list[int], bool]:
    """Return what matches among the newest rows, in their order, until more than ``wanted`` do, and if that is all.

    It is given up, and less returned, where so few match that as many as may be looked at would not tell.
    """
    kept, done = list[int](), 0
    for most in searched.looked_at:
        passing = searched.passing(look, most)
        kept += _that_match(look, searched, match, passing.rows[done:])
        done = len(passing.rows)
        if passing.is_all or len(kept) > wanted or len(kept) * searched.looked_at[-1] < wanted * done:
            return kept, passing.is_all
    return kept, False


def _that_match(look: sa.Connection, searched: Searched, match: str, rows: Sequence[int]) -> list[int]:
    """Return those of ``rows`` that match, in their order."""
    texts = look.execute(sa.select(searched.row, searched.text).where(store.among(searched.row, rows))).all()
    with _indexed(texts) as of_these:
        hits = {row for (row,) in of_these.execute("SELECT rowid FROM shown WHERE shown MATCH ?", (match,))}
    return [row for row in rows if row in hits]


def snippets(look: sa.Connection, searched: Searched, match: str, rows: Sequence[int]) -> dict[int, str]:
    """Return by row the words of ``rows`` round what matches, which stands between characters 2 and 3.

    An index of these texts alone tells it: to find one row among all that hold a frequent word takes two milliseconds.
    """
    texts = look.execute(sa.select(searched.row, searched.text).where(searched.row.in_(rows))).all() if rows else []
    with _indexed(texts) as of_these:
        told = "SELECT rowid, snippet(shown, 0, char(2), char(3), '…', ?) FROM shown WHERE shown MATCH ?"
        return dict(of_these.execute(told, (searched.words, match)))


def _indexed(texts: Sequence[Sequence[Any]]) -> closing[sqlite3.Connection]:
    """Return a full-text index, `shown`, of some rows and their texts alone: what matches there matches on record."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.execute(f"CREATE VIRTUAL TABLE shown USING fts5(text, tokenize='{TOKENIZER}')")
    made.execute("BEGIN")  # one by one they would take as long again
    made.executemany("INSERT INTO shown (rowid, text) VALUES (?, ?)", map(tuple, texts))
    return closing(made)


def _index(searched: Searched) -> sa.TableClause:
    return sa.table(searched.index, sa.column("rowid"), sa.column("rank"))


def _matching(searched: Searched, match: str) -> sa.Select[Any]:
    """Return a query for the rows that match, in the order of the index."""
    matching = sa.text(f"{searched.index} MATCH :words").bindparams(words=match)
    return sa.select(_index(searched).c.rowid).where(matching)


def _is_found(searched: Searched, match: str) -> sa.ColumnElement[bool]:
    """Return that a row is among those that match, looked up once: joined freely, SQLite may do so for each row."""
    return sa.literal_column(f"+{searched.row.table.name}.row").in_(_matching(searched, match))
