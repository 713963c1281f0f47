"""One more capture, and every screen of the desk, on a record of 100,000 articles while another process adds to it.

The record is made once, by `benchmarks.large`, in the folder that $ONRECORD_LARGE names, of as many articles as
$ONRECORD_LARGE_ARTICLES says; making it takes an hour of processor time. Times are of the processor, so that they hold
on a machine that does other things too.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory, gettempdir
from urllib.parse import quote_plus

from benchmarks import large
from onrecord.model import Reprint, Story
from onrecord.record.record import Record
from onrecord.tell.api import app

ADDED = 20  # captures, one by one
ASKED = 60  # times each screen
SHOWN = 20  # different stories, actors, articles and statements
ADDING_MS = 100.0  # processor time for trace and stories of one capture, median
SCREEN_MS, SEARCH_MS = 100.0, 150.0  # 95th percentile


def measure() -> bool:
    """Print what one capture and each screen cost; return whether all keep to what is promised."""
    folder = Path(os.environ.get("ONRECORD_LARGE") or Path(gettempdir()) / "onrecord-large.record")
    articles = int(os.environ.get("ONRECORD_LARGE_ARTICLES") or large.ARTICLES)
    with large.make(folder, articles) as record:
        print(f"record: {record.captures(limit=1).total} articles, {record.statements(limit=1).total} statements")
        held = _adding(record)
        with _added_to(folder):
            held &= _screens(record)
    return held


def _adding(record: Record) -> bool:
    """Add captures one by one: first what trace and stories need, then the rest."""
    first, rest = list[float](), list[float]()
    with TemporaryDirectory() as folder:
        for file in files(Path(folder), ADDED, seed=1_000 + record.captures(limit=1).total):
            began = time.process_time()
            record.add(file, only=(Reprint, Story))
            between = time.process_time()
            record.refresh()
            first.append(1000 * (between - began))
            rest.append(1000 * (time.process_time() - between))
    told = f"trace and stories {median(first):.0f} ms, at most {ADDING_MS:.0f}; all else {median(rest):.0f} ms"
    print(f"record: one more capture, processor time, median of {ADDED}: {told}")
    return median(first) < ADDING_MS


def files(folder: Path, count: int, *, seed: int) -> Iterator[Path]:
    """Write reports, one to a file, that belong to nothing on record or to each other."""
    for number, report in enumerate(large.Newsroom(seed).reports(count)):
        file = folder / f"{seed}-{number}.jsonl"
        file.write_text(json.dumps({**report, "id": f"{seed}-{number}"}) + "\n")
        yield file


@contextmanager
def _added_to(folder: Path) -> Iterator[None]:
    """Have another process add captures to a record, one by one, meanwhile."""
    adding = subprocess.Popen([sys.executable, "-m", "benchmarks.speed.record", str(folder)])
    try:
        yield
    finally:
        adding.terminate()
        adding.wait()


def _screens(record: Record) -> bool:
    held = True
    for name, (paths, most) in _paths(record).items():
        took, clock = _visits_ms(record, paths)
        p95, wall = (quantiles(some, n=20)[-1] for some in (took, clock))
        held &= p95 < most
        told = f"p95 {p95:.0f} ms of the processor, {max(took):.0f} the slowest ({wall:.0f} ms by the clock)"
        print(f"record: {name}, {told}; at most {most:.0f}", flush=True)
    return held


def _paths(record: Record) -> Mapping[str, tuple[Sequence[str], float]]:
    stories, actors = record.stories(limit=SHOWN), record.actors(limit=SHOWN)
    articles = record.articles(limit=SHOWN, offset=record.articles(limit=1).total // 2)
    statements = record.statements(limit=SHOWN, offset=record.statements(limit=1).total // 2)
    outlet = quote_plus(articles[0].outlet)
    words = [quote_plus(" ".join(line.text.split()[2:4])) for line in statements]
    screens = {
        "today": ["/"],
        "stories": ["/stories", f"/stories?outlet={outlet}", "/stories?since=2018&until=2019"],
        "story": [f"/story/{line.id}" for line in stories],
        "source": [f"/source/{line.capture}" for line in articles],
        "articles": ["/articles", f"/articles?outlet={outlet}"],
        "actors": ["/actors", "/actors?offset=1000"],
        "actor": [f"/actor/{line.id}" for line in actors],
        "statements": ["/statements", f"/statements?outlet={outlet}", "/statements?form=direct&newest=yes"],
        "statement": [f"/statement/{line.id}" for line in statements],
        "queue": ["/queue"],
        "ledger": ["/reviews"],
    }
    found = {name: (_times(paths), SCREEN_MS) for name, paths in screens.items()}
    return found | {"search": (_times([f"/search?query={some}" for some in (*words, "government")]), SEARCH_MS)}


def _times(paths: Sequence[str]) -> list[str]:
    return [paths[n % len(paths)] for n in range(max(ASKED, len(paths)))]


def _visits_ms(record: Record, paths: Sequence[str]) -> tuple[list[float], list[float]]:
    """Return the processor time of each visit, and its time by the clock, after one that does not count."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a test client that will move
        from starlette.testclient import TestClient

        client = TestClient(app(record), base_url="http://127.0.0.1")
    client.get(paths[0])
    gc.collect()
    gc.freeze()  # as `onrecord serve` does
    took, clock = list[float](), list[float]()
    for path in paths:
        began, began_s = time.process_time(), time.perf_counter()
        response = client.get(path)
        took.append(1000 * (time.process_time() - began))
        clock.append(1000 * (time.perf_counter() - began_s))
        assert response.status_code == 200, (path, response.status_code)
    return took, clock


def add_until_stopped(folder: Path) -> None:
    """Add captures, one by one."""
    with large.opened(folder) as record, TemporaryDirectory() as sources:
        for file in files(Path(sources), 10_000, seed=2_000 + record.captures(limit=1).total):
            record.add(file)


if __name__ == "__main__":
    add_until_stopped(Path(sys.argv[1]))
