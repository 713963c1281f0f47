"""What a reader is given of a page, and what it tells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.model import TipKind
from onrecord.spans import Span, trimmed


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Paragraphs of a page's title and body, one a line: nothing else of a page is shown to an outside reader."""

    text: str
    places: tuple[Span, ...]  # of each paragraph on the page
    starts: tuple[int, ...] = field(repr=False)  # of each in ``text``

    def place(self, at: int) -> int:
        """Return the character of the page that the character ``at`` of the excerpt is."""
        line = max(0, bisect_right(self.starts, at) - 1)
        return self.places[line].start + at - self.starts[line]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a reader told about an excerpt. Nothing in it has been checked."""

    kind: TipKind
    words: tuple[str, ...]
    speaker: str = ""
    cue: str = ""
    near: int = 0  # character of the page


class Reader(Protocol):
    """Someone outside who reads excerpts."""

    @property
    def name(self) -> str:
        """What it is called on record, with all that its answers depend on."""
        ...

    def read(self, excerpt: Excerpt) -> list[Told]:
        """Return what it tells of ``excerpt``. Raises NoAnswer where none came, BadReader where none ever will."""
        ...

    def close(self) -> None:
        """Give back what it holds."""
        ...


def excerpts(text: str, spans: Sequence[Span], most: int) -> Iterator[Excerpt]:
    """Yield the lines of ``spans`` as excerpts of at most ``most`` characters; a longer line is cut at a blank."""
    lines: list[Span] = []
    size = 0
    for line in (part for span in spans for whole in _lines(text, span) for part in _cut(text, whole, most)):
        if lines and size + len(line) > most:
            yield _excerpt(text, lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line) + 1
    if lines:
        yield _excerpt(text, lines)


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        line = trimmed(text, Span(start, end))
        if len(line):
            yield line
        start = end + 1


def _cut(text: str, span: Span, most: int) -> Iterator[Span]:
    start = span.start
    while span.end - start > most:
        blank = text.rfind(" ", start + most // 2, start + most)
        end = blank if blank > start else start + most
        yield Span(start, end)
        start = end
    if start < span.end:
        yield Span(start, span.end)


def _excerpt(text: str, lines: Sequence[Span]) -> Excerpt:
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return Excerpt("\n".join(line.of(text) for line in lines), tuple(lines), tuple(starts))
