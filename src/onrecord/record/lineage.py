"""Lines of stories as a person asks for them: which there are, and what is new in each episode."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from onrecord.dates import PartialDate
from onrecord.model import Episode, Gist, Storyline, addresses
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record import store
from onrecord.record.answers import ArticleLine, EpisodeLine, Rows, StatementLine, StorylineLine
from onrecord.record.filters import checked_limit, checked_offset
from onrecord.record.schema import tables
from onrecord.record.store import Store
from onrecord.relate.gists import rarity, term_of, unpacked, words_of
from onrecord.relate.labels import label

MOST_NEW = 5  # voices, outlets and words that are named as new
MOST_VOICES = 5
_LABELLED = 60  # articles of an episode that its label is chosen from
_LEAST_RARITY = 3.5  # of a word that tells something new: in one article of thirty or fewer

_NO_LINE = "no storyline {!r} on record; onrecord show storylines lists them"

_ARTICLE, _LINE, _OF = tables[ArticleLine].c, tables[StatementLine].c, tables[Storyline].c


@dataclass(frozen=True, slots=True)
class _Carried:
    """What one article adds to its episode."""

    capture: str
    story: str
    title: str
    label: str
    outlet: str
    text: str  # the same for all reprints of one text
    published: str
    statements: int


class Lineage:
    """The part of a `Record` that tells how stories go on."""

    store: Store

    def storylines(self, *, since: str = "", until: str = "", limit: int = 50, offset: int = 0) -> Rows[StorylineLine]:
        """Return the lines of stories that go on with one another, the newest first."""
        # An episode that no page dates is named "undated …", behind all dates; each line has one that is dated.
        newest = sa.func.max(sa.case((_OF.episode < "u", _OF.episode), else_=""))
        query = sa.select(_OF.line).group_by(_OF.line)
        if since:
            query = query.having(newest >= _day(since).iso)
        if until:
            query = query.having(sa.func.min(_OF.episode) < f"{_day(until).last.isoformat()}~")
        page = query.order_by(newest.desc(), _OF.line).limit(checked_limit(limit)).offset(checked_offset(offset))
        with self.store.look() as look:
            total = look.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0
            lines = list(look.scalars(page))
            known = _told(look, lines)
            return Rows(tuple(_summary(line, known[line]) for line in lines), total, offset)

    def storyline(self, storyline: str, *, limit: int = 200, offset: int = 0) -> Rows[EpisodeLine]:
        """Return the episodes of a line in order, each with what is new in it. Raises NotOnRecord."""
        limit, offset = checked_limit(limit), checked_offset(offset)
        with self.store.look() as look:
            line = _now(look, storyline)
            episodes = _told(look, [line])[line]
            if not episodes:
                raise NotOnRecord(_NO_LINE.format(storyline))
            lines = _with_news(look, episodes)
        return Rows(tuple(lines[offset : offset + limit]), len(lines), offset)

    def storyline_line(self, storyline: str) -> StorylineLine:
        """Return a line as lists show it. Raises NotOnRecord."""
        with self.store.look() as look:
            line = _now(look, storyline)
            told = _told(look, [line])[line]
        if not told:
            raise NotOnRecord(_NO_LINE.format(storyline))
        return _summary(line, told)

    def storyline_of(self, story: str) -> str:
        """Return the line that a story stands in, "" where it stands alone."""
        with self.store.look() as look:
            return look.scalar(sa.select(_OF.line).where(_OF.story == story).limit(1)) or ""


def _now(look: sa.Connection, given: str) -> str:
    """Return the id of the line whose id is or once was ``given``; ``given`` where there is none.

    A line's id is made of its first episode. So a link to it holds when an earlier episode comes on record.
    """
    if look.scalar(sa.select(_OF.line).where(_OF.line == given).limit(1)):
        return given
    of, episodes = addresses("storyline"), sa.select(_OF.episode, _OF.line)
    return next((line for episode, line in look.execute(episodes) if of(episode) == given), given)


@dataclass(frozen=True, slots=True)
class _Told:
    """An episode with its articles and voices."""

    place: Storyline
    episode: Episode
    articles: tuple[_Carried, ...]
    voices: Mapping[str, int]  # how many statements each speaker makes


@dataclass(frozen=True, slots=True)
class _Named:
    """An episode under its story's label, for the choice of the line's."""

    id: str
    title: str
    terms: bytes


def _told(look: sa.Connection, lines: Sequence[str]) -> dict[str, list[_Told]]:
    """Return the episodes of each line in order of time, with what is told in them."""
    places = store.read(look, Storyline, "line", lines, order="episode")
    episodes = {each.id: each for each in store.read(look, Episode, "id", [place.episode for place in places])}
    stories = sorted({place.story for place in places})
    of_story: dict[str, list[Episode]] = defaultdict(list)
    for episode in sorted(episodes.values(), key=lambda each: each.id):
        of_story[episode.story].append(episode)
    articles: dict[str, list[_Carried]] = defaultdict(list)
    for article in _articles(look, stories):
        articles[_episode_of(article, of_story[article.story])].append(article)
    voices = _voices(look, stories)
    found: dict[str, list[_Told]] = defaultdict(list)
    for place in places:
        some = tuple(articles[place.episode])
        said: Counter[str] = sum((voices[each.capture] for each in some), Counter())
        found[place.line].append(_Told(place, episodes[place.episode], some, said))
    return found


def _articles(look: sa.Connection, stories: Sequence[str]) -> Iterable[_Carried]:
    names = ("capture", "story", "title", "label", "outlet", "group", "published", "statements")
    for some in store.batched(stories, 500):
        query = sa.select(*(_ARTICLE[name] for name in names)).where(_ARTICLE.story.in_(some))
        for capture, story, title, name, outlet, group, published, count in look.execute(query.order_by(_ARTICLE.id)):
            yield _Carried(capture, story, title, name, outlet, group or capture, published or "", count)


def _episode_of(article: _Carried, episodes: Sequence[Episode]) -> str:
    """Return which of a story's episodes an article belongs to: the last that had begun; undated, the first."""
    begun = [each.id for each in episodes if each.first and article.published and each.first.iso <= article.published]
    return begun[-1] if begun else episodes[0].id


def _voices(look: sa.Connection, stories: Sequence[str]) -> dict[str, Counter[str]]:
    """Return how many statements of whom each article of some stories carries."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    count: Any = sa.func.count()
    for some in store.batched(stories, 500):
        query = sa.select(_LINE.capture, _LINE.speaker, count).where(
            _LINE.story.in_(some), _LINE.actor != "", _LINE.reviewed != "reject"
        )
        for capture, speaker, times in look.execute(query.group_by(_LINE.capture, _LINE.speaker)):
            for name in speaker.split("; "):
                found[capture][name] += times
    return found


def _summary(line: str, told: Sequence[_Told]) -> StorylineLine:
    articles = [article for each in told for article in each.articles]
    named = [_Named(each.episode.id, each.articles[0].label, each.episode.terms) for each in told if each.articles]
    voices: Counter[str] = sum((Counter(each.voices) for each in told), Counter())
    return StorylineLine(
        line,
        label(named[:_LABELLED]) if named else "",
        _first(told[0].episode),
        max(_last(each.episode) for each in told),
        len(told),
        len({each.place.story for each in told}),
        len(articles),
        len({article.text for article in articles}),
        _most(Counter(article.outlet for article in articles)),
        sum(article.statements for article in articles),
        _most(voices)[:MOST_VOICES],
    )


def _with_news(look: sa.Connection, told: Sequence[_Told]) -> list[EpisodeLine]:
    """Return each episode with what no earlier one has: voices, outlets and words of headlines."""
    voices, outlets, terms = set[str](), set[str](), set[int]()
    lines: list[EpisodeLine] = []
    several = {story for story, times in Counter(each.place.story for each in told).items() if times > 1}
    for each in told:
        here = Counter(article.outlet for article in each.articles)
        spoken = _most(Counter(each.voices))
        lines.append(
            EpisodeLine(
                each.place.episode,
                each.place.line,
                each.place.story,
                _label(look, each) if each.place.story in several else each.articles[0].label if each.articles else "",
                _first(each.episode),
                _last(each.episode),
                len(each.articles),
                len({article.text for article in each.articles}),
                _most(here),
                sum(article.statements for article in each.articles),
                each.place.continues,
                each.place.likeness,
                tuple(name for name in spoken if name not in voices)[:MOST_NEW],
                tuple(name for name in _most(here) if name not in outlets)[:MOST_NEW],
                _new_words(each.articles, terms),
            )
        )
        voices |= set(each.voices)
        outlets |= set(here)
        terms |= set(unpacked(each.episode.terms)) | {
            term_of(word) for article in each.articles for word in words_of(article.title)
        }
    return lines


def _label(look: sa.Connection, told: _Told) -> str:
    """Return a label for an episode of a story that has several."""
    return label(store.read(look, Gist, "capture", [article.capture for article in told.articles[:_LABELLED]]))


def _new_words(articles: Sequence[_Carried], before: set[int]) -> tuple[str, ...]:
    """Return the words of headlines that say what is new: rare ones first that several headlines have."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for article in articles:
        for word in dict.fromkeys(article.title.replace("’", "'").split()):
            bare = word.strip(".,:;!?\"“”‘’'()[]–—|")
            key = next(iter(words_of(bare)), "")
            if len(key) > 2 and term_of(key) not in before and rarity(term_of(key)) >= _LEAST_RARITY:
                counts[key] += 1
                written.setdefault(key, bare.removesuffix("'s"))
    best = sorted(counts, key=lambda key: (-counts[key] * rarity(term_of(key)), key))
    return tuple(written[key] for key in best[:MOST_NEW]) if before else ()


def _most(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in sorted(counted.items(), key=lambda each: (-each[1], each[0])) if name)


def _first(episode: Episode) -> str:
    return episode.first.iso if episode.first else ""


def _last(episode: Episode) -> str:
    return episode.last.iso if episode.last else ""


def _day(text: str) -> PartialDate:
    try:
        return PartialDate(text)
    except ValueError as why:
        raise BadRequest(str(why)) from None
