"""Who is the subject, who speaks, and what stands inside quotation marks: as far as word classes tell."""

from __future__ import annotations

from onrecord.understand.parse import Parsed, Sentence
from onrecord.understand.pronouns import ANSWERING
from onrecord.understand.tags import lexicon
from onrecord.understand.words import listed

_OPEN, _CLOSE = frozenset("“«„"), frozenset("”»")
_LONGEST_ASIDE = 16  # tokens between a subject and its verb: "Velten, the minister of …, said"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "AUX", "PART"})
_JOINED = frozenset({"conj", "parataxis", "appos", "discourse"})
_DEEPEST = 12  # steps up a tree
_LONGEST_LIST = 6  # of persons joined by "and" or commas
_CERTAIN = frozenset({"obj", "iobj", "obl", "nmod", "nmod:poss"})  # what is plainly no subject
_UNSAID = listed("mean means meant call calls called suggest suggests suggested indicate indicates indicated")
_BE = listed("is are was were be been being 's 're")
_SETTING = listed("on in at during late early last this today yesterday")


class Clauses:
    """What the verbs around a noun phrase say of it; every answer looks at a bounded number of tokens."""

    def __init__(self, parsed: Parsed) -> None:
        self.tokens = parsed.tokens
        self.parsed = parsed
        self.saying = lexicon().saying

    def head(self, first: int, last: int) -> int:
        """Return the token that governs the others of a phrase; of one with an article cut off too."""
        heads = self.parsed.heads
        return next((at for at in range(first, last) if not first <= heads[at] < last or heads[at] == at), first)

    def verb(self, first: int, last: int) -> int:
        """Return the token that a phrase depends on; its own head where it depends on none."""
        return self.parsed.heads[self.head(first, last)]

    def is_below(self, at: int, verb: int) -> bool:
        """Tell whether token ``at`` stands in a clause that depends on ``verb``, not in one joined to it by "and"."""
        for _ in range(_DEEPEST):
            above = self.parsed.heads[at]
            if self.parsed.relations[at] in _JOINED and above == verb:
                return False
            if above in (verb, at):
                return above == verb
            at = above
        return False

    def is_told(self, first: int, last: int) -> bool:
        """Tell whether a phrase is the object of a verb of saying: whom somebody told."""
        head = self.head(first, last)
        is_object = self.parsed.relations[head] in ("obj", "iobj")
        return is_object and self.tokens[self.parsed.heads[head]].lower in self.saying

    def answers(self, at: int) -> bool:
        """Tell whether token ``at`` is the subject of a verb of answering: "It is not," *he* replied."""
        return self.parsed.relations[at] == "nsubj" and self.tokens[self.parsed.heads[at]].lower in ANSWERING

    def says(self, at: int) -> bool:
        """Tell whether token ``at``, "they" or "it", is said to speak: not *it* was reported, nor *it* means."""
        verb = self.parsed.heads[at]
        is_subject = self.parsed.relations[at] == "nsubj" and self.tokens[verb].lower in self.saying - _UNSAID
        return is_subject and not any(token.lower in _BE for token in self.tokens[at + 1 : min(verb, at + 4)])

    def inside(self, at: int, sentence: Sentence) -> int:
        """Return the verb in whose clause the subject at ``at`` is told of, if it has a subject before: "Half *said*
        they will come"; -1 where there is none."""
        verb = self.parsed.heads[at]
        above = self.parsed.heads[verb]
        if self.parsed.relations[verb] not in ("ccomp", "advcl", "xcomp", "conj") or above == verb or above > at:
            return -1
        before = range(sentence.first, min(above, at))
        is_told = any(self.parsed.heads[i] == above and self.parsed.relations[i] == "nsubj" for i in before)
        return above if is_told else -1

    def _relation(self, first: int, last: int) -> str:
        """Return what a phrase is to its verb; of "Velten and Dorn" or "the envoy, Dorn" all are what the first is."""
        at = self.head(first, last)
        for _ in range(_LONGEST_LIST):
            relation, above = self.parsed.relations[at], self.parsed.heads[at]
            if relation not in ("conj", "appos", "flat", "nmod:desc") or above == at:
                return relation
            at = above
        return ""

    def is_subject(self, first: int, last: int, sentence: Sentence) -> bool:
        """Tell whether tokens ``first`` to ``last`` are the subject of a verb, before or after it."""
        relation = self._relation(first, last)
        if relation in _CERTAIN or relation.startswith("nsubj"):
            return relation.startswith("nsubj")
        at = self._after_aside(last, sentence)
        while at < sentence.last and self.tokens[at].tag in ("ADV", "PART"):
            at += 1
        if at < sentence.last and self._is_finite(at):
            return not (first > sentence.first and self.tokens[first - 1].tag == "ADP")
        return self._is_inverted(first, sentence)

    def _is_inverted(self, first: int, sentence: Sentence) -> bool:
        """Tell "…,” said Velten" from "Dorn told Velten", where the verb has its subject before it."""
        verb = first - 1
        if verb < sentence.first or self.tokens[verb].lower not in self.saying:
            return False
        return verb == sentence.first or self.tokens[verb - 1].tag not in _NOMINAL

    def speaks(self, first: int, last: int, sentence: Sentence) -> int:
        """Return 1 for the subject of a verb of saying, 2 where that ends its sentence ("…, Velten said."), else 0."""
        verb = self._governing(first, last) or self._verb(self._after_aside(last, sentence), sentence)
        if verb is None and self._is_inverted(first, sentence):
            if last < sentence.last and self._is_finite(last):
                return 0  # "said Dorn had left"
            verb = last - 1
        if verb is None:
            return 0
        rest = [token for token in self.tokens[max(verb + 1, last) : sentence.last] if token.is_word]
        trails = not rest or (len(rest) < 5 and rest[0].lower in _SETTING)
        opened = first > sentence.first + 1 and any(t.text == "," for t in self.tokens[first - 2 : first])
        return 2 if trails and (opened or first == sentence.first) else 1

    def _governing(self, first: int, last: int) -> int | None:
        """Return the verb of saying whose subject a phrase is, as the parse has it."""
        head = self.head(first, last)
        above = self.parsed.heads[head]
        is_said = self.parsed.relations[head] == "nsubj" and self.tokens[above].lower in self.saying
        return above if is_said and above != head else None

    def _after_aside(self, last: int, sentence: Sentence) -> int:
        """Return the token after what may stand between a subject and its verb."""
        if last < sentence.last and self.tokens[last].lower in ("who", "which"):
            stop = min(sentence.last, last + 3 * _LONGEST_ASIDE)  # "a pilot who has … , said"
            return next((i for i in range(last + 1, stop) if self._resumes(i)), last + 1)
        if last < sentence.last and self.tokens[last].text == ",":
            stop = min(sentence.last, last + _LONGEST_ASIDE)
            close = next((i for i in range(last + 1, stop) if self.tokens[i].text == ","), -1)
            return close + 1 if close > 0 else last
        if last < sentence.last and self.tokens[last].lower == "and":
            at = last + 1  # "Dornfeld *and Brandl* met"
            while at < min(sentence.last, last + 6) and self.tokens[at].tag in ("PROPN", "NOUN", "ADJ", "DET"):
                at += 1
            return at if at > last + 1 else last
        return last

    def _resumes(self, at: int) -> bool:
        return self.tokens[at].lower in self.saying and self.tokens[at - 1].text == ","

    def _is_finite(self, at: int) -> bool:
        return self.tokens[at].tag in ("VERB", "AUX") and not self.tokens[at].lower.endswith("ing")

    def _verb(self, at: int, sentence: Sentence) -> int | None:
        """Return the verb of saying that follows token ``at``, auxiliaries and adverbs let by."""
        stop = min(sentence.last, at + 4)
        while at < stop and self.tokens[at].tag in ("ADV", "PART", "AUX"):
            at += 1
        return at if at < stop and self.tokens[at].lower in self.saying else None


def quoted(text: str, parsed: Parsed) -> list[bool]:
    """Tell for each token whether it stands inside double quotation marks; a new paragraph begins outside."""
    inside, out = False, []
    end = 0
    for token in parsed.tokens:
        if "\n" in text[end : token.start]:
            inside = False
        end = token.end
        if token.text in _OPEN:
            inside = True
        elif token.text in _CLOSE:
            inside = False
        elif token.text == '"':
            inside = not inside
        out.append(inside)
    return out
