"""Quotations that only a page's markup shows."""

from __future__ import annotations

from onrecord.model import Article, Block, Region, Statement
from onrecord.pipeline import run_capture
from onrecord.understand.mentions import mentions
from onrecord.understand.statements import statements
from tests.understand.pages import article_of, passages

LEAD = "Ada Brann wrote to the pilots on Monday that the council had voted for the ferry and against the toll."
NEXT = "The pilots met on Tuesday in the old hall of Velten, and some of them left before the end of the evening."
BLOCK = "The harbour stays open. No ship was turned away."


def said(*parts: tuple[str, str]) -> list[tuple[str, str]]:
    """Return who says what, on a page of paragraphs, each with the tag it stands in."""
    page, made = passages(*((Region.BODY, words) for _, words in parts))
    blocks = [
        Block(
            passage.id, page.id, passage.span, "p", "blockquote article" if tag == "blockquote" else "article", 0.0, 3
        )
        for passage, (tag, _) in zip(made, parts, strict=True)
    ]
    article: Article = article_of(page)
    found = run_capture([mentions, statements], page, article, *made, *blocks)[Statement]
    return [(each.speaker, each.text) for each in found]


def test_a_block_quotation_is_given_to_whom_the_paragraph_before_quotes() -> None:
    assert ("Ada Brann", BLOCK) in said(("p", LEAD), ("blockquote", BLOCK), ("p", NEXT))


def test_a_block_quotation_goes_on_in_its_next_paragraph() -> None:
    more = "I ask the crews to come back to their boats."
    assert ("Ada Brann", more) in said(("p", LEAD), ("blockquote", BLOCK), ("blockquote", more), ("p", NEXT))


def test_a_block_quotation_after_nobody_s_words_has_no_speaker() -> None:
    assert ("", BLOCK) in said(("p", NEXT), ("blockquote", BLOCK), ("p", NEXT))


def test_the_same_words_in_a_plain_paragraph_are_no_quotation() -> None:
    assert BLOCK not in [text for _, text in said(("p", LEAD), ("p", BLOCK), ("p", NEXT))]


def test_a_post_set_into_a_page_belongs_to_who_signed_it() -> None:
    post = "The ferry sails at noon. — Tom Tarke (@tomtarke) December 24, 2031"
    assert ("Tom Tarke", "The ferry sails at noon.") in said(("p", LEAD), ("blockquote", post), ("p", NEXT))


def test_a_post_may_be_signed_in_a_paragraph_of_its_own() -> None:
    found = said(("p", LEAD), ("blockquote", BLOCK), ("blockquote", "— Tom Tarke (@tomtarke) May 5, 2031"), ("p", NEXT))
    assert ("Tom Tarke", BLOCK) in found


def test_a_page_that_quotes_a_whole_report_keeps_the_speakers_of_that_report() -> None:
    report = "“The harbour stays open,” Tom Tarke said on Monday in a speech to the crews of the port of Velten."
    assert ("Tom Tarke", "The harbour stays open") in said(("p", "It rained."), ("blockquote", report))
