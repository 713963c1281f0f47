"""What both frames of Nexis share: fields with a name and a colon, a date, a source, a copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.capture.exports.frame import Block, Cut, Framed, Line
from onrecord.capture.exports.told import tell_field
from onrecord.capture.exports.words import counted, known, label_of, language
from onrecord.dates import find
from onrecord.model import Region

Made = Iterator[tuple[Sequence[Line], Framed | Cut]]

RIGHTS = re.compile(
    r"(?:copyright\b|©|\(c\)\s|all rights reserved|alle rechte vorbehalten|tous droits r)", re.IGNORECASE
)
LAST = frozenset(("loaded", "language", "type"))  # what every article ends with
HEAD_MOST = 60  # lines above the body: long lists of sections and editions happen

_PLACE = re.compile(r"\s?\([^()]{2,40}\)$")
_PAGE = re.compile(r"(?:^|[;,.]\s?)(?:pg\.|page|p\.|s\.|seite|pág\.)\s?([\w-]{1,12})", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_REGIONS = {"author": Region.BYLINE, "title": Region.TITLE, "graphic": Region.CAPTION}
_TELLS = frozenset(("section", "title", "dateline", "loaded", "type", "edition", "page", "url", "accession"))


def name_of(line: Line) -> str:
    """Return the field that a line begins with, "" for none: "Language: that divides them" opens a sentence."""
    name, at = label_of(line.text)
    if name == "language":
        value = language(line.text[at : at + 100])
        return name if len(value) == 2 or len(value.split()) <= 2 else ""
    return "" if name in ("loaded", "words") and not _DIGIT.search(line.text) else name


def is_length(line: Line) -> bool:
    """Tell whether a line gives the article's length in words."""
    return name_of(line) == "words" and counted().search(line.words[:200]) is not None


def is_dated(line: Line) -> bool:
    words = line.words
    return len(words) < 120 and bool(_DIGIT.search(words)) and (any(True for _ in find(words)) or "年" in words)


def source(framed: Framed, line: Line) -> None:
    """Read the name of the source. "(London)" behind it tells two papers of one name apart; it is no part of it."""
    if not framed.has("outlet"):
        name = line.words.rstrip(" .,")
        framed.tell("outlet", _PLACE.sub("", name) or name)


def read_field(framed: Framed, line: Line) -> None:
    """Put a line that names a field in its region, and keep what it says."""
    name, at = label_of(line.text)
    value = " ".join(line.text[at:].split())
    if name == "highlight" and value:
        framed.blocks += [Block(Region.OTHER, line), Block(Region.BODY, line, at)]
    else:
        framed.put(_REGIONS.get(name, Region.OTHER), [line])
    tell_field(framed, name, value, _TELLS)
    if name == "section" and (page := _PAGE.search(value)):
        framed.tell("page", page[1])


def put_below(framed: Framed, lines: Sequence[Line]) -> None:
    """Read the fields below the body; what a picture shows is a caption, all else no part of the article."""
    region = Region.OTHER
    for line in lines:
        name, _ = label_of(line.text)
        alone = known("alone", line.text)
        if name:
            region = Region.CAPTION if name == "graphic" else Region.OTHER
            read_field(framed, line)
        elif alone:
            framed.put(Region.OTHER, [line])
            region = Region.CAPTION if alone == "graphic" else Region.OTHER
        elif RIGHTS.match(line.text):
            region = Region.OTHER
            framed.put(region, [line])
            if not framed.has("copyright"):
                framed.tell("copyright", line.words)
        else:
            framed.put(region, [line])
