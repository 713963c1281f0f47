"""What the words in a tag mean, and what a written text shows."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

# The attributes that are read of any element; of the last kind it does not even matter that they are there.
ID, CLASS, ROLE, STYLE, HIDDEN, ITEMPROP, REL, UNREAD = range(1, 9)

_HIDDEN = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.I)
_WORD = re.compile(r"\S{1,40}")
_LONGEST_WORD = 40  # characters
_MOST_WORDS = 6
_REFERENCE = re.compile(r"&(#\d+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*[;=]?)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u2060", "\ufeff")
_WORDS: dict[bytes, str] = {}  # of an attribute's value, as it is written, the words that are hints: most come again
_LONGEST_KEPT = 300  # bytes
_MOST_KEPT = 20_000  # values


def is_styled_away(style: str) -> bool:
    """Tell whether a style hides its element."""
    if not style:
        return False
    style = style[:500].lower()
    return ("none" in style or "hidden" in style) and _HIDDEN.search(style) is not None


def words_written(value: bytes) -> str:
    """Return the words of an attribute's value, as `words_of` does of one that is read."""
    words = _WORDS.get(value)
    if words is None:
        words = words_of(read_value(value.decode("utf-8", "surrogatepass")))
        if len(value) <= _LONGEST_KEPT:
            if len(_WORDS) > _MOST_KEPT:
                _WORDS.clear()
            _WORDS[value] = words
    return words


def words_of(value: str) -> str:
    """Return the first words of an attribute's value in small letters, one blank between."""
    found = value.split() if len(value) <= _LONGEST_WORD else _WORD.findall(value[:400])
    return " ".join(found[:_MOST_WORDS]).lower()


def read_value(written: str) -> str:
    """Return what an attribute's value says. A name of a character that goes on as a word does is none in it."""
    if "&" in written:
        written = _REFERENCE.sub(_referred, written)
    return _shown(written)


def read_text(written: str, refers: bool) -> str:
    """Return what a text of a page shows, less what nobody sees; ``refers``: it may name characters by references."""
    if "\r" in written:
        written = written.replace("\r\n", "\n").replace("\r", "\n")
    if refers and "&" in written:
        written = unescape(written)
    return _shown(written)


def _referred(found: re.Match[str]) -> str:
    name = found[1]
    if name[0] == "#":
        return unescape(found[0])
    return html5.get(name, found[0]) if name[-1] != "=" else found[0]


def _shown(text: str) -> str:
    if _is_plain(text):
        return text
    text = visible(_CONTROL.sub("", text))
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")  # no halves of pairs


def _is_plain(text: str) -> bool:
    """Tell whether `_shown` leaves all as it is: no control, nothing invisible, no half of a pair."""
    for sign in text:
        if sign < " ":
            if sign not in "\t\n\r":
                return False
        elif sign >= "\x7f" and (sign in "\u00ad\u200b\u200c\u2060\ufeff" or "\ud800" <= sign <= "\udfff"):
            return False
    return True


def visible(text: str) -> str:
    """Return ``text`` without the characters that are there for the breaking of lines alone."""
    if text.isascii():
        return text
    for each in _INVISIBLE:
        if each in text:
            text = text.replace(each, "")
    return text
