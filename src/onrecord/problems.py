"""What can go wrong in a way that a caller can act on.

What a page fails to tell is none of these: it is a `model.Problem` on record, with its place.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Anything this package raises on purpose. The message says what was wrong and what to do next."""


class BadSource(OnRecordError):
    """A file, folder or address that cannot be read as a capture."""


class NotOnRecord(OnRecordError):
    """An id or a name that this record does not hold."""


class BadRecord(OnRecordError):
    """A folder that is no record of ours, or one that cannot be written."""


class BadRequest(OnRecordError):
    """A question or a change with a value it cannot take."""


class MissingExtra(OnRecordError):
    """A part that an optional dependency brings; the message names the extra to install."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional part: pip install 'onrecord[{extra}]'")
