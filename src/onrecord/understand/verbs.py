"""Verbs of saying in a unit: which words are such verbs, with their auxiliaries and negations."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.understand.cues import Cue, Form, cues
from onrecord.understand.parts import VerbGroup
from onrecord.understand.units import SAID, Word
from onrecord.understand.words import listed

_NEGATIONS = listed("not n't never neither nor without")
_PASSIVE = listed("was were is are been being be 's got")
_OWN = listed("he she they it we i you")


def verb_groups(words: tuple[Word, ...]) -> Iterator[VerbGroup]:
    known = cues()
    at = 0
    while at < len(words):
        word = words[at]
        form = known.forms.get(word.lower)
        if form is None or word.quote >= 0 or not _is_verb(words, at, form):
            at += 1
            continue
        cue, last = _phrase(words, at, form)
        if cue is None:
            at += 1
            continue
        yield _grouped(words, at, last, cue, form)
        at = last


def _phrase(words: tuple[Word, ...], at: int, form: Form) -> tuple[Cue | None, int]:
    known = cues()
    for rest, cue in known.phrases.get(form.base, ()):
        if tuple(word.lower for word in words[at + 1 : at + 1 + len(rest)]) == rest:
            return cue, at + 1 + len(rest)
    return known.verbs.get(form.base), at + 1


def _is_verb(words: tuple[Word, ...], at: int, form: Form) -> bool:
    """Tell a verb from a noun or an adjective of the same form."""
    word = words[at]
    before = words[at - 1] if at else None
    if form.part == "past" and form.base in ("say", "tell"):
        return True
    if word.is_capital and before is not None and before.tag == "QUOTE" and _is_said(words, at + 1):
        return False  # “…,” Read said
    if before is not None and (before.tag == "DET" or before.lower in ("'s", "his", "her", "their", "its", "no", "of")):
        return False
    if form.part == "base" and word.is_capital and before is not None and _is_one_name(before):
        return False  # The Harbour Post: one name does not *post*
    if word.is_capital and at and before is not None and before.lower not in ('"', ":") and word.tag == "PROPN":
        return _in_headline(words)
    if form.part == "third" and form.base == "report" and before is not None and before.lower == ",":
        return True  # …, reports the Courier
    after = words[at + 1] if at + 1 < len(words) else None
    if form.base == "read" and after is not None and (after.lower == ":" or after.tag == "QUOTE"):
        return True
    if form.part == "third" and before is not None and before.tag == "AUX":
        return False  # there are fears
    if form.part == "third" and after is not None and after.tag == "VERB" and word.lower in cues().nouns:
        return False  # media reports say
    if form.part in ("base", "third"):
        if word.tag == "VERB":
            return _agrees(words, at, form)
        # "Russia claims the west …": a noun to the tagger, a verb beside a name and before a clause.
        after = words[at + 1] if at + 1 < len(words) else None
        named = before is not None and (before.tag == "PROPN" or before.lower in _OWN)
        opens = after is not None and (
            after.lower in ("that", ":", "to") or after.tag in ("DET", "PRON", "PROPN", "QUOTE")
        )
        return named and opens and (form.part == "third") == (before is not None and before.lower not in ("they", "we"))
    if form.part == "past" and word.tag in ("ADJ", "NOUN"):
        return before is not None and (before.tag in ("AUX", "PROPN", "PRON", "ADV") or before.lower == ",")
    return True


def _is_one_name(word: Word) -> bool:
    return word.is_capital and word.tag in ("PROPN", "NOUN", "ADJ") and not word.lower.endswith("s")


def _is_said(words: tuple[Word, ...], at: int) -> bool:
    return at < len(words) and words[at].lower in SAID


def _agrees(words: tuple[Word, ...], at: int, form: Form) -> bool:
    """Tell whether what stands before a present form can be its subject: not "a voice *note*"."""
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is None:
        return False
    if form.base == "say" and before.lower != "to" and before.tag != "DET":
        return True
    if form.part == "base":
        if after is not None and after.lower == "that" and before.tag == "PROPN":
            return True  # Diplomats in Tolm recall that …
        plural = before.tag in ("NOUN", "PROPN") and before.lower.endswith(("s", "people", "men", "women", "police"))
        return plural or before.tag in ("PRON", "AUX", "ADV", "QUOTE", "PUNCT", "PART") or before.lower == "and"
    if before.tag in ("NUM", "ADJ", "DET", "ADP", "VERB") or before.lower in ("member", "all"):
        return False
    if words[at].lower == "states" and before.tag != "PRON" and after is not None and after.tag == "PUNCT":
        return False  # some Arab states, for their part
    is_noun = words[at].lower in cues().nouns or form.base in ("state", "post", "text", "plan", "address", "voice")
    if (
        after is not None
        and is_noun
        and (after.lower == "of" or (after.lower in (",", ":") and before.tag not in ("PRON", "PROPN")))
    ):
        return False
    named = before.tag == "PROPN" and at > 1 and words[at - 2].tag == "DET"
    return not (named and after is not None and after.tag == "NOUN")


def _in_headline(words: tuple[Word, ...]) -> bool:
    long = [w for w in words if w.tag not in ("PUNCT", "QUOTE", "NUM") and len(w.lower) > 3]
    return len(long) > 2 and sum(w.is_capital for w in long) > 0.7 * len(long)


def _grouped(words: tuple[Word, ...], head: int, last: int, cue: Cue, form: Form) -> VerbGroup:
    known = cues()
    first = head
    negated = passive = infinitive = False
    adverbs = 0
    while first > 0:
        before = words[first - 1]
        if before.tag == "AUX" or before.lower in _PASSIVE:
            passive = passive or (
                first == head - adverbs and before.lower in _PASSIVE and form.part in ("past", "participle")
            )
        elif before.lower in _NEGATIONS:
            negated = True
            adverbs += 1
        elif before.lower == "to" and form.part == "base" and first == head - adverbs:
            infinitive = True
        elif before.tag == "ADV" or before.lower in known.between:
            if before.lower in ("however", "meanwhile", "so", "here", "there") or first < 1:
                break
            if words[first - 1].tag == "PRON" and before.lower not in ("both", "all", "himself", "herself", "itself"):
                break
            adverbs += 1
        elif infinitive and before.tag == "VERB" and before.lower in ("went", "going", "goes", "go", "continued", "on"):
            infinitive = False
        elif infinitive and before.lower == "on":
            pass
        else:
            break
        first -= 1
    while (
        first < head
        and words[first].tag in ("ADV", "PART")
        and words[first].lower in ("then", "now", "when", "so", "to")
    ):
        first += 1
    if form.part == "gerund" and any(
        words[at].tag == "AUX" or words[at].lower in _PASSIVE for at in range(first, head)
    ):
        form = Form(form.base, "progressive")  # is calling, ’s claiming
    return VerbGroup(cue, form, first, head, last, passive, negated, infinitive)
