"""The words beside a quotation: who may stand there, and whether what stands in marks is a sentence at all."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.understand.cues import cues
from onrecord.understand.parts import Attribution, Range
from onrecord.understand.phrases import right_phrase, subject
from onrecord.understand.quotes import Quote
from onrecord.understand.units import Unit
from onrecord.understand.words import listed

SENTENCE = 5  # tokens with its marks: a shorter quotation is a term unless it ends like a sentence
LONGEST_TITLE = 12  # tokens with its marks
LONG_WORD = 10  # characters that a word of a title takes at most, on average
LONGEST_NAME = 16  # words of a phrase that names who speaks
BREAKS = (",", ":", ";", "—", "–", "--", "-", "(", ")")
TERMINAL = (".", "!", "?", "…", "...")
ENDS = (*TERMINAL, ",", "—", "–")
STATES = listed("is was are were be been being has had have am")
_NOBODY = listed("it this that there what i we you here these those which none nobody everything nothing me us")
WORDED = listed("statement tweet post message email e-mail letter note words question text remark comment answer")
_PASSIVE = listed("is was are were be been being")
_SOMEBODY = listed("another others some many most several both")
_RELATIVES = ("that", "which", "who", "whom", "what")
_BEGINS_CLAUSE = listed("when while after before as if since although though because asked once until")
_LEAVES_OFF = listed("in on at during after before when as while from via through who which that where because for")


class BesideQuotes:
    """One unit with its quotations, for questions about what stands beside them."""

    def __init__(self, text: str, unit: Unit, quotes: Sequence[Quote]) -> None:
        self.text = text
        self.unit = unit
        self.words = unit.words
        self.quotes = quotes
        self.at = [n for n, word in enumerate(unit.words) if word.quote >= 0]

    def starts(self, at: int) -> str:
        """Return the first letter of the quotation that word ``at`` stands for."""
        return next((sign for sign in self._inside(at)[:40] if sign.isalnum()), "")

    def _inside(self, at: int) -> str:
        return self.quotes[self.words[at].quote].span.of(self.text)

    def is_title(self, at: int) -> bool:
        return self.words[at].size <= LONGEST_TITLE and set_as_title(self._inside(at))

    def is_sentence(self, at: int) -> bool:
        """Tell whether a quotation is more than a term: a sentence, or the begin of one."""
        word = self.words[at]
        first = self.starts(at)
        begins = word.size >= SENTENCE and (first.isupper() or first.isdigit())
        ends = word.size > 3 and word.last in ENDS and first.isupper()
        return (begins or ends) and not self.is_title(at)

    def phrase_after(self, at: int) -> Range | None:
        """Return all words from ``at`` to the next mark, quotation or adverbial: said *one former port aide* in …"""
        end = at
        while end < len(self.words) and end - at < LONGEST_NAME:
            word = self.words[end]
            if word.tag == "QUOTE" or word.lower in BREAKS or word.lower in (*TERMINAL, *_LEAVES_OFF):
                break
            end += 1
        return (at, end) if self.is_somebody(at, end) else None

    def phrase_before(self, end: int) -> Range | None:
        at = end
        while at > 0 and end - at < LONGEST_NAME:
            word = self.words[at - 1]
            if word.tag in ("QUOTE", "CCONJ", "SCONJ") or word.lower in (*BREAKS, *TERMINAL, *_RELATIVES):
                break
            at -= 1
        while at < end and self.words[at].tag in ("ADV", "PUNCT"):
            at += 1
        return (at, end) if self.is_somebody(at, end) else None

    def is_somebody(self, start: int, end: int) -> bool:
        if end <= start or self.words[start].lower in _NOBODY or self.words[start].tag == "ADP":
            return False
        if self.words[start].lower in _SOMEBODY:
            return True
        if self.words[start].tag in ("VERB", "AUX"):  # said *undecided voter Ada Brann*, said *Will Doyle*
            return self.words[start].lower.endswith("ed") or (start > 0 and self.words[start].is_capital)
        return any(word.tag in ("NOUN", "PROPN", "PRON", "NUM") for word in self.words[start:end])

    def subject_end(self, start: int) -> int:
        """Return where the subject that begins at ``start`` ends, with its apposition."""
        end = right_phrase(self.words, start)
        if end > start and end < len(self.words) and self.words[end].lower == ",":
            close = next((n for n in range(end + 1, min(len(self.words), end + 20)) if self.words[n].lower == ","), -1)
            after = close + 1
            if close > 0 and after < len(self.words) and self.words[after].tag in ("VERB", "AUX", "ADV"):
                return close + 1
        return end

    def is_verb(self, at: int) -> bool:
        word = self.words[at]
        form = cues().forms.get(word.lower)
        if word.lower in ("went", "goes") and at + 1 < len(self.words) and self.words[at + 1].lower == "on":
            return at + 2 >= len(self.words) or self.words[at + 2].lower != "to"
        if form is not None and form.part in ("past", "third", "base"):
            return self.speaks(form.base)
        return word.tag == "VERB" and word.lower.endswith("ed") and word.lower not in cues().forms

    def speaks(self, base: str) -> bool:
        cue = cues().verbs.get(base)
        return cue is not None and "quote" in cue.frames

    def leader(self, start: int, stop: int) -> Range | None:
        """Return who speaks by a clause that leads up to a quotation: its subject, or by whom a statement is.

        None where what leads up to it is told in the passive: the day is recalled in detail: “…”
        """
        for at in range(start, stop - 2):
            if self.words[at].lower in WORDED and self.words[at + 1].lower in ("by", "from", "of"):
                end = right_phrase(self.words, at + 2, links=False)
                if end > at + 2 and self.words[end - 1].tag == "PROPN":
                    return at + 2, min(end, stop)
        verbs = [at for at in range(start, stop) if self.words[at].tag == "VERB"]
        if verbs and self.words[verbs[-1] - 1].lower in _PASSIVE and self.words[verbs[-1]].lower.endswith(("ed", "en")):
            return None
        if self.words[start].lower in _BEGINS_CLAUSE:  # when the storm hit, the mayor …
            comma = next((at for at in range(start, stop) if self.words[at].lower == ","), -1)
            start = comma + 1 if 0 < comma < stop - 2 else start
        for verb in range(start + 1, stop):
            word = self.words[verb]
            if word.tag not in ("VERB", "AUX") or word.lower.endswith("ing"):
                continue
            if self.words[verb - 1].tag in ("AUX", "ADV") and verb - 1 > start:
                continue
            who = subject(self.words, verb)
            if who is not None and who[0] >= start and self.words[who[1] - 1].lower not in ("who", "which", "that"):
                return who
        return None


def set_as_title(words: str) -> bool:
    """Tell whether words are set like the title of a work, a heading or a slogan: “The Long Harbour”"""
    if len(words) > LONGEST_TITLE * LONG_WORD:
        return False
    long = [word for word in words.split() if len(word) > 3]
    return len(long) > 0 and all(word.strip("‘'“([")[:1].isupper() for word in long)


def covers(each: Attribution, at: int) -> bool:
    """Tell whether word ``at`` stands in the content of ``each``."""
    return any(start <= at < end for start, end in each.content)
