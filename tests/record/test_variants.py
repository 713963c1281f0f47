"""The wordings of one utterance stand side by side, with what each changed, and the sources behind them counted."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record.carriage import Edit
from onrecord.record.independence import Origin, independent
from onrecord.record.variants import changes

WORDS = st.lists(st.sampled_from(["the", "lock", "is", "closed", "until", "May"]), max_size=14).map(" ".join)


def marked(source: str, other: str) -> list[tuple[str, str]]:
    return [(piece.words, str(piece.edit)) for piece in changes(source, other)]


def test_what_a_page_changed_is_marked_word_by_word() -> None:
    assert marked("We will close the northern lock in May.", "We may close the northern lock.") == [
        ("We", "same"),
        ("will", "left out"),
        ("may", "added"),
        ("close the northern lock.", "same"),
        ("in May.", "left out"),
    ]


def test_case_and_punctuation_are_no_change() -> None:
    assert {edit for _, edit in marked("The lock, they said, is closed.", "the lock they said is closed")} == {"same"}


def test_an_ellipsis_stands_where_words_were_left_out() -> None:
    assert marked("The lock is closed until May.", "The lock … until May.") == [
        ("The lock", "same"),
        ("is closed", "left out"),
        ("… until May.", "same"),
    ]


def test_another_telling_is_not_marked_to_pieces() -> None:
    assert marked("The lock is closed until May.", "Ships wait outside, and nobody tells them why it is so.") == []


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_the_pieces_hold_both_wordings_whole(source: str, other: str) -> None:
    pieces = changes(source, other)
    if pieces:
        kept = " ".join(p.words for p in pieces if p.edit is not Edit.LEFT_OUT)
        assert kept == other
        assert " ".join(p.words for p in pieces if p.edit is not Edit.ADDED).casefold() == source.casefold()


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_no_fewer_words_are_the_same_than_can_be(source: str, other: str) -> None:
    pieces = changes(source, other)
    same = sum(len(p.words.split()) for p in pieces if p.edit is Edit.SAME)
    assert same in (0, longest(source.split(), other.split()))


def longest(one: list[str], other: list[str]) -> int:
    row = [0] * (len(other) + 1)
    for a in one:
        before = 0
        for n, b in enumerate(other):
            before, row[n + 1] = row[n + 1], before + 1 if a == b else max(row[n + 1], row[n])
    return row[-1]


def test_two_long_wordings_with_nothing_in_common_take_little_time() -> None:
    assert changes("a " * 5_000, "b " * 5_000) == ()


def origin(capture: str, name: str = "", group: str = "") -> Origin:
    return Origin(f"s {capture}", capture, "", name, group or capture)


def test_reprints_of_one_text_are_one_source() -> None:
    assert len(independent([origin("a", "Herald", "g"), origin("b", "Courier", "g"), origin("c", "Tide")])) == 2


def test_pages_that_cite_one_source_are_not_independent() -> None:
    assert len(independent([origin("a", "Interfax"), origin("b", "Interfax"), origin("c", "Herald")])) == 2


def test_an_outlet_is_itself_the_source_that_others_cite() -> None:
    assert len(independent([origin("a", "The Herald"), origin("b", "Herald")])) == 1


def test_pages_that_name_nobody_stand_for_themselves() -> None:
    assert len(independent([origin("a"), origin("b")])) == 2


@settings(max_examples=40, deadline=None)
@given(st.permutations([("a", "x", "g"), ("b", "y", "g"), ("c", "y", ""), ("d", "z", ""), ("e", "", "")]))
def test_any_order_gives_the_same_sources(order: list[tuple[str, str, str]]) -> None:
    groups = independent(origin(*each) for each in order)
    assert [{each.capture for each in some} for some in groups] == [{"a", "b", "c"}, {"d"}, {"e"}]
