"""What leads up to a quotation, or trails it, where the verbs of saying alone do not give it to anybody.

News copy introduces quotations in more ways than a list of verbs can hold: “The council released a statement: …”,
“She ended her list by saying …”, “…,” remembered one former pilot. A comma or a colon beside a whole sentence in
marks says that somebody speaks; the words around it say who. All is read from the words of one unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.understand.beside_quotes import SENTENCE, STATES, WORDED, BesideQuotes, covers
from onrecord.understand.cues import Cue, cues
from onrecord.understand.ends import has_finite
from onrecord.understand.mended import Mender
from onrecord.understand.parts import Attribution, Range
from onrecord.understand.phrases import DASHES, right_phrase, subject
from onrecord.understand.quotes import Quote
from onrecord.understand.units import Unit
from onrecord.understand.verbs import verb_groups
from onrecord.understand.words import listed

SHORT = 6  # tokens of a sentence that says no more than who spoke
LONGEST_CUE = 14  # words; of a longer lead-in only its last verb counts as the cue
LONGEST_LABEL = 5  # words of a name between a dash and a colon
LABEL = "a label before a quotation"
REACH = 40  # words looked at on either side of a quotation
_SAID = Cue("say", "say", 0.7, frozenset({"quote"}))
_NO_NAMES = listed("read watch related photo update video listen note more see correction editor's source by credit")
_GIVES_WORDS = listed("follows full reads read statement wrote writes states letter")
_MAKES = listed(
    "prompted prompts prompt led leads lead caused causes forced forces moved moves allowed inspired pushed"
)


def around_quotations(
    text: str, unit: Unit, found: Sequence[Attribution], quotes: Sequence[Quote], *, follows: bool
) -> list[Attribution]:
    """Return ``found`` with the content of lead-ins put right, and one more for each quotation that none has.

    ``follows``: a quotation that nobody has yet ends the unit right before, in the same paragraph.
    """
    if follows and (back := _looking_back(unit, found)):
        return back
    if opening := _opening(unit) or _labelled(text, unit, quotes):
        return [opening]
    if not unit.quotes:
        return [*found, *_waiting(unit, found)]
    made = Mender(text, unit, quotes).mended(found)
    more = _LeadIns(text, unit, quotes).more(made)
    made = [each for each in made if each.content or not any(_overlap(each, other) for other in more)]
    return sorted([*made, *more, *_waiting(unit, made)], key=lambda a: a.cue_words)


class _LeadIns(BesideQuotes):
    def more(self, found: Sequence[Attribution]) -> list[Attribution]:
        """Return the attributions of quotations that stand in no content of ``found``."""
        made: list[Attribution] = []
        for at in self.at:
            if not any(covers(each, at) for each in (*found, *made)):
                one = self._trailed(at, found) or self._led_up(at, found)
                made += [one] if one is not None else []
        return made

    def _trailed(self, at: int, found: Sequence[Attribution]) -> Attribution | None:
        """Read what follows a quotation that ends in a comma: “…,” *remembered Roy Velten*; “…,” *the letter read*."""
        sets_off = self.words[at].last in (",", "?", "!", "—", "–") and self.is_sentence(at)
        start = at + 1
        if start < len(self.words) and self.words[start].lower == ",":
            sets_off, start = self.is_sentence(at) or self.words[at].size > SENTENCE, start + 1
        if not sets_off or start + 1 >= len(self.words):
            return None
        if self.is_verb(start):  # remembered Roy Velten
            who = self.phrase_after(start + 1)
            return self._made(at, (start, start + 1), who, found) if who else None
        end = self.subject_end(start)
        last = end
        while last < len(self.words) and self.words[last].tag in ("AUX", "ADV"):
            last += 1
        if end == start or last >= len(self.words) or not self.is_verb(last):
            return None
        return self._made(at, (end, last + 1), (start, end), found)

    def _led_up(self, at: int, found: Sequence[Attribution]) -> Attribution | None:
        """Read what leads up to a quotation: a clause before a colon, “… by saying,”, a name before a colon."""
        start = max((n + 1 for n in self.at if n < at), default=0)
        start = max(
            start, max((o.cue_words[1] for o in found if o.cue_words[0] < at and _ends_before(o, at)), default=0)
        )
        start = max(start, at - REACH)
        if at - start < 2 or self.words[at].size < 4:
            return None
        mark = self.words[at - 1].lower
        stop = at - 1 if mark in (":", ",") else at
        gerund = cues().forms.get(self.words[stop - 1].lower)
        says = gerund is not None and gerund.part == "gerund" and self.speaks(gerund.base)
        puts_out = self.words[stop - 1].lower in WORDED
        if not says and mark in (":", ",") and self.is_sentence(at):
            spoken = self._said_before(start, stop, at, found)
            if spoken is not None:
                return spoken
        if not (mark == ":" or says or (puts_out and mark == "," and self.is_sentence(at))):
            return None
        if mark == ":" and (
            dash := max((n for n in range(start, stop) if self.words[n].lower in DASHES[1:]), default=0)
        ):
            signed = self._after_name(dash + 1, stop, at, found)
            if signed is not None:
                return signed
        if not has_finite(self.words, start, stop) and not says:
            return self._after_name(start, stop, at, found) if mark == ":" else None
        beside = says and self.words[stop - 2].tag in ("PROPN", "PRON")  # footage of *Brann* asking
        who = (subject(self.words, stop - 1) if beside else None) or self.leader(start, stop)
        if who is None or not self.is_somebody(*who) or who[0] < start:
            return None
        verbs = [n for n in range(who[1], stop) if self.words[n].tag in ("AUX", "VERB")]
        if not says and verbs and all(self.words[n].lower in STATES for n in verbs):
            return None  # the rule is simple: “…”
        cue = who[1], stop
        if not verbs and not says:
            cue = stop, stop + 1
        elif stop - who[1] > LONGEST_CUE or any(word.lower in (",", ";") for word in self.words[who[1] : stop]):
            cue = (verbs[-1] if verbs else stop - 1), stop
        return self._made(at, cue, who, found)

    def _said_before(self, start: int, stop: int, at: int, found: Sequence[Attribution]) -> Attribution | None:
        """Read a verb of saying that stands further off: said on Monday, in a note to pilots, “…”"""
        for group in reversed([g for g in verb_groups(self.words[:stop]) if g.first >= start]):
            if (
                not self.speaks(group.cue.base)
                or group.cue.kind not in ("say", "ask")
                or group.negated
                or group.passive
            ):
                continue
            if any(word.lower in ("that", "whether") for word in self.words[group.last : stop]):
                return None
            if group.infinitive:
                who = self._told_to(start, group.first) or self.leader(start, group.first)
            else:
                who = subject(self.words, group.first)
                who = who if who and who[0] >= start else self.leader(start, group.first)
            return self._made(at, (group.first, group.last), who, found) if who and self.is_somebody(*who) else None
        return None

    def _told_to(self, start: int, stop: int) -> Range | None:
        """Return who is made to speak: that led *Jon Tarke* to state"""
        for at in range(start, stop):
            if self.words[at].tag == "VERB" and self.words[at].lower in _MAKES and at + 1 < stop:
                end = right_phrase(self.words, at + 1)
                return (at + 1, end) if end > at + 1 else None
        return None

    def _after_name(self, start: int, stop: int, at: int, found: Sequence[Attribution]) -> Attribution | None:
        """Read *Former mayor Ada Brann:* “…”"""
        while start < stop and self.words[start].tag == "PUNCT":
            start += 1
        named = self.words[start:stop]
        first = next((n for n, word in enumerate(named) if word.lower == ","), len(named))
        is_name = any(part and part[-1].tag == "PROPN" for part in (named[:first], named))
        plain = all(word.tag not in ("VERB", "AUX", "ADV", "SCONJ") for word in named) and len(named) < LONGEST_CUE
        if not (is_name and plain) or named[0].tag == "ADP" or any(w.lower in _NO_NAMES for w in named[:2]):
            return None
        return self._made(at, (stop, stop + 1), (start, stop), found)

    def _made(self, at: int, cue: Range, who: Range, found: Sequence[Attribution]) -> Attribution | None:
        if any(o.cue_words[0] < cue[1] and cue[0] < o.cue_words[1] and o.content for o in found):
            return None
        last = at + 1
        while last < len(self.words) and self.words[last].tag == "QUOTE":
            last += 1
        known = cues().forms.get(self.words[cue[1] - 1].lower)
        base = known.base if known else "say"
        kind = replace(cues().verbs.get(base, _SAID), kind="say", weight=0.7) if base != "ask" else cues().verbs["ask"]
        return Attribution(kind, "past", cue, who, ((at, last),), weight=0.7, because="a quotation beside its lead-in")


def _opening(unit: Unit) -> Attribution | None:
    """Return the verb and name that open a unit before a colon: *Stated Ada Brann:* “…”, here or in what follows."""
    words = unit.words
    if len(words) < 3 or words[0].lower in _NO_NAMES or not BesideQuotes("", unit, ()).is_verb(0):
        return None
    named = words[1].is_capital and words[2].lower == ":"
    end = 2 if named else right_phrase(words, 1)
    if not 1 < end < len(words) or words[end].lower != ":":
        return None
    if end + 1 == len(words):
        return Attribution(_SAID, "past", (0, 1), (1, end), awaits=True, weight=0.9, because="content after a colon")
    if words[end + 1].tag != "QUOTE":
        return None
    return Attribution(_SAID, "past", (0, 1), (1, end), ((end + 1, end + 2),), weight=0.9, because=LABEL)


def _labelled(text: str, unit: Unit, quotes: Sequence[Quote]) -> Attribution | None:
    """Return the name between a dash and a colon: Ferry to sail again - *Harbour Post:* “…”"""
    beside = BesideQuotes(text, unit, quotes)
    at = beside.at[0] if beside.at else 0
    if at < 4 or unit.words[at - 1].lower != ":" or not beside.is_sentence(at):
        return None
    dash = max((n for n in range(1, at - 1) if unit.words[n].lower in DASHES[1:]), default=0)
    named = unit.words[dash + 1 : at - 1]
    is_apart = bool(named) and unit.words[dash - 1].end < unit.words[dash].start < named[0].start - 1
    if not dash or not is_apart or len(named) > LONGEST_LABEL or not all(word.is_capital for word in named):
        return None
    return Attribution(_SAID, "past", (at - 1, at), (dash + 1, at - 1), ((at, at + 1),), weight=0.85, because=LABEL)


def _waiting(unit: Unit, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the lead-in that ends its unit with a colon: the quotation follows. The council released a statement:"""
    words = unit.words
    stop = len(words) - 1
    if stop < 2 or words[stop].lower != ":" or any(each.awaits for each in found):
        return []
    beside = BesideQuotes("", unit, ())
    start = max((n + 1 for n in beside.at), default=max(0, stop - REACH))
    who = beside.leader(start, stop)
    if who is None or not beside.is_somebody(*who):
        return []
    verbs = [n for n in range(who[1], stop) if words[n].tag in ("VERB", "AUX")]
    if not verbs or all(words[n].lower in STATES for n in verbs):
        return []
    cue = (who[1] if stop - who[1] <= LONGEST_CUE else verbs[-1]), stop
    taken = any(each.cue_words[0] < cue[1] and cue[0] < each.cue_words[1] and each.content for each in found)
    if taken and has_finite(words, verbs[0] + 1, stop):
        return []
    in_full = words[stop - 1].lower in _GIVES_WORDS
    because = "content after a colon" if in_full else "a quotation after its lead-in"
    return [Attribution(_SAID, "past", cue, who, awaits=True, weight=0.7, because=because)]


def _looking_back(unit: Unit, found: Sequence[Attribution]) -> list[Attribution]:
    """Return what gives the quotation before to somebody: “Who won?” *Ada Brann pressed.*"""
    words = unit.words
    if unit.quotes or any(each.looks_back for each in found):
        return []
    first = found[0] if found else None
    if first is not None and first.speaker and first.content == ((0, first.speaker[0] - 1),):
        return [replace(first, speaker=(0, first.speaker[1]), content=(), looks_back=True), *found[1:]]
    if len(words) > SHORT or found or words[0].tag not in ("PROPN", "PRON", "DET"):
        return []
    beside = BesideQuotes("", unit, ())
    end = right_phrase(words, 0)
    stop = len(words) - (words[-1].tag == "PUNCT")
    if not 0 < end < stop or any(word.tag not in ("VERB", "ADV") for word in words[end:stop]):
        return []
    if not beside.is_somebody(0, end) or words[end].lower.endswith("ing"):
        return []
    return [
        Attribution(
            _SAID, "past", (end, stop), (0, end), looks_back=True, weight=0.7, because="said of the quotation before"
        )
    ]


def _overlap(a: Attribution, b: Attribution) -> bool:
    return a.cue_words[0] < b.cue_words[1] and b.cue_words[0] < a.cue_words[1]


def _ends_before(each: Attribution, at: int) -> bool:
    return bool(each.content) and all(end <= at for _, end in each.content)
