# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""Different words numbered by their letters, without making a string of each."""

from __future__ import annotations

from array import array

from onrecord.clean.characters import text_of
from onrecord.clean.signs import CODES, FIRST_HASH, PRIME, WHOLE

_STEPS = 64  # places that a word is looked for: a page made so that all its words meet in one place costs no more


class Lexicon:
    """Words that stand in one run of letters, numbered from 0 (open addressing; hashes: FNV-1a, 32 bits)."""

    __slots__ = ("codes", "count", "free", "mask", "most", "table")

    def __init__(self, codes: array[int], most: int) -> None:
        """Make a lexicon of words of ``codes``, of which there will be ``most`` at most."""
        size = 64
        while size < 2 * most:
            size *= 2
        self.codes = codes
        self.most = most
        self.mask = size - 1
        # Places with the number of a word each, from 1; then of each word its hash, its begin and its size.
        self.table = CODES * (size + 3 * most)
        self.count = 0
        self.free = -1

    def number_of(self, word: str) -> int:
        """Return the number of a word, -1 where it is not known."""
        hash_of = FIRST_HASH
        for letter in word:
            hash_of = ((hash_of ^ ord(letter)) * PRIME) & WHOLE
        size = len(word)
        at = hash_of & self.mask
        for _ in range(_STEPS):
            number = self.table[at]
            if number == 0:
                return -1
            of = self.mask + 3 * number - 2  # where the word is told
            if self.table[of] == hash_of and self.table[of + 2] == size:
                first = self.table[of + 1]
                same = 0
                while same < size and self.codes[first + same] == ord(word[same]):
                    same += 1
                if same == size:
                    return number - 1
            at = (at + 1) & self.mask
        return -1

    def add(self, begin: int, end: int) -> int:
        """Return the number of the word that stands there, which is new if it was not known."""
        hash_of = hashed(self, begin, end)
        number = find(self, self, begin, end, hash_of)
        return keep(self, begin, end, hash_of) if number < 0 else number

    def spelled(self) -> list[str]:
        """Return the words by their numbers."""
        return [self.word(number) for number in range(self.count)]

    def word(self, number: int) -> str:
        """Return a word by its number."""
        begin = self.begin(number)
        return text_of(self.codes[begin : begin + self.size(number)])

    def hash_of(self, number: int) -> int:
        """Return the hash of a word."""
        return self.table[self.mask + 1 + 3 * number]

    def begin(self, number: int) -> int:
        """Return where a word stands first."""
        return self.table[self.mask + 2 + 3 * number]

    def size(self, number: int) -> int:
        """Return how many letters a word has."""
        return self.table[self.mask + 3 + 3 * number]


def hashed(lexicon: Lexicon, begin: int, end: int) -> int:
    """Return the hash of the letters that stand there."""
    made = FIRST_HASH
    for at in range(begin, end):
        made = ((made ^ lexicon.codes[at]) * PRIME) & WHOLE
    return made


def find(lexicon: Lexicon, asked: Lexicon, begin: int, end: int, hash_of: int) -> int:
    """Return the number of the word at ``begin`` of ``asked``; -1 where it is not known, and where it may be kept."""
    at = hash_of & lexicon.mask
    size = end - begin
    lexicon.free = -1
    for _ in range(_STEPS):
        number = lexicon.table[at]
        if number == 0:
            lexicon.free = at
            return -1
        of = lexicon.mask + 3 * number - 2  # where the word is told
        if lexicon.table[of] == hash_of and lexicon.table[of + 2] == size:
            first = lexicon.table[of + 1]
            same = 0
            while same < size and lexicon.codes[first + same] == asked.codes[begin + same]:
                same += 1
            if same == size:
                return number - 1
        at = (at + 1) & lexicon.mask
    return -1


def keep(lexicon: Lexicon, begin: int, end: int, hash_of: int) -> int:
    """Number a word that `find` did not find just now."""
    number = lexicon.count
    if number >= lexicon.most:
        raise IndexError(f"a lexicon of {lexicon.most} words is full")
    of = lexicon.mask + 1 + 3 * number
    lexicon.table[of] = hash_of
    lexicon.table[of + 1] = begin
    lexicon.table[of + 2] = end - begin
    if lexicon.free >= 0:
        lexicon.table[lexicon.free] = number + 1
    lexicon.count = number + 1
    return number
