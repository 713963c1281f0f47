"""Stories into lines over weeks and months: each episode goes on with the earlier one that is most like it.

A story is told in one episode, or in several with weeks of silence between them. Two relations make lines of them:
`continuations` finds for each episode the one it goes on with, the most alike of those that ended no more than
`LONGEST_GAP_DAYS` before it began; `storylines` gives all that hang together one line. An episode that no page dates
stands behind the dated one that is most like it, and nothing goes on with it. Both see nothing but the
episodes that are linked, so lines are the same whatever the order in which captures come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Protocol

import numpy as np

from onrecord.dates import PartialDate, days_between
from onrecord.model import Continuation, Episode, Storyline, address
from onrecord.pipeline import Every, Link, relation
from onrecord.relate.gists import VIEWS, packed_plain, places, rarities, summed, unpacked

SILENCE_DAYS = 14  # after which a story that goes on begins a new episode
LONGEST_GAP_DAYS = 200  # after which another story does not go on with it
# Cosine of the words of two episodes, halved by a gap of 200 days. Lines of the public stories dev set (731 stories of
# known grouping), read by eye, 2026-11: at .18 neighbouring affairs run into one another, at .28 many lines break.
_LEAST_LIKENESS = 0.24
_OPEN = 0.8  # what is left of a likeness where one of the two has articles without a date
_SEASON_DAYS = LONGEST_GAP_DAYS + 8  # neighbouring seasons hold all episodes that may go on with one another
_KEPT_TERMS = 120
_LEADING, _MOST_KEYS, _UNDATED_KEYS = 8, 12, 6
_HUBS = 60  # episodes of one season through which all that share two words are compared, where very many do
_PAIR_RARITY = 6.0  # two words that so few articles share, were they independent: one in 400


class Told(Protocol):
    """What an episode is made of: gists, or whatever holds as much of an article."""

    @property
    def id(self) -> str: ...
    @property
    def published(self) -> PartialDate | None: ...
    @property
    def terms(self) -> bytes: ...


def episodes(story: str, told: Sequence[Told]) -> Iterator[Episode]:
    """Yield the episodes of a story: mostly one; more where weeks pass in which nobody writes of it.

    Articles without a date are told with the first.
    """
    dated = sorted((each for each in told if each.published), key=_order)
    undated = sorted((each for each in told if not each.published), key=_order)
    runs: list[list[Told]] = [[]]
    for each in dated:
        before = runs[-1][-1].published if runs[-1] else None
        if before and each.published and days_between(before, each.published) > SILENCE_DAYS:
            runs.append([])
        runs[-1].append(each)
    runs[0] += undated
    yield from (_episode(story, run) for run in runs)


def _order(told: Told) -> tuple[str, str]:
    return (told.published.iso if told.published else "", told.id)


def _episode(story: str, run: Sequence[Told]) -> Episode:
    days = [each.published for each in run if each.published]
    terms, leading = _telling(run)
    first, last = (days[0], max(days, key=lambda day: day.last)) if days else (None, None)
    # Ids are in the order of time, so that of two linked episodes the first named is the earlier.
    id = f"{first or 'undated'} {story}"
    undated = len(run) - len(days)
    keys = tuple(_keys(story, leading, days, undated))
    return Episode(id, run[0].id, story, first, last, len(run), undated, terms, keys)


def _telling(run: Sequence[Told]) -> tuple[bytes, list[int]]:
    """Return the weightiest terms of a run as `gists.packed` puts them away, and the foremost of them."""
    if len(run) == 1:  # most are; its terms stand in this order already
        packed, ours = run[0].terms, places(run[0].terms)
        kept = min(len(ours), _KEPT_TERMS)
        shares = packed[2 * len(ours) : 2 * len(ours) + kept]
        return packed[: 2 * kept] + shares + bytes((VIEWS - 1) * kept), ours[:_LEADING].tolist()
    terms, weights = summed([each.terms for each in run])
    first = np.lexsort((terms, -weights))[:_KEPT_TERMS]
    return packed_plain(terms[first], weights[first]), terms[first[:_LEADING]].tolist()


def _keys(story: str, leading: Sequence[int], days: Sequence[PartialDate], undated: int) -> Iterator[str]:
    """Yield what two episodes must share to be compared: a story, two rare words near in time, or two of the foremost.

    The last are all that an episode without a date has.
    """
    yield story
    rare = rarities()
    named = [(rare[term], term, f"{term:x}") for term in leading]
    pairs = [
        f":{one} {two}" if of < to else f":{two} {one}"
        for (ours, of, one), (theirs, to, two) in combinations(named, 2)
        if ours + theirs >= _PAIR_RARITY
    ][:_MOST_KEYS]
    yield from pairs[:_UNDATED_KEYS]
    if not days:
        return
    begun, ended = (day.toordinal() // _SEASON_DAYS for day in (days[0].first, max(day.last for day in days)))
    seasons = sorted({begun, ended, ended + 1} | ({begun - 1, ended + 2} if undated else set()))
    for both in pairs:
        for season in seasons:
            yield f"{season}{both}"


def likeness(one: Episode, other: Episode) -> float:
    """Return how alike two episodes are, 0 to 1; 0 where a line would not go on from one to the other."""
    if not (one.first or other.first):
        return 0.0
    least = _LEAST_LIKENESS if one.story == other.story else 0.0
    is_open = bool(one.undated or other.undated)  # of unknown length: its undated articles may lie anywhere
    gap = _gap(one, other)
    if gap > LONGEST_GAP_DAYS * (1 + is_open):
        return least
    ours, theirs = unpacked(one.terms), unpacked(other.terms)
    if len(theirs) < len(ours):
        ours, theirs = theirs, ours
    words = sum(ours[term] * theirs[term] for term in ours.keys() & theirs.keys())
    is_placed = bool(one.first and other.first)
    weight = words * max(1 / (1 + gap / LONGEST_GAP_DAYS) if is_placed else 0.0, _OPEN if is_open else 0.0)
    return weight if weight >= _LEAST_LIKENESS else least


def _gap(one: Episode, other: Episode) -> int:
    """Return the days between two episodes; 0 where they overlap, or one is without a date."""
    if not (one.first and one.last and other.first and other.last):
        return 0
    if one.first <= other.last and other.first <= one.last:
        return 0
    early, late = sorted((one, other), key=lambda each: each.id)
    return days_between(early.last, late.first) if early.last and late.first else 0


@relation(version=4, keys=lambda episode: episode.keys, link=likeness, around=True, hubs=_HUBS)
def continuations(episodes: Every[Episode], links: Sequence[Link]) -> Iterator[Continuation]:
    """Yield with which earlier episode each goes on; with none where it begins a line, or stands alone."""
    for each in episodes:
        earlier = [link for link in links if link.b == each.id]
        best = max(earlier, key=lambda link: (link.weight, link.a), default=None)
        likeness = round(best.weight, 3) if best else 0.0
        id = address("continuation", each.id)
        yield Continuation(id, each.capture, each.id, each.story, best.a if best else "", likeness)


@relation(version=4, keys=lambda each: filter(None, (each.episode, each.continues)), link=lambda one, other: 1.0)
def storylines(continuations: Every[Continuation], links: Sequence[Link]) -> Iterator[Storyline]:
    """Yield the line of each episode that stands in one with others."""
    if len(continuations) < 2:
        return
    line = address("storyline", min(each.episode for each in continuations))
    for each in continuations:
        id = address("of storyline", each.episode)
        yield Storyline(id, each.capture, line, each.episode, each.story, each.continues, each.likeness)
