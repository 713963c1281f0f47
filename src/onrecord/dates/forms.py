# cython: boundscheck=False, wraparound=False
"""The forms in which dates are written, read letter by letter: what the pattern of `written` reads, at a tenth of it.

Only amid plain ASCII, where nearly all dates stand; elsewhere the pattern is asked. A test holds the two together.
"""

from __future__ import annotations

from onrecord.dates.calendar import months, weekdays

_BEFORE = 6  # characters before a date that its form may turn on: "GMT +2"
_LONGEST = 64  # characters of a date with what its form turns on behind it
_GAP = 3  # blanks or hyphens between a day and its month, and marks between a month and its year, at most
ISO, NUMBERS, DAY_MONTH, YEAR_MONTH, MONTH_DAY, MONTH = 1, 2, 3, 4, 5, 6
_MONTHS = {name: number for name, number in months().items() if name.isascii()}
_WEEKDAYS = frozenset(name for name in weekdays() if name.isascii())


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


def is_plain(text: str, at: int, stop: int) -> bool:
    """Tell whether all that a date at ``at`` can turn on is ASCII."""
    place = at - _BEFORE if at > _BEFORE else 0
    end = at + _LONGEST if at + _LONGEST < stop else stop
    while place < end:
        if text[place] > "\x7f":
            return False
        place += 1
    return True


def form_at(text: str, at: int, stop: int) -> Form | None:
    """Return the date that begins at ``at``, of the text up to ``stop``, where `is_plain`; None where none does."""
    form = Form()
    before = text[at - 1] if at else " "
    if _is_digit(text[at]):
        apart = not (_is_digit(before) or before == "." or before == "/" or before == "-")
        if (apart and _numbers(text, at, stop, form)) or _day_month(text, at, stop, form):
            return form
        return form if apart and _year_month(text, at, stop, form) else None
    if _is_letter(text[at]) and (not _is_word(before) or ("A" <= text[at] <= "Z" and "a" <= before <= "z")):
        return form if _month_first(text, at, stop, form) else None
    return None


def _numbers(text: str, at: int, stop: int, form: Form) -> bool:
    """``2015-05-30`` and ``30/05/2015``."""
    size = _digits(text, at, stop)
    place = at + size
    if size == 3 or size > 4 or place >= stop or not _is_mark(text[place]):
        return False
    mark = text[place]
    place += 1
    if size < 4 and place < stop and text[place].isspace():
        place += 1
    month = _digits(text, place, stop)
    after = place + month + 1
    if not 1 <= month <= 2 or after > stop or text[after - 1] != mark:
        return False
    form.month = _number(text, place, place + month)
    if size == 4:
        day = _digits(text, after, stop)
        if not 1 <= day <= 2 or _goes_on(text, after + day, stop):
            return False
        form.kind = ISO
        form.end = after + day
        form.year = _number(text, at, at + size)
        form.day = _number(text, after, after + day)
        return True
    if after < stop and text[after].isspace():
        after += 1
    year = _short_year(text, after, stop)
    form.kind = NUMBERS
    form.end = after + year
    form.year = _number(text, after, after + year) + (2000 if year == 2 else 0)
    form.day = _number(text, at, at + size)
    form.mark = mark
    return year > 0


def _short_year(text: str, at: int, stop: int) -> int:
    """Return how many digits of a year stand at ``at``, 4 or 2; 0 where no year does."""
    size = _digits(text, at, stop)
    if size >= 3 and _is_clock(text, at + 2, stop):
        return 2  # "28.09.1912:44": a time of day is glued to a short year
    if (size == 2 or size == 4) and not _goes_on(text, at + size, stop):
        return size
    return 0


def _is_clock(text: str, at: int, stop: int) -> bool:
    """Tell whether "00:00" to "29:59" stands at ``at``, and no seconds behind it."""
    if at + 5 > stop or text[at + 2] != ":" or not "0" <= text[at] <= "2" or not "0" <= text[at + 3] <= "5":
        return False
    if not _is_digit(text[at + 1]) or not _is_digit(text[at + 4]) or (at + 5 < stop and _is_digit(text[at + 5])):
        return False
    return not (at + 6 < stop and text[at + 5] == ":" and _is_digit(text[at + 6]))


def _goes_on(text: str, at: int, stop: int) -> bool:
    """Tell whether numbers go on at ``at``: then they are no date."""
    if at >= stop:
        return False
    if _is_digit(text[at]) or text[at] == "/":
        return True
    return (text[at] == "." or text[at] == "-") and at + 1 < stop and _is_digit(text[at + 1])


def _day_month(text: str, at: int, stop: int, form: Form) -> bool:
    """``30 May 2015``, ``30. Mai 2015``, ``30th of May, 2015``, ``30 de mayo de 2015``."""
    size = _digits(text, at, stop)
    place = at + size
    if size > 2 or place >= stop or (at and _is_digit(text[at - 1]) and not _is_behind_zone(text, at)):
        return False
    if text[place] == ".":
        found = _month_and_year(text, place + 1, stop, form)
    else:
        # "3rd May", and "3stycznia" without an ending.
        found = _is_ordinal(text, place, stop) and _month_and_year(text, place + 2, stop, form)
        found = found or _month_and_year(text, place, stop, form)
    form.kind = DAY_MONTH
    form.day = _number(text, at, place)
    return found


def _is_behind_zone(text: str, at: int) -> bool:
    """Tell whether the digit before ``at`` is that of a zone: "GMT+2", "utc -3"."""
    if at < 5 or (text[at - 2] != "+" and text[at - 2] != "-"):
        return False
    end = at - 3 if text[at - 3].isspace() else at - 2
    return end >= 3 and text[end - 3 : end].lower() in ("gmt", "utc")


def _is_ordinal(text: str, at: int, stop: int) -> bool:
    """Tell whether what is put behind the number of a day stands at ``at``."""
    return (
        _is_here(text, at, stop, "s", "t")
        or _is_here(text, at, stop, "n", "d")
        or _is_here(text, at, stop, "r", "d")
        or _is_here(text, at, stop, "t", "h")
        or _is_here(text, at, stop, "e", "r")
    )


def _month_and_year(text: str, at: int, stop: int, form: Form) -> bool:
    """Tell whether a gap, a month and a year stand at ``at``, behind the number of a day."""
    place = _gap(text, at, stop)
    if place - at > _GAP:
        return False
    place = _month(text, _behind_of(text, place, stop), stop, form)
    if not place:
        return False
    if place < stop and text[place].isspace():
        place = _behind_de(text, place + 1, stop) or place
    elif _is_here(text, place, stop, "o", "f") and _ends(text, place + 2, stop):
        place += 2
    end = place
    while end < stop and (text[end].isspace() or text[end] in ",./'-"):
        end += 1
    return end - place <= _GAP and _year(text, end, stop, form)


def _behind_of(text: str, at: int, stop: int) -> int:
    """Return the place behind "of ", "de ", "del " or "dil ", or ``at`` where none of them stands there."""
    end = at
    if _is_here(text, at, stop, "o", "f") or _is_here(text, at, stop, "d", "e"):
        end = at + 2
        if end < stop and _small(text[end]) == "l" and _small(text[at]) == "d":
            end += 1
    elif _is_here(text, at, stop, "d", "i") and at + 2 < stop and _small(text[at + 2]) == "l":
        end = at + 3
    return end + 1 if end > at and end < stop and text[end].isspace() else at


def _behind_de(text: str, at: int, stop: int) -> int:
    """Return the place behind "de" or "del" where it is a word; 0 where none stands there."""
    if not _is_here(text, at, stop, "d", "e"):
        return 0
    if _ends(text, at + 2, stop):
        return at + 2
    return at + 3 if _small(text[at + 2]) == "l" and _ends(text, at + 3, stop) else 0


def _year_month(text: str, at: int, stop: int, form: Form) -> bool:
    """``2015. május 30``, ``2015 m. gegužės 30``, ``2015-May-30``."""
    place = at + 4
    if not _year(text, at, stop, form) or place >= stop:
        return False
    mark = text[place]
    place += 1
    if mark == "." and place < stop and text[place].isspace():
        place += 1
    elif mark == ",":
        if place >= stop or not text[place].isspace():
            return False
        place += 1
    elif mark.isspace():
        if place + 2 < stop and _small(text[place]) == "m" and text[place + 1] == "." and text[place + 2].isspace():
            place += 3
    elif mark != "-" and mark != ".":
        return False
    place = _month(text, place, stop, form)
    if not place or place >= stop or not (text[place].isspace() or text[place] == "-"):
        return False
    size = _digits(text, place + 1, stop)
    end = place + 1 + size
    if not 1 <= size <= 2 or (end < stop and text[end] == ":") or _tells_more(text, end, stop):
        return False
    form.kind = YEAR_MONTH
    form.end = end
    form.day = _number(text, place + 1, end)
    return True


def _tells_more(text: str, at: int, stop: int) -> bool:
    """Tell whether a year or a month follows: what looks like a day then is that of another date."""
    year = at + 1 if at < stop and text[at] == "," else at
    if year + 5 <= stop and text[year].isspace() and _is_century(text, year + 1):
        return _is_digit(text[year + 3]) and _is_digit(text[year + 4])
    if at < stop and text[at].isspace():
        return _month(text, at + 1, stop, Form()) > 0
    return False


def _month_first(text: str, at: int, stop: int, form: Form) -> bool:
    """``May 30, 2015`` and ``May 2015``."""
    place = _month(text, at, stop, form)
    if not place:
        return False
    if _day_and_year(text, place, stop, form):
        form.kind = MONTH_DAY
        return True
    form.day = -1
    form.kind = MONTH
    if place < stop and text[place].isspace():
        if _is_here(text, place + 1, stop, "o", "f") and _ends(text, place + 3, stop):
            place += 3
        else:
            place = _behind_de(text, place + 1, stop) or place
    if place < stop and text[place] == ",":
        place += 1
    return place < stop and text[place].isspace() and _year(text, place + 1, stop, form)


def _day_and_year(text: str, at: int, stop: int, form: Form) -> bool:
    """Tell whether a day and a year stand at ``at``, behind a month: ``30, 2015``, ``30th, Saturday, 2015``."""
    place = _gap(text, at, stop)
    size = _digits(text, place, stop)
    if place - at > _GAP or not 1 <= size <= 2:
        return False
    form.day = _number(text, place, place + size)
    place += size
    if _is_ordinal(text, place, stop) and _small(text[place]) != "e":
        place += 2
    end = place
    while end < stop and (text[end].isspace() or text[end] in ",.-"):
        end += 1
    if end == place or end - place > 6 or not _parts(text, place, end, 2):
        return False
    if end < stop and _is_letter(text[end]):
        end = _weekday(text, end, stop)
        if end and end < stop and text[end] == ",":
            end += 1
        if not end or end >= stop or not text[end].isspace():
            return False
        end += 1
    return _year(text, end, stop, form)


def _parts(text: str, at: int, end: int, most: int) -> bool:
    r"""Tell whether the marks up to ``end`` are one to ``most`` of ``\s?,\s?``, ``\s``, ``-`` and ``\.\s?``."""
    if at == end:
        return True
    if most == 0:
        return False
    after = at + 1
    if text[at].isspace() and (after == end or text[after] != ","):
        return _parts(text, after, end, most - 1)
    if text[at].isspace():
        if _parts(text, after, end, most - 1):
            return True
        after += 1
    if text[after - 1] != "-" and after < end and text[after].isspace() and _parts(text, after + 1, end, most - 1):
        return True
    return _parts(text, after, end, most - 1)


def _weekday(text: str, at: int, stop: int) -> int:
    """Return the place behind the name of a weekday at ``at``, and its full stop; 0 where none stands there."""
    end = _word_end(text, at, stop)
    if end < stop and text[end] == "-":
        end = _word_end(text, end + 1, stop)  # "segunda-feira"
    if end - at > 16 or text[at:end].lower() not in _WEEKDAYS:
        return 0
    return end + 1 if end < stop and text[end] == "." else end


def _month(text: str, at: int, stop: int, form: Form) -> int:
    """Return the place behind the name of a month at ``at``, and its full stop; 0 where none stands there."""
    end = _word_end(text, at, stop)
    if end - at < 2 or end - at > 12:
        return 0
    number = _MONTHS.get(text[at:end].lower())
    if number is None:
        return 0
    if end < stop and text[end] == ".":
        end += 1
    form.month = number
    form.name = text[at:end]
    return end


def _year(text: str, at: int, stop: int, form: Form) -> bool:
    """Tell whether a year of the last three centuries stands at ``at``; a time of day may be glued to it."""
    if at + 4 > stop or not _is_century(text, at):
        return False
    size = _digits(text, at, stop)
    end = at + size
    form.year = _number(text, at, at + 4)
    form.end = at + 4
    if size == 4:
        return True
    if not 5 <= size <= 6 or end + 3 > stop or text[end] != ":":
        return False
    return _is_digit(text[end + 1]) and _is_digit(text[end + 2])


def _is_century(text: str, at: int) -> bool:
    return (text[at] == "1" and (text[at + 1] == "8" or text[at + 1] == "9")) or (
        text[at] == "2" and text[at + 1] == "0"
    )


def _gap(text: str, at: int, stop: int) -> int:
    """Return the place behind blanks and hyphens."""
    while at < stop and (text[at].isspace() or text[at] == "-"):
        at += 1
    return at


def _digits(text: str, at: int, stop: int) -> int:
    """Return how many digits stand at ``at``; of more than seven some."""
    size = 0
    while at + size < stop and size < 7 and "0" <= text[at + size] <= "9":
        size += 1
    return size


def _number(text: str, at: int, end: int) -> int:
    """Return the number that digits of ASCII make."""
    number = 0
    while at < end:
        number = number * 10 + ord(text[at]) - 48
        at += 1
    return number


def _word_end(text: str, at: int, stop: int) -> int:
    while at < stop and _is_word(text[at]):
        at += 1
    return at


def _ends(text: str, at: int, stop: int) -> bool:
    """Tell whether a word that reaches up to ``at`` ends there."""
    return at >= stop or not _is_word(text[at])


def _is_here(text: str, at: int, stop: int, first: str, second: str) -> bool:
    """Tell whether two letters stand at ``at``, in whatever case."""
    return at + 2 <= stop and _small(text[at]) == first and _small(text[at + 1]) == second


def _small(letter: str) -> str:
    """Return a letter of ASCII as a small one."""
    return chr(ord(letter) + 32) if "A" <= letter <= "Z" else letter


def _is_digit(letter: str) -> bool:
    return "0" <= letter <= "9"


def _is_mark(letter: str) -> bool:
    return letter == "-" or letter == "/" or letter == "."


def _is_letter(letter: str) -> bool:
    return "a" <= letter <= "z" or "A" <= letter <= "Z"


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def may_be_timed(text: str, at: int) -> bool:
    """Tell whether a time of day may stand at ``at``, behind a date: the pattern of one is dear to ask."""
    size = len(text)
    while at < size and (text[at].isspace() or text[at] in ",|@–—-"):
        at += 1
    if at >= size:
        return False
    if not _is_digit(text[at]):
        return text[at] > "\x7f" or text[at] in "aAuUtT"
    return (at + 1 < size and text[at + 1] in ":.hH") or (at + 2 < size and text[at + 2] in ":.hH")


def may_follow_time(text: str, start: int, end: int) -> bool:
    """Tell whether a colon stands from ``start`` up to ``end``, as one does in a time of day."""
    while start < end:
        if text[start] == ":":
            return True
        start += 1
    return False
