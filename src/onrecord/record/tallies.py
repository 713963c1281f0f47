"""What is counted of an actor and of a search: statements by month and outlet, offices, addressees, names on pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any, Unpack

import sqlalchemy as sa

from onrecord.dates import PartialDate
from onrecord.model import Entity, Identity, Mention, Party, Review, Role
from onrecord.problems import NotOnRecord
from onrecord.record import identities, reviews, store
from onrecord.record.answers import Addressed, ArticleLine, MonthCount, NameOnPage, Office, Rows, StatementLine, Voice
from onrecord.record.filters import (
    StatementFilter,
    checked_limit,
    checked_offset,
    is_id,
    only_speaker,
    statement_conditions,
)
from onrecord.record.schema import said_count, tables
from onrecord.record.store import Store
from onrecord.spans import Span, written

OTHERS = "other outlets"  # those that `Tallies.counts` does not tell apart
PROOFS = 12  # pages named for one office
# Of one that very much is said of: each row may lie on a page of the database of its own.
ADDRESSED_MOST = 400  # statements looked at for whom they are addressed to, the newest
APPEARING_MOST = 300  # names on pages, those kept first

_ARTICLE, _LINE, _VOICE, _ENTITY = (tables[noun].c for noun in (ArticleLine, StatementLine, Voice, Entity))
_DAY = sa.func.coalesce(sa.func.nullif(_ARTICLE.published, ""), "9999")  # what has no day comes last


class Tallies:
    """The part of a `Record` that counts."""

    store: Store

    def counts(self, *, lanes: int = 0, **where: Unpack[StatementFilter]) -> Rows[MonthCount]:
        """Return how many statements each outlet reported of each month, by month and then by outlet.

        With ``lanes`` at most so many outlets are told apart, those with most statements: the rest are `OTHERS`.
        Raises BadRequest.
        """
        if is_id(actor := only_speaker(where)):
            return self._counts_of_one(actor, checked_limit(lanes) if lanes else 0)
        month = sa.func.substr(_LINE.on_day, 1, 7)
        count = sa.func.count().label("statements")
        query = sa.select(month.label("month"), _LINE.outlet, count).where(*statement_conditions(where))
        query = query.group_by(month, _LINE.outlet)
        with self.store.look() as look:
            told = _told_apart(look, query, checked_limit(lanes)) if lanes else None
            folded = query if told is None else _folded(query, told)
            found = tuple(MonthCount(*row) for row in look.execute(folded.order_by(sa.text("1, 2"))).all())
        return Rows(found, len(found))

    def _counts_of_one(self, actor: str, lanes: int) -> Rows[MonthCount]:
        """Return the same of one actor, from what was counted ahead: each question in the order of an index."""
        of = said_count.c
        query = sa.select(of.month, of.outlet, of.statements).where(of.actor == actor, of.statements > 0)
        with self.store.look() as look:
            told = _told_apart(look, query, lanes) if lanes else None
            apart = query.where(of.outlet.in_(told)) if told is not None else query
            counted = [tuple(row) for row in look.execute(apart).all()]
            if told is not None:
                every = query.with_only_columns(of.month, sa.func.sum(of.statements).label("every")).group_by(of.month)
                rest = Counter({row.month: row.every for row in look.execute(every).all()})
                for month, _, statements in counted:
                    rest[month] -= statements
                counted += [(month, OTHERS, statements) for month, statements in rest.items() if statements]
        found = tuple(MonthCount(*row) for row in sorted(counted))
        return Rows(found, len(found))

    def offices(self, actor: str) -> Rows[Office]:
        """Return the offices that pages give an actor, the first given first, with its pages. Raises NotOnRecord."""
        with self.store.look() as look:
            said = identities.known(look)
            ids = said.all_of(_actor(look, actor))
            here, gone = _moved(look, ids, said)
            roles = [role for role in store.read(look, Role, "actor", ids) if (role.actor, role.capture) not in gone]
            at = {(each.actor, each.capture) for each in here}
            captures = {capture for _, capture in at}
            roles += [role for role in store.read(look, Role, "capture", captures) if (role.actor, role.capture) in at]
            days = _days(look, {role.capture for role in roles})
        grouped: dict[tuple[str, str, str], list[Role]] = defaultdict(list)
        for role in roles:
            grouped[role.title.casefold(), role.organisation.casefold(), role.country].append(role)
        found = [_office(some, days) for some in grouped.values()]
        found.sort(key=lambda office: (office.first == "", office.first, -office.pages, office.title))
        return Rows(tuple(found), len(found))

    def addressees(self, actor: str, *, limit: int = 20) -> Rows[Addressed]:
        """Return whom an actor's newest statements are addressed to, those most spoken to first. Raises NotOnRecord.

        Of the newest 400: some say more than a person could read in a year.
        """
        with self.store.look() as look:
            said = sa.select(_VOICE.statement).where(_VOICE.actor == _actor(look, actor), _VOICE.part == "speaker")
            said = said.order_by(_VOICE.on_day.desc()).limit(ADDRESSED_MOST)
            count = sa.func.count(sa.distinct(_VOICE.statement))
            query = sa.select(_VOICE.name, _VOICE.actor, count).where(
                _VOICE.part == "addressee", _VOICE.statement.in_(said)
            )
            query = query.group_by(_VOICE.name, _VOICE.actor).order_by(count.desc(), _VOICE.name)
            found = [Addressed(*row) for row in look.execute(query.limit(checked_limit(limit)))]
        return Rows(tuple(found), len(found))

    def names_of(self, identity: str) -> list[Span]:
        """Return where a page names whom an identity is about, in order. Raises NotOnRecord."""
        of = tables[Mention].c
        with self.store.look() as look:
            found = store.read(look, Identity, "id", [identity])
            if not found:
                raise NotOnRecord(f"no identity {identity!r} on record; onrecord export identities lists them")
            query = store.select(Mention).where(of.capture == found[0].capture, of.entity == found[0].entity)
            return sorted(each.span for each in store.fetch(look, Mention, query))

    def appearances(self, actor: str, *, limit: int = 100, offset: int = 0) -> Rows[NameOnPage]:
        """Return what each page calls an actor, by name and then by day: what a person may put to another."""
        limit, offset = checked_limit(limit), checked_offset(offset)
        with self.store.look() as look:
            known = identities.known(look)
            ids = known.all_of(_actor(look, actor))
            here, gone = _moved(look, ids, known)
            kept = _appearing(ids, [each.id for each in here], [each.id for each in gone.values()])
            every = list(look.scalars(kept.order_by(_ENTITY.name, _DAY, tables[Identity].c.id)))
            wanted = every[offset : offset + limit]
            by_id = {each.id: each for each in store.read(look, Identity, "id", wanted)}
            shown = [by_id[id] for id in wanted]
            captures = {each.capture for each in shown}
            entities = {each.id: each for each in store.read(look, Entity, "id", [each.entity for each in shown])}
            pages = sa.select(_ARTICLE.id, _ARTICLE.outlet, _ARTICLE.title, _ARTICLE.published)
            articles = {
                page.id: page for page in look.execute(pages.where(store.among(_ARTICLE.id, [*captures]))).all()
            }
            speaks = _spoken(look, captures)
            said = reviews.standing(look, captures)
        found = (
            _appearance(
                each, entities[each.entity], articles[each.capture], speaks.get(each.entity, 0), said.get(each.id, [])
            )
            for each in shown
        )
        return Rows(tuple(found), len(every), offset)


def _told_apart(look: sa.Connection, query: sa.Select[Any], lanes: int) -> list[str] | None:
    """Return the outlets of ``query``, of month, outlet and statements, that are told apart; None: all of them."""
    _, outlet, statements = query.subquery().c
    every = sa.func.sum(statements)
    greatest = sa.select(outlet).group_by(outlet).order_by(outlet == "", every.desc(), outlet).limit(lanes + 1)
    told = list(look.scalars(greatest))
    return told[: lanes - 1] if len(told) > lanes else None


def _folded(query: sa.Select[Any], told: list[str]) -> sa.Select[Any]:
    """Return ``query``, of month, outlet and statements, with all outlets but ``told`` as one."""
    month, outlet, statements = query.subquery().c
    lane = sa.case((outlet.in_(told), outlet), else_=OTHERS)
    return sa.select(month, lane, sa.func.sum(statements)).group_by(month, lane)


def _moved(
    look: sa.Connection, actors: list[str], said: identities.Known
) -> tuple[list[Identity], dict[tuple[str, str], Identity]]:
    """Return what a person put to one of ``actors``, and what they put elsewhere, by whose and where it was."""
    here: list[Identity] = []
    gone: dict[tuple[str, str], Identity] = {}
    for identity, actor in identities.moved(look, said):
        if actor in actors and identity.actor not in actors:
            here.append(identity)
        elif identity.actor in actors and actor not in actors:
            gone[identity.actor, identity.capture] = identity
    return here, gone


def _appearing(actors: list[str], here: list[str], gone: list[str]) -> sa.Select[Any]:
    """Return a query for the ids of what pages call some actors, of the `APPEARING_MOST` kept first.

    ``here`` are the ids that a person put to them, ``gone`` those put elsewhere.
    """
    of = tables[Identity].c
    first = sa.select(of.row).where(of.actor.in_(actors)).order_by(of.row).limit(APPEARING_MOST)
    joined = tables[Identity].join(tables[Entity], _ENTITY.id == of.entity)
    joined = joined.join(tables[ArticleLine], _ARTICLE.id == of.capture)
    own = sa.and_(of.row.in_(first), of.id.not_in(gone)) if gone else of.row.in_(first)
    return sa.select(of.id).select_from(joined).where(sa.or_(own, of.id.in_(here)) if here else own)


def _spoken(look: sa.Connection, captures: set[str]) -> dict[str, int]:
    """Return how many statements each entity of some captures speaks in."""
    of, found = tables[Party].c, dict[str, int]()
    for some in store.batched(sorted(captures), 500):
        query = sa.select(of.entity, sa.func.count()).where(of.capture.in_(some), of.part == "speaker")
        found |= dict(look.execute(query.group_by(of.entity)).all())
    return found


def _actor(look: sa.Connection, given: str) -> str:
    found = identities.find(look, given)
    if not found:
        raise NotOnRecord(f"no actor {given!r} on record; onrecord show actors lists them")
    return found


def _days(look: sa.Connection, captures: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in store.batched(sorted(captures), 500):
        query = sa.select(_ARTICLE.id, _ARTICLE.published).where(_ARTICLE.id.in_(some))
        found |= {id: day or "" for id, day in look.execute(query)}
    return found


def _office(roles: list[Role], days: dict[str, str]) -> Office:
    captures = sorted({role.capture for role in roles}, key=lambda id: (days.get(id, "") == "", days.get(id, ""), id))
    dated = sorted(day for id in captures if (day := days.get(id, "")))
    ways = Counter((role.title, role.organisation, role.country) for role in roles)
    title, organisation, country = min(ways, key=lambda way: (-ways[way], way))
    ends = (dated[0], dated[-1]) if dated else ("", "")
    given = {role.capture: role.span for role in roles}
    places = tuple(written([span]) if (span := given[capture]) else "" for capture in captures[:PROOFS])
    return Office(title, organisation, country, *ends, len(captures), tuple(captures[:PROOFS]), places)


def _appearance(identity: Identity, entity: Entity, page: Any, statements: int, said: list[Review]) -> NameOnPage:
    return NameOnPage(
        id=identity.id,
        capture=identity.capture,
        name=entity.name,
        role=entity.role,
        outlet=page.outlet,
        title=page.title,
        published=PartialDate(page.published) if page.published else None,
        statements=statements,
        confidence=identity.confidence,
        because=identity.because,
        reviewed=reviews.verdict(said),
        country=entity.country,
        country_why=entity.country_why,
    )
