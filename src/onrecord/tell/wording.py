"""How the desk words what it tells: several speakers, the page's own word for saying, days within a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.record.answers import StatementLine
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


#: Whom the page does not say by name either: told as its word.
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "it", "us", "me", "you", "we", "i", "one", "who"})


def addressed(names: str) -> str:
    """Return whom something was said to, as a sentence has them; a pronoun that stands for nobody known as a word."""
    return together("; ".join(f"“{name}”" if name.lower() in _PRONOUNS else name for name in names.split("; ")))


def cue(words: str) -> str:
    """Return the page's own word for saying where it is more than that ("urged"), "" where it is not."""
    return "" if _PLAIN.fullmatch(words) else " ".join(words.split())


def verb(line: StatementLine) -> str:
    """Return the one word for what a speaker did that is the same on every screen and in every citation."""
    return "asked" if line.modality == "question" else "denied" if line.negated else "said"


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
