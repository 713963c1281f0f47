"""Words that one process reads a second, from a page's bytes to its statements; loading and memory in a fresh process.

The floor of the stage is the bare product of matrices that its nets cannot do without, measured in the same run.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

import numpy as np

from benchmarks.arguments import CORPORA
from onrecord.model import Capture, Payload, RecordKey
from onrecord.pipeline import Nouns, Relation, one_thread, run_step
from onrecord.steps import STEPS

AT_LEAST = 4000  # words a second of processor time, from the page to its statements
LOAD_S, MEMORY_MB = 2.0, 1000.0
WARM_UP = 3
LAST = "statements"
_FRESH = """
import resource, time
began = time.perf_counter()
from benchmarks.speed.statements import read
read(b"Ada Brann said on Monday that the harbour would stay open.")
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(corpora: Path = CORPORA) -> bool:
    """Print words per second of processor time by step; return whether rate, loading and memory hold."""
    path = corpora / "statements" / "dev.input.jsonl.gz"
    if not path.exists():
        print(f"statements: {path} is not there: not measured")
        return True
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    for text in texts[:WARM_UP]:
        read(text.encode())
    took: dict[str, float] = defaultdict(float)
    for text in texts:
        read(text.encode(), took)
    words = sum(len(text.split()) for text in texts)
    rate = words / sum(took.values())
    bare = words / _bare(words)
    print(f"statements: {words} words, {rate:.0f} a CPU second; at least {AT_LEAST}")
    print(f"statements: {rate / bare:.2f} of the rate of the encoder's bare products of matrices ({bare:.0f})")
    shares = ", ".join(
        f"{name} {seconds / words * 1e6:.0f}" for name, seconds in sorted(took.items(), key=lambda each: -each[1])
    )
    print(f"statements: microseconds a word: {shares}")
    told = subprocess.run([sys.executable, "-c", _FRESH], capture_output=True, text=True, check=True).stdout.split()
    load_s, memory_mb = map(float, told)
    print(f"statements: the first page in a fresh process after {load_s:.2f} s, {memory_mb:.0f} MB")
    return rate >= AT_LEAST and load_s <= LOAD_S and memory_mb <= MEMORY_MB


def read(page: bytes, took: dict[str, float] | None = None) -> Nouns:
    """Return what the steps up to the statements make of a plain-text page; add their processor time to ``took``."""
    capture = Capture("c", "page.txt", "", "text/plain", "", len(page), "2026-11-01T00:00:00Z", "", 0)
    payload = Payload("c", "page.txt", "", "text/plain", capture.captured, page)
    nouns: Nouns = {type(noun): [noun] for noun in (payload, capture, RecordKey("key"))}
    for step in STEPS:
        if not isinstance(step, Relation):
            began = time.process_time()
            for made in run_step(step, nouns):
                nouns.setdefault(type(made), []).append(made)
            if took is not None:
                took[step.name] += time.process_time() - began
            if step.name == LAST:
                break
    return nouns


def _bare(words: int) -> float:
    """Return the processor time of the encoder's products of matrices for ``words`` words, in batches of 2,048."""
    mix, beside, layer = (np.ones(shape, np.float32) for shape in ((260, 256), (768, 256), (256, 768)))
    given, three, states = (np.ones((2048, width), np.float32) for width in (260, 768, 256))
    with one_thread():
        began = time.process_time()
        for _ in range(words // 2048 + 1):
            given @ mix
            three @ beside
            for _ in range(3):
                states @ layer
        return time.process_time() - began
