# cython: boundscheck=False, wraparound=False
"""A page's markup, read tag by tag and text by text: one pass, without a tree, linear in the page's length.

Tokens are those of the HTML standard (WHATWG HTML, 13.2.5). What stands in the page is looked at where it stands, byte
by byte in UTF-8, and nothing is written out but texts and the few attributes that are read.
"""

from __future__ import annotations

from onrecord.clean.ascii import (
    ALL,
    AND,
    BEYOND,
    BLANK,
    CAPITAL_A,
    CAPITAL_Z,
    ENDS,
    HIGH,
    HYPHEN,
    LESS,
    LINE,
    MORE,
    ODD,
    QUESTION,
    REMARK,
    SHOWN,
    SLASH,
    TAB,
    TO_SMALL,
    WHITE,
)
from onrecord.clean.attributes import Attributes
from onrecord.clean.blocktext import kind_beyond
from onrecord.clean.elements import PLAIN, REFERENCES, Element
from onrecord.clean.mending import Mending
from onrecord.clean.programs import end_of_program, says_something, without_programs
from onrecord.clean.tag_names import ends_name, is_letter
from onrecord.clean.tags import read_text

_LEADS = 0xC0  # from here on: the first bytes of characters
# What each byte of a text is. What names others, and controls, has to be read.
_KINDS = bytes(
    WHITE if sign in (BLANK, LINE, TAB)
    else ENDS if sign == LESS
    else BEYOND if sign >= HIGH
    else ODD if sign < BLANK or sign == AND
    else SHOWN
    for sign in range(256)
)  # fmt: skip


class Tokens:
    """Reads a page from its first character to its last."""

    def __init__(self, raw: bytes, max_chars: int) -> None:
        self.raw = raw  # the page, in UTF-8
        self.signs = raw
        self.kinds = _KINDS
        self.size = len(raw)
        self.attributes = Attributes(raw)
        self.mending = Mending(self.attributes, max_chars)
        self.key = 0  # of the name that was read last
        self.may_skip = True  # programs: no unclosed one was met yet

    def read(self) -> None:
        """Read the page. Raises `Crowded`, and what `Blocks` raises."""
        size, mending, at = self.size, self.mending, 0
        while at < size and not mending.is_over:
            at = self._markup(at) if self.signs[at] == LESS else self._text(at)
        mending.finish()

    def _markup(self, at: int) -> int:
        """Read what begins with the < at ``at``; return the place behind it."""
        sign = self.signs[at + 1] if at + 1 < self.size else BLANK
        if sign == SLASH:
            return self._end_tag(at)
        if is_letter(sign):
            return self._start_tag(at)
        if sign == REMARK:
            return self._remark(at)
        if sign == QUESTION:
            return self._behind(b">", at)
        self.mending.say("<", False)
        return at + 1

    def _behind(self, signs: bytes, at: int) -> int:
        found = self.raw.find(signs, at)
        return found + len(signs) if found >= 0 else self.size

    def _remark(self, at: int) -> int:
        if at + 3 < self.size and self.signs[at + 2] == HYPHEN and self.signs[at + 3] == HYPHEN:
            found = self.raw.find(b"-->", at + 2)
            return found + 3 if found >= 0 else self._behind(b"--!>", at + 4)
        return self._behind(b">", at)

    def _text(self, start: int) -> int:
        """Read the text that begins at ``start``; return the place of the tag that ends it."""
        signs, size, at, kinds = self.signs, self.size, start, self.kinds
        kind = seen = 0
        while at < size:
            kind = kinds[signs[at]]
            if kind == ENDS:
                break
            seen |= kind
            at += 1
        mending = self.mending
        if mending.pruned >= 0:
            return at
        blocks = mending.blocks
        is_inside = mending.is_inside()
        if is_inside and blocks.skipping and not blocks.gathering:
            return at
        if seen & BEYOND:
            seen |= self._seen_beyond(start, at)
        if is_inside and not seen & ODD:
            blocks.plain_text(start, at, not seen & SHOWN)
            return at
        text = self.attributes.written(start, at)
        is_blank = not seen & SHOWN
        if seen & ODD:
            text = read_text(text, True)
            is_blank = text.isspace() and "\r" not in text
        if is_inside and text:
            blocks.text(text, is_blank)
        elif text:
            mending.say(text, is_blank)
        return at

    def _seen_beyond(self, start: int, end: int) -> int:
        """Return what the characters beyond ASCII are that stand there."""
        signs, seen = self.signs, 0
        for at in range(start, end):
            if signs[at] >= _LEADS:
                seen |= kind_beyond(signs, at)
        return seen

    def _behind_name(self, start: int) -> int:
        """Return the place behind the name that begins at ``start``, and keep its number."""
        signs, size, at, key = self.signs, self.size, start, 0
        while at < size:
            sign = signs[at]
            if sign <= MORE:
                if ends_name(sign):
                    break
            elif CAPITAL_A <= sign <= CAPITAL_Z:
                sign += TO_SMALL
            key = (key << 8 | sign) & ALL
            at += 1
        self.key = key
        return at

    def _start_tag(self, at: int) -> int:
        size, mending, attributes = self.size, self.mending, self.attributes
        end = self._behind_name(at + 1)
        element = mending.named(at + 1, end, self.key)
        if element.is_program and self.may_skip and end < size and self.signs[end] != SLASH:
            behind = self._behind_program(at, element)
            if behind:
                return behind
        mending.end_for(element)
        mending.imply(element)
        is_ignored = mending.is_second(element)
        kept: dict[str, str] | None = {} if element.is_noted and element.name != "link" else None
        behind = attributes.find(end, kept)
        if behind >= size:
            return size
        is_closed = self.signs[behind] == SLASH
        if not is_ignored:
            attributes.mean(element, end, kept)
            mending.begin(element)
        if is_closed:
            mending.end()
            return behind + 2
        if not is_ignored:
            if element.is_empty:
                mending.end()
            elif element.text:
                return self._until_end(behind + 1, element)
        return behind + 1

    def _behind_program(self, at: int, element: Element) -> int:
        """Return the place behind a script or style that says nothing about the page; 0 where it has to be read."""
        if self.attributes.written(at + 1, at + 1 + len(element.name)) != element.name or says_something(self.raw, at):
            return 0
        behind = end_of_program(self.raw, at)
        self.may_skip = behind > 0
        return behind

    def _end_tag(self, at: int) -> int:
        signs, size, mending = self.signs, self.size, self.mending
        end = at + 2
        if end >= size:
            mending.say("</", False)
            return size
        if not is_letter(signs[end]):
            return self._behind(b">", end)
        end = self._behind_name(end)
        element = mending.named(at + 2, end, self.key)
        behind = end if end < size and signs[end] == MORE else self.attributes.find(end, None)
        if behind >= size:
            return size
        mending.end_of(element)
        return behind + (2 if signs[behind] == SLASH else 1)

    def _until_end(self, start: int, element: Element) -> int:
        """Read the text of an element in which there are no elements; return the place of its end tag."""
        raw, size, at = self.raw, self.size, start
        name = element.name.encode()
        while element.text != PLAIN:
            at = raw.find(b"</", at)
            if at < 0:
                break
            end = at + 2 + len(name)
            if end < size and ends_name(self.signs[end]) and raw[at + 2 : end].lower() == name:
                break
            at += 2
        if at < 0 or element.text == PLAIN:
            at = size
        mending = self.mending
        if mending.pruned < 0 and at > start:
            written = raw[start:at]
            if b"<" in written:
                written = without_programs(written)
            text = read_text(written.decode("utf-8", "surrogatepass"), element.text == REFERENCES)
            if text:
                mending.blocks.text(text, text.isspace() and "\r" not in text)
        return at
