"""Bulk load of nouns into the store, against `sqlite3.executemany` of the same rows into the same tables."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.synthetic import _page
from onrecord.model import Actor, ActorKind
from onrecord.record import store
from onrecord.record.codec import codec
from onrecord.record.schema import tables
from onrecord.record.store import Store

PAGES = 2000
ROUNDS = 5
AT_LEAST = 0.5  # of raw executemany's rate


def measure() -> bool:
    """Print the ratio of rates; return whether it holds."""
    chance = Random(1)
    actors = [Actor("a1", "Ada Harbour", ActorKind.PERSON, "", ())]
    pages = [list(_page(chance, number, actors)) for number in range(PAGES)]
    kinds = [[noun for some in kind for noun in some] for kind in zip(*pages, strict=True)]
    rows = sum(map(len, kinds))
    ratios = [_timed(_raw, kinds) / _timed(_ours, kinds) for _ in range(ROUNDS)]
    ratio = median(ratios)
    print(f"load: {rows} rows, {ratio:.2f} of raw executemany's rate (median of {ROUNDS}); at least {AT_LEAST}")
    return ratio >= AT_LEAST


def _timed(load: Callable[[Path, Sequence[Sequence[Any]]], float], kinds: Sequence[Sequence[Any]]) -> float:
    with TemporaryDirectory() as folder:
        return load(Path(folder) / "record.sqlite", kinds)


def _ours(path: Path, kinds: Sequence[Sequence[Any]]) -> float:
    opened = Store(path)
    began = time.perf_counter()
    with opened.change() as change:
        for nouns in kinds:
            store.insert(change, nouns)
    took = time.perf_counter() - began
    opened.close()
    return took


def _raw(path: Path, kinds: Sequence[Sequence[Any]]) -> float:
    Store(path).close()  # the same tables, indexes and full-text triggers
    prepared = []
    for nouns in kinds:
        coded = codec(type(nouns[0]))
        names = ", ".join(f'"{name}"' for name in coded.columns)
        marks = ", ".join("?" * len(coded.columns))
        query = f'INSERT INTO "{tables[coded.noun].name}" ({names}) VALUES ({marks})'  # noqa: S608
        prepared.append((query, [coded.encode(noun) for noun in nouns]))
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA synchronous = NORMAL")
    raw.execute("PRAGMA cache_size = -65536")
    began = time.perf_counter()
    with raw:
        for query, rows in prepared:
            raw.executemany(query, rows)
    took = time.perf_counter() - began
    raw.close()
    return took
