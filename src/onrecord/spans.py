"""Half-open ranges of Unicode code points: the only way this package points at text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Ends:
    """What a `Span` keeps and does. Compiled, it is a class of C, made in a tenth of the time; a page has hundreds."""

    __slots__ = ("end", "start")
    start: int
    end: int
    __annotations__ = {"start": int, "end": int}  # schemas ask for them: a class of C has none of itself

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 or later, got {self.start}:{self.end}")

    def __repr__(self) -> str:
        # Every id of a noun is made from this: as the dataclass writes it, without its guard against recursion.
        return f"Span(start={self.start}, end={self.end})"

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        return Span, (self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters this span covers. Raises `IndexError` past the end of ``text``."""
        if self.end > len(text):
            raise IndexError(f"span {self.start}:{self.end} leaves a text of {len(text)} characters")
        return text[self.start : self.end]

    def covers(self, other: Ends) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Ends) -> bool:
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


class Span(Ends):
    """Characters ``start`` up to, not including, ``end`` of a page's text.

    Units are Unicode code points (what ``len(str)`` counts), never bytes or tokens.
    """

    __slots__ = ()


def hull(spans: Sequence[Span]) -> Span:
    """Return the shortest span that covers all of ``spans``, of which there must be at least one."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without white space at either end; empty at its start if nothing else is in it."""
    words = span.of(text)
    left = len(words) - len(words.lstrip())
    return Span(span.start + left, max(span.start + left, span.end - (len(words) - len(words.rstrip()))))


def tile(text_length: int, spans: Iterable[Span]) -> bool:
    """Tell whether ``spans`` cover 0 to ``text_length`` in order, with no gap and no overlap."""
    at = 0
    for span in spans:
        if span.start != at:
            return False
        at = span.end
    return at == text_length


def written(spans: Iterable[Span]) -> str:
    """Return spans as the store and the review log keep them: ``12-40 55-80``."""
    return " ".join(f"{s.start}-{s.end}" for s in spans)


def read(text: str) -> tuple[Span, ...]:
    """Return the spans of `written`. Raises ValueError for anything else."""
    pairs = (part.split("-") for part in text.split())
    return tuple(Span(int(start), int(end)) for start, end in pairs)
