"""Whose minister, where a page about one state does not say it each time."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import ActorKind
from onrecord.understand.knowledge import Sort
from onrecord.understand.offices import Text
from onrecord.understand.parse import Parsed
from onrecord.understand.people import Who, known_leader
from onrecord.understand.pronouns import Place
from onrecord.understand.words import listed

_REACH = 60  # mentions
# Offices that regions have too, or few states: a page on Russia may name an American attorney general.
_OF_REGIONS = listed("governor mayor senator congressman congresswoman") | {"attorney general", "chief of staff"}


def settle(parsed: Parsed, text: Text, titles: set[int], whos: Sequence[Who], places: Sequence[Place]) -> None:
    """Give a country to holders of offices of state that the page leaves without one.

    That of a leader whom we know; else of the state which the text speaks of just before; else of the only state in
    the headline and the first sentence.
    """
    lead = _states_in_lead(parsed, text, titles)
    firsts: dict[int, int] = {}
    for number, place in enumerate(places):
        firsts.setdefault(place.who, number)
    for index, who in enumerate(whos):
        if who.kind in (ActorKind.STATE, ActorKind.ORGANISATION) or who.country:
            continue
        if any(office.country or office.organisation[:1].isupper() for office in who.offices):
            continue
        known = known_leader(who.name) if who.kind is ActorKind.PERSON else None
        if known:
            who.country, who.country_why = known.country, "a leader on the list"
        elif _is_governing(who, text):
            who.country, who.country_why = _state_before(firsts.get(index, 0), whos, places), "the state told of before"
            if not who.country and len(lead) == 1:
                who.country, who.country_why = next(iter(lead)), "the only state in the headline and the first sentence"


def _is_governing(who: Who, text: Text) -> bool:
    heads = text.words["governing"] - _OF_REGIONS
    return any(o.head in heads or o.text.lower().startswith("opposition") for o in who.offices)


def _states_in_lead(parsed: Parsed, text: Text, titles: set[int]) -> set[str]:
    sentences = [s for s in parsed.sentences if s.block in titles]
    sentences += [s for s in parsed.sentences if s.block not in titles][:1]
    return {
        text.at[at].country
        for sentence in sentences
        for at in range(sentence.first, sentence.last)
        if at in text.at and text.at[at].country not in ("", "IGO") and text.at[at].sort is not Sort.ORGANISATION
    }


def _state_before(first: int, whos: Sequence[Who], places: Sequence[Place]) -> str:
    """Return the state that the text speaks of before the place numbered ``first``.

    It is a subject of the two sentences before, the nearest; of one sentence the first that speaks ("Orlia says that
    Norra rejected …"), else the last; or the state of an official who is the subject of the same sentence.
    """
    told: list[Place] = []
    for place in reversed(places[max(0, first - _REACH) : first]):
        if place.sentence < places[first].sentence - 2:
            break
        who = whos[place.who]
        if place.subject and who.kind is ActorKind.STATE:
            told.append(place)
        beside = place.subject and place.sentence == places[first].sentence
        if not told and beside and who.office and who.office.country not in ("", "IGO"):
            return who.office.country
    nearest = [place for place in told if place.sentence == told[0].sentence]
    speaking = [place for place in nearest if place.speaks]
    return whos[(speaking[-1:] or nearest[:1])[0].who].country if nearest else ""
