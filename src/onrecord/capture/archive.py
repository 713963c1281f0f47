"""Our captures, kept for ever: standard WARC/1.1 records, each in a gzip member of its own.

`captures/00001.warc.gz`, `00002.warc.gz` … hold them in the order in which they came. Any WARC reader opens these
files; docs/capture.md says how.
"""

from __future__ import annotations

import io
import os
import re
import uuid
from base64 import b32encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

from onrecord.capture import warc
from onrecord.capture.found import Found, Whole, instant, refused, storable
from onrecord.capture.locks import locked
from onrecord.capture.members import MARK_SIZE, Broken, Member, mark, member, members, new_mark, packed, tail
from onrecord.model import Capture, Payload, Problem, address
from onrecord.problems import BadRecord, BadSource
from onrecord.settings import Settings

SOURCE_MAX_CHARS = 16_384  # a path and an address in it; keeps the header lines within what `warc` reads
_NAME = re.compile(r"(\d{5,9})\.warc\.gz")
_URI = "!#$&'()*+,/:;=?@[]~%"  # what may stand in a URI beside letters and digits
_PRINTABLE = "".join(map(chr, range(33, 127))).replace("%", "")  # spaces are not safe: they would be lost at either end


def capture_id(found: Found) -> str:
    """Return the id that ``found`` has once it is kept. The same bytes from the same address are one capture."""
    return address("capture", storable(found.url), sha256(found.data).hexdigest())


@dataclass(frozen=True, slots=True)
class _Record:
    """A capture, or a whole export, packed for the archive; its place is not known before it is written."""

    capture: Capture | None  # None: a whole export
    packed: bytes  # without its mark

    @property
    def size(self) -> int:
        return MARK_SIZE + len(self.packed)


class Archive:
    """The folder of WARC files of one record. Nothing in it is ever changed; records are only added."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self._max_bytes = settings.archive_max_bytes

    def append(self, items: Sequence[Found], now: str, wholes: Sequence[Whole] = ()) -> list[Capture]:
        """Keep ``items`` and return them as captures; on return they are on the disk.

        ``wholes`` are the exports that some were cut from, where the archive has them not yet; they are kept first.
        ``now`` (UTC, ISO 8601) dates records whose own time is not known. Raises BadRecord where nothing can be
        written; then none of ``items`` is kept in the file that failed.
        """
        waiting = [_whole_record(whole, now) for whole in wholes] + [_record(found, now) for found in items]
        kept: list[Capture] = []
        if not waiting:
            return kept
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with locked(self.folder / ".lock"):
                path, at = self._last()
                while waiting:
                    batch = self._fitting(waiting, at)
                    kept += _write(path, at, batch)
                    waiting = waiting[len(batch) :]
                    path, at = self._next(path), 0
        except OSError as error:
            raise BadRecord(f"cannot write captures to {self.folder}: {error.strerror or error}") from None
        return kept

    def read(self, capture: Capture) -> Payload:
        """Return the bytes of ``capture`` as they came. Raises BadRecord where the archive no longer gives them."""
        place = f"{self.folder / capture.archive} at byte {capture.offset}"
        try:
            with (self.folder / capture.archive).open("rb") as file:
                part = member(file, capture.offset)
        except OSError as error:
            raise BadRecord(f"cannot read {place}: {error.strerror or error}") from None
        kept = _payload(part) if isinstance(part, Member) else None
        if kept is None or sha256(kept.data).hexdigest() != capture.digest:
            raise BadRecord(f"the archive is damaged: {place} does not hold capture {capture.id}")
        return Payload(capture.id, capture.source, capture.url, capture.media_type, capture.captured, kept.data)

    def whole(self, digest: str) -> Whole:
        """Return an export as it came, by its digest. Reads the archive from its beginning. Raises BadRecord."""
        for path in self._files():
            with path.open("rb") as file:
                for part in members(file, 0):
                    whole = _kept_whole(part, digest) if isinstance(part, Member) else None
                    if whole:
                        return whole
        raise BadRecord(f"the archive in {self.folder} holds no export of digest {digest}")

    def captures(self) -> Iterator[Capture | Problem]:
        """Yield every capture in the order in which they were kept, and a Problem for each damaged or torn part."""
        for path in self._files():
            yield from _captures(path, 0)

    def recover(self, ends: Mapping[str, int]) -> list[Capture]:
        """Make good after a crash: return the whole records that nobody has acknowledged, cut off the torn ends.

        ``ends`` gives, for each file, the offset of the last capture that is known to be acknowledged. It is returned
        again with those after it; where a file is not in ``ends``, all that it holds are returned. An acknowledged
        record that was damaged since is left as it is.
        """
        if not self.folder.is_dir():
            return []
        try:
            with locked(self.folder / ".lock"):
                return [each for path in self._files() for each in _recovered(path, ends.get(path.name, -1))]
        except OSError as error:
            raise BadRecord(f"cannot recover captures in {self.folder}: {error.strerror or error}") from None

    def _files(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        named = [(int(match[1]), path) for path in self.folder.iterdir() if (match := _NAME.fullmatch(path.name))]
        return [path for _, path in sorted(named)]

    def _last(self) -> tuple[Path, int]:
        """Return the file to append to and the byte to begin at, past its last whole record."""
        files = self._files()
        if not files:
            return self.folder / "00001.warc.gz", 0
        with files[-1].open("rb") as file:
            broken, size = tail(file), file.seek(0, 2)
        if broken and not broken.is_torn:
            # Damage, not a write that a crash cut off: it may be an acknowledged record. Leave it for a person.
            return self._next(files[-1]), 0
        at = broken.start if broken else size
        return (self._next(files[-1]), 0) if at >= self._max_bytes else (files[-1], at)

    def _next(self, path: Path) -> Path:
        return self.folder / f"{int(path.name.partition('.')[0]) + 1:05}.warc.gz"

    def _fitting(self, waiting: Sequence[_Record], at: int) -> list[_Record]:
        """Return those of ``waiting`` that begin before the file is full; at least one."""
        batch: list[_Record] = []
        for record in waiting:
            if batch and at >= self._max_bytes:
                break
            batch.append(record)
            at += record.size
        return batch


def _record(found: Found, now: str) -> _Record:
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
    return _Record(capture, packed(_written(capture, found.data, now)))


def _whole_record(whole: Whole, now: str) -> _Record:
    date = instant(now) or "1970-01-01T00:00:00Z"
    fields = [
        *_standard(date, f"urn:sha256:{whole.digest}", whole.digest, whole.media_type, len(whole.data)),
        ("OnRecord-File", quote(storable(whole.source)[:SOURCE_MAX_CHARS], safe=_PRINTABLE)),
        ("OnRecord-Service", whole.service),
    ]
    return _Record(None, packed(_block(fields, whole.data)))


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


def _write(path: Path, at: int, batch: Sequence[_Record]) -> list[Capture]:
    """Write ``batch`` at byte ``at``, which must be the end of the last whole record; what lies beyond is cut off."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    try:
        os.ftruncate(handle, at)
        begins = _mark(handle, at)
        try:
            _write_all(handle, b"".join(begins + record.packed for record in batch))
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, at)  # a full disk: what was there stays whole
            raise
    finally:
        os.close(handle)
    if at == 0:
        _sync_folder(path.parent)
    kept = []
    for record in batch:
        if record.capture:
            kept.append(replace(record.capture, archive=path.name, offset=at))
        at += record.size
    return kept


def _mark(handle: int, at: int) -> bytes:
    """Return what a member to be written at byte ``at`` begins with, and go there."""
    with os.fdopen(os.dup(handle), "rb") as file:
        begins = mark(file) if at else b""
    os.lseek(handle, at, os.SEEK_SET)
    return begins or new_mark()


def _write_all(handle: int, block: bytes) -> None:
    rest = memoryview(block)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _sync_folder(folder: Path) -> None:
    # Without this, a power cut could lose the file's name; Windows has no handle on a folder and needs none.
    if os.name == "posix":
        for each in (folder, folder.parent):
            handle = os.open(each, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _captures(path: Path, start: int) -> Iterator[Capture | Problem]:
    try:
        with path.open("rb") as file:
            for part in members(file, start):
                made = _capture(part, path) if isinstance(part, Member) else _damage(part, path)
                if made:
                    yield made
    except OSError as error:
        yield refused(_place(path), f"cannot be read: {error.strerror or error}")


def _damage(part: Broken, path: Path) -> Problem:
    # Named from the record's folder on, so that a record that moved has the same problems.
    what = "a write that never finished" if part.is_torn else "damaged; its record cannot be read"
    return refused(_place(path), f"bytes {part.start} to {part.end}: {what}")


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


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


def _kept_whole(part: Member, digest: str) -> Whole | None:
    if digest.encode() not in part.block[:4096]:
        return None
    kept = _read(part, warc.FILE)
    if kept is None or sha256(kept[1]).hexdigest() != digest:
        return None
    return warc.whole_of(*kept)


def _payload(part: Member) -> Payload | None:
    """Return the capture that a member holds, None where it holds none of ours."""
    read = _read(part, warc.SOURCE)
    return _payload_of(*read) if read else None


def _payload_of(head: warc.Head, body: bytes) -> Payload:
    target, captured = head["warc-target-uri"], head["warc-date"]
    url = unquote(head[warc.URL]) if warc.URL in head.fields else target
    captured = unquote(head[warc.CAPTURED]) if warc.CAPTURED in head.fields else captured
    return Payload("", unquote(head[warc.SOURCE]), url, head["content-type"], captured, body)


def _capture(part: Member, path: Path) -> Capture | Problem | None:
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


def _recovered(path: Path, acknowledged: int) -> list[Capture]:
    with path.open("rb") as file:
        broken = tail(file)
    if broken and broken.start > acknowledged:
        os.truncate(path, broken.start)
    return [each for each in _captures(path, max(0, acknowledged)) if isinstance(each, Capture)]
