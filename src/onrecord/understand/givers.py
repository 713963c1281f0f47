"""Who speaks, where that is not simply the phrase before the verb."""

from __future__ import annotations

from onrecord.understand.cues import cues
from onrecord.understand.parts import Attribution, Range, VerbGroup
from onrecord.understand.phrases import subject
from onrecord.understand.units import Word


def gerund_subject(
    words: tuple[Word, ...], group: VerbGroup, who: Range | None, before: list[Attribution]
) -> tuple[Range | None, bool]:
    """Return the speaker of a gerund right after a noun, and whether it attributes: *a statement* calling …"""
    if who is None:
        return None, group.cue.base in ("say", "add")
    lead = words[who[0] - 1].lower if who[0] else ""
    if lead in ("of", "with", "shows", "showed", "heard") and "quote" in group.cue.frames:
        return who, True
    if words[who[1] - 1].lower in cues().channels:
        giver = shared_subject(words, who[0], before)
        return giver, giver is not None
    return None, group.cue.base in ("say", "add")


def shared_subject(words: tuple[Word, ...], conjunction: int, before: list[Attribution]) -> Range | None:
    """Return the subject of the verb that shares it with a cue: *I* laughed and said."""
    free = max((max([a.cue_words[1], *(c[1] for c in a.content)]) for a in before), default=0)
    for at in range(conjunction - 1, max(free, conjunction - 25) - 1, -1):
        word = words[at]
        if word.tag not in ("VERB", "AUX") or word.lower.endswith("ing") or (at and words[at - 1].lower == "to"):
            continue
        first = at
        while first > free and words[first - 1].tag in ("AUX", "ADV"):
            first -= 1
        who = subject(words, first)
        if who is not None:
            return who
    return None


def only_names(words: tuple[Word, ...], group: VerbGroup, who: Range | None) -> bool:
    """Tell whether "called" only gives a name: a group called the Harbour Fund."""
    if group.cue.base != "call" or group.form.part != "past" or group.last >= len(words) or not group.first:
        return False
    if who is None:
        return words[group.first - 1].lower == "," and words[group.last].tag in ("PROPN", "DET")
    indefinite = words[who[0]].lower in ("a", "an") or words[group.first - 1].lower == ","
    return indefinite and group.first == group.head and words[group.last].tag in ("PROPN", "DET", "QUOTE")


def beside_quotation(words: tuple[Word, ...], group: VerbGroup, who: Range | None) -> Range | None:
    """Return all that stands between a quotation and its cue: “…,” *A, the envoy to B, of C,* said."""
    for at in range(group.first - 1, max(-1, group.first - 30), -1):
        word = words[at]
        if word.tag != "QUOTE" or word.size < 3:
            continue
        sets_off = word.last in (",", "?", "!", "—", "...", "…") or words[at + 1].lower == ","
        start = at + 1 if words[at + 1].lower != "," else at + 2
        end = group.first
        while end > start and words[end - 1].lower in (",", "—", "–", "--"):
            end -= 1
        opens = end > start and words[start].tag in ("PROPN", "NOUN", "DET", "ADJ", "PRON", "NUM")
        if not (sets_off and opens) or "quote" not in group.cue.frames or (who and who[0] <= start):
            return who
        spoken = any(
            cues().forms.get(w.lower) and w.tag == "VERB" and w.lower in ("said", "told") for w in words[start:end]
        )
        return who if spoken else (start, end)
    return who
