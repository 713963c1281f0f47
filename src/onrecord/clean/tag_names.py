"""The signs and names of a tag, as the HTML standard tells them (WHATWG HTML, 13.2.5)."""

from __future__ import annotations

from onrecord.clean.ascii import (
    BLANK,
    CAPITAL_A,
    CAPITAL_Z,
    FORM,
    LINE,
    MORE,
    RETURN,
    SLASH,
    SMALL_A,
    SMALL_Z,
    TAB,
)

_LONGEST_NAME = 100  # characters


def small(name: str) -> str:
    """Return a name in small letters: those of ASCII alone, as names of markup are compared."""
    if len(name) <= _LONGEST_NAME and is_small(name):
        return name
    if name.isascii():
        return name.lower()[:_LONGEST_NAME]
    return "".join([each.lower() if each.isascii() else each for each in name[:_LONGEST_NAME]])


def is_small(name: str) -> bool:
    """Tell whether all is ASCII without capitals."""
    for sign in name:  # noqa: SIM110 - compiled, a generator over characters goes wrong
        if "A" <= sign <= "Z" or sign >= "\x80":
            return False
    return True


def is_letter(sign: int) -> bool:
    return SMALL_A <= sign <= SMALL_Z or CAPITAL_A <= sign <= CAPITAL_Z


def is_white(sign: int) -> bool:
    return sign in (BLANK, LINE, TAB, RETURN, FORM)


def ends_name(sign: int) -> bool:
    return sign in (MORE, SLASH) or is_white(sign)
