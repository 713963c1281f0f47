"""How a noun becomes a row and a row a noun: one column a field, two for a span, text for a short list."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import sqlalchemy as sa

from onrecord import spans
from onrecord.dates import PartialDate
from onrecord.spans import Span

Row = tuple[Any, ...]
Convert = Callable[[Any], Any]
_SIMPLE: dict[Any, type[sa.types.TypeEngine[Any]]] = {
    str: sa.Text,
    int: sa.Integer,
    float: sa.Float,
    bool: sa.Boolean,
    bytes: sa.LargeBinary,
}


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    kind: type[sa.types.TypeEngine[Any]]
    nullable: bool
    path: str  # attribute of the noun
    encode: Convert | None  # None: the attribute's own value


@dataclass(frozen=True, slots=True)
class Codec:
    """The columns of one noun, and both ways between a noun and its row."""

    noun: type[Any]
    columns: tuple[str, ...]
    encode: Callable[[Any], Row]
    decode: Callable[[Sequence[Any]], Any]


def columns(noun: type[Any]) -> Iterator[sa.Column[Any]]:
    """Yield a fresh SQLAlchemy column for each column of ``noun``."""
    for column in _columns(noun):
        yield sa.Column(column.name, column.kind(), nullable=column.nullable)


_CODECS: dict[type[Any], Codec] = {}


def codec(noun: type[Any]) -> Codec:
    """Return the codec of a noun. Raises TypeError for a field of a kind the store does not know."""
    if noun not in _CODECS:
        _CODECS[noun] = _codec(noun)
    return _CODECS[noun]


def _codec(noun: type[Any]) -> Codec:
    found = _columns(noun)
    take = attrgetter(*(c.path for c in found))
    special = [(n, c.encode) for n, c in enumerate(found) if c.encode]

    def encode(thing: Any) -> Row:
        row = list(take(thing))
        for n, convert in special:
            row[n] = convert(row[n])
        return tuple(row)

    return Codec(noun, tuple(c.name for c in found), encode if special else take, _decoder(noun))


def _columns(noun: type[Any]) -> tuple[_Column, ...]:
    hints = get_type_hints(noun)
    return tuple(column for each in fields(noun) for column in _field_columns(each.name, hints[each.name]))


def _field_columns(name: str, hint: Any) -> Iterator[_Column]:
    inner, optional = _unwrapped(hint)
    if inner is Span:
        stem = "" if name == "span" else f"{name}_"
        for end in ("start", "end"):
            pick = attrgetter(end)
            yield _Column(
                f"{stem}{end}",
                sa.Integer,
                optional,
                name if optional else f"{name}.{end}",
                _end_of(pick) if optional else None,
            )
    elif inner is PartialDate:
        yield _Column(name, sa.Text, True, name, lambda value: value and value.iso)
    elif get_origin(inner) is tuple:
        yield _Column(name, sa.Text, False, name, spans.written if get_args(inner)[0] is Span else _listed)
    elif isinstance(inner, type) and issubclass(inner, StrEnum):
        yield _Column(name, sa.Text, optional, name, None)
    elif inner in _SIMPLE:
        yield _Column(name, _SIMPLE[inner], optional, name, None)
    else:
        raise TypeError(f"the store has no column for {name}: {hint}")


def _end_of(pick: Convert) -> Convert:
    return lambda span: None if span is None else pick(span)


def _decoder(noun: type[Any]) -> Callable[[Sequence[Any]], Any]:
    hints = get_type_hints(noun)
    takes: list[Callable[[Sequence[Any]], Any]] = []
    at = 0
    for each in fields(noun):
        inner, _ = _unwrapped(hints[each.name])
        takes.append(_take(inner, at))
        at += 2 if inner is Span else 1

    def decode(row: Sequence[Any]) -> Any:
        return noun(*[take(row) for take in takes])

    return decode


def _take(inner: Any, at: int) -> Callable[[Sequence[Any]], Any]:
    if inner is Span:
        return lambda row: None if row[at] is None else Span(row[at], row[at + 1])
    if inner is PartialDate:
        return lambda row: row[at] and PartialDate(row[at])
    if get_origin(inner) is tuple:
        read: Convert = spans.read if get_args(inner)[0] is Span else _WORDS.decode
        return lambda row: read(row[at])
    if inner is bool:
        return lambda row: bool(row[at])
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return lambda row: inner(row[at])
    return lambda row: row[at]


def _unwrapped(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (each for each in get_args(hint) if each is not type(None))
        return inner, True
    return hint, False


_WORDS = msgspec.json.Decoder(tuple[str, ...])


def _listed(words: Sequence[str]) -> str:
    return json.dumps(list(words), ensure_ascii=False)
