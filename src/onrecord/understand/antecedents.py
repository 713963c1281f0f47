"""Whom a pronoun stands for, where the text makes it plain.

Who "he" or "she" is, a trained ranker says (`candidates`): each person spoken of before is weighed against the others
and against nobody, and where the likeliest is less likely than `SURE` there is no answer. For "they" and "it" it is
the nearest fitting subject of the sentences before, speakers first: Lappin and Leass 1994 in its simplest form; a tie
gives no answer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.model import ActorKind
from onrecord.understand.candidates import candidates, ranker, rows
from onrecord.understand.people import Who
from onrecord.understand.pronouns import MOST, REACH, SURE, Answer, Place


def antecedent(pronoun: Place, before: Sequence[Place], whos: Sequence[Who]) -> Answer | None:
    """Return whom ``pronoun`` stands for among ``before``, in reading order; `None` where that is not plain.

    ``whos`` are those of the page by number, with their gender as far as the page has told by now.
    """
    return (_likeliest if pronoun.gender in ("m", "f") else _nearest)(pronoun, before, whos)


def _likeliest(pronoun: Place, before: Sequence[Place], whos: Sequence[Who]) -> Answer | None:
    found = candidates(pronoun, before, whos)
    if not found:
        return None
    likely = ranker().likelihoods(rows(pronoun, found, whos))
    best = int(np.argmax(likely))
    if best == len(found) or likely[best] < SURE:
        return None
    because = f"likeliest of {len(found)} spoken of before" if len(found) > 1 else "the only one it fits"
    return Answer(found[best].who, round(float(likely[best]), 2), because)


def _nearest(pronoun: Place, before: Sequence[Place], whos: Sequence[Who]) -> Answer | None:
    best: dict[int, float] = {}
    latest: dict[int, int] = {}
    for place in reversed(before[-MOST:]):
        distance = pronoun.sentence - place.sentence
        if distance > REACH:
            break
        if not _fits(pronoun, place):
            continue
        score = 4.5 - 1.2 * max(0, distance - 1) + (1.5 + 0.8 * (place.speaks == 2)) * (place.speaks > 0)
        best[place.who] = max(best.get(place.who, -9.0), score)
        latest.setdefault(place.who, place.at)
    if not best:
        return None
    order = sorted(best, key=lambda who: (-best[who], -latest[who]))
    margin = best[order[0]] - best[order[1]] if len(order) > 1 else 9.0
    if margin < 0.4 or best[order[0]] < 0.5:
        return None
    confidence = 0.8 if margin > 1 else 0.65  # measured: five in six
    return Answer(order[0], confidence, "nearest fitting subject" if len(order) > 1 else "the only one it fits")


def _fits(pronoun: Place, place: Place) -> bool:
    if (place.quoted and not pronoun.quoted) or not place.subject:
        return False
    if pronoun.gender == "many":
        return place.plural or place.kind is ActorKind.GROUP
    return place.kind in (ActorKind.STATE, ActorKind.ORGANISATION) and not place.plural
