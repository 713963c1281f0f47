"""Times beside a cue: on Friday, late last week, December 24th.

Every function takes the words of one unit and indexes into them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.understand.units import Word
from onrecord.understand.words import listed

DAYS = listed("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow")
MONTHS = listed(
    "january february march april may june july august september october november december "
    "jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec."
)
_SPELLS = listed(
    "morning afternoon evening night noon midnight week month year weekend spring summer autumn fall winter hours days "
    "weeks months years ago"
)
TIMES = DAYS | MONTHS | _SPELLS
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
NAMES_TOO = listed("today tonight tomorrow yesterday morning evening week month year weekend weekly times")
_TIME_LEADS = listed("on in late early earlier last this next that the at since during over by a two three")


def before_time(words: Sequence[Word], end: int) -> int:
    """Return ``end`` without a time that stands between subject and verb: the minister *on Friday* said."""
    if end > 2 and words[end - 1].tag == "NUM" and len(words[end - 1].lower) == 4 and words[end - 2].lower == "in":
        return end - 2
    if not end or words[end - 1].lower not in TIMES:
        return end
    for start in range(max(0, end - 4), end):
        if time_end(words, start) == end and start and (words[start].lower in _TIME_LEADS or end - start == 1):
            return start
    return end


def is_named(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word such as "Today" is part of a name: the *Tolm Today*."""
    word = words[at]
    named = at > 0 and words[at - 1].is_capital and words[at - 1].tag == "PROPN" and words[at - 1].lower not in TIMES
    return word.is_capital and word.lower in NAMES_TOO and named


def _is_number(word: Word) -> bool:
    return word.tag == "NUM" or _ORDINAL.fullmatch(word.lower) is not None


def _is_day_of_month(words: Sequence[Word], at: int, *, seen: bool) -> bool:
    """Tell whether a number is a day beside its month: *24* December, December *24th*."""
    is_day = _DAY.fullmatch(words[at].lower) is not None
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return is_day and (words[at - 1].lower in MONTHS if seen else after in MONTHS)


def time_end(words: Sequence[Word], at: int) -> int:
    """Return where a time that begins at ``at`` ends ("on Friday", "late last week"); ``at`` if none does."""
    end = at
    seen = False
    if at < len(words) and is_named(words, at):
        return at
    while end < len(words) and end - at < 7:
        word = words[end]
        if word.lower in TIMES or _is_day_of_month(words, end, seen=seen):
            seen = True
        elif seen and (word.tag == "NUM" or word.lower in ("morning", "afternoon", "evening", "night", "in", ",")):
            numbered = word.tag == "NUM" or (end + 1 < len(words) and words[end + 1].lower in ("the", *TIMES))
            year = word.lower == "," and end + 1 < len(words) and words[end + 1].tag == "NUM"
            if not (numbered or year) or (word.lower == "," and not year):
                break
        elif seen or word.lower not in _TIME_LEADS:
            break
        end += 1
    while end > at and words[end - 1].lower not in TIMES and not _is_number(words[end - 1]):
        end -= 1
    if not seen and end == at + 2 and words[at].lower in ("in", "since") and len(words[at + 1].lower) == 4:
        return end  # in 2013
    return end if seen else at
