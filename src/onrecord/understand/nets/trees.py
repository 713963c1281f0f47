"""The best dependency tree under scores for each word and head (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
LONGEST = 100  # words of a sentence whose best tree is looked for: that takes time as the cube of their number


def best_tree(scores: Scores) -> list[int]:
    """Return the head of each word, 0 for the root, 1 for the first word, so that they make one tree with one root.

    ``scores`` is ``(T, T + 1)``: of each word, how well each head suits it, the root first.
    """
    words = len(scores)
    if not words:
        return []
    whole = np.full((words + 1, words + 1), -np.inf)
    whole[1:] = np.nan_to_num(scores, nan=-1e9, neginf=-1e9)
    np.fill_diagonal(whole, -np.inf)
    heads = whole[1:].argmax(1)
    if (heads == 0).sum() == 1 and not _cycle([0, *heads.tolist()]):
        return [int(head) for head in heads]
    if words > LONGEST:
        return _near(whole, [0, *heads.tolist()])[1:]
    roots = _spanning(whole)
    tops = [word for word in range(1, words + 1) if roots[word] == 0]
    if len(tops) > 1:  # the one that suits the root best, against its next best head, stays
        gains = [whole[word, 0] - whole[word, 1:].max() for word in tops]
        kept = tops[int(np.argmax(gains))]
        whole[1:, 0] = -np.inf
        whole[kept, :] = -np.inf
        whole[kept, 0] = 0.0
        roots = _spanning(whole)
    return roots[1:]


def _near(scores: NDArray[np.float64], heads: list[int]) -> list[int]:
    """Return a tree near the best: cycles are cut where the root suits best, and all roots but one hang on that one."""
    while around := _cycle(heads):
        heads[max(around, key=lambda node: scores[node, 0])] = 0
    tops = [node for node in range(1, len(heads)) if not heads[node]]
    kept = max(tops, key=lambda node: scores[node, 0])
    for node in tops:
        heads[node] = 0 if node == kept else kept
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """Return the nodes of a cycle, none where there is none. Node 0 is the root."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        at, mark = start, start
        while at and not seen[at]:
            seen[at] = mark
            at = heads[at]
        if at and seen[at] == mark:
            around, first = [at], at
            while heads[at] != first:
                at = heads[at]
                around.append(at)
            return around
    return []


def _spanning(scores: NDArray[np.float64]) -> list[int]:
    """Return the head of each node of the best tree: cycles are taken for one node until none is left."""
    levels: list[tuple[NDArray[np.float64], list[int], list[int], list[int], list[int]]] = []
    while True:
        heads = [0, *(int(head) for head in scores[1:].argmax(1))]
        around = _cycle(heads)
        if not around:
            break
        inside = np.array(around)
        others = [node for node in range(len(heads)) if node not in set(around)]
        outside = np.array(others)
        own = scores[inside, [heads[node] for node in around]]
        # Into the cycle: the gain of breaking it at the best of its nodes; out of it: the best of its nodes as a head.
        into = scores[np.ix_(inside, outside)] - own[:, None]
        out = scores[np.ix_(outside, inside)]
        enter, leave = into.argmax(0).tolist(), out.argmax(1).tolist()
        smaller = np.full((len(others) + 1, len(others) + 1), -np.inf)
        smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
        smaller[-1, :-1] = into.max(0)
        smaller[:-1, -1] = out.max(1)
        levels.append((scores, around, others, enter, leave))
        scores = smaller
    for larger, around, others, enter, leave in reversed(levels):
        found = [0] * len(larger)
        for node in around:
            found[node] = int(larger[node].argmax())
        for at, node in enumerate(others):
            if node:
                head = heads[at]
                found[node] = around[leave[at]] if head == len(others) else others[head]
        top = heads[len(others)]
        found[around[enter[top]]] = others[top]
        heads = found
    return heads
