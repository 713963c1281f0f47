# cython: boundscheck=False, wraparound=False
"""Dates in figures, and what is asked of single letters and figures to read any date."""

from __future__ import annotations

ISO, NUMBERS = 1, 2


class Form:
    """A date as it is written; of numbers with a mark between them ``day``, ``month``, ``year`` are the order."""

    __slots__ = ("day", "end", "kind", "mark", "month", "name", "year")

    def __init__(self) -> None:
        self.kind = 0
        self.end = 0  # place behind it
        self.year = 0
        self.month = 0
        self.day = -1  # -1: none is told
        self.mark = " "  # between the numbers
        self.name = ""  # of the month, as it is written


def in_numbers(text: str, at: int, stop: int, form: Form) -> bool:
    """``2015-05-30`` and ``30/05/2015``."""
    size = digits_at(text, at, stop)
    place = at + size
    if size == 3 or size > 4 or place >= stop or not _is_mark(text[place]):
        return False
    mark = text[place]
    place += 1
    if size < 4 and place < stop and text[place].isspace():
        place += 1
    month = digits_at(text, place, stop)
    after = place + month + 1
    if not 1 <= month <= 2 or after > stop or text[after - 1] != mark:
        return False
    form.month = number_at(text, place, place + month)
    if size == 4:
        day = digits_at(text, after, stop)
        if not 1 <= day <= 2 or _goes_on(text, after + day, stop):
            return False
        form.kind = ISO
        form.end = after + day
        form.year = number_at(text, at, at + size)
        form.day = number_at(text, after, after + day)
        return True
    if after < stop and text[after].isspace():
        after += 1
    year = _short_year(text, after, stop)
    form.kind = NUMBERS
    form.end = after + year
    form.year = number_at(text, after, after + year) + (2000 if year == 2 else 0)
    form.day = number_at(text, at, at + size)
    form.mark = mark
    return year > 0


def in_slashes(text: str, at: int, form: Form) -> bool:
    """``30/05/2015`` without blanks, all of it apart from other numbers."""
    size = len(text)
    if at and (is_digit(text[at - 1]) or _is_mark(text[at - 1])):
        return False
    first = digits_at(text, at, size)
    place = at + first + 1
    if not 1 <= first <= 2 or place >= size or not _is_mark(text[place - 1]):
        return False
    second = digits_at(text, place, size)
    after = place + second + 1
    if not 1 <= second <= 2 or after >= size or text[after - 1] != text[place - 1]:
        return False
    year = digits_at(text, after, size)
    if (year != 2 and year != 4) or _goes_on(text, after + year, size):
        return False
    form.day = number_at(text, at, place - 1)
    form.month = number_at(text, place, after - 1)
    form.end = after + year
    return True


def _short_year(text: str, at: int, stop: int) -> int:
    """Return how many digits of a year stand at ``at``, 4 or 2; 0 where no year does."""
    size = digits_at(text, at, stop)
    if size >= 3 and _is_clock(text, at + 2, stop):
        return 2  # "28.09.1912:44": a time of day is glued to a short year
    if (size == 2 or size == 4) and not _goes_on(text, at + size, stop):
        return size
    return 0


def _is_clock(text: str, at: int, stop: int) -> bool:
    """Tell whether "00:00" to "29:59" stands at ``at``, and no seconds behind it."""
    if at + 5 > stop or text[at + 2] != ":" or not "0" <= text[at] <= "2" or not "0" <= text[at + 3] <= "5":
        return False
    if not is_digit(text[at + 1]) or not is_digit(text[at + 4]) or (at + 5 < stop and is_digit(text[at + 5])):
        return False
    return not (at + 6 < stop and text[at + 5] == ":" and is_digit(text[at + 6]))


def _goes_on(text: str, at: int, stop: int) -> bool:
    """Tell whether numbers go on at ``at``: then they are no date."""
    if at >= stop:
        return False
    if is_digit(text[at]) or text[at] == "/":
        return True
    return (text[at] == "." or text[at] == "-") and at + 1 < stop and is_digit(text[at + 1])


def behind_gap(text: str, at: int, stop: int) -> int:
    """Return the place behind blanks and hyphens."""
    while at < stop and (text[at].isspace() or text[at] == "-"):
        at += 1
    return at


def digits_at(text: str, at: int, stop: int) -> int:
    """Return how many digits stand at ``at``; of more than seven some."""
    size = 0
    while at + size < stop and size < 7 and "0" <= text[at + size] <= "9":
        size += 1
    return size


def number_at(text: str, at: int, end: int) -> int:
    """Return the number that digits of ASCII make."""
    number = 0
    while at < end:
        number = number * 10 + ord(text[at]) - 48
        at += 1
    return number


def word_end(text: str, at: int, stop: int) -> int:
    while at < stop and is_word(text[at]):
        at += 1
    return at


def ends_word(text: str, at: int, stop: int) -> bool:
    """Tell whether a word that reaches up to ``at`` ends there."""
    return at >= stop or not is_word(text[at])


def is_here(text: str, at: int, stop: int, first: str, second: str) -> bool:
    """Tell whether two letters stand at ``at``, in whatever case."""
    return at + 2 <= stop and small(text[at]) == first and small(text[at + 1]) == second


def small(letter: str) -> str:
    """Return a letter of ASCII as a small one."""
    return chr(ord(letter) + 32) if "A" <= letter <= "Z" else letter


def is_digit(letter: str) -> bool:
    return "0" <= letter <= "9"


def _is_mark(letter: str) -> bool:
    return letter == "-" or letter == "/" or letter == "."


def is_letter(letter: str) -> bool:
    return "a" <= letter <= "z" or "A" <= letter <= "Z"


def is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def is_timed(text: str, at: int) -> bool:
    """Tell whether a time of day plainly stands at ``at``, behind a date: else `may_be_timed` is to be asked."""
    size = len(text)
    while at < size and (text[at].isspace() or text[at] in ",|@–—-"):
        at += 1
    digits = digits_at(text, at, size)
    mark = at + digits
    if not 1 <= digits <= 2 or mark + 2 >= size or text[mark] not in ":.hH":
        return False
    return is_digit(text[mark + 1]) and is_digit(text[mark + 2])


def may_be_timed(text: str, at: int) -> bool:
    """Tell whether a time of day may stand at ``at``, behind a date: the pattern of one is dear to ask."""
    size = len(text)
    while at < size and (text[at].isspace() or text[at] in ",|@–—-"):
        at += 1
    if at >= size:
        return False
    if not is_digit(text[at]):
        return text[at] > "\x7f" or text[at] in "aAuUtT"
    return (at + 1 < size and text[at + 1] in ":.hH") or (at + 2 < size and text[at + 2] in ":.hH")


def may_follow_time(text: str, start: int, end: int) -> bool:
    """Tell whether a colon stands from ``start`` up to ``end``, as one does in a time of day."""
    while start < end:
        if text[start] == ":":
            return True
        start += 1
    return False
