"""Reprints grouped in a large record, and the memory that takes: 200,000 articles, one in five a reprint.

The articles are invented by rule (`benchmarks.large`); each is fingerprinted as the product does it, and the prints are
related by the product's own relation in the product's own store. All happens in a fresh process, whose greatest
resident memory is read at its end.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from benchmarks.large import Newsroom
from onrecord.capture.archive import Archive
from onrecord.dates import PartialDate
from onrecord.model import Print, RecordKey, Reprint
from onrecord.record import store
from onrecord.record.schema import tables
from onrecord.record.store import Store
from onrecord.record.upkeep import Upkeep
from onrecord.trace.prints import fingerprint
from onrecord.trace.reprints import reprints

ARTICLES = 200_000
BATCH = 2_000
AT_MOST_MB = 2_000
AT_LEAST_FOUND = 0.95  # of the reprints, in the group of the report they were made from


def measure(articles: int = ARTICLES) -> bool:
    """Print articles per second of processor time, and memory; return whether memory and grouping hold."""
    code = f"from benchmarks.speed.grouping import group; group({articles})"
    told = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    rate = articles / told["seconds"]
    print(f"grouping: {articles} articles, {rate:.0f} a CPU second, not counting their fingerprints")
    print(f"grouping: {told['memory']:.0f} MB at most; at most {AT_MOST_MB}")
    print(f"grouping: {told['found']:.3f} of {told['reprints']} reprints found; {told['joined']} groups of two texts")
    return bool(told["memory"] <= AT_MOST_MB and told["found"] >= AT_LEAST_FOUND)


def group(articles: int) -> None:
    """Write what grouping so many articles took, as one line of JSON."""
    with TemporaryDirectory() as folder:
        opened = Store(Path(folder) / "record.sqlite")
        family: dict[str, int] = {}
        for some in _batches(articles):
            family.update((made.id, number) for made, number in some)
            with opened.change() as change:
                store.insert(change, [made for made, _ in some])
                store.queue(change, reprints.name, [made.id for made, _ in some])
        began = time.process_time()
        upkeep = Upkeep(opened, cast(Archive, None), RecordKey("key"), (reprints,), "", lambda *_: None)
        upkeep._relate(reprints)
        seconds = time.process_time() - began
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told = {"seconds": seconds, "memory": memory, **_judged(opened, family)}
        opened.close()
    print(json.dumps(told))


def _batches(articles: int) -> Iterator[list[tuple[Print, int]]]:
    """Yield prints, each with the number of the text that it carries."""
    texts = 0
    for first in range(0, articles, BATCH):
        known: dict[str, int] = {}
        some: list[tuple[Print, int]] = []
        for number, report in enumerate(Newsroom(seed=first).reports(min(BATCH, articles - first))):
            opening = report["text"][:200]
            texts += opening not in known
            some.append((_print(f"{first + number:016x}", report), known.setdefault(opening, texts)))
        yield some


def _print(id: str, report: dict[str, Any]) -> Print:
    body, _, source = report["text"].partition("\n\nSource: ")
    found = fingerprint(body)
    return Print(
        id, id, len(body.split()), found.signature.tobytes(), found.shingles.tobytes(), report["outlet"],
        (source,) if source else (), "", PartialDate(report["published"]), report["title"],
    )  # fmt: skip


def _judged(opened: Store, family: dict[str, int]) -> dict[str, Any]:
    """Return how many reprints stand in one group with their fellows, and how many groups hold two texts."""
    sizes: dict[int, list[str]] = {}
    for id, text in family.items():
        sizes.setdefault(text, []).append(id)
    with opened.look() as look:
        of = {each.capture: each.group for each in look.execute(tables[Reprint].select()).all()}
    copies = [(one, other) for ids in sizes.values() for one, other in pairwise(ids)]
    texts: dict[str, set[int]] = {}
    for id, group in of.items():
        texts.setdefault(group, set()).add(family[id])
    found = sum(one in of and of[one] == of.get(other) for one, other in copies)
    joined = sum(len(some) > 1 for some in texts.values())
    return {"reprints": len(copies), "found": found / max(1, len(copies)), "joined": joined}
