"""A page as our parse reads it, as a spaCy Doc, and what is found in that Doc back as places of the page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from benchmarks.peers.clearnlp import clear
from onrecord.spans import Span
from onrecord.understand.parse import Parsed, parse

Places = list[list[int]]
_KINDS = {"PER": "PERSON", "LOC": "GPE", "MISC": "EVENT"}
_DOUBLE = re.compile("[“”„‟″]")


@dataclass(frozen=True)
class Read:
    """A page's words, the Doc made of them, and where each word stands on the page."""

    doc: Any  # spacy.tokens.Doc
    parsed: Parsed

    def places(self, tokens: Iterable[int]) -> Places:
        """Return the runs of words that the indexes ``tokens`` make, as places of the page."""
        runs: list[list[int]] = []
        for at in sorted(set(tokens)):
            if runs and runs[-1][1] == at:
                runs[-1][1] = at + 1
            else:
                runs.append([at, at + 1])
        words = self.parsed.tokens
        return [[words[first].start, words[last - 1].end] for first, last in runs]

    def tokens(self, start: int, end: int) -> range:
        """Return the indexes of the words that stand between two characters of the Doc's own text."""
        starts = [token.idx for token in self.doc]
        return range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)) if start < end else range(0)


def read(text: str, *, straight: bool = False) -> Read:
    """Return a page as our parse reads it; with ``straight``, each double mark of the Doc is a straight one."""
    parsed = parse(text, [Span(0, len(text))])
    words = [_DOUBLE.sub('"', token.text) if straight else token.text for token in parsed.tokens]
    classes = [token.tag for token in parsed.tokens]
    heads, relations = clear(words, classes, parsed.heads, parsed.relations)
    vocab = _english().vocab
    doc = import_module("spacy.tokens").Doc(
        vocab,
        words=words,
        spaces=[bool(after.start - token.end) for token, after in _pairs(parsed)],
        pos=classes,
        tags=list(parsed.tags),
        heads=heads,
        deps=relations,
        ents=_entities(parsed),
    )
    return Read(_english().get_pipe("lemmatizer")(doc), parsed)


def _pairs(parsed: Parsed) -> Iterable[tuple[Any, Any]]:
    return zip(parsed.tokens, (*parsed.tokens[1:], *parsed.tokens[-1:]), strict=True)


def _entities(parsed: Parsed) -> list[str]:
    marks = ["O"] * len(parsed.tokens)
    for name in parsed.names:
        kind = _KINDS.get(name.kind, name.kind)
        marks[name.first : name.last] = [f"B-{kind}", *[f"I-{kind}"] * (name.last - name.first - 1)]
    return marks


@cache
def _english() -> Any:
    """Return spaCy's empty English pipeline with its lemmas by rule, whose tables come with ``spacy[lookups]``."""
    english = import_module("spacy").blank("en")
    english.add_pipe("lemmatizer", config={"mode": "rule"})
    english.initialize()
    return english
