# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""What a line of a thread may hold, told in one pass over its letters: which of the dear patterns are worth asking.

A bit that is not set says for certain that no such word or sign stands in the line; one that is set says little: two
words may share a place in the table.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from onrecord.clean.line_cue_kinds import (
    ALL,
    FIRST,
    FIRST_BUTTON,
    HAS_ANSWERS,
    HAS_BUTTON,
    HAS_COLON,
    HAS_CUT,
    HAS_DIGIT,
    HAS_FIGURES,
    HAS_HOUR,
    HAS_LETTER,
    HAS_MONTH,
    HAS_NUMERIC,
    HAS_OWNED,
    HAS_STOP,
    cue_stems,
    cue_words,
)

_FIRST_CHINESE = "\u2e80"  # from here on no blanks part words
_ODD, _SIGN = 0xFFFF, 0xFF00
_START, _PRIME, _WHOLE, _SLOTS = 2166136261, 16777619, 0xFFFFFFFF, 1 << 13
_SHORTEST, _LONGEST = 3, 4  # letters of a stem
# What signs tell, by bits of a number.
_DECIMAL, _COLON, _CUTS, _ARROW, _OWNS, _STOPS = (1 << place for place in range(6))
_SIGNS = (
    (_COLON, ":"),
    (_CUTS, "|•·–—,/(:[→➜▸►➤⇒»-><~"),
    (_ARROW, "→➜▸►➤⇒"),
    (_OWNS, "©"),
    (_STOPS, '!?…:;"“”„«»<>=.,'),
)


def _of(letter: str) -> int:
    """Return how a character is read: a letter as its small one, a sign by what it tells, 0: it only parts words."""
    if letter.isdecimal():
        return _SIGN | _DECIMAL
    if not letter.isalpha():
        told = sum(bit for bit, signs in _SIGNS if letter in signs)
        return _SIGN | told if told else 0
    small = letter.lower()
    # Letters that patterns take for others, whatever the case.
    return _ODD if letter in "ıß" or letter.casefold() != small or len(small) > 1 else ord(small)


def _hashed(word: str) -> int:
    number = _START
    for letter in word:
        number = ((number ^ ord(letter)) * _PRIME) & _WHOLE
    return number


def _table(words: Iterable[tuple[int, str]]) -> array[int]:
    """Return the bits of words, of phrases those of their first letters, by their hashes."""
    made = array("Q", bytes(8 * _SLOTS))
    for bit, word in words:
        end = next((at for at, letter in enumerate(word) if not letter.isalpha()), len(word))
        made[_hashed(word[:end]) % _SLOTS] |= bit
    return made


_READ = array("H", map(_of, map(chr, range(ord(_FIRST_CHINESE)))))
_WORDS = _table(cue_words())
_STEMS = _table(cue_stems())


def cues_in(text: str) -> int:
    """Return the bits of a line, which is best a short one."""
    cues = told = triples = 0
    number = _START
    size = 0  # letters of the word that is being read
    is_first = True
    at = -1
    for letter in text:
        at += 1
        if letter >= _FIRST_CHINESE:
            if letter.isalpha():
                return ALL
            told = _SIGN | _DECIMAL if letter.isdecimal() else 0
        else:
            told = _READ[ord(letter)]
        if 0 < told < _SIGN:
            number = ((number ^ told) * _PRIME) & _WHOLE
            size += 1
            if _SHORTEST <= size <= _LONGEST:
                cues |= _STEMS[number % _SLOTS]
            continue
        if told == _ODD:
            return ALL
        if size:
            cues |= HAS_LETTER | _word(text, at - size, number, is_first)
            # "12k likes": of such a number no word begins
            is_first = is_first and size == 1 and text[at - 1] in "kK"
            number = _START
            size = 0
        if told & _DECIMAL:
            cues |= HAS_DIGIT | _digit(text, at)
            triples += at > 1 and text[at - 1] in "./-" and text[at - 2].isdecimal()
        elif told:
            cues |= _sign(told)
    if size:
        cues |= HAS_LETTER | _word(text, at + 1 - size, number, is_first)
    if triples:  # "10.12", "10.12.2019"
        cues |= HAS_FIGURES if triples == 1 else HAS_FIGURES | HAS_NUMERIC
    return cues


def may_hold_date(cues: int) -> bool:
    """Tell whether `marks.DATE` may match in a line of these bits."""
    return (cues & HAS_DIGIT) != 0 and (cues & (HAS_MONTH | HAS_NUMERIC)) != 0


def numbered(hints: str) -> list[str]:
    """Return those of a block's class and id words in which a digit stands, in order."""
    made: list[str] = []
    start = 0
    at = -1
    has_digit = False
    for letter in hints:
        at += 1
        if letter == " ":
            if has_digit:
                made.append(hints[start:at])
                has_digit = False
            start = at + 1
        elif "0" <= letter <= "9" or (letter > "\x7f" and letter.isdecimal()):
            has_digit = True
    if has_digit:
        made.append(hints[start:])
    return made


def _word(text: str, start: int, number: int, is_first: bool) -> int:
    """Return the bits of a word."""
    cues = _WORDS[number % _SLOTS]
    if not is_first:
        cues &= ALL - FIRST
    if start and text[start] in "kK" and (text[start - 1].isdecimal() or text[start - 1] in ".,"):
        cues |= HAS_BUTTON | FIRST_BUTTON
    return cues


def _digit(text: str, at: int) -> int:
    """Return what stands before a digit tells: "10:12", "10h12", "+1"."""
    if at and text[at] == "1" and text[at - 1] in "+-":
        return HAS_BUTTON
    if at > 2 and text[at - 1].isdecimal() and text[at - 2] in ":.hH" and text[at - 3].isdecimal():
        return HAS_HOUR
    return 0


def _sign(told: int) -> int:
    return (
        (HAS_COLON if told & _COLON else 0)
        | (HAS_CUT if told & _CUTS else 0)
        | (HAS_ANSWERS if told & _ARROW else 0)
        | (HAS_OWNED if told & _OWNS else 0)
        | (HAS_STOP if told & _STOPS else 0)
    )
