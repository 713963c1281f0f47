"""A page as the eye meets it: lines, each with its region, and where the title and the body stand among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from onrecord.clean.persons import surely_name
from onrecord.clean.wording import any_of
from onrecord.model import Block, Page, Passage, Region
from onrecord.spans import Span

# Converters to text escape marks ("\-", "2\. Februar") and draw bullets, headings and rules.
_ESCAPED = re.compile(r"\\([-.()#*_+!>\[\]|])")
_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\ufeff"
_LEAD = _BLANK + "#>*•·▪‣◦|+~=_-"
_TAIL = _BLANK + "*|_#"
_CREDIT = re.compile(rf"(?i:{any_of('by')})\s[A-ZÀ-Ý][\w.’'-]*\s[A-ZÀ-Ý][^.!?\n]{{1,50}}\Z")
_MOST_TITLES = 8  # lines that repeat the title and are kept as such


class Line(NamedTuple):
    """One line that is not blank, without its bullet or heading mark."""

    number: int  # among the lines that are not blank, from 0
    span: Span
    text: str  # the span's characters, escapes undone and odd blanks made plain; same length
    region: Region
    hints: str  # tag, class and id words, for pages with markup
    words: int  # how many


@dataclass(frozen=True)
class Sheet:
    """The lines of a page."""

    page: Page
    lines: tuple[Line, ...]
    titles: tuple[Span, ...]  # passages called title, in reading order
    headlines: tuple[int, ...] = ()  # the numbers of the lines that hold the title, once that is read

    @cached_property
    def body(self) -> tuple[int, int]:
        """The numbers of the first line of the body and of the line after its last; both 0 without a body."""
        numbers = [line.number for line in self.lines if line.region is Region.BODY]
        return (numbers[0], numbers[-1] + 1) if numbers else (0, 0)

    @cached_property
    def title_line(self) -> int | None:
        """The number of the title's line: of several, the last one before the body."""
        first = self.body[0] if self.body[1] else len(self.lines)
        numbers = self.headlines or [line.number for line in self.lines if line.region is Region.TITLE]
        return max((n for n in numbers if n < first), default=numbers[0] if numbers else None)

    @cached_property
    def title_lines(self) -> tuple[int, ...]:
        """The numbers of all lines called title, in reading order."""
        return tuple(line.number for line in self.lines if line.region is Region.TITLE)

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
        end = max(self.body[0], 1)
        same = title.casefold()
        found = {n.number for n in self.lines[:end] if n.text.casefold() == same}
        if span is not None:
            line = self.line_at(span.start)
            found |= {line.number} if line else set()
        return replace(self, headlines=tuple(sorted(found)[-_MOST_TITLES:]))

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
        return [line.span.start for line in self.lines]

    def within(self, start: int, end: int) -> Sequence[Line]:
        return self.lines[max(0, start) : max(0, end)]


def sheet_of(page: Page, passages: Sequence[Passage], blocks: Sequence[Block]) -> Sheet:
    """Return the lines of a page, each with the region of the passage its first character lies in."""
    plain = plained(page.text)
    hints = _Finder(blocks) if blocks else None
    lines: list[Line] = []
    ordered = sorted(passages, key=lambda p: p.span.start)
    for passage in ordered:
        start, region = passage.span.start, passage.region
        for part in plain[start : passage.span.end].split("\n"):
            text = (cut := part.rstrip(_TAIL)).lstrip(_LEAD)
            if text:
                left = start + len(cut) - len(text)
                called = Region.BYLINE if region is Region.TITLE and _is_credit(text) else region
                hint = hints.at(left) if hints else ""
                lines.append(Line(len(lines), Span(left, left + len(text)), text, called, hint, _words_in(text)))
            start += len(part) + 1
    return Sheet(page, tuple(lines), tuple(p.span for p in ordered if p.region is Region.TITLE))


def _words_in(text: str) -> int:
    return len(text.split()) if "  " in text else text.count(" ") + 1


def plained(text: str) -> str:
    """Return ``text`` with escapes undone and odd blanks made plain; every character keeps its place."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", " ").replace("\t", " ")
    text = text.replace("\r", "\n").replace("\u2028", "\n").replace("**", "  ").replace("__", "  ")
    return _ESCAPED.sub(r"\1 ", text) if "\\" in text else text


def _is_credit(text: str) -> bool:
    """Tell whether what was taken for a title is a byline: "By NAME", "NAME in PLACE", "NAME, AP Writer"."""
    name = re.split(r",|\||@|\sin\s", text, maxsplit=1)[0]
    return bool(_CREDIT.match(text)) or (len(text.split()) <= 7 and surely_name(name))


class _Finder:
    """The innermost block that holds a place; blocks come in document order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = [
            (block.span.start, block.span.end, f"{block.tag} {block.hints}")
            for block in sorted(blocks, key=lambda block: (block.span.start, -block.span.end))
        ]
        self.starts = [start for start, _, _ in self.blocks]
        self.next = 0
        self.open: list[tuple[int, int, str]] = []
        self.until = 0  # no block begins or ends before this place
        self.here = ""

    def at(self, place: int) -> str:
        """Return the tag and the hints of that block; ``place`` never goes back."""
        if place < self.until:
            return self.here
        while self.next < len(self.blocks) and self.starts[self.next] <= place:
            if self.open and self.open[-1][1] <= place:
                self.open.pop()
            self.open.append(self.blocks[self.next])
            self.next += 1
        while self.open and self.open[-1][1] <= place:
            self.open.pop()
        following = self.starts[self.next] if self.next < len(self.starts) else place + 1
        self.until = min(following, self.open[-1][1]) if self.open else following
        self.here = self.open[-1][2] if self.open else ""
        return self.here
