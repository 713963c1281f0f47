"""Captures that carry one text: who copied whom, how much of it, and how we know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import Print, Reprint, ReprintKind, address
from onrecord.pipeline import Every, Link, relation
from onrecord.trace.direction import Family, ancestry
from onrecord.trace.families import families
from onrecord.trace.folding import GARBLED
from onrecord.trace.likeness import closeness, meeting_points, shared

_CUT, _EXCERPT, _REWRITE, _LONGER, _MERGED = 0.9, 0.25, 0.8, 1.15, 0.4
_SCANNED = 0.5  # of a scan; what is missing from more was misread, not written anew
_WEIGHED_MAX = 60  # of a family, each with each; of a larger one, each with the longest


@relation(version=6, keys=meeting_points, link=closeness)
def reprints(prints: Every[Print], links: Sequence[Link]) -> Iterator[Reprint]:
    """Yield the place of each capture that shares its text with another; the others yield nothing."""
    by_id = {p.id: p for p in prints}
    found = families(by_id, links)
    for ids in found.groups:
        yield from _reprints([by_id[i] for i in ids], found.also_of)


def _reprints(family: Sequence[Print], also_of: Mapping[str, str]) -> Iterator[Reprint]:
    shares = _shares(family)
    known = ancestry(Family(tuple(family), shares, frozenset(also_of)))
    group = address("reprints", *sorted(p.id for p in family))
    by_id = {p.id: p for p in family}
    for one in family:
        descent = known[one.id]
        source = by_id.get(descent.copy_of)
        share, kind = 1.0, ReprintKind.ORIGINAL
        if source or not descent.is_original:
            fellow = source or _nearest(one, family, shares)
            share, kind = shared(one, fellow), _kind(one, fellow)
            if kind is ReprintKind.MERGED and not source:  # it may as well be the one that was cut
                kind = ReprintKind.REWRITE
        second = also_of.get(one.id, "") if source else ""
        if second:
            kind = ReprintKind.MERGED
        yield Reprint(
            address("reprint", one.id), one.id, group, descent.copy_of, kind, round(share, 3), descent.because, second
        )


def _shares(family: Sequence[Print]) -> dict[tuple[str, str], float]:
    """Return how much each shares with each; of a very large family, with the longest ones."""
    few = sorted(family, key=lambda p: (-len(p.shingles), p.id))[:20] if len(family) > _WEIGHED_MAX else family
    pairs = {(a.id, b.id): shared(a, b) for a in family for b in few if a is not b}
    return pairs | {(b.id, a.id): shared(b, a) for a in family for b in few if a is not b and (b.id, a.id) not in pairs}


def _nearest(one: Print, family: Sequence[Print], shares: Mapping[tuple[str, str], float]) -> Print:
    """Return the other member in which most of ``one`` stands; of a very large family, one of the longest."""
    return max((p for p in family if p is not one), key=lambda p: (shares.get((one.id, p.id), 0.0), p.id))


def _kind(copy: Print, source: Print) -> ReprintKind:
    """Return what kind of copy it is, from how much each of the two has of the other."""
    share, covered = shared(copy, source), shared(source, copy)
    if copy.garbled >= GARBLED > source.garbled and share >= _SCANNED:
        share, covered = 1.0, min(1.0, covered / share)
    if share < _REWRITE and copy.words > _LONGER * source.words and covered >= _MERGED:
        return ReprintKind.MERGED
    if covered < _EXCERPT and copy.words < 2 * _EXCERPT * source.words:
        return ReprintKind.EXCERPT
    if share < _REWRITE:
        return ReprintKind.REWRITE
    return ReprintKind.CUT if covered < _CUT and copy.words < 0.95 * source.words else ReprintKind.WHOLE
