"""Which way a statement leans on what is named in it, and by which words.

What governs a name is read outward from it, and each part that is against turns the rest round: "refused to allow"
is against, "no longer opposes" is for, "rejects calls to lift the ban on" is against. Parts are looked for before the
name in its clause ("we reject …"), and after it where it is the subject ("… would be a mistake").
A plain verb leans only with a will: "will not discuss visits" is against, "did not discuss visits" is no stance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import prod

from onrecord.record.wordings import Sentence, Sign, Word, listed, plain, sentences

_REACH = 24  # words before a name within which a cue speaks of it
_REACH_AFTER = 16
_MOST_NAMES = 12  # in one sentence; more are a list of words
_SUBJECT_REACH = 9  # words of a name's own between it and its verb: "inspectors of the Assembly are …"
_BREAKS = listed(
    "although though whereas because since so while if unless until till when once provided providing before after "
    "but yet which whose moment"
)
_VERBS = listed(
    "is are was were be been will would shall must should can could may might has have had do does did remain remains "
    "need needs ought pose poses cannot represent represents mean means constitute constitutes"
)
_OTHERS = listed("they he she you who")
_OURSELVES = listed("we i our my us me myself ourselves")
_ANAPHORS = listed("it them they this these")
_DEGREES = listed("very so most more totally completely utterly absolutely always also now")


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "against"
    CONDITIONAL = "conditional"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Leaning:
    """The stance that words show, how sure it is (0 to 1), and the words it was read from."""

    stance: Stance
    confidence: float
    because: str


NONE = Leaning(Stance.UNCLEAR, 0.3, "no word of it leans either way")
_OPEN = Leaning(Stance.UNCLEAR, 0.5, "leaves it open")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of the issue in a sentence, with the signs that govern it."""

    sentence: Sentence
    first: int
    end: int
    before: tuple[Sign, ...]
    after: tuple[Sign, ...]
    is_subject: bool
    begins: int  # where its clause does

    @property
    def signs(self) -> tuple[Sign, ...]:
        return (*self.before, *self.after)

    def has(self, kind: str) -> Sign | None:
        return next((sign for sign in self.signs if sign.kind == kind), None)


def is_named(text: str, terms: Sequence[str]) -> bool:
    """Return whether ``text`` names one of ``terms``; a term's last word may have any ending."""
    words = plain(text)
    return any(_finds(words, wanted) for wanted in map(plain, terms))


def turns(cue: str) -> bool:
    """Return whether a cue by itself turns round or leans against what is told with it: "denied", "ruled out"."""
    return any(sign.kind == "turns" or sign.leans < 0 for each in sentences(cue) for sign in each.signs)


def leaning(text: str, terms: Sequence[str], *, cue: str = "", is_own_words: bool = True) -> Leaning:
    """Return how ``text`` leans on ``terms``.

    ``cue`` is the verb it is told with, which may lean itself ("demanded"). ``is_own_words``: a direct quotation, in
    which "they" is never the speaker, and which its cue does not turn round.
    """
    found = _content(text, terms, is_own_words)
    if not cue or (is_own_words and found.stance is not Stance.UNCLEAR):
        return found
    told = _content(f"{cue} {text}", terms, is_own_words)
    return told if told.stance is not Stance.UNCLEAR or found.stance is not Stance.UNCLEAR else found


def _content(text: str, terms: Sequence[str], is_own_words: bool) -> Leaning:
    wanted = [words for words in map(plain, terms) if words]
    found: list[Leaning] = []
    was_named = False
    for sentence in sentences(text):
        words = [word.text for word in sentence.words]
        spots = sorted({spot for each in wanted for spot in _finds(words, each)})[:_MOST_NAMES]
        here = [_of(_named(sentence, *spot), is_own_words) for spot in spots]
        if not spots and was_named and not any(map(_leans, found)):
            here = [_paler(_of(_named(sentence, *spot), is_own_words)) for spot in _finds_any(words)]
        if sentence.asks:
            here = [Leaning(Stance.UNCLEAR, 0.3, f"a question: {each.because}") for each in here if _leans(each)]
        was_named = bool(spots)
        found += here
    return _together(found)


def _leans(found: Leaning) -> bool:
    return found.stance is not Stance.UNCLEAR


def _paler(found: Leaning) -> Leaning:
    return replace(found, confidence=max(0.3, found.confidence - 0.15))


def _together(found: Sequence[Leaning]) -> Leaning:
    """Return what several places say together: the surest of them, unless two contradict each other."""
    leaning = [each for each in dict.fromkeys(found) if _leans(each)]
    if not leaning:
        return max(found, key=lambda each: each.confidence, default=NONE)
    surest = max(leaning, key=lambda each: each.confidence)
    sides = {each.stance for each in leaning}
    if {Stance.FOR, Stance.AGAINST} <= sides:
        other = max((e for e in leaning if e.stance is not surest.stance), key=lambda each: each.confidence)
        if surest.confidence - other.confidence < 0.1:
            return Leaning(Stance.UNCLEAR, 0.4, f"leans both ways: {surest.because}; {other.because}")
    if surest.stance is Stance.FOR and Stance.CONDITIONAL in sides:
        return next(each for each in leaning if each.stance is Stance.CONDITIONAL)
    return surest


def _finds(words: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int]]:
    size = len(wanted)
    return [
        (at, at + size)
        for at in range(len(words) - size + 1 if size else 0)
        if words[at + size - 1].startswith(wanted[-1]) and list(words[at : at + size - 1]) == list(wanted[:-1])
    ]


def _finds_any(words: Sequence[str]) -> list[tuple[int, int]]:
    return [(at, at + 1) for at, word in enumerate(words) if word in _ANAPHORS][:2]


def _named(sentence: Sentence, first: int, end: int) -> _Named:
    before, begins = _before(sentence, first)
    after, is_subject = _after(sentence, end)
    return _Named(sentence, first, end, before, after, is_subject, begins)


def _before(sentence: Sentence, first: int) -> tuple[tuple[Sign, ...], int]:
    """Return what governs the name from before it, in reading order, and where that begins."""
    ending = {sign.end: sign for sign in sentence.signs if sign.end <= first}
    found: list[Sign] = []
    at = first
    while at > max(0, first - _REACH):
        word = sentence.words[at - 1].text
        is_told = any(sign.leans for sign in found)
        is_closed = is_told or any(sign.kind == "turns" for sign in found)
        if (sign := ending.get(at)) is not None and sign.kind not in ("if", "until"):
            if sign.kind not in ("idle", "harms_against") and (not sign.tail or _closes(sentence, first, sign.tail)):
                found.append(sign)
            at = sign.start
        elif word in _BREAKS or (is_closed and word == "and") or (is_told and word in (",", "then")):
            break
        else:
            at -= 1
    return tuple(reversed(found)), at


def _closes(sentence: Sentence, first: int, tail: str) -> bool:
    return any(word.text == tail for word in sentence.words[first + 1 : first + 9])


def _after(sentence: Sentence, end: int) -> tuple[tuple[Sign, ...], bool]:
    """Return what is said of the name after it, and whether it is the subject of that."""
    limit = min(len(sentence.words), end + _REACH_AFTER)
    starting = {sign.start: sign for sign in sentence.signs if sign.start >= end}
    found: list[Sign] = []
    is_subject, at = False, end
    while at < limit:
        word, sign = sentence.words[at].text, starting.get(at)
        if word in _BREAKS or word in (",", "who", "that") or (word == "and" and any(s.leans for s in found)):
            break
        is_subject = is_subject or (word in _VERBS and at - end < _SUBJECT_REACH)
        if sign is not None and (is_subject or (at == end and sign.leans)) and sign.kind not in ("idle", "if", "until"):
            found.append(sign)
            is_subject = is_subject or sign.is_act or sign.kind == "harms_against"
        at = sign.end if sign is not None else at + 1
    return tuple(found), is_subject


def _of(named: _Named, is_own_words: bool) -> Leaning:
    """Return how the clause of one name leans."""
    if named.has("open"):
        return _OPEN
    leaning = [sign for sign in named.signs if sign.leans]
    if _is_supposed(named):
        return Leaning(Stance.UNCLEAR, 0.4, f"only supposed: {_quoted(leaning)}") if leaning else NONE
    if not leaning:
        return _willed(named)
    if _is_of_others(named, leaning[0], is_own_words):
        return Leaning(Stance.UNCLEAR, 0.4, f"tells what others do: {_quoted(leaning)}")
    turns = [sign for sign in named.signs if sign.kind == "turns"]
    lean = prod(sign.leans for sign in leaning) * (-1) ** len(turns)
    flips = len(turns) + sum(sign.leans < 0 for sign in leaning)
    sure = 0.85 - 0.08 * max(0, flips - 1) - (0.1 if named.first - leaning[0].start > 12 else 0.0)
    sure -= 0.0 if is_own_words else 0.08
    shown = _quoted([sign for sign in named.signs if sign.leans or sign.kind in ("turns", "maybe")])
    return _conditional(named, lean, sure, shown)


def _conditional(named: _Named, lean: int, sure: float, shown: str) -> Leaning:
    """Return a leaning as far as the sentence sets it a condition."""
    condition = _condition(named, lean)
    if condition:
        return Leaning(Stance.CONDITIONAL, round(sure - 0.1, 2), f"{shown}, under a condition: “{condition}”")
    if lean < 0:
        return Leaning(Stance.AGAINST, round(sure, 2), shown)
    leaning = [sign for sign in named.signs if sign.leans]
    only_open = [sign.kind for sign in leaning if sign.leans < 0] == ["bars"]  # "does not rule out"
    may = any(sign.kind == "maybe" for sign in named.signs)
    if may or only_open or _may_before(named):
        return Leaning(Stance.CONDITIONAL, round(min(sure, 0.55), 2), f"{shown}: a possibility")
    return Leaning(Stance.FOR, round(sure, 2), shown)


def _is_supposed(named: _Named) -> bool:
    """Return whether the name stands in a condition: "if [they] were let in"."""
    before = [sign for sign in named.sentence.signs if sign.kind in ("if", "until") and sign.end <= named.first]
    return bool(before) and not any(w.text == "," for w in named.sentence.words[before[-1].end : named.first])


def _may_before(named: _Named) -> bool:
    return any(word.shown == "may" for word in named.sentence.words[named.begins : named.first])


def _condition(named: _Named, lean: int) -> str:
    """Return the word that sets a condition on the clause, "" where none does."""
    for sign in named.sentence.signs:
        word = sign.shown.casefold()
        if sign.kind not in ("if", "until") or (word in ("before", "until", "till") and lean > 0):
            continue
        if lean < 0 and (word.endswith("long as") or word == "once"):
            continue  # "not as long as they shoot" is a refusal with its reason
        return sign.shown
    without = [sign for sign in named.sentence.signs if sign.shown.casefold() == "without" and sign.start >= named.end]
    return "without" if lean < 0 and without and named.has("turns") and without[0] not in named.signs else ""


def _is_of_others(named: _Named, outermost: Sign, is_own_words: bool) -> bool:
    """Return whether the outermost part is done by somebody who is not the speaker."""
    if not outermost.is_act or (outermost in named.after and not is_own_words):
        return False
    words = [word.text for word in named.sentence.words[named.begins : outermost.start]]
    if any(sign.kind == "must" and sign.start < outermost.start for sign in named.before):
        return False  # "they must accept" is the speaker's demand
    others = _OTHERS if is_own_words else {"who"}
    subject = next((word for word in reversed(words) if word in others | _OURSELVES), "")
    return subject in others


def _willed(named: _Named) -> Leaning:
    """Return how a clause leans that no word of the lists leans in: by a will, a duty or a plain no."""
    turns = [sign for sign in named.signs if sign.kind == "turns" and sign.shown.casefold() != "without"]
    will = named.has("will") or named.has("must")
    may = next((word.shown for word in _clause(named) if word.shown in ("can", "may", "could", "cannot", "can't")), "")
    shown = _quoted([sign for sign in named.signs if sign.kind in ("turns", "will", "must", "maybe", "comes")])
    if turns:
        is_refused = len(turns) % 2 and (will or may or turns[0].shown.casefold() == "never")
        return _conditional(named, -1, 0.65, shown) if is_refused else _plain_no(named, turns[0])
    if _is_willed_act(named):
        shown = _quoted([sign for sign in named.before if sign.kind in ("will", "must", "maybe")])
        return _conditional(named, 1, 0.75, shown)
    # What is told of a visit that somebody else writes about leans no way: the visiting must be the name's own.
    if named.is_subject and any(sign.kind == "comes" for sign in named.after):
        if named.has("must"):
            return _conditional(named, 1, 0.7, shown)
        if will or may:
            return _conditional(named, 1, 0.5, shown if will else f"“{may}”, {shown}")
    return NONE


def _plain_no(named: _Named, turn: Sign) -> Leaning:
    """Return how a no without a verb leans: "No, no strait!"."""
    is_bare = not named.is_subject and turn.start == named.begins and len(named.sentence.words) <= 8
    if is_bare and turn.shown.casefold() in ("no", "never", "not", "no more"):
        return Leaning(Stance.AGAINST, 0.55, _quoted([turn]))
    return NONE


def _clause(named: _Named) -> Sequence[Word]:
    return named.sentence.words[named.begins : min(named.end + _REACH_AFTER, len(named.sentence.words))]


def _is_willed_act(named: _Named) -> bool:
    """Return whether the name itself is what will or must be done: "must [open the strait]"."""
    at = named.first
    while at > named.begins and (
        named.sentence.words[at - 1].text in _DEGREES or named.sentence.words[at - 1].text.endswith("ly")
    ):
        at -= 1
    return any(sign.end == at and sign.kind in ("will", "must", "maybe") for sign in named.before)


def _quoted(signs: Sequence[Sign]) -> str:
    return ", ".join(dict.fromkeys(f"“{sign.shown}{' … ' + sign.tail if sign.tail else ''}”" for sign in signs))
