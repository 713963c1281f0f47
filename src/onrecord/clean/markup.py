"""HTML to blocks of text: libxml2 builds the tree and writes it out again, well formed, and one pass reads that.

What costs time is each call from C into Python and each object per element. So the tree is pruned and written in C,
the writing is split at its tags in C, and a tag that comes again, as most do, is looked up whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple

from onrecord.clean.limits import MOST_ATTRIBUTES, MOST_TAGS, cut_to_bounds, has_crowded_tag, without_tags
from onrecord.clean.mending import visible, well_formed, without_programs
from onrecord.clean.tags import Tag, Tags

_DEEPEST = 1000  # libxml2 itself stops at 2,048
_MOST_BLOCKS = 50_000  # a page of a million one-letter cells would otherwise cost a gigabyte
_LONGEST_HINTS = 300  # characters
_MOST_NOTES = 2_000  # meta tags, scripts of linked data, microdata: per page

_TAG = re.compile(r"<([^>]*)>")
_TAGS = Tags()
_END_OF_SENTENCE = (".", "!", "?", "”", '"', ":", "…", "»", "。")


class Cut(NamedTuple):
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


def read_markup(html: str, *, max_chars: int) -> Read:
    """Return the blocks of a page, and the elements that say something about it. Linear in its length."""
    html = html.replace("\0", "")
    html = without_programs(html)
    whole, html = len(html), cut_to_bounds(html)
    if has_crowded_tag(html):
        return _without_markup(html, max_chars, f"an element of more than {MOST_ATTRIBUTES} attributes")
    reader = _Reader(max_chars)
    try:
        reader.walk(_TAG.split(well_formed(html)))
    except _TooDeep:
        return _without_markup(html, max_chars, f"elements nested deeper than {_DEEPEST}")
    except _Enough:
        reader.read.trouble = f"longer than {max_chars} characters: the rest was not read"
    reader.tell_notes()
    if len(html) < whole and not reader.read.trouble:
        reader.read.trouble = f"more than {MOST_TAGS} tags: the rest was not read"
    return reader.read


def _without_markup(html: str, max_chars: int, why: str) -> Read:
    read = Read(trouble=f"{why}: read without its markup")
    for text in without_tags(html):
        max_chars -= len(text)
        if max_chars < 0 or len(read.cuts) >= _MOST_BLOCKS:
            break
        read.cuts += [Cut(part, "p", "", 0.0, 0) for part in _paragraphs(visible(text))]
    return read


@dataclass(slots=True)
class _Note:
    tag: Tag
    left: int  # characters that are still kept of its text
    text: str = ""


# An open element: its tag, the block it was opened in, the hints there, whether that block had no text yet, and whether
# its own text is gathered for a note. A plain tuple: one is made for each element.
_Around = tuple[str, str, int]  # the innermost open block: its tag, its hints and those around it, its depth
_Open = tuple[Tag, _Around, str, bool, bool]


class _Reader:
    """Reads a page's tags and texts in order. A block ends where a block element begins or ends."""

    def __init__(self, max_chars: int) -> None:
        self.read = Read()
        self._left = max_chars
        self._notes: list[_Note] = []
        self._gathering: list[_Note] = []  # those whose elements are open, outermost first
        self._pieces: list[str] = []  # of the block so far
        self._linked: list[str] = []  # those of them inside links
        self._covers: list[str] = []  # hints of inline elements that hold all of its text
        self._told = 0  # pieces that are no white space

    def walk(self, parts: list[str]) -> None:
        """Read what `re.split` made of a page: text, tag, text, tag … text.

        One long loop over local names: a method a tag would cost as much again as all that is done for it.
        """
        tags, pieces, opened = _TAGS, self._pieces, list[_Open]()
        block = around = ("body", "", 0)  # where the block's text began; where we are
        hints = ""
        just_closed = False  # nothing since the end of an inline element that style sheets may set apart
        skipping = links = pre = 0  # elements of that kind that are open
        coming = iter(parts)
        next(coming)
        for written, text in zip(coming, coming, strict=True):
            is_end = written[0] == "/"
            if not is_end:
                tag = tags[written]
                if tag.is_whole:
                    self._begin_page(tag)
                    skipping = skipping if tag.name == "html" else 0
                if skipping:
                    skipping += tag.is_skipped
                elif tag.is_block:
                    if pieces:
                        self._end_block(block)
                    pre += tag.name == "pre"
                    skipping += tag.is_skipped
                else:
                    if tag.name == "br":
                        pieces.append("\v")
                    elif just_closed and tag.sets_apart:
                        # <span>Ann Example</span><span>3 May</span>: style sheets set these apart
                        pieces.append(" ")
                    links += tag.name == "a" and not tag.is_skipped
                    skipping += tag.is_skipped
                opened.append((tag, around, hints, not self._told, tag.is_noted and self._note(tag)))
                if tag.hints:
                    hints = f"{tag.hints} {hints}"[:_LONGEST_HINTS] if hints else tag.hints
                if tag.is_block:
                    around = (tag.name, hints, len(opened) - 1)
                    if len(opened) > _DEEPEST:
                        raise _TooDeep
                just_closed = False
            if is_end or tag.is_empty:
                tag, around, hints, at_start, is_gathered = opened.pop()
                if is_gathered:
                    self._gathering.pop()
                if skipping:
                    skipping -= tag.is_skipped
                elif tag.is_block:
                    if pieces:
                        self._end_block(block)
                    pre -= tag.name == "pre" and pre > 0
                    just_closed = False
                else:
                    links -= tag.name == "a" and links > 0
                    if at_start and tag.hints and self._told:
                        self._covers.append(tag.hints)
                    just_closed = tag.is_glued
            if not text:
                continue
            if self._gathering:
                self._gather(text)
            if skipping:
                continue
            just_closed = False
            if text.isspace():
                if not self._told:
                    continue  # before a block's first word
            else:
                if not self._told:
                    block = around
                self._told += 1
                if self._covers:
                    self._covers.clear()
                if links:
                    self._linked.append(text)
            pieces.append(text.replace("\n", "\v") if pre else text)
        if pieces:
            self._end_block(block)

    def _begin_page(self, tag: Tag) -> None:
        if tag.name == "html":
            self.read.language = tag.attributes.get("lang") or tag.attributes.get("xml:lang", "")

    def _end_block(self, block: _Around) -> None:
        """End the block that is being read, where it holds anything but line breaks."""
        if self._told:
            if len(self.read.cuts) >= _MOST_BLOCKS:
                self._pieces.append("\v")
                return
            self._cut("".join(self._pieces), block)
            self._told = 0
            self._linked.clear()
            self._covers.clear()
        self._pieces.clear()

    def _cut(self, text: str, block: _Around) -> None:
        tag, hints, depth = block
        if "&" in text:
            text = unescape(text)
        if not self._linked:
            share = 0.0
        elif len(self._linked) == self._told:
            share = 1.0
        else:
            share = round(_size(unescape("".join(self._linked))) / max(1, _size(text)), 3)
        if self._covers:
            hints = " ".join([*self._covers, hints]).strip()[:_LONGEST_HINTS]
        for paragraph in _paragraphs(text):
            kept = paragraph[: self._left]
            self._left -= len(paragraph)
            if kept:
                self.read.cuts.append(Cut(kept, tag, hints, share, depth))
            if self._left < 0:
                raise _Enough

    def _note(self, tag: Tag) -> bool:
        """Keep an element that may say something about the page; tell whether its text belongs to it."""
        if len(self._notes) >= _MOST_NOTES:
            return False
        self._notes.append(_Note(tag, 300_000 if tag.name == "script" else 1_000))
        if tag.is_gathered:
            self._gathering.append(self._notes[-1])
        return tag.is_gathered

    def _gather(self, text: str) -> None:
        # An author's name may stand in an element of its own inside the author's: both are told.
        for note in self._gathering[-2:]:
            if note.left > 0:
                note.text += text
                note.left -= len(text)

    def tell_notes(self) -> None:
        """Put on record what the noted elements are and hold."""
        self.read.notes = [(note.tag.name, note.tag.attributes, unescape(note.text)) for note in self._notes]


def _size(text: str) -> int:
    """Return how many characters of ``text`` are no white space."""
    return len("".join(text.split()))


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a block whose line breaks are written as vertical tabs.

    Two breaks end a paragraph. One ends it after a short line or a whole sentence; otherwise it is only a wrapped line.
    """
    if "\v" not in text:
        line = " ".join(text.split())
        return [line] if line else []
    made: list[str] = []
    fresh = True
    for line in (" ".join(line.split()) for line in text.split("\v")):
        if not line:
            fresh = True
            continue
        if fresh or len(made[-1]) < 70 or made[-1].endswith(_END_OF_SENTENCE):
            made.append(line)
        else:
            made[-1] += "\n" + line
        fresh = False
    return made
