"""Units: sentences as attribution sees them, in which a whole quotation counts as one word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.spans import Span
from onrecord.understand.parse import Parsed
from onrecord.understand.quotes import Quote

_LIKE_NAMES = frozenset({"AUX", "ADJ", "ADV", "VERB", "NOUN"})  # what names after a quotation are taken for

SAID = ("said", "says", "told", "added", "wrote")


class Word(NamedTuple):
    """A token, or a quotation in place of all its tokens (tag ``QUOTE``)."""

    start: int
    end: int
    lower: str
    tag: str
    is_capital: bool
    quote: int  # index of the quotation, -1 for a token
    size: int  # tokens it stands for
    last: str  # of a quotation: its last character; a comma there says that its cue follows


class Unit(NamedTuple):
    """One sentence of a paragraph, with the sentences that its quotations hold."""

    words: tuple[Word, ...]
    paragraph: int

    @property
    def quotes(self) -> tuple[int, ...]:
        return tuple(word.quote for word in self.words if word.quote >= 0)

    @property
    def is_quoted(self) -> bool:
        """Whether nothing stands outside its quotations."""
        return bool(self.words) and all(word.quote >= 0 or word.tag == "PUNCT" for word in self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the characters of words ``first`` up to, not including, ``last``."""
        return Span(self.words[first].start, max(self.words[first].start, self.words[last - 1].end))


def units(parsed: Parsed, paragraphs: Sequence[Span], quotes: Sequence[Quote]) -> Iterator[Unit]:
    """Yield the units of ``paragraphs`` in reading order. A sentence that ends inside a quotation goes on after it."""
    tops = [(n, quote) for n, quote in enumerate(quotes) if quote.depth == 1]
    at = 0
    for number, paragraph in enumerate(paragraphs):
        here: list[tuple[int, Quote]] = []
        while at < len(tops) and tops[at][1].outer.start < paragraph.end:
            here.append(tops[at])
            at += 1
        yield from _of_paragraph(parsed, paragraph, number, here)


def _of_paragraph(parsed: Parsed, paragraph: Span, number: int, quotes: Sequence[tuple[int, Quote]]) -> Iterator[Unit]:
    words: list[Word] = []
    sentence = -1
    waiting = list(quotes)[::-1]
    index = parsed.index(paragraph.start)
    ends = _sentence_ends(parsed, index)
    limit = next(ends, len(parsed.tokens))
    current = 0
    while index < len(parsed.tokens) and parsed.tokens[index].start < paragraph.end:
        while index >= limit:
            limit = next(ends, len(parsed.tokens) + 1)
            current += 1
        token = parsed.tokens[index]
        while waiting and waiting[-1][1].outer.end <= token.start:
            waiting.pop()
        if words and current != sentence:
            yield Unit(tuple(words), number)
            words = []
        if waiting and waiting[-1][1].outer.start <= token.start:
            which, quote = waiting.pop()
            size = 0
            while index < len(parsed.tokens) and parsed.tokens[index].start < quote.outer.end:
                index += 1
                size += 1
            while index > limit:
                limit = next(ends, len(parsed.tokens) + 1)
                current += 1
            last = parsed.tokens[index - 1]
            inside = parsed.within(quote.span)
            mark = inside[-1].text if inside else last.text
            words.append(Word(quote.outer.start, quote.outer.end, '"', "QUOTE", False, which, size, mark))
        else:
            named = token.is_capital and words and words[-1].tag == "QUOTE" and _is_named(parsed, index)
            tag = "PROPN" if named else token.tag  # “…,” Will wrote
            words.append(Word(token.start, token.end, token.lower, tag, token.is_capital, -1, 1, ""))
            index += 1
        sentence = current
    if words:
        yield Unit(tuple(words), number)


def _is_named(parsed: Parsed, at: int) -> bool:
    """Tell whether a word after a quotation can be a name: “…,” *Will* wrote; “…,” *From* said."""
    tag = parsed.tokens[at].tag
    said = at + 1 < len(parsed.tokens) and parsed.tokens[at + 1].lower in SAID
    return tag in _LIKE_NAMES or (tag in ("ADP", "SCONJ", "NUM", "X") and said)


def _sentence_ends(parsed: Parsed, index: int) -> Iterator[int]:
    first = parsed.sentence_at(parsed.tokens[index].start) if index < len(parsed.tokens) else None
    if first is None:
        return
    # Sentences are in order; the first is found by bisection, the rest follow.
    for at in range(bisect_left(parsed.sentence_starts, first.span.start), len(parsed.sentences)):
        yield parsed.sentences[at].last
