"""What lines show by themselves, as numbers: their shape, the classes of their words, the marks they name.

Read for all lines of a page at once, column by column; see `letters.py` and `vocabulary.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.clean import letters as of
from onrecord.clean import marks
from onrecord.clean.letters import Letters, letters_of
from onrecord.clean.vocabulary import AGO, BY_FIRST, BY_WORD, COMMON, PHRASE, SINCE, WORD, Counts, Words, words_of

Table = NDArray[np.float32]
Flags = NDArray[np.bool_]

_LONG = 300  # characters; past it a line is read by its head, and what only short lines can be is not asked
_PART = 400_000  # characters that are looked at in one go
_SENTENCE_ENDS = (".", "!", "?", ".”", '."', ".’", "…", ".»")
_ENDS_SENTENCE, _ENDS_COLON, _ENDS_QUESTION, _ENDS_MARK = 1, 2, 4, 8

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


@dataclass(frozen=True, slots=True)
class Looks:
    """What the lines of a page show by their words, read once for all that asks for it."""

    lines: Sequence[str]
    folded: Sequence[str]  # the same with case folded
    words: Words
    sizes: Counts  # (lines,) characters
    blanks: Counts  # (lines,) of the first `letters.MOST` characters
    has_digit: Flags  # (lines,)
    ends_mark: Flags  # (lines,) whether a line ends as sentences and quotations do
    shapes: Table  # (lines, SHAPE_NAMES)
    marked: Table  # (lines, MARK_NAMES)


def looks_at(lines: Sequence[str]) -> Looks:
    """Return what ``lines`` show. None of them holds a line feed."""
    folded = "\n".join(lines).casefold().split("\n") if lines else []
    words = words_of(folded, lines)
    sizes = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    ends = np.fromiter((_ending(line[-4:]) for line in lines), dtype=np.uint8, count=len(lines))
    parts = [_Seen.of(letters_of(lines[first:last])) for first, last in _parts(sizes)]
    seen = parts[0] if len(parts) == 1 else _Seen(*map(np.concatenate, zip(*map(_Seen.columns, parts), strict=True)))
    shapes = _shapes(words, sizes, ends, seen)
    marked = _marked(lines, words, sizes, ends, seen)
    return Looks(lines, folded, words, sizes, seen.blanks, seen.decimals > 0, (ends & _ENDS_MARK) > 0, shapes, marked)


def _parts(sizes: Counts) -> list[tuple[int, int]]:
    """Return runs of lines, half open, that together have a bounded number of characters."""
    if int(sizes.sum()) + len(sizes) < _PART:
        return [(0, len(sizes))]
    part = np.cumsum(np.minimum(sizes, of.MOST) + 1) // _PART
    edges = [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), len(sizes)]
    return list(pairwise(edges))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is counted letter by letter; one number a line."""

    capitals: Counts
    is_upper: Flags
    decimals: Counts
    digits: Counts
    sentences: Counts
    commas: Counts
    quotes: Counts
    bars: NDArray[np.float64]
    blanks: Counts
    first_kind: NDArray[np.uint16]

    @classmethod
    def of(cls, letters: Letters) -> _Seen:
        marked = letters.marks()
        quotes = marked['"'] + marked["“"] + marked["”"] + marked["„"] + marked["«"] + marked["»"]
        bars = marked["|"] + marked["•"] + marked["·"] + marked["»"] + marked["/"] * 0.2
        is_upper = (letters.counted(of.UPPER, 200) > 0) & (letters.counted(of.LOWER | of.TITLED, 200) == 0)
        return cls(
            letters.capitals(400),
            is_upper,
            letters.counted(of.DECIMAL, of.MOST),
            letters.counted(of.DIGIT, 100),
            marked["sentences"],
            marked[","],
            quotes,
            bars,
            letters.blanks(),
            letters.first(),
        )

    def columns(self) -> tuple[NDArray[np.generic], ...]:
        return tuple(getattr(self, name) for name in self.__slots__)


def _shapes(words: Words, sizes: Counts, ends: NDArray[np.uint8], seen: _Seen) -> Table:
    counts = words.counts()
    some = np.maximum(counts, 1)
    common = words.summed(((words.known_for & COMMON) != 0) & (words.place < 100))
    columns = [
        np.log1p(sizes),
        np.log1p(counts),
        np.maximum(words.letters, 1) / some,
        common / np.minimum(some, 100),
        np.minimum(seen.capitals / np.minimum(some, 66), 2.0),
        seen.is_upper,
        np.where(seen.decimals > 0, seen.digits / np.clip(sizes, 1, 100), 0.0),
        np.log1p(seen.sentences),
        np.log1p(seen.commas),
        np.log1p(seen.quotes),
        seen.bars,
        (ends & _ENDS_SENTENCE) != 0,
        (ends & _ENDS_COLON) != 0,
        (ends & _ENDS_QUESTION) != 0,
        (ends & _ENDS_MARK) != 0,
        (seen.first_kind & of.OPENING_QUOTE) != 0,
        (seen.first_kind & of.LOWER) != 0,
        (seen.first_kind & of.DIGIT) != 0,
        sizes == 0,
    ]
    return np.stack(columns, axis=1, dtype=np.float32, casting="unsafe")


@lru_cache(maxsize=65536)
def _ending(last: str) -> int:
    """Return, bit by bit, how a line ends by its last four characters."""
    return (
        (_ENDS_SENTENCE if last.endswith(_SENTENCE_ENDS) else 0)
        | (_ENDS_COLON if last.endswith(":") else 0)
        | (_ENDS_QUESTION if last.endswith("?") else 0)
        | (_ENDS_MARK if marks.END.search(last) else 0)
    )


def _marked(lines: Sequence[str], words: Words, sizes: Counts, ends: NDArray[np.uint8], seen: _Seen) -> Table:
    is_short = sizes <= _LONG
    kinds, related_first, said_last = _phrases(words, is_short)
    digits = is_short & (seen.decimals > 0)
    has_name = is_short & (sizes < 60) & ((seen.first_kind & of.NAME_CAPITAL) != 0)

    dated, timed, in_year = _numbered(lines, words, np.flatnonzero(digits).tolist())

    def search(which: Flags, test: Callable[[str], object]) -> Flags:
        """Return which of the lines that ``which`` tells pass a test; the others do not."""
        made: Flags = np.zeros(len(lines), dtype=bool)
        made[[at for at in np.flatnonzero(which).tolist() if test(lines[at])]] = True
        return made

    columns = [
        related_first,
        said_last & is_short & ((ends & _ENDS_COLON) != 0),
        search(is_short & (kinds[:, marks.KINDS.index("comments")] > 0), marks.COMMENTS_BEGIN.match),
        search(is_short & words.with_bits(BY_FIRST, 1), marks.BY.match),
        search(is_short & words.with_bits(BY_WORD), marks.BY_ANYWHERE.search),
        search(has_name, marks.NAME.fullmatch),
        timed,
        search((digits & words.with_bits(SINCE)) | (is_short & words.with_bits(AGO)), marks.AGO.search),
        dated,
        in_year,
        _addressed(lines) & is_short,
        np.array(["©" in line or "(c)" in line for line in lines], dtype=bool) & is_short,
        is_short & ((seen.first_kind & of.HASH) != 0),
    ]
    made: Table = np.empty((len(lines), len(MARK_NAMES)), dtype=np.float32)
    made[:, : len(marks.KINDS)] = np.minimum(kinds, 4) * 0.5
    made[:, len(marks.KINDS) :] = np.stack(columns, axis=1)
    return made


def _numbered(lines: Sequence[str], words: Words, places: Sequence[int]) -> tuple[Flags, Flags, Flags]:
    """Return which lines hold a date, a time of day, a year; ``places``: those with a digit."""
    made = np.zeros((3, len(lines)), dtype=bool)
    for at in places:
        line = lines[at]
        if marks.may_hold_date(line, words.of_line[at]) and marks.DATE.search(line):
            made[0, at] = True
        if (":" in line or "." in line) and marks.CLOCK.search(line):
            made[1, at] = True
        if ("20" in line or "19" in line) and marks.YEAR.search(line):
            made[2, at] = True
    return made[0], made[1], made[2]


def _addressed(lines: Sequence[str]) -> Flags:
    """Return which lines hold an address of the web, of mail or of a network."""
    return np.array(
        [
            ("@" in line or "://" in line or "w." in line or "W." in line) and marks.ADDRESS.search(line) is not None
            for line in lines
        ],
        dtype=bool,
    )


def _phrases(words: Words, is_short: Flags) -> tuple[Counts, Flags, Flags]:
    """Return how often each line names each of `marks.KINDS`, whether it begins with one of related, ends with said.

    Of a long line only the first 40 words are read.
    """
    count = len(words.of_line)
    said, related = marks.KINDS.index("said"), marks.KINDS.index("related")
    first, last = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
    at = np.flatnonzero(((words.known_for & PHRASE) != 0) & ((words.place < 40) | is_short[words.line]))
    short = is_short.tolist()
    cells: list[int] = []
    for line, place in zip(words.line[at].tolist(), words.place[at].tolist(), strict=True):
        here = words.of_line[line]
        end = len(here) if short[line] else min(len(here), 40)
        for kind in marks.named_at(here, place, end):
            cells.append(line * len(marks.KINDS) + kind)
            if place == 0 and kind == related:
                first[line] = True
            if place == end - 1 and kind == said:
                last[line] = True
    kinds = np.bincount(np.array(cells, dtype=np.int64), minlength=count * len(marks.KINDS))
    return kinds.reshape(count, -1), first, last


def folded_words(words: str) -> list[str]:
    return WORD.findall(words.casefold())
