"""PDF to paragraphs, in the order in which a reader takes them."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.columns import in_reading_order
from onrecord.clean.flatten import pages
from onrecord.clean.printed import Line
from onrecord.model import Block, Declared, Page, Payload, Problem
from onrecord.pipeline import Nouns, run_capture
from tests.clean.pdfs import Set, column, pdf

pytest.importorskip("pypdfium2")

ONE = (
    "The ferry between the town and the outer islands will not sail on Monday, the council said on Friday, after its "
    "crew refused to sign a contract that would have made every working day longer by two hours."
)
TWO = (
    "Some eight hundred pupils take the boat every morning. Schools on the mainland offered beds in a hall, and "
    "parents on the islands said that relatives would take in most of the children."
)
THREE = (
    "Fishermen have offered to carry passengers at their own risk, which the harbour board calls dangerous and which "
    "no insurer will cover before the dispute between both sides has come to an end."
)


def read(data: bytes) -> Nouns:
    return run_capture((pages,), Payload("c", "report.pdf", "", "application/pdf", "2020-01-01T00:00:00Z", data))


def blocks(data: bytes) -> list[tuple[str, str]]:
    nouns = read(data)
    return [(each.tag, each.span.of(nouns[Page][0].text)) for each in nouns[Block]]


def side_by_side(left: Sequence[Set], right: Sequence[Set]) -> list[Set]:
    """Return the lines of two columns as some programs write them: row by row."""
    made = [line for row in zip(left, right, strict=False) for line in row]
    return [*made, *left[len(right) :], *right[len(left) :]]


def test_lines_of_a_paragraph_are_joined_and_a_large_line_is_a_heading() -> None:
    nouns = read(
        pdf(
            [
                (72, 780, 20, "Ferry to the islands stops"),
                (72, 750, 10, "The ferry between the town and the outer islands will not sail"),
                (72, 738, 10, "on Monday, the council said, after its crew refused a contract."),
                (72, 714, 10, "Nobody was asked."),
            ]
        )
    )
    text = nouns[Page][0].text
    assert [(block.tag, block.span.of(text)) for block in nouns[Block]] == [
        ("h1", "Ferry to the islands stops"),
        (
            "p",
            "The ferry between the town and the outer islands will not sail on Monday, the council said, "
            "after its crew refused a contract.",
        ),
        ("p", "Nobody was asked."),
    ]
    assert [(each.name, each.value) for each in nouns[Declared]] == [("title", "Ferry report")]


def test_columns_are_read_one_after_the_other_though_they_are_written_row_by_row() -> None:
    lines = side_by_side(column(ONE, 60, 700), column(TWO, 320, 700))
    assert blocks(pdf([(60, 740, 24, "Ferry stops sailing for good"), *lines])) == [
        ("h1", "Ferry stops sailing for good"),
        ("p", ONE),
        ("p", TWO),
    ]


def moved(lines: Sequence[Set], left: float, top: float) -> list[Set]:
    return [(left, top - at * size * 1.25, size, words) for at, (_, _, size, words) in enumerate(lines)]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = column(TWO, 60, 700) + column(ONE, 60, 700) + column(THREE, 60, 700)
    first, second, third = moved(lines[:8], 60, 700), moved(lines[8:14], 320, 700), moved(lines[14:], 60, 700)
    made = " ".join(text for _, text in blocks(pdf([*first, *second], third)))
    assert made == f"{TWO} {ONE} {THREE}"
    assert len(blocks(pdf([*first, *second], third))) == 3


def test_two_articles_on_a_page_are_not_mixed() -> None:
    above = [
        (60, 760, 24, "Ferry stops sailing as crew refuses contract"),
        *column(ONE, 60, 720),
        *column(TWO, 320, 720),
    ]
    below = [(60, 500, 20, "Library roof leaks"), *column(THREE, 60, 470), *column(TWO, 320, 470)]
    assert [text for _, text in blocks(pdf([*above, *below]))] == [
        "Ferry stops sailing as crew refuses contract",
        ONE,
        TWO,
        "Library roof leaks",
        THREE,
        TWO,
    ]


def test_running_heads_and_page_numbers_are_kept_apart_from_the_text() -> None:
    made = [[(60, 820, 8, f"NORVIK POST  Page {n}"), *column(ONE, 60, 700), (290, 20, 8, str(n))] for n in (4, 5)]
    nouns = read(pdf(*made))
    text = nouns[Page][0].text
    assert [(each.span.of(text), each.hints) for each in nouns[Block]] == [
        ("NORVIK POST Page 4", "page-header header"),
        (ONE, ""),
        (ONE, ""),
        ("4", "page-footer footer"),
        ("NORVIK POST Page 5", "page-footer footer"),
        ("5", "page-footer footer"),
    ]


def test_a_word_cut_at_the_end_of_a_line_is_whole() -> None:
    lines = [
        (72, 750, 10, "The ferry between the town and the outer is-"),
        (72, 738, 10, "lands will not sail for months."),
    ]
    assert blocks(pdf(lines)) == [("p", "The ferry between the town and the outer islands will not sail for months.")]


def test_a_capital_several_lines_high_opens_its_paragraph() -> None:
    first, *others = column(ONE[1:], 85, 700)
    lines = [(60.0, 684.0, 34.0, "T"), (85.0, *first[1:]), *((85.0, *line[1:]) for line in others)]
    assert blocks(pdf(lines)) == [("p", ONE)]


def test_bold_type_on_a_line_of_its_own_is_a_subhead() -> None:
    lines = [*column(ONE, 60, 700), (60.0, 621.25, 9.0, "*No talks before Thursday"), *column(TWO, 60, 610)]
    assert blocks(pdf(lines)) == [("p", ONE), ("h3", "No talks before Thursday"), ("p", TWO)]


def test_the_lines_of_a_letterhead_are_not_run_together() -> None:
    head: list[Set] = [(60, 733.75, 9, "Norvik Harbour Board"), (60, 722.5, 9, "Quay 4"), (60, 711.25, 9, "4 May 2020")]
    made = blocks(pdf([*head, *((60.0, *line[1:]) for line in column(ONE, 60, 700, chars=60))]))
    assert [text for _, text in made] == ["Norvik Harbour Board", "Quay 4", "4 May 2020", ONE]


def test_small_type_under_a_picture_is_a_caption() -> None:
    picture = "q 200 0 0 100 60 600 cm /P Do Q"
    made = blocks(pdf([(60, 590, 7, "The old pier. Photo: Bo Sample"), *column(ONE, 60, 560)], extra=picture))
    assert made[0] == ("figcaption", "The old pier. Photo: Bo Sample")


def test_turned_type_does_not_stand_in_the_text() -> None:
    turned = "BT /F1 8 Tf 0 1 -1 0 30 300 Tm (Photo: Bo Sample) Tj ET"
    assert blocks(pdf(column(ONE, 60, 700), extra=turned)) == [("p", ONE), ("p", "Photo: Bo Sample")]


def test_the_title_that_a_program_made_of_a_file_name_is_not_declared() -> None:
    assert read(pdf(column(ONE, 60, 700), properties="/Title (Microsoft Word - a.doc)"))[Declared] == []


def test_a_torn_pdf_gives_a_problem_and_no_page() -> None:
    nouns = read(pdf([(72, 700, 10, "Words")])[:200])
    assert nouns[Page] == []
    assert "PDF" in nouns[Problem][0].what


def test_a_pdf_without_text_gives_a_problem() -> None:
    assert "without text" in read(pdf([]))[Problem][0].what


def test_scanned_pages_among_others_give_a_problem() -> None:
    nouns = read(pdf(column(ONE, 60, 700), [], extra="q 500 0 0 700 20 20 cm /P Do Q"))
    assert "1 of 2 pages without text" in nouns[Problem][0].what
    assert nouns[Page]


def test_a_locked_pdf_gives_a_problem() -> None:
    nouns = read(pdf(column(ONE, 60, 700), locked=True))
    assert nouns[Page] == []
    assert "password" in nouns[Problem][0].what


def test_a_hundred_pages_take_moments() -> None:
    page = [line for at in range(6) for line in (*column(ONE, 60, 780 - at * 90), *column(TWO, 320, 780 - at * 90))]
    before = time.process_time()
    nouns = read(pdf(*[page] * 100))
    assert len(nouns[Block]) >= 1200
    assert time.process_time() - before < 20


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.floats(0, 590), st.floats(0, 840), st.floats(4, 40), st.integers(0, 60)), max_size=60))
def test_every_line_of_a_page_is_read_once_whatever_its_place(placed: list[tuple[float, float, float, int]]) -> None:
    lines = [Line(f"w{at}", size, x, x + wide, y, y + size, 0) for at, (x, y, size, wide) in enumerate(placed)]
    words = " ".join(line.text for line in in_reading_order(lines)).replace("w", " w").split()
    assert sorted(words) == sorted(line.text for line in lines)


def test_a_page_of_ten_thousand_scattered_pieces_takes_moments() -> None:
    lines = [Line("w", 5, at * 7 % 600, at * 7 % 600 + 4, at * 13 % 800, at * 13 % 800 + 5, 0) for at in range(10_000)]
    before = time.process_time()
    in_reading_order(lines)
    in_reading_order(lines[:2_500])
    assert time.process_time() - before < 5
