"""A title's parts: those that name its site, and what is left without them."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from onrecord.clean.press import folded, known

MOST_CHARS = 400  # of a title
FEW = 3  # words that a part of a title must have to be taken for all of it


def tidy(words: str) -> str:
    return " ".join(words.split()).lstrip(" #>*•·▪|=-").rstrip(" *|#")[:MOST_CHARS]


def without_site(words: str, outlets: Sequence[str], shown: Container[str], *, by_bar: bool = True) -> str:
    """Return a title less the parts that only name its site.

    A part goes if it is one of ``outlets`` or a well-known one, or if what is left is one of ``shown``, the folded
    titles that the page shows. With ``by_bar`` a few words behind a bar are a site's name too.
    """
    cuts = marks_in(words) if _has_mark(words) else []
    if not cuts:
        return words
    site = _joined(tuple(outlets))
    # "Storm: ferries rest" may be a heading as a whole; where a bar stands, its site is more likely behind it.
    is_shown = folded(words) in shown
    at = [cut for cut in cuts if not (is_shown and ":" in words[cut[0] : cut[1]])]
    kept = [words[:start] for start, _ in at] + [words[end:] for _, end in at]
    kept = [p for p in kept if len(p.split()) >= FEW and folded(p) in shown and not _is_site(p, site, "")]
    if kept:
        return max(kept, key=len).strip()
    if is_shown:
        return words
    begin, end = 0, len(words)
    for start, after in reversed(cuts):
        if _is_site(words[after:end], site, words[start:after] if by_bar else "") and start > begin:
            end = start
    for start, after in cuts:
        if after < end and _is_site(words[begin:start], site, ""):
            begin = after
    return words[begin:end].strip() or words


@lru_cache(maxsize=64)
def _joined(outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of outlets as they are compared, without blanks."""
    return tuple({folded(outlet).replace(" ", ""): None for outlet in outlets if outlet})


def marks_in(words: str) -> list[tuple[int, int]]:
    r"""Return where the marks begin and end that may part a title from its site's name.

    As a pattern: ``\s+(?:[|–—•·»«›‹]|-{1,3}|::|/)\s+|\s*[|»›]\s*|\s?::?\s``.
    """
    cuts: list[tuple[int, int]] = []
    at = 0
    size = len(words)
    while at < size:
        end = 0 if words[at].isalnum() else _cut(words, at, size)
        if end:
            cuts.append((at, end))
            at = end
        else:
            at += 1
    return cuts


def _cut(words: str, at: int, size: int) -> int:
    """Return the end of the mark that begins at ``at``, with the blanks around it; 0 where none does."""
    start = _behind_blanks(words, at, size)
    if start == size:
        return 0
    mark = words[start]
    end = start + 1
    if mark == "-":
        while end < size and end < start + 3 and words[end] == "-":
            end += 1
    elif mark == ":" and end < size and words[end] == ":":
        end += 1
    is_bar = mark == "|" or mark == "»" or mark == "›"
    after = _behind_blanks(words, end, size)
    parts = is_bar or mark in "–—•·«‹-/" or end == start + 2
    if is_bar or (parts and start > at and after > end):
        return after
    return end + 1 if mark == ":" and start <= at + 1 and after > end else 0


def _behind_blanks(words: str, at: int, size: int) -> int:
    while at < size and words[at].isspace():
        at += 1
    return at


def _has_mark(words: str) -> bool:
    """Tell whether a mark stands in a title that may part it from its site's name: `_PART` is dear to look for."""
    before = "a"
    for letter in words:
        if letter in "|»›" or (before == ":" and letter.isspace()):
            return True
        if before.isspace() and letter in "–—•·«‹-:/":
            return True
        before = letter
    return False


def _is_site(part: str, site: tuple[str, ...], mark: str) -> bool:
    name = folded(part).replace(" ", "")
    if not name or known(part) or _is_like(name, site):
        return True
    return "|" in mark and len(part.split()) <= 3


def _is_like(name: str, site: tuple[str, ...]) -> bool:
    """Tell whether a name is one of a site's, or most of one, or one is most of it."""
    for each in site:
        if each == name:
            return True
        short, long = min(len(each), len(name)), max(len(each), len(name))
        if 5 * short >= 3 * long and (each in name or name in each):
            return True
    return False
