"""Rows for other people's scripts: the outside contract. Field names here do not change."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from onrecord import model
from onrecord.problems import BadRequest, MissingExtra
from onrecord.record.answers import ArticleLine, ArticlePage, StatementLine, flat
from onrecord.record.record import Record

Row = dict[str, Any]
FORMATS = ("jsonl", "csv", "parquet")
PARQUET_ROWS = 20_000  # of one row group: what is held in memory at a time


def article(page: ArticlePage) -> Row:
    """Return one row of ``articles``: ``text`` is the article's own words; spans count the page's characters."""
    line = page.line
    refused = [r for r in page.readings if r.field == "published" and not r.believed]
    return {
        "capture": line.capture,
        "source": line.source,
        "title": line.title or None,
        "byline": list(line.byline),
        "dateline": line.dateline or None,
        "outlet": line.outlet or None,
        "original_outlet": line.original_outlet or None,
        "published": _iso(line.published),
        "published_why": line.published_why or None,
        "dates_refused": [{"value": r.value, "why": r.because} for r in refused],
        "reposted": _iso(line.reposted),
        "language": line.language or None,
        "text": page.body,
        "passages": [{"start": p.span.start, "end": p.span.end, "region": p.region.value} for p in page.passages],
        "comments": line.comments,
    }


def statement(line: StatementLine) -> Row:
    """Return one row of ``statements``; spans are ``[start, end]`` in the page's text."""
    return {
        "id": line.id,
        "capture": line.capture,
        "source": line.source,
        "form": line.form.value,
        "text": line.text,
        "content": [[span.start, span.end] for span in line.content],
        "cue": [[span.start, span.end] for span in line.cue],
        "speaker_mention": [[span.start, span.end] for span in line.speaker_mention],
        "speaker": line.speaker or None,
        "speaker_id": line.actor or None,
        "role": line.role or None,
        "organisation": line.organisation or None,
        "country": line.country or None,
        "addressee": line.addressee or None,
        "via": list(line.via),
        "said_on": _iso(line.said_on),
        "negated": line.negated,
        "modality": line.modality.value,
        "parent": line.parent or None,
        "region": line.region.value,
        "confidence": round(line.confidence, 4),
    }


def rows(record: Record, noun: str, *, rejected: bool = False) -> Iterator[Row]:
    """Yield the rows of a noun, one by one. ``rejected`` also gives statements that a person rejected.

    ``articles``, ``statements``, ``reprints`` and ``stories`` have the stable fields of the outside contract; every
    other noun has its own fields, dates as text and spans as ``[start, end]``. Raises BadRequest for an unknown noun.
    """
    made = _CONTRACT.get(noun)
    if made is not None:
        yield from (row for row in made(record, rejected))
        return
    kind = nouns().get(noun)
    if kind is None:
        raise BadRequest(f"no noun {noun!r} to export; there are {', '.join([*_CONTRACT, *nouns()])}")
    for each in record.each(kind):
        yield {name: value.hex() if isinstance(value, bytes) else value for name, value in flat(each).items()}


def write(made: Iterable[Row], out: Path | None, stdout: TextIO, form: str) -> int:
    """Write rows to the file ``out``, or to ``stdout`` where there is none; return how many.

    Raises BadRequest for a form that is none, MissingExtra for parquet without the ``tables`` extra.
    """
    if form not in FORMATS:
        raise BadRequest(f"the format is one of {', '.join(FORMATS)}, got {form!r}")
    if form == "parquet":
        if out is None:
            raise BadRequest("parquet is binary: give a file with -o")
        return _write_parquet(made, out)
    writer = _write_jsonl if form == "jsonl" else _write_csv
    if out is None:
        return writer(made, stdout)
    with out.open("w", encoding="utf-8", errors="replace", newline="") as file:
        return writer(made, file)


def nouns() -> Mapping[str, type[Any]]:
    """Return the nouns that can be exported beside the contract's, by name."""
    kept = ("Capture", "Page", "Passage", "Comment", "Reading", "Citation", "Entity", "Mention", "Party", "Actor")
    more = ("Identity", "Role", "Utterance", "Review", "Problem")
    return {_plural(name): getattr(model, name) for name in (*kept, *more)}


def _articles(record: Record, rejected: bool) -> Iterator[Row]:
    return map(article, record.each_article())


def _statements(record: Record, rejected: bool) -> Iterator[Row]:
    return (statement(line) for line in record.each(StatementLine) if rejected or line.reviewed != "reject")


def _reprints(record: Record, rejected: bool) -> Iterator[Row]:
    names = ("capture", "source", "group", "copy_of", "kind", "shared")
    for line in record.each(ArticleLine):
        if line.group:
            yield {name: getattr(line, name) or None for name in names} | {"shared": round(line.shared, 4)}


def _stories(record: Record, rejected: bool) -> Iterator[Row]:
    for line in record.each(ArticleLine):
        yield {"capture": line.capture, "source": line.source, "story": line.story or None, "label": line.label or None}


_CONTRACT: Mapping[str, Callable[[Record, bool], Iterator[Row]]] = {
    "articles": _articles,
    "statements": _statements,
    "reprints": _reprints,
    "stories": _stories,
}


def _write_jsonl(made: Iterable[Row], file: TextIO) -> int:
    count = 0
    for row in made:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def _write_csv(made: Iterable[Row], file: TextIO) -> int:
    count = 0
    writer: Any = None
    for row in made:
        count += 1
        if writer is None:
            writer = csv.DictWriter(file, list(row))
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return count


def _write_parquet(made: Iterable[Row], out: Path) -> int:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtra("parquet", "tables") from None
    count, writer, batch = 0, None, []
    try:
        for row in made:
            batch.append(row)
            count += 1
            if len(batch) == PARQUET_ROWS:
                writer = _write_group(pyarrow, batch, out, writer)
                batch = []
        if batch or writer is None:
            writer = _write_group(pyarrow, batch, out, writer)
    finally:
        if writer is not None:
            writer.close()
    return count


def _write_group(pyarrow: Any, batch: list[Row], out: Path, writer: Any) -> Any:
    schema = writer.schema if writer is not None else None
    table = pyarrow.Table.from_pylist(batch, schema=schema)
    if writer is None:
        table = table.cast(_settled(pyarrow, table.schema))
        writer = pyarrow.parquet.ParquetWriter(out, table.schema)
    writer.write_table(table)
    return writer


def _settled(pyarrow: Any, schema: Any) -> Any:
    """Return ``schema`` with text for columns that hold nothing yet: a later row may hold a word there."""
    text = pyarrow.string()

    def settle(kind: Any) -> Any:
        if pyarrow.types.is_null(kind):
            return text
        return pyarrow.list_(settle(kind.value_type)) if pyarrow.types.is_list(kind) else kind

    return pyarrow.schema([pyarrow.field(each.name, settle(each.type)) for each in schema])


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    # A title may begin with "=HYPERLINK(": opened in a spreadsheet it would be run.
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _iso(date: Any) -> str | None:
    return date.iso if date else None


def _plural(name: str) -> str:
    name = name.lower()
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
