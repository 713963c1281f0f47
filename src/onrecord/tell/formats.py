"""Rows as JSON Lines, CSV and Parquet."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from onrecord.problems import BadRequest, MissingExtra

Row = dict[str, Any]
FORMATS = ("jsonl", "csv", "parquet")
#: Endings of files that a program would open as something that we do not write.
_PROMISES = frozenset(
    ("xlsx", "xls", "ods", "tsv", "gz", "zip", "bz2", "xz", "zst", "sqlite", "db", "feather", "arrow")
)
PARQUET_ROWS = 20_000  # of one row group: what is held in memory at a time


def form_of(out: Path | None) -> str:
    """Return the format that a file's ending asks for. Raises BadRequest for an ending that promises another."""
    ending = out.suffix.lstrip(".").lower() if out else ""
    if ending in _PROMISES:
        raise BadRequest(f"{out} would be no .{ending} file; the format is one of {', '.join(FORMATS)} (--format)")
    return ending if ending in FORMATS else "jsonl"


def write(made: Iterable[Row], fields: Mapping[str, str], out: Path | None, stdout: TextIO, form: str) -> int:
    """Write rows to the file ``out``, or to ``stdout`` where there is none; return how many.

    ``fields`` are the rows' fields, each with its kind, one that `_types` knows. ``out`` is replaced only once all is
    written. Raises BadRequest for a form that is none, MissingExtra for parquet without the ``tables`` extra.
    """
    if form not in FORMATS:
        raise BadRequest(f"the format is one of {', '.join(FORMATS)}, got {form!r}")
    if out is None:
        if form == "parquet":
            raise BadRequest("parquet is binary: give a file with -o")
        return _write_text(made, fields, stdout, form)
    with _replacing(out) as path:
        if form == "parquet":
            return _write_parquet(made, fields, path)
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            return _write_text(made, fields, file, form)


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """Give a path to write to that becomes ``out`` when all went well; devices and pipes are written as they are."""
    if out.exists() and not out.is_file():
        yield out
        return
    part = out.resolve().with_name(f"{out.name}.part")
    try:
        yield part
        os.replace(part, out.resolve())
    except OSError as why:
        raise BadRequest(f"{out} cannot be written: {why.strerror}") from None
    finally:
        with suppress(OSError):
            part.unlink()


def _write_text(made: Iterable[Row], fields: Mapping[str, str], file: TextIO, form: str) -> int:
    return _write_jsonl(made, file) if form == "jsonl" else _write_csv(made, fields, file)


def _write_jsonl(made: Iterable[Row], file: TextIO) -> int:
    count = 0
    for row in made:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def _write_csv(made: Iterable[Row], fields: Mapping[str, str], file: TextIO) -> int:
    count = 0
    writer = csv.DictWriter(file, list(fields))
    writer.writeheader()
    for row in made:
        writer.writerow({name: _cell(value) for name, value in row.items()})
        count += 1
    return count


def _write_parquet(made: Iterable[Row], fields: Mapping[str, str], out: Path) -> int:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtra("parquet", "tables") from None
    kinds = _types(pyarrow)
    schema = pyarrow.schema([pyarrow.field(name, kinds[kind]) for name, kind in fields.items()])
    count = 0
    with pyarrow.parquet.ParquetWriter(out, schema) as writer:
        for batch in _batches(made):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def _batches(made: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(made)
    while batch := list(islice(rest, PARQUET_ROWS)):
        yield batch


def _types(pyarrow: Any) -> dict[str, Any]:
    """Return the Arrow type of each kind of field."""
    text, span = pyarrow.string(), pyarrow.list_(pyarrow.int64())
    passage = [("start", pyarrow.int64()), ("end", pyarrow.int64()), ("region", text)]
    return {
        "text": text,
        "texts": pyarrow.list_(text),
        "count": pyarrow.int64(),
        "share": pyarrow.float64(),
        "claim": pyarrow.bool_(),
        "span": span,
        "spans": pyarrow.list_(span),
        "passages": pyarrow.list_(pyarrow.struct(passage)),
        "refusals": pyarrow.list_(pyarrow.struct([("value", text), ("why", text)])),
    }


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    # A title may begin with "=HYPERLINK(": opened in a spreadsheet it would be run.
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
