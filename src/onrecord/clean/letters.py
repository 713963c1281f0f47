"""The characters of many lines at once, as columns of numbers: what each is, and which line it stands in.

Asking each line by itself costs a call a line and question; a page has hundreds of lines and dozens of questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]

MOST = 20_000  # characters; what a longer line holds beyond them is not counted

KNOWN, WORD, CAPITAL, DECIMAL, DIGIT, UPPER, LOWER, TITLED, NAME_CAPITAL, OPENING_QUOTE, HASH = (
    1 << bit for bit in range(11)
)
_WORD = re.compile(r"\w")
_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿа-я]")
_NAME_CAPITAL = re.compile(r"[A-ZÀ-ÝЁА-Я]")

# What each code point is, bit by bit; filled in as pages bring them. 0: not met yet.
_KINDS: NDArray[np.uint16] = np.zeros(0x110000, dtype=np.uint16)
# The marks that are counted, each with its column.
_MARKS = ',"“„«”»|•·/.!?'
_COLUMN: NDArray[np.int8] = np.full(0x10000, -1, dtype=np.int8)
_COLUMN[[ord(mark) for mark in _MARKS]] = np.arange(len(_MARKS))
_NEWLINE, _BLANK = 10, 32


def _kind(letter: str) -> int:
    return (
        KNOWN
        | (WORD if _WORD.match(letter) else 0)
        | (CAPITAL if _CAPITAL.match(letter) else 0)
        | (DECIMAL if letter.isdecimal() else 0)
        | (DIGIT if letter.isdigit() else 0)
        | (UPPER if letter.isupper() else 0)
        | (LOWER if letter.islower() else 0)
        | (TITLED if letter.istitle() and not letter.isupper() else 0)
        | (NAME_CAPITAL if _NAME_CAPITAL.match(letter) else 0)
        | (OPENING_QUOTE if letter in "\"“„«‘'" else 0)
        | (HASH if letter in "#@" else 0)
    )


@dataclass(frozen=True, slots=True)
class Letters:
    """The characters of lines, one after the other, and where each line begins."""

    codes: NDArray[np.uint32]  # (characters,); a line feed closes each line
    kinds: NDArray[np.uint16]  # (characters,)
    starts: Counts  # (lines,)
    lengths: Counts  # (lines,), without the line feed

    def counted(self, bits: int, head: int) -> Counts:
        """Return how many of the first ``head`` characters of each line are of any of the kinds ``bits``."""
        return self.holding((self.kinds & bits) != 0, head)

    def holding(self, are: NDArray[np.bool_], head: int) -> Counts:
        """Return how many of the first ``head`` characters of each line ``are`` so."""
        until = np.zeros(len(are) + 1, dtype=np.int64)
        np.cumsum(are, out=until[1:])
        made: Counts = until[self.starts + np.minimum(self.lengths, head)] - until[self.starts]
        return made

    def capitals(self, head: int) -> Counts:
        """Return how many words begin with a capital in the first ``head`` characters of each line."""
        opens = (self.kinds & CAPITAL) != 0
        opens[1:] &= (self.kinds[:-1] & WORD) == 0
        return self.holding(opens, head)

    def first(self) -> NDArray[np.uint16]:
        """Return the kinds of each line's first character; those of a line feed where there is none."""
        return self.kinds[self.starts]

    def blanks(self) -> Counts:
        return self.holding(self.codes == _BLANK, MOST)

    def marks(self) -> dict[str, Counts]:
        """Return how often each mark stands in each line; ``sentences``: a mark that ends one, then a blank."""
        columns = _COLUMN[np.minimum(self.codes, 0xFFFF)]
        at = np.flatnonzero(columns >= 0)
        line = np.searchsorted(self.starts, at, side="right") - 1
        width = len(_MARKS)
        cells = line * width + columns[at]
        table = np.bincount(cells, minlength=len(self.starts) * width).reshape(-1, width)
        closing = cells[self.codes[at + 1] == _BLANK]
        closed = np.bincount(closing, minlength=len(self.starts) * width).reshape(-1, width)
        made: dict[str, Counts] = {mark: table[:, column] for column, mark in enumerate(_MARKS)}
        made["sentences"] = closed[:, [_MARKS.index(mark) for mark in ".!?”"]].sum(axis=1)
        return made


def letters_of(lines: Sequence[str]) -> Letters:
    """Return the characters of ``lines``, none of which holds a line feed; of each the first ``MOST``."""
    lengths = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    if lengths.size and int(lengths.max()) > MOST:
        lines = [line[:MOST] for line in lines]
        lengths = np.minimum(lengths, MOST)
    whole = "\n".join(lines) + "\n"
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _KINDS[codes]
    if not kinds.all():
        for code in np.unique(codes[kinds == 0]).tolist():
            _KINDS[code] = _kind(chr(code))
        kinds = _KINDS[codes]
    starts = np.cumsum(lengths + 1) - lengths - 1
    return Letters(codes, kinds, starts, lengths)
