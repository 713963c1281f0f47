# cython: boundscheck=False, wraparound=False
"""The attributes of a tag, looked at where they stand: of most only that they are there."""

from __future__ import annotations

from array import array

from onrecord.clean.ascii import (
    ALL,
    AND,
    BLANK,
    CAPITAL_A,
    CAPITAL_Z,
    DOUBLE,
    EQUALS,
    FORM,
    KEYED,
    LINE,
    MORE,
    REMARK,
    RETURN,
    SINGLE,
    SLASH,
    SPREAD,
    TAB,
    TO_SMALL,
)
from onrecord.clean.elements import HTML, Element
from onrecord.clean.tag_names import is_white, small
from onrecord.clean.tags import (
    CLASS,
    HIDDEN,
    ID,
    ITEMPROP,
    REL,
    ROLE,
    STYLE,
    UNREAD,
    is_styled_away,
    read_value,
    words_of,
    words_written,
)

_MOST_ATTRIBUTES = 2_000
_LONGEST_HINTS = 160  # characters that one tag gives
_LONGEST_WORD, _MOST_WORDS = 40, 6  # of a value that is hints as it is written
_DELETE = 0x7F

_READ = {"id": ID, "class": CLASS, "role": ROLE, "style": STYLE, "hidden": HIDDEN, "itemprop": ITEMPROP, "rel": REL}
_UNREAD_NAMES = frozenset(["href", "src", "alt", "target", "onclick", "aria-label", "data-id"])
# What a byte of a name is in small letters; 0: it ends the name.
_NAMES = bytes(
    0 if sign in (MORE, SLASH, BLANK, LINE, TAB, RETURN, FORM)
    else sign + TO_SMALL if CAPITAL_A <= sign <= CAPITAL_Z
    else sign or 1
    for sign in range(256)
)  # fmt: skip
# 1 for what stands in a word as it is read; 0: capitals, references, white space, and what is beyond ASCII.
_PLAIN = bytes(REMARK <= sign < _DELETE and sign != AND and not CAPITAL_A <= sign <= CAPITAL_Z for sign in range(256))
_SLOTS, _SHIFT = 64, 58  # a table that is a quarter full


def _keyed() -> tuple[array[int], array[int], array[int]]:
    """Return a table of the names that are told apart: their numbers, what is read of each, and how long they are."""
    keys, read_as, sizes = array("Q", [0]) * _SLOTS, array("i", [0]) * _SLOTS, array("i", [0]) * _SLOTS
    for name in (*_READ, *sorted(_UNREAD_NAMES)):
        key = int.from_bytes(name.encode()[-KEYED:], "big")
        at = (key * SPREAD & ALL) >> _SHIFT
        while keys[at]:
            at = (at + 1) % _SLOTS
        keys[at], read_as[at], sizes[at] = key, _READ.get(name, UNREAD), len(name)
    return keys, read_as, sizes


_KEYS, _READ_AS, _SIZES = _keyed()
_NOWHERE = array("q", [-1]) * (UNREAD + 1)


class Crowded(Exception):
    """Raised where an element has more attributes than any of a page of news."""


class Attributes:
    """Finds the attributes of one tag after the other (WHATWG HTML, 13.2.5.32 to 39), and tells what they mean."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw  # the page, in UTF-8
        self.signs = raw
        self.size = len(raw)
        self.begins = array("q", _NOWHERE)  # where the values of those that are read stand
        self.ends = array("q", _NOWHERE)
        self.names, self.plain = _NAMES, _PLAIN
        self.keys, self.read_as, self.sizes = _KEYS, _READ_AS, _SIZES
        self.key = 0  # of the name that was found last
        self.first = self.last = -1  # where its value stands
        self.many = 0
        self.has_any = False  # an attribute that is read, or might be
        self.is_hidden = False
        self.is_noted = False  # may say something about the page
        self.is_gathered = False  # noted, and its text belongs to the note
        self.noted: dict[str, str] | None = None  # all of them, of html and of noted elements
        self.hints: str | None = None  # where they are other than `hints_at` gives

    def none(self) -> None:
        """Forget all: of an element that is not written, or of which nothing is read but its name."""
        if self.many:
            for which in range(UNREAD + 1):
                self.begins[which] = -1
            self.many = 0
        self.has_any = self.is_hidden = self.is_noted = self.is_gathered = False
        self.noted = self.hints = None

    def find(self, at: int, kept: dict[str, str] | None) -> int:
        """Find the attributes of a tag; return the place of the > or /> that ends it, or the page's end.

        The places of those that are read are kept, and in ``kept``, where it is given, all of them.
        """
        size = self.size
        self.none()
        while True:
            start = self._before_name(at)
            if start >= size or self.signs[start] in (MORE, SLASH):
                return start
            end = self._behind_name(start)
            at = self._behind_value(end)
            if at > size:
                return size
            self.many += 1
            if self.many > _MOST_ATTRIBUTES:
                raise Crowded(f"an element of more than {_MOST_ATTRIBUTES} attributes")
            self._found(start, end)
            if kept is not None:
                name = small(self.written(start, end))
                if name not in kept:
                    kept[name] = self.written(self.first, self.last)

    def _before_name(self, at: int) -> int:
        """Return the place of the next name, of the > or /> that ends the tag, or the page's end."""
        signs, size = self.signs, self.size
        while at < size and (
            is_white(signs[at]) or (signs[at] == SLASH and not (at + 1 < size and signs[at + 1] == MORE))
        ):
            at += 1
        return at

    def _behind_name(self, start: int) -> int:
        """Return the place behind a name, and keep the number of its last signs."""
        signs, size, names, at, key = self.signs, self.size, self.names, start, 0
        while at < size:
            sign = names[signs[at]]
            if not sign or (sign == EQUALS and at > start):
                break
            key = (key << 8 | sign) & ALL
            at += 1
        self.key = key
        return at

    def _behind_value(self, at: int) -> int:
        """Return the place behind a value, where there is one, and keep where it stands; beyond the page: no end."""
        signs, size = self.signs, self.size
        while at < size and is_white(signs[at]):
            at += 1
        self.first = self.last = at
        if at >= size or signs[at] != EQUALS:
            return at
        at += 1
        while at < size and is_white(signs[at]):
            at += 1
        if at >= size:
            return size + 1
        quote = signs[at]
        if quote in (DOUBLE, SINGLE):
            self.first = at = at + 1
            while at < size and signs[at] != quote:
                at += 1
            self.last = at
            return at + 1
        self.first = at
        while at < size and signs[at] != MORE and not is_white(signs[at]):
            at += 1
        self.last = at
        return at

    def _found(self, start: int, end: int) -> None:
        """Keep where the value of an attribute stands that is read, the first of its name."""
        which = 0
        at = (self.key * SPREAD & ALL) >> _SHIFT
        while self.keys[at]:
            if self.keys[at] == self.key:
                which = self.read_as[at]
                break
            at = (at + 1) % _SLOTS
        size = end - start  # a longer name has the number of its end
        if which and (
            size != self.sizes[at] or (size > KEYED and small(self.written(start, end)) not in _UNREAD_NAMES)
        ):
            which = 0
        if which != UNREAD:
            self.has_any = True
        if self.begins[which] < 0:
            self.begins[which] = self.first
            self.ends[which] = self.last

    def mean(self, element: Element, at: int, kept: dict[str, str] | None) -> None:
        """Tell what the tag means of which `find` was asked just now, from ``at`` on."""
        begins = self.begins
        if kept is None and self.many:
            if begins[ITEMPROP] >= 0 or (begins[REL] >= 0 and self._is_related(element)):
                kept = {}
                self.find(at, kept)
            elif begins[HIDDEN] >= 0:
                self.is_hidden = True
            elif begins[STYLE] >= 0:
                self.is_hidden = is_styled_away(self._value(STYLE))
        if kept is not None:
            self._note(element, kept)

    def _is_related(self, element: Element) -> bool:
        """Tell whether the relation of a link is one that says something about the page."""
        if element.name == "link":
            return "canonical" in self.written(self.begins[REL], self.ends[REL]).lower()
        return self._value(REL) == "author"

    def _note(self, element: Element, written: dict[str, str]) -> None:
        """Tell what a tag means that may say something about the page."""
        name = element.name
        if name == "link" and "canonical" not in written.get("rel", "").lower():
            self.none()
            return
        if name == "script" and "ld+json" not in read_value(written.get("type", "")):
            self.none()
            return
        read = {each: read_value(value) for each, value in written.items() if each not in _UNREAD_NAMES}
        if name == "link":
            read["href"] = read["content"] = read_value(written.get("href", ""))
        self.is_hidden = "hidden" in read or is_styled_away(read.get("style", ""))
        if not element.is_empty:
            self.hints = _hints_of(element, read)
        if name in ("meta", "title", "link", "time", "script") or "itemprop" in read:
            self.is_noted = bool(read) or name == "title"
        else:
            self.is_noted = read.get("rel") == "author"
        self.is_gathered = (
            self.is_noted and name not in ("meta", "link") and read.get("itemprop", "").lower() != "articlebody"
        )
        if self.is_noted or element.part == HTML:
            self.noted = read

    def words(self, start: int, end: int) -> str:
        """Return the words of a value that stands there: most are written as they are read, in small letters."""
        signs, plain, at, many, since = self.signs, self.plain, start, 1, start
        while at < end:
            if plain[signs[at]]:
                if at - since >= _LONGEST_WORD:
                    break
            elif signs[at] == BLANK and at > since and at + 1 < end:
                many += 1
                since = at + 1
            else:
                break
            at += 1
        if at == end and many <= _MOST_WORDS:
            return self.written(start, end)
        return words_written(self.raw[start:end])

    def written(self, start: int, end: int) -> str:
        """Return what is written from one place to another."""
        return self.raw[start:end].decode("utf-8", "surrogatepass")

    def _value(self, which: int) -> str:
        return read_value(self.written(self.begins[which], self.ends[which]))


def _hints_of(element: Element, read: dict[str, str]) -> str:
    hints = element.name if element.is_telling else ""
    for name in ("id", "class", "role", "itemprop"):
        words = words_of(read.get(name, ""))
        if words:
            hints = hints + " " + words if hints else words
    return hints[:_LONGEST_HINTS]
