# cython: boundscheck=False, wraparound=False
"""Which language a page is in: as declared, else by its commonest words."""

from __future__ import annotations

import re
from array import array
from functools import cache
from importlib import resources
from itertools import accumulate

from onrecord.clean.ascii import ALL, SPREAD

_LONGEST_WORD = 30  # characters
_HEAD = 2_000  # characters in which a script is looked for
_EASTERN, _LAST_EASTERN = 0x3040, 0xD7AF  # where there is none of these, there is none of the next three
_KANA = re.compile(r"[\u3040-\u30ff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
# Eight short stretches tell a page's language as one of 20,000 characters does (the public pages, 2026-11), in half the
# time, and a menu at its head tells less.
_STRETCHES, _STRETCH_CHARS = 8, 500
_TABLE = 0x600  # code points of which it is kept what they are: those of Latin, Greek and Cyrillic letters
_DOTTED, _SIGMA = "\u0130", "\u03a3"  # capitals whose small letters are two, or depend on what follows
_LOWER = array(
    "H", [ord(chr(n).lower()[0]) if chr(n).isalnum() and not chr(n).isdecimal() else 0 for n in range(_TABLE)]
)
_SLOTS, _SHIFT = 4096, 52  # a table that is a sixth full
_STEP = 31
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
    counting = Counting(_common_words())
    for each in stretches:
        counting.read(each)
    script = _by_script(" ".join(stretches)) if counting.is_eastern else ""
    if script:
        return script, True
    votes = counting.votes()
    if not votes:
        return "", False
    first = max(votes, key=lambda code: (votes[code], code))
    most = votes.pop(first)
    second = max(votes.values(), default=0)
    words = counting.words
    if most < 4 or most * 25 < words or most <= second:
        return "", False
    return first, most >= 20 and most >= second * 1.3 and most * 10 >= words


class CommonWords:
    """The common words of all languages in a table, in which a word is found by its letters without being written."""

    def __init__(self, known: dict[str, frozenset[str]]) -> None:
        self.languages = sorted({code for each in known.values() for code in each})
        self.words = sorted(known)
        self.longest = max(map(len, known))
        self.letters = array("I", [ord(letter) for word in self.words for letter in word])
        self.begins = array("i", _sums([len(word) for word in self.words]))
        of_each = [sorted(map(self.languages.index, known[word])) for word in self.words]
        self.spoken = array("i", [place for each in of_each for place in each])  # places among the languages
        self.spoken_begins = array("i", _sums([len(each) for each in of_each]))
        self.slots = array("i", [-1]) * _SLOTS  # numbers of words
        for number, word in enumerate(self.words):
            key = 0
            for letter in word:
                key = (key * _STEP + ord(letter)) & ALL
            at = (key * SPREAD & ALL) >> _SHIFT
            while self.slots[at] >= 0:
                at = (at + 1) % _SLOTS
            self.slots[at] = number


class Counting:
    """Counts the common words of each language in one stretch of a page after the other."""

    def __init__(self, common: CommonWords) -> None:
        self.common = common
        self.letters, self.begins, self.slots = common.letters, common.begins, common.slots
        self.spoken, self.spoken_begins = common.spoken, common.spoken_begins
        self.lower = _LOWER
        self.longest = common.longest
        self.counted = self.counts = array("q", [0]) * len(common.languages)
        self.words = 0
        self.is_eastern = False  # it has letters from the first kana on
        self.word = array("I", [0]) * _LONGEST_WORD  # letters of the one that is read

    def votes(self) -> dict[str, int]:
        """Return how many common words of each language there are, where there is any."""
        return {code: count for code, count in zip(self.common.languages, self.counted, strict=True) if count}

    def read(self, text: str) -> None:
        """Count the words of a stretch: runs of letters; of a very long one each part is one."""
        if _DOTTED in text or _SIGMA in text:
            text = text.lower()
        lower, word = self.lower, self.word
        size = key = 0
        for sign in text:
            code = ord(sign)
            if code < _TABLE:
                letter = lower[code]
            else:
                letter = ord(sign.lower()) if sign.isalnum() and not sign.isdecimal() else 0
                self.is_eastern = self.is_eastern or _EASTERN <= code <= _LAST_EASTERN
            if letter:
                if size == _LONGEST_WORD:
                    self._end_word(size, key)
                    size = key = 0
                word[size] = letter
                size += 1
                key = (key * _STEP + letter) & ALL
            elif size:
                self._end_word(size, key)
                size = key = 0
        if size:
            self._end_word(size, key)

    def _end_word(self, size: int, key: int) -> None:
        """Count a word of so many letters, which are a number together."""
        self.words += 1
        if size > self.longest:
            return
        at = (key * SPREAD & ALL) >> _SHIFT
        while self.slots[at] >= 0:
            if self._is(self.slots[at], size):
                self._count(self.slots[at])
                break
            at = (at + 1) % _SLOTS

    def _is(self, number: int, size: int) -> bool:
        """Tell whether the word that was read is the common word of that number."""
        begins = self.begins[number]
        if self.begins[number + 1] - begins != size:
            return False
        for at in range(size):  # noqa: SIM110 - compiled, a generator over conditions goes wrong
            if self.letters[begins + at] != self.word[at]:
                return False
        return True

    def _count(self, number: int) -> None:
        for at in range(self.spoken_begins[number], self.spoken_begins[number + 1]):
            self.counts[self.spoken[at]] += 1


@cache
def _common_words() -> CommonWords:
    return CommonWords(function_words())


def _sums(sizes: list[int]) -> list[int]:
    """Return where each of things of these sizes begins, one after the other, and where the last ends."""
    return [0, *accumulate(sizes)]


def _by_script(text: str) -> str:
    sample = text[:_HEAD]
    letters = sum(map(str.isalpha, sample)) or 1
    if len(_HANGUL.findall(sample)) * 3 > letters:
        return "ko"
    han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
    if (han + kana) * 3 > letters:
        return "ja" if kana * 10 > han else "zh"
    return ""
