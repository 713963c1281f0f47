"""Nets over rows that are never written out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean import features, labeller, nets


def test_nets_run_as_one_judge_as_each_by_itself() -> None:
    made = np.random.default_rng(7)
    mean, scale = made.normal(size=6).astype(np.float32), made.uniform(0.5, 2, size=6).astype(np.float32)
    inner, outer = (made.normal(size=size).astype(np.float32) for size in ((2, 7, 5), (2, 6, 8)))
    rows = made.normal(scale=6, size=(9, 6)).astype(np.float32)
    x = np.clip((rows - mean) / scale, -4, 4)
    each = []
    for first, second in zip(inner, outer, strict=True):
        logits = np.maximum(x @ first[:-1] + first[-1], 0) @ second[:-1] + second[-1]
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        each.append(shares / shares.sum(axis=1, keepdims=True))
    assert np.allclose(nets.Stage(mean, scale, inner, outer).likelihoods(rows), sum(each) / 2, atol=1e-5)


def test_a_row_has_the_numbers_of_units_beside_its_own_and_none_beyond_the_page() -> None:
    units = np.arange(6, dtype=np.float32).reshape(3, 2) + 1
    layout = nets.Layout(2, [(0, 0), (1, 1), (-1, 0), (3, 0)])
    assert layout.rows(units).tolist() == [[1, 4, 0, 0], [3, 6, 1, 0], [5, 0, 3, 0]]


@given(st.integers(0, 9999), st.integers(1, 40), st.floats(0, 1))
def test_what_is_summed_up_is_what_rows_written_out_give(seed: int, count: int, filled: float) -> None:
    made = np.random.default_rng(seed)
    layout = nets.Layout(3, [(0, 0), (0, 2), (2, 1), (-1, 1), (-1, 0), (50, 2)])
    weights, bias, low, high = (made.normal(size=size).astype(np.float32) for size in ((6, 5), (5,), (6,), (6,)))
    first = nets.First(layout, weights, bias, np.minimum(low, high), np.maximum(low, high))
    units = (made.normal(size=(count, 3)) * (made.random((count, 3)) < filled)).astype(np.float32)
    held = np.clip(layout.rows(units), np.minimum(low, high), np.maximum(low, high))
    for hidden in (nets.hidden_of(first, units), nets.laid_out(first, units)):
        assert np.allclose(hidden, np.maximum(held @ weights + bias, 0), atol=1e-5)


@pytest.mark.parametrize("count", [1, 2, 30])
def test_the_labeller_judges_units_as_it_judges_their_rows(count: int) -> None:
    made = np.random.default_rng(count)
    units = np.abs(made.normal(size=(count, len(features.UNIT_NAMES)))).astype(np.float32)
    units[made.random(units.shape) < 0.6] = 0
    first, second = labeller.stages()
    written = nets.Stage(first.mean, first.scale, first.inner, first.outer)
    judged = written.likelihoods(features.LAYOUT.rows(units))
    written = nets.Stage(second.mean, second.scale, second.inner, second.outer)
    rows = labeller.with_neighbours(units, judged)
    assert np.allclose(labeller.likelihoods(units), written.likelihoods(rows), atol=1e-4)
