"""What comes again on a page though its words change."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.templates import NAMES, templates_of
from onrecord.clean.units import units_of
from onrecord.model import Page

THREAD = """The pier will be painted green, the council of Port Veska decided after a long night.
osprey wrote, 3 hours back
Green again, of all colours, and nobody was asked about it.
Ann Holm wrote, 5 hours back
I like it, and the gulls do not mind.
iron_19 wrote, 7 hours back
Who pays for the paint? That is what I would like to know.
"""


def _column(text: str, name: str) -> list[float]:
    made: list[float] = templates_of(units_of(Page("c", "c", text, "en", "utf-8"), ()))[:, NAMES.index(name)].tolist()
    return made


def test_lines_that_open_comments_are_alike_whoever_wrote() -> None:
    assert [value > 0 for value in _column(THREAD, "template")] == [False, True, False, True, False, True, False]


def test_lines_that_come_again_some_lines_later_alternate() -> None:
    assert _column(THREAD, "alternating") == [0, 1, 0, 1, 0, 1, 0]


def test_the_lines_of_a_list_do_not_alternate() -> None:
    assert not any(_column("12 votes\n15 votes\n17 votes\n21 votes\n", "alternating"))


def test_comments_that_begin_with_a_name_and_a_mark_begin_alike() -> None:
    lines = "\n".join(f"[{name}] {'said a long and winding thing about the pier ' * 3}" for name in ("Ann", "Bo", "Cy"))
    assert all(value > 1 for value in _column(lines, "opens_alike"))


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=12))
def test_any_line_has_a_row_of_finite_numbers(lines: list[str]) -> None:
    units = units_of(Page("c", "c", "\n".join(lines), "", "utf-8"), ())
    if units:
        rows = templates_of(units)
        assert rows.shape == (len(units), len(NAMES))
        assert np.isfinite(rows).all()
