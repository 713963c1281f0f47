# cython: boundscheck=False, wraparound=False
"""A page's markup, read tag by tag and text by text: one pass, without a tree, linear in the page's length.

Tokens are those of the HTML standard (WHATWG HTML, 13.2.5). What stands in the page is looked at where it stands, and
nothing is written out but texts and the few attributes that are read.
"""

from __future__ import annotations

from onrecord.clean.attributes import Attributes, ends_name, is_letter, is_shown
from onrecord.clean.elements import PLAIN, REFERENCES, Element
from onrecord.clean.mending import Mending
from onrecord.clean.programs import end_of_program, says_something, without_programs
from onrecord.clean.tags import read_text


class Tokens:
    """Reads a page from its first character to its last."""

    def __init__(self, html: str, mending: Mending) -> None:
        self.html = html
        self.size = len(html)
        self.mending = mending
        self.attributes = Attributes(html)
        self.may_skip = True  # programs: no unclosed one was met yet

    def read(self) -> None:
        """Read the page. Raises `Crowded`, and what `Blocks` raises."""
        html, size, mending, at = self.html, self.size, self.mending, 0
        while at < size and not mending.is_over:
            tag = html.find("<", at)
            if tag < 0:
                tag = size
            if tag > at:
                self._text(at, tag)
            at = self._markup(tag) if tag < size else size
        mending.finish()

    def _markup(self, at: int) -> int:
        """Read what begins with the < at ``at``; return the place behind it."""
        html = self.html
        sign = html[at + 1] if at + 1 < self.size else " "
        if sign == "/":
            return self._end_tag(at)
        if is_letter(sign):
            return self._start_tag(at)
        if sign == "!":
            return self._remark(at)
        if sign == "?":
            return self._behind(">", at)
        self.mending.say("<", False)
        return at + 1

    def _behind(self, sign: str, at: int) -> int:
        found = self.html.find(sign, at)
        return found + len(sign) if found >= 0 else self.size

    def _remark(self, at: int) -> int:
        if self.html.startswith("--", at + 2):
            found = self.html.find("-->", at + 2)
            return found + 3 if found >= 0 else self._behind("--!>", at + 4)
        return self._behind(">", at)

    def _text(self, start: int, end: int) -> None:
        mending = self.mending
        if mending.pruned >= 0:
            return
        text = self.html[start:end]
        is_blank = is_plain = True
        for sign in text:
            if sign > "&":
                if sign >= "\x7f" and not is_shown(sign):
                    if not sign.isspace():
                        is_plain = False
                        break
                else:
                    is_blank = False
            elif sign <= " ":
                if sign != " " and sign != "\n" and sign != "\t":
                    is_plain = False
                    break
            elif sign == "&":
                is_plain = False
                break
            else:
                is_blank = False
        if not is_plain:
            text = read_text(text, True)
            is_blank = text.isspace() and "\r" not in text
        if text:
            mending.say(text, is_blank)

    def _start_tag(self, at: int) -> int:
        html, size, mending = self.html, self.size, self.mending
        end = at + 2
        while end < size and not ends_name(html[end]):
            end += 1
        written = html[at + 1 : end]
        element = mending.named(written)
        if element.is_program and self.may_skip and end < size and html[end] != "/" and written == element.name:
            behind = self._behind_program(at)
            if behind:
                return behind
        mending.end_for(element)
        mending.imply(element)
        is_ignored = mending.is_second(element)
        kept: dict[str, str] | None = {} if element.is_noted else None
        behind = self.attributes.find(end, kept)
        if behind >= size:
            return size
        is_closed = html[behind] == "/"
        if not is_ignored:
            mending.begin(element, self.attributes.tag(element, end, kept))
        if is_closed:
            mending.end()
            return behind + 2
        if not is_ignored:
            if element.is_empty:
                mending.end()
            elif element.text:
                return self._until_end(behind + 1, element)
        return behind + 1

    def _behind_program(self, at: int) -> int:
        """Return the place behind a script or style that says nothing about the page; 0 where it has to be read."""
        if says_something(self.html, at):
            return 0
        behind = end_of_program(self.html, at)
        self.may_skip = behind > 0
        return behind

    def _end_tag(self, at: int) -> int:
        html, size, mending = self.html, self.size, self.mending
        end = at + 2
        if end >= size:
            mending.say("</", False)
            return size
        if not is_letter(html[end]):
            return self._behind(">", end)
        while end < size and not ends_name(html[end]):
            end += 1
        element = mending.named(html[at + 2 : end])
        behind = end if end < size and html[end] == ">" else self.attributes.find(end, None)
        if behind >= size:
            return size
        mending.end_of(element)
        return behind + (2 if html[behind] == "/" else 1)

    def _until_end(self, start: int, element: Element) -> int:
        """Read the text of an element in which there are no elements; return the place of its end tag."""
        html, size, name = self.html, self.size, element.name
        at = start
        while element.text != PLAIN:
            at = html.find("</", at)
            if at < 0:
                break
            end = at + 2 + len(name)
            if end < size and ends_name(html[end]) and html[at + 2 : end].lower() == name:
                break
            at += 2
        if at < 0 or element.text == PLAIN:
            at = size
        mending = self.mending
        if mending.pruned < 0 and at > start:
            text = html[start:at]
            if "<" in text:
                text = without_programs(text)
            text = read_text(text, element.text == REFERENCES)
            if text:
                mending.keep(text, text.isspace() and "\r" not in text)
        return at
