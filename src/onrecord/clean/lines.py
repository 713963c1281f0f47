"""A page as the eye meets it: lines, each with its region, and where the title and the body stand among them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from onrecord.clean.cues import bare, cues_of, line_ends
from onrecord.clean.persons import surely_name
from onrecord.clean.wording import any_of
from onrecord.model import Block, Page, Passage, Region
from onrecord.spans import Span

# Converters to text escape marks ("\-", "2\. Februar") and draw bullets, headings and rules.
_ESCAPED = re.compile(r"\\([-.()#*_+!>\[\]|])")
_CREDIT = re.compile(rf"(?i:{any_of('by')})\s[A-ZÀ-Ý][\w.’'-]*\s[A-ZÀ-Ý][^.!?\n]{{1,50}}\Z")
_PLACE_BITS = 31  # of a place on a page
_MOST_CALLED, _TITLE_CHARS = 10, 300  # lines called title that are looked into, and characters of each
_MOST_TITLES = 8  # lines that repeat the title and are kept as such

# Each by a name of its own: an enum looks a member up anew wherever it is named.
BODY, BYLINE, CAPTION, COMMENT = Region.BODY, Region.BYLINE, Region.CAPTION, Region.COMMENT
DATE, OTHER, RELATED, TITLE = Region.DATE, Region.OTHER, Region.RELATED, Region.TITLE


class Line:
    """One line that is not blank, without its bullet or heading mark."""

    __slots__ = ("cues", "hints", "number", "region", "span", "text", "words")

    def __init__(self, number: int, span: Span, text: str, region: Region, hints: str, words: int, cues: int) -> None:
        self.number = number  # among the lines that are not blank, from 0
        self.span = span
        self.text = text  # the span's characters, escapes undone and odd blanks made plain; same length
        self.region = region
        self.hints = hints  # tag, class and id words, for pages with markup
        self.words = words  # how many
        self.cues = cues  # which kinds of words it may hold: bits of `cue_kinds`


@dataclass(frozen=True)
class Sheet:
    """The lines of a page."""

    page: Page
    lines: tuple[Line, ...]
    titles: tuple[Span, ...]  # passages called title, in reading order
    headlines: tuple[int, ...] = ()  # the numbers of the lines that hold the title, once that is read
    kept: dict[str, Any] = field(default_factory=dict, compare=False)  # what is read of its lines once, by name

    @cached_property
    def body(self) -> tuple[int, int]:
        """The numbers of the first line of the body and of the line after its last; both 0 without a body."""
        numbers = numbers_of(self.lines, BODY)
        return (numbers[0], numbers[-1] + 1) if numbers else (0, 0)

    @cached_property
    def title_line(self) -> int | None:
        """The number of the title's line: of several, the last one before the body."""
        first = self.body[0] if self.body[1] else len(self.lines)
        numbers = self.headlines or self.title_lines
        return max((n for n in numbers if n < first), default=numbers[0] if numbers else None)

    @cached_property
    def title_lines(self) -> tuple[int, ...]:
        """The numbers of all lines called title, in reading order."""
        return tuple(numbers_of(self.lines, TITLE))

    @cached_property
    def title_words(self) -> str:
        """The words of the titles: whom they name is who the report is about."""
        numbers = {*self.headlines, *self.title_lines[:_MOST_CALLED]}
        return " | ".join([self.lines[number].text[:_TITLE_CHARS] for number in numbers])

    @cached_property
    def head(self) -> tuple[int, int]:
        """The numbers of the lines in which an article presents itself: from its title to its second paragraph."""
        first, end = self.body
        start = self.title_line if self.title_line is not None else max(0, first - 12)
        if start > first and end:
            start = max(0, first - 12)
        return start, min(len(self.lines), max(first if end else 0, start) + 4)

    @property
    def title_at(self) -> int:
        """The number of the title's line; where none is called so, of the line before the body."""
        return self.title_line if self.title_line is not None else max(0, self.body[0] - 1)

    def under(self, title: str, span: Span | None) -> Sheet:
        """Return the sheet with its title's lines made known; ``span`` is where the title was read, if in the text."""
        found = _alike(self.lines[: max(self.body[0], 1)], title.casefold())
        if span is not None:
            line = self.line_at(span.start)
            found |= {line.number} if line else set()
        made = Sheet(self.page, self.lines, self.titles, tuple(sorted(found)[-_MOST_TITLES:]), self.kept)
        for kept in ("body", "title_lines"):  # the title's own line changes nothing of them
            made.__dict__[kept] = getattr(self, kept)
        return made

    def is_below(self, span: Span | None) -> bool:
        """Tell whether a span stands below the last line of the body."""
        end = self.body[1]
        return span is not None and end > 0 and span.start >= self.lines[end - 1].span.end

    def line_at(self, place: int) -> Line | None:
        """Return the line that holds a character of the page; None where none does."""
        at = bisect_right(self._starts, place) - 1
        return self.lines[at] if at >= 0 and place < self.lines[at].span.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return _starts_of(self.lines)

    def within(self, start: int, end: int) -> Sequence[Line]:
        return self.lines[max(0, start) : max(0, end)]


def numbers_of(lines: tuple[Line, ...], region: Region) -> list[int]:
    """Return the numbers of the lines of one region, in reading order."""
    found = []
    for line in lines:
        if line.region is region:
            found.append(line.number)
    return found


def _alike(lines: tuple[Line, ...], folded: str) -> set[int]:
    """Return the numbers of the lines that hold nothing but these words, in whatever case."""
    found = set()
    for line in lines:
        # No letter takes more than three for its small ones; few lines are of a title's length.
        if len(line.text) <= len(folded) <= 3 * len(line.text) and line.text.casefold() == folded:
            found.add(line.number)
    return found


def _starts_of(lines: tuple[Line, ...]) -> list[int]:
    starts = []
    for line in lines:
        span = line.span
        starts.append(span.start)
    return starts


def sheet_of(page: Page, passages: Sequence[Passage], blocks: Sequence[Block]) -> Sheet:
    """Return the lines of a page, each with the region of the passage its first character lies in."""
    plain = plained(page.text)
    finder = Finder(_in_order(blocks)) if blocks else None
    size = len(plain)
    ends = line_ends(plain)
    at = 0  # of ``ends``
    cut: int = ends[0]
    count = 0
    lines: list[Line] = []
    titles: list[Span] = []
    for passage in _read(passages):
        span = passage.span
        region = passage.region
        if region is TITLE:
            titles.append(span)
        start = span.start
        stop = span.end if span.end < size else size
        while at and cut >= start:
            at -= 1
            cut = ends[at]
        while start <= stop:
            while cut < start:
                at += 1
                cut = ends[at]  # the last is that of the text
            end = cut if cut < stop else stop
            left, right = bare(plain, start, end)
            if left < right:
                text = plain[left:right]
                called = BYLINE if region is TITLE and _is_credit(text) else region
                hint = finder.at(left) if finder is not None else ""
                cues, words = cues_of(text)
                if words < 0:
                    words = len(text.split())
                lines.append(Line(count, Span(left, right), text, called, hint, words, cues))
                count += 1
            start = end + 1
    return Sheet(page, tuple(lines), tuple(titles))


def plained(text: str) -> str:
    """Return ``text`` with escapes undone and odd blanks made plain; every character keeps its place."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", " ").replace("\t", " ")
    text = text.replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("**", "  ") if "*" in text else text
    text = text.replace("__", "  ") if "_" in text else text
    return _ESCAPED.sub(r"\1 ", text) if "\\" in text else text


def _is_credit(text: str) -> bool:
    """Tell whether what was taken for a title is a byline: "By NAME", "NAME in PLACE", "NAME, AP Writer"."""
    name = re.split(r",|\||@|\sin\s", text, maxsplit=1)[0]
    return bool(_CREDIT.match(text)) or (len(text.split()) <= 7 and surely_name(name))


def _read(passages: Sequence[Passage]) -> Sequence[Passage]:
    before = 0
    for passage in passages:
        span = passage.span
        if span.start < before:
            return _by_place(passages)
        before = span.start
    return passages


def _in_order(blocks: Sequence[Block]) -> Sequence[Block]:
    before = end = 0
    for block in blocks:
        span = block.span
        if span.start < before or (span.start == before and span.end > end):
            return _by_place(blocks)
        before = span.start
        end = span.end
    return blocks


def _by_place(nouns: Sequence[Any]) -> list[Any]:
    """Return nouns in the order in which they begin; of those that begin alike the longest first."""
    places = []
    for noun in nouns:
        span = noun.span
        places.append((span.start << _PLACE_BITS) + (1 << _PLACE_BITS) - 1 - span.end)
    return [nouns[at] for at in sorted(range(len(places)), key=places.__getitem__)]


class Finder:
    """The innermost block that holds a place; blocks come in document order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self.starts = array("q", bytes(8 * len(self.blocks)))
        self.ends = array("q", bytes(8 * len(self.blocks)))
        self.open = array("q", bytes(8 * len(self.blocks)))  # places in ``blocks``
        self.depth = 0  # how many are open
        self.next = 0
        self.until = 0  # no block begins or ends before this place
        self.here = ""
        self._fill()

    def _fill(self) -> None:
        at = 0
        for block in self.blocks:
            span = block.span
            self.starts[at] = span.start
            self.ends[at] = span.end
            at += 1  # noqa: SIM113 - compiled, a number of C

    def at(self, place: int) -> str:
        """Return the tag and the hints of that block; ``place`` never goes back."""
        if place < self.until:
            return self.here
        count = len(self.blocks)
        while self.next < count and self.starts[self.next] <= place:
            if self.depth and self.ends[self.open[self.depth - 1]] <= place:
                self.depth -= 1
            self.open[self.depth] = self.next
            self.depth += 1
            self.next += 1
        while self.depth and self.ends[self.open[self.depth - 1]] <= place:
            self.depth -= 1
        self.until = self.starts[self.next] if self.next < count else place + 1
        self.here = ""
        if self.depth:
            inner = self.open[self.depth - 1]
            self.until = min(self.until, self.ends[inner])
            block = self.blocks[inner]
            self.here = f"{block.tag} {block.hints}"
        return self.here
