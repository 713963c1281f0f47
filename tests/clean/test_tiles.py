"""Passages are made as their nouns say, only faster."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.judge import Judgement
from onrecord.clean.tiles import rounded, tiles
from onrecord.clean.units import units_of
from onrecord.model import Page, Passage, Region, address
from onrecord.spans import Span


@given(st.floats(0, 1) | st.integers(0, 2000).map(lambda number: number / 2000))
def test_a_share_is_rounded_as_python_rounds_it(share: float) -> None:
    assert rounded(share) == round(share, 3)


def test_a_passage_runs_to_the_start_of_the_next_unit() -> None:
    page = Page("p", "c", "Harbour closed\n\n * It stays so.", "en", "utf-8")
    judged = [Judgement(Region.TITLE, 0.5), Judgement(Region.BODY, 0.75)]
    first, second = Span(0, 16), Span(16, 31)
    assert tiles(page, units_of(page, ()), judged) == [
        Passage(address("passage", "c", first), "c", first, Region.TITLE, 0.5),
        Passage(address("passage", "c", second), "c", second, Region.BODY, 0.75),
    ]
