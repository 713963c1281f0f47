"""Records over toy steps, and a picture of all that a record holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from onrecord.pipeline import Step
from onrecord.record.record import Record
from onrecord.record.schema import KEPT, LINES, OF_CAPTURE, OF_RECORD, tables
from tests.record import toy

#: Where and when bytes were kept is not what a record says.
INCIDENTAL = {"row", "scope", "archive", "offset", "captured"}

Opens = Callable[..., Record]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opens]:
    made: list[Record] = []

    def open_record(name: str = "toy.record", steps: Sequence[Step] = toy.STEPS) -> Record:
        made.append(Record(tmp_path / name, steps=steps, steps_at="tests.record.toy:STEPS"))
        return made[-1]

    yield open_record
    for record in made:
        record.close()


def picture(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every noun, sorted, without what is incidental."""
    found = {}
    with record.store.look() as look:
        for noun in (*OF_CAPTURE, *OF_RECORD, *LINES, *KEPT):
            table = tables[noun]
            columns = [column for column in table.c if column.name not in INCIDENTAL]
            found[table.name] = sorted((tuple(row) for row in look.execute(sa.select(*columns))), key=repr)
    return found
