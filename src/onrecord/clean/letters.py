# cython: wraparound=False, initializedcheck=False
"""What the characters of lines are, counted line by line in one pass.

Asking each question of each line by itself costs a call a line and question; a page has hundreds of lines and dozens of
questions.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

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
    HASH,
    IN_WORD,
    IN_YEAR,
    KNOWN,
    LOWER,
    LOWERS,
    MARK,
    MAY,
    MAY_ADDRESS,
    MAY_BY,
    MAY_CLOCK,
    MAY_NUMBERED,
    NAME_CAPITAL,
    NO_NAME,
    OPENING_QUOTE,
    OWNED,
    PARTED,
    QUOTES,
    SENTENCES,
    SIZE,
    SLASHES,
    TITLED,
    UPPER,
    UPPERS,
)

MOST = 20_000  # characters; what a longer line holds beyond them is not counted

_WORD = re.compile(r"\w")
_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿа-я]")
_NAME_CAPITAL = re.compile(r"[A-ZÀ-ÝЁА-Я]")
_BLANK = re.compile(r"\s")
_MARKS = ",\"“„«”»|•·/.!?:-@©年('’"  # what is looked at closer where it stands

# What each code point is, bit by bit; filled in as pages bring them. 0: not met yet.
_KINDS = array("H", bytes(2 * 0x110000))


def kinds() -> array[int]:
    """Return what each code point is, as far as it was met: 0 is to be asked by `kind`."""
    return _KINDS


def kind(letter: str) -> int:
    """Return what a character is, bit by bit, and keep it."""
    made = (
        KNOWN
        | (IN_WORD if _WORD.match(letter) else 0)
        | (CAPITAL if _CAPITAL.match(letter) else 0)
        | (DECIMAL if letter.isdecimal() else 0)
        | (DIGIT if letter.isdigit() else 0)
        | (UPPER if letter.isupper() else 0)
        | (LOWER if letter.islower() else 0)
        | (TITLED if letter.istitle() and not letter.isupper() else 0)
        | (NAME_CAPITAL if _NAME_CAPITAL.match(letter) else 0)
        | (OPENING_QUOTE if letter in "\"“„«‘'" else 0)
        | (HASH if letter in "#@" else 0)
        | (BLANK if _BLANK.match(letter) else 0)
        | (MARK if letter in _MARKS else 0)
    )
    _KINDS[ord(letter)] = made
    return made


def counted(lines: Sequence[str]) -> array[int]:
    """Return `COUNTED` numbers a line, one line after the other; of each its first ``MOST`` characters."""
    made = array("q", bytes(8 * COUNTED * len(lines)))
    table = _KINDS
    at = 0
    for line in lines:
        _count(line, table, made, at)
        at += COUNTED
    return made


def _count(line: str, kinds: array[int], made: array[int], at: int) -> None:
    size = len(line)
    end = min(size, MOST)
    capitals = uppers = lowers = decimals = digits = blanks = may = 0
    before = 0
    for place in range(end):
        letter = line[place]
        here = kinds[ord(letter)]
        if here == 0:
            here = kind(letter)
        if here & CAPITAL:
            if place < 400 and not before & IN_WORD:
                capitals += 1
            if before & BLANK and here & NAME_CAPITAL and not may & MAY_BY and _follows_by(line, place, kinds):
                may |= MAY_BY
        if place < 200:
            if here & UPPER:
                uppers += 1
            elif here & (LOWER | TITLED):
                lowers += 1
        if here & DIGIT:
            if here & DECIMAL:
                decimals += 1
                if not before & IN_WORD and place + 4 <= end and _is_year(line, place, end, kinds):
                    may |= IN_YEAR
            if place < 100:
                digits += 1
        if letter == " ":
            blanks += 1
            may |= PARTED
        elif here & MARK:
            may |= _marked(line, letter, place, end, kinds, made, at)
        elif here & BLANK:
            may |= PARTED
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
    made[at + FIRST] = kinds[ord(line[0])] if size else KNOWN
    made[at + MAY] = may
    made[at + ENDS] = _ending(line) if size else 0


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


def _marked(line: str, letter: str, place: int, end: int, kinds: array[int], made: array[int], at: int) -> int:
    """Count a mark; return what the line may be because of it."""
    following = line[place + 1] if place + 1 < end else "\n"
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
    elif letter == "©":
        may |= OWNED
    elif letter == "年":
        may |= MAY_NUMBERED
    elif letter == "(":
        if following == "c" and place + 2 < end and line[place + 2] == ")":
            may |= OWNED
    elif letter == ":":
        may |= COLON
        if following == "/" and place + 2 < end and line[place + 2] == "/":
            may |= MAY_ADDRESS
    if letter in ":./-" and place:
        may |= _in_number(line, letter, place, end, kinds)
    return may


def _in_number(line: str, letter: str, place: int, end: int, kinds: array[int]) -> int:
    """Return what a line may be because of one of ":./-", with what stands before and behind it."""
    before = line[place - 1]
    if letter == "." and (before == "w" or before == "W"):
        return MAY_ADDRESS
    if place + 1 >= end or not _is_decimal(line[place + 1], kinds) or not kinds[ord(before)] & DECIMAL:
        return 0
    may = MAY_CLOCK if letter in ":." else 0
    if letter != ":":
        # "3.9.2022": the mark before this one stands two or three characters away.
        for back in (2, 3):
            if place > back and line[place - back] in "./-" and kinds[ord(line[place - back - 1])] & DECIMAL:
                may |= MAY_NUMBERED
    return may


def _is_decimal(letter: str, kinds: array[int]) -> bool:
    here = kinds[ord(letter)]
    return ((here if here else kind(letter)) & DECIMAL) != 0


def _is_year(line: str, place: int, end: int, kinds: array[int]) -> bool:
    """Tell whether the word that begins here is a year from 1900 to 2099."""
    first, second = line[place], line[place + 1]
    if not ((first == "1" and second == "9") or (first == "2" and second == "0")):
        return False
    if not (_is_decimal(line[place + 2], kinds) and _is_decimal(line[place + 3], kinds)):
        return False
    if place + 4 >= end:
        return True
    after = kinds[ord(line[place + 4])]
    return not (after if after else kind(line[place + 4])) & IN_WORD


def _follows_by(line: str, place: int, kinds: array[int]) -> bool:
    """Tell whether what stands before the blanks before a capital may be "by", "von", "par", "por" or "di"."""
    back = place - 1
    while back >= 0 and kinds[ord(line[back])] & BLANK:
        back -= 1
    if back >= 0 and line[back] == ":":
        back -= 1
        while back >= 0 and kinds[ord(line[back])] & BLANK:
            back -= 1
    return back >= 0 and line[back] in "yYnri"
