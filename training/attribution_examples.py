"""Reports with their attributions marked by hand, as the attribution net is told of them and should label them."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.model import Passage, Region
from onrecord.spans import Span
from onrecord.understand.attribute.labels import Told, row_of
from onrecord.understand.attribute.traits import Traits, traits
from onrecord.understand.drafts import by_rules
from onrecord.understand.paragraphs import paragraphs_of
from onrecord.understand.parse import Parsed, parse
from onrecord.understand.quotes import quotations


@dataclass(frozen=True, slots=True)
class Example:
    """One report: what the net is told of its words, which paragraph each stands in, and its label."""

    id: str
    traits: Traits
    blocks: tuple[int, ...]
    spans: np.ndarray  # (words, 2): characters of the report's text
    labels: np.ndarray


def examples(folder: Path, split: str) -> Iterator[Example]:
    """Yield the reports of ``<split>.input.jsonl.gz`` with the answers of ``<split>.gold.jsonl.gz``."""
    gold = {row["id"]: row["statements"] for row in _rows(folder / f"{split}.gold.jsonl.gz")}
    for row in _rows(folder / f"{split}.input.jsonl.gz"):
        yield example(row["id"], row["text"], gold[row["id"]])


def example(name: str, text: str, statements: Sequence[dict[str, Any]]) -> Example:
    """Return a report as an example; each line of its text is a paragraph of its body."""
    body = Passage(name, name, Span(0, len(text)), Region.BODY, 1.0)
    paragraphs = list(paragraphs_of(text, [body], Region.BODY))
    parsed = parse(text, paragraphs)
    quotes = quotations(text, paragraphs)
    given = traits(parsed, quotes, by_rules(text, parsed, paragraphs, quotes))
    given = replace(given, states=given.states.astype(np.float16))
    blocks = tuple(s.block for s in parsed.sentences for _ in range(s.first, s.last))
    told = [each for marked in statements if (each := _told(parsed, blocks, marked)) is not None]
    spans = np.array([(token.start, token.end) for token in parsed.tokens], np.int32)
    return Example(name, given, blocks, spans, np.array(row_of(len(blocks), told), np.int32))


def _told(parsed: Parsed, blocks: Sequence[int], marked: dict[str, Any]) -> Told | None:
    ends = [token.end for token in parsed.tokens]
    parts = {
        part: [
            piece
            for start, end in marked[part]
            for piece in _pieces(blocks, bisect_right(ends, start), bisect_left(parsed.starts, end))
        ]
        for part in ("source", "cue", "content")
    }
    if not parts["cue"] or not parts["content"]:
        return None
    return Told(next(iter(parts["source"]), None), parts["cue"][0], tuple(parts["content"]))


def _pieces(blocks: Sequence[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield a range of words paragraph by paragraph."""
    while first < last:
        end = first
        while end < last and blocks[end] == blocks[first]:
            end += 1
        yield first, end
        first = end


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
