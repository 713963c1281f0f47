"""The best tree under scores, against every tree of short sentences."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.understand.nets.trees import best_tree


def reaches_root(heads: tuple[int, ...]) -> bool:
    for word in range(1, len(heads) + 1):
        at, steps = word, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return heads.count(0) == 1


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_no_other_tree_with_one_root_scores_higher(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    found = best_tree(scores)
    every = [heads for heads in product(range(words + 1), repeat=words) if reaches_root(heads)]
    assert tuple(found) in every
    best = max(sum(scores[at, head] for at, head in enumerate(heads)) for heads in every)
    one_root = sum(scores[at, head] for at, head in enumerate(found))
    free = [h for h in product(range(words + 1), repeat=words) if _is_tree(h)]
    if max(free, key=lambda h: sum(scores[at, head] for at, head in enumerate(h))).count(0) == 1:
        assert np.isclose(one_root, best, atol=1e-4)


def _is_tree(heads: tuple[int, ...]) -> bool:
    return all(_ends(heads, word) for word in range(1, len(heads) + 1))


def _ends(heads: tuple[int, ...], at: int) -> bool:
    for _ in range(len(heads) + 1):
        if not at:
            return True
        at = heads[at - 1]
    return False


@given(st.integers(1, 130), st.integers(0, 2**32 - 1))
def test_long_sentences_give_a_tree_too(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    assert reaches_root(tuple(best_tree(scores)))


def test_nothing_has_no_heads() -> None:
    assert best_tree(np.zeros((0, 1), np.float32)) == []
