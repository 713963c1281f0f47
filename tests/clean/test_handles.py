"""The name of a comment's writer, and nothing else of the line it stands in."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.handles import answered, handle_in, quoted
from onrecord.clean.line_cues import cues_in

NAMED = {
    "gull_7": "gull_7",
    "gull_7 • 2 years ago": "gull_7",
    "gull_7in reply to (Show commentHide comment)": "gull_7",
    "Ann Veska says:": "Ann Veska",
    "Ann Veska schreibt:": "Ann Veska",
    "Анна Веска пишет:": "Анна Веска",
    "Comment by K. Veska | May 4, 2020 | Reply": "K. Veska",
    "Posted by gull_7 at 10:12 on 4 May 2020": "gull_7",
    "by gull_7 » Mon May 04, 2020 10:12 am": "gull_7",
    "Ann (Norvik) on May 4, 2020 at 10:12 am said:": "Ann",
    "Julia 14.09.2022 um 21.11": "Julia",
    "Ann am 9. Juni 2017 um 13:22": "Ann",
    "link78 Le 12/02 à 11:30": "link78",
    "[–]gull_7 12 points 3 hours ago": "gull_7",
    "u/gull_7": "gull_7",
    "@gull_7": "gull_7",
    "06.11.23 - 14:00 von Ann zu": "Ann",
    "2016-02-07 10:11 gull_7": "gull_7",
    "Ann Veska | Community": "Ann Veska",
    "gull_7 Senior Member": "gull_7",
    "northpier replied to gull_7": "northpier",
    "northpier ➤ gull_7 • 2 hours ago": "northpier",
    "Anton B.": "Anton B.",
    "Nick A • 2 days ago": "Nick A",
    "Michaela 29 Veska | Di, 21. April 2020 - 18:01": "Michaela 29 Veska",
}


@pytest.mark.parametrize(("line", "handle"), NAMED.items())
def test_the_handle_and_only_the_handle_is_found(line: str, handle: str) -> None:
    found = handle_in(line)
    assert found is not None
    assert line[found.start : found.end] == handle


@pytest.mark.parametrize(
    "line",
    ["avatar", "Guest, Norvik, May 4, 2020", "May 4, 2020", "Senior Member", "Join Date: 3 Nov 2011", "Reply", "#2",
     "Messages: 7,850", "in reply to gull_7", "2 hours ago", "[deleted]", "", "12", "Kommentieren ..."],
)  # fmt: skip
def test_what_names_nobody_gives_no_handle(line: str) -> None:
    assert handle_in(line) is None


@pytest.mark.parametrize(
    "line",
    ["in reply to gull_7", "northpier replied to @gull_7", "Antwort auf gull_7", "Antwort auf #1 von gull_7",
     "en réponse à gull_7", "en respuesta a gull_7", "в ответ на gull_7", "northpier → gull_7 • 2 hours ago",
     "avatar reply togull_7(Show comment)"],
)  # fmt: skip
def test_whom_a_comment_says_it_answers_is_found(line: str) -> None:
    assert answered(line, cues_in(line)) == "gull_7"


@pytest.mark.parametrize(
    "line", ["gull_7 said:", "gull_7 wrote: ↑", "Originally posted by gull_7", "Zitat von gull_7:"]
)
def test_whose_words_are_quoted_is_found(line: str) -> None:
    assert quoted(line, cues_in(line)) == "gull_7"


@given(st.text(max_size=200))
def test_any_line_is_read_and_a_handle_lies_inside_it(line: str) -> None:
    found = handle_in(line)
    answered(line, cues_in(line)), quoted(line, cues_in(line))
    assert found is None or 0 <= found.start < found.end <= len(line)


@pytest.mark.parametrize(
    "line", [" " * 5_000, "a " * 5_000, "| " * 5_000, ".!" * 5_000, "@" * 9_999, "1." * 5_000, "re " * 4_000]
)
def test_a_hostile_line_is_read_in_moments(line: str) -> None:
    began = time.process_time()
    handle_in(line), answered(line, cues_in(line)), quoted(line, cues_in(line))
    assert time.process_time() - began < 1
