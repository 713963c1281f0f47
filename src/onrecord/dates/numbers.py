"""Numbers and years spelled out: ``twenty-two``, ``nineteen eighty-four``, ``two thousand and five``."""

from __future__ import annotations

import re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_COUNTS = _SMALL | {"a": 1, "an": 1, "a single": 1, "a couple of": 2, "a couple": 2, "a dozen": 12}
_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_ten, _one = "|".join(_TENS), "|".join(_ONES[1:10])
_any = "|".join(sorted(_SMALL, key=len, reverse=True))
_BELOW_100 = rf"(?:(?:{_ten})[\s-]{{1,3}}(?:{_one})|{_any})(?!\w)"

COUNT = rf"(?:\d{{1,4}}|(?:{_ten})[\s-]{{1,3}}(?:{_one})|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|(?:{'|'.join(sorted(_ORDINALS[1:], key=len, reverse=True))}|twenty-first))"
SPELLED_YEAR = (
    rf"(?:(?P<thousand>two thousand)(?:[\s-](?:and[\s-])?(?P<over>{_BELOW_100}))?"
    rf"|(?P<century>sixteen|seventeen|eighteen|nineteen|twenty)[\s,-]{{1,3}}(?:oh[\s-])?(?P<rest>hundred|{_BELOW_100}))"
)


def count_of(words: str) -> int:
    """Return the number that a match of `COUNT` says."""
    return int(words) if words.isdigit() else _COUNTS.get(words) or _below_100(words)


def ordinal_of(words: str) -> int:
    """Return the number that a match of `ORDINAL` says: 3 for "third" and for "3rd"."""
    if words[0].isdigit():
        return int(words[:-2])
    return 21 if words == "twenty-first" else _ORDINALS.index(words)


def year_of(match: re.Match[str]) -> int | None:
    """Return the year that a match of `SPELLED_YEAR` says; None where it says another number: "twenty two"."""
    if match["thousand"]:
        return 2000 + (_below_100(match["over"]) if match["over"] else 0)
    if match["rest"] == "hundred":
        return 100 * _SMALL[match["century"]]
    rest = _below_100(match["rest"])
    # "twenty five" counts; "twenty oh five" and "twenty fifteen" are years.
    return 100 * _SMALL[match["century"]] + rest if rest > 9 or " oh" in match[0] else None


def _below_100(words: str) -> int:
    return sum(_SMALL[word] for word in re.split(r"[\s-]+", words))
