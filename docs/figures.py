"""Write what is measured into the README, from benchmarks/floors.json: the README tells no other figure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
FLOORS = ROOT / "benchmarks" / "floors.json"
BEGIN, END = "<!-- figures: benchmarks/floors.json -->\n", "<!-- end of figures -->"


def with_figures(page: str, floors: dict[str, dict[str, Any]]) -> str:
    """Return ``page`` with the table of ``floors`` between its two marks."""
    before, _, rest = page.partition(BEGIN)
    return before + BEGIN + "".join(f"{line}\n" for line in _table(floors)) + END + rest.partition(END)[2]


def read_floors() -> dict[str, dict[str, Any]]:
    """Return the floors, none where nothing was measured yet."""
    found: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    return found


def _table(floors: dict[str, dict[str, Any]]) -> Iterator[str]:
    yield from ("", "| benchmark file | reached at least |", "|---|---|")
    for file, figures in sorted(floors.items()):
        told = (f"{name.lstrip('-')} {value:.3f}" for name, value in figures.items() if isinstance(value, float))
        yield f"| {file} | {', '.join(told)} |"
    yield ""


def write() -> None:
    """Write the README anew."""
    README.write_text(with_figures(README.read_text(), read_floors()))
