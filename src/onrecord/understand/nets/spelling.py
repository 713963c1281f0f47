"""What a net is told of a word: places in hashed tables for its form, its first and last letters and its shape.

Nothing here holds a word: a table's row stands for all words that hash to it (CRC-32).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

FORMS = 1 << 14
LETTERS = 1 << 14
SHAPES = 1 << 9
AFFIXES = 6  # rows of the table of letters that each word has: its first and last 2, 3 and 4 letters
LONGEST = 40  # letters of a word that are read
_NUMBER = re.compile(r"[#$€£+-]?\d[\d.,:/-]*%?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|s)")
_FILE = re.compile(r"\w\.(?:com|org|net|edu|gov|doc|xls|pdf)\b")
_RUN = re.compile(r"(.)\1{3,}")


class Spelling(NamedTuple):
    """One word's places: row of the vectors' key, and rows of the three tables."""

    key: int
    form: int
    letters: tuple[int, ...]
    shape: int
    pattern: int


@lru_cache(maxsize=1 << 16)
def spelling(word: str) -> Spelling:
    """Return the places of ``word`` as it stands in the text."""
    word = word[:LONGEST].replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    lower = word.lower()
    letters = tuple(
        hashed(f"{side}{count}{lower[:count] if side == '<' else lower[-count:]}", LETTERS)
        for side in "<>"
        for count in (2, 3, 4)
    )
    return Spelling(key_of(lower), hashed(lower, FORMS), letters, hashed(shape(word), SHAPES), pattern(word))


def shape(word: str) -> str:
    """Return how a word is written: ``Xx`` for capital and small letters, ``d`` for digits, runs cut at three."""
    signs = "".join("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word)
    return _RUN.sub(r"\1\1\1", signs)[:12]


def pattern(word: str) -> int:
    """Return what kind of thing a word looks like: 0 a word, 1 an address, 2 a site or file, 3 a number, 4 marks alone,
    5 an ordinal or decade, 6 letters and digits, 7 with a stop, 8 all in capitals."""
    lower = word.lower()
    if "@" in word and len(word) > 3:
        return 1
    if "://" in lower or lower.startswith("www.") or _FILE.search(lower):
        return 2
    if _NUMBER.fullmatch(word):
        return 3
    if not any(map(str.isalnum, word)):
        return 4
    if any(map(str.isdigit, word)):
        return 5 if _ORDINAL.fullmatch(lower) else 6
    if "." in word:
        return 7
    return 8 if word.isupper() and len(word) > 1 else 0


def hashed(words: str, size: int) -> int:
    """Return the row of a table of ``size`` rows."""
    return crc32(words.encode("utf-8", "surrogatepass")) % size


def key_of(lower: str) -> int:
    """Return the key under which a word in small letters stands in the vectors."""
    return crc32(lower.encode("utf-8", "surrogatepass"))
