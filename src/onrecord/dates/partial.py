"""Partial dates: as precise as the source, never more."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache, total_ordering

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@total_ordering
class PartialDate:
    """A year, a month or a day: ``2015``, ``2015-05`` or ``2015-05-30``.

    Raises ValueError for anything else and for days that no calendar has. Ordered by its first possible day; of two
    that begin alike, the vaguer one comes first.
    """

    __slots__ = ("iso",)
    iso: str

    def __init__(self, iso: str) -> None:
        object.__setattr__(self, "iso", _checked(iso))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a partial date does not change")

    def __reduce__(self) -> tuple[type[PartialDate], tuple[str]]:
        return PartialDate, (self.iso,)

    def __repr__(self) -> str:
        return f"PartialDate({self.iso!r})"

    def __str__(self) -> str:
        return self.iso

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self.iso == other.iso

    def __hash__(self) -> int:
        return hash(self.iso)

    def __lt__(self, other: PartialDate) -> bool:
        return self.iso < other.iso

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``."""
        return {4: "year", 7: "month", 10: "day"}[len(self.iso)]

    @property
    def first(self) -> date:
        """The first day this date may mean."""
        return date.fromisoformat(f"{self.iso}-01-01"[:10])

    @property
    def last(self) -> date:
        """The last day this date may mean."""
        if self.precision == "day":
            return self.first
        if self.precision == "year":
            return date(self.first.year, 12, 31)
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])

    def covers(self, other: PartialDate) -> bool:
        """Tell whether ``other`` lies wholly within this date: 2015-05 covers 2015-05-30."""
        return self.first <= other.first and other.last <= self.last

    def agrees(self, other: PartialDate) -> bool:
        """Tell whether both may mean one day."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=4096)
def _checked(iso: str) -> str:
    """Return ``iso`` if it is a date that a calendar has; the same few come again and again."""
    if _is_day(iso):
        return iso
    match = _ISO.fullmatch(iso)
    if not match:
        raise ValueError(f"a partial date is YYYY, YYYY-MM or YYYY-MM-DD, got {iso!r}")
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as why:
        raise ValueError(f"no calendar has {iso!r}: {why}") from None
    return iso


def _is_day(iso: str) -> bool:
    """Tell whether a calendar has this day, as nearly all dates are told; False of others, whatever they are."""
    if len(iso) != 10 or iso[4] != "-" or iso[7] != "-":
        return False
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True


def of_calendar(iso: str) -> PartialDate:
    """Return the partial date of a day, month or year that is known to be one: nothing is checked."""
    made = PartialDate.__new__(PartialDate)
    object.__setattr__(made, "iso", iso)
    return made


def on_day(day: date) -> PartialDate:
    """Return ``day`` as a partial date of day precision."""
    return PartialDate(day.isoformat())


def days_between(one: PartialDate, other: PartialDate) -> int:
    """Return the fewest days that can lie between two dates; 0 where they may be one day."""
    if one.agrees(other):
        return 0
    early, late = sorted((one, other))
    return (late.first - early.last) // timedelta(days=1)
