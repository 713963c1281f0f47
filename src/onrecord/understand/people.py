"""Who is who on one page: full names, surnames and titles that stand for one person, bodies and their short names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.model import ActorKind
from onrecord.understand.knowledge import (
    Leader,
    first_names,
    leader_names,
    leaders,
    plain,
    role_words,
    same_office,
)
from onrecord.understand.offices import Office
from onrecord.understand.runs import PARTICLES, surname_key
from onrecord.understand.words import listed

MOST_OF_A_NAME = 50  # persons of one family name told apart on a page: a bound for lists made to harm
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_YOUNGER = frozenset({"jr", "ii", "iii", "iv"})
# Family names that stand first: Chinese, Korean and Vietnamese names as the press writes them.
_FAMILY_FIRST = listed(
    "xi hu wen li wang zhang liu chen yang deng jiang zhao zhu kim lee park moon ban nguyen tran le ho mao zhou wu xu "
    "sun ma guo lin huang zheng song tang feng yu cho choi jung kang yoon yun chung hwang tsai lam han roh"
)


@dataclass(slots=True, eq=False)
class Who:
    """Someone or something of one page, while it is being read."""

    name: str
    kind: ActorKind
    country: str = ""  # by its own name: that of a state or of a body we know
    country_why: str = ""  # what else tells the country
    offices: list[Office] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    seen: int = -1  # token of the latest mention
    first_seen: int = -1  # token of the first
    speaks_first: bool = False  # whether the first mention is the subject of a verb of saying

    @property
    def office(self) -> Office | None:
        """The first office that says most: with a body or a country before one without, a role before a rank."""
        return max((office for office in self.offices if office.text), key=_weight, default=None)

    @property
    def organisation(self) -> str:
        """The body that the office is of, or that the page puts the person with."""
        own = self.office.organisation if self.office else ""
        return own or next((office.organisation for office in self.offices if office.organisation), "")


def _weight(office: Office) -> tuple[int, int]:
    is_bare = office.head in ("president", "minister", "leader", "mr", "ms", "mrs", "dr")
    return (bool(office.organisation) + bool(office.country), 0 if is_bare else 1)


def family_name(words: list[str]) -> str:
    """Return the folded family name of a full name: ``putin``, ``assad``, ``le drian``, ``xi``."""
    parts = [word for word in words if plain(word).rstrip(".") not in _SUFFIXES] or words
    if (leader := leader_names().get(plain(" ".join(parts)))) and leader.surname:
        return surname_key(leader.surname)
    if len(parts) in (2, 3) and plain(parts[0]) in _FAMILY_FIRST and plain(parts[-1]) not in first_names():
        return plain(parts[0])
    at = len(parts) - 1
    while at > 1 and plain(parts[at - 1]) in PARTICLES - {"y", "e", "al", "el"}:
        at -= 1
    return surname_key(" ".join(parts[at:]))


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(plain(name).replace("-", " ").split())


def is_junior(name: str) -> bool:
    """Tell a name that sets its bearer apart from an elder of the same name: Oskar Velten Jr."""
    return _parts(name)[-1].rstrip(".") in _YOUNGER if " " in name else False


def are_one(name: str, other: str) -> bool:
    """Tell whether two full names with one family name can be one person's: Sergei and Sergey, J. and John."""
    mine, yours = _parts(name), _parts(other)
    if len(mine) > 1 < len(yours) and is_junior(name) != is_junior(other):
        return False
    if set(mine) <= set(yours) or set(yours) <= set(mine):
        return True
    one, two = mine[0].rstrip("."), yours[0].rstrip(".")
    if len(one) == 1 or len(two) == 1:
        return one[:1] == two[:1]
    return one[:4] == two[:4] if min(len(one), len(two)) >= 4 else one == two


class People:
    """The persons of a page, found by full name, family name, first name, or office and family name."""

    def __init__(self, year: int | None = None) -> None:
        self.year = year  # in which the page was published, where that is known
        self.every: list[Who] = []
        self.by_family: dict[str, list[Who]] = {}
        self.by_first: dict[str, list[Who]] = {}

    def add(self, name: str) -> Who:
        """Return the person of a full name, new where the page has not had it; keeps the fullest name."""
        words = name.split()
        family = family_name(words)
        for who in self.by_family.get(family, ())[:MOST_OF_A_NAME]:
            if are_one(who.name, name):
                if len(words) > len(who.name.split()):
                    who.name = name
                return who
        who = Who(name, ActorKind.PERSON, gender=_gender(words))
        self.every.append(who)
        self.by_family.setdefault(family, []).append(who)
        if (last := surname_key(words[-1])) != family:
            self.by_family.setdefault(last, []).append(who)
        self.by_first.setdefault(plain(words[0]), []).append(who)
        return who

    def knows(self, word: str) -> bool:
        """Tell whether one word is the family name of a person whom the page names in full."""
        return surname_key(word) in self.by_family

    def named(self, name: str, office: Office | None, at: int) -> tuple[Who, float, str]:
        """Return whom one name stands for at token ``at``, how sure that is, and why."""
        words = name.split()
        key = surname_key(name) if len(words) == 1 else family_name(words)
        if len(words) > 1 and key not in self.by_family:
            key = surname_key(name)
        found = [
            who for who in self.by_family.get(key, ())[:MOST_OF_A_NAME] if len(words) == 1 or are_one(who.name, name)
        ]
        if len(words) == 1 and any(is_junior(who.name) for who in found):
            found = self._elders(name, found, office)
        if len(words) == 1 and (known := _in_office(name, office, self.year)):
            found = [who for who in found if are_one(who.name, known.name)] or [self.add(known.name)]
        if found:
            who = _nearest(found, office, at)
            full = plain(who.name) == plain(name)
            because = "full name" if full else "title and surname" if office else "surname"
            return who, 1.0 if full else 0.95 if len(found) == 1 else 0.75, because
        if len(words) == 1 and len(self.by_first.get(plain(name), ())) == 1:
            return self.by_first[plain(name)][0], 0.8, "first name"
        who = self._alone(name, office)
        return who, 0.9 if len(words) > 1 or " " in who.name else 0.7, "title and surname" if office else "name alone"

    def _elders(self, name: str, found: list[Who], office: Office | None) -> list[Who]:
        """Return those whom a bare family name may mean where a junior bears it: the elder, as far as one is known."""
        elders = [who for who in found if not is_junior(who.name)]
        known = None if elders else leader(name, office, self.year)
        return elders or ([self.add(known.name)] if known else found)

    def _alone(self, name: str, office: Office | None) -> Who:
        """Return a person of whom the page has no full name: a well-known one where the title tells, else a new one."""
        known = leader(name, office, self.year)
        if known:
            who = self.add(known.name)
            who.gender = who.gender or known.gender
            return who
        who = Who(name, ActorKind.PERSON, gender=_gender([name]))
        self.every.append(who)
        self.by_family.setdefault(surname_key(name), []).append(who)
        return who


def _gender(words: list[str]) -> str:
    if known := leader_names().get(plain(" ".join(words))):
        return known.gender
    gender = first_names().get(plain(words[0]), "") if len(words) > 1 else ""
    return gender if gender in ("m", "f") else ""


def _nearest(found: list[Who], office: Office | None, at: int) -> Who:
    """Return the one spoken of last before ``at`` whose gender the title allows; else the first to come."""
    fitting = [w for w in found if not office or not office.gender or w.gender in ("", office.gender)] or found
    before = [w for w in fitting if 0 <= w.seen < at]
    return max(before, key=lambda w: w.seen) if before else fitting[0]


def leader(name: str, office: Office | None, year: int | None = None) -> Leader | None:
    """Return the well-known person that a surname means: by itself where nobody else bears it, else with the title.

    Of several, the one in office in ``year``.
    """
    if known := _in_office(name, office, year):
        return known
    found = _in_order(name, year)
    alone = [one for one in found if one.alone and (not office or office.country in ("", one.country, "IGO"))]
    return alone[0] if alone else None


def _in_order(name: str, year: int | None) -> tuple[Leader, ...]:
    """Return the well-known persons of a surname, those in office in ``year`` first."""
    found = leaders().get(surname_key(name), ())
    return found if year is None else tuple(sorted(found, key=lambda one: not one.first_year <= year <= one.last_year))


def _in_office(name: str, office: Office | None, year: int | None) -> Leader | None:
    """Return the well-known person of a surname whose office is the one put to it: *President* …"""
    if office is None or not office.head:
        return None
    heads = {office.head} | same_office().get(office.head, frozenset())
    fitting = (one for one in _in_order(name, year) if any(one.office.endswith(head) for head in heads))
    return next((one for one in fitting if office.country in ("", one.country)), None)


@lru_cache(maxsize=4096)
def known_leader(name: str) -> Leader | None:
    """Return the well-known person of a full name, in any spelling that `canonical` knows."""
    return leader_names().get(plain(canonical(name)))


def canonical(name: str) -> str:
    """Return a person's name as our knowledge spells it, else as the page does, without shouting."""
    if known := leader_names().get(plain(name)):
        return known.name
    first = plain(name).split()[0]
    for one in leaders().get(family_name(name.split()), ()):
        if one.alone and " " in name and are_one(one.name, name) and plain(one.name).split()[0][:3] == first[:3]:
            return one.name
    is_shouted = name.isupper() and not any(map(str.isdigit, name))
    return re.sub(r"\w[\w’'-]*", lambda m: m.group().capitalize(), name) if is_shouted else name


def holds(who: Who, office: Office) -> int:
    """Return how surely ``who`` holds the office of a description: 2 in the same country, 1 if that is open, 0 if not.

    The page's own words come first, then what we know of a leader whom the page names.
    """
    heads = {office.head} | same_office().get(office.head, frozenset())
    known = known_leader(who.name)
    is_known = known is not None and any(known.office.endswith(head) for head in heads)
    if known and is_known and office.country and known.country == office.country:
        return 2
    countries = {own.country for own in who.offices if own.head in heads and _same_portfolio(own.text, office.text)}
    if not countries:
        return 0
    if office.country in countries:
        return 2
    is_elsewhere = known is not None and known.country not in (office.country, "IGO")
    return 1 if not office.country or ("" in countries and not is_elsewhere) else 0


def _same_portfolio(one: str, other: str) -> bool:
    """Tell whether two offices can be one by what they are for: not the *foreign* and the *transport* minister."""
    mine, yours = (set(text.lower().split()) & role_words()["portfolio"] for text in (one, other))
    return not mine or not yours or bool(mine & yours)


def with_office(who: Who, office: Office | None) -> None:
    """Note an office that the page gives ``who``."""
    if office and office not in who.offices:
        who.offices.append(office)
        who.gender = who.gender or office.gender
