"""Bytes to characters: byte order mark, UTF-8, declared charset, then what the letters say. Never raises."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from onrecord.clean.encodings import SURE, guessed, likelier
from onrecord.clean.misread import may_be_misread, repaired
from onrecord.clean.utf8 import beyond_ascii

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
# Browsers read these names as the wider sets that contain them (WHATWG Encoding, section 4.2).
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "cp950", "iso8859-11": "cp874", "tis-620": "cp874",
}  # fmt: skip
_ALIASES = {
    "iso-8859-8-i": "iso8859-8", "x-sjis": "cp932", "x-gbk": "gb18030", "x-euc-jp": "euc_jp", "x-big5": "cp950",
    "windows-874": "cp874", "win-1251": "cp1251", "win1251": "cp1251", "win-1252": "cp1252", "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic", "utf8mb4": "utf-8", "unicode": "utf-8", "koi8": "koi8-r", "ansi": "cp1252",
}  # fmt: skip
# Not character sets of pages: some run as code would, UTF-7 hides markup, and all stand only where someone means harm.
_REFUSED = frozenset(["utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"])
_MIXED_MAX_BYTES = 4 * 1024 * 1024  # read line by line: more are no one page
_MANY_BYTES = frozenset(["gb18030", "cp950", "big5hkscs", "cp932", "euc_jp", "cp949", "johab"])
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_FEW = 6  # UTF-8 sequences that may be chance in a text of two-byte characters


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a capture, and how they were read."""

    written: str | bytes  # bytes: in UTF-8, as most pages come; they need not be written out to be read
    encoding: str
    lossy: bool  # some bytes had no meaning in it and became U+FFFD
    trouble: str = ""  # what was lost, put right or declared wrongly, in words
    beyond: bytes = b""  # of what is written as bytes the stretches that hold all its characters beyond ASCII

    @property
    def text(self) -> str:
        return self.written if isinstance(self.written, str) else self.written.decode("utf-8")

    @property
    def raw(self) -> bytes:
        """Return the text in UTF-8."""
        return self.written if isinstance(self.written, bytes) else self.written.encode("utf-8", "surrogatepass")


def decode(data: bytes, media_type: str = "", *, markup: bool = False) -> Decoded:
    """Return the characters of ``data``; a byte order mark is dropped, everything else is kept.

    ``markup``: also believe a charset that the first kilobytes declare, as HTML does. What had been decoded wrongly
    before is put right where that is beyond doubt (`misread`): single pieces in markup, a plain text only as a whole.
    """
    decoded = _decoded(data, media_type, markup)
    written = decoded.written
    if isinstance(written, bytes) and not may_be_misread(written, decoded.beyond, whole_only=not markup):
        return decoded
    repair = repaired(decoded.text, data if decoded.encoding == "utf-8" else b"", whole_only=not markup)
    if not repair:
        return decoded
    places = f"{repair.places} places" if repair.places > 1 else "one place"
    what = f"had been read as {repair.taken_for} before, in {places}, the first at character {repair.first}: put right"
    trouble = "; ".join(filter(None, (decoded.trouble, what)))
    return Decoded(repair.text, f"{decoded.encoding}, repaired from {repair.taken_for}", decoded.lossy, trouble)


def _decoded(data: bytes, media_type: str, markup: bool) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], name)
    declared = _declared(data, media_type, markup)
    if declared in ("", "utf-8"):
        try:
            beyond = _read_through(data)
        except UnicodeDecodeError as error:
            if (
                error.end == len(data)
                and error.reason == "unexpected end of data"
                and not data[: error.start].isascii()
            ):
                return _read(data, "utf-8")  # cut off in the middle of a character
            return _wide(data) or _mixed(data) or _guess(data, declared)
        # The escape alone first: to look for two bytes takes twenty times as long.
        is_other = b"\0" in data[:4096] or (data.find(b"\x1b", 0, 65_536) >= 0 and b"\x1b$" in data[:65_536])
        return (_wide(data) or _escaped(data) if is_other else None) or Decoded(data, "utf-8", False, beyond=beyond)
    if declared.startswith(("utf-", "iso2022", "hz")):
        return _wide(data) or _read(data, declared)
    if data.isascii():
        return _wide(data) or _escaped(data) or Decoded(data, declared, False)
    return _wide(data) or _against(data, declared)


def _read_through(data: bytes) -> bytes:
    """Return the stretches of a text in UTF-8 that hold its characters beyond ASCII.

    Raises UnicodeDecodeError, with its place, where it is none. They alone are read: most of a page is ASCII, and at
    two bytes a character all of it would be written in vain.
    """
    beyond = beyond_ascii(data)
    try:
        beyond.decode("utf-8")
    except UnicodeDecodeError:
        data.decode("utf-8")
    return beyond


def _declared(data: bytes, media_type: str, markup: bool) -> str:
    """Return the declared encoding, "" where none is, or none that is known."""
    found = _PARAMETER.search(media_type)
    named = _codec(found.group(1)) if found else ""
    if not named and markup:
        # The pattern minds no case, which is slow to look for.
        named_at = data[:4096].lower().find(b"charset")
        tag = _META.search(data[:4096], named_at) if named_at >= 0 else None
        named = _codec(tag.group(1).decode("ascii")) if tag else ""
        if named.startswith(("utf-16", "utf-32")):
            named = "utf-8"  # a tag that can be read at all is not in UTF-16 (WHATWG HTML, 13.2.3.2)
    return named


def _against(data: bytes, declared: str) -> Decoded:
    """Read legacy bytes as declared, unless they are UTF-8 or their letters clearly say another encoding."""
    try:
        beyond = _read_through(data)
    except UnicodeDecodeError:
        pass
    else:
        if declared not in _MANY_BYTES or len(_SEQUENCE.findall(data[:65_536])) > _FEW or _read(data, declared).lossy:
            return Decoded(data, "utf-8", False, beyond=beyond)
    other = likelier(data, declared)
    mixed = _mixed(data) if other else None
    if mixed or not other:
        return mixed or _read(data, declared)
    read = _read(data, other)
    what = f"declared as {declared}, but its letters are those of {other}"
    return replace(read, trouble="; ".join(filter(None, (read.trouble, what))))


def _guess(data: bytes, declared: str) -> Decoded:
    """Read bytes that are no UTF-8 and declare nothing else."""
    best = guessed(data)
    encoding = best.encoding if best and best.likelihood > SURE else _by_bytes(data)
    read = _read(data, encoding)
    if declared:
        what = f"declared as {declared}, but its bytes are {encoding}"
        return replace(read, trouble="; ".join(filter(None, (read.trouble, what))))
    return read


def _by_bytes(data: bytes) -> str:
    """Return the encoding that the statistics of bytes tell, of languages whose letters we do not know."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65_536], steps=3, chunk_size=2048).best()
    return (_codec(best.encoding) if best else "") or "cp1252"


def _mixed(data: bytes) -> Decoded | None:
    """Read a text that is UTF-8 in most of its lines: others may be in a legacy encoding, or hold a stray byte.

    None where UTF-8 is not the rule. A page put together from two sources, or cut in the middle of a character.
    """
    if len(data) > _MIXED_MAX_BYTES:
        return None
    lines = data.split(b"\n")
    wrong = [number for number, line in enumerate(lines) if not _is_utf8(line)]
    bad = {number: lines[number].decode("utf-8", "replace").count("\ufffd") for number in wrong}
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if data[:4096].count(0) or sum(bad.values()) * 4 >= high:
        return None
    foreign = [number for number in wrong if bad[number] * 4 >= _high(lines[number])]
    best = guessed(b"\n".join(lines[number] for number in foreign))
    other = best.encoding if best and best.likelihood > SURE else "cp1252"
    letters = [each for each in data[:65_536].decode("utf-8", "ignore") if each > "\x7f" and each.isalpha()]
    is_latin = sum(each < "\u0250" for each in letters) * 2 >= len(letters)
    texts = []
    for number, line in enumerate(lines):
        if number in bad and number in foreign:
            texts.append(line.decode(other, "replace"))
        else:
            texts.append(line.decode("utf-8", "onrecord-stray" if is_latin else "replace"))
    read = _told("\n".join(texts), "utf-8", data)
    if read.written and sum(bad.values()) > read.text.count("\ufffd"):
        return replace(read, encoding=f"utf-8 and {other}", trouble=read.trouble or _in_part(len(wrong), other))
    return read


def _in_part(lines: int, encoding: str) -> str:
    return f"{lines} lines hold bytes that are no UTF-8 and were read as {encoding}"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _high(line: bytes) -> int:
    return len(line) - len(line.translate(None, bytes(range(128, 256))))


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is no UTF-8 as Windows-1252 where it is a letter or a mark that stands alone."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    character = wrong.decode("cp1252", "replace") if len(wrong) == 1 and error.end < len(error.object) else "\ufffd"
    is_sound = (character.isalpha() and character not in "ÿþðÐÞ") or character in _SIGNS
    return character if is_sound else "\ufffd", error.end


_SIGNS = "“”‘’„‚–—…•«»°·§£€©®™\u00a0¡¿"
codecs.register_error("onrecord-stray", _stray)


def _wide(data: bytes) -> Decoded | None:
    """Read UTF-16 or UTF-32 without a mark: zeros stand at every second byte, or at three of four, of ASCII in it."""
    head = data[:4096]
    zeros = head.count(0)
    if zeros < 2 or len(data) < 4:
        return None
    at = [head[place::4].count(0) * 4 / len(head) for place in range(4)]
    for encoding, low, high, empty in _PLACES:
        units = b"".join(head[place::4] for place in high)
        few = sorted(map(units.count, set(units)), reverse=True)[:4]
        is_high = units.count(0) > empty * len(units) and sum(few) > 0.9 * len(units)
        if is_high and sum(at[place] for place in low) < 0.01 * len(low):
            return _read(data, encoding)
    return None


# Where the low and the high bytes of characters stand among four, and how many of the high ones are 0 at least. The
# high ones are few: 0 and those of one alphabet.
_PLACES = (
    ("utf-32-le", (0,), (2, 3), 0.9),
    ("utf-32-be", (3,), (0, 1), 0.9),
    ("utf-16-le", (0, 2), (1, 3), 0.02),
    ("utf-16-be", (1, 3), (0, 2), 0.02),
)


def _escaped(data: bytes) -> Decoded | None:
    """Read ISO 2022 text, ASCII with escape sequences; None where it is none."""
    for mark, encoding in ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp_2")):
        if mark in data[:65_536]:
            read = _read(data, encoding)
            if not read.lossy:
                return read
    return None


def _read(data: bytes, codec: str) -> Decoded:
    return _told(data.decode(codec, "replace"), codec, data)


def _told(text: str, codec: str, data: bytes) -> Decoded:
    lost = text.count("\ufffd")
    if codec.startswith("utf-8"):
        lost -= data.count(b"\xef\xbf\xbd")  # were lost before
    if lost <= 0:
        return Decoded(text, codec, False)
    words = f"{lost} bytes are" if lost > 1 else "one byte is"
    first = text.find("\ufffd")
    return Decoded(text, codec, True, f"{words} not {codec} and lost, the first at character {first}")


def _codec(name: str) -> str:
    """Return Python's name of a character set, wider where browsers read it so; "" for an unknown one."""
    name = _ALIASES.get(name.strip().lower(), name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    if found.name in _REFUSED or not getattr(found, "_is_text_encoding", True):
        return ""
    return _WIDER.get(found.name, found.name)
