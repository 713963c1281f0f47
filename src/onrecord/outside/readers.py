"""Which reader an address, a folder or a name means."""

from __future__ import annotations

from onrecord.outside.told import Reader
from onrecord.settings import Settings


def reader_at(where: str, model: str, settings: Settings) -> Reader:
    """Return the reader at ``where``: an http(s) address of an endpoint that serves ``model``.

    Raises BadReader for what is neither.
    """
    from onrecord.outside.endpoint import Endpoint

    return Endpoint(where, model, settings)
