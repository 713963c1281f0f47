"""When someone was last here: a mark and an instant, kept by their own browser and nowhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass

VISIT_S = 30 * 60.0  # without a page, after which the next one begins a new visit
KEPT_S = 400 * 24 * 3600  # as long as browsers keep a cookie
_WRITTEN = re.compile(r"(\d{1,12})\.(\d{1,12})\.(\d{1,12})\.(\d{1,12})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit: what came on record since the end of the one before is new in it."""

    before: int  # mark at the end of the visit before; in a first visit at its own beginning
    ended: int  # when that was, in seconds since 1970
    mark: int  # of the newest capture at the last page of this visit
    at: int  # when that was

    def written(self) -> str:
        """Return the visit as the browser keeps it: four numbers, the same for everyone who was here then."""
        return f"{self.before}.{self.ended}.{self.mark}.{self.at}"


def visit(kept: str, mark: int, now: float) -> Visit:
    """Return the visit that a page at ``now`` belongs to; ``kept`` is what `Visit.written` gave, "" where nothing."""
    match = _WRITTEN.fullmatch(kept)
    if not match:
        return Visit(mark, int(now), mark, int(now))
    before, ended, last, at = (int(each) for each in match.groups())
    if last > mark or at > now + VISIT_S:  # of another record, or of a clock that was wrong
        return Visit(mark, int(now), mark, int(now))
    if now - at > VISIT_S:
        before, ended = last, at
    return Visit(min(before, mark), ended, mark, int(now))
