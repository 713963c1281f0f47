"""Tasks about the language below a record: each row is one question to one public function, and no capture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.dates import PartialDate, resolve
from onrecord.spans import Span
from onrecord.understand.knowledge import Sort
from onrecord.understand.names import names as names_of
from onrecord.understand.nets.language import language
from onrecord.understand.parse import parse as parsed_of

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


_KINDS = {
    Sort.PERSON: "PER", Sort.ORGANISATION: "ORG", Sort.STATE: "LOC", Sort.CAPITAL: "LOC", Sort.PLACE: "LOC",
}  # fmt: skip


def names(row: Row) -> Row:
    """Answer task ``names``: where persons, bodies and places are named in a text."""
    parsed = parsed_of(row["text"], [Span(0, len(row["text"]))])
    tokens = parsed.tokens
    found = [name for name in names_of(parsed) if name.sort in _KINDS]
    return {"names": [[tokens[n.first].start, tokens[n.last - 1].end, _KINDS[n.sort]] for n in found]}


def parse(row: Row) -> Row:
    """Answer task ``parse``: the class, head and relation of each given token."""
    (reading,) = language().read([row["tokens"]])
    return {"upos": reading.classes, "heads": reading.heads, "deprels": reading.relations}


DIRECT: dict[str, Answer] = {"dates": dates, "names": names, "parse": parse}
