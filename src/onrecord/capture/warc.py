"""The captures in a WARC file: web pages as a crawler kept them. Records are read one after the other, as a stream."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from onrecord.capture import streams
from onrecord.capture.found import (
    ARTICLE,
    EXPORT,
    URL_MAX_CHARS,
    Found,
    Whole,
    essence,
    instant,
    media_type,
    refused,
    storable,
    web_address,
)
from onrecord.capture.sniff import MEDIA, Kind, sniffed
from onrecord.model import Problem
from onrecord.problems import BadSource
from onrecord.settings import Settings

LINE_MAX = 256 * 1024  # bytes of one header line
HEAD_MAX = 1024 * 1024  # bytes of all header lines of a record

# Our own header fields, on records of a record's archive; `archive` writes them.
SOURCE, URL, CAPTURED = "onrecord-source", "onrecord-url", "onrecord-captured"
# A whole export has FILE in place of SOURCE; what was cut from it names it by its digest, with the place.
FILE, SERVICE, WITHIN = "onrecord-file", "onrecord-service", "onrecord-within"

_WITHIN = re.compile(r"sha256:([0-9a-f]{64}) ((?:bytes|paragraphs) \d{1,15}-\d{1,15})")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_TEXTS = frozenset(("text/html", "application/xhtml+xml", "text/plain", "application/pdf"))
_UNTOLD = frozenset(("", "application/octet-stream", "application/unknown", "unknown/unknown"))
_OURS = frozenset((ARTICLE, EXPORT, *MEDIA.values())) - _TEXTS


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a WARC record; field names in lower case."""

    fields: Mapping[str, str]
    length: int  # bytes of the block that follows

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")


def head(stream: streams.Lined) -> Head | None:
    """Read the header of the next record, None at the end. Raises BadSource where there is something else."""
    version = stream.readline(LINE_MAX)
    while version in (b"\r\n", b"\n"):
        version = stream.readline(LINE_MAX)
    if not version:
        return None
    if not version.startswith(b"WARC/"):
        raise BadSource(f"is no WARC from here on: a record should begin, but there is {version[:40]!r}")
    fields = _fields(stream)
    length = fields.get("content-length", "")
    if not (length.isascii() and length.isdigit() and len(length) < 16):
        raise BadSource(f"holds a WARC record whose Content-Length is {length[:40]!r}")
    return Head(fields, int(length))


def _fields(stream: streams.Lined) -> dict[str, str]:
    fields: dict[str, str] = {}
    name, size = "", 0
    while (line := stream.readline(LINE_MAX)) not in (b"\r\n", b"\n"):
        size += len(line)
        if not line.endswith(b"\n") and len(line) < LINE_MAX:
            raise streams.CutShort("ends in the middle of a record's header")
        if size > HEAD_MAX:
            raise BadSource(f"holds a WARC record with more than {HEAD_MAX:,} bytes of header")
        text = line.decode("utf-8", "replace")
        if text[0] in " \t" and name:
            fields[name] += " " + text.strip()
            continue
        name, _, value = text.partition(":")
        name = name.strip().lower()
        fields.setdefault(name, value.strip())
    return fields


def captures(source: str, stream: streams.Lined, settings: Settings) -> Iterator[Found | Problem]:
    """Yield the web pages, texts and PDFs of a WARC, in its order.

    Only answers with status 200 count, and `resource` records. What lies before damage or a cut is given, then a
    Problem.
    """
    count = 0
    wholes: dict[str, Whole] = {}  # the last export, for the captures below it that were cut from it
    try:
        while record := head(stream):
            yield from _record(source, record, stream, settings, wholes)
            count += 1
    except BadSource as error:
        yield refused(source, f"{error} ({_whole(count)} before it)")
    else:
        if not count:
            yield refused(source, "is a WARC without records")


def whole_of(record: Head, body: bytes) -> Whole:
    """Return the export that a record of an archive of ours holds."""
    source, media = unquote(record[FILE]), media_type(record["content-type"], "application/octet-stream")
    return Whole(source, media, sha256(body).hexdigest(), record[SERVICE], body)


def within(record: Head) -> tuple[str, str]:
    """Return the digest of the export that a capture of ours was cut from, and its place in it; "" and "" for none."""
    match = _WITHIN.fullmatch(record[WITHIN])
    return (match[1], match[2]) if match else ("", "")


def _whole(count: int) -> str:
    return f"{count} whole record{'' if count == 1 else 's'}"


def _record(
    source: str, record: Head, stream: streams.Lined, settings: Settings, wholes: dict[str, Whole]
) -> Iterator[Found | Problem]:
    target = record["warc-target-uri"].strip("<> ")
    place = f"{source}#{storable(target or record['warc-record-id'])[:URL_MAX_CHARS]}"
    if record["warc-type"] not in ("response", "resource") or _is_robots(target):
        return streams.skip(stream, record.length)
    if record.length > settings.capture_max_bytes + HEAD_MAX:
        yield refused(place, str(streams.too_large(settings.capture_max_bytes)))
        return streams.skip(stream, record.length)
    block = stream.read(record.length)
    if len(block) < record.length:
        raise streams.CutShort("ends in the middle of a record")
    if FILE in record.fields:
        whole = whole_of(record, block)
        wholes.clear()
        wholes[whole.digest] = whole
        return
    try:
        page = (
            _response(record, block, settings)
            if record["warc-type"] == "response"
            else _Page(record["content-type"], block)
        )
        if page:
            yield from _capture(place, target, record, page, settings, wholes)
    except BadSource as error:
        yield refused(place, str(error))


def _is_robots(target: str) -> bool:
    try:
        return urlsplit(target).path == "/robots.txt"
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class _Page:
    media_type: str
    body: bytes


def _response(record: Head, block: bytes, settings: Settings) -> _Page | None:
    """Return what a server answered, with its codings undone; None where it is no full answer to a web request."""
    status = _STATUS.match(block)
    if not status or status[1] != b"200":
        return None
    end = re.search(rb"\r?\n\r?\n", block[:HEAD_MAX])
    if not end:
        return None
    fields = _fields(io.BytesIO(block[: end.end()].partition(b"\n")[2]))
    declared = fields.get("content-type", "")
    if essence(declared) not in _TEXTS | _UNTOLD:
        return None  # images, styles and scripts: not worth unpacking
    body = block[end.end() :]
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = streams.unchunked(body)
    return _Page(declared, streams.decoded(body, fields.get("content-encoding", ""), settings.capture_max_bytes))


def _capture(
    place: str, target: str, record: Head, page: _Page, settings: Settings, wholes: Mapping[str, Whole]
) -> Iterator[Found | Problem]:
    told, url = essence(page.media_type), web_address(target)
    captured = instant(record["warc-date"])
    if SOURCE in record.fields:
        captured = unquote(record[CAPTURED]) if CAPTURED in record.fields else captured
        url = web_address(unquote(record[URL])) if URL in record.fields else url
    if told not in _TEXTS | _UNTOLD | _OURS:
        return
    if len(page.body) > settings.capture_max_bytes:
        raise streams.too_large(settings.capture_max_bytes)
    if SOURCE in record.fields and told in _OURS:
        file, lies = within(record)
        whole = wholes.get(file)
        yield Found(place, url, media_type(page.media_type), captured, page.body, whole, lies if whole else "")
        return
    what = sniffed(page.body[: streams.PIECE], name=target, declared=page.media_type)
    if what.kind in (Kind.HTML, Kind.TEXT, Kind.PDF) and (told in _TEXTS or what.kind is not Kind.TEXT):
        yield Found(place, url, what.media_type, captured, page.body)
    elif told in _TEXTS and what.kind is not Kind.EMPTY:
        raise BadSource(f"says it is {told}, but is {what.looks_like or what.kind.value}")
