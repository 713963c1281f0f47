"""The attribution net: of each word how likely it is to begin, or to go on inside, a source, a cue or a content.

It reads windows of whole paragraphs, so that a quotation that goes on is seen with the paragraph that names its
speaker.
What it learned from, and how well it does, stands in ``models/attribution.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.pipeline import one_thread
from onrecord.understand.attribute.labels import CUES, LABELS
from onrecord.understand.attribute.traits import TABLES, Traits
from onrecord.understand.nets.layers import Table, Weights, linear, log_softmax, normed, recurrent, relu
from onrecord.understand.nets.vectors import vectors

LAYERS = 3  # of recurrence
WINDOW = 320  # words that are read together, cut where a paragraph begins
AT_ONCE = 8  # windows of a batch: more is no faster and takes memory


class Labelled(NamedTuple):
    """The best row of labels of a page's words; how likely each label is by itself, and a cue there, 0 to 1."""

    labels: NDArray[np.intp]
    sure: NDArray[np.float32]
    cue: NDArray[np.float32]


class Attributor:
    """The net with its weights, as ``training/attribution.py`` wrote them."""

    def __init__(self, weights: Weights) -> None:
        self.weights = {name: each.astype(np.float32) for name, each in weights.items()}
        self.moves, self.starts = self.weights["moves"] + moves(), self.weights["starts"] + starts()

    def read(self, given: Traits, blocks: Sequence[int]) -> Labelled:
        """Return the labels of a page's words; ``blocks`` tells of each word which paragraph it stands in."""
        labels = np.zeros(len(given.keys), np.intp)
        sure = np.zeros(len(given.keys), np.float32)
        cue = np.zeros(len(given.keys), np.float32)
        every = list(windows(blocks))
        with one_thread():
            for at in range(0, len(every), AT_ONCE):
                here = every[at : at + AT_ONCE]
                scores, mask = self.scores(given, here)
                likely = np.exp(log_softmax(scores))
                paths = best_paths(scores, mask, self.moves, self.starts)
                for n, (first, last) in enumerate(here):
                    path = paths[n, : last - first]
                    labels[first:last] = path
                    sure[first:last] = likely[n, np.arange(last - first), path]
                    cue[first:last] = likely[n, : last - first, min(CUES) : max(CUES) + 2].sum(-1)
        return Labelled(labels, sure, cue)

    def scores(self, given: Traits, here: Sequence[tuple[int, int]]) -> tuple[Table, Table]:
        """Return scores ``(B, T, LABELS)`` and mask ``(B, T)`` of windows of a page."""
        w = self.weights
        at, mask = _places(here)
        tables = given.tables[at]
        looked = [w[f"table{n}"][tables[..., n]] for n in range(len(TABLES))]
        told = [vectors().rows(given.keys[at]), *looked, given.flags[at], given.states[at]]
        x = normed(relu(linear(np.concatenate(told, -1), w, "mix")), w, "mixed")
        x = x * mask[..., None]
        heads = _within(given.heads[at], here, at.shape[1])
        up = np.take_along_axis(x, heads[..., None], 1)
        x = x + relu(linear(np.concatenate([x, up], -1), w, "tree"))
        for layer in range(LAYERS):
            x = recurrent(normed(x, w, f"norm{layer}"), mask, w, f"layer{layer}")
        return linear(normed(x, w, "last"), w, "labels"), mask


@cache
def attributor() -> Attributor | None:
    """Return the net that ships, read once a process; `None` where it was built without what it learns from."""
    file = resources.files("onrecord").joinpath("models", "attribution.npz")
    with file.open("rb") as opened, np.load(opened) as kept:
        weights = {name: kept[name] for name in kept.files}
    return Attributor(weights) if weights else None


def windows(blocks: Sequence[int], first: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Yield ranges of at most `WINDOW` words, the first of at most ``first``, cut where a paragraph begins."""
    at, room = 0, first
    while at < len(blocks):
        end = min(at + room, len(blocks))
        if end < len(blocks):
            cut = end
            while cut > at and blocks[cut] == blocks[cut - 1]:
                cut -= 1
            end = cut if cut > at else end
        yield at, end
        at, room = end, WINDOW


def _places(here: Sequence[tuple[int, int]]) -> tuple[NDArray[np.intp], Table]:
    """Return the index of each word of some windows, 0 on padding, and the mask."""
    shape = len(here), max(last - first for first, last in here)
    at, mask = np.zeros(shape, np.intp), np.zeros(shape, np.float32)
    for n, (first, last) in enumerate(here):
        at[n, : last - first] = np.arange(first, last)
        mask[n, : last - first] = 1
    return at, mask


def _within(heads: NDArray[np.int32], here: Sequence[tuple[int, int]], width: int) -> NDArray[np.intp]:
    """Return heads as indexes of their window; a head outside it, and padding, is the word itself."""
    firsts = np.array([first for first, _ in here])[:, None]
    counts = np.array([last - first for first, last in here])[:, None]
    own = np.arange(width)[None, :]
    moved = heads - firsts
    return np.where((moved >= 0) & (moved < counts) & (own < counts), moved, own).astype(np.intp)


def best_paths(scores: Table, mask: Table, moves: Table, starts: Table) -> NDArray[np.intp]:
    """Return the best row of labels of each window, ``(B, T)`` (Viterbi); what stands on padding means nothing."""
    batch, words, _ = scores.shape
    best = scores[:, 0] + starts
    back = np.zeros((words, batch, LABELS), np.intp)
    stay = np.arange(LABELS)
    for at in range(1, words):
        through = best[:, :, None] + moves
        back[at] = through.argmax(1)
        moved = through.max(1) + scores[:, at]
        inside = mask[:, at, None] > 0
        best = np.where(inside, moved, best)
        back[at] = np.where(inside, back[at], stay)
    paths = np.zeros((batch, words), np.intp)
    paths[:, -1] = best.argmax(1)
    rows = np.arange(batch)
    for at in range(words - 1, 0, -1):
        paths[:, at - 1] = back[at, rows, paths[:, at]]
    return paths


def moves() -> Table:
    """Return which label may follow which, 0 or far below: a word goes on only inside what has begun."""
    made = np.zeros((LABELS, LABELS), np.float32)
    for inside in range(2, LABELS, 2):
        made[:, inside] = -1e4
        made[[inside - 1, inside], inside] = 0
    return made


def starts() -> Table:
    """Return which label may come first."""
    made = np.zeros(LABELS, np.float32)
    made[2::2] = -1e4
    return made
