"""Server time of the desk's pages over a record of 50,000 statements."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

import onrecord
from benchmarks.synthetic import fill
from onrecord.tell.api import app

STATEMENTS = 50_000
ASKED = 40  # times each page
AT_MOST_MS = 50.0  # for story and source pages, 95th percentile
HELD = ("story", "source")


def measure() -> bool:
    """Print each page's server time in milliseconds; return whether story and source pages hold theirs."""
    with TemporaryDirectory() as folder, onrecord.open(Path(folder) / "record") as record:
        fill(record.store, STATEMENTS)
        client = TestClient(app(record), base_url="http://127.0.0.1")
        stories = [line.id for line in record.stories(limit=ASKED)]
        captures = [line.capture for line in record.articles(limit=ASKED)]
        actors = [line.id for line in record.actors(limit=ASKED)]
        pages = {
            "stories": ["/"] * ASKED,
            "story": [f"/story/{id}" for id in stories],
            "source": [f"/source/{id}" for id in captures],
            "actor": [f"/actor/{id}" for id in actors],
            "statements": ["/statements"] * ASKED,
            "search": ["/search?query=harbour+strait"] * ASKED,
        }
        held = True
        for name, paths in pages.items():
            p95 = _p95_ms(client, paths)
            held &= name not in HELD or p95 < AT_MOST_MS
            limit = f"; at most {AT_MOST_MS:.0f}" if name in HELD else ""
            print(f"desk: {name} page, p95 {p95:.1f} ms at {STATEMENTS} statements{limit}")
    return held


def _p95_ms(client: TestClient, paths: list[str]) -> float:
    client.get(paths[0])
    took = []
    for path in paths:
        began = time.perf_counter()
        response = client.get(path)
        took.append(1000 * (time.perf_counter() - began))
        assert response.status_code == 200, (path, response.status_code)
    return quantiles(took, n=20)[-1]
