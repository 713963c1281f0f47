"""A second `add` of the same captures, against the first."""

from __future__ import annotations

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import onrecord
from benchmarks.synthetic import json_lines

CAPTURES = 5000
AT_LEAST = 20.0  # times as fast


def measure() -> bool:
    """Print the ratio of times; return whether it holds."""
    with TemporaryDirectory() as folder:
        source = json_lines(Path(folder) / "reports.jsonl", CAPTURES)
        took = []
        with onrecord.open(Path(folder) / "record") as record:
            for expected in (CAPTURES, 0):
                began = time.perf_counter()
                added = record.add(source, jobs=os.cpu_count() or 1)
                took.append(time.perf_counter() - began)
                assert added.new == expected
                assert not added.problems
    first, second = took
    ratio = first / second
    told = f"add: {CAPTURES} captures in {first:.1f} s, again in {second:.2f} s"
    print(f"{told}: {ratio:.0f} times faster; at least {AT_LEAST:.0f}")
    return ratio >= AT_LEAST
