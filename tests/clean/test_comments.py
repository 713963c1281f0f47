"""Threads to comments: where one ends and the next begins, who wrote it, and when."""

# ruff: noqa: E501  (pages as their outlets would set them)

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.comments import comments_of, missing, pseudonym
from onrecord.clean.units import units_of
from onrecord.model import Comment, Declared, Page, RecordKey, Region

KEY = RecordKey("a key of this record")


def comments(thread: str) -> list[tuple[str, str]]:
    """Return the writer and the day of each comment of a text that is nothing but a thread."""
    found = read(thread)
    return [(each.author_span.of(thread) if each.author_span else "", str(each.posted or "")) for each in found]


def read(thread: str) -> list[Comment]:
    page = Page("c", "c", thread, "en", "utf-8")
    units = units_of(page, [])
    return list(comments_of(page, units, [Region.COMMENT] * len(units), KEY))


THREADS = {
    "name and date above": (
        "Ann, Norvik, May 4, 2020 10:12\nThey said the same last year.\nRecommend 3  Report abuse\n"
        "gull_7, Ostby, May 5, 2020 08:01\nAnd the year before.\nSo what?\nRecommend 1  Report abuse",
        [("Ann", "2020-05-04"), ("gull_7", "2020-05-05")],
    ),
    "name and date below": (
        "  1. They said the same last year.\n\n    Comment by Ann | May 4, 2020 | Reply\n\n"
        "  2. And the year before.\n\n    Comment by gull_7 | May 5, 2020 | Reply",
        [("Ann", "2020-05-04"), ("gull_7", "2020-05-05")],
    ),
    "so long ago": (
        "gull_7 • 2 years ago\nThey said the same last year.\n20 • Reply • Share ›\n"
        "northpier • a year ago\nAnd the year before.\n4 • Reply • Share ›",
        [("gull_7", ""), ("northpier", "")],
    ),
    "a forum": (
        "gull_7\nSenior Member\nJoin Date: 3 Nov 2011\nMessages: 7,850\n#2  May 4, 2020\nThey said the same last year.\n"
        "northpier\nModerator\nJoined: Apr 25, 2012\nMessages: 1,895\nMay 5, 2020\ngull_7 said:\nThey said the same last year.\n"
        "Click to expand...\nAnd the year before.",
        [("gull_7", "2020-05-04"), ("northpier", "2020-05-05")],
    ),
    "a name that says": (
        "Ann sagt:\n4. Mai 2020 um 10:12 Uhr\nDas war letztes Jahr schon so.\nAntworten\n"
        "gull_7 sagt:\n5. Mai 2020 um 8:01 Uhr\nUnd das Jahr davor.\nAntworten",
        [("Ann", "2020-05-04"), ("gull_7", "2020-05-05")],
    ),
    "pictures without names": (
        "avatar\nThey said the same last year.\navatar\nin reply togull_7(Show commentHide comment)\nAnd the year before.",
        [("", ""), ("", "")],
    ),
    "a name with marks among pictures": (
        "    • avatar\n      They said the same last year.\n    • Gull'nPier !!!\n      And the year before, I think.\n"
        "    • avatar\n      So what?",
        [("", ""), ("Gull'nPier", ""), ("", "")],
    ),
    "all on one line": ("1 comment | gullwatcher: They said the same last year.", [("gullwatcher", "")]),
    "a handle that wrote": ("gull_7 wrote: “weeks not months” is what they said", [("gull_7", "")]),
}


@pytest.mark.parametrize("thread", THREADS.values(), ids=THREADS.keys())
def test_each_comment_of_a_thread_is_one(thread: tuple[str, list[tuple[str, str]]]) -> None:
    text, wanted = thread
    assert comments(text) == wanted


def test_a_handle_becomes_a_pseudonym_that_only_this_record_gives() -> None:
    (comment,) = read("gull_7 wrote: “weeks not months”")
    assert comment.author == pseudonym("Gull_7", KEY) != pseudonym("gull_7", RecordKey("another"))
    assert len(comment.author) == 12
    assert "gull" not in comment.author


def test_a_heading_and_a_form_are_no_comments() -> None:
    assert comments("2 Comments\nReply") == []


def test_a_thread_of_a_hundred_thousand_lines_is_read() -> None:
    assert len(read("gull_7 • 2 years ago\nYes.\n" * 5_000)) == 5_000


def problems(text: str, count: int, *declared: str) -> list[str]:
    page = Page("c", "c", text, "en", "utf-8")
    units = units_of(page, [])
    notes = [Declared(f"d{n}", "c", "comments", value, "json-ld") for n, value in enumerate(declared)]
    return [each.what for each in missing(page, units, [Region.COMMENT] * len(units), notes, count)]


@pytest.mark.parametrize(
    "heading",
    ["57 Comments", "Comments (57)", "57 Kommentare", "57 commentaires", "57 comentarios", "57 комментариев",
     "57 thoughts on “The bridge”", "All 57 comments", "Showing 57 comments"],
)  # fmt: skip
def test_a_page_that_speaks_of_more_comments_than_are_on_it_says_so(heading: str) -> None:
    assert problems(f"{heading}\ngull_7 wrote:\nYes.", 12) == ["the page speaks of 57 comments, 12 are on it"]
    assert problems(f"{heading}\ngull_7 wrote:\nYes.", 1) == ["the page speaks of 57 comments, 1 is on it"]
    assert problems(f"{heading}\ngull_7 wrote:\nYes.", 57) == []


def test_what_the_markup_counts_is_held_against_the_page_too() -> None:
    assert problems("", 0, "1204", "no number") == ["the page speaks of 1204 comments, none is on it"]


@given(
    st.lists(
        st.sampled_from(["gull_7", "avatar", "• Ann", "> so", "May 4, 2020", "Reply", "2 Comments", "Yes.", "", "   x"])
    )
)
def test_comments_lie_inside_the_text_and_apart(lines: list[str]) -> None:
    thread = "\n".join(lines)
    found = read(thread)
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for each in found:
        assert each.span.end <= len(thread)
        assert each.author_span is None or each.span.covers(each.author_span)


@pytest.mark.parametrize(
    "line", ["gull_7", "avatar", "@gull_7", "• ", "May 4, 2020", "Reply", "> so", "gull_7 wrote:", "1. x"]
)
def test_a_thread_of_one_line_again_and_again_is_read_in_moments(line: str) -> None:
    began = time.process_time()
    read(f"{line}\n" * 20_000)
    assert time.process_time() - began < 10


def test_one_reader_has_one_pseudonym_however_the_name_is_written() -> None:
    assert (
        len({pseudonym(handle, KEY) for handle in ("Gull  Seven", "gull seven", "@GULL SEVEN ", " gull\tseven")}) == 1
    )
