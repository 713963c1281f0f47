"""Threads to comments: where one ends and the next begins, who wrote it, and when."""

# ruff: noqa: E501  (pages as their outlets would set them)

from __future__ import annotations

import pytest

from onrecord.clean.comments import comments_of, pseudonym
from onrecord.clean.units import units_of
from onrecord.model import Comment, Page, RecordKey, Region

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
