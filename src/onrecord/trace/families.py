"""Which of the captures that share words carry one text.

A text pasted together from two reports shares much with both. It belongs with the one that it has more from, and must
not draw in the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Print
from onrecord.pipeline import Link, neighbourhoods
from onrecord.trace.credits import name_key
from onrecord.trace.direction import credits
from onrecord.trace.folding import GARBLED
from onrecord.trace.likeness import closeness, held, least_shared, shared

_FELLOWS = 8  # nearest ones, in which the larger source of a pasted text is looked for
_PASTED_LEAST = 0.25  # of a text; less than that, if it stands there whole, may be an excerpt of it
_WHOLE = 0.8
_IN_COMMON = 0.5  # of what one source gave; texts from two sources have their phrases of the day in common


@dataclass(frozen=True, slots=True)
class Families:
    """Groups of two or more ids that carry one text, and the second sources of those pasted from two."""

    groups: tuple[tuple[str, ...], ...]  # each in order
    also_of: Mapping[str, str]  # by id of the pasted one


def families(prints: Mapping[str, Print], links: Sequence[Link]) -> Families:
    """Return the families among ``prints``, by id; ``links`` are those of `closeness`."""
    near: dict[str, dict[str, float]] = {i: {} for i in prints}
    for link in links:
        near[link.a][link.b] = near[link.b][link.a] = link.weight
    fallen = _fallen(prints, near)
    kept = [
        link
        for link in links
        if (link.a, link.b) not in fallen and (link.b, link.a) not in fallen and not _is_spent(prints, near, link)
    ]
    groups = tuple(tuple(group) for group in neighbourhoods(prints, kept) if len(group) > 1)
    together = {i: n for n, group in enumerate(groups) for i in group}
    second: dict[str, tuple[float, str]] = {}
    for (one, other), covered in fallen.items():
        if one in together and together[one] != together.get(other):
            second[one] = max(second.get(one, (0.0, "")), (covered, other))
    return Families(groups, {one: other for one, (_, other) in second.items()})


def _is_spent(prints: Mapping[str, Print], near: Mapping[str, Mapping[str, float]], link: Link) -> bool:
    """Tell whether a link rests on a credit alone that is for another text of that outlet, which is on record too."""
    if link.weight >= least_shared(prints[link.a], prints[link.b]):
        return False
    for one, other in ((link.a, link.b), (link.b, link.a)):
        outlet = name_key(prints[other].outlet)
        if credits(prints[one], prints[other]) and any(
            name_key(prints[fellow].outlet) == outlet and weight >= least_shared(prints[one], prints[fellow])
            for fellow, weight in near[one].items()
        ):
            return True
    return False


def _fallen(prints: Mapping[str, Print], near: Mapping[str, Mapping[str, float]]) -> dict[tuple[str, str], float]:
    """Return each pasted text with the smaller of its two sources, and the share of it that this one gave."""
    closest = {i: sorted(some, key=lambda j: (-some[j], j))[:_FELLOWS] for i, some in near.items()}
    fallen: dict[tuple[str, str], float] = {}
    for one, some in near.items():
        for other in some:
            strangers = [prints[i] for i in closest[one] if i != other and i not in near[other]]
            covered = _pasted(prints[one], prints[other], strangers)
            if covered:
                fallen[one, other] = covered
    return fallen | _bridged(prints, near, closest, fallen)


def _bridged(
    prints: Mapping[str, Print],
    near: Mapping[str, Mapping[str, float]],
    closest: Mapping[str, Sequence[str]],
    fallen: Mapping[tuple[str, str], float],
) -> dict[tuple[str, str], float]:
    """Return each copy of a pasted text that names it, with the second source of that: it belongs there no more."""
    found: dict[tuple[str, str], float] = {}
    for middle, other in fallen:
        if shared(prints[other], prints[middle]) >= _WHOLE or prints[middle].garbled >= GARBLED:
            continue  # not surely pasted: two halves of a report have nothing in common either
        for one in near[middle]:
            if other not in near[one] or (one, other) in fallen or (other, one) in fallen or middle not in closest[one]:
                continue
            covered = shared(prints[one], prints[other])
            if credits(prints[one], prints[middle]) and shared(prints[one], prints[middle]) >= covered > 0:
                found[one, other] = covered
    return found


def _pasted(one: Print, other: Print, strangers: Sequence[Print]) -> float:
    """Return how much of ``one`` is from ``other``, if it is pasted from that and, for the larger part, a stranger.

    0 where it is not. Strangers have nothing in common with ``other``. Two excerpts from different ends of a report
    have nothing in common either: but all of each stands in the report, and they are short.
    """
    if not strangers or not one.shingles or not other.shingles or credits(other, one):
        return 0.0
    theirs = held(one, other)
    covered = float(theirs.mean())
    if covered < _PASTED_LEAST and shared(other, one) >= _WHOLE:
        return 0.0
    for stranger in strangers:
        apart = held(one, stranger) if stranger.shingles else ~theirs
        in_common = (apart & theirs).sum() >= _IN_COMMON * theirs.sum()
        if apart.mean() >= covered and not in_common and not closeness(stranger, other):
            return covered
    return 0.0
