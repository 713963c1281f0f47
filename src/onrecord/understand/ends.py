"""Where content ends: with its clause, where somebody else speaks, or where its speaker does something else."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.understand.cues import cues
from onrecord.understand.phrases import DASHES, REACH, right_phrase
from onrecord.understand.units import Word
from onrecord.understand.words import listed

_DEEDS = listed("tell show find read start finish begin continue resume proceed sing attack post teach")
_AFTER_PHRASES = listed("after when during while because before amid if until")
_SUBORDINATORS = listed("as while when after if although though since before because unless until")
_ENDING = listed("but which who while though although whom whose except whereas")
_GERUND_ENDS = listed("according citing referring pointing speaking contradicting prompting drawing")


def has_finite(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a verb stands among the words, as a clause needs."""
    for at in range(first, min(last, first + REACH)):
        word = words[at]
        if word.tag == "AUX" or (word.tag == "QUOTE" and word.size > 2):
            return True
        if word.tag == "VERB" and not word.lower.endswith("ing") and (at == first or words[at - 1].lower != "to"):
            if at > first and words[at - 1].tag == "DET" and "-" in word.lower:
                continue  # the so-called rule
            return True
    return False


def is_clause(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a clause of its own stands outside quotations among the words, no mere phrase or subordinate one."""
    if first >= last or words[first].lower in _SUBORDINATORS or words[last - 1].tag in ("AUX", "SCONJ", "ADP"):
        return False
    plain = [word for word in words[first:last] if word.tag != "QUOTE"]
    return has_finite(plain, 0, len(plain)) and words[last - 1].lower not in ("which", "that")


def clause_end(words: Sequence[Word], start: int, *, is_phrase: bool) -> int:
    """Return where the content that begins at ``start`` ends.

    ``is_phrase``: it is a noun phrase or an infinitive, which ends sooner than a clause does.
    """
    end = len(words)
    while end > start and words[end - 1].lower in (".", "!", ";", ",", "…", ")", "]"):
        end -= 1
    leads = words[0].lower in _SUBORDINATORS and all(word.lower != "," for word in words[:start])
    for at in range(start + 1, end - 1):
        word = words[at]
        if word.lower in (";", ":") and words[at + 1].tag != "QUOTE":
            return at
        if word.lower == "," and leads:
            return at
        if word.lower in DASHES and at - start > 1 and _ends_at_comma(words, at, end, is_phrase):
            return at
        if word.tag == "QUOTE" and word.last == "," and _ends_at_comma(words, at, end, is_phrase):
            return at + 1
        if _ends_at_word(words, at, end, is_phrase):
            return at - 1 if words[at - 1].lower == "," else at
    return end


def _ends_at_word(words: Sequence[Word], at: int, end: int, is_phrase: bool) -> bool:
    """Tell whether content ends before a conjunction or a preposition."""
    word = words[at].lower
    if word in ("and", "but"):
        return _next_verb(words, at, end, is_phrase) or _another_speaks(words, at + 1, end)
    if word == "according":
        return words[at + 1].lower == "to"
    return (is_phrase and word in _AFTER_PHRASES) or (word in ("saying", "adding") and words[at].tag == "VERB")


def _ends_at_comma(words: Sequence[Word], at: int, end: int, is_phrase: bool) -> bool:
    """Tell whether content ends at this comma. Measured on the public training split of news attributions: ", but",
    ", which" and ", while" end it two times in three, ", and" and ", the" as often as not."""
    following = words[at + 1]
    if following.lower in ("but", "and") and at + 2 < end and words[at + 2].lower == "that":
        return False
    if following.lower in _GERUND_ENDS:
        return True
    if following.lower in _ENDING:
        return not _resumes(words, at, end)
    if words[at].lower in ("—", "–", "--", "-") and following.lower in ("a", "an", "the", "though"):
        return not any(words[n].lower == words[at].lower for n in range(at + 1, end))
    form = cues().forms.get(following.lower)
    if form and form.part == "gerund" and following.tag == "VERB":
        return True
    if form and form.part in ("past", "third") and following.tag == "VERB" and _is_saying(form.base):
        return True  # …, who had left, said
    if following.lower == "even" and at + 2 < end and words[at + 2].lower in ("as", "though", "if"):
        return True
    if _another_speaks(words, at + 1, end):
        return True
    return is_phrase and following.lower in (
        "as",
        "with",
        "he",
        "she",
        "they",
        "when",
        "after",
        "and",
        "a",
        "an",
        "the",
    )


def _is_saying(base: str) -> bool:
    cue = cues().verbs.get(base)
    return cue is not None and cue.weight >= 0.9


def _another_speaks(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether a clause begins here that attributes anew: …, *the envoy said*"""
    last = right_phrase(words, at)
    while last < end and words[last].tag in ("ADV", "AUX"):
        last += 1
    if at + 3 >= end and words[end - 1].tag == "PROPN" and words[at].tag in ("VERB", "NOUN"):  # …, reports the Courier
        form = cues().forms.get(words[at].lower)
        if form is not None and form.base in ("say", "report", "write", "add"):
            return True
    form = cues().forms.get(words[last].lower) if at < last < end else None
    speaks = form is not None and form.base in ("say", "tell", "add", "reply", "respond", "answer", "write", "report")
    return speaks and not (last + 1 < end and words[last + 1].lower in DASHES)  # not: would, its agent said, amount to


def _resumes(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether the clause goes on after a relative clause between commas: , who …, *would* …"""
    for further in range(at + 2, min(end - 1, at + 25)):
        if words[further].lower == ",":
            return words[further + 1].tag in ("AUX", "VERB") and not words[further + 1].lower.endswith("ing")
    return False


def _next_verb(words: Sequence[Word], at: int, end: int, is_phrase: bool) -> bool:
    """Tell whether "and"/"but" begins what the same subject does next: … *and accused* …"""
    known = cues()
    further = at + 1
    while further < end and (words[further].tag == "ADV" or words[further].lower in known.between):
        further += 1
    if further >= end:
        return False
    word = words[further]
    form = known.forms.get(word.lower)
    cue = known.verbs.get(form.base) if form is not None else None
    is_cue = cue is not None and cue.weight >= (0.6 if cue.kind == "judge" else 0.7) and cue.base not in _DEEDS
    if form is not None and is_cue and word.tag == "VERB" and form.part in ("past", "third"):
        return True
    return is_phrase and word.tag == "AUX"
