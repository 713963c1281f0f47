"""Reading without ever holding more than asked for: pieces, gzip that refuses a bomb, transfer codings undone."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any, Protocol

from onrecord.problems import BadSource

PIECE = 64 * 1024  # bytes read at a time; also what is looked at to tell what a file is
FREE_BYTES = 4 * 1024 * 1024  # what compressed input may become before its ratio counts: small text packs well
_CODINGS_MAX = 3


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes: ...


class Lined(Readable, Protocol):
    """Anything that gives bytes and lines."""

    def readline(self, size: int = -1, /) -> bytes: ...


class CutShort(BadSource):
    """Input that ends in the middle of something."""


class Inflated(io.RawIOBase):
    """The bytes inside a gzip stream of one or many members.

    Raises BadSource where they are damaged or grow beyond ``ratio`` times their packed size, CutShort where they end
    in the middle; what came before is given out first.
    """

    def __init__(self, packed: Readable, *, ratio: int) -> None:
        self._packed = packed
        self._ratio = ratio
        self._zlib = zlib.decompressobj(31)
        self._pending = b""
        self._taken = 0
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            piece = self._piece(len(buffer))
            if piece:
                buffer[: len(piece)] = piece
                return len(piece)
            if self._zlib.eof:
                if not self._next_member():
                    return 0
            elif not self._pending and not self._more():
                raise CutShort("ends in the middle of its compressed part")

    def _piece(self, size: int) -> bytes:
        if self._zlib.eof:
            return b""
        try:
            piece = self._zlib.decompress(self._pending, size)
        except zlib.error:
            raise BadSource("cannot be decompressed: its gzip part is damaged") from None
        self._pending = self._zlib.unused_data if self._zlib.eof else self._zlib.unconsumed_tail
        self._given += len(piece)
        if self._given > FREE_BYTES + self._ratio * self._taken:
            raise BadSource(
                f"is a gzip bomb: it grows more than {self._ratio} times (ONRECORD_EXPAND_RATIO_MAX) when decompressed"
            )
        return piece

    def _next_member(self) -> bool:
        # Some writers pad with zeros after the last member; the gzip tools ignore them as well.
        while True:
            self._pending = self._pending.lstrip(b"\0")
            if self._pending:
                break
            if not self._more():
                return False
        self._zlib = zlib.decompressobj(31)
        return True

    def _more(self) -> bool:
        self._pending = self._packed.read(PIECE)
        self._taken += len(self._pending)
        return bool(self._pending)


class _Rejoined(io.RawIOBase):
    """A beginning that was read already, then the rest, then the error that reading the beginning met."""

    def __init__(self, head: bytes, rest: Readable, error: BadSource | None) -> None:
        self._head = memoryview(head)
        self._rest = rest
        self._error = error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._head:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
            buffer[: len(piece)] = piece
            return len(piece)
        if self._error:
            raise self._error
        rest = self._rest.read(min(len(buffer), PIECE))
        buffer[: len(rest)] = rest
        return len(rest)


class Peeked:
    """A stream whose first bytes can be looked at: ``head``, up to `PIECE` of them, still stand in ``stream``."""

    def __init__(self, stream: Readable) -> None:
        head, error = bytearray(), None
        try:
            while len(head) < PIECE and (piece := stream.read(PIECE - len(head))):
                head += piece
        except BadSource as met:
            error = met
        self.head = bytes(head)
        self.stream = io.BufferedReader(_Rejoined(self.head, stream, error), PIECE)
        if error and not head:
            raise error


def inflated(stream: Readable, *, ratio: int) -> Readable:
    """Return what is inside a gzip stream; see `Inflated`."""
    return Inflated(stream, ratio=ratio)


def whole(stream: Readable, limit: int) -> bytes:
    """Return all that is left of ``stream``. Raises BadSource past ``limit`` bytes."""
    pieces = bytearray()
    while piece := stream.read(PIECE):
        pieces += piece
        if len(pieces) > limit:
            raise too_large(limit)
    return bytes(pieces)


def too_large(limit: int) -> BadSource:
    return BadSource(f"is larger than {limit:,} bytes, the most that one capture may have (ONRECORD_CAPTURE_MAX_BYTES)")


def lines(stream: Lined, limit: int) -> Iterator[bytes | None]:
    """Yield each line with its end, and None in place of each that is longer than ``limit`` bytes."""
    while line := stream.readline(limit + 1):
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(PIECE)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line


def skip(stream: Readable, size: int) -> None:
    """Read past ``size`` bytes. Raises CutShort where there are fewer."""
    while size > 0:
        piece = stream.read(min(size, PIECE))
        if not piece:
            raise CutShort("ends in the middle of a record")
        size -= len(piece)


def decoded(body: bytes, codings: str, limit: int) -> bytes:
    """Return a body with its HTTP content codings undone, ``gzip`` or ``deflate``, at most ``limit`` bytes.

    A body that is not coded as its headers say is given back as it is: many crawlers store it decoded under the old
    headers. Raises BadSource for other codings and for too many bytes.
    """
    names = [name.strip().lower() for name in codings.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if len(names) > _CODINGS_MAX:
        raise BadSource(f"is packed {len(names)} times over")
    for name in reversed(names):
        if name in ("gzip", "x-gzip"):
            body = _unpacked(body, (31,), limit)
        elif name == "deflate":
            body = _unpacked(body, (15, -15), limit)
        else:
            raise BadSource(f"is packed as {name[:20]!r}; only gzip and deflate can be undone")
    return body


def _unpacked(body: bytes, windows: tuple[int, ...], limit: int) -> bytes:
    for window in windows:
        unpack = zlib.decompressobj(window)
        try:
            out = unpack.decompress(body, limit + 1)
        except zlib.error:
            continue
        if len(out) > limit:
            raise too_large(limit)
        return out
    return body


def unchunked(body: bytes) -> bytes:
    """Return a body with its chunked transfer coding undone, or as it is where it was not chunked after all."""
    out, at = bytearray(), 0
    while True:
        end = body.find(b"\n", at, at + 256)
        size = _chunk_size(body[at:end]) if end >= 0 else None
        if size is None:
            return bytes(out) if out else body
        if size == 0:
            return bytes(out)
        out += body[end + 1 : end + 1 + size]
        at = end + 1 + size
        at += 2 if body[at : at + 2] == b"\r\n" else 1


def _chunk_size(line: bytes) -> int | None:
    digits = line.partition(b";")[0].strip()
    if not 0 < len(digits) <= 8 or digits.strip(b"0123456789abcdefABCDEF"):
        return None
    return int(digits, 16)
