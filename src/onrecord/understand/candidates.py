"""Who "he" and "she" may be: what the text shows of each person spoken of before, and how likely each is.

A candidate is one person with all the places that speak of them. `rows` tells each candidate as numbers, the last row
being nobody at all; `likelihoods` weighs the rows against one another. Trained by ``training/pronouns.py``; see
``models/pronouns.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from math import log1p

import numpy as np
from numpy.typing import NDArray

from onrecord.model import ActorKind, MentionKind
from onrecord.understand.people import Who
from onrecord.understand.pronouns import MOST, Place

Table = NDArray[np.float32]
WEIGHTS = "models/pronouns.npz"
FAR = 40  # sentences after which somebody is no longer spoken of
_PERSONS = (ActorKind.PERSON, ActorKind.UNKNOWN)


@dataclass(slots=True)
class Candidate:
    """A person spoken of before a pronoun; places from the nearest back."""

    who: int
    places: list[Place] = field(default_factory=list)


def candidates(pronoun: Place, before: Sequence[Place], whos: Sequence[Who]) -> list[Candidate]:
    """Return those whom ``pronoun``, a he or she, may stand for among ``before``, the latest first.

    Outside quotation marks it stands for nobody who is spoken of only inside them.
    """
    found: dict[int, Candidate] = {}
    for place in reversed(before[-MOST:]):
        if pronoun.sentence - place.sentence > FAR:
            break
        is_one = place.kind in _PERSONS and not place.plural
        if is_one and whos[place.who].gender in ("", pronoun.gender):
            found.setdefault(place.who, Candidate(place.who)).places.append(place)
    if pronoun.quoted:
        return list(found.values())
    return [each for each in found.values() if not all(place.quoted for place in each.places)]


def rows(pronoun: Place, found: Sequence[Candidate], whos: Sequence[Who]) -> Table:
    """Return one row a candidate and a last one for nobody, one column for each of `COLUMNS`."""
    made = np.zeros((len(found) + 1, len(COLUMNS)), dtype=np.float32)
    most = max((len(each.places) for each in found), default=0)
    total = sum(len(each.places) for each in found)
    before = _before(pronoun, found)
    parts = Counter(_part(each.places[0]) for each in found)
    for rank, each in enumerate(found):
        told = _shown(pronoun, each, whos[each.who].gender)
        told["rival beside"] = parts[_part(each.places[0])] > 1
        told["alone"] = len(found) == 1
        told[f"rank {min(rank, 3)}"] = True
        told["most"] = len(each.places) == most and len(found) > 1
        told["share"] = len(each.places) / total
        told["goes on"] = before is not None and before.who == each.who
        told["goes on near"] = told["goes on"] and before is not None and pronoun.sentence - before.sentence <= 1
        for name, value in told.items():
            made[rank, _COLUMN[name]] = value
    made[-1, _COLUMN["nobody"]] = 1
    made[-1, _COLUMN["nobody quoted"]] = pronoun.quoted
    made[-1, _COLUMN["nobody owns"]] = pronoun.owns
    made[-1, _COLUMN["nobody near"]] = not any(pronoun.sentence - each.places[0].sentence <= 2 for each in found)
    return made


def _part(place: Place) -> tuple[int, bool, int]:
    """Return what two must share to be rivals: "Velten and Dorn met"."""
    return place.sentence, place.subject, place.speaks


def _before(pronoun: Place, found: Sequence[Candidate]) -> Place | None:
    """Return the latest pronoun of the same gender."""
    same = [p for each in found for p in each.places if p.word is MentionKind.PRONOUN and p.gender == pronoun.gender]
    return max(same, key=lambda place: place.at, default=None)


def _shown(pronoun: Place, candidate: Candidate, gender: str) -> dict[str, float]:
    """Return what the text shows of one candidate, by column."""
    last = candidate.places[0]
    distance = pronoun.sentence - last.sentence
    near = [place for place in candidate.places if pronoun.sentence - place.sentence <= 1]
    role = "owns" if pronoun.owns else "subject" if pronoun.form in ("he", "she", "") else "object"
    lean = last.lean if pronoun.gender == "m" else -last.lean
    here = "here" if distance <= 0 else "next" if distance == 1 else "far"
    told: dict[str, float] = {
        f"distance {_bucket(distance)}": 1,
        "same paragraph": last.block == pronoun.block,
        f"last subject {here}": last.subject,
        "subject near": any(place.subject for place in near),
        "both speak": last.speaks > 0 < pronoun.speaks,
        "both speak, last": last.speaks == 2 and pronoun.speaks > 0,
        "spoke near": any(place.speaks for place in near) and pronoun.speaks > 0,
        "ever spoke": any(place.speaks for place in candidate.places),
        "last is pronoun": last.word is MentionKind.PRONOUN,
        "last is name": last.word is MentionKind.NAME,
        "ever named": any(place.word is MentionKind.NAME for place in candidate.places),
        "last is doubtful": last.doubtful,
        "was told": last.told and pronoun.speaks > 0 and not pronoun.answers,
        "was told, answers": last.told and pronoun.answers,
        "same verb": last.verb == pronoun.verb >= 0 and not pronoun.owns,
        "same verb, himself": last.verb == pronoun.verb >= 0 and pronoun.form.endswith("self"),
        "all doubtful": all(place.doubtful for place in candidate.places),
        "only described": last.kind is ActorKind.UNKNOWN,
        "gender fits": gender == pronoun.gender,
        "lean": 0 if gender else lean,
        "lean against": 0 if gender else max(0.0, -lean),
        "times": log1p(len(candidate.places)),
        "times near": log1p(len(near)),
        "out of quotation": last.quoted and not pronoun.quoted,
        "into quotation": pronoun.quoted and not last.quoted,
        "speaker of quotation": pronoun.quoted and not last.quoted and last.speaks > 0 and distance <= 1,
        "both quoted": pronoun.quoted and last.quoted,
    }
    if distance <= 0:
        told[f"{role} after subject"] = last.subject
        told[f"{role} after other"] = not last.subject
    else:
        told[f"{role} elsewhere"] = last.subject
    return told


def _bucket(distance: int) -> str:
    if distance <= 2:
        return str(max(0, distance))
    return "3-4" if distance <= 4 else "5-8" if distance <= 8 else "more"


_AFTER = ("after subject", "after other", "elsewhere")
COLUMNS: tuple[str, ...] = (
    *(f"distance {name}" for name in ("0", "1", "2", "3-4", "5-8", "more")),
    *(f"last subject {name}" for name in ("here", "next", "far")),
    *(f"owns {name}" for name in _AFTER),
    *(f"subject {name}" for name in _AFTER),
    *(f"object {name}" for name in _AFTER),
    *(f"rank {rank}" for rank in range(4)),
    "same paragraph", "subject near", "both speak", "both speak, last", "spoke near", "ever spoke", "last is pronoun",
    "last is name", "ever named", "last is doubtful", "all doubtful", "only described", "gender fits", "lean",
    "lean against", "times", "times near", "out of quotation", "into quotation", "speaker of quotation", "both quoted",
    "alone", "rival beside", "most", "share", "goes on", "goes on near", "nobody", "nobody quoted", "nobody owns",
    "nobody near", "was told", "was told, answers", "same verb", "same verb, himself",
)  # fmt: skip
_COLUMN = {name: at for at, name in enumerate(COLUMNS)}


@dataclass(frozen=True)
class Ranker:
    """Weights of a linear score and of a small net beside it."""

    direct: Table  # (columns,)
    inner: Table  # (columns + 1, hidden); the last row is the bias
    outer: Table  # (hidden,)

    def likelihoods(self, told: Table) -> Table:
        """Return how likely each row is; they add up to 1."""
        hidden = np.tanh(told @ self.inner[:-1] + self.inner[-1])
        scores = told @ self.direct + hidden @ self.outer
        shifted = np.exp(scores - scores.max())
        made: Table = shifted / shifted.sum()
        return made


@cache
def ranker() -> Ranker:
    """Return the ranker that ships."""
    with resources.files("onrecord").joinpath(*WEIGHTS.split("/")).open("rb") as file, np.load(file) as arrays:
        kept = {name: arrays[name].astype(np.float32) for name in ("direct", "inner", "outer")}
    return Ranker(**kept)
