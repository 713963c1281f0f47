"""HTML to blocks of text, in one pass over the parser's events.

No tree is built: a tree of 100,000 nested elements costs seconds, and lxml's stops at 2,048 levels. libxml2 still
closes
elements for us as HTML asks; `_Reader` keeps a stack of what is open and cuts a block at every block element.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

# libxml2 looks through all open elements for each stray end tag: 50,000 deep with 50,000 of those took 7 s.
_DEEPEST = 1000
_PIECE_BYTES = 32_768
_MOST_BLOCKS = 50_000  # a page of a million one-letter cells would otherwise cost a gigabyte
_MOST_NOTES = 2_000  # meta tags, scripts of linked data, microdata: per page

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
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u2060\ufeff")
_WORD = re.compile(r"[^\s]{1,40}")
_END_OF_SENTENCE = (".", "!", "?", "”", '"', ":", "…", "»", "。")


@dataclass(frozen=True, slots=True)
class Cut:
    """A block as the parser showed it; `model.Block` is made of it once its place in the page is known."""

    text: str
    tag: str
    hints: str
    link_share: float
    depth: int


@dataclass(slots=True)
class Read:
    """What one pass over a page's markup brought."""

    cuts: list[Cut] = field(default_factory=list)
    notes: list[tuple[str, Mapping[str, str], str]] = field(default_factory=list)  # element, attributes, text in it
    language: str = ""
    trouble: str = ""


class _TooDeep(Exception):
    pass


class _Enough(Exception):
    pass


@dataclass(slots=True)
class _Open:
    tag: str
    hints: str
    skips: bool
    at_start: bool  # opened when its block had no text yet
    note: int  # index into notes whose text it gathers, or -1


def read_markup(html: str, *, max_chars: int) -> Read:
    """Return the blocks of a page, and the elements that say something about it. Linear in its length."""
    reader = _Reader(max_chars)
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        _feed(parser, html.replace("\0", "").encode("utf-8", "replace") or b" ")
    except _TooDeep:
        reader.start_again(html)
        reader.read.trouble = f"elements nested deeper than {_DEEPEST}: read without its markup"
    except _Enough:
        reader.read.trouble = f"longer than {max_chars} characters: the rest was not read"
    except etree.LxmlError as error:
        if not reader.read.cuts:
            reader.start_again(html)
        reader.read.trouble = f"broken markup: {str(error)[:100]}"
    reader.flush()
    return reader.read


def _feed(parser: etree.HTMLParser, html: bytes) -> None:
    """Parse piece by piece: an error of the reader stops libxml2 only at the end of a piece, not at once."""
    for at in range(0, len(html), _PIECE_BYTES):
        parser.feed(html[at : at + _PIECE_BYTES])
    parser.close()


class _Reader:
    """The parser's events, one by one: lxml's target interface."""

    def __init__(self, max_chars: int) -> None:
        self.read = Read()
        self._left = max_chars
        self._open: list[_Open] = []
        self._skipping = 0
        self._links = 0
        self._pre = 0
        self._gathering: list[int] = []  # notes whose elements are open, outermost first
        self._clear()

    def _clear(self) -> None:
        self._pieces: list[str] = []
        self._count = 0  # characters of the block so far, white space aside
        self._linked = 0
        self._block = ("", "", 0)
        self._covers: list[tuple[str, int]] = []
        self._just_closed = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise _TooDeep
        skips = tag in _SKIPPED or (bool(attributes) and _is_hidden(attributes))
        if tag == "html":
            self.read.language = self.read.language or attributes.get("lang", "") or attributes.get("xml:lang", "")
            skips = False
        elif tag == "body":
            skips, self._skipping = False, 0
        note = self._note(tag, attributes)
        if not self._skipping:
            if tag in _BLOCKS:
                self.flush()
            elif tag == "br":
                self._pieces.append("\v")
            elif self._just_closed and tag in _GLUED and attributes:
                # <span>Ann Example</span><span>3 May</span>: style sheets set these apart
                self._pieces.append(" ")
            if not skips:
                self._links += tag == "a"
                self._pre += tag == "pre"
        self._skipping += skips
        hints = _hints(tag, attributes) if attributes or tag in _TELLING else ""
        self._open.append(_Open(tag, hints, skips, self._count == 0, note))
        self._just_closed = False

    def end(self, tag: str) -> None:
        if not self._open:
            return
        closed = self._open.pop()
        if closed.note >= 0:
            self._gathering.pop()
        if closed.skips and self._skipping:
            self._skipping -= 1
            return
        if self._skipping:
            return
        self._links -= closed.tag == "a" and self._links > 0
        self._pre -= closed.tag == "pre" and self._pre > 0
        if closed.tag in _BLOCKS:
            self.flush()
        else:
            if closed.hints and closed.at_start and self._count:
                self._covers.append((closed.hints, self._count))
            self._just_closed = closed.tag in _GLUED

    def data(self, text: str) -> None:
        if self._gathering:
            self._gather(text)
        if self._skipping:
            return
        size = len("".join(text.split()))
        if size:
            if not self._count:
                self._block = self._where()
            self._count += size
            self._linked += size if self._links else 0
            self._just_closed = False
            self._left -= size
            if self._left < 0:
                raise _Enough
        elif text:
            self._just_closed = False
        self._pieces.append(text.replace("\n", "\v") if self._pre else text)

    def close(self) -> None:
        self.flush()

    def flush(self) -> None:
        """End the block that is being read."""
        if not self._pieces:
            self._just_closed = False
            return
        if self._count and len(self.read.cuts) >= _MOST_BLOCKS:
            self._pieces.append("\v")
            return
        if self._count:
            tag, hints, depth = self._block
            covering = " ".join(words for words, until in self._covers if until == self._count)
            hints = f"{covering} {hints}".strip()[:300]
            share = self._linked / self._count
            for text in _paragraphs("".join(self._pieces)):
                self.read.cuts.append(Cut(text, tag, hints, round(share, 3), depth))
        self._clear()

    def start_again(self, html: str) -> None:
        """Read the page without its markup."""
        self.__init__(self._left)  # type: ignore[misc]
        for text in _without_tags(html):
            if len(text) > self._left or len(self.read.cuts) >= _MOST_BLOCKS:
                break
            self._left -= len(text)
            self.read.cuts += [Cut(part, "p", "", 0.0, 0) for part in _paragraphs(text)]

    def _where(self) -> tuple[str, str, int]:
        """Return the innermost block element, the hints of all that is open around it, and how deep it lies."""
        tag, at = "body", 0
        hints: list[str] = []
        for place in range(len(self._open) - 1, -1, -1):
            each = self._open[place]
            if not at and each.tag in _BLOCKS:
                tag, at = each.tag, place
            if at and each.hints and len(hints) < 24:
                hints.append(each.hints)
        return tag, " ".join(hints), at

    def _note(self, tag: str, attributes: Mapping[str, str]) -> int:
        """Keep an element that may say something about the page; return where its text is gathered, or -1."""
        wanted = (
            tag in ("meta", "title", "link", "time") or "itemprop" in attributes or attributes.get("rel") == "author"
        )
        wanted = wanted or (tag == "script" and "ld+json" in attributes.get("type", ""))
        if not wanted or len(self.read.notes) >= _MOST_NOTES:
            return -1
        self.read.notes.append((tag, dict(attributes), ""))
        if tag in ("meta", "link") or attributes.get("itemprop", "").lower() == "articlebody":
            return -1
        self._gathering.append(len(self.read.notes) - 1)
        return len(self.read.notes) - 1

    def _gather(self, text: str) -> None:
        # An author's name may stand in an element of its own inside the author's: both are told.
        for note in self._gathering[-2:]:
            tag, attributes, before = self.read.notes[note]
            if len(before) < (300_000 if tag == "script" else 1_000):
                self.read.notes[note] = (tag, attributes, before + text)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")[:500]) is not None


def _hints(tag: str, attributes: Mapping[str, str]) -> str:
    """Return the words of class, id, role and itemprop, and the tag itself where it is telling."""
    if tag in ("html", "body"):
        # "comments-open", "sidebar-right": they speak of the whole page, and mislead about every block
        return ""
    named = (attributes.get(name, "")[:400] for name in ("id", "class", "role", "itemprop"))
    return _hinted(tag if tag in _TELLING else "", *named)


@lru_cache(maxsize=4096)
def _hinted(tag: str, *named: str) -> str:
    words = [tag] if tag else []
    for value in named:
        words += _WORD.findall(value)[:6]
    return " ".join(words).lower()[:160]


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a block whose line breaks are written as vertical tabs.

    Two breaks end a paragraph. One ends it after a short line or a whole sentence; otherwise it is only a wrapped line.
    """
    lines = [" ".join(line.split()) for line in text.translate(_INVISIBLE).split("\v")]
    made: list[str] = []
    fresh = True
    for line in lines:
        if not line:
            fresh = True
            continue
        if fresh or len(made[-1]) < 70 or made[-1].endswith(_END_OF_SENTENCE):
            made.append(line)
        else:
            made[-1] += "\n" + line
        fresh = False
    return made


def _without_tags(html: str) -> Sequence[str]:
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
