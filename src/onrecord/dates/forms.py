# cython: boundscheck=False, wraparound=False
"""The forms in which dates are written, read letter by letter: what the pattern of `written` reads, at a tenth of it.

Only amid plain ASCII, where nearly all dates stand; elsewhere the pattern is asked. A test holds the two together.
"""

from __future__ import annotations

from onrecord.dates.calendar import months, weekdays
from onrecord.dates.figures import (
    Form,
    behind_gap,
    digits_at,
    ends_word,
    in_numbers,
    is_digit,
    is_here,
    is_letter,
    is_word,
    number_at,
    small,
    word_end,
)

_BEFORE = 6  # characters before a date that its form may turn on: "GMT +2"
_LONGEST = 64  # characters of a date with what its form turns on behind it
_GAP = 3  # blanks or hyphens between a day and its month, and marks between a month and its year, at most
DAY_MONTH, YEAR_MONTH, MONTH_DAY, MONTH = 3, 4, 5, 6  # the kinds below are those of `figures`
_MONTHS = {name: number for name, number in months().items() if name.isascii()}
_WEEKDAYS = frozenset(name for name in weekdays() if name.isascii())


def is_plain(text: str, at: int, stop: int) -> bool:
    """Tell whether all that a date at ``at`` can turn on is ASCII, or a mark that no name of a month has in it."""
    place = at - _BEFORE if at > _BEFORE else 0
    end = at + _LONGEST if at + _LONGEST < stop else stop
    while place < end:
        if text[place] > "\x7f" and text[place] not in "–—·•…“”‘„«»©\u00a0":
            return False
        place += 1
    return True


def form_at(text: str, at: int, stop: int) -> Form | None:
    """Return the date that begins at ``at``, of the text up to ``stop``, where `is_plain`; None where none does."""
    form = Form()
    before = text[at - 1] if at else " "
    if is_digit(text[at]):
        apart = not (is_digit(before) or before == "." or before == "/" or before == "-")
        if (apart and in_numbers(text, at, stop, form)) or _day_month(text, at, stop, form):
            return form
        return form if apart and _year_month(text, at, stop, form) else None
    if is_letter(text[at]) and (not is_word(before) or ("A" <= text[at] <= "Z" and "a" <= before <= "z")):
        return form if _month_first(text, at, stop, form) else None
    return None


def _day_month(text: str, at: int, stop: int, form: Form) -> bool:
    """``30 May 2015``, ``30. Mai 2015``, ``30th of May, 2015``, ``30 de mayo de 2015``."""
    size = digits_at(text, at, stop)
    place = at + size
    if size > 2 or place >= stop or (at and is_digit(text[at - 1]) and not _is_behind_zone(text, at)):
        return False
    if text[place] == ".":
        found = _month_and_year(text, place + 1, stop, form)
    else:
        # "3rd May", and "3stycznia" without an ending.
        found = _is_ordinal(text, place, stop) and _month_and_year(text, place + 2, stop, form)
        found = found or _month_and_year(text, place, stop, form)
    form.kind = DAY_MONTH
    form.day = number_at(text, at, place)
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
        is_here(text, at, stop, "s", "t")
        or is_here(text, at, stop, "n", "d")
        or is_here(text, at, stop, "r", "d")
        or is_here(text, at, stop, "t", "h")
        or is_here(text, at, stop, "e", "r")
    )


def _month_and_year(text: str, at: int, stop: int, form: Form) -> bool:
    """Tell whether a gap, a month and a year stand at ``at``, behind the number of a day."""
    place = behind_gap(text, at, stop)
    if place - at > _GAP:
        return False
    place = _month(text, _behind_of(text, place, stop), stop, form)
    if not place:
        return False
    if place < stop and text[place].isspace():
        place = _behind_de(text, place + 1, stop) or place
    elif is_here(text, place, stop, "o", "f") and ends_word(text, place + 2, stop):
        place += 2
    end = place
    while end < stop and (text[end].isspace() or text[end] in ",./'-"):
        end += 1
    return end - place <= _GAP and _year(text, end, stop, form)


def _behind_of(text: str, at: int, stop: int) -> int:
    """Return the place behind "of ", "de ", "del " or "dil ", or ``at`` where none of them stands there."""
    end = at
    if is_here(text, at, stop, "o", "f") or is_here(text, at, stop, "d", "e"):
        end = at + 2
        if end < stop and small(text[end]) == "l" and small(text[at]) == "d":
            end += 1
    elif is_here(text, at, stop, "d", "i") and at + 2 < stop and small(text[at + 2]) == "l":
        end = at + 3
    return end + 1 if end > at and end < stop and text[end].isspace() else at


def _behind_de(text: str, at: int, stop: int) -> int:
    """Return the place behind "de" or "del" where it is a word; 0 where none stands there."""
    if not is_here(text, at, stop, "d", "e"):
        return 0
    if ends_word(text, at + 2, stop):
        return at + 2
    return at + 3 if small(text[at + 2]) == "l" and ends_word(text, at + 3, stop) else 0


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
        if place + 2 < stop and small(text[place]) == "m" and text[place + 1] == "." and text[place + 2].isspace():
            place += 3
    elif mark != "-" and mark != ".":
        return False
    place = _month(text, place, stop, form)
    if not place or place >= stop or not (text[place].isspace() or text[place] == "-"):
        return False
    size = digits_at(text, place + 1, stop)
    end = place + 1 + size
    if not 1 <= size <= 2 or (end < stop and text[end] == ":") or _tells_more(text, end, stop):
        return False
    form.kind = YEAR_MONTH
    form.end = end
    form.day = number_at(text, place + 1, end)
    return True


def _tells_more(text: str, at: int, stop: int) -> bool:
    """Tell whether a year or a month follows: what looks like a day then is that of another date."""
    year = at + 1 if at < stop and text[at] == "," else at
    if year + 5 <= stop and text[year].isspace() and _is_century(text, year + 1):
        return is_digit(text[year + 3]) and is_digit(text[year + 4])
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
        if is_here(text, place + 1, stop, "o", "f") and ends_word(text, place + 3, stop):
            place += 3
        else:
            place = _behind_de(text, place + 1, stop) or place
    if place < stop and text[place] == ",":
        place += 1
    return place < stop and text[place].isspace() and _year(text, place + 1, stop, form)


def _day_and_year(text: str, at: int, stop: int, form: Form) -> bool:
    """Tell whether a day and a year stand at ``at``, behind a month: ``30, 2015``, ``30th, Saturday, 2015``."""
    place = behind_gap(text, at, stop)
    size = digits_at(text, place, stop)
    if place - at > _GAP or not 1 <= size <= 2:
        return False
    form.day = number_at(text, place, place + size)
    place += size
    if _is_ordinal(text, place, stop) and small(text[place]) != "e":
        place += 2
    end = place
    while end < stop and (text[end].isspace() or text[end] in ",.-"):
        end += 1
    if end == place or end - place > 6 or not _parts(text, place, end, 2):
        return False
    if end < stop and is_letter(text[end]):
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
    end = word_end(text, at, stop)
    if end < stop and text[end] == "-":
        end = word_end(text, end + 1, stop)  # "segunda-feira"
    if end - at > 16 or text[at:end].lower() not in _WEEKDAYS:
        return 0
    return end + 1 if end < stop and text[end] == "." else end


def _month(text: str, at: int, stop: int, form: Form) -> int:
    """Return the place behind the name of a month at ``at``, and its full stop; 0 where none stands there."""
    end = word_end(text, at, stop)
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
    size = digits_at(text, at, stop)
    end = at + size
    form.year = number_at(text, at, at + 4)
    form.end = at + 4
    if size == 4:
        return True
    if not 5 <= size <= 6 or end + 3 > stop or text[end] != ":":
        return False
    return is_digit(text[end + 1]) and is_digit(text[end + 2])


def _is_century(text: str, at: int) -> bool:
    return (text[at] == "1" and (text[at + 1] == "8" or text[at + 1] == "9")) or (
        text[at] == "2" and text[at + 1] == "0"
    )
