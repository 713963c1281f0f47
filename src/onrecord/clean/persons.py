"""Names of persons in a line of credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from onrecord.clean.press import folded, is_domain, known, looks_like_outlet
from onrecord.clean.wording import any_in, words_of
from onrecord.spans import Span

_SPLIT = re.compile(
    r"(?=[^\w'’\"“”-])(?:[,;|/•·&\n+()>\[\]»«…]|:\s|\s[–—-]+(?=\s|$)|[–—]{1,3}|\s\.\s|(?<=[a-zà-ÿ]{3})\.\s|"
    r"\s(?:and|And|AND|und|Und|UND|et|ET|y|e|og|och|en|with|mit|avec|con|и|i|و)\s)"
)
# Handles and addresses; and buttons and offices that flattening has glued to a name ("Jane DoeStaff Writer").
_GONE = re.compile(r"\S+@\S+\.\w+|@\w+|https?://\S+|www\.\S+", re.IGNORECASE)
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?=(?:Contribut|January|February|March|April|May|June|July|August|September|October|November|December|\d{1,4}(?![^\W\d_])))"
)
_HUMP = re.compile(r"([A-ZÀ-Ý](?<=[a-zà-ÿ].)[a-zà-ÿ]+)")
_JUNIOR = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_HONOUR = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Rev|Dipl|Ing)\b\.?[\s-]*)+", re.IGNORECASE)
_HANDLE = re.compile(r"[^\W\d_][\w.’'-]{1,24}")
_POSSESSIVE = ("'s", "’s")  # "Ann Example's Most Recent Stories"
_MOST_WORDS = 5


@cache
def first_names() -> frozenset[str]:
    """Return common first names, in lower case."""
    text = resources.files("onrecord").joinpath("data", "firstnames.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(name.lower() for row in rows if len(row) > 1 for name in row[1].split())


def persons(text: str, start: int = 0, *, alone: bool = False) -> Iterator[tuple[Span, str]]:
    """Yield the persons that a line of credits names, each with its place; roles, places, outlets and handles left out.

    ``start`` is the place of ``text`` on its page. With ``alone`` the first name may be a single word.
    """
    for at, _, found in pieces(text, alone=alone):
        if found is not None:
            begin = start + at + found[0]
            yield Span(begin, begin + len(found[1])), " ".join(found[1].split())


def pieces(text: str, *, alone: bool = False) -> Iterator[tuple[int, str, tuple[int, str] | None]]:
    """Yield the pieces of a line of credits: where each begins, its words, and where in it which name begins it."""
    text = _without_addresses(text[:400])
    before = False
    for at, chunk in _chunks(text):
        found = _leading_name(chunk, alone=alone)
        if found is not None and before and not surely_name(found[1]) and _is_role(chunk, found):
            found = None
        yield at, chunk, found
        before = before or found is not None
        alone = alone and not chunk.strip()


def _without_addresses(text: str) -> str:
    if not any_in(("@", "://", "w.", "W."), text):
        return text
    return _GONE.sub(lambda gone: ";" + " " * (len(gone[0]) - 1), text)


def _is_role(chunk: str, found: tuple[int, str]) -> bool:
    """Tell whether what looks like a further name is an office: "National Political Writer", "AP Auto Writer"."""
    after = chunk[found[0] + len(found[1]) :].split()
    return (bool(after) and after[0].lower().strip(".,") in words_of("office")) or bool(known(found[1].split()[0]))


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for cut in _SPLIT.finditer(text):
        yield at, text[at : cut.start()]
        at = cut.end()
    yield at, text[at:]


def _leading_name(chunk: str, *, alone: bool) -> tuple[int, str] | None:
    """Return the name a piece of a line begins with, and where; None where it begins with none."""
    piece = chunk[: _glued_at(chunk)]
    begin = len(piece) - len(piece.lstrip(" .'’\"“”*_~-–—:"))
    if alone and len(chunk.split()) <= 2 and is_handle(chunk.strip()):
        return chunk.index(chunk.strip()), chunk.strip()
    if piece[begin : begin + 1] in "DPMRSIdpmrsiſıİ" and (honour := _HONOUR.match(piece, begin)):
        begin = honour.end()
    end = begin
    words: list[str] = []
    for match in re.finditer(r"\S+", piece[begin:]):
        word = match[0]
        if not _fits(word, first=not words) or _is_office(word, first=not words):
            break
        words.append(word)
        end = begin + match.end()
        if word[-1] in ",:;":
            break
    while len(words) > 1 and words[-1].islower() and words[-1] in words_of("particle") - {"y", "e"}:
        end = begin + piece[begin:end].rindex(words.pop())
    half = len(words) // 2
    if half and words[:half] == words[half:]:  # flattening doubles names: once for the link, once for the picture
        end = begin + len(" ".join(words[:half]))
    name = piece[begin:end].rstrip(" ,;:*_–—-\"”’'")
    if not words and alone and (handle := _HANDLE.match(piece, begin)):
        name = handle[0]
    rest = piece[begin + len(name) :].split()
    # "Veska Today": a word of capitals goes on, so the first one is no pen name
    goes_on = bool(rest) and rest[0][0].isupper() and _fits(rest[0], first=True)
    goes_on = goes_on and rest[0].lower() not in words_of("says")
    return (begin, name) if is_name(name, alone=alone and len(rest) <= 4 and not goes_on) else None


def _glued_at(chunk: str) -> int:
    """Return where an office or a button begins that flattening has glued to a name ("Jane DoeBusiness Columnist")."""
    if not _has_hump(chunk):
        return len(chunk)
    for hump in _HUMP.finditer(chunk):
        word = hump[1].lower()
        after = chunk[hump.end() :].split(maxsplit=1)
        if word in words_of("office", "says") or (
            after and len(word) > 3 and after[0].lower().strip(".,") in words_of("office")
        ):
            return hump.start()
    glued = _GLUED.search(chunk)
    return glued.start() if glued else len(chunk)


def _has_hump(chunk: str) -> bool:
    """Tell whether a small letter of a Western script stands right before a capital or a digit."""
    before = "A"
    for letter in chunk:
        if ("a" <= before <= "z" or "à" <= before <= "ÿ") and ("A" <= letter <= "Z" or "À" <= letter <= "Ý"):
            return True
        if letter.isdecimal() and ("a" <= before <= "z" or "à" <= before <= "ÿ"):
            return True
        before = letter
    return False


def _is_token(word: str) -> bool:
    """Tell whether a word is made of letters, with points, apostrophes and hyphens between or behind them."""
    is_first = True
    for letter in word:
        is_letter = letter.isalnum() and not letter.isdecimal()
        if not is_letter and (is_first or letter not in "'’.-‐"):
            return False
        is_first = False
    return not is_first


def _is_office(word: str, *, first: bool) -> bool:
    if not first and word.islower() and word in words_of("particle"):
        return False
    return word.lower().strip(".,:!") in words_of("office")


def is_handle(word: str) -> bool:
    """Tell whether one word can be the pen name of a writer: "jdoe", "Robin"."""
    small = word.lower() in words_of("particle", "by")
    return bool(_HANDLE.fullmatch(word)) and is_name(word, alone=True) and not is_domain(word) and not small


def is_name(name: str, *, alone: bool = False) -> bool:
    """Tell whether these words can be one person's name: two to five capitalised words, none of them an office."""
    words = name.split()
    if not words or len(words) > _MOST_WORDS or len(name) > 60 or known(name):
        return False
    if any(_is_office(w, first=not at) or w.lower() in words_of("platform") for at, w in enumerate(words)):
        return False
    if len(words) == 1:
        return alone and len(name) >= 2 and bool(_HANDLE.fullmatch(name))
    if not all(_fits(word, first=not at) for at, word in enumerate(words)):
        return False
    if len([word for word in words if word[0].isupper() or not word[0].isascii()]) < 2:
        return False
    return words[0].lower() in first_names() or not looks_like_outlet(name)


def surely_name(name: str) -> bool:
    """Tell whether these words are a name even where nothing says so: they begin with a first name we know."""
    first = re.split(r"[\s-]", name.strip(), maxsplit=1)[0].lower()
    return first in first_names() and 2 <= len(name.split()) <= 4 and is_name(name)


def same_person(one: str, other: str) -> bool:
    """Tell whether two bylines name one person, however they are written."""
    return folded(one) == folded(other)


def _fits(word: str, *, first: bool) -> bool:
    if not first and (word.lower() in words_of("particle") or _JUNIOR.fullmatch(word.rstrip(","))):
        return True
    if not _is_token(word) or word.endswith(_POSSESSIVE):
        return False
    return word[0].isupper() or word[0] in "'’" or not (word[0].isascii() or word[0].islower())
