"""An id is the beginning of a SHA-256, whoever works it out."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import address, addresses
from onrecord.model.ids import digest


def _meant(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@given(st.text(max_size=300) | st.text(alphabet="a\ud800é𝄞", max_size=300))
def test_an_address_is_the_beginning_of_a_digest(text: str) -> None:
    assert address(text) == digest(text) == _meant(text)
    assert addresses("noun", 1)(text) == _meant(f"noun\x1f1\x1f{text}")


@pytest.mark.parametrize("size", [0, 1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 1000])
def test_a_text_of_any_size_has_its_digest(size: int) -> None:
    assert address("b" * size) == _meant("b" * size)
