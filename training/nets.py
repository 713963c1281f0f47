"""A small feed-forward net trained with Adam, in numpy alone: enough for tens of thousands of rows in seconds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float32]


@dataclass(frozen=True)
class Net:
    """Two layers: ReLU, then softmax."""

    inner: Table  # (features + 1, hidden), the last row is the bias
    outer: Table  # (hidden + 1, classes)

    def logits(self, rows: Table) -> Table:
        hidden = np.maximum(rows @ self.inner[:-1] + self.inner[-1], 0)
        made: Table = hidden @ self.outer[:-1] + self.outer[-1]
        return made


def softmax(logits: Table) -> Table:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    made: Table = shifted / shifted.sum(axis=1, keepdims=True)
    return made


def trained(
    rows: Table, labels: NDArray[np.int64], weights: Table, *, hidden: int, epochs: int, seed: int,
    drop: float = 0.1, drop_hidden: float = 0.2, decay: float = 1e-2, rate: float = 2e-3, classes: int = 8,
    batch: int = 512, smooth: float = 0.02,
) -> Net:  # fmt: skip
    """Return a net fitted to weighted ``labels``; ``drop`` is the share of inputs blanked at each step."""
    random = np.random.default_rng(seed)
    count, width = rows.shape
    inner = random.normal(0, np.sqrt(2 / width), (width + 1, hidden)).astype(np.float32)
    outer = random.normal(0, np.sqrt(1 / hidden), (hidden + 1, classes)).astype(np.float32)
    inner[-1] = outer[-1] = 0
    layers = [inner, outer]
    firsts, seconds = [np.zeros_like(each) for each in layers], [np.zeros_like(each) for each in layers]
    # Blanks are drawn once and dealt out by row: drawing them anew at each step took half the time.
    blanks = (random.random((4096, width), dtype=np.float32) > drop).astype(np.float32) / (1 - drop)
    steps, total = 0, epochs * (count // batch + 1)
    for _ in range(epochs):
        order = random.permutation(count)
        for at in range(0, count, batch):
            pick = order[at : at + batch]
            x = rows[pick] * blanks[random.integers(0, len(blanks), len(pick))]
            before = x @ inner[:-1] + inner[-1]
            kept = random.random(before.shape, dtype=np.float32) > drop_hidden
            mask = ((before > 0) & kept).astype(np.float32) / np.float32(1 - drop_hidden)
            h = before * mask
            p = softmax(h @ outer[:-1] + outer[-1])
            target = np.full_like(p, smooth / classes)
            target[np.arange(len(pick)), labels[pick]] += 1 - smooth
            error = (p - target) * weights[pick, None] / len(pick)
            back = (error @ outer[:-1].T) * mask
            slopes = [
                np.vstack([x.T @ back, back.sum(0, keepdims=True)]),
                np.vstack([h.T @ error, error.sum(0, keepdims=True)]),
            ]
            steps += 1
            pace = rate * (0.5 * (1 + np.cos(np.pi * steps / total)) + 0.01)
            for layer, slope, first, second in zip(layers, slopes, firsts, seconds, strict=True):
                first += 0.1 * (slope - first)
                second += 0.001 * (slope * slope - second)
                step = first / ((1 - 0.9**steps) * (np.sqrt(second / (1 - 0.999**steps)) + 1e-8))
                layer[:-1] *= 1 - pace * decay
                layer -= np.float32(pace) * step
    return Net(inner, outer)
