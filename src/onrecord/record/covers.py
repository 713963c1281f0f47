"""Where commenters' handles stand on a page, so that every face can cover them.

A handle stands where its comment names its writer, and again where others answer: "@NAME", "NAME wrote:", "I agree
with NAME". All these are found by the handle's own words, which are kept nowhere but in the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Comment, Passage, Reading, Region
from onrecord.spans import Span

COVER = "•"  # stands for each character of a commenter's handle
_WORD = re.compile(r"\w+")
_PLAIN = 4  # letters; a shorter handle, such as "Be", is covered only where it is written the same
# "in reply to gull_7", on a line of its own or before a button: whose comment is answered, though its own line lost the
# name. Flattening loses the blank: "reply togull_7(Show comment)".
_ANSWERED = re.compile(
    r"\b(?:in\sreply\sto|replying\sto|repl(?:y|ied)\sto|antwort\s(?:auf|an)|en\sréponse\sà|en\srespuesta\sa|в\sответ\sна)"
    r"(?:\s@?(?P<apart>\w[\w.'’-]{1,29}(?:\s[A-ZÀ-ÝА-Я][\w.'’-]{0,19})?)(?=\s?(?:[(\[:,|•·]|$))|(?P<glued>\w[\w.'’-]{1,29})(?=\s?\())",
    re.IGNORECASE | re.MULTILINE,
)
_NO_HANDLE = frozenset(
    ["all", "comment", "comments", "her", "him", "it", "me", "my", "post", "that", "the", "them", "this", "us", "you"]
)
_MOST_HANDLES = 20_000  # of one page


@dataclass(frozen=True, slots=True)
class Cover:
    """Characters of a page that name a commenter, and that commenter's pseudonym."""

    span: Span
    author: str


def covers(text: str, comments: Sequence[Comment], passages: Sequence[Passage] = ()) -> tuple[Cover, ...]:
    """Return where commenters are named, in reading order and apart from each other.

    Inside the thread everywhere; on the rest of the page only with "@" before it, or where the handle is one that no
    person is called (``gull_7``): a commenter "Ann" is not every Ann of the article.
    """
    known = _Handles(text, comments)
    thread = [c.span for c in comments] + [p.span for p in passages if p.region is Region.COMMENT]
    found = [Cover(c.author_span, c.author) for c in comments if c.author_span and c.author_span.end <= len(text)]
    for span in _joined(span for span in thread if span.end <= len(text)):
        found += known.within(text, span)
        found += _answered(text, span)
    found += [each for each in known.within(text, Span(0, len(text))) if known.is_certain(text, each.span)]
    return tuple(_apart(found))


def _answered(text: str, span: Span) -> Iterator[Cover]:
    """Yield whom the lines of a thread say that they answer; nobody knows whose pseudonym that is."""
    for match in _ANSWERED.finditer(text, span.start, span.end):
        name = "apart" if match["apart"] else "glued"
        if match[name].casefold().split()[0] not in _NO_HANDLE:
            yield Cover(Span(*match.span(name)), "")


def covered(text: str, found: Iterable[Cover]) -> str:
    """Return ``text`` with handles covered, character for character: every span still holds."""
    made = list(text)
    for each in found:
        made[each.span.start : each.span.end] = COVER * len(each.span)
    return "".join(made)


def covered_words(words: str, handles: Iterable[str]) -> str:
    """Return words cut out of a page with handles covered; marks of a search, U+0002 and U+0003, may stand in them."""
    for handle in sorted({each.strip() for each in handles if each.strip()}, key=len, reverse=True):
        parts = "[\x02\x03]*".join(map(re.escape, handle))
        flags = re.IGNORECASE if len(handle) >= _PLAIN else 0
        pattern = re.compile(rf"(?<!\w){parts}(?!\w)", flags)
        words = pattern.sub(lambda found: re.sub(r"[^\x02\x03]", COVER, found[0]), words)
    return words


def handles(text: str, comments: Iterable[Comment]) -> set[str]:
    """Return the handles of a page's commenters as they are written."""
    spans = (each.author_span for each in comments)
    return {span.of(text) for span in spans if span and span.end <= len(text)}


def covered_reading(reading: Reading, text: str, named: Iterable[str]) -> Reading:
    """Return a reading with commenters' handles covered in its words; ``text`` is its page's, covered."""
    if reading.span is None or reading.span.end > len(text) or COVER not in reading.span.of(text):
        exact = covered_words(reading.exact, named) if not reading.believed else reading.exact
    else:
        exact = (
            reading.span.of(text) if len(reading.exact) == len(reading.span) else covered_words(reading.exact, named)
        )
    return reading if exact == reading.exact else replace(reading, exact=exact)


class _Handles:
    """A page's handles by their first word, so that a text is searched for all of them in one pass."""

    def __init__(self, text: str, comments: Sequence[Comment]) -> None:
        self._by_first: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
        authors = {
            c.author_span.of(text): c.author for c in comments if c.author_span and c.author_span.end <= len(text)
        }
        for handle, author in sorted(authors.items(), key=lambda each: -len(each[0]))[:_MOST_HANDLES]:
            first = _WORD.search(handle)
            if first:
                rest = r"\s{1,3}".join(map(re.escape, handle[first.start() :].split()))
                flags = re.IGNORECASE if len(handle) >= _PLAIN else 0
                self._by_first[first[0].casefold()].append((re.compile(rf"{rest}(?!\w)", flags), author))

    def within(self, text: str, span: Span) -> Iterator[Cover]:
        """Yield each place inside ``span`` where a handle's words stand."""
        if not self._by_first:
            return
        for word in _WORD.finditer(text, span.start, span.end):
            for pattern, author in self._by_first.get(word[0].casefold(), ()):
                found = pattern.match(text, word.start(), span.end)
                if found:
                    yield Cover(Span(*found.span()), author)
                    break

    def is_certain(self, text: str, span: Span) -> bool:
        """Tell whether words outside the thread can only be the handle."""
        words = span.of(text)
        return text[span.start - 1 : span.start] == "@" or any(c.isdigit() or c == "_" for c in words)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield stretches that cover ``spans``, none twice."""
    start = end = -1
    for span in sorted(spans):
        if span.start > end:
            if end > start:
                yield Span(start, end)
            start, end = span.start, span.end
        end = max(end, span.end)
    if end > start >= 0:
        yield Span(start, end)


def _apart(found: Iterable[Cover]) -> Iterator[Cover]:
    """Yield covers in order; of those that overlap the first and longest."""
    end = 0
    for each in sorted(found, key=lambda cover: (cover.span.start, -cover.span.end)):
        if each.span.start >= end and len(each.span):
            yield each
            end = each.span.end
