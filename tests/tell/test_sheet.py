"""A source on the desk loses no character, and marks each where it should."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Comment, Form, Modality, Passage, Region
from onrecord.record.answers import ArticleLine, ArticlePage, StatementLine
from onrecord.spans import Span
from onrecord.tell.chart import chart
from onrecord.tell.sheet import PART, Sheet, sheet
from onrecord.tell.views import bundles

LINE = ArticleLine(
    "c", "c", "a.txt", "", "", "", (), "", "Courier", "", None, None, None, "", None, None, "en", 0, 0, "", "", "", "",
    "", 0.0, "",
)  # fmt: skip


def said(id: str, *content: Span, cue: tuple[Span, ...] = ()) -> StatementLine:
    return StatementLine(
        id, "c", "a.txt", "Courier", None, "", Form.DIRECT, "", content, cue, "Ada", "", (), "", "", "", "", (), None,
        "", "", False, Modality.ASSERTED, False, "", Region.BODY, 1.0, "", id, content[0].start, "", "",
    )  # fmt: skip


def page(
    text: str, *statements: StatementLine, cuts: tuple[int, ...] = (), comments: tuple[Comment, ...] = ()
) -> ArticlePage:
    ends = [0, *sorted(cuts), len(text)]
    passages = tuple(
        Passage(f"p{start}", "c", Span(start, end), Region.BODY, 1.0) for start, end in pairwise(ends) if start < end
    )
    return ArticlePage(LINE, text, passages, (), tuple(comments), statements, (), ())


def words(given: Sheet) -> str:
    return "".join(piece.text for run in given.runs for block in run.blocks for piece in block.pieces)


@st.composite
def pages(draw: st.DrawFn) -> ArticlePage:
    text = draw(st.text(st.sampled_from("ab \n“”é😀"), min_size=1, max_size=60))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(
        lambda at: Span(at[0], min(len(text), at[0] + at[1]))
    )
    statements = [said(f"{n:x}", span) for n, span in enumerate(draw(st.lists(spans, max_size=6)))]
    cuts = tuple(sorted(draw(st.sets(st.integers(1, len(text)), max_size=4))))
    return page(text, *statements, cuts=cuts)


@given(pages())
def test_no_character_but_blanks_around_blocks_is_lost(given: ArticlePage) -> None:
    assert "".join(words(sheet(given)).split()) == "".join(given.text.split())


@given(pages())
def test_every_piece_stands_where_it_says_and_belongs_to_the_statements_that_cover_it(given: ArticlePage) -> None:
    for run in sheet(given).runs:
        for block in run.blocks:
            for piece in block.pieces:
                span = Span(piece.start, piece.start + len(piece.text))
                assert span.of(given.text) == piece.text
                covering = {s.id for s in given.statements if s.content[0].covers(span)}
                assert {each.id for each in piece.statements} <= covering
                assert len(piece.statements) == min(len(covering), 4)


@given(pages())
def test_every_statement_has_one_card(given: ArticlePage) -> None:
    cards = [s.id for run in sheet(given).runs for block in run.blocks for s in block.cards]
    visible = {s.id for s in given.statements if s.content[0].of(given.text).strip()}
    assert len(cards) == len(set(cards))
    assert visible <= set(cards) | {s.id for s in given.statements if not given.text[s.start].strip()}


def test_a_statement_over_two_paragraphs_is_marked_in_both() -> None:
    text = "“one\ntwo” end"
    line = said("a1", Span(1, 4), Span(5, 8))
    pieces = [p for run in sheet(page(text, line, cuts=(5,))).runs for b in run.blocks for p in b.pieces]
    assert [piece.text for piece in pieces if piece.statements] == ["one", "two"]
    assert [piece.begins for piece in pieces if piece.begins] == [("a1",)]


def test_the_innermost_of_nested_statements_comes_first() -> None:
    given = page("abcdef", said("aa", Span(0, 6)), said("bb", Span(2, 4)))
    (block,) = sheet(given).runs[0].blocks
    assert [[s.id for s in piece.statements] for piece in block.pieces] == [["aa"], ["bb", "aa"], ["aa"]]


def test_a_handle_is_shown_as_a_pseudonym_once() -> None:
    comment = Comment("k", "c", Span(0, 12), "ab12cd", Span(0, 5), None)
    given = page("gull7: hello", said("aa", Span(3, 8)), comments=(comment,))
    (block,) = sheet(given).runs[0].blocks
    assert [piece.reader for piece in block.pieces if piece.reader and piece.text] == ["reader ab12"]
    assert "gull7" not in "".join(piece.text for piece in block.pieces if not piece.reader)


def test_a_handle_repeated_in_anothers_comment_is_covered_there_too() -> None:
    first = Comment("k", "c", Span(0, 9), "ab12cd", Span(0, 5), None)
    second = Comment("l", "c", Span(10, 23), "ef34ab", Span(10, 15), None, 1, "k")
    given = sheet(page("gull7: hi\nnorth: @gull7", comments=(first, second), cuts=(10,)))
    pieces = [piece for run in given.runs for block in run.blocks for piece in block.pieces]
    assert [piece.reader for piece in pieces if piece.reader] == ["reader ab12", "reader ef34", "reader ab12"]
    assert "gull7" not in "".join(piece.text for piece in pieces if not piece.reader)


def test_a_block_of_a_thread_knows_how_deep_it_stands_and_where_a_comment_begins() -> None:
    first = Comment("k", "c", Span(0, 5), "", None, None)
    second = Comment("l", "c", Span(6, 17), "", None, None, 1, "k")
    given = page("one a\ntwo b\nthree\nrest", comments=(first, second), cuts=(6, 12, 18))
    blocks = [(b.depth, b.comment) for run in sheet(given).runs for b in run.blocks]
    assert blocks == [(0, "k"), (1, "l"), (1, ""), (0, "")]


def test_a_very_long_source_comes_in_parts() -> None:
    text = ("word " * 20 + "\n") * (PART // 50)
    given = page(
        text, said("aa", Span(0, 4)), said("bb", Span(PART + 1, PART + 4)), cuts=tuple(range(100, len(text), 101))
    )
    first, second = sheet(given), sheet(given, part=2)
    assert (first.part, first.parts) == (1, 3)
    assert "bb" not in {s.id for run in first.runs for b in run.blocks for s in b.cards}
    assert "bb" in {s.id for run in second.runs for b in run.blocks for s in b.cards}
    assert sheet(given, part=99).part == 3


def test_spans_that_leave_the_text_are_passed_over() -> None:
    given = page("short", said("aa", Span(2, 900)))
    assert words(sheet(given)) == "short"


def test_a_copy_of_a_copy_stands_under_the_original() -> None:
    a, b, c = (replace(LINE, id=id, capture=id, copy_of=of) for id, of in (("a", ""), ("b", "a"), ("c", "b")))
    (bundle,) = bundles([c, b, a])
    assert (bundle.article.id, [line.id for line in bundle.copies]) == ("a", ["b", "c"])


def test_copies_that_name_each_other_are_all_shown() -> None:
    a, b = (replace(LINE, id=id, capture=id, copy_of=of) for id, of in (("a", "b"), ("b", "a")))
    shown = [line.id for bundle in bundles([a, b]) for line in (bundle.article, *bundle.copies)]
    assert sorted(shown) == ["a", "b"]


def test_one_day_alone_makes_no_chart() -> None:
    assert chart([LINE]) is None
