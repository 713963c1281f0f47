"""Who had a text first is read from what pages name, hold and bear as their date; else nothing is said."""

from __future__ import annotations

import pytest

from onrecord.model import Print, Reprint, ReprintKind
from tests.trace.made import REPORT, RIVAL, printed, traced

PARAGRAPHS = REPORT.split("\n\n")
SHORT = "\n\n".join(PARAGRAPHS[:3])


def originals(found: dict[str, Reprint]) -> set[str]:
    return {capture for capture, reprint in found.items() if reprint.kind is ReprintKind.ORIGINAL}


def test_a_cut_copy_that_one_page_names_is_not_the_source_of_those_that_hold_more() -> None:
    found = traced(
        printed("a", REPORT, outlet="Ellin Wire"),
        printed("b", SHORT, outlet="Valley Courier"),
        printed("c", "\n\n".join(PARAGRAPHS[:2]) + "\n\nSource: Valley Courier", outlet="Marrow Post"),
        printed("d", REPORT, outlet="Reed Mirror"),
        printed("e", REPORT, outlet="Salt Gazette"),
    )
    assert "b" not in originals(found)
    assert found["c"].copy_of == "b"


def test_a_day_that_two_pages_bear_outweighs_the_evening_before_of_one() -> None:
    dates = {"a": "2031-05-05", "b": "2031-05-04", "c": "2031-05-05", "d": "2031-05-06"}
    texts = {"a": REPORT, "b": REPORT, "c": SHORT, "d": SHORT}
    made = [printed(id, texts[id], outlet=f"Paper {id.upper()}", published=date) for id, date in dates.items()]
    assert originals(traced(*made)) == {"a"}


def test_a_day_that_lies_further_back_counts_though_one_page_alone_bears_it() -> None:
    made = [
        printed(id, REPORT, outlet=f"Paper {id.upper()}", published=date)
        for id, date in (("a", "2031-05-01"), ("b", "2031-05-05"), ("c", "2031-05-05"))
    ]
    assert originals(traced(*made)) == {"a"}


def test_a_text_merged_from_two_reports_is_not_their_original() -> None:
    merged = REPORT + "\n\n" + RIVAL
    found = traced(
        printed("a", REPORT, outlet="Valley Courier", published="2031-05-04"),
        printed("b", merged, outlet="Marrow Post", published="2031-05-04"),
        printed("c", RIVAL, outlet="Salt Gazette", published="2031-05-04"),
    )
    assert (found["b"].copy_of, found["b"].also_of, found["b"].kind) == ("a", "c", ReprintKind.MERGED)
    assert "c" not in found


@pytest.mark.parametrize("outlet", ["The Council", "Repair"])
def test_an_outlets_name_that_is_a_common_word_names_nobody(outlet: str) -> None:
    made = [
        printed("a", REPORT, outlet="Marrow Post", published="2031-05-04"),
        printed("b", REPORT, outlet=outlet, published="2031-05-06"),
    ]
    assert originals(traced(*made)) == {"a"}


def test_a_page_that_lists_many_outlets_names_none_as_its_source() -> None:
    names = ["Ellin Echo", "Valley Courier", "Marrow Post", "Salt Gazette", "Reed Mirror", "Tide Herald", "Quay News"]
    others = [printed(f"b{n}", REPORT, outlet=name, published="2031-05-06") for n, name in enumerate(names)]
    listing = printed("a", REPORT + "\n\n" + " – ".join(names), outlet="Lock Review", published="2031-05-01")
    assert originals(traced(listing, *others)) == {"a"}


def test_a_credit_misread_by_a_scanner_is_still_read() -> None:
    copy = printed("b", REPORT + "\n\nFrom the Saltrnarsh 5tandard", outlet="Marrow Post", published="2031-05-04")
    found = traced(printed("a", REPORT, outlet="Saltmarsh Standard", published="2031-05-04"), copy)
    assert found["b"].copy_of == "a"


def test_an_original_outside_the_record_is_named_and_nobody_is_called_the_first() -> None:
    text = "PORT ELLIN (Reuters) - " + REPORT
    found = traced(*(printed(id, text, outlet=f"Paper {id.upper()}", published="2031-05-04") for id in "abc"))
    assert originals(found) == set()
    assert {reprint.because for reprint in found.values()} == {"names Reuters, which is not on record"}
    assert len({reprint.group for reprint in found.values()}) == 1


def test_two_pages_that_both_quote_one_speech_at_length_are_not_called_copy_and_original() -> None:
    speech, bargemen = "\n\n".join(PARAGRAPHS[:4]), RIVAL.split("\n\n")
    one, other = f"{speech}\n\n{bargemen[0]}\n\n{bargemen[1]}", f"{bargemen[2]}\n\n{bargemen[3]}\n\n{speech}"
    found = traced(
        printed("a", one, outlet="Valley Courier", published="2031-05-04"),
        printed("b", other, outlet="Marrow Post", published="2031-05-06"),
    )
    assert {(reprint.copy_of, reprint.kind) for reprint in found.values()} == {("", ReprintKind.REWRITE)}
    credited = printed("b", other + "\n\nSource: Valley Courier", outlet="Marrow Post", published="2031-05-06")
    assert traced(printed("a", one, outlet="Valley Courier", published="2031-05-04"), credited)["b"].copy_of == "a"


def test_copies_that_name_each_other_close_no_ring() -> None:
    made: list[Print] = [
        printed("a", REPORT + "\n\nSource: Valley Courier", outlet="Ellin Wire"),
        printed("b", REPORT + "\n\nSource: Marrow Post", outlet="Valley Courier"),
        printed("c", REPORT + "\n\nSource: Ellin Wire", outlet="Marrow Post"),
    ]
    found = traced(*made)
    for capture in found:
        seen, at = set(), capture
        while at:
            assert at not in seen
            seen.add(at)
            at = found[at].copy_of
