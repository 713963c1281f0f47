"""Captures that carry one text: who copied whom, how much of it, and how we know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np

from onrecord.model import Print, Reprint, ReprintKind, address
from onrecord.pipeline import Every, Link, relation
from onrecord.trace.direction import Family, ancestry, credits
from onrecord.trace.folding import Hashes, folded_words

# Of the smaller text's runs, the share that the other must hold. On the public reprints split, 2026-12, copies share
# .57 and more (excerpts .61, 8 % wrong letters .62), rival reports of one event .27 and less in 98 of 100 pairs.
LEAST_SHARED = 0.4
_LEAST_CREDITED = 0.15  # enough where one names the other's outlet as its source: told again in words of its own
_LEAST_RUNS = 12  # fewer are no evidence: a caption, a one-line note
_CUT, _EXCERPT, _REWRITE = 0.9, 0.4, 0.8


@lru_cache(maxsize=50_000)
def _runs(shingles: bytes) -> Hashes:
    return np.unique(np.frombuffer(shingles, np.uint32))


def shared(copy: Print, source: Print) -> float:
    """Return the share of ``copy``'s body that also stands in ``source``.

    0 to 1, by runs of letters; not symmetric: an excerpt shares 1.0 with the report it was cut from. 0 where ``copy``
    is too short to tell. Source: Broder 1997, containment.
    """
    ours, theirs = _runs(copy.shingles), _runs(source.shingles)
    if len(ours) < _LEAST_RUNS or not len(theirs):
        return 0.0
    at = np.searchsorted(theirs, ours)
    at[at == len(theirs)] = 0
    return float(np.mean(theirs[at] == ours))


def meeting_points(one: Print) -> Iterator[str]:
    """Yield what another print must share with ``one`` to be compared: long runs, or the title."""
    for key in np.frombuffer(one.signature, np.uint32).tolist():
        yield f"{key:x}"
    title = folded_words(one.title).replace(" ", "")[:32]
    if len(title) >= 14:
        yield f"title {title}"


def closeness(one: Print, other: Print) -> float:
    """Return how much of the smaller text stands in the other; 0 where that is too little to be a copy."""
    smaller, larger = sorted((one, other), key=lambda p: (len(_runs(p.shingles)), p.id))
    share = shared(smaller, larger)
    if share >= LEAST_SHARED:
        return share
    return share if share >= _LEAST_CREDITED and (credits(one, other) or credits(other, one)) else 0.0


@relation(version=3, keys=meeting_points, link=closeness)
def reprints(prints: Every[Print], links: Sequence[Link]) -> Iterator[Reprint]:
    """Yield the place of each capture that shares its text with another; the others yield nothing."""
    by_id = {p.id: p for p in prints}
    for ids in _families(by_id.keys(), links):
        yield from _reprints([by_id[i] for i in ids])


def _families(ids: Iterable[str], links: Sequence[Link]) -> list[list[str]]:
    """Return the ids that carry one text, each group of two or more in order.

    A text pasted together from two reports shares much with both. It belongs with the one it shares more with, and
    must not draw in the other: a link falls where one end has a closer partner whom the other end does not know.
    """
    near: dict[str, dict[str, float]] = {i: {} for i in ids}
    for link in links:
        near[link.a][link.b] = near[link.b][link.a] = link.weight
    root = {i: i for i in near}

    def find(of: str) -> str:
        while root[of] != of:
            root[of] = root[root[of]]
            of = root[of]
        return of

    for link in links:
        if not (_is_lured(near, link.a, link.b, link.weight) or _is_lured(near, link.b, link.a, link.weight)):
            a, b = find(link.a), find(link.b)
            root[max(a, b)] = min(a, b)
    groups: dict[str, list[str]] = {}
    for i in sorted(near):
        groups.setdefault(find(i), []).append(i)
    return [group for group in groups.values() if len(group) > 1]


def _is_lured(near: Mapping[str, Mapping[str, float]], one: str, other: str, weight: float) -> bool:
    strangers = near[one].keys() - near[other].keys() - {other}
    return any(near[one][stranger] > weight for stranger in strangers)


def _reprints(family: Sequence[Print]) -> Iterator[Reprint]:
    shares = {(a.id, b.id): shared(a, b) for a in family for b in family if a is not b} if len(family) <= 60 else {}
    known = ancestry(Family(tuple(family), shares or _sparse(family)))
    group = address("reprints", *sorted(p.id for p in family))
    by_id = {p.id: p for p in family}
    for one in family:
        descent = known[one.id]
        source = by_id.get(descent.copy_of)
        share = shared(one, source) if source else 1.0
        kind = _kind(share, shared(source, one), one, source) if source else ReprintKind.ORIGINAL
        if not source and not descent.is_original:
            kind, share = _kind_of_orphan(one, family)
        yield Reprint(
            address("reprint", one.id), one.id, group, descent.copy_of, kind, round(share, 3), descent.because
        )


def _sparse(family: Sequence[Print]) -> dict[tuple[str, str], float]:
    """Return the shares with a few of a very large family: the longest ones, each with all."""
    pillars = sorted(family, key=lambda p: (-len(p.shingles), p.id))[:20]
    pairs = {(a.id, b.id): shared(a, b) for a in family for b in pillars if a is not b}
    return pairs | {(b.id, a.id): shared(b, a) for a in family for b in pillars if a is not b}


def _kind_of_orphan(one: Print, family: Sequence[Print]) -> tuple[ReprintKind, float]:
    """Return the kind and share of a copy whose source is not on record, against its closest fellow."""
    share, _, fellow = max((shared(one, p), p.id, p) for p in family if p is not one)
    return _kind(share, shared(fellow, one), one, fellow), share


def _kind(share: float, covered: float, copy: Print, source: Print) -> ReprintKind:
    """Return what kind of copy it is; ``covered`` is the share of the source that stands in it."""
    if copy.words > 1.15 * source.words and covered >= LEAST_SHARED and share < _REWRITE:
        return ReprintKind.MERGED
    if share < _REWRITE and covered < share * 0.75:
        return ReprintKind.EXCERPT if copy.words < _EXCERPT * source.words else ReprintKind.REWRITE
    if share < _REWRITE:
        return ReprintKind.REWRITE
    if covered < _EXCERPT:
        return ReprintKind.EXCERPT
    return ReprintKind.CUT if covered < _CUT and copy.words < 0.95 * source.words else ReprintKind.WHOLE
