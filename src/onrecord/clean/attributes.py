# cython: boundscheck=False, wraparound=False
"""The attributes of a tag, looked at where they stand: of most only that they are there."""

from __future__ import annotations

from array import array

from onrecord.clean.elements import Element
from onrecord.clean.tags import Tag, hints_of, is_styled_away, noted_tag, read_value

_MOST_ATTRIBUTES = 2_000
_LONGEST_NAME = 100  # characters
_LONGEST_KEPT = 300  # characters by which a tag's meaning is found again: longer ones hardly come again
_MOST_KEPT = 2_000  # meanings of one element's tags

# The attributes that are read of any element; of the last kind it does not even matter that they are there.
_ID, _CLASS, _ROLE, _STYLE, _HIDDEN, _ITEMPROP, _REL, _UNREAD = range(1, 9)
_READ = {
    "id": _ID,
    "class": _CLASS,
    "role": _ROLE,
    "style": _STYLE,
    "hidden": _HIDDEN,
    "itemprop": _ITEMPROP,
    "rel": _REL,
    **dict.fromkeys(("href", "src", "alt", "target", "onclick", "aria-label", "data-id"), _UNREAD),
}
_NOWHERE = array("q", [-1]) * (_UNREAD + 1)


class Crowded(Exception):
    """Raised where an element has more attributes than any of a page of news."""


class Attributes:
    """Finds the attributes of one tag after the other (WHATWG HTML, 13.2.5.32 to 39)."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.size = len(html)
        self.begins = array("q", _NOWHERE)  # where the values of those in `_READ` stand
        self.ends = array("q", _NOWHERE)
        self.has_any = False  # an attribute that is read, or might be

    def find(self, at: int, kept: dict[str, str] | None) -> int:
        """Find the attributes of a tag; return the place of the > or /> that ends it, or the page's end.

        The places of those in `_READ` are kept, and in ``kept``, where it is given, all of them.
        """
        html, size = self.html, self.size
        begins, ends = self.begins, self.ends
        for which in range(_UNREAD + 1):
            begins[which] = -1
        self.has_any = False
        many = 0
        while True:
            while at < size and is_white(html[at]):
                at += 1
            if at >= size:
                return size
            sign = html[at]
            if sign == ">":
                return at
            if sign == "/":
                if at + 1 < size and html[at + 1] == ">":
                    return at
                at += 1
                continue
            start = at
            is_small = True
            while at < size:
                sign = html[at]
                if sign <= ">" and (at > start and (sign == "=" or ends_name(sign))):
                    break
                if sign < "a" and "A" <= sign <= "Z":
                    is_small = False
                at += 1
            end = at
            is_small = is_small and end - start <= _LONGEST_NAME
            while at < size and is_white(html[at]):
                at += 1
            first = last = at
            if at < size and html[at] == "=":
                at += 1
                while at < size and is_white(html[at]):
                    at += 1
                if at >= size:
                    return size
                sign = html[at]
                if sign == '"' or sign == "'":
                    first = at + 1
                    last = html.find(sign, first)
                    if last < 0:
                        return size
                    at = last + 1
                else:
                    first = at
                    while at < size and html[at] != ">" and not is_white(html[at]):
                        at += 1
                    last = at
            many += 1
            if many > _MOST_ATTRIBUTES:
                raise Crowded(f"an element of more than {_MOST_ATTRIBUTES} attributes")
            which = _read_of(html, start, end) if is_small else _READ.get(small(html[start:end]), 0)
            if which != _UNREAD:
                self.has_any = True
            if begins[which] < 0:
                begins[which] = first
                ends[which] = last
            if kept is not None:
                name = html[start:end] if is_small else small(html[start:end])
                if name not in kept:
                    kept[name] = html[first:last]

    def tag(self, element: Element, at: int, attributes: dict[str, str] | None) -> Tag:
        """Return what the tag means of which `find` were found just now, from ``at`` on."""
        begins = self.begins
        if attributes is None and (begins[_ITEMPROP] >= 0 or (begins[_REL] >= 0 and self._value(_REL) == "author")):
            attributes = {}
            self.find(at, attributes)
        if attributes is not None:
            return _noted(element, attributes, self.has_any)
        if not self.has_any:
            return bare_tag(element)
        is_styled = begins[_STYLE] >= 0
        if begins[_CLASS] >= 0 and begins[_ID] < 0 and begins[_ROLE] < 0 and begins[_HIDDEN] < 0 and not is_styled:
            key = self.html[begins[_CLASS] : self.ends[_CLASS]]
        else:
            # No page has a \0 left: no value of a class is such a key.
            key = "".join([f"{n}{self.html[begins[n] : self.ends[n]]}\0" for n in range(1, 6) if begins[n] >= 0])
        tag = element.met.get(key)
        if tag is None:
            is_hidden = begins[_HIDDEN] >= 0 or (is_styled and is_styled_away(self._value(_STYLE)))
            values = [self._value(n) for n in range(_ID, _ROLE + 1) if begins[n] >= 0]
            tag = Tag(element, hints_of(element, values), True, is_hidden)
            if len(key) <= _LONGEST_KEPT:
                if len(element.met) > _MOST_KEPT:
                    element.met.clear()
                element.met[key] = tag
        return tag

    def _value(self, which: int) -> str:
        return read_value(self.html[self.begins[which] : self.ends[which]])


def bare_tag(element: Element) -> Tag:
    """Return what a tag means of which nothing is read but its name."""
    tag = element.met.get("\0")
    if tag is None:
        tag = element.met["\0"] = noted_tag(element, {}, False)
    return tag


def _noted(element: Element, attributes: dict[str, str], has_any: bool) -> Tag:
    is_link = element.name == "link"
    if is_link and "canonical" not in attributes.get("rel", "").lower():
        return bare_tag(element)
    if element.name == "script" and "ld+json" not in read_value(attributes.get("type", "")):
        return bare_tag(element)
    read = {name: read_value(value) for name, value in attributes.items() if _READ.get(name) != _UNREAD}
    if is_link:
        read["href"] = read["content"] = read_value(attributes.get("href", ""))
    return noted_tag(element, read, has_any)


def _read_of(html: str, start: int, end: int) -> int:
    """Return what `_READ` has for an attribute whose name stands there in small letters; 0 for any that is not read."""
    size, sign = end - start, html[start]
    if sign == "h":
        return _UNREAD if _stands("href", html, start, size) else _HIDDEN if _stands("hidden", html, start, size) else 0
    if sign == "c":
        return _CLASS if _stands("class", html, start, size) else 0
    if sign == "i":
        return _ID if _stands("id", html, start, size) else _ITEMPROP if _stands("itemprop", html, start, size) else 0
    if sign == "r":
        return _ROLE if _stands("role", html, start, size) else _REL if _stands("rel", html, start, size) else 0
    if sign == "s":
        return _STYLE if _stands("style", html, start, size) else _UNREAD if _stands("src", html, start, size) else 0
    if sign == "a" or sign == "t" or sign == "o" or sign == "d":
        return _READ.get(html[start:end], 0)
    return 0


def _stands(word: str, html: str, start: int, size: int) -> bool:
    """Tell whether the ``size`` characters from ``start`` on are ``word``."""
    if len(word) != size:
        return False
    at = start
    for sign in word:
        if html[at] != sign:
            return False
        at += 1
    return True


def small(name: str) -> str:
    """Return a name in small letters: those of ASCII alone, as names of markup are compared."""
    if name.isascii():
        return name.lower()[:_LONGEST_NAME]
    return "".join([each.lower() if each.isascii() else each for each in name[:_LONGEST_NAME]])


def is_letter(sign: str) -> bool:
    return "a" <= sign <= "z" or "A" <= sign <= "Z"


def is_white(sign: str) -> bool:
    return sign == " " or sign == "\n" or sign == "\t" or sign == "\r" or sign == "\f"


def ends_name(sign: str) -> bool:
    return sign == ">" or sign == "/" or is_white(sign)


def is_shown(sign: str) -> bool:
    """Tell whether a character beyond ASCII is one to be read, and no white space."""
    if sign < "\u2000":
        return sign != "\x85" and sign != "\u00a0" and sign != "\u00ad" and sign != "\u1680"
    if sign < "\u2070":
        return "\u2010" <= sign < "\u205f" and sign != "\u2028" and sign != "\u2029" and sign != "\u202f"
    return (sign < "\ud800" and sign != "\u3000") or (sign >= "\ue000" and sign != "\ufeff")
