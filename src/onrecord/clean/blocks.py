"""Elements and texts, one after the other, to blocks: a block ends where a block element begins or ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.clean.attributes import Attributes
from onrecord.clean.blocktext import BlockText
from onrecord.clean.elements import BODY, HEAD, HTML, Element
from onrecord.clean.opened import Open

_DEEPEST = 1000
_MOST_BLOCKS = 50_000  # a page of a million one-letter cells would otherwise cost a gigabyte
_LONGEST_HINTS = 300  # characters
_NONE, _ALL = 0.0, 1.0  # shares
_MOST_NOTES = 2_000  # meta tags, scripts of linked data, microdata: per page


class Cut(NamedTuple):
    """A block as a parser showed it; `model.Block` is made of it once its place in the page is known."""

    text: str
    tag: str
    hints: str
    link_share: float
    depth: int


Plain = tuple[str, str, str, float, int]  # what a `Cut` is: of a page's hundreds each is made in a fifth of the time


@dataclass(slots=True)
class Read:
    """What one pass over a page's markup brought."""

    cuts: list[Plain] = field(default_factory=list)
    notes: list[tuple[str, dict[str, str], str]] = field(default_factory=list)  # element, attributes, text in it
    language: str = ""
    trouble: str = ""


class TooDeep(Exception):
    """Raised where elements are nested deeper than a page of news has them."""


class Enough(Exception):
    """Raised where as many characters were read as are wanted."""


class Note:
    """An element that may say something about the page, and the text in it."""

    def __init__(self, name: str, attributes: dict[str, str], left: int) -> None:
        self.name = name
        self.attributes = attributes
        self.left = left  # characters that are still kept of its text
        self.text = ""


class Blocks:
    """Reads a page's elements and texts in order: `open`, `text` and `close` are told each in turn, then `end`."""

    def __init__(self, max_chars: int, attributes: Attributes) -> None:
        self.attributes = attributes  # of the element that is opened
        self.cuts: list[Plain] = []
        self.notes: list[Note] = []
        self.language = ""
        self.left = max_chars
        self.gathering: list[Note] = []  # those whose elements are open, outermost first
        self.opened: list[Open] = []
        self.depth = 0  # elements that are open
        self.around = -1  # depth of the innermost open block element
        self.written = BlockText()  # of the block so far
        self.shown = 0  # characters of it that are no white space
        self.linked = 0  # those of them inside links
        self.covers: list[str] = []  # hints of inline elements that hold all of its text
        self.told = 0  # texts that are no white space
        self.told_linked = 0  # those of them inside links
        self.block_tag = "body"  # of the block so far, from its first words on
        self.block_hints = ""
        self.block_depth = 0
        self.just_closed = False  # nothing since the end of an inline element that style sheets may set apart
        self.skipping = 0  # elements of that kind that are open, as the two below
        self.links = 0
        self.kept_as_written = 0

    def open(self, element: Element) -> None:
        attributes = self.attributes
        is_skipped = (element.is_skipped or attributes.is_hidden) and element.part != HTML and element.part != BODY
        if element.part:
            self._begin_page(element)
        if self.skipping:
            self.skipping += is_skipped
        elif element.is_block:
            self._end_block()
            self.kept_as_written += element.is_kept_as_written
            self.skipping += is_skipped
        else:
            if element.is_break:
                self.written.add_break()
            elif self.just_closed and element.is_glued and (attributes.has_any or element.is_link):
                # <span>Ann Example</span><span>3 May</span>: style sheets set these apart
                self.written.is_apart = True
            if is_skipped:
                self.skipping += 1
            else:
                self.links += element.is_link
        if self.depth == len(self.opened):
            self.opened.append(Open())
        opened = self.opened[self.depth]
        opened.element = element
        opened.is_skipped = is_skipped
        opened.show(attributes)
        opened.around = self.around
        opened.at_start = self.told == 0
        opened.is_gathered = self._note(element) if attributes.is_noted else False
        if element.is_block:
            self.around = self.depth
            if self.depth >= _DEEPEST:
                raise TooDeep(f"elements nested deeper than {_DEEPEST}")
        self.depth += 1
        self.just_closed = False

    def close(self) -> None:
        self.depth -= 1
        opened = self.opened[self.depth]
        element = opened.element
        self.around = opened.around
        if opened.is_gathered:
            self.gathering.pop()
        if self.skipping:
            self.skipping -= opened.is_skipped
        elif element.is_block:
            self._end_block()
            if element.is_kept_as_written and self.kept_as_written > 0:
                self.kept_as_written -= 1
            self.just_closed = False
        else:
            if element.is_link and self.links > 0:
                self.links -= 1
            if opened.at_start and self.told:
                own = opened.own_hints(self.attributes)
                if own:
                    self.covers.append(own)
            self.just_closed = element.is_glued

    def text(self, text: str, is_blank: bool) -> None:
        """Read what a text between two tags says; ``is_blank``: nothing but white space."""
        if self.gathering:
            self._gather(text)
        if not self.skipping and self._is_kept(is_blank):
            raw = text.encode("utf-8")
            self._add(raw, 0, len(raw))

    def plain_text(self, start: int, end: int, is_blank: bool) -> None:
        """Read a text that says what is written, from a place in the page to another."""
        if self.gathering:
            self._gather(self.attributes.written(start, end))
        if not self.skipping and self._is_kept(is_blank):
            self._add(self.attributes.signs, start, end)

    def _is_kept(self, is_blank: bool) -> bool:
        """Tell whether a text belongs to the block that is read: white space before its first word does not."""
        self.just_closed = False
        if is_blank:
            return self.told > 0
        if not self.told:
            self._begin_block()
        self.told += 1
        self.told_linked += self.links > 0
        if self.covers:
            self.covers = []
        return True

    def _add(self, signs: bytes, start: int, end: int) -> None:
        shown = self.written.add(signs, start, end, self.kept_as_written > 0)
        self.shown += shown
        if self.links:
            self.linked += shown

    def end(self) -> None:
        self._end_block()

    def _begin_page(self, element: Element) -> None:
        if element.part == HTML:
            noted = self.attributes.noted or {}
            self.language = noted.get("lang") or noted.get("xml:lang", "")
        elif element.part != HEAD:
            self.skipping = 0

    def _begin_block(self) -> None:
        if self.around < 0:
            self.block_tag, self.block_hints, self.block_depth = "body", "", 0
        else:
            opened = self.opened[self.around]
            self.block_tag = opened.element.name
            self.block_hints = self._hints_at(self.around)
            self.block_depth = self.around

    def _hints_at(self, depth: int) -> str:
        """Return the hints of the element at ``depth`` and of those around it, innermost first."""
        at, hints = depth, ""
        while at >= 0:
            opened = self.opened[at]
            if opened.hints is not None:
                hints = opened.hints
                break
            at -= 1
        while at < depth:
            at += 1
            opened = self.opened[at]
            own = opened.own_hints(self.attributes)
            if own:
                hints = f"{own} {hints}" if hints else own
                if len(hints) > _LONGEST_HINTS:
                    hints = hints[:_LONGEST_HINTS]
            opened.hints = hints
        return hints

    def _end_block(self) -> None:
        """End the block that is being read, where it holds anything but line breaks."""
        if self.told:
            if len(self.cuts) >= _MOST_BLOCKS:
                self.written.add_break()
                return
            self._cut()
            self.told = self.told_linked = 0
            self.shown = self.linked = 0
            if self.covers:
                self.covers = []
        self.written.clear()

    def _cut(self) -> None:
        share = _NONE
        if self.told_linked == self.told:
            share = _ALL
        elif self.told_linked:
            share = round(self.linked / max(1, self.shown), 3)
        hints = self.block_hints
        if self.covers:
            hints = " ".join([*self.covers, hints]).strip()[:_LONGEST_HINTS]
        for paragraph in self.written.paragraphs():
            kept = paragraph if len(paragraph) <= self.left else paragraph[: self.left]
            self.left -= len(paragraph)
            if kept:
                self.cuts.append((kept, self.block_tag, hints, share, self.block_depth))
            if self.left < 0:
                raise Enough

    def _note(self, element: Element) -> bool:
        """Keep an element that may say something about the page; tell whether its text belongs to it."""
        if len(self.notes) >= _MOST_NOTES:
            return False
        is_gathered = self.attributes.is_gathered
        note = Note(element.name, self.attributes.noted or {}, 300_000 if element.name == "script" else 1_000)
        self.notes.append(note)
        if is_gathered:
            self.gathering.append(note)
        return is_gathered

    def _gather(self, text: str) -> None:
        # An author's name may stand in an element of its own inside the author's: both are told.
        for note in self.gathering[-2:]:
            if note.left > 0:
                note.text += text
                note.left -= len(text)

    def read(self) -> Read:
        """Return the blocks, and what the noted elements are and hold."""
        notes = [(note.name, note.attributes, note.text) for note in self.notes]
        return Read(self.cuts, notes, self.language)
