"""Web pages saved as one file: ``.mhtml`` of Chrome, Firefox and Internet Explorer, ``.webarchive`` of Safari."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import Any

from onrecord.clean.decode import Decoded, decode

_MOST_PARTS = 5_000  # pictures and style sheets of one page
_MARKUP = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The main page in the file, and its address where the file tells it."""

    page: Decoded
    url: str
    trouble: str = ""


def read_mhtml(data: bytes) -> SavedPage:
    """Return the page of a ``multipart/related`` file: the part that ``start`` or its address names, else the first."""
    try:
        message = message_from_bytes(data)
        parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)]
    except (MessageError, ValueError, LookupError, RecursionError):
        return SavedPage(decode(b""), "", "a saved page whose parts cannot be told apart")
    pages = [part for part in parts if part.get_content_type() in _MARKUP and not part.is_multipart()]
    if not pages:
        return SavedPage(decode(b""), "", "a saved page without HTML")
    main = _main(message, pages)
    decoded = _decoded(main)
    if "<frameset" in decoded.text[:50_000].lower():
        # The page itself is only a frame; what was read stood in the largest of those inside.
        decoded = max((decoded, *map(_decoded, pages[:20])), key=lambda each: len(each.text))
    return SavedPage(decoded, _location(message, "snapshot-content-location") or _location(main, "content-location"))


def _main(message: Message, pages: Sequence[Message]) -> Message:
    start = str(message.get_param("start", "") or "").strip()
    snapshot = _location(message, "snapshot-content-location") or _location(message, "content-location")
    for part in pages:
        if (start and str(part.get("content-id", "")).strip() == start) or (
            not start and snapshot and _location(part, "content-location") == snapshot
        ):
            return part
    return pages[0]


def _location(part: Message, field: str) -> str:
    return "".join(str(part.get(field, "")).split())[:8_192]


def _decoded(part: Message) -> Decoded:
    payload = part.get_payload(decode=True)
    return decode(payload if isinstance(payload, bytes) else b"", str(part.get("content-type", "")), markup=True)


def read_webarchive(data: bytes) -> SavedPage:
    """Return the main resource of a ``.webarchive``, a property list of Apple's."""
    try:
        resource: Any = plistlib.loads(data)["WebMainResource"]
        body, charset = resource["WebResourceData"], resource.get("WebResourceTextEncodingName", "")
        url = str(resource.get("WebResourceURL", ""))[:8_192]
    # plistlib raises a dozen kinds of error for damaged lists, those of bytes it was not made for among them.
    except Exception:
        return SavedPage(decode(b""), "", "a web archive that cannot be read")
    if not isinstance(body, bytes):
        return SavedPage(decode(b""), "", "a web archive without a page")
    return SavedPage(decode(body, f"text/html; charset={charset}" if charset else "text/html", markup=True), url)
