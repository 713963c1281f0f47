"""1 capture: bytes in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they were found, once. Never edited, never re-encoded; they lie in the record's WARC archive."""

    id: str  # address("capture", url, digest)
    source: str  # path or URL as added; "file.jsonl#id", "export.rtf#3" or "file.warc.gz#url" for one of many in a file
    url: str  # "" where none is known
    media_type: str  # as the source gave it, with its charset: "text/html; charset=utf-8"
    digest: str  # sha256 of the bytes, hexadecimal
    size: int  # bytes
    captured: str  # UTC, ISO 8601 to the second: when the bytes were taken, as far as is known
    archive: str  # file of the record's captures/ folder
    offset: int  # byte in that file where the WARC record begins
    file: str = ""  # digest of the export it was cut from, which the archive keeps whole; "" where it came by itself
    place: str = ""  # where it lies in that file: "bytes 120-5600", or "paragraphs 14-60" of a DOCX


@dataclass(frozen=True, slots=True)
class Payload:
    """A capture with its bytes in hand: the input of the first step. Not kept in the store."""

    capture: str
    source: str
    url: str
    media_type: str
    captured: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RecordKey:
    """The record's own secret, by which commenters' handles become pseudonyms. Not kept in the store."""

    key: str


@dataclass(frozen=True, slots=True)
class LanguageBase:
    """A spaCy pipeline that the settings name in place of our own language base. Not kept in the store."""

    name: str  # of an installed package, or a folder
    version: str
