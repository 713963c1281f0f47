"""Why a statement has its speaker is told link by link, each with its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.spans import Span
from onrecord.tell.whys import Link, why

CHAIN = "content before its cue; “she” [40-43] → “the envoy” [20-29] → “Ada Brann” [0-9] (she: the only one; 0.86)"


def test_a_chain_is_told_link_by_link() -> None:
    told = why(CHAIN)
    assert told.links == (
        Link("she", Span(40, 43)),
        Link("the envoy", Span(20, 29)),
        Link("Ada Brann", Span(0, 9)),
    )
    assert (told.found, told.name, told.reason, told.sure) == (
        "content before its cue", "", "she: the only one", "0.86"
    )  # fmt: skip


def test_what_knowledge_calls_somebody_ends_the_chain() -> None:
    told = why("named source; “Tolm” [3-7] → Republic of Norra (capital for its government; 0.75); also told by m")
    assert (told.name, told.more, told.is_chain) == ("Republic of Norra", "also told by m", True)


def test_a_reason_without_a_chain_is_told_as_it_is() -> None:
    assert why("who spoke before").found == "who spoke before"


def test_a_name_in_full_is_no_chain() -> None:
    assert not why("a; “Ada Brann” [0-9] (full name; 1.00)").is_chain


@given(st.text(alphabet="“” []-→()0123456789;. ab\n", max_size=120))
def test_any_reason_can_be_read(because: str) -> None:
    told = why(because)
    assert all(link.words in because for link in told.links)
