"""Copies are found through what copy desks and scanners do to them, and each says whom it copied."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Print, ReprintKind
from onrecord.pipeline import links_between, run_relation
from onrecord.trace.likeness import closeness, shared
from onrecord.trace.prints import prints
from onrecord.trace.reprints import reprints
from tests.trace.made import REPORT, RIVAL, nouns, printed, scanned, traced

PARAGRAPHS = REPORT.split("\n\n")


def test_a_word_for_word_copy_is_a_reprint_of_the_outlet_it_names() -> None:
    source = printed("a", REPORT, outlet="Ellin Wire", published="2031-05-04")
    copy = printed("b", REPORT + "\n\nSource: Ellin Wire", outlet="Valley Courier", published="2031-05-04")
    found = traced(source, copy)
    assert (found["b"].copy_of, found["b"].kind, found["b"].because) == ("a", ReprintKind.WHOLE, "names Ellin Wire")
    assert (found["a"].copy_of, found["a"].kind) == ("", ReprintKind.ORIGINAL)


def test_the_credit_outweighs_an_earlier_date() -> None:
    source = printed("a", REPORT, outlet="Ellin Wire", published="2031-05-05")
    copy = printed("b", "As reported by Ellin Wire:\n\n" + REPORT, outlet="Valley Courier", published="2031-05-04")
    assert traced(source, copy)["b"].copy_of == "a"


def test_without_a_credit_the_earlier_date_tells() -> None:
    found = traced(
        printed("a", REPORT, outlet="Valley Courier", published="2031-05-09"),
        printed("b", REPORT, outlet="Marrow Post", published="2031-05-04"),
    )
    assert found["a"].copy_of == "b"


def test_where_nothing_tells_no_direction_is_claimed() -> None:
    found = traced(printed("a", REPORT, outlet="Valley Courier"), printed("b", REPORT, outlet="Marrow Post"))
    assert {r.copy_of for r in found.values()} == {""}
    assert ReprintKind.ORIGINAL not in {r.kind for r in found.values()}


def test_an_agency_that_all_name_is_the_source_outside_the_record() -> None:
    text = "PORT ELLIN (Reuters) - " + REPORT
    found = traced(
        printed("a", text, outlet="Valley Courier", published="2031-05-04"),
        printed("b", text, outlet="Marrow Post", published="2031-05-05"),
    )
    assert {r.copy_of for r in found.values()} == {""}
    assert all("Reuters" in r.because for r in found.values())


def test_a_copy_of_a_copy_points_at_the_copy() -> None:
    source = printed("a", REPORT, outlet="Ellin Wire", published="2031-05-04")
    copy = printed("b", REPORT + "\n\nSource: Ellin Wire", outlet="Valley Courier", published="2031-05-05")
    again = printed("c", "\n\n".join(PARAGRAPHS[:5]) + "\n\nSource: Valley Courier", outlet="Marrow Post")
    found = traced(source, copy, again)
    assert (found["c"].copy_of, found["b"].copy_of) == ("b", "a")


@pytest.mark.parametrize("wrong", [0.015, 0.04, 0.08])
def test_a_bad_scan_is_still_a_copy(wrong: float) -> None:
    assert closeness(printed("a", REPORT), printed("b", scanned(REPORT, wrong))) > 0


def test_an_excerpt_is_told_from_a_cut_and_both_from_the_whole() -> None:
    source = printed("a", REPORT, outlet="Ellin Wire")
    excerpt = printed("b", PARAGRAPHS[0] + "\n\nRead the full story at Ellin Wire.", outlet="Marrow Post")
    cut = printed("c", "\n\n".join(PARAGRAPHS[:4]) + "\n\nSource: Ellin Wire", outlet="Valley Courier")
    found = traced(source, excerpt, cut)
    assert (found["b"].kind, found["c"].kind) == (ReprintKind.EXCERPT, ReprintKind.CUT)


def test_house_style_and_spelling_do_not_hide_a_copy() -> None:
    british = (
        "Islamic State took the harbour centre of the old town at dawn, said the envoy of the U.S. to the region, "
        "and the programme of repairs to the theatre has cost fifty per cent more in labour than was realised."
    )
    american = (
        "ISIS took the harbor center of the old town at dawn, said the envoy of the United States to the region, "
        "and the program of repairs to the theater has cost fifty percent more in labor than was realized."
    )
    assert shared(printed("a", british), printed("b", american)) > 0.8


def test_two_reports_of_one_event_are_no_copies() -> None:
    assert traced(printed("a", REPORT), printed("b", RIVAL)) == {}


def test_a_text_pasted_from_two_reports_does_not_join_them() -> None:
    pasted = REPORT + "\n\n" + "\n\n".join(RIVAL.split("\n\n")[:3])
    found = traced(
        printed("a", REPORT, outlet="Ellin Wire"),
        printed("b", RIVAL, outlet="Marrow Post"),
        printed("c", pasted + "\n\nSource: Ellin Wire", outlet="Valley Courier"),
    )
    assert found["a"].group == found["c"].group
    assert "b" not in found


def test_a_caption_is_too_short_to_be_anybodys_copy() -> None:
    assert traced(printed("a", "The lock."), printed("b", "The lock.")) == {}


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_captures_changes_nothing(order: list[int]) -> None:
    made = [
        printed("a", REPORT, outlet="Ellin Wire"),
        printed("b", REPORT + "\n\n© Ellin Wire", outlet="Valley Courier"),
        printed("c", "\n\n".join(PARAGRAPHS[2:]), outlet="Marrow Post", published="2031-05-06"),
        printed("d", RIVAL, outlet="Salt Gazette"),
        printed("e", scanned(REPORT, 0.04), outlet="Reed Mirror"),
    ]
    assert run_relation(reprints, [made[n] for n in order]) == run_relation(reprints, made)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_closeness_is_symmetrical_on_any_text(one: str, other: str) -> None:
    both = [p for id, text in (("a", one), ("b", other)) for p in prints(*_as_step(id, text))]
    if len(both) == 2:
        assert closeness(both[0], both[1]) == closeness(both[1], both[0])
        links_between(reprints, both, both)


def _as_step(id: str, text: str) -> tuple[object, ...]:
    capture, page, passage, article = nouns(id, text)
    return capture, page, (passage,), article


def test_a_print_is_small() -> None:
    one: Print = printed("a", REPORT * 10)
    assert len(one.signature) <= 4 * 24
    assert len(one.shingles) < 6 * len(REPORT * 10)
