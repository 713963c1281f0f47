"""Captures into stories: those that tell one event, or one developing line of events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from onrecord.model import Episode, Story, Surrounding, address
from onrecord.pipeline import Every, Link, Pairs, Weights, relation
from onrecord.relate import merging, together
from onrecord.relate.labels import label
from onrecord.relate.likeness import Floats
from onrecord.relate.linkage import average_link
from onrecord.relate.storylines import episodes
from onrecord.relate.surroundings import crowding, surroundings

CUT = 0.365  # least average probability inside a story; .31 to .42 are about as good. What is less, `merging` decides
LARGE_CUT = 0.31  # the same in a neighbourhood too large for that; .28 to .40 are about as good, 2026-11
# Pairs less probable do not bring two articles into one neighbourhood: the more others are like the more crowded of the
# two, the more probable they must be. At .15 for all, two thirds of a stream of 35,000 were one neighbourhood, made
# anew for each article that came; so the largest has 754, for .005 of BCubed F1 there and nothing in small sets.
_LEAST_LINK, _LINK_CROWDED, _MOST_LINK = 0.2, 0.12, 0.8
_CLOSEST = 8  # friends of one article that are introduced to each other
# A handful of articles with nothing else like them, most of which have no date that could tell them apart, is one
# developing line, though it be told over months: no other event is near with which they could be confused.
_ISLAND = (4, 8)  # articles
_ISLAND_CUT, _ISLANDER_CUT = 0.4, 0.2  # least average probability inside it, and of each of its articles
_ISLAND_OTHERS = 1.5  # others like an article, on average, for each that stands on its island
COMPARED_ALL = 200  # neighbourhoods up to this size are compared pair by pair, larger ones by their links alone


def links(around: Sequence[Surrounding], pairs: Pairs) -> Weights:
    """Return how probable it is that each pair tells one story; 0 where it is not."""
    compared = together.laid(around)
    weights = together.probability(compared, pairs)
    return np.where(weights >= least_link(compared, pairs), weights, 0.0)


def least_link(compared: together.Compared, pairs: Pairs) -> Floats:
    """Return how probable each pair must be to bring two articles into one neighbourhood."""
    crowded = compared.near[pairs, 0].max(axis=1, initial=0.0)
    return np.asarray(np.minimum(_MOST_LINK, _LEAST_LINK + _LINK_CROWDED * crowded), np.float64)


def link(one: Surrounding, other: Surrounding) -> float:
    """Return how probable it is that two articles tell one story; 0 where it is not."""
    return float(links((one, other), np.array([[0, 1]]))[0])


@relation(version=8, along=surroundings, link=link, links=links, data=("models/stories.npz", "data/kickers.tsv"))
def stories(around: Every[Surrounding], links: Sequence[Link]) -> Iterator[Story | Episode]:
    """Yield the story of each article."""
    by_id = {each.id: each for each in around}
    compared = _compared(around, links)
    pairs = compared.pairs
    island = _island(around, pairs)
    for members in sorted([*([island] if island else []), *_ashore(around, compared, island)]):
        weights = _closeness(members, pairs)
        first = min(members, key=lambda i: (_day(by_id[i]), i))
        story, name = address("story of", first), label([by_id[i] for i in members])
        for i in members:
            near = weights[i] / (len(members) - 1) if len(members) > 1 else 1.0
            yield Story(address("story", i), i, story, name, round(near, 2))
        yield from episodes(story, [by_id[i] for i in members])


def _ashore(around: Sequence[Surrounding], compared: _Compared, island: Sequence[str]) -> list[list[str]]:
    """Return the groups of all that stands on no island."""
    ids = [each.id for each in around]
    rest = sorted(set(ids) - set(island))
    if compared.is_one:
        return [rest] if rest else []
    parts = average_link(rest, compared.pairs, LARGE_CUT if len(ids) > COMPARED_ALL else CUT)
    if compared.neighbours is None or len(parts) < 2:
        return parts
    place = {id: n for n, id in enumerate(ids)}
    groups = [[place[id] for id in part] for part in parts]
    return [[ids[n] for n in group] for group in merging.merged(compared.neighbours, groups, merging.judge())]


def _island(around: Sequence[Surrounding], pairs: Mapping[tuple[str, str], float]) -> list[str]:
    """Return the articles of a small neighbourhood that are one line with hardly anything else like it, if any."""
    fewest, most = _ISLAND
    if not fewest <= len(around) <= most:
        return []
    on = sorted(each.id for each in around)
    closeness = _closeness(on, pairs)
    while min(closeness.values()) < _ISLANDER_CUT * (len(on) - 1):
        on.remove(min(on, key=lambda i: (closeness[i], i)))
        if len(on) < fewest:
            return []
        closeness = _closeness(on, pairs)
    there = [each for each in around if each.id in closeness]
    friends = len(on) - 1
    is_lonely = float(np.expm1(crowding(there)[:, 0]).mean()) <= _ISLAND_OTHERS * friends
    is_undated = sum(each.published is None for each in there) > len(on) / 2
    is_close = sum(closeness.values()) >= _ISLAND_CUT * friends * len(on)
    return on if is_lonely and is_undated and is_close else []


def _closeness(members: Sequence[str], pairs: Mapping[tuple[str, str], float]) -> dict[str, float]:
    """Return how close each member is to all others together."""
    weights = dict.fromkeys(members, 0.0)
    within = set(members)
    if len(members) ** 2 < len(pairs):
        some = ((pair, pairs[pair]) for pair in combinations(members, 2) if pair in pairs)
    else:
        some = ((pair, weight) for pair, weight in pairs.items() if pair[0] in within and pair[1] in within)
    for (a, b), weight in some:
        weights[a] += weight
        weights[b] += weight
    return weights


def _day(each: Surrounding) -> str:
    return each.published.iso if each.published else "9"


@dataclass(frozen=True, slots=True)
class _Compared:
    """How probable the pairs of a neighbourhood are, and what `merging` asks of them."""

    pairs: dict[tuple[str, str], float]  # by ordered pairs of ids
    neighbours: merging.Neighbours | None = None  # in order of ids; None where nothing is left to be asked
    is_one: bool = False  # all of it is one story, by each pair alone


def _compared(around: Sequence[Surrounding], links: Sequence[Link]) -> _Compared:
    """Compare a neighbourhood pair by pair; a large one by its links and what these introduce."""
    known = {(each.a, each.b): each.weight for each in links}
    if 2 * len(known) == len(around) * (len(around) - 1) and min(known.values(), default=1.0) >= CUT:
        return _Compared(known, is_one=True)
    told = together.laid(around)
    if len(around) > COMPARED_ALL:
        place = {each.id: n for n, each in enumerate(around)}
        missing = sorted(friends_of_friends(links) - known.keys())
        pairs = np.array([(place[a], place[b]) for a, b in missing], np.int64).reshape(-1, 2)
        fresh = _probable(around, pairs, together.probability(told, pairs))
        return _Compared(dict(sorted((known | fresh).items())))
    pairs = np.stack(np.triu_indices(len(around), 1), axis=1)
    found, likes = together.compare(told, pairs)
    return _Compared(_probable(around, pairs, found), merging.neighbours(told, pairs, found, likes))


def _probable(around: Sequence[Surrounding], pairs: Pairs, found: Floats) -> dict[tuple[str, str], float]:
    ids = np.array([each.id for each in around], object)
    some = np.flatnonzero(found > 0)
    one, two = ids[pairs[some].T].tolist()
    return dict(zip(zip(one, two, strict=True), found[some].tolist(), strict=True))


def friends_of_friends(links: Sequence[Link]) -> set[tuple[str, str]]:
    """Return the pairs that one of the closest friends of both could introduce."""
    near: dict[str, list[tuple[float, str]]] = {}
    for each in links:
        near.setdefault(each.a, []).append((-each.weight, each.b))
        near.setdefault(each.b, []).append((-each.weight, each.a))
    pairs: set[tuple[str, str]] = set()
    for friends in near.values():
        pairs.update(combinations(sorted(i for _, i in sorted(friends)[:_CLOSEST]), 2))
    return pairs
