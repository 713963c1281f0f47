"""Stories and lines of stories, what happened on each day, and who carries what."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.dates import PartialDate
from onrecord.record.answers.lines import StatementLine
from onrecord.spans import Span


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One story: the captures that tell one event or one developing line of events."""

    id: str
    label: str
    articles: int
    independent: int  # articles, reprints counted once
    outlets: tuple[str, ...]
    statements: int
    first: str  # ISO date, "" where none of its articles is dated
    last: str
    actors: tuple[str, ...]  # who says most, at most five


@dataclass(frozen=True, slots=True)
class StorylineLine:
    """Stories that go on with one another, over weeks and months."""

    id: str
    label: str  # of the episode that says most of what all its episodes say
    first: str  # ISO date on which it begins
    last: str
    episodes: int
    stories: int
    articles: int
    independent: int  # reprints counted once
    outlets: tuple[str, ...]  # those with most articles first
    statements: int
    actors: tuple[str, ...]  # who says most, at most five


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """One episode of a line, and what is new in it."""

    id: str
    storyline: str
    story: str
    label: str
    first: str
    last: str
    articles: int
    independent: int
    outlets: tuple[str, ...]
    statements: int
    continues: str  # id of the earlier episode it goes on with; "" for the first
    likeness: float  # to that one, 0 to 1
    new_voices: tuple[str, ...]  # who speaks here and in no earlier episode, those who say most first
    new_outlets: tuple[str, ...]
    new_words: tuple[str, ...]  # of its headlines, that no earlier episode is made of; the most telling first


@dataclass(frozen=True, slots=True)
class Moment:
    """One sentence of a chronicle, under the day that it tells of."""

    day: str  # ISO
    reports: int  # texts that tell of this day, or came out on it; reprints counted once
    id: str  # address(day, capture, span)
    capture: str
    source: str
    outlet: str
    published: PartialDate | None
    span: Span  # of the sentence
    text: str
    dated: Span | None  # the words that put it under the day; None: its report came out then, or the day after
    dated_words: str  # "" where there are none
    because: str
    statement: str  # id of the first statement that stands in it, "" where none does
    speaker: str  # who makes it

    @property
    def start(self) -> int:
        """Where the sentence begins on its page."""
        return self.span.start


@dataclass(frozen=True, slots=True)
class Carriage:
    """What one outlet made of an utterance."""

    outlet: str  # "" for all pages that do not tell theirs
    variant: str  # whole, shortened, altered; omitted; earlier: it last wrote before the words were said
    capture: str  # "" where it does not carry it
    statement: str
    start: int


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One utterance against every outlet of its story."""

    utterance: str
    line: StatementLine  # as first carried
    outlets: int  # that carry it
    independent: int  # articles that carry it, reprints counted once
    cells: tuple[Carriage, ...]  # one an outlet; those with most articles first, the same order in each line
