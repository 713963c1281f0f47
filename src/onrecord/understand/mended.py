"""Attributions of quotations, put right: where the content begins, and who speaks, as the words beside it tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.understand.beside_quotes import ENDS, BesideQuotes, covers
from onrecord.understand.ends import clause_end, has_finite
from onrecord.understand.parts import Attribution, Range
from onrecord.understand.phrases import right_phrase
from onrecord.understand.times import time_end
from onrecord.understand.words import listed

_BREAKS_OFF = listed("as while when after before if though although according during at on since in because")
REACH = 40  # words of a lead-in that is looked through


class Mender(BesideQuotes):
    """Puts the attributions of one unit right."""

    def mended(self, found: Sequence[Attribution]) -> list[Attribution]:
        """Return ``found`` with contents that begin where a quotation does, and with the speakers that stand beside."""
        made: list[Attribution] = []
        for each in found:
            if self._is_said_again(each, found):
                continue
            each = self._before_answer(each, found)
            changed = self._told_a_title(self._after_its_subject(self._inverted(self._without_lead_in(each, found))))
            made.append(self._running_on(self._named(self._with_lead_in(changed, found)), found))
        return made

    def _before_answer(self, each: Attribution, found: Sequence[Attribution]) -> Attribution:
        """Return content that ends where somebody answers: asked about his claim *that it broke*, Brann said, “…”"""
        if len(each.content) != 1 or each.content[0][0] < each.cue_words[1]:
            return each
        start, end = each.content[0]
        for other in found:
            if other is each or other.speaker is None or not other.content or other.content[-1][1] > end:
                continue
            at = other.speaker[0]
            quotes = self.words[other.content[0][0]].tag == "QUOTE" and other.cue_words[0] < other.content[0][0]
            if quotes and start + 1 < at and self.words[at - 1].lower == ",":
                return replace(each, content=((start, at - 1),))
        return each

    def _is_said_again(self, each: Attribution, found: Sequence[Attribution]) -> bool:
        """Tell whether a pronoun and its verb only repeat who speaks: Brann said the ice is “thin,” *she said*."""
        if each.speaker is None or len(each.content) != 1 or self.words[each.speaker[0]].tag != "PRON":
            return False
        start, end = each.content[0]
        return any(
            start <= other.cue_words[0] < end <= each.cue_words[0] and other.content and other.content[-1][1] == end
            for other in found
            if other is not each and other.speaker is not None and other.speaker[0] <= start + 1
        )

    def _without_lead_in(self, each: Attribution, found: Sequence[Attribution]) -> Attribution:
        """Return content without what only leads up to it: explained *it this way:* “…”; told him *again,* “…”"""
        if not each.content or each.content[-1][1] <= each.cue_words[1] or each.because == "according":
            return each
        start, end = each.content[-1]
        at = next((n for n in self.at if n >= start), -1)
        if at <= start or at - start > REACH or self.words[start].lower in ("that", "whether"):
            return each
        leads = self.words[at - 1].lower in (":", ",") and self.is_sentence(at)
        if (
            not leads
            or has_finite(self.words, start, at - 1)
            or any(_cue_in(o, end, at) for o in found if o is not each)
        ):
            return each
        if at >= end and (at - end > 3 or any(covers(o, at) for o in found)):
            return each
        last = at + 1
        while last < end and self.words[last].tag == "QUOTE":
            last += 1
        return replace(each, content=((at, last),), weight=max(each.weight, 0.6), because="content after its cue")

    def _inverted(self, each: Attribution) -> Attribution:
        """Return who speaks where the verb comes first: Said *Brann*, “…”"""
        if each.speaker or each.inherits or not each.content or each.cue_words[0] > 1:
            return each
        end = right_phrase(self.words, each.cue_words[1])
        starts = each.content[0][0]
        if end > each.cue_words[1] and end <= starts <= end + 1 and self.words[starts].tag == "QUOTE":
            return replace(each, speaker=(each.cue_words[1], end))
        return each

    def _after_its_subject(self, each: Attribution) -> Attribution:
        """Return a quotation in place of the name after it: “Who won?” *Ada Brann*, the mayor, said of the day."""
        if len(each.content) != 1 or each.speaker is None or each.content[0][1] > each.cue_words[0]:
            return each
        start, end = each.content[0]
        at = start - 1
        if at not in self.at or self.words[start].tag != "PROPN" or has_finite(self.words, start, end):
            return each
        if self.words[at].last not in ENDS or end >= each.speaker[0] + 1:
            return each
        return replace(each, speaker=(start, each.speaker[1]), content=((at, at + 1),))

    def _told_a_title(self, each: Attribution) -> Attribution:
        """Return whom "told" names in marks as the addressee: “…,” Brann told *“The Early Hour.”*"""
        if len(each.content) < 2 or each.cue.base != "tell" or each.addressee:
            return each
        start = each.content[-1][0]
        is_title = start == each.cue_words[1] and start in self.at and self.is_title(start)
        return replace(each, content=each.content[:-1], addressee=(start, start + 1)) if is_title else each

    def _with_lead_in(self, each: Attribution, found: Sequence[Attribution]) -> Attribution:
        """Return content that begins outside its quotation: *If it passes*, “I am done,” Brann said."""
        if not each.content or self.words[each.content[0][0]].tag != "QUOTE":
            return each
        at = each.content[0][0]
        first = self.starts(at)
        if not (first.islower() or first == "I") or self.at[0] < at or at < 2:
            return each
        trails = each.cue_words[0] > at
        stop = at if trails else min(each.cue_words[0], each.speaker[0] if each.speaker else at)
        if stop < 2 or self.words[stop - 1].lower != "," or any(o.cue_words[0] < stop for o in found):
            return each
        lead = self.words[0]
        if trails and first.islower() and lead.tag not in ("PUNCT", "QUOTE"):
            return replace(each, content=((0, each.content[0][1]), *each.content[1:]))
        clause = lead.tag == "SCONJ" or (lead.tag == "VERB" and lead.lower.endswith(("ing", "ed")))
        # These and other sources, the agent said, “all point one way.”
        subject_first = lead.tag in ("DET", "NOUN", "PROPN", "PRON") and right_phrase(self.words, 0) == stop - 1
        clause = clause or (subject_first and first.islower())
        if not clause or lead.lower in ("speaking", "asked", "writing", "addressing") or (first == "I" and not trails):
            return each
        begun: tuple[Range, ...] = ((0, each.content[0][1]),) if trails else ((0, stop - 1), each.content[0])
        return replace(each, content=(*begun, *each.content[1:]))

    def _running_on(self, each: Attribution, found: Sequence[Attribution]) -> Attribution:
        """Return content that runs on after its quotation: “we have a week” *until the vote*"""
        if not each.content or each.content[-1][1] >= len(self.words) or each.cue_words[0] > each.content[-1][0]:
            return each
        start, end = each.content[-1]
        last, after = self.words[end - 1], self.words[end]
        if last.tag != "QUOTE" or last.last in ENDS or after.tag not in ("ADP", "SCONJ") or after.lower in _BREAKS_OFF:
            return each
        if time_end(self.words, end) > end:
            return each
        stop = clause_end(self.words, start, is_phrase=True)
        if stop <= end or any(_cue_in(other, end, stop) for other in found):
            return each
        return replace(each, content=(*each.content[:-1], (start, stop)))

    def _named(self, each: Attribution) -> Attribution:
        """Return an attribution of a quotation with the speaker that noun phrases alone did not show."""
        if each.speaker or each.inherits or not any(covers(each, at) for at in self.at):
            return each
        if each.content == ((0, 0),) or each.form not in ("past", "third", "base"):
            return each
        after = self.phrase_after(each.cue_words[1])
        if after and each.content[0][1] <= each.cue_words[0] + 1:
            return replace(each, speaker=after)
        before = self.phrase_before(each.cue_words[0])
        return replace(each, speaker=before) if before else each


def _cue_in(each: Attribution, start: int, end: int) -> bool:
    return start <= each.cue_words[0] < end
