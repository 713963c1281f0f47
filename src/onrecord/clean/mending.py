# cython: boundscheck=False, wraparound=False
"""Which elements a page has that is not well formed: what is implied, what ends what, and what is passed over.

The rules are those of libxml2's parser, as `elements` tells; of each step the cost does not grow with the page.
"""

from __future__ import annotations

from array import array

from onrecord.clean.ascii import ALL, KEYED, SPREAD
from onrecord.clean.attributes import Attributes
from onrecord.clean.blocks import Blocks, TooDeep
from onrecord.clean.elements import (
    BODY,
    ENDINGS,
    HEAD,
    HTML,
    KEYED_ELEMENTS,
    KEYS,
    KNOWN,
    RANKS,
    SHIFT,
    SLOTS,
    Element,
)
from onrecord.clean.tag_names import small

_DEEPEST = 2_000  # open elements
_ROOM = 64  # elements that are open on most pages at most
_WHITE = " \t\n\f\r"  # white space of markup
_P, _HEAD = KNOWN["p"], KNOWN["head"]
_IMPLIED = (KNOWN["html"], KNOWN["head"], KNOWN["body"])
_NOWHERE = array("i", [-1])


class Mending:
    """Takes a page's tags and texts as they are written, and tells `Blocks` of elements that begin and end in order."""

    def __init__(self, attributes: Attributes, max_chars: int) -> None:
        self.attributes = attributes  # of the tag that is read
        self.blocks = Blocks(max_chars, attributes)
        self.keys, self.keyed = KEYS, KEYED_ELEMENTS
        self.known = len(KNOWN)
        self.endings = ENDINGS
        self.others: dict[str, Element] = {}  # elements by other names, of this page
        self.stack: list[Element] = []  # open elements
        self.height = 0
        self.last = _NOWHERE * (len(KNOWN) + 1)  # of each element the highest place on the stack, -1: none
        self.room = _ROOM  # places on the stack that the next have
        self.before = _NOWHERE * _ROOM  # of each place on the stack the next lower one of the same element
        self.ranked = _NOWHERE * RANKS  # of each rank the highest place on the stack
        self.lower = _NOWHERE * _ROOM  # of each place the next lower one of the same rank
        self.pruned = -1  # the lowest place on the stack of which nothing is read
        self.ignored = 0  # second starts of html, head and body: as many of their ends are passed over
        self.had_head = self.had_body = False
        self.is_over = False  # the page has ended: what comes behind is none of it

    def finish(self) -> None:
        while self.height:
            self.end()
        self.blocks.end()

    def named(self, start: int, end: int, key: int) -> Element:
        """Return the element whose name, which begins with a letter, stands there; ``key``: its number, in small."""
        if end - start <= KEYED:
            at = (key * SPREAD & ALL) >> SHIFT
            while self.keys[at]:
                if self.keys[at] == key:
                    return self.keyed[at]
                at = (at + 1) % SLOTS
        name = small(self.attributes.written(start, end))
        element = KNOWN.get(name) or self.others.get(name)
        if element is None:
            number = self.known + len(self.others)
            if number == len(self.last):
                self.last = array("i", self.last) + _NOWHERE * number
            element = self.others[name] = Element(name, number)
        return element

    def is_inside(self) -> bool:
        """Tell whether a text here implies no element."""
        if self.height <= 1:
            return False
        innermost = self.stack[self.height - 1]
        return innermost.part != HEAD

    def say(self, text: str, is_blank: bool) -> None:
        """Tell a text. Outside of the page's body it begins one."""
        if self.pruned >= 0:
            return
        if not self.is_inside():
            rest = text.lstrip(_WHITE)
            if self.height and len(rest) < len(text):
                self.blocks.text(text[: len(text) - len(rest)], True)
            if not rest:
                return
            text = rest
            if self.height > 1:
                self.end_for(_P)
            self.imply(_P)
        self.blocks.text(text, is_blank)

    def end_for(self, coming: Element) -> None:
        """End the open elements that ``coming`` cannot stand in."""
        if coming.number >= self.known:
            return
        while self.height:
            innermost = self.stack[self.height - 1]
            number = innermost.number
            if number >= self.known or not self.endings[number * self.known + coming.number]:
                return
            self.end()

    def imply(self, coming: Element) -> None:
        """Begin html, head or body where ``coming`` needs them and they are not written."""
        if coming.part == HTML:
            return
        if not self.height:
            self._begin_implied(HTML)
        if coming.part:
            return
        if self.height <= 1 and coming.is_in_head:
            if not self.had_head:
                self._begin_implied(HEAD)
        elif not coming.is_of_frames and not self.had_body and self.last[_HEAD.number] < 0:
            self._begin_implied(BODY)

    def _begin_implied(self, part: int) -> None:
        self.attributes.none()
        self.begin(_IMPLIED[part - 1])

    def is_second(self, element: Element) -> bool:
        """Tell whether html, head or body begins where it is open or cannot be: its tag is passed over, and its end."""
        part = element.part
        if not part:
            return False
        if part == HTML:
            is_second = self.height > 0
        elif part == HEAD:
            is_second = self.height != 1
        else:
            is_second = self.last[element.number] >= 0
        self.ignored += is_second
        return is_second

    def begin(self, element: Element) -> None:
        """Begin an element where we are, of the attributes that were found. Raises `TooDeep`."""
        height, number = self.height, element.number
        if height >= _DEEPEST:
            raise TooDeep(f"elements nested deeper than {_DEEPEST}")
        if height == self.room:
            self._make_room()
        if element.part > HTML:
            self.had_head = True
            self.had_body = self.had_body or element.part == BODY
        if height == len(self.stack):
            self.stack.append(element)
        else:
            self.stack[height] = element
        self.before[height] = self.last[number]
        self.last[number] = height
        self.lower[height] = self.ranked[element.rank]
        self.ranked[element.rank] = height
        self.height = height + 1
        if self.pruned >= 0:
            return
        if element.is_pruned and not (element.is_noted and self.attributes.is_noted):
            self.pruned = height
            return
        self.blocks.open(element)

    def _make_room(self) -> None:
        self.before = array("i", self.before) + _NOWHERE * self.room
        self.lower = array("i", self.lower) + _NOWHERE * self.room
        self.room *= 2

    def end(self) -> None:
        """End the innermost element."""
        if not self.height:
            return
        height = self.height - 1
        element = self.stack[height]
        self.height = height
        self.last[element.number] = self.before[height]
        self.ranked[element.rank] = self.lower[height]
        if self.pruned < 0:
            self.blocks.close()
        elif self.pruned == height:
            self.pruned = -1
        if not height:
            self.is_over = True

    def end_of(self, element: Element) -> None:
        """Read an end tag: it ends what is open inside its element too, but nothing of a higher rank."""
        if element.part and self.ignored:
            self.ignored -= 1
            return
        place = self.last[element.number]
        if place < 0:
            return
        for rank in range(element.rank + 1, RANKS):
            if self.ranked[rank] > place:
                return
        while self.height > place:
            self.end()
