"""Answers as JSON and CSV: what the API and the twins of the desk's pages give."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

import msgspec

from onrecord.record import covers
from onrecord.record.answers import ArticlePage, Rows, flat


def covered(page: ArticlePage) -> ArticlePage:
    """Return ``page`` with commenters' handles covered, character for character: every span still holds."""
    text = covers.covered(page.text, covers.covers(page.text, page.comments, page.passages))
    named = covers.handles(page.text, page.comments)
    readings = tuple(covers.covered_reading(reading, text, named) for reading in page.readings)
    return replace(page, text=text, readings=readings)


def plain(answer: Any) -> Any:
    """Return an answer as values that JSON has: dates as text, spans as ``[start, end]``, rows with their total."""
    if isinstance(answer, Rows):
        told = {"total": answer.total, "offset": answer.offset, "more_than_total": answer.more_than_total}
        return {"rows": [plain(row) for row in answer]} | told
    if isinstance(answer, ArticlePage):
        return flat(covered(answer))
    if is_dataclass(answer) and not isinstance(answer, type):
        return flat(answer)
    if isinstance(answer, Mapping):
        return {str(name): plain(value) for name, value in answer.items()}
    if isinstance(answer, Sequence) and not isinstance(answer, str | bytes):
        return [plain(each) for each in answer]
    return answer


def to_json(answer: Any) -> bytes:
    """Return an answer as JSON in UTF-8. Text that no UTF-8 has, such as half a surrogate pair, is replaced."""
    ready = plain(answer)
    try:
        return msgspec.json.encode(ready)
    except (UnicodeEncodeError, ValueError):
        return msgspec.json.encode(_sound(ready))


def to_csv(rows: Iterable[Any]) -> bytes:
    """Return rows of one kind as CSV with a header, in UTF-8 with a mark of byte order, so that spreadsheets see it.

    A text that a spreadsheet would run as a formula has an apostrophe before it. Lists are joined by "; ", spans are
    written 12-40. No rows: nothing but the mark.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow([each.name for each in fields(row)])
        writer.writerow([_cell(value) for value in flat(row).values()])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def to_parquet(rows: Iterable[Any]) -> bytes:
    """Return rows of one kind as a Parquet file. Raises MissingExtra without the ``tables`` extra."""
    kept = tuple(rows)
    table = Rows(kept, len(kept)).to_polars()
    out = io.BytesIO()
    table.write_parquet(out)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return _harmless(" ".join("-".join(map(str, each)) for each in value) if _are_spans(value) else _joined(value))
    return _harmless(value) if isinstance(value, str) else value


def _are_spans(value: Sequence[Any]) -> bool:
    return bool(value) and all(isinstance(each, list) for each in value)


def _joined(value: Sequence[Any]) -> str:
    return "; ".join(map(str, value)) if not value or not isinstance(value[0], int) else "-".join(map(str, value))


def _harmless(text: str) -> str:
    # A page's title may begin with "=HYPERLINK(": opened in a spreadsheet it would be run.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_sound(name): _sound(each) for name, each in value.items()}
    return [_sound(each) for each in value] if isinstance(value, list) else value
