"""Which reader an address, a folder or a name means."""

from __future__ import annotations

from onrecord.outside.told import Reader
from onrecord.settings import Settings


def reader_at(where: str, model: str, settings: Settings, *, fetch: bool = False, vectors: bool = False) -> Reader:
    """Return the reader at ``where``: an endpoint that serves ``model`` at an http(s) address, else a token tagger.

    ``vectors``: the model turns texts into vectors. ``fetch`` allows a tagger that is not on this machine to be got.
    Raises BadReader for what is neither, MissingExtra.
    """
    if vectors:
        from onrecord.outside.embedder import Embedder

        return Embedder(where, model, settings)
    if "://" in where:
        from onrecord.outside.endpoint import Endpoint

        return Endpoint(where, model, settings)
    from onrecord.outside.tagger import Tagger

    return Tagger(where, fetch=fetch)
