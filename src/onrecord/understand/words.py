"""Words of a text with their places: the tokens that everything in this stage counts in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Shortened words that keep their full stop. Those of the first line never end a sentence: a name or number follows.
TITLES = (
    "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Cpl Sgt Adm Cmdr Brig Sen Rep Gov Rev Hon Pres Amb Supt Insp Messrs St Mt Ft"
)
SHORT = (
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Jr Sr Inc Ltd Co Corp Bros v vs etc No Nos Vol Fig approx est "
    "Ave Blvd Rd Dept Univ Assn pp Art cf al Mass Calif Fla Ill Ala Ariz Ark Colo Conn Ga Ind Kan Ky La Md Mich Minn "
    "Mo Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo"
)

_ATTACHED = "|".join((TITLES + " " + TITLES.upper() + " " + SHORT).split())
_LETTERS = r"[^\W\d_][\w\u0300-\u036f\u00ad\u200b-\u200d\ufeff]*"
_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]{{1,500}}            # address
    | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,63}}){{1,8}} # mail address
    | @\w{{1,40}}                                       # handle
    | [A-Z]-(?:[^\W\d_]\.){{2,4}}(?=\))                # (D-N.C.)
    | Ph\.[ ]?D\.
    | (?:[^\W\d_]\.){{2,9}}(?:-\w+)*                    # U.S., a.m., U.S.-led
    | (?:{_ATTACHED})\.(?=[\s\u00a0,;:)A-Z]|$)          # Mr. Jan. Inc.
    | [^\W\d_]\.(?=[\s\u00a0]*[A-Z“"‘(])(?<=[A-Z]\.)    # initials: J.
    | \d+(?:[.,:]\d+)*(?:[^\W\d_]+|%)?(?:-{_LETTERS})*  # 1,000 3.5 7th 55% 9am 30-year
    | {_LETTERS}(?:[-‐‑'’]\w+|‘(?:s|t|re|ve|ll|d|m)\b)* # word, well-known, O'Brien, don't
    | \.{{2,}} | …                                      # ellipsis
    | -{{2,}}
    | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:n['’‘]t|['’‘](?:s|S|re|ve|ll|d|m))$")

# Letters that captures mix into Latin words: Cyrillic and Greek look-alikes ("Сonsidering" began with a Cyrillic Es).
_LOOKALIKES = str.maketrans("АВСЕНІЈКМОРЅТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABCEHIJKMOPSTXaeopcyxijsABEZHIKMNOPTYX")
_INVISIBLE = {ord(c): None for c in "\u00ad\u200b\u200c\u200d\ufeff"}
_HAS_LATIN = re.compile(r"[A-Za-z]")


def listed(words: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(words.split())


class Token(NamedTuple):
    """One word or mark. ``start`` and ``end`` count code points of the page."""

    start: int
    end: int
    text: str  # as it stands on the page
    lower: str  # folded: lower case, straight apostrophes, no look-alike letters or invisible signs
    tag: str  # a Universal Dependencies class: NOUN, PROPN, VERB, PUNCT …; "" before tagging

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.lower in ("'s", "n't", "'re", "'ve", "'ll", "'d", "'m")


def folded(word: str) -> str:
    """Return ``word`` as `Token.lower` has it."""
    if word.isascii():
        return word.lower()
    word = word.translate(_INVISIBLE)
    if _HAS_LATIN.search(word):
        word = word.translate(_LOOKALIKES)
    if len(word) > 1:  # alone it opens a quotation
        word = word.replace("‘", "'")
    return word.replace("’", "'").lower()


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of ``text`` from ``start`` to ``end``, untagged. Linear in their number."""
    for match in _TOKEN.finditer(text, start, end):
        at, stop = match.span()
        word = match.group()
        if ("'" in word or "’" in word or "‘" in word) and (clitic := _CLITIC.search(word)) and clitic.start():
            cut = at + clitic.start()
            yield Token(at, cut, text[at:cut], folded(text[at:cut]), "")
            at, word = cut, clitic.group()
        yield Token(at, stop, word, folded(word), "")
