"""How a page names whom something was told, through whom it came and where it was said: as the words stand there.

Every reason is made of words of the page with their places, `“in a letter to” [40-54]`, so that a face can show them.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.spans import Span, trimmed
from onrecord.understand.draft import Draft
from onrecord.understand.speakers import Named
from onrecord.understand.whys import pointed

LEAD_MAX = 60  # characters between a cue and a name that still read as one phrase
_LEAD_WORDS = 6
_PASSIVE = "passive"


def addressee_why(text: str, draft: Draft, named: Sequence[Named]) -> str:
    """Return how the page says whom a statement was told, "" where it does not."""
    told = draft.addressee
    if told is None or not named:
        return ""
    if draft.kind == "ask" and draft.speaker is None and told.start >= draft.content[-1].end:
        how = "who answers was asked"
    else:
        how = _standing(text, draft, told)
    return _with_names(how, text, told, named)


def via_why(text: str, draft: Draft, named: Sequence[Sequence[Named]]) -> str:
    """Return how the page says through whom a statement came; ``named``: whom each part of ``draft.via`` names."""
    found = zip(draft.via, named, strict=True)
    return "; ".join(_with_names(_standing(text, draft, part), text, part, each) for part, each in found)


def place_why(text: str, draft: Draft) -> str:
    """Return how the page says where a statement was made, "" where it does not."""
    place = draft.place
    if place is None:
        return ""
    cue = draft.cued.cue
    if cue is None:
        return pointed(text, place)
    return f"{pointed(text, place)} {'before' if place.end <= cue.start else 'beside'} its cue"


def _standing(text: str, draft: Draft, part: Span) -> str:
    """Return how ``part`` stands to the cue: right after it, as its subject, or led by other words."""
    cued = draft.cued
    from_before = "as in the statement it goes on from, " if cued is not draft else ""
    cue = cued.cue
    if cue is None:
        return f"{from_before}{_led(text, part, 0)}".rstrip(", ")
    if part.start >= cue.end and not text[cue.end : part.start].strip():
        return f"{from_before}right after {pointed(text, cue)}"
    if cued.form == _PASSIVE and part.end <= cue.start and not text[part.end : cue.start].strip():
        return f"{from_before}who {pointed(text, cue)}"
    # Was quoted by *Interfax* as saying: the name stands in the cue itself.
    floor = cue.end if cue.end <= part.start else cue.start if cue.covers(part) else 0
    return f"{from_before}{_led(text, part, floor)}".rstrip(", ")


def _led(text: str, part: Span, floor: int) -> str:
    """Return the words that lead up to ``part`` in its own clause: after “in a letter to” [40-54]."""
    start = max(floor, part.start - LEAD_MAX)
    before = text[start : part.start]
    cut = max(before.rfind(mark) for mark in ',;:.!?\n"“”()—') + 1
    if cut == 0 and start > floor:  # in the middle of a word, maybe
        cut = before.find(" ") + 1
    words = before[cut:].split()
    for word in words[:-_LEAD_WORDS]:
        cut = before.index(word, cut) + len(word)
    lead = trimmed(text, Span(start + cut, part.start))
    return f"after {pointed(text, lead)}" if len(lead) else ""


def _with_names(how: str, text: str, part: Span, named: Sequence[Named]) -> str:
    """Return ``how`` a part is named, and the chain to whom it stands for where that is more than its words."""
    chains = [name.because for name in named if name.because.startswith("“")]
    return "; ".join(filter(None, (how, *(chains or [pointed(text, part)]))))
