"""Who holds an office that a page speaks of without a name: "the minister", "Greece's migration minister"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence, Set

from onrecord.model import ActorKind
from onrecord.understand.knowledge import Sort, plain, role_words
from onrecord.understand.offices import Office, Text
from onrecord.understand.parse import Parsed, Sentence
from onrecord.understand.people import Who, holds, known_leader
from onrecord.understand.pronouns import MOST, Place
from onrecord.understand.words import listed

_RANKS = listed("vice deputy assistant associate junior")
_GIVEN = listed("state country nation government republic administration")  # "the head of state": whose, the page tells
_VOICES = listed("leader spokesman spokeswoman spokesperson official diplomat lawmaker negotiator mediator")
SOON = 3  # sentences within which a page names the one whom its opening only describes


def holder(
    people: Sequence[Who], office: Office, nouns: Set[str], at: int, places: Set[str] = frozenset()
) -> Who | None:
    """Return who holds an office: the one spoken of last before token ``at``, else the one named first after it.

    ``nouns``: what else the description says, as `nouns_of` tells it. "The *video* referee" is not any referee.
    ``places``: where it is, as `places_of` tells it.
    """
    known = [who for who in people[:MOST] if who.first_seen >= 0 and not _is_elsewhere(who, places)]
    sure = [(holds(who, office), who) for who in known if _is_told(who, office, nouns)]
    best = max((surety for surety, _ in sure), default=0)
    held = [who for surety, who in sure if best and surety == best]
    before = [who for who in held if who.seen >= 0]
    if before:
        return max(before, key=lambda who: who.seen)
    return min((who for who in held if who.first_seen > at), key=lambda who: who.first_seen, default=None)


def places_of(text: Text, office: Office) -> frozenset[str]:
    """Return the places, folded, that an office is of and that are no states: *Norland's* governor."""
    names = {text.at[at] for at in range(office.first, office.last) if at in text.at}
    sorts = {Sort.PLACE, Sort.UNKNOWN}
    if office.head in role_words()["governing"]:
        sorts.add(Sort.ORGANISATION)  # what a prime minister is of is a land, whatever it was taken for
    return frozenset(plain(name.name) for name in names if name.sort in sorts)


def _is_elsewhere(who: Who, places: Set[str]) -> bool:
    """Tell one whose every office is told with another place: the governor of Norland is not that of Sudland."""
    if not places or not who.offices:
        return False
    told = [own.text for own in who.offices if own.text]
    if any(place in plain(own) for own in told for place in places):
        return False
    common = role_words()["role"] | role_words()["title"] | role_words()["portfolio"] | role_words()["modifier"]
    return any(word[:1].isupper() and plain(word).rstrip(".") not in common for own in told for word in own.split())


def nouns_of(text: Text, office: Office) -> set[str]:
    """Return the nouns of an office, folded, but for its head and the state it is of."""
    heads = set(office.head.split())
    return {
        token.lower
        for at, token in enumerate(text.tokens[office.first : office.last], office.first)
        if token.tag in ("NOUN", "PROPN") and token.lower not in heads and not _is_whose(text, at, office)
    }


def _is_whose(text: Text, at: int, office: Office) -> bool:
    """Tell the state that an office is of; whatever name a prime minister is of is one, if no list has it."""
    if at not in text.at:
        return False
    return office.head in role_words()["governing"] or text.at[at].sort in (Sort.STATE, Sort.DEMONYM, Sort.CAPITAL)


def _is_told(who: Who, office: Office, nouns: Set[str]) -> bool:
    """Tell whether the page, or what we know of a leader, gives ``who`` an office of the same rank with these nouns.

    A bare "minister" may be the harbour minister of a state.
    """
    ranks = _RANKS & set(plain(office.text).split())
    for own in who.offices:
        words = set(plain(f"{own.text} {own.organisation}").split())
        is_bare = words == {own.head} and office.country and own.head in role_words()["governing"]
        if (nouns <= words | _GIVEN or is_bare) and ranks == _RANKS & words:
            return True
    known = known_leader(who.name)
    return known is not None and not ranks and nouns <= set(plain(known.office).split()) | _GIVEN


def named_soon(people: Sequence[Who], parsed: Parsed, office: Office, sentence: Sentence) -> Who | None:
    """Return the one who speaks soon after, new and without an office: the lead says what, a quotation who."""
    if not office.country and not office.organisation:
        return None
    following = bisect_right(parsed.sentence_starts, sentence.span.start) + SOON
    end = parsed.sentences[min(following, len(parsed.sentences)) - 1].last
    for who in people[:MOST]:
        if sentence.last <= who.first_seen < end and who.speaks_first and not who.office and " " in who.name:
            return who if not office.gender or who.gender in ("", office.gender) else None
    return None


def named_before(whos: Sequence[Who], places: Sequence[Place], office: Office, number: int) -> Who | None:
    """Return the only person whom the sentences before ``number`` speak of, if the page gives them no other office.

    "Oskar … left the chamber. … the prime minister told reporters": an office may stand for the name again.
    """
    if office.head not in role_words()["title"] | role_words()["governing"] | _VOICES:
        return None
    is_bare = not office.country and not office.organisation and office.text.lower() == office.head
    if is_bare and office.head in role_words()["governing"]:
        return None
    people: list[Who] = []
    for reach in (1, SOON):
        near = [whos[place.who] for place in places[-MOST:] if number - place.sentence <= reach]
        people = list({id(who): who for who in near if who.kind is ActorKind.PERSON}.values())
        if people:
            break
    if len(people) != 1 or people[0].office or " " not in people[0].name:
        return None
    known = known_leader(people[0].name)
    is_other = known is not None and office.country not in ("", known.country)
    return None if is_other or people[0].gender not in ("", office.gender or people[0].gender) else people[0]
