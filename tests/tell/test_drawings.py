"""Chains, stories and outlets are drawn from what pages say; each drawing says the same in words, and can be taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.model import Change, SharedPassage
from onrecord.record.answers import ChainLink
from onrecord.record.carriage import SpokenOn
from onrecord.record.record import Record
from onrecord.spans import Span
from onrecord.tell.chains import BOX_WIDTH, DRAWN_MAX, EDGE, drawing, hops
from onrecord.tell.chart import chart
from onrecord.tell.lettering import lane
from onrecord.tell.sides import side_by_side
from tests.record.test_coverage import article
from tests.tell.desk import Visitor
from tests.tell.test_sheet import LINE

REPORT = (
    "{outlet}\n\nCouncil closes the northern lock\n\nBy {writer}\n\nMarch {day}, 2019\n\n"
    "PORT ELLIN, March 5 (Interfax) — The harbour council of Port Ellin voted on Tuesday to close the northern lock "
    "for eleven weeks, after divers found cracks in both of its gates during the spring survey.\n\n"
    "“{words}” council leader Tilda Orme said on Tuesday. “Nobody wants another winter of ice like the last one.”\n\n"
    "Barges bound for the upper valley will be sent round by the Marrow canal, a detour of forty kilometres that takes "
    "most of a day, and the guild of the bargemen has asked the council for compensation.\n{foot}"
)
RIVAL = (
    "The Marrow Times\n\nBargemen angry about the lock\n\nBy Bruno Hale\n\nMarch 6, 2019\n\n"
    "Bargemen in Port Ellin are angry about the plan to shut a lock that carries most of their trade, and tolls may go "
    "unpaid from Monday, their guild said on Wednesday.\n\n"
    "“We will close the northern lock in May,” council leader Tilda Orme told Interfax on Tuesday.\n\n"
    "Grain merchants fear for the harvest, because the Marrow route is narrow and closed at night in summer.\n"
)
WORDS = "We will close the northern lock in May, and we will not open it again before August."
PAGES = {
    "first.txt": REPORT.format(outlet="The Ellin Herald", writer="Ada Brenn", day=5, words=WORDS, foot=""),
    "copy.txt": REPORT.format(
        outlet="Tidewater Blog", writer="Ada Brenn", day=7, words=WORDS, foot="\nSource: The Ellin Herald\n"
    ),
    "rival.txt": RIVAL,
}


@pytest.fixture(scope="module")
def lock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    folder = tmp_path_factory.mktemp("lock")
    for name, text in PAGES.items():
        (folder / name).write_text(text)
    with onrecord.open(folder / "lock.record") as record:
        record.add(*(folder / name for name in PAGES))
        yield Visitor(record)


def capture(record: Record, name: str) -> str:
    return next(line.capture for line in record.articles() if line.source.endswith(name))


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


# --- chains ------------------------------------------------------------------------------------


def test_a_chains_page_draws_every_hop_and_lists_its_proof(lock: Visitor) -> None:
    page = lock.get(f"/chain/{capture(lock.record, 'copy.txt')}").text
    assert "<svg" in page
    assert "The Ellin Herald → Tidewater Blog" in plain(page.replace("<title>", " ").replace("</title>", " "))
    assert page.count('class="proof"') == page.count('<li id="hop-')


def test_a_copys_page_shows_what_it_shares_side_by_side(lock: Visitor) -> None:
    page = lock.get(f"/chain/{capture(lock.record, 'copy.txt')}").text
    assert page.count("Barges bound for the upper valley") == 2


def test_a_page_without_a_chain_says_so(reader: Visitor) -> None:
    assert "names nobody through whom its words came" in reader.get(f"/chain/{reader.source('bread.txt')}").text


def link(source: str, carrier: str, kind: str = "citation") -> ChainLink:
    return ChainLink(source, carrier, kind, "c", "", None, "as the Herald reported", "passed on")


def test_words_go_from_left_to_right() -> None:
    found = drawing(
        hops([link("Orme", "Interfax", "statement"), link("Interfax", "Herald"), link("Herald", "Blog")]), LINE, []
    )
    assert found
    at = {box.name: box.x for box in found.boxes}
    assert at["Orme"] < at["Interfax"] < at["Herald"] < at["Blog"]


def test_each_arrow_bears_the_words_that_prove_it() -> None:
    found = drawing(hops([link("Orme", "Interfax", "statement"), link("Interfax", "Herald")]), LINE, [])
    assert found
    assert {arrow.words for arrow in found.arrows} == {"as the Herald …"}
    narrowest = min(box.x for box in found.boxes if box.x > EDGE) - EDGE - BOX_WIDTH
    assert all(arrow.width < narrowest for arrow in found.arrows)  # it hides no box


def test_two_arrows_between_the_same_two_do_not_hide_each_other() -> None:
    found = drawing(hops([link("Interfax", "Herald"), link("Interfax", "Herald", "republication")]), LINE, [])
    assert found
    one, other = found.arrows
    assert abs(one.y - other.y) > 22


def test_a_name_in_capitals_stays_in_its_box() -> None:
    found = drawing(hops([link("Orme", "THE GREATER MARROW VALLEY GAZETTE")]), LINE, [])
    assert found
    assert [box.lines for box in found.boxes] == [("Orme",), ("THE GREATER", "MARROW VALLEY GAZE…")]


def test_words_that_went_in_a_circle_are_drawn_all_the_same() -> None:
    found = drawing(hops([link("Herald", "Blog"), link("Blog", "Herald")]), LINE, [])
    assert found
    assert len(found.arrows) == 2


def test_one_arrow_has_all_its_proofs() -> None:
    (hop,) = hops([link("Orme", "Interfax"), link("Orme", "Interfax")])
    assert len(hop.links) == 2


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=80))
def test_any_chain_is_drawn_within_bounds(pairs: list[tuple[int, int]]) -> None:
    found = drawing(hops([link(f"outlet {a}", f"outlet {b}") for a, b in pairs]), LINE, [])
    if found is not None:
        assert len(found.boxes) <= DRAWN_MAX
        assert all(0 <= box.x < found.width and 0 <= box.y < found.height for box in found.boxes)
        assert len({(box.x, box.y) for box in found.boxes}) == len(found.boxes)


def test_what_differs_is_marked_on_both_sides() -> None:
    passage = SharedPassage(
        "b", Span(10, 27), "the lock is shut.", "a", Span(0, 19), "the lock is closed.", 4, 1,
        (Change(Span(22, 26), Span(12, 18)),),
    )  # fmt: skip
    pair = side_by_side(passage)
    assert "".join(half.words for half in pair.copy) == passage.exact
    assert [half.words for half in pair.source if half.is_changed] == ["closed"]


# --- stories -----------------------------------------------------------------------------------


def spoken(day: str, actor: str = "a") -> SpokenOn:
    return SpokenOn(actor, "Tilda Orme", day, 2, "s", "c", 0)


def test_whoever_speaks_has_a_lane_with_a_mark_for_each_day() -> None:
    articles = [article("a", "Herald", "2019-03-05"), article("b", "Times", "2019-03-08")]
    found = chart(articles, [spoken("2019-03-04"), spoken("2019-03-06"), spoken("2016-01-01")])
    assert found
    (voice,) = found.voices
    assert (len(found.marks), voice.earlier) == (2, 1)
    assert all(mark.y == voice.y > found.lanes[-1].y for mark in found.marks)


def test_reprints_are_folded_under_the_outlet_that_they_copy() -> None:
    own, other = article("a", "Herald", "2019-03-05"), article("o", "Times", "2019-03-08")
    copy = replace(article("b", "Blog", "2019-03-06"), copy_of="a")
    copy_of_copy = replace(article("c", "Post", "2019-03-07"), copy_of="b")
    found = chart([own, other, copy, copy_of_copy])
    assert found
    assert [lane.outlet for lane in found.lanes] == ["Herald", "Times"]
    (fold,) = found.folds
    assert (fold.outlets, fold.named) == (("Blog", "Post"), "Blog, Post")
    herald, times = found.lanes
    assert herald.y < fold.y < times.y
    assert {dot.article.id: dot.y for dot in found.dots if dot.is_copy} == {"b": fold.y, "c": fold.y}
    assert {thread.y1 for thread in found.threads} == {herald.y}  # the copy of a copy, too, is tied to the original


def test_many_outlets_that_reprint_one_are_counted() -> None:
    copies = [replace(article(f"c{n}", f"Evening Paper {n}", "2019-03-06"), copy_of="a") for n in range(40)]
    found = chart([article("a", "Herald", "2019-03-05"), *copies])
    assert found
    assert (len(found.lanes), [fold.named for fold in found.folds]) == (1, ["40 reprint it"])


def test_a_story_shows_each_saying_once_with_all_its_wordings(lock: Visitor) -> None:
    stories = lock.record.stories()
    story = max(stories, key=lambda line: line.articles)
    page = lock.get(f"/story/{story.id}").text
    assert "independent source" in page
    assert "Compare the outlets" in page


# --- sayings -----------------------------------------------------------------------------------


def saying(record: Record) -> str:
    return next(line.utterance for line in record.statements() if line.text.startswith("We will close"))


def test_a_sayings_page_marks_what_was_left_out_in_words_too(lock: Visitor) -> None:
    page = lock.get(f"/utterance/{saying(lock.record)}").text
    assert "<del>" in page
    assert "left out: and we will not open it" in plain(page)


def test_articles_with_one_source_for_a_saying_are_not_independent(lock: Visitor) -> None:
    found = lock.record.utterance(saying(lock.record))
    # The copy carries the text of the Herald, which has it from Interfax; the Times cites Interfax too.
    assert sum(len(each.captures) for each in found.origins) == 3
    assert [each.name for each in found.origins] == ["Interfax"]


# --- outlets -----------------------------------------------------------------------------------


def test_reprints_count_once_or_each_as_chosen(lock: Visitor) -> None:
    story = lock.record.article_line("copy.txt").story
    once, each = (lock.record.comparison(story, reprints=how) for how in ("once", "each"))
    assert each.articles - once.articles == 1
    assert "Tidewater Blog" in once.only_reprint
    assert {o.outlet for o in each.outlets} - {o.outlet for o in once.outlets} == {"Tidewater Blog"}


def test_shares_are_of_all_that_an_outlet_reports(lock: Visitor) -> None:
    found = lock.record.comparison(lock.record.article_line("first.txt").story)
    for outlet in found.outlets:
        assert all(voice.share == round(voice.statements / outlet.statements, 4) for voice in outlet.voices)


def test_a_wrong_way_to_count_is_told(lock: Visitor) -> None:
    story = lock.record.stories()[0].id
    assert lock.get(f"/compare/{story}?reprints=twice").status_code == 422


def test_outlets_are_compared_by_voices_words_and_statements(lock: Visitor) -> None:
    page = lock.get(f"/compare/{lock.record.article_line('first.txt').story}").text
    assert 'id="voices"' in page
    assert "Tilda Orme" in plain(page)


# --- to take away ------------------------------------------------------------------------------


def files(lock: Visitor) -> list[str]:
    line = lock.record.article_line("copy.txt")
    return [
        f"/chain/{line.capture}/drawing.svg",
        f"/story/{line.story}/drawing.svg",
        f"/compare/{line.story}/drawing.svg",
        f"/actor/{lock.record.actor('Tilda Orme').id}/drawing.svg",
        "/search/drawing.svg?query=lock&form=direct",
        f"/issue/{lock.record.follow('The lock', ['lock', 'tolls']).id}/drawing.svg",
    ]


def test_every_drawing_can_be_taken_as_a_file_that_needs_nothing_else(lock: Visitor) -> None:
    for path in files(lock):
        given = lock.get(path)
        assert given.headers["content-type"].startswith("image/svg+xml")
        assert "attachment" in given.headers["content-disposition"]
        root = ElementTree.fromstring(given.text)
        assert not [each for each in root.iter() if each.tag.endswith("}a") or each.tag.endswith("}script")]
        assert "--accent" in given.text
        assert not re.search(r"None|Undefined", given.text), path


def test_each_page_with_a_drawing_offers_it_as_a_file(lock: Visitor) -> None:
    for path in files(lock):
        page = lock.get(path.replace("/drawing.svg?", "?view=chart&").removesuffix("/drawing.svg"))
        assert "/drawing.svg" in page.text, path
        assert "data-drawing" in page.text, path


def test_what_cannot_be_drawn_is_not_found(reader: Visitor) -> None:
    assert reader.get("/search/drawing.svg?query=nowhere").status_code == 404
    assert reader.get(f"/chain/{reader.source('bread.txt')}/drawing.svg").status_code == 404


def test_a_hostile_name_stays_text_in_a_drawing(reader: Visitor) -> None:
    for line in reader.record.articles():
        for path in (f"/story/{line.story}/drawing.svg", f"/compare/{line.story}/drawing.svg"):
            given = reader.get(path)
            if given.status_code == 200:
                assert "<script" not in given.text
                ElementTree.fromstring(given.text)


@pytest.mark.parametrize("page", ["chain/{capture}", "compare/{story}", "story/{story}", "utterance/{saying}"])
def test_tables_can_be_taken_in_three_forms(lock: Visitor, page: str) -> None:
    pytest.importorskip("polars")
    line = lock.record.article_line("copy.txt")
    path = page.format(capture=line.capture, story=line.story, saying=saying(lock.record))
    assert lock.get(f"/{path}.json").json()
    assert lock.get(f"/{path}.csv").content.startswith(b"\xef\xbb\xbf")
    assert lock.get(f"/{path}.parquet").content[:4] == b"PAR1"


def test_two_that_a_person_merges_stand_in_one_row_of_words(tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text.replace("Tilda Orme", "Hanno Veld") if name == "rival.txt" else text)
    with onrecord.open(tmp_path / "merged.record") as record:
        record.add(*(tmp_path / name for name in PAGES))
        story = record.article_line("first.txt").story
        one, other = (record.actor(name).id for name in ("Tilda Orme", "Hanno Veld"))
        record.review("actor", other, "correct", field="merge", value=one)
        (named,) = (each for each in record.comparison(story).named if each.actor == one)
        words = {use.words for outlet in named.outlets for use in outlet.words}
        assert {"Tilda Orme", "Hanno Veld"} <= words
        assert other not in {each.actor for each in record.comparison(story).named}


def test_a_long_name_takes_two_lines_of_its_box() -> None:
    found = drawing(hops([link("The harbour masters of Lindby", "Orme")]), LINE, [])
    assert found
    assert [box.lines for box in found.boxes] == [("The harbour masters", "of Lindby"), ("Orme",)]


def test_a_name_beside_a_lane_is_written_small_before_it_is_cut() -> None:
    assert lane("Lindby Post") == ("Lindby Post", False)
    assert lane("The harbour masters of Lindby") == ("The harbour masters of Lindby", True)
    assert lane("The united harbour masters of Lindby and Tolm") == ("The united harbour masters of…", True)
