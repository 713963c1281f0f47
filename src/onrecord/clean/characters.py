# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""The characters of many lines as numbers, as they stand and with case folded: read once, whatever asks of them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from onrecord.clean.signs import (
    BLANK,
    CAPITAL,
    DECIMAL,
    DIGIT,
    HASH,
    IN_WORD,
    KNOWN,
    LOWER,
    MARK,
    NAME_CAPITAL,
    OPENING_QUOTE,
    PARTS,
    TITLED,
    UPPER,
)

_WORD = re.compile(r"\w")
_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿа-я]")
_NAME_CAPITAL = re.compile(r"[A-ZÀ-ÝЁА-Я]")
_BLANK = re.compile(r"\s")
_MARKS = ",\"“„«”»|•·/.!?:-@©年('’"  # what is looked at closer where it stands
_PARTING = ":|>)]-–—·•»#"  # what parts a name from the rest of a line

# What each code point is, bit by bit; filled in as pages bring them. 0: not met yet.
_KINDS = array("H", bytes(2 * 0x110000))

_TABLE = 0x10000
# What each code point below the table's end folds to, + 1; filled in as pages bring them. 0: not met yet.
_FOLDS = array("I", bytes(4 * _TABLE))
_MOST_FOLDS = 3  # letters that one becomes
_SEVERAL = 0  # what a character folds to that becomes several


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
        | (PARTS if letter in _PARTING else 0)
    )
    _KINDS[ord(letter)] = made
    return made


class Lines:
    """Lines whose characters stand one after the other, a line feed between two of them."""

    __slots__ = ("begins", "codes", "count", "is_even", "kinds", "lines")

    def __init__(self, lines: Sequence[str], codes: array[int], *, is_even: bool = True) -> None:
        """``is_even``: each line has as many codes as characters."""
        self.lines = lines
        self.codes = codes
        self.count = len(lines)
        self.begins = array("i", bytes(4 * (len(lines) + 1)))  # (lines + 1,) the last: past a line feed after all
        self.is_even = is_even
        self.kinds = kinds()
        _mark(self)


def holding(lines: Lines, some: Sequence[int], codes: array[int]) -> list[int]:
    """Return those of ``some`` lines in which ``codes`` stand, one after the other."""
    return [line for line in some if hold(lines, line, codes)]


def hold(lines: Lines, line: int, codes: array[int]) -> bool:
    """Tell whether ``codes`` stand in a line, one after the other."""
    size = len(codes)
    if not size:
        return True
    first = codes[0]
    for at in range(lines.begins[line], lines.begins[line + 1] - size):
        if lines.codes[at] != first:
            continue
        same = 1
        while same < size and lines.codes[at + same] == codes[same]:
            same += 1
        if same == size:
            return True
    return False


def codes_of(text: str) -> array[int]:
    """Return the code points of a text; half a surrogate pair counts as one."""
    return array("I", text.encode("utf-32-le", "surrogatepass"))


def text_of(codes: array[int]) -> str:
    """Return the text of which `codes_of` gives ``codes``."""
    return bytes(codes).decode("utf-32-le", "surrogatepass")


def lines_of(lines: Sequence[str]) -> Lines:
    """Return lines by their characters; a line feed inside one counts as a blank."""
    text = "\n".join(lines)
    if text.count("\n") >= max(len(lines), 1):
        return lines_of([line.replace("\n", " ") for line in lines])
    return Lines(lines, codes_of(text))


def folded(lines: Lines) -> Lines:
    """Return lines with case folded, as `str.casefold` does it."""
    codes = array("I", bytes(4 * len(lines.codes)))
    if _fold(lines.codes, codes):
        return Lines(lines.lines, codes)
    codes = array("I", bytes(4 * _MOST_FOLDS * len(lines.codes)))
    return Lines(lines.lines, codes[: _fold_several(lines.codes, codes)], is_even=False)


def _mark(made: Lines) -> None:
    line = at = 0
    size = len(made.codes)
    while line < made.count:
        made.begins[line] = at
        if made.is_even:
            at += len(made.lines[line])
        else:
            while at < size and made.codes[at] != 10:
                at += 1
        at += 1
        line += 1
    made.begins[made.count] = at


def _fold(codes: array[int], made: array[int]) -> bool:
    """Write what each code point folds to; return whether each does to one."""
    table = _FOLDS
    for at in range(len(codes)):
        code = codes[at]
        found = table[code] if code < _TABLE else 0
        if found == 0:
            found = _folds_to(code)
            if found == _SEVERAL:
                return False
        made[at] = found - 1
    return True


def _fold_several(codes: array[int], made: array[int]) -> int:
    """Write what each code point folds to, whatever it is; return how much that is."""
    table = _FOLDS
    to = 0
    for at in range(len(codes)):
        code = codes[at]
        found = table[code] if code < _TABLE else 0
        if found == 0:
            found = _folds_to(code)
        if found != _SEVERAL:
            made[to] = found - 1
            to += 1
            continue
        for letter in chr(code).casefold():
            made[to] = ord(letter)
            to += 1
    return to


def _folds_to(code: int) -> int:
    """Return what a code point folds to, + 1, and keep it; `_SEVERAL` where it becomes more or less than a letter."""
    letter = chr(code)
    made = letter.casefold()
    if len(made) != 1 or (letter.isalnum() or letter == "_") != (made.isalnum() or made == "_"):
        return _SEVERAL
    found = ord(made) + 1
    if code < _TABLE:
        _FOLDS[code] = found
    return found
