"""Rebuild src/onrecord/models/attribution.npz: the net that marks sources, cues and contents.

    python training/attribution.py ../shared/corpora --epochs 8 --checkpoint build/attribution.npz
    python training/attribution.py --without polnear

It reads the states of ``models/language.npz`` and what the rules of `onrecord.understand` find, so build it anew after
those change much; ``--begin FILE`` goes on from earlier weights, which takes 3 epochs instead of 8. PolNeAR comes
without a licence for its data: ``--without polnear`` takes the weights away, and the rules alone then read statements.
Needs the dependency group ``training``. Figures and data stand in ``models/attribution.md``.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from attribution_examples import Example, examples
from sequence_nets import (
    Key,
    Weights,
    adam,
    add_linear,
    add_norm,
    add_recurrent,
    dropped,
    linear,
    normed,
    recurrent,
)  # fmt: skip

from onrecord.understand.attribute.labels import LABELS
from onrecord.understand.attribute.net import LAYERS, WINDOW, moves, starts, windows
from onrecord.understand.attribute.traits import FLAGS, RULES, SIZES
from onrecord.understand.nets.vectors import WIDTH as VECTOR
from onrecord.understand.nets.vectors import vectors

OUT = Path(__file__).parent.parent / "src/onrecord/models/attribution.npz"
WIDTH = 192
STATES = 256  # numbers of the language net's state of a word
DIMENSIONS = (32, 16, 24, 24, 8, 16, 24, 16)  # of the tables' rows, in the order of `traits.TABLES`
BATCH = 8  # windows
ALONE = 0.2  # how much each word's own surprise counts beside that of the whole row: it makes `sure` a likelihood


def main() -> None:
    """Train, write a checkpoint after each epoch, and the weights at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, nargs="?")
    parser.add_argument("--without", choices=["polnear"])
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--begin", type=Path, help="weights to go on from")
    parser.add_argument("--checkpoint", type=Path, default=Path("build/attribution.npz"))
    parser.add_argument("--examples", type=Path, help="where what is read of the corpus is kept for a second run")
    given = parser.parse_args()
    if given.without or given.corpora is None:
        np.savez(OUT)
        print(f"{OUT} is empty now: statements are read by rules alone")
        return
    known = _known(given.corpora, given.examples)
    weights = begun(jax.random.key(3)) if given.begin is None else _kept(given.begin)
    given.checkpoint.parent.mkdir(parents=True, exist_ok=True)
    trained = fitted(known, weights, epochs=given.epochs, rate=given.rate, checkpoint=given.checkpoint)
    written(trained, OUT)


def _known(corpora: Path, kept: Path | None) -> list[Example]:
    if kept is not None and kept.exists():
        read: list[Example] = pickle.loads(kept.read_bytes())
        return read
    known = list(examples(corpora / "statements", "train"))
    if kept is not None:
        kept.write_bytes(pickle.dumps(known))
    return known


def _kept(path: Path) -> Weights:
    with np.load(path) as kept:
        return {name: jnp.asarray(kept[name], jnp.float32) for name in kept.files}


def fitted(known: Sequence[Example], weights: Weights, *, epochs: int, rate: float, checkpoint: Path) -> Weights:
    """Return the running mean of the weights after training."""
    dice = random.Random(5)
    each = sum(len(list(windows(example.blocks))) for example in known) // BATCH
    begin, step = adam(cost, rate=rate, steps=epochs * each, decay=1e-2, average=0.998)
    state, at, started = begin(weights), 0, time.time()
    costs: list[float] = []
    while at < epochs * each:
        for batch in batches(known, dice):
            weights, state, price = step(weights, state, jax.random.key(at), batch)
            costs.append(float(price))
            at += 1
            if at % 100 == 0:
                print(f"{at} of {epochs * each}: {np.mean(costs[-100:]):.4f} {time.time() - started:.0f} s", flush=True)
            if at == epochs * each:
                break
        written(state["mean"], checkpoint)
    mean: Weights = state["mean"]
    return mean


def batches(known: Sequence[Example], dice: random.Random) -> Iterator[dict[str, Any]]:
    """Yield batches of windows in any order; where a report's first window ends is drawn anew each time."""
    every = [
        (example, first, last)
        for example in known
        for first, last in windows(example.blocks, dice.randint(WINDOW // 8, WINDOW))
    ]
    dice.shuffle(every)
    for at in range(0, len(every) - BATCH + 1, BATCH):
        yield arrays(every[at : at + BATCH])


def arrays(group: Sequence[tuple[Example, int, int]]) -> dict[str, Any]:
    """Return what the net is told of some windows, and what it should answer."""
    shape = len(group), WINDOW
    keys = np.full(shape, -1, np.int64)
    heads = np.tile(np.arange(WINDOW, dtype=np.int32), (len(group), 1))
    mask, labels = np.zeros(shape, np.float32), np.zeros(shape, np.int32)
    tables, flags = np.zeros((*shape, len(SIZES)), np.int32), np.zeros((*shape, FLAGS), np.float32)
    states = np.zeros((*shape, STATES), np.float16)
    for n, (example, first, last) in enumerate(group):
        given, count, here = example.traits, last - first, slice(first, last)
        keys[n, :count], tables[n, :count], flags[n, :count] = given.keys[here], given.tables[here], given.flags[here]
        states[n, :count], labels[n, :count], mask[n, :count] = given.states[here], example.labels[here], 1
        moved = given.heads[here] - first
        heads[n, :count] = np.where((moved >= 0) & (moved < count), moved, np.arange(count))
    return {
        "vectors": vectors().rows(keys).astype(np.float16), "heads": heads, "tables": tables, "flags": flags,
        "states": states, "mask": mask, "labels": labels,
    }  # fmt: skip


# --- the net: `onrecord.understand.attribute.net` in JAX ------------------------------------------


def begun(key: Key) -> Weights:
    """Return weights before training."""
    keys = iter(jax.random.split(key, 40))
    weights: Weights = {
        f"table{n}": 0.1 * jax.random.normal(next(keys), (size, DIMENSIONS[n])) for n, size in enumerate(SIZES)
    }
    add_linear(weights, next(keys), "mix", VECTOR + sum(DIMENSIONS) + FLAGS + STATES, WIDTH)
    add_norm(weights, "mixed", WIDTH)
    add_linear(weights, next(keys), "tree", 2 * WIDTH, WIDTH)
    for layer in range(LAYERS):
        add_norm(weights, f"norm{layer}", WIDTH)
        add_recurrent(weights, next(keys), f"layer{layer}", WIDTH)
    add_norm(weights, "last", WIDTH)
    add_linear(weights, next(keys), "labels", WIDTH, LABELS)
    return weights | {"moves": jnp.zeros((LABELS, LABELS)), "starts": jnp.zeros(LABELS)}


def scores(w: Weights, key: Key, batch: dict[str, jax.Array]) -> jax.Array:
    """Return the scores ``(B, T, LABELS)`` of a batch, with some of what it is told blanked."""
    keys = iter(jax.random.split(key, 24))
    told = [dropped(batch["vectors"].astype(jnp.float32), next(keys), 0.1, words=True)]
    for n in range(len(SIZES)):
        looked = w[f"table{n}"][batch["tables"][..., n]]
        told.append(dropped(looked, next(keys), 0.05 if n else 0.2, words=True))
    # Now and then the net must do without the rules, so that it learns to read and not only to judge them.
    ruled = jax.random.bernoulli(next(keys), 0.85, (len(batch["flags"]), 1, 1))
    told.append(batch["flags"].at[..., :RULES].multiply(ruled))
    told.append(dropped(batch["states"].astype(jnp.float32), next(keys), 0.2))
    x = jax.nn.relu(linear(dropped(jnp.concatenate(told, -1), next(keys), 0.1), w, "mix"))
    x = dropped(normed(x, w, "mixed"), next(keys), 0.2)
    up = jnp.take_along_axis(x, batch["heads"][..., None], 1)
    x = x + jax.nn.relu(linear(jnp.concatenate([x, up], -1), w, "tree"))
    for layer in range(LAYERS):
        x = recurrent(dropped(normed(x, w, f"norm{layer}"), next(keys), 0.25), batch["mask"], w, f"layer{layer}")
    return linear(dropped(normed(x, w, "last"), next(keys), 0.3), w, "labels")


def cost(w: Weights, key: Key, batch: dict[str, jax.Array]) -> jax.Array:
    """Return what is to be made small: the surprise at the rows of labels, and at each label by itself."""
    given, mask, labels = scores(w, key, batch), batch["mask"], batch["labels"]
    rows = surprise(given, mask, labels, w["moves"] + moves(), w["starts"] + starts())
    own = -(jnp.take_along_axis(jax.nn.log_softmax(given), labels[..., None], -1)[..., 0] * mask).sum()
    return (rows.sum() + ALONE * own) / mask.sum()


def surprise(scores: jax.Array, mask: jax.Array, labels: jax.Array, moves: jax.Array, starts: jax.Array) -> jax.Array:
    """Return ``(B,)``: the surprise at each row of labels among all rows (a linear-chain random field)."""

    def move(before: jax.Array, at: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, None]:
        moved = jax.nn.logsumexp(before[:, :, None] + moves[None], 1) + at[0]
        return jnp.where(at[1][:, None] > 0, moved, before), None

    every, _ = jax.lax.scan(move, scores[:, 0] + starts, (scores[:, 1:].transpose(1, 0, 2), mask[:, 1:].T))
    own = (jnp.take_along_axis(scores, labels[..., None], -1)[..., 0] * mask).sum(1) + starts[labels[:, 0]]
    own += (moves[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum(1)
    return jax.nn.logsumexp(every, -1) - own


def written(weights: Weights, out: Path) -> None:
    """Write the weights as half floats."""
    kept: dict[str, Any] = {name: np.asarray(each).astype(np.float16) for name, each in weights.items()}
    np.savez(out, **kept)


if __name__ == "__main__":
    main()
