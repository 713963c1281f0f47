"""Average-link clustering over sparse likenesses, the same whatever the order they come in."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

KNOWN = 48  # others with whom each of a large group may be expected to have been compared: twice the hubs of a key


def average_link(ids: Sequence[str], pairs: Mapping[tuple[str, str], float], cut: float) -> list[list[str]]:
    """Return ``ids`` in groups whose average likeness is ``cut`` or more; a pair not in ``pairs`` counts 0.
    Pairs with others than ``ids`` are left out.

    Merges the two closest groups until none are close enough; equals go by id. Nobody is compared with everyone: of
    groups larger than `KNOWN` so many pairs at most are missed for each article of the lesser one, or ten thousand
    copies of one report would fall apart. Time is near linear in ``pairs``, however large one group grows.
    Source: Sokal and Michener 1958 (UPGMA), with a heap of candidate merges that are weighed again as they come up.
    """
    names = sorted(ids)
    if len(names) < 2:
        return [[name] for name in names]
    place = {each: n for n, each in enumerate(names)}
    groups = _Groups(len(names))
    for (one, two), weight in pairs.items():
        if weight > 0 and one in place and two in place:
            a, b = place[one], place[two]
            groups.total[a][b] = groups.total[b][a] = weight
    heap = [(-w, a, b) for a, row in enumerate(groups.total) for b, w in row.items() if a < b and w >= cut]
    heapq.heapify(heap)
    while heap:
        negative, one_of, other_of = heapq.heappop(heap)
        a, b = sorted((groups.of(one_of), groups.of(other_of)))
        if a == b:
            continue
        closeness = groups.closeness(a, b)
        if closeness != -negative:  # it was as close before one of the two grew
            if cut <= closeness < -negative:
                heapq.heappush(heap, (-closeness, a, b))
            continue
        a, touched = groups.merge(a, b)
        for other in touched:
            closeness = groups.closeness(a, other)
            if closeness >= cut:
                heapq.heappush(heap, (-closeness, min(a, other), max(a, other)))
    return sorted([names[n] for n in sorted(group)] for group in groups.members if group)


class _Groups:
    """Groups of places, and the sums of likenesses between them."""

    def __init__(self, count: int) -> None:
        self.members: list[list[int]] = [[n] for n in range(count)]
        self.total: list[dict[int, float]] = [{} for _ in range(count)]
        self._into = list(range(count))

    def of(self, place: int) -> int:
        """Return the group in which a place lies."""
        while self._into[place] != place:
            self._into[place] = self._into[self._into[place]]
            place = self._into[place]
        return place

    def closeness(self, a: int, b: int) -> float:
        """Return the average likeness between two groups."""
        fewer, more = sorted((len(self.members[a]), len(self.members[b])))
        return self.total[a].get(b, 0.0) / (fewer * min(more, KNOWN))

    def merge(self, a: int, b: int) -> tuple[int, list[int]]:
        """Put the group that has fewer neighbours into the other; return that one, and those whose sums changed."""
        if len(self.total[a]) < len(self.total[b]):
            a, b = b, a
        self.total[a].pop(b, None)
        self.total[b].pop(a, None)
        for other, weight in self.total[b].items():
            self.total[a][other] = self.total[other][a] = self.total[a].get(other, 0.0) + weight
            del self.total[other][b]
        touched, self.total[b] = list(self.total[b]), {}
        self.members[a] += self.members[b]
        self.members[b] = []
        self._into[b] = a
        return a, touched
