"""What the attribution net is told of each word: numbers and places in small tables, never the word itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.spans import Span
from onrecord.understand.cues import cues
from onrecord.understand.draft import Draft
from onrecord.understand.nets.spelling import spelling
from onrecord.understand.parse import Parsed
from onrecord.understand.quotes import Quote
from onrecord.understand.tags import is_title_case

FORMS = 1 << 13  # rows of the table of word forms; a row stands for all words that hash to it
FARTHEST = 8  # words: heads farther off than this, on either side, are told as this far
NAMES = ("PER", "ORG", "LOC", "NORP", "MISC", "DATE")
KINDS = ("say", "ask", "deny", "promise", "urge", "judge", "blame", "think", "show", "act")
# One column each: begins or goes on inside a cue, a source or a content that the rules found, each by the weight of
# what they found; on which side of the content its cue stands; where a sentence or a paragraph begins; a headline.
READ, AFTER_CUE, BEFORE_CUE, SENTENCE, PARAGRAPH, FIRST = 0, 6, 7, 8, 9, 10
FLAGS = 11
RULES = 8  # of these flags tell what the rules found

Whole = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of the words of a page, one entry a word."""

    keys: NDArray[np.int64]  # of their vectors
    heads: Whole  # index of each word's head; its own where it is the root
    tables: Whole  # (words, 7): form, class, tag, relation, distance to the head, mark, kind of cue
    flags: NDArray[np.float32]  # (words, FLAGS)
    states: NDArray[np.float32]  # (words, width): of the language net


TABLES = ("form", "class", "tag", "relation", "distance", "mark", "cue", "name")
SIZES = (FORMS, 32, 64, 64, 2 * FARTHEST + 1, 8, 2 * (len(KINDS) + 1) + 1, 2 * len(NAMES) + 1)


def traits(parsed: Parsed, quotes: Sequence[Quote], drafts: Sequence[Draft]) -> Traits:
    """Return the traits of a page's words, given the quotations and what the rules read."""
    count = len(parsed.tokens)
    tables = np.zeros((count, len(TABLES)), np.int32)
    spelled = [spelling(token.text) for token in parsed.tokens]
    keys = np.array([each.key for each in spelled], np.int64)
    tables[:, 0] = [each.form % FORMS for each in spelled]
    tables[:, 1] = [_row("class", token.tag) for token in parsed.tokens]
    tables[:, 2] = [_row("tag", tag) for tag in parsed.tags]
    tables[:, 3] = [_row("relation", relation) for relation in parsed.relations]
    heads = np.array(parsed.heads, np.int32)
    tables[:, 4] = np.clip(heads - np.arange(count), -FARTHEST, FARTHEST) + FARTHEST
    tables[:, 5] = _marks(parsed, quotes)
    tables[:, 6] = [_cue_row(token.lower) for token in parsed.tokens]
    for name in parsed.names:
        row = NAMES.index(name.kind) if name.kind in NAMES else len(NAMES) - 1
        tables[name.first : name.last, 7] = 2 * row + 2
        tables[name.first, 7] = 2 * row + 1
    return Traits(keys, heads, tables, _flags(parsed, drafts), parsed.states)


_CLASSES = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
_TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB "
    "RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX ``"
)
_RELATIONS = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt "
    "conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat flat:foreign "
    "goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl "
    "obl:agent obl:unmarked orphan parataxis punct reparandum root vocative xcomp"
)
_ROWS = {
    kind: {name: row for row, name in enumerate(names.split(), 1)}
    for kind, names in (("class", _CLASSES), ("tag", _TAGS), ("relation", _RELATIONS))
}


def _row(kind: str, name: str) -> int:
    """Return the row of a label; 0 for one that the net was never told of."""
    return _ROWS[kind].get(name, 0)


@lru_cache(maxsize=1 << 15)
def _cue_row(word: str) -> int:
    known = cues()
    form = known.forms.get(word)
    if form is not None:
        cue = known.verbs.get(form.base)
        return 1 + (KINDS.index(cue.kind) if cue is not None else len(KINDS))
    noun = known.nouns.get(word)
    if noun is not None:
        return 2 + len(KINDS) + KINDS.index(noun.kind)
    return 2 * (len(KINDS) + 1) if any(word == phrase[0] for phrase in known.sources) else 0


def _marks(parsed: Parsed, quotes: Sequence[Quote]) -> Whole:
    """Return where each word stands.

    0: outside quotations; 1, 2: an opening, a closing mark; 3: first word; 4: inside; 5: in one that goes on from the
    paragraph before; 6: in a quotation inside a quotation.
    """
    made = np.zeros(len(parsed.tokens), np.int32)
    for quote in sorted(quotes, key=lambda q: q.depth):
        first, last = parsed.index(quote.outer.start), parsed.index(quote.outer.end)
        if quote.depth > 1:
            made[first:last] = 6
            continue
        begin, end = parsed.index(quote.span.start), parsed.index(quote.span.end)
        made[first:begin], made[end:last] = 1, 2
        made[begin:end] = 5 if quote.continues else 4
        if begin < end and not quote.continues:
            made[begin] = 3
    return made


def _flags(parsed: Parsed, drafts: Sequence[Draft]) -> NDArray[np.float32]:
    made = np.zeros((len(parsed.tokens), FLAGS), np.float32)
    block = -1
    for sentence in parsed.sentences:
        made[sentence.first, SENTENCE] = 1
        made[sentence.first, PARAGRAPH] = sentence.block != block
        block = sentence.block
        if block == 0 and is_title_case(parsed.of(sentence)):
            made[sentence.first : sentence.last, FIRST] = 1
    for draft in sorted(drafts, key=lambda d: d.weight):
        for column, span in _parts(draft):
            first, last = parsed.index(span.start), parsed.index(span.end)
            if first >= last:
                continue
            made[first, READ + column] = draft.weight
            made[first + 1 : last, READ + column + 1] = draft.weight
            if column == 4 and draft.cue is not None:
                made[first:last, AFTER_CUE if draft.cue.start < span.start else BEFORE_CUE] = 1
    return made


def _parts(draft: Draft) -> Iterator[tuple[int, Span]]:
    for span in draft.content:
        yield 4, span
    source = draft.source.speaker
    if source is not None:
        yield 2, source
    if draft.cue is not None:
        yield 0, draft.cue
