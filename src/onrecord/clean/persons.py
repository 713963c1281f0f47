"""Names of persons in a line of credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from onrecord.clean.press import folded, is_domain, known, looks_like_outlet
from onrecord.clean.wording import any_in, words_of
from onrecord.spans import Span

# Handles and addresses; and buttons and offices that flattening has glued to a name ("Jane DoeStaff Writer").
_GONE = re.compile(r"\S+@\S+\.\w+|@\w+|https?://\S+|www\.\S+", re.IGNORECASE)
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?=(?:Contribut|January|February|March|April|May|June|July|August|September|October|November|December|\d{1,4}(?![^\W\d_])))"
)
_HUMP = re.compile(r"([A-ZÀ-Ý](?<=[a-zà-ÿ].)[a-zà-ÿ]+)")
_JUNIORS = frozenset([each + dot for each in ("Jr", "Sr", "II", "III", "IV") for dot in ("", ".")])
_HONOUR = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Rev|Dipl|Ing)\b\.?[\s-]*)+", re.IGNORECASE)
_BETWEEN = frozenset(
    ("and", "And", "AND", "und", "Und", "UND", "et", "ET", "y", "e", "og", "och", "en", "with", "mit", "avec", "con",
     "и", "i", "و")
)  # fmt: skip  # words that part names
_OFFICE, _PARTICLE, _SAYS = words_of("office"), words_of("particle"), words_of("says")
_PLATFORM, _NO_HANDLE = words_of("platform"), words_of("particle", "by")
_TRAILING = _PARTICLE - {"y", "e"}
_POSSESSIVE = ("'s", "’s")  # "Ann Example's Most Recent Stories"
_MOST_WORDS = 5
_LONGEST_HANDLE = 25  # characters


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
    at = 0
    while at >= 0:
        end, after = _next_cut(text, at)
        chunk = text[at:end]
        found = _leading_name(chunk, alone)
        if found is not None and before and not surely_name(found[1]) and _is_role(chunk, found):
            found = None
        yield at, chunk, found
        before = before or found is not None
        alone = alone and not chunk.strip()
        at = after


def _without_addresses(text: str) -> str:
    if not any_in(("@", "://", "w.", "W."), text):
        return text
    return _GONE.sub(lambda gone: ";" + " " * (len(gone[0]) - 1), text)


def _is_role(chunk: str, found: tuple[int, str]) -> bool:
    """Tell whether what looks like a further name is an office: "National Political Writer", "AP Auto Writer"."""
    after = chunk[found[0] + len(found[1]) :].split()
    return (bool(after) and after[0].lower().strip(".,") in _OFFICE) or known(found[1].split()[0]) is not None


def _next_cut(text: str, at: int) -> tuple[int, int]:
    """Return where from ``at`` on begins what parts two names, and its end; the text's own end and -1 where none is."""
    size = len(text)
    while at < size:
        end = 0 if text[at].isalnum() else _cut(text, at, size)
        if end:
            return at, end
        at += 1
    return size, -1


def _cut(text: str, at: int, size: int) -> int:
    """Return the end of what parts two names at ``at``, no letter; 0 where nothing does."""
    letter = text[at]
    if letter in ",;|/•·&\n+()>[]»«…":
        return at + 1
    end = at + 1
    if letter.isspace():
        while end < size and text[end] in "–—-":
            end += 1
        if end > at + 1:
            return end if end == size or text[end].isspace() else 0
        if end + 1 < size and text[end] == ".":
            return end + 2 if text[end + 1].isspace() else 0
        while end < size and end < at + 7 and not text[end].isspace():
            end += 1
        return end + 1 if end < size and text[end].isspace() and text[at + 1 : end] in _BETWEEN else 0
    if letter == "–" or letter == "—":
        while end < size and end < at + 3 and (text[end] == "–" or text[end] == "—"):
            end += 1
        return end
    if end == size or not text[end].isspace():
        return 0
    if letter == ":":
        return end + 1
    if letter == "." and at > 2 and _is_small(text[at - 1]) and _is_small(text[at - 2]) and _is_small(text[at - 3]):
        return end + 1
    return 0


def _is_small(letter: str) -> bool:
    return "a" <= letter <= "z" or "à" <= letter <= "ÿ"


def _leading_name(chunk: str, alone: bool) -> tuple[int, str] | None:
    """Return the name a piece of a line begins with, and where; None where it begins with none."""
    if not chunk or chunk.isspace():
        return None
    piece = chunk[: _glued_at(chunk)]
    begin = len(piece) - len(piece.lstrip(" .'’\"“”*_~-–—:"))
    if alone and len(chunk.split()) <= 2 and is_handle(chunk.strip()):
        return chunk.index(chunk.strip()), chunk.strip()
    if _may_honour(piece, begin) and (honour := _HONOUR.match(piece, begin)):
        begin = honour.end()
    words, end = _leading_words(piece, begin)
    while len(words) > 1 and words[-1].islower() and words[-1] in _TRAILING:
        end = begin + piece[begin:end].rindex(words.pop())
    half = len(words) // 2
    if half and words[:half] == words[half:]:  # flattening doubles names: once for the link, once for the picture
        end = begin + len(" ".join(words[:half]))
    name = piece[begin:end].rstrip(" ,;:*_–—-\"”’'")
    if not words and alone:
        name = piece[begin : _handle_end(piece, begin)] or name
    if not name:
        return None
    rest = piece[begin + len(name) :].split()
    # "Veska Today": a word of capitals goes on, so the first one is no pen name
    goes_on = bool(rest) and rest[0][0].isupper() and _fits(rest[0], True)
    goes_on = goes_on and rest[0].lower() not in _SAYS
    return (begin, name) if _is_name(name, alone and len(rest) <= 4 and not goes_on) else None


def _may_honour(text: str, at: int) -> bool:
    """Tell whether an honour may stand at ``at``: its first two letters do, in whatever case."""
    if at + 1 >= len(text):
        return False
    return text[at] in "DPMRSIdpmrsiſıİ" and text[at + 1] in "rRmMsSiIaAeEnNſıİ"


def _leading_words(piece: str, begin: int) -> tuple[list[str], int]:
    """Return the words from ``begin`` on that fit into a name, and where the last one ends."""
    words: list[str] = []
    end = at = begin
    size = len(piece)
    while at < size:
        while at < size and piece[at].isspace():
            at += 1
        start = at
        while at < size and not piece[at].isspace():
            at += 1
        word = piece[start:at]
        if not word or not _fits(word, not words) or _is_office(word, not words):
            break
        words.append(word)
        end = at
        if word[-1] in ",:;":
            break
    return words, end


def _glued_at(chunk: str) -> int:
    """Return where an office or a button begins that flattening has glued to a name ("Jane DoeBusiness Columnist")."""
    if not _has_hump(chunk):
        return len(chunk)
    for hump in _HUMP.finditer(chunk):
        word = hump[1].lower()
        after = chunk[hump.end() :].split(maxsplit=1)
        if word in _OFFICE or word in _SAYS or (after and len(word) > 3 and after[0].lower().strip(".,") in _OFFICE):
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


def _is_office(word: str, first: bool) -> bool:
    small = word.lower()
    if not first and small in _PARTICLE and word.islower():
        return False
    return small.strip(".,:!") in _OFFICE


def is_handle(word: str) -> bool:
    """Tell whether one word can be the pen name of a writer: "jdoe", "Robin"."""
    if not _is_pen_name(word) or word.lower() in _NO_HANDLE:
        return False
    return _is_name(word, True) and not is_domain(word)


def _is_pen_name(word: str) -> bool:
    return len(word) > 1 and _handle_end(word, 0) == len(word)


def _handle_end(text: str, at: int) -> int:
    r"""Return the end of a handle of two to 25 characters at ``at``, ``[^\W\d_][\w.’'-]{1,24}``; ``at`` without one."""
    end = at
    size = min(len(text), at + _LONGEST_HANDLE)
    while end < size and (text[end].isalnum() or text[end] in "_.’'-"):
        end += 1
    is_one = end > at + 1 and text[at].isalnum() and not text[at].isdecimal()
    return end if is_one else at


def is_name(name: str) -> bool:
    """Tell whether these words can be one person's name: two to five capitalised words, none of them an office."""
    return _is_name(name, False)


def _is_name(name: str, alone: bool) -> bool:
    """Tell whether these words can be one person's name, or with ``alone`` one word a pen name."""
    words = name.split()
    if not words or len(words) > _MOST_WORDS or len(name) > 60:
        return False
    is_first = True
    for word in words:
        if _is_office(word, is_first) or word.lower() in _PLATFORM:
            return False
        is_first = False
    if len(words) == 1:
        return alone and _is_pen_name(name) and known(name) is None
    is_first = True
    large = 0
    for word in words:
        if not _fits(word, is_first):
            return False
        large += word[0].isupper() or not word[0].isascii()
        is_first = False
    if large < 2 or known(name) is not None:
        return False
    return words[0].lower() in first_names() or not looks_like_outlet(name)


def surely_name(name: str) -> bool:
    """Tell whether these words are a name even where nothing says so: they begin with a first name we know."""
    name = name.strip()
    at = 0
    size = len(name)
    while at < size and name[at] != "-" and not name[at].isspace():
        at += 1
    if name[:at].lower() not in first_names():
        return False
    return 2 <= len(name.split()) <= 4 and _is_name(name, False)


def same_person(one: str, other: str) -> bool:
    """Tell whether two bylines name one person, however they are written."""
    return folded(one) == folded(other)


def _fits(word: str, first: bool) -> bool:
    if not first and (word.lower() in _PARTICLE or _is_junior(word)):
        return True
    if not _is_token(word) or word.endswith(_POSSESSIVE):
        return False
    begins = word[0]
    return begins.isupper() or begins in "'’" or not (begins.isascii() or begins.islower())


def _is_junior(word: str) -> bool:
    return (word[0] == "J" or word[0] == "S" or word[0] == "I") and word.rstrip(",") in _JUNIORS
