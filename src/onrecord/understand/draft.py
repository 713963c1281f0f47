"""A statement in the making: places on the page, before anybody is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.spans import Span
from onrecord.understand.parts import Range
from onrecord.understand.phrases import right_phrase
from onrecord.understand.units import Unit

_AFTER_SUBJECT = ("VERB", "AUX", "ADV", "PUNCT", "SCONJ")


@dataclass(slots=True, eq=False)
class Draft:
    """A statement in the making."""

    cue: Span | None
    base: str  # of the cue: say, deny …
    kind: str
    form: str  # of the cue
    speaker: Span | None
    content: list[Span]
    paragraph: int
    weight: float
    because: str
    addressee: Span | None = None
    via: list[Span] = field(default_factory=list)
    time: Span | None = None
    place: Span | None = None
    negated: bool = False
    follows: Draft | None = None  # whose speaker it has
    relative: bool = False
    is_words: bool = False  # the content is the speaker's own words though no mark encloses it

    @property
    def source(self) -> Draft:
        """The draft that names this one's speaker: itself, or the first of those it follows."""
        each = self
        for _ in range(200):
            if each.follows is None or each.speaker is not None:
                break
            each = each.follows
        return each

    @property
    def cued(self) -> Draft:
        """The draft by whose cue this one is said: itself, or the nearest of those it follows that has one."""
        each = self
        for _ in range(200):
            if each.follows is None or each.cue is not None:
                break
            each = each.follows
        return each


def name_the_asked(here: Sequence[Draft]) -> None:
    """Asked whether …, *Brann* said: the one who answers was asked."""
    for question, answer in pairwise(here):
        if question.kind == "ask" and question.speaker is None and question.addressee is None and not question.follows:
            question.addressee = answer.speaker


def leading_phrase(unit: Unit, before: int) -> Range | None:
    """Return the first noun phrase of a unit that can be its subject: after "On Monday," or "Speaking in Geneva,"."""
    words = unit.words
    at = 0
    for _ in range(3):
        while at < len(words) and words[at].tag in ("PUNCT", "CCONJ", "ADV"):
            at += 1
        if at >= len(words) or words[at].start >= before:
            return None
        end = right_phrase(words, at)
        if end > at and (end >= len(words) or words[end].tag in _AFTER_SUBJECT or words[end].lower == "who"):
            return at, end
        comma = next((n for n in range(at, min(at + 30, len(words))) if words[n].lower == ","), -1)
        if comma < 0:
            return None
        at = comma + 1
    return None


def apart(found: Iterable[Draft]) -> list[Draft]:
    """Return ``found`` without drafts whose content another has word for word; the surer one stays."""
    best: dict[tuple[Span, ...], Draft] = {}
    for draft in found:
        if draft.content:
            key = tuple(draft.content)
            if key not in best or draft.weight > best[key].weight:
                best[key] = draft
    return list(best.values())
