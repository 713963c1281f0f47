r"""Rebuild src/onrecord/models/language.npz: the English net for classes, dependencies and names.

    python training/language.py ../shared/corpora --checkpoint build/one.ckpt
    python training/language.py ../shared/corpora --checkpoint build/two.ckpt --after build/one.ckpt \
        --steps 4000 --rate 1.2e-3

The second command goes on from the first with a new, shorter schedule. Needs ``models/vectors.npz``
(`training/vectors.py`) and the dependency group ``training``; about an hour and a half on two cores. A checkpoint is
written every 500 steps; where the file is there, training goes on from it. Figures and data: ``models/language.md``.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from sequence_nets import (
    Key,
    Weights,
    adam,
    add_linear,
    add_norm,
    add_recurrent,
    beside,
    dropped,
    linear,
    normed,
    padded,
    recurrent,
)  # fmt: skip
from treebanks import Sentence, changed, named, treebank

from onrecord.understand.nets.language import LAYERS
from onrecord.understand.nets.spelling import AFFIXES, FORMS, LETTERS, SHAPES, spelling
from onrecord.understand.nets.vectors import vectors

OUT = Path(__file__).parent.parent / "src/onrecord/models/language.npz"
WIDTH = 256
ARC, LABEL = 128, 64
LENGTHS = (12, 24, 36, 56, 96)  # padded lengths; longer sentences are left out
WORDS = 2048  # a batch, padding included
KINDS = ("O", *(f"{side}-{kind}" for kind in ("PER", "ORG", "LOC", "NORP", "MISC", "DATE") for side in "BI"))
OPEN = [KINDS.index(kind) for kind in KINDS if kind == "O" or kind[2:] in ("NORP", "MISC", "DATE")]
EVERY = 500  # steps between checkpoints


def main() -> None:
    """Train, write a checkpoint now and then, and the weights at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--checkpoint", type=Path, default=Path("build/language.ckpt"))
    parser.add_argument("--after", type=Path, help="a finished checkpoint whose weights are where training begins")
    given = parser.parse_args()
    trees, names = corpora(given.corpora / "language")
    lists = {
        "classes": sorted({each for s in trees for each in s.classes}),
        "tags": sorted({each for s in trees for each in s.tags}),
        "relations": sorted({each for s in trees for each in s.relations}),
        "kinds": list(KINDS),
    }
    print(
        f"{len(trees)} trees, {len(names)} sentences with names, { ({k: len(v) for k, v in lists.items()}) }",
        flush=True,
    )
    weights = begun(jax.random.key(1), {name: len(each) for name, each in lists.items()})
    if given.after:
        weights = jax.tree.map(jnp.asarray, pickle.loads(given.after.read_bytes())[2]["mean"])
    begin, step = adam(cost, rate=given.rate, steps=given.steps)
    state, at = begin(weights), 0
    if given.checkpoint.exists():
        at, weights, state = pickle.loads(given.checkpoint.read_bytes())
        weights, state = jax.tree.map(jnp.asarray, (weights, state))
    dice = random.Random(at + 7)
    costs: list[float] = []
    started = time.time()
    while at < given.steps:
        for batch in batches(epoch(trees, names, dice), lists, dice):
            weights, state, price = step(weights, state, jax.random.key(at), batch)
            costs.append(float(price))
            at += 1
            if at % 50 == 0:
                print(f"{at} {np.mean(costs[-50:]):.4f} {time.time() - started:.0f} s", flush=True)
            if at % EVERY == 0 or at == given.steps:
                given.checkpoint.parent.mkdir(parents=True, exist_ok=True)
                given.checkpoint.write_bytes(pickle.dumps((at, *jax.tree.map(np.asarray, (weights, state)))))
                written(state["mean"], lists, given.checkpoint.with_suffix(".npz"))
            if at == given.steps:
                break
    written(state["mean"], lists, OUT)


def corpora(folder: Path) -> tuple[list[Sentence], list[Sentence]]:
    """Return the sentences with trees, and those with names."""
    trees = [*treebank(folder / "parse.ewt.train.conllu.gz"), *treebank(folder / "parse.gum.train.conllu.gz")]
    wide = [*named(folder / "names.worldwide.train.tsv.gz", every_kind=True)]
    politics = [*named(folder / "names.crossner-politics.train.tsv.gz", every_kind=False)]
    web = [*named(folder / "names.uner-ewt.more.iob2.gz", every_kind=False)]
    return trees, [*wide, *politics * 3, *web]


def epoch(trees: list[Sentence], names: list[Sentence], dice: random.Random) -> list[Sentence]:
    """Return every tree and two thirds of the sentences with names, each as some page would write it."""
    return [changed(each, dice) for each in [*trees, *dice.sample(names, len(names) * 2 // 3)]]


def batches(sentences: list[Sentence], lists: dict[str, list[str]], dice: random.Random) -> Iterator[dict[str, Any]]:
    """Yield batches of sentences of like length, in any order."""
    groups: list[tuple[int, list[Sentence]]] = []
    for least, most in zip((0, *LENGTHS), LENGTHS, strict=False):
        fitting = [each for each in sentences if least < len(each.words) <= most]
        dice.shuffle(fitting)
        size = WORDS // most
        groups += [(most, fitting[at : at + size]) for at in range(0, len(fitting), size)]
    dice.shuffle(groups)
    index = {name: {each: n for n, each in enumerate(entries)} for name, entries in lists.items()}
    for length, group in groups:
        yield arrays(group, length, WORDS // length, index)


def arrays(group: list[Sentence], length: int, rows: int, index: dict[str, dict[str, int]]) -> dict[str, Any]:
    """Return what the net is told of a batch, and what it should answer; -1 where nobody knows."""
    spelled = [[spelling(word) for word in each.words] for each in group]
    keys = padded([[s.key for s in each] for each in spelled], rows, length, -1)
    letters = np.zeros((rows, length, AFFIXES), np.int32)
    allowed = np.ones((rows, length, len(KINDS)), np.float32)
    for at, (each, spells) in enumerate(zip(group, spelled, strict=True)):
        letters[at, : len(spells)] = [s.letters for s in spells]
        for n, kind in enumerate(each.kinds):
            allowed[at, n] = 0
            closed = [index["kinds"][kind]] if kind != "?" and (kind != "O" or each.every_kind) else OPEN
            allowed[at, n, closed] = 1

    def numbered(name: str) -> np.ndarray:
        return padded([[index[name][x] for x in getattr(each, name)] for each in group], rows, length, -1)

    return {
        "vectors": vectors().rows(keys).astype(np.float16),
        "forms": padded([[s.form for s in each] for each in spelled], rows, length),
        "shapes": padded([[s.shape for s in each] for each in spelled], rows, length),
        "letters": letters,
        "mask": padded([[1] * len(each) for each in spelled], rows, length).astype(np.float32),
        "classes": numbered("classes"), "tags": numbered("tags"), "relations": numbered("relations"),
        "heads": padded([list(each.heads) for each in group], rows, length, -1),
        "kinds": allowed,
    }  # fmt: skip


# --- the net -------------------------------------------------------------------------------------


def begun(key: Key, sizes: dict[str, int]) -> Weights:
    """Return weights before training."""
    keys = iter(jax.random.split(key, 32))
    weights: Weights = {
        "forms": 0.1 * jax.random.normal(next(keys), (FORMS, 64)),
        "letters": 0.05 * jax.random.normal(next(keys), (LETTERS, 64)),
        "shapes": 0.1 * jax.random.normal(next(keys), (SHAPES, 32)),
        "root": 0.1 * jax.random.normal(next(keys), (WIDTH,)),
        "label.root": 0.1 * jax.random.normal(next(keys), (LABEL,)),
        "label.both": 0.05 * jax.random.normal(next(keys), (LABEL, sizes["relations"], LABEL)),
        "label.each": 0.05 * jax.random.normal(next(keys), (2 * LABEL, sizes["relations"])),
        "label.bias": jnp.zeros(sizes["relations"]),
        "arc.both": 0.05 * jax.random.normal(next(keys), (ARC, ARC)),
        "arc.alone": jnp.zeros(ARC),
    }
    add_linear(weights, next(keys), "mix", 100 + 64 + 64 + 32, WIDTH)
    add_linear(weights, next(keys), "beside", 3 * WIDTH, WIDTH)
    for layer in range(LAYERS):
        add_norm(weights, f"norm{layer}", WIDTH)
        add_recurrent(weights, next(keys), f"layer{layer}", WIDTH)
    add_norm(weights, "mixed", WIDTH)
    add_norm(weights, "last", WIDTH)
    for name in ("classes", "tags", "kinds"):
        add_linear(weights, next(keys), name, WIDTH, sizes[name])
    for name, width in (("arc.head", ARC), ("arc.tail", ARC), ("label.head", LABEL), ("label.tail", LABEL)):
        add_linear(weights, next(keys), name, WIDTH, width)
    return weights


def encoded(w: Weights, key: Key, batch: dict[str, jax.Array]) -> jax.Array:
    """Return the states ``(B, T, WIDTH)`` of a batch, with some of what it is told blanked."""
    keys = iter(jax.random.split(key, 8 + LAYERS))
    mask = batch["mask"]
    given = [
        dropped(batch["vectors"].astype(jnp.float32), next(keys), 0.1, words=True),
        dropped(w["forms"][batch["forms"]], next(keys), 0.4, words=True),  # names must not be learnt by heart
        dropped(w["letters"][batch["letters"]].sum(2), next(keys), 0.1, words=True),
        dropped(w["shapes"][batch["shapes"]], next(keys), 0.05, words=True),
    ]
    x = jax.nn.relu(linear(dropped(jnp.concatenate(given, -1), next(keys), 0.1), w, "mix"))
    x = dropped(normed(x, w, "mixed"), next(keys), 0.2)
    x = beside(x, mask, w, "beside")
    for layer in range(LAYERS):
        x = recurrent(dropped(normed(x, w, f"norm{layer}"), next(keys), 0.2), mask, w, f"layer{layer}")
    return dropped(normed(x, w, "last"), next(keys), 0.25)


def cost(w: Weights, key: Key, batch: dict[str, jax.Array]) -> jax.Array:
    """Return what is to be made small: the surprise at classes, tags, heads, relations and kinds."""
    one, two, three, four, five = jax.random.split(key, 5)
    x = encoded(w, one, batch)
    mask = batch["mask"]
    told = (surprise(linear(x, w, name), batch[name]) for name in ("classes", "tags"))
    heads = dropped(jax.nn.relu(linear(_with_root(x, w["root"]), w, "arc.head")), two, 0.25)
    tails = dropped(jax.nn.relu(linear(x, w, "arc.tail")), three, 0.25)
    scores = (tails @ w["arc.both"]) @ heads.transpose(0, 2, 1) + (heads @ w["arc.alone"])[:, None, :]
    scores = scores.at[:, :, 1:].add((mask[:, None, :] - 1) * 1e9)
    arcs = surprise(scores, batch["heads"])
    ends = dropped(jax.nn.relu(linear(x, w, "label.head")), four, 0.25)
    tops = jnp.concatenate([jnp.broadcast_to(w["label.root"], (len(x), 1, LABEL)), ends], 1)
    head = jnp.take_along_axis(tops, jnp.maximum(batch["heads"], 0)[..., None], 1)
    tail = dropped(jax.nn.relu(linear(x, w, "label.tail")), five, 0.25)
    half = jnp.einsum("bti,ilj->btlj", tail, w["label.both"])
    both = jnp.einsum("btlj,btj->btl", half, head) + jnp.concatenate([tail, head], -1) @ w["label.each"]
    labels = surprise(both + w["label.bias"], batch["relations"])
    logs = jax.nn.log_softmax(linear(x, w, "kinds"))
    named = -jax.nn.logsumexp(jnp.where(batch["kinds"] > 0, logs, -1e9), -1)
    known = (batch["kinds"].sum(-1) < len(KINDS)) * mask
    names = (named * known).sum() / WORDS
    return 0.5 * sum(told) + arcs + labels + 2.0 * names


def _with_root(x: jax.Array, root: jax.Array) -> jax.Array:
    return jnp.concatenate([jnp.broadcast_to(root, (len(x), 1, x.shape[-1])), x], 1)


def surprise(scores: jax.Array, gold: jax.Array) -> jax.Array:
    """Return the mean surprise over a full batch's words; what nobody knows costs nothing."""
    logs = jax.nn.log_softmax(scores)
    picked = jnp.take_along_axis(logs, jnp.maximum(gold, 0)[..., None], -1)[..., 0]
    return -(picked * (gold >= 0)).sum() / WORDS


# --- keeping -------------------------------------------------------------------------------------


def written(weights: Weights, lists: dict[str, list[str]], out: Path) -> None:
    """Write the weights: the large tables as bytes with one step a table, the rest as half floats."""
    kept: dict[str, Any] = {name: np.array(entries) for name, entries in lists.items()}
    for name, each in weights.items():
        numbers = np.asarray(each)
        if name in ("forms", "letters"):
            step = np.abs(numbers).max() / 127
            kept[name] = np.round(numbers / step).astype(np.int8)
            kept[f"{name}.step"] = np.float32(step)
        else:
            kept[name] = numbers.astype(np.float16)
    # ``classes.w`` is a layer, ``classes`` the list of what it tells apart.
    np.savez(out, **kept)


if __name__ == "__main__":
    main()
