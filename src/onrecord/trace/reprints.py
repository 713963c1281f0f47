"""Captures that carry one text: who copied whom, how much of it, and how we know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.model import Print, Reprint, ReprintKind, address
from onrecord.pipeline import Every, Link, relation
from onrecord.trace.direction import Family, ancestry, credits
from onrecord.trace.folding import Hashes, folded_words

# Of the smaller text's runs, the share that the other must hold. On the public reprints split, 2026-12, copies share
# .57 and more (excerpts .61, 8 % wrong letters .62), rival reports of one event .27 and less in 98 of 100 pairs.
LEAST_SHARED = 0.4
_LEAST_CREDITED = 0.15  # enough where one names the other's outlet as its source: told again in words of its own
_LEAST_RUNS = 12  # fewer are no evidence: a caption, a one-line note
_LEAST_RUNS_CREDITED = 4  # about 25 letters
_TITLE_LETTERS = 14  # of its skeleton, about four words
_CUT, _EXCERPT, _REWRITE = 0.9, 0.4, 0.8
_FELLOWS = 8  # nearest ones, in which a second source of a pasted text is looked for
_PASTED_LEAST = 0.25  # of a text; less than that, if it stands there whole, may be an excerpt of it
_IN_COMMON = 0.5  # of what one source gave; texts from two sources have their phrases of the day in common


def _runs(shingles: bytes) -> Hashes:
    return np.frombuffer(shingles, np.uint32)


def shared(copy: Print, source: Print) -> float:
    """Return the share of ``copy``'s body that also stands in ``source``.

    0 to 1, by runs of letters; not symmetric: an excerpt shares 1.0 with the report it was cut from. 0 where ``copy``
    is too short to tell, which it is later if it names ``source``'s outlet. Source: Broder 1997, containment.
    """
    ours = _runs(copy.shingles)
    if len(ours) < (_LEAST_RUNS_CREDITED if credits(copy, source) else _LEAST_RUNS) or not len(source.shingles):
        return 0.0
    return float(_held(ours, source).mean())


def _held(runs: Hashes, source: Print) -> npt.NDArray[np.bool_]:
    """Return, for each of ``runs``, whether it also stands in ``source``, which is not empty."""
    theirs = _runs(source.shingles)
    at = np.searchsorted(theirs, runs)
    at[at == len(theirs)] = 0
    found: npt.NDArray[np.bool_] = theirs[at] == runs
    return found


def meeting_points(one: Print) -> Iterator[str]:
    """Yield what another print must share with ``one`` to be compared: long runs, or the title."""
    for key in np.frombuffer(one.signature, np.uint32).tolist():
        yield f"{key:x}"
    title = _title(one)
    if title:
        yield f"title {title}"


def _title(one: Print) -> str:
    """Return the letters of the title by which it is known again, "" where it is too short for that."""
    title = folded_words(one.title).replace(" ", "")[:32]
    return title if len(title) >= _TITLE_LETTERS else ""


def closeness(one: Print, other: Print) -> float:
    """Return how much of the smaller text stands in the other; 0 where that is too little to be a copy."""
    smaller, larger = sorted((one, other), key=lambda p: (len(p.shingles), p.id))
    share = shared(smaller, larger)
    if share >= LEAST_SHARED:
        return share
    is_credited = credits(one, other) or credits(other, one)
    return share if is_credited and share >= _LEAST_CREDITED else _LEAST_CREDITED * _points_to(smaller, larger)


def _points_to(one: Print, other: Print) -> bool:
    """Tell whether ``one`` is a title and "more at …", and ``other`` the report that it sends its readers to."""
    is_bare = len(_runs(one.shingles)) < _LEAST_RUNS
    return is_bare and _title(one) == _title(other) != "" and credits(one, other)


@relation(version=4, keys=meeting_points, link=closeness)
def reprints(prints: Every[Print], links: Sequence[Link]) -> Iterator[Reprint]:
    """Yield the place of each capture that shares its text with another; the others yield nothing."""
    by_id = {p.id: p for p in prints}
    for ids in _families(by_id, links):
        yield from _reprints([by_id[i] for i in ids])


def _families(prints: Mapping[str, Print], links: Sequence[Link]) -> list[list[str]]:
    """Return the ids that carry one text, each group of two or more in order.

    A text pasted together from two reports shares much with both. It belongs with the one that it has more from, and
    must not draw in the other: that link falls.
    """
    near: dict[str, dict[str, float]] = {i: {} for i in prints}
    for link in links:
        near[link.a][link.b] = near[link.b][link.a] = link.weight
    root = {i: i for i in near}

    def find(of: str) -> str:
        while root[of] != of:
            root[of] = root[root[of]]
            of = root[of]
        return of

    fallen = _fallen(prints, near)
    for link in links:
        if (link.a, link.b) not in fallen:
            one, other = find(link.a), find(link.b)
            root[max(one, other)] = min(one, other)
    groups: dict[str, list[str]] = {}
    for i in sorted(near):
        groups.setdefault(find(i), []).append(i)
    return [group for group in groups.values() if len(group) > 1]


def _fallen(prints: Mapping[str, Print], near: Mapping[str, Mapping[str, float]]) -> set[tuple[str, str]]:
    """Return the pairs, both ways round, that a pasted text links though they do not belong together."""
    closest = {i: sorted(some, key=lambda j: (-some[j], j))[:_FELLOWS] for i, some in near.items()}
    fallen: set[tuple[str, str]] = set()
    for one, some in near.items():
        for other in some:
            strangers = [prints[i] for i in closest[one] if i != other and i not in near[other]]
            if _is_pasted(prints[one], prints[other], strangers):
                fallen |= {(one, other), (other, one)}
    return fallen


def _is_pasted(one: Print, other: Print, strangers: Sequence[Print]) -> bool:
    """Tell whether ``one`` is put together from ``other`` and, for the larger part, from one of ``strangers``.

    They are those of its near ones that have nothing in common with ``other``. Two excerpts from different ends of a
    report have nothing in common either: but all of them stands in the report, and they are short.
    """
    if not strangers or credits(other, one):
        return False
    ours = _runs(one.shingles)
    theirs = _held(ours, other)
    covered = theirs.mean()
    if covered < _PASTED_LEAST and shared(other, one) >= _REWRITE:
        return False
    for stranger in strangers:
        apart = _held(ours, stranger)
        if (
            apart.mean() >= covered
            and (apart & theirs).sum() < _IN_COMMON * theirs.sum()
            and not closeness(stranger, other)
        ):
            return True
    return False


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
