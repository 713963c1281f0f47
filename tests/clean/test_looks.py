"""What is read of all lines at once is what each line shows by itself."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import hints, marks
from onrecord.clean.labeller import Stage
from onrecord.clean.letters import letters_of
from onrecord.clean.looks import SHAPE_NAMES, looks_at
from onrecord.clean.vocabulary import words_of

LINE = st.text(alphabet=st.characters(blacklist_characters="\n"), max_size=60)
PROSE = st.lists(st.one_of(LINE, st.text(alphabet='aB. ,!?”“"«»|/·•1é İß', max_size=40)), max_size=8)


@given(PROSE)
@settings(max_examples=200, deadline=None)
def test_the_words_of_many_lines_are_those_of_each(lines: list[str]) -> None:
    folded = [line.casefold() for line in lines]
    assert words_of(folded, lines).of_line == [re.findall(r"\w+", line) for line in folded]


@given(PROSE.filter(bool))
@settings(max_examples=200, deadline=None)
def test_the_marks_and_capitals_of_many_lines_are_those_of_each(lines: list[str]) -> None:
    letters = letters_of(lines)
    found = letters.marks()
    for mark in ',"“”«»|/':
        assert found[mark].tolist() == [line.count(mark) for line in lines]
    ends = [sum(line.count(end) for end in (". ", "! ", "? ", "” ")) for line in lines]
    assert found["sentences"].tolist() == ends
    assert letters.capitals(400).tolist() == [len(re.findall(r"\b[^\W\d_a-zà-ÿа-я]", line)) for line in lines]


@given(PROSE.filter(bool))
@settings(max_examples=100, deadline=None)
def test_a_line_looks_the_same_alone_and_among_others(lines: list[str]) -> None:
    together = looks_at(lines)
    for at, line in enumerate(lines):
        alone = looks_at([line])
        assert np.array_equal(alone.shapes[0], together.shapes[at])
        assert np.array_equal(alone.marked[0], together.marked[at])


def test_a_line_in_capitals_is_told_from_one_with_a_small_letter() -> None:
    upper = looks_at(["HARBOUR CLOSED", "HARBOUR closed", "12", ""]).shapes[:, SHAPE_NAMES.index("upper")]
    assert upper.tolist() == [1, 0, 0, 0]


@pytest.mark.parametrize(
    "line",
    ["3 May 2020", "May 3rd", "le 1er février 2024", "am 6. März", "14 de mayo", "9 апреля 2024", "18 يونيو 2024",
     "03.09.2022", "2024/5/1", "2024年5月", "5 września", "12 août", "3 dic. 2021", "7-jan-21", "1 de março"],
)  # fmt: skip
def test_no_line_with_a_date_is_passed_over(line: str) -> None:
    assert marks.DATE.search(line)
    assert marks.may_hold_date(line, re.findall(r"\w+", line.casefold()))


@given(st.lists(st.sampled_from([*"|".join(hints._HINTS.values()).replace("\\b", "").split("|"), "x", "-", "7"])))
def test_a_class_word_is_of_every_group_whose_pieces_it_holds(pieces: list[str]) -> None:
    word = "".join(pieces).replace("-?_?", "_").replace("?", "")
    hints._learn({word})
    found = hints._GROUPS[word]
    meant = [bool(re.search(pattern, word)) for pattern in hints._HINTS.values()]
    assert [bool(found >> bit & 1) for bit in range(len(meant))] == meant


def test_nets_run_as_one_judge_as_each_by_itself() -> None:
    made = np.random.default_rng(7)
    mean, scale = made.normal(size=6).astype(np.float32), made.uniform(0.5, 2, size=6).astype(np.float32)
    inner, outer = (made.normal(size=size).astype(np.float32) for size in ((2, 7, 5), (2, 6, 8)))
    rows = made.normal(scale=6, size=(9, 6)).astype(np.float32)
    x = np.clip((rows - mean) / scale, -4, 4)
    each = []
    for first, second in zip(inner, outer, strict=True):
        logits = np.maximum(x @ first[:-1] + first[-1], 0) @ second[:-1] + second[-1]
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        each.append(shares / shares.sum(axis=1, keepdims=True))
    assert np.allclose(Stage(mean, scale, inner, outer).likelihoods(rows), sum(each) / 2, atol=1e-5)
