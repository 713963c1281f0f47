# cython: boundscheck=False, wraparound=False
"""Any HTML, read as the well-formed page it is mended to: elements that begin and end, and texts, each in turn.

Tokens are those of the HTML standard (WHATWG HTML, 13.2.5); which elements are implied, and which end others, follows
libxml2's parser, as `elements` tells. One pass without a tree, linear in the page's length: what stands in the page is
looked at where it stands, and nothing is written out but texts and the few attributes that are read.
"""

from __future__ import annotations

import re
from array import array

from onrecord.clean.blocks import Blocks, TooDeep
from onrecord.clean.elements import BODY, ENDINGS, HEAD, HTML, KNOWN, PLAIN, RANKS, REFERENCES, Element
from onrecord.clean.tags import Tag, hints_of, is_styled_away, noted_tag, read_text, read_value

_DEEPEST = 2_000  # open elements
_MOST_ATTRIBUTES = 2_000
_LONGEST_NAME = 100  # characters
_LONGEST_KEPT = 300  # characters by which a tag's meaning is found again: longer ones hardly come again
_MOST_KEPT = 2_000  # meanings of one element's tags
_PROGRAM = re.compile(r"<(?:!--|script[\s>]|style[\s>])")
_LONGEST_TAG = 300  # characters of a script's tag in which its type is looked for
_WHITE = " \t\n\f\r"  # white space of markup

# The attributes that are read of any element; the last is for those of which it does not even matter that they are there.
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
_P, _HEAD = KNOWN["p"], KNOWN["head"]
_IMPLIED = (KNOWN["html"], KNOWN["head"], KNOWN["body"])
_NOWHERE = array("i", [-1])
_NONE = array("q", [-1]) * (_UNREAD + 1)


class Crowded(Exception):
    """Raised where an element has more attributes than any of a page of news."""


def without_programs(html: str) -> str:
    """Return ``html`` without comments, and without scripts and styles that say nothing about the page.

    Only such as are written small and closed are left out.
    """
    parts: list[str] = []
    at = searched = 0
    while opening := _PROGRAM.search(html, searched):
        begins = opening.start()
        searched = opening.end()
        if _says_something(html, begins):
            continue
        ends = _end_of_program(html, begins)
        if not ends:
            break
        parts.append(html[at:begins])
        at = searched = ends
    return "".join([*parts, html[at:]])


def _says_something(html: str, begins: int) -> bool:
    tag = html[begins : begins + _LONGEST_TAG].partition(">")[0]
    return "json" in tag and "ld" in tag  # the sign between them may be written as an entity


def _end_of_program(html: str, begins: int) -> int:
    """Return the place behind a comment, script or style that begins at ``begins``; 0 where it is not closed."""
    closing = "-->" if html[begins + 1] == "!" else "</script" if html[begins + 2] == "c" else "</style"
    found = html.find(closing, begins + 2)  # "<!-->" is a comment and its end
    return html.find(">", found) + 1 if found >= 0 else 0


class Mender:
    """Reads a page from its first character to its last, and tells `Blocks` what begins, ends and stands between."""

    def __init__(self, html: str, blocks: Blocks) -> None:
        self.html = html
        self.size = len(html)
        self.blocks = blocks
        self.known = len(KNOWN)
        self.endings = ENDINGS
        self.others: dict[str, Element] = {}  # elements by other names, of this page
        self.stack: list[Element] = []  # open elements
        self.height = 0
        self.last = _NOWHERE * (len(KNOWN) + 1)  # of each element the highest place on the stack, -1: none
        self.before = _NOWHERE * (_DEEPEST + 1)  # of each place on the stack the next lower one of the same element
        self.ranked = _NOWHERE * RANKS  # of each rank the highest place on the stack
        self.lower = _NOWHERE * (_DEEPEST + 1)  # of each place the next lower one of the same rank
        self.pruned = -1  # the lowest place on the stack of which nothing is read
        self.ignored = 0  # second starts of html, head and body: as many of their ends are passed over
        self.had_head = self.had_body = self.is_over = False
        self.may_skip = True  # programs: no unclosed one was met yet
        self.waiting = ""  # text that may go on behind what is not read
        self.waits_blank = True
        self.begins = array("q", _NONE)  # where the values of a tag's attributes stand, by `_READ`
        self.ends = array("q", _NONE)
        self.has_any = False  # an attribute that is read, or might be

    def read(self) -> None:
        """Read the page. Raises `Crowded`, and what `Blocks` raises."""
        html, size, at = self.html, self.size, 0
        while at < size and not self.is_over:
            tag = html.find("<", at)
            if tag < 0:
                tag = size
            if tag > at:
                self._text(at, tag)
            at = self._markup(tag) if tag < size else size
        while self.height:
            self._end()
        self.blocks.end()

    def _markup(self, at: int) -> int:
        """Read what begins with the < at ``at``; return the place behind it."""
        html = self.html
        sign = html[at + 1] if at + 1 < self.size else " "
        if sign == "/":
            return self._end_tag(at)
        if _is_letter(sign):
            return self._start_tag(at)
        if sign == "!":
            return self._remark(at)
        if sign == "?":
            return self._behind(">", at)
        self._say("<", False)
        return at + 1

    def _behind(self, sign: str, at: int) -> int:
        found = self.html.find(sign, at)
        return found + len(sign) if found >= 0 else self.size

    def _remark(self, at: int) -> int:
        if self.html.startswith("--", at + 2):
            found = self.html.find("-->", at + 2)
            return found + 3 if found >= 0 else self._behind("--!>", at + 4)
        return self._behind(">", at)

    # --- texts -------------------------------------------------------------------------------------

    def _text(self, start: int, end: int) -> None:
        if self.pruned >= 0:
            return
        text = self.html[start:end]
        is_blank = is_plain = True
        for sign in text:
            if sign > "&":
                if sign >= "\x7f" and not _is_shown(sign):
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
            self._say(text, is_blank)

    def _say(self, text: str, is_blank: bool) -> None:
        """Keep a text: until the next element it may go on. Outside of the page's body it begins one."""
        if self.pruned >= 0:
            return
        if self.height <= 1 or self.stack[self.height - 1].part == HEAD:
            rest = text.lstrip(_WHITE)
            if self.height and len(rest) < len(text):
                self._keep(text[: len(text) - len(rest)], True)
            if not rest:
                return
            text = rest
            if self.height > 1:
                self._end_for(_P)
            self._imply(_P)
        self._keep(text, is_blank)

    def _keep(self, text: str, is_blank: bool) -> None:
        if self.waiting:
            self.waiting += text
            self.waits_blank = self.waits_blank and is_blank
        else:
            self.waiting = text
            self.waits_blank = is_blank

    def _told(self) -> None:
        """Tell the text that has come to its end."""
        text = self.waiting
        self.waiting = ""
        self.blocks.text(text, self.waits_blank)

    # --- elements that begin -----------------------------------------------------------------------

    def _start_tag(self, at: int) -> int:
        html, size = self.html, self.size
        end = at + 2
        while end < size and not _ends_name(html[end]):
            end += 1
        written = html[at + 1 : end]
        element = self._named(written)
        if element.is_program and self.may_skip and end < size and html[end] != "/" and written == element.name:
            if not _says_something(html, at):
                behind = _end_of_program(html, at)
                if behind:
                    return behind
                self.may_skip = False
        self._end_for(element)
        self._imply(element)
        is_ignored = self._is_second(element)
        attributes: dict[str, str] | None = {} if element.is_noted else None
        behind = self._attributes(end, attributes)
        if behind >= size:
            return size
        is_closed = html[behind] == "/"
        if not is_ignored:
            self._begin(element, self._tag(element, end, attributes))
        if is_closed:
            self._end()
            return behind + 2
        if not is_ignored:
            if element.is_empty:
                self._end()
            elif element.text:
                return self._until_end(behind + 1, element)
        return behind + 1

    def _named(self, written: str) -> Element:
        element = KNOWN.get(written)
        if element is None:
            name = _small(written)
            element = KNOWN.get(name)
            if element is None:
                element = self.others.get(name)
                if element is None:
                    number = self.known + len(self.others)
                    if number == len(self.last):
                        self.last = array("i", self.last) + _NOWHERE * number
                    element = self.others[name] = Element(name, number)
        return element

    def _end_for(self, coming: Element) -> None:
        """End the open elements that ``coming`` cannot stand in."""
        if coming.number >= self.known:
            return
        while self.height:
            innermost = self.stack[self.height - 1]
            number = innermost.number
            if number >= self.known or not self.endings[number * self.known + coming.number]:
                return
            self._end()

    def _imply(self, coming: Element) -> None:
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
        elif not coming.is_of_frames and not self.had_body:
            if self.last[_HEAD.number] < 0:
                self._begin_implied(BODY)

    def _begin_implied(self, part: int) -> None:
        element = _IMPLIED[part - 1]
        self._begin(element, _bare(element))

    def _is_second(self, element: Element) -> bool:
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

    def _begin(self, element: Element, tag: Tag) -> None:
        height, number = self.height, element.number
        if height >= _DEEPEST:
            raise TooDeep(f"elements nested deeper than {_DEEPEST}")
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
        if element.is_pruned and not (element.is_noted and tag.is_noted):
            self.pruned = height
            return
        if self.waiting:
            self._told()
        self.blocks.open(tag)

    def _end(self) -> None:
        """End the innermost element."""
        if not self.height:
            return
        height = self.height - 1
        element = self.stack[height]
        self.height = height
        self.last[element.number] = self.before[height]
        self.ranked[element.rank] = self.lower[height]
        if self.pruned < 0:
            if self.waiting:
                self._told()
            self.blocks.close()
        elif self.pruned == height:
            self.pruned = -1
        if not height:
            self.is_over = True  # what comes behind the page is none of it

    # --- elements that end -------------------------------------------------------------------------

    def _end_tag(self, at: int) -> int:
        html, size = self.html, self.size
        end = at + 2
        if end >= size:
            self._say("</", False)
            return size
        if not _is_letter(html[end]):
            return self._behind(">", end)
        while end < size and not _ends_name(html[end]):
            end += 1
        element = self._named(html[at + 2 : end])
        behind = end if end < size and html[end] == ">" else self._attributes(end, None)
        if behind >= size:
            return size
        self._end_of(element)
        return behind + (2 if html[behind] == "/" else 1)

    def _end_of(self, element: Element) -> None:
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
            self._end()

    def _until_end(self, start: int, element: Element) -> int:
        """Read the text of an element in which there are no elements; return the place of its end tag."""
        html, size, name = self.html, self.size, element.name
        at = start
        while element.text != PLAIN:
            at = html.find("</", at)
            if at < 0:
                break
            end = at + 2 + len(name)
            if end < size and _ends_name(html[end]) and html[at + 2 : end].lower() == name:
                break
            at += 2
        if at < 0 or element.text == PLAIN:
            at = size
        if self.pruned < 0 and at > start:
            text = html[start:at]
            if "<" in text:
                text = without_programs(text)
            text = read_text(text, element.text == REFERENCES)
            if text:
                self._keep(text, text.isspace() and "\r" not in text)
        return at

    # --- attributes --------------------------------------------------------------------------------

    def _attributes(self, at: int, kept: dict[str, str] | None) -> int:
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
            while at < size and _is_white(html[at]):
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
                if sign <= ">" and (at > start and (sign == "=" or _ends_name(sign))):
                    break
                if sign < "a" and "A" <= sign <= "Z":
                    is_small = False
                at += 1
            end = at
            is_small = is_small and end - start <= _LONGEST_NAME
            while at < size and _is_white(html[at]):
                at += 1
            first = last = at
            if at < size and html[at] == "=":
                at += 1
                while at < size and _is_white(html[at]):
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
                    while at < size and html[at] != ">" and not _is_white(html[at]):
                        at += 1
                    last = at
            many += 1
            if many > _MOST_ATTRIBUTES:
                raise Crowded(f"an element of more than {_MOST_ATTRIBUTES} attributes")
            if is_small:
                which = _read_of(html, start, end)
            else:
                which = _READ.get(_small(html[start:end]), 0)
            if which != _UNREAD:
                self.has_any = True
            if begins[which] < 0:
                begins[which] = first
                ends[which] = last
            if kept is not None:
                name = html[start:end] if is_small else _small(html[start:end])
                if name not in kept:
                    kept[name] = html[first:last]

    def _tag(self, element: Element, at: int, attributes: dict[str, str] | None) -> Tag:
        """Return what the tag means of which `_attributes` were found just now, from ``at`` on."""
        begins = self.begins
        if attributes is None and (begins[_ITEMPROP] >= 0 or (begins[_REL] >= 0 and self._value(_REL) == "author")):
            attributes = {}
            self._attributes(at, attributes)
        if attributes is not None:
            return _noted(element, attributes, self.has_any)
        if not self.has_any:
            return _bare(element)
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


def _bare(element: Element) -> Tag:
    """Return what a tag means of which nothing is read but its name."""
    tag = element.met.get("\0")
    if tag is None:
        tag = element.met["\0"] = noted_tag(element, {}, False)
    return tag


def _noted(element: Element, attributes: dict[str, str], has_any: bool) -> Tag:
    is_link = element.name == "link"
    if is_link and "canonical" not in attributes.get("rel", "").lower():
        return _bare(element)
    if element.name == "script" and "ld+json" not in read_value(attributes.get("type", "")):
        return _bare(element)
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


def _small(name: str) -> str:
    """Return a name in small letters: those of ASCII alone, as names of markup are compared."""
    if name.isascii():
        return name.lower()[:_LONGEST_NAME]
    return "".join([each.lower() if each.isascii() else each for each in name[:_LONGEST_NAME]])


def _is_letter(sign: str) -> bool:
    return "a" <= sign <= "z" or "A" <= sign <= "Z"


def _is_white(sign: str) -> bool:
    return sign == " " or sign == "\n" or sign == "\t" or sign == "\r" or sign == "\f"


def _ends_name(sign: str) -> bool:
    return sign == ">" or sign == "/" or _is_white(sign)


def _is_shown(sign: str) -> bool:
    """Tell whether a character beyond ASCII is one to be read, and no white space."""
    if sign < "\u2000":
        return sign != "\x85" and sign != "\u00a0" and sign != "\u00ad" and sign != "\u1680"
    if sign < "\u2070":
        return "\u2010" <= sign < "\u205f" and sign != "\u2028" and sign != "\u2029" and sign != "\u202f"
    return (sign < "\ud800" and sign != "\u3000") or (sign >= "\ue000" and sign != "\ufeff")
