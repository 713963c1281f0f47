"""How a field that nobody may change is set: compiled, these are functions of Python's own, called as such."""

from __future__ import annotations

from typing import Any

put = object.__setattr__


def new(noun: type[Any], items: int) -> Any:
    """Return an empty noun; ``items``: 0."""
    return object.__new__(noun)
