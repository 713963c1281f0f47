"""Rows of labels and the attributions that they stand for."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.understand.attribute.labels import LABELS, Told, attributions, row_of, runs


def test_a_row_of_labels_says_what_it_was_made_from() -> None:
    told = [Told((0, 2), (2, 3), ((3, 7),)), Told((12, 13), (11, 12), ((8, 10),)), Told(None, (14, 15), ((15, 20),))]
    found = attributions(row_of(20, told), [0] * 20)
    assert [each.cue[:2] for each in found] == [each.cue for each in told]
    assert [each.source and each.source[:2] for each in found] == [each.source for each in told]
    assert [tuple(run[:2] for run in each.contents) for each in found] == [each.contents for each in told]


def test_a_cue_without_a_source_of_its_own_has_that_of_the_cue_before() -> None:
    told = [Told((0, 1), (1, 2), ((2, 5),)), Told((0, 1), (6, 7), ((7, 9),))]
    assert [each.source and each.source[:2] for each in attributions(row_of(9, told), [0] * 9)] == [(0, 1), (0, 1)]


def test_content_that_runs_on_is_cut_where_a_paragraph_begins() -> None:
    row = row_of(22, [Told((0, 1), (1, 2), ((2, 22),))])
    (found,) = attributions(row, [0] * 10 + [1] * 12)
    assert [run[:2] for run in found.contents] == [(2, 10), (10, 22)]


def test_a_heading_after_the_content_is_no_part_of_it() -> None:
    row = row_of(13, [Told((0, 1), (1, 2), ((2, 13),))])
    (found,) = attributions(row, [0] * 10 + [1] * 3)
    assert [run[:2] for run in found.contents] == [(2, 10)]


@given(st.lists(st.integers(0, LABELS - 1), max_size=60))
def test_runs_are_in_order_and_never_overlap(labels: list[int]) -> None:
    made = list(runs(labels, [at // 7 for at in range(len(labels))]))
    assert all(a.first < a.last <= b.first < b.last for a, b in pairwise(made))
    assert all(0 <= run.first < run.last <= len(labels) for run in made)


@given(st.lists(st.integers(0, LABELS - 1), max_size=60))
def test_any_row_of_labels_can_be_read(labels: list[int]) -> None:
    assert all(each.contents for each in attributions(labels, [0] * len(labels)))
