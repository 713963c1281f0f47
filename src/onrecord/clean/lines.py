"""A page as the eye meets it: lines, each with its region, and where the title and the body stand among them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from typing import Any

from onrecord.clean.cue_kinds import BY, DATED
from onrecord.clean.cues import bare, cues_of
from onrecord.clean.persons import surely_name
from onrecord.clean.wording import any_of
from onrecord.dates import FoundDate
from onrecord.dates.written import dates_in
from onrecord.model import Block, Page, Passage, Region
from onrecord.spans import Span

# Converters to text escape marks ("\-", "2\. Februar") and draw bullets, headings and rules.
_ESCAPED = re.compile(r"\\([-.()#*_+!>\[\]|])")
_CREDIT = re.compile(rf"(?i:{any_of('by')})\s[A-ZÀ-Ý][\w.’'-]*\s[A-ZÀ-Ý][^.!?\n]{{1,50}}\Z")
_PLACE_BITS = 31  # of a place on a page
_MOST_CALLED, _TITLE_CHARS = 10, 300  # lines called title that are looked into, and characters of each
_MOST_TITLES = 8  # lines that repeat the title and are kept as such
_ABOVE = 12  # lines above the body in which an article without a title may present itself
_NAMED = 7  # words of a line that is taken for a title and names its writer, at most

# Each by a name of its own: an enum looks a member up anew wherever it is named.
BODY, BYLINE, CAPTION, COMMENT = Region.BODY, Region.BYLINE, Region.CAPTION, Region.COMMENT
DATE, OTHER, RELATED, TITLE = Region.DATE, Region.OTHER, Region.RELATED, Region.TITLE


class Line:
    """One line that is not blank, without its bullet or heading mark."""

    __slots__ = ("cues", "dates", "end", "hints", "number", "region", "start", "text", "words")
    number: int  # among the lines that are not blank, from 0
    start: int  # on the page
    end: int
    text: str  # the characters from ``start``, escapes undone and odd blanks made plain; same length
    region: Region
    hints: str  # tag, class and id words, for pages with markup
    words: int  # how many
    cues: int  # which kinds of words it may hold: bits of `cue_kinds`
    dates: Sequence[FoundDate] | None  # see `dates_on`; None until they are asked for

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Sheet:
    """The lines of a page, and where the title and the body stand among them.

    Of all numbers of lines, an end is that of the line after the last.
    """

    __slots__ = (
        "body", "body_end", "body_first", "head", "headlines", "kept", "lines", "page", "title_at", "title_line",
        "title_lines", "titles",
    )  # fmt: skip
    page: Page
    lines: tuple[Line, ...]
    titles: tuple[Span, ...]  # passages called title, in reading order
    headlines: tuple[int, ...]  # the numbers of the lines that hold the title, once that is read
    title_lines: tuple[int, ...]  # the numbers of all lines called title, in reading order
    body: tuple[int, int]  # the numbers of the first line of the body and of its end; both 0 without a body
    body_first: int
    body_end: int
    title_line: int | None  # the number of the title's line: of several, the last one before the body
    title_at: int  # the same; where none is called so, that of the line before the body
    head: tuple[int, int]  # where an article presents itself: from its title to the end of its second paragraph
    kept: dict[str, Any]  # what is read of its lines once, by name

    def __init__(self, page: Page, lines: tuple[Line, ...], titles: tuple[Span, ...]) -> None:
        self.page = page
        self.lines = lines
        self.titles = titles
        self.headlines = ()
        self.kept = {}
        numbers = numbers_of(lines, BODY)
        self.body_first = numbers[0] if numbers else 0
        self.body_end = numbers[-1] + 1 if numbers else 0
        self.body = (self.body_first, self.body_end)
        self.title_lines = tuple(numbers_of(lines, TITLE))
        self._place()

    def _place(self) -> None:
        """Find the title's line and the head from the headlines, or from what is called title."""
        count = len(self.lines)
        first = self.body_first if self.body_end else count
        numbers = self.headlines or self.title_lines
        self.title_line = max([n for n in numbers if n < first], default=numbers[0] if numbers else None)
        self.title_at = self.title_line if self.title_line is not None else max(0, self.body_first - 1)
        start = self.title_line if self.title_line is not None else max(0, self.body_first - _ABOVE)
        if start > self.body_first and self.body_end:
            start = max(0, self.body_first - _ABOVE)
        self.head = (start, min(count, max(self.body_first, start) + 4))

    @property
    def title_words(self) -> str:
        """The words of the titles: whom they name is who the report is about."""
        if "title words" not in self.kept:
            numbers = {*self.headlines, *self.title_lines[:_MOST_CALLED]}
            self.kept["title words"] = " | ".join([self.lines[number].text[:_TITLE_CHARS] for number in numbers])
        words: str = self.kept["title words"]
        return words

    def under(self, title: str, span: Span | None) -> Sheet:
        """Return the sheet with its title's lines made known; ``span`` is where the title was read, if in the text."""
        found = _alike(self.lines[: max(self.body_first, 1)], title.casefold())
        line = self.line_at(span.start) if span is not None else None
        if line is not None:
            found.add(line.number)
        made = Sheet(self.page, self.lines, self.titles)
        made.headlines = tuple(sorted(found)[-_MOST_TITLES:])
        made.kept = {name: told for name, told in self.kept.items() if name != "title words"}
        made._place()
        return made

    def is_below(self, span: Span | None) -> bool:
        """Tell whether a span stands below the last line of the body."""
        return span is not None and self.body_end > 0 and span.start >= self.lines[self.body_end - 1].end

    def line_at(self, place: int) -> Line | None:
        """Return the line that holds a character of the page; None where none does."""
        first = 0
        end = len(self.lines)
        while first < end:
            middle = (first + end) // 2
            line = self.lines[middle]
            if line.start <= place < line.end:
                return line
            if line.start <= place:
                first = middle + 1
            else:
                end = middle
        return None

    def within(self, start: int, end: int) -> tuple[Line, ...]:
        """Return the lines of some numbers, as many as there are."""
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


def sheet_of(page: Page, passages: Sequence[Passage], blocks: Sequence[Block]) -> Sheet:
    """Return the lines of a page, each with the region of the passage its first character lies in."""
    plain = plained(page.text)
    finder = Finder(blocks)
    size = len(plain)
    asked = 0
    cut = -1  # the first end of a line from ``asked`` on, which is dear to look for
    lines: list[Line] = []
    titles: list[Span] = []
    for passage in _read(passages):
        span = passage.span
        region = passage.region
        if region is TITLE:
            titles.append(span)
        start = span.start
        stop = span.end if span.end < size else size
        while start <= stop:
            if not asked <= start <= cut:
                asked = start
                cut = _line_end(plain, start)
            end = cut if cut < stop else stop
            left, right = bare(plain, start, end)
            if left < right:
                lines.append(_line(plain, left, right, len(lines), region, finder.at(left)))
            start = end + 1
    return Sheet(page, tuple(lines), tuple(titles))


def _line_end(plain: str, start: int) -> int:
    end = plain.find("\n", start)
    return end if end >= 0 else len(plain)


def _line(plain: str, start: int, end: int, number: int, region: Region, hints: str) -> Line:
    line = Line.__new__(Line)  # made a hundred times a page, without a call of Python
    line.number = number
    line.start = start
    line.end = end
    line.text = plain[start:end]
    line.cues, line.words = cues_of(line.text)
    if line.words < 0:
        line.words = len(line.text.split())
    line.region = BYLINE if region is TITLE and _is_credit(line) else region
    line.hints = hints
    line.dates = None
    return line


def dates_on(line: Line) -> Sequence[FoundDate]:
    """Return the dates of a line, as it tells by itself which of day and month comes first; they are read once."""
    if not line.cues & DATED:
        return ()
    if line.dates is None:
        line.dates = dates_in(line.text, None)
    return line.dates


def plained(text: str) -> str:
    """Return ``text`` with escapes undone and odd blanks made plain; every character keeps its place."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", " ").replace("\t", " ")
    text = text.replace("\r", "\n").replace("\u2028", "\n")
    text = text.replace("**", "  ") if "*" in text else text
    text = text.replace("__", "  ") if "_" in text else text
    return _ESCAPED.sub(r"\1 ", text) if "\\" in text else text


def _is_credit(line: Line) -> bool:
    """Tell whether what was taken for a title is a byline: "By NAME", "NAME in PLACE", "NAME, AP Writer"."""
    if line.cues & BY and _CREDIT.match(line.text):
        return True
    return len(line.text.split()) <= _NAMED and surely_name(line.text[: _name_end(line.text)])


def _name_end(text: str) -> int:
    """Return where a name at the beginning of a line ends: before a comma, a bar, an "@" or the word "in"."""
    at = 0
    size = len(text)
    for letter in text:
        if letter == "," or letter == "|" or letter == "@":
            return at
        if letter == "i" and 0 < at < size - 2 and text[at + 1] == "n":  # noqa: SIM102 - compiled, a letter of C
            if text[at - 1].isspace() and text[at + 2].isspace():
                return at - 1
        at += 1
    return at


def _read(passages: Sequence[Passage]) -> Sequence[Passage]:
    before = 0
    for passage in passages:
        span = passage.span
        if span.start < before:
            return _by_place(passages)
        before = span.start
    return passages


def _by_place(nouns: Sequence[Any]) -> list[Any]:
    """Return nouns in the order in which they begin; of those that begin alike the longest first."""
    places = []
    for noun in nouns:
        span = noun.span
        places.append((span.start << _PLACE_BITS) + (1 << _PLACE_BITS) - 1 - span.end)
    return [nouns[at] for at in sorted(range(len(places)), key=places.__getitem__)]


class Finder:
    """The innermost block that holds a place."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)  # as they begin; of those that begin alike the longest first
        self.count = len(self.blocks)
        self.starts = array("q", bytes(24 * self.count))  # behind them where each ends, and then which are open
        self.depth = 0  # how many are open
        self.next = 0
        self.until = 0  # no block begins or ends before this place
        self.here = ""
        if not self._fill():
            self.blocks = _by_place(blocks)
            self._fill()

    def _fill(self) -> bool:
        """Note where blocks begin and end; tell whether they stand in order."""
        is_ordered = True
        before = end = -1
        at = 0
        for block in self.blocks:
            span = block.span
            if span.start < before or (span.start == before and span.end > end):
                is_ordered = False
            before = span.start
            end = span.end
            self.starts[at] = before
            self.starts[self.count + at] = end
            at += 1  # noqa: SIM113 - compiled, a number of C
        return is_ordered

    def at(self, place: int) -> str:
        """Return the tag and the hints of that block; ``place`` never goes back."""
        if place < self.until:
            return self.here
        while self.next < self.count and self.starts[self.next] <= place:
            self.starts[2 * self.count + self.depth] = self.next
            self.depth += 1
            self.next += 1
        while self.depth and self.starts[self.count + self.starts[2 * self.count + self.depth - 1]] <= place:
            self.depth -= 1
        self.until = self.starts[self.next] if self.next < self.count else place + 1
        self.here = ""
        if self.depth:
            inner = self.starts[2 * self.count + self.depth - 1]
            self.until = min(self.until, self.starts[self.count + inner])
            block = self.blocks[inner]
            self.here = f"{block.tag} {block.hints}"
        return self.here
