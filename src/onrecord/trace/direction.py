"""Which of several captures of one text is the original, and which copied which.

The date alone does not tell: copies bear their source's day, or none, or the day before where the clock is another's.
What tells, strongest first: an outlet that others name near their edges; holding what the others hold, since nobody
copies from a page what it lacks; naming nobody oneself; not being put together from two reports; being an agency; an
earlier date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.dates import PartialDate
from onrecord.model import Print
from onrecord.trace.credits import is_agency, name_key
from onrecord.trace.folding import GARBLED, folded_words

# Weights in "namings": being named by one other counts 2. Set by hand on the public reprints split, 2026-11: roots
# right .91 (in its two halves .93 and .88); without the agency's .88. Flat round these values: half or double of any
# other costs .02 at most in either half.
_NAMED, _NAMES_ONE, _COVER, _OWN, _AGENCY, _PER_DAY, _UNDATED = 2.0, 1.0, 1.5, 0.1, 0.3, 0.05, 0.1
_PASTED = 1.0
_MISSED, _MISSING = 0.6, 0.15  # a page of which another holds more, by this share, was not copied from here
_LATE_MAX_DAYS = 10
_NAMES_MAX = 6
_NONE: frozenset[str] = frozenset()
_BONES = 7  # letters of a name's skeleton by which it is known in a bad scan
_WORD = re.compile(r"[\w&]+")
_MOSTLY, _MOSTLY_SCANNED = 0.7, 0.5
_QUOTED = "has words in common with others, which may all quote a third"
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
    pasted: frozenset[str] = frozenset()  # ids of those that hold another report besides

    @cached_property
    def named(self) -> dict[str, frozenset[str]]:
        """By id: the ids of those whose outlet it names near its edges or in a credit.

        A page that names many, in a list of links, names none of them as its source.
        """
        outlets = {p.id: _Naming.of(p.outlet) for p in self.prints}
        distinct = sorted(set(outlets.values()), key=lambda each: each.name)
        found: dict[str, frozenset[str]] = {}
        for one in self.prints:
            written = _Written.of(one)
            keys = {each.key for each in distinct if each.key != outlets[one.id].key and each.stands_in(written)}
            few = keys if len(keys) <= _NAMES_MAX else set()
            found[one.id] = (
                frozenset(other for other, each in outlets.items() if each.key in few) if few else frozenset()
            )
        return found

    @cached_property
    def closest(self) -> dict[str, float]:
        """By id: the most of it that stands in any other member."""
        most = dict.fromkeys((p.id for p in self.prints), 0.0)
        for (copy, _), share in self.shares.items():
            most[copy] = max(most[copy], share)
        return most

    @cached_property
    def first_day(self) -> PartialDate | None:
        """The earliest date; where that is one page's alone, and two or more bear the next day, that next day.

        Pages of one text bear its day, and some the day before, where it was still evening.
        """
        dated = sorted((p.published for p in self.prints if p.published), key=lambda d: (d.last, d.iso))
        if not dated:
            return None
        later = [day for day in dated if day != dated[0]]
        is_eve = len(later) == len(dated) - 1 and (later[0].first - dated[0].last).days == 1 if later else False
        return later[0] if is_eve and later.count(later[0]) > 1 else dated[0]

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
    known = {p.id: _descent(family, p, first, _why(family, first)) for p in family.prints}
    if not any(each.copy_of for each in known.values()):
        known[first.id] = Descent("", False, _QUOTED)
    return known


def _is_alike(family: Family, one: Print, other: Print) -> bool:
    """Tell whether something besides the words sets two equal texts apart: a date, or one credited more."""
    return one.published != other.published or family.named[one.id] != family.named[other.id]


def _standing(family: Family, one: Print) -> float:
    """Return how much speaks for ``one`` being the original."""
    others = [p for p in family.prints if p is not one]
    named_by = sum(one.id in family.named[p.id] for p in others)
    compared = [p for p in others if (p.id, one.id) in family.shares]
    cover = _mean(family.share(p.id, one.id) for p in compared)
    missed = sum(family.share(p.id, one.id) < family.closest[p.id] - _MISSING for p in compared)
    days = _days_late(family, one)
    return (
        _NAMED * named_by
        - _NAMES_ONE * bool(family.named[one.id])
        - _MISSED * missed
        + _COVER * cover
        + _OWN * family.closest[one.id]
        - _PASTED * (one.id in family.pasted)
        + _AGENCY * is_agency(one.outlet)
        - (_UNDATED if days is None else _PER_DAY * min(days, _LATE_MAX_DAYS))
    )


def _days_late(family: Family, one: Print) -> int | None:
    """Return the days that surely lie between the family's first date and this one's, either way; None without one."""
    if one.published is None or family.first_day is None:
        return None
    return max(
        0, (one.published.first - family.first_day.last).days, (family.first_day.first - one.published.last).days
    )


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
    if one.id not in family.pasted and not _is_mostly_one(family, one, first):
        return Descent("", False, _QUOTED)
    return Descent(first.id, False, why)


def _is_mostly_one(family: Family, one: Print, other: Print) -> bool:
    """Tell whether most of one text stands in the other; less, without a credit, may be a speech that both quote."""
    share = max(family.share(one.id, other.id), family.share(other.id, one.id))
    return share >= (_MOSTLY_SCANNED if max(one.garbled, other.garbled) >= GARBLED else _MOSTLY)


def _may_precede(family: Family, parent: Print, child: Print) -> bool:
    """Tell whether ``child`` may have its text from ``parent`` without closing a ring of copies."""
    seen = {parent.id}
    waiting = [parent.id]
    while waiting:
        for source in family.named[waiting.pop()] - seen:
            if source == child.id:
                return False
            seen.add(source)
            waiting.append(source)
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


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands near a page's edges and in its credits: as it is written, in small letters, and as skeletons."""

    plain: str
    small: str
    bones: str
    words: frozenset[str]  # of both

    @classmethod
    def of(cls, one: Print) -> _Written:
        plain = " | ".join([one.edges, *one.credits])
        small, bones = _WORD.findall(plain.casefold()), folded_words(plain).split()
        return cls(plain, f" {' '.join(small)} ", f" {' '.join(bones)} ", frozenset([*small, *bones]))


@dataclass(frozen=True, slots=True)
class _Naming:
    """How an outlet is known again where it is named."""

    name: str
    key: str  # in small letters, without an article
    bones: str  # "" where they are too few to tell

    @classmethod
    def of(cls, outlet: str) -> _Naming:
        name = outlet.removeprefix("www.")
        if "." in name and " " not in name:  # a host name is read as a name
            name = name.split(".")[-2].replace("-", " ").title()
        key = " ".join(_WORD.findall(name.casefold().removeprefix("the ")))
        bones = folded_words(key)
        return cls(name, key, bones if " " in bones and len(bones.replace(" ", "")) >= _BONES else "")

    def stands_in(self, written: _Written) -> bool:
        """Tell whether it is named. A name of one word may be any word, so it has to be written as a name."""
        if not self.key or not {self.key.split()[0], self.bones.split(" ")[0]} & written.words:
            return False
        if " " not in self.key:
            return re.search(rf"\b{re.escape(self.name)}\b", written.plain) is not None
        return f" {self.key} " in written.small or bool(self.bones and f" {self.bones} " in written.bones)


def _mean(numbers: Iterable[float]) -> float:
    values = list(numbers)
    return sum(values) / len(values) if values else 0.0
