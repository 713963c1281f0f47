"""Our captures, kept for ever: standard WARC/1.1 records, each in a gzip member of its own.

`captures/00001.warc.gz`, `00002.warc.gz` … hold them in the order in which they came. Any WARC reader opens these
files; docs/capture.md says how.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from onrecord.capture.found import Found, Whole, refused
from onrecord.capture.locks import locked
from onrecord.capture.members import Broken, Member, mark, member, members, new_mark, tail
from onrecord.capture.records import Record, capture_id, capture_record, kept_capture, kept_whole, payload, whole_record
from onrecord.model import Capture, Payload, Problem
from onrecord.problems import BadRecord
from onrecord.settings import Settings

__all__ = ["Archive", "capture_id"]

_NAME = re.compile(r"(\d{5,9})\.warc\.gz")


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
        waiting = [whole_record(whole, now) for whole in wholes] + [capture_record(found, now) for found in items]
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
        kept = payload(part) if isinstance(part, Member) else None
        if kept is None or sha256(kept.data).hexdigest() != capture.digest:
            raise BadRecord(f"the archive is damaged: {place} does not hold capture {capture.id}")
        return Payload(capture.id, capture.source, capture.url, capture.media_type, capture.captured, kept.data)

    def whole(self, digest: str) -> Whole:
        """Return an export as it came, by its digest. Reads the archive from its beginning. Raises BadRecord."""
        for path in self._files():
            with path.open("rb") as file:
                for part in members(file, 0):
                    whole = kept_whole(part, digest) if isinstance(part, Member) else None
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

    def _fitting(self, waiting: Sequence[Record], at: int) -> list[Record]:
        """Return those of ``waiting`` that begin before the file is full; at least one."""
        batch: list[Record] = []
        for record in waiting:
            if batch and at >= self._max_bytes:
                break
            batch.append(record)
            at += record.size
        return batch


def _write(path: Path, at: int, batch: Sequence[Record]) -> list[Capture]:
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
                made = kept_capture(part, path) if isinstance(part, Member) else _damage(part, path)
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


def _recovered(path: Path, acknowledged: int) -> list[Capture]:
    with path.open("rb") as file:
        broken = tail(file)
    if broken and broken.start > acknowledged:
        os.truncate(path, broken.start)
    return [each for each in _captures(path, max(0, acknowledged)) if isinstance(each, Capture)]
