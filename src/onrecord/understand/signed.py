"""Lines that name their speaker with a mark: a transcript, a headline, a quotation signed with a dash."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from onrecord.spans import Span
from onrecord.understand.draft import Draft
from onrecord.understand.phrases import DASHES, right_phrase
from onrecord.understand.quotes import Quote
from onrecord.understand.transcripts import turns
from onrecord.understand.uncued import SIGNED, Uncued
from onrecord.understand.units import Unit
from onrecord.understand.words import listed

_AFTER_NAME = ("PUNCT", "PROPN", "NUM", "NOUN", "ADP", "DET", "ADJ", "SCONJ")
_NEAR = 6  # drafts: what a signature reaches back to
_NO_SPEAKERS = listed("read photo update watch related by")


class Signed(Uncued):
    """Reads the lines of a page that name who speaks with a mark."""

    def __init__(self, text: str, quotes: Sequence[Quote], paragraphs: Sequence[Span]) -> None:
        super().__init__(text, quotes, paragraphs)
        self.turns = turns(text, paragraphs)
        self.turn: Draft | None = None  # the last line of a transcript that names its speaker
        self.unread = 0  # first quotation that may stand in this paragraph or a later one

    def turned(self, unit: Unit) -> bool:
        """Read a line of a transcript or an interview: BRANN: …; Q: …"""
        turn = self.turns.get(unit.paragraph) if self.begins_paragraph(unit) else None
        if turn is None:
            return False
        self.awaiting = None
        if turn.goes_on and self.turn is None:
            return False
        weight, because = (0.5, "a question put") if turn.asks else (0.85, "transcript")
        speaker = None if turn.asks and turn.is_unnamed else turn.label
        draft = self._plain(unit, turn.mark, speaker, [turn.words], weight, because)
        draft.is_words = True
        if turn.asks:
            draft.base = draft.kind = "ask"
        draft.form = "interview" if turn.answers else draft.form
        draft.follows = self.turn if turn.goes_on else None
        self.turn = draft if not turn.goes_on else self.turn
        while (
            self.unread < len(self.quotes)
            and self.quotes[self.unread].outer.start < self.paragraphs[unit.paragraph].end
        ):
            if self.quotes[self.unread].outer.start >= self.paragraphs[unit.paragraph].start:
                self.own(self.unread, draft)
            self.unread += 1
        return True

    def headed(self, unit: Unit) -> bool:
        """Read a headline that begins with its speaker: Brann: Harbour Will Stay Open"""
        words = unit.words
        colon = next((n for n, word in enumerate(words[:7]) if word.lower == ":"), -1)
        if colon < 1 or len(words) - colon < 4 or unit.paragraph or not self.begins_paragraph(unit):
            return False
        named = all(word.tag in ("PROPN", "PUNCT") for word in words[:colon])
        if not named or words[-1].lower == "." or words[0].lower in _NO_SPEAKERS:
            return False
        quote = words[colon + 1].quote
        is_quoted = quote >= 0 and len(words) - colon <= 3
        content = self.quotes[quote].span if is_quoted else unit.span(colon + 1, len(words))
        draft = self._plain(
            unit, unit.span(colon, colon + 1), unit.span(0, colon), [content], 0.6, "headline with its speaker"
        )
        for number in unit.quotes:
            self.own(number, draft)
        return True

    def signed(self, unit: Unit) -> bool:
        """Read a quotation with its speaker's name after a dash: “…” — Ada Brann."""
        words = unit.words
        dash = next(
            (n for n, word in enumerate(words[:-1]) if word.lower in DASHES[1:] and (n < 4 or words[n - 1].quote >= 0)),
            -1,
        )
        if dash < 0 or (any(word.quote < 0 for word in words[:dash]) and not self._open_in(unit)):
            return False
        end = right_phrase(words, dash + 1)
        rest = words[end:]
        plain = len(rest) < 14 and all(word.tag in _AFTER_NAME or word.lower.endswith("ing") for word in rest)
        if end == dash + 1 or words[dash + 1].tag != "PROPN" or not plain:
            return False
        here = [word.quote for word in words[:dash] if word.quote >= 0]
        quotes = [*self._open_in(unit), *here] if here else self._free_before(unit)
        if not quotes:
            return False
        self.drafts[-_NEAR:] = [d for d in self.drafts[-_NEAR:] if not any(self.owner.get(n) is d for n in quotes)]
        content = [self.quotes[number].span for number in quotes]
        draft = self._plain(unit, unit.span(dash, dash + 1), unit.span(dash + 1, end), content, 0.85, SIGNED)
        for number in quotes:
            self.own(number, draft)
        return True

    def _open_in(self, unit: Unit) -> list[int]:
        """Return the quotations without a speaker that a paragraph begins with: “…” And “…” — Ada Brann."""
        first = self.paragraphs[unit.paragraph].start
        last = [n for n, draft in islice(reversed(self.owner.items()), _NEAR) if draft.paragraph == unit.paragraph]
        numbers = [n for n in reversed(last) if self.owner[n] in self.drafts[-_NEAR:]]
        begins = any(self.quotes[n].outer.start == first for n in numbers)
        return numbers if begins and all(self.has_no_cue(n) for n in numbers) else []

    def _free_before(self, unit: Unit) -> list[int]:
        """Return the quotation that is all of the unit before and has no speaker yet."""
        previous = self.previous
        if previous is None or not previous.is_quoted or unit.paragraph - previous.paragraph > 1:
            return []
        return [n for n in previous.quotes if n not in self.covered or self.has_no_cue(n)]

    def _plain(
        self, unit: Unit, cue: Span | None, speaker: Span | None, content: list[Span], weight: float, because: str
    ) -> Draft:
        draft = Draft(cue, ":", "say", "mark", speaker, content, unit.paragraph, weight, because)
        self.drafts.append(draft)
        return draft
