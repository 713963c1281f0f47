"""Words and phrases of pages, by what they tell; the knowledge is data/page_words.tsv."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources


@cache
def words_of(*kinds: str) -> frozenset[str]:
    """Return the words and phrases of some kinds, in lower case; the file's head says which kinds there are."""
    text = resources.files("onrecord").joinpath("data", "page_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for row_kind, words in rows if row_kind in kinds for word in words.split("|"))


def any_in(parts: tuple[str, ...], text: str) -> bool:
    """Tell whether one of ``parts`` stands in ``text``, letter for letter."""
    for part in parts:  # noqa: SIM110 - compiled, a loop is all it takes
        if part in text:
            return True
    return False


def begins_word(parts: tuple[str, ...], text: str) -> bool:
    """Tell whether a word in ``text`` begins with one of ``parts``, letter for letter."""
    for part in parts:
        at = text.find(part)
        while at >= 0:
            if at == 0 or not _is_word(text[at - 1]):
                return True
            at = text.find(part, at + 1)
    return False


def has_word(words: tuple[str, ...], text: str) -> bool:
    """Tell whether one of ``words`` stands in ``text`` by itself, letter for letter."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if (at == 0 or not _is_word(text[at - 1])) and (end == len(text) or not _is_word(text[end])):
                return True
            at = text.find(word, at + 1)
    return False


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


@cache
def any_of(kind: str) -> str:
    """Return a pattern that matches any word or phrase of one kind, longer ones first, blanks as any white space."""
    rests: dict[str, list[str]] = {}
    for phrase in sorted(words_of(kind), key=lambda phrase: (-len(phrase), phrase)):
        rests.setdefault(phrase[0], []).append(re.escape(phrase[1:]).replace("\\ ", r"\s+"))
    # Under their first letters: at most places none of these stands, and not every phrase is tried in turn.
    either = "|".join(rf"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in rests.items())
    return rf"(?<!\w)(?=[{''.join(map(re.escape, rests))}])(?:{either})(?!\w)"
