"""Whom pronouns and descriptions stand for, by kind: ``python -m benchmarks.coreference [CORPORA]``.

GUM's documents are read as pages are. Of each kind: how many of the links that the product makes are right (the mention
and the one it is linked to are one chain of the treebank's), and how many of those that the treebank marks it makes. A
description counts where it speaks again of somebody spoken of before. The reader of pronouns learned from the train
documents, and half of them were looked at while the rules were made: dev and "unseen" are the others.

Which spoken-of ones are told by a place (a capital for its government) no treebank marks: see the scorer of captures.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from chains import Document, Gold, documents

from benchmarks.arguments import corpora
from onrecord.model import ActorKind, MentionKind
from onrecord.spans import Span
from onrecord.understand.knowledge import role_words
from onrecord.understand.names import names
from onrecord.understand.parse import parse
from onrecord.understand.people import People
from onrecord.understand.reading import Found, Reading
from onrecord.understand.tags import lexicon
from onrecord.understand.wholes import whole

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
    "they": "they", "it": "it",
}  # fmt: skip
DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their"))


@dataclass(frozen=True)
class Marked:
    """One mention of the treebank: where it stands, its head's place, its chain and its kind."""

    span: Span
    head: Span
    names: Span  # the proper nouns beside its head, "Ada Brann"; its head alone where there are none
    chain: str
    kind: str  # "he", "they", "the minister" …; "" for names and what is not measured
    speaks: bool
    is_again: bool  # whether its chain was spoken of before by name or description


def main(folder: Path) -> None:
    """Print precision and recall by kind, of all and of the subjects of verbs of saying."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for file in ("gum.train", "gum.dev"):
        for document in documents(folder / "language" / f"parse.{file}.conllu.gz"):
            is_seen = file == "gum.train" and crc32(document.id.encode()) % 2 == 0
            for kind, told in compared(document):
                counts.setdefault((kind, "seen" if is_seen else "unseen"), Counter()).update(told)
    for (kind, part), c in sorted(counts.items()):
        print(f"{kind:14} {part:7}{_line(c, '')}   who speak:{_line(c, ' speaking')}")


def _speaking(told: Counter[str]) -> Counter[str]:
    return Counter({f"{what} speaking": count for what, count in told.items()})


def _line(c: Counter[str], what: str) -> str:
    made, marked = c["made" + what], c["marked" + what]
    precision = f"{c['right' + what] / made:.3f}" if made else "  –  "
    recall = f"{c['found' + what] / marked:.3f}" if marked else "  –  "
    return f" precision {precision} of {made:4}, recall {recall} of {marked:4}"


def compared(document: Document) -> Iterator[tuple[str, Counter[str]]]:
    """Yield kinds with what is to be counted of them in a document."""
    marked = list(_marked(document))
    for each in marked:
        if each.kind and each.is_again:
            told = Counter({"marked": 1})
            yield each.kind, told + (_speaking(told) if each.speaks else Counter())
    found = read(document)
    for at, one in enumerate(found):
        kind = kind_of(one)
        before = linked(found, at)
        if kind and before is not None:
            own, other = at_place(marked, one.span), at_place(marked, before.span)
            is_right = own is not None and other is not None and own.chain == other.chain
            is_found = is_right and own is not None and own.kind == kind and own.is_again
            told = Counter({"made": 1, "right": int(is_right), "found": int(is_found)})
            yield kind, told + (_speaking(told) if own is not None and own.speaks else Counter())


def read(document: Document) -> list[Found]:
    """Return the mentions of a document as the product finds them."""
    parsed = parse(document.text, document.paragraphs)
    return Reading(document.text, parsed, whole(parsed, names(parsed)), People(), set()).read()


def kind_of(found: Found) -> str:
    """Return which kind of mention the product found; "" for names."""
    if found.kind is MentionKind.PRONOUN:
        return PRONOUNS.get(found.because.split(":")[0], "")
    if found.kind is not MentionKind.DESCRIPTION or found.because == "apposition":
        return ""
    if found.who.kind in (ActorKind.ORGANISATION, ActorKind.STATE):
        return "the ministry"
    return "the officials" if found.who.plural else "the minister"


def linked(found: Sequence[Found], at: int) -> Found | None:
    """Return the nearest name or description before that a mention is linked to; else the first name after it."""
    same = [one for one in found if one.who is found[at].who and one.kind is not MentionKind.PRONOUN]
    before = [one for one in same if one.span < found[at].span]
    after = (one for one in same if one.kind is MentionKind.NAME and found[at].span < one.span)
    return before[-1] if before else next(after, None)


def at_place(marked: Sequence[Marked], span: Span) -> Marked | None:
    """Return the mention of the treebank that shares most with ``span``: one whose head stands there, or around it.

    The treebank marks "Minister Ada Brann of Tavia" as one mention; the product finds the name in it.
    """
    best, found = 0.0, None
    for each in marked:
        if each.span.start >= span.end:
            break
        both = min(each.span.end, span.end) - max(each.span.start, span.start)
        if both > 0 and (span.overlaps(each.head) or each.names.covers(span)):
            share = both / (len(each.span) + len(span) - both)
            best, found = (share, each) if share > best else (best, found)
    return found


def _marked(document: Document) -> Iterator[Marked]:
    spoken_of: set[str] = set()
    for gold in document.mentions:
        head = document.words[document.head_of(gold)]
        above = document.words[head.head]
        speaks = head.relation.startswith("nsubj") and above.text.lower() in lexicon().saying
        span = Span(document.words[gold.first].span.start, document.words[gold.last - 1].span.end)
        yield Marked(
            span, head.span, _names(document, gold), gold.chain, _kind(document, gold), speaks, gold.chain in spoken_of
        )
        if head.upos != "PRON":
            spoken_of.add(gold.chain)


def _names(document: Document, gold: Gold) -> Span:
    head = document.head_of(gold)
    last = head
    while last + 1 < gold.last and document.words[last + 1].upos == "PROPN":
        last += 1
    return Span(document.words[head].span.start, document.words[last].span.end)


def _kind(document: Document, gold: Gold) -> str:
    first, head = document.words[gold.first].text.lower(), document.words[document.head_of(gold)]
    word = head.text.lower()
    if head.upos == "PRON":
        return PRONOUNS.get(word, "") if gold.last == gold.first + 1 else ""
    if head.upos != "NOUN" or first not in DEFINITE:
        return ""
    if gold.kind == "organization" and not head.is_plural:
        return "the ministry"
    if gold.kind != "person":
        return ""
    return "the officials" if head.is_plural or word in role_words()["many"] else "the minister"


if __name__ == "__main__":
    main(corpora(__doc__))
