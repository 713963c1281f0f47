"""What pairs of articles share, by loops and by numpy."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from itertools import permutations
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pipeline import run_relation
from onrecord.relate import likeness, overlap, together
from onrecord.relate.rows import shared
from onrecord.relate.surroundings import surroundings
from tests.relate.test_stories import gist

WORDS = ["harbour", "lock", "barge", "Ostrava Quay", "engineers", "flood", "the", "of", "“not a single boat passed us”"]


def plain() -> ModuleType:
    """Return the module as plain Python, whether it is compiled or not."""
    spec = spec_from_file_location("plain_overlap", Path(overlap.__file__).with_name("overlap.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LOOPS = {"plain": plain(), "in use": overlap}
ARTICLE = st.tuples(
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.sampled_from(["", "2031-05-04", "2031-05-09", "2032-11-01"]),
)


@pytest.mark.parametrize("name", LOOPS)
@given(told=st.lists(ARTICLE, min_size=2, max_size=5))
@settings(max_examples=30, deadline=None)
def test_loops_tell_of_a_pair_what_numpy_tells(name: str, told: list[tuple[str, str, str]]) -> None:
    loops = LOOPS[name]
    some = [gist(f"g{n}", (title, text), day) for n, (title, text, day) in enumerate(told) if (title + text).strip()]
    compared = together.laid(run_relation(surroundings, some))
    pairs = np.array(list(permutations(range(len(some)), 2)), np.int64).reshape(-1, 2)
    laid = loops.Told(compared.packed, compared.near, *likeness.by_days())
    laid.least, laid.least_nearest = together.LEAST_LIKENESS, together._LEAST_NEAREST
    made, kept = np.zeros((len(pairs), len(together.FEATURES))), np.zeros(len(pairs), np.int64)
    count = loops.compared(laid, pairs, made, kept)
    alike, features = together.features(compared, pairs)
    made[:, together._LOGARITHMS] = np.log1p(made[:, together._LOGARITHMS])
    assert kept[:count].tolist() == np.flatnonzero(alike >= together.LEAST_LIKENESS).tolist()
    assert made[:count].tolist() == features[kept[:count]].tolist()


@pytest.mark.parametrize("name", LOOPS)
@given(told=st.lists(ARTICLE, min_size=2, max_size=5))
@settings(max_examples=30, deadline=None)
def test_loops_sum_up_what_numpy_sums_up(name: str, told: list[tuple[str, str, str]]) -> None:
    some = [gist(f"g{n}", (title, text), day) for n, (title, text, day) in enumerate(told) if (title + text).strip()]
    whole = likeness.pack(some).whole
    pairs = np.array(list(permutations(range(len(some)), 2)), np.int64).reshape(-1, 2)
    found, wanted = np.zeros(len(pairs), np.int64), np.zeros(len(pairs), np.int64)
    LOOPS[name].dots(whole, pairs, found)
    for part in shared(whole, pairs):
        wanted[part.pairs] = part.summed(np.multiply(part.ours, part.theirs, dtype=np.float64))
    assert found.tolist() == wanted.tolist()


def test_stories_are_compared_alike_where_nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [gist(f"g{n}", (" ".join(WORDS[n : n + 4]), " ".join(WORDS[n:] * 3)), "2031-05-04") for n in range(6)]
    compared = together.laid(run_relation(surroundings, told))
    pairs = np.array(list(permutations(range(6), 2)), np.int64)
    monkeypatch.setattr(overlap, "IS_COMPILED", False)
    by_numpy = together.compare(compared, pairs)
    monkeypatch.setattr(overlap, "IS_COMPILED", True)
    by_loops = together.compare(compared, pairs)
    assert by_numpy[0].any()
    assert all(np.array_equal(one, other) for one, other in zip(by_numpy, by_loops, strict=True))
