"""What stands in an export: lines, each with its place, and the articles that a service's frame makes of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.model import Region

_BLANKS = re.compile(r"\s+")
VALUE_MAX = 1_000  # characters of one field
FIELDS_MOST = 200  # of one article
_CHINESE_DAY = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph that is not blank, as the file has it; no white space at either end."""

    text: str
    start: int  # in the units of its `Sheet`
    end: int
    is_bold: bool = False
    hint: str = ""  # HTML: class and id of the element it stands in

    @property
    def words(self) -> str:
        """The text on one line, blanks made plain."""
        return _BLANKS.sub(" ", self.text).strip()


@dataclass(frozen=True)
class Sheet:
    """The lines of one file."""

    lines: tuple[Line, ...]
    unit: str  # what places count: "bytes" of the file, or "paragraphs" of word/document.xml, from 0
    text: str = ""  # of a plain text: the file's own characters, which its articles keep; "" elsewhere
    place: Callable[[int, int], tuple[int, int]] = field(default=lambda start, end: (start, end))


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article with what it is."""

    region: Region
    line: Line
    start: int = 0  # character of the line's text at which it begins


@dataclass
class Framed:
    """One article as a service frames it."""

    blocks: list[Block] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)

    def put(self, region: Region, lines: Iterable[Line]) -> None:
        self.blocks += [Block(region, line) for line in lines]

    def tell(self, name: str, value: str) -> None:
        """Keep what the frame says of the article, each thing once."""
        value = _BLANKS.sub(" ", value).strip()[:VALUE_MAX]
        if name == "published" and (day := _CHINESE_DAY.search(value)):
            value = f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
        if value and len(self.told) < FIELDS_MOST and (name, value) not in self.told:
            self.told.append((name, value))

    def has(self, *names: str) -> bool:
        return any(name in names for name, _ in self.told)

    @property
    def is_whole(self) -> bool:
        """Whether there is anything to read in it."""
        return any(block.region is Region.BODY for block in self.blocks) or self.has("title")


@dataclass(frozen=True)
class Cut:
    """An article that cannot be given, and why."""

    start: int
    why: str


def written(service: str, sheet: Sheet, framed: Framed) -> bytes:
    """Return an article as the JSON object that a capture of it keeps.

    ``text`` is what the page will be: of a plain text the file's own characters, elsewhere one paragraph after the
    other. ``blocks`` are [start, end, region], ``told`` [name, value]. No place in the file is in it, so the same
    article from two exports is one capture.
    """
    text, blocks = _own(sheet, framed.blocks) if sheet.text else _joined(framed.blocks)
    shown = {"service": service, "text": text, "blocks": blocks, "told": framed.told}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _own(sheet: Sheet, blocks: Sequence[Block]) -> tuple[str, list[list[object]]]:
    first, last = blocks[0].line.start, blocks[-1].line.end
    text = re.sub("[\udc80-\udcff]", "\ufffd", sheet.text[first:last])
    shown: list[list[object]] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        start = block.line.start + block.start - first
        if before is not None and before.line is block.line:
            shown[-1][1] = start
        shown.append([start, block.line.end - first, str(block.region)])
    return text, shown


def _joined(blocks: Sequence[Block]) -> tuple[str, list[list[object]]]:
    parts: list[str] = []
    shown: list[list[object]] = []
    at, before = 0, None
    for block in blocks:
        if before is not None and block.line is not before:
            parts.append("\n\n")
            at += 2
        if block.line is not before:
            parts.append(block.line.text)
            base = at
            at += len(block.line.text)
        else:
            shown[-1][1] = base + block.start
        shown.append([base + block.start, at, str(block.region)])
        before = block.line
    return re.sub("[\ud800-\udfff]", "\ufffd", "".join(parts)), shown
