"""One paragraph of a word processor's file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, unchanged but for line breaks (``\\n``) and tabs, and where it lies in its file."""

    text: str
    start: int  # RTF: byte of the file; DOCX: number of the paragraph in word/document.xml, from 0
    end: int  # past its last byte; for DOCX ``start + 1``
    is_bold: bool = False  # every word of it
    is_cell: bool = False  # of a table
    is_listed: bool = False  # an entry of a list
    style: str = ""  # name of its paragraph style, DOCX only: "Heading1"
    linked: int = 0  # characters inside links, blanks left out
