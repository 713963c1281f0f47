"""Whom "he", "she", "they" and "it" stand for, in the cases that the text makes plain.

The nearest fitting subject of the sentences before, speakers first: Lappin and Leass 1994 in its simplest form. A
pronoun outside quotation marks never stands for someone who is only spoken of inside them. A tie gives no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import ActorKind
from onrecord.understand.people import Who

REACH = 5  # sentences back, those wholly inside quotation marks not counted
MOST = 120  # mentions back: a bound for pages that are one long quotation

PRONOUNS = {"he": "m", "she": "f", "they": "many", "it": "body"}


@dataclass(frozen=True, slots=True)
class Place:
    """One who is spoken of at a place in the text: what a later pronoun may stand for."""

    at: int  # token
    sentence: int  # number in reading order, sentences wholly inside quotation marks not counted
    who: int  # entity
    kind: ActorKind
    gender: str  # of a pronoun: m, f, many or body
    likely: str  # gender that the first name hints at, where we do not know it
    plural: bool
    subject: bool
    speaks: int  # 1: subject of a verb of saying; 2: of one that ends its sentence
    quoted: bool
    weight: float = 0.0  # above 0 for a pronoun, which goes on; below for a doubtful name or "her father"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a pronoun stands for, with how sure that is (0 to 1) and why."""

    who: int
    confidence: float
    because: str


def antecedent(pronoun: Place, before: Sequence[Place], whos: Sequence[Who]) -> Answer | None:
    """Return whom ``pronoun`` stands for among ``before``, in reading order; `None` where that is not plain.

    ``whos`` are those of the page by number, with their gender as far as the page has told by now.
    """
    best: dict[int, float] = {}
    latest: dict[int, int] = {}
    inner: set[int] = set()  # of the pronoun's own sentence, not its subject
    for place in reversed(before[-MOST:]):
        distance = pronoun.sentence - place.sentence
        if distance > REACH:
            break
        gender = whos[place.who].gender
        if not _fits(pronoun, place, gender):
            continue
        score = (
            3.0
            - 1.2 * max(0, distance - 1)
            + 1.5 * place.subject
            + (1.5 + 0.8 * (place.speaks == 2)) * (place.speaks > 0 < pronoun.speaks)
        )
        if distance == 0 and pronoun.speaks and not place.subject:
            score -= 1.5
        if distance == 0 and place.speaks and not pronoun.speaks:
            score += 1
        if distance == 0 and not place.subject:
            inner.add(place.who)
        score += place.weight + 0.5 * (gender != "" and gender == pronoun.gender)
        if not gender and place.likely and pronoun.gender in ("m", "f"):
            score += 1.0 if place.likely == pronoun.gender else -2.0
        best[place.who] = max(best.get(place.who, -9.0), score)
        latest.setdefault(place.who, place.at)
    if not best:
        return None
    order = sorted(best, key=lambda who: (-best[who], -latest[who]))
    margin = best[order[0]] - best[order[1]] if len(order) > 1 else 9.0
    if margin < 0.4 or best[order[0]] < 0.5:
        return None
    if not pronoun.speaks and inner - {order[0]}:
        return None  # "Velten blamed the government of Dorn in talks where he": either
    confidence = 0.9 if margin > 3 else 0.8 if margin > 1 else 0.65
    return Answer(order[0], confidence, "nearest fitting subject" if len(order) > 1 else "the only one it fits")


def _fits(pronoun: Place, place: Place, gender: str) -> bool:
    if place.quoted and not pronoun.quoted:
        return False
    if pronoun.gender in ("m", "f"):
        single = place.kind in (ActorKind.PERSON, ActorKind.UNKNOWN) and not place.plural
        return single and gender in ("", pronoun.gender)
    if pronoun.gender == "many":
        return (place.plural or place.kind is ActorKind.GROUP) and place.subject
    return place.kind in (ActorKind.STATE, ActorKind.ORGANISATION) and place.subject and not place.plural
