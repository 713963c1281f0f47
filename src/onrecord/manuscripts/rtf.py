r"""Paragraphs of an RTF file, each with the bytes it was written in.

Of the control words only those that make or hide text are known: paragraphs, line breaks, tabs, characters (``\'hh`` in
the font's code page, ``\uN``), bold, and the groups that hold no text. Source: Rich Text Format specification 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.manuscripts.paragraph import Paragraph
from onrecord.problems import BadSource

DEPTH_MAX = 5_000  # groups inside each other; programs write some dozens
PARAGRAPHS_MAX = 2_000_000

_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))|([{}])|[\r\n]+|([^\\{}\r\n]{1,65536})",
    re.DOTALL,
)
# Groups whose words are no part of the text. Others begin with \*, which says so itself.
# fmt: off
_NO_TEXT = frozenset((
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"headerl", b"headerr", b"headerf",
    b"footer", b"footerl", b"footerr", b"footerf", b"fldinst", b"listtable", b"listoverridetable", b"revtbl",
    b"rsidtbl", b"generator", b"filetbl", b"pntext", b"listtext", b"xmlnstbl", b"themedata", b"colorschememapping",
    b"latentstyles", b"datastore", b"ftnsep", b"ftnsepc", b"aftnsep", b"aftnsepc", b"bkmkstart", b"bkmkend", b"xe",
    b"tc", b"template", b"nonesttables",
))
_CHARACTERS = {
    b"emdash": "\u2014", b"endash": "\u2013", b"lquote": "\u2018", b"rquote": "\u2019", b"ldblquote": "\u201c",
    b"rdblquote": "\u201d", b"bullet": "\u2022", b"emspace": "\u2003", b"enspace": "\u2002", b"qmspace": "\u2005",
    b"zwj": "\u200d", b"zwnj": "\u200c", b"tab": "\t", b"line": "\n", b"lbr": "\n",
}
_SIGNS = {b"~": "\u00a0", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\"}
_CODE_PAGES = {  # of \fcharset
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}
# fmt: on
_PLACES = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
_ENDS = frozenset((b"par", b"sect", b"page", b"row", b"cell", b"nestcell", b"nestrow"))


def rtf_paragraphs(file: bytes) -> list[Paragraph]:
    """Return the paragraphs of an RTF in order, empty ones too. Raises BadSource where it is none, or nested too deep.

    A file that was cut off gives what it holds.
    """
    if not file.lstrip().startswith(b"{\\rtf"):
        raise BadSource("is no RTF file")
    return _Reader().read(file)


@dataclass(frozen=True, slots=True)
class _State:
    """What a closing brace undoes."""

    is_hidden: bool = False
    is_bold: bool = False
    skips: int = 1  # of \ucN: what follows \uN for readers that know no Unicode
    code_page: str = ""  # of the font, "" for the file's own


class _Reader:
    """Reads tokens one after the other; what is open now stands in its fields."""

    def __init__(self) -> None:
        self._made: list[Paragraph] = []
        self._state, self._outer = _State(), list[_State]()
        self._code_page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._fonts_open = 0  # depth at which the font table was opened, 0 outside it
        self._skip = 0
        self._raw = bytearray()  # bytes of a code page that may be half a character
        self._text: list[str] = []
        self._start = self._end = -1
        self._bold = self._plain = 0
        self._is_cell = False
        self._to = 0  # byte up to which binary data is passed over
        self._do: dict[bytes, Callable[[int | None], None]] = {
            b"u": self._unicode, b"uc": self._set_skips, b"b": self._set_bold, b"plain": self._plain_again,
            b"f": self._set_font, b"fcharset": self._set_charset, b"ansicpg": self._set_code_page,
            b"deff": self._set_default_font, b"intbl": self._in_table, b"pard": self._out_of_table,
        }  # fmt: skip

    def read(self, file: bytes) -> list[Paragraph]:
        for token in _TOKEN.finditer(file):
            if token.start() < self._to:
                continue
            word, number, code, sign, brace, words = token.groups()
            if word:
                self._word(word, int(number) if number else None, token)
            elif words:
                if not self._state.is_hidden:
                    self._bytes(words, token)
            elif code:
                if not self._state.is_hidden:
                    self._bytes(bytes((int(code, 16),)), token)
            elif brace:
                self._group(brace)
            elif sign:
                self._sign(sign, token)
        self._close(len(file))
        return self._made

    def _group(self, brace: bytes) -> None:
        self._flush()
        self._skip = 0
        if brace == b"{":
            if len(self._outer) >= DEPTH_MAX:
                raise BadSource(f"is an RTF file nested deeper than {DEPTH_MAX:,} groups")
            self._outer.append(self._state)
        elif self._outer:
            self._state = self._outer.pop()
            if len(self._outer) < self._fonts_open:
                self._fonts_open = 0

    def _word(self, word: bytes, number: int | None, token: re.Match[bytes]) -> None:
        do = self._do.get(word)
        if do:
            if word != b"u":
                self._flush()
                do(number)
            elif not self._state.is_hidden:
                self._see(token)
                do(number)
        elif word in _NO_TEXT:
            if word == b"fonttbl":
                self._fonts_open = len(self._outer)
            self._state = replace(self._state, is_hidden=True)
        elif word == b"bin":
            self._to = token.end() + max(0, number or 0)
        elif self._state.is_hidden:
            return
        elif word in _ENDS:
            if word.endswith(b"cell"):
                self._is_cell = True
            self._close(token.start())
        elif word in _CHARACTERS:
            self._flush()
            self._see(token)
            self._add(_CHARACTERS[word])
        elif word in _PLACES:
            self._code_page = _PLACES[word]

    def _sign(self, sign: bytes, token: re.Match[bytes]) -> None:
        if sign == b"*":
            self._state = replace(self._state, is_hidden=True)
        elif self._state.is_hidden:
            return
        elif sign in b"\r\n":
            self._close(token.start())
        elif sign in _SIGNS:
            if self._skip:
                self._skip -= 1
                return
            self._flush()
            self._see(token)
            self._add(_SIGNS[sign])

    # --- text ----------------------------------------------------------------------------------

    def _see(self, token: re.Match[bytes]) -> None:
        if self._start < 0:
            self._start = token.start()
        self._end = token.end()

    def _bytes(self, words: bytes, token: re.Match[bytes]) -> None:
        if self._skip:
            passed = min(self._skip, len(words))
            self._skip -= passed
            words = words[passed:]
            if not words:
                return
        self._see(token)
        self._raw += words

    def _add(self, words: str) -> None:
        self._text.append(words)
        if self._state.is_bold:
            self._bold += bool(words.strip())
        else:
            self._plain += bool(words.strip())

    def _flush(self) -> None:
        if self._raw:
            self._add(self._raw.decode(self._state.code_page or self._code_page, "replace"))
            self._raw.clear()

    def _close(self, at: int) -> None:
        self._flush()
        text = "".join(self._text)
        if text and max(text) >= "\ud800":
            # \uN counts UTF-16 units: two of them make one character beyond the first 65,536.
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        start = self._start if self._start >= 0 else at
        is_bold = self._bold > 0 and self._plain == 0
        self._made.append(Paragraph(text, start, max(start, self._end), is_bold, self._is_cell))
        if len(self._made) > PARAGRAPHS_MAX:
            raise BadSource(f"is an RTF file of more than {PARAGRAPHS_MAX:,} paragraphs")
        self._text.clear()
        self._start = self._end = -1
        self._bold = self._plain = 0

    # --- control words -------------------------------------------------------------------------

    def _unicode(self, number: int | None) -> None:
        self._flush()
        unit = (number or 0) & 0xFFFF
        self._add(chr(unit) if unit else "")
        self._skip = self._state.skips

    def _set_skips(self, number: int | None) -> None:
        self._state = replace(self._state, skips=min(max(0, 1 if number is None else number), 100))

    def _set_bold(self, number: int | None) -> None:
        self._state = replace(self._state, is_bold=number != 0)

    def _plain_again(self, number: int | None) -> None:
        self._state = replace(self._state, is_bold=False, code_page="")

    def _set_font(self, number: int | None) -> None:
        self._font = number or 0
        if not self._fonts_open:
            self._state = replace(self._state, code_page=self._fonts.get(self._font, ""))

    def _set_default_font(self, number: int | None) -> None:
        self._font = number or 0

    def _set_charset(self, number: int | None) -> None:
        if self._fonts_open and number in _CODE_PAGES and number:
            self._fonts[self._font] = _CODE_PAGES[number]

    def _set_code_page(self, number: int | None) -> None:
        name = "utf-8" if number == 65001 else f"cp{number}"
        try:
            codecs.lookup(name)
        except LookupError:
            return
        self._code_page = name

    def _in_table(self, number: int | None) -> None:
        self._is_cell = True

    def _out_of_table(self, number: int | None) -> None:
        self._is_cell = False
