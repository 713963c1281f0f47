"""The pages that never were, from which the labeller learns."""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from augmented import set_as_text
from invented_pages import Story, comments, page
from invented_words import words

from onrecord.clean.labeller import REGIONS
from onrecord.model import Region

STORY = Story(
    "Ferry to the islands stops",
    tuple(
        f"The ferry will not sail on day {day}, the council said, after its crew refused to sign." for day in range(9)
    ),
)
SENTENCES = ("Nobody asked the islands what they think of it.", "The boat is older than the pier.")


@pytest.mark.parametrize("seed", range(40))
def test_every_place_of_a_page_is_filled(seed: int) -> None:
    lines = page(Random(seed), STORY, ["Storm takes two cranes", "Pier painted green"], SENTENCES)
    assert not [line.words for line in lines if "{" in line.words]


def test_the_same_seed_gives_the_same_page() -> None:
    once, again = (page(Random(7), STORY, ["Storm takes two cranes"], SENTENCES) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("seed", range(40))
def test_a_page_set_as_text_keeps_its_body_under_the_region_body(seed: int) -> None:
    sheet = set_as_text(Random(seed), page(Random(seed), STORY, [], SENTENCES))
    told = " ".join(
        unit.words for unit, at in zip(sheet.units, sheet.regions, strict=True) if REGIONS[at] is Region.BODY
    )
    assert all(f"on day {day}," in told for day in range(9))


def test_a_thread_says_something_in_every_layout() -> None:
    assert all(layout.count("{t}") == 1 for layout in words("layouts"))
    assert all(
        any(line.kind == "text" and line.region is Region.COMMENT for line in comments(Random(seed), STORY, SENTENCES))
        for seed in range(200)
    )
