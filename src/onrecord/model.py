"""The nouns of a record, in the order of the story. Every step turns some of these into others.

Each is frozen and typed, and each kept noun is one table of the store. Ids are content addresses (`address`): what a
thing is, never a counter and never the version of the step that found it, so that a better step which finds the same
quotation finds the same id, and a person's review of it still holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from onrecord.dates import PartialDate
from onrecord.spans import Span


def address(*parts: object) -> str:
    """Return the id of a thing from what makes it itself: 16 hexadecimal digits."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def addresses(*parts: object) -> Callable[[object], str]:
    """Return what gives ``address(*parts, last)`` for each ``last``: what all have in common is written once."""
    common = "\x1f".join([*map(str, parts), ""])

    def of(last: object) -> str:
        return sha256(f"{common}{last!s}".encode("utf-8", "surrogatepass")).hexdigest()[:16]

    return of


# --- 1 capture: bytes in -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they were found, once. Never edited, never re-encoded; they lie in the record's WARC archive."""

    id: str  # address("capture", url, digest)
    source: str  # path or URL as added; "file.jsonl#id", "export.rtf#3" or "file.warc.gz#url" for one of many in a file
    url: str  # "" where none is known
    media_type: str  # as the source gave it, with its charset: "text/html; charset=utf-8"
    digest: str  # sha256 of the bytes, hexadecimal
    size: int  # bytes
    captured: str  # UTC, ISO 8601 to the second: when the bytes were taken, as far as is known
    archive: str  # file of the record's captures/ folder
    offset: int  # byte in that file where the WARC record begins
    file: str = ""  # digest of the export it was cut from, which the archive keeps whole; "" where it came by itself
    place: str = ""  # where it lies in that file: "bytes 120-5600", or "paragraphs 14-60" of a DOCX


@dataclass(frozen=True, slots=True)
class Payload:
    """A capture with its bytes in hand: the input of the first step. Not kept in the store."""

    capture: str
    source: str
    url: str
    media_type: str
    captured: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RecordKey:
    """The record's own secret, by which commenters' handles become pseudonyms. Not kept in the store."""

    key: str


@dataclass(frozen=True, slots=True)
class LanguageBase:
    """A spaCy pipeline that the settings name in place of our own language base. Not kept in the store."""

    name: str  # of an installed package, or a folder
    version: str


# --- 2 clean: what is the article --------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """The one flattened text of a capture. Every span of the capture counts characters of this text.

    A plain-text capture keeps its own characters, so its spans also count characters of the decoded file.
    """

    id: str  # the capture's id
    capture: str
    text: str
    language: str  # ISO 639-1, "" where it could not be told
    encoding: str  # how the bytes were decoded


@dataclass(frozen=True, slots=True)
class Block:
    """A block of an HTML or PDF page, with what its markup shows. Text captures have none."""

    id: str  # address(capture, span)
    capture: str
    span: Span
    tag: str  # innermost block element: p, h1, li, td, figcaption, blockquote …
    hints: str  # class and id words of the element and its ancestors, innermost first, one blank between
    link_share: float  # share of its characters inside links, 0 to 1
    depth: int  # elements above it


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page's markup, or the list it came in, says about it; not part of its text."""

    id: str  # address(capture, name, value, where)
    capture: str
    name: str  # title, author, desk, published, modified, outlet, url, language, section, original, comments;
    # of an export also page, words, edition, loaded, copyright, accession, code, column, publisher, time, type
    value: str
    where: str  # json-ld, opengraph, meta, microdata, time, feed, jsonl, header, script, nexis, factiva


class Region(StrEnum):
    """What a block of a page is."""

    TITLE = "title"
    BYLINE = "byline"
    DATE = "date"
    BODY = "body"
    CAPTION = "caption"
    COMMENT = "comment"
    RELATED = "related"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of a page, labelled. A page's passages tile its text: nothing is thrown away."""

    id: str  # address(capture, span)
    capture: str
    span: Span
    region: Region
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Comment:
    """One reader's comment: counted, kept apart, its writer known by a pseudonym only.

    `parent` is told where the page shows it (nesting, "in reply to NAME", "@handle", a quotation of an earlier
    comment) and is always a comment that stands above this one on the same page.
    """

    id: str  # address(capture, span)
    capture: str
    span: Span
    author: str  # keyed hash of the handle, 12 hexadecimal digits; "" where none is given
    author_span: Span | None  # where the handle stands, so that faces can cover it
    posted: PartialDate | None
    depth: int = 0  # comments it stands below, as far as the page tells: 0 for a first one
    parent: str = ""  # id of the comment that it answers, "" where there is none or the page does not tell


@dataclass(frozen=True, slots=True)
class Reading:
    """A value read off a page, believed or refused, with the words it was read from."""

    id: str  # address(capture, field, value, span, because)
    capture: str
    field: str  # title, byline, dateline, outlet, original_outlet, agency, published, reposted, updated
    value: str
    span: Span | None  # None: the words stand in the markup, not in the text
    exact: str  # the words
    because: str  # the rule that took or refused it: "under the title", "crawl clock", "forum join date"
    believed: bool
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says about itself; `Reading` holds the words for each value. The body is its body passages."""

    id: str  # the capture's id
    capture: str
    title: str  # "" where the page has none
    byline: tuple[str, ...]  # persons, without "By" and without agencies; where none is named, the desk or house
    dateline: str  # place
    outlet: str  # whose page it is, "" where the page does not say
    original_outlet: str  # who wrote it, where that is another: "Press TV" on a page of Aletho News
    published: PartialDate | None  # of the report itself
    earliest: PartialDate | None  # where it is not told: bounds from what the page does say
    latest: PartialDate | None
    published_why: str
    reposted: PartialDate | None
    updated: PartialDate | None
    language: str
    comments: int


# --- 3 trace: who published, who reprinted -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Print:
    """A fingerprint of an article's body and what tells a copy's direction."""

    id: str  # the capture's id
    capture: str
    words: int
    signature: bytes  # least hashes of long runs of letters, uint32: what two prints must share to be compared
    shingles: bytes  # hashes of short runs of letters, uint32, rising; see trace.prints
    outlet: str
    credits: tuple[str, ...]  # outlets and agencies that the page names as its source
    edges: str  # words of title, head and foot, in which a credit may stand
    published: PartialDate | None
    title: str
    garbled: float = 0.0  # marks of a scanner for each word: digits, points and capitals in the middle of words


class ReprintKind(StrEnum):
    ORIGINAL = "original"
    WHOLE = "whole"
    CUT = "cut"
    EXCERPT = "excerpt"
    REWRITE = "rewrite"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Reprint:
    """One member of a group of captures that carry one text."""

    id: str  # address("reprint", capture)
    capture: str
    group: str
    copy_of: str  # capture id; "" for the original and where the direction is not known
    kind: ReprintKind
    shared: float  # share of this body that also stands in the one it copies, 0 to 1
    because: str  # "names the Guardian", "published earlier" …
    also_of: str = ""  # of a text merged from two: the capture that gave the other part, where that is on record


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a copy, and those that stand in their place in its source; on one side there may be none."""

    span: Span  # in the copy; where words were left out, the empty span behind the word before
    source_span: Span


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage of a capture that also stands in another one, word by word. Found when asked for, not kept."""

    capture: str
    span: Span
    exact: str
    source: str  # the other capture's id
    source_span: Span
    source_exact: str
    words: int  # of the passage
    changed: int  # of these, words that are not the source's
    changes: tuple[Change, ...]  # in reading order


@dataclass(frozen=True, slots=True)
class Citation:
    """One link of the chain that words travelled: Antonov -> Interfax -> Press TV."""

    id: str  # address(capture, span, source)
    capture: str
    span: Span  # the proving words: "was quoted by Interfax as saying"
    source: str  # who passed the words on: Interfax
    statement: str  # id of the statement it carries, "" where it stands for the whole article
    because: str
    carrier: str = ""  # another source of this page that had the words from it; "" for the page's own writer


# --- 4 understand: who says what ---------------------------------------------------------------


class ActorKind(StrEnum):
    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"  # "experts", "two officials"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named on one page: all its mentions there stand for one actor."""

    id: str  # address(capture, "entity", first mention's span)
    capture: str
    name: str  # the fullest name on the page, canonical where our knowledge tells: "Vladimir Putin"
    kind: ActorKind
    role: str  # as the page gives it: "Deputy Defense Minister"; "" where not told
    organisation: str
    country: str  # ISO 3166 alpha-3; IGO for world and regional bodies; "" where not told
    role_span: Span | None  # where the page gives the role
    key: str  # folded name that two pages must share to be compared: "putin"


class MentionKind(StrEnum):
    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, a description or a pronoun, and whom it stands for on this page."""

    id: str  # address(capture, "mention", span)
    capture: str
    span: Span
    kind: MentionKind
    entity: str
    confidence: float
    because: str  # "full name", "surname", "he: subject of the sentence before" …


class Form(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Modality(StrEnum):
    ASSERTED = "asserted"
    MODAL = "modal"
    CONDITIONAL = "conditional"
    FUTURE = "future"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that a page puts in someone's mouth."""

    id: str  # address(capture, "statement", content spans)
    capture: str
    form: Form
    text: str  # the content's words; fragments joined by " … "
    content: tuple[Span, ...]  # in reading order; several where a cue cuts in; without the enclosing marks
    cue: tuple[Span, ...]
    speaker: str  # canonical name as the page resolves it; "" where the text names nobody; joint: "A; B"
    speaker_mention: tuple[Span, ...]
    role: str  # the speaker's, as this page gives it
    organisation: str
    country: str
    addressee: str
    via: tuple[str, ...]  # who passed it on: agency, channel, document
    said_on: PartialDate | None
    said_on_why: str
    place: str  # where it was said, as the text has it
    negated: bool  # the cue denies the content as worded
    modality: Modality
    anonymous: bool
    parent: str  # id of the statement this one stands in, "" where none
    region: Region
    confidence: float  # 0 to 1
    because: str  # rule or model, and the chain that named the speaker


@dataclass(frozen=True, slots=True)
class Party:
    """One who has a part in a statement."""

    id: str  # address(statement, part, position)
    capture: str
    statement: str
    part: str  # speaker, addressee, via
    position: int  # from 0, in reading order
    name: str
    entity: str  # "" where the page's entities do not hold it


@dataclass(frozen=True, slots=True)
class Gist:
    """What an article is about, small enough to compare with thousands of others."""

    id: str  # the capture's id
    capture: str
    title: str
    published: PartialDate | None
    terms: bytes  # its weightiest words; see record.gists
    keys: tuple[str, ...]  # what another article must share to be compared at all
    words: int = 0  # of the beginning of its body
    phrases: bytes = b""  # see record.gists
    quotes: bytes = b""


@dataclass(frozen=True, slots=True)
class Dating:
    """A place of a report's body that tells a day: "on Tuesday", "3 May", "yesterday"."""

    id: str  # address(capture, "dating", span)
    capture: str
    span: Span  # the words that tell the day
    day: PartialDate  # the day that they mean on this page
    sentence: Span  # the sentence they stand in


@dataclass(frozen=True, slots=True)
class Saying:
    """What makes two statements one utterance: their words, folded, who said them and on which day."""

    id: str  # the statement's id
    capture: str
    words: bytes  # hashes of the folded words in order
    keys: tuple[str, ...]
    speaker_key: str
    terms: bytes = b""  # what it says in any words: see record.utterances
    day: PartialDate | None = None  # said, else reported
    is_quoted: bool = True  # in the speaker's own words, in whole or in part


# --- 5 record: what belongs together -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone the whole record knows: the entities of many pages that are one."""

    id: str  # address("actor", kind, name)
    name: str
    kind: ActorKind
    country: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """An entity of a page is an actor. Kept apart from both, so that it can be judged and undone."""

    id: str  # address("identity", entity)
    capture: str
    entity: str
    actor: str
    confidence: float
    because: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a page gives an actor; it holds at the date of that page."""

    id: str  # address("role", actor, capture, title)
    capture: str
    actor: str
    title: str
    organisation: str
    country: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement's place among the statements that carry the same words of the same speaker."""

    id: str  # address("utterance", statement)
    capture: str
    statement: str
    utterance: str  # the same for all carriers
    variant: str  # whole, shortened, altered; reported: told in the outlet's own words
    shared: float  # share of the fullest variant's words, 0 to 1


@dataclass(frozen=True, slots=True)
class Surrounding:
    """A gist, and how crowded it is round it: what its likeness to any one other article is measured against."""

    id: str  # the capture's id
    capture: str
    title: str
    published: PartialDate | None
    words: int
    terms: bytes
    phrases: bytes
    quotes: bytes
    near: bytes  # see record.surroundings


@dataclass(frozen=True, slots=True)
class Story:
    """A capture's story: the captures that tell one event, or one developing line of events."""

    id: str  # address("story", capture)
    capture: str
    story: str  # the same for all its captures
    label: str  # in words of its own articles
    confidence: float


@dataclass(frozen=True, slots=True)
class Episode:
    """A run of days on which a story was told: small enough to be compared with all others."""

    id: str  # its first day and its story: in the order of time
    capture: str  # its earliest
    story: str
    first: PartialDate | None  # None where none of its articles is dated
    last: PartialDate | None
    articles: int
    undated: int  # of these, articles that do not tell their day
    terms: bytes  # see record.gists
    keys: tuple[str, ...]  # what another episode must share to be compared at all


@dataclass(frozen=True, slots=True)
class Continuation:
    """With which earlier episode one goes on."""

    id: str  # address("continuation", episode)
    capture: str
    episode: str
    story: str
    continues: str  # an episode; "" where it begins a line
    likeness: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Storyline:
    """An episode's place in the line of all that go on with one another."""

    id: str  # address("of storyline", episode)
    capture: str
    line: str  # address("storyline", its first episode): the same for all its episodes
    episode: str
    story: str
    continues: str  # "" for the first
    likeness: float


class Verdict(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNDO = "undo"
    DEFINE = "define"  # an issue that a person follows, a search that a person keeps


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of something derived. Kept for ever; no re-run deletes one."""

    id: str  # address of everything below
    noun: str  # statement, article, actor, identity, story, position, issue, search
    target: str
    capture: str  # "" where the target is not of one capture
    verdict: Verdict
    field: str  # of a correction: speaker, said_on, content, published, title …
    value: str
    exact: str  # the words it was about, and a little before and after (W3C TextQuoteSelector)
    prefix: str
    suffix: str
    start: int  # -1 where it is about no place
    by: str
    at: str  # UTC, ISO 8601
    note: str
    undoes: str  # id of a review that this one takes back, else ""


class TipKind(StrEnum):
    """What an outside reader said that it found."""

    QUOTATION = "quotation"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NOTHING = "nothing"  # it was asked about this page and found nothing


@dataclass(frozen=True, slots=True)
class Tip:
    """What an outside reader, such as a language model, said of a page when a person had it asked.

    Kept for ever, as words and not as places: steps believe it only where its words stand on the page as it is read
    now, word for word. So a record can be built again without asking anybody, and a reader cannot put words on a page.
    """

    id: str  # address of everything below but `asked`
    capture: str
    reader: str  # its name, and the version of the question it was asked: "llama3.2:3b, question 1"
    asked: str  # UTC, ISO 8601 to the second
    position: int  # from 0, in the order in which it told them
    kind: TipKind
    words: tuple[str, ...]  # of a quotation its parts, of a name the name
    speaker: str  # words that name the speaker; "" where it names none
    cue: str
    near: int  # the character of the page, as it was asked about, that the answer begins at or lies behind


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or made out, kept where a person can find it."""

    id: str  # address(capture or source, step, what, span)
    capture: str  # "" where not even a capture came of it
    source: str
    step: str
    what: str
    span: Span | None


def problem(capture: str, step: str, what: str, span: Span | None = None, *, source: str = "") -> Problem:
    """Return a `Problem` with its id."""
    return Problem(address("problem", capture or source, step, what, span), capture, source, step, what, span)
