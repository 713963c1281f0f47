"""Where blocks stand against the page's main container."""

from __future__ import annotations

from array import array

from onrecord.clean.containers import NAMES, containers_of
from onrecord.clean.unit_columns import Columns
from onrecord.clean.units import Unit
from onrecord.spans import Span

PROSE = "The ferry to the islands will not sail on Monday, the council said, after its crew refused to sign. " * 3


def _units(*blocks: tuple[str, str, str]) -> list[Unit]:
    return [Unit(Span(0, 0), words, tag, hints, 0.0, 4, 1, 0, False, False) for tag, hints, words in blocks]


def _column(units: list[Unit], name: str) -> list[float]:
    rows = containers_of(Columns(units), array("d", [len(unit.words) > 40 for unit in units]))
    made: list[float] = rows[:, NAMES.index(name)].tolist()
    return made


def test_what_stands_beside_the_story_is_not_within_its_container() -> None:
    units = _units(("li", "bar page", "Jobs"), ("p", "story page", PROSE), ("p", "story page", PROSE))
    assert _column(units, "within_main") == [0.5, 1.0, 1.0]


def test_teasers_divided_by_their_headlines_stand_scattered_and_paragraphs_do_not() -> None:
    teasers = [("h3", "card", "Storm"), ("p", "card", "Two cranes fell.")] * 3
    units = _units(("p", "story", PROSE), ("p", "story", PROSE), *teasers)
    assert _column(units, "scattered") == [0, 0, 1, 1, 1, 1, 1, 1]


def test_a_plain_text_has_no_containers() -> None:
    assert not containers_of(Columns(_units(("", "", PROSE))), array("d", [1.0])).any()
