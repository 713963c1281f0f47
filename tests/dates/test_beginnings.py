"""Where a written date may begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates.calendar import months
from onrecord.dates.written import _beginnings, _openings, _written, find
from onrecord.dates.years import next_begin

_PIECES = st.one_of(
    st.sampled_from(sorted(months())),
    st.sampled_from(["1", "05", "31", "3rd", "22.", "1er", "2019", "1850", "tháng", "năm", "GMT+2", "of", "de"]),
    st.sampled_from([" ", "  ", "-", ". ", ".", ", ", "/", "\u00a0", "\u200f", "年", "月", "’", "·", "Ä"]),
)


@given(st.lists(_PIECES, max_size=9), st.sampled_from([str.lower, str.upper, str.title]))
def test_each_date_that_the_pattern_reads_begins_where_one_may(
    pieces: list[str], written: Callable[[str], str]
) -> None:
    text = written("".join(pieces))
    found = set()
    at = 0
    while (at := next_begin(text, at, len(text), _openings(), _beginnings())) >= 0:
        found.add(at)
        at += 1
    assert {at for at in range(len(text)) if _written().match(text, at)} <= found, text


@given(st.integers(1750, 2120), st.integers(0, 13), st.integers(0, 33))
def test_a_date_is_one_that_the_calendar_has(year: int, month: int, day: int) -> None:
    words = f"{year}-{month:02d}-{day:02d}"
    try:
        wanted = [date(year, month, day).isoformat()] if 1800 <= year < 2100 else []
    except ValueError:
        wanted = []
    assert [found.date.iso for found in find(words)] == wanted
