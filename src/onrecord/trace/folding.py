"""Letters folded so that a copy still reads like its source after a copy desk, a typesetter and a scanner.

What is folded away: vowels (color, colour; centre, center), doubled letters, white space, punctuation and hyphens at
line ends, and letters that scanners confuse (h and b; m, n and r; l, t, f and 1). What is left is a skeleton of about
half the letters, in which eight in a row are still as telling as two or three words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt
import yaml

Letters = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint32]

# Confusions that every scanner of newsprint makes; measured on the public reprints split, 2026-11: with them 73 % of
# the runs of a page with 8 % wrong letters survive, without them 55 %; strangers share 2 % instead of 0.5 %.
_ALIKE = ("l1tfj", "zs5", "hb", "mnr", "vw")
_DROPPED = "aeiouy0c"  # c is what scanners make of e, and the other way round
_VOWELS = "аеёиоуыэюяіїєьъαεηιουω"  # of other alphabets

# Marks of a scanner for each word (see `Print.garbled`): it leaves as many where it spoils a fifth of the runs; other
# pages have .012 or less, 99 in 100 of them.
GARBLED = 0.015

_BREAK, _FIRST, _OTHER = 1, 2, 64  # codes: a line's end in `Skeleton.of`; the first Latin letter; other alphabets
_LEAST_MOSTLY = 0.9
_ASCII = 128


def _code(letter: str) -> int:
    """Return the code of a small letter: 0 where it is dropped."""
    if letter in _DROPPED or letter in _VOWELS:
        return 0
    letter = next((alike[0] for alike in _ALIKE if letter in alike), letter)
    if letter.isascii():
        return _FIRST + "abcdefghijklmnopqrstuvwxyz0123456789".find(letter) if letter.isalnum() else 0
    return _OTHER + ord(letter) % (256 - _OTHER) if letter.isalpha() else 0


@cache
def _codes() -> Letters:
    """Return the code of each character of the first plane; those beyond are read as the last, which is dropped."""
    folded = (unicodedata.normalize("NFKD", chr(point))[:1].lower()[:1] for point in range(0x10000))
    return np.array([_code(letter) for letter in folded], np.uint8)


_TABLE = bytes(_code(chr(point).lower()) for point in range(_ASCII)) + bytes(_ASCII)
_LINES = bytes(_BREAK if point == 10 else code for point, code in enumerate(_TABLE))
_GONE = bytes(point for point, code in enumerate(_LINES) if not code)
_WORD_GONE = _DROPPED.encode() + b".'"  # U.S. is one word, and so is Iran's
_WORD_TABLE = bytes(ord("abcdefghijklmnopqrstuvwxyz0123456789"[code - _FIRST]) if code else 32 for code in _TABLE)
_REPEATED = re.compile(rb"([^ ])\1+")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What folding leaves of a text: one code a letter, without any space; and where its lines begin."""

    letters: Letters
    lines: Places  # where each line begins, rising; a line without letters begins where the next one does


@dataclass(frozen=True, slots=True)
class Placed:
    """The skeleton of a text with the place of each letter in it, in code points."""

    letters: Letters
    places: Places


def skeleton(text: str) -> Skeleton:
    """Return the skeleton of ``text``, with names that copy desks exchange read as one."""
    plain = text.encode("ascii", "ignore")
    if len(plain) >= _LEAST_MOSTLY * len(text):
        codes = plain.translate(_LINES, _GONE)
    else:  # another alphabet than the Latin one
        spread = _codes()[_points(text)]
        spread[_points(text) == 10] = _BREAK
        codes = spread[spread > 0].tobytes()
    for name, short in _exchanged():
        if name in codes:
            codes = codes.replace(name, short)
    letters = np.frombuffer(codes, np.uint8)
    is_kept = _is_new(letters)
    ends = np.flatnonzero(letters == _BREAK)
    is_kept[ends] = False
    kept = np.flatnonzero(is_kept)
    return Skeleton(letters[kept], np.append(0, np.searchsorted(kept, ends)))


def placed(text: str) -> Placed:
    """Return the skeleton of ``text`` as it is written, each letter with its place."""
    codes = _codes()[_points(text)]
    places = np.flatnonzero(codes)
    letters = codes[places]
    is_kept = _is_new(letters)
    return Placed(letters[is_kept], places[is_kept])


def _points(text: str) -> npt.NDArray[np.uint32]:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.minimum(points, 0xFFFF)


@cache
def _exchanged() -> tuple[tuple[bytes, bytes], ...]:
    """Skeletons of names that copy desks exchange, longest first, and of what stands for all of them."""
    text = resources.files("onrecord").joinpath("data/house_style.yml").read_text("utf-8")
    rules: dict[str, list[str]] = yaml.safe_load(text)
    pairs = [(_bare(name), _bare(short)) for short, names in rules.items() for name in names]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _bare(name: str) -> bytes:
    return name.encode("ascii").translate(_LINES, _GONE)


def _is_new(letters: Letters) -> npt.NDArray[np.bool_]:
    """Return for each of ``letters`` whether it differs from the one before."""
    is_new = np.ones(len(letters), bool)
    np.not_equal(letters[1:], letters[:-1], out=is_new[1:])
    return is_new


def folded_words(text: str) -> str:
    """Return the skeletons of the words of ``text``, one blank between: for looking up a name."""
    plain = unicodedata.normalize("NFKD", text).lower().encode("ascii", "ignore")
    spaced = plain.translate(_WORD_TABLE, _WORD_GONE)
    return " ".join(_REPEATED.sub(rb"\1", spaced).decode("ascii").split())


SHORT, LONG = 8, 14  # letters of a run
_MIX = tuple(np.uint32(each) for each in (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F))
_STIR = np.uint32(0x2C1B3C6D)


@dataclass(frozen=True, slots=True)
class Runs:
    """A hash of each run of 8 letters, and of each of 14, in order; empty where there are fewer letters."""

    short: Hashes
    long: Hashes

    @classmethod
    def of(cls, letters: Letters) -> Runs:
        """Hash all runs; longer ones are put together from two shorter, so that four products make all."""
        one = letters.astype(np.uint32)
        two = _joined(one, one, 1, _MIX[0])
        four = _joined(two, two, 2, _MIX[1])
        short = _stirred(_joined(four, four, 4, _MIX[2]))
        return cls(short, _joined(short, short, LONG - SHORT, _MIX[3]))


def _joined(left: Hashes, right: Hashes, apart: int, by: np.uint32) -> Hashes:
    """Return the hash of each run of ``left`` with the one of ``right`` that begins ``apart`` letters behind it."""
    ahead = right[apart:]
    made: Hashes = left[: len(ahead)] * by  # wraps around at 32 bits, as polynomial hashing means it to
    made += ahead
    return made


def _stirred(hashes: Hashes) -> Hashes:
    hashes ^= hashes >> np.uint32(15)
    hashes *= _STIR
    hashes ^= hashes >> np.uint32(12)
    return hashes
