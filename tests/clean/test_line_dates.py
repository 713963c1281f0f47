"""The dates of a line are those that the pattern finds, asked only where one may begin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.line_dates import dates_of, first_date, without_dates
from onrecord.clean.marks import DATE

_PARTS = [
    "4 May 2020", "May 4, 2020", "4.5.2019", "2019-05-04", "3-jan-2019", "2019年", "120190年", "3 мая", "3 آب",
    "4th of May", "Ann", "gull_7", "_", " ", "at 10:12", ",", "may", "MAY 2019", "7", "é", "٣", "ſep 2019", "x2019",
]  # fmt: skip
_LINES = st.lists(st.sampled_from(_PARTS) | st.text(max_size=3), max_size=8).map("".join)


@given(_LINES)
def test_the_dates_found_are_those_of_the_pattern(line: str) -> None:
    assert dates_of(line) == tuple(match.span() for match in DATE.finditer(line))


@given(_LINES)
def test_without_its_dates_a_line_has_blanks(line: str) -> None:
    assert without_dates(line) == DATE.sub(" ", line)


@given(_LINES, st.integers(0, 20))
def test_the_first_date_from_a_place_on_is_the_patterns(line: str, start: int) -> None:
    found = DATE.search(line, start)
    assert first_date(line, start) == (found.start() if found else -1)
