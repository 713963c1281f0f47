"""Run the speed benchmarks: ``python -m benchmarks.speed [NAME ...]``. Exit status 1 where a ratio is missed.

Without a name all are run but ``record``, whose record of 100,000 articles takes long to make.
"""

from __future__ import annotations

import sys

from benchmarks.speed import add, clean, desk, grouping, load, prints, record, statements, stories

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
LONG = {"record": record.measure}


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all."""
    held = [(BENCHMARKS | LONG)[name]() for name in names or BENCHMARKS]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
