"""Which language a page is in: as declared, else by its commonest words."""

from __future__ import annotations

import re
from array import array
from functools import cache
from importlib import resources

_LONGEST_WORD = 30  # characters
_HEAD = 2_000  # characters in which a script is looked for
_EASTERN, _LAST_EASTERN = "\u3040", "\uffff"  # where there is none of these, there is none of the next three
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
    heard, sure = _heard(text)
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


def _stretches(text: str) -> list[str]:
    """Return stretches of ``text`` from its first character to the 20,000th."""
    text = text[:20_000]
    if len(text) <= _STRETCHES * _STRETCH_CHARS:
        return [text]
    apart = (len(text) - _STRETCH_CHARS) // (_STRETCHES - 1)
    return [text[n * apart : n * apart + _STRETCH_CHARS] for n in range(_STRETCHES)]


def _heard(text: str) -> tuple[str, bool]:
    """Return the language whose common words the text holds most of, and whether that is beyond doubt."""
    stretches = _stretches(text)
    script = _by_script(" ".join(stretches))
    if script:
        return script, True
    known, codes, longest = _numbered()
    counted = array("q", [0]) * len(codes)
    # One after the other, for hardly one is not of letters that take one byte each.
    words = sum([_count(f"{each.lower()} ", known, longest, counted) for each in stretches])
    votes = {code: count for code, count in zip(codes, counted, strict=True) if count}
    if not votes:
        return "", False
    first = max(votes, key=lambda code: (votes[code], code))
    most = votes.pop(first)
    second = max(votes.values(), default=0)
    if most < 4 or most * 25 < words or most <= second:
        return "", False
    return first, most >= 20 and most >= second * 1.3 and most * 10 >= words


@cache
def _numbered() -> tuple[dict[str, tuple[int, ...]], list[str], int]:
    """Return of each common word the places of its languages among those that follow, and how long the longest is."""
    known = function_words()
    codes = sorted({code for each in known.values() for code in each})
    return {word: tuple(map(codes.index, each)) for word, each in known.items()}, codes, max(map(len, known))


def _count(text: str, known: dict[str, tuple[int, ...]], longest: int, counted: array[int]) -> int:
    """Count the common words of each language; return how many words there are in a text that ends with a blank.

    A word is a run of letters; of a longer one than any common word each part is one.
    """
    words = start = at = 0
    for sign in text:
        if sign < "\x80":
            is_letter = "a" <= sign <= "z" or "A" <= sign <= "Z"
        else:
            is_letter = sign.isalnum() and not sign.isdecimal()
        if is_letter and at - start < _LONGEST_WORD:
            at += 1
            continue
        if at > start:
            words += 1
            if at - start <= longest:
                places = known.get(text[start:at])
                if places is not None:
                    for place in places:
                        counted[place] += 1
        start = at if is_letter else at + 1
        at += 1
    return words


def _has_eastern(text: str) -> bool:
    for sign in text:  # noqa: SIM110 - compiled, a generator over characters goes wrong
        if _EASTERN <= sign <= _LAST_EASTERN:
            return True
    return False


def _by_script(text: str) -> str:
    sample = text[:_HEAD]
    if not _has_eastern(sample):
        return ""
    letters = sum(map(str.isalpha, sample)) or 1
    if len(_HANGUL.findall(sample)) * 3 > letters:
        return "ko"
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    if (han + kana) * 3 > letters:
        return "ja" if kana * 10 > han else "zh"
    return ""
