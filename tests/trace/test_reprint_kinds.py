"""What kind of copy it is follows from how much each of two texts has of the other."""

from __future__ import annotations

import pytest

from onrecord.model import Article, Capture, Page, Passage, Print, Region, ReprintKind
from onrecord.pipeline import run_capture
from onrecord.spans import Span
from onrecord.trace.prints import prints
from tests.trace.made import REPORT, RIVAL, printed, scanned, traced

PARAGRAPHS = REPORT.split("\n\n")
CREDIT = "\n\nSource: Ellin Herald"


def kind(text: str) -> ReprintKind:
    """Return what kind of copy of the report ``text`` is."""
    found = traced(printed("a", REPORT, outlet="Ellin Herald"), printed("b", text + CREDIT, outlet="Marrow Post"))
    assert found["b"].copy_of == "a"
    return found["b"].kind


def test_the_same_text_under_a_new_lead_is_whole() -> None:
    assert kind("Port Ellin's northern lock will be shut.\n\n" + REPORT) is ReprintKind.WHOLE


@pytest.mark.parametrize("kept", [PARAGRAPHS[:4], PARAGRAPHS[2:], PARAGRAPHS[:2] + PARAGRAPHS[4:]])
def test_a_text_without_some_of_its_paragraphs_is_cut(kept: list[str]) -> None:
    assert kind("\n\n".join(kept)) is ReprintKind.CUT


def test_a_paragraph_alone_is_an_excerpt() -> None:
    assert kind(PARAGRAPHS[4]) is ReprintKind.EXCERPT


def test_a_text_told_anew_in_places_is_a_rewrite() -> None:
    told = REPORT
    for words, others in (
        ("Engineers found cracks in both gates", "Divers who went down in April saw damage to the gates"),
        ("a detour of forty kilometres", "which will cost them most of a day and a good deal of fuel"),
        ("could not wait for another winter of ice and heavy grain traffic", "has to be made now, before the frost"),
    ):
        told = told.replace(words, others)
    assert kind(told) is ReprintKind.REWRITE


@pytest.mark.parametrize("wrong", [0.015, 0.04, 0.06])
def test_a_bad_scan_is_no_rewrite(wrong: float) -> None:
    assert kind(scanned(REPORT, wrong)) is ReprintKind.WHOLE


def test_a_bad_scan_of_a_part_is_cut() -> None:
    assert kind(scanned("\n\n".join(PARAGRAPHS[:3]), 0.04)) is ReprintKind.CUT


def test_a_text_with_another_behind_it_is_merged_and_names_the_other_where_that_is_on_record() -> None:
    merged = REPORT + "\n\n" + RIVAL
    assert kind(merged) is ReprintKind.MERGED
    found = traced(
        printed("a", REPORT, outlet="Ellin Herald"),
        printed("b", merged + CREDIT, outlet="Marrow Post"),
        printed("c", RIVAL, outlet="Salt Gazette"),
    )
    assert (found["b"].copy_of, found["b"].also_of) == ("a", "c")


def test_of_two_reports_by_one_outlet_a_copy_joins_the_one_it_copied() -> None:
    later = RIVAL + "\n\n" + "\n\n".join(PARAGRAPHS[1:3])  # the outlet's next report, with the background told again
    found = traced(
        printed("a", REPORT, outlet="Ellin Herald", published="2031-05-04"),
        printed("b", REPORT + CREDIT, outlet="Marrow Post", published="2031-05-04"),
        printed("c", later, outlet="Ellin Herald", published="2031-05-05"),
    )
    assert found.keys() == {"a", "b"}


def test_pages_of_one_outlet_that_have_background_in_common_are_no_copies_but_a_new_version_is() -> None:
    background = "\n\n".join(PARAGRAPHS[2:])
    first, second = (RIVAL.split("\n\n")[at] + "\n\n" + background for at in (0, 2))
    assert traced(printed("a", first, outlet="Ellin Herald"), printed("b", second, outlet="Reed Mirror")).keys()
    longer = "\n\n".join([*RIVAL.split("\n\n")[2:], background])
    assert traced(printed("a", REPORT, outlet="Ellin Herald"), printed("b", longer, outlet="Ellin Herald")) == {}
    update = REPORT + "\n\n" + RIVAL.split("\n\n")[1]
    assert traced(printed("a", REPORT, outlet="Ellin Herald"), printed("b", update, outlet="The Ellin Herald")).keys()


def page(id: str, *parts: tuple[Region, str], title: str, outlet: str) -> tuple[object, ...]:
    text, passages = "", []
    for region, words in parts:
        passages.append(Passage(f"{id}{len(text)}", id, Span(len(text), len(text) + len(words)), region, 1.0))
        text += words
    article = Article(id, id, title, (), "", outlet, "", None, None, None, "", None, None, "en", 0)
    capture = Capture(id, id, "", "text/plain", "", len(text), "", "", 0)
    return (capture, Page(id, id, text, "en", "utf-8"), *passages, article)


TITLE = "Northern lock at Port Ellin to close for eleven weeks"
MORE = (Region.OTHER, "Read the full story at Ellin Herald.")


def test_a_title_and_a_credit_belong_to_the_report_they_point_at() -> None:
    teaser = page("b", (Region.TITLE, "More:\n\n"), MORE, title=TITLE, outlet="Marrow Post")
    report = page("a", (Region.BODY, REPORT), title=TITLE, outlet="Ellin Herald")
    found = traced(*run_capture([prints], *teaser)[Print], *run_capture([prints], *report)[Print])
    assert (found["b"].copy_of, found["b"].kind) == ("a", ReprintKind.EXCERPT)


def test_a_page_without_a_body_that_names_no_source_has_no_print() -> None:
    wall = page("a", (Region.OTHER, "Allow cookies to go on reading this page."), title="", outlet="Ellin Herald")
    assert run_capture([prints], *wall)[Print] == []


def test_other_alphabets_are_read_too() -> None:
    text = "Совет порта закрыл северный шлюз на одиннадцать недель, сообщила глава совета во вторник вечером. "
    more = "Баржи пойдут в обход по каналу, а гильдия шкиперов требует возмещения убытков до конца месяца."
    found = traced(printed("a", text + more), printed("b", text + more[:40]), printed("c", REPORT))
    assert found.keys() == {"a", "b"}
