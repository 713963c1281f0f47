"""Drafts: attributions of a whole page with their places, and the quotations that have no cue of their own."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.spans import Span, trimmed
from onrecord.understand.attribution import attributions
from onrecord.understand.draft import Draft, apart, leading_phrase, name_the_asked
from onrecord.understand.lead_ins import around_quotations
from onrecord.understand.parse import Parsed
from onrecord.understand.parts import Attribution, Range
from onrecord.understand.phrases import DASHES, right_phrase
from onrecord.understand.quotes import Quote
from onrecord.understand.units import Unit, units
from onrecord.understand.words import listed
from onrecord.understand.worth import without_commas

STRONG = 0.6  # a cue inside what another cue attributes must be at least this sure to count
SHORT_SENTENCE = 8  # tokens: a sentence that only leads up to the quotation after it
LONG_QUOTE = 6  # words: a shorter quotation that nobody is said to have said is a term, a title or a scare quote
_EMPTY = listed("it that this him her them so as much something nothing more so. us me")


class _Drafter:
    """Reads units in order and keeps what a later one may look back at."""

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

    def read(self, unit: Unit) -> None:
        """Take in one unit."""
        here: list[Draft] = []
        taken = self._awaited(unit) or self._signed(unit) or self._transcribed(unit)
        if not taken:
            follows = self._follows_free(unit)
            for found in around_quotations(self.text, unit, attributions(unit), self.quotes, follows=follows):
                draft = self._drafted(unit, found, here)
                if draft is not None:
                    here.append(draft)
                    self.drafts.append(draft)
            name_the_asked(here)
            self._floating(unit, here)
        self.previous = unit

    def _awaited(self, unit: Unit) -> bool:
        """Give the unit to a cue that waits for its content: He wrote:"""
        draft, self.awaiting = self.awaiting, None
        if draft is None:
            return False
        if unit.words[0].quote >= 0:
            lead = [n for n, word in enumerate(unit.words) if word.quote >= 0] if unit.is_quoted else [0]
            draft.content += [self.quotes[unit.words[n].quote].span for n in lead]
            self.drafts.append(draft)
            for n in lead:
                self._own(unit.words[n].quote, draft)
            return unit.is_quoted
        if draft.paragraph != unit.paragraph and draft.because == "content after a colon":
            draft.content = [trimmed(self.text, self.paragraphs[unit.paragraph])]
            draft.is_words = True
            self.drafts.append(draft)
            for quote in unit.quotes:
                self._own(quote, draft)
            return True
        return False

    def _signed(self, unit: Unit) -> bool:
        """Read a quotation with its speaker's name after a dash: “…” — Ada Brann."""
        words = unit.words
        dash = next((n for n, word in enumerate(words[:4]) if word.lower in DASHES[1:]), -1)
        if dash < 0 or any(word.quote < 0 for word in words[:dash]):
            return False
        end = right_phrase(words, dash + 1)
        rest = words[end:]
        plain = (
            all(word.tag in ("PUNCT", "PROPN", "NUM", "NOUN", "ADP", "DET", "ADJ") for word in rest) and len(rest) < 14
        )
        if end == dash + 1 or words[dash + 1].tag != "PROPN" or not plain:
            return False
        quotes = [word.quote for word in words[:dash]] or self._free_before(unit)
        if not quotes:
            return False
        content = [self.quotes[number].span for number in quotes]
        draft = self._plain(
            unit, unit.span(dash, dash + 1), unit.span(dash + 1, end), content, 0.85, "signed with a dash"
        )
        for number in quotes:
            self._own(number, draft)
        return True

    def _free_before(self, unit: Unit) -> list[int]:
        """Return the quotation that is all of the unit before and has no speaker yet."""
        previous = self.previous
        if previous is None or not previous.is_quoted or unit.paragraph - previous.paragraph > 1:
            return []
        numbers = [n for n in previous.quotes if n not in self.covered or self._has_no_cue(n)]
        self.drafts[-6:] = [d for d in self.drafts[-6:] if not any(self.owner.get(n) is d for n in numbers)]
        return numbers

    def _has_no_cue(self, number: int) -> bool:
        owner = self.owner.get(number)
        return owner is not None and owner.cue is None and owner.follows is None

    def _transcribed(self, unit: Unit) -> bool:
        """Read a line of a transcript, BRANN: …, or a headline that begins with its speaker."""
        words = unit.words
        colon = next((n for n, word in enumerate(words[:7]) if word.lower == ":"), -1)
        if colon < 1 or len(words) - colon < 4 or not self._begins_paragraph(unit):
            return False
        name = unit.span(0, colon).of(self.text)
        shouted = name.isupper() and len(name) > 3
        named = all(word.tag in ("PROPN", "PUNCT") for word in words[:colon])
        opens = unit.paragraph == 0 and named and words[-1].lower != "."
        if not (shouted or opens) or name.lower().startswith(("read", "photo", "update", "watch", "related", "by")):
            return False
        body = Span(words[colon + 1].start, max(words[-1].end, words[colon + 1].start))
        if shouted:
            body = trimmed(self.text, Span(body.start, self.paragraphs[unit.paragraph].end))
        quote = words[colon + 1].quote
        content = [self.quotes[quote].span] if quote >= 0 and len(words) - colon <= 3 else [body]
        weight, because = (0.85, "transcript") if shouted else (0.6, "headline with its speaker")
        draft = self._plain(unit, unit.span(colon, colon + 1), unit.span(0, colon), content, weight, because)
        draft.is_words = shouted
        for number in unit.quotes:
            self._own(number, draft)
        return True

    def _plain(self, unit: Unit, cue: Span, speaker: Span, content: list[Span], weight: float, because: str) -> Draft:
        draft = Draft(cue, ":", "say", "mark", speaker, content, unit.paragraph, weight, because)
        self.drafts.append(draft)
        return draft

    def _own(self, quote: int, draft: Draft) -> None:
        self.covered.add(quote)
        self.owner[quote] = draft
        self.last_quoted = draft

    def _drafted(self, unit: Unit, found: Attribution, here: list[Draft]) -> Draft | None:
        if found.content == ((0, 0),):
            self._pass_on(unit, found, here)
            return None
        content = [self._content(unit, part) for part in found.content]
        cue = unit.span(*found.cue_words)
        outer = [d for d in here if any(part.covers(cue) for part in d.content)]
        if outer and (found.weight < STRONG or found.form == "gerund"):
            return None
        if any(d.cue is not None and d.cue.covers(cue) for d in here):
            return None
        draft = Draft(
            cue, found.cue.base, found.cue.kind, found.form, self._part(unit, found.speaker), content,
            unit.paragraph, found.weight, found.because, self._part(unit, found.addressee),
            [unit.span(*part) for part in found.via], self._part(unit, found.time), self._part(unit, found.place),
            found.negated,
        )  # fmt: skip
        draft.relative = found.relative
        if found.inherits:
            self._inherit(unit, draft, here)
        if found.awaits:
            self.awaiting = draft
            return None
        if found.looks_back:
            draft.content = self._look_back(unit, draft)
        draft.content = [part for part in draft.content if len(part)]
        if not draft.content or (len(draft.content) == 1 and draft.content[0].of(self.text).lower() in _EMPTY):
            return None
        for part in draft.content:
            for quote in unit.quotes:
                if part.overlaps(self.quotes[quote].span):
                    self._own(quote, draft)
        return draft

    def _part(self, unit: Unit, part: Range | None) -> Span | None:
        return unit.span(*part) if part and part[1] > part[0] else None

    def _content(self, unit: Unit, part: Range) -> Span:
        """Return the characters of content words, without the marks that enclose them all."""
        first, last = unit.words[part[0]], unit.words[part[1] - 1]
        if part[1] - part[0] == 1 and first.quote >= 0:
            return self.quotes[first.quote].span
        return trimmed(self.text, Span(first.start, last.end))

    def _pass_on(self, unit: Unit, found: Attribution, here: list[Draft]) -> None:
        """A source named after somebody else's statement passed it on: …, she said, according to the agency."""
        part = self._part(unit, found.speaker)
        stated = [d for d in here if d.kind != "act"]
        if part is not None and stated:
            stated[-1].via.append(part)

    def _inherit(self, unit: Unit, draft: Draft, here: list[Draft]) -> None:
        cue = draft.cue or Span(0, 0)
        for other in [d for d in here[::-1] if not d.relative] + [d for d in here[::-1] if d.relative]:
            named = other.speaker is not None or other.follows is not None
            if named and other.form not in ("noun", "source") and not any(part.covers(cue) for part in other.content):
                draft.follows, draft.speaker = other, None
                return
        lead = leading_phrase(unit, cue.start)
        draft.speaker = unit.span(*lead) if lead else None
        if lead is None:
            draft.weight *= 0.6

    def _look_back(self, unit: Unit, draft: Draft) -> list[Span]:
        """Return the quotation that ends the unit before, if no cue has it: “….” Lavrov said."""
        if self.previous is None or self.previous.paragraph != unit.paragraph:
            return []
        last = self.previous.words[-1]
        free = [d for d in self.drafts[-6:] if last.quote >= 0 and self.owner.get(last.quote) is d and d.cue is None]
        if last.quote < 0 or (last.quote in self.covered and not free):
            return []
        self.drafts[-6:] = [d for d in self.drafts[-6:] if d not in free]
        self._own(last.quote, draft)
        return [self.quotes[last.quote].span]

    def _follows_free(self, unit: Unit) -> bool:
        """Tell whether the unit before ends in a quotation that nobody is said to have said."""
        before = self.previous
        if before is None or before.paragraph != unit.paragraph or not before.is_quoted:
            return False
        last = before.words[-1].quote
        return last >= 0 and (last not in self.covered or self._has_no_cue(last))

    def _floating(self, unit: Unit, here: list[Draft]) -> None:
        """Give each quotation without a cue to the speaker it goes on from, or to nobody."""
        for word in unit.words:
            if word.quote < 0 or word.quote in self.covered:
                continue
            quote = self.quotes[word.quote]
            if quote.continues and self.last_quoted is not None:
                self._new(quote, word.quote, unit, self.last_quoted, 0.95, "the quotation goes on")
            elif unit.is_quoted:
                self._on_its_own(quote, word.quote, unit)
            elif here and word is unit.words[-1] and here[-1].cue is not None and self._is_direct(here[-1]):
                here[-1].content.append(quote.span)
                self._own(word.quote, here[-1])
            elif word.size >= LONG_QUOTE + 2 and not here:
                self._new(quote, word.quote, unit, None, 0.3, "a quotation without a cue")

    def _on_its_own(self, quote: Quote, number: int, unit: Unit) -> None:
        last = self.last_quoted
        if last is not None and last.paragraph == unit.paragraph and self._is_next(unit, last):
            if self._is_direct(last) and last is self._latest(unit):
                last.content.append(quote.span)
                self._own(number, last)
            else:
                self._new(quote, number, unit, last, 0.85, "the same paragraph")
            return
        if last is not None and last.paragraph == unit.paragraph and self._speaks_on(last):
            last.content.append(quote.span)
            self._own(number, last)
            return
        if self._introduced(quote, number, unit):
            return
        latest = self._latest(unit)
        if latest is not None and latest.kind in ("say", "ask", "deny", "promise", "urge", "blame", "judge"):
            self._new(quote, number, unit, latest, 0.75, "the sentence before")
        elif last is not None and last.paragraph == unit.paragraph - 1 and self._begins_paragraph(unit):
            self._new(quote, number, unit, last, 0.8, "the quotation before")
        elif len(self.text[quote.span.start : quote.span.end].split()) >= LONG_QUOTE:
            before = self.drafts[-1] if self.drafts else None
            near = before is not None and before.paragraph == unit.paragraph - 1 and before.kind == "say"
            if near and self._begins_paragraph(unit):
                self._new(quote, number, unit, before, 0.5, "the paragraph before")
            else:
                self._new(quote, number, unit, None, 0.3, "a quotation without a cue")

    def _introduced(self, quote: Quote, number: int, unit: Unit) -> bool:
        """Give a quotation to the subject of a short sentence right before it: Tarke disagreed. “…”"""
        before = self.previous
        if before is None or before.paragraph != unit.paragraph or before.quotes or len(before.words) > SHORT_SENTENCE:
            return False
        lead = leading_phrase(before, before.words[-1].end)
        if lead is None or lead[0] != 0 or before.words[lead[1] - 1].tag not in ("PROPN", "PRON") or self._latest(unit):
            return False
        if before.words[0].lower in ("it", "this", "that", "there", "they", "what", "i", "we", "you"):
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

    def _is_direct(self, draft: Draft) -> bool:
        return draft.content[-1] in self.quoted

    def _begins_paragraph(self, unit: Unit) -> bool:
        return self.previous is None or self.previous.paragraph != unit.paragraph

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
        self._own(number, draft)


def drafts(text: str, parsed: Parsed, paragraphs: Sequence[Span], quotes: Sequence[Quote]) -> list[Draft]:
    """Return the drafts of ``paragraphs``, in reading order of their cues or contents."""
    drafter = _Drafter(text, quotes, paragraphs)
    for unit in units(parsed, paragraphs, quotes):
        drafter.read(unit)
    for draft in drafter.drafts:
        draft.content = without_commas(text, draft.content)
    return sorted(apart(drafter.drafts), key=lambda d: (d.content[0].start, -d.content[0].end))
