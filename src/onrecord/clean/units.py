"""What the labeller judges one by one: a block of an HTML page, a line or a rewrapped paragraph of a plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.clean import marks
from onrecord.model import Block, Page
from onrecord.spans import Span

MOST_UNITS = 60_000  # a text of a million one-letter lines is judged in larger pieces

# What renderers put before a line: bullets, numbers, quotation marks of mail, headings of Markdown.
# "4. Mai 2020" is a date, not the fourth entry of a list.
_LEAD = re.compile(
    rf"[ \t\u00a0]*(?:(?:[*•·▪◦‣●○+>|»-]|\d{{1,3}}[.)](?!\s(?:{marks.MONTH})\b))[ \t\u00a0]+){{0,3}}", re.I
)
_HEADING = re.compile(r"#{1,6}[ \t]+")
_RULE = re.compile(r"[\s*_=\-–—•·.|]+")


class Unit(NamedTuple):
    """One piece of a page with what is seen of it before its words are read."""

    span: Span  # of the words, bullets and white space around them left out
    words: str  # on one line, without bullets and heading marks
    tag: str  # of its block; "" in a plain text
    hints: str
    link_share: float
    depth: int
    gap: int  # empty lines above it, 0 to 3
    indent: int  # characters before its first word
    bullet: bool
    heading: bool  # h1-h6 or a heading of Markdown


def units_of(page: Page, blocks: Sequence[Block]) -> list[Unit]:
    """Return the units of a page in order.

    They never overlap, and hold every character that is not white space or a mark.
    """
    if blocks:
        return _units_of_blocks(page.text, blocks)
    return list(_units_of_text(page.text))


def _units_of_blocks(text: str, blocks: Sequence[Block]) -> list[Unit]:
    flat = text.replace("\n", " ")
    made = []
    unit_of = tuple.__new__  # of `Unit`, past its own names for what it is given
    for block in blocks:
        span, tag = block.span, block.tag
        words = flat[span.start : span.end]
        shown = (span, words, tag, block.hints, block.link_share, block.depth, 1, 0, tag == "li", _is_heading(tag))
        made.append(unit_of(Unit, shown))
    return made


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and "0" <= tag[1] <= "9"


def _units_of_text(text: str) -> Iterator[Unit]:
    lines = [Span(at, end) for at, end in _lines(text)]
    width = _wrap_width(text, lines)
    gap = 0
    held: list[Span] = []
    before = 0
    for line in lines:
        words = line.of(text)
        if not words.strip():
            gap += 1
            continue
        if held and not gap and _runs_on(text, held[-1], line, width):
            held.append(line)
            continue
        if held:
            yield _unit_of_lines(text, held, before)
        held, before, gap = [line], min(gap, 3), 0
    if held:
        yield _unit_of_lines(text, held, before)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        end = at + len(line)
        if number >= MOST_UNITS:
            yield at, len(text)
            return
        yield at, at + len(line.rstrip())
        at = end


def _wrap_width(text: str, lines: Sequence[Span]) -> int:
    """Return the column at which a text's paragraphs were wrapped; 0 where each line is a whole paragraph.

    Most longer lines then end within the ten columns before it; links and tables may run past it.
    """
    lengths = Counter(len(line) for line in lines if len(line) > 40)
    count = lengths.total()
    if count < 5:
        return 0
    ends = {width: sum(lengths[at] for at in range(width - 9, width + 1)) for width in range(55, 101)}
    width = max(ends, key=lambda each: (ends[each], -each))
    if ends[width] < 5 or ends[width] <= count * 0.4:
        return 0
    # Lines of like length may be a small page's headings; lines that were cut go on, mostly with a small letter.
    pairs = [b.of(text).lstrip() for a, b in pairwise(lines) if len(a) > width - 14 and len(b) and b.start - a.end <= 2]
    goes_on = sum(following[:1].islower() for following in pairs)
    return width if goes_on >= 3 and goes_on >= len(pairs) * 0.35 else 0


def _runs_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether a line ended only because the next word did not fit."""
    if not width or len(line) > width + 4:
        return False
    words = following.of(text)
    if _LEAD.match(words).end() > len(words) - len(words.lstrip()) or words.lstrip().startswith("#"):  # type: ignore[union-attr]
        return False
    # Two columns of grace: no line need have been filled to the last.
    return len(line) + 1 + len(words.split(None, 1)[0]) > width - 2


def _unit_of_lines(text: str, lines: Sequence[Span], gap: int) -> Unit:
    start, end = lines[0].start, lines[-1].end
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    mark = _HEADING.match(text, at, end)
    words_at = mark.end() if mark else at
    if words_at >= end:
        words_at = start + len(text[start:end]) - len(text[start:end].lstrip())
    words = " ".join(text[words_at:end].replace("**", "").split())
    if _RULE.fullmatch(words):
        words = ""
    bulleted = bool(text[start:at].strip())
    return Unit(Span(words_at, end), words, "", "", 0.0, 0, gap, words_at - start, bulleted, mark is not None)
