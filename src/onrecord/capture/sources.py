"""What can be added to a record: files, folders, globs, standard input and web addresses, and what lies in them.

Everything is read as a stream: never more than one capture is held. What cannot be read gives one `Problem` that says
why and what to do; the rest goes on.
"""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from onrecord.capture import jsonl, streams
from onrecord.capture.exports import export_captures
from onrecord.capture.found import Found, Handed, refused, storable, web_address
from onrecord.capture.saved import saved
from onrecord.capture.sniff import MEDIA, Kind, Sniffed, sniffed
from onrecord.manuscripts.docx import DOCUMENT
from onrecord.manuscripts.odt import CONTENT
from onrecord.model import Problem
from onrecord.problems import BadSource
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.capture.follow import Follower

__all__ = ["Found", "found"]

_SINGLE = frozenset((Kind.HTML, Kind.TEXT, Kind.PDF, Kind.RTF, Kind.MAIL, Kind.MHTML, Kind.WEBARCHIVE))
_ZIPPED = {DOCUMENT: Kind.DOCX, CONTENT: Kind.ODT}  # what lies in the zip -> what it is


@dataclass(frozen=True, slots=True)
class Opened:
    """One file, pipe or answer of a server, open for reading."""

    source: str
    name: str  # file name or address; tells the kind where the bytes do not
    file: IO[bytes]
    size: int | None  # bytes, None where not known before
    url: str = ""
    declared: str = ""  # media type, as a server says
    captured: str = ""


def found(
    source: str | Handed, settings: Settings, *, stdin: BinaryIO | None = None, follow: bool = False
) -> Iterator[Found | Problem]:
    """Yield every capture that ``source`` leads to, in a fixed order, and a Problem for each thing that gives none.

    ``source`` is a file, a folder (read with all below it, in order of names; hidden files, and records of ours, are
    passed over), a glob, "-" for ``stdin``, an http(s) address, or a file that is handed over open. The pages that a
    feed or a sitemap lists are fetched if it came from an address or ``follow`` is set.
    """
    with ExitStack() as closing:
        reader = _Reader(settings, follow, closing)
        if isinstance(source, Handed):
            name = storable(source.name)
            yield from reader.read(Opened(name, name, source.file, None))
        elif source == "-":
            pipe = stdin or sys.stdin.buffer
            yield from reader.read(Opened("-", "", pipe, None))
        elif source.lower().startswith(("http://", "https://")):
            yield from reader.web(source)
        else:
            yield from _paths(source, reader)


def _paths(source: str, reader: _Reader) -> Iterator[Found | Problem]:
    try:
        mode = os.stat(source).st_mode
    except (OSError, ValueError) as error:
        matches = sorted(glob.iglob(source, recursive=True)) if glob.has_magic(source) and "\0" not in source else []
        if not matches:
            yield refused(storable(source), f"cannot be read: {getattr(error, 'strerror', None) or 'no such file'}")
        for match in matches:
            yield from _paths(match, reader) if match != source else reader.path(match)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(source, reader)
    else:
        yield from reader.path(source)


def _folder(top: str, reader: _Reader) -> Iterator[Found | Problem]:
    """Yield what lies in a folder and below. Not recursive: folders may be nested deeper than Python calls."""
    seen: set[tuple[int, int]] = set()
    if _is_record(top):
        top = os.path.join(top, "captures")
    waiting = [top]
    while waiting:
        path = waiting.pop()
        try:
            status = os.stat(path)
            if not stat.S_ISDIR(status.st_mode):
                yield from reader.path(path)
            elif _is_record(path):
                continue
            elif (status.st_dev, status.st_ino) in seen:
                yield refused(storable(path), "is a link to a folder that was read already")
            else:
                seen.add((status.st_dev, status.st_ino))
                with os.scandir(path) as entries:
                    names = sorted((each.name for each in entries if not each.name.startswith(".")), reverse=True)
                waiting += [os.path.join(path, name) for name in names]
        except OSError as error:
            yield refused(storable(path), f"cannot be read: {error.strerror or error}")


def _is_record(path: str) -> bool:
    return Path(path, "record.sqlite").exists() and Path(path, "captures").is_dir()


class _Reader:
    """Reads what was opened by what it is; keeps the web client of one run."""

    def __init__(self, settings: Settings, follow: bool, closing: ExitStack) -> None:
        self._settings = settings
        self._follow = follow
        self._closing = closing
        self._web: Follower | None = None

    def path(self, path: str) -> Iterator[Found | Problem]:
        """Yield what one file holds."""
        source = storable(path)
        try:
            status = os.stat(path)
            if not stat.S_ISREG(status.st_mode):
                # A pipe or a device may never end, and opening one may never come back.
                yield refused(source, "is no regular file; use '-' to read a stream from standard input")
                return
            with open(path, "rb") as file:
                yield from self.read(Opened(source, source, file, status.st_size))
        except OSError as error:
            yield refused(source, f"cannot be read: {error.strerror or error}")

    def web(self, address: str) -> Iterator[Found | Problem]:
        """Yield what an address answers with; a feed or a sitemap leads on to the pages that it lists."""
        url = web_address(address)
        if not url:
            yield refused(storable(address), "is no address that can be fetched")
            return
        try:
            page = self._follower().page(address, url)
        except BadSource as error:
            yield refused(address, str(error))
            return
        yield from self.read(
            Opened(address, page.url, BytesIO(page.data), len(page.data), page.url, page.media_type, page.captured)
        )

    def read(self, opened: Opened) -> Iterator[Found | Problem]:
        """Yield the captures in what was opened; never raises for what stands in it."""
        try:
            peeked = streams.Peeked(opened.file)
            what = sniffed(peeked.head, name=opened.name, declared=opened.declared)
            if what.kind is Kind.ZIP:
                yield from self._zip(opened)
                return
            if what.kind is Kind.GZIP:
                peeked = streams.Peeked(streams.inflated(peeked.stream, ratio=self._settings.expand_ratio_max))
                inside = opened.name.lower().removesuffix(".gz")
                opened = replace(opened, name=inside, size=None)
                what = sniffed(peeked.head, name=inside, declared=opened.declared)
            yield from self._kind(what, opened, peeked)
        except BadSource as error:
            yield refused(opened.source, str(error))
        except OSError as error:
            yield refused(opened.source, f"cannot be read: {error.strerror or error}")

    def _kind(self, what: Sniffed, opened: Opened, peeked: streams.Peeked) -> Iterator[Found | Problem]:
        if what.kind in _SINGLE or what.kind in (Kind.FEED, Kind.SITEMAP):
            limit = self._settings.capture_max_bytes
            if (opened.size or 0) > limit:
                raise streams.too_large(limit)
            body = streams.whole(peeked.stream, limit)
            if what.kind in _SINGLE:
                yield from _single(_told(opened, what.kind, body), what.media_type, body)
            else:
                yield from self._list(what.kind, opened, body)
            return
        if (opened.size or 0) > self._settings.container_max_bytes:
            raise BadSource(
                f"is larger than {self._settings.container_max_bytes:,} bytes (ONRECORD_CONTAINER_MAX_BYTES)"
            )
        if what.kind is Kind.WARC:
            from onrecord.capture import warc

            yield from warc.captures(opened.source, peeked.stream, self._settings)
        elif what.kind is Kind.JSONL:
            yield from jsonl.captures(opened.source, peeked.stream, self._settings)
        else:
            raise BadSource(_REFUSALS.get(what.kind, "").format(looks_like=what.looks_like))

    def _zip(self, opened: Opened) -> Iterator[Found | Problem]:
        from onrecord.capture import wacz

        if not opened.file.seekable():
            raise BadSource("is a zip file, which cannot be read from a pipe; save it to a file and add that")
        opened.file.seek(0)
        kind = next((kind for name, kind in _ZIPPED.items() if wacz.holds(opened.file, name)), None)
        if kind:
            opened.file.seek(0)
            body = streams.whole(opened.file, self._settings.capture_max_bytes)
            yield from _single(opened, MEDIA[kind], body)
            return
        opened.file.seek(0)
        yield from wacz.captures(opened.source, opened.file, self._settings)

    def _list(self, kind: Kind, opened: Opened, body: bytes) -> Iterator[Found | Problem]:
        from onrecord.capture import lists

        follower = self._follower() if self._follow or opened.url else None
        if kind is Kind.FEED:
            for entry in lists.entries(opened.source, body, opened.captured):
                if follower:
                    yield from follower.entry(entry)
                else:
                    yield entry.found or refused(
                        entry.source, f"has no text in the feed; add {entry.url or 'its page'}"
                    )
        elif follower:
            yield from follower.sitemap(opened.source, body)
        else:
            raise BadSource("is a sitemap, a list of addresses: add it with --follow to fetch the pages that it lists")

    def _follower(self) -> Follower:
        if self._web is None:
            from onrecord.capture.follow import Follower

            self._web = self._closing.enter_context(Follower(self._settings))
        return self._web


def _told(opened: Opened, kind: Kind, body: bytes) -> Opened:
    """Return a saved page with the address and the time that it tells itself, where nothing better is known."""
    if opened.url and kind is Kind.HTML:
        return opened
    told = saved(kind, body)
    return replace(opened, url=told.url or opened.url, captured=told.captured or opened.captured)


def _single(opened: Opened, media_type: str, body: bytes) -> Iterator[Found | Problem]:
    """Yield what one document is: a capture, or each article in an export of a news database."""
    articles = export_captures(opened.source, body, media_type)
    if articles is None:
        yield Found(opened.source, opened.url, media_type, opened.captured, body)
    else:
        yield from articles


_REFUSALS = {
    Kind.EMPTY: "is empty",
    Kind.BINARY: "is a binary file ({looks_like}); read are pages, texts, mail, PDF, Word, ODT, RTF, WARC and feeds",
    Kind.JSON: "is JSON, but not JSON Lines: put each article on a line of its own",
    Kind.GZIP: "is compressed twice over; decompress it once",
    Kind.ZIP: "is a compressed zip file; decompress it once",
}
