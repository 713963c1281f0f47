"""Whom a description stands for: "the minister" who was named, "the crews" spoken of before, or one who is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.model import ActorKind, MentionKind
from onrecord.understand.bodies import Bodies
from onrecord.understand.descriptions import Description
from onrecord.understand.holders import holder, named_before, named_soon, nouns_of, places_of
from onrecord.understand.knowledge import Sort, plain, role_words
from onrecord.understand.offices import Office, Text
from onrecord.understand.parse import Parsed, Sentence
from onrecord.understand.people import Who, known_leader, with_office
from onrecord.understand.pronouns import MOST, Place
from onrecord.understand.words import listed

_KINDS = {"one": ActorKind.UNKNOWN, "many": ActorKind.GROUP, "body": ActorKind.ORGANISATION}
NEAR = 1  # sentences
_ANY = listed("group organisation organization company firm")  # what any body may be called
_KINDS_OF_BODIES = listed("ministry department party council parliament congress senate court army university police")
_KIN = listed(  # whose they are, not what they do: another person
    "mother father parent brother sister son daughter wife husband uncle aunt cousin widow grandmother grandfather "
    "nephew niece friend neighbour neighbor colleague partner relative boss rival man woman boy girl judge doctor "
    "lawyer"
)
_PERSONS = (ActorKind.PERSON, ActorKind.UNKNOWN)
_BODIES = (ActorKind.STATE, ActorKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Before:
    """Who was spoken of before a sentence, and its number."""

    whos: Sequence[Who]
    places: Sequence[Place]
    number: int
    speaks: bool = False  # whether the one described is the subject of a verb of saying


class Meant(NamedTuple):
    """Whom a description stands for, how sure that is (0 to 1), and why."""

    who: Who
    confidence: float
    because: str


class Described:
    """Those whom one page describes, found again by their words."""

    def __init__(self, text: Text, parsed: Parsed, people: Sequence[Who], bodies: Bodies) -> None:
        self.text = text
        self.parsed = parsed
        self.people = people
        self.bodies = bodies
        self.by_words: dict[str, Who] = {}  # folded
        self.by_noun: dict[str, Who | None] = {}  # the last one; of bodies `None` where there are two of a noun

    def who(self, what: Description, before: Before, sentence: Sentence, *, in_title: bool) -> Meant:
        """Return whom a description stands for: one who is new where the page does not make it plain."""
        office = self._with_possessor(what, before)
        if what.sort == "one" and _is_office(what, in_title=in_title):
            found = self._holder(what, office, before, sentence)
        elif what.sort == "body":
            found = self._explained(what) or self._of_kind(what, before)
        else:
            found = None
        return (
            found
            or self._again(what)
            or self._just_before(what, before)
            or self._by_trade(what, before)
            or self._new(what)
        )

    def _holder(self, what: Description, office: Office, before: Before, sentence: Sentence) -> Meant | None:
        nouns = nouns_of(self.text, what.office)
        if who := holder(self.people, office, nouns, what.first, places_of(self.text, what.office)):
            with_office(who, office if office.country else None)
            return Meant(who, 0.8, f"holds the office: {office.head}")
        if who := named_soon(self.people, self.parsed, office, sentence):
            with_office(who, office)
            return Meant(who, 0.7, "named soon after")
        is_plain = what.is_again and not what.possessor and nouns <= role_words()["portfolio"]
        if is_plain and (who := named_before(before.whos, before.places, office, before.number)):
            with_office(who, office)
            return Meant(who, 0.65, "the only person spoken of just before")
        return None

    def _explained(self, what: Description) -> Meant | None:
        """Return the body that a common noun only explains: *Le Matin* newspaper, the *Coalition*."""
        words = [at for at in range(what.office.first, what.office.last) if at in self.text.at]
        name = self.text.at[words[-1]] if words else None
        if name and name.last == what.office.last - 1 and name.sort is Sort.ORGANISATION:
            return Meant(self.bodies.named(name)[0], 0.8, "the same name")
        return None

    def _again(self, what: Description) -> Meant | None:
        if not _may_be_again(what):
            return None
        words = _words(what)
        if what.sort == "body" and not _owner(what) and (body := self.bodies.described(what.office.text)):
            return Meant(body, 0.8, "the same name")
        who = self.by_words.get(words) or (None if " " in words else self.by_noun.get(words))
        return Meant(who, 0.8, "the same description") if who else None

    def _of_kind(self, what: Description, before: Before) -> Meant | None:
        """Return the body that its noun alone speaks of again: the Labour Department … *the department*."""
        for place in reversed(before.places[-MOST:]) if _is_bare_body(what) else ():
            who = before.whos[place.who]
            if _is_named_body(place, who) and what.office.head in plain(who.name).split():
                return Meant(who, 0.8, "the last that is named so")
        return None

    def _just_before(self, what: Description, before: Before) -> Meant | None:
        """Return the only body named in the sentences just before, for what any may be called: *the group*."""
        if not _is_bare_body(what) or what.office.head not in _ANY:
            return None
        near: list[Who] = []
        for place in reversed(before.places[-MOST:]):
            if before.number - place.sentence > NEAR:
                break
            who = before.whos[place.who]
            near += [who] if _is_named_body(place, who) and who not in near else []
        if len(near) != 1 or _KINDS_OF_BODIES & set(plain(near[0].name).split()):
            return None
        self.by_words[_words(what)] = near[0]
        return Meant(near[0], 0.65, "the only body named just before")

    def _by_trade(self, what: Description, before: Before) -> Meant | None:
        """Return the only person of the sentences just before, named in full and told by no office, of whom a trade
        speaks: Pirro Handt opened the shed. “It is dry,” *the boatbuilder* said."""
        office = what.office
        is_trade = what.sort == "one" and what.is_again and not what.possessor and before.speaks
        if not is_trade or plain(office.text) != office.head or office.head in _KIN:
            return None
        near = [p for p in before.places[-MOST:] if before.number - p.sentence <= NEAR and not p.quoted]
        people = list({id(who): who for p in near if (who := before.whos[p.who]).kind in _PERSONS}.values())
        if len(people) != 1 or people[0].kind is not ActorKind.PERSON or people[0].office or " " not in people[0].name:
            return None
        if known_leader(people[0].name) or people[0].gender not in ("", office.gender or people[0].gender):
            return None
        with_office(people[0], office)
        return Meant(people[0], 0.65, "the only person named just before")

    def _with_possessor(self, what: Description, before: Before) -> Office:
        """Return the office with the state or body that "its" means: *its* agent."""
        if what.possessor == "its" and not what.office.country:
            for place in reversed(before.places[-MOST:]):
                who = before.whos[place.who]
                if place.subject and who.kind in _BODIES and before.number - place.sentence <= 1:
                    named = who.name if who.kind is ActorKind.ORGANISATION else ""
                    text = f"{what.office.text} of {who.name}"
                    return replace(what.office, text=text, organisation=named, country=who.country)
        return what.office

    def _new(self, what: Description) -> Meant:
        text = self.text.words_of(what.first, what.last)
        for article in ("The ", "the ", "A ", "An ", "a ", "an "):
            if text.startswith(article):
                text = text.removeprefix(article)
                break
        office = what.office
        who = Who(text, _KINDS[what.sort], office.country, gender=office.gender, plural=what.sort == "many")
        who.offices.append(office)
        self.by_words[_words(what)] = who
        if not _owner(what):  # "a Frontex official … the official"
            is_second = what.sort == "body" and office.head in self.by_noun
            self.by_noun[office.head] = None if is_second else who
        if what.sort == "body":
            self.bodies.add(office.text, who)
        return Meant(who, 0.7, "description")


def _is_bare_body(what: Description) -> bool:
    """Tell "the department", without a word more."""
    is_bare = what.is_again and not what.possessor and plain(what.office.text) == what.office.head
    return is_bare and what.sort == "body"


def _is_named_body(place: Place, who: Who) -> bool:
    return place.word is MentionKind.NAME and who.kind is ActorKind.ORGANISATION


def _owner(what: Description) -> str:
    """Return whose one is, where that tells two apart: *his* brother is not *my* brother."""
    return "" if what.possessor == "its" else what.possessor


def _words(what: Description) -> str:
    return f"{_owner(what)} {plain(what.office.text)}".strip()


def _is_office(what: Description, *, in_title: bool) -> bool:
    """Tell whether a description may be the office of one whom the page names: *the* minister, not *his* friend.

    Without an article in a headline, with its state or body, or where it is an office of state.
    """
    office = what.office
    is_told = bool(office.country or office.organisation) or office.head in role_words()["governing"]
    return what.definite and what.possessor in ("", "its") and (what.is_again or is_told or in_title)


def _may_be_again(what: Description) -> bool:
    """Tell whether a description may speak again of one described before: *the* crews, but bare *government* too.

    Not *some* officials, *a* company; nor "people", who are others each time.
    """
    return what.is_again or (what.sort == "body" and what.definite)
