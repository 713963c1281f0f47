"""News coverage as a sourced record: who said what, to whom, when, through whom, and which outlet left it out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord import native

if TYPE_CHECKING:
    from onrecord.record.record import Record

__version__ = "0.1.0"

native.choose()


def open(folder: str | os.PathLike[str]) -> Record:
    """Open the record in ``folder``, or make one where there is nothing. Raises `problems.BadRecord`."""
    from onrecord.record.record import Record

    return Record(Path(folder))


def __getattr__(name: str) -> Any:
    """Give `Record` and the nouns on first use: importing the package stays quick."""
    if not name[:1].isupper():  # a submodule on its way in
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    home = "onrecord.record.record" if name == "Record" else "onrecord.model"
    return getattr(import_module(home), name)


__all__ = ["Record", "open"]
