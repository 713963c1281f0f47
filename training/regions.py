"""Rebuild ``src/onrecord/models/regions.npz``: ``python training/regions.py`` (4 to 10 minutes on two cores).

``--check`` trains on four fifths and scores the fifth that was left out, five times, and writes no model: the figures
of the model card. ``--check FOLDER`` also leaves each fold's weights there, for scoring whole pages with what never
saw them. ``--without-planted`` leaves out the half of `flat` whose wordings all folds share: what is then reached on
that half is reached on wordings never seen.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from hashlib import sha1
from pathlib import Path

import numpy as np
from nets import trained
from region_examples import Example, examples

from onrecord.clean.labeller import REGIONS, with_neighbours
from onrecord.clean.nets import Stage
from onrecord.model import Region

FOLDS = 5
ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
BODY, COMMENT = REGIONS.index(Region.BODY), REGIONS.index(Region.COMMENT)


def fold_of(page: str) -> int:
    """Return the fold of a page; all examples made of it fall into the same."""
    return int(sha1(page.encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, default=CORPORA)
    arguments.add_argument("--check", nargs="?", const="", default=None, metavar="FOLDER")
    arguments.add_argument(
        "--without-planted", action="store_true", help="learn nothing from the injected half of flat"
    )
    given = arguments.parse_args()
    known = list(examples(given.corpora, planted=not given.without_planted))
    # The second stage must learn from what the first says of pages it has not seen, as it will at work.
    firsts = [fitted_first([each for each in known if fold_of(each.page) != fold]) for fold in range(FOLDS)]
    for each in known:
        unseen = firsts[fold_of(each.page)].likelihoods(each.rows)
        each.second = with_neighbours(each.rows, unseen)
    if given.check is None:
        save(fitted_first(known), fitted_second(known), ROOT / "src/onrecord/models/regions.npz")
        return
    said: dict[str, np.ndarray] = {}
    for fold in range(FOLDS):
        second = fitted_second([each for each in known if fold_of(each.page) != fold])
        said |= {each.id: second.likelihoods(each.second) for each in known if fold_of(each.page) == fold}
        if given.check:
            save(firsts[fold], second, Path(given.check) / f"regions{fold}.npz")
    report(known, said)


def fitted_first(known: Sequence[Example]) -> Stage:
    return _fitted(known, [each.rows for each in known], hidden=96, epochs=12, drop=0.2, drop_hidden=0.3)


def fitted_second(known: Sequence[Example]) -> Stage:
    return _fitted(known, [each.second for each in known], hidden=64, epochs=10, drop=0.1, drop_hidden=0.2)


def _fitted(
    known: Sequence[Example], tables: Sequence[np.ndarray], *, hidden: int, epochs: int, drop: float, drop_hidden: float
) -> Stage:
    rows = np.concatenate(tables)
    regions = np.concatenate([each.regions for each in known])
    # A long paragraph counts for more than a link, but not as much more as it has words.
    weights = np.concatenate([each.trust * np.sqrt(np.clip(each.words, 1, 60)) for each in known])
    told = weights > 0
    rows, regions, weights = rows[told], regions[told], weights[told]
    weights = np.clip(weights / weights.mean(), 0.05, 6).astype(np.float32)
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 0.02
    x = np.clip((rows - mean) / scale, -4, 4)
    nets = [
        trained(x, regions, weights, hidden=hidden, epochs=epochs, seed=seed, drop=drop, drop_hidden=drop_hidden)
        for seed in (0, 1)
    ]
    return Stage(mean, scale, np.stack([net.inner for net in nets]), np.stack([net.outer for net in nets]))


def save(first: Stage, second: Stage, path: Path) -> None:
    kept: dict[str, np.ndarray] = {}
    for number, stage in ((1, first), (2, second)):
        kept |= {f"mean{number}": stage.mean, f"scale{number}": stage.scale}
        # Half precision: a third of a percent of units change their region, and the file is half as large.
        kept |= {f"inner{number}": stage.inner.astype(np.float16), f"outer{number}": stage.outer.astype(np.float16)}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **kept)  # type: ignore[arg-type]


def report(known: Sequence[Example], said: dict[str, np.ndarray]) -> None:
    """Print body F1 (mean over pages, by words), comment leak, and each region's F1 by words."""
    for name, is_markup in (("plain text", False), ("HTML", True)):
        pages = [each for each in known if each.is_markup == is_markup and (not is_markup or each.trust.min() > 0.5)]
        cells = np.zeros((len(REGIONS), len(REGIONS)))
        f1 = []
        for each in pages:
            guess = said[each.id].argmax(axis=1)
            np.add.at(cells, (each.regions, guess), each.words)
            both = each.words[(each.regions == BODY) & (guess == BODY)].sum()
            f1.append(2 * both / max(each.words[each.regions == BODY].sum() + each.words[guess == BODY].sum(), 1))
        leak = cells[COMMENT, BODY] / max(cells[COMMENT].sum(), 1)
        print(f"{name}: {len(pages)} pages, body F1 {np.mean(f1):.4f}, comment words in body {leak:.4f}")
        for at, region in enumerate(REGIONS):
            print(f"  {region:8} F1 {2 * cells[at, at] / max(cells[at].sum() + cells[:, at].sum(), 1):.3f}")


if __name__ == "__main__":
    main()
