"""Gzip members one after the other in a file, each one WARC record: written, read, found again after a crash."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.capture.streams import PIECE

MARK_SIZE = 10
_PLAIN = b"\x1f\x8b\x08\x00"  # gzip, deflate, no optional fields


@dataclass(frozen=True, slots=True)
class Member:
    """One whole gzip member."""

    start: int  # bytes of the file
    end: int
    block: bytes  # what is inside


@dataclass(frozen=True, slots=True)
class Broken:
    """Bytes of a file that are no whole member."""

    start: int
    end: int
    is_torn: bool  # they stop in the middle, at the end of the file: a write that never finished


def new_mark() -> bytes:
    """Return the ten bytes with which every member of a new file shall begin, so that it can be found from behind.

    Its time field is random: no capture can hold the mark on purpose, and so nothing in a capture is ever mistaken
    for the beginning of a record.
    """
    return _PLAIN + os.urandom(4) + b"\x00\xff"


def mark(file: BinaryIO) -> bytes:
    """Return the mark of ``file``, "" where it begins with none: then it can only be read forwards."""
    file.seek(0)
    first = file.read(MARK_SIZE)
    return first if len(first) == MARK_SIZE and first.startswith(_PLAIN) else b""


def packed(block: bytes) -> bytes:
    """Return ``block`` as one gzip member, all but the mark that goes before it."""
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15)
    sums = zlib.crc32(block).to_bytes(4, "little") + (len(block) & 0xFFFFFFFF).to_bytes(4, "little")
    return b"".join((deflate.compress(block), deflate.flush(), sums))


def member(file: BinaryIO, start: int) -> Member | Broken:
    """Return what begins at byte ``start``."""
    file.seek(start)
    inflate = zlib.decompressobj(31)
    block, at = [], start
    while not inflate.eof:
        piece = file.read(PIECE)
        if not piece:
            return Broken(start, at, is_torn=True)
        at += len(piece)
        try:
            block.append(inflate.decompress(piece))
        except zlib.error:
            return Broken(start, at, is_torn=False)
    return Member(start, at - len(inflate.unused_data), b"".join(block))


def members(file: BinaryIO, start: int = 0) -> Iterator[Member | Broken]:
    """Yield the members from byte ``start`` on. After damage, reading goes on at the next whole marked member."""
    size, begins = file.seek(0, 2), mark(file)
    while start < size:
        part = member(file, start)
        if isinstance(part, Broken):
            following = _next_whole(file, begins, start + 1, size)
            yield Broken(start, following, part.is_torn and following == size)
            start = following
        else:
            yield part
            start = part.end


def _next_whole(file: BinaryIO, begins: bytes, start: int, size: int) -> int:
    """Return where the next whole marked member begins at or after ``start``, ``size`` where there is none."""
    while begins and start < size:
        file.seek(start)
        window = file.read(PIECE + MARK_SIZE - 1)
        at = window.find(begins)
        if at < 0:
            start += PIECE
        elif isinstance(member(file, start + at), Member):
            return start + at
        else:
            start += at + 1
    return size


def tail(file: BinaryIO) -> Broken | None:
    """Return what follows the last whole member of ``file``, None where nothing does.

    Reads backwards as far as that member only, so that a file of any size is checked at once.
    """
    size = file.seek(0, 2)
    broken = None
    for part in members(file, _last_whole(file, size)):
        broken = part if isinstance(part, Broken) else None
    return broken


def _last_whole(file: BinaryIO, size: int) -> int:
    """Return where the last whole marked member begins, 0 where there is none."""
    begins, end = mark(file), size  # it begins before ``end``
    while begins and end > 0:
        start = max(0, end - PIECE)
        file.seek(start)
        # The window reaches past ``end`` by as much as a mark that begins before it.
        at = file.read(end - start + MARK_SIZE - 1).rfind(begins)
        if at < 0:
            end = start
        elif isinstance(member(file, start + at), Member):
            return start + at
        else:
            end = start + at
    return 0
