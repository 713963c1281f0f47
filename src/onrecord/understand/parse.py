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
from onrecord.understand.words import TITLES, Token, listed, tokens

OPENERS = frozenset("“‘«‹„‚(\"'[”»")
CLOSERS = frozenset("”’»›\"')]“")
_STOPS = frozenset(".!?。！？।")
_BULLETS = frozenset("•●▪■‣⁃◦·*")
_NEVER_LAST = frozenset(TITLES.lower().split()) | {"e.g", "i.e"}
# Shortened words before a number, which are words of their own elsewhere: (Tarke, p. 330; born c. 1914).
_BEFORE_NUMBERS = listed("p pp c ca m d b r div vol vols fig figs ch para")
MOST_NOTES = 6
LONGEST_SENTENCE = 300  # tokens; lists without a stop are cut here, so that later work on a sentence stays bounded
SHORT_LINE = 45  # characters: a line that ends before this without a stop is a heading, not a wrapped line

# Words that begin a sentence after "U.S." or "Jan.": a name or a number goes on with the sentence instead.
_STARTERS = listed(
    "the a an he she it they we i you this that these those there in on at but and however if when while as after "
    "before for his her their its our my meanwhile although since both many some most all no not one two earlier "
    "later last officials critics experts what who why how yet so then now here with from by under according asked"
)
# The few verbs that tell `"Who?" Lavrov said` from a new sentence.
_SAID = listed("said says asked asks added adds wrote writes told replied replies shouted cried demanded")


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
    cuts = [list(_sentences(text, each)) for each in words]
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


def _sentences(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield token ranges, each a sentence."""
    first = 0
    quoted = 0  # straight double quotation marks since the sentence began
    for at in range(len(words)):
        token = words[at]
        quoted += token.text == '"'
        if at > first and _begins(text, words, first, at, quoted):
            yield first, at
            first, quoted = at, int(token.text == '"')
    if first < len(words):
        yield first, len(words)


def _begins(text: str, words: Sequence[Token], first: int, at: int, quoted: int) -> bool:
    """Tell whether token ``at`` begins a sentence, the one before having begun with token ``first``."""
    if at - first >= LONGEST_SENTENCE or _breaks_line(text, words[at - 1], words[at], words[first]):
        return True
    return words[at].text not in _STOPS and _ends_before(words, first, at, quoted)


def _breaks_line(text: str, before: Token, token: Token, opened: Token) -> bool:
    gap = text[before.end : token.start]
    if "\n" not in gap and "\r" not in gap:
        return token.text in _BULLETS and bool(gap) and gap != " "
    if gap.count("\n") > 1 or token.text in _BULLETS:
        return True
    if before.text in _STOPS or before.text in CLOSERS or before.text == ":":
        return token.text[0].isupper() or token.text[0].isdigit() or token.text in OPENERS
    return before.end - opened.start < SHORT_LINE and (token.text[0].isupper() or token.text in OPENERS)


def _ends_before(words: Sequence[Token], first: int, at: int, quoted: int) -> bool:
    """Tell whether the sentence that began with token ``first`` ends before token ``at``."""
    token = words[at]
    if not (token.text[0].isupper() or token.text[0].isdigit() or token.text in OPENERS or token.text in _BULLETS):
        return _ends_carelessly(words, first, at)
    stop = at - 1
    for _ in range(MOST_NOTES):  # said.[2]
        stop -= 3 if stop > first + 3 and _is_note(words, stop - 2) else 0
    while stop > first and stop > at - 6 and words[stop].text in CLOSERS and _touches(words, stop):
        stop -= 3 if stop > first + 3 and _is_note(words, stop - 2) else 1
    last = words[stop]
    if not (last.text in _STOPS or last.text[0] in ".…" or last.text.endswith(".")) or not _is_final(words, stop, at):
        return False
    if not any(word.is_word for word in words[first : stop + 1]):
        return False  # “… And
    if _is_note(words, at) or (stop == first + 1 and words[first].text[0].isdigit()):
        return False  # [2] belongs to what it follows, and 1. to what it numbers
    # A closing mark belongs to the sentence it closes.
    return not (token.text in CLOSERS and _touches(words, at) and not _reopens(words, at, quoted))


def _ends_carelessly(words: Sequence[Token], first: int, at: int) -> bool:
    """Tell a sentence that begins with a small letter, as some write: "what does that mean? where are you".

    A stop without a mark beside it, after a word that nobody shortens, and no verb of saying to come: Who? she asked.
    """
    last, token = words[at - 1], words[at]
    if last.text not in _STOPS or at - first < 2 or not token.text[0].isalpha() or token.start == last.end:
        return False
    before = words[at - 2].text
    said = any(word.lower in _SAID for word in words[at : at + 4])
    return not said and (last.text != "." or (len(before) > 3 and before.islower() and before.isalpha()))


def _is_note(words: Sequence[Token], at: int) -> bool:
    """Tell whether a note's number stands at ``at``: [2]"""
    three = words[at : at + 3]
    return len(three) == 3 and three[0].text == "[" and three[1].text[0].isdigit() and three[2].text == "]"


def _touches(words: Sequence[Token], at: int) -> bool:
    return at > 0 and words[at - 1].end == words[at].start


def _reopens(words: Sequence[Token], at: int, quoted: int) -> bool:
    """Tell whether a mark that stands right after a stop, without a blank, opens the next sentence."""
    joined = at + 1 < len(words) and words[at + 1].start == words[at].end and words[at + 1].is_word
    return joined and (words[at].text in "“‘«„(" or (words[at].text == '"' and quoted % 2 == 1))


def _is_final(words: Sequence[Token], stop: int, at: int) -> bool:
    """Tell whether the stop at ``stop`` ends a sentence, given that token ``at`` comes next."""
    last, following = words[stop], words[at]
    if last.text in _STOPS:
        if last.text != "." and stop < at - 1 and _is_attribution(words, at):
            return False
        is_short = following.start == last.end or words[stop - 1].text in _BEFORE_NUMBERS
        return not (following.text[0].isdigit() and is_short)
    if last.text[0] in ".…":
        return following.start > last.end or stop < at - 1
    name = last.lower.rstrip(".")
    if name in _NEVER_LAST:
        return False
    if stop < at - 1:
        return True  # “… in the U.S.” The
    if name in ("a.m", "p.m", "etc"):
        return following.text[0].isupper()
    return following.lower in _STARTERS and following.is_capital and following.text != "I"


def _is_attribution(words: Sequence[Token], at: int) -> bool:
    """Tell `Who?” Lavrov said` from a new sentence: a few capitals, then a verb of saying."""
    for token in words[at : at + 5]:
        if token.lower in _SAID:
            return True
        if not (token.is_capital or token.lower in ("the", "a", "an")):
            return False
    return False
