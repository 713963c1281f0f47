"""Why a statement has its values, as the desk shows it: how it was found, and each link that leads to a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.record.answers import StatementLine
from onrecord.record.reasons import POINTED
from onrecord.spans import Span

_END = re.compile(r"(?: → ([^()\n]{1,300}))? \(([^\n]{0,300}); (\d\.\d\d)\)")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that stand for the speaker, and where they stand on the page."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Why:
    """One statement's reasons."""

    found: str  # how the words were found to be a statement
    links: tuple[Link, ...]  # from the words beside the cue to the name
    name: str  # what knowledge calls the last of them; "" where it is the same
    reason: str  # why the first stands for the last
    sure: str  # how sure that is, 0 to 1; "" where it is not told
    more: str  # what else is told: who agrees

    @property
    def is_chain(self) -> bool:
        """Whether there is more to it than a name that stands there in full."""
        return len(self.links) > 1 or bool(self.name)


def linked(reason: str) -> list[str | Link]:
    """Return a reason in pieces, in order: its own words, and those of the page with their places."""
    made: list[str | Link] = []
    at = 0
    for found in POINTED.finditer(reason):
        start, end = int(found.group(2)), int(found.group(3))
        if start > end:
            continue
        made += [reason[at : found.start()], Link(found.group(1), Span(start, end))]
        at = found.end()
    return [piece for piece in (*made, reason[at:]) if piece]


def places(line: StatementLine) -> set[Span]:
    """Return where on its page the words stand on which a statement's values rest."""
    told = (line.addressee_why, line.via_why, line.place_why, line.said_on_why, line.modality_why, line.because)
    return {piece.span for reason in told for piece in linked(reason) if isinstance(piece, Link)} | set(line.cue)


def why(because: str) -> Why:
    """Return what `Statement.because` tells. Nothing is lost: what cannot be read is told as it is."""
    links: list[Link] = []
    at = 0
    for found in POINTED.finditer(because):
        start, end = int(found.group(2)), int(found.group(3))
        if links and because[at : found.start()] != " → ":
            break
        if start > end:
            continue
        links.append(Link(found.group(1), Span(start, end)))
        at = found.end()
    if not links:
        return Why(because, (), "", "", "", "")
    before = because[: because.find(f"“{links[0].words}” [")].rstrip("; ")
    end_ = _END.match(because, at)
    if end_ is None:
        return Why(before, tuple(links), "", "", "", because[at:].strip("; "))
    return Why(
        before, tuple(links), end_.group(1) or "", end_.group(2), end_.group(3), because[end_.end() :].strip("; ")
    )
