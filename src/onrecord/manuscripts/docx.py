"""Paragraphs of a DOCX file: the text of its ``word/document.xml``, as a stream, whatever its size.

Read with expat: no tree is kept, and a document type declaration, with which bombs begin, is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol
from xml.parsers import expat

from onrecord.manuscripts.paragraph import Paragraph
from onrecord.problems import BadSource

DOCUMENT = "word/document.xml"
MEMBERS_MAX = 20_000  # files in one DOCX; each picture and each article's head and foot is one
XML_MAX = 400 * 1024 * 1024  # bytes unpacked; 500 articles with all their formatting come to some 80 MB
FREE_BYTES = 4 * 1024 * 1024  # what a member may become before its ratio counts: a short text packs well
RATIO_MAX = 200  # times that a member may grow; the formatting of long documents packs 30 times smaller
PARAGRAPHS_MAX = 500_000  # 500 articles have some 30,000
CHARS_MAX = 100_000_000  # characters of text
DEPTH_MAX = 500  # elements inside each other; Word itself stops at some dozens
_PIECE = 256 * 1024


def is_docx(file: bytes) -> bool:
    """Tell whether a file is a DOCX: a zip that holds a Word document."""
    if not file.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as packed:
            return DOCUMENT in packed.namelist()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError):
        return DOCUMENT.encode() in file  # cut off: its list of members, at the end, is gone


def docx_paragraphs(file: bytes, part: str = DOCUMENT) -> list[Paragraph]:
    """Return the paragraphs of a DOCX in order, empty ones too. Raises BadSource where it is none, or damaged.

    ``part``: another file inside, such as ``word/header1.xml``.
    """
    writer = _Writer()
    read_xml(docx_member(file, part, XML_MAX), writer, "Word document")
    return writer.made


class Reader(Protocol):
    """What is told of each element and of the words in it, in order."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def words(self, words: str) -> None: ...


def read_xml(pieces: Iterable[bytes], reader: Reader, what: str) -> None:
    """Tell ``reader`` what a file's XML holds. Raises BadSource where it is damaged or declares a document type.

    ``what``: the kind of document, for the message.
    """

    def refuse(*declaration: object) -> None:
        raise BadSource(f"declares a document type, which no {what} does")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    parser.StartDoctypeDeclHandler = refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BadSource(f"is a damaged {what}: {error}") from None


def docx_member(file: bytes, name: str, most: int) -> Iterator[bytes]:
    """Yield the unpacked bytes of one member. Raises BadSource where there is none, or more than ``most`` bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as packed:
            if len(packed.filelist) > MEMBERS_MAX:
                raise BadSource(f"holds {len(packed.filelist):,} files; a Word document has some dozens")
            told = packed.getinfo(name)
            if told.file_size > FREE_BYTES + RATIO_MAX * told.compress_size:
                raise BadSource(
                    f"is a zip bomb: {name} would grow from {told.compress_size:,} bytes to {told.file_size:,}"
                )
            given = 0
            with packed.open(name) as member:
                while piece := member.read(_PIECE):
                    given += len(piece)
                    if given > most:
                        raise BadSource(f"is a zip bomb: {name} is larger than {most:,} bytes")
                    yield piece
    except KeyError:
        raise BadSource(f"is a zip file without {name}, so no Word document") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise BadSource(f"cannot be unpacked: {error}") from None


class _Open:
    """A paragraph while it is read."""

    __slots__ = ("bold", "is_cell", "is_listed", "linked", "number", "plain", "style", "text")

    def __init__(self, number: int, is_cell: bool) -> None:
        self.number = number
        self.text: list[str] = []
        self.bold = self.plain = self.linked = 0  # characters, blanks left out
        self.is_cell = is_cell
        self.is_listed = False
        self.style = ""

    def paragraph(self) -> Paragraph:
        is_bold = self.bold > 0 and self.plain == 0
        text = "".join(self.text)
        return Paragraph(
            text, self.number, self.number + 1, is_bold, self.is_cell, self.is_listed, self.style, self.linked
        )


class _Writer:
    """Makes paragraphs of expat's events. Elements are told by their local names, whatever prefix a program gave."""

    def __init__(self) -> None:
        self.made: list[Paragraph] = []
        self._waiting: list[_Open] = []  # a text box lies inside a paragraph and has its own
        self._depth = self._cells = self._runs = self._skipped = self._numbered = self._chars = self._links = 0
        self._is_text = self._is_bold = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise BadSource(f"is a Word document nested deeper than {DEPTH_MAX} elements")
        if self._skipped or local in ("Fallback", "del", "moveFrom"):
            self._skipped += 1  # what an older Word would show instead, and what was struck out
        elif local == "p":
            self._waiting.append(_Open(self._numbered, self._cells > 0))
            self._numbered += 1
        elif local == "r":
            self._runs += 1
            self._is_bold = False
        elif local == "t":
            self._is_text = True
        elif local == "tc":
            self._cells += 1
        elif local == "hyperlink":
            self._links += 1
        elif self._waiting:
            self._mark(local, attributes)

    def _mark(self, local: str, attributes: dict[str, str]) -> None:
        here = self._waiting[-1]
        if self._runs:
            if local in ("br", "cr"):
                here.text.append("\n")
            elif local in ("tab", "ptab"):
                here.text.append("\t")
            elif local == "noBreakHyphen":
                here.text.append("\u2011")
            elif local == "b":
                self._is_bold = _value(attributes) not in ("0", "false", "off", "none")
        elif local == "pStyle":
            here.style = _value(attributes)
        elif local == "numPr":
            here.is_listed = True

    def words(self, words: str) -> None:
        if not self._is_text or self._skipped or not self._waiting:
            return
        here = self._waiting[-1]
        self._chars += len(words)
        if self._chars > CHARS_MAX:
            raise BadSource(f"is a Word document of more than {CHARS_MAX:,} characters")
        here.text.append(words)
        if self._links:
            here.linked += len("".join(words.split()))
        if words.strip():
            if self._is_bold:
                here.bold += len(words)
            else:
                here.plain += len(words)

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        elif local == "p":
            if self._waiting:
                self.made.append(self._waiting.pop().paragraph())
                if len(self.made) > PARAGRAPHS_MAX:
                    raise BadSource(f"is a Word document of more than {PARAGRAPHS_MAX:,} paragraphs")
        elif local == "r":
            self._runs = max(0, self._runs - 1)
        elif local == "t":
            self._is_text = False
        elif local == "hyperlink":
            self._links = max(0, self._links - 1)
        elif local == "tc":
            self._cells = max(0, self._cells - 1)


def _value(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(":")[2] == "val"), "")
