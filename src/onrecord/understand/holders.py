"""Who holds an office that a page speaks of without a name: "the minister", "Greece's migration minister"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model import ActorKind
from onrecord.understand.knowledge import role_words
from onrecord.understand.offices import Office
from onrecord.understand.parse import Parsed, Sentence
from onrecord.understand.people import Who, holds, known_leader
from onrecord.understand.pronouns import MOST, Place

SOON = 3  # sentences within which a page names the one whom its opening only describes


def holder(people: Sequence[Who], office: Office, at: int) -> Who | None:
    """Return who holds an office: the one spoken of last before token ``at``, else the one named first after it."""
    sure = [(holds(who, office), who) for who in people[:MOST] if who.first_seen >= 0]
    best = max((surety for surety, _ in sure), default=0)
    held = [who for surety, who in sure if best and surety == best]
    before = [who for who in held if who.seen >= 0]
    if before:
        return max(before, key=lambda who: who.seen)
    return min((who for who in held if who.first_seen > at), key=lambda who: who.first_seen, default=None)


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
