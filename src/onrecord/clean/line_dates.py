"""Where the dates of a line of a thread stand: found once, whatever asks for them."""

from __future__ import annotations

from functools import lru_cache

from onrecord.clean.marks import DATE

_REMEMBERED = 2048  # lines: many a comment of a thread was written on one day


@lru_cache(maxsize=_REMEMBERED)
def dates_of(words: str) -> tuple[tuple[int, int], ...]:
    """Return where the dates of a line begin and end, in order and apart from each other."""
    return tuple([match.span() for match in DATE.finditer(words)])


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
