"""What stands beside a name tells of what kind it is: "the insurer *Velten*", "in *Velten*", "the *Veltenian* coast".

The net hears a name once in each sentence; these signs hold for all its mentions on a page. Each is a vote beside the
net's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.understand.knowledge import first_names, plain, role_words
from onrecord.understand.nets.language import Name
from onrecord.understand.parse import Parsed
from onrecord.understand.runs import LOCATIVE
from onrecord.understand.words import Token, listed

# Votes; the net's own is its confidence, 0 to 1. Chosen on every other document of one development set, 2026-11.
CALLED, LOUD, PLACED, PEOPLE, ENDED = 1.5, 1.0, 0.8, 2.0, 2.0
PLACED_BEFORE = 2.0  # of a dateline
SURE = 0.8  # confidence of a name in small letters: an outside tagger that was asked for names is that sure
_DASHES = frozenset({"--", "–", "—", "―", "-"})
LONGEST_DATELINE = 12  # tokens
SHORTEST_LOUD, LONGEST_LOUD = 3, 10  # letters
_FIRMS = listed(
    "company companies firm firms brand brands insurer insurers giant startup maker carmaker club retailer airline "
    "bank banks multinational consultancy conglomerate contractor manufacturer broadcaster newspaper ngo ngos charity "
    "lender operator supplier developer chain chains"
)
_STAFF = listed("chairman chairwoman ceo shareholders shares executives employees")
_REALMS = listed("Empire Kingdom Principality Duchy Republic Emirate Sultanate")
_PEOPLES = ("n", "an", "ian", "ese", "ish", "i")  # Karsia: Karsian


def votes(parsed: Parsed, name: Name) -> Iterator[tuple[str, float]]:
    """Yield kinds (PER, ORG, LOC) with how much the words beside a name speak for each."""
    before = parsed.tokens[max(0, name.first - 3) : name.first]
    after = parsed.tokens[name.last] if name.last < len(parsed.tokens) else None
    if _is_called(before) or (after is not None and after.lower in _STAFF):
        yield "ORG", CALLED
    if name.kind == "PER" and name.last - name.first == 1 and _is_loud(parsed, name.first):
        yield "ORG", LOUD
    if name.kind == "PER" and before and before[-1].lower in LOCATIVE and (after is None or after.lower != "'s"):
        yield "LOC", PLACED
    if name.kind == "PER" and name.last - name.first > 1 and (kind := _ended(parsed, name)):
        yield kind, ENDED
    if name.kind != "LOC" and _is_dateline(parsed, name):
        yield "LOC", PLACED_BEFORE
    if name.kind == "ORG" and _is_realm(parsed, name):
        yield "LOC", ENDED


def peoples(parsed: Parsed) -> frozenset[str]:
    """Return the names, folded, whose people the page speaks of: karsia, where it has "the Karsian coast"."""
    told = {plain(parsed.tokens[name.first].text) for name in parsed.names if name.kind == "NORP"}
    return frozenset(
        word.removesuffix(ending) + vowel
        for word in told
        for ending in _PEOPLES
        if word.endswith(ending) and len(word) > len(ending) + 3
        for vowel in ("", "a", "e")
    )


def is_name(parsed: Parsed, name: Name) -> bool:
    """Tell whether words can be a name at all: with a capital, no sum in US dollars, no part of an election's name."""
    words, after = parsed.tokens[name.first : name.last], parsed.tokens[name.last : name.last + 3]
    is_sum = len(words) == 1 and bool(after) and after[0].text == "$"
    if is_sum or _is_election(parsed, name):
        return False
    is_capital = any(word.text[0].isalpha() and not word.text.islower() for word in words)
    return is_capital or name.confidence >= SURE


def _is_election(parsed: Parsed, name: Name) -> bool:
    """Tell the 2019 *Norland* general election."""
    year = parsed.tokens[name.first - 1].text if name.first else ""
    after = parsed.tokens[name.last : name.last + 3]
    is_dated = len(year) == 4 and year.isdigit() and name.kind == "LOC"
    return is_dated and any(token.lower in ("election", "elections", "referendum") for token in after)


def _is_called(before: tuple[Token, ...]) -> bool:
    """Tell "the company Velten", "companies such as Velten"."""
    words = [token.lower for token in before]
    return bool(words) and (words[-1] in _FIRMS or (words[-2:] in (["such", "as"], ["like"]) and words[0] in _FIRMS))


def _is_loud(parsed: Parsed, at: int) -> bool:
    """Tell an acronym: in capitals, where the words beside it are not."""
    word = parsed.tokens[at].text
    if not (word.isupper() and word.isalpha() and SHORTEST_LOUD <= len(word) <= LONGEST_LOUD):
        return False
    beside = parsed.tokens[max(0, at - 4) : at] + parsed.tokens[at + 1 : at + 5]
    words = [token.text for token in beside if token.text.isalpha()]
    return len(words) > 2 and not any(each.isupper() and len(each) > 1 for each in words)


def _is_dateline(parsed: Parsed, name: Name) -> bool:
    """Tell a place before a report: *TOLM*, May 3 (Agency) —"""
    if not all(token.text.isupper() for token in parsed.tokens[name.first : name.last]):
        return False
    opened = name.first == 0 or parsed.tokens[name.first - 1].end + 1 < parsed.tokens[name.first].start
    after = parsed.tokens[name.last : name.last + LONGEST_DATELINE]
    dash = next((at for at, token in enumerate(after) if token.text in _DASHES), None)
    if not opened or dash is None or after[0].text not in {",", "(", *_DASHES}:
        return False
    return all(not token.is_word or token.is_capital or token.text[0].isdigit() for token in after[:dash])


def _is_realm(parsed: Parsed, name: Name) -> bool:
    """Tell the Norrish *Empire*, the *Kingdom* of Norrland."""
    words = [token.text for token in parsed.tokens[name.first : name.last]]
    return len(words) > 1 and (words[-1] in _REALMS or (words[0] in _REALMS and words[1] == "of"))


def _ended(parsed: Parsed, name: Name) -> str:
    """Return the kind that the last word of a name makes it, if it does not begin with a first name."""
    words, last = role_words(), parsed.tokens[name.last - 1].text
    if plain(parsed.tokens[name.first].text) in first_names():
        return ""
    return "ORG" if last in words["orgword"] else "LOC" if last in words["placeword"] else ""
