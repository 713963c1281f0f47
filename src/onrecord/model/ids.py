"""Ids: content addresses."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256


def address(*parts: object) -> str:
    """Return the id of a thing from what makes it itself: 16 hexadecimal digits."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def addresses(*parts: object) -> Callable[[object], str]:
    """Return what gives ``address(*parts, last)`` for each ``last``: what all have in common is written once."""
    common = "\x1f".join([*map(str, parts), ""])

    def of(last: object) -> str:
        return sha256(f"{common}{last!s}".encode("utf-8", "surrogatepass")).hexdigest()[:16]

    return of
