"""Fingerprints that one process makes of texts in a second of processor time, side by side with rensa in one run.

rensa sketches a set of tokens and knows nothing of text, so making tokens belongs to its rate: three words in a row, as
reprints are found with MinHash, or, the least that can be given it, single words. Each text goes to every tool in turn,
so that a busy machine hurts all alike. rensa is optional: ``pip install rensa``.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.arguments import CORPORA
from onrecord.trace.prints import fingerprint

AT_LEAST = 0.8  # of rensa's rate, from text to a sketch of 128 hashes over runs of three words
ROUNDS = 3
HASHES = 128


@dataclass(frozen=True)
class Tool:
    """One that makes a fingerprint of a text."""

    name: str
    sketch: Callable[[str], object]


def measure(corpora: Path = CORPORA) -> bool:
    """Print texts per second of processor time of each tool; return whether the ratio holds."""
    path = corpora / "reprints" / "public.input.jsonl.gz"
    if not path.exists():
        print(f"prints: {path} is not there: not measured")
        return True
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    rates = _rates([Tool("onrecord", fingerprint), *_peers()], texts)
    ours = rates["onrecord"]
    words = sum(len(text.split()) for text in texts) / len(texts)
    for name, rate in rates.items():
        ratio = "" if name == "onrecord" else f"; onrecord makes {ours / rate:.2f} as many"
        print(f"prints: {len(texts)} texts of {words:.0f} words: {name} {rate:.0f} per CPU second{ratio}")
    held = all(ours >= AT_LEAST * rate for name, rate in rates.items() if name == "rensa, three words in a row")
    print(f"prints: at least {AT_LEAST} of rensa's rate over three words in a row: {'held' if held else 'missed'}")
    return held


def _rates(tools: Sequence[Tool], texts: Sequence[str]) -> dict[str, float]:
    """Return how many texts each tool sketches in a second of processor time, of some rounds the best."""
    best = dict.fromkeys((tool.name for tool in tools), 0.0)
    for _ in range(ROUNDS):
        took = dict.fromkeys(best, 0.0)
        for first in range(0, len(texts), 100):
            for tool in tools:
                began = time.process_time()
                for text in texts[first : first + 100]:
                    tool.sketch(text)
                took[tool.name] += time.process_time() - began
        best = {name: max(rate, len(texts) / took[name]) for name, rate in best.items()}
    return best


def _peers() -> Iterator[Tool]:
    try:
        from rensa import RMinHash
    except ImportError:
        print("prints: rensa is not installed: not measured")
        return

    def sketch(tokens: Sequence[str]) -> object:
        made = RMinHash(num_perm=HASHES, seed=42)
        made.update(tokens)
        return made.digest()

    def threes(text: str) -> object:
        words = text.split()
        return sketch([f"{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)])

    yield Tool("rensa, three words in a row", threes)
    yield Tool("rensa, single words", lambda text: sketch(text.split()))
