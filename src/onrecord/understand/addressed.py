"""Whom somebody urged, where the content took them in: called on *the council and the crews* to open the harbour."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.spans import Span
from onrecord.understand.cues import cues
from onrecord.understand.draft import Draft
from onrecord.understand.parse import Parsed
from onrecord.understand.words import Token, listed

_OF_THINGS = listed("demand recommend request propose")  # urges *measures* to stop it: nobody is told
_OF_PERSONS = listed("invite press lobby")
_NAMED_BY = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM", "CCONJ", "PRON"})
_JOINS = listed("of 's , in from")
_CALLS = listed("call appeal plea request invitation")
_LIGHT = listed(
    "issue issues issued issuing make makes made making launch launched renew renews renewed repeat repeated voice "
    "voiced"
)
_LONGEST = 14  # tokens of whom is told
_URGED = 0.6  # weight of a call made by a verb that alone tells nothing


def name_the_urged(parsed: Parsed, draft: Draft) -> None:
    """Take whom ``draft`` names as told out of its content, and a call that stands there into its cue."""
    if draft.cue is None or draft.addressee is not None or len(draft.content) != 1:
        return
    if draft.cue.end > draft.content[0].start:
        return
    tokens = parsed.within(draft.content[0])[: 2 * _LONGEST]
    cue = parsed.within(draft.cue)
    call = _call(tokens) if cue and cue[-1].lower in _LIGHT else 0
    if not call and not _takes_a_person(draft, cue):
        return
    stop = _told_end(tokens, call)
    if stop <= call:
        return
    draft.addressee = Span(tokens[call].start, tokens[stop - 1].end)
    draft.content = [Span(tokens[stop].start, draft.content[0].end)]
    if call:
        draft.cue = Span(draft.cue.start, tokens[call - 2].end)
        draft.base, draft.kind, draft.weight = tokens[call - 2].lower, "urge", max(draft.weight, _URGED)


def _call(tokens: Sequence[Token]) -> int:
    """Return where whom a call goes to begins: a “plain” call to *the council*; 0 where there is none."""
    for at in range(min(len(tokens) - 2, 8)):
        if tokens[at].lower in _CALLS and tokens[at + 1].lower == "to":
            return at + 2
        if tokens[at].tag not in ("DET", "ADJ", "NOUN", "ADV", "PUNCT"):
            return 0
    return 0


def _takes_a_person(draft: Draft, cue: Sequence[Token]) -> bool:
    if draft.kind != "urge" or draft.base in _OF_THINGS or not cue:
        return False
    if draft.base in _OF_PERSONS or cue[-1].lower == "to":
        return True
    known = cues()
    first, _, rest = draft.base.partition(" ")
    phrase = next((each for words, each in known.phrases.get(first, ()) if " ".join(words) == rest), None)
    taken = known.verbs.get(draft.base) or phrase
    return taken is not None and "obj" in taken.frames


def _told_end(tokens: Sequence[Token], start: int) -> int:
    """Return where a noun phrase before "to" and a verb ends; ``start`` where none does."""
    for at in range(start, min(len(tokens) - 1, start + _LONGEST)):
        if tokens[at].lower == "to" and tokens[at + 1].tag in ("VERB", "AUX"):
            return at
        if tokens[at].tag not in _NAMED_BY and tokens[at].lower not in _JOINS:
            break
    return start
