"""Average-link clustering over sparse likenesses, the same whatever the order they come in."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence


def average_link(ids: Sequence[str], pairs: Mapping[tuple[str, str], float], cut: float) -> list[list[str]]:
    """Return ``ids`` in groups whose average likeness is ``cut`` or more; a pair not in ``pairs`` counts 0.
    Pairs with others than ``ids`` are left out.

    Merges the two closest groups until none are close enough; equals go by id. Time is near linear in ``pairs``.
    Source: Sokal and Michener 1958 (UPGMA), with a heap of candidate merges that are checked when they come up.
    """
    names = sorted(ids)
    place = {each: n for n, each in enumerate(names)}
    size = [1] * len(place)
    total: list[dict[int, float]] = [{} for _ in place]
    for (one, two), weight in pairs.items():
        if weight > 0 and one in place and two in place:
            a, b = place[one], place[two]
            total[a][b] = total[b][a] = weight
    heap: list[tuple[float, int, int]] = [
        (-weight, a, b) for a, row in enumerate(total) for b, weight in row.items() if a < b and weight >= cut
    ]
    heapq.heapify(heap)
    members: list[list[int]] = [[n] for n in range(len(place))]
    while heap:
        negative, a, b = heapq.heappop(heap)
        if not (members[a] and members[b]) or total[a].get(b, 0.0) / (size[a] * size[b]) != -negative:
            continue
        if len(total[a]) < len(total[b]):
            a, b = b, a
        _merge(a, b, total, size, members)
        for other, weight in total[a].items():
            average = weight / (size[a] * size[other])
            if average >= cut:
                heapq.heappush(heap, (-average, min(a, other), max(a, other)))
    return sorted([names[n] for n in sorted(group)] for group in members if group)


def _merge(a: int, b: int, total: list[dict[int, float]], size: list[int], members: list[list[int]]) -> None:
    """Put group ``b`` into group ``a``."""
    total[a].pop(b, None)
    for other, weight in total[b].items():
        if other != a:
            total[a][other] = total[other][a] = total[a].get(other, 0.0) + weight
            del total[other][b]
    total[b] = {}
    size[a] += size[b]
    members[a] += members[b]
    members[b] = []
