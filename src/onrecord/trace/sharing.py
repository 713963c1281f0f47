"""Which passages two captures share, word by word: what makes a reprint plain to the eye.

Found when asked for, from the two pages' texts. Runs of letters that stand in both are strung together where they
follow each other in both, so that a passage may have been moved, and words in it changed; what belongs to no string is
shared by chance. Time grows with the length of the texts, whatever stands in them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from onrecord.model import Change, Page, Passage, SharedPassage
from onrecord.spans import Span
from onrecord.trace.folding import SHORT, Placed, Runs, placed
from onrecord.trace.prints import told

_GAP_LETTERS = 60  # about 25 words: longer than that and something else was put in
_SHIFT_LETTERS = 40  # by which what was taken out and what was put in between two runs may differ; less for short runs
_LEAST_LETTERS = 24  # about 10 words; less is a phrase that anybody may use
_LEAST_DENSE = 0.3  # of a passage's letters, those in common; a bad scan keeps half
_OUTWARD_WORDS = 20
_OPEN_MAX = 6  # strings that may go on at one time
_PAGE_MAX_CHARS = 400_000  # of each page that are looked at
_RUNS_MAX = 20_000  # looked at, the longest first: two pages that repeat themselves have as many as letters
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_NOT_SPOKEN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters that stand in both texts, one by one: counted in letters of their skeletons."""

    at: int  # in the copy
    there: int  # in the source
    length: int


@dataclass(slots=True)
class _String:
    """Runs that follow each other in both texts."""

    runs: list[_Run] = field(default_factory=list)

    @property
    def letters(self) -> int:
        return sum(run.length for run in self.runs)

    @property
    def is_telling(self) -> bool:
        """Tell whether it is long and dense enough to be no chance."""
        last = self.runs[-1]
        reach = last.at + last.length - self.runs[0].at
        return self.letters >= _LEAST_LETTERS and self.letters >= _LEAST_DENSE * reach

    def distance(self, run: _Run) -> int | None:
        """Return by how many letters the gaps before ``run`` differ; None where it does not go on this string."""
        last = self.runs[-1]
        ahead, ahead_there = run.at - last.at - last.length, run.there - last.there - last.length
        goes_on = -SHORT <= ahead <= _GAP_LETTERS and -SHORT <= ahead_there <= _GAP_LETTERS
        shift = abs(ahead - ahead_there)
        return shift if goes_on and shift <= min(_SHIFT_LETTERS, 2 * (run.length - SHORT) + 2) else None


@dataclass(frozen=True)
class _Text:
    """One side: its words, folded for comparison, and its skeleton."""

    page: Page
    letters: Placed
    words: tuple[Span, ...]
    folded: tuple[str, ...]
    word_of: tuple[int, ...]  # for each letter of the skeleton, the place of its word among the words

    @classmethod
    def of(cls, page: Page, passages: Sequence[Passage]) -> _Text:
        text = page.text[:_PAGE_MAX_CHARS]
        bones = placed(text)
        is_told = np.zeros(len(text), bool)
        spans = told(passages)
        for span in spans:
            is_told[span.start : span.end] = True
        kept = is_told[bones.places]
        letters = Placed(bones.letters[kept], bones.places[kept])
        words = [Span(*found.span()) for span in spans for found in _WORD.finditer(text, span.start, span.end)]
        folded = tuple(_NOT_SPOKEN.sub("", word.of(text)).casefold() for word in words)
        word_of = np.searchsorted([word.start for word in words], letters.places, "right") - 1
        return cls(page, letters, tuple(words), folded, tuple(np.maximum(word_of, 0).tolist()))


def sharing(
    copy: Page, of_copy: Sequence[Passage], source: Page, of_source: Sequence[Passage]
) -> Iterator[SharedPassage]:
    """Yield the passages of ``copy`` that also stand in ``source``, in the order of the copy; they do not overlap."""
    one, other = _Text.of(copy, of_copy), _Text.of(source, of_source)
    if one.words and other.words:
        first = 0
        for string in _apart(_strings(_runs(one.letters, other.letters))):
            pairs = _equal_words(one, other, string, first)
            if pairs:
                first = pairs[-1][0] + 1
                yield _passage(one, other, pairs)


def _runs(copy: Placed, source: Placed) -> list[_Run]:
    """Return the runs of letters that stand in both texts, in the order of the copy."""
    ours, theirs = Runs.of(copy.letters).short, Runs.of(source.letters).short
    if not len(ours) or not len(theirs):
        return []
    order = np.argsort(theirs, kind="stable")
    rising = theirs[order]
    at = np.searchsorted(rising, ours)
    at[at == len(rising)] = 0
    mine = np.flatnonzero(rising[at] == ours)
    if not len(mine):
        return []
    there = order[at[mine]]  # where it stands more than once, the first
    begins = np.flatnonzero(np.r_[True, (np.diff(mine) != 1) | (np.diff(there) != 1)])
    lengths = np.diff(np.r_[begins, len(mine)]) + SHORT - 1
    if len(begins) > _RUNS_MAX:
        longest = np.sort(np.argsort(-lengths, kind="stable")[:_RUNS_MAX])
        begins, lengths = begins[longest], lengths[longest]
    return [_Run(*each) for each in zip(mine[begins].tolist(), there[begins].tolist(), lengths.tolist(), strict=True)]


def _strings(runs: Sequence[_Run]) -> list[_String]:
    """String together the runs that follow each other in both texts."""
    done: list[_String] = []
    going: list[_String] = []
    for run in runs:
        near = [(shift, n) for n, each in enumerate(going) if (shift := each.distance(run)) is not None]
        if near:
            string = going.pop(min(near)[1])
        else:
            string = _String()
            done.append(string)
        string.runs.append(run)
        going = [string, *going][:_OPEN_MAX]
    return [string for string in done if string.is_telling]


def _apart(strings: Sequence[_String]) -> list[_String]:
    """Return the strings in the order of the copy; where some overlap there, the longest has the place."""
    taken: list[tuple[int, int]] = []
    kept: list[_String] = []
    for string in sorted(strings, key=lambda s: (-s.letters, s.runs[0].at)):
        free = _String([run for run in string.runs if not _is_taken(taken, run)])
        if free.runs and free.is_telling:
            kept.append(free)
            first, last = free.runs[0], free.runs[-1]
            taken.append((first.at, last.at + last.length))
            taken.sort()
    return sorted(kept, key=lambda s: s.runs[0].at)


def _is_taken(taken: Sequence[tuple[int, int]], run: _Run) -> bool:
    """Tell whether ``run`` reaches into one of some ranges, which do not overlap."""
    place = bisect_right(taken, (run.at, 1 << 62)) - 1
    is_inside = place >= 0 and taken[place][1] > run.at
    return is_inside or (place + 1 < len(taken) and taken[place + 1][0] < run.at + run.length)


def _passage(copy: _Text, source: _Text, pairs: Sequence[tuple[int, int]]) -> SharedPassage:
    """Return a passage from its pairs of equal words."""
    (first, first_there), (last, last_there) = pairs[0], pairs[-1]
    changes, changed = [], 0
    for (a, b), (c, d) in pairwise(pairs):
        change = _change(copy, source, Span(a + 1, c), Span(b + 1, d)) if c - a > 1 or d - b > 1 else None
        if change:
            changes.append(change)
            changed += len(_WORD.findall(change.span.of(copy.page.text)))
    span = Span(copy.words[first].start, copy.words[last].end)
    there = Span(source.words[first_there].start, source.words[last_there].end)
    return SharedPassage(
        copy.page.capture, span, span.of(copy.page.text), source.page.capture, there, there.of(source.page.text),
        last - first + 1, changed, tuple(changes),
    )  # fmt: skip


def _equal_words(copy: _Text, source: _Text, string: _String, first: int) -> list[tuple[int, int]]:
    """Return the pairs of equal words on a string, as places among the words, rising on both sides, from ``first``."""
    pairs: list[tuple[int, int]] = []
    at, there = first - 1, -1
    for run in string.runs:
        for letter in range(run.length):
            pair = (copy.word_of[run.at + letter], source.word_of[run.there + letter])
            if pair[0] > at and pair[1] > there and copy.folded[pair[0]] == source.folded[pair[1]]:
                pairs.append(pair)
                at, there = pair
    if not pairs:
        return []
    before = [pair for pair in _outward(copy, source, pairs[0], -1) if pair[0] >= first]
    return [*reversed(before), *pairs, *_outward(copy, source, pairs[-1], 1)]


def _outward(copy: _Text, source: _Text, pair: tuple[int, int], by: int) -> list[tuple[int, int]]:
    """Return the pairs of equal words that follow ``pair`` without a break, words without a consonant most of all."""
    found: list[tuple[int, int]] = []
    at, there = pair[0] + by, pair[1] + by
    for _ in range(_OUTWARD_WORDS):
        if (
            not (0 <= at < len(copy.words) and 0 <= there < len(source.words))
            or copy.folded[at] != source.folded[there]
        ):
            break
        found.append((at, there))
        at, there = at + by, there + by
    return found


def _change(copy: _Text, source: _Text, ours: Span, theirs: Span) -> Change | None:
    """Return what differs between two equal words, given the places of the words between them; None for nothing."""
    mine, other = copy.folded[ours.start : ours.end], source.folded[theirs.start : theirs.end]
    if "".join(mine) == "".join(other):  # "per cent", or a word that a line's end cut in two
        return None
    front = next((n for n, (a, b) in enumerate(zip(mine, other, strict=False)) if a != b), min(len(mine), len(other)))
    rest = min(len(mine), len(other)) - front
    back = next((n for n in range(rest) if mine[-1 - n] != other[-1 - n]), rest)
    return Change(
        _reach(copy, ours.start + front, ours.end - back), _reach(source, theirs.start + front, theirs.end - back)
    )


def _reach(text: _Text, first: int, end: int) -> Span:
    """Return the characters of some words; of none, the place behind the word before."""
    if first < end:
        return Span(text.words[first].start, text.words[end - 1].end)
    return Span(text.words[first - 1].end, text.words[first - 1].end)
