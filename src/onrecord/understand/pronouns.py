"""Words that stand for someone named elsewhere, and the places that they may stand for."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import ActorKind, MentionKind

REACH = 2  # sentences back for "they" and "it", those wholly inside quotation marks not counted
MOST = 120  # mentions back: a bound for pages that are one long quotation
ANSWERING = frozenset(
    ("answer", "answers", "answered", "reply", "replies", "replied", "respond", "responds", "responded", "retorted")
)
SURE = 0.55  # likelihood below which "he" and "she" stand for nobody

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "many", "it": "body",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One who is spoken of at a place in the text: what a later pronoun may stand for."""

    at: int  # token
    sentence: int  # number in reading order, sentences wholly inside quotation marks not counted
    who: int  # entity
    kind: ActorKind
    gender: str  # of a pronoun: m, f, many or body
    lean: float  # what the first name hints at, where we do not know it: 1 for a man, -1 for a woman
    plural: bool
    subject: bool
    speaks: int  # 1: subject of a verb of saying; 2: of one that ends its sentence
    quoted: bool
    word: MentionKind
    block: int = 0  # paragraph
    form: str = ""  # of a pronoun: "his"
    owns: bool = False  # of a pronoun: "his" ship, "her" ship
    verb: int = -1  # the token that it depends on
    told: bool = False  # whether it is the object of a verb of saying
    answers: bool = False  # whether it is the subject of a verb of answering
    doubtful: bool = False  # a name that only looks like one, "her father", "is a chemist"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a pronoun stands for, with how sure that is (0 to 1) and why."""

    who: int
    confidence: float
    because: str
