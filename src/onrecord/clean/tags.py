"""What one tag of a page means for the blocks around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from html.entities import html5

from onrecord.clean.elements import BODY, HTML, Element

_HIDDEN = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.I)
_WORD = re.compile(r"\S{1,40}")
_LONGEST_WORD = 40  # characters
_REFERENCE = re.compile(r"&(#\d+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*[;=]?)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u2060", "\ufeff")
_NO_ATTRIBUTES: Mapping[str, str] = {}
_WORDS: dict[str, str] = {}  # of an attribute's value the words that are hints: most come again
_LONGEST_KEPT = 300  # characters
_MOST_KEPT = 20_000  # values


class Tag:
    """An element as its tag shows it."""

    def __init__(self, element: Element, hints: str, has_any: bool, is_hidden: bool) -> None:
        is_whole = element.part == HTML or element.part == BODY
        self.element = element
        # Words of id, class, role and itemprop, and the element's name where it is telling. Of html and body they
        # speak of the whole page ("comments-open", "sidebar-right"), and mislead about each block.
        self.hints = "" if is_whole else hints
        self.is_skipped = (element.is_skipped or is_hidden) and not is_whole
        self.sets_apart = element.is_glued and (has_any or element.is_link)  # inline, but styled as a thing of its own
        self.is_noted = False  # may say something about the page
        self.is_gathered = False  # noted, and its text belongs to the note
        self.attributes = _NO_ATTRIBUTES  # of html and noted elements


def noted_tag(element: Element, attributes: Mapping[str, str], has_any: bool) -> Tag:
    """Return what a tag means that may say something about the page."""
    name = element.name
    is_hidden = "hidden" in attributes or is_styled_away(attributes.get("style", ""))
    hints = ""
    if not element.is_empty:
        hints = hints_of(
            element, [attributes[each] for each in ("id", "class", "role", "itemprop") if each in attributes]
        )
    tag = Tag(element, hints, has_any, is_hidden)
    if name in ("meta", "title", "link", "time", "script") or "itemprop" in attributes:
        tag.is_noted = bool(attributes) or name == "title"
    else:
        tag.is_noted = attributes.get("rel") == "author"
    tag.is_gathered = (
        tag.is_noted and name not in ("meta", "link") and attributes.get("itemprop", "").lower() != "articlebody"
    )
    if tag.is_noted or element.part == HTML:
        tag.attributes = attributes
    return tag


def is_styled_away(style: str) -> bool:
    """Tell whether a style hides its element."""
    if not style:
        return False
    style = style[:500].lower()
    return ("none" in style or "hidden" in style) and _HIDDEN.search(style) is not None


def hints_of(element: Element, values: list[str]) -> str:
    """Return the words of ``values``, and the element's name where it is telling."""
    hints = element.name if element.is_telling else ""
    for value in values:
        words = _WORDS.get(value)
        if words is None:
            words = _words_of(value)
        if words:
            hints = hints + " " + words if hints else words
    return hints[:160]


def _words_of(value: str) -> str:
    found = value.split() if len(value) <= _LONGEST_WORD else _WORD.findall(value[:400])
    words = " ".join(found[:6]).lower()
    if len(value) <= _LONGEST_KEPT:
        if len(_WORDS) > _MOST_KEPT:
            _WORDS.clear()
        _WORDS[value] = words
    return words


def read_value(written: str) -> str:
    """Return what an attribute's value says. A name of a character that goes on as a word does is none in it."""
    if "&" in written:
        written = _REFERENCE.sub(_referred, written)
    return _shown(written)


def read_text(written: str, refers: bool) -> str:
    """Return what a text of a page shows, less what nobody sees; ``refers``: it may name characters by references."""
    if "\r" in written:
        written = written.replace("\r\n", "\n").replace("\r", "\n")
    if refers and "&" in written:
        written = unescape(written)
    return _shown(written)


def _referred(found: re.Match[str]) -> str:
    name = found[1]
    if name[0] == "#":
        return unescape(found[0])
    return html5.get(name, found[0]) if name[-1] != "=" else found[0]


def _shown(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    text = visible(_CONTROL.sub("", text))
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")  # no halves of pairs


def visible(text: str) -> str:
    """Return ``text`` without the characters that are there for the breaking of lines alone."""
    if text.isascii():
        return text
    for each in _INVISIBLE:
        if each in text:
            text = text.replace(each, "")
    return text
