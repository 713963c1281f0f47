"""What questions are answered with: the nouns as a person wants to see them, joined and corrected.

`ArticleLine` and `StatementLine` are kept as tables (made again for a capture whenever anything about it changes: a
step's output, its story, its reprints, an actor, a review), so every face reads them without a join.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from onrecord.dates import PartialDate
from onrecord.model import (
    ActorKind,
    Citation,
    Comment,
    Form,
    Modality,
    Passage,
    Reading,
    Region,
    Reprint,
    Review,
)
from onrecord.problems import MissingExtra
from onrecord.spans import Span

if TYPE_CHECKING:
    import polars
    import pyarrow

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article, with its story, its place among reprints and what a person corrected."""

    id: str  # the capture's id
    capture: str
    source: str
    url: str
    captured: str
    title: str
    byline: tuple[str, ...]
    dateline: str
    outlet: str
    original_outlet: str
    published: PartialDate | None
    earliest: PartialDate | None
    latest: PartialDate | None
    published_why: str
    reposted: PartialDate | None
    updated: PartialDate | None
    language: str
    comments: int
    statements: int
    story: str
    label: str  # the story's
    group: str  # of reprints; "" where it is alone
    copy_of: str
    kind: str  # "" where it is alone
    shared: float
    reviewed: str  # "", accept, reject or correct


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement, with its speaker as the whole record knows them and what a person corrected."""

    id: str
    capture: str
    source: str
    outlet: str
    published: PartialDate | None
    story: str
    form: Form
    text: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: str
    actor: str  # id of the first speaker's actor, "" where unknown
    speaker_mention: tuple[Span, ...]
    role: str
    organisation: str
    country: str
    addressee: str
    via: tuple[str, ...]
    said_on: PartialDate | None
    said_on_why: str
    place: str
    negated: bool
    modality: Modality
    anonymous: bool
    parent: str
    region: Region
    confidence: float
    because: str
    utterance: str  # shared by all carriers of the same words
    start: int  # where its content begins on the page
    on_day: str  # said_on, else published, else "": what time lines sort by
    reviewed: str  # "", accept, reject or correct
    cue_words: str = ""  # the words of the cue: "refused", "called for"


@dataclass(frozen=True, slots=True)
class Voice:
    """An actor's part in a statement."""

    id: str  # the party's id
    capture: str
    statement: str
    actor: str
    part: str  # speaker, addressee, via
    name: str
    on_day: str = ""  # this and the next are the statement's: an actor's statements are listed without looking at each
    start: int = 0
    outlet: str = ""
    reviewed: str = ""


@dataclass(frozen=True, slots=True)
class CommentLine:
    """One reader's comment as it may be shown: in its place in the thread, its writer by pseudonym alone."""

    id: str
    capture: str
    start: int  # of its span on the page
    depth: int  # comments it stands below, as far as the page tells
    parent: str  # id of the comment that it answers, "" where there is none or the page does not tell
    author: str  # pseudonym, "" where the page names nobody
    posted: PartialDate | None
    words: str  # all that stands there, name, date and buttons included; every commenter's handle covered


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article whole: its line, the text it stands in and the evidence for every value."""

    line: ArticleLine
    text: str  # of the page; all spans count its characters
    passages: tuple[Passage, ...]
    readings: tuple[Reading, ...]
    comments: tuple[Comment, ...]
    statements: tuple[StatementLine, ...]
    citations: tuple[Citation, ...]
    reviews: tuple[Review, ...]

    @property
    def body(self) -> str:
        """The article's own words: its body passages, one a line."""
        return "\n".join(p.span.of(self.text).strip() for p in self.passages if p.region is Region.BODY)


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor and how much of the record is theirs."""

    id: str
    name: str
    kind: ActorKind
    country: str
    aliases: tuple[str, ...]
    roles: tuple[str, ...]  # titles that pages give, commonest first
    statements: int
    articles: int
    first: str  # ISO date of the first statement, "" where none is dated
    last: str


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


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One hop of the way words came: from whom to whom, and the words that prove it."""

    source: str
    carrier: str
    kind: str  # statement: of who said it to who had it from them; citation: of who passed it on; republication
    capture: str  # whose words prove it
    statement: str  # id of the statement that came this way, "" where the whole article did
    span: Span | None  # of the proving words on that capture's page
    exact: str
    because: str
    source_capture: str = ""  # the source's own page, where that is on record
    carrier_capture: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the searched words stand."""

    noun: str  # statement or page
    id: str
    capture: str
    source: str
    outlet: str
    published: PartialDate | None
    speaker: str
    snippet: str  # the words around, the found ones between \\x02 and \\x03
    start: int


@dataclass(frozen=True, slots=True)
class Issue:
    """A question that a person follows: its words, and whose positions on it matter."""

    id: str
    name: str
    terms: tuple[str, ...]
    actors: tuple[str, ...]  # ids; none: everyone's
    examples: tuple[str, ...] = ()  # ids of statements that belong to it, whether or not they hold its words


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many statements one outlet reported of one month."""

    month: str  # "2019-05"; a year where no more is told, "" where no day is
    outlet: str  # "" for pages that do not tell theirs
    statements: int


@dataclass(frozen=True, slots=True)
class Office:
    """An office that pages give an actor, from the first to the last of them."""

    title: str
    organisation: str
    country: str
    first: str  # ISO date of the first dated page that gives it, "" where none is dated
    last: str
    pages: int
    captures: tuple[str, ...]  # the pages, the first first; at most `tallies.PROOFS`


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom an actor spoke to."""

    name: str
    actor: str  # id, "" where the record knows none
    statements: int


@dataclass(frozen=True, slots=True)
class NameOnPage:
    """What one page calls an actor, and why it is taken for that actor: what a person puts to another."""

    id: str  # the identity's
    capture: str
    name: str
    role: str
    outlet: str
    title: str  # of the page
    published: PartialDate | None
    statements: int  # on that page whose speaker it is
    confidence: float
    because: str
    reviewed: str  # "", accept, reject or correct


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that a person keeps."""

    id: str  # address("search", name)
    name: str
    query: str  # as it stands in the address of the search page: "query=strait&outlet=Courier"
    by: str
    at: str  # UTC, ISO 8601


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that a person should look at, with the words it was read from, and how much hangs on it."""

    id: str  # of what is doubtful
    noun: str  # statement, identity, article
    field: str  # what is doubtful: speaker, actor, published
    value: str  # as it stands now; "" where there is none
    confidence: float  # 0 to 1
    because: str
    carriers: int  # pages that carry the same words; of an identity the statements whose speaker rests on it
    positions: int  # stances on followed issues that hang on it
    weight: float  # what a correction would change, by how likely it is needed: the queue's order
    capture: str
    source: str
    outlet: str
    title: str
    before: str  # up to 200 characters of the page
    exact: str  # the words in question
    after: str
    start: int  # where they begin on the page, -1 where they stand nowhere


@dataclass(frozen=True, slots=True)
class Rows(Sequence[T], Generic[T]):
    """One page of an answer, and how many rows there are in all."""

    rows: tuple[T, ...]
    total: int
    offset: int = 0

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self.rows[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows)

    def to_polars(self) -> polars.DataFrame:
        """Return these rows as a polars table. Raises MissingExtra without the ``tables`` extra."""
        try:
            import polars
        except ImportError:
            raise MissingExtra("a polars table", "tables") from None
        return polars.DataFrame([flat(row) for row in self.rows], infer_schema_length=None)

    def to_arrow(self) -> pyarrow.Table:
        """Return these rows as an Arrow table. Raises MissingExtra without the ``tables`` extra."""
        return self.to_polars().to_arrow()


def flat(row: Any) -> dict[str, Any]:
    """Return an answer's fields as plain values: dates as text, spans as ``[start, end]``."""
    return {name: _plain(value) for name, value in asdict(row).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, dict):
        return (
            [value["start"], value["end"]]
            if set(value) == {"start", "end"}
            else {k: _plain(v) for k, v in value.items()}
        )
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


__all__ = [
    "ActorLine",
    "Addressed",
    "ArticleLine",
    "ArticlePage",
    "Carriage",
    "ChainLink",
    "CommentLine",
    "CoverageLine",
    "Doubt",
    "EpisodeLine",
    "Hit",
    "Issue",
    "Moment",
    "MonthCount",
    "NameOnPage",
    "Office",
    "Reprint",
    "Rows",
    "SavedSearch",
    "StatementLine",
    "StoryLine",
    "StorylineLine",
    "Voice",
    "flat",
]
