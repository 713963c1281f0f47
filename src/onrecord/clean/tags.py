"""What one tag of a page means for the blocks around it, looked up whole: most tags come again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

KEPT = "kept-"  # before the name of a script or link that says something about the page: all others are pruned

_SKIPPED = frozenset(
    [
        "script", "style", "template", "noscript", "select", "option", "datalist", "textarea", "iframe", "object",
        "embed", "svg", "math", "canvas", "audio", "video", "map", "head", "noframes", "frameset", "applet",
    ]
)  # fmt: skip
_BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]
)  # fmt: skip
_TELLING = frozenset(
    [
        "article", "aside", "main", "nav", "header", "footer", "figure", "figcaption", "form", "blockquote",
        "section", "address",
    ]
)  # fmt: skip
_GLUED = frozenset(["a", "span", "time", "address", "label", "abbr"])
_HIDDEN = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.I)
_NOTED = frozenset(["meta", "title", "link", "time", "html", "body", f"{KEPT}script", f"{KEPT}link"])
# In well-formed markup no value holds a quotation mark: what makes hints of a tag, and what may hide it.
_READ = re.compile(r' (id|class|role)="([^"]*)"')
_STYLE = re.compile(r'(?:\A|\s)style="([^"]*)"')
_WORD = re.compile(r"\S{1,40}")
_LONGEST_WORD = 40  # characters
_LONGEST_KEPT = 300  # characters of a tag that is looked up whole: longer ones hardly come again
_MOST_KEPT = 10_000  # tags


class Tag(NamedTuple):
    """An element as its tag shows it."""

    name: str
    hints: str  # words of id, class, role and itemprop, and its name where that is telling
    is_block: bool
    is_skipped: bool  # with all that is in it: scripts, forms' fields, hidden elements
    sets_apart: bool  # inline, but styled as a thing of its own
    is_glued: bool  # of a kind that style sheets set apart from the next
    is_noted: bool  # may say something about the page
    is_gathered: bool  # noted, and its text belongs to the note
    is_whole: bool  # html or body
    is_empty: bool  # ends where it begins
    attributes: Mapping[str, str]  # of html and noted elements, else empty


class Tags(dict[str, Tag]):
    """What start tags mean, by what stands between their < and > in well-formed markup; learned as they come."""

    def __missing__(self, written: str) -> Tag:
        if len(written) > _LONGEST_KEPT:
            return _read(written)
        if len(self) > _MOST_KEPT:
            self.clear()
        found = self[written] = _read(written)
        return found


def _read(written: str) -> Tag:
    name, _, rest = written.rstrip("/ ").partition(" ")
    if not rest or name in _NOTED or "itemprop" in rest or "author" in rest or "&" in rest:
        return _read_whole(name, rest, written[-1] == "/")
    is_hidden = " hidden=" in written or ("style=" in rest and _styled_away(rest))
    attributes = dict(_READ.findall(written))
    made = _kind(name, is_hidden, written[-1] == "/")
    return Tag._make((name, _hints(name, attributes), *made[2:])) if attributes else made


@lru_cache(maxsize=1024)
def _kind(name: str, is_hidden: bool, is_empty: bool) -> Tag:
    """Return what a tag means that says nothing about the page, and has attributes of which none is a hint."""
    return _made(name, {"hidden": ""} if is_hidden else {}, is_empty, has_any=True)


def _styled_away(rest: str) -> bool:
    style = _STYLE.search(rest)
    return style is not None and _HIDDEN.search(style[1][:500]) is not None


def _read_whole(name: str, rest: str, is_empty: bool) -> Tag:
    name = name.removeprefix(KEPT)
    # In well-formed markup what stands between every other pair of quotation marks is a value: class="wide" id="top"
    parts = rest.split('"') if rest else []
    attributes = dict(zip([each.strip(" =\n\t") for each in parts[::2]], parts[1::2], strict=False))
    if "&" in rest:
        attributes = {key: unescape(value) for key, value in attributes.items()}
    if name == "link":
        attributes["href"] = attributes.get("content", "")
    return _made(name, attributes, is_empty, has_any=bool(rest))


def _made(name: str, attributes: Mapping[str, str], is_empty: bool, *, has_any: bool) -> Tag:
    is_noted = bool(attributes or name == "title") and _is_noted(name, attributes)
    is_block = name in _BLOCKS
    is_glued = name in _GLUED
    is_whole = name in ("html", "body")
    return Tag(
        name,
        "" if is_whole else _hints(name, attributes),
        is_block,
        (name in _SKIPPED or (bool(attributes) and _is_hidden(attributes))) and not is_whole,
        is_glued and (has_any or name == "a"),
        is_glued,
        is_noted,
        is_noted and name not in ("meta", "link") and attributes.get("itemprop", "").lower() != "articlebody",
        is_whole,
        is_empty,
        attributes if is_noted or name == "html" else {},
    )


def _is_noted(name: str, attributes: Mapping[str, str]) -> bool:
    return (
        name in ("meta", "title", "link", "time")
        or "itemprop" in attributes
        or attributes.get("rel") == "author"
        or (name == "script" and "ld+json" in attributes.get("type", ""))
    )


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or ("style" in attributes and bool(_HIDDEN.search(attributes["style"][:500])))


def _hints(name: str, attributes: Mapping[str, str]) -> str:
    """Return the words of class, id, role and itemprop, and the tag itself where it is telling.

    Of html and body they speak of the whole page ("comments-open", "sidebar-right"), and mislead about each block.
    """
    words = [name] if name in _TELLING else []
    for each in ("id", "class", "role", "itemprop") if attributes else ():
        if value := attributes.get(each):
            words += (value.split() if len(value) <= _LONGEST_WORD else _WORD.findall(value[:400]))[:6]
    return " ".join(words).lower()[:160]
