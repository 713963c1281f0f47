"""One utterance in all the wordings that pages give it, side by side, and what each changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import sqlalchemy as sa

from onrecord.model import Form, Utterance, address
from onrecord.record import store
from onrecord.record.answers import StatementLine
from onrecord.record.carriage import Edit, Origins, Piece, UtterancePage, Variant
from onrecord.record.independence import Origin, independent, origins
from onrecord.record.schema import tables

_MOST_WORDS = 300  # of a wording that is compared word by word; what follows is left as it is
_LEAST_KEPT = 0.25  # of the words; below it the wordings are two tellings, and marks would hide both
_WORD = re.compile(r"\S+")
_PUNCTUATION = re.compile(r"^[^\w]+|[^\w]+$")
_RANK = ("whole", "shortened", "altered", "reported")


def utterance_pages(look: sa.Connection, carriers: Mapping[str, Sequence[StatementLine]]) -> dict[str, UtterancePage]:
    """Return utterances whole, by id; ``carriers`` are the lines that carry each, of which there is at least one."""
    every = [line for lines in carriers.values() for line in lines]
    kinds, found = _kinds(look, every), origins(look, every)
    return {id: _page(id, lines, kinds, found) for id, lines in carriers.items()}


def _page(
    utterance: str, lines: Sequence[StatementLine], kinds: Mapping[str, str], found: Mapping[str, Origin]
) -> UtterancePage:
    fullest = max(lines, key=lambda line: (line.form is not Form.INDIRECT, kinds[line.id] == "whole", *_size(line)))
    by_words: dict[tuple[str, ...], list[StatementLine]] = defaultdict(list)
    for line in sorted(lines, key=_reported):
        by_words[tuple(_folded(word) for word in _WORD.findall(line.text))].append(line)
    made = [_variant(some, fullest, kinds) for some in by_words.values()]
    first = {line.id: n for n, line in enumerate(lines)}
    made.sort(key=lambda v: (fullest not in v.carriers, _RANK.index(v.kind), -len(v.carriers), first[v.carriers[0].id]))
    groups = independent(found[line.id] for line in lines)
    behind = tuple(Origins(_name(some), tuple(dict.fromkeys(each.capture for each in some))) for some in groups)
    return UtterancePage(utterance, fullest, tuple(made), behind)


def _reported(line: StatementLine) -> tuple[bool, str, str]:
    return line.published is None, line.published.iso if line.published else "", line.id


def _size(line: StatementLine) -> tuple[int, str]:
    return len(line.text), line.id


def _name(some: Sequence[Origin]) -> str:
    names = {each.name for each in some} - {""}
    return min(names, key=lambda name: (len(name), name)) if names else ""


def _kinds(look: sa.Connection, lines: Sequence[StatementLine]) -> dict[str, str]:
    table = tables[Utterance].c
    found = {line.id: "reported" if line.form is Form.INDIRECT else "whole" for line in lines}
    for some in store.batched([line.id for line in lines], 500):
        ids = [address("utterance", each) for each in some]
        found |= dict(look.execute(sa.select(table.statement, table.variant).where(table.id.in_(ids))).all())
    return found


def _variant(carriers: Sequence[StatementLine], fullest: StatementLine, kinds: Mapping[str, str]) -> Variant:
    line = carriers[0]
    kind = min((kinds[each.id] for each in carriers), key=_RANK.index)
    if fullest in carriers or kind == "reported":
        pieces: tuple[Piece, ...] = ()
    else:
        pieces = changes(fullest.text, line.text)
    return Variant(kind, line.text, pieces, tuple(carriers))


def changes(source: str, other: str) -> tuple[Piece, ...]:
    """Return ``other`` in pieces, marked by what it adds to ``source`` and what it leaves out; () for another telling.

    Compared word by word, without regard to case and punctuation: at most 300 words of each, in time that grows with
    how much differs. Source: Myers 1986, An O(ND) difference algorithm.
    """
    ours, theirs = _WORD.findall(source)[:_MOST_WORDS], _WORD.findall(other)[:_MOST_WORDS]
    marked = list(_marked(ours, theirs))
    same = sum(change is Edit.SAME for _, change in marked)
    if same < _LEAST_KEPT * min(len(ours), len(theirs)):
        return ()
    rest = _WORD.findall(other)[_MOST_WORDS:]
    marked += [(word, Edit.SAME) for word in rest]
    return tuple(
        Piece(" ".join(word for word, _ in run), change) for change, run in groupby(marked, key=lambda each: each[1])
    )


def _folded(word: str) -> str:
    return _PUNCTUATION.sub("", word).casefold().replace("’", "'")


def _marked(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, Edit]]:
    """Yield the words of both in order: theirs where they agree, else what is left out before what is added."""
    a, b = [_folded(word) for word in ours], [_folded(word) for word in theirs]
    x = y = 0
    for at, to in [*_common(a, b), (len(a), len(b))]:
        yield from ((word, Edit.LEFT_OUT) for word in ours[x:at] if _folded(word))
        yield from ((word, Edit.ADDED if _folded(word) else Edit.SAME) for word in theirs[y:to])
        if to < len(b):
            yield theirs[to], Edit.SAME
        x, y = at + 1, to + 1


def _common(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence of ``a`` and ``b``."""
    furthest = {1: 0}
    trail: list[dict[int, int]] = []
    for cost in range(len(a) + len(b) + 1):
        trail.append(dict(furthest))
        for k in range(-cost, cost + 1, 2):
            down = k == -cost or (k != cost and furthest[k - 1] < furthest[k + 1])
            x = furthest[k + 1] if down else furthest[k - 1] + 1
            y = x - k
            while x < len(a) and y < len(b) and a[x] == b[y]:
                x, y = x + 1, y + 1
            furthest[k] = x
            if x >= len(a) and y >= len(b):
                return _walked(trail, a, b)
    return []


def _walked(trail: Sequence[dict[int, int]], a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places where both went on together, walking a finished search back."""
    found: list[tuple[int, int]] = []
    x, y = len(a), len(b)
    for cost in range(len(trail) - 1, -1, -1):
        furthest, k = trail[cost], x - y
        down = k == -cost or (k != cost and furthest[k - 1] < furthest[k + 1])
        before = k + 1 if down else k - 1
        start = furthest.get(before, 0) if cost else 0
        from_x, from_y = (start, start - before) if cost else (0, 0)
        while x > from_x and y > from_y and (x > 0 and y > 0) and a[x - 1] == b[y - 1]:
            x, y = x - 1, y - 1
            found.append((x, y))
        x, y = from_x, from_y
    return found[::-1]
