"""Rebuild src/onrecord/models/idf.npy: how rare each hashed word is in news, as 65,536 small numbers.

    python -m training.idf ../shared/corpora/stories/*.pool-*.input.jsonl.gz

Counted over titles and the first 2,400 characters of articles that have no gold labels. No word can be read back:
each number stands for all words that hash to its place.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import numpy as np

from onrecord.record.gists import HEAD_CHARS, term_of, words_of

OUT = Path(__file__).parent.parent / "src/onrecord/models/idf.npy"
STEP = 20.0  # the numbers are kept as bytes, in twentieths


def main(paths: list[str]) -> None:
    """Count document frequencies and write ``log((documents + 1) / (with the word + 1))`` in twentieths."""
    counts, documents = np.zeros(1 << 16, np.int64), 0
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text = f"{row['title'] or ''} {row['text'][:HEAD_CHARS]}"
                counts[list({term_of(word) for word in words_of(text)})] += 1
                documents += 1
    rarity = np.log((documents + 1) / (counts + 1))
    np.save(OUT, np.minimum(255, np.round(rarity * STEP)).astype(np.uint8))
    print(f"{documents} articles, {int((counts > 0).sum())} places in use, written to {OUT}")


if __name__ == "__main__":
    main(sys.argv[1:])
