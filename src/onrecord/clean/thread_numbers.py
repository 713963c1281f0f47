"""The numbers that markup gives comments and posts: an element of its own for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from onrecord.clean.line_cues import numbered
from onrecord.clean.units import Unit

# "comment-75", "li-comment-75", "xenforo-comment-21968226", "wc-comm-52842_0", "div-comment-5f3c9ae1"
_OWN = re.compile(
    r"[a-z_-]{0,40}(?:comm|komm|coment|repl|posting|opinion)[a-z_-]{0,30}?[-_:]?(\d{1,20}|(?=[a-f]{0,9}\d)[0-9a-f]{6,40})"
    r"(?:_\d+)?|c(\d{10,20})(?:-\w{1,9})?"
)
_OF_FORUM = re.compile(
    r"(?:js-|td_|edit)?(post|p|msg|message|pid|postmenu|beitrag|entry)[-_]?(?:id[-_]?|message[-_]?)?(\d{1,12})"
)
_AROUND = 6  # units before the first and after the last that was judged a comment: names and short words


def numbers_of(units: Sequence[Unit], comments: Sequence[int]) -> dict[int, str]:
    """Return the numbers that markup gives the units of ``comments`` and those near them; nothing where none has one.

    ``comments`` are the places of units, at least one, in order; so are those of what is returned.
    """
    near = range(max(0, comments[0] - _AROUND), min(len(units), comments[-1] + 1 + _AROUND))
    words = [numbered(units[at].hints) for at in near]
    for number_in, least in ((_number_in, 1), (_forum_number_in, 2)):
        found = {
            at: number for at, some in zip(near, words, strict=True) if some and (number := _first(some, number_in))
        }
        # "post-5255" around all of a page is its article's number, no comment's.
        if len({found[at] for at in comments if at in found}) >= least:
            return found
    return {}


def ancestry(hints: str) -> list[str]:
    """Return the numbers of the comments around a block, its own first."""
    return list(dict.fromkeys(filter(None, map(_number_in, numbered(hints)))))


def _first(words: Sequence[str], number_in: Callable[[str], str]) -> str:
    for word in words:
        number = number_in(word)
        if number:
            return number
    return ""


@lru_cache(maxsize=4096)  # the elements around all comments come again with each
def _number_in(word: str) -> str:
    """Return the number that a word of class or id gives a comment."""
    found = _OWN.fullmatch(word)
    return str(found[1] or found[2]) if found else ""


@lru_cache(maxsize=4096)
def _forum_number_in(word: str) -> str:
    """Return the number that a word of class or id gives a post."""
    found = _OF_FORUM.fullmatch(word)
    return str(found[2]) if found else ""
