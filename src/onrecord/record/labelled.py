"""What is learned from the stances that a person gave statements on one issue, and how far that can be trusted.

Words of the labelled statements are counted by stance (naive Bayes over words and pairs of words that follow each
other, by presence), on top of what `leanings` reads. How often it reads this issue right is estimated from the same
labels. Each labelled statement is then judged by what the others teach: only where that is right more often than the
reading alone is anything learned used at all, and both numbers are told.

Source: Rennie et al. 2003, "Tackling the poor assumptions of naive Bayes", for weighing long texts down.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, log

from onrecord.record.leanings import Stance
from onrecord.record.shifts import Position
from onrecord.record.wordings import plain

LEAST = 4  # labels, of at least two stances, from which anything is learned
_PRIOR = 0.5  # of a word that was not seen with a stance
_LONG = 12  # words and pairs beyond which a statement's words weigh less each
_HALF = 4  # labels at which what is learned weighs as much as what is read
_MOST = 400  # labels that are learned from; the rest are the oldest
_SHOWN = 3  # words that are told as the reason


@dataclass(frozen=True, slots=True)
class Learning:
    """How the reading of one issue fares against a person's labels."""

    labels: int
    read: int  # of them that the reading of words alone has right
    learned: int  # that it has right with what the other labels teach
    is_used: bool


@dataclass(frozen=True, slots=True)
class _Example:
    position: Position
    stance: Stance  # as a person has it
    words: frozenset[str]


def learned(found: Sequence[Position], labels: Mapping[str, Stance]) -> tuple[list[Position], Learning]:
    """Return positions with what ``labels`` (of positions, by id) teach of the others, and how well that does.

    Positions keep their order. A labelled one has its label; those of the same words have it too.
    """
    examples = _examples(found, labels)
    learning = _tested(examples)
    model = _Model(examples) if learning.is_used else None
    by_words = {frozenset(plain(example.position.text)): example.stance for example in examples}
    return [_told(position, labels, by_words, model) for position in found], learning


def _examples(found: Sequence[Position], labels: Mapping[str, Stance]) -> list[_Example]:
    mine = sorted((p for p in found if p.id in labels), key=lambda p: (p.on_day, p.id))
    return [_Example(p, labels[p.id], _features(p.text)) for p in mine[-_MOST:]]


def _features(text: str) -> frozenset[str]:
    words = [word for word in plain(text) if word != ","]
    return frozenset([*words, *(f"{a} {b}" for a, b in pairwise(words))])


def _told(
    position: Position,
    labels: Mapping[str, Stance],
    by_words: Mapping[frozenset[str], Stance],
    model: _Model | None,
) -> Position:
    if position.id in labels:
        return replace(
            position, stance=labels[position.id], confidence=1.0, because="corrected by a person", told="person"
        )
    same = by_words.get(frozenset(plain(position.text)))
    if same is not None:
        return replace(
            position, stance=same, confidence=0.95, because="the same words, labelled by a person", told="learned"
        )
    return model.position(position) if model else position


def _tested(examples: Sequence[_Example]) -> Learning:
    """Judge each example by what the others teach."""
    read = sum(example.position.stance is example.stance for example in examples)
    if len(examples) < LEAST or len({example.stance for example in examples}) < 2:
        return Learning(len(examples), read, read, False)
    whole = _Model(examples)
    right = sum(whole.without(example).position(example.position).stance is example.stance for example in examples)
    return Learning(len(examples), read, right, right > read)


class _Model:
    """Counts of words by stance, and of how often the reading was right."""

    def __init__(self, examples: Iterable[_Example]) -> None:
        self.seen: dict[Stance, Counter[str]] = defaultdict(Counter)
        self.size: Counter[Stance] = Counter()
        self.right = 0
        for example in examples:
            self._count(example, 1)

    def _count(self, example: _Example, by: int) -> None:
        self.size[example.stance] += by
        self.right += by * (example.position.stance is example.stance)
        for word in example.words:
            self.seen[example.stance][word] += by

    def without(self, example: _Example) -> _Model:
        """Return the model that never saw one example."""
        other = _Model(())
        other.seen = defaultdict(Counter, {stance: Counter(words) for stance, words in self.seen.items()})
        other.size, other.right = Counter(self.size), self.right
        other._count(example, -1)
        return other

    def position(self, position: Position) -> Position:
        """Return a position with the stance that reading and labels together make likeliest."""
        words = _features(position.text)
        labels = sum(self.size.values())
        trust = (self.right + 2) / (labels + 3)
        chances = {stance: self._read(position, stance, trust) for stance in Stance}
        scores = {stance: log(chance) + self._words(words, stance, labels) for stance, chance in chances.items()}
        top = max(scores.values())
        total = sum(exp(score - top) for score in scores.values())
        best = max(Stance, key=lambda stance: (scores[stance], stance is position.stance))
        sure = exp(scores[best] - top) / total
        if best is position.stance:
            return replace(position, confidence=round(min(0.95, max(position.confidence * trust, sure)), 2))
        why = f"learned from {labels} labels: {self._reasons(words, best)}; read as {position.stance}"
        return replace(position, stance=best, confidence=round(min(0.9, sure), 2), because=why, told="learned")

    def _read(self, position: Position, stance: Stance, trust: float) -> float:
        sure = min(0.95, position.confidence * trust)
        return sure if stance is position.stance else (1 - sure) / (len(Stance) - 1)

    def _words(self, words: frozenset[str], stance: Stance, labels: int) -> float:
        """Return how much likelier the words are under a stance than by chance, in natural logarithms."""
        if not self.size[stance]:
            return -1.0  # a stance that nobody gave on this issue
        known = [word for word in words if any(counts[word] > 0 for counts in self.seen.values())]
        weight = min(1.0, _LONG / max(1, len(known))) * labels / (labels + _HALF)
        return weight * sum(self._likelier(word, stance) for word in known)

    def _likelier(self, word: str, stance: Stance) -> float:
        mine = (self.seen[stance][word] + _PRIOR) / (self.size[stance] + 2 * _PRIOR)
        others = sum(counts[word] for other, counts in self.seen.items() if other is not stance)
        size = sum(count for other, count in self.size.items() if other is not stance)
        return log(mine / ((others + _PRIOR) / (size + 2 * _PRIOR)))

    def _reasons(self, words: frozenset[str], stance: Stance) -> str:
        told = sorted(
            (w for w in words if self.seen[stance][w] > 0), key=lambda w: (-self._likelier(w, stance), -len(w), w)
        )
        return ", ".join(f"“{word}”" for word in told[:_SHOWN]) or "their balance"
