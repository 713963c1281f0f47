"""Reading a page from its first name to its last: each mention, and whom it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import ActorKind, MentionKind
from onrecord.spans import Span
from onrecord.understand.antecedents import antecedent
from onrecord.understand.bodies import Bodies
from onrecord.understand.clauses import Clauses, quoted
from onrecord.understand.countries import settle
from onrecord.understand.described import Before, Described
from onrecord.understand.descriptions import Description, descriptions
from onrecord.understand.evidence import peoples
from onrecord.understand.genders import lean
from onrecord.understand.knowledge import Sort, plain, role_words
from onrecord.understand.offices import Office, Text
from onrecord.understand.parse import Parsed, Sentence
from onrecord.understand.people import People, Who, with_office
from onrecord.understand.pronouns import MOST, PRONOUNS, Answer, Place
from onrecord.understand.roles import offices_of
from onrecord.understand.runs import Name
from onrecord.understand.tags import is_title_case
from onrecord.understand.words import listed

_BY = listed("by to with from and for but")
_OWN, _IS = listed("his her their my our your"), listed("is was are were be been being became as")


@dataclass(frozen=True, slots=True)
class Found:
    """One mention, and whom it stands for."""

    span: Span
    kind: MentionKind
    who: Who
    confidence: float
    because: str


class Reading:
    """One page being read: `read` gives its mentions in order."""

    def __init__(self, text: str, parsed: Parsed, names: Sequence[Name], people: People, titles: set[int]) -> None:
        self.parsed = parsed
        self.people = people
        self.titles = titles  # blocks that are headlines
        self.clauses = Clauses(parsed)
        self.quoted = quoted(text, parsed)
        self.places: list[Place] = []
        self.order: dict[int, int] = {}
        self.whos: list[Who] = []
        self.found: list[Found] = []
        self.text, self.offices = self._with_offices(names)
        self.bodies = Bodies(self.text)
        self.described = Described(self.text, parsed, people.every, self.bodies)
        self.lands = peoples(parsed)  # places that are lands with a people: they speak as states do
        # Names that stand in capitals inside a sentence: at its beginning any word does.
        self.inner_names = {name.name for name in names if parsed.tokens[name.first - 1].tag != "PUNCT" and name.first}

    def read(self) -> list[Found]:
        """Return the mentions of the page in reading order.

        The body is read first: a headline speaks of those whom the body introduces.
        """
        number = 0
        later: list[Sentence] = []
        for sentence in self.parsed.sentences:
            if sentence.block in self.titles:
                later.append(sentence)
                continue
            number += not all(self.quoted[sentence.first : sentence.last])
            self._read_sentence(sentence, number)
        for sentence in later:
            self._read_sentence(sentence, 0)
        self.bodies.complete(self.whos)
        settle(self.parsed, self.text, self.titles, self.whos, self.places)
        return sorted(self.found, key=lambda one: one.span)

    def _with_offices(self, names: Sequence[Name]) -> tuple[Text, dict[int, tuple[Office, ...]]]:
        """Return the page's text, and the offices that it gives each person, by the first token of the name.

        Notes every full name with its offices, so that a description can stand for someone whom the page names later.
        An unknown name with an office is a person's: "Gang leader Ti-…".
        """
        text = Text(self.parsed.tokens, names)
        offices: dict[int, tuple[Office, ...]] = {}
        persons: list[Name] = []
        for name in names:
            if name.sort is Sort.PERSON and name.last - name.first > 1:
                self.people.add(name.name)
        for sentence, name in self._by_sentence(names):
            found = offices_of(text, name, sentence.first, sentence.last) if self._may_be_person(name) else ()
            if name.sort not in (Sort.PERSON, Sort.UNKNOWN) and (not found or found[0].first >= name.first):
                found = ()
            if found or name.sort is Sort.PERSON or (not name.sure and self.people.knows(name.name)):
                offices[name.first] = found
                persons.append(replace(name, sort=Sort.PERSON, sure=name.sure or bool(found)))
        for name in persons:
            who = self.people.named(name.name, next(iter(offices[name.first]), None), name.first)[0]
            for office in offices[name.first]:
                with_office(who, office)
            if who.first_seen < 0:
                place = self.parsed.sentence_at(self.parsed.tokens[name.first].start)
                who.first_seen = name.first
                who.speaks_first = place is not None and self.clauses.speaks(name.first, name.last, place) > 0
        sure = {name.first: name for name in persons}
        return Text(self.parsed.tokens, [sure.get(name.first, name) for name in names]), offices

    def _by_sentence(self, names: Sequence[Name]) -> Iterator[tuple[Sentence, Name]]:
        for name in names:
            sentence = self.parsed.sentence_at(self.parsed.tokens[name.first].start)
            if sentence is not None:
                yield sentence, name

    def _may_be_person(self, name: Name) -> bool:
        if name.sort in (Sort.PERSON, Sort.UNKNOWN):
            return True
        words = {token.text for token in self.parsed.tokens[name.first : name.last]}
        return (
            not words & role_words()["orgword"]
            and not name.sure
            and name.sort in (Sort.ORGANISATION, Sort.PLACE)
            and name.last - name.first == 2
        )

    def _read_sentence(self, sentence: Sentence, number: int) -> None:
        tokens = self.parsed.tokens
        here: list[tuple[int, Name | Description | None]] = []
        taken: set[int] = set()
        names = [self.text.at[at] for at in range(sentence.first, sentence.last) if at in self.text.at]
        for name in dict.fromkeys(names):
            here.append((name.first, name))
            for office in self.offices.get(name.first, ()):
                taken |= set(range(office.first, office.last))
        headline = sentence.block in self.titles
        if not is_title_case(self.parsed.of(sentence)):
            here += [(d.first, d) for d in descriptions(self.text, sentence, taken, headline=headline)]
        here += [(at, None) for at in range(sentence.first, sentence.last) if tokens[at].lower in PRONOUNS]
        for at, what in sorted(here, key=lambda pair: pair[0]):
            if isinstance(what, Name):
                self._read_name(what, number, sentence)
            elif what is not None:
                self._read_description(what, number, sentence)
            else:
                self._read_pronoun(at, number, sentence)

    def _read_name(self, name: Name, number: int, sentence: Sentence) -> None:
        if name.sort is Sort.PERSON:
            offices = self.offices.get(name.first, ())
            office = offices[0] if offices else None
            who, confidence, because = self.people.named(name.name, office, name.first)
            for each in offices:
                if each.describes and each.last != name.first:  # a title is part of the name: "President Obama"
                    self._note(
                        each.first, each.last, MentionKind.DESCRIPTION, who, 0.95, "apposition", number, sentence
                    )
            self._note(name.first, name.last, MentionKind.NAME, who, confidence, because, number, sentence)
        elif name.sort in (Sort.STATE, Sort.ORGANISATION) or (
            (name.sort in (Sort.CAPITAL, Sort.UNKNOWN) or plain(name.name) in self.lands) and self._acts(name, sentence)
        ):
            who, because = self.bodies.named(name)
            sure = 0.95 if name.sure else 0.6
            if name.sort is Sort.CAPITAL:
                sure, because = 0.75, "capital for its government"
            self._note(name.first, name.last, MentionKind.NAME, who, sure, because, number, sentence)

    def _acts(self, name: Name, sentence: Sentence) -> bool:
        """Tell whether a place or an unknown name stands where someone who acts would."""
        before = self.parsed.tokens[name.first - 1] if name.first > sentence.first else None
        after = self.parsed.tokens[name.last] if name.last < sentence.last else None
        if before and before.tag == "ADP" and before.lower not in _BY:
            return False
        if name.sort is Sort.CAPITAL and before and before.is_capital and before.tag in ("PROPN", "ADJ", "NOUN"):
            return False  # Real *Madrid*
        if before and before.lower == "to" and self.parsed.tokens[name.first - 2].lower == "according":
            return True
        if name.sort is Sort.CAPITAL and after and after.lower == "'s":
            return True
        opens = before is None or before.tag == "PUNCT"
        if name.sort is Sort.UNKNOWN and opens and name.name not in self.inner_names:
            return self.clauses.speaks(name.first, name.last, sentence) > 0
        return self.clauses.is_subject(name.first, name.last, sentence)

    def _note(
        self, first: int, last: int, kind_of: MentionKind, who: Who, confidence: float, because: str, number: int,
        sentence: Sentence,
    ) -> None:  # fmt: skip
        """Put a mention on the list, and its place where a pronoun can find it."""
        span = Span(self.parsed.tokens[first].start, self.parsed.tokens[last - 1].end)
        self.found.append(Found(span, kind_of, who, confidence, because))
        who.seen = max(who.seen, first)
        if id(who) not in self.order:
            self.order[id(who)] = len(self.whos)
            self.whos.append(who)
        subject = self.clauses.is_subject(first, last, sentence)
        speaks = self.clauses.speaks(first, last, sentence) if subject else 0
        if sentence.block not in self.titles:
            form = self.parsed.tokens[first].lower if kind_of is MentionKind.PRONOUN else ""
            self.places.append(
                Place(
                    first, number, self.order[id(who)], self._could_be(who), who.gender,
                    0.0 if who.gender else lean(who.name), who.plural, subject, speaks, self.quoted[first], kind_of,
                    sentence.block, form, self._owns(first), self.clauses.verb(first, last),
                    self.clauses.is_told(first, last), False, self._is_doubtful(first),
                )
            )  # fmt: skip

    def _is_doubtful(self, at: int) -> bool:
        """Tell a name that only looks like a person's, "her father", and "is a chemist"."""
        name = self.text.at.get(at)
        before = self.parsed.tokens[at - 1].lower if at else ""
        return (name is not None and not name.sure) or (
            name is None and (self.parsed.tokens[at].lower in _OWN or before in _IS)
        )

    @staticmethod
    def _could_be(who: Who) -> ActorKind:
        """Return the kind that a pronoun may take ``who`` for: a bare unknown name is no he or she."""
        return ActorKind.ORGANISATION if who.kind is ActorKind.UNKNOWN and not who.offices else who.kind

    def _read_description(self, what: Description, number: int, sentence: Sentence) -> None:
        if what.sort != "one" and not self._could_speak(what, sentence):
            return
        speaks = self.clauses.speaks(what.first, what.last, sentence) > 0
        before = Before(self.whos, self.places, number, speaks)
        in_title = sentence.block in self.titles
        who, confidence, because = self.described.who(what, before, sentence, in_title=in_title)
        self._note(what.first, what.last, MentionKind.DESCRIPTION, who, confidence, because, number, sentence)

    def _could_speak(self, what: Description, sentence: Sentence) -> bool:
        before = self.parsed.tokens[what.first - 1].lower if what.first > sentence.first else ""
        return (
            before in ("by", "to")
            or before in self.clauses.saying
            or self.clauses.is_subject(what.first, what.last, sentence)
        )

    def _owns(self, at: int) -> bool:
        """Tell whether the pronoun at token ``at`` is a possessor: *her* ship."""
        lower = self.parsed.tokens[at].lower
        after = self.parsed.tokens[at + 1 : at + 2]
        if lower == "her" and self.parsed.relations[at] in ("obj", "iobj", "obl", "nsubj"):
            return False
        return lower == "his" or (lower == "her" and bool(after) and after[0].tag in ("NOUN", "PROPN", "ADJ", "NUM"))

    def _read_pronoun(self, at: int, number: int, sentence: Sentence) -> None:
        token = self.parsed.tokens[at]
        speaks = self.clauses.speaks(at, at + 1, sentence)
        if self.quoted[at] or token.text == "HE" or (token.lower in ("it", "they") and not self._is_told(at, sentence)):
            return
        gender = PRONOUNS[token.lower]
        here = Place(
            at, number, -1, ActorKind.UNKNOWN, gender, 0.0, False, True, speaks, self.quoted[at], MentionKind.PRONOUN,
            sentence.block, token.lower, self._owns(at), self.clauses.verb(at, at + 1), False, self.clauses.answers(at),
        )  # fmt: skip
        answer = self.answer(here, self._named_below(at, sentence))
        if answer:
            who = self.whos[answer.who]
            if gender in ("m", "f"):
                who.gender = who.gender or gender
            because = f"{token.lower}: {answer.because}"
            self._note(at, at + 1, MentionKind.PRONOUN, who, answer.confidence, because, number, sentence)

    def _is_told(self, at: int, sentence: Sentence) -> bool:
        """Tell whether "they" or "it" speaks, and is not plainly somebody that this reading passes over.

        "Half of the crews said *they* …": whoever is said to say it is most likely meant.
        """
        verb = self.clauses.inside(at, sentence)
        is_known = verb < 0 or any(place.verb == verb and place.subject for place in self.places[-MOST:])
        return is_known and self.clauses.says(at)

    def _named_below(self, at: int, sentence: Sentence) -> frozenset[int]:
        """Return, by number, the persons whom the clause of the subject at ``at`` names: none of them is that subject.

        "*She* adds that Senator Brann must wait": she is not Brann. Source: Chomsky 1981, principle C.
        """
        verb = self.parsed.heads[at]
        if self.parsed.relations[at] != "nsubj" or verb == at:
            return frozenset()
        told: set[int] = set()
        for place in range(at + 1, sentence.last):
            name = self.text.at.get(place)
            is_named = name is not None and name.first == place and name.sort is Sort.PERSON
            if is_named and name is not None and not self.quoted[place] and self.clauses.is_below(place, verb):
                who = self.people.named(name.name, next(iter(self.offices.get(place, ())), None), place)[0]
                told.add(self.order.get(id(who), -1))
        return frozenset(told)

    def answer(self, pronoun: Place, barred: frozenset[int] = frozenset()) -> Answer | None:
        """Return whom ``pronoun`` stands for among those read so far, less those ``barred``, by their numbers.

        Training answers from gold here.
        """
        places = [place for place in self.places if place.who not in barred] if barred else self.places
        return antecedent(pronoun, places, self.whos)
