"""What happened on each day, from all reports that tell of it: the reading half of time lines."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from onrecord.dates import PartialDate
from onrecord.model import Dating, Gist, Identity, Mention, Page, Passage, Region, Storyline, address
from onrecord.problems import BadRequest
from onrecord.record import store, timelines
from onrecord.record.answers import ArticleLine, Moment, Rows, StatementLine
from onrecord.record.filters import matching
from onrecord.record.reasons import unpointed
from onrecord.record.schema import tables
from onrecord.record.store import Store
from onrecord.record.timelines import Day, Report, Sentence, Telling
from onrecord.relate.gists import unpacked
from onrecord.relate.sentences import sentences
from onrecord.spans import Span
from onrecord.spans import read as read_spans

MOST_ARTICLES = 3_000  # articles that one chronicle is made of
MOST_DAYS, MOST_SENTENCES = 400, 20
_SEASON_DAYS = 180
MOST_READ = 40  # reports of one day that are read: those that have most to do with the matter

_ARTICLE, _LINE = tables[ArticleLine].c, tables[StatementLine].c


@dataclass(frozen=True, slots=True)
class _Subject:
    """The articles a chronicle is made of, and where they name the actor it is about."""

    lines: dict[str, ArticleLine]
    named: dict[str, list[int]] | None  # by capture, where on the page; None: about no one actor


class Chronicles:
    """The part of a `Record` that tells what happened day by day."""

    store: Store

    def chronicle(
        self,
        *,
        story: str = "",
        storyline: str = "",
        actor: str = "",
        outlet: str = "",
        words: str = "",
        since: str = "",
        until: str = "",
        days: int = 20,
        sentences: int = 2,
    ) -> Rows[Moment]:
        """Return the days that mattered most, in order, each with the sentences that tell most of it.

        Of the articles of a story or a line of stories, those that name an actor (id), of an outlet, or that hold
        ``words``; ``since`` and ``until`` bound the days, not the articles. Raises BadRequest where these are too many
        for one chronicle.
        """
        if not (1 <= days <= MOST_DAYS and 1 <= sentences <= MOST_SENTENCES):
            raise BadRequest(f"days are 1 to {MOST_DAYS} and sentences 1 to {MOST_SENTENCES}, got {days}, {sentences}")
        conditions = [_ARTICLE[name] == value for name, value in (("story", story), ("outlet", outlet)) if value]
        if words:
            conditions.append(_ARTICLE.capture.in_(matching(Page, "page_words", words, "capture")))
        if storyline:
            line = tables[Storyline].c
            conditions.append(_ARTICLE.story.in_(sa.select(line.story).where(line.line == storyline)))
        first, last = _bounds(since, until)
        with self.store.look() as look:
            subject = _subject(look, conditions, actor)
            about = _gists(look, subject.lines)
            topic = timelines.topic(list(about.values()))
            reports = _reports(look, subject, timelines.weights(about, topic))
            chosen = timelines.days(reports, first, last, days)
            moments = _moments(look, subject, reports, chosen, topic, sentences)
        return Rows(tuple(moments), len(moments))


def _bounds(since: str, until: str) -> tuple[date, date]:
    try:
        return PartialDate(since).first if since else date.min, PartialDate(until).last if until else date.max
    except ValueError as why:
        raise BadRequest(str(why)) from None


def _subject(look: sa.Connection, conditions: list[sa.ColumnElement[bool]], actor: str) -> _Subject:
    named: dict[str, list[int]] | None = None
    if actor:
        named = _named(look, actor)
        conditions = [*conditions, _ARTICLE.capture.in_(_of_actor(actor))]
    query = store.select(ArticleLine).where(*conditions).order_by(_ARTICLE.id).limit(MOST_ARTICLES + 1)
    lines = store.fetch(look, ArticleLine, query)
    if len(lines) > MOST_ARTICLES:
        raise BadRequest(f"more than {MOST_ARTICLES} articles; narrow them by story, actor, outlet or words")
    return _Subject({line.capture: line for line in lines}, named)


def _of_actor(actor: str) -> sa.Select[Any]:
    identity = tables[Identity].c
    return sa.select(identity.capture).where(identity.actor == actor)


def _named(look: sa.Connection, actor: str) -> dict[str, list[int]]:
    """Return where pages name an actor, by capture."""
    identity, mention = tables[Identity].c, tables[Mention].c
    entities = sa.select(identity.entity).where(identity.actor == actor)
    query = sa.select(mention.capture, mention.start).where(
        mention.capture.in_(_of_actor(actor)), mention.entity.in_(entities)
    )
    found: dict[str, list[int]] = defaultdict(list)
    for capture, start in look.execute(query.order_by(mention.capture, mention.start)):
        found[capture].append(start)
    return found


def _gists(look: sa.Connection, captures: Iterable[str]) -> dict[str, timelines.Vector]:
    return {gist.capture: unpacked(gist.terms) for gist in store.read(look, Gist, "capture", sorted(captures))}


def _reports(look: sa.Connection, subject: _Subject, weight: dict[str, float]) -> list[Report]:
    told: dict[str, list[Telling]] = defaultdict(list)
    captures = sorted(subject.lines)
    for dating in store.read(look, Dating, "capture", captures):
        line = subject.lines[dating.capture]
        if not _names(subject, dating.capture, dating.sentence):
            continue
        why = f"on a page of {line.published}" if line.published else "as the page has it"
        told[dating.capture].append(Telling(dating.day.first, dating.span.start, dating.span, why))
    for some in store.batched(captures, 500):
        said = sa.select(_LINE.capture, _LINE.content, _LINE.said_on, _LINE.said_on_why).where(
            _LINE.capture.in_(some), _LINE.said_on.is_not(None), _LINE.reviewed != "reject"
        )
        for capture, content, iso, why in look.execute(said.order_by(_LINE.id)):
            if len(iso) == 10 and _is_of_its_season(day := date.fromisoformat(iso), subject.lines[capture]):
                parts = read_spans(content)
                why = f"said then: {unpointed(why)}"
                told[capture] += [Telling(day, part.start, None, why, part.end) for part in parts]
    return [
        Report(
            line.capture,
            line.group or line.capture,
            line.published.first if line.published and line.published.precision == "day" else None,
            weight.get(line.capture, 0.0),
            tuple(told[line.capture]),
        )
        for line in subject.lines.values()
    ]


def _is_of_its_season(day: date, line: ArticleLine) -> bool:
    """Tell whether a statement was made near the day of its page: of others the year is often wrong."""
    return line.published is None or abs((line.published.first - day).days) <= _SEASON_DAYS


def _moments(
    look: sa.Connection,
    subject: _Subject,
    reports: Sequence[Report],
    chosen: Sequence[Day],
    topic: timelines.Vector,
    most: int,
) -> list[Moment]:
    of_day = _bearing(reports, {day.day for day in chosen})
    pages = _read(look, {report.capture: report for some in of_day.values() for report in some})
    picked: list[tuple[Day, Sentence]] = []
    already: set[str] = set()  # told under an earlier day
    for day in chosen:
        told = [
            sentence
            for report in of_day.get(day.day, ())
            if report.capture in pages
            for sentence in timelines.candidates(report, day.day, pages[report.capture].sentences)
            if sentence.words not in already and _names(subject, sentence.capture, sentence.span)
        ]
        best = timelines.chosen(told, topic, most)
        already |= {sentence.words for sentence in best}
        picked += [(day, sentence) for sentence in best]
    return _answers(look, subject, pages, picked)


def _bearing(reports: Sequence[Report], days: set[date]) -> dict[date, list[Report]]:
    """Return the reports that tell of each day or came out on it or the next, as many as are read."""
    found: dict[date, list[Report]] = defaultdict(list)
    for report in reports:
        near = {telling.day for telling in report.tellings}
        if report.published:
            near |= {report.published, timelines.day_before(report.published)}
        for day in near & days:
            found[day].append(report)
    return {day: sorted(some, key=lambda r: (-r.weight, r.capture))[:MOST_READ] for day, some in found.items()}


@dataclass(frozen=True, slots=True)
class _Read:
    """A page that was read: its text, and the sentences of its body with their words."""

    text: str
    sentences: tuple[tuple[Span, str], ...]


def _read(look: sa.Connection, reports: Mapping[str, Report]) -> dict[str, _Read]:
    captures = sorted(reports)
    passages: dict[str, list[Span]] = defaultdict(list)
    for passage in store.read(look, Passage, "capture", captures, order="start"):
        if passage.region is Region.BODY:
            passages[passage.capture].append(passage.span)
    found: dict[str, _Read] = {}
    for page in store.read(look, Page, "capture", captures):
        told = sorted(telling.at for telling in reports[page.capture].tellings)
        spans = _telling(page.text, passages[page.capture], told)
        found[page.capture] = _Read(page.text, tuple((span, span.of(page.text)) for span in spans))
    return found


def _telling(text: str, passages: Sequence[Span], told: Sequence[int]) -> list[Span]:
    """Return the sentences that may tell of a day: the first of a body, those of a passage that names one, the next.

    ``told`` are the places that name a day, in order.
    """
    found: list[Span] = []
    names_before = False
    for passage in passages:
        names = bisect_left(told, passage.start) < bisect_left(told, passage.end)
        if len(found) < timelines.FIRST or names or names_before:
            found += sentences(text, passage)
        names_before = names
    return found


def _names(subject: _Subject, capture: str, sentence: Span) -> bool:
    """Tell whether a sentence names the actor that the chronicle is about, if it is about one."""
    if subject.named is None:
        return True
    return any(sentence.start <= at < sentence.end for at in subject.named.get(capture, ()))


def _answers(
    look: sa.Connection, subject: _Subject, pages: Mapping[str, _Read], picked: Sequence[tuple[Day, Sentence]]
) -> list[Moment]:
    said: dict[str, list[StatementLine]] = defaultdict(list)
    for line in store.read(look, StatementLine, "capture", {sentence.capture for _, sentence in picked}, order="start"):
        if line.reviewed != "reject":
            said[line.capture].append(line)
    return [
        _moment(day, each, subject.lines[each.capture], pages[each.capture].text, said[each.capture])
        for day, each in picked
    ]


def _moment(day: Day, sentence: Sentence, article: ArticleLine, text: str, said: Sequence[StatementLine]) -> Moment:
    line = next((s for s in said if sentence.span.start <= s.start < sentence.span.end), None)
    telling, iso = sentence.telling, day.day.isoformat()
    came_out = f"in a report published on {article.published}"
    return Moment(
        iso,
        day.reports,
        address(iso, sentence.capture, sentence.span),
        sentence.capture,
        article.source,
        article.outlet,
        article.published,
        sentence.span,
        sentence.words,
        telling.span if telling else None,
        telling.span.of(text) if telling and telling.span else "",
        telling.because if telling else came_out,
        line.id if line else "",
        line.speaker if line else "",
    )
