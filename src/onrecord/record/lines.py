"""Make the lines that faces read: each article and statement, joined with what the record knows and corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import sqlalchemy as sa

from onrecord.dates import PartialDate
from onrecord.model import (
    Actor,
    Article,
    Capture,
    Form,
    Identity,
    Modality,
    Page,
    Party,
    Problem,
    Reprint,
    Review,
    Statement,
    Story,
    Utterance,
    address,
    problem,
)
from onrecord.record import identities, reviews, store
from onrecord.record.answers import ArticleLine, StatementLine, Voice
from onrecord.record.codec import codec
from onrecord.record.identities import Known
from onrecord.record.schema import PUT_OFF, tables
from onrecord.spans import read as read_spans

T = TypeVar("T")
CHUNK = 200  # captures made again in one transaction
#: What has to be made again for a capture of which a relation made another noun; the others stand in no line.
TASK_OF = {Story: "article lines", Reprint: "article lines", Identity: "lines", Utterance: "lines"}


#: Which columns of a statement's line give the reason of each value that a person can correct.
_WHYS: Mapping[str, tuple[str, ...]] = {
    "speaker": ("because",),
    "addressee": ("addressee_why",),
    "said_on": ("said_on_why",),
    "place": ("place_why",),
    "modality": ("modality_why",),
}
_MENTIONS = (
    "addressee_mention",
    "place_mention",
)  # whom a pronoun stands for is corrected, not that it names the speaker


#: What a statement's line has of the statement itself, under the same names.
_OWN = tuple(each.name for each in fields(Statement) if each.name in StatementLine.__slots__)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where some captures belong, and what persons said of them."""

    stories: Mapping[str, Story]  # by capture
    reprints: Mapping[str, Reprint]  # by capture
    reviews: Mapping[str, Sequence[Review]]  # by target


@dataclass(frozen=True, slots=True)
class _Known(_Placed):
    """What the record knows about some captures, by capture."""

    pages: Mapping[str, str]  # their text
    articles: Mapping[str, Article]
    statements: Mapping[str, Sequence[Statement]]
    parties: Mapping[str, Sequence[Party]]  # by statement
    actors: Mapping[str, Actor]  # by entity
    utterances: Mapping[str, str]  # by statement
    identities: frozenset[str]  # ids
    said: Known  # of actors


def renew(connection: sa.Connection, captures: Sequence[str]) -> None:
    """Make the lines of ``captures`` anew."""
    known = _known(connection, captures)
    articles: list[ArticleLine] = []
    lines: list[StatementLine] = []
    voices: list[Voice] = []
    for capture in store.read(connection, Capture, "id", captures):
        article = known.articles.get(capture.id)
        if article is None:
            continue
        line = _article_line(capture, article, known)
        made = [_statement_line(connection, s, line, known) for s in known.statements.get(capture.id, ())]
        lines += [statement for statement, _ in made]
        voices += [_placed(each, statement) for statement, some in made for each in some]
        articles.append(replace(line, statements=sum(s.reviewed != "reject" for s, _ in made)))
    renewed: tuple[tuple[type[Any], Sequence[Any]], ...]
    renewed = ((ArticleLine, articles), (StatementLine, lines), (Voice, voices))
    changed = {noun: _replaced(connection, noun, captures, nouns) for noun, nouns in renewed}
    store.queue(connection, "counts", _of(Voice, "actor", changed[Voice]))
    store.queue(connection, "story counts", _of(ArticleLine, "story", changed[ArticleLine]))
    found = {line.id for line in articles} | {line.id for line in lines} | known.identities
    _note_lost(connection, captures, known, found)


def _placed(voice: Voice, line: StatementLine) -> Voice:
    return replace(voice, on_day=line.on_day, start=line.start, outlet=line.outlet, reviewed=line.reviewed)


def renew_articles(connection: sa.Connection, captures: Sequence[str]) -> None:
    """Make the lines of articles anew where only their story or their place among reprints can have changed.

    A story of thirty articles changes its label more often than its articles: what they say is not read again.
    """

    def of(noun: type[T]) -> list[T]:
        return store.read(connection, noun, "capture", captures)

    articles, said = {a.capture: a for a in of(Article)}, reviews.standing(connection, captures)
    known = _Placed({s.capture: s for s in of(Story)}, {r.capture: r for r in of(Reprint)}, said)
    lines = {line.capture: line for line in of(ArticleLine)}
    made: list[ArticleLine] = []
    for capture in store.read(connection, Capture, "id", lines):
        line = _article_line(capture, articles[capture.id], known) if capture.id in articles else lines[capture.id]
        made.append(replace(line, statements=lines[capture.id].statements))
    changed, table = _replaced(connection, ArticleLine, captures, made), tables[StatementLine]
    store.queue(connection, "story counts", _of(ArticleLine, "story", changed))
    for line in made:
        if line.story != lines[line.capture].story:
            connection.execute(sa.update(table).where(table.c.capture == line.capture).values(story=line.story))


def _replaced(
    connection: sa.Connection, noun: type[Any], captures: Sequence[str], nouns: Sequence[Any]
) -> list[tuple[Any, ...]]:
    """Put lines in the place of those of ``captures``; return the rows that went and came."""
    coded = codec(noun)
    gone, came = store.replace_rows(
        connection, tables[noun], "capture", captures, coded.columns, map(coded.encode, nouns)
    )
    return [*gone, *came]


def _of(noun: type[Any], column: str, rows: Iterable[tuple[Any, ...]]) -> set[str]:
    at = codec(noun).columns.index(column)
    return {row[at] for row in rows if row[at]}


def _note_lost(connection: sa.Connection, captures: Sequence[str], known: _Known, found: set[str]) -> None:
    """Put reviews on record as Problems whose target is no longer found: they never move to a look-alike."""
    table = tables[Problem].c
    for some in store.batched(captures, 500):
        connection.execute(sa.delete(tables[Problem]).where(table.capture.in_(some), table.step == "reviews"))
    lost = [said[-1] for target, said in known.reviews.items() if target not in found]
    put_off = set(store.queued_among(connection, PUT_OFF, {review.capture for review in lost}))
    lost = [review for review in lost if review.capture not in put_off]  # what it is about may not have been looked for
    told = "a {} was reviewed ({}) that is no longer found here: {}"
    store.insert(
        connection,
        [problem(r.capture, "reviews", told.format(r.noun, r.verdict, r.exact or r.target)) for r in lost],
    )


def _known(connection: sa.Connection, captures: Sequence[str]) -> _Known:
    def of(noun: type[T]) -> list[T]:
        return store.read(connection, noun, "capture", captures)

    judged = reviews.standing(connection, captures)
    found, said = of(Identity), identities.known(connection)
    return _Known(
        stories={s.capture: s for s in of(Story)},
        reprints={r.capture: r for r in of(Reprint)},
        reviews=judged,
        pages={p.capture: p.text for p in of(Page)},
        articles={a.capture: a for a in of(Article)},
        statements=_by(of(Statement), "capture"),
        parties=_by(of(Party), "statement"),
        actors=identities.actors_of(connection, found, judged, said),
        utterances={u.statement: u.utterance for u in of(Utterance)},
        identities=frozenset(identity.id for identity in found),
        said=said,
    )


def _by(nouns: Iterable[T], name: str) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for noun in nouns:
        found[getattr(noun, name)].append(noun)
    return found


def _article_line(capture: Capture, article: Article, known: _Placed) -> ArticleLine:
    said = known.reviews.get(article.id, ())
    story, reprint = known.stories.get(capture.id), known.reprints.get(capture.id)
    line = ArticleLine(
        id=capture.id,
        capture=capture.id,
        source=capture.source,
        url=capture.url,
        captured=capture.captured,
        title=article.title,
        byline=article.byline,
        dateline=article.dateline,
        outlet=article.outlet,
        original_outlet=article.original_outlet,
        published=article.published,
        earliest=article.earliest,
        latest=article.latest,
        published_why=article.published_why,
        reposted=article.reposted,
        updated=article.updated,
        language=article.language,
        comments=article.comments,
        statements=0,
        story=story.story if story else "",
        label=story.label if story else "",
        group=reprint.group if reprint else "",
        copy_of=reprint.copy_of if reprint else "",
        kind=reprint.kind.value if reprint else "",
        shared=reprint.shared if reprint else 0.0,
        reviewed=reviews.verdict(said),
    )
    return replace(line, **{name: _value(name, text) for name, text in reviews.corrections(said).items()})


def _statement_line(
    connection: sa.Connection, statement: Statement, article: ArticleLine, known: _Known
) -> tuple[StatementLine, list[Voice]]:
    said = known.reviews.get(statement.id, ())
    corrected = reviews.corrections(said)
    voices = _voices(connection, known.parties.get(statement.id, ()), corrected, known, statement)
    speakers = [voice for voice in voices if voice.part == "speaker"]
    joined: dict[str, Any] = {
        "source": article.source,
        "outlet": article.outlet,
        "published": article.published,
        "story": article.story,
        "speaker": "; ".join(voice.name for voice in speakers) or statement.speaker,
        "actor": next((voice.actor for voice in speakers if voice.actor), ""),
        "utterance": known.utterances.get(statement.id, statement.id),
        "start": statement.content[0].start if statement.content else 0,
        "on_day": "",
        "reviewed": reviews.verdict(said),
        "cue_words": " ".join(span.of(known.pages.get(statement.capture, "")) for span in statement.cue),
    }
    line = StatementLine(**{name: getattr(statement, name) for name in _OWN} | joined)
    values = {name: _value(name, text) for name, text in corrected.items() if name != "speaker"}
    line = replace(line, **values)
    line = replace(line, **_corrected_by(reviews.correctors(said)))
    if "speaker" in corrected:
        line = replace(line, anonymous=False)
    if "content" in corrected and line.content:
        page = store.read(connection, Page, "capture", [statement.capture])[0].text
        text = " … ".join(page[span.start : span.end] for span in line.content)
        line = replace(line, text=text, start=line.content[0].start)
    day = line.said_on or line.published
    return replace(line, on_day=day.iso if day else ""), voices


def _corrected_by(persons: Mapping[str, str]) -> dict[str, Any]:
    """Return what the reasons of corrected values say: no words of the page tell them, a person does."""
    reasons: dict[str, Any] = {}
    for name, by in persons.items():
        reasons |= {column: () for column in _MENTIONS if column == f"{name}_mention"}
        reasons |= dict.fromkeys(_WHYS.get(name, ()), f"corrected by {by or 'a person'}")
    return reasons


def _voices(
    connection: sa.Connection,
    parties: Sequence[Party],
    corrected: Mapping[str, str],
    known: _Known,
    statement: Statement,
) -> list[Voice]:
    made: list[Voice] = []
    for party in sorted(parties, key=lambda p: (p.part, p.position)):
        if party.part in corrected:
            continue
        actor = known.actors.get(party.entity)
        if actor and any((voice.part, voice.actor) == (party.part, actor.id) for voice in made):
            continue  # two names on the page, one person: they say it once
        name = actor.name if actor else party.name
        made.append(Voice(party.id, party.capture, party.statement, actor.id if actor else "", party.part, name))
    for part in ("speaker", "addressee"):
        if corrected.get(part):
            actor = identities.named(connection, corrected[part], known.said)
            made.append(
                Voice(
                    address(statement.id, part, "review"), statement.capture, statement.id, actor.id, part, actor.name
                )
            )
    return made


def _value(name: str, text: str) -> Any:
    """Return a correction's text as the field's value."""
    if name in ("said_on", "published", "reposted"):
        return PartialDate(text) if text else None
    if name == "content":
        return read_spans(text)
    if name == "byline":
        return tuple(part.strip() for part in text.split(";") if part.strip())
    if name == "negated":
        return text.lower() in ("1", "true", "yes")
    if name == "form":
        return Form(text)
    if name == "modality":
        return Modality(text)
    return text
