"""The lines of a file, whatever its form, with their places."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Callable, Iterator, Sequence

from onrecord.capture.exports.frame import Line, Sheet
from onrecord.capture.exports.words import label_of
from onrecord.manuscripts import Paragraph, docx_paragraphs, rtf_paragraphs

#: "2 of 500 DOCUMENTS", above each article of an older Nexis export.
COUNTER = re.compile(
    r"\s*(?:FOCUS - )?(?:\d{1,6} (?:of|von|de|van|di) \d{1,6} (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTI)"
    r"|(?:Dokument|Document|Documento) \d{1,6} (?:von|de|van|di) \d{1,6})\s*"
)
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})((?:\s|/)[^<>]*)?>"
)  # linear: a tag ends at the next < at the latest
_ATTRIBUTE = re.compile(r"\b(class|id)\s{0,3}=\s{0,3}(?:\"([^\"]{0,200})\"|'([^']{0,200})'|([^\s>\"']{1,200}))", re.I)
_ARTICLE = re.compile(r"\barticle [a-z]{2}Article\b")
# fmt: off
_BLOCKS = frozenset((
    "p", "div", "td", "th", "tr", "table", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "body", "form",
    "blockquote", "center", "hr", "title", "pre", "dl", "dt", "dd", "section", "article",
))
# fmt: on
_SILENT = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "title", "head")}


def decoded(file: bytes, media_type: str = "") -> tuple[str, Callable[[int], int]]:
    """Return a text, and what gives the byte at which its character ``n`` begins, for rising ``n``.

    Bytes that are no UTF-8 stand as lone surrogates, so that every place stays true.
    """
    mark, encoding = _encoding(file, media_type)
    rest = file[len(mark) :]
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    text = rest.decode(encoding, errors)
    if encoding not in ("utf-8", "utf-16-le", "utf-16-be"):
        return text, lambda at: len(mark) + at  # one byte a character
    return text, _Ruler(text, encoding, len(mark)).at


class _Ruler:
    """Counts bytes forward from the last place asked for."""

    def __init__(self, text: str, encoding: str, start: int) -> None:
        self._text, self._encoding = text, encoding
        self._char, self._byte, self._start = 0, start, start

    def at(self, char: int) -> int:
        if char < self._char:
            self._char, self._byte = 0, self._start
        piece = self._text[self._char : char]
        errors = "surrogateescape" if self._encoding == "utf-8" else "surrogatepass"
        self._byte += len(piece.encode(self._encoding, errors))
        self._char = char
        return self._byte


def _encoding(file: bytes, media_type: str) -> tuple[bytes, str]:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if file.startswith(mark):
            return mark, encoding
    told = re.search(r"charset=(utf-16-[lb]e)", media_type)
    if told:
        return b"", told[1]
    escaped = sum("\udc80" <= each <= "\udcff" for each in file[:2_000_000].decode("utf-8", "surrogateescape"))
    odd = sum(each > 127 for each in file[:200_000])
    if escaped * 20 <= odd or escaped < 4:
        return b"", "utf-8"
    named = _CHARSET.search(file[:4096])
    return b"", _single_byte(named[1].decode("ascii", "replace") if named else "")


def _single_byte(name: str) -> str:
    """Return the codec of a name where each of its characters is one byte, else Windows-1252."""
    try:
        codec = codecs.lookup(name).name if name else "cp1252"
        if codec.startswith(("cp125", "iso8859", "koi8")) and codec != "iso8859-1":
            return codec
    except LookupError:
        pass
    return "cp1252"


def text_sheet(file: bytes, media_type: str = "") -> Sheet:
    """Return the lines of a plain text; of an older Nexis export its paragraphs, wrapped lines joined."""
    text, byte_at = decoded(file, media_type)
    lines = list(_lines(text))
    if any(COUNTER.fullmatch(line.text) for line in lines):
        lines = list(_paragraphs(text, lines))
    return Sheet(tuple(lines), "bytes", text, lambda start, end: (byte_at(start), byte_at(end)))


def _lines(text: str) -> Iterator[Line]:
    for match in re.finditer(r"[^\r\n\f\x0b\u2028\u2029\x85]+", text):
        words = match.group()
        bare = words.strip(" \t\u00a0\ufeff")
        if bare:
            start = match.start() + words.index(bare)
            yield Line(bare, start, start + len(bare))


def _paragraphs(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    held: list[Line] = []
    for line in lines:
        if held and not _goes_on(text, held[-1], line):
            yield _whole(text, held)
            held = []
        held.append(line)
    if held:
        yield _whole(text, held)


def _goes_on(text: str, above: Line, line: Line) -> bool:
    between = text[above.end : line.start]
    if between.count("\n") > 1 or between.count("\r") > 1 or "\f" in between:
        return False
    if COUNTER.fullmatch(line.text) or COUNTER.fullmatch(above.text):
        return False
    name, _ = label_of(line.text)
    return not (name and line.text.partition(":")[0].isupper())


def _whole(text: str, held: Sequence[Line]) -> Line:
    return Line(text[held[0].start : held[-1].end], held[0].start, held[-1].end)


def html_sheet(file: bytes, media_type: str = "") -> Sheet:
    """Return the blocks of an HTML file."""
    text, byte_at = decoded(file, media_type)
    return Sheet(tuple(_Blocks(text).lines()), "bytes", "", lambda start, end: (byte_at(start), byte_at(end)))


class _Blocks:
    """Cuts markup at block elements, in one pass."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._start = self._end = 0
        self._hint = ""
        self._is_open = False  # whether a word was read since the last line
        self._opens = False  # whether Factiva's element of an article began since the last line

    def lines(self) -> Iterator[Line]:
        text, at = self._text, 0
        while at < len(text):
            tag_at = text.find("<", at)
            self._words(at, tag_at if tag_at >= 0 else len(text))
            if tag_at < 0:
                break
            if text.startswith("<!", tag_at):
                closing = "-->" if text.startswith("<!--", tag_at) else ">"
                end = text.find(closing, tag_at + 2)
                at = end + len(closing) if end >= 0 else len(text)
                continue
            tag = _TAG.match(text, tag_at)
            if not tag:
                self._words(tag_at, tag_at + 1)
                at = tag_at + 1
                continue
            at = tag.end()
            name = tag[2].lower()
            if name in _BLOCKS:
                yield from self._flush()
                self._hint = "" if tag[1] else _hint(tag[3] or "")
                self._opens = self._opens or _ARTICLE.search(self._hint) is not None
            elif name == "br":
                self._parts.append("\n")
            if not tag[1] and name in _SILENT and name != "head":
                closed = _SILENT[name].search(text, at)
                at = closed.start() if closed else len(text)
        yield from self._flush()

    def _words(self, start: int, end: int) -> None:
        words = self._text[start:end]
        if words and not words.isspace():
            if not self._is_open:
                self._is_open = True
                self._start = start + len(words) - len(words.lstrip())
            self._end = start + len(words.rstrip())
        if words:
            # A line break in the source is a blank to a reader.
            self._parts.append(
                re.sub(r"[ \t\r\n]+", " ", html.unescape(words)) if "\n" in words or "&" in words else words
            )

    def _flush(self) -> Iterator[Line]:
        words = "".join(self._parts)
        self._parts = []
        self._is_open = False
        parts = [bare for part in words.split("\n") if (bare := part.strip(" \t\r\u00a0"))]
        if parts:
            yield Line(
                "\n".join(parts), self._start, self._end, hint=f"{self._hint} opens" if self._opens else self._hint
            )
            self._opens = False


def _hint(attributes: str) -> str:
    return " ".join(found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(attributes))


def rtf_sheet(file: bytes, media_type: str = "") -> Sheet:
    """Return the paragraphs of an RTF file. Raises BadSource for one that cannot be read."""
    return Sheet(tuple(_typed(rtf_paragraphs(file))), "bytes")


def docx_sheet(file: bytes, media_type: str = "") -> Sheet:
    """Return the paragraphs of a DOCX file. Raises BadSource for one that cannot be read."""
    return Sheet(tuple(_typed(docx_paragraphs(file))), "paragraphs")


def _typed(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    for each in paragraphs:
        bare = each.text.strip()
        if bare:
            yield Line(bare, each.start, each.end, each.is_bold)
