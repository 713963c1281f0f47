# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""What the characters of lines are, counted line by line in one pass.

Asking each question of each line by itself costs a call a line and question; a page has hundreds of lines and dozens of
questions.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

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
    made = array("q", bytes(8 * COUNTED * lines.count))
    for line in range(lines.count):
        _count(lines, line, lines.kinds, made, line * COUNTED)
    return made


def _count(lines: Lines, number: int, kinds: array[int], made: array[int], at: int) -> None:
    line = lines.lines[number]
    codes = lines.codes
    first = lines.begins[number]
    size = len(line)
    end = min(size, MOST)
    capitals = uppers = lowers = decimals = digits = blanks = words = may = 0
    before = 0
    for place in range(end):
        here = kinds[codes[first + place]]
        if here == _PLAIN:
            if place < 200:
                lowers += 1
            if not before & IN_WORD:
                words += 1
            before = here
            continue
        if here == 0:
            here = kind(line[place])
        if here & IN_WORD and not before & IN_WORD:
            words += 1
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
        if here & BLANK:
            may |= PARTED
            if codes[first + place] == 32:
                blanks += 1
        elif here & MARK:
            may |= _marked(line, line[place], place, end, kinds, made, at)
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
