# cython: wraparound=False, initializedcheck=False
"""The words of class and id around each block, from inside out, as numbers."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from onrecord.clean.lexicon import Lexicon, find, hashed, keep

_BLANK = 32


class Paths:
    """The words of several hints, numbered; a hint without any has one empty word."""

    __slots__ = ("begins", "lexicon", "numbers")

    def __init__(self, hints: Sequence[str]) -> None:
        text = " ".join(hints)
        most = text.count(" ") + 1 if hints else 0
        self.lexicon = Lexicon(text, most)
        self.numbers = array("I", bytes(4 * most))  # one hint after the other
        self.begins = array("i", bytes(4 * (len(hints) + 1)))  # (hints + 1,) the first word of each
        _read(hints, self)


def _read(hints: Sequence[str], made: Paths) -> None:
    lexicon = made.lexicon
    at = count = 0
    for hint in range(len(hints)):
        end = at + len(hints[hint])
        start = at
        while at <= end:
            if at == end or lexicon.codes[at] == _BLANK:
                hash_of = hashed(lexicon.codes, start, at)
                number = find(lexicon, lexicon.codes, start, at, hash_of)
                made.numbers[count] = keep(lexicon, start, at, hash_of) if number < 0 else number
                count += 1
                start = at + 1
            at += 1
        made.begins[hint + 1] = count
