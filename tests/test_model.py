"""Ids are content addresses: frozen, and the same whichever way they are made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import address, addresses
from onrecord.spans import Span


@given(st.lists(st.text(max_size=20), max_size=4), st.text(max_size=20))
def test_an_id_is_the_same_whether_its_beginning_is_hashed_once_or_each_time(parts: list[str], last: str) -> None:
    assert addresses(*parts)(last) == address(*parts, last)


def test_the_id_of_a_block_stays_what_it_was() -> None:
    assert address("block", "c", Span(3, 9)) == addresses("block", "c")(Span(3, 9)) == "716d2ce1af30f3cb"
