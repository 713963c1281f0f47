"""Rebuild ``pronouns.npz`` and ``first_names.npy`` of ``src/onrecord/models``: ``python training/pronouns.py``.

``--check`` trains and writes no model, but measures what is reached on the development documents, which no training
sees: from the mentions that the treebank marks, and on pages as the product reads them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from chain_examples import Chooser, Example, as_marked, as_read
from chains import Document, documents
from invented_turns import reports

from onrecord.understand.candidates import COLUMNS, Ranker, Table
from onrecord.understand.genders import SLOTS, slots
from onrecord.understand.knowledge import first_names
from onrecord.understand.pronouns import SURE

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
MODELS = ROOT / "src/onrecord/models"
NEWS = ("news", "interview", "bio")
WORTH = {"news": 1.0, "interview": 1.0, "bio": 1.0, "invented": 0.5}  # of an example in training; others .5
INVENTED = 250  # reports of two turns
# What news writing tells that the treebank hardly shows, and the weights are drawn to: the words of a speaker are
# followed by "he said" of the same one, and nobody who stands inside quotation marks alone comes out of them.
PRIOR = {
    "both speak": 1.5, "both speak, last": 1.0, "spoke near": 0.5, "last subject next": 1.0, "out of quotation": -1.0,
    "gender fits": 0.5, "lean": 1.0, "lean against": -1.0, "rival beside": -0.5,
    "was told": -1.0, "was told, answers": 1.0, "same verb": -1.0, "same verb, himself": 2.0,
}  # fmt: skip
HIDDEN, EPOCHS, RATE, DECAY, NETS = 6, 30, 0.01, 0.4, 3  # likeliest folds of train among six settings tried


Told = tuple[Example, int, float]  # a pronoun, the likeliest row and how likely it is


class Ranked(Chooser):
    """Chooses the likeliest; nobody where that is below ``sure``."""

    def __init__(self, ranker: Ranker, sure: float = 0.0) -> None:
        self.ranker = ranker
        self.sure = sure
        self.told: list[tuple[Example, int, float]] = []

    def __call__(self, example: Example) -> int | None:
        likely = self.ranker.likelihoods(example.rows)
        best = int(np.argmax(likely))
        self.told.append((example, best, float(likely[best])))
        return best if best < len(example.found) and likely[best] >= self.sure else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--folds", action="store_true", help="measure on the training documents, five folds")
    given = parser.parse_args()
    np.save(MODELS / "first_names.npy", endings().astype(np.float16))
    known = list(documents(given.corpora / "language/parse.gum.train.conllu.gz"))
    told: dict[str, list[Told]] = defaultdict(list)
    if given.folds:
        learned = [examples(each) for each in known]
        more = list(chain.from_iterable(as_read(each, Chooser())[0] for each in reports(INVENTED)))
        for fold in range(5):
            ranker = fitted([*more, *(one for n, some in enumerate(learned) if n % 5 != fold for one in some)])
            measured(ranker, [each for n, each in enumerate(known) if n % 5 == fold], told)
        report(told)
        return
    ranker = fitted(
        [one for each in known for one in examples(each)]
        + [one for each in reports(INVENTED) for one in as_read(each, Chooser())[0]]
    )
    if given.check:
        measured(ranker, list(documents(given.corpora / "language/parse.gum.dev.conllu.gz")), told)
        report(told)
        return
    np.savez_compressed(
        MODELS / "pronouns.npz",
        direct=ranker.direct, inner=ranker.inner, outer=ranker.outer,
    )  # fmt: skip


def examples(document: Document) -> list[Example]:
    """Return what there is to learn from a document, the pronouns before each answered from gold."""
    return as_marked(document, Chooser()) + as_read(document, Chooser())[0]


def endings() -> Table:
    """Return weights that tell a man's first name from a woman's by its ending: logistic regression on our list."""
    known = [(slots(name), gender == "m") for name, gender in sorted(first_names().items()) if gender in ("m", "f")]
    told = np.zeros((len(known), SLOTS + 1), dtype=np.float32)
    for row, (places, _) in zip(told, known, strict=True):
        row[places] = 1
    meant = np.array([is_man for _, is_man in known], dtype=np.float32)
    weights = np.zeros(SLOTS + 1, dtype=np.float32)
    for _ in range(400):
        error = 1 / (1 + np.exp(-(told @ weights))) - meant
        weights -= 4.0 * (told.T @ error / len(known) + 5e-4 * weights)
    return weights


def fitted(known: Sequence[Example]) -> Ranker:
    """Return a ranker that makes the right candidates likely: Adam on the sum of their likelihoods."""
    rows = np.concatenate([each.rows for each in known])
    right = np.concatenate([each.right for each in known])
    weight = np.array([WORTH.get(each.genre, 0.5) for each in known], dtype=np.float32)
    starts = np.cumsum([0] + [len(each.rows) for each in known])
    nets = [_fitted(rows, right, weight, starts, seed) for seed in range(NETS)]
    return Ranker(
        np.mean([net.direct for net in nets], axis=0),
        np.concatenate([net.inner for net in nets], axis=1),
        np.concatenate([net.outer / np.float32(NETS) for net in nets]),
    )


def _fitted(rows: Table, right: np.ndarray, weight: np.ndarray, starts: np.ndarray, seed: int) -> Ranker:
    random = np.random.default_rng(seed)
    width = len(COLUMNS)
    prior = np.array([PRIOR.get(name, 0.0) for name in COLUMNS], dtype=np.float32)
    layers = [
        prior.copy(),
        random.normal(0, 0.3, (width + 1, HIDDEN)).astype(np.float32),
        random.normal(0, 0.3, HIDDEN).astype(np.float32),
    ]
    moments = [(np.zeros_like(each), np.zeros_like(each)) for each in layers]
    count, step = len(starts) - 1, 0
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS)
        order = random.permutation(count)
        for at in range(0, count, 64):
            step += 1
            pick = order[at : at + 64]
            index = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in pick])
            sizes = np.array([starts[i + 1] - starts[i] for i in pick])
            slopes = _slopes(layers, rows[index], right[index], sizes, weight[pick])
            for layer, slope, (first, second) in zip(layers, slopes, moments, strict=True):
                first += 0.1 * (slope - first)
                second += 0.01 * (slope * slope - second)
                scale = rate / (1 - 0.9**step)
                layer -= scale * first / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
            layers[0] -= rate * DECAY * (layers[0] - prior)
            layers[1] -= rate * DECAY * layers[1]
            layers[2] -= rate * DECAY * layers[2]
    return Ranker(*layers)


def _slopes(
    layers: Sequence[Table], x: Table, right: np.ndarray, sizes: np.ndarray, weight: np.ndarray
) -> tuple[Table, Table, Table]:
    direct, inner, outer = layers
    hidden = np.tanh(x @ inner[:-1] + inner[-1])
    scores = x @ direct + hidden @ outer
    of = np.repeat(np.arange(len(sizes)), sizes)
    begins = np.cumsum(sizes) - sizes
    shifted = np.exp(scores - np.maximum.reduceat(scores, begins)[of])
    likely = shifted / np.add.reduceat(shifted, begins)[of]
    held = likely * right
    share = held / np.maximum(np.add.reduceat(held, begins)[of], 1e-9)
    error = ((likely - share) * weight[of] / len(sizes)).astype(np.float32)
    back = np.outer(error, outer) * (1 - hidden * hidden)
    return x.T @ error, np.vstack([x.T @ back, back.sum(axis=0)]), hidden.T @ error


# --- measuring ---------------------------------------------------------------------------------


def measured(ranker: Ranker, unseen: Sequence[Document], told: dict[str, list[Told]]) -> None:
    """Note what a ranker says of documents it has not seen, in both ways of reading them."""
    for document in unseen:
        marked, read = Ranked(ranker), Ranked(ranker, SURE)
        as_marked(document, marked)
        as_read(document, read)
        told["marked"] += marked.told
        told["read"] += read.told


def report(told: dict[str, list[Told]]) -> None:
    """Print figures by genre: the share right of all, and precision of those that are answered."""
    for way, answers in told.items():
        genres = ["all", "news+interview+bio", *sorted({example.genre for example, _, _ in answers})]
        for genre in genres:
            some = [one for one in answers if genre in ("all", one[0].genre) or ("+" in genre and one[0].genre in NEWS)]
            print(f"{way:7} {genre:20} {_line(some)}")


def _line(some: Sequence[Told]) -> str:
    right = sum(example.right[at] and at < len(example.found) for example, at, _ in some)
    there = sum(not example.right[-1] for example, _, _ in some)
    line = f"pronouns {len(some):4}  with a candidate {there:4}  likeliest right {right / max(1, len(some)):.3f}"
    for sure in (0.5, 0.7):
        given = [(example, at) for example, at, likely in some if at < len(example.found) and likely >= sure]
        hits = sum(example.right[at] for example, at in given)
        line += f"  at {sure}: answered {len(given) / max(1, len(some)):.3f} right {hits / max(1, len(given)):.3f}"
    return line


if __name__ == "__main__":
    main()
