"""The public stream of stories grouped in a second of processor time: 35,825 articles, most of them without gold.

    python -m benchmarks.speed stream

Gists are made first, as the product makes them of a line of JSON Lines, which takes minutes and is not counted;
labels, episodes and all that stories are given are. The stories are written to a file, for the scorer of stories.
"""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

from benchmarks.arguments import CORPORA
from onrecord.capture.found import ARTICLE
from onrecord.model import Capture, Gist, Payload, RecordKey, Story
from onrecord.pipeline import needed, run_capture, run_relation
from onrecord.relate.stories import stories
from onrecord.steps import STEPS

AT_LEAST = 2_000  # articles per second of processor time


def measure(corpora: Path = CORPORA) -> bool:
    """Print how many articles are grouped in a second; return whether they are enough, or the public files missing."""
    paths = sorted((corpora / "stories").glob("allsides.*.input.jsonl.gz"))
    if not paths:
        print(f"stream: no {corpora / 'stories'}: not measured")
        return True
    told = [gist for path in paths for gist in read(path)]
    began = time.process_time()
    made = [each for each in run_relation(stories, told) if isinstance(each, Story)]
    rate = len(told) / (time.process_time() - began)
    out = Path(gettempdir()) / "onrecord-stream.jsonl"
    out.write_text("".join(json.dumps({"id": each.capture, "story": each.story}) + "\n" for each in made))
    print(f"stream: {len(told)} articles, {rate:.0f} a CPU second, {len({each.story for each in made})} stories: {out}")
    print(f"stream: at least {AT_LEAST} a CPU second")
    return rate >= AT_LEAST


def read(path: Path) -> Iterator[Gist]:
    """Yield the gists of a task file's articles, read as `onrecord add` reads a line of JSON Lines."""
    steps = needed(STEPS, (Gist,))
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            line = json.dumps(row, ensure_ascii=False).encode()
            id, url = row["id"], row["url"] or ""
            capture = Capture(id, id, url, ARTICLE, "", len(line), "2026-11-01T00:00:00Z", "", 0)
            payload = Payload(id, id, url, ARTICLE, capture.captured, line)
            yield from run_capture(steps, payload, capture, RecordKey("key")).get(Gist, [])
