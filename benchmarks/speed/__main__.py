"""Run the speed benchmarks: ``python -m benchmarks.speed [NAME ...]``. Exit status 1 where a ratio is missed.

Without a name all are run but ``record``, whose record of 100,000 articles takes long to make, and ``stream``, whose
35,825 articles take minutes to read.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.speed import add, clean, desk, grouping, load, prints, record, statements, stories, stream

BENCHMARKS = {
    "load": load.measure,
    "add": add.measure,
    "desk": desk.measure,
    "clean": clean.measure,
    "prints": prints.measure,
    "grouping": grouping.measure,
    "stories": stories.measure,
    "statements": statements.measure,
}
LONG = {"record": record.measure, "stream": stream.measure}


def main(argv: list[str] | None = None) -> int:
    """Run the named benchmarks, or all."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description="Measure speed against a peer, in one run.")
    every = BENCHMARKS | LONG
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"any of {', '.join(every)}; all but record and stream if none"
    )
    names = parser.parse_args(argv).names
    if unknown := [name for name in names if name not in every]:
        parser.error(f"there is no benchmark {unknown[0]!r}; there are {', '.join(every)}")
    held = [every[name]() for name in names or BENCHMARKS]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
