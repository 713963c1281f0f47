"""Drafts: attributions of a whole page with their places, and the quotations that have no cue of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.spans import Span, trimmed
from onrecord.understand.addressed import name_the_urged
from onrecord.understand.attribute.merging import attributed
from onrecord.understand.attribution import attributions
from onrecord.understand.draft import Draft, apart, leading_phrase, name_the_asked
from onrecord.understand.lead_ins import around_quotations
from onrecord.understand.namers import speaker_in
from onrecord.understand.overrun import stop_at_main_verb
from onrecord.understand.parse import Parsed
from onrecord.understand.parts import Attribution, Range
from onrecord.understand.quotes import RUNS_ON, Quote
from onrecord.understand.set_off import SetOff
from onrecord.understand.signed import Signed
from onrecord.understand.transcripts import speaks_of_itself
from onrecord.understand.uncued import LONG_QUOTE
from onrecord.understand.units import Unit, units
from onrecord.understand.words import listed
from onrecord.understand.worth import HARDLY, adds_a_thing, without_commas

STRONG = 0.6  # a cue inside what another cue attributes must be at least this sure to count
_OF_SELF = listed("it he she they i we")
_EMPTY = listed("it that this him her them so as much something nothing more so. us me")


class _Drafter(Signed):
    """Reads units in order and keeps what a later one may look back at."""

    blocks: SetOff | None = None  # reads the paragraphs that the page sets off as quotations
    plain: tuple[Draft | None, int] = (None, 0)  # a letter without marks, and the paragraph it has reached

    def read(self, unit: Unit) -> None:
        """Take in one unit."""
        here: list[Draft] = []
        if self._goes_on_plainly(unit) or self._is_set_off(unit):
            pass
        elif self.turned(unit):
            here.append(self.drafts[-1])
            self._attributed(unit, attributions(unit), here)
        elif not (self._awaited(unit) or self.signed(unit) or self.headed(unit)):
            follows = self._follows_free(unit)
            found = around_quotations(self.text, unit, attributions(unit), self.quotes, follows=follows)
            self._attributed(unit, found, here)
            name_the_asked(here)
            self.floating(unit, here)
        self.previous = unit

    def _is_set_off(self, unit: Unit) -> bool:
        """Read a block quotation; its first sentence takes the whole paragraph, unless a cue waits for it."""
        if self.blocks is None or (self.awaiting is not None and self.awaiting.because == "content after a colon"):
            return False
        if self.begins_paragraph(unit):
            return self.blocks.read(unit, self.drafts)
        last = self.blocks.last
        return last is not None and last.paragraph == unit.paragraph

    def _attributed(self, unit: Unit, attributed: Sequence[Attribution], here: list[Draft]) -> None:
        for found in attributed:
            draft = self._drafted(unit, found, here)
            if draft is not None:
                here.append(draft)
                self.drafts.append(draft)

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
                self.own(unit.words[n].quote, draft)
            return unit.is_quoted
        if draft.paragraph != unit.paragraph and draft.because == "content after a colon":
            draft.content = [trimmed(self.text, self.paragraphs[unit.paragraph])]
            draft.is_words = True
            self.drafts.append(draft)
            for quote in unit.quotes:
                self.own(quote, draft)
            self.plain = draft, unit.paragraph
            return True
        return False

    def _goes_on_plainly(self, unit: Unit) -> bool:
        """Give the unit to a letter without marks that began a paragraph before, if it too speaks of "I" or "we"."""
        letter, last = self.plain
        words = self.paragraphs[unit.paragraph]
        if letter is None or unit.paragraph - last not in (0, 1):
            return False
        if unit.paragraph == last:
            return not self.begins_paragraph(unit) or letter.paragraph == last
        if unit.quotes or not speaks_of_itself(self.text, words) or unit.paragraph - letter.paragraph > RUNS_ON:
            self.plain = None, 0
            return False
        draft = Draft(
            None, letter.base, letter.kind, "floating", None, [trimmed(self.text, words)], unit.paragraph,
            letter.weight * 0.8, "the letter goes on",
        )  # fmt: skip
        draft.follows, draft.is_words = letter, True
        self.drafts.append(draft)
        self.plain = letter, unit.paragraph
        return True

    def _drafted(self, unit: Unit, found: Attribution, here: list[Draft]) -> Draft | None:
        if found.content == ((0, 0),):
            self._pass_on(unit, found, here)
            return None
        content = [self._content(unit, part) for part in found.content if part[1] > part[0]]
        cue = unit.span(*found.cue_words)
        outer = [d for d in here if any(part.covers(cue) for part in d.content)]
        of_self = found.speaker is not None and unit.words[found.speaker[0]].lower in _OF_SELF
        if outer and (found.weight < STRONG or found.form == "gerund" or (found.cue.kind == "think" and of_self)):
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
                    self.own(quote, draft)
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
        if last.last == "." and last.size <= LONG_QUOTE + 2 and not self.previous.is_quoted:
            return []  # the founder of “Pilots for Brann.” Velten said …
        free = [d for d in self.drafts[-6:] if last.quote >= 0 and self.owner.get(last.quote) is d and d.cue is None]
        if last.quote < 0 or (last.quote in self.covered and not free):
            return []
        self.drafts[-6:] = [d for d in self.drafts[-6:] if d not in free]
        self.own(last.quote, draft)
        return [self.quotes[last.quote].span]

    def _follows_free(self, unit: Unit) -> bool:
        """Tell whether the unit before ends in a quotation that nobody is said to have said."""
        before = self.previous
        if before is None or before.paragraph != unit.paragraph or not before.is_quoted:
            return False
        last = before.words[-1].quote
        return last >= 0 and (last not in self.covered or self.has_no_cue(last))


def drafts(
    text: str, parsed: Parsed, paragraphs: Sequence[Span], quotes: Sequence[Quote], *, blocks: Collection[int] = ()
) -> list[Draft]:
    """Return the drafts of ``paragraphs``, in reading order of their cues or contents.

    ``blocks``: which paragraphs the page sets off as quotations.
    """
    found = attributed(text, parsed, quotes, by_rules(text, parsed, paragraphs, quotes, blocks=blocks))
    for draft in found:
        draft.content = without_commas(text, draft.content)
        stop_at_main_verb(parsed, draft)
        if adds_a_thing(parsed, draft):
            draft.weight = min(draft.weight, HARDLY)
        name_the_urged(parsed, draft)
        draft.speaker = speaker_in(parsed, draft.speaker) if draft.speaker is not None else None
    return sorted(apart(found), key=lambda d: (d.content[0].start, -d.content[0].end))


def by_rules(
    text: str, parsed: Parsed, paragraphs: Sequence[Span], quotes: Sequence[Quote], *, blocks: Collection[int] = ()
) -> list[Draft]:
    """Return what the rules alone read, which is also what the trained reader is told of."""
    drafter = _Drafter(text, quotes, paragraphs)
    drafter.blocks = SetOff(text, paragraphs, blocks) if blocks else None
    for unit in units(parsed, paragraphs, quotes):
        drafter.read(unit)
    return [draft for draft in drafter.drafts if draft.content]
