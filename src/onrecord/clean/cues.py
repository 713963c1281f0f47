# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""What a line may hold, told in one pass over its letters: which of the dear patterns are worth asking of it.

Each kind of words is one bit of a number. A bit that is not set says for certain that none of its words begins at a
word of the line; one that is set says little: two words may share a place in the table.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from onrecord.clean.cue_kinds import ANY, AT, DATED, FOREIGN, NUMBERED, OWNED, PICTURE, ZONE, cue_words
from onrecord.dates.years import year_end

# Letters that patterns take for others, whatever the case.
_ODD = (
    "\u017f\u212a\u0131\u0130\u1e9e\u1e9b"
    "\u1c80\u1c81\u1c82\u1c83\u1c84\u1c85\u1c86\u1c87\u1c88\u03d0\u03d1\u03d5\u03d6\u03f0\u03f1\u03f5\u03c2\u00b5"
)
_FIRST_DIGIT, _FIRST_CHINESE = "\u0660", "\u2e80"  # beyond ASCII; what is Chinese is no part of words of ours
_IS_ODD = 0xFFFF
_START, _PRIME, _WHOLE, _SLOTS = 2166136261, 16777619, 0xFFFFFFFF, 1 << 13


def hashed(word: str) -> int:
    """Return the number that the table knows a word by, in whatever case."""
    number = _START
    for letter in word:
        number = ((number ^ _small(letter)) * _PRIME) & _WHOLE
    return number


def _small(letter: str) -> int:
    if letter <= "\x7f":
        return ord(letter) + 32 if "A" <= letter <= "Z" else ord(letter)
    # One of these is two letters when small, the other to patterns the small one of "I".
    return 105 if letter in "İı" else ord(letter.lower())


def _table(words: Iterable[tuple[int, str]]) -> array[int]:
    made = array("I", bytes(4 * _SLOTS))
    for bit, word in words:
        made[hashed(word) % _SLOTS] |= bit
    return made


def _smalls() -> array[int]:
    """Return of each code point before Chinese the small letter; 0 of what is no letter, `_IS_ODD` of `_ODD`."""
    letters = map(chr, range(ord(_FIRST_CHINESE)))
    return array(
        "H", [_IS_ODD if each in _ODD else _small(each) if each.isalpha() or each == "_" else 0 for each in letters]
    )


_BITS = _table(cue_words())
_SMALLS = _smalls()
_DOUBLE = -1  # for the number of words: blanks stand side by side


def cues_of(text: str) -> tuple[int, int]:
    """Return the bits of a line and how many words it has, as single blanks part them; -1 of blanks side by side."""
    cues = 0
    number = _START
    words = 1
    before = "a"
    year = 0
    at = -1
    for letter in text:
        at += 1
        if letter < _FIRST_CHINESE:
            small = _SMALLS[ord(letter)]
            if small:
                if letter > "\x7f":
                    cues |= ANY if small == _IS_ODD else FOREIGN
                # "amMay": what stands before a date is read without it
                elif small != ord(letter) and number != _START and ("a" <= before <= "z" or "à" <= before <= "ÿ"):
                    cues |= _BITS[number % _SLOTS]
                number = ((number ^ small) * _PRIME) & _WHOLE
                before = letter
                continue
        if number != _START:
            cues |= _BITS[number % _SLOTS]
            number = _START
        if letter == " ":
            if before == " ":
                words = _DOUBLE
            elif words > 0:
                words += 1
        elif "0" <= letter <= "9" or letter >= _FIRST_DIGIT:
            if at >= year:
                year = year_end(text, at)
                if year:
                    cues |= DATED if year == at + 4 else DATED | NUMBERED
        elif letter == "@":
            cues |= AT
        elif letter == ")" and (before == "c" or before == "C"):
            cues |= OWNED
        elif letter == "©":
            cues |= OWNED | PICTURE
        elif letter == "°":
            cues |= ZONE
        before = letter
    if number != _START:
        cues |= _BITS[number % _SLOTS]
    return cues, words


def opens_with(text: str, kind: int) -> bool:
    """Tell whether the first word of a text may be one of a kind."""
    at = 0
    for letter in text:
        if not letter.isalpha():
            break
        at += 1
    cues, _ = cues_of(text[:at])
    return cues & kind != 0


def beginnings(stems: Sequence[str]) -> bytes:
    """Return the table by which `may_have` knows stems of two small letters of ASCII or more."""
    made = bytearray(1 << 15)
    for stem in stems:
        first = (ord(stem[0]) & 31) << 10 | (ord(stem[1]) & 31) << 5
        for third in (ord(stem[2]) & 31,) if len(stem) > 2 else range(32):
            made[first | third] = 1
    return bytes(made)


def may_have(table: bytes, text: str) -> bool:
    """Tell whether three letters stand in a text with which one of the stems of ``table`` begins, in whatever case."""
    place = 0
    for letter in text:
        place = (place << 5 | (ord(letter) & 31)) & 0x7FFF
        if table[place]:
            return True
    return bool(table[(place << 5) & 0x7FFF])  # of two letters at the very end


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a line begins and ends, less its bullet or heading mark and what closes one."""
    while end > start and (_is_blank(text[end - 1]) or text[end - 1] in "*|_#"):
        end -= 1
    while start < end and (_is_blank(text[start]) or text[start] in "#>*•·▪‣◦|+~=_-"):
        start += 1
    return start, end


def _is_blank(letter: str) -> bool:
    return letter.isspace() or letter == "\u200b" or letter == "\ufeff"
