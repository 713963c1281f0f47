"""Captures into stories: those that tell one event, or one developing line of events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp, log

from onrecord.dates import days_between
from onrecord.model import Gist, Story, address
from onrecord.pipeline import Every, Link, relation
from onrecord.record.gists import alike, among
from onrecord.record.linkage import average_link

_LEAST_LINK = 0.13  # a weaker likeness is chance: two reports of one country's politics reach .1
_NEAR_DAYS = 3.0
_SEASON_DAYS = 400  # what comes back after more than a year is another event, however like the last one it is told
_CLOSEST = 8  # friends of one article that are introduced to each other
_COMPARED_ALL = 600  # neighbourhoods up to this size are compared pair by pair, larger ones by their links alone


@dataclass(frozen=True, slots=True)
class Crowd:
    """How strict to be among so many articles.

    Five articles on one war are one developing story. Among thousands, the same likeness is chance: that war brings a
    new event each day, and a link must be closer and its dates nearer. Measured on the stories dev sets of 5, 197,
    383, 1,732 and 35,825 articles, 2026-12: of the pairs there that are a month or more apart, none was one event in
    the large sets, most above .25 were in a small one.
    """

    cut: float  # least average likeness inside a story
    far: float  # what likeness counts between articles of different weeks
    undated: float  # what it counts where a date is missing


_FEW, _MANY = Crowd(cut=0.115, far=0.25, undated=0.95), Crowd(cut=0.16, far=0.05, undated=0.65)
_FEW_ARE, _MANY_ARE = 5, 10
_TWINS = (0.25, 0.5)  # articles this alike may be weeks apart: one of the dates is that of a copy, or wrong


def crowd(size: int) -> Crowd:
    """Return how strict to be in a neighbourhood of ``size`` articles."""
    share = min(1.0, max(0.0, log(max(size, 1) / _FEW_ARE) / log(_MANY_ARE / _FEW_ARE)))
    return Crowd(
        cut=_FEW.cut + (_MANY.cut - _FEW.cut) * share,
        far=_FEW.far + (_MANY.far - _FEW.far) * share,
        undated=_FEW.undated + (_MANY.undated - _FEW.undated) * share,
    )


def likeness(one: Gist, other: Gist, here: Crowd) -> float:
    """Return how alike two articles are in words and time, 0 to 1."""
    words = alike(one, other)
    if one.published is None or other.published is None:
        return words * here.undated
    gap = days_between(one.published, other.published)
    near = exp(-(gap**2) / (2 * _NEAR_DAYS**2)) if gap < 30 else 0.0
    if gap > _SEASON_DAYS:
        return words * here.far / 2
    low, high = _TWINS
    far = here.far + 0.5 * min(1.0, max(0.0, (words - low) / (high - low)))
    return words * (far + (1 - far) * near)


def link(one: Gist, other: Gist) -> float:
    """Return the likeness of two articles to the most lenient eye; 0 where it is chance."""
    weight = likeness(one, other, _FEW)
    return weight if weight >= _LEAST_LINK else 0.0


@relation(version=4, keys=lambda gist: gist.keys, link=link, data=("models/idf.npy",))
def stories(gists: Every[Gist], links: Sequence[Link]) -> Iterator[Story]:
    """Yield the story of each article."""
    by_id = among(gists)
    here = crowd(len(by_id))
    pairs = _compared(by_id, links, here)
    for members in average_link(sorted(by_id), pairs, here.cut):
        weights = dict.fromkeys(members, 0.0)
        for a, b in combinations(members, 2) if len(members) <= 200 else ():
            weight = pairs.get((a, b), 0.0)
            weights[a] += weight
            weights[b] += weight
        middle = max(members, key=lambda i: (weights[i], i))
        first = min(members, key=lambda i: (_day(by_id[i]), i))
        for i in members:
            near = weights[i] / (len(members) - 1) if len(members) > 1 else 1.0
            yield Story(
                address("story", i), i, address("story of", first), by_id[middle].title, round(min(1.0, near / 0.4), 2)
            )


def _day(gist: Gist) -> str:
    return gist.published.iso if gist.published else "9"


def _compared(by_id: dict[str, Gist], links: Sequence[Link], here: Crowd) -> dict[tuple[str, str], float]:
    """Return how alike the articles of a neighbourhood are, by ordered pairs of ids."""
    pairs = combinations(sorted(by_id), 2) if len(by_id) <= _COMPARED_ALL else sorted(_friends_of_friends(links))
    return {(a, b): likeness(by_id[a], by_id[b], here) for a, b in pairs}


def _friends_of_friends(links: Sequence[Link]) -> set[tuple[str, str]]:
    """Return the linked pairs, and those that one of the closest friends of both could introduce."""
    near: dict[str, list[tuple[float, str]]] = {}
    for each in links:
        near.setdefault(each.a, []).append((-each.weight, each.b))
        near.setdefault(each.b, []).append((-each.weight, each.a))
    pairs = {(each.a, each.b) for each in links}
    for friends in near.values():
        closest = sorted(i for _, i in sorted(friends)[:_CLOSEST])
        pairs.update(combinations(closest, 2))
    return pairs
