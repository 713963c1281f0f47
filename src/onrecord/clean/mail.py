"""A newsletter or a forwarded report: one e-mail message."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from onrecord.clean.decode import decode

_MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class Mail:
    """The message's text or HTML, and what its headers declare."""

    text: str
    is_markup: bool
    encoding: str
    declared: tuple[tuple[str, str], ...]


def read_mail(data: bytes) -> Mail:
    """Return the message in ``data``: its HTML part where it has one, else its text."""
    try:
        message = message_from_bytes(data)
        parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)]
    except (MessageError, ValueError, LookupError, RecursionError):
        decoded = decode(data)
        return Mail(decoded.text, False, decoded.encoding, ())
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and not part.is_multipart() and not part.get_filename():
                return _of(message, part, kind == "text/html")
    return Mail("", False, "", _declared(message))


def _of(message: Message, part: Message, is_markup: bool) -> Mail:
    payload = part.get_payload(decode=True)
    content_type = str(part.get("content-type", ""))
    decoded = decode(payload if isinstance(payload, bytes) else b"", content_type, markup=is_markup)
    return Mail(decoded.text, is_markup, decoded.encoding, _declared(message))


def _declared(message: Message) -> tuple[tuple[str, str], ...]:
    name, address = parseaddr(_header(message, "from"))
    values = [("title", _header(message, "subject")), ("author", name or address), ("published", _date(message))]
    return tuple((each, value) for each, value in values if value)


def _date(message: Message) -> str:
    written = _header(message, "date")
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, OverflowError):
        return written


def _header(message: Message, name: str) -> str:
    value = str(message.get(name, ""))[:2_000]
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except (MessageError, ValueError, LookupError):
        return " ".join(value.split())
