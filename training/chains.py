"""Gold chains of coreference, as the GUM treebank marks them: its documents as running text, with who is meant."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.spans import Span

_MENTION = re.compile(r"(\()?(\d+)(\[\d+/\d+\])?(?:-([a-z]+)-[^()]*)?(\))?")
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))


@dataclass(frozen=True)
class Word:
    """One word of a document, in its place."""

    span: Span
    text: str
    upos: str
    relation: str
    head: int  # of the document's words; its own number where it is the root of its sentence
    sentence: int
    is_plural: bool


@dataclass(frozen=True)
class Gold:
    """One marked mention: words ``first`` up to, not including, ``last``, and the chain that it is part of."""

    first: int
    last: int
    kind: str  # person, organization, place, animal …
    chain: str


@dataclass
class Document:
    """One document with its chains."""

    id: str
    genre: str
    text: str = ""
    words: list[Word] = field(default_factory=list)
    mentions: list[Gold] = field(default_factory=list)  # by place, the longer first
    paragraphs: list[Span] = field(default_factory=list)

    def head_of(self, gold: Gold) -> int:
        """Return the word that governs the others of a mention."""
        inside = range(gold.first, gold.last)
        free = (at for at in inside if self.words[at].head == at or self.words[at].head not in inside)
        return next(free, gold.first)

    def pronouns(self) -> Iterator[tuple[int, str]]:
        """Yield the number of each *he* and *she*, in whatever form, with its chain."""
        alone = {gold.first: gold.chain for gold in self.mentions if gold.last == gold.first + 1}
        for at, word in enumerate(self.words):
            if word.upos == "PRON" and word.text.lower() in HE | SHE and at in alone:
                yield at, alone[at]


def documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file whose last column marks chains."""
    for part in gzip.decompress(path.read_bytes()).decode("utf-8").split("# newdoc id = ")[1:]:
        id, _, rest = part.partition("\n")
        yield _document(id, [block.split("\n") for block in rest.split("\n\n") if block.strip()])


def _document(id: str, blocks: Sequence[Sequence[str]]) -> Document:
    made = Document(id, id.split("_")[1])
    open_now: dict[str, list[tuple[int, str]]] = {}
    start = 0
    for number, lines in enumerate(blocks):
        if number and any(line.startswith("# newpar") for line in lines):
            made.text = made.text.rstrip()
            made.paragraphs.append(Span(start, len(made.text)))
            made.text += "\n\n"
            start = len(made.text)
        offset = len(made.words)
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        _add_words(made, rows, number)
        words = [row for row in rows if row[0].isdigit()]
        for at, row in enumerate(words, offset):
            _add_mentions(made, row[9], at, open_now)
    made.text = made.text.rstrip()
    made.paragraphs.append(Span(start, len(made.text)))
    made.mentions.sort(key=lambda gold: (gold.first, -gold.last))
    return made


def _add_words(document: Document, rows: Sequence[Sequence[str]], sentence: int) -> None:
    """Add the words of one sentence; of a contraction, whose parts share one place, each its own letters."""
    offset = len(document.words)
    whole_end, whole_gap = -1, ""
    for row in rows:
        gap = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:
            whole_end, whole_gap = int(row[0].split("-")[1]), gap
        elif row[0].isdigit():
            number, head = int(row[0]), int(row[6])
            start = len(document.text)
            document.text += row[1]
            if number >= whole_end:
                document.text += whole_gap if number == whole_end else gap
            place = Span(start, start + len(row[1]))
            governor = offset + (head or number) - 1
            document.words.append(Word(place, row[1], row[3], row[7], governor, sentence, "Number=Plur" in row[5]))


def _add_mentions(document: Document, notes: str, at: int, open_now: dict[str, list[tuple[int, str]]]) -> None:
    found = _ENTITY.search(notes)
    for opens, chain, _, kind, closes in _MENTION.findall(found.group(1)) if found else ():
        if opens:
            open_now.setdefault(chain, []).append((at, kind))
        if closes and open_now.get(chain):
            first, kind = open_now[chain].pop()
            document.mentions.append(Gold(first, at + 1, kind, chain))
