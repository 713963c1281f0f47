"""An installed spaCy pipeline in place of our language base: its classes, heads, relations and names, on our words.

Words and sentences stay ours, and so does every offset: what spaCy finds is brought to our words by the characters
that both cover. What a pipeline lacks (a parser, names) stays as our own net reads it, and so do the states that our
further nets read on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from onrecord.problems import BadRequest, MissingExtra
from onrecord.spans import Span
from onrecord.understand.nets.language import Name, Reading
from onrecord.understand.outside.relations import is_clear, universal
from onrecord.understand.words import Token

LONGEST = 100_000  # characters of a sentence that spaCy is given: its own limit is ten times that
BATCH = 64  # sentences
HEARD = 0.9  # confidence of a name: spaCy gives none
_KINDS = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP",
    "DATE": "DATE", "TIME": "DATE",
    **dict.fromkeys(("MISC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"), "MISC"),
}  # fmt: skip


@lru_cache(maxsize=2)
def _loaded(name: str) -> Any:
    try:
        import spacy
    except ImportError:
        raise MissingExtra(f"the spaCy pipeline {name!r}", "spacy") from None
    try:
        return spacy.load(name)
    except (OSError, ValueError) as why:
        raise BadRequest(f"ONRECORD_SPACY names {name!r}, which cannot be loaded: {str(why)[:200]}") from None


def read_by(
    name: str, text: str, sentences: Sequence[Span], words: Sequence[Sequence[Token]], own: Sequence[Reading]
) -> list[Reading]:
    """Return ``own`` readings of some sentences with all in them that the pipeline ``name`` tells.

    ``words`` are those of each sentence. Raises MissingExtra or BadRequest where there is no such pipeline.
    """
    return read_with(_loaded(name), text, sentences, words, own)


def read_with(
    pipeline: Any, text: str, sentences: Sequence[Span], words: Sequence[Sequence[Token]], own: Sequence[Reading]
) -> list[Reading]:
    """Do as `read_by`, with a pipeline at hand."""
    short = [n for n, span in enumerate(sentences) if len(span) <= LONGEST and words[n]]
    docs = pipeline.pipe((sentences[n].of(text) for n in short), batch_size=BATCH)
    parser = pipeline.get_pipe("parser") if pipeline.has_pipe("parser") else None
    turn = parser is not None and is_clear(parser.labels)
    made = list(own)
    for n, doc in zip(short, docs, strict=True):
        made[n] = _Aligned(doc, words[n], sentences[n].start).reading(own[n], turn=turn)
    return made


class _Aligned:
    """A sentence as spaCy cut it beside the same sentence as we did."""

    def __init__(self, doc: Any, words: Sequence[Token], start: int) -> None:
        self.doc, self.words = doc, words
        self.groups: list[list[int]] = []  # of each of our words, the tokens of spaCy that share characters with it
        self.owner: dict[int, int] = {}  # of each token of spaCy, the first of our words that does
        at = 0
        for n, word in enumerate(words):
            while at < len(doc) and _end(doc[at]) <= word.start - start:
                at += 1
            group = []
            last = at
            while last < len(doc) and doc[last].idx < word.end - start:
                group.append(last)
                self.owner.setdefault(last, n)
                last += 1
            self.groups.append(group)

    def reading(self, own: Reading, *, turn: bool) -> Reading:
        leads = [self._lead(n) for n in range(len(self.words))]
        made = replace(
            own,
            classes=tuple(self._told(lead, "pos_", o) for lead, o in zip(leads, own.classes, strict=True)),
            tags=tuple(self._told(lead, "tag_", o) for lead, o in zip(leads, own.tags, strict=True)),
        )
        if self.doc.has_annotation("DEP"):
            heads = [self._head(n, lead) for n, lead in enumerate(leads)]
            relations = [self._relation(n, lead) for n, lead in enumerate(leads)]
            if turn:
                heads, relations = universal([w.text for w in self.words], made.classes, heads, relations)
            heads, relations = _one_tree(heads, relations)
            made = replace(made, heads=tuple(heads), relations=tuple(relations))
        return replace(made, names=tuple(self._names())) if self.doc.has_annotation("ENT_IOB") else made

    def _lead(self, n: int) -> int | None:
        """Return the token of spaCy that stands for our word: the one whose head lies outside it."""
        group = [at for at in self.groups[n] if self.owner[at] == n]
        for at in group:
            head = self.doc[at].head.i
            if head == at or self.owner.get(head) != n:
                return at
        return group[0] if group else None

    def _told(self, lead: int | None, what: str, own: str) -> str:
        told = str(getattr(self.doc[lead], what)) if lead is not None else ""
        return told if told not in ("", "SPACE", "_SP") else own

    def _head(self, n: int, lead: int | None) -> int:
        """Return the head of our word ``n``: 1 for the first word, 0 for the root."""
        if lead is None:  # a word inside a longer token of spaCy's, or beside them all
            return self.owner[self.groups[n][0]] + 1 if self.groups[n] else (1 if n else 0)
        at = lead
        for _ in range(len(self.doc)):
            above = self.doc[at].head.i
            if above == at:
                return 0
            at = above
            if self.owner.get(at, n) != n:
                return self.owner[at] + 1
        return 0

    def _relation(self, n: int, lead: int | None) -> str:
        if lead is None:
            return "dep"
        relation = str(self.doc[lead].dep_)
        return "root" if relation == "ROOT" else relation or "dep"

    def _names(self) -> Iterator[Name]:
        reached = 0
        for entity in self.doc.ents:
            owned = sorted({self.owner[at] for at in range(entity.start, entity.end) if at in self.owner})
            kind = _KINDS.get(entity.label_)
            if kind and owned and owned[0] >= reached:
                yield Name(owned[0], owned[-1] + 1, kind, HEARD)
                reached = owned[-1] + 1


def _end(token: Any) -> int:
    return int(token.idx) + len(token)


def _one_tree(heads: Sequence[int], relations: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return heads that make one tree: further roots, and words that head each other in a ring, hang on the first."""
    heads, relations = list(heads), list(relations)
    state = [0] * len(heads)  # 0 not seen, 1 on the way, 2 done
    for first in range(len(heads)):
        way, at = [], first
        while at >= 0 and state[at] == 0:
            state[at] = 1
            way.append(at)
            at = heads[at] - 1
        if at >= 0 and state[at] == 1:
            heads[at] = 0
        for each in way:
            state[each] = 2
    roots = [n for n, head in enumerate(heads) if head == 0]
    for n in roots[1:]:
        heads[n], relations[n] = roots[0] + 1, "parataxis"
    if roots:
        relations[roots[0]] = "root"
    return heads, relations
