"""Who speaks, of all the words that the attribution takes for the speaker: whose motion, and not where it was put."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.spans import Span
from onrecord.understand.knowledge import role_words
from onrecord.understand.parse import Parsed
from onrecord.understand.times import DAYS
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
_LINKS = listed("of from with by among between against like to")
_PERSONS = listed("those one some many several most people others both all each anyone everyone someone")
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "NUM"})
_LONGEST_EVENT = 4  # tokens: at *the peace talks*


def speaker_in(parsed: Parsed, span: Span) -> Span | None:
    """Return who speaks of a phrase; None where it names only what is abroad: *allegations* emerged that …

    Of "Tolm of Mayor Ada Brann’s motion" the mayor, of "Dorvane at talks in Tolm last week" Dorvane.
    """
    tokens = parsed.within(span)
    if not tokens:
        return span
    if all(token.lower in DAYS for token in tokens) or _is_label(parsed, tokens):
        return None  # he said *Tuesday* when asked; *4.* Asking for more
    if tokens[-1].lower in _SPEECHLESS and all(token.tag in ("ADJ", "DET", "ADV") for token in tokens[:-1]):
        return None
    first, last = _owner(tokens)
    first = _who_start(tokens) or first
    last = next((at for at in range(first + 1, last) if _is_setting(tokens, at, last)), last)
    if (first, last) == (0, len(tokens)):
        return span
    return Span(tokens[first].start, tokens[last - 1].end)


def _is_label(parsed: Parsed, tokens: Sequence[Token]) -> bool:
    """Tell the number of a heading: a figure alone before a stop."""
    after = parsed.index(tokens[-1].end - 1) + 1
    stops = after < len(parsed.tokens) and parsed.tokens[after].text in (".", ")")
    return len(tokens) == 1 and tokens[0].text.isdigit() and stops


def _who_start(tokens: Sequence[Token]) -> int:
    """Return where those begin of whom "who" tells: a storm of protest from *pilots who* said …; 0 for all of them."""
    if tokens[-1].lower != "who" or len(tokens) < 4:
        return 0
    end = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at - 1].is_word), 0)
    links = [at for at in range(1, end) if tokens[at].lower in _LINKS and tokens[at].tag == "ADP"]
    if not links or not _is_person_noun(tokens[end - 1]) or tokens[0].lower in _PERSONS:
        return 0
    if any(_is_person_noun(token) or token.tag == "PROPN" for token in tokens[: links[0]]):
        return 0
    return links[-1] + 1


def _is_person_noun(token: Token) -> bool:
    words = role_words()
    return token.tag in _NAMING and any(token.lower in words[kind] for kind in ("role", "title", "many"))


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
