"""Which comment answers which: only where the thread shows it, and always one above."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean import nesting
from onrecord.clean.openings import Line, line_of
from onrecord.clean.units import Unit
from onrecord.spans import Span
from tests.clean.comment_threads import Said, of_html, of_text, said

SO = "They said the same last year, all of them."


def read(*said_by: tuple[str, str]) -> list[Said]:
    """Return the comments of a thread given as (writer, words)."""
    thread = "".join(f"{writer} • 4 May 2020 10:12\n{words}\n" for writer, words in said_by)
    return said(thread, of_text(thread))


def answers(*said_by: tuple[str, str]) -> list[str]:
    return [each.answers for each in read(*said_by)]


def test_comments_one_below_another_answer_nobody() -> None:
    assert answers(("Ann", "First."), ("Bo", "Second."), ("Cy", "Third.")) == ["", "", ""]


def test_an_address_names_the_last_comment_of_that_handle() -> None:
    found = read(("Ann", "First."), ("Bo", "Second."), ("Ann", "Third."), ("Cy", "@Ann: Fourth."))
    assert [(each.depth, each.answers) for each in found] == [(0, ""), (0, ""), (0, ""), (1, "Ann")]


def test_an_answer_to_an_answer_stands_two_deep() -> None:
    found = read(("Ann", "First."), ("Bo", "@Ann Second."), ("Cy", "@bo Third."))
    assert [each.depth for each in found] == [0, 1, 2]


def test_the_first_words_may_call_a_writer_by_name() -> None:
    assert answers(("gull_7", "First."), ("Bo", "gull_7, not so.")) == ["", "gull_7"]


def test_a_quotation_of_an_earlier_comment_answers_it() -> None:
    assert answers(("Ann", SO), ("Bo", f"“{SO}”\nNot so.")) == ["", "Ann"]


def test_a_short_line_that_two_write_is_no_quotation() -> None:
    assert answers(("Ann", "So true!"), ("Bo", "So true!")) == ["", ""]


def test_nobody_answers_who_is_not_on_the_page() -> None:
    assert answers(("Ann", "@Heron no."), ("Bo", "@Tern no.")) == ["", ""]


def test_nobody_answers_himself() -> None:
    assert answers(("Ann", SO), ("Ann", "Ann, again."), ("Ann", "@Ann again.")) == ["", "", ""]


def test_inside_a_branch_the_one_addressed_is_answered_and_outside_it_the_branch_holds() -> None:
    page = "".join(
        f'<div class="comment depth-{depth}" id="comment-{n}"><p class="author">{writer}</p>'
        f'<p class="text">{words}</p></div>'
        for n, (depth, writer, words) in enumerate(
            [
                (1, "Ann", "First."),
                (2, "Bo", "Second."),
                (2, "Cy", "@Bo Third."),
                (1, "Di", "Fourth."),
                (2, "Ed", "@Bo Fifth."),
            ],
            10,
        )
    )
    text, comments = of_html(page)
    assert [(each.depth, each.answers) for each in said(text, comments)] == [
        (0, ""), (1, "Ann"), (2, "Bo"), (0, ""), (1, "Di"),
    ]  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ann", "gull_7", "Bo"]), st.sampled_from(["@Ann x", SO, "> " + SO, "Bo, no.", "So."])
        ),
        max_size=12,
    )
)
def test_a_parent_stands_above_and_is_less_deep(said_by: list[tuple[str, str]]) -> None:
    thread = "".join(f"{writer} • 4 May 2020 10:12\n{words}\n" for writer, words in said_by)
    comments = of_text(thread)
    assert len(comments) == len(said_by)
    place = {each.id: at for at, each in enumerate(comments)}
    for at, each in enumerate(comments):
        assert (each.parent == "") == (each.depth == 0)
        if each.parent:
            assert place[each.parent] < at
            assert comments[place[each.parent]].depth == each.depth - 1


def test_a_list_nested_fifteen_deep_is_read() -> None:
    thread = "Comments\n" + "".join(" " * n + f"• gull_{n}\n" + " " * n + "  So it is.\n" for n in range(0, 30, 2))
    assert [each.depth for each in of_text(thread)] == list(range(15))


def test_a_page_nested_hundreds_deep_is_read_in_moments() -> None:
    began = time.process_time()
    page = "".join(
        f'<div id="comment-{n}" class="comment"><p class="author">gull_{n}</p><p>So.</p>' for n in range(400)
    )
    _, comments = of_html(page + "</div>" * 400)
    assert comments[-1].depth == len(comments) - 1 == 399
    assert time.process_time() - began < 5


def test_of_names_that_come_equally_often_the_first_tells_the_depth() -> None:
    def entry(depth: int) -> list[Line]:
        hints = ["who", "rank", "when", "where", "said", "votes", "badge", "share"]
        depths = [depth] + [3] * (len(hints) - 1)
        units = [Unit(Span(0, 3), "So.", "p", hint, 0.0, at, 1, 0, False, False)
                 for hint, at in zip(hints, depths, strict=True)]  # fmt: skip
        return [line_of("So.", unit, is_inside=True) for unit in units]

    assert nesting._element_depths([entry(3), entry(4), entry(5)]) == [0, 1, 2]
