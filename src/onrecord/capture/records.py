"""One record of our archive: a capture, or a whole export, as a WARC record in a gzip member; written and read."""

from __future__ import annotations

import io
import uuid
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

from onrecord.capture import warc
from onrecord.capture.found import Found, Whole, instant, storable
from onrecord.capture.members import MARK_SIZE, Member, packed
from onrecord.model import Capture, Payload, address
from onrecord.problems import BadSource

SOURCE_MAX_CHARS = 16_384  # a path and an address in it; keeps the header lines within what `warc` reads
_URI = "!#$&'()*+,/:;=?@[]~%"  # what may stand in a URI beside letters and digits
_PRINTABLE = "".join(map(chr, range(33, 127))).replace("%", "")  # spaces are not safe: they would be lost at either end


def capture_id(found: Found) -> str:
    """Return the id that ``found`` has once it is kept. The same bytes from the same address are one capture."""
    return address("capture", storable(found.url), sha256(found.data).hexdigest())


@dataclass(frozen=True, slots=True)
class Record:
    """A capture, or a whole export, packed for the archive; its place is not known before it is written."""

    capture: Capture | None  # None: a whole export
    packed: bytes  # without its mark

    @property
    def size(self) -> int:
        return MARK_SIZE + len(self.packed)


def capture_record(found: Found, now: str) -> Record:
    """Return a capture to be written; ``now`` dates it where its own time is not known."""
    digest = sha256(found.data)
    media = found.media_type if found.media_type.isascii() and found.media_type.isprintable() else ""
    capture = Capture(
        id=capture_id(found),
        source=storable(found.source)[:SOURCE_MAX_CHARS],
        url=storable(found.url),
        media_type=media.strip() or "application/octet-stream",
        digest=digest.hexdigest(),
        size=len(found.data),
        captured=storable(found.captured),
        archive="",
        offset=0,
        file=found.whole.digest if found.whole else "",
        place=found.place if found.whole else "",
    )
    return Record(capture, packed(_written(capture, found.data, now)))


def whole_record(whole: Whole, now: str) -> Record:
    """Return an export to be written."""
    date = instant(now) or "1970-01-01T00:00:00Z"
    fields = [
        *_standard(date, f"urn:sha256:{whole.digest}", whole.digest, whole.media_type, len(whole.data)),
        ("OnRecord-File", quote(storable(whole.source)[:SOURCE_MAX_CHARS], safe=_PRINTABLE)),
        ("OnRecord-Service", whole.service),
    ]
    return Record(None, packed(_block(fields, whole.data)))


def _standard(date: str, target: str, digest: str, media_type: str, length: int) -> list[tuple[str, str]]:
    base32 = b32encode(bytes.fromhex(digest)).decode()
    return [
        ("WARC-Type", "resource"),
        ("WARC-Record-ID", f"<{uuid.uuid4().urn}>"),
        ("WARC-Date", date),
        ("WARC-Target-URI", target),
        ("WARC-Block-Digest", f"sha256:{base32}"),
        ("WARC-Payload-Digest", f"sha256:{base32}"),
        ("Content-Type", media_type),
        ("Content-Length", str(length)),
    ]


def _written(capture: Capture, body: bytes, now: str) -> bytes:
    target = quote(capture.url, safe=_URI) or f"urn:sha256:{capture.digest}"
    date = instant(capture.captured) or instant(now) or "1970-01-01T00:00:00Z"
    fields = _standard(date, target, capture.digest, capture.media_type, len(body))
    fields.append(("OnRecord-Source", quote(capture.source, safe=_PRINTABLE)))
    # What the standard fields cannot say exactly stands in fields of ours, so that a rebuild reads the same capture.
    if target != capture.url:
        fields.append(("OnRecord-URL", quote(capture.url, safe=_PRINTABLE)))
    if date != capture.captured:
        fields.append(("OnRecord-Captured", quote(capture.captured, safe=_PRINTABLE)))
    if capture.file:
        fields.append(("OnRecord-Within", f"sha256:{capture.file} {capture.place}"))
    return _block(fields, body)


def _block(fields: Sequence[tuple[str, str]], body: bytes) -> bytes:
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return b"".join((b"WARC/1.1\r\n", head.encode("ascii"), b"\r\n", body, b"\r\n\r\n"))


def _read(part: Member, field: str) -> tuple[warc.Head, bytes] | None:
    """Return the header and the body of a member, None where it holds no record of ours with this field."""
    stream = io.BytesIO(part.block)
    try:
        head = warc.head(stream)
    except BadSource:
        return None
    if head is None or field not in head.fields:
        return None
    body = stream.read(head.length)
    return (head, body) if len(body) == head.length else None


def kept_whole(part: Member, digest: str) -> Whole | None:
    """Return the export of this digest where a member holds it."""
    if digest.encode() not in part.block[:4096]:
        return None
    kept = _read(part, warc.FILE)
    if kept is None or sha256(kept[1]).hexdigest() != digest:
        return None
    return warc.whole_of(*kept)


def payload(part: Member) -> Payload | None:
    """Return the capture that a member holds, None where it holds none of ours."""
    read = _read(part, warc.SOURCE)
    return _payload_of(*read) if read else None


def _payload_of(head: warc.Head, body: bytes) -> Payload:
    target, captured = head["warc-target-uri"], head["warc-date"]
    url = unquote(head[warc.URL]) if warc.URL in head.fields else target
    captured = unquote(head[warc.CAPTURED]) if warc.CAPTURED in head.fields else captured
    return Payload("", unquote(head[warc.SOURCE]), url, head["content-type"], captured, body)


def kept_capture(part: Member, path: Path) -> Capture | None:
    """Return the capture that a member of the file ``path`` holds, None where it holds none of ours."""
    read = _read(part, warc.SOURCE)
    if read is None:
        return None
    kept = _payload_of(*read)
    digest = sha256(kept.data).hexdigest()
    file, place = warc.within(read[0])
    return Capture(
        address("capture", kept.url, digest),
        kept.source,
        kept.url,
        kept.media_type,
        digest,
        len(kept.data),
        kept.captured,
        path.name,
        part.start,
        file,
        place,
    )
