"""Which legacy encoding a text is in, from its letters: each reading is judged as a text of the languages it serves.

A guess by byte statistics alone is weak on one paragraph. Here each encoding's reading must show the letters of a
language in their usual shares (`data/letters.tsv`), and that language's common words: a sentence is enough.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from math import log

from onrecord.clean.language import function_words

SAMPLE_BYTES = 8_192  # of lines that hold bytes beyond ASCII
SURE = (
    -6.5
)  # likelihood per byte beyond ASCII, in nats: right readings of one sentence lie above -5, wrong ones below -7

_HIGH = re.compile(rb"[\x80-\xff]")
_BEYOND = re.compile(r"[^\x00-\x19\x1b-\x7f]")  # 0x1a: what some codecs put for a byte without meaning
_AROUND = 2_000  # bytes before and after one beyond ASCII that its line may lend
_LETTERS = re.compile(rb"[A-Za-z\x1a\x80-\xff]+")
_WORD = re.compile(r"[^\W\d_]{1,30}")
_MARKS = frozenset("“”‘’„‚«»‹›–—…•·°§©®™€£\u00a0´²³½×º ª¿¡№־،؛؟\u200e\u200f、。「」『』・，：；！？（）《》ー　")
_SMALL = "a-zà-öø-ÿа-яα-ωёіїєąćęłńśźżčěřšůž"
_MIXED = re.compile(f"[{_SMALL}](?:[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]|[¡¿¹²³¼½¾¤¦¬¯±¶¸¨µ])")  # what misreading makes of a word
_WORD_WORTH = 2.0  # nats that a common word of the language speaks for it
_NEXT_WORTH = 0.7  # nats by which each encoding of a language is likelier than the one after it
_AHEAD, _AHEAD_IN_ALL = 0.4, 15.0  # nats, a byte and in all, by which a declaration is outdone
_OF_CAPITALS = 8.0  # nats against a text written in capitals throughout
_OF_MARK, _OF_NONE, _OF_LETTER, _OF_OTHER = -3.5, -14.0, -9.5, -8.0


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding, and how well its reading looks."""

    encoding: str
    likelihood: float  # nats for each byte beyond ASCII; common words raise it above 0


@dataclass(frozen=True)
class _Letters:
    language: str
    worth: dict[str, float]  # letter -> nats
    in_capitals: dict[str, float]  # the same, of a text that is written in capitals throughout
    words: frozenset[str]
    encodings: tuple[str, ...]


def guessed(data: bytes) -> Guess | None:
    """Return the likeliest legacy encoding of ``data``; None where it holds nothing but ASCII."""
    sample, high = _sample(data)
    return _best(sample, high) if high else None


def likelier(data: bytes, declared: str) -> str:
    """Return the encoding whose reading of ``data`` leaves that of ``declared`` far behind, "" where none does."""
    sample, high = _sample(data)
    if not high:
        return ""
    best, held = _best(sample, high), likelihood(data, declared)
    ahead = best.likelihood - held
    return best.encoding if best.likelihood > SURE and ahead > _AHEAD and ahead * high > _AHEAD_IN_ALL else ""


def _best(sample: bytes, high: int) -> Guess:
    readings: dict[str, _Reading] = {}
    best = Guess("cp1252", -99.0)
    for letters in _tables():
        for place, encoding in enumerate(letters.encodings):
            if encoding not in readings:
                readings[encoding] = _read(sample, encoding)
            score = (readings[encoding].worth(letters) - place * _NEXT_WORTH) / high
            if score > best.likelihood:
                best = Guess(encoding, score)
    return best


def likelihood(data: bytes, encoding: str) -> float:
    """Return how well ``data`` reads in ``encoding``, as `Guess` says; 0 where all is ASCII."""
    sample, high = _sample(data)
    if not high:
        return 0.0
    reading = _read(sample, encoding)
    return max(reading.worth(letters) for letters in _tables()) / high


def _sample(data: bytes) -> tuple[bytes, int]:
    """Return lines with bytes beyond ASCII, and how many such bytes they hold."""
    held: list[bytes] = []
    size = at = 0
    # A pattern for the whole line would try each place of a long line without such a byte 2,000 times.
    while size < SAMPLE_BYTES and (found := _HIGH.search(data, at)):
        high = found.start()
        start = max(at, high - _AROUND)
        start = max(start, data.rfind(b"\n", start, high) + 1)
        end = data.find(b"\n", high, high + _AROUND)
        at = end if end >= 0 else high + _AROUND
        held.append(data[start:at])
        size += len(held[-1])
    sample = b"\n".join(held)
    return sample, len(_HIGH.findall(sample))


@dataclass(frozen=True)
class _Reading:
    letters: Counter[str]  # beyond ASCII
    words: Counter[str]
    is_in_capitals: bool  # most of the letters are
    mixed: int  # a capital or a sign after a small letter

    def worth(self, letters: _Letters) -> float:
        seen = self._seen(letters.worth)
        if self.is_in_capitals:
            seen = max(seen, self._seen(letters.in_capitals) - _OF_CAPITALS)
        common = sum([self.words[word] for word in self.words.keys() & letters.words])
        return seen + common * _WORD_WORTH - self.mixed * 3.0

    def _seen(self, known: dict[str, float]) -> float:
        return sum(times * (known[each] if each in known else _other(each)) for each, times in self.letters.items())


@lru_cache(maxsize=4)
def _parted(sample: bytes) -> tuple[bytes, _Reading]:
    """Return the words of ``sample`` that hold bytes beyond ASCII, and a reading of all others."""
    words = _LETTERS.findall(sample)
    rest = [word for word in words if word.isalpha()]  # of bytes: letters of ASCII alone
    return b" ".join([word for word in words if not word.isalpha()]), _reading(b" ".join(rest).decode("ascii"))


def _read(sample: bytes, encoding: str) -> _Reading:
    if not _is_of_single_bytes(encoding):
        return _reading(sample.decode(encoding, "replace"))
    # Such encodings differ in bytes beyond ASCII alone: what else is there is read once for all fifty.
    beyond, rest = _parted(sample)
    read = _reading(beyond.decode(encoding, "replace"))
    return _Reading(read.letters, read.words + rest.words, read.is_in_capitals, read.mixed + rest.mixed)


def _reading(text: str) -> _Reading:
    letters = Counter(_BEYOND.findall(text))
    words = Counter(map(str.lower, _WORD.findall(text)))
    capitals = sum(times for each, times in letters.items() if each.isupper())
    return _Reading(letters, words, capitals * 2 > letters.total(), len(_MIXED.findall(text)))


@cache
def _is_of_single_bytes(encoding: str) -> bool:
    """Tell whether each byte is a character in it, those of ASCII as there."""
    every = bytes(range(256)).decode(encoding, "replace")
    return len(every) == 256 and every[:128].isascii() and every[:128].encode() == bytes(range(128))


@lru_cache(maxsize=20_000)
def _other(letter: str) -> float:
    """Return how likely a character is that the language has not."""
    kind = unicodedata.category(letter)
    if letter == "\ufffd" or kind in ("Cc", "Co", "Cn", "Cs"):
        return _OF_NONE
    if letter in _MARKS:
        return _OF_MARK
    if "\u4e00" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" or "\u3040" <= letter <= "\u30ff":
        return _OF_LETTER
    if "\uff01" <= letter <= "\uff5e":
        return -5.0  # full width letters and digits
    if "\uff61" <= letter <= "\uff9f" or "\u2500" <= letter <= "\u259f":
        return _OF_NONE  # half width kana and boxes: what misreading makes, hardly ever what was written
    return _OF_LETTER if kind[0] in "LM" else _OF_OTHER


@cache
def _tables() -> tuple[_Letters, ...]:
    return tuple(_rows())


def _rows() -> Iterator[_Letters]:
    common: dict[str, set[str]] = {}
    for word, languages in function_words().items():
        for language in languages:
            common.setdefault(language, set()).add(word)
    for line in resources.files("onrecord").joinpath("data", "letters.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, letters, words, encodings, _ = line.split("\t")
        letters = letters.encode("latin-1", "backslashreplace").decode("unicode_escape")
        named = frozenset(words.split()) | frozenset(common.get(language, ()))
        known = tuple(each for each in encodings.split() if _is_known(each))
        worth = _worths(letters)
        swapped = {each: worth.get(each.swapcase(), nats) for each, nats in worth.items()}
        yield _Letters(language, worth, swapped, named, known)


def _worths(letters: str) -> dict[str, float]:
    """Return the nats of each letter: shares fall with their rank (Zipf), capitals are rarer by six."""
    total = sum(1 / (rank + 3) for rank in range(len(letters)))
    small = {each: log(1 / (rank + 3) / total) for rank, each in enumerate(letters)}
    large = {each.upper(): nats - log(6) for each, nats in small.items() if len(each.upper()) == 1}
    return {**large, **small}


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
