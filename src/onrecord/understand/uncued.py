"""Quotations without a cue of their own: to whom they go on from, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.spans import Span, trimmed
from onrecord.understand.beside_quotes import set_as_title
from onrecord.understand.draft import Draft, leading_phrase
from onrecord.understand.quotes import Quote
from onrecord.understand.units import Unit
from onrecord.understand.words import listed

BEFORE = "the quotation before"  # why such a draft is one
SIGNED = "signed with a dash"  # the same
SHORT_SENTENCE = 8  # tokens: a sentence that only leads up to the quotation after it
LONG_QUOTE = 6  # words: a shorter quotation that nobody is said to have said is a term, a title or a scare quote
_NOBODY = listed("it this that there they what i we you")


class Uncued:
    """The drafts so far, and what a later unit may look back at."""

    def __init__(self, text: str, quotes: Sequence[Quote], paragraphs: Sequence[Span]) -> None:
        self.text = text
        self.quotes = quotes
        self.quoted = {quote.span for quote in quotes}
        self.paragraphs = paragraphs
        self.drafts: list[Draft] = []
        self.covered: set[int] = set()
        self.awaiting: Draft | None = None
        self.previous: Unit | None = None
        self.last_quoted: Draft | None = None  # the draft of the last quotation, whatever stands between
        self.owner: dict[int, Draft] = {}

    def floating(self, unit: Unit, here: list[Draft]) -> None:
        """Give each quotation without a cue to the speaker it goes on from, or to nobody."""
        for word in unit.words:
            if word.quote < 0 or word.quote in self.covered:
                continue
            quote = self.quotes[word.quote]
            is_title = set_as_title(quote.span.of(self.text))
            if is_title and (unit.words == (word,) and self._fills_paragraph(unit, quote)):
                continue  # a heading: 'All Boats Are Off'
            if quote.continues and self.last_quoted is not None:
                self._new(quote, word.quote, unit, self.last_quoted, 0.95, "the quotation goes on")
            elif unit.is_quoted:
                self._on_its_own(quote, word.quote, unit)
            elif (
                here
                and word is unit.words[-1]
                and here[-1].cue is not None
                and self.is_direct(here[-1])
                and not is_title
            ):
                here[-1].content.append(quote.span)
                self.own(word.quote, here[-1])
            elif word.size >= LONG_QUOTE + 2 and not here:
                self._new(quote, word.quote, unit, None, 0.3, "a quotation without a cue")

    def _fills_paragraph(self, unit: Unit, quote: Quote) -> bool:
        says_more = self.text[quote.span.end - 1] in "?!," or " " not in quote.span.of(self.text)  # “Never.”
        return (
            not quote.continues
            and not says_more
            and quote.outer.covers(trimmed(self.text, self.paragraphs[unit.paragraph]))
        )

    def _on_its_own(self, quote: Quote, number: int, unit: Unit) -> None:
        last = self.last_quoted
        if last is not None and last.because == SIGNED and last.paragraph != unit.paragraph:
            self._new(quote, number, unit, None, 0.3, "a quotation without a cue")  # a signature closes what it signs
            return
        if last is not None and last.paragraph == unit.paragraph and self._is_next(unit, last):
            if self.is_direct(last) and last is self._latest(unit):
                last.content.append(quote.span)
                self.own(number, last)
            else:
                self._new(quote, number, unit, last, 0.85, "the same paragraph")
            return
        if last is not None and last.paragraph == unit.paragraph and self._speaks_on(last):
            last.content.append(quote.span)
            self.own(number, last)
            return
        if self._introduced(quote, number, unit):
            return
        answered = self._answered(quote, unit)
        if answered is not None:
            self._new(quote, number, unit, answered, 0.6, "a dialogue: the one who spoke before the last")
            return
        latest = self._latest(unit)
        if latest is not None and latest.kind in ("say", "ask", "deny", "promise", "urge", "blame", "judge"):
            self._new(quote, number, unit, latest, 0.75, "the sentence before")
        elif last is not None and last.paragraph == unit.paragraph - 1 and self.begins_paragraph(unit):
            self._new(quote, number, unit, last, 0.8, BEFORE)
        elif len(self.text[quote.span.start : quote.span.end].split()) >= LONG_QUOTE:
            before = self.drafts[-1] if self.drafts else None
            near = before is not None and before.paragraph == unit.paragraph - 1 and before.kind == "say"
            if near and self.begins_paragraph(unit):
                self._new(quote, number, unit, before, 0.5, "the paragraph before")
            else:
                self._new(quote, number, unit, None, 0.3, "a quotation without a cue")

    def _answered(self, quote: Quote, unit: Unit) -> Draft | None:
        """Return whom the last speaker answered, where two take turns paragraph by paragraph."""
        if quote.continues or not quote.closed or not self.begins_paragraph(unit):
            return None
        if not quote.outer.covers(trimmed(self.text, self.paragraphs[unit.paragraph])):
            return None
        spoken: list[Draft] = []
        for draft in self.drafts[:-8:-1]:
            due = unit.paragraph - 1 - len(spoken)
            if draft.paragraph == due and self.is_direct(draft) and len(spoken) < 2:
                spoken.append(draft)
        names = [draft.source.speaker.of(self.text) if draft.source.speaker else "" for draft in spoken]
        if len(spoken) < 2 or not all(names) or names[0] == names[1] or names[0].lower() in ("he", "she", "they"):
            return None  # “…,” Brann wrote. “…,” she went on. “…”: one speaker
        return spoken[1]

    def _introduced(self, quote: Quote, number: int, unit: Unit) -> bool:
        """Give a quotation to the subject of a short sentence right before it: Tarke disagreed. “…”"""
        before = self.previous
        if before is None or before.paragraph != unit.paragraph or before.quotes or len(before.words) > SHORT_SENTENCE:
            return False
        lead = leading_phrase(before, before.words[-1].end)
        if lead is None or lead[0] != 0 or before.words[lead[1] - 1].tag not in ("PROPN", "PRON") or self._latest(unit):
            return False
        if before.words[0].lower in _NOBODY:
            return False
        self._new(quote, number, unit, None, 0.3, "the short sentence before names who speaks")
        draft = self.drafts[-1]
        draft.speaker, draft.weight = before.span(*lead), 0.6
        return True

    def _speaks_on(self, last: Draft) -> bool:
        """Tell whether the sentence between two quotations is about who spoke: “…,” Brann said. She smiled. “…”"""
        if self.drafts[-1] is not last or last.cue is None or self.previous is None:
            return False
        lead = leading_phrase(self.previous, self.previous.words[-1].end)
        if lead is None:
            return False
        first = self.previous.words[lead[0]]
        names = last.source.speaker.of(self.text) if last.source.speaker else ""
        return first.lower in ("he", "she", "they") or self.previous.span(*lead).of(self.text).split()[-1] in names

    def _is_next(self, unit: Unit, last: Draft) -> bool:
        """Tell whether nothing but the unit of ``last`` stands right before ``unit``."""
        previous = self.previous
        return (
            previous is not None
            and previous.paragraph == unit.paragraph
            and any(self.owner.get(number) is last for number in previous.quotes)
        )

    def _latest(self, unit: Unit) -> Draft | None:
        """Return the last draft of the unit right before, in the same paragraph."""
        previous = self.previous
        if previous is None or previous.paragraph != unit.paragraph:
            return None
        start = previous.words[0].start
        near = [d for d in self.drafts[-6:] if d.paragraph == unit.paragraph and d.cue and d.cue.start >= start]
        main = [d for d in near if not any(o is not d and any(p.covers(d.cue or p) for p in o.content) for o in near)]
        return main[-1] if main else None

    def is_direct(self, draft: Draft) -> bool:
        return draft.content[-1] in self.quoted

    def begins_paragraph(self, unit: Unit) -> bool:
        return self.previous is None or self.previous.paragraph != unit.paragraph

    def has_no_cue(self, number: int) -> bool:
        """Tell whether a quotation has no speaker yet, or only that of the quotation before it, on a guess."""
        owner = self.owner.get(number)
        return owner is not None and owner.cue is None and (owner.follows is None or owner.because == BEFORE)

    def _new(self, quote: Quote, number: int, unit: Unit, after: Draft | None, weight: float, because: str) -> None:
        source = after.source if after else None
        draft = Draft(
            None, source.base if source else "", source.kind if source else "say", "floating", None, [quote.span],
            unit.paragraph, weight if after else 0.3, because,
        )  # fmt: skip
        if after is not None and source is not None:
            draft.follows = after
            draft.weight = min(weight, after.weight + 0.05)
            draft.addressee, draft.via = source.addressee, list(source.via)
        self.drafts.append(draft)
        self.own(number, draft)

    def own(self, quote: int, draft: Draft) -> None:
        self.covered.add(quote)
        self.owner[quote] = draft
        self.last_quoted = draft
