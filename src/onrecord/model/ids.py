"""Ids: content addresses."""

from __future__ import annotations

from hashlib import sha256


def digest(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a text, half a surrogate pair written as it is."""
    written = sha256(text.encode("utf-8", "surrogatepass")).digest()
    return written[:8].hex()


def address(*parts: object) -> str:
    """Return the id of a thing from what makes it itself: 16 hexadecimal digits."""
    return digest("\x1f".join([str(each) for each in parts]))


def addresses(*parts: object) -> Addresses:
    """Return what gives ``address(*parts, last)`` for each ``last``: what all have in common is written once."""
    return Addresses("\x1f".join([*map(str, parts), ""]))


class Addresses:
    """Gives the ids of things that differ in the last of their parts."""

    def __init__(self, common: str) -> None:
        self.common = common

    def __call__(self, last: object) -> str:
        return self.of(str(last))

    def of(self, last: str) -> str:
        return digest(self.common + last)
