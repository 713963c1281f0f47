"""Labels of words, and the attributions that a row of labels stands for.

A word begins (B) or goes on inside (I) a source, a cue or a content, or is outside (O). A cue's label tells on which
side its source stands, or that the text names none; a content's on which side its cue stands. So the row alone says
what belongs together: the nearest on that side. In PolNeAR that is so of 99.7 % of contents.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

OUT = 0
SOURCE, CUE_AFTER, CUE_BEFORE, CUE_ALONE, CONTENT_AFTER, CONTENT_BEFORE = range(1, 12, 2)
LABELS = 13
LEAST = 8  # words: what runs into the next paragraph for less than this has only taken in a heading
CUES = (CUE_AFTER, CUE_BEFORE, CUE_ALONE)
CONTENTS = (CONTENT_AFTER, CONTENT_BEFORE)


class Run(NamedTuple):
    """Words ``first`` up to, not including, ``last`` with one label."""

    first: int
    last: int
    label: int  # of its first word


@dataclass(slots=True)
class Found:
    """One attribution, in runs of words."""

    cue: Run
    source: Run | None
    contents: list[Run] = field(default_factory=list)


class Told(NamedTuple):
    """One attribution marked by hand, in ranges of words."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    contents: tuple[tuple[int, int], ...]


def runs(labels: Sequence[int], blocks: Sequence[int]) -> Iterator[Run]:
    """Yield the runs of a row of labels, in order; one that goes on into the next paragraph is cut there."""
    first, label = 0, OUT
    for at in range(len(labels) + 1):
        now = labels[at] if at < len(labels) else OUT
        goes_on = now == label + 1
        cut = goes_on and blocks[at] != blocks[first]
        if label != OUT and (cut or not goes_on):
            if labels[first] == label or at - first >= LEAST:
                yield Run(first, at, label)
            label = label if cut else OUT
            first = at
        if now % 2:
            first, label = at, now


def attributions(labels: Sequence[int], blocks: Sequence[int]) -> list[Found]:
    """Return the attributions of a row of labels, in the order of their cues; those without content are left out.

    ``blocks`` tells of each word which paragraph it stands in.
    """
    every = list(runs(labels, blocks))
    before, after = _nearest(every, CUES)
    source_before, source_after = _nearest(every, (SOURCE,))
    found: dict[int, Found] = {}
    for n, run in enumerate(every):
        if run.label in CUES:
            at = {CUE_AFTER: source_before[n], CUE_BEFORE: source_after[n]}.get(run.label)
            found[n] = Found(run, None if at is None else every[at])
    for n, run in enumerate(every):
        if run.label in CONTENTS:
            at = before[n] if run.label == CONTENT_AFTER else after[n]
            if at is not None:
                found[at].contents.append(run)
    return [each for each in found.values() if each.contents]


def _nearest(every: Sequence[Run], labels: Sequence[int]) -> tuple[list[int | None], list[int | None]]:
    """Return of each run the nearest one with one of ``labels`` before it, and after it."""
    before: list[int | None] = []
    last: int | None = None
    for n, run in enumerate(every):
        before.append(last)
        last = n if run.label in labels else last
    after: list[int | None] = []
    last = None
    for n in range(len(every) - 1, -1, -1):
        after.append(last)
        last = n if every[n].label in labels else last
    return before, after[::-1]


def row_of(count: int, told: Sequence[Told]) -> list[int]:
    """Return the row of ``count`` labels that stands for attributions; of two that overlap the parts of the later."""
    row = [OUT] * count
    for each in told:
        for content in each.contents:
            _put(row, content, CONTENT_AFTER if content[0] >= each.cue[0] else CONTENT_BEFORE)
    for each in told:
        if each.source is None:
            _put(row, each.cue, CUE_ALONE)
            continue
        _put(row, each.source, SOURCE)
        _put(row, each.cue, CUE_AFTER if each.source[0] < each.cue[0] else CUE_BEFORE)
    return row


def _put(row: list[int], part: tuple[int, int], label: int) -> None:
    row[part[0] : part[1]] = [label] + [label + 1] * (part[1] - part[0] - 1)
