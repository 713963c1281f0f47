# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""The words of class and id around each block, from inside out, as numbers."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from onrecord.clean.characters import codes_of
from onrecord.clean.lexicon import Lexicon
from onrecord.clean.signs import CODES, INTS

_BLANK = 32


class Paths:
    """The words of several hints, numbered; a hint without any has one empty word."""

    __slots__ = ("begins", "lexicon", "numbers")

    def __init__(self, hints: Sequence[str]) -> None:
        text = " ".join(hints)
        most = text.count(" ") + 1 if hints else 0
        self.lexicon = Lexicon(codes_of(text), most)
        self.numbers = CODES * most  # one hint after the other
        self.begins = INTS * (len(hints) + 1)  # (hints + 1,) the first word of each
        _read(hints, self)


def _read(hints: Sequence[str], made: Paths) -> None:
    lexicon = made.lexicon
    codes = lexicon.codes
    at = count = last = 0
    for hint in range(len(hints)):
        end = at + len(hints[hint])
        known = _shared(codes, at, end, last) if hint else end  # from here on as in the hint before
        last = end
        start = at
        while at < known:
            if codes[at] == _BLANK:
                made.numbers[count] = lexicon.add(start, at)
                count += 1
                start = at + 1
            at += 1
        if known == end:
            made.numbers[count] = lexicon.add(start, end)
            count += 1
        else:
            words = 1
            for place in range(known, end):
                if codes[place] == _BLANK:
                    words += 1
            before = made.begins[hint] - words
            for place in range(words):
                made.numbers[count + place] = made.numbers[before + place]
            count += words
        at = end + 1
        made.begins[hint + 1] = count


def _shared(codes: array[int], begin: int, end: int, last: int) -> int:
    """Return from where on a hint ends with the same words as the one that ends at ``last``; ``end`` where it does not.

    Blocks beside each other stand in the same elements, all but the innermost.
    """
    at, other = end, last
    found = end
    while at > begin and other > 0 and codes[at - 1] == codes[other - 1]:
        at -= 1
        other -= 1
        if codes[at] == _BLANK:
            if at + 1 == end:  # an empty word
                return end
            found = at + 1
    return found
