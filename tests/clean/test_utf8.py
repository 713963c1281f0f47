"""Bytes that are looked at eight at a time are told as if one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.utf8 import IS_CONTROL, beyond_ascii, controls

_BYTES = st.lists(st.sampled_from([b"plain", b"\xc3\xa9", b"\xe2\x80\x94", b"\x80", b"\0", b"\n", b"\x1f", b" "])).map(
    b"".join
)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@given(_BYTES)
def test_all_that_is_beyond_ascii_stands_in_the_stretches(data: bytes) -> None:
    assert [each for each in beyond_ascii(data) if each > 127] == [each for each in data if each > 127]


@given(_BYTES)
def test_a_page_is_utf8_where_its_stretches_are(data: bytes) -> None:
    assert _is_utf8(beyond_ascii(data)) == _is_utf8(data)


def test_a_stretch_keeps_what_stands_beside_it() -> None:
    plain = b"a long word that is plain ASCII"
    assert b"e\xc3\xa9r" in beyond_ascii(plain + b" cre\xc3\xa9r " + plain)


def test_of_a_plain_page_nothing_is_beyond_ascii() -> None:
    assert beyond_ascii(b"plain words, more than eight of them") == b""


@given(_BYTES, st.integers(0, 60))
def test_controls_are_counted_up_to_an_end(data: bytes, end: int) -> None:
    assert controls(data, end) == sum(IS_CONTROL[each] for each in data[:end])
