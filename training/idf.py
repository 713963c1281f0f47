"""Rebuild src/onrecord/models/idf.npy: how rare each hashed word is in writing, as 65,536 small numbers.

    python training/idf.py ../shared/corpora

Counted over whole documents of news and of general English whose terms allow hashed weights to ship (the model's card
names them). No word can be read back: each number stands for all words that hash to its place.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from onrecord.relate.gists import term_of, words_of

OUT = Path(__file__).parent.parent / "src/onrecord/models/idf.npy"
STEP = 20.0  # the numbers are kept as bytes, in twentieths
RAREST = 6.5  # words of two documents or fewer count alike: higher, and odd words outweigh the subject's (2026-11)
_SPLIT_WORD = re.compile(r" (?=n['’]t\b|['’](?:s|re|ve|ll|d|m)\b)")  # tokens "do" "n't" are one word on a page


def main(corpora: Path) -> None:
    """Count documents and write ``log((documents + 1) / (with the word + 1))`` in twentieths, 6.5 at most."""
    counts, documents = np.zeros(1 << 16, np.int64), 0
    for text in _documents(corpora):
        counts[list({term_of(word) for word in words_of(text)})] += 1
        documents += 1
    rarity = np.minimum(RAREST, np.log((documents + 1) / (counts + 1)))
    np.save(OUT, np.round(rarity * STEP).astype(np.uint8))
    print(f"{documents} documents, {int((counts > 0).sum())} places in use, written to {OUT}")


def _documents(corpora: Path) -> Iterator[str]:
    yield from (json.loads(line)["text"] for line in _lines(corpora / "statements/train.input.jsonl.gz"))
    yield from _columns(corpora / "language/names.worldwide.train.tsv.gz")
    yield from _treebank(corpora / "language/parse.ewt.train.conllu.gz")
    yield from _treebank(corpora / "language/parse.gum.train.conllu.gz")


def _columns(path: Path) -> Iterator[str]:
    words: list[str] = []
    for line in _lines(path):
        if line.startswith("# doc ="):
            yield from _joined(words)
            words = []
        elif line:
            words.append(line.split("\t")[0])
    yield from _joined(words)


def _joined(words: list[str]) -> Iterator[str]:
    if words:
        yield _SPLIT_WORD.sub("", " ".join(words))


def _treebank(path: Path) -> Iterator[str]:
    sentences: list[str] = []
    for line in _lines(path):
        if line.startswith("# newdoc id"):
            yield from [" ".join(sentences)] if sentences else []
            sentences = []
        elif line.startswith("# text = "):
            sentences.append(line.removeprefix("# text = "))
    yield from [" ".join(sentences)] if sentences else []


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
