"""Why a mention stands for somebody, as a chain that a reader can follow: “she” → “the envoy” → “Ada Brann”.

Each link is told with its place, `[start-end]` in characters of the page, so that a face can show it in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.model import Entity, Mention, MentionKind
from onrecord.spans import Span

LONGEST = 60  # characters of one link; the place tells the rest


def pointed(text: str, span: Span) -> str:
    """Return the words at ``span`` with their place: “the envoy” [20-29]."""
    return f"“{_shown(text, span)}” [{span.start}-{span.end}]"


def _shown(text: str, span: Span) -> str:
    words = " ".join(span.of(text).split())
    return words if len(words) <= LONGEST else words[: LONGEST - 2] + " …"


class Whys:
    """The chains of one page."""

    def __init__(self, text: str, entities: Mapping[str, Entity], mentions: Sequence[Mention]) -> None:
        self.text = text
        self.entities = entities
        self.told: dict[str, list[Mention]] = defaultdict(list)  # names and descriptions of each entity, in order
        for mention in mentions:
            if mention.kind is not MentionKind.PRONOUN:
                self.told[mention.entity].append(mention)
        self.fullest = {id: max(some, key=self._fullness) for id, some in self.told.items()}

    def of(self, mention: Mention) -> str:
        """Return the chain from ``mention`` to the name of its entity, with the reason and how sure it is."""
        chain = [mention]
        if mention.kind is MentionKind.PRONOUN and (before := self._before(mention)):
            chain.append(before)
        full = self.fullest.get(mention.entity, mention)
        if self._words(full).casefold() != self._words(chain[-1]).casefold():
            chain.append(full)
        links = " → ".join(pointed(self.text, link.span) for link in chain)
        name = self.entities[mention.entity].name
        ends = "" if name.casefold() in self._words(chain[-1]).casefold() else f" → {name}"
        return f"{links}{ends} ({mention.because}; {mention.confidence:.2f})"

    def _before(self, mention: Mention) -> Mention | None:
        """Return the nearest name or description before a pronoun; the first one after it where there is none."""
        told = self.told.get(mention.entity, [])
        at = bisect_left(told, mention.span, key=lambda one: one.span)
        return told[at - 1] if at else next(iter(told), None)

    def _words(self, mention: Mention) -> str:
        return _shown(self.text, mention.span)

    def _fullness(self, mention: Mention) -> tuple[bool, bool, int, int]:
        """Return what makes a mention tell most: the name in full, a name, the more words; the first of equals."""
        words = self._words(mention)
        is_whole = words.casefold() == self.entities[mention.entity].name.casefold()
        is_name = mention.kind is MentionKind.NAME
        return is_whole, is_name, len(words.split()) if is_name else 0, -mention.span.start
