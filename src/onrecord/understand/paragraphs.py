"""The paragraphs of a region: its lines, where a page wraps none; each title once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Passage, Region
from onrecord.spans import Span, trimmed

WRAPPED = 45  # characters: a shorter line that ends in a word is a heading
COLUMN = 3  # lines from which the widest tells how wide the column is


def paragraphs_of(text: str, passages: Sequence[Passage], region: Region) -> Iterator[Span]:
    """Yield the paragraphs of a region: its lines, those of a wrapped text joined again."""
    for passage in passages:
        if passage.region is not region:
            continue
        open_line: Span | None = None
        lines = list(_lines(text, passage.span))
        width = max(map(len, lines)) if len(lines) >= COLUMN else 0
        for line in lines:
            if open_line is not None and _is_wrapped(text, open_line, line, width):
                open_line = Span(open_line.start, line.end)
                continue
            if open_line is not None:
                yield open_line
            open_line = line
        if open_line is not None:
            yield open_line


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        line = trimmed(text, Span(start, end))
        if len(line):
            yield line
        start = end + 1


def _is_wrapped(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether a line ends only because the column does: mails and some flattened pages are wrapped.

    ``width`` is that of the widest line around, 0 if they are too few to tell: a word with a capital, too, goes on with
    a line that had no room for it.
    """
    if text.count("\n", line.end, following.start) > 1:
        return False
    last, first = text[line.end - 1], text[following.start]
    column = line.end - max(line.start, text.rfind("\n", line.start, line.end) + 1)
    if column < WRAPPED or not (last.isalnum() or last in ",;-–—"):
        return False
    word = len(text[following.start : following.end].split(maxsplit=1)[0])
    return first.islower() or last == "," or (first.isalpha() and column <= width < column + 1 + word)


def once(text: str, titles: Sequence[Span]) -> list[Span]:
    """Return titles without those that a later one repeats: a forum's thread is named after the report in it."""
    kept: list[Span] = []
    last = ""
    for title in reversed(titles):
        folded = "".join(filter(str.isalnum, title.of(text).casefold()))
        if not (folded and last and (folded.startswith(last) or last.startswith(folded))):
            kept.append(title)
            last = folded
    return kept[::-1]
