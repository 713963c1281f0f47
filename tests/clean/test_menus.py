"""Runs of short links are one block; whatever else stands on a page is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.blocks import Plain
from onrecord.clean.flatten import pages
from onrecord.clean.menus import menus
from onrecord.model import Block, Page, Payload
from onrecord.pipeline import run_capture

LINK = ("Harbours", "li", "nav", 1.0, 5)
WORDS = ("He slept", "p", "story", 0.0, 5)


def _blocks(html: str) -> list[str]:
    nouns = run_capture((pages,), Payload("c", "c.html", "", "text/html", "", html.encode()))
    text = nouns[Page][0].text
    return [block.span.of(text) for block in nouns[Block]]


def test_the_links_of_a_menu_are_one_block_and_lines_of_its_text() -> None:
    menu = "".join(f"<li><a href=/>{name}</a></li>" for name in ("Home", "Harbour", "Sport", "Weather"))
    assert _blocks(f"<ul>{menu}</ul><p>Late ferry.</p>") == ["Home\nHarbour\nSport\nWeather", "Late ferry."]


def test_an_author_and_a_section_beside_the_title_stay_apart() -> None:
    assert menus([("A ferry that came late today !", "h1", "", 1.0, 4), LINK, LINK, LINK, WORDS]) == []


def test_a_linked_headline_ends_a_menu() -> None:
    assert menus([LINK] * 4 + [("Why " * 15, "li", "nav", 1.0, 5)] + [LINK] * 4) == [(0, 4), (5, 9)]


def test_the_buttons_of_comments_stay_apart() -> None:
    assert menus([("Reply", "li", "comment-buttons", 1.0, 9)] * 8) == []


def test_a_very_long_menu_is_several_blocks() -> None:
    assert all(last - first <= 60 for first, last in menus([LINK] * 200))


_TEXTS = st.integers(1, 60).map("x".__mul__)


@given(st.lists(st.tuples(_TEXTS, st.sampled_from(["li", "h2", "a"]), st.sampled_from(["", "comment"]),
                          st.sampled_from([0.0, 0.89, 0.9, 1.0]), st.integers(0, 9)), max_size=40))  # fmt: skip
def test_menus_are_apart_in_order_and_hold_only_short_links(cuts: list[Plain]) -> None:
    end = 0
    for first, last in menus(cuts):
        assert end <= first <= last - 4
        assert all(len(text) <= 40 and share >= 0.9 and tag != "h2" for text, tag, _, share, _ in cuts[first:last])
        end = last
    assert end <= len(cuts)
