"""PDF to blocks of text, through PDFium. An extra: ``pip install 'onrecord[pdf]'``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from onrecord.clean.markup import Cut
from onrecord.clean.papers import Paper, bounded
from onrecord.problems import MissingExtra

_MOST_PAGES = 2_000
_END = (".", "!", "?", "”", '"', ":", "…", "»")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: float  # of its first letter, points
    foot: float  # of its first letter, points above the page's


def read_pdf(data: bytes, *, max_chars: int) -> Paper:
    """Return the paragraphs of a PDF. Raises `MissingExtra` without PDFium; trouble with the file itself is told."""
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtra("reading PDF", "pdf") from None
    read = Paper()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        read.trouble = f"not a PDF that can be read: {error}"
        return read
    try:
        lines = [line for number in range(min(len(document), _MOST_PAGES)) for line in _lines(document, number)]
        read.declared = [(name, value) for name, value in _properties(document) if value]
    finally:
        document.close()
    read.cuts = list(bounded(_paragraphs(lines), max_chars))
    if not read.cuts:
        read.trouble = "a PDF without text: perhaps scanned pictures"
    return read


def _properties(document: Any) -> Iterator[tuple[str, str]]:
    known = document.get_metadata_dict(skip_empty=True)
    for key, name in (("Title", "title"), ("Author", "author")):
        yield name, " ".join(str(known.get(key, "")).split())[:300]


def _lines(document: Any, number: int) -> Iterator[_Line]:
    import pypdfium2

    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return
    at = 0
    written = text.get_text_range(errors="replace")
    for line in written.split("\n"):
        size = pypdfium2.raw.FPDFText_GetFontSize(text, at) if line.strip() else 0.0
        foot = text.get_charbox(at, loose=True)[1] if line.strip() else 0.0
        at += len(line) + 1
        yield _Line(" ".join(line.replace("\ufffe", "-").replace("\0", "").split()), float(size), foot)
    text.close()
    page.close()


def _paragraphs(lines: list[_Line]) -> Iterator[Cut]:
    """Join the lines of a paragraph: it ends at a gap, a change of size, or a short line that ends a sentence."""
    written = [line for line in lines if line.text]
    if not written:
        return
    usual = median(line.size for line in written for _ in range(min(len(line.text), 100)))
    width = sorted(len(line.text) for line in written)[len(written) * 9 // 10]
    steps = sorted(a.foot - b.foot for a, b in pairwise(written) if 0 < a.foot - b.foot < 4 * usual) or [usual]
    leading = steps[(len(steps) - 1) // 3]  # most steps are those inside a paragraph, the larger ones those between two
    held: list[_Line] = []
    for line in [*lines, _Line("", 0.0, 0.0)]:
        is_apart = bool(held) and held[-1].foot - line.foot > leading * 1.4
        if held and (
            not line.text or is_apart or abs(line.size - held[-1].size) > 0.6 or _ends(held[-1].text, line.text, width)
        ):
            yield _cut(held, usual)
            held = []
        if line.text:
            held.append(line)


def _ends(line: str, following: str, width: int) -> bool:
    fits = len(line) + 1 + len(following.split(" ", 1)[0]) < width * 0.9
    return fits and (line.endswith(_END) or len(line) < width * 0.6)


def _cut(held: list[_Line], usual: float) -> Cut:
    text = held[0].text
    for line in held[1:]:
        cut_word = text.endswith("-") and len(text) > 1 and text[-2].islower() and line.text[:1].islower()
        text = text[:-1] + line.text if cut_word else f"{text} {line.text}"
    return Cut(text, "h1" if held[0].size > usual * 1.25 else "p", "", 0.0, 0)
