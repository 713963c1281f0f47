"""Rebuild src/onrecord/models/stories.npz: how probable it is that two articles tell one story.

    python training/stories.py ../shared/corpora

Learns from numbers that compare two articles, never from words, outlets or topics: see `onrecord.relate.together`.
Every set is seen as it is and, of AllSides, in parts and inside its stream, so that the net meets each pair in sparse
and in crowded surroundings. On what such nets make of stories they have not seen, a judge of whole groups is trained
(`story_merges.py`). Reading the stream takes five minutes; `--kept FILE` keeps what was read. Prints figures
by story-wise cross-validation, with which the cut in `relate/stories.py` was chosen, before it writes the weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import story_merges

from onrecord.capture.found import ARTICLE
from onrecord.model import Capture, Gist, Payload, RecordKey, Surrounding
from onrecord.pipeline import Pairs, needed, run_capture, run_relation
from onrecord.relate import likeness, together
from onrecord.relate.likeness import Floats
from onrecord.relate.linkage import average_link
from onrecord.relate.stories import CUT
from onrecord.relate.surroundings import surroundings
from onrecord.steps import STEPS

OUT = Path(__file__).parent.parent / "src/onrecord/models/stories.npz"
GOLD = {"allsides": "allsides.dev", "newscluster": "newscluster", "ecbplus": "ecbplus_dev"}
POOL = tuple(f"allsides.pool-{n}" for n in (1, 2, 3))
FOLDS = 5
NETS, UNITS = 5, 16  # nets side by side, whose scores are averaged
EPOCHS, BATCH, RATE, WEIGHT_DECAY = 30, 512, 2e-3, 6e-4
CUTS = (0.25, 0.3, 0.35, 0.4, 0.45)
LEAST_POSITIVES = 30


@dataclass(frozen=True)
class Scene:
    """Articles with gold in some surroundings: what a net may learn from them."""

    name: str
    weight: float
    ids: list[str]
    story: list[str]
    pairs: Pairs
    features: Floats

    @property
    def same(self) -> npt.NDArray[np.bool_]:
        """Which pairs are one story."""
        return np.array([self.story[a] == self.story[b] for a, b in self.pairs.tolist()])

    def fold(self, end: int) -> npt.NDArray[np.int64]:
        """Return the fold of the story of one end of each pair."""
        folds = np.array([crc32(story.encode()) % FOLDS for story in self.story])
        return folds[self.pairs[:, end]]


def main() -> None:
    """Read, cross-validate, train on all, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--kept", type=Path)
    given = parser.parse_args()
    stories = given.corpora / "stories"
    if given.kept and given.kept.exists():
        gists = pickle.loads(given.kept.read_bytes())
    else:
        gists = {name: list(read(stories / f"{name}.input.jsonl.gz")) for name in (*GOLD.values(), *POOL)}
        if given.kept:
            given.kept.write_bytes(pickle.dumps(gists))
    gold = {
        name: {row["id"]: row["story"] for row in lines(stories / f"{file}.gold.jsonl.gz")}
        for name, file in GOLD.items()
    }
    settings = list(scenes(gists, gold))
    known = [scene(each) for each in settings]
    nets = [together.net_of(trained(known, without=fold)) for fold in range(FOLDS)]
    cross_validate(known, nets)
    arrays = trained(known) | judge(settings, nets)
    kept: dict[str, Any] = {name: numbers.astype(np.float32) for name, numbers in arrays.items()}
    np.savez_compressed(OUT, **kept)
    print(f"written to {OUT}")


def read(path: Path) -> Iterator[Gist]:
    """Yield the gists of a task file's articles, read as `onrecord add` reads a line of JSON Lines."""
    steps = needed(STEPS, (Gist,))
    for row in lines(path):
        line = json.dumps(row, ensure_ascii=False).encode()
        capture = Capture(row["id"], row["id"], row["url"] or "", ARTICLE, "", len(line), "2026-11-01T00:00:00Z", "", 0)
        payload = Payload(capture.id, capture.source, capture.url, ARTICLE, capture.captured, line)
        yield from run_capture(steps, payload, capture, RecordKey("key")).get(Gist, [])


def lines(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        yield from map(json.loads, rows)


@dataclass(frozen=True)
class Setting:
    """Articles in some surroundings, and the stories of those that have gold."""

    name: str
    weight: float
    gists: Sequence[Gist]
    gold: Mapping[str, str]


def scenes(gists: Mapping[str, Sequence[Gist]], gold: Mapping[str, Mapping[str, str]]) -> Iterator[Setting]:
    """Yield the sets in various surroundings."""
    sides, pool = list(gists["allsides.dev"]), [gist for name in POOL for gist in gists[name]]
    for name, file in GOLD.items():
        yield Setting(name, 1.0, gists[file], gold[name])
    story = gold["allsides"]
    for share in (10, 30):
        yield Setting(f"{share} % of allsides", 0.5, [g for g in sides if _draw(story[g.id]) < share], story)
    fifth = [*sides, *(g for g in pool if _draw(g.id) < 20)]
    yield Setting("allsides in a fifth of its stream", 0.5, fifth, story)
    yield Setting("allsides in its stream", 1.0, [*sides, *pool], story)


def _draw(name: str) -> int:
    return crc32(f"draw {name}".encode()) % 100


def scene(given: Setting) -> Scene:
    """Return the pairs among the articles that have gold, with their features amid all gists."""
    around: list[Surrounding] = [each for each in run_relation(surroundings, given.gists) if each.id in given.gold]
    compared = together.laid(around)
    pairs = np.array(list(combinations(range(len(around)), 2)), np.int64)
    alike = likeness.likeness(compared.packed, pairs)
    told = alike >= together.LEAST_LIKENESS
    features = together.features(compared, pairs[told])[1]
    ids = [each.id for each in around]
    made = Scene(given.name, given.weight, ids, [given.gold[id] for id in ids], pairs[told], features)
    counts = f"{len(given.gists)} articles, {len(features)} pairs, {int(made.same.sum())} of them one story"
    print(f"{given.name}: {counts}", flush=True)
    return made


# --- figures -----------------------------------------------------------------------------------


def cross_validate(known: Sequence[Scene], nets: Sequence[together.Net]) -> None:
    """Print what each scene reaches when no pair was seen in training that touches a story of its own fold."""
    for each in known:
        found = np.zeros(len(each.pairs))
        for end in (0, 1):
            folds = each.fold(end)
            for fold, net in enumerate(nets):
                mine = folds == fold
                if mine.any():
                    found[mine] += net.probability(each.features[mine]) / 2
        print(each.name)
        linked = found > 0.02
        pairs = {
            (each.ids[a], each.ids[b]): float(p)
            for (a, b), p in zip(each.pairs[linked].tolist(), found[linked], strict=True)
        }
        story = dict(zip(each.ids, each.story, strict=True))
        for cut in CUTS:
            f1, ari = score(story, average_link(each.ids, pairs, cut))
            print(f"  cut {cut:.2f}: BCubed F1 {f1:.4f}, ARI {ari:.4f}", flush=True)


def judge(settings: Sequence[Setting], nets: Sequence[together.Net]) -> dict[str, Floats]:
    """Return the arrays of a judge of groups, and print what judges reach with stories that neither net nor they saw.

    Inside neighbourhoods as the product makes them, pool articles included; beside it plain average linkage there.
    """
    met = {each.name: (each.weight, story_merges.hoods(each.gists, each.gold, nets)) for each in settings}
    arrays, policy = story_merges.trained(met)
    for each in settings:
        story = {gist.id: each.gold[gist.id] for gist in each.gists if gist.id in each.gold}
        print(each.name)
        linkages = {f"average {cut:.2f}": partial(_linked, cut=cut) for cut in (0.31, 0.35)}
        linkages["judge"] = partial(story_merges.grouped, policy=policy, start=CUT)
        for name, linkage in linkages.items():
            f1, ari = score(story, [group for hood in met[each.name][1] for group in linkage(hood)])
            print(f"  {name}: BCubed F1 {f1:.4f}, ARI {ari:.4f}", flush=True)
    return arrays


def _linked(hood: story_merges.Hood, *, cut: float) -> list[list[str]]:
    return average_link(hood.ids, hood.pairs, cut)


def score(story: Mapping[str, str], groups: Sequence[Sequence[str]]) -> tuple[float, float]:
    """Return BCubed F1 and the adjusted Rand index, as the scorer of stories counts them; the rest stand alone."""
    at = {id: id for id in story} | {id: group[0] for group in groups for id in group}
    made = np.unique([at[id] for id in story], return_inverse=True)[1]
    gold = np.unique(list(story.values()), return_inverse=True)[1]
    cells = np.zeros((gold.max() + 1, made.max() + 1))
    np.add.at(cells, (gold, made), 1)
    n, rows, columns = len(made), cells.sum(1), cells.sum(0)
    precision, recall = (cells**2 / columns).sum() / n, (cells**2 / rows[:, None]).sum() / n
    both, ours, theirs = (float((some * (some - 1) / 2).sum()) for some in (cells, columns, rows))
    expected = ours * theirs / (n * (n - 1) / 2)
    return 2 * precision * recall / (precision + recall), (both - expected) / ((ours + theirs) / 2 - expected)


# --- the net -----------------------------------------------------------------------------------


def trained(known: Sequence[Scene], *, without: int = -1) -> dict[str, Floats]:
    """Return the arrays of a net trained on all pairs but those that touch a story of fold ``without``."""
    features, same, weights = [], [], []
    for each in known:
        kept = (each.fold(0) != without) & (each.fold(1) != without)
        positives = max(LEAST_POSITIVES, int(each.same[kept].sum()))
        features.append(each.features[kept])
        same.append(each.same[kept])
        weights.append(np.full(int(kept.sum()), each.weight / positives))
    given, wanted, weight = np.concatenate(features), np.concatenate(same).astype(float), np.concatenate(weights)
    mean, scale = given.mean(0), np.maximum(given.std(0), 1e-6)
    given = np.clip((given - mean) / scale, -together.FARTHEST, together.FARTHEST)
    nets = [_net(given, wanted, weight / weight.mean(), seed) for seed in range(NETS)]
    return {
        "mean": mean,
        "scale": scale,
        "hidden": np.concatenate([net[0] for net in nets], axis=1),
        "hidden_bias": np.concatenate([net[1] for net in nets]),
        "out": np.concatenate([net[2] for net in nets]) / NETS,
        "out_bias": np.asarray(sum(net[3] for net in nets) / NETS),
    }


def _net(given: Floats, wanted: Floats, weight: Floats, seed: int) -> list[Floats]:
    """Return one net, trained with Adam (Kingma and Ba 2015) on weighted cross-entropy."""
    chance = np.random.default_rng(seed)
    inputs = given.shape[1]
    bound_in, bound_out = np.sqrt(6 / (inputs + UNITS)), np.sqrt(6 / (UNITS + 1))
    net = [
        chance.uniform(-bound_in, bound_in, (inputs, UNITS)),
        np.zeros(UNITS),
        chance.uniform(-bound_out, bound_out, UNITS),
        np.zeros(1),
    ]
    moments = [np.zeros_like(part) for part in net]
    squares = [np.zeros_like(part) for part in net]
    steps = 0
    for epoch in range(EPOCHS):
        order = chance.permutation(len(given))
        rate = RATE * (1 - epoch / EPOCHS)
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            steps += 1
            for part, slope, moment, square in zip(
                net, _slopes(net, given[some], wanted[some], weight[some]), moments, squares, strict=True
            ):
                moment *= 0.9
                moment += 0.1 * slope
                square *= 0.999
                square += 0.001 * slope**2
                part -= rate * (moment / (1 - 0.9**steps)) / (np.sqrt(square / (1 - 0.999**steps)) + 1e-8)
    return net


def _slopes(net: Sequence[Floats], given: Floats, wanted: Floats, weight: Floats) -> list[Floats]:
    hidden = np.maximum(0.0, given @ net[0] + net[1])
    error = (1 / (1 + np.exp(-(hidden @ net[2] + net[3]))) - wanted) * weight / len(given)
    back = np.outer(error, net[2]) * (hidden > 0)
    return [
        given.T @ back + WEIGHT_DECAY * net[0],
        back.sum(0),
        hidden.T @ error + WEIGHT_DECAY * net[2],
        np.array([error.sum()]),
    ]


if __name__ == "__main__":
    main()
