"""Speakers: whom the words that name a speaker stand for on this page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import ActorKind, Entity, Mention, MentionKind
from onrecord.spans import Span
from onrecord.understand.cues import cues
from onrecord.understand.parse import Parsed
from onrecord.understand.whys import Whys
from onrecord.understand.words import Token, listed

_HEAD_ENDS = listed("of for at in from who that which with on to whose by")
_PRONOUNS = listed(
    "he she they we i it you him her them us me who which that this both one these those his their its my our your "
    "there what something everything nothing himself herself itself themselves yourself myself ourselves"
)
_WHOLE = listed("the both all who which")  # all of a party
_WHERE = listed("in at near outside from")
_ARTICLES = listed("the a an")
_INDEFINITE = listed("a an some many several two three four five other another few most one")
_LANDS = listed("country nation homeland")  # *her country* condemned it: which one is not said
_OUTLET_KINDS = listed(
    "newspaper television tv broadcast aired magazine daily weekly radio channel broadcaster network station website"
)


def _is_participle(token: Token) -> bool:
    return token.tag == "VERB" and token.lower.endswith(("ing", "ed"))


def _is_apposed(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Tell one person of two offices: the envoy and adviser, Ada Brann. Of two, the second has an article too."""
    ends = [token.text for token in right[1:3]]
    return left[0].tag == "DET" and right[0].tag in ("NOUN", "ADJ") and "," in ends


@dataclass(frozen=True, slots=True)
class Named:
    """One party to a statement, as far as the page tells."""

    name: str
    entity: str
    role: str
    organisation: str
    country: str
    anonymous: bool
    confidence: float
    because: str

    @staticmethod
    def nobody(because: str = "") -> Named:
        """Return the party that the text leaves unnamed."""
        return Named("", "", "", "", "", anonymous=False, confidence=0.4, because=because)


class Cast:
    """Everyone on the page, for look-up by place."""

    def __init__(self, text: str, parsed: Parsed, entities: Sequence[Entity], mentions: Sequence[Mention]) -> None:
        self.text = text
        self.parsed = parsed
        self.entities = {entity.id: entity for entity in entities}
        self.mentions = sorted((m for m in mentions if m.entity in self.entities), key=lambda m: m.span)
        self._whys = Whys(text, self.entities, self.mentions)
        self._starts = [mention.span.start for mention in self.mentions]
        self._longest = max((len(mention.span) for mention in self.mentions), default=0)

    def is_person(self, named: Named) -> bool:
        """Tell whether ``named`` is a person of this page."""
        return named.entity in self.entities and self.entities[named.entity].kind is ActorKind.PERSON

    def may_be_person(self, named: Named) -> bool:
        """Tell whether ``named`` is a person, or a bare name that the page never explains."""
        known = self.entities.get(named.entity)
        return named.name[:1].isupper() if known is None else known.kind in (ActorKind.PERSON, ActorKind.UNKNOWN)

    def speakers(self, span: Span | None) -> list[Named]:
        """Return whom ``span`` names: several where they speak jointly, none where the text names nobody."""
        if span is None:
            return []
        joint = self._joint(span)
        if joint:
            return joint
        found = self._resolved(span)
        if found is not None:
            return [found]
        named = self._as_written(span)
        return [named] if named.name else []

    def others(self, span: Span | None) -> list[Named]:
        """Return whom ``span`` names as addressee or as the one who passed a statement on."""
        if span is None:
            return []
        return [self._other(part) for part in self._parts(span) or [span]]

    def _other(self, span: Span) -> Named:
        found = self._resolved(span)
        if found is None:
            return self._as_written(span, keep_pronoun=True)
        if not found.entity or self.entities[found.entity].kind is not ActorKind.GROUP:
            return found
        return replace(found, name=self._as_written(span, keep_pronoun=True).name)  # "reporters", not "… in Bern"

    def _within(self, span: Span) -> list[Mention]:
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [mention for mention in self.mentions[first:last] if mention.span.overlaps(span)]

    def _joint(self, span: Span) -> list[Named]:
        """Return the several who speak together, where the page tells of both."""
        named = [each for each in map(self._resolved, self._parts(span)) if each is not None]
        return named if len(named) == 2 and named[0].entity != named[1].entity else []

    def _parts(self, span: Span) -> list[Span]:
        """Return both of "Brann and the council", neither of "the head of A and B"."""
        tokens = self.parsed.within(span)
        cuts = [n for n, token in enumerate(tokens) if token.lower == "and"]
        if len(cuts) != 1 or any(t.lower in _HEAD_ENDS or t.lower == "," for t in tokens[: cuts[0]]):
            return []
        left, right = tokens[: cuts[0]], tokens[cuts[0] + 1 :]
        if not left or not right or _is_apposed(left, right):
            return []
        return [Span(part[0].start, part[-1].end) for part in (left, right)]

    def _resolved(self, span: Span) -> Named | None:
        best = self._titled(span)
        for head in self._heads(span):
            holding = [m for m in self._within(span) if m.span.covers(Span(head.start, head.start + 1))]
            if self._is_where(span, head):
                holding = [m for m in holding if self.entities[m.entity].kind is ActorKind.PERSON]
            for mention in sorted(holding, key=lambda m: -len(m.span)):
                if best is None or self._rank(mention) > self._rank(best):
                    best = mention
        if best is None:
            return None
        if self._are_some(span, best):
            entity = self.entities[best.entity]
            return replace(self._as_written(span), country=entity.country, organisation=entity.name)
        return self._named(best)

    def _are_some(self, span: Span, mention: Mention) -> bool:
        """Tell some members from their whole party: *a few* Harbourites, Harbourites *on the council*."""
        entity, words = self.entities[mention.entity], mention.span.of(self.text)
        members = entity.kind is ActorKind.ORGANISATION and words.endswith("s") and words not in entity.name
        around = [token for token in self.parsed.within(span) if not mention.span.covers(Span(token.start, token.end))]
        told = any(token.is_word and token.lower not in _WHOLE for token in around)
        return members and " " not in words and told and words[:5].lower() in entity.name.lower()

    def _is_where(self, span: Span, head: Token) -> bool:
        """Tell whether a name after a comma only says where a place before it lies: police in Tolm, *Norland*."""
        before = [token for token in self.parsed.within(span) if token.end <= head.start]
        comma = next((n for n in range(len(before) - 1, -1, -1) if before[n].text == ","), -1)
        bare = comma > 0 and all(token.tag == "PROPN" for token in [*before[comma + 1 :], head])
        at = comma - 1
        while bare and at > 0 and before[at].tag == "PROPN":
            at -= 1
        return bare and 0 <= at < comma - 1 and before[at].lower in _WHERE

    def _titled(self, span: Span) -> Mention | None:
        """Return the person whose name ends the phrase after a title: the Secretary of State *Ada Brann*."""
        tokens = self.parsed.within(span)
        cut = next((n for n, token in enumerate(tokens) if token.lower in (",", "(")), len(tokens))
        if cut < 2:
            return None
        last = tokens[cut - 1]
        for mention in self._within(Span(last.start, last.end)):
            is_person = self.entities[mention.entity].kind is ActorKind.PERSON and mention.kind is MentionKind.NAME
            ahead = [t for t in tokens if t.end <= mention.span.start]
            if is_person and ahead and ahead[-1].tag in ("PROPN", "NOUN") and mention.span.end >= last.end:
                return mention
        return None

    def _rank(self, mention: Mention) -> tuple[int, int, float]:
        entity = self.entities[mention.entity]
        is_name = mention.kind is MentionKind.NAME
        return (is_name and entity.kind is ActorKind.PERSON, is_name, mention.confidence)

    def _heads(self, span: Span) -> list[Token]:
        """Return the head words: of the phrase, and of each apposition to it."""
        heads: list[Token] = []
        head: Token | None = None
        closed = False
        for token in self.parsed.within(span):
            if token.lower in (",", "—", "–", "(", ")"):
                if head is not None:
                    heads.append(head)
                head, closed = None, False
            elif head is not None and (token.lower in _HEAD_ENDS or _is_participle(token)):
                closed = True  # a lawyer *challenging* the vote: what follows is not who speaks
            elif not closed and token.is_word and token.tag not in ("ADV", "AUX", "VERB") and token.lower != "'s":
                head = token
            elif not closed and token.lower == "'s":
                head = None
            elif token.tag in ("VERB", "AUX") and head is None:
                closed = True
        if head is not None:
            heads.append(head)
        return heads

    def _named(self, mention: Mention) -> Named:
        entity = self.entities[mention.entity]
        anonymous = entity.kind in (ActorKind.GROUP, ActorKind.UNKNOWN) and self._is_anonymous(
            entity.name.lower().split()
        )
        return Named(
            entity.name, entity.id, entity.role, entity.organisation, entity.country, anonymous,
            mention.confidence, self._whys.of(mention),
        )  # fmt: skip

    def _as_written(self, span: Span, *, keep_pronoun: bool = False) -> Named:
        """Return the phrase itself, cut before its apposition, for one whom the page's entities do not hold."""
        tokens = self.parsed.within(span)
        end = next(
            (n for n, t in enumerate(tokens) if t.lower in (",", "(", "who", "whose", "which", "that", "—") and n),
            len(tokens),
        )
        tokens = tokens[:end]
        while tokens and tokens[0].lower == "the":
            tokens = tokens[1:]
        if not tokens or (len(tokens) == 1 and tokens[0].lower in _PRONOUNS and not keep_pronoun):
            return Named.nobody("pronoun that could not be resolved")
        while (
            len(tokens) > 1 and tokens[-1].lower in _OUTLET_KINDS and tokens[-2].is_capital | tokens[-2].text.isdigit()
        ):
            tokens = tokens[:-1]
        words = [token.lower for token in tokens]
        if not keep_pronoun and len(words) <= 2 and words[-1] in _LANDS:
            return Named.nobody("a country that is not named")
        name = self.text[tokens[0].start : tokens[-1].end]
        anonymous = self._is_anonymous(words)
        role = ""
        if anonymous:
            kept = [t for t in tokens if t.lower not in _INDEFINITE]
            stop = next((n for n, t in enumerate(kept) if t.lower in _HEAD_ENDS and n), len(kept))
            while stop > 1 and kept[stop - 1].tag in ("ADJ", "ADV"):  # a source *familiar* with the talks
                stop -= 1
            role = self.text[kept[0].start : kept[stop - 1].end] if kept else ""
        return Named(name, "", role, "", "", anonymous, 0.6, "as the text has it")

    def _is_anonymous(self, words: Sequence[str]) -> bool:
        """Tell whether a description hides its bearer: an official, two pilots, sources close to the talks."""
        stop = next((n for n, word in enumerate(words) if word in _HEAD_ENDS and n), len(words))
        return any(word in cues().anonymous for word in words[:stop])
