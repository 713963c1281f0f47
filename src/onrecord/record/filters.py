"""What narrows an answer: the filters every face offers, and their meaning in SQL."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, TypedDict

import sqlalchemy as sa

from onrecord.dates import PartialDate
from onrecord.model import Actor, Page
from onrecord.problems import BadRequest
from onrecord.record.answers import ArticleLine, StatementLine, Voice
from onrecord.record.schema import tables

LIMIT_MAX = 1000  # rows of one answer; exports page through by themselves

PARTS = ("speaker", "addressee")  # that somebody may have in a statement

_ARTICLE, _LINE, _VOICE = (tables[noun].c for noun in (ArticleLine, StatementLine, Voice))


class ArticleFilter(TypedDict, total=False):
    """What narrows articles. ``since`` and ``until`` are partial dates of publication."""

    outlet: str
    story: str  # a story's id, or a part of its name
    language: str
    since: str
    until: str
    source: str  # a path or URL as added, or the end of one
    words: str  # in the page's text


class StoryFilter(TypedDict, total=False):
    """What narrows stories: each by what one of their articles has."""

    outlet: str
    outlets: int  # that tell it, at least
    speaker: str  # an actor's id, or a name or part of one
    since: str  # partial dates of publication
    until: str
    words: str  # in the page's text


class StatementFilter(TypedDict, total=False):
    """What narrows statements. ``since`` and ``until`` are partial dates: when it was said, else published."""

    speaker: str  # an actor's id, or a name or part of one
    addressee: str
    outlet: str
    story: str  # a story's id, or a part of its name
    capture: str
    form: str
    negated: bool
    region: str
    reviewed: str  # "", accept, correct, reject; without it the rejected are left out
    since: str
    until: str
    published_since: str  # the page that reports it
    published_until: str
    words: str  # in the statement's own words


def story_conditions(where: StoryFilter) -> list[sa.ColumnElement[bool]]:
    """Return what a row of articles must meet for its story to be told; how many outlets tell it is counted later."""
    found = [_ARTICLE.outlet == where["outlet"]] if where.get("outlet") else []
    found += between(_ARTICLE.published, where.get("since", ""), where.get("until", ""))
    if where.get("words"):
        found.append(_ARTICLE.capture.in_(matching(Page, "page_words", where["words"], "capture")))
    if where.get("speaker"):
        said = sa.select(_LINE.story).where(*statement_conditions({"speaker": where["speaker"]}))
        found.append(_ARTICLE.story.in_(said))
    return found


def statement_conditions(where: StatementFilter) -> list[sa.ColumnElement[bool]]:
    """Return what a row of statements must meet."""
    found = _plain_conditions(where, dict(_LINE.items()))
    for part in PARTS:
        if named := where.get(part):
            found.append(_LINE.id.in_(_spoken(part, str(named))))
    return found


def conditions_of_each(where: StatementFilter, *, leading: Collection[str] = ()) -> list[sa.ColumnElement[bool]]:
    """Return the same as `statement_conditions`, to be asked of each of some rows that are found otherwise.

    Nothing in it leads SQLite to an index but what it asks of the columns ``leading``: SQLite does not know how many
    rows an outlet has, and would find these first.
    """
    line: Mapping[str, sa.ColumnElement[Any]] = {
        name: column if name in leading else sa.literal_column(f"+statement_line.{name}", column.type)
        for name, column in _LINE.items()
    }
    parts = [_has_part(part, str(named)) for part in PARTS if (named := where.get(part))]
    return [*_plain_conditions(where, line), *parts]


def _plain_conditions(
    where: StatementFilter, line: Mapping[str, sa.ColumnElement[Any]]
) -> list[sa.ColumnElement[bool]]:
    """Return what the columns of a row of statements must meet."""
    found = [line[name] == where[name] for name in ("outlet", "capture", "form", "region") if where.get(name)]
    found += in_story(line["story"], where.get("story", ""))
    if where.get("negated") is not None:
        found.append(line["negated"].is_(where["negated"]))
    found.append(line["reviewed"] == where["reviewed"] if "reviewed" in where else line["reviewed"] != "reject")
    found += between(line["on_day"], where.get("since", ""), where.get("until", ""))
    found += between(line["published"], where.get("published_since", ""), where.get("published_until", ""))
    if where.get("words"):
        found.append(line["row"].in_(matching_rows("statement_words", where["words"])))
    return found


def _has_part(part: str, named: str) -> sa.ColumnElement[bool]:
    """Return that somebody of this id, or with these words in the name, has a part in a statement."""
    of = [_VOICE.statement == _LINE.id, _VOICE.part == part]
    actor = sa.literal_column("+voice.actor", _VOICE.actor.type)
    if is_id(named):
        return sa.exists().where(*of, actor == named)
    unknown = sa.and_(actor == "", _VOICE.name.icontains(named, autoescape=True))
    return sa.exists().where(*of, sa.or_(actor.in_(actors_named(named)), unknown))


def _spoken(part: str, named: str) -> sa.SelectBase:
    """Return a query for the statements in which somebody of this id, or with these words in the name, has a part."""
    of = sa.select(_VOICE.statement).where(_VOICE.part == part)
    known = of.where(_VOICE.actor == named)
    if is_id(named):
        return known
    unknown = of.where(_VOICE.actor == "", _VOICE.name.icontains(named, autoescape=True))
    # Together and not joined by "or", which would look at every part in every statement.
    return known.union_all(of.where(_VOICE.actor.in_(actors_named(named))), unknown)


def in_story(column: sa.ColumnElement[str], named: str) -> list[sa.ColumnElement[bool]]:
    """Narrow a column of stories' ids to one of them, or to those with these words in their name."""
    if not named or is_id(named):
        return [column == named] if named else []
    is_called = _ARTICLE.label.icontains(named, autoescape=True)
    called = sa.select(_ARTICLE.story).where(_ARTICLE.story != "", sa.or_(is_called, _ARTICLE.story == named))
    return [column.in_(called.distinct())]


def is_id(named: str) -> bool:
    """Tell whether words are the id of something, and no name."""
    return re.fullmatch(r"[0-9a-f]{16}", named) is not None


def only_speaker(where: StatementFilter) -> str:
    """Return by whom the statements asked for are, an id or a name, "" where anything else narrows them too."""
    narrowed = any(value or name in ("reviewed", "negated") for name, value in where.items() if name != "speaker")
    return "" if narrowed else where.get("speaker", "")


def said_by(named: str) -> sa.Select[Any]:
    """Return a query for ``statement, on_day, capture, start`` of what somebody said, from the index of voices."""
    fields = (_VOICE.statement, _VOICE.on_day, _VOICE.capture, _VOICE.start)
    said = sa.select(*fields).where(_VOICE.part == "speaker", _VOICE.reviewed != "reject")
    if is_id(named):
        return said.where(_VOICE.actor == named).distinct()
    unknown = said_by_unknown(named)
    found = said.where(_VOICE.actor.in_(actors_named(named))).union(unknown).subquery().c
    return sa.select(found.statement, found.on_day, found.capture, found.start)


def said_by_unknown(named: str) -> sa.Select[Any]:
    """Return a query for ``statement, on_day, capture, start`` of what those said whom no actor is known to be."""
    fields = (_VOICE.statement, _VOICE.on_day, _VOICE.capture, _VOICE.start)
    said = sa.select(*fields).where(_VOICE.part == "speaker", _VOICE.reviewed != "reject", _VOICE.actor == "")
    return said.where(_VOICE.name.icontains(named, autoescape=True))


def actors_named(words: str) -> sa.Select[tuple[str]]:
    """Return a query for the actors of this id, or with these words in a name."""
    table = tables[Actor].c
    return sa.select(table.id).where(
        sa.or_(
            table.id == words,
            table.name.icontains(words, autoescape=True),
            table.aliases.icontains(words, autoescape=True),
        )
    )


def between(column: sa.ColumnElement[Any], since: str, until: str) -> list[sa.ColumnElement[bool]]:
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


def matching(noun: type[Any], index: str, words: str, column: str) -> sa.Select[Any]:
    table, found = tables[noun], sa.table(index, sa.column("rowid"))
    return (
        sa.select(table.c[column])
        .join(found, found.c.rowid == table.c.row)
        .where(sa.text(f"{index} MATCH :{index}").bindparams(**{index: match_query(words)}))
    )


def matching_rows(index: str, words: str) -> sa.Select[Any]:
    """Return a query for the rows whose texts hold these words."""
    found = sa.select(sa.table(index, sa.column("rowid")).c.rowid)
    return found.where(sa.text(f"{index} MATCH :{index}").bindparams(**{index: match_query(words)}))


def match_query(words: str) -> str:
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


def checked_limit(limit: int) -> int:
    if not 1 <= limit <= LIMIT_MAX:
        raise BadRequest(f"limit is 1 to {LIMIT_MAX}, got {limit}")
    return limit


def checked_offset(offset: int) -> int:
    if offset < 0:
        raise BadRequest(f"offset is 0 or more, got {offset}")
    return offset
