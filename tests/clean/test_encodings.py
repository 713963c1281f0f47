"""What the encodings of single bytes share is read once, and each reading is that of the whole text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import encodings


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=120), st.sampled_from(["cp1252", "cp1251", "koi8-r", "cp437", "mac_roman", "gb18030"]))
def test_a_reading_in_parts_is_that_of_the_whole(sample: bytes, encoding: str) -> None:
    assert encodings._read(sample, encoding) == encodings._reading(sample.decode(encoding, "replace"))
