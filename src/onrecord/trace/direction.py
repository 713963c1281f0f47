"""Which of several captures of one text is the original, and which copied which.

The date alone does not tell: copies bear their source's day, or none, or the day before where the clock is another's.
What tells, strongest first: an outlet that others name near their edges; naming nobody oneself; holding all that the
others hold; being an agency; an earlier date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.dates import PartialDate
from onrecord.model import Print
from onrecord.trace.credits import is_agency, name_key
from onrecord.trace.folding import folded_words

# Weights in "namings": being named by one other counts 2. Set by hand on the public reprints split, 2026-12: roots
# right .91; without the agency's .87, without the cover .80. Flat round these values.
_NAMED, _NAMES_ONE, _COVER, _OWN, _AGENCY, _PER_DAY, _UNDATED = 2.0, 1.0, 1.0, 0.1, 0.3, 0.05, 0.1
_LATE_MAX_DAYS = 10
_TELLING = 0.02  # a lead smaller than this is none: the direction is not known


@dataclass(frozen=True, slots=True)
class Descent:
    """Where one capture has its text from; ``copy_of`` is "" for an original and where that is not known."""

    copy_of: str
    is_original: bool
    because: str


@dataclass(frozen=True)
class Family:
    """Prints that carry one text, with the share of each (first id) that stands in another (second id)."""

    prints: tuple[Print, ...]
    shares: Mapping[tuple[str, str], float]

    @cached_property
    def named(self) -> dict[str, frozenset[str]]:
        """By id: the ids of those whose outlet it names near its edges or in a credit."""
        keys = {p.id: _outlet_words(p.outlet) for p in self.prints}
        found: dict[str, frozenset[str]] = {}
        for one in self.prints:
            written = f" {one.edges} | " + " | ".join(folded_words(name) for name in one.credits) + " "
            found[one.id] = frozenset(
                other for other, key in keys.items() if key and key != keys[one.id] and f" {key} " in written
            )
        return found

    @cached_property
    def first_day(self) -> PartialDate | None:
        return min((p.published for p in self.prints if p.published), key=lambda d: (d.last, d.iso), default=None)

    def credited_outside(self, one: Print) -> str:
        """Return the first credit of ``one`` that no member's outlet bears, "" where it has none."""
        outlets = {name_key(p.outlet) for p in self.prints if p.outlet}
        return next((name for name in one.credits if name_key(name) not in outlets), "")

    def share(self, copy: str, source: str) -> float:
        return self.shares.get((copy, source), 0.0)


def credits(one: Print, other: Print) -> bool:
    """Tell whether ``one`` names the outlet of ``other`` as its source."""
    key = name_key(other.outlet)
    return bool(key) and key != name_key(one.outlet) and key in {name_key(name) for name in one.credits}


def ancestry(family: Family) -> dict[str, Descent]:
    """Return where each member has its text from; at most one is the original, which may be outside the record."""
    standing = {p.id: _standing(family, p) for p in family.prints}
    order = sorted(family.prints, key=lambda p: (-standing[p.id], p.id))
    first = order[0]
    outside = _source_outside(family, first)
    if outside:
        return {p.id: _descent(family, p, None, f"names {outside}, which is not on record") for p in family.prints}
    if standing[first.id] - standing[order[1].id] < _TELLING and not _is_alike(family, first, order[1]):
        return {p.id: Descent("", False, "nothing tells which came first") for p in family.prints}
    return {p.id: _descent(family, p, first, _why(family, first)) for p in family.prints}


def _is_alike(family: Family, one: Print, other: Print) -> bool:
    """Tell whether something besides the words sets two equal texts apart: a date, or one credited more."""
    return one.published != other.published or family.named[one.id] != family.named[other.id]


def _standing(family: Family, one: Print) -> float:
    """Return how much speaks for ``one`` being the original."""
    others = [p for p in family.prints if p is not one]
    named_by = sum(one.id in family.named[p.id] for p in others)
    compared = [p for p in others if (p.id, one.id) in family.shares]
    cover = _mean(family.share(p.id, one.id) for p in compared)
    own = _mean(family.share(one.id, p.id) for p in compared)
    days = _days_late(family, one)
    return (
        _NAMED * named_by
        - _NAMES_ONE * bool(family.named[one.id])
        + _COVER * cover
        + _OWN * own
        + _AGENCY * is_agency(one.outlet)
        - (_UNDATED if days is None else _PER_DAY * min(days, _LATE_MAX_DAYS))
    )


def _days_late(family: Family, one: Print) -> int | None:
    """Return the days that surely lie between the family's first date and this one's; None without a date."""
    if one.published is None or family.first_day is None:
        return None
    return max(0, (one.published.first - family.first_day.last).days)


def _source_outside(family: Family, first: Print) -> str:
    """Return the source that every member names while none names another: then none is known to be the first."""
    if any(family.named.values()) or is_agency(first.outlet):
        return ""
    name = family.credited_outside(first)
    key = name_key(name)
    return name if name and all(key in {name_key(c) for c in p.credits} for p in family.prints) else ""


def _descent(family: Family, one: Print, first: Print | None, why: str) -> Descent:
    if first is None:
        return Descent("", False, why)
    if one is first:
        return Descent("", True, why)
    named = family.named[one.id]
    parents = [p for p in family.prints if p.id in named and first.id not in named and _may_precede(family, p, one)]
    if parents:
        parent = max(parents, key=lambda p: (family.share(one.id, p.id), p.id))
        return Descent(parent.id, False, f"names {parent.outlet}")
    if first.id in named:
        return Descent(first.id, False, f"names {first.outlet}")
    return Descent(first.id, False, why)


def _may_precede(family: Family, parent: Print, child: Print) -> bool:
    """Tell whether ``child`` may have its text from ``parent`` without closing a ring of copies."""
    seen = {child.id}
    waiting: Sequence[str] = [parent.id]
    by_id = {p.id: p for p in family.prints}
    while waiting:
        current, *waiting = waiting
        if current in seen:
            return False
        seen.add(current)
        waiting = [*waiting, *(i for i in family.named[by_id[current].id] if i not in seen or i == child.id)]
    return True


def _why(family: Family, first: Print) -> str:
    named_by = sum(first.id in family.named[p.id] for p in family.prints)
    if named_by:
        return f"{first.outlet} is named as the source by {named_by}"
    if _days_late(family, first) == 0 and any(_days_late(family, p) for p in family.prints):
        return "published first and holds most of what the others hold"
    if is_agency(first.outlet):
        return f"{first.outlet} is an agency"
    return "holds most of what the others hold"


def _outlet_words(outlet: str) -> str:
    """Return an outlet's name as `Print.edges` would hold it; a host name is read as a name."""
    name = outlet.lower().removeprefix("www.")
    if "." in name and " " not in name:
        name = name.split(".")[-2].replace("-", " ")
    return folded_words(name.removeprefix("the "))


def _mean(numbers: Iterable[float]) -> float:
    values = list(numbers)
    return sum(values) / len(values) if values else 0.0
