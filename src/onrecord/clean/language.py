"""Which language a page is in: as declared, else by its commonest words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

_LONGEST_WORD = 30  # characters
_HEAD = 2_000  # characters in which a script is looked for
_EASTERN = re.compile("[\u3040-\uffff]")  # where there is none of these, there is none of the next three
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
# Eight short stretches tell a page's language as one of 20,000 characters does (the public pages, 2026-11), in half the
# time, and a menu at its head tells less.
_STRETCHES, _STRETCH_CHARS = 8, 500
_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.I | re.S)


def language_of(text: str, declared: str = "") -> str:
    """Return the ISO 639-1 code of a page's language; "" where neither its words nor what it declares tell it.

    The words win where they are many and clear: a theme's lang="en-US" often stands on pages of other languages.
    """
    found = _CODE.fullmatch(declared.strip())
    said = found.group(1).lower() if found else ""
    heard, sure = _heard(_sample(text))
    if heard and (sure or not said):
        return heard
    return said


@cache
def function_words() -> dict[str, frozenset[str]]:
    """Return the languages each common word belongs to."""
    lines = resources.files("onrecord").joinpath("data", "function_words.tsv").read_text("utf-8").splitlines()
    languages: dict[str, set[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            code, words, _ = line.split("\t")
            for word in words.split():
                languages.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in languages.items()}


def _sample(text: str) -> str:
    """Return stretches of ``text`` from its first character to the 20,000th."""
    text = text[:20_000]
    if len(text) <= _STRETCHES * _STRETCH_CHARS:
        return text
    apart = (len(text) - _STRETCH_CHARS) // (_STRETCHES - 1)
    return " ".join(text[n * apart : n * apart + _STRETCH_CHARS] for n in range(_STRETCHES))


def _heard(text: str) -> tuple[str, bool]:
    """Return the language whose common words the text holds most of, and whether that is beyond doubt."""
    script = _by_script(text)
    if script:
        return script, True
    votes: dict[str, int] = {}
    words = _votes(text.lower(), function_words(), votes)
    if not votes:
        return "", False
    first = max(votes, key=lambda code: (votes[code], code))
    most = votes.pop(first)
    second = max(votes.values(), default=0)
    if most < 4 or most * 25 < words or most <= second:
        return "", False
    return first, most >= 20 and most >= second * 1.3 and most * 10 >= words


def _votes(text: str, known: Mapping[str, frozenset[str]], votes: dict[str, int]) -> int:
    """Count in ``votes`` the common words of each language; return how many words there are in all.

    A word is a run of letters; of a longer one than any common word each part is one.
    """
    words = 0
    size = len(text)
    at = 0
    while at < size:
        start = at
        while at < size and at - start < _LONGEST_WORD and text[at].isalnum() and not text[at].isdecimal():
            at += 1
        if at == start:
            at += 1
            continue
        words += 1
        codes = known.get(text[start:at])
        if codes is not None:
            for code in codes:
                votes[code] = votes.get(code, 0) + 1
    return words


def _by_script(text: str) -> str:
    if not _EASTERN.search(text, 0, _HEAD):
        return ""
    sample = text[:_HEAD]
    letters = sum(map(str.isalpha, sample)) or 1
    if len(_HANGUL.findall(sample)) * 3 > letters:
        return "ko"
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    if (han + kana) * 3 > letters:
        return "ja" if kana * 10 > han else "zh"
    return ""
