"""Lines of type on a PDF page, from the boxes of its characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import c_double, create_string_buffer
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Any

_GAP = 0.9  # heights of type: a wider gap in a row is one between columns; justified words stand closer
_CLOSE = 0.6  # heights between pieces of one line that were set apart, as for a change of font
_WORD = 0.18  # heights: a gap that a reader takes for a blank
_UPRIGHT = 0.2  # tangent of the angle up to which type is read with the rest
_FARTHEST = 100_000.0  # points; the largest page that PDF knows has 14,400
_BELOW, _ABOVE = 0.22, 0.9  # of the size of type, below and above the line that it stands on
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_FROM_LEFT = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.,:/%-]{0,100}[A-Za-z0-9])?")
_CAPITAL = re.compile(r"[“„«‘\"]?[^\W\d_]")  # that opens a text
_MOST_CAPITALS = 50
_TALL = 1.7  # times as high as the line that it opens
_BOLD = re.compile(rb"bold|black|heavy", re.I)
_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))  # what PDFium makes of a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column; in points, from the left and the foot of its page."""

    text: str
    size: float  # height of its type
    left: float
    right: float
    foot: float
    top: float
    page: int
    is_bold: bool = False

    @property
    def middle(self) -> float:
        return (self.foot + self.top) / 2


@dataclass(slots=True)
class Printed:
    """What is printed on one page: upright lines in no order, turned text, and where its pictures are."""

    lines: list[Line] = field(default_factory=list)
    turned: str = ""
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)  # left, foot, right, top
    height: float = 0.0


@dataclass(slots=True)
class _Piece:
    """Characters that stand side by side."""

    text: list[str] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)  # left, foot, right, top
    is_bold: bool = False  # its first letter

    def line(self, page: int) -> Line:
        foot, top = median(box[1] for box in self.boxes), median(box[3] for box in self.boxes)
        left, right = min(box[0] for box in self.boxes), max(box[2] for box in self.boxes)
        text = "".join(self.text).strip()
        if is_from_right(text):
            text = self._from_right()
        return Line(text, top - foot, left, right, foot, top, page, self.is_bold)

    def _from_right(self) -> str:
        """Return the characters from right to left, numbers and Latin words in them from left to right.

        Programs write such lines in either direction; where the characters stand is the same.
        """
        letters = [each for each in self.text if each != " "]
        placed = sorted(zip(letters, self.boxes, strict=True), key=lambda each: -each[1][2])
        text = ""
        for at, (letter, box) in enumerate(placed):
            is_apart = at and placed[at - 1][1][0] - box[2] > _WORD * (box[3] - box[1])
            text += f" {letter}" if is_apart else letter
        return _FROM_LEFT.sub(lambda found: found.group()[::-1], text)


def printed(page: Any, number: int, most_chars: int) -> Printed:
    """Return the lines on a page of a PDFium document, of its first ``most_chars`` characters."""
    made = Printed(height=float(page.get_height()))
    text = page.get_textpage()
    try:
        pieces, made.turned = _pieces(text, most_chars)
        made.lines = _merged([piece.line(number) for piece in pieces])
    finally:
        text.close()
    made.pictures = list(_pictures(page))
    return made


def _pieces(text: Any, most_chars: int) -> tuple[list[_Piece], str]:
    import pypdfium2.raw as pdfium

    boxes = _Boxes(text.raw)
    pieces: list[_Piece] = []
    turned: list[str] = []
    here, blank = _Piece(), False
    for at in range(min(text.count_chars(), most_chars)):
        code = pdfium.FPDFText_GetUnicode(text.raw, at)
        letter = _LIGATURES.get(code) or ("-" if code in _HYPHENS else chr(code) if 0 < code < 0x110000 else "")
        if not letter.strip() or "\ud800" <= letter <= "\udfff":
            blank = True
            continue
        now = boxes.of(at)
        if now is None:
            turned.append(f" {letter}" if blank and turned else letter)
            blank = False
            continue
        if here.boxes and not _goes_on(here.boxes[-1], now):
            pieces.append(here)
            here = _Piece()
        elif here.boxes and (blank or _apart(here.boxes[-1], now) > _WORD * (now[3] - now[1])):
            here.text.append(" ")
        if not here.boxes:
            here.is_bold = boxes.is_bold(at)
        here.text.append(letter)
        here.boxes.append(now)
        blank = False
    return [*pieces, here] if here.boxes else pieces, "".join(turned)


class _Boxes:
    """Where characters stand. Heights are made of the font's size: a glyph's own box is too low for most letters."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self._page, self._pdfium = page, pdfium
        self._box, self._turn, self._x, self._y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), c_double(), c_double()

    def of(self, at: int) -> tuple[float, float, float, float] | None:
        """Return left, foot, right and top of a character, None where it is turned."""
        self._pdfium.FPDFText_GetMatrix(self._page, at, self._turn)
        turn = self._turn
        if abs(turn.b) > _UPRIGHT * abs(turn.a):
            return None
        self._pdfium.FPDFText_GetLooseCharBox(self._page, at, self._box)
        self._pdfium.FPDFText_GetCharOrigin(self._page, at, self._x, self._y)
        size = abs(self._pdfium.FPDFText_GetFontSize(self._page, at) * (turn.d or 1.0)) or 1.0
        left, right, foot = self._box.left, self._box.right, self._y.value
        if not all(abs(each) < _FARTHEST for each in (left, right, foot, size)):
            return None  # off any page, or no number at all
        return min(left, right), foot - _BELOW * size, max(left, right), foot + _ABOVE * size

    def is_bold(self, at: int) -> bool:
        """Tell whether a character is set in bold, by the name of its font."""
        name = create_string_buffer(200)
        self._pdfium.FPDFText_GetFontInfo(self._page, at, name, 200, None)
        return _BOLD.search(name.value) is not None


def _goes_on(before: tuple[float, float, float, float], now: tuple[float, float, float, float]) -> bool:
    heights = before[3] - before[1], now[3] - now[1]
    height = max(1.0, min(heights))
    shared = min(before[3], now[3]) - max(before[1], now[1])
    is_like = max(heights) < _TALL * height  # else a capital that opens a text
    return is_like and shared > 0.5 * height and -3 * height < _apart(before, now) < _GAP * height


def _apart(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> float:
    """Return the gap between two boxes in a row, whichever comes first: some scripts run from right to left."""
    return max(b[0] - a[2], a[0] - b[2])


def _merged(lines: Sequence[Line]) -> list[Line]:
    """Put the pieces of one line together that were drawn apart."""
    made: list[Line] = []
    for row in rows(lines):
        here: list[Line] = []
        for line in sorted(row, key=lambda each: each.left):
            if here and line.left - here[-1].right < _CLOSE * line.size and 0.75 < line.size / here[-1].size < 1.33:
                here[-1] = joined((here[-1], line))
            else:
                here.append(line)
        made += here
    return _with_capitals(made)


def _with_capitals(lines: list[Line]) -> list[Line]:
    """Put a capital that is several lines high before the line that it opens."""
    for tall in [line for line in lines if _CAPITAL.fullmatch(line.text)][:_MOST_CAPITALS]:
        beside = [
            line
            for line in lines
            if line.size * _TALL < tall.size
            and tall.foot - line.size < line.middle < tall.top
            and -line.size < line.left - tall.right < 1.5 * line.size
        ]
        if beside:
            first = max(beside, key=lambda line: line.middle)
            lines[lines.index(first)] = replace(first, text=tall.text + first.text, left=tall.left)
            lines.remove(tall)
    return lines


def rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand side by side, from the top down."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda each: -each.middle):
        if row and row[0].middle - line.middle > 0.4 * min(row[0].size, line.size):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def joined(row: Sequence[Line]) -> Line:
    """Return the lines of one row as one, in the direction of their script."""
    if len(row) == 1:
        return row[0]
    rightward = is_from_right("".join(each.text for each in row))
    ordered = sorted(row, key=lambda each: each.left, reverse=rightward)
    longest = max(row, key=lambda each: len(each.text))
    words = ordered[0].text
    for before, each in pairwise(ordered):
        gap = max(each.left - before.right, before.left - each.right)
        words = with_next(words, each.text) if gap > _WORD * each.size else words + each.text
    left, right = min(each.left for each in row), max(each.right for each in row)
    return Line(
        words, longest.size, left, right, longest.foot, longest.top, longest.page, all(each.is_bold for each in row)
    )


def with_next(text: str, following: str) -> str:
    """Return two pieces as one, with a blank between them where their script has blanks."""
    return text + following if _is_unspaced(text[-1:]) and _is_unspaced(following[:1]) else f"{text} {following}"


def _is_unspaced(letter: str) -> bool:
    return "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef" or letter in "“”‘’"


def is_from_right(text: str) -> bool:
    """Tell whether most of the letters run from right to left."""
    return sum("\u0590" <= each <= "\u08ff" or "\ufb1d" <= each <= "\ufefc" for each in text) * 2 >= len(text) > 0


def _pictures(page: Any) -> Iterator[tuple[float, float, float, float]]:
    import pypdfium2.raw as pdfium

    for _, each in zip(range(500), page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3), strict=False):
        try:
            left, foot, right, top = each.get_bounds() if hasattr(each, "get_bounds") else each.get_pos()
        except Exception:
            continue
        yield left, foot, right, top
