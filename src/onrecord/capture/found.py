"""What a source gives: bytes with what is known about where they came from, before they are kept."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from onrecord.model import Problem, problem

ARTICLE = "application/vnd.onrecord.article+json"
EXPORT = "application/vnd.onrecord.export+json"  # one article of an export, as `exports.frame` writes it
URL_MAX_CHARS = 8192  # longer ones are not addresses: servers refuse them from about here on

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")
_MEDIA = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,80}(?:\s*;[\x20-\x7e]{0,200})?")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?(?:Z|\+00:?00)?")


@dataclass(frozen=True, slots=True)
class Whole:
    """A file of many articles as it came: evidence for each capture that was cut from it."""

    source: str  # path or URL as added
    media_type: str
    digest: str  # sha256 of the bytes, hexadecimal
    service: str  # whose export it is: nexis, factiva
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """Bytes as a source gave them. `archive.Archive` keeps them and makes them a `model.Capture`."""

    source: str  # as model.Capture says
    url: str  # "" where none is known
    media_type: str
    captured: str  # UTC, ISO 8601 to the second; "" where not known
    data: bytes
    whole: Whole | None = None  # the export it was cut from
    place: str = ""  # where it lies in that, as model.Capture says


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that is handed over open, such as an upload, under the name that it had where it came from."""

    name: str
    file: BinaryIO = field(repr=False)


def refused(source: str, what: str) -> Problem:
    """Return the one line that says why ``source`` gave nothing."""
    return problem("", "capture", what, source=source)


def storable(text: str) -> str:
    """Return ``text`` as valid Unicode: file names and JSON may hold lone surrogates, which no store takes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def web_address(text: object) -> str:
    """Return ``text`` where it is an http(s) address, else ""."""
    if not isinstance(text, str) or len(text) > URL_MAX_CHARS:
        return ""
    text = text.strip()
    if not _WEB.match(text) or _CONTROL.search(text):
        return ""
    return storable(text)


def media_type(text: str, otherwise: str = "") -> str:
    """Return a media type with its parameters as it was given, or ``otherwise`` where it is none."""
    match = _MEDIA.fullmatch(text.strip())
    return match.group() if match else otherwise


def essence(media: str) -> str:
    """Return a media type without parameters, in lower case: ``text/html``."""
    return media.partition(";")[0].strip().lower()


def instant(text: str) -> str:
    """Return a UTC time to the second, ``2016-02-05T10:00:00Z``, or "" where ``text`` tells none."""
    match = _INSTANT.fullmatch(text.strip())
    return f"{match[1]}T{match[2]}Z" if match else ""


def article(source: str, fields: Mapping[str, object], captured: str) -> Found:
    """Return one article that came in a list, as the JSON object that `ARTICLE` names; empty fields are left out."""
    told = {name: value for name, value in fields.items() if value}
    # Feeds can spell lone surrogates as character references; they cannot be encoded.
    text = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
    return Found(source, web_address(told.get("url", "")), ARTICLE, captured, text)
