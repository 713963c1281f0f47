"""An ordinary article or press release as a word processor keeps it: DOCX, ODT and RTF to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from onrecord.clean.markup import Cut
from onrecord.clean.papers import Paper, believable, bounded
from onrecord.manuscripts import Paragraph, docx_paragraphs, rtf_paragraphs
from onrecord.manuscripts.docx import docx_member
from onrecord.manuscripts.odt import odt_paragraphs
from onrecord.problems import BadSource

_MOST_BLOCKS = 50_000
_STYLES_MAX = 8 * 1024 * 1024
_EDGES_MAX = 6  # heads and feet: first page, left and right pages
_HEADING = re.compile(r"heading\s?([1-6])")
_TAGS = {"title": "h1", "subtitle": "h2", "caption": "figcaption", "quote": "blockquote", "intensequote": "blockquote"}
_HEADLINE_CHARS = 200
_HEAD_PARAGRAPHS = 8  # below letterhead, date and addressee, a headline stands by here


def read_docx(data: bytes, *, max_chars: int) -> Paper:
    """Return the blocks of a Word document, heads before them and feet behind."""
    paper = Paper()
    try:
        names = dict(_style_names(data))
        paragraphs = docx_paragraphs(data)
        heads, feet = _edges(data, "header"), _edges(data, "footer")
    except BadSource as refusal:
        paper.trouble = str(refusal)
        return paper
    cuts = [*_edge(heads, "header"), *_cuts(paragraphs, names), *_edge(feet, "footer")]
    return _finished(paper, cuts, max_chars, dict(_properties(data, "docProps/core.xml")))


def read_odt(data: bytes, *, max_chars: int) -> Paper:
    """Return the blocks of an OpenDocument text."""
    paper = Paper()
    try:
        paragraphs = odt_paragraphs(data)
    except BadSource as refusal:
        paper.trouble = str(refusal)
        return paper
    return _finished(paper, _cuts(paragraphs, {}), max_chars, dict(_properties(data, "meta.xml")))


def read_rtf(data: bytes, *, max_chars: int) -> Paper:
    """Return the blocks of a Rich Text file."""
    paper = Paper()
    try:
        paragraphs = rtf_paragraphs(data)
    except BadSource as refusal:
        paper.trouble = str(refusal)
        return paper
    return _finished(paper, _cuts(paragraphs, {}), max_chars, {})


def _finished(paper: Paper, cuts: Iterable[Cut], max_chars: int, told: dict[str, str]) -> Paper:
    every = list(islice(cuts, _MOST_BLOCKS + 1))
    paper.cuts = list(bounded(every[:_MOST_BLOCKS], max_chars))
    paper.declared = list(believable(told.get("title", ""), told.get("creator", ""), paper.cuts))
    if not paper.cuts:
        paper.trouble = "a document without text"
    elif len(paper.cuts) < len(every):
        paper.trouble = f"longer than {max_chars} characters or {_MOST_BLOCKS} paragraphs: the rest was not read"
    return paper


def _cuts(paragraphs: Sequence[Paragraph], names: dict[str, str]) -> Iterator[Cut]:
    written = [(each, " ".join(each.text.split())) for each in paragraphs]
    written = [(each, text) for each, text in written if text]
    tags = [_tag(each, names) for each, _ in written]
    has_headline = any(tag in ("h1", "h2") for tag in tags[:_HEAD_PARAGRAPHS])
    for number, ((paragraph, text), tag) in enumerate(zip(written, tags, strict=True)):
        # Most press releases use no styles: what is set in bold on a line of its own is a heading.
        if tag == "p" and paragraph.is_bold and len(text) <= _HEADLINE_CHARS:
            tag = "h3"
            if not has_headline and number < _HEAD_PARAGRAPHS and not text.endswith((":", ".", ",")):
                tag, has_headline = "h1", True
        share = min(1.0, paragraph.linked / max(1, len("".join(text.split()))))
        name = names.get(paragraph.style, paragraph.style)
        yield Cut(text, tag, _hint(name), round(share, 3), 1)


def _tag(paragraph: Paragraph, names: dict[str, str]) -> str:
    name = names.get(paragraph.style, paragraph.style).lower().replace("_20_", " ")
    heading = _HEADING.fullmatch(name)
    if heading:
        return f"h{heading[1]}"
    tag = _TAGS.get(name.replace(" ", ""), "")
    return tag or ("td" if paragraph.is_cell else "li" if paragraph.is_listed else "p")


def _hint(style: str) -> str:
    return "" if style.lower() in ("", "normal", "standard") else "-".join(style.lower().split())[:60]


def _style_names(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield each style's id with its name: ids are in the language of the program, names of Word's own in English."""
    for element in _elements(data, "word/styles.xml"):
        if _local(element.tag) == "style":
            name = next((_attribute(each, "val") for each in element if _local(each.tag) == "name"), "")
            yield _attribute(element, "styleId"), name


def _properties(data: bytes, part: str) -> Iterator[tuple[str, str]]:
    for element in _elements(data, part):
        if _local(element.tag) in ("title", "creator", "initial-creator"):
            yield _local(element.tag), element.text or ""


def _elements(data: bytes, part: str) -> list[Any]:
    """Return the elements of one small file inside; none where it is not there, damaged, or no harmless XML."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(b"".join(docx_member(data, part, _STYLES_MAX)), forbid_dtd=True)
    except (BadSource, DefusedXmlException, ParseError, ValueError, LookupError, RecursionError):
        return []
    return list(root.iter())


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if _local(key) == name), "")


def _edges(data: bytes, name: str) -> list[str]:
    """Return the distinct paragraphs of the heads or feet of a document's pages."""
    found: dict[str, None] = {}
    for number in range(1, _EDGES_MAX + 1):
        try:
            paragraphs = docx_paragraphs(data, f"word/{name}{number}.xml")
        except BadSource:
            continue
        found |= dict.fromkeys(text for each in paragraphs[:100] if (text := " ".join(each.text.split())))
    return list(found)[:100]


def _edge(texts: Iterable[str], name: str) -> Iterator[Cut]:
    for text in texts:
        yield Cut(text, "p", f"page-{name} {name}", 0.0, 1)
