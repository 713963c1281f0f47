"""Tasks about the language below a record: each row is one question to one public function, and no capture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.dates import PartialDate, resolve

Row = dict[str, Any]
Answer = Callable[[Row], Row]


def dates(row: Row) -> Row:
    """Answer task ``dates``: what an expression means between the words around it, on a page of a known day."""
    found = resolve(row["expression"], _base(row["base"]), left=row.get("left", ""), right=row.get("right", ""))
    return {"value": found.iso if found else None}


def _base(told: str | None) -> PartialDate | None:
    try:
        return PartialDate(told or "")
    except ValueError:
        return None


DIRECT: dict[str, Answer] = {"dates": dates}
