"""Sentences and words of a page's passages: the one adapter between this stage and a parser.

    parsed = parse(page.text, [passage.span for passage in passages if passage.region is Region.BODY])
    for sentence in parsed.sentences:           # in reading order; each lies in one of the given spans
        for token in parsed.of(sentence): ...   # Token(start, end, text, lower, tag)

Every offset counts characters of the whole page. `Parsed.sentence_at` and `Parsed.within` find sentences and tokens by
place. Words and sentences are cut by rules; classes, heads, relations and names come from the net that ships
(`nets.language`). Linear in the text; nothing here raises on any text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from onrecord.model import LanguageBase
from onrecord.spans import Span
from onrecord.understand.nets.language import Name, Reading, language
from onrecord.understand.outside.spacy_base import read_by
from onrecord.understand.sentences import sentences as cut
from onrecord.understand.words import Token, tokens


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, its tokens ``first`` up to, not including, ``last``, and the given span it stands in."""

    span: Span
    first: int
    last: int
    block: int  # which of the spans given to `parse`


@dataclass(frozen=True, slots=True)
class Parsed:
    """Sentences and tokens of some spans of one page, in reading order, with what the net makes of each token."""

    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    heads: tuple[int, ...] = field(repr=False)  # index of each token's head; its own where it is the root
    relations: tuple[str, ...] = field(repr=False)  # to the head, of Universal Dependencies: nsubj, obl, root …
    tags: tuple[str, ...] = field(repr=False)  # of the Penn treebank: VBD, NNS …
    names: tuple[Name, ...] = field(repr=False)  # by indexes of tokens, in order; none overlaps another
    states: NDArray[np.float32] = field(repr=False)  # (tokens, width): what the net made of each, for nets that read on
    starts: tuple[int, ...] = field(repr=False)  # of tokens
    sentence_starts: tuple[int, ...] = field(repr=False)

    def of(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_at(self, place: int) -> Sentence | None:
        """Return the sentence that covers the character ``place``; `None` between sentences."""
        at = bisect_right(self.sentence_starts, place) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].span.end else None

    def index(self, place: int) -> int:
        """Return the index of the first token that ends after ``place``; ``len(tokens)`` where there is none."""
        at = bisect_right(self.starts, place) - 1
        return at if at >= 0 and self.tokens[at].end > place else at + 1

    def within(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that begin inside ``span``."""
        return self.tokens[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]


def parse(text: str, spans: Sequence[Span], bases: Sequence[LanguageBase] = ()) -> Parsed:
    """Return the sentences and tokens of ``spans``, which must be in order and must not overlap.

    ``bases`` may name one language base that reads the tokens in place of ours. The last few answers are kept: every
    step of this stage may ask for the same page.
    """
    return _parse(text, tuple(spans), bases[0].name if bases else "")


@dataclass(frozen=True, slots=True)
class _Block:
    """One span: its words, where its sentences begin and end among them, and a reading of each sentence."""

    words: list[Token]
    sentences: list[tuple[int, int]]
    readings: list[Reading]


@lru_cache(maxsize=4)
def _parse(text: str, spans: tuple[Span, ...], base: str) -> Parsed:
    known = _blocks(text, base)
    asked = [span for span in spans if span not in known]
    known.update(zip(asked, _read(text, asked, base), strict=True))
    return _joined([known[span] for span in spans])


@lru_cache(maxsize=2)
def _blocks(text: str, base: str) -> dict[Span, _Block]:
    """Return what has been read of a page, for more to be put in: who asks for a part of it again does not wait."""
    return {}


def _read(text: str, spans: Sequence[Span], base: str) -> Iterator[_Block]:
    """Yield each span with what the net makes of its words, or the spaCy pipeline called ``base``."""
    words = [list(tokens(text, span.start, min(span.end, len(text)))) for span in spans]
    cuts = [list(cut(text, each)) for each in words]
    sentences = [some[first:last] for some, each in zip(words, cuts, strict=True) for first, last in each]
    readings = language().read([[word.text for word in sentence] for sentence in sentences])
    if base:
        places = [Span(sentence[0].start, sentence[-1].end) for sentence in sentences]
        readings = read_by(base, text, places, sentences, readings)
    rest = iter(readings)
    for some, each in zip(words, cuts, strict=True):
        own = list(islice(rest, len(each)))
        classes = (tag for reading in own for tag in reading.classes)
        yield _Block([word._replace(tag=tag) for word, tag in zip(some, classes, strict=True)], each, own)


def _joined(blocks: Sequence[_Block]) -> Parsed:
    words = tuple(word for block in blocks for word in block.words)
    sentences: list[Sentence] = []
    heads: list[int] = []
    names: list[Name] = []
    before = 0
    for number, block in enumerate(blocks):
        for (first, last), reading in zip(block.sentences, block.readings, strict=True):
            first, last = before + first, before + last
            sentences.append(Sentence(Span(words[first].start, words[last - 1].end), first, last, number))
            heads += [first + (head - 1 if head else at) for at, head in enumerate(reading.heads)]
            names += [name._replace(first=name.first + first, last=name.last + first) for name in reading.names]
        before += len(block.words)
    readings = [reading for block in blocks for reading in block.readings]
    return Parsed(
        tuple(sentences),
        words,
        tuple(heads),
        tuple(chain.from_iterable(reading.relations for reading in readings)),
        tuple(chain.from_iterable(reading.tags for reading in readings)),
        tuple(names),
        np.concatenate([reading.states for reading in readings]) if readings else np.zeros((0, 0), np.float32),
        tuple(word.start for word in words),
        tuple(sentence.span.start for sentence in sentences),
    )
