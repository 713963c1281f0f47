"""How crowded it is round each article: what its likeness to any one other is measured against.

The same likeness means one thing among five articles and another among thousands. Five reports on one war are one
developing story; in a stream, that war brings a new event each day, and what two reports of it share is their field.
So each article is told how many others are like it, and how like its nearest ones are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log1p

import numpy as np

from onrecord.model import Gist, Surrounding
from onrecord.pipeline import Every, Link, Pairs, Weights, relation
from onrecord.relate import likeness
from onrecord.relate.likeness import Floats

FIELD = 0.13  # a weaker likeness is chance: two reports of one country's politics reach .1

# Steps are coarse, so that an article that comes changes what stands of few others.
_COUNT_STEPS, _LIKENESS_STEPS = 1.5, 50.0
NEAR = ("others", "nearest", "second", "fourth", "of ten", "of thirty")


def links(gists: Sequence[Gist], pairs: Pairs) -> Weights:
    """Return how alike each pair is in words and time; 0 where it is chance."""
    weights = likeness.likeness(likeness.pack(gists), pairs)
    return np.where(weights >= FIELD, weights, 0.0)


def link(one: Gist, other: Gist) -> float:
    """Return how alike two articles are in words and time; 0 where it is chance."""
    return float(links((one, other), np.array([[0, 1]]))[0])


@relation(version=4, keys=lambda gist: gist.keys, link=link, links=links, around=True, hubs=24)
def surroundings(gists: Every[Gist], links: Sequence[Link]) -> Iterator[Surrounding]:
    """Yield each gist with what stands near it."""
    near = near_of([each.weight for each in links])
    for gist in gists:
        yield Surrounding(
            gist.id,
            gist.capture,
            gist.title,
            gist.published,
            gist.words,
            gist.terms,
            gist.phrases,
            gist.quotes,
            near,
            gist.vector,
        )


def near_of(weights: Sequence[float]) -> bytes:
    """Return what `NEAR` names, of an article's likenesses to others: a byte each, in the steps above."""
    nearest = sorted(weights, reverse=True)[:30]
    first, second, _, fourth = (*nearest[:4], 0.0, 0.0, 0.0, 0.0)[:4]
    shares = (first, second, fourth, sum(nearest[:10]) / 10, sum(nearest) / 30)
    count = min(255, round(log1p(len(weights)) * _COUNT_STEPS))
    return bytes([count, *[min(255, round(share * _LIKENESS_STEPS)) for share in shares]])


def crowding(around: Sequence[Surrounding]) -> Floats:
    """Return (n, 6) what `NEAR` names, of each article: the logarithm of a count, and likenesses from 0 to 1."""
    held = np.frombuffer(b"".join(each.near for each in around), np.uint8).reshape(-1, len(NEAR))
    steps = np.array([_COUNT_STEPS, *[_LIKENESS_STEPS] * (len(NEAR) - 1)])
    return np.asarray(held / steps, np.float64)
