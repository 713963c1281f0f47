# cython: wraparound=False, initializedcheck=False
"""Different words numbered by their letters, without making a string of each."""

from __future__ import annotations

from array import array

from onrecord.clean.signs import FIRST_HASH, PRIME, WHOLE

_STEPS = 64  # places that a word is looked for: a page made so that all its words meet in one place costs no more


class Lexicon:
    """Words that stand in one run of letters, numbered from 0 (open addressing; hashes: FNV-1a, 32 bits)."""

    __slots__ = ("begins", "codes", "count", "free", "hashes", "mask", "sizes", "slots", "text")

    def __init__(self, text: str, most: int) -> None:
        """Make a lexicon of words of ``text``, of which there will be ``most`` at most."""
        size = 256
        while size < 2 * most:
            size *= 2
        self.text = text
        self.codes = array("I", text.encode("utf-32-le", "surrogatepass"))
        self.mask = size - 1
        self.slots = array("i", bytes(4 * size))  # the number of a word, from 1
        self.hashes = array("I", bytes(4 * most))
        self.begins = array("i", bytes(4 * most))  # where each stands first
        self.sizes = array("i", bytes(4 * most))
        self.count = 0
        self.free = -1

    def number_of(self, word: str) -> int:
        """Return the number of a word, -1 where it is not known."""
        codes = array("I", word.encode("utf-32-le", "surrogatepass"))
        return find(self, codes, 0, len(word), hashed(codes, 0, len(word)))

    def add(self, begin: int, end: int) -> int:
        """Return the number of the word that stands there, which is new if it was not known."""
        hash_of = hashed(self.codes, begin, end)
        number = find(self, self.codes, begin, end, hash_of)
        return keep(self, begin, end, hash_of) if number < 0 else number

    def spelled(self) -> list[str]:
        """Return the words by their numbers."""
        text, begins, sizes = self.text, self.begins, self.sizes
        return [text[begins[number] : begins[number] + sizes[number]] for number in range(self.count)]


def hashed(codes: array[int], begin: int, end: int) -> int:
    made = FIRST_HASH
    for at in range(begin, end):
        made = ((made ^ codes[at]) * PRIME) & WHOLE
    return made


def find(lexicon: Lexicon, codes: array[int], begin: int, end: int, hash_of: int) -> int:
    """Return the number of the word at ``begin`` of ``codes``; -1 where it is not known, and where it may be kept."""
    at = hash_of & lexicon.mask
    size = end - begin
    lexicon.free = -1
    for _ in range(_STEPS):
        number = lexicon.slots[at] - 1
        if number < 0:
            lexicon.free = at
            return -1
        if lexicon.hashes[number] == hash_of and lexicon.sizes[number] == size:
            first = lexicon.begins[number]
            same = 0
            while same < size and lexicon.codes[first + same] == codes[begin + same]:
                same += 1
            if same == size:
                return number
        at = (at + 1) & lexicon.mask
    return -1


def keep(lexicon: Lexicon, begin: int, end: int, hash_of: int) -> int:
    """Number a word that `find` did not find just now."""
    number = lexicon.count
    lexicon.hashes[number] = hash_of
    lexicon.begins[number] = begin
    lexicon.sizes[number] = end - begin
    if lexicon.free >= 0:
        lexicon.slots[lexicon.free] = number + 1
    lexicon.count = number + 1
    return number
