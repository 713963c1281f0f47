# cython: boundscheck=False, wraparound=False
"""Where in a text its years stand, and where dates may begin: what is looked for before the dear patterns are asked."""

from __future__ import annotations

_AFTER_DAY = frozenset(["st", "nd", "rd", "th", "er"])
_BEFORE_MONTH = frozenset(["of", "de", "del", "dil", "m"])  # the last in Lithuanian, behind a year
_FIRST_OTHER = "\u0660"  # digit beyond ASCII
_LONGEST = 24  # letters; no name of a month has as many


def places(text: str) -> list[int]:
    """Return where in ``text`` a date may stand, in order: at each year, and at each numeric date of a short one."""
    found: list[int] = []
    at = -1
    end = 0
    for letter in text:
        at += 1
        if at >= end and ("0" <= letter <= "9" or letter >= _FIRST_OTHER) and (after := year_end(text, at)):
            found.append(at)
            end = after
    return found


def has_year(text: str) -> bool:
    """Tell whether one of `places` is in a text."""
    at = -1
    for letter in text:
        at += 1
        if ("0" <= letter <= "9" or letter >= _FIRST_OTHER) and year_end(text, at):
            return True
    return False


def year_end(text: str, at: int) -> int:
    r"""Return the end of a year, or of a numeric date's beginning, at ``at``; 0 where none stands there.

    As a pattern: ``\d(?:\d{3}|\\?[./-]\s?\d|\s?年)|元年``.
    """
    end = len(text)
    if text[at] == "元":
        return at + 2 if at + 1 < end and text[at + 1] == "年" else 0
    if not text[at].isdecimal() or at + 1 >= end:
        return 0
    if at + 3 < end and text[at + 1].isdecimal() and text[at + 2].isdecimal() and text[at + 3].isdecimal():
        return at + 4
    mark = at + 2 if text[at + 1] == "\\" and at + 2 < end else at + 1
    if text[mark] == "." or text[mark] == "/" or text[mark] == "-":
        mark += 2 if mark + 1 < end and text[mark + 1].isspace() else 1
        return mark + 1 if mark < end and text[mark].isdecimal() else 0
    mark = at + 2 if text[at + 1].isspace() and at + 2 < end else at + 1
    return mark + 1 if text[mark] == "年" else 0


def has_other_digits(text: str) -> bool:
    """Tell whether digits beyond ASCII may stand in a text."""
    for letter in text:  # noqa: SIM110 - compiled, a loop is all it takes
        if letter >= _FIRST_OTHER and letter.isdecimal():
            return True
    return False


def has_numbers(text: str) -> bool:
    """Tell whether a day and a month may stand in a text as numbers, with a mark between them."""
    at = 0
    end = len(text) - 2
    while at < end:
        if text[at].isdecimal() and (text[at + 1] == "." or text[at + 1] == "/" or text[at + 1] == "-"):
            after = at + 3 if text[at + 2].isspace() else at + 2
            if after < len(text) and text[after].isdecimal():
                return True
        at += 1
    return False


def next_slashed(text: str, at: int) -> int:
    """Return where from ``at`` on a numeric date may begin, a number with a mark behind it; -1 where none may."""
    end = len(text) - 4
    while at < end:
        letter = text[at]
        if "0" <= letter <= "9" or (letter >= _FIRST_OTHER and letter.isdecimal()):
            mark = at + 2 if text[at + 1].isdecimal() else at + 1
            if text[mark] == "." or text[mark] == "/" or text[mark] == "-":
                if text[mark + 1].isdecimal():
                    return at
            elif mark > at + 1:
                at += 1
        at += 1
    return -1


def next_begin(text: str, at: int, stop: int, openings: frozenset[str], beginnings: bytes) -> int:
    """Return where from ``at`` on, and before ``stop``, a written date may begin; -1 where none may.

    At a number or the name of an era; at a word that opens as a month does, or with letters beyond ASCII.
    ``beginnings`` has 1 for each three letters that one of ``openings`` begins with, at their last five bits in a row.
    """
    is_ascii = text.isascii()
    before = text[at - 1] if at else " "
    while at < stop:
        letter = text[at]
        if "0" <= letter <= "9" or (letter > "\x7f" and _may_be_number(letter)):
            # Amid digits only the year of a text in Chinese begins, and a day behind a zone: "GMT+2" and "12 May".
            is_first = not is_ascii or not "0" <= before <= "9"
            is_behind_zone = at > 1 and (text[at - 2] == "+" or text[at - 2] == "-")
            if (is_first or is_behind_zone) and _may_begin(text, at, openings, beginnings):
                return at
        elif "a" <= letter <= "z" or letter > "\x7f":
            if not _is_word(before) and _may_open(text, at, openings, beginnings):
                return at
        elif "A" <= letter <= "Z" and not (_is_word(before) and not before.islower()):  # noqa: SIM102 - as above
            if _may_open(text, at, openings, beginnings):
                return at
        before = letter
        at += 1
    return -1


def _may_be_number(letter: str) -> bool:
    return letter.isdecimal() or letter in "令平昭民"


def _may_open(text: str, at: int, openings: frozenset[str], beginnings: bytes) -> bool:
    """Tell whether the word at ``at`` opens as a month does, or may to a pattern."""
    if at + 1 >= len(text):
        return False
    first = text[at]
    second = text[at + 1]
    third = text[at + 2] if at + 2 < len(text) else " "
    if first <= "\x7f" and second <= "\x7f" and third <= "\x7f":
        if first < "A" or second < "A":
            return False
        # The small letter of ASCII is 32 behind the capital: both are alike in their last five bits.
        if not beginnings[(ord(first) & 31) << 10 | (ord(second) & 31) << 5 | (ord(third) & 31)]:
            return False
    word = _word_at(text, at)
    if word in openings:
        return True
    for letter in word:
        if letter > "\u017e" and not "\u0400" <= letter <= "\u052f":
            return True  # perhaps one that patterns take for another
        if letter == "µ" or letter == "ı" or letter == "\u0307":  # the last of "İ" when small
            return True
    return False


def _may_begin(text: str, at: int, openings: frozenset[str], beginnings: bytes) -> bool:
    """Tell whether what stands behind the number at ``at`` may make a date of it: a mark, or the name of a month."""
    size = len(text)
    end = at
    while end < size and "0" <= text[end] <= "9":
        end += 1
    if end == at:
        return True  # an era, or a digit of another script
    if end == size:
        return False
    if text[end] > "\x7f":
        return text[end] not in "’‘“”„‒–—…€£°«»·•"
    if text[end] == "." or text[end] == "/" or text[end] == "-":
        end += 1
        most = end + 3
        while end < size and end < most and text[end].isspace():
            end += 1
        if end == size:
            return False
        first = text[end]
        if "a" <= first <= "z" or "A" <= first <= "Z":
            return _may_open(text, end, openings, beginnings) or _word_at(text, end) in _BEFORE_MONTH
        if not "0" <= first <= "9":
            return True
        end += 2 if end + 1 < size and "0" <= text[end + 1] <= "9" else 1
        return end < size and (text[end] == "." or text[end] == "/" or text[end] == "-" or text[end] > "\x7f")
    if end - at == 4:
        if not text[end].isspace() and text[end] != ",":
            return False
    elif end - at > 2:
        return False
    if _may_open(text, end, openings, beginnings):
        return True
    if end + 1 < size and text[end].isalpha() and text[end : end + 2].lower() in _AFTER_DAY:
        end += 2
    most = end + 4
    while end < size and end < most and (text[end].isspace() or text[end] in ".,-"):
        end += 1
    if end == size or text[end] > "\x7f":
        return end < size
    if _may_open(text, end, openings, beginnings):
        return True
    first = text[end]
    return (first in "oOdDmM") and _word_at(text, end) in _BEFORE_MONTH


def _word_at(text: str, at: int) -> str:
    """Return the word that begins at ``at``, in small letters: as much of it as a name of a month may have."""
    end = at
    while end < len(text) and end < at + _LONGEST and _is_word(text[end]):
        end += 1
    return text[at:end].lower()


def _is_word(letter: str) -> bool:
    if letter <= "\x7f":
        return "a" <= letter <= "z" or "A" <= letter <= "Z" or "0" <= letter <= "9" or letter == "_"
    return letter.isalnum()
