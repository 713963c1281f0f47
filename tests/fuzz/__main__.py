"""Run clean over pages of the grammar: ``python -m tests.fuzz [--count N] [--seed N] [--steps N]``."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from pathlib import Path
from random import Random

from tests.fuzz.claims import CLEAN, hold
from tests.fuzz.grammar import page


def main() -> int:
    """Return 0 where every claim held; else the inputs that broke one are written, and 1 returned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--finds", type=int, default=1, help="finds after which to stop")
    parser.add_argument(
        "--steps", type=int, default=3, choices=(1, 2, 3), help="how many of clean's steps, from the first"
    )
    given = parser.parse_args()
    found: set[str] = set()
    began = time.process_time()
    for number in range(given.seed, given.seed + given.count):
        if number % 20_000 == 0:
            print(f"at seed {number}, {time.process_time() - began:.0f} CPU seconds", flush=True)
        data, media_type = page(Random(number))
        try:
            hold(data, media_type, CLEAN[: given.steps])
        except Exception:
            told = traceback.format_exc().splitlines()
            where = "\n".join(told[-3:])
            if where not in found:
                found.add(where)
                Path(f"fuzz-{number}.bin").write_bytes(data)
                print(f"seed {number}, {media_type}:\n" + "\n".join(told[-12:]), flush=True)
            if len(found) >= given.finds:
                break
    print(f"{number - given.seed + 1} inputs, {len(found)} finds, {time.process_time() - began:.0f} CPU seconds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
