# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""Where the dates of a line of a thread stand: found once, whatever asks for them."""

from __future__ import annotations

from functools import lru_cache

from onrecord.clean.marks import DATE, MONTHS_BEGIN
from onrecord.clean.posted import AGO

_REMEMBERED = 4096  # lines: many a comment of a thread was written on one day
_INITIALS = "jfmasondlkcwpgJFMASONDLKCWPG"  # of the months that begin with a letter of ASCII
_YEAR = "年"  # before it a date may begin amid digits


@lru_cache(maxsize=_REMEMBERED)
def dates_of(words: str) -> tuple[tuple[int, int], ...]:
    """Return where the dates of a line begin and end, in order and apart from each other.

    What `marks.DATE` finds in it; asked are the few places alone where a date may begin.
    """
    made: list[tuple[int, int]] = []
    is_anywhere = _YEAR in words
    at = _next_begin(words, 0, is_anywhere)
    while at >= 0:
        found = DATE.match(words, at)
        end = at + 1
        if found:
            end = found.end()
            made.append((at, end))
        at = _next_begin(words, end, is_anywhere)
    return tuple(made)


def _next_begin(words: str, start: int, is_anywhere: bool) -> int:
    """Return the first place from ``start`` on where a date may begin; -1: there is none.

    ``is_anywhere``: amid digits too.
    """
    for at in range(start, len(words)):
        letter = words[at]
        if letter <= "\x7f" and letter not in _INITIALS and not "0" <= letter <= "9":
            continue
        if is_anywhere and letter.isdecimal():
            return at
        if (at == 0 or not _is_of_word(words[at - 1])) and _may_begin(words, at, letter):
            return at
    return -1


def _may_begin(words: str, at: int, letter: str) -> bool:
    """Tell whether a date may begin with a word: of letters of ASCII the first three are a month's."""
    if letter > "\x7f" or letter <= "9":
        return True
    begin = words[at : at + 3]
    return begin.lower() in MONTHS_BEGIN or not begin.isascii()


def _is_of_word(letter: str) -> bool:
    return letter == "_" or letter.isalnum()


@lru_cache(maxsize=_REMEMBERED)
def without_ages(words: str) -> str:
    """Return a line with a blank in the place of "3 hours ago"; as it is where it tells no such thing."""
    return AGO.sub(" ", words)


def first_date(words: str, start: int) -> int:
    """Return where the first date begins that stands at ``start`` or after it; -1: none does."""
    for begin, _ in dates_of(words):
        if begin >= start:
            return begin
        found = DATE.search(words, start)  # one that begins before it may hide another
        return found.start() if found else -1
    return -1


def without_dates(words: str) -> str:
    """Return a line with a blank in the place of each date."""
    if not (dates := dates_of(words)):
        return words
    parts: list[str] = []
    at = 0
    for begin, end in dates:
        parts.append(words[at:begin])
        at = end
    return " ".join([*parts, words[at:]])
