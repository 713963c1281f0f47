"""The days that a report names are kept with their words, their sentence and their place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import PartialDate
from onrecord.model import Article, Dating, Page, Passage, Region
from onrecord.pipeline import run_capture
from onrecord.relate.datings import datings
from onrecord.relate.sentences import sentences
from onrecord.spans import Span

FRIDAY = "2031-05-09"


def told(text: str, published: str = FRIDAY, region: Region = Region.BODY) -> list[Dating]:
    day = PartialDate(published) if published else None
    return run_capture(
        [datings],
        Page("a", "a", text, "en", "utf-8"),
        Passage("a", "a", Span(0, len(text)), region, 1.0),
        Article("a", "a", "", (), "", "", "", day, None, None, "", None, None, "en", 0),
    )[Dating]


def parts(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


def test_a_weekday_is_a_day_of_the_week_before_the_page() -> None:
    text = "The lock broke. It was shut on Tuesday. Barges wait."
    (found,) = told(text)
    assert (found.day.iso, found.span.of(text), found.sentence.of(text)) == (
        "2031-05-06",
        "Tuesday",
        "It was shut on Tuesday.",
    )


def test_a_day_to_come_lies_ahead() -> None:
    (found,) = told("The lock will be opened on Monday.")
    assert found.day.iso == "2031-05-12"


def test_what_may_mean_several_days_is_left_out() -> None:
    assert told("The lock was shut on Tuesday.", published="") == []
    assert [found.day.iso for found in told("It was shut on 6 May 2031.", published="")] == ["2031-05-06"]


def test_days_outside_the_body_are_not_told_by_the_report() -> None:
    assert told("Posted on 6 May 2031", region=Region.COMMENT) == []


def test_a_shortened_word_ends_no_sentence() -> None:
    text = "Gen. Orme of the U.S. Navy met J. Veld of Marrow Inc. at No. 5. “Why?” He left. In the U.S. The end."
    assert parts(text) == [
        "Gen. Orme of the U.S. Navy met J. Veld of Marrow Inc. at No. 5.",
        "“Why?”",
        "He left.",
        "In the U.S.",
        "The end.",
    ]


def test_a_line_is_a_sentence_whatever_it_ends_with() -> None:
    assert parts("Port Ellin\nThe lock broke") == ["Port Ellin", "The lock broke"]


@given(st.text("Ab. \n”U.S!?", max_size=300))
def test_sentences_hold_every_letter_once_and_in_order(text: str) -> None:
    found = list(sentences(text, Span(0, len(text))))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(parts(text)).split()) == "".join(text.split())


def test_a_text_without_an_end_is_cut_at_blanks() -> None:
    assert max(map(len, parts("word " * 2_000))) <= 1_000
