"""What is read of the characters of lines is what Python reads of the lines."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.characters import codes_of, folded, hold, lines_of, text_of

TEXT = st.text(max_size=40) | st.text(alphabet="aB ßİŉﬁΐ\ud800𐐀𝄞", max_size=20)


@given(st.lists(TEXT, max_size=8))
@settings(max_examples=300, deadline=None)
def test_lines_are_folded_as_python_folds_them(lines: list[str]) -> None:
    folds = folded(lines_of(lines))
    spelled = [text_of(folds.codes[folds.begins[at] : folds.begins[at + 1] - 1]) for at in range(len(lines))]
    assert spelled == [line.replace("\n", " ").casefold() for line in lines]


@given(st.lists(st.text(alphabet="ab", max_size=9), min_size=1, max_size=4), st.text(alphabet="ab", max_size=3))
def test_a_line_holds_what_stands_in_it_and_nothing_of_the_next(lines: list[str], piece: str) -> None:
    written = lines_of(lines)
    assert [hold(written, at, codes_of(piece)) for at in range(len(lines))] == [piece in line for line in lines]
