"""Who speaks, of all the words that the attribution takes for the speaker: whose motion, and not where it was put."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.spans import Span
from onrecord.understand.parse import Parsed
from onrecord.understand.words import Token, listed

_SETTINGS = listed("at in during on after before")
_EVENTS = listed(
    "talks meeting meetings conference summit rally hearing briefing session ceremony forum debate negotiations"
)
_MOVED = listed("motion bill resolution petition amendment proposal plea appeal")  # what calls for something
_SPEECHLESS = listed(
    "allegations allegation accusations accusation rumours rumors rumour rumor fears concerns worries doubts "
    "suspicions speculation hopes expectations"
)
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "NUM"})
_LONGEST_EVENT = 4  # tokens: at *the peace talks*


def speaker_in(parsed: Parsed, span: Span) -> Span | None:
    """Return who speaks of a phrase; None where it names only what is abroad: *allegations* emerged that …

    Of "Tolm of Mayor Ada Brann’s motion" the mayor, of "Dorvane at talks in Tolm last week" Dorvane.
    """
    tokens = parsed.within(span)
    if not tokens:
        return span
    if tokens[-1].lower in _SPEECHLESS and all(token.tag in ("ADJ", "DET", "ADV") for token in tokens[:-1]):
        return None
    first, last = _owner(tokens)
    last = next((at for at in range(first + 1, last) if _is_setting(tokens, at, last)), last)
    if (first, last) == (0, len(tokens)):
        return span
    return Span(tokens[first].start, tokens[last - 1].end)


def _owner(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return the tokens of whose motion it is; all of them where it is nobody's."""
    for at in range(1, len(tokens) - 1):
        moved = any(token.lower in _MOVED for token in tokens[at + 1 : at + 3])
        if tokens[at].lower != "'s" or not moved or tokens[at - 1].tag != "PROPN":
            continue
        first = at
        while first and tokens[first - 1].tag in _NAMING:
            first -= 1
        return first, at
    return 0, len(tokens)


def _is_setting(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether a name ends at a preposition and only where it spoke follows; *leaders* at a summit are named so."""
    named = tokens[at - 1].tag == "PROPN" or (at > 1 and tokens[at - 1].is_capital)
    if tokens[at].lower not in _SETTINGS or not named:
        return False
    return any(token.lower in _EVENTS for token in tokens[at + 1 : min(last, at + 1 + _LONGEST_EVENT)])
