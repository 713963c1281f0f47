"""What `onrecord.relate.merging` learns from: groups of articles that are about to be merged, and whether they are one.

Groups are met as they come up: first with an oracle that merges what is one story, then with the judge itself, so that
it knows the groups its own choices lead to (imitation, then DAgger: Ross, Gordon and Bagnell 2011). How probable pairs
are is told by nets that never saw their stories.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

import numpy as np

from onrecord.model import Gist, Surrounding
from onrecord.pipeline import Link, Pairs, links_between, neighbourhoods, run_relation
from onrecord.relate import likeness, merging, together
from onrecord.relate.likeness import Floats
from onrecord.relate.linkage import average_link
from onrecord.relate.rows import Ints
from onrecord.relate.stories import COMPARED_ALL, LARGE_CUT, least_link
from onrecord.relate.surroundings import surroundings

FOLDS = 5
STARTS = (0.45, 0.6, 0.75)  # cuts after which groups are met; `stories.CUT` is one of them
ROUNDS = 2  # of the judge's own choices
DECAY = 0.005
Policy = Callable[[Floats, Ints, Floats], Floats]  # of features, folds (m, 2) and shares of one story: scores


@dataclass(frozen=True)
class Hood:
    """A neighbourhood, with the story of each article; "" where nobody knows it."""

    ids: list[str]
    story: list[str]
    pairs: dict[tuple[str, str], float]
    told: merging.Neighbours | None  # None where it is too large


@dataclass(frozen=True)
class Meeting:
    """Two groups that might be merged, once."""

    features: Floats
    share: float  # of pairs between them that are one story
    weight: float
    folds: tuple[int, int]


def fold_of(story: str) -> int:
    """Return the fold of a story; -1 where it is not known."""
    return crc32(story.encode()) % FOLDS if story else -1


def hoods(gists: Sequence[Gist], gold: Mapping[str, str], nets: Sequence[together.Net]) -> list[Hood]:
    """Return the neighbourhoods of ``gists`` in which two articles or more have gold."""
    around: list[Surrounding] = sorted(run_relation(surroundings, gists), key=lambda each: each.id)
    place = {each.id: n for n, each in enumerate(around)}
    linked = links_between(surroundings, gists, gists)
    pairs = np.array([(place[each.a], place[each.b]) for each in linked], np.int64).reshape(-1, 2)
    compared = together.laid(around)
    story = [gold.get(each.id, "") for each in around]
    weights = held_out(compared, pairs, story, nets)
    kept = np.flatnonzero(weights >= least_link(compared, pairs))
    links = [Link(linked[n].a, linked[n].b, float(weights[n])) for n in kept]
    known = {(each.a, each.b): each.weight for each in links}
    found = []
    for ids in neighbourhoods(place, links):
        if sum(id in gold for id in ids) > 1:
            inside = known if len(ids) > COMPARED_ALL else {}
            found.append(_hood([around[place[id]] for id in ids], gold, nets, inside))
    return found


def _hood(
    around: Sequence[Surrounding],
    gold: Mapping[str, str],
    nets: Sequence[together.Net],
    known: dict[tuple[str, str], float],
) -> Hood:
    ids, story = [each.id for each in around], [gold.get(each.id, "") for each in around]
    if known:
        return Hood(ids, story, known, None)
    compared = together.laid(around)
    pairs = np.array(list(combinations(range(len(ids)), 2)), np.int64)
    pairs = pairs[likeness.likeness(compared.packed, pairs) >= together.LEAST_LIKENESS]
    found, (_, likes) = held_out(compared, pairs, story, nets), together.compare(compared, pairs)
    told = merging.neighbours(compared, pairs, found, likes)
    return Hood(
        ids, story, {(ids[a], ids[b]): p for (a, b), p in zip(pairs.tolist(), found.tolist(), strict=True)}, told
    )


def held_out(compared: together.Compared, pairs: Pairs, story: Sequence[str], nets: Sequence[together.Net]) -> Floats:
    """Return how probable pairs are by nets that saw neither story; where a story is not known, by all."""
    folds = np.array([fold_of(each) for each in story])[pairs]
    found = np.zeros(len(pairs))
    for start in range(0, len(pairs), 50_000):
        some = slice(start, start + 50_000)
        alike, told = together.features(compared, pairs[some])
        for fold, net in enumerate(nets):
            share = np.where(folds[some] == fold, 0.5, np.where(folds[some] < 0, 0.5 / len(nets), 0.0)).sum(axis=1)
            asked = np.flatnonzero(share)
            found[some][asked] += share[asked] * net.probability(told[asked])
        found[some] = np.where(told[:, 0] >= together.COPY, 1.0, found[some]) * (alike >= together.LEAST_LIKENESS)
    return found * (likeness.apart(compared.packed, pairs) <= together.SEASON_DAYS)


def grouped(hood: Hood, policy: Policy, start: float, met: list[Meeting] | None = None) -> list[list[str]]:
    """Return the stories that a policy makes of a neighbourhood; ``met`` takes down what it met on the way."""
    if hood.told is None:
        return average_link(hood.ids, hood.pairs, LARGE_CUT)
    place = {id: n for n, id in enumerate(hood.ids)}
    groups = sorted(sorted(place[id] for id in part) for part in average_link(hood.ids, hood.pairs, start))
    seen: set[tuple[tuple[int, ...], tuple[int, ...]]] = set()
    while len(groups) > 1:
        pairs, features = merging.candidates(hood.told, groups)
        if not len(pairs):
            break
        meetings = [_meeting(hood, groups[a], groups[b], told) for (a, b), told in zip(pairs, features, strict=True)]
        if met is not None:
            both = [(tuple(groups[a]), tuple(groups[b])) for a, b in pairs]
            met += [each for each, pair in zip(meetings, both, strict=True) if each.weight and pair not in seen]
            seen.update(both)
        folds = np.array([each.folds for each in meetings], np.int64)
        scores = policy(features, folds, np.array([each.share for each in meetings]))
        best = int(scores.argmax())
        if scores[best] < merging.SURE:
            break
        a, b = pairs[best].tolist()
        groups[a] = sorted(groups[a] + groups.pop(b))
    return [[hood.ids[n] for n in group] for group in groups]


def _meeting(hood: Hood, one: Sequence[int], other: Sequence[int], features: Floats) -> Meeting:
    ours, theirs = ([hood.story[n] for n in group if hood.story[n]] for group in (one, other))
    if not ours or not theirs:
        return Meeting(features, -1.0, 0.0, (_fold(ours), _fold(theirs)))
    share = sum(a == b for a in ours for b in theirs) / (len(ours) * len(theirs))
    weight = 2 * len(ours) * len(theirs) / (len(ours) + len(theirs))
    return Meeting(features, share, weight, (_fold(ours), _fold(theirs)))


def _fold(stories: Sequence[str]) -> int:
    return fold_of(max(sorted(set(stories)), key=stories.count)) if stories else -1


def oracle(features: Floats, folds: Ints, share: Floats) -> Floats:
    """Score what is mostly one story by how probable it is; where nobody knows, it is what is probable."""
    mean: Floats = features[:, 0]
    return np.where(np.where(share < 0, mean >= LARGE_CUT, share > 0.5), 1 + mean, merging.SURE - 1)


def trained(
    scenes: Mapping[str, tuple[float, Sequence[Hood]]],
) -> tuple[dict[str, Floats], Policy]:
    """Return the arrays of a judge of all ``scenes``, each with its weight, and the policy of judges by fold."""
    met: dict[str, list[Meeting]] = {name: [] for name in scenes}
    policy: Policy = oracle
    for _ in range(ROUNDS + 1):
        for name, (_, some) in scenes.items():
            for start in STARTS:
                for hood in some:
                    grouped(hood, policy, start, met[name])
        policy = _held_out([_fitted(scenes, met, without=fold) for fold in range(FOLDS)])
    judge = _fitted(scenes, met)
    return {"merge_mean": judge.mean, "merge_scale": judge.scale, "merge_weights": judge.weights}, policy


def _held_out(judges: Sequence[merging.Judge]) -> Policy:
    def policy(features: Floats, folds: Ints, share: Floats) -> Floats:
        scores = np.column_stack([judge.score(features) for judge in judges])
        weights = (folds[:, :, None] == np.arange(FOLDS)).sum(axis=1) + (folds < 0).sum(axis=1)[:, None] / FOLDS
        found: Floats = (scores * weights).sum(axis=1) / 2
        return found

    return policy


def _fitted(
    scenes: Mapping[str, tuple[float, Sequence[Hood]]], met: Mapping[str, Sequence[Meeting]], *, without: int = -2
) -> merging.Judge:
    """Return a judge by weighted logistic regression with a penalty on large weights, by Newton's method."""
    some, weights = [], []
    for name, (weight, _) in scenes.items():
        kept = [each for each in met[name] if without not in each.folds]
        some += kept
        weights += [weight * each.weight / max(1e-9, sum(each.weight for each in kept)) for each in kept]
    given, wanted = np.array([each.features for each in some]), np.array([each.share for each in some])
    parts = np.array(weights) / sum(weights)
    mean, scale = given.mean(0), np.maximum(given.std(0), 1e-6)
    given = np.clip((given - mean) / scale, -merging.FARTHEST, merging.FARTHEST)
    given = np.column_stack([given, np.ones(len(given))])
    found: Floats = np.zeros(given.shape[1])
    penalty = np.append(np.full(given.shape[1] - 1, DECAY), 1e-6)
    for _ in range(30):
        sure = 1 / (1 + np.exp(-given @ found))
        slope = given.T @ ((sure - wanted) * parts) + penalty * found
        curve = (given * (np.maximum(sure * (1 - sure), 1e-4) * parts)[:, None]).T @ given + np.diag(penalty)
        found = found - np.linalg.solve(curve, slope)
    return merging.Judge(mean, scale, found)
