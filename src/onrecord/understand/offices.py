"""A page's words with the names on them, and the offices that its noun phrases tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.understand.knowledge import Sort, first_names, plain, role_words
from onrecord.understand.runs import Name
from onrecord.understand.words import Token, listed

INNER = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
LINKS = listed("of for at from in with to on")
LONGEST_ROLE = 14  # tokens
_PLACES = (Sort.PLACE, Sort.STATE, Sort.CAPITAL)
_STUDY = listed("expert analyst researcher specialist scholar correspondent historian watcher observer")
_MONTHS = listed(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sept sep oct nov dec"
)


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
            and not (self.tokens[at].text.endswith(".") or self._is_placed(at - 1))
        ):
            return False  # Pete *King*
        roles, titles = self.words["role"], self.words["title"]
        if self.ends_phrase(at):
            return True
        return word in roles or word in titles or word.removeprefix("ex-") in roles

    def ends_phrase(self, at: int) -> bool:
        """Tell the second word of a role of two: the attorney *general*."""
        return at > 0 and f"{self.tokens[at - 1].lower} {self.tokens[at].lower}" in self.words["phrase"]

    def _is_placed(self, at: int) -> bool:
        """Tell a place whose last word is a first name too: San *Marco*."""
        name = self.at.get(at)
        return name is not None and name.sort in _PLACES and name.last == at + 1

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
        if token.lower.startswith(("http:", "https:", "www.")):
            return False
        if name and name.sort is Sort.NOTHING:
            return token.tag != "PRON" and not is_day(token)
        if token.lower == "think" and self.tokens[at + 1 : at + 2] and self.tokens[at + 1].lower == "tank":
            return True
        return token.tag in INNER or token.lower == "'s" or token.lower in self.words["modifier"]

    def words_of(self, first: int, last: int) -> str:
        """Return tokens as one string, spaced as words are."""
        parts = (("" if t.lower in ("'s", "'", "’", ",") else " ") + t.text for t in self.tokens[first:last])
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
        while end < ceiling and end - at < LONGEST_ROLE and self.tokens[end].lower in LINKS:
            inside = end + 1
            if inside < ceiling and self.tokens[inside].tag in ("DET", "PRON"):
                inside += 1
            stop = inside
            while stop < ceiling and stop - inside < 8 and (self.is_inner(stop) or self._is_owned(stop, ceiling)):
                stop += 1
            if self.tokens[stop - 1].lower == "'s":
                stop = self._joined_owner(stop, ceiling)
            if self.tokens[stop - 1].lower == "'s":
                break
            is_loose = self.tokens[end].lower in ("with", "to", "on") and inside == end + 1
            if stop == inside or self.tokens[inside].tag == "NUM" or (is_loose and inside not in self.at):
                break
            end = stop
        return end

    def _joined_owner(self, at: int, ceiling: int) -> int:
        """Return where the body of two owners ends: the Seamen's *and Stewards' Union*; ``at`` where there is none."""
        if at + 1 >= ceiling or self.tokens[at].lower != "and" or not self.tokens[at + 1].is_capital:
            return at
        end = at + 1
        while end < ceiling and (self.is_inner(end) or self.tokens[end].text in ("'", "’")):
            end += 1
        return end

    def _is_owned(self, at: int, ceiling: int) -> bool:
        """Tell the participle in "of Velten's *alleged* fraud"."""
        if self.tokens[at].tag != "VERB" or self.tokens[at - 1].lower != "'s" or at + 1 >= ceiling:
            return False
        return self.tokens[at].lower.endswith(("ed", "ing")) and self.is_inner(at + 1)

    def office(self, first: int, last: int, head: int) -> Office:
        """Return the office in tokens ``first`` to ``last``, whose noun is token ``head``."""
        organisation, country = "", ""
        for name in self._names_in(first, last):
            if self._is_of_state(name):
                continue
            if name.sort is Sort.ORGANISATION and name.name not in ("Press", "House", "News", "Police"):
                organisation = organisation or self._with_noun(name, last)
                country = country or name.country
        for name in self._names_in(first, last):
            if name.sort in (Sort.STATE, Sort.DEMONYM, Sort.CAPITAL) and not self._is_studied(name, head):
                country = country or name.country
        if not organisation and country == "USA" and any(map(self._is_of_state, self._names_in(first, last))):
            organisation = "State Department"
        if not organisation:
            organisation = self._common_body(first, last, head)
        word = self._head_word(first, head)
        return Office(first, last, self.words_of(first, last), word, organisation, country, self.gender(head))

    def _is_of_state(self, name: Name) -> bool:
        """Tell the last word of "Secretary of *State*", which names no body by itself."""
        before = [token.lower for token in self.tokens[max(0, name.first - 2) : name.first]]
        return name.name == "State" and before == ["secretary", "of"]

    def _with_noun(self, name: Name, ceiling: int) -> str:
        """Return a body's name with the common noun that makes it one: the *Velten movement*."""
        at = name.last
        is_noun = at < ceiling and not self.tokens[at].is_capital and self.is_body(at) and at not in self.at
        if not is_noun or name.last - name.first > 1 or self.tokens[at].lower in self.words["loose"]:
            return name.name
        return self.words_of(name.first, at + 1)

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
            return self.tokens[head - 1].text
        for at in range(head + 2, min(last, len(self.tokens))):
            if self.tokens[at].lower in bodies and self.tokens[head + 1].lower in ("for", "of", "at"):
                start = self.phrase_start(at, head + 1)
                return self.words_of(start, at + 1)
        return ""

    def _head_word(self, first: int, head: int) -> str:
        if head > first and (two := f"{self.tokens[head - 1].lower} {self.tokens[head].lower}") in self.words["phrase"]:
            return two
        three = " ".join(token.lower for token in self.tokens[head : head + 3])
        return three if three in self.words["phrase"] else self.tokens[head].lower.rstrip(".").removeprefix("ex-")


def is_day(token: Token) -> bool:
    """Tell whether a word is the name of a day or a month."""
    return token.lower.endswith("day") or token.lower.rstrip(".") in _MONTHS
