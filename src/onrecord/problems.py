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


class BadReader(OnRecordError):
    """An outside reader that cannot be asked at all: a wrong address, model, key or folder."""


class NoAnswer(OnRecordError):
    """An outside reader that gave no usable answer about one text; it may about the next."""


class MissingExtra(OnRecordError):
    """A part that an optional dependency brings; the message names the extra to install."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional part: pip install 'onrecord[{extra}]'")
