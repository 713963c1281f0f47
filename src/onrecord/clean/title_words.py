# cython: boundscheck=False, wraparound=False
"""What the words of a title are worth: which of them the body has, and how often the page says all of them again."""

from __future__ import annotations

import re

from onrecord.clean.cues import beginnings, may_have
from onrecord.clean.lines import BODY, Line, Sheet
from onrecord.clean.wording import any_in

_THOUGHTS = re.compile(
    r"(?:thoughts?|responses?|comments?|repl(?:y|ies)|antworten?|kommentare?|gedanken?|réponses?|commentaires?|pensées?|"
    r"comentarios?|respuestas?|commenti|reacties?)\s(?:on|to|zu|auf|über|à|sur|en|a|su|op)\s[“”\"„«:]{0,2}\s?(?P<title>\S.{5,200})"
)
_ON = ("thought", "respon", "comment", "repl", "antwort", "komment", "gedanke", "répon", "pens", "coment", "respuest",
       "reacti")  # fmt: skip  # one of these stands in each that it matches
_STEMS_ON = beginnings(_ON)
_BODY_CHARS = 6_000
_LONG = 4  # letters of a word that is compared
_OUTLINES = 1 << 10
_ANY_OUTLINE = bytes([1]) * _OUTLINES


def in_body(sheet: Sheet, wanted: frozenset[str]) -> set[str]:
    """Return those of some words that stand in the beginning of the body."""
    first = sheet.body_first
    text = " ".join([line.text for line in sheet.within(first, min(sheet.body_end, first + 40)) if line.region is BODY])
    return _long_words(text[:_BODY_CHARS].casefold(), _outlines(wanted)) & wanted if wanted else set()


def _outlines(words: frozenset[str]) -> bytes:
    """Return 1 for the first letter and the length of each word, by which most others are told from them at once."""
    made = bytearray(_OUTLINES)
    for word in words:
        made[(ord(word[0]) * 31 + len(word)) % _OUTLINES] = 1
    return bytes(made)


def _long_words(text: str, outlines: bytes) -> set[str]:
    """Return the words of four letters or more in a text; of a body of words, those alone that ``outlines`` knows."""
    words: set[str] = set()
    begin = at = 0
    for letter in text:
        if not (letter.isalnum() or letter == "_"):
            if at - begin >= _LONG and outlines[(ord(text[begin]) * 31 + at - begin) % _OUTLINES]:
                words.add(text[begin:at])
            begin = at + 1
        at += 1
    if at - begin >= _LONG and outlines[(ord(text[begin]) * 31 + at - begin) % _OUTLINES]:
        words.add(text[begin:])
    return words


def said_again(sheet: Sheet, wanted: list[str]) -> list[int]:
    """Return how often each of the folded lines ``wanted`` stands on the page by itself, at least once.

    What the heading of the comments calls the article counts three times.
    """
    counts = dict.fromkeys(wanted, 0)
    for line in _alike(sheet.lines, [len(each) for each in wanted]):
        text = line.text.casefold()
        if text in counts:
            counts[text] += 1
    for line in _of_thoughts(sheet.lines, sheet.body_first):
        if match := _THOUGHTS.search(line.text.casefold()):
            named = match["title"].strip(" “”\"„«»'")
            if named in counts:
                counts[named] += 3
    return [max(1, counts[each]) for each in wanted]


def _alike(lines: tuple[Line, ...], sizes: list[int]) -> list[Line]:
    """Return the lines as short as titles are that may be of one of some ``sizes`` when their case is folded."""
    shown = bytearray(max(sizes, default=0) + 1)
    for each in sizes:
        shown[each] = 1
    found: list[Line] = []
    for line in lines:
        size = len(line.text)
        if 3 <= line.words <= 30 and ((size < len(shown) and shown[size]) or not line.text.isascii()):
            found.append(line)
    return found


def _of_thoughts(lines: tuple[Line, ...], first: int) -> list[Line]:
    """Return the short lines below that of number ``first`` that may be the heading of comments on an article."""
    found: list[Line] = []
    for line in lines:
        is_short = 3 <= line.words <= 30 and line.number > first
        if is_short and may_have(_STEMS_ON, line.text) and any_in(_ON, line.text.casefold()):
            found.append(line)
    return found


def long_words(text: str) -> set[str]:
    """Return the words of a title by which it is known again, their case folded."""
    return _long_words(text.casefold(), _ANY_OUTLINE)
