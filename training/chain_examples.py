"""What the ranker of pronouns learns from: each *he* and *she* of a gold document, with its candidates as rows.

Twice over: as the product reads the page (its names, its word classes, its mistakes), and from the mentions that the
treebank marks, with its own syntax.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from chains import Document, Gold
from numpy.typing import NDArray

from onrecord.model import ActorKind, MentionKind
from onrecord.spans import Span
from onrecord.understand.candidates import Candidate, Table, candidates, rows
from onrecord.understand.genders import lean
from onrecord.understand.knowledge import plain, role_words
from onrecord.understand.names import names
from onrecord.understand.parse import Parsed, parse
from onrecord.understand.people import People, Who
from onrecord.understand.pronouns import ANSWERING, PRONOUNS, Answer, Place
from onrecord.understand.reading import Found, Reading
from onrecord.understand.tags import lexicon
from onrecord.understand.wholes import whole


@dataclass
class Example:
    """One pronoun: its candidates as `rows`, and which of them (the last is nobody) are right."""

    document: str
    genre: str
    word: str
    rows: Table
    right: NDArray[np.bool_]
    found: list[Candidate] = field(default_factory=list)


class Chooser:
    """Says whom a pronoun stands for while a document is read: by gold here, by a ranker where one is measured."""

    def __call__(self, example: Example) -> int | None:
        """Return the number of the chosen row; `None` for no answer."""
        at = int(np.argmax(example.right))
        return at if at < len(example.found) else None


class GoldReading(Reading):
    """The product's reading of a gold document, its pronouns answered by a `Chooser`."""

    def __init__(self, document: Document, parsed: Parsed, choose: Chooser) -> None:
        super().__init__(document.text, parsed, whole(parsed, names(parsed)), People(), set())
        self.document = document
        self.choose = choose
        self.examples: list[Example] = []
        self.chain_at = {document.words[at].span.start: chain for at, chain in document.pronouns()}
        self.chains = _Chains(document)

    def answer(self, pronoun: Place, barred: frozenset[int] = frozenset()) -> Answer | None:
        token = self.parsed.tokens[pronoun.at]
        chain = self.chain_at.get(token.start)
        if pronoun.gender not in ("m", "f") or chain is None:
            return None if pronoun.gender in ("m", "f") else super().answer(pronoun, barred)
        found = candidates(pronoun, self.places, self.whos)
        meant = [self._meant(each) for each in found]
        right = np.array([each == chain for each in meant] + [chain not in meant])
        made = Example(
            self.document.id, self.document.genre, token.lower, rows(pronoun, found, self.whos), right, found
        )
        self.examples.append(made)
        at = self.choose(made)
        return None if at is None else Answer(found[at].who, 1.0, "")

    def _meant(self, candidate: Candidate) -> str:
        """Return the chain that the nearest name or description of a candidate belongs to."""
        for place in candidate.places:
            if place.word is not MentionKind.PRONOUN:
                found = self._mention(place)
                return self.chains.of(found.span, is_name=place.word is MentionKind.NAME) if found else ""
        return self.chain_at.get(self.parsed.tokens[candidate.places[0].at].start, "")

    def _mention(self, place: Place) -> Found | None:
        start = self.parsed.tokens[place.at].start
        return next((one for one in reversed(self.found) if one.span.start == start), None)


class _Chains:
    """Finds the gold mention that a found span is."""

    def __init__(self, document: Document) -> None:
        self.golds = [(self._span(document, g), document.words[document.head_of(g)].span, g) for g in document.mentions]

    @staticmethod
    def _span(document: Document, gold: Gold) -> Span:
        return Span(document.words[gold.first].span.start, document.words[gold.last - 1].span.end)

    def of(self, span: Span, *, is_name: bool) -> str:
        """Return the chain of the person whose name ``span`` is, or of the mention that shares most with it."""
        if is_name:
            holding = [(len(place), g.chain) for place, _, g in self.golds if g.kind == "person" and place.covers(span)]
            if holding:
                return min(holding)[1]
        best, chain = 0.33, ""
        for place, head, gold in self.golds:
            if place.start >= span.end:
                break
            both = min(place.end, span.end) - max(place.start, span.start)
            if both > 0 and span.overlaps(head):
                share = both / (len(place) + len(span) - both)
                if share > best:
                    best, chain = share, gold.chain
        return chain


def as_read(document: Document, choose: Chooser) -> tuple[list[Example], list[Found]]:
    """Return the examples of a document as the product reads it."""
    reading = GoldReading(document, parse(document.text, document.paragraphs), choose)
    found = reading.read()
    return reading.examples, found


# --- from the mentions that the treebank marks -------------------------------------------------


def as_marked(document: Document, choose: Chooser) -> list[Example]:
    """Return the examples of a document from its marked mentions of persons."""
    return list(_Marked(document, choose).read())


class _Marked:
    def __init__(self, document: Document, choose: Chooser) -> None:
        self.document = document
        self.choose = choose
        self.people = People()
        self.described: dict[str, Who] = {}
        self.whos: list[Who] = []
        self.order: dict[int, int] = {}
        self.places: list[Place] = []
        self.place_chains: list[str] = []
        self.number_of, self.quoted = _numbers(document)
        self.pronouns = dict(document.pronouns())

    def read(self) -> Iterator[Example]:
        persons = [gold for gold in self.document.mentions if gold.kind == "person"]
        for gold in persons:
            words = self._words(gold)
            if len(words) > 1 and self._is_name(gold):
                self.people.add(" ".join(words))
        for gold in persons:
            word = self.document.words[gold.first]
            if gold.last == gold.first + 1 and gold.first in self.pronouns:
                yield from self._pronoun(gold)
            elif self.document.words[self.document.head_of(gold)].upos in ("PROPN", "NOUN", "ADJ") and word.text:
                self._nominal(gold)

    def _is_name(self, gold: Gold) -> bool:
        return self.document.words[self.document.head_of(gold)].upos == "PROPN"

    def _words(self, gold: Gold) -> list[str]:
        """Return the name in a mention: its capitalised words up to the first that is none, titles left out."""
        head = self.document.head_of(gold)
        inside = [w for w in self.document.words[gold.first : gold.last] if w.upos == "PROPN"]
        if self.document.words[head].upos != "PROPN":
            return [w.text for w in inside]
        titles = role_words()["honorific"] | role_words()["title"] | role_words()["rank"]
        kept = [w.text for w in inside if plain(w.text).rstrip(".") not in titles]
        return kept or [self.document.words[head].text]

    def _nominal(self, gold: Gold) -> None:
        head = self.document.words[self.document.head_of(gold)]
        if self._is_name(gold):
            words = self._words(gold)
            who = self.people.named(" ".join(words), None, gold.first)[0] if words else Who(head.text, ActorKind.PERSON)
            kind = MentionKind.NAME
            who.gender = who.gender or self._title_gender(gold)
        else:
            kind = MentionKind.DESCRIPTION
            key = plain(head.text)
            definite = self.document.words[gold.first].text.lower() in ("the", "this", "that")
            who = self.described.get(key) if definite else None  # type: ignore[assignment]
            if who is None:
                who = Who(head.text, ActorKind.UNKNOWN, gender=_gender(head.text), plural=head.is_plural)
            self.described[key] = who
        self._note(gold, who, kind, self.document.head_of(gold))

    def _title_gender(self, gold: Gold) -> str:
        texts = [w.text for w in self.document.words[gold.first : gold.last]]
        return next((g for g in map(_gender, texts) if g), "")

    def _note(self, gold: Gold, who: Who, kind: MentionKind, head: int) -> None:
        if id(who) not in self.order:
            self.order[id(who)] = len(self.whos)
            self.whos.append(who)
        who.seen = max(who.seen, gold.first)
        form = self.document.words[head].text.lower() if kind is MentionKind.PRONOUN else ""
        self.places.append(self._place(gold, head, self.order[id(who)], who, kind, form))
        self.place_chains.append(gold.chain)

    def _place(self, gold: Gold, head: int, who: int, whose: Who | None, kind: MentionKind, form: str) -> Place:
        word = self.document.words[head]
        subject = word.relation.startswith("nsubj")
        governor = self.document.words[word.head]
        speaks = int(subject and governor.text.lower() in lexicon().saying)
        if speaks and not any(
            w.upos not in ("PUNCT", "ADV") and w.sentence == word.sentence
            for w in self.document.words[word.head + 1 : word.head + 6]
        ):
            speaks = 2
        block = sum(1 for span in self.document.paragraphs if span.start <= word.span.start)
        before = self.document.words[gold.first - 1].text.lower() if gold.first else ""
        owned = self.document.words[gold.first].text.lower() in ("his", "her", "their", "my", "your", "our")
        doubtful = kind is MentionKind.DESCRIPTION and (owned or before in ("is", "was", "are", "were", "became"))
        return Place(
            gold.first, self.number_of[word.sentence], who, whose.kind if whose else ActorKind.UNKNOWN,
            PRONOUNS.get(form, "") if whose is None else whose.gender,
            lean(whose.name) if whose and not whose.gender else 0.0, bool(whose and whose.plural), subject, speaks,
            self.quoted[head], kind, block, form, word.relation == "nmod:poss", word.head,
            word.relation in ("obj", "iobj") and governor.text.lower() in lexicon().saying,
            subject and governor.text.lower() in ANSWERING, doubtful,
        )  # fmt: skip

    def _pronoun(self, gold: Gold) -> Iterator[Example]:
        word = self.document.words[gold.first]
        here = self._place(gold, gold.first, -1, None, MentionKind.PRONOUN, word.text.lower())
        found = candidates(here, self.places, self.whos)
        chains = {place.at: chain for place, chain in zip(self.places, self.place_chains, strict=True)}
        meant = [chains[each.places[0].at] for each in found]
        right = np.array([each == gold.chain for each in meant] + [gold.chain not in meant])
        made = Example(
            self.document.id, self.document.genre, word.text.lower(), rows(here, found, self.whos), right, found
        )
        yield made
        at = self.choose(made)
        if at is not None:
            who = self.whos[found[at].who]
            who.gender = who.gender or here.gender
            self._note(gold, who, MentionKind.PRONOUN, gold.first)


def _gender(word: str) -> str:
    bare = plain(word).rstrip(".")
    if bare in role_words()["man"]:
        return "m"
    return "f" if bare in role_words()["woman"] else ""


def _numbers(document: Document) -> tuple[dict[int, int], list[bool]]:
    """Return each sentence's number, those wholly in quotation marks not counted, and which words are quoted."""
    inside, marks, end = False, [], 0
    for word in document.words:
        if "\n" in document.text[end : word.span.start]:
            inside = False
        end = word.span.end
        if word.text in "“«„":
            inside = True
        elif word.text in "”»":
            inside = False
        elif word.text == '"':
            inside = not inside
        marks.append(inside)
    whole: dict[int, bool] = {}
    for word, is_quoted in zip(document.words, marks, strict=True):
        whole[word.sentence] = whole.get(word.sentence, True) and is_quoted
    numbers, count = {}, 0
    for sentence in sorted(whole):
        count += not whole[sentence]
        numbers[sentence] = count
    return numbers, marks
