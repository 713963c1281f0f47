"""What must hold of any bytes, over a few of them; `python -m tests.fuzz` tries many more."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Page, Passage, Region
from tests.fuzz.claims import MEDIA_TYPES, broken_claims, cleaned, hold
from tests.fuzz.grammar import page


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_every_claim_holds_of_pages_of_the_grammar(seed: int) -> None:
    data, media_type = page(Random(seed))
    hold(data, media_type)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(MEDIA_TYPES))
def test_every_claim_holds_of_any_bytes(data: bytes, media_type: str) -> None:
    hold(data, media_type)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_every_claim_holds_of_any_text(text: str) -> None:
    hold(text.encode("utf-8", "surrogatepass"), "text/plain")


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_the_same_page_is_cleaned_alike_twice(seed: int) -> None:
    data, media_type = page(Random(seed))
    assert cleaned(data, media_type) == cleaned(data, media_type)


def test_a_claim_that_does_not_hold_is_told() -> None:
    nouns = cleaned(b"The ferry stopped.\n\nNobody knows why.", "text/plain")
    nouns[Passage] = [Passage("p", "c", nouns[Passage][0].span, Region.BODY, 0.5)] * 2
    assert {"passages do not tile the page", "two of Passage have one id"} <= set(broken_claims(nouns))


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
def test_a_page_of_nothing_but_white_space_is_no_page(media_type: str) -> None:
    assert not cleaned(b" \n\t ", media_type)[Page]
