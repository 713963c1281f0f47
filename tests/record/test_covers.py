"""Commenters' names are covered wherever a page repeats them, and nobody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Comment
from onrecord.record.covers import COVER, covered, covered_words, covers, handles
from onrecord.spans import Span

HEAD = "Ann Veska closed the bridge. Norvik Post\n"


def thread(*said: tuple[str, str]) -> tuple[str, list[Comment]]:
    """Return a page of a report and comments given as (handle, words)."""
    text, made = HEAD, []
    for handle, words in said:
        start = len(text)
        text += f"{handle}: {words}\n"
        author = Span(start, start + len(handle))
        made.append(Comment(f"k{start}", "c", Span(start, len(text) - 1), f"of {handle}", author, None))
    return text, made


def shown(*said: tuple[str, str]) -> list[str]:
    text, made = thread(*said)
    return covered(text, covers(text, made)).splitlines()[1:]


@pytest.mark.parametrize(
    "words",
    ["@gull_7 no", "gull_7 wrote: yes", "I agree with gull_7.", "GULL_7 is right", "“so” (gull_7)"],
)
def test_a_handle_is_covered_inside_others_comments(words: str) -> None:
    first, second = shown(("gull_7", "Yes."), ("north", words))
    assert "gull_7" not in (first + second).casefold()
    assert second.count(COVER) == len("gull_7") + len("north")


@pytest.mark.parametrize(
    "line", ["in reply to osprey", "reply toosprey(Show comment)", "Antwort auf osprey: Nein.", "replied to @osprey"]
)
def test_whom_a_line_answers_is_covered_though_the_page_lost_that_writers_own_line(line: str) -> None:
    assert "osprey" not in shown(("north", line))[0]


@pytest.mark.parametrize("line", ["Reply to this comment", "I will reply tomorrow.", "in reply to all of you, no"])
def test_an_answer_to_nobody_in_particular_covers_no_word(line: str) -> None:
    assert shown(("gull_7", line)) == ["••••••: " + line]


def test_a_name_of_the_article_is_not_covered_because_a_reader_has_it_too() -> None:
    text, made = thread(("Ann", "The other Ann."))
    assert covered(text, covers(text, made)) == HEAD + "•••: The other •••.\n"


def test_a_handle_that_no_person_has_is_covered_on_the_whole_page() -> None:
    text, made = thread(("gull_7", "Yes."))
    text += "Most read: what gull_7 and @gull_7 say\n"
    assert "gull_7" not in covered(text, covers(text, made))


def test_a_short_handle_covers_no_word_that_looks_like_it() -> None:
    assert shown(("Be", "To be or not, says Bea.")) == ["••: To be or not, says Bea."]


def test_covering_moves_nothing() -> None:
    text, made = thread(("gull_7", "Yes."), ("K. Veska", "@gull_7 k.  veska"))
    assert len(covered(text, covers(text, made))) == len(text)
    assert [each.author for each in covers(text, made)] == ["of gull_7", "of K. Veska", "of gull_7", "of K. Veska"]


def test_words_cut_out_of_a_page_are_covered_though_a_search_marks_them() -> None:
    assert covered_words("and \x02gull\x03_7 said", {"gull_7"}) == "and \x02••••\x03•• said"
    assert covered_words("in Berlin", {"Be"}) == "in Berlin"


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=30)), max_size=5))
def test_no_comments_line_begins_with_its_handle(said: list[tuple[str, str]]) -> None:
    text, made = thread(*said)
    hidden = covered(text, covers(text, made))
    assert len(hidden) == len(text)
    for each in made:
        assert each.author_span is not None
        assert set(each.author_span.of(hidden)) <= {COVER}
    assert handles(text, made) == {handle for handle, _ in said} - {""}
