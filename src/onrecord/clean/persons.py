"""Names of persons in a line of credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from onrecord.clean.press import folded, known, looks_like_outlet
from onrecord.clean.wording import words_of
from onrecord.spans import Span

_SPLIT = re.compile(
    r"\s*(?:[,;|/•·&\n+()>\[\]»«…]|:\s|\s[–—-]+(?=\s|$)|[–—]{1,3}|\s\.\s|(?<=[a-zà-ÿ]{3})\.\s|"
    r"\s(?:and|und|et|y|e|og|och|with|mit|avec|con|и|i|Updated|Published|Posted|Last|Photographs?|Fotos?|Translated)\s)\s*"
)
_PLACE = re.compile(r"\s+(?:in|aus|à|en|at|for|on|um|am|le|von|zu|du|of)\s.*\Z", re.DOTALL)
_DROP = re.compile(r"@\w+|\S+@\S+|https?://\S+|\b(?:www\.)\S+|\b(?:Follow|Twitter|Email)\b.*", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_JUNIOR = re.compile(r"(?:Jr|Sr|II|III|IV|PhD|Ph\.D|MD|M\.D|MBA|Esq)\.?")
_HONOUR = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Rev)\b\.?\s+)+", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W_]|['’.\-‐])*")


@cache
def first_names() -> frozenset[str]:
    """Return common first names, in lower case."""
    text = resources.files("onrecord").joinpath("data", "firstnames.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(name.lower() for row in rows if len(row) > 1 for name in row[1].split())


def persons(text: str, start: int = 0, *, alone: bool = False) -> Iterator[tuple[Span, str]]:
    """Yield the persons that a line of credits names, each with its place; roles, places, outlets and handles left out.

    ``start`` is the place of ``text`` on its page. With ``alone`` a single word may be a name: after "By" it is one.
    """
    for at, chunk in _chunks(text[:400]):
        name = _DROP.sub(" ", chunk)
        name = _PLACE.sub("", name) if len(name.split()) > 2 else name
        name = _HONOUR.sub("", name.strip(" .'’\"“”*_~-–—"))
        if not is_name(name, alone=alone):
            continue
        begin = chunk.find(name)
        if begin >= 0:
            place = start + at + begin
            yield Span(place, place + len(name)), " ".join(name.split())
        alone = False


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for cut in _SPLIT.finditer(text):
        yield at, text[at : cut.start()]
        at = cut.end()
    yield at, text[at:]


def is_name(name: str, *, alone: bool = False) -> bool:
    """Tell whether these words can be one person's name: two to five capitalised words, none of them an office."""
    words = name.split()
    if not words or len(words) > 5 or len(name) > 60 or known(name):
        return False
    if any(word.lower().strip(".,:!") in words_of("office") for word in words):
        return False
    if len(words) == 1:
        return alone and 2 <= len(name) <= 25 and bool(re.fullmatch(r"[\w.’'-]+", name)) and not name.isdigit()
    if not all(_fits(word) for word in words) or _DIGIT.search(name):
        return False
    capital = [word for word in words if word[0].isupper() and len(word.strip(".")) > 1]
    if len(capital) < 1 + (len(words) == 2 and not alone and len(words[0].strip(".")) > 2):
        return False
    return words[0].lower() in first_names() or not looks_like_outlet(name)


def surely_name(name: str) -> bool:
    """Tell whether these words are a name even where nothing says so: they begin with a first name we know."""
    first = re.split(r"[\s-]", name.strip(), maxsplit=1)[0].lower()
    return first in first_names() and len(name.split()) <= 4 and is_name(name)


def same_person(one: str, other: str) -> bool:
    """Tell whether two bylines name one person, however they are written."""
    return folded(one) == folded(other)


def _fits(word: str) -> bool:
    if word.lower() in words_of("particle") or _JUNIOR.fullmatch(word):
        return True
    return bool(_TOKEN.fullmatch(word)) and (word[0].isupper() or word[0] in "'’" or not word[0].isascii())
