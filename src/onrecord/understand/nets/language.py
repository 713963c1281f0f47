"""The English net: of each word its class, its head and relation in the sentence, and the names it belongs to.

    for reading in language().read([["Brann", "left", "Tidehaven", "."]]):
        reading.classes    # ("PROPN", "VERB", "PROPN", "PUNCT"), Universal Dependencies
        reading.heads      # (2, 0, 2, 2): 1 for the first word, 0 for the root
        reading.names      # (Name(0, 1, "PER", .98), Name(2, 3, "LOC", .97))

Words are read sentence by sentence and in batches; how sentences are put together changes nothing but the last digits.
How it was trained, on what, and how well it does stands in ``models/language.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.pipeline import one_thread
from onrecord.understand.nets.classes import BELIEVED, Read, Spelled, places, second_opinion
from onrecord.understand.nets.layers import Table, beside, linear, log_softmax, normed, recurrent, relu, viterbi
from onrecord.understand.nets.spelling import AFFIXES, spelling
from onrecord.understand.nets.trees import best_tree
from onrecord.understand.nets.vectors import vectors

LAYERS = 3  # of recurrence
BATCH = 2048  # words, padding included, that are read at once: more is no faster and takes memory
LONGEST = 320  # words of a sentence; what is longer is read in pieces


class Name(NamedTuple):
    """Words ``first`` up to, not including, ``last``, and what they name.

    A person (PER), a body (ORG), a place (LOC), a people or creed (NORP), another thing (MISC) or a time (DATE).
    """

    first: int
    last: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the net makes of one sentence, one entry a word."""

    classes: tuple[str, ...]  # UPOS
    tags: tuple[str, ...]  # of the Penn treebank
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[Name, ...]
    states: NDArray[np.float32]  # (words, width): what the encoder made of each word, for nets that read on


class Language:
    """The net with its weights, as ``training/language.py`` wrote them."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]]) -> None:
        lists = ("classes", "tags", "relations", "kinds")
        self.classes, self.tags, self.relations, self.kinds = (tuple(weights[n].tolist()) for n in lists)
        self.weights: dict[str, Table] = {
            name: each.astype(np.float32) * np.float32(weights.get(f"{name}.step", 1))
            for name, each in weights.items()
            if name not in lists and not name.endswith(".step") and name != "words"
        }
        self.words = weights.get("words")  # of ``models/classes.npz``; without it the net's classes stand alone
        self.words_step = float(weights.get("words.step", 1))
        self.moves, self.starts = _moves(self.kinds)

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        """Return a reading of each sentence, given as its words. Equal sentences are read once."""
        different = dict.fromkeys(map(tuple, sentences))
        readings = dict(zip(different, self._read(list(different)), strict=True))
        return [readings[tuple(words)] for words in sentences]

    def _read(self, sentences: Sequence[Sequence[str]]) -> list[Reading]:
        made: dict[int, Reading] = {}
        short = [n for n, words in enumerate(sentences) if len(words) <= LONGEST]
        with one_thread():
            for group in groups(sentences, short):
                made.update(zip(group, self._batch([sentences[n] for n in group]), strict=True))
        for n, words in enumerate(sentences):
            if n not in made:
                made[n] = _joined(self._read([words[at : at + LONGEST] for at in range(0, len(words), LONGEST)]))
        return [made[n] for n in range(len(sentences))]

    def encode(self, sentences: Sequence[Sequence[str]]) -> tuple[Table, Spelled]:
        """Return states ``(B, T, W)`` of one batch, and how its words are spelled."""
        w = self.weights
        spelled = [[spelling(word) for word in words] for words in sentences]
        shape = len(sentences), max(map(len, sentences))
        mask = np.zeros(shape, np.float32)
        keys = np.full(shape, -1, np.int64)
        forms, shapes = np.zeros(shape, np.intp), np.zeros(shape, np.intp)
        letters, patterns = np.zeros((*shape, AFFIXES), np.intp), np.zeros(shape, np.intp)
        for n, each in enumerate(spelled):
            mask[n, : len(each)] = 1
            keys[n, : len(each)], forms[n, : len(each)] = [s.key for s in each], [s.form for s in each]
            letters[n, : len(each)], shapes[n, : len(each)] = [s.letters for s in each], [s.shape for s in each]
            patterns[n, : len(each)] = [s.pattern for s in each]
        given = (vectors().rows(keys), w["forms"][forms], w["letters"][letters].sum(2), w["shapes"][shapes])
        x = normed(relu(linear(np.concatenate(given, -1), w, "mix")), w, "mixed")
        x = beside(x, mask, w, "beside")
        for layer in range(LAYERS):
            x = recurrent(normed(x, w, f"norm{layer}"), mask, w, f"layer{layer}")
        return normed(x, w, "last"), Spelled(keys, shapes, letters, patterns, mask)

    def _batch(self, sentences: Sequence[Sequence[str]]) -> Iterator[Reading]:
        states, spelled = self.encode(sentences)
        read = self.parsed(states, [len(words) for words in sentences], spelled.mask)
        classes = self._classes(states, spelled, read)
        kinds = log_softmax(linear(states, self.weights, "kinds"))
        for n, words in enumerate(sentences):
            count = len(words)
            yield Reading(
                tuple(self.classes[each] for each in classes[n, :count]),
                tuple(self.tags[each] for each in read.tags[n, :count]),
                tuple(read.heads[n, :count].tolist()),
                tuple(self.relations[each] for each in read.relations[n, :count]),
                tuple(self._names(kinds[n, :count])),
                states[n, :count],
            )

    def parsed(self, states: Table, counts: Sequence[int], mask: Table) -> Read:
        """Return tags, heads and relations of one batch of sentences of ``counts`` words."""
        w = self.weights
        arcs = self._arcs(states, mask)
        heads, tails = relu(linear(states, w, "label.head")), relu(linear(states, w, "label.tail"))
        trees, relations = np.zeros(mask.shape, np.intp), np.full(mask.shape, len(self.relations), np.intp)
        for n, count in enumerate(counts):
            tree = trees[n, :count] = best_tree(arcs[n, :count, : count + 1])
            relations[n, :count] = self._relations(heads[n], tails[n, :count], tree)
        return Read(linear(states, w, "tags").argmax(-1), relations, trees)

    def _classes(self, states: Table, spelled: Spelled, read: Read) -> NDArray[np.intp]:
        """Return ``(B, T)``: the class of each word, as the net and the words themselves have it."""
        scores = linear(states, self.weights, "classes")
        if self.words is not None:
            told = second_opinion(self.words, self.words_step, places(spelled, read))
            scores = log_softmax(scores) + BELIEVED * told
        made: NDArray[np.intp] = scores.argmax(-1)
        return made

    def _arcs(self, states: Table, mask: Table) -> Table:
        """Return ``(B, T, T + 1)``: log probabilities of each word's heads, the root first."""
        w = self.weights
        root = np.broadcast_to(w["root"], (len(states), 1, w["root"].shape[-1]))
        heads = relu(linear(np.concatenate([root, states], 1), w, "arc.head"))
        tails = relu(linear(states, w, "arc.tail"))
        scores = (tails @ w["arc.both"]) @ heads.transpose(0, 2, 1) + (heads @ w["arc.alone"])[:, None, :]
        scores[:, :, 1:] += (mask[:, None, :] - 1) * 1e9
        return log_softmax(scores)

    def _relations(self, heads: Table, tails: Table, tree: Sequence[int]) -> NDArray[np.intp]:
        w = self.weights
        at = np.array(tree)
        head = np.where(at[:, None] > 0, heads[at - 1], w["label.root"])
        both = np.einsum("ti,ilj,tj->tl", tails, w["label.both"], head, optimize=["einsum_path", (0, 1), (0, 1)])
        both += np.concatenate([tails, head], -1) @ w["label.each"] + w["label.bias"]
        is_root = self.relations.index("root")
        both[:, is_root] = np.where(at == 0, np.inf, -np.inf)
        made: NDArray[np.intp] = both.argmax(-1)
        return made

    def _names(self, scores: Table) -> Iterator[Name]:
        path = viterbi(scores, self.moves, self.starts) if len(scores) else []
        first = None
        for at in range(len(path) + 1):
            kind = self.kinds[path[at]] if at < len(path) else "O"
            if first is not None and not kind.startswith("I-"):
                sure = float(np.exp(scores[range(first, at), path[first:at]].mean()))
                yield Name(first, at, self.kinds[path[first]][2:], round(sure, 3))
                first = None
            if kind.startswith("B-"):
                first = at


@cache
def language() -> Language:
    """Return the net that ships, read once a process."""
    weights: dict[str, NDArray[np.generic]] = {}
    for model in ("language.npz", "classes.npz"):
        with resources.files("onrecord").joinpath("models", model).open("rb") as opened, np.load(opened) as kept:
            weights |= {name: kept[name] for name in kept.files}
    return Language(weights)


def groups(sentences: Sequence[Sequence[str]], of: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers of sentences of like length, so that little is padding."""
    group: list[int] = []
    for n in sorted(of, key=lambda n: len(sentences[n])):
        if not sentences[n]:
            continue
        if group and (len(group) + 1) * len(sentences[n]) > BATCH:
            yield group
            group = []
        group.append(n)
    if group:
        yield group


def _joined(parts: Sequence[Reading]) -> Reading:
    """Return one reading of a sentence that was read in pieces; the later pieces hang on the root of the first."""
    if not parts:
        return Reading((), (), (), (), (), np.zeros((0, 0), np.float32))
    heads: list[int] = []
    relations: list[str] = []
    names: list[Name] = []
    root = next(at for at, head in enumerate(parts[0].heads, 1) if head == 0)
    for part in parts:
        done = len(heads)
        heads += [head + done if head else (root if done else 0) for head in part.heads]
        relations += [
            "parataxis" if done and not head else r for head, r in zip(part.heads, part.relations, strict=True)
        ]
        names += [name._replace(first=name.first + done, last=name.last + done) for name in part.names]
    classes = tuple(each for part in parts for each in part.classes)
    tags = tuple(each for part in parts for each in part.tags)
    states = np.concatenate([part.states for part in parts])
    return Reading(classes, tags, tuple(heads), tuple(relations), tuple(names), states)


def _moves(kinds: Sequence[str]) -> tuple[Table, Table]:
    """Return which label may follow which (0 or minus infinity), and which may come first: I- only after its own."""
    moves = np.zeros((len(kinds), len(kinds)), np.float32)
    starts = np.zeros(len(kinds), np.float32)
    for to, kind in enumerate(kinds):
        if kind.startswith("I-"):
            starts[to] = -np.inf
            moves[[n for n, before in enumerate(kinds) if before[2:] != kind[2:]], to] = -np.inf
    return moves, starts
