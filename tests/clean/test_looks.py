"""What is read of all lines at once is what each line shows by itself."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import hints, marks, signs
from onrecord.clean.letters import counted
from onrecord.clean.looks import MARK_NAMES, SHAPE_NAMES, looks_at
from onrecord.clean.paths import Paths
from onrecord.clean.vocabulary import words_of

LINE = st.text(alphabet=st.characters(blacklist_characters="\n"), max_size=60)
PROSE = st.lists(st.one_of(LINE, st.text(alphabet='aB. ,!?”“"«»|/·•1é İß', max_size=40)), max_size=8)


@given(PROSE)
@settings(max_examples=200, deadline=None)
def test_the_words_of_many_lines_are_those_of_each(lines: list[str]) -> None:
    assert words_of(lines).of_line == [re.findall(r"\w+", line.casefold()) for line in lines]


@given(PROSE.filter(bool))
@settings(max_examples=200, deadline=None)
def test_the_marks_and_capitals_of_many_lines_are_those_of_each(lines: list[str]) -> None:
    found = np.array(counted(lines)).reshape(len(lines), signs.COUNTED)
    assert found[:, signs.COMMAS].tolist() == [line.count(",") for line in lines]
    assert found[:, signs.SLASHES].tolist() == [line.count("/") for line in lines]
    assert found[:, signs.QUOTES].tolist() == [sum(map(line.count, '"“”„«»')) for line in lines]
    assert found[:, signs.BARS].tolist() == [sum(map(line.count, "|•·»")) for line in lines]
    ends = [sum(line.count(end) for end in (". ", "! ", "? ", "” ")) for line in lines]
    assert found[:, signs.SENTENCES].tolist() == ends
    capitals = [len(re.findall(r"\b[^\W\d_a-zà-ÿа-я]", line)) for line in lines]
    assert found[:, signs.CAPITALS].tolist() == capitals


MARKED = {
    "clock": marks.CLOCK.search,
    "date": marks.DATE.search,
    "year": marks.YEAR.search,
    "address": marks.ADDRESS.search,
    "by": marks.BY.match,
    "by_anywhere": marks.BY_ANYWHERE.search,
    "name": marks.NAME.fullmatch,
    "ago": marks.AGO.search,
}
MARKS = [
    *["By", "by", "von", "Ann", "Holm", "van", "×", "10:30", "9.15", "2019", "1923", "20190", "３", "3", "May", "mai"],
    *["de", "1st", "3/4/21", "2020-05-01", "2024年", "@ann", "a@b.c", "www.x", "http://", "ago", "two", "hours", "vor"],
    *[
        "il",
        "y",
        "a",
        ":",
        "-",
        "March",
        "sept",
        "August",
        "24",
        "24.",
        "3rd",
        "BY",
        "Von",
        "Ё",
        "A",
        "O'Neill",
        ".",
        ",",
    ],
    *["1:5", "101:30", "10:300", "10:30:5", "3.4.2021", "31.12.99", "2021/5/40", "5.2021/4", "@a", "a+b@c-d.e", "@a.b"],
    *["w.x", "WWW.", "httpſ://", "ftp://", "/"],
]


@given(st.lists(st.sampled_from(MARKS), max_size=7), st.sampled_from([" ", "\u00a0", "", ", ", "  ", ". "]))
@settings(max_examples=600, deadline=None)
def test_no_expression_is_spared_a_line_that_it_knows(words: list[str], between: str) -> None:
    line = between.join(words)
    found = looks_at([line]).marked[0]
    for name, test in MARKED.items():
        assert found[MARK_NAMES.index(name)] == (test(line) is not None), name


@given(PROSE.filter(bool))
@settings(max_examples=100, deadline=None)
def test_a_line_looks_the_same_alone_and_among_others(lines: list[str]) -> None:
    together = looks_at(lines)
    for at, line in enumerate(lines):
        alone = looks_at([line])
        assert np.array_equal(alone.shapes[0], together.shapes[at])
        assert np.array_equal(alone.marked[0], together.marked[at])


@given(st.text(alphabet="a.!?…。:;,'\"”’»)] ", max_size=5))
@settings(max_examples=400, deadline=None)
def test_how_a_line_ends_is_read_from_its_last_letters(line: str) -> None:
    found = counted([line])[signs.ENDS]
    assert bool(found & signs.ENDS_MARK) == (marks.END.search(line) is not None)
    assert bool(found & signs.ENDS_SENTENCE) == line.endswith((".", "!", "?", ".”", '."', ".’", "…", ".»"))


@pytest.mark.parametrize("name", sorted(marks.MONTH_NAMES))
def test_a_months_name_is_one_to_the_expression_too(name: str) -> None:
    assert re.fullmatch(marks.MONTH, name, re.I)
    assert marks.DATE.search(f"3 {name}")


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
    assert looks_at([line]).marked[0, MARK_NAMES.index("date")]


@given(st.lists(st.sampled_from([*"|".join(hints._HINTS.values()).replace("\\b", "").split("|"), "x", "-", "7"])))
def test_a_class_word_is_of_every_group_whose_pieces_it_holds(pieces: list[str]) -> None:
    word = "".join(pieces).replace("-?_?", "_").replace("?", "")
    (found,) = hints.groups_of(Paths([word]).lexicon)
    meant = [bool(re.search(pattern, word)) for pattern in hints._HINTS.values()]
    assert [bool(found >> bit & 1) for bit in range(len(meant))] == meant
