"""Rebuild src/onrecord/models/classes.npz: scores of word classes for hashed words, endings, shapes and tags beside.

    python training/classes.py ../shared/corpora

Reads the tags that ``models/language.npz`` gives, so build it anew after that. Needs the dependency group
``training``; five minutes on one core. Figures and data: ``models/language.md``.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray
from treebanks import Sentence, changed, treebank

from onrecord.understand.nets.classes import ROWS, places
from onrecord.understand.nets.language import Language, groups, language

OUT = Path(__file__).parent.parent / "src/onrecord/models/classes.npz"
EPOCHS = 6  # every other one over the sentences as some page would write them
BATCH = 1024  # words
RATE = 0.1
DROPPED = 0.3  # share of a word's features that each step blanks
Rows = NDArray[np.intp]


def main() -> None:
    """Train and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    folder = parser.parse_args().corpora / "language"
    trees = [*treebank(folder / "parse.ewt.train.conllu.gz"), *treebank(folder / "parse.gum.train.conllu.gz")]
    net, dice = language(), random.Random(7)
    table = jnp.zeros((ROWS, len(net.classes)))
    seen = jnp.full(table.shape, 1e-6)
    steps = EPOCHS * (sum(len(each.words) for each in trees) // BATCH)
    at = 0
    for epoch in range(EPOCHS):
        rows, gold = told(net, trees if epoch % 2 == 0 else [changed(each, dice) for each in trees])
        order = np.random.default_rng(epoch).permutation(len(gold))
        for start in range(0, len(gold) - BATCH + 1, BATCH):
            chosen = order[start : start + BATCH]
            rate = RATE * max(0.0, 1 - at / steps)
            table, seen = moved(table, seen, rows[chosen], gold[chosen], jax.random.key(at), rate)
            at += 1
        print(f"{epoch + 1} of {EPOCHS}", flush=True)
    written(np.asarray(table))


def told(net: Language, sentences: Sequence[Sentence]) -> tuple[Rows, Rows]:
    """Return the rows ``(words, features)`` and the right class of each word of ``sentences``."""
    index = {name: n for n, name in enumerate(net.classes)}
    parts = list(_told(net, sentences))
    return (
        np.concatenate([rows for rows, _ in parts]).astype(np.int32),
        np.array([index[name] for _, names in parts for name in names]),
    )


def _told(net: Language, sentences: Sequence[Sentence]) -> Iterator[tuple[Rows, tuple[str, ...]]]:
    for group in groups([each.words for each in sentences], range(len(sentences))):
        words = [sentences[n].words for n in group]
        states, spelled = net.encode(words)
        rows = places(spelled, net.parsed(states, [len(each) for each in words], spelled.mask))
        for each, n in zip(rows, group, strict=True):
            yield each[: len(sentences[n].words)], sentences[n].classes


@jax.jit  # type: ignore[untyped-decorator, unused-ignore]  # typed where JAX is installed
def moved(
    table: jax.Array, seen: jax.Array, rows: jax.Array, gold: jax.Array, key: jax.Array, rate: float
) -> tuple[jax.Array, jax.Array]:
    """Return the table, and the squares of what moved it, after one step (Adagrad)."""

    def surprise(table: jax.Array) -> jax.Array:
        kept = jax.random.bernoulli(key, 1 - DROPPED, rows.shape) / (1 - DROPPED)
        scores = (table[rows] * kept[..., None]).sum(1)
        return -jnp.take_along_axis(jax.nn.log_softmax(scores), gold[:, None], 1).sum()

    slope = jax.grad(surprise)(table)
    seen = seen + slope * slope
    return table - rate * slope / jnp.sqrt(seen), seen


def written(table: NDArray[np.float32]) -> None:
    """Write the table as bytes with one step."""
    step = float(np.abs(table).max()) / 127
    bytes_ = np.round(table / step).astype(np.int8)
    kept: dict[str, NDArray[np.int8] | NDArray[np.float32]] = {
        "words": bytes_,
        "words.step": np.asarray(step, np.float32),
    }
    np.savez_compressed(OUT, **kept)  # type: ignore[arg-type]
    print(f"{len(table)} rows, written to {OUT}")


if __name__ == "__main__":
    main()
