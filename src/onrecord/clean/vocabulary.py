"""The words of many lines at once, as columns: what each is known for, and which words come again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from onrecord.clean import marks
from onrecord.clean.language import function_words
from onrecord.clean.letters import MOST, letters_of
from onrecord.clean.letters import WORD as IN_WORD
from onrecord.clean.threads import TELLING

Counts = NDArray[np.int64]

COMMON, PHRASE, BY_WORD, BY_FIRST, AGO, SINCE, OF_THREADS = (1 << bit for bit in range(7))
WORD = re.compile(r"\w+")
_LINE_FEED, _BLANK = np.uint32(10), np.uint32(32)
_PART = 2000  # lines that are parted in one go
_MOST_CHARS = 2000  # of a line; what stands beyond is not read
_MOST = 200  # words of a line that are compared with those of others


@dataclass(frozen=True, slots=True)
class Words:
    """The case-folded words of lines, one after the other; of each line's first 2,000 characters."""

    of_line: list[list[str]]
    all: list[str]  # those of all lines
    letters: Counts  # (lines,) characters that stand in words
    known_for: NDArray[np.uint8]  # (words,) bits
    line: Counts  # (words,) the line each stands in
    place: Counts  # (words,) words of its line before it
    begins: Counts  # (lines + 1,)

    def summed(self, column: NDArray[np.generic]) -> Counts:
        """Return the sum of a column with one number a word, for each line."""
        until = np.concatenate([[0], np.cumsum(column)])
        made: Counts = until[self.begins[1:]] - until[self.begins[:-1]]
        return made

    def counts(self) -> Counts:
        return np.diff(self.begins)

    def with_bits(self, bits: int, head: int | None = None) -> NDArray[np.bool_]:
        """Return which lines have a word known for any of ``bits`` among their first ``head``."""
        has = (self.known_for & bits) != 0
        found: NDArray[np.bool_] = np.zeros(len(self.begins) - 1, dtype=bool)
        found[self.line[has if head is None else has & (self.place < head)]] = True
        return found


def words_of(folded: Iterable[str], lines: Sequence[str]) -> Words:
    """Return the words of ``lines``; ``folded`` are the same lines with case folded."""
    heads = [
        each if len(line) <= _MOST_CHARS else line[:_MOST_CHARS].casefold()
        for each, line in zip(folded, lines, strict=True)
    ]
    of_line, letters = _split(heads)
    found = list(chain.from_iterable(of_line))
    counts = np.fromiter(map(len, of_line), dtype=np.int64, count=len(of_line))
    begins = np.concatenate([[0], np.cumsum(counts)])
    line = np.repeat(np.arange(len(of_line)), counts)
    known_for = np.frombuffer(bytes(map(_known_for().get, found, repeat(0))), dtype=np.uint8)
    return Words(of_line, found, letters, known_for, line, np.arange(len(found)) - begins[line], begins)


def _split(lines: Sequence[str]) -> tuple[list[list[str]], Counts]:
    """Return the words of each line, as `WORD` finds them, and how many characters they have together.

    All that is of no word is made a blank, and parts them.
    """
    made: list[list[str]] = []
    counts: list[Counts] = []
    for first in range(0, len(lines), _PART):
        letters = letters_of(lines[first : first + _PART])
        is_kept = (letters.kinds & IN_WORD) != 0
        counts.append(letters.holding(is_kept, MOST))
        is_kept |= letters.codes == _LINE_FEED
        parted = np.where(is_kept, letters.codes, _BLANK).astype("<u4", copy=False)
        made += map(str.split, parted.tobytes().decode("utf-32-le", "surrogatepass").split("\n")[:-1])
    return made, np.concatenate(counts) if counts else np.zeros(0, dtype=np.int64)


@cache
def _known_for() -> dict[str, int]:
    """Return, for each word that says something by itself, the bits of what it is known for."""
    made: dict[str, int] = {}
    groups: list[tuple[int, Iterable[str]]] = [
        (COMMON, function_words()),
        (PHRASE, marks.phrases()),
        (BY_WORD, marks.BY_WORDS),
        (BY_FIRST, marks.BY_FIRST),
        (AGO, ["ago"]),
        (SINCE, marks.SINCE),
        (OF_THREADS, TELLING),
    ]
    for bit, words in groups:
        for word in words:
            made[word] = made.get(word, 0) | bit
    return made


@dataclass(frozen=True, slots=True)
class Shared:
    """Which different words the lines hold, each once a line; of a line's first 200."""

    ids: dict[str, int]
    long: NDArray[np.bool_]  # (different words,) of more than four letters
    line: Counts  # (pairs,)
    word: Counts  # (pairs,)

    def of_lines(self, weights: NDArray[np.generic], count: int) -> NDArray[np.float64]:
        """Return, for each of ``count`` lines, the sum of its words' ``weights``, one a different word."""
        made: NDArray[np.float64] = np.zeros(count)
        made += np.bincount(self.line, weights=weights[self.word], minlength=count)
        return made


def shared_words(words: Words) -> Shared:
    """Return the different words of each line."""
    near = words.place < _MOST
    found = words.all if near.all() else [each for line in words.of_line for each in line[:_MOST]]
    ids = {each: number for number, each in enumerate(dict.fromkeys(found))}
    number = np.fromiter(map(ids.__getitem__, found), dtype=np.int64, count=len(found))
    pairs = np.sort(words.line[near] * max(len(ids), 1) + number)
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    long = np.fromiter(map(len, ids), dtype=np.int64, count=len(ids)) > 4
    line, word = np.divmod(pairs, max(len(ids), 1))
    return Shared(ids, long, line, word)
