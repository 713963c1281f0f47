# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""What a mark or capital amid a line stands in: a clock's time, a date in numbers, an address, somebody's byline.

Each tells at one place what an expression of `marks.py` would search the whole line for. Places and ends are those of
codes, ``begin`` is where the line begins; ``kinds`` says what each code point is, see `characters.py`.
"""

from __future__ import annotations

from array import array

from onrecord.clean.characters import kind
from onrecord.clean.signs import BLANK, DECIMAL, IN_WORD, NAME_CAPITAL

_LONGEST_HOST = 40  # letters behind "@"
_SMALL = 0x20  # the bit that makes a capital of ASCII a small letter


def is_any(codes: array[int], at: int, what: int, kinds: array[int]) -> bool:
    """Tell whether the character at a place is of any of the kinds ``what``."""
    here = kinds[codes[at]]
    return ((here if here else kind(chr(codes[at]))) & what) != 0


def is_clock(codes: array[int], begin: int, at: int, end: int, kinds: array[int]) -> bool:
    """Tell whether ":" or ".", between two digits, is that of a time; see `marks.CLOCK`."""
    if at - 2 >= begin and is_any(codes, at - 2, IN_WORD, kinds):
        if not is_any(codes, at - 2, DECIMAL, kinds):
            return False
        if at - 3 >= begin and is_any(codes, at - 3, IN_WORD, kinds):
            return False
    if at + 2 >= end or not is_any(codes, at + 2, DECIMAL, kinds):
        return False
    return at + 3 == end or not is_any(codes, at + 3, IN_WORD, kinds)


def is_date(codes: array[int], begin: int, first: int, second: int, end: int, kinds: array[int]) -> bool:
    """Tell whether two marks between digits, with one digit or two between them, are those of a date: 3.9.2022."""
    if first <= begin or not is_any(codes, first - 1, DECIMAL, kinds):
        return False
    left = first - 1
    while left > begin and is_any(codes, left - 1, DECIMAL, kinds):
        left -= 1
    right = second + 1
    while right < end and is_any(codes, right, DECIMAL, kinds):
        right += 1
    if left > begin and is_any(codes, left - 1, IN_WORD, kinds):
        return False
    if right < end and is_any(codes, right, IN_WORD, kinds):
        return False
    before, behind = first - left, right - second - 1
    if before <= 2:
        return behind == 2 or (behind == 4 and _is_century(codes, second + 1))
    return before == 4 and behind <= 2 and _is_century(codes, left)


def _is_century(codes: array[int], at: int) -> bool:
    return (codes[at] == 0x31 and codes[at + 1] == 0x39) or (codes[at] == 0x32 and codes[at + 1] == 0x30)  # 19, 20


def is_handle(codes: array[int], begin: int, at: int, end: int, kinds: array[int]) -> bool:
    """Tell whether "@" is that of a handle or of an address for letters; see `marks.ADDRESS`."""
    is_first = at == begin or is_any(codes, at - 1, BLANK, kinds)
    if is_first:
        return at + 2 < end and is_any(codes, at + 1, IN_WORD, kinds) and is_any(codes, at + 2, IN_WORD, kinds)
    if not is_any(codes, at - 1, IN_WORD, kinds) and codes[at - 1] not in (0x2E, 0x2B, 0x2D):  # .+-
        return False
    host = at + 1
    while host < end and (codes[host] == 0x2D or is_any(codes, host, IN_WORD, kinds)):
        host += 1
    size = host - at - 1
    if not 1 <= size <= _LONGEST_HOST or host + 1 >= end or codes[host] != 0x2E:
        return False
    return is_any(codes, host + 1, IN_WORD, kinds)


def is_page(codes: array[int], begin: int, at: int) -> bool:
    """Tell whether "." ends "www." or "://" begins behind "http" or "https"."""
    if codes[at] == 0x2E:
        return (
            at - 3 >= begin
            and codes[at - 1] | _SMALL == 0x77
            and codes[at - 2] | _SMALL == 0x77
            and codes[at - 3] | _SMALL == 0x77
        )
    last = at - 1
    if last >= begin and (codes[last] | _SMALL == 0x73 or codes[last] == 0x17F):  # s, and ſ
        last -= 1
    return (
        last - 3 >= begin
        and codes[last] | _SMALL == 0x70
        and codes[last - 1] | _SMALL == 0x74
        and codes[last - 2] | _SMALL == 0x74
        and codes[last - 3] | _SMALL == 0x68
    )


def is_named(codes: array[int], begin: int, at: int, end: int, kinds: array[int]) -> bool:
    """Tell whether a capital behind a blank begins the name of a byline: "by Ann Holm"; see `marks.BY_ANYWHERE`."""
    last = at - 2
    if last >= begin and codes[last] == 0x3A:
        last -= 1
    while last >= begin and is_any(codes, last, BLANK, kinds):
        last -= 1
    if last <= begin or codes[last] not in (0x79, 0x59, 0x6E, 0x72, 0x69):  # yYnri
        return False
    first = last
    while first > begin and last - first < 3 and is_any(codes, first - 1, IN_WORD, kinds):
        first -= 1
    if not _is_by(codes, first, last):
        return False
    behind = _part_end(codes, at, end, kinds)
    if behind < 0 or behind + 1 >= end or not is_any(codes, behind, BLANK, kinds):
        return False
    return _part_end(codes, behind + 1, end, kinds) >= 0


def _part_end(codes: array[int], at: int, end: int, kinds: array[int]) -> int:
    """Return where a part of a name ends that begins with a capital; -1: there is none, or no more than a capital."""
    if codes[at] == 0x401 or not is_any(codes, at, NAME_CAPITAL, kinds):
        return -1
    behind = at + 1
    while behind < end and (codes[behind] in (0x2E, 0x27, 0x2019, 0x2D) or is_any(codes, behind, IN_WORD, kinds)):
        behind += 1
    return behind if behind > at + 1 else -1


def _is_by(codes: array[int], first: int, last: int) -> bool:
    """Tell whether a word is one of "by", "von", "par", "por", "di": small, with a capital, or "BY"."""
    letter = codes[first] | _SMALL
    if last - first == 1:
        second = codes[last]
        return (letter == 0x62 and (second == 0x79 or (second == 0x59 and codes[first] == 0x42))) or (
            letter == 0x64 and second == 0x69
        )
    if last - first != 2:
        return False
    second, third = codes[first + 1], codes[last]
    if letter == 0x76:
        return second == 0x6F and third == 0x6E
    return letter == 0x70 and third == 0x72 and second in (0x61, 0x6F)


def is_day_of(codes: array[int], first: int, behind: int, start: int, end: int, is_month: bool) -> bool:
    """Tell whether a month's name and the figure beside it are a date; see `marks.DATE`.

    One is the word from ``first`` to ``behind``, the other, from ``start`` to ``end``, is the month or not.
    """
    mark = 0 if start == behind + 1 else codes[behind]
    if codes[start - 1] != 0x20 or start > behind + 2 or mark not in (0, 0x2C, 0x2E):  # a blank, ", ", ". "
        return False
    if is_month:
        return _is_figure(codes, first, behind) and behind - first <= 2
    if not _is_figure(codes, start, end):
        return False
    if end - start <= 2:
        return mark != 0x2C
    return end - start == 4 and _is_century(codes, start)


def _is_figure(codes: array[int], first: int, end: int) -> bool:
    for at in range(first, end):
        if not 0x30 <= codes[at] <= 0x39:
            return False
    return end > first
