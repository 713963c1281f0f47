"""What a person should look at first: values that are not sure, by what a correction of them would change.

A value's weight is (1 - its confidence) times what hangs on it: the pages that carry the same words, the positions on
followed issues, the statements whose speaker rests on a name, the statements that a page's day dates. Only the least
sure values are weighed against each other (`LEAST_SURE` of each kind, and every position's statement), so the queue
costs the same on a record of any size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from onrecord.model import Actor, Comment, Entity, Identity, Mention, Page, Party, Passage
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record import reviews, store
from onrecord.record.answers import ArticleLine, Doubt, Rows, StatementLine
from onrecord.record.covers import covered, covers
from onrecord.record.filters import checked_limit, checked_offset
from onrecord.record.schema import tables
from onrecord.record.shifts import Position
from onrecord.record.store import Store
from onrecord.spans import Span, hull

LEAST_SURE = 300  # values of each kind that are weighed
DOUBTFUL = 0.8  # a statement surer than this is read as it stands
UNSURE_NAME = 0.75  # an identity: "surname alone" and "the full name most pages use" lie below
ASIDE = 200  # characters shown before and after the words in question
CAST = 60  # names offered for one page
KINDS = ("statement", "identity", "article")

_ARTICLE, _LINE = (tables[noun].c for noun in (ArticleLine, StatementLine))


@dataclass(frozen=True, slots=True)
class _Case:
    """A doubtful value before its words are looked up."""

    doubt: Doubt
    place: Span | None


class Doubts:
    """The part of a `Record` that says what to review next."""

    store: Store

    def _followed(self) -> list[Position]:
        """Return the positions on all followed issues."""
        raise NotImplementedError

    def doubt(self, noun: str, id: str) -> Doubt:
        """Return one value as the queue shows it, whether or not it is doubtful. Raises NotOnRecord."""
        with self.store.look() as look:
            cases: list[_Case] = []
            if noun == "statement":
                cases = [_statement(line, 1, 0) for line in store.read(look, StatementLine, "id", [id])]
            elif noun == "identity":
                cases = _weighed(look, store.read(look, Identity, "id", [id]))
            elif noun == "article":
                cases = [_article(line) for line in store.read(look, ArticleLine, "id", [id])]
            if not cases:
                raise NotOnRecord(f"no {noun} {id!r} on record")
            return _in_context(look, cases)[0]

    def cast(self, captures: Iterable[str]) -> dict[str, list[str]]:
        """Return the actors that each of some pages names, by capture: whom a name or words there may belong to."""
        found: dict[str, list[str]] = {}
        with self.store.look() as look:
            some = store.read(look, Identity, "capture", set(captures))
            names = _names(look, [identity.actor for identity in some])
        for identity in some:
            here = found.setdefault(identity.capture, [])
            if (name := names.get(identity.actor, "")) and name not in here and len(here) < CAST:
                here.append(name)
        return found

    def queue(
        self, *, noun: str = "", outlet: str = "", story: str = "", limit: int = 20, offset: int = 0
    ) -> Rows[Doubt]:
        """Return what no person has judged and is not sure, first what a correction would change most.

        ``noun``: statement, identity (whom a name stands for) or article (its day of publication); else all three.
        """
        if noun and noun not in KINDS:
            raise BadRequest(f"noun is one of {', '.join(KINDS)}, got {noun!r}")
        limit, offset = checked_limit(limit), checked_offset(offset)
        hanging = Counter(position.statement for position in self._followed())
        where = {"outlet": outlet, "story": story}
        cases: list[_Case] = []
        with self.store.look() as look:
            if noun in ("", "statement"):
                cases += _statements(look, hanging, where)
            if noun in ("", "identity"):
                cases += _identities(look, where)
            if noun in ("", "article"):
                cases += _articles(look, where)
            cases.sort(key=lambda case: (-case.doubt.weight, case.doubt.capture, case.doubt.start, case.doubt.id))
            shown = _in_context(look, cases[offset : offset + limit])
        return Rows(tuple(shown), len(cases), offset)


def _narrowed(where: Mapping[str, str]) -> list[sa.ColumnElement[bool]]:
    return [_ARTICLE[name] == value for name, value in where.items() if value]


# --- statements --------------------------------------------------------------------------------


def _statements(look: sa.Connection, hanging: Counter[str], where: Mapping[str, str]) -> list[_Case]:
    open_ = [_LINE.reviewed == "", *(_LINE[name] == value for name, value in where.items() if value)]
    least = store.select(StatementLine).where(*open_, _LINE.confidence < DOUBTFUL).order_by(_LINE.confidence)
    found = {line.id: line for line in store.fetch(look, StatementLine, least.limit(LEAST_SURE))}
    for some in store.batched(sorted(set(hanging) - set(found)), 500):
        query = store.select(StatementLine).where(*open_, _LINE.id.in_(some), _LINE.confidence < 1)
        found |= {line.id: line for line in store.fetch(look, StatementLine, query)}
    carriers = _carriers(look, {line.utterance for line in found.values()})
    return [_statement(line, carriers.get(line.utterance, 1), hanging[line.id]) for line in found.values()]


def _statement(line: StatementLine, carriers: int, positions: int) -> _Case:
    doubt = Doubt(
        id=line.id,
        noun="statement",
        field="speaker",
        value=line.speaker,
        confidence=line.confidence,
        because=line.because,
        carriers=carriers,
        positions=positions,
        weight=_weight(line.confidence, carriers + 3 * positions),
        capture=line.capture,
        source=line.source,
        outlet=line.outlet,
        title="",
        before="",
        exact="",
        after="",
        start=line.start,
    )
    return _Case(doubt, hull(line.content) if line.content else None)


def _weight(confidence: float, hangs: int) -> float:
    return round((1 - min(confidence, 1.0)) * max(hangs, 1), 4)


def _carriers(look: sa.Connection, utterances: Iterable[str]) -> dict[str, int]:
    articles = sa.func.count(sa.distinct(_LINE.capture))
    found: dict[str, int] = {}
    for some in store.batched(sorted(utterances), 500):
        query = sa.select(_LINE.utterance, articles).where(_LINE.utterance.in_(some), _LINE.reviewed != "reject")
        found |= dict(look.execute(query.group_by(_LINE.utterance)).all())
    return found


# --- whom a name stands for --------------------------------------------------------------------


def _identities(look: sa.Connection, where: Mapping[str, str]) -> list[_Case]:
    table = tables[Identity].c
    query = store.select(Identity).where(table.confidence < UNSURE_NAME)
    if narrowed := _narrowed(where):
        query = query.where(table.capture.in_(sa.select(_ARTICLE.capture).where(*narrowed)))
    some = store.fetch(look, Identity, query.order_by(table.confidence, table.id).limit(LEAST_SURE))
    judged = reviews.standing(look, {identity.capture for identity in some})
    return [case for case in _weighed(look, [each for each in some if each.id not in judged]) if case.doubt.carriers]


def _weighed(look: sa.Connection, some: Sequence[Identity]) -> list[_Case]:
    captures = {identity.capture for identity in some}
    entities = {each.id: each for each in store.read(look, Entity, "id", [each.entity for each in some])}
    rests = Counter(
        party.entity
        for party in store.read(look, Party, "capture", captures)
        if party.part == "speaker" and party.entity
    )
    articles = {line.capture: line for line in store.read(look, ArticleLine, "capture", captures)}
    first: dict[str, Span] = {}
    for mention in store.read(look, Mention, "capture", captures, order="start"):
        first.setdefault(mention.entity, mention.span)
    names = _names(look, [identity.actor for identity in some])
    return [
        _identity(
            each, entities[each.entity], names.get(each.actor, ""), articles[each.capture], rests[each.entity], first
        )
        for each in some
        if each.entity in entities and each.capture in articles
    ]


def _names(look: sa.Connection, actors: Iterable[str]) -> dict[str, str]:
    return {actor.id: actor.name for actor in store.read(look, Actor, "id", set(actors))}


def _identity(
    identity: Identity, entity: Entity, actor: str, line: ArticleLine, rests: int, first: Mapping[str, Span]
) -> _Case:
    place = first.get(entity.id)
    doubt = Doubt(
        id=identity.id,
        noun="identity",
        field="actor",
        value=actor,
        confidence=identity.confidence,
        because=identity.because,
        carriers=rests,
        positions=0,
        weight=_weight(identity.confidence, rests),
        capture=identity.capture,
        source=line.source,
        outlet=line.outlet,
        title=line.title,
        before="",
        exact=entity.name,
        after="",
        start=place.start if place else -1,
    )
    return _Case(doubt, place)


# --- days of publication -----------------------------------------------------------------------


def _articles(look: sa.Connection, where: Mapping[str, str]) -> list[_Case]:
    open_ = [_ARTICLE.published.is_(None), _ARTICLE.reviewed == "", _ARTICLE.statements > 0, *_narrowed(where)]
    query = store.select(ArticleLine).where(*open_).order_by(_ARTICLE.statements.desc(), _ARTICLE.id)
    return [_article(line) for line in store.fetch(look, ArticleLine, query.limit(LEAST_SURE))]


def _article(line: ArticleLine) -> _Case:
    doubt = Doubt(
        id=line.id,
        noun="article",
        field="published",
        value="",
        confidence=0.5,
        because=line.published_why or "the page tells no day",
        carriers=line.statements,
        positions=0,
        weight=_weight(0.5, line.statements),
        capture=line.capture,
        source=line.source,
        outlet=line.outlet,
        title=line.title,
        before="",
        exact="",
        after="",
        start=-1,
    )
    return _Case(doubt, None)


# --- the words ---------------------------------------------------------------------------------


def _in_context(look: sa.Connection, cases: Sequence[_Case]) -> list[Doubt]:
    """Return doubts with their words, and what stands before and after; commenters' names are covered."""
    captures = {case.doubt.capture for case in cases}
    comments: dict[str, list[Comment]] = {capture: [] for capture in captures}
    for comment in store.read(look, Comment, "capture", captures):
        comments[comment.capture].append(comment)
    passages: dict[str, list[Passage]] = {capture: [] for capture in captures}
    for passage in store.read(look, Passage, "capture", captures):
        passages[passage.capture].append(passage)
    texts = {
        page.id: covered(page.text, covers(page.text, comments[page.id], passages[page.id]))
        for page in store.read(look, Page, "id", captures)
    }
    titles = {line.id: line.title for line in store.read(look, ArticleLine, "id", captures)}
    return [_shown(case, texts.get(case.doubt.capture, ""), titles.get(case.doubt.capture, "")) for case in cases]


def _shown(case: _Case, text: str, title: str) -> Doubt:
    place = case.place
    if place is None or place.end > len(text):
        return replace(case.doubt, title=title)
    before, after = text[max(0, place.start - ASIDE) : place.start], text[place.end : place.end + ASIDE]
    return replace(case.doubt, title=title, before=_tail(before), exact=place.of(text), after=_head(after))


def _tail(text: str) -> str:
    """Return what stands before some words from the beginning of a word on, in the same paragraph."""
    text = text.rpartition("\n")[2]
    return text.partition(" ")[2] if len(text) >= ASIDE else text


def _head(text: str) -> str:
    text = text.partition("\n")[0]
    return text.rpartition(" ")[0] if len(text) >= ASIDE else text
