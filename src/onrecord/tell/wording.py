"""How the desk words what it tells: several speakers, the page's own word for saying, days within a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.record.reasons import unpointed
from onrecord.spans import Span

#: Words for saying that add nothing to "said", "asked" and "denied": any other is the outlet's choice, and is told.
_PLAIN = re.compile(
    r"\W*(?:(?:also|had|has|have|is|was)\W+)*"
    r"(?:say|says|said|saying|tell|tells|told|telling|ask|asks|asked|asking|deny|denies|denied|denying"
    r"|add|adds|added|quoted|quoted as saying|according to|sagt|sagte|dit|disait|dijo|disse)?\W*",
    re.IGNORECASE,
)
_DAY = re.compile(r"“[^”]*”|(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")


def together(speakers: str) -> str:
    """Return several names, parted by ``; ``, as a sentence has them: ``Ada, Bruno and Carla``."""
    *some, last = speakers.split("; ")
    return f"{', '.join(some)} and {last}" if some else last


def cue(words: str) -> str:
    """Return the page's own word for saying where it is more than that ("urged"), "" where it is not."""
    return "" if _PLAIN.fullmatch(words) else " ".join(words.split())


def told(reason: str, day: Callable[[str], str]) -> str:
    """Return a reason with its days as ``day`` prints them; what stands in quotation marks is the page's, and stays."""
    reason = unpointed(reason)
    return _DAY.sub(lambda found: found[0] if found[0].startswith("“") else day(found[0]), reason)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on a page, and whether they are those in question."""

    words: str
    is_meant: bool


def pieces(words: str, spans: Sequence[Span]) -> list[Piece]:
    """Return ``words``, which stand on the page from the first of ``spans`` on, with what stands between them apart.

    All of it is meant where no spans are given, or where they do not fit the words.
    """
    if not spans or spans[-1].end - spans[0].start != len(words):
        return [Piece(words, True)]
    made: list[Piece] = []
    first = at = spans[0].start
    for span in spans:
        made.append(Piece(words[at - first : span.start - first], False))
        made.append(Piece(words[span.start - first : span.end - first], True))
        at = span.end
    return [piece for piece in made if piece.words]
