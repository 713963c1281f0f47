"""Groups of a neighbourhood are one story where all that they are speaks for it, whatever the order they stand in."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.relate import merging
from onrecord.relate.merging import Neighbours, candidates, judge, merged

DAY = 741_000


def neighbours(likely: float, alike: float, *, days: list[int], halves: int = 3) -> Neighbours:
    """Two halves, sure inside, with ``likely`` and ``alike`` between them."""
    count = len(days)
    half = np.arange(count) // halves
    same = half[:, None] == half
    probable = np.where(same, 0.95, likely)
    np.fill_diagonal(probable, 0.0)
    cosines = np.where(same, 0.6, alike)
    np.fill_diagonal(cosines, 1.0)
    when = np.array(days)
    near = np.tile([np.log1p(count - 1), 0.6, 0.5, 0.4, 0.3, 0.1], (count, 1))
    return Neighbours(probable, np.tile(cosines, (merging.LIKES, 1, 1)), when, when, near)


def test_two_halves_of_one_event_are_one_though_each_pair_is_unsure() -> None:
    told = neighbours(0.55, 0.45, days=[DAY] * 3 + [DAY + 2] * 3)
    assert merged(told, [[0, 1, 2], [3, 4, 5]], judge()) == [[0, 1, 2, 3, 4, 5]]


def test_two_events_of_one_matter_stay_two() -> None:
    told = neighbours(0.1, 0.15, days=[DAY] * 3 + [DAY + 60] * 3)
    assert merged(told, [[0, 1, 2], [3, 4, 5]], judge()) == [[0, 1, 2], [3, 4, 5]]


def test_what_no_pair_speaks_for_is_not_asked() -> None:
    told = neighbours(0.0, 0.5, days=[DAY] * 3 + [DAY + 500] * 3)
    assert not len(candidates(told, [[0, 1, 2], [3, 4, 5]])[0])


def drawn(seed: int, count: int) -> Neighbours:
    chance = np.random.default_rng(seed)
    probable, cosines = (np.round(chance.random((count, count)), 4) for _ in range(2))
    probable, cosines = np.triu(probable, 1), np.triu(cosines, 1)
    when = np.where(chance.random(count) < 0.3, 0, DAY + chance.integers(0, 90, count))
    alike = np.tile(cosines + cosines.T + np.eye(count), (merging.LIKES, 1, 1))
    return Neighbours(probable + probable.T, alike, when, when, chance.random((count, 6)))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 500), st.integers(2, 12), st.randoms(use_true_random=False))
def test_everyone_is_in_one_group_whatever_the_order_in_which_groups_stand(
    seed: int, count: int, chance: Random
) -> None:
    told, parts = drawn(seed, count), [[n] for n in range(count)]
    groups = merged(told, parts, judge())
    assert sorted(n for group in groups for n in group) == list(range(count))
    chance.shuffle(parts)
    assert merged(told, parts, judge()) == groups


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 500), st.integers(3, 12))
def test_two_groups_are_the_same_to_each_other_from_either_side(seed: int, count: int) -> None:
    told, back = drawn(seed, count), np.arange(count)[::-1]
    turned = Neighbours(
        told.probable[np.ix_(back, back)],
        told.alike[:, back][:, :, back],
        told.first[back],
        told.last[back],
        told.near[back],
    )
    groups = [[n] for n in range(count)]
    (pairs, ours), (others, theirs) = candidates(told, groups), candidates(turned, groups)
    at = {tuple(pair): row for pair, row in zip(pairs.tolist(), ours, strict=True)}
    for (a, b), row in zip(others.tolist(), theirs, strict=True):
        assert np.allclose(at[count - 1 - b, count - 1 - a], row)
