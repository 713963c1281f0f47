"""The drawing of a chain: who said it, who passed it on, who published it and who reprinted it, from left to right.

Drawn on the server, as numbers for an SVG; the list beside it says the same in words, hop by hop.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record.answers import ArticleLine, ChainLink
from onrecord.record.chain import name, outlet_key
from onrecord.record.record import Record
from onrecord.tell.lettering import cut, fitting
from onrecord.tell.look import day, shorter
from onrecord.tell.sides import side_by_side

Asked = Mapping[str, str]
BOX_WIDTH, BOX_HEIGHT = 168, 44  # pixels at full width
GAP_X, GAP_Y, EDGE = 150, 22, 14
DIP = 64  # by which an arrow goes round a box
DRAWN_MAX = 26  # boxes; what does not fit stands in the list
COPIES_MAX = 60  # pages of one text on one chain's page
PASSAGES_MAX = 40  # shared passages side by side
BESIDE = 32  # by which a second arrow between the same two keeps away from the first
_PROOF = 19  # letters of the proving words that fit on an arrow
_NUMBER_WIDTH, _LETTER_WIDTH = 22, 5.0  # pixels of a number, and of a letter of the words behind it
_NAME_WIDTH, _SMALL_NAME_WIDTH = 156.0, 169.0  # pixels for a name; for each line of one in two, which is smaller


@dataclass(frozen=True, slots=True)
class Hop:
    """One arrow: from whom to whom, and every place that proves it."""

    number: int
    source: str
    carrier: str
    kind: str
    links: tuple[ChainLink, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """Someone on the way, in the drawing's pixels."""

    key: str
    name: str
    below: str  # what it is: "said it", "passed it on", "not on record", or the day of a page
    kind: str  # person, outlet, page; here: the page that was asked about
    capture: str
    x: float
    y: float

    @property
    def lines(self) -> tuple[str, ...]:
        """The name in one line, or in two where it would leave its box; the second is cut where that does, too."""
        fits = fitting(self.name, _NAME_WIDTH)
        upto = self.name.rfind(" ", 1, fits + 1) if fits < len(self.name) else -1
        if upto < 0:
            return (cut(self.name, _NAME_WIDTH),)
        return self.name[:upto], cut(self.name[upto + 1 :], _SMALL_NAME_WIDTH)


@dataclass(frozen=True, slots=True)
class Arrow:
    hop: Hop
    path: str
    x: float  # the middle of its number and the words behind it
    y: float

    @property
    def words(self) -> str:
        """The words that prove it, as far as they fit; "" where only the page's own sign does."""
        return shorter(next((link.exact for link in self.hop.links if link.exact), ""), _PROOF)

    @property
    def width(self) -> float:
        """Pixels of its number with the words."""
        return _NUMBER_WIDTH + (round(_LETTER_WIDTH * (len(self.words) + 2) + 8, 1) if self.words else 0)


@dataclass(frozen=True, slots=True)
class ChainDrawing:
    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    left_out: int  # hops that did not fit


def chain(record: Record, asked: Asked) -> dict[str, Any]:
    """Return a page's chain, and where its text went from there."""
    capture = asked["capture"]
    line = record.article_line(capture)
    links = record.chain(line.capture)
    return {"line": line, "chain": links, "copies": record.copies(line.capture, limit=COPIES_MAX)}


def chain_more(record: Record, answer: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    line: ArticleLine = answer["line"]
    found = hops([*answer["chain"], *onward(line, answer["copies"])])
    shared = record.shared(line.capture, limit=PASSAGES_MAX) if line.copy_of else None
    return {
        "hops": found,
        "drawing": drawing(found, line, answer["copies"]),
        "shared": shared,
        "pairs": [side_by_side(passage) for passage in shared or ()],
        "lines": {each.capture: each for each in answer["copies"]},
    }


def onward(line: ArticleLine, copies: Iterable[ArticleLine]) -> list[ChainLink]:
    """Return the hops by which a text went on from a page and from its siblings: the rest of its family."""
    by_id = {each.id: each for each in copies}
    made = []
    for each in by_id.values():
        source = by_id.get(each.copy_of)
        if source is not None and each.id != line.id:
            why = f"{each.kind} copy, {each.shared:.0%} shared"
            rest = ("republication", each.capture, "", None, "", why)
            made.append(
                ChainLink(name(source), name(each), *rest, source_capture=source.capture, carrier_capture=each.capture)
            )
    return made


def hops(links: Iterable[ChainLink]) -> list[Hop]:
    """Return the arrows of a chain, each once, with all that prove it, in the order in which they come."""
    by_ends: dict[tuple[str, str, str], list[ChainLink]] = defaultdict(list)
    for link in links:
        ends = (_key(link.source, link.source_capture), _key(link.carrier, link.carrier_capture), link.kind)
        known = by_ends[ends]
        if link.kind != "republication" or not known:
            known.append(link)
    return [
        Hop(number, some[0].source, some[0].carrier, kind, tuple(some))
        for number, ((_, _, kind), some) in enumerate(by_ends.items(), 1)
    ]


def _key(called: str, capture: str) -> str:
    return capture or outlet_key(called)


def _ends(hop: Hop) -> tuple[str, str]:
    first = hop.links[0]
    return _key(first.source, first.source_capture), _key(first.carrier, first.carrier_capture)


def _captures(hop: Hop) -> tuple[str, str]:
    return hop.links[0].source_capture, hop.links[0].carrier_capture


def drawing(found: Sequence[Hop], line: ArticleLine, copies: Iterable[ArticleLine]) -> ChainDrawing | None:
    """Return the drawing of ``found``; None where there is no hop."""
    if not found:
        return None
    kept: list[Hop] = []
    keys: list[str] = []
    for hop in sorted(found, key=lambda h: (h.kind != "republication", -len(h.links), h.number)):
        fresh = [key for key in dict.fromkeys(_ends(hop)) if key not in keys]
        if len(keys) + len(fresh) <= DRAWN_MAX:
            keys += fresh
            kept.append(hop)
    kept.sort(key=lambda hop: hop.number)
    columns = _columns(kept)
    rows = _rows(kept, columns)
    pages = {each.capture: each for each in (line, *copies)}
    tallest = max(len(some) for some in rows)
    boxes = {}
    for column, some in enumerate(rows):
        top = EDGE + (tallest - len(some)) * (BOX_HEIGHT + GAP_Y) / 2
        for row, key in enumerate(some):
            x = EDGE + column * (BOX_WIDTH + GAP_X)
            boxes[key] = _box(key, kept, pages, line, x, round(top + row * (BOX_HEIGHT + GAP_Y), 1))
    beside = BESIDE * (max(Counter(_ends(hop) for hop in kept).values()) - 1)
    is_far = any(abs(columns[_ends(hop)[1]] - columns[_ends(hop)[0]]) != 1 for hop in kept)
    return ChainDrawing(
        2 * EDGE + len(rows) * BOX_WIDTH + (len(rows) - 1) * GAP_X,
        2 * EDGE + tallest * BOX_HEIGHT + (tallest - 1) * GAP_Y + (DIP - BOX_HEIGHT // 2 if is_far else 0) + beside,
        tuple(boxes.values()),
        tuple(_arrows(kept, boxes)),
        len(found) - len(kept),
    )


def _columns(kept: Sequence[Hop]) -> dict[str, int]:
    """Return the column of each end: right of all it comes from. Where words went in a circle, that is cut."""
    column: dict[str, int] = {}
    for hop in kept:
        for key in _ends(hop):
            column.setdefault(key, 0)
    for _ in range(len(column)):
        moved = False
        for hop in kept:
            source, carrier = _ends(hop)
            if column[carrier] <= column[source] < len(column) - 1 and source != carrier:
                column[carrier] = column[source] + 1
                moved = True
        if not moved:
            break
    used = {value: n for n, value in enumerate(sorted(set(column.values())))}
    return {key: used[value] for key, value in column.items()}


def _rows(kept: Sequence[Hop], columns: Mapping[str, int]) -> list[list[str]]:
    """Return the ends of each column from top to bottom: each near those that it comes from and goes to."""
    rows: list[list[str]] = [[] for _ in range(max(columns.values()) + 1)]
    for key, column in columns.items():
        rows[column].append(key)
    beside: dict[str, list[str]] = defaultdict(list)
    for hop in kept:
        source, carrier = _ends(hop)
        beside[source].append(carrier)
        beside[carrier].append(source)
    for some in (*rows[::-1], *rows):  # once from the right, once from the left
        place = {key: (n + 0.5) / len(row) for row in rows for n, key in enumerate(row)}
        some.sort(key=lambda key: sum(place[k] for k in beside[key]) / max(1, len(beside[key])))
    return rows


def _box(key: str, kept: Sequence[Hop], pages: Mapping[str, ArticleLine], here: ArticleLine, x: float, y: float) -> Box:
    capture = next((link for hop in kept for link in _captures(hop) if link == key), "")
    if key in pages:
        page = pages[key]
        kind = "here" if page.capture == here.capture else "page"
        return Box(key, name(page), f"page, {day(page.published) or 'undated'}", kind, page.capture, x, y)
    given = [hop for hop in kept if _ends(hop)[0] == key]
    received = [hop for hop in kept if _ends(hop)[1] == key]
    called = given[0].source if given else received[0].carrier
    if not received and given and all(hop.kind == "statement" for hop in given):
        return Box(key, called, "said it", "person", "", x, y)
    if capture:
        return Box(key, called, "passed it on; its page", "page", capture, x, y)
    published = any(hop.kind == "republication" for hop in given)
    return Box(key, called, "published it; not on record" if published else "passed it on", "outlet", "", x, y)


def _arrows(kept: Sequence[Hop], boxes: Mapping[str, Box]) -> Iterator[Arrow]:
    drawn: Counter[tuple[str, str]] = Counter()
    for hop in kept:
        ends = _ends(hop)
        if ends[0] != ends[1]:
            yield _arrow(hop, boxes, BESIDE * drawn[ends])
            drawn[ends] += 1


def _arrow(hop: Hop, boxes: Mapping[str, Box], aside: float) -> Arrow:
    """Return one arrow; ``aside`` is how far below the straight way it goes, in pixels at its control points."""
    source, carrier = (boxes[key] for key in _ends(hop))
    y1, y2 = source.y + BOX_HEIGHT / 2, carrier.y + BOX_HEIGHT / 2
    if carrier.x - source.x > BOX_WIDTH + GAP_X:  # past a column: below its boxes, which would hide it
        x1, x2 = source.x + BOX_WIDTH, carrier.x - 7
        low = max(y1, y2) + DIP + aside
        path = f"M{x1:g} {y1:g}C{x1 + GAP_X:g} {low:g} {x2 - GAP_X:g} {low:g} {x2:g} {y2:g}"
        return Arrow(hop, path, round((x1 + x2) / 2, 1), round((y1 + y2) / 8 + 0.75 * low, 1))
    if carrier.x > source.x:
        x1, x2 = source.x + BOX_WIDTH, carrier.x - 7
        bend = max(28.0, (x2 - x1) / 2)
        path = f"M{x1:g} {y1:g}C{x1 + bend:g} {y1 + aside:g} {x2 - bend:g} {y2 + aside:g} {x2:g} {y2:g}"
        return Arrow(hop, path, round((x1 + x2) / 2, 1), round((y1 + y2) / 2 + 0.75 * aside, 1))
    x1, x2 = source.x + BOX_WIDTH / 2, carrier.x + BOX_WIDTH / 2  # back, where words went in a circle
    low = max(source.y, carrier.y) + BOX_HEIGHT + 10 + aside
    return Arrow(hop, f"M{x1:g} {source.y + BOX_HEIGHT:g}V{low:g}H{x2:g}V{carrier.y + BOX_HEIGHT + 7:g}", x1, low)
