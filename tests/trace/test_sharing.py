"""A reprint shows which of its passages are its source's, and which words it changed."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Page, Passage, Region, SharedPassage
from onrecord.spans import Span
from onrecord.trace.sharing import sharing
from tests.trace.made import REPORT, RIVAL, nouns, scanned

PARAGRAPHS = REPORT.split("\n\n")


def shared(copy: str, source: str) -> list[SharedPassage]:
    pages = [nouns(id, text) for id, text in (("copy", copy), ("source", source))]
    (_, one, passage, _), (_, other, that, _) = pages
    return list(sharing(one, [passage], other, [that]))


def changes(copy: str, source: str) -> list[tuple[str, str]]:
    return [(c.span.of(copy), c.source_span.of(source)) for p in shared(copy, source) for c in p.changes]


def test_a_word_for_word_copy_is_one_passage_without_a_change() -> None:
    (passage,) = shared(REPORT, REPORT)
    assert passage.exact == passage.source_exact == REPORT.rstrip(".")
    assert (passage.words, passage.changed, passage.changes) == (len(REPORT.split()), 0, ())


def test_exchanged_words_are_told_with_the_words_they_stand_for() -> None:
    copy = REPORT.replace("cracks in both gates", "fissures in the two gates").replace(
        "winter of ice", "winter of snow"
    )
    assert changes(copy, REPORT) == [("fissures in the two", "cracks in both"), ("snow", "ice")]


def test_words_left_out_leave_an_empty_place() -> None:
    copy = REPORT.replace("during the spring survey, ", "")
    (change,) = shared(copy, REPORT)[0].changes
    assert (len(change.span), change.source_span.of(REPORT)) == (0, "during the spring survey")
    assert copy[: change.span.start].endswith("both gates")


def test_a_word_parted_by_a_line_end_or_a_blank_is_no_change() -> None:
    copy = REPORT.replace("engineers", "engi-\nneers").replace("fortnight", "fort night")
    assert changes(copy, REPORT) == []


def test_an_excerpt_shows_where_in_the_report_it_stood() -> None:
    (passage,) = shared(PARAGRAPHS[3] + "\n\nRead more at Ellin Wire.", REPORT)
    assert passage.source_exact == PARAGRAPHS[3].rstrip(".")
    assert passage.source_span.of(REPORT) == passage.source_exact


def test_a_paragraph_that_was_put_in_parts_two_passages() -> None:
    copy = "\n\n".join([*PARAGRAPHS[:3], *RIVAL.split("\n\n")[1:3], *PARAGRAPHS[3:]])
    assert [p.exact for p in shared(copy, REPORT)] == [
        "\n\n".join(PARAGRAPHS[:3]).rstrip("."),
        "\n\n".join(PARAGRAPHS[3:]).rstrip("."),
    ]


def test_paragraphs_in_another_order_are_still_found() -> None:
    found = shared("\n\n".join([*PARAGRAPHS[3:], *PARAGRAPHS[:3]]), REPORT)
    assert [p.source_span.start for p in found] == [REPORT.index(PARAGRAPHS[3]), 0]
    assert sum(p.words for p in found) == len(REPORT.split())


@pytest.mark.parametrize("wrong", [0.015, 0.04])
def test_most_of_a_bad_scan_is_found(wrong: float) -> None:
    copy = scanned(REPORT, wrong)
    assert sum(len(p.span) for p in shared(copy, REPORT)) > 0.8 * len(copy)


def test_two_reports_of_one_event_share_no_passage() -> None:
    assert shared(RIVAL, REPORT) == []


def test_readers_comments_are_no_part_of_what_is_shared() -> None:
    page = Page("copy", "copy", REPORT + "\n\n" + RIVAL, "en", "utf-8")
    end = len(REPORT) + 2
    body = Passage("1", "copy", Span(0, end), Region.BODY, 1.0)
    comment = Passage("2", "copy", Span(end, len(page.text)), Region.COMMENT, 1.0)
    _, other, that, _ = nouns("source", RIVAL)
    assert list(sharing(page, [body, comment], other, [that])) == []


@pytest.mark.parametrize("text", ["ab" * 30_000, "word " * 12_000, "x" * 60_000, "\n" * 60_000, "bd kg " * 10_000])
def test_a_page_that_repeats_itself_takes_no_longer_than_another(text: str) -> None:
    for passage in shared(text, text + " and something else"):
        assert passage.span.of(text) == passage.exact


WORDS = ("harbour", "lock", "barge", "toll", "guild", "grain", "winter", "canal", "repair", "council", "vote", "crack")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_passages_are_in_order_do_not_overlap_and_say_what_stands_there(one: int, other: int) -> None:
    copy, source = (" ".join(Random(seed % 5).choices(WORDS, k=120)) + str(seed) for seed in (one, other))
    end = 0
    for passage in shared(copy, source):
        assert passage.span.start >= end
        assert (passage.exact, passage.source_exact) == (passage.span.of(copy), passage.source_span.of(source))
        assert 0 <= passage.changed <= passage.words
        assert all(passage.span.covers(c.span) and passage.source_span.covers(c.source_span) for c in passage.changes)
        end = passage.span.end


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared(copy: str, source: str) -> None:
    shared(copy, source)
