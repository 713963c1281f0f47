"""Captured words on a terminal: shown, never obeyed."""

from __future__ import annotations

# A page may hold the codes that colour a terminal, move its cursor, set its title or turn the direction of a line.
# Line ends and tabs stay: who prints a single line replaces them first.
_OBEYED = {
    **dict.fromkeys((*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)), "\ufffd"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
}


def shown(text: str) -> str:
    """Return ``text`` with every character that a terminal would obey as a mark, one for one."""
    return text.translate(_OBEYED)


def line(text: str) -> str:
    """Return ``text`` as `shown` on one line."""
    return shown(" ".join(text.split("\n")).replace("\t", " "))


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: ``1 article``, ``2 articles``."""
    return f"{count} {noun if count == 1 else noun + 's'}"
