"""What the desk tells reads as a sentence, and keeps the outlet's words apart from its own."""

from __future__ import annotations

import pytest

from onrecord.spans import Span
from onrecord.tell.look import day
from onrecord.tell.wording import Piece, addressed, cue, pieces, together, told


@pytest.mark.parametrize(
    ("speakers", "read"),
    [("", ""), ("Ada", "Ada"), ("Ada; Bruno", "Ada and Bruno"), ("Ada; Bruno; Carla", "Ada, Bruno and Carla")],
    ids=["nobody", "one", "two", "three"],
)
def test_several_speakers_read_as_a_sentence(speakers: str, read: str) -> None:
    assert together(speakers) == read


@pytest.mark.parametrize(
    "words", ["said", "has said", "also told", "Denied", "according to", ":", "", "was quoted as saying"]
)
def test_a_plain_word_for_saying_is_not_told(words: str) -> None:
    assert cue(words) == ""


@pytest.mark.parametrize("words", ["urged", "has claimed", "did not deny", "once said", "to say"])
def test_a_word_that_is_the_outlets_choice_is_told(words: str) -> None:
    assert cue(words) == words


def test_a_word_is_told_on_one_line() -> None:
    assert cue("called\n  for") == "called for"


def test_days_in_a_reason_are_printed_and_what_the_page_has_stays() -> None:
    assert told("“2019-05-03” on a page of 2019-05-04", day) == "“2019-05-03” on a page of 4 May 2019"


@pytest.mark.parametrize("reason", ["2019-05-03T16:07", "12019-05-03", "2019-05-03-a", "a day of 2019"])
def test_what_only_looks_like_a_day_stays(reason: str) -> None:
    assert told(reason, day) == reason


def test_what_stands_between_two_parts_of_a_statement_is_no_part_of_it() -> None:
    words = "We sail,” Ada said, “at noon."
    assert [(piece.words, piece.is_meant) for piece in pieces(words, [Span(40, 47), Span(61, 69)])] == [
        ("We sail", True),
        (",” Ada said, “", False),
        ("at noon.", True),
    ]


def test_words_that_fit_no_spans_are_all_meant() -> None:
    assert pieces("We sail", []) == pieces("We sail", [Span(0, 99)]) == [Piece("We sail", True)]


def test_a_pronoun_that_stands_for_nobody_known_is_told_as_the_pages_word() -> None:
    assert addressed("she") == "“she”"
    assert addressed("Ada Brann; them") == "Ada Brann and “them”"


def test_a_reason_without_its_page_beside_it_has_no_places() -> None:
    assert told("“on 2019-05-04” [12-25] on a page of 2019-05-06", day) == "“on 2019-05-04” on a page of 6 May 2019"
