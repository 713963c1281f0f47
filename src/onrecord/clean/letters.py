# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""What the characters of lines are, counted line by line in one pass.

Asking each question of each line by itself costs a call a line and question; a page has hundreds of lines and dozens of
questions.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from onrecord.clean.at_marks import is_any, is_clock, is_date, is_handle, is_named, is_page
from onrecord.clean.characters import Lines, kind, lines_of
from onrecord.clean.signs import (
    BARS,
    BLANK,
    BLANKS,
    CAPITAL,
    CAPITALS,
    COLON,
    COMMAS,
    COUNTED,
    DECIMAL,
    DECIMALS,
    DIGIT,
    DIGITS,
    ENDS,
    ENDS_COLON,
    ENDS_MARK,
    ENDS_QUESTION,
    ENDS_SENTENCE,
    FIRST,
    IN_WORD,
    IN_YEAR,
    IS_ADDRESS,
    IS_BY,
    IS_CLOCK,
    IS_NUMBERED,
    KNOWN,
    LONGS,
    LOWER,
    LOWERS,
    MARK,
    MAY,
    MAY_ADDRESS,
    MAY_NUMBERED,
    NAME_CAPITAL,
    NO_NAME,
    OWNED,
    PARTED,
    QUOTES,
    SENTENCES,
    SIZE,
    SLASHES,
    TITLED,
    UPPER,
    UPPERS,
    WORDS,
)

MOST = 20_000  # characters; what a longer line holds beyond them is not counted

_PLAIN = KNOWN | IN_WORD | LOWER  # most characters are small letters


def counted(lines: Sequence[str]) -> array[int]:
    """Return `COUNTED` numbers a line, one line after the other; of each its first ``MOST`` characters."""
    return count(lines_of(lines))


def count(lines: Lines) -> array[int]:
    """Return what `counted` does."""
    made = LONGS * (COUNTED * lines.count)
    for line in range(lines.count):
        _count(lines, line, lines.kinds, made, line * COUNTED)
    return made


def _count(lines: Lines, number: int, kinds: array[int], made: array[int], at: int) -> None:
    codes = lines.codes
    first = lines.begins[number]
    size = len(lines.lines[number])
    end = first + min(size, MOST)
    capitals = uppers = lowers = decimals = digits = blanks = words = may = 0
    before = 0
    for place in range(first, end):
        here = kinds[codes[place]]
        if here == _PLAIN:
            if place < first + 200:
                lowers += 1
            if not before & IN_WORD:
                words += 1
            before = here
            continue
        if here == 0:
            here = kind(chr(codes[place]))
        if here & IN_WORD and not before & IN_WORD:
            words += 1
        if here & CAPITAL and place < first + 400 and not before & IN_WORD:
            capitals += 1
        if here & NAME_CAPITAL and before & BLANK and not may & IS_BY and is_named(codes, first, place, end, kinds):
            may |= IS_BY
        if place < first + 200:
            if here & UPPER:
                uppers += 1
            elif here & (LOWER | TITLED):
                lowers += 1
        if here & DIGIT:
            if here & DECIMAL:
                decimals += 1
                if not before & IN_WORD and place + 4 <= end and _is_year(codes, place, end, kinds):
                    may |= IN_YEAR
            if place < first + 100:
                digits += 1
        if here & BLANK:
            may |= PARTED
            if codes[place] == 32:
                blanks += 1
        elif here & MARK:
            may |= _marked(codes, first, place, end, kinds, made, at)
        elif not here & (IN_WORD | NAME_CAPITAL):  # "×" stands among the capitals
            may |= NO_NAME
        before = here
    made[at + SIZE] = size
    made[at + CAPITALS] = capitals
    made[at + UPPERS] = uppers
    made[at + LOWERS] = lowers
    made[at + DECIMALS] = decimals
    made[at + DIGITS] = digits
    made[at + BLANKS] = blanks
    made[at + WORDS] = words
    made[at + FIRST] = kinds[codes[first]] if size else KNOWN
    made[at + MAY] = may
    made[at + ENDS] = _ending(lines.lines[number]) if size else 0


def _ending(line: str) -> int:
    """Return, bit by bit, how a line ends; see `marks.END`."""
    size = len(line)
    last = line[size - 1]
    before = line[size - 2] if size > 1 else " "
    third = line[size - 3] if size > 2 else " "
    ends = 0
    if last in ".!?…" or (before == "." and last in '”"’»'):
        ends |= ENDS_SENTENCE
    if last == ":":
        ends |= ENDS_COLON
    if last == "?":
        ends |= ENDS_QUESTION
    is_closed = before in ".!?…。" or (before in "'\"”’»)]" and third in ".!?…。")
    if last in ".!?…。:;,'\"”»" or (last in "’)]" and is_closed):
        ends |= ENDS_MARK
    return ends


def _marked(codes: array[int], begin: int, place: int, end: int, kinds: array[int], made: array[int], at: int) -> int:
    """Count a mark; return what the line may be because of it."""
    letter = chr(codes[place])
    following = chr(codes[place + 1]) if place + 1 < end else "\n"
    may = 0 if letter in ".-'’" else NO_NAME
    if following == " " and letter in ".!?”":
        made[at + SENTENCES] += 1
    if letter == ",":
        made[at + COMMAS] += 1
    elif letter in '"“”„«»':
        made[at + QUOTES] += 1
        if letter == "»":
            made[at + BARS] += 1
    elif letter in "|•·":
        made[at + BARS] += 1
    elif letter == "/":
        made[at + SLASHES] += 1
    elif letter == "@":
        may |= MAY_ADDRESS
        if is_handle(codes, begin, place, end, kinds):
            may |= IS_ADDRESS
    elif letter == "©":
        may |= OWNED
    elif letter == "年":
        may |= MAY_NUMBERED
    elif letter == "(":
        if following == "c" and place + 2 < end and codes[place + 2] == 0x29:
            may |= OWNED
    elif letter == ":":
        may |= COLON
        if following == "/" and place + 2 < end and codes[place + 2] == 0x2F:
            may |= MAY_ADDRESS
            if is_page(codes, begin, place):
                may |= IS_ADDRESS
    if letter in ":./-" and place > begin:
        may |= _in_number(codes, begin, place, end, kinds)
    return may


def _in_number(codes: array[int], begin: int, place: int, end: int, kinds: array[int]) -> int:
    """Return what a line is, or may be, because of one of ":./-", with what stands before and behind it."""
    letter = chr(codes[place])
    if letter == "." and codes[place - 1] in (0x77, 0x57):  # wW
        return MAY_ADDRESS | IS_ADDRESS if is_page(codes, begin, place) else MAY_ADDRESS
    if place + 1 >= end or not is_any(codes, place + 1, DECIMAL, kinds) or not kinds[codes[place - 1]] & DECIMAL:
        return 0
    may = IS_CLOCK if letter in ":." and is_clock(codes, begin, place, end, kinds) else 0
    if letter != ":":
        # "3.9.2022": the mark before this one stands two or three characters away.
        for back in (2, 3):
            if place - back > begin and codes[place - back] in (0x2E, 0x2F, 0x2D):
                if kinds[codes[place - back - 1]] & DECIMAL:
                    may |= MAY_NUMBERED
                if (back == 2 or kinds[codes[place - 2]] & DECIMAL) and is_date(
                    codes, begin, place - back, place, end, kinds
                ):
                    may |= IS_NUMBERED
    return may


def _is_year(codes: array[int], place: int, end: int, kinds: array[int]) -> bool:
    """Tell whether the word that begins here is a year from 1900 to 2099."""
    first, second = codes[place], codes[place + 1]
    if not ((first == 0x31 and second == 0x39) or (first == 0x32 and second == 0x30)):
        return False
    if not (is_any(codes, place + 2, DECIMAL, kinds) and is_any(codes, place + 3, DECIMAL, kinds)):
        return False
    return place + 4 >= end or not is_any(codes, place + 4, IN_WORD, kinds)
