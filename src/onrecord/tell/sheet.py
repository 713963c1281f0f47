"""A source as the desk shows it: its text in blocks, cut where statements begin and end, each with its cards.

Nothing of the captured HTML is here, only the page's text; and every piece knows at which character it begins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from operator import attrgetter

from onrecord.model import Comment, Passage, Region
from onrecord.record.answers import ArticlePage, StatementLine
from onrecord.record.covers import covers
from onrecord.spans import Span, trimmed, written
from onrecord.tell.whys import places

PART = 80_000  # characters of a source on one page of the desk; all but the longest threads of comments are shorter
NESTED_MAX = 4  # statements inside one another that a piece names: more help no reader


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters to which the same marks apply."""

    start: int
    text: str
    statements: tuple[StatementLine, ...]  # that it is part of, the innermost first
    begins: tuple[str, ...]  # ids of statements whose first character it has
    is_cue: bool
    is_speaker: bool
    reader: str  # pseudonym that stands here for a commenter's handle, else ""
    links: tuple[str, ...] = ()  # spans that begin here and that a reason points at
    is_asked: bool = False  # words that a link from elsewhere came for
    is_first_asked: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One passage, and the statements that begin in it."""

    region: Region
    pieces: tuple[Piece, ...]
    cards: tuple[StatementLine, ...]
    depth: int = 0  # of the comment it is part of: how many it stands below
    comment: str = ""  # id of the comment that begins here


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks in a row that are read alike: the article, readers' comments, or what stands around them."""

    kind: str  # article, comments, aside
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of a source, ready to be read."""

    runs: tuple[Run, ...]
    numbers: dict[str, int]  # of the statements, counted over the whole source
    part: int  # from 1
    parts: int


@dataclass(frozen=True, slots=True)
class _Edge:
    at: int
    opens: bool
    order: int  # of marks that open at one place, the longer first
    mark: _Mark


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity: hashing a line costs more than all else here
class _Mark:
    kind: str  # said, cue, speaker, reader, link; asked: words that a link from elsewhere came for
    span: Span
    statement: StatementLine | None
    reader: str = ""
    is_first: bool = False


def sheet(page: ArticlePage, *, part: int = 1, more: Iterable[Span] = (), asked: Sequence[Span] = ()) -> Sheet:
    """Return one part of a source; ``part`` counts from 1 and is brought into range.

    ``more``: places beside those of its own values that a reason points at. ``asked``: words that a link came for.
    """
    parts = max(1, -(-len(page.text) // PART))
    part = min(max(part, 1), parts)
    window = Span(PART * (part - 1), min(len(page.text), PART * part))
    marks = [*_marks(page, more), *(_Mark("asked", span, None, is_first=n == 0) for n, span in enumerate(asked))]
    edges = sorted(_edges(page, window, marks), key=lambda edge: (edge.at, edge.opens, edge.order))
    starts = sorted(page.statements, key=attrgetter("start"))
    passages = page.passages or (Passage("", "", Span(0, len(page.text)), Region.BODY, 0.0),)
    blocks = list(_blocks(page, passages, window, edges, starts))
    runs = tuple(Run(kind, tuple(some)) for kind, some in groupby(blocks, key=_kind))
    return Sheet(runs, {line.id: n for n, line in enumerate(starts, 1)}, part, parts)


def _kind(block: Block) -> str:
    if block.region is Region.COMMENT:
        return "comments"
    return "aside" if block.region in (Region.RELATED, Region.OTHER) and not block.cards else "article"


def _edges(page: ArticlePage, window: Span, marks: Iterable[_Mark]) -> Iterator[_Edge]:
    for mark in marks:
        length = len(mark.span)
        if length and mark.span.end <= len(page.text) and mark.span.overlaps(window):
            yield _Edge(mark.span.start, True, -length, mark)
            yield _Edge(mark.span.end, False, 0, mark)


def _marks(page: ArticlePage, more: Iterable[Span]) -> Iterator[_Mark]:
    for line in page.statements:
        for number, span in enumerate(line.content):
            yield _Mark("said", span, line, is_first=number == 0)
        for span in line.cue:
            yield _Mark("cue", span, line)
        for span in line.speaker_mention:
            yield _Mark("speaker", span, line)
    found = {span for line in page.statements for span in places(line)}
    for span in sorted(found.union(more, (each.span for each in page.readings if each.span))):
        yield _Mark("link", span, None)
    for cover in covers(page.text, page.comments, page.passages):
        yield _Mark("reader", cover.span, None, f"reader {cover.author[:4] or 'unnamed'}")


def _blocks(
    page: ArticlePage,
    passages: Sequence[Passage],
    window: Span,
    edges: Sequence[_Edge],
    starts: Sequence[StatementLine],
) -> Iterator[Block]:
    text = page.text
    comments = sorted(page.comments, key=lambda comment: comment.span)
    places = [edge.at for edge in edges]
    firsts = [line.start for line in starts]
    open_now: dict[_Mark, None] = {}  # in the order in which they opened
    done = 0
    for passage in passages:
        if passage.span.start >= window.end:
            break
        if passage.span.end <= window.start:
            continue
        span = Span(max(passage.span.start, window.start), min(passage.span.end, window.end))
        span = trimmed(text, span)  # the blank lines between blocks are the style sheet's to draw
        if not len(span):
            continue
        done = _advance(open_now, edges, done, bisect_left(places, span.start))
        upto = bisect_left(places, span.end)
        pieces = tuple(_pieces(text, span, edges[done:upto], open_now))
        done = upto
        cards = starts[bisect_left(firsts, span.start) : bisect_right(firsts, span.end - 1)]
        yield replace(_in_thread(span, comments), region=passage.region, pieces=pieces, cards=tuple(cards))


def _in_thread(span: Span, comments: Sequence[Comment]) -> Block:
    """Return a block that knows only which of ``comments``, in order, it begins or goes on with."""
    at = bisect_right(comments, span.start, key=lambda comment: comment.span.start) - 1
    if at < 0 or comments[at].span.end <= span.start:
        first = bisect_right(comments, span.end - 1, key=lambda comment: comment.span.start) - 1
        if first == at:
            return Block(Region.OTHER, (), ())
        at += 1  # it begins inside the block: behind a bullet
    comment = comments[at]
    return Block(Region.OTHER, (), (), comment.depth, comment.id if comment.span.start >= span.start else "")


def _advance(open_now: dict[_Mark, None], edges: Sequence[_Edge], done: int, upto: int) -> int:
    for edge in edges[done:upto]:
        _apply(open_now, edge)
    return max(done, upto)


def _apply(open_now: dict[_Mark, None], edge: _Edge) -> None:
    if edge.mark.kind == "link":
        return  # only where it begins is told
    if edge.opens:
        open_now[edge.mark] = None
    else:
        open_now.pop(edge.mark, None)


def _pieces(text: str, span: Span, edges: Sequence[_Edge], open_now: dict[_Mark, None]) -> Iterator[Piece]:
    at = span.start
    begins: list[str] = []
    links: list[str] = []
    for edge in edges:
        if edge.at > at:
            yield _piece(text[at : edge.at], at, open_now, begins, links)
            at, begins, links = edge.at, [], []
        _apply(open_now, edge)
        if edge.opens and edge.mark.is_first and edge.mark.statement:
            begins.append(edge.mark.statement.id)
        if edge.opens and edge.mark.kind == "link":
            links.append(written([edge.mark.span]))
    if at < span.end:
        yield _piece(text[at : span.end], at, open_now, begins, links)


def _piece(text: str, at: int, open_now: dict[_Mark, None], begins: Sequence[str], links: Sequence[str]) -> Piece:
    innermost = list(islice(reversed(open_now), 4 * NESTED_MAX))
    said = [mark.statement for mark in innermost if mark.kind == "said" and mark.statement]
    kinds = {mark.kind for mark in innermost}
    reader = next((mark.reader for mark in innermost if mark.kind == "reader"), "")
    if reader and any(mark.span.start < at for mark in innermost if mark.kind == "reader"):
        text = ""  # the pseudonym stands at the handle's first piece alone
    some = tuple(said[:NESTED_MAX])
    first = any(mark.kind == "asked" and mark.is_first and mark.span.start == at for mark in innermost)
    made = Piece(at, text, some, tuple(begins), "cue" in kinds, "speaker" in kinds, reader, tuple(links))
    return replace(made, is_asked=True, is_first_asked=first) if "asked" in kinds else made
