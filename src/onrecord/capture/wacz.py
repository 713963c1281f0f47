"""The captures in a WACZ file: a zip with WARC files under archive/. Nothing is ever unpacked to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from onrecord.capture import streams, warc
from onrecord.capture.found import Found, refused, storable
from onrecord.model import Problem
from onrecord.problems import BadSource
from onrecord.settings import Settings

MEMBERS_MAX = 100_000  # files in one zip; a WACZ has some dozens


def captures(source: str, file: IO[bytes], settings: Settings) -> Iterator[Found | Problem]:
    """Yield the captures of each WARC in a WACZ. Raises BadSource for a zip that is none."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = packed.infolist()
            if len(names) > MEMBERS_MAX:
                raise BadSource(f"holds {len(names):,} files; a WACZ has some dozens")
            inside = [each for each in names if _is_warc(each.filename)]
            if not inside:
                what = "is a zip file, but no Word or OpenDocument text and no WACZ"
                raise BadSource(f"{what}; unpack it and add what is inside")
            for each in inside:
                yield from _warc(f"{source}#{storable(each.filename)}", packed, each, settings)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise BadSource(f"cannot be read as a zip file: {error}") from None


def holds(file: IO[bytes], name: str) -> bool:
    """Tell whether a zip file holds a member of this name; not where it cannot be read."""
    try:
        with zipfile.ZipFile(file) as packed:
            return name in packed.NameToInfo
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        return False


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.lower().endswith((".warc", ".warc.gz"))


def _warc(place: str, packed: zipfile.ZipFile, each: zipfile.ZipInfo, settings: Settings) -> Iterator[Found | Problem]:
    if refusal := _refusal(each, settings):
        yield refused(place, refusal)
        return
    try:
        with packed.open(each) as member:
            first = streams.Peeked(member)
            unpacked: streams.Lined = first.stream
            if first.head.startswith(b"\x1f\x8b"):
                unpacked = streams.Peeked(streams.inflated(first.stream, ratio=settings.expand_ratio_max)).stream
            yield from warc.captures(place, unpacked, settings)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        yield refused(place, f"cannot be unpacked: {error}")
    except BadSource as error:
        yield refused(place, str(error))


def _refusal(each: zipfile.ZipInfo, settings: Settings) -> str:
    if each.flag_bits & 1:
        return "is encrypted"
    if each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is packed in a way that no WACZ uses"
    if each.file_size > settings.container_max_bytes:
        return f"is larger than {settings.container_max_bytes:,} bytes (ONRECORD_CONTAINER_MAX_BYTES)"
    # A .gz inside hardly packs any further, so this bounds both layers together.
    ratio = 2 if each.filename.lower().endswith(".gz") else settings.expand_ratio_max
    if each.file_size > streams.FREE_BYTES + ratio * each.compress_size:
        return f"is a zip bomb: {each.compress_size:,} bytes would become {each.file_size:,}"
    return ""
