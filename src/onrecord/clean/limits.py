"""What keeps hostile markup within bounds: a page whose tree would cost more than its length is read without one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

MOST_TAGS = 400_000  # a tree of a million paragraphs takes 300 MB
# libxml2 appends an attribute to its element by walking past all the others: 200,000 of them took a minute.
MOST_ATTRIBUTES = 2_000
# No tree is built below this; without one libxml2 goes on, and looks through all open elements for each stray end tag.
_DEEPEST = 2_100
_SMALL = 128_000  # characters; with as many attributes as it can hold such a page takes half a second
_WINDOW = 32_768  # characters
_PROBE = 4_096  # characters at the head of each window that are looked at
_MOST_CANDIDATES = 2_000  # tags in one window that are tried one by one; a crowded page has some 300
_PIECE_BYTES = 32_768

# The attributes of a start tag (WHATWG HTML, 13.2.5.32 to 39). Possessive throughout: no step is taken back.
_VALUE = r"""(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?+"""
_ATTRIBUTES = rf"(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+{_VALUE})?+)*+"
# Where in a tag a window may begin: between attributes, in a name, before a value, and in one of three kinds of value.
_WITHIN_A_TAG = tuple(
    re.compile(begun + _ATTRIBUTES)
    for begun in ("", rf"[^\s/>=]*+\s*+(?:=\s*+{_VALUE})?+", rf"\s*+{_VALUE}", r'[^"]*+"?', r"[^']*+'?", r"[^\s>]*+")
)
_UNENDED_TAG = re.compile(r"<[a-zA-Z][^\s/>]*+" + _ATTRIBUTES + r"\Z")


def cut_to_bounds(html: str) -> str:
    """Return ``html`` up to the tag with which a tree of it would become too large to hold."""
    if html.count("<") <= MOST_TAGS:
        return html
    return html[: -len(html.split("<", MOST_TAGS)[-1]) - 1]


def has_crowded_tag(html: str) -> bool:
    """Tell whether some element has more attributes than a tree can be built of in good time.

    A tag with so many is longer than a few windows, so one window lies wholly within it, and the tag begins in the
    window before. Where that is nowhere so, and it hardly ever is, the page is not looked through; else libxml2 counts,
    without building anything.
    """
    if len(html) < _SMALL:
        return False
    places = range(_WINDOW, len(html) - _WINDOW, _WINDOW)
    return any(_may_lie_in_a_tag(html, at) and _may_begin_before(html, at) for at in places) and _is_crowded(html)


def _may_lie_in_a_tag(html: str, at: int) -> bool:
    until = at + _PROBE
    return any(found.end() == until for begun in _WITHIN_A_TAG if (found := begun.match(html, at, until)))


def _may_begin_before(html: str, at: int) -> bool:
    if html.count("<", at - _WINDOW, at) > _MOST_CANDIDATES:
        return True
    found = _UNENDED_TAG.search(html, at - _WINDOW, at + _PROBE)
    return found is not None and found.start() < at


class _Crowded(Exception):
    pass


class _TooDeep(Exception):
    pass


class _Counter:
    """Counts the attributes of each element, and how deep it lies: lxml's target interface."""

    def __init__(self) -> None:
        self._depth = 0

    def start(self, _tag: str, attributes: Mapping[str, str]) -> None:
        if len(attributes) > MOST_ATTRIBUTES:
            raise _Crowded
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooDeep

    def end(self, _tag: str) -> None:
        self._depth -= 1

    def close(self) -> None:
        pass


def _is_crowded(html: str) -> bool:
    parser = etree.HTMLParser(target=_Counter(), encoding="utf-8", huge_tree=True)
    data = html.encode("utf-8", "replace")
    try:
        # An error of the target stops libxml2 only at the end of a piece.
        for at in range(0, len(data), _PIECE_BYTES):
            parser.feed(data[at : at + _PIECE_BYTES])
        parser.close()
    except _Crowded:
        return True
    except (_TooDeep, etree.LxmlError):
        pass
    return False


def without_tags(html: str) -> Sequence[str]:
    """Return what stands between tags, scripts and styles left out; one scan, no look back."""
    parts: list[str] = []
    at = 0
    while at < len(html):
        tag = html.find("<", at)
        parts.append(html[at : tag if tag >= 0 else len(html)])
        end = html.find(">", tag) if tag >= 0 else -1
        if end < 0:
            break
        name = html[tag + 1 : tag + 7].lower()
        at = end + 1
        if name.startswith(("script", "style")):
            close = html.find("</", at)
            at = close if close >= 0 else len(html)
    return [part for part in parts if part.strip()]
