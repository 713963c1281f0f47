"""What a file is, told from its first bytes; its name and what a server says of it come second."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.capture.found import essence, media_type


class Kind(StrEnum):
    """What can stand in a file."""

    EMPTY = "empty"
    HTML = "HTML"
    TEXT = "plain text"
    PDF = "PDF"
    RTF = "RTF"
    DOCX = "Word"
    ODT = "OpenDocument text"
    MHTML = "saved page"
    WEBARCHIVE = "web archive of Safari"
    MAIL = "mail"
    WARC = "WARC"
    ZIP = "zip"
    GZIP = "gzip"
    FEED = "feed"
    SITEMAP = "sitemap"
    JSONL = "JSON Lines"
    JSON = "JSON"
    BINARY = "binary"


@dataclass(frozen=True, slots=True)
class Sniffed:
    """The kind of a file; for a capture also its media type, for a binary file what it looks like."""

    kind: Kind
    media_type: str = ""
    looks_like: str = ""


MEDIA = {
    Kind.HTML: "text/html",
    Kind.TEXT: "text/plain",
    Kind.PDF: "application/pdf",
    Kind.RTF: "application/rtf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.MHTML: "multipart/related",
    Kind.WEBARCHIVE: "application/x-webarchive",
    Kind.MAIL: "message/rfc822",
}
_DECLARES = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/plain": Kind.TEXT,
    "application/pdf": Kind.PDF,
    "message/rfc822": Kind.MAIL,
    "multipart/related": Kind.MHTML,
}
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document: save it as .docx or PDF"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"OggS", "an Ogg media file"),
    (b"ID3", "an MP3 file"),
    (b"%!PS", "a PostScript file"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"))
_BOMS_16 = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = bytes({*range(32), 127} - {7, 8, 9, 10, 11, 12, 13, 26, 27})  # ESC stands in ISO-2022 text
CONTROLS_MAX_SHARE = 0.01  # a stray NUL happens in old pages; random bytes hold 9 in a hundred

_ROOT = re.compile(r"<([A-Za-z_][\w.-]{0,60})(?::([A-Za-z_][\w.-]{0,60}))?")
# fmt: off
_HTML_ROOTS = frozenset((
    "html", "head", "body", "title", "meta", "link", "script", "style", "div", "p", "article", "section", "main", "nav",
    "header", "h1", "h2", "h3", "table", "center", "font", "span", "a", "b", "i", "em", "strong", "br", "ul", "ol",
    "base", "noscript", "iframe", "blockquote", "img", "figure",
))
# fmt: on
_TAG = re.compile(r"</?(?:p|div|a|span|meta|link|script|body|br|li|h[1-6]|td)\b[^<>]{0,500}>", re.IGNORECASE)
_TAGS_OF_HTML = 5
_PROLOGUE = {"<?": "?>", "<!--": "-->", "<!": ">"}
_PROLOGUE_MAX = 50  # comments, instructions and doctypes before the first element
_JSON_LINE = re.compile(r'\{\s{0,100}"[^"\n]{1,100}"\s{0,100}:')
_MAIL_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_MAIL_SURE = re.compile(
    r"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE
)
_RELATED = re.compile(r"^Content-Type:\s{1,9}multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SAVED_BY = re.compile(r"^(?:From:\s{0,9}<?Saved by\b|Snapshot-Content-Location:)", re.IGNORECASE | re.MULTILINE)
_MAIL_FROM = re.compile(r"^From:", re.IGNORECASE | re.MULTILINE)


def sniffed(head: bytes, *, name: str = "", declared: str = "") -> Sniffed:
    """Tell what begins with ``head``. ``name`` is its file name or address, ``declared`` its media type if told."""
    kind = _bytes_kind(head)
    if kind in (Kind.EMPTY, Kind.WARC, Kind.ZIP, Kind.GZIP):
        return Sniffed(kind)
    if kind in (Kind.PDF, Kind.RTF, Kind.WEBARCHIVE):
        return Sniffed(kind, MEDIA[kind])
    encoding = _encoding(head)
    looks_like = "" if encoding else _looks_like(head)
    if looks_like:
        return Sniffed(Kind.BINARY, looks_like=looks_like)
    kind = _text_kind(head.decode(encoding or "latin-1", "replace"), name.lower(), essence(declared))
    return Sniffed(kind, _media(kind, declared, encoding))


def _bytes_kind(head: bytes) -> Kind | None:
    if not head:
        return Kind.EMPTY
    if head.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if head.startswith(b"WARC/"):
        return Kind.WARC
    if head[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return Kind.RTF
    if head.startswith((b"bplist0", b"<?xml")) and b"WebMainResource" in head:
        return Kind.WEBARCHIVE
    return Kind.PDF if head[:1024].lstrip().startswith(b"%PDF-") else None


def _encoding(head: bytes) -> str:
    """Return the encoding that a byte order mark or the zeros of UTF-16 tell, "" where neither does."""
    for mark, encoding in (*_BOMS, *_BOMS_16):
        if head.startswith(mark):
            return encoding
    return next((encoding for encoding, low, high, zeros in _WIDE if _is_wide(head, low, high, zeros)), "")


# Where the low and the high bytes of characters stand among four, and how many of the high ones are 0 at least.
_WIDE = (
    ("utf-32-le", (0,), (2, 3), 0.9),
    ("utf-32-be", (3,), (0, 1), 0.9),
    ("utf-16-le", (0, 2), (1, 3), 0.02),
    ("utf-16-be", (1, 3), (0, 2), 0.02),
)


def _is_wide(head: bytes, low: tuple[int, ...], high: tuple[int, ...], empty: float) -> bool:
    """Tell whether the high bytes are few, 0 and those of one alphabet, and the low ones hardly ever 0."""
    units = b"".join(head[place::4] for place in high)
    few = sorted(map(units.count, set(units)), reverse=True)[:4]
    zeros = sum(head[place::4].count(0) for place in low)
    return units.count(0) > empty * len(units) and sum(few) > 0.9 * len(units) and zeros < 0.02 * len(head)


def _looks_like(head: bytes) -> str:
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return what
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "bytes that are no text" if controls > CONTROLS_MAX_SHARE * len(head) else ""


def _text_kind(text: str, name: str, declared: str) -> Kind:
    start = text.lstrip("\ufeff \t\r\n\f")
    listed = _list_kind(start)
    if listed:
        return listed
    if name.endswith((".jsonl", ".ndjson")):
        return Kind.JSONL
    if start[:1] in ("{", "[") and (_JSON_LINE.match(start.split("\n", 1)[0]) or name.endswith(".json")):
        return Kind.JSONL if _JSON_LINE.match(start.split("\n", 1)[0]) else Kind.JSON
    if _is_saved_page(start, name):
        return Kind.MHTML
    if _is_mail(start, name):
        return Kind.MAIL
    if _DECLARES.get(declared) is Kind.HTML or name.endswith((".html", ".htm", ".xhtml", ".shtml")):
        return Kind.HTML
    if not name.endswith(".txt") and declared != "text/plain" and len(_TAG.findall(start)) >= _TAGS_OF_HTML:
        return Kind.HTML
    return Kind.TEXT


def _list_kind(start: str) -> Kind | None:
    """Return the kind that the first element tells, None where the text begins with none that we know."""
    is_xml = start.startswith("<?xml")
    for _ in range(_PROLOGUE_MAX):
        opening = next((each for each in _PROLOGUE if start.startswith(each)), "")
        if not opening:
            break
        closing = _PROLOGUE[opening]
        if start[:14].lower().startswith("<!doctype html"):
            return Kind.HTML
        if opening == "<!" and "[" in start[: start.find(">") + 1]:
            closing = "]>" if "]>" in start else "]"
        _, found, start = start.partition(closing)
        if not found:
            break
        start = start.lstrip()
    match = _ROOT.match(start)
    if not match:
        return Kind.HTML if is_xml else None
    root = (match[2] or match[1]).lower()
    if root in ("rss", "feed", "rdf"):
        return Kind.FEED
    if root in ("urlset", "sitemapindex"):
        return Kind.SITEMAP
    return Kind.HTML if is_xml or root in _HTML_ROOTS else None


def _is_mail(start: str, name: str) -> bool:
    if not _MAIL_FIELD.match(start):
        return False
    header = start.replace("\r\n", "\n").partition("\n\n")[0]
    return name.endswith((".eml", ".mht", ".mhtml")) or bool(_MAIL_SURE.search(header) and _MAIL_FROM.search(header))


def _is_saved_page(start: str, name: str) -> bool:
    """Tell whether a message is a web page with its pictures: saved by a browser, or by Word, not sent by anyone."""
    if not _MAIL_FIELD.match(start):
        return False
    header = start.replace("\r\n", "\n").partition("\n\n")[0]
    if not _RELATED.search(header):
        return False
    return bool(_SAVED_BY.search(header)) or name.endswith((".mht", ".mhtml")) or not _MAIL_FROM.search(header)


def _media(kind: Kind, declared: str, encoding: str) -> str:
    """Return what was declared where it fits the kind, else the kind's own media type with what we know."""
    if kind not in MEDIA:
        return ""
    given = media_type(declared)
    if given and _DECLARES.get(essence(given)) is kind:
        return given
    return f"{MEDIA[kind]}; charset={encoding}" if encoding.startswith(("utf-16-", "utf-32-")) else MEDIA[kind]
