"""Bytes to characters: byte order mark, declared charset, UTF-8, then the best guess. Never raises."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

# The longest marks first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.\-]{2,40})", re.I)
_PARAMETER = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.\-]{2,40})", re.I)
# Browsers read these names as the Windows sets that contain them (WHATWG Encoding, section 4.2).
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_SAMPLE_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a capture, and how they were read."""

    text: str
    encoding: str
    lossy: bool  # some bytes had no meaning in it and became U+FFFD


def decode(data: bytes, media_type: str = "", *, markup: bool = False) -> Decoded:
    """Return the characters of ``data``; a byte order mark is dropped, everything else is kept.

    ``markup``: also believe a charset that the first kilobytes declare, as HTML does.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], name)
    declared = [found.group(1) for found in [_PARAMETER.search(media_type)] if found]
    if markup:
        declared += [found.group(1).decode("ascii") for found in [_META.search(data[:4096])] if found]
    for name in [*declared, "utf-8"]:
        codec = _codec(name)
        if codec:
            try:
                return Decoded(data.decode(codec), codec, False)
            except (UnicodeDecodeError, ValueError):
                continue
    return _guess(data, declared)


def _guess(data: bytes, declared: list[str]) -> Decoded:
    # A page of valid UTF-8 but for a few bytes (cut in mid-character, a stray comment) is still UTF-8.
    utf8 = _read(data, "utf-8")
    bad = utf8.text.count("�")
    if data[:_SAMPLE_BYTES].count(0) == 0 and bad * 4 < sum(byte > 127 for byte in data[:_SAMPLE_BYTES]):
        return utf8
    for name in declared:
        codec = _codec(name)
        if codec and codec not in ("utf-8", "utf-16", "utf-32"):
            return _read(data, codec)
    best = from_bytes(data[:_SAMPLE_BYTES], steps=3, chunk_size=2048).best()
    return _read(data, _codec(best.encoding) or "cp1252" if best else "cp1252")


def _read(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    return Decoded(text, codec, "�" in text)


def _codec(name: str) -> str:
    """Return Python's name of a text encoding, wider where browsers read it so; "" for an unknown one."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    if not getattr(found, "_is_text_encoding", True):
        return ""
    return _WIDER.get(found.name, found.name)
