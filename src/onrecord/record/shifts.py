"""Where an actor stands on an issue, statement by statement, and where the stance turns.

    positions(issue, lines)   each statement on the issue, with the stance its words show, by actor and day
    shifts(positions)         two following positions of one actor that differ

Both are pure functions over the answers of a record. How words lean is read by `leanings`, which gives its reason
with every stance so that a person can see it and correct it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from onrecord.model import Form, Modality, address
from onrecord.record.answers import Issue, StatementLine
from onrecord.record.leanings import Leaning, Stance, is_named, leaning, turns

__all__ = ["Position", "Shift", "Stance", "positions", "shifts"]

_DENIED = {Stance.FOR: Stance.AGAINST, Stance.AGAINST: Stance.FOR, Stance.CONDITIONAL: Stance.AGAINST}


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on an issue, as one statement shows it."""

    id: str  # address("position", issue, statement)
    issue: str
    statement: str
    capture: str
    actor: str
    actor_name: str
    stance: Stance
    confidence: float  # 0 to 1; of the stance, given that the statement is rightly read
    because: str  # the words that show it
    on_day: str
    text: str
    outlet: str
    told: str = "words"  # what tells the stance: its words, what was learned from labels, or a person


@dataclass(frozen=True, slots=True)
class Shift:
    """A change between two following positions of one actor."""

    id: str  # address("shift", before, after)
    issue: str
    actor: str
    actor_name: str
    before: Position
    after: Position
    confidence: float


def positions(issue: Issue, lines: Iterable[StatementLine]) -> list[Position]:
    """Return the positions that ``lines`` show on ``issue``, by actor and then by day; rejected lines show none."""
    found = [_position(issue, line) for line in lines if line.reviewed != "reject" and _concerns(issue, line)]
    return sorted(found, key=lambda p: (p.actor_name, p.actor, p.on_day == "", p.on_day, p.statement))


def shifts(found: Sequence[Position]) -> list[Shift]:
    """Return each change between two following clear positions of one actor; undated positions are left out."""
    clear = [p for p in found if p.stance is not Stance.UNCLEAR and p.on_day and (p.actor or p.actor_name)]
    clear.sort(key=lambda p: (p.issue, p.actor, p.actor_name, p.on_day, p.statement))
    turns: list[Shift] = []
    for _, same in groupby(clear, key=lambda p: (p.issue, p.actor or p.actor_name)):
        for before, after in pairwise(_days(list(same))):
            if before.stance is not after.stance:
                turns.append(_shift(before, after))
    return turns


def _shift(before: Position, after: Position) -> Shift:
    confidence = round(before.confidence * after.confidence, 2)
    name = address("shift", before.id, after.id)
    return Shift(name, before.issue, after.actor, after.actor_name, before, after, confidence)


def _days(found: Sequence[Position]) -> Iterator[Position]:
    """Yield one position a day, the surest; what many outlets carry of one day is no change of mind."""
    for _, day in groupby(found, key=lambda p: p.on_day):
        yield max(day, key=lambda p: (p.confidence, p.statement))


def _concerns(issue: Issue, line: StatementLine) -> bool:
    if line.id in issue.examples:
        return True
    if issue.actors and line.actor not in issue.actors:
        return False
    return is_named(line.text, issue.terms)


def _position(issue: Issue, line: StatementLine) -> Position:
    found = _stance(issue, line)
    return Position(
        id=address("position", issue.id, line.id),
        issue=issue.id,
        statement=line.id,
        capture=line.capture,
        actor=line.actor,
        actor_name=line.speaker,
        stance=found.stance,
        confidence=found.confidence,
        because=found.because,
        on_day=line.on_day,
        text=line.text,
        outlet=line.outlet,
    )


def _stance(issue: Issue, line: StatementLine) -> Leaning:
    """Return the stance that a statement shows, how sure it is, and the words it was read from."""
    found = _leaning(line.text, issue.terms, line.cue_words, line.form is Form.DIRECT)
    if line.modality is Modality.QUESTION and found.stance is not Stance.UNCLEAR:
        return Leaning(Stance.UNCLEAR, 0.3, f"a question: {found.because}")
    if line.negated and not turns(line.cue_words) and found.stance in _DENIED:
        return Leaning(_DENIED[found.stance], round(found.confidence - 0.1, 2), f"denied: {found.because}")
    return found


@lru_cache(maxsize=1 << 16)  # who looks at an issue again, with one label more, does not wait for what was read before
def _leaning(text: str, terms: tuple[str, ...], cue: str, is_own_words: bool) -> Leaning:
    return leaning(text, terms, cue=cue, is_own_words=is_own_words)
