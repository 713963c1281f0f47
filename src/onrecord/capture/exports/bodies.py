"""What stands between an article's head and the frame below it: its body, and what services leave at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.capture.exports.frame import Block, Framed, Line
from onrecord.capture.exports.words import known, label_of
from onrecord.model import Region

_CAPTION = re.compile(
    r"(?:PHOTOS?|PHOTOGRAPHS?|GRAPHICS?|CHARTS?|DRAWINGS?|DIAGRAMS?|MAPS?|IMAGES?|PICTURES?|FOTOS?|BILD|BILDER|GRAFIK)"
    r"(?: \([^()]{1,80}\))?:\s"
)
_RELATED = re.compile(
    r"(?:related (?:articles?|coverage|stories|links?)|read more|more on this(?: story)?|lire aussi|sur le même sujet"
    r"|mehr zum thema|lesen sie auch|lea también|noticias relacionadas|leggi anche|lees ook)\s?:?",
    re.IGNORECASE,
)
_WEB = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
_RELATED_MOST = 30  # headlines below one heading
_SENTENCE_END = (".", "!", "?", ".”", '."', "?”", "!”", "…")


def put_body(framed: Framed, lines: Sequence[Line]) -> None:
    """Put lines in the body; captions, addresses and the headlines of other articles at its end are none of it."""
    end = _related_start(lines)
    for line in lines[:end]:
        name, at = label_of(line.text)
        if name in ("body", "highlight") and line.text.partition(":")[0].isupper():
            # "BODY:" stood above, or in front of, the first paragraph.
            framed.blocks.append(Block(Region.OTHER, line))
            if line.text[at:].strip():
                framed.blocks.append(Block(Region.BODY, line, at))
        else:
            framed.put(_region(line), [line])
    framed.put(Region.RELATED, lines[end:])


def _region(line: Line) -> Region:
    if _CAPTION.match(line.text):
        return Region.CAPTION
    if len(line.text) < 2_000 and _WEB.fullmatch(line.text):
        return Region.OTHER
    return Region.OTHER if known("alone", line.text) == "mark" and line.text.isupper() else Region.BODY


def _related_start(lines: Sequence[Line]) -> int:
    """Return where the headlines of other articles begin: below such a heading, and no sentence comes after it."""
    for at in range(max(0, len(lines) - _RELATED_MOST), len(lines)):
        if len(lines[at].text) < 40 and _RELATED.fullmatch(lines[at].words):
            rest = [each.text for each in lines[at + 1 :] if not _CAPTION.match(each.text)]
            ends = sum(text.endswith(_SENTENCE_END) for text in rest)
            if rest and ends * 2 <= len(rest) and all(len(text) < 200 for text in rest):
                return at
    return len(lines)
