"""What a document on paper brings: its blocks, and what its properties declare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.clean.markup import Cut

_FILE_NAME = re.compile(
    r"microsoft word|untitled|(?:document|dokument|presentation)\s?\d{0,3}$|"
    r".{0,200}\.(?:docx?|odt|rtf|pdf|indd|qxp|qxd|pages|tmp)$",
    re.I | re.S,
)


@dataclass(slots=True)
class Paper:
    """The blocks of a document in reading order, what it declares, and what could not be read of it."""

    cuts: list[Cut] = field(default_factory=list)
    declared: list[tuple[str, str]] = field(default_factory=list)
    trouble: str = ""


def bounded(cuts: Iterable[Cut], max_chars: int) -> Iterator[Cut]:
    """Yield the blocks that ``max_chars`` characters hold."""
    left = max_chars
    for cut in cuts:
        left -= len(cut.text)
        if left < 0:
            return
        yield cut


def believable(title: str, author: str, cuts: Iterable[Cut]) -> Iterator[tuple[str, str]]:
    """Yield what a document's properties may declare.

    A title is left out where it is a file's name. An author is left out whose name stands nowhere on the first pages:
    most properties name the clerk who typed the text, or the owner of the machine.
    """
    title, author = " ".join(title.split())[:300], " ".join(author.split())[:300]
    if title and not _FILE_NAME.match(title):
        yield "title", title
    first = (cut.text.lower() for _, cut in zip(range(60), cuts, strict=False))
    if author and any(author.lower() in text for text in first):
        yield "author", author
