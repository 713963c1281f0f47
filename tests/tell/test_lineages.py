"""Lines of stories are drawn along their days, and days are told with the words that date them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import address
from onrecord.record.answers import EpisodeLine, Moment
from onrecord.spans import Span
from onrecord.tell.lineages import DRAWN_MAX, EDGE, WIDTH, drawing, marked, where
from onrecord.tell.sheet import PART
from tests.relate.test_storylines import ROWS, told_one_by_one
from tests.tell.browsed import axe_core, browsed, faults
from tests.tell.desk import Visitor

TEXT = "The lock was shut on Tuesday after a crack."
MOMENT = Moment(
    "2031-05-06", 2, "m", "a", "a.txt", "Ledger", None, Span(40, 83), TEXT, Span(61, 68), "Tuesday", "", "", ""
)


def episode(n: int, first: str, last: str, continues: str = "") -> EpisodeLine:
    return EpisodeLine(
        f"e{n}", "l", f"s{n}", "Lock shut " * (n % 7 + 1), first, last, n % 9 + 1, 1, (), 0, continues, 0.5, (), (), ()
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    folder: Path = tmp_path_factory.mktemp("line")
    with told_one_by_one(folder / "a", ROWS) as record:
        record.refresh()
        yield Visitor(record)


@given(st.lists(st.tuples(st.dates(), st.integers(0, 900)), min_size=1, max_size=50))
def test_every_bar_and_label_lies_within_the_drawing(days: list[tuple[object, int]]) -> None:
    episodes = [episode(n, str(day), str(day)) for n, (day, _) in enumerate(days)]
    drawn = drawing(episodes)
    assert drawn is not None
    assert len(drawn.bars) == min(len(days), DRAWN_MAX)
    for bar in drawn.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH
        assert EDGE - 10 <= bar.label_x <= WIDTH
        assert 0 < bar.y < drawn.height


def test_a_line_leads_from_each_episode_to_those_that_go_on_with_it() -> None:
    drawn = drawing([episode(0, "2031-05-01", "2031-05-03"), episode(1, "2031-07-01", "2031-07-01", "e0")])
    assert drawn is not None
    assert len(drawn.threads) == 1


def test_what_tells_no_day_is_not_drawn() -> None:
    assert drawing([episode(0, "", "")]) is None
    drawn = drawing([episode(0, "2031-05-01", "2031-05-03"), episode(1, "2031", "2031")])
    assert drawn is not None
    assert drawn.left_out == 1


def test_the_words_that_date_a_sentence_are_marked_in_it() -> None:
    found = marked(MOMENT)
    assert (found.before, found.dated, found.after) == ("The lock was shut on ", "Tuesday", " after a crack.")
    assert marked(replace(MOMENT, dated=Span(0, 7))).before == TEXT


def test_the_words_that_date_a_saying_are_marked_where_they_stand_in_it() -> None:
    said = replace(MOMENT, dated=None, because="said then: “on Tuesday” on a page of 2031-05-06")
    found = marked(said)
    assert (found.before, found.dated, found.after) == ("The lock was shut ", "on Tuesday", " after a crack.")
    assert marked(replace(said, because="said then: “on Monday” on a page of 2031-05-06")).dated == ""


def test_a_sentence_is_found_in_its_source_by_its_statement_or_its_words() -> None:
    assert where(replace(MOMENT, statement="s1")) == "/source/a#s-s1"
    far = replace(MOMENT, span=Span(PART, PART + 43))
    assert where(far) == f"/source/a?at={PART}-{PART + 43}#at"
    assert where(replace(far, statement="s1")) == "/source/a?part=2#s-s1"


def test_the_desk_shows_a_line_with_what_is_new_and_draws_it(desk: Visitor) -> None:
    (line,) = desk.record.storylines()
    assert f"/storyline/{line.id}" in desk.get("/storylines").text
    page = desk.get(f"/storyline/{line.id}").text
    assert "New outlets" in page
    assert "regatta" in page
    svg = desk.get(f"/storyline/{line.id}/drawing.svg")
    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert len(ElementTree.fromstring(svg.text).findall(".//{*}rect")) == 3
    assert desk.get(f"/storyline/{line.id}.json").json()["total"] == 3
    assert desk.get("/storyline/none").status_code == 404


def test_a_link_to_a_line_holds_from_when_a_later_episode_was_its_first(desk: Visitor) -> None:
    (line,) = desk.record.storylines()
    later = desk.record.storyline(line.id)[1].id
    old = address("storyline", later)
    assert old != line.id
    page = desk.get(f"/storyline/{old}")
    assert page.status_code == 200
    assert desk.record.storyline_line(old).id == line.id
    assert line.label in page.text
    told = [desk.get(f"/timeline.json?storyline={id}").json()["rows"] for id in (line.id, old)]
    assert told[0] == told[1] != []


def test_a_story_leads_to_its_line_and_to_its_days(desk: Visitor) -> None:
    (line,) = desk.record.storylines()
    story = desk.record.storyline(line.id)[0].story
    page = desk.get(f"/story/{story}").text
    assert f"/storyline/{line.id}" in page
    assert f"/timeline?story={story}" in page


def test_days_are_told_with_the_words_that_date_them(desk: Visitor) -> None:
    page = desk.get("/timeline?words=lock").text
    assert "6 May 2031" in page
    assert "<mark>Tuesday</mark>" in page
    assert desk.get("/timeline.json?words=lock").json()["total"] > 0
    assert desk.get("/timeline?days=x").status_code == 422
    assert "No day is told of" in desk.get("/timeline?words=nobody").text


def test_axe_finds_no_fault_on_lines_and_timelines(desk: Visitor) -> None:
    (line,) = desk.record.storylines()
    with browsed(desk.record) as shown:
        page = shown.open("/storylines")
        for path in ("/storylines", f"/storyline/{line.id}", "/timeline?words=lock", "/timeline?words=nobody"):
            page.goto(shown.root + path)
            assert faults(page, axe_core()) == [], path
