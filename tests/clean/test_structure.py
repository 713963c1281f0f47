"""What the whole of a page settles, whatever its single lines look like."""

from __future__ import annotations

from onrecord.clean.structure import settled
from onrecord.clean.units import Unit
from onrecord.model import Region
from onrecord.spans import Span

PARAGRAPH = "The ferry to the islands will not sail on Monday, the council said, after its crew refused to sign."


def _settled(*lines: tuple[str, str], sure: float = 0.6) -> list[str]:
    units = [Unit(Span(0, 0), words, "", "", 0.0, 0, 1, 0, False, False) for _, words in lines]
    return [each.value for each in settled(units, [Region(region) for region, _ in lines], [sure] * len(lines))]


def test_paragraphs_above_the_first_name_of_a_thread_are_the_end_of_the_body() -> None:
    page = [("body", PARAGRAPH), ("comment", PARAGRAPH), ("comment", "osprey_7"), ("comment", PARAGRAPH)]
    assert _settled(*page) == ["body", "body", "comment", "comment"]


def test_a_comment_below_its_name_stays_a_comment() -> None:
    page = [("body", PARAGRAPH), ("comment", "osprey_7"), ("comment", PARAGRAPH), ("comment", "Reply")]
    assert _settled(*page) == ["body", "comment", "comment", "comment"]


def test_a_small_stretch_far_from_the_story_is_no_part_of_it() -> None:
    page = [("body", "Sun and wind."), *[("other", "Jobs")] * 6, *[("body", PARAGRAPH)] * 6]
    assert _settled(*page)[0] == "other"


def test_a_small_stretch_that_is_surely_body_stays_body() -> None:
    page = [("body", "Sun and wind."), *[("other", "Jobs")] * 6, *[("body", PARAGRAPH)] * 6]
    assert _settled(*page, sure=0.95)[0] == "body"


def test_a_thread_in_words_that_nobody_listed_is_one_by_what_comes_again() -> None:
    said = [
        [("other", "Zorp"), ("other", f"osprey{n}"), ("body", PARAGRAPH), ("other", "Vella mirth")] for n in range(4)
    ]
    page = [*[("body", PARAGRAPH)] * 4, ("other", "3 comments"), *[line for each in said for line in each]]
    assert [region for region, (_, words) in zip(_settled(*page), page, strict=True) if words == PARAGRAPH] == [
        *["body"] * 4,
        *["comment"] * 4,
    ]


def test_an_article_whose_subheads_come_again_is_no_thread_without_a_heading_of_comments() -> None:
    parts = [[("body", "Zorp"), ("body", PARAGRAPH), ("body", PARAGRAPH)] for _ in range(6)]
    page = [*[("body", PARAGRAPH)] * 4, *[line for part in parts for line in part]]
    assert "comment" not in _settled(*page)


def test_what_stands_under_a_heading_of_reviews_is_its_readers() -> None:
    page = [("other", "Customer Reviews"), ("other", "S."), ("body", PARAGRAPH), ("other", "D."), ("body", PARAGRAPH)]
    assert _settled(*page) == ["other", "other", "comment", "other", "comment"]
    assert _settled(*page, sure=0.95) == [region for region, _ in page]


def test_a_few_words_inside_a_form_are_no_comment() -> None:
    form = ("other", "You are commenting using your harbour account.")
    page = [("body", PARAGRAPH), ("other", "Leave a reply"), ("comment", "Harbour picture"), form]
    assert _settled(*page) == ["body", "other", "other", "other"]
    assert _settled(*page[:3]) == ["body", "other", "comment"]


def test_a_line_that_leads_to_a_quotation_amid_the_body_is_no_name_of_a_commenter() -> None:
    page = [("body", PARAGRAPH), ("comment", "She added:"), ("body", f"“{PARAGRAPH}”")]
    assert _settled(*page) == ["body", "body", "body"]
    assert _settled(*page[:2], ("body", PARAGRAPH)) == ["body", "comment", "body"]
