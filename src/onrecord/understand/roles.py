"""What a page says a person is: "Deputy Defense Minister", "a State Department spokesman", "the UN envoy".

An `Office` is read to the left of a name ("Kremlin spokesman Dmitry …"), to its right (", an expert at the …,") or from
an apposition before it ("The former president of …, Nicolas …,").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.understand.knowledge import Sort, first_names, plain, role_words
from onrecord.understand.names import Name
from onrecord.understand.words import Token, listed

INNER = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_LINKS = listed("of for at from in with to on")
_ARTICLES = listed("a an the this that its his her their whose our my another one")
_TIMES = listed(
    "last this next earlier later early late week month year day night morning evening spring autumn summer"
)
_LEADS = {
    "leads": "leader", "led": "leader", "heads": "head", "headed": "head", "chairs": "chair", "runs": "head",
    "commands": "commander", "directs": "director", "represents": "representative", "founded": "founder",
}  # fmt: skip
_STUDY = listed("expert analyst researcher specialist scholar correspondent historian watcher observer")
LONGEST_ROLE = 14  # tokens


@dataclass(frozen=True, slots=True)
class Office:
    """A role as the page words it: tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    text: str
    head: str  # the noun of the role, in lower case: "minister", "secretary of state"
    organisation: str
    country: str
    gender: str  # m, f or "" as the word tells
    describes: bool = True  # whether its words are a noun phrase for the person


class Text:
    """The tokens of a page with the names on them."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[Name]) -> None:
        self.tokens = tokens
        self.names = names
        self.at: Mapping[int, Name] = {i: name for name in names for i in range(name.first, name.last)}
        self.words = role_words()

    def is_role(self, at: int) -> bool:
        """Tell whether token ``at`` is a word for a person by office or trade, in the singular."""
        word = self.tokens[at].lower.rstrip(".")
        if (name := self.at.get(at)) and name.sort is not Sort.UNKNOWN:
            return False
        if (
            at
            and self.tokens[at].is_capital
            and self.tokens[at - 1].is_capital
            and plain(self.tokens[at - 1].text) in first_names()
        ):
            return False  # Pete *King*
        roles, titles = self.words["role"], self.words["title"]
        return word in roles or word in titles or word.removeprefix("ex-") in roles

    def is_body(self, at: int) -> bool:
        """Tell whether a common noun for a body ends at token ``at``: *coalition*, *coast guard*."""
        word, before = self.tokens[at].lower, self.tokens[at - 1].lower if at else ""
        return word in self.words["body"] or f"{before} {word}" in self.words["body"]

    def is_rank(self, at: int) -> bool:
        word = self.tokens[at].lower.rstrip(".")
        return at not in self.at and (word in self.words["rank"] or word in self.words["honorific"])

    def is_inner(self, at: int) -> bool:
        """Tell whether token ``at`` may stand inside a noun phrase."""
        token = self.tokens[at]
        name = self.at.get(at)
        if name and name.sort is Sort.NOTHING:
            return token.tag != "PRON" and not _is_day(token)
        return token.tag in INNER or token.lower == "'s" or (token.lower in self.words["modifier"])

    def words_of(self, first: int, last: int) -> str:
        """Return tokens as one string, spaced as words are."""
        parts = (("" if t.lower in ("'s", ",") else " ") + t.text for t in self.tokens[first:last])
        return "".join(parts).strip().replace("( ", "(").replace(" )", ")")

    def phrase_start(self, head: int, floor: int) -> int:
        """Return where the noun phrase whose noun is token ``head`` begins, without its article."""
        start = head
        while start > floor and head - start < LONGEST_ROLE and self.is_inner(start - 1):
            start -= 1
        return start if self.tokens[start].lower != "'s" else start + 1

    def tail_end(self, at: int, ceiling: int) -> int:
        """Return where "of France", "for the movement", "at the Fund" after a noun ends; ``at`` where none does."""
        end = at
        while end < ceiling and end - at < LONGEST_ROLE and self.tokens[end].lower in _LINKS:
            inside = end + 1
            if inside < ceiling and self.tokens[inside].tag in ("DET", "PRON"):
                inside += 1
            stop = inside
            while stop < ceiling and stop - inside < 8 and self.is_inner(stop):
                stop += 1
            is_loose = self.tokens[end].lower in ("with", "to", "on") and inside == end + 1
            if stop == inside or self.tokens[inside].tag == "NUM" or (is_loose and inside not in self.at):
                break
            end = stop
        return end

    def office(self, first: int, last: int, head: int) -> Office:
        """Return the office in tokens ``first`` to ``last``, whose noun is token ``head``."""
        organisation, country = "", ""
        for name in self._names_in(first, last):
            if name.sort is Sort.ORGANISATION and name.name not in ("Press", "House", "News", "Police"):
                organisation = organisation or name.name
                country = country or name.country
        for name in self._names_in(first, last):
            if name.sort in (Sort.STATE, Sort.DEMONYM, Sort.CAPITAL) and not self._is_studied(name, head):
                country = country or name.country
        if not organisation:
            organisation = self._common_body(first, last, head)
        word = self._head_word(first, head)
        return Office(first, last, self.words_of(first, last), word, organisation, country, self.gender(head))

    def gender(self, at: int) -> str:
        word = self.tokens[at].lower.rstrip(".")
        return "m" if word in self.words["man"] else "f" if word in self.words["woman"] else ""

    def _names_in(self, first: int, last: int) -> list[Name]:
        found: list[Name] = []
        for at in range(first, last):
            name = self.at.get(at)
            if name and name not in found:
                found.append(name)
        return found

    def _is_studied(self, name: Name, head: int) -> bool:
        """Tell "a Russia expert", whom Russia does not send, from "a Russian expert"."""
        return name.sort is Sort.STATE and self.tokens[head].lower in _STUDY and name.last <= head

    def _common_body(self, first: int, last: int, head: int) -> str:
        """Return a body named by common words: the *coalition* spokesman, head of the *police*."""
        if not self.is_role(head):
            return ""
        is_voice = self.tokens[head].lower.startswith("spokes")  # a government spokesman speaks for the government
        bodies = self.words["body"] if is_voice else self.words["body"] - self.words["loose"]
        if head > first and self.tokens[head - 1].lower in bodies:
            return self.tokens[head - 1].lower
        for at in range(head + 2, last):
            if self.tokens[at].lower in bodies and self.tokens[head + 1].lower in ("for", "of", "at"):
                start = self.phrase_start(at, head + 1)
                return self.words_of(start, at + 1)
        return ""

    def _head_word(self, first: int, head: int) -> str:
        if head > first and (two := f"{self.tokens[head - 1].lower} {self.tokens[head].lower}") in self.words["phrase"]:
            return two
        three = " ".join(token.lower for token in self.tokens[head : head + 3])
        return three if three in self.words["phrase"] else self.tokens[head].lower.rstrip(".").removeprefix("ex-")


def _is_day(token: Token) -> bool:
    return token.lower.endswith("day") or token.lower.rstrip(".") in _MONTHS


_MONTHS = listed(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sept sep oct nov dec"
)


def left_office(text: Text, at: int, floor: int) -> Office | None:
    """Return the role that stands right before the name at token ``at``; a rank only where there is nothing else."""
    end = at
    while end > floor and text.is_rank(end - 1) and not text.is_role(end - 1):
        end -= 1
    while end > floor and text.is_rank(end - 1) and end - 2 >= floor and text.is_role(end - 2):
        end -= 1  # "spokesman General Dorn"
    head = _head_before(text, end, floor)
    if head is None:
        rank = text.office(end, at, at - 1) if end < at else None
        is_rank = rank is not None and rank.head in text.words["rank"]
        return rank if rank is None or is_rank else replace(rank, text="", head="")  # Mr, Ms: no office
    start = text.phrase_start(head, floor)
    if text.tokens[head].is_capital:
        start = _capital_start(text, start, head)
    while start < head and (text.tokens[start].tag in ("NUM", "ADV") or text.tokens[start].lower in _TIMES):
        start += 1
    return text.office(start, end, head)


def _capital_start(text: Text, start: int, head: int) -> int:
    """Return where a capitalised title begins: not "accept refugees *President* Dorn says"."""
    for at in range(head - 1, start - 1, -1):
        token = text.tokens[at]
        if not (token.is_capital or token.lower == "'s" or token.lower in text.words["modifier"]):
            return at + 1
    return start


def _head_before(text: Text, end: int, floor: int) -> int | None:
    """Return the role noun that ends before ``end``: *minister*, or *Secretary* of State."""
    if end > floor and text.is_role(end - 1):
        return end - 1
    for back in (3, 4, 5):  # Secretary of State, Minister of Foreign Affairs, Minister for the Interior
        place = end - back
        if place >= floor and text.is_role(place) and text.tokens[place + 1].lower in ("of", "for", "in"):
            inside = range(place + 2, end)
            fits = all(text.tokens[i].is_capital or text.tokens[i].tag in ("DET", "NOUN") for i in inside)
            if fits and text.tokens[end - 1].tag != "DET":
                return place
    return None


def relative_office(text: Text, at: int, ceiling: int) -> Office | None:
    """Return what a clause after a name tells: "who leads the Harbour Party", "who teaches law at the Institute"."""
    if at + 3 >= ceiling or text.tokens[at].text != "," or text.tokens[at + 1].lower != "who":
        return None
    verb = at + 2
    close = next(
        (i for i in range(verb, min(ceiling, verb + LONGEST_ROLE)) if text.tokens[i].text in (",", ".")), ceiling
    )
    head = _LEADS.get(text.tokens[verb].lower, "")
    for place in range(verb + 1, close):
        name = text.at.get(place)
        if name and name.sort is Sort.ORGANISATION:
            joined = text.tokens[name.first - 1].lower in ("at", "for", "the") and text.tokens[verb].lower.endswith("s")
            if head or joined:
                words = f"{head} of the {text.words_of(verb + 2 if head else name.first, name.last)}" if head else ""
                words = words.replace("the the ", "the ")
                return Office(name.first, name.last, words, head, name.name, name.country, "", describes=False)
    return None


def affiliation(text: Text, at: int, ceiling: int) -> Office | None:
    """Return the body after a name: "Edda … *of the coast guard*", "Clemence … *of the Harbour Institute*"."""
    if at + 1 >= ceiling or text.tokens[at].lower not in ("of", "from", "with"):
        return None
    end = text.tail_end(at, ceiling)
    for place in range(at + 1, end):
        name = text.at.get(place)
        if name and name.sort is Sort.ORGANISATION:
            return text.office(at, end, at)
        if text.is_body(place) and text.tokens[at].lower == "of":
            start = at + 1 + (text.tokens[at + 1].tag in ("DET", "PRON"))
            office = text.office(at, end, at)
            return replace(office, organisation=text.words_of(start, end))
    return None


def right_office(text: Text, at: int, ceiling: int) -> Office | None:
    """Return the role in the apposition that follows a name ending before token ``at``."""
    if at >= ceiling or text.tokens[at].text not in (",", "(", "–", "—"):
        return None
    at += 1
    if at + 1 < ceiling and text.tokens[at].tag == "NUM" and text.tokens[at + 1].text == ",":
        at += 2  # Orla Velten, 52, a farmer
    if at < ceiling and text.tokens[at].lower in _ARTICLES:
        at += 1
    head, end = None, at
    while end < ceiling and end - at < LONGEST_ROLE and (text.is_inner(end) or text.is_role(end)):
        if text.is_role(end):
            head = end
        end += 1
    if head is None or any(text.at[i].sort is Sort.PERSON and i + 1 < end for i in range(at, end) if i in text.at):
        return None
    three = " ".join(token.lower for token in text.tokens[head : head + 3])
    stop = text.tail_end(head + 1, ceiling) if end == head + 1 or three in text.words["phrase"] else head + 1
    if stop < ceiling and text.tokens[stop].tag in INNER:
        return None
    return text.office(at, stop, head)


def apposed_office(text: Text, at: int, after: int, floor: int, ceiling: int) -> Office | None:
    """Return the role in a noun phrase set off by a comma before the name at ``at``, which a comma or verb closes.

    "The former president of France, Nicolas …," but not "After meeting the president, Velten said".
    """
    if at - 2 < floor or text.tokens[at - 1].text != "," or after >= ceiling:
        return None
    if text.tokens[after].text not in (",", ".", ")", "”"):
        return None
    comma = at - 1
    for head in range(comma - 1, max(floor, comma - LONGEST_ROLE) - 1, -1):
        if text.tokens[head].text in (",", ";", ":", "“", "”", '"'):
            return None
        if text.is_role(head) and _closes(text, head, comma):
            start = text.phrase_start(head, floor)
            if start > floor and text.tokens[start - 1].lower in ("and", "or"):
                return None
            stop = text.tail_end(head + 1, comma)
            office = text.office(start, stop, head)
            return _of_possessor(text, office, start, floor)
    return None


def _closes(text: Text, head: int, comma: int) -> bool:
    if head + 1 == comma or text.tail_end(head + 1, comma) == comma:
        return True
    following = text.tokens[head + 1]
    return following.lower in (*_LINKS, "who") or following.lower.endswith("ing")


def _of_possessor(text: Text, office: Office, start: int, floor: int) -> Office:
    """Add whose spokesman it is: "the White House, whose spokesman, …"."""
    if start - 2 >= floor and text.tokens[start - 1].lower == "whose":
        before = start - 3 if text.tokens[start - 2].text == "," else start - 2
        name = text.at.get(before)
        if name and name.sort in (Sort.ORGANISATION, Sort.STATE):
            organisation = name.name if name.sort is Sort.ORGANISATION else ""
            text_ = f"{name.name} {office.text}"
            return Office(
                office.first,
                office.last,
                text_,
                office.head,
                organisation,
                name.country or office.country,
                office.gender,
            )
    return office


def offices_of(text: Text, name: Name, floor: int, ceiling: int) -> tuple[Office, ...]:
    """Return every office that a sentence, tokens ``floor`` to ``ceiling``, gives the bearer of ``name``."""
    left = left_office(text, name.first, floor)
    right = right_office(text, name.last, ceiling) or relative_office(text, name.last, ceiling)
    where = affiliation(text, name.last, ceiling) if not right else None
    if where and left and not left.organisation:
        words = f"{left.text} {where.text}" if left.text else ""
        left = replace(left, text=words, organisation=where.organisation, country=left.country or where.country)
    elif where and not left:
        right = replace(where, text="", head="", describes=False)
    if left or right:
        return tuple(office for office in (left, right) if office)
    apposed = apposed_office(text, name.first, name.last, floor, ceiling)
    return (apposed,) if apposed else ()
