# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""What lines show by themselves, as numbers: their shape, the classes of their words, the marks they name.

Read for all lines of a page at once; see `letters.py` and `vocabulary.py`. A regular expression asks only the lines of
which their letters and words leave it open.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.clean import marks
from onrecord.clean.characters import Lines, folded, lines_of
from onrecord.clean.letters import count
from onrecord.clean.marks import AGO as IS_AGO
from onrecord.clean.marks import BY, COMMENTS_BEGIN, DATE, PARTICLES
from onrecord.clean.signs import (
    AGO,
    ASK_ANY,
    ASK_BELOW,
    ASK_BODY,
    ASK_COMMENT,
    BARS,
    BLANK,
    BY_FIRST,
    CAPITALS,
    COLON,
    COMMANDS,
    COMMANDS_FIRST,
    COMMAS,
    COUNTED,
    DATED,
    DECIMALS,
    DIGIT,
    DIGITS,
    ENDS,
    ENDS_COLON,
    ENDS_MARK,
    ENDS_QUESTION,
    ENDS_SENTENCE,
    FIRST,
    FLOATS,
    HASH,
    HEADS,
    IN_WORD,
    IN_YEAR,
    IS_ADDRESS,
    IS_BY,
    IS_CLOCK,
    IS_NUMBERED,
    LOGGED,
    LOGS,
    LOWER,
    LOWERS,
    MARK,
    MAY,
    MAY_ADDRESS,
    MAY_DATE,
    MAY_NUMBERED,
    NAME_CAPITAL,
    NO_NAME,
    OPENING_QUOTE,
    OWNED,
    PARTED,
    QUOTES,
    RELATED_FIRST,
    SAID_LAST,
    SENTENCES,
    SINCE,
    SIZE,
    SLASHES,
    UPPERS,
    WORDS,
)
from onrecord.clean.vocabulary import LONG, Words, words_in

Table = NDArray[np.float32]


SHAPE_NAMES = [
    "chars", "words", "word_length", "common", "capital", "upper", "digits", "sentences", "commas", "quotes", "bars",
    "ends_sentence", "ends_colon", "ends_question", "ends_mark", "starts_quote", "starts_lower", "starts_digit",
    "empty",
]  # fmt: skip
MARK_NAMES = [
    *marks.KINDS,
    *[
        "related_first", "said_last", "comments_begin", "by", "by_anywhere", "name", "clock", "ago", "date", "year",
        "address", "copyright", "hash",
    ],
]  # fmt: skip
_SHAPES, _MARKS, _KINDS = len(SHAPE_NAMES), len(MARK_NAMES), len(marks.KINDS)
_COMMENTS, _FORM, _CLUTTER = (marks.KINDS.index(name) for name in ("comments", "comment_form", "clutter"))
_LONG_PART, _MOST_PARTS = 21, 5  # characters of a part of a name; its parts
_NAME_CHARS = 60  # a longer line is no name


class Looks:
    """What the lines of a page show by their words, read once for all that asks for it."""

    __slots__ = ("counts", "folds", "lines", "marks", "shape", "words", "written")

    def __init__(self, lines: Sequence[str]) -> None:
        self.written = lines_of(lines)
        self.folds = folded(self.written)
        self.lines = self.written.lines
        self.counts = count(self.written)  # (lines, signs.COUNTED)
        self.words = words_in(self.folds, _most_words(self.folds, self.counts))
        self.shape = _shapes(len(lines), self.counts, self.words)
        self.marks = _marked(self.written, self.counts, self.words)

    @property
    def shapes(self) -> Table:
        """Return (lines, SHAPE_NAMES)."""
        return np.frombuffer(self.shape, dtype=np.float32).reshape(-1, _SHAPES)

    @property
    def marked(self) -> Table:
        """Return (lines, MARK_NAMES)."""
        return np.frombuffer(self.marks, dtype=np.float32).reshape(-1, _MARKS)


def looks_at(lines: Sequence[str]) -> Looks:
    """Return what ``lines`` show. None of them holds a line feed."""
    return Looks(lines)


def _shapes(lines: int, counts: array[int], words: Words) -> array[float]:
    """Return `SHAPE_NAMES` for each line, one line after the other."""
    made = FLOATS * (lines * _SHAPES)
    for line in range(lines):
        of = line * COUNTED
        at = line * _SHAPES
        size = counts[of + SIZE]
        first = counts[of + FIRST] if size else 0
        end = counts[of + ENDS]
        found = words.begins[line + 1] - words.begins[line]
        some = found if found else 1
        share = counts[of + CAPITALS] / min(some, 66)
        made[at] = _log1p(size)
        made[at + 1] = _log1p(found)
        made[at + 2] = max(words.letters[line], 1) / some
        made[at + 3] = words.common[line] / min(some, 100)
        made[at + 4] = share if share < 2.0 else 2.0
        made[at + 5] = counts[of + UPPERS] > 0 and counts[of + LOWERS] == 0
        made[at + 6] = counts[of + DIGITS] / min(max(size, 1), 100) if counts[of + DECIMALS] > 0 else 0.0
        made[at + 7] = _log1p(counts[of + SENTENCES])
        made[at + 8] = _log1p(counts[of + COMMAS])
        made[at + 9] = _log1p(counts[of + QUOTES])
        made[at + 10] = counts[of + BARS] + counts[of + SLASHES] * 0.2
        made[at + 11] = (end & ENDS_SENTENCE) != 0
        made[at + 12] = (end & ENDS_COLON) != 0
        made[at + 13] = (end & ENDS_QUESTION) != 0
        made[at + 14] = (end & ENDS_MARK) != 0
        made[at + 15] = (first & OPENING_QUOTE) != 0
        made[at + 16] = (first & LOWER) != 0
        made[at + 17] = (first & DIGIT) != 0
        made[at + 18] = size == 0
    return made


def _log1p(count: int) -> float:
    return LOGS[count] if count < LOGGED else log1p(count)


def _most_words(folds: Lines, counts: array[int]) -> int:
    """Return how many words lines with case folded have at most."""
    if not folds.is_even:
        return len(folds.codes) // 2 + 1 + folds.count
    many = 0
    for line in range(folds.count):
        many += counts[line * COUNTED + WORDS]
    return many


def _marked(written: Lines, counts: array[int], words: Words) -> array[float]:
    """Return `MARK_NAMES` for each line, one line after the other. Only short lines can be most of them."""
    made = FLOATS * (written.count * _MARKS)
    for line in range(written.count):
        at = line * _MARKS
        bits = words.bits[line]
        for of_kind in range(_KINDS):
            count = words.named[line * _KINDS + of_kind]
            if count:
                made[at + of_kind] = min(count, 4) * 0.5
        at += _KINDS
        made[at] = (bits & RELATED_FIRST) != 0
        size = counts[line * COUNTED + SIZE]
        if 0 < size <= LONG:
            made[at + 1] = (bits & SAID_LAST) != 0 and (counts[line * COUNTED + ENDS] & ENDS_COLON) != 0
            _mark_short(written, line, at, counts, words, made)
    return made


def _mark_short(written: Lines, number: int, at: int, counts: array[int], words: Words, made: array[float]) -> None:
    line = written.lines[number]
    of = number * COUNTED
    bits, may, first = words.bits[number], counts[of + MAY], counts[of + FIRST]
    has_digit = counts[of + DECIMALS] > 0
    if words.named[number * _KINDS + _COMMENTS]:
        made[at + 2] = COMMENTS_BEGIN.match(line) is not None
    if bits & BY_FIRST:
        made[at + 3] = BY.match(line) is not None
    made[at + 4] = (may & IS_BY) != 0
    if first & NAME_CAPITAL and may & PARTED and not may & NO_NAME and counts[of + SIZE] < _NAME_CHARS:
        made[at + 5] = _is_name(line, written, number)
    made[at + 6] = (may & IS_CLOCK) != 0
    if bits & AGO or (has_digit and bits & SINCE):
        made[at + 7] = IS_AGO.search(line) is not None
    if bits & DATED or may & IS_NUMBERED:
        made[at + 8] = 1.0
    elif has_digit and (bits & MAY_DATE or may & MAY_NUMBERED):
        made[at + 8] = DATE.search(line) is not None
    made[at + 9] = (may & IN_YEAR) != 0
    made[at + 10] = (may & IS_ADDRESS) != 0
    made[at + 11] = (may & OWNED) != 0
    made[at + 12] = (first & HASH) != 0


def _is_name(line: str, written: Lines, number: int) -> bool:
    """Tell whether `marks.NAME` matches all of a line, whose letters were counted."""
    codes, letter_kinds = written.codes, written.kinds
    begin = written.begins[number]
    end = begin + len(line)
    at = begin
    parts = 0
    while at < end:
        start = at
        is_capital = (letter_kinds[codes[at]] & NAME_CAPITAL) != 0
        at += 1
        while at < end and (letter_kinds[codes[at]] & IN_WORD or codes[at] in (0x2E, 0x27, 0x2019, 0x2D)):  # .'’-
            at += 1
        size = at - start
        if is_capital:
            if size > _LONG_PART:
                return False
        elif not parts or size > 3 or line[start - begin : at - begin] not in PARTICLES:
            return False
        parts += 1
        if at < end:
            if not letter_kinds[codes[at]] & BLANK:
                return False
            at += 1
            if at == end:
                return False
    return 2 <= parts <= _MOST_PARTS


def asked(looks: Looks) -> list[int]:
    """Return, bit by bit, of which regions each line must be to be asked for what its plain words command."""
    return _asked(looks.lines, looks.counts, looks.words)


def _asked(lines: Sequence[str], counts: array[int], words: Words) -> list[int]:
    made = [0] * len(lines)
    for line in range(len(lines)):
        of = line * COUNTED
        if not counts[of + SIZE]:
            continue
        bits, may, first = words.bits[line], counts[of + MAY], counts[of + FIRST]
        text = lines[line]
        letter = text[0]
        is_figure = letter in "AFР" and counts[of + DECIMALS] > 0  # "Fig. 3"
        ask = 0
        if bits & (COMMANDS | COMMANDS_FIRST) or letter == "/":
            ask |= ASK_ANY
        if first & DIGIT or (may & COLON and not first & MARK):
            ask |= ASK_BELOW
        if is_figure or may & (OWNED | MAY_ADDRESS) or first & DIGIT or not first & IN_WORD:
            ask |= ASK_BODY
        if words.named[line * _KINDS + _CLUTTER] > 2:
            ask |= ASK_BODY
        if may & MAY_ADDRESS or words.named[line * _KINDS + _FORM]:
            ask |= ASK_COMMENT
        made[line] = ask
    return made


def may_head(looks: Looks) -> list[int]:
    """Return which lines may be the heading of a thread of comments or of reviews."""
    words = looks.words
    return [line for line in range(len(looks.lines)) if words.bits[line] & HEADS]


def may_be_form(looks: Looks) -> list[int]:
    """Return which lines name what stands in a form, as far as their words were read."""
    words = looks.words
    return [line for line in range(len(looks.lines)) if words.named[line * _KINDS + _FORM]]


def ending_alike(looks: Looks, some: Sequence[int], others: Sequence[int]) -> list[int]:
    """Return those of ``others`` lines whose last word ends one of ``some`` too."""
    lasts = {_last_word(looks.words, line) for line in some} - {-1}
    return [line for line in others if _last_word(looks.words, line) in lasts]


def _last_word(words: Words, line: int) -> int:
    end = words.begins[line + 1]
    return words.number[end - 1] if end > words.begins[line] else -1
