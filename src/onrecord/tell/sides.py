"""A shared passage side by side: as its source has it, and as the copy has it, with the words that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import SharedPassage


@dataclass(frozen=True, slots=True)
class Half:
    """Words of one side of a shared passage, and whether the other side has others in their place."""

    words: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A shared passage: as its source has it, and as the copy has it."""

    passage: SharedPassage
    source: tuple[Half, ...]
    copy: tuple[Half, ...]


def side_by_side(passage: SharedPassage) -> Pair:
    """Return a shared passage in pieces, those marked that differ."""
    ours = [(change.span.start, change.span.end) for change in passage.changes]
    theirs = [(change.source_span.start, change.source_span.end) for change in passage.changes]
    return Pair(
        passage,
        _halves(passage.source_exact, passage.source_span.start, theirs),
        _halves(passage.exact, passage.span.start, ours),
    )


def _halves(text: str, start: int, changed: Sequence[tuple[int, int]]) -> tuple[Half, ...]:
    made: list[Half] = []
    at = start
    for first, last in changed:
        made += [Half(text[at - start : first - start], False), Half(text[first - start : last - start], True)]
        at = last
    made.append(Half(text[at - start :], False))
    return tuple(half for half in made if half.words)
