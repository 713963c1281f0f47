"""Words and where they stand on a page: found word for word, or not at all.

Two texts are the same here if they are the same words in the same order. Blanks, line breaks, punctuation, the shape
of quotation marks and dashes, capitals and invisible characters do not count: readers change these, and nothing that a
reader writes is shown, only the page's own characters at the place found.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from onrecord.spans import Span

MOST_PLACES = 200  # of one wording on one page; a page that repeats a phrase more often gives no telling place for it
LONGEST = 20_000  # characters of one wording that is looked for
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Scripts without blanks between words: there each letter is a word.
_LETTERS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
_WORD = re.compile(rf"[{_LETTERS}]|(?:(?![{_LETTERS}])[\w\u0300-\u036f{_INVISIBLE}])+")
_DROP = str.maketrans("", "", _INVISIBLE)
_OPENING, _CLOSING = "“‘«‹„‚([", "”’»›”’)]"
_STOPS = ".!?…"


def words_of(text: str) -> list[tuple[str, Span]]:
    """Return the words of ``text``, folded, each with its place."""
    return list(_words(text, Span(0, len(text))))


def _words(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    for found in _WORD.finditer(text, span.start, span.end):
        folded = normalize("NFC", found.group().translate(_DROP)).casefold()
        if folded:
            yield folded, Span(found.start(), found.end())


class Places:
    """The words of some spans of a page, for look-up by wording. Looking one up takes time linear in the page."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        """Index ``spans``, which must be in order and must not overlap."""
        self.text = text
        self._places: list[Span] = []
        self._starts: list[int] = []  # of each word in the joined words
        joined: list[str] = []
        at = 1
        for span in spans:
            for folded, place in _words(text, span):
                self._places.append(place)
                self._starts.append(at)
                joined.append(folded)
                at += len(folded) + 1
        self._joined = f" {' '.join(joined)} "

    def of(self, wording: str) -> list[Span]:
        """Return every place where the words of ``wording`` stand one after the other, in order.

        Each runs from the first word to the last, with the marks inside and not those around. Empty where the words
        stand nowhere, where there are none, or where they stand in more than `MOST_PLACES` places.
        """
        folded = [word for word, _ in words_of(wording[:LONGEST])] if len(wording) <= LONGEST else []
        if not folded:
            return []
        wanted = f" {' '.join(folded)} "
        found: list[Span] = []
        at = self._joined.find(wanted)
        while at >= 0:
            if len(found) == MOST_PLACES:
                return []
            first = bisect_left(self._starts, at + 1)
            found.append(Span(self._places[first].start, self._places[first + len(folded) - 1].end))
            at = self._joined.find(wanted, at + len(folded[0]) + 1)
        return found


def nearest(places: Sequence[Span], to: Span) -> Span | None:
    """Return the one of ``places`` that stands nearest to ``to``; of two as near, the one before it."""
    return min(places, key=lambda place: (gap(place, to), place.start), default=None)


def gap(one: Span, other: Span) -> int:
    """Return the characters between two spans, 0 where they touch or overlap."""
    return max(0, other.start - one.end, one.start - other.end)


def following(places: Sequence[Span], place: int) -> Span | None:
    """Return the first of ``places``, which are in order, that begins at ``place`` or later; else the last before."""
    at = bisect_right([each.start for each in places], place - 1)
    return places[at] if at < len(places) else (places[-1] if places else None)


def with_marks(text: str, span: Span, limit: Span) -> Span:
    """Return ``span`` with the full stop and the marks that belong to it: ``stays “open`` -> ``stays “open”``.

    A stop belongs to it where a closing mark follows; a mark belongs to it whose partner stands inside. A pair that
    encloses the whole stays outside. ``limit`` is the paragraph.
    """
    start, end = span.start, span.end
    while end < limit.end and text[end] in _STOPS and _is_closed(text, end, limit.end):
        end += 1
    words = text[start:end]
    after = text[end] if end < limit.end else ""
    before = text[start - 1] if start > limit.start else ""
    encloses = bool(before) and (before in _OPENING or before == '"')
    if after and _opens(words, after) and not encloses:
        return Span(start, end + 1)
    if encloses and _shuts(words, before) and after not in (*_CLOSING, '"'):
        return Span(start - 1, end)
    return Span(start, end)


def _is_closed(text: str, at: int, end: int) -> bool:
    """Tell whether the run of stops at ``at`` leads to a closing mark."""
    while at < end and text[at] in _STOPS:
        at += 1
    return at < end and (text[at] in "”’»›\"'")


def _opens(words: str, mark: str) -> bool:
    """Tell whether ``words`` leave a pair open that ``mark`` closes."""
    if mark == '"':
        return words.count('"') % 2 == 1
    at = _CLOSING.find(mark)
    return at >= 0 and mark != "’" and words.count(_OPENING[at]) > words.count(mark)


def _shuts(words: str, mark: str) -> bool:
    """Tell whether ``words`` hold the partner of the opening ``mark`` before them."""
    if mark == '"':
        return words.count('"') % 2 == 1
    at = _OPENING.find(mark)
    return at >= 0 and mark != "‘" and words.count(_CLOSING[at]) > words.count(mark)
