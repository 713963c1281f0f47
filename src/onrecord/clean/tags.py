"""What one tag of a page means for the blocks around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from html.entities import html5

from onrecord.clean.elements import HTML, Element

_HIDDEN = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.I)
_WORD = re.compile(r"\S{1,40}")
_LONGEST_WORD = 40  # characters
_REFERENCE = re.compile(r"&(#\d+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*[;=]?)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u2060", "\ufeff")
_NO_ATTRIBUTES: Mapping[str, str] = {}


class Tag:
    """An element as its tag shows it."""

    def __init__(self, element: Element, attributes: Mapping[str, str], has_any: bool) -> None:
        name = element.name
        is_whole = element.part != 0 and name != "head"
        is_noted = _is_noted(name, attributes) if attributes or name == "title" else False
        self.element = element
        self.hints = "" if is_whole else _hints(element, attributes)
        self.is_skipped = (element.is_skipped or (bool(attributes) and _is_hidden(attributes))) and not is_whole
        self.sets_apart = element.is_glued and (has_any or element.is_link)  # inline, but styled as a thing of its own
        self.is_noted = is_noted  # may say something about the page
        self.is_gathered = (  # noted, and its text belongs to the note
            is_noted and name not in ("meta", "link") and attributes.get("itemprop", "").lower() != "articlebody"
        )
        self.attributes = attributes if is_noted or element.part == HTML else _NO_ATTRIBUTES


def _is_noted(name: str, attributes: Mapping[str, str]) -> bool:
    return (
        name in ("meta", "title", "link", "time")
        or "itemprop" in attributes
        or attributes.get("rel") == "author"
        or (name == "script" and "ld+json" in attributes.get("type", ""))
    )


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or ("style" in attributes and bool(_HIDDEN.search(attributes["style"][:500])))


def _hints(element: Element, attributes: Mapping[str, str]) -> str:
    """Return the words of class, id, role and itemprop, and the tag itself where it is telling.

    Of html and body they speak of the whole page ("comments-open", "sidebar-right"), and mislead about each block.
    """
    words = [element.name] if element.is_telling else []
    for each in ("id", "class", "role", "itemprop") if attributes else ():
        if value := attributes.get(each):
            words += (value.split() if len(value) <= _LONGEST_WORD else _WORD.findall(value[:400]))[:6]
    return " ".join(words).lower()[:160]


def read_value(written: str) -> str:
    """Return what an attribute's value says. A name of a character that goes on as a word does is none in it."""
    if "&" in written:
        written = _REFERENCE.sub(_referred, written)
    return _shown(written)


def read_text(written: str, *, refers: bool) -> str:
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
