"""The layers that trained nets are made of, in numpy: convolution, simple recurrent units, Viterbi.

Shapes: ``(B, T, W)`` for a batch of B sequences, padded on the right to T words, of W numbers each; ``mask`` is
``(B, T)``, 1.0 on words and 0.0 on padding. All numbers are float32.

The recurrence is the simple recurrent unit of Lei and others (2018) without its peephole, so that all products of
matrices are made for all words at once, and only sums run along the sequence.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]
Weights = Mapping[str, Table]


def linear(x: Table, weights: Weights, name: str) -> Table:
    """Return ``x @ w + b``."""
    made: Table = x @ weights[f"{name}.w"] + weights[f"{name}.b"]
    return made


def relu(x: Table) -> Table:
    """Return ``x`` with negative numbers made 0, in place."""
    return np.maximum(x, 0, out=x)


def sigmoid(x: Table) -> Table:
    """Return the logistic function of ``x``, in place."""
    np.negative(x, out=x)
    np.minimum(x, 60, out=x)
    np.exp(x, out=x)
    x += 1
    return np.reciprocal(x, out=x)


def normed(x: Table, weights: Weights, name: str) -> Table:
    """Return ``x`` with each word's numbers at mean 0 and deviation 1, then scaled and moved (layer norm)."""
    x = x - x.mean(-1, keepdims=True)
    x /= np.sqrt(np.square(x).mean(-1, keepdims=True) + 1e-5)
    x *= weights[f"{name}.scale"]
    x += weights[f"{name}.bias"]
    return x


def beside(x: Table, mask: Table, weights: Weights, name: str) -> Table:
    """Return each word mixed with the words before and after it: ``x`` plus a convolution of width 3."""
    x = x * mask[..., None]
    blank = np.zeros_like(x[:, :1])
    three = np.concatenate([np.concatenate([blank, x[:, :-1]], 1), x, np.concatenate([x[:, 1:], blank], 1)], -1)
    mixed = relu(linear(three, weights, name))
    mixed += x
    return mixed


def recurrent(x: Table, mask: Table, weights: Weights, name: str) -> Table:
    """Return ``(B, T, W)``: one half of each word's numbers has read what comes before, the other what comes after.

    ``w`` is ``(W, 3 W)``: candidate, forget gate and highway gate.
    """
    batch, words, width = x.shape
    half = width // 2
    made = linear(x, weights, name).reshape(batch, words, 3, width)
    forget = sigmoid(made[:, :, 1])
    keep = np.subtract(1, forget)
    keep *= made[:, :, 0]
    keep *= mask[..., None]
    forget *= mask[..., None]
    # One loop for both directions: the second half is turned round, padding first.
    gate = np.ascontiguousarray(_turned(forget, half).transpose(1, 0, 2))
    state = np.ascontiguousarray(_turned(keep, half).transpose(1, 0, 2))
    for at in range(1, words):
        gate[at] *= state[at - 1]
        state[at] += gate[at]
    read = _turned(state.transpose(1, 0, 2), half)
    highway = sigmoid(made[:, :, 2])
    read -= x
    read *= highway
    read += x
    return read


def _turned(x: Table, half: int) -> Table:
    return np.concatenate([x[:, :, :half], x[:, ::-1, half:]], -1)


def log_softmax(x: Table) -> Table:
    """Return log probabilities over the last axis."""
    x = x - x.max(-1, keepdims=True)
    made: Table = x - np.log(np.exp(x).sum(-1, keepdims=True))
    return made


def viterbi(scores: Table, moves: Table, starts: Table) -> list[int]:
    """Return the best path of labels.

    ``scores``: ``(T, L)``; ``moves``: ``(L, L)``, from a label to the next; ``starts``: ``(L,)``.
    """
    best = scores[0] + starts
    back: list[NDArray[np.intp]] = []
    for each in scores[1:]:
        through = best[:, None] + moves
        back.append(through.argmax(0))
        best = through.max(0) + each
    path = [int(best.argmax())]
    for each_back in reversed(back):
        path.append(int(each_back[path[-1]]))
    return path[::-1]
