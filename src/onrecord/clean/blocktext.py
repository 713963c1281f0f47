# cython: boundscheck=False, wraparound=False
"""The text of a block while it is read, in UTF-8: one blank wherever white space stands, and line breaks."""

from __future__ import annotations

from onrecord.clean.ascii import BLANK, BREAK, HIGH, LINE, ODD, SHOWN, WHITE

_ROOM = 4_096  # bytes
_LEADS = 0xC0  # from here on: the first bytes of characters
_END_OF_SENTENCE = (".", "!", "?", "”", '"', ":", "…", "»", "。")
_SHORT = 70  # characters


class BlockText:
    """Takes what a page shows, as it is written or read, and gives paragraphs."""

    def __init__(self) -> None:
        self.room = bytearray(_ROOM)
        self.letters = self.room
        self.size = _ROOM
        self.used = 0
        self.is_apart = False  # white space since the last word
        self.has_break = False

    def add(self, signs: bytes, start: int, end: int, is_kept: bool) -> int:
        """Add what stands there; return how many characters of it are no white space. ``is_kept``: so are its lines."""
        if self.used + end - start >= self.size:
            self._make_room(end - start)
        letters, used, at = self.letters, self.used, start
        unshown = -used  # bytes that are no character of a word, or its second and later ones
        is_apart = self.is_apart
        while at < end:
            sign = signs[at]
            if BLANK < sign < HIGH or (sign >= HIGH and (sign < _LEADS or kind_beyond(signs, at) != WHITE)):
                if is_apart:
                    is_apart = False
                    if used:
                        letters[used] = BLANK
                        used += 1
                        unshown -= 1
                letters[used] = sign
                used += 1
                unshown -= HIGH <= sign < _LEADS
                at += 1
            elif sign == LINE and is_kept:
                letters[used] = BREAK
                used += 1
                unshown -= 1
                self.has_break = True
                at += 1
            else:
                is_apart = True
                at += 1 if sign < HIGH else 2 if sign < 0xE0 else 3
        self.used = used
        self.is_apart = is_apart
        return used + unshown

    def add_break(self) -> None:
        if self.used + 1 >= self.size:
            self._make_room(1)
        self.letters[self.used] = BREAK
        self.used += 1
        self.has_break = True

    def _make_room(self, more: int) -> None:
        size = 2 * (self.size + more)
        room = bytearray(size)
        room[: self.used] = self.room[: self.used]
        self.room = self.letters = room
        self.size = size

    def clear(self) -> None:
        self.used = 0
        self.is_apart = self.has_break = False

    def paragraphs(self) -> list[str]:
        """Return the paragraphs of what was added, as `paragraphs` does."""
        text = self.room[: self.used].decode("utf-8")
        if self.has_break:
            return paragraphs(text)
        return [text] if text else []


def kind_beyond(signs: bytes, at: int) -> int:
    """Return what a character beyond ASCII is whose first byte stands at ``at``: WHITE, SHOWN, or ODD.

    Odd are those that are there for the breaking of lines alone, and halves of pairs.
    """
    first = signs[at]
    if first == 0xC2:
        second = signs[at + 1]
        return WHITE if second in (0x85, 0xA0) else ODD if second == 0xAD else SHOWN
    if first < 0xE1 or first > 0xEF:
        return SHOWN
    code = signs[at + 1] << 8 | signs[at + 2]
    if first == 0xE2:
        return _kind_of_general(code)
    if (first == 0xE1 and code == 0x9A80) or (first == 0xE3 and code == 0x8080):
        return WHITE
    return ODD if (first == 0xED and code >= 0xA000) or (first == 0xEF and code == 0xBBBF) else SHOWN


def _kind_of_general(code: int) -> int:
    """Return what a character from U+2000 to U+2FFF is, by its last two bytes."""
    if code <= 0x808A or code in (0x80A8, 0x80A9, 0x80AF, 0x819F):
        return WHITE
    return ODD if code <= 0x808F or 0x81A0 <= code <= 0x81AF else SHOWN


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a block whose line breaks are written as vertical tabs.

    Two breaks end a paragraph. One ends it after a short line or a whole sentence; otherwise it is only a wrapped line.
    """
    if "\v" not in text:
        line = " ".join(text.split())
        return [line] if line else []
    made: list[str] = []
    last, fresh = "", True
    for each in text.split("\v"):
        line = " ".join(each.split())
        if line and (fresh or len(last) < _SHORT or last.endswith(_END_OF_SENTENCE)):
            if last:
                made.append(last)
            last = line
        elif line:
            last += "\n" + line
        fresh = not line
    return [*made, last] if last else []
