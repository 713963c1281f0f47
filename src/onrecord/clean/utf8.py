# cython: boundscheck=False, wraparound=False
"""The bytes of a page eight at a time: where it holds more than ASCII, and whether it holds what no text does."""

from __future__ import annotations

_BYTES = 8  # of a word
_HIGH = 0x8080808080808080  # the bit that each byte beyond ASCII has
_BLANK = 0x2020202020202020
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
IS_CONTROL = bytes(each in _CONTROL for each in range(256))  # 1 for each control, 0 for all else


def beyond_ascii(data: bytes) -> bytes:
    """Return the stretches of ``data`` that hold its bytes beyond ASCII, with the byte of ASCII on either side of each.

    They are UTF-8 where ``data`` is. Of most pages they are little, and whatever is asked of bytes beyond ASCII need
    not be asked of the page.
    """
    words = memoryview(data)[: len(data) // _BYTES * _BYTES].cast("Q")
    stretches: list[bytes] = []
    at, count, high = 0, len(words), _HIGH
    while at < count:
        while at + 4 <= count and not (words[at] | words[at + 1] | words[at + 2] | words[at + 3]) & high:
            at += 4  # most of a page
        while at < count and not words[at] & high:
            at += 1
        begins = at
        while at < count and words[at] & high:
            at += 1
        if at > begins:
            stretches.append(data[max(0, begins * _BYTES - 1) : at * _BYTES + 1 if at < count else len(data)])
    is_told = count > 0 and words[count - 1] & high
    if not is_told and not data[count * _BYTES :].isascii():
        stretches.append(data[max(0, count * _BYTES - 1) :])
    return b"".join(stretches)


def controls(data: bytes, end: int) -> int:
    """Return how many controls that no text holds stand in ``data`` before ``end``."""
    signs, table, high, blank = data, IS_CONTROL, _HIGH, _BLANK
    whole = min(end, len(data)) // _BYTES
    words = memoryview(data)[: whole * _BYTES].cast("Q")
    found = 0
    for at in range(whole):
        word = words[at]
        if (word - blank) & ~word & high:  # one of its bytes is less than a blank, or of more than ASCII beside one
            for place in range(at * _BYTES, at * _BYTES + _BYTES):
                found += table[signs[place]]
    for place in range(whole * _BYTES, min(end, len(data))):
        found += table[signs[place]]
    return found
