"""What the desk tells reads as a sentence, and keeps the outlet's words apart from its own."""

from __future__ import annotations

import pytest

from onrecord.tell.look import day
from onrecord.tell.wording import cue, together, told


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
