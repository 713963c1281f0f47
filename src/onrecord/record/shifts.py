"""Where an actor stands on an issue, statement by statement, and where the stance turns.

    positions(issue, lines)   each statement on the issue, with the stance its words show, by actor and day
    shifts(positions)         two following positions of one actor that differ

Both are pure functions over the answers of a record; a first version by a small list of words (``data/stance.yml``),
which gives its reason with every stance so that a person can see it and correct it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import groupby, pairwise

import yaml

from onrecord.model import Form, Modality, address
from onrecord.record.answers import Issue, StatementLine

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_REACH = 14  # words before and after a term in which a cue speaks of it
_NEGATION_REACH = 3


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"
    UNCLEAR = "unclear"


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


_STRONG = (("conditional", Stance.CONDITIONAL), ("against", Stance.AGAINST), ("for", Stance.FOR))
_WEAK = (("weakly_against", Stance.AGAINST), ("weakly_for", Stance.FOR))


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int  # word it begins at
    length: int  # words
    leans: Stance
    words: str


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
    if issue.actors and line.actor not in issue.actors:
        return False
    return any(True for _ in _mentioned(issue, _words(line.text)))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def _mentioned(issue: Issue, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield first and last word of each naming of the issue; a term's last word may have any ending."""
    for term in issue.terms:
        wanted = _words(term)
        for at in range(len(words) - len(wanted) + 1 if wanted else 0):
            here = words[at : at + len(wanted)]
            if here[:-1] == wanted[:-1] and here[-1].startswith(wanted[-1]):
                yield at, at + len(wanted) - 1


def _position(issue: Issue, line: StatementLine) -> Position:
    stance, confidence, because = _stance(issue, line)
    return Position(
        id=address("position", issue.id, line.id),
        issue=issue.id,
        statement=line.id,
        capture=line.capture,
        actor=line.actor,
        actor_name=line.speaker,
        stance=stance,
        confidence=confidence,
        because=because,
        on_day=line.on_day,
        text=line.text,
        outlet=line.outlet,
    )


def _stance(issue: Issue, line: StatementLine) -> tuple[Stance, float, str]:
    """Return the stance, how sure it is, and the words it was read from."""
    words = _words(line.text)
    named = list(_mentioned(issue, words))
    near = _near(_cues(words, _STRONG), named) or [*_near(_cues(words, _WEAK), named), *_refusals(words, named)]
    leaning = [_negated(words, cue) for cue in near if cue.leans is not Stance.CONDITIONAL]
    lean = sum(1 if cue.leans is Stance.FOR else -1 for cue in leaning)
    if line.negated:
        lean = -lean
    conditions = [cue for cue in near if cue.leans is Stance.CONDITIONAL]
    said = ", ".join(dict.fromkeys(f"“{cue.words}”" for cue in [*leaning, *conditions]))
    if line.modality is Modality.QUESTION or not (leaning or conditions):
        return Stance.UNCLEAR, 0.3, "no word of it leans either way" if not said else f"a question: {said}"
    weak = not _near(_cues(words, _STRONG), named)
    sure = 0.45 if weak else min(0.9, 0.5 + 0.12 * abs(lean)) - (0.1 if line.form is Form.INDIRECT else 0.0)
    if conditions and lean >= 0:
        return Stance.CONDITIONAL, round(sure, 2), said
    if lean == 0:
        return Stance.UNCLEAR, 0.4, f"leans both ways: {said}"
    denied = "denied: " if line.negated else ""
    return (Stance.FOR if lean > 0 else Stance.AGAINST), round(sure, 2), denied + said


def _near(cues: Iterable[_Cue], named: Sequence[tuple[int, int]]) -> list[_Cue]:
    return [cue for cue in cues if any(_reaches(cue, first, last) for first, last in named)]


def _refusals(words: Sequence[str], named: Sequence[tuple[int, int]]) -> Iterator[_Cue]:
    """Yield each "no" right before the issue: no inspectors, no foreign inspector."""
    for first, last in named:
        for at in range(max(0, first - 2), first):
            if words[at] == "no":
                yield _Cue(at, last + 1 - at, Stance.AGAINST, " ".join(words[at : last + 1]))


def _reaches(cue: _Cue, first: int, last: int) -> bool:
    return cue.start + cue.length - 1 >= first - _REACH and cue.start <= last + _REACH


def _negated(words: Sequence[str], cue: _Cue) -> _Cue:
    """Return ``cue`` turned round where a negation stands just before it."""
    for at in range(max(0, cue.start - _NEGATION_REACH), cue.start):
        length = _match(words, at, _forms()["negation"])
        if length and at + length <= cue.start:
            turned = Stance.AGAINST if cue.leans is Stance.FOR else Stance.FOR
            return _Cue(at, cue.start + cue.length - at, turned, " ".join(words[at : cue.start + cue.length]))
    return cue


def _cues(words: Sequence[str], kinds: Sequence[tuple[str, Stance]]) -> Iterator[_Cue]:
    forms = _forms()
    at = 0
    while at < len(words):
        step = 1
        for kind, stance in kinds:
            length = _match(words, at, forms[kind])
            if length:
                yield _Cue(at, length, stance, " ".join(words[at : at + length]))
                step = length
                break
        at += step


_Forms = tuple[tuple[str, ...], ...]


def _match(words: Sequence[str], at: int, forms: dict[str, _Forms]) -> int:
    """Return how many words of a form stand at ``at``, 0 where none does."""
    for form in forms.get(words[at][:2], ()):
        here = words[at : at + len(form)]
        if len(here) == len(form) and all(map(_fits, here, form)):
            return len(form)
    return 0


def _fits(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


@cache
def _forms() -> dict[str, dict[str, _Forms]]:
    """Return the cues by stance and by their first two letters, longest first."""
    text = resources.files("onrecord").joinpath("data/stance.yml").read_text("utf-8")
    kinds: dict[str, list[str | bool]] = yaml.safe_load(text)
    found: dict[str, dict[str, _Forms]] = {}
    for kind, cues in kinds.items():
        by_start: dict[str, list[tuple[str, ...]]] = {}
        for cue in ("no" if cue is False else str(cue) for cue in cues):  # YAML reads a bare no as false
            form = tuple(cue.split("~"))
            by_start.setdefault(form[0].rstrip("*")[:2], []).append(form)
        found[kind] = {start: tuple(sorted(some, key=len, reverse=True)) for start, some in by_start.items()}
    return found
