"""Where sentences end, against the treebanks: ``python -m benchmarks.sentences [CORPORA]``.

Each document is put together again, a blank between sentences and an empty line between paragraphs, cut by the product,
and the ends are compared. Clean prose: GUM's news, biographies, papers, textbooks and travel guides. Sentences are cut
by rules that learned from no file, so the treebank's train files can be measured too: every other document was looked
at while the rules were made ("seen"), the others not ("unseen"). No shared scorer has this task, so no floor holds it.

The treebank ends sentences at a few colons and semicolons and goes on at most. How many is printed, and what is reached
where these marks are left out.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from benchmarks.arguments import corpora
from onrecord.spans import Span
from onrecord.understand.parse import parse

CLEAN = ("GUM_news", "GUM_bio", "GUM_academic", "GUM_textbook", "GUM_voyage")


@dataclass
class Document:
    """One document: its name, and its paragraphs as sentences."""

    name: str
    paragraphs: list[list[str]] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return self.name.startswith(CLEAN)


@dataclass(frozen=True)
class Ends:
    """Where sentences end in a document put together again, by character."""

    found: set[int]
    gold: set[int]
    marks: set[int]  # behind colons and semicolons that a blank follows

    def counts(self) -> Counter[str]:
        """Return what the measures are made of; "open": where the marks are left out."""
        found, gold = self.found - self.marks, self.gold - self.marks
        return Counter(
            hits=len(self.found & self.gold), ours=len(self.found), gold=len(self.gold), marks=len(self.marks),
            ends=len(self.gold & self.marks), open_hits=len(found & gold), open_ours=len(found), open_gold=len(gold),
        )  # fmt: skip


def main(folder: Path) -> None:
    """Print precision, recall and F1 of the ends of sentences."""
    counts: dict[str, Counter[str]] = {}
    for file in ("ewt.dev", "gum.dev", "gum.train"):
        for document in documents(folder / "language" / f"parse.{file}.conllu.gz"):
            told = ends(document).counts()
            for name in groups(file, document):
                counts.setdefault(name, Counter()).update(told)
    for name, c in sorted(counts.items()):
        precision, recall = c["hits"] / c["ours"], c["hits"] / c["gold"]
        f1 = 2 * c["hits"] / (c["ours"] + c["gold"])
        print(f"{name}: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f} of {c['gold']}", end="; ")
        f1 = 2 * c["open_hits"] / (c["open_ours"] + c["open_gold"])
        print(f"without colons and semicolons, {c['ends']} of {c['marks']} of which end one: {f1:.4f}")


def groups(file: str, document: Document) -> Iterator[str]:
    """Yield the lines of the table that a document counts in."""
    is_seen = crc32(document.name.encode()) % 2 == 0
    if not file.endswith("train"):
        yield file
    if document.is_clean:
        kind = document.name.split("_")[1]
        yield from ("clean prose, dev",) if file == "gum.dev" else ()
        yield from (f"clean prose, train, {'seen' if is_seen else 'unseen'}",) if file == "gum.train" else ()
        yield f"genre {kind}, dev and train"


def documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file."""
    document: Document | None = None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                if document is not None:
                    yield document
                document = Document(line.partition("= ")[2].strip())
            if document is None:
                continue
            if line.startswith("# newpar") and not line.startswith("# newpar_block"):
                document.paragraphs.append([])
            if line.startswith("# text = "):
                document.paragraphs = document.paragraphs or [[]]
                document.paragraphs[-1].append(line.removeprefix("# text = ").rstrip("\n"))
    if document is not None:
        yield document


def ends(document: Document) -> Ends:
    """Return where the product ends sentences in a document put together again, and where they do end."""
    text, spans, gold = "", [], set()
    for sentences in filter(None, document.paragraphs):
        text += "\n\n" if text else ""
        start = len(text)
        for sentence in sentences:
            text += f" {sentence}" if len(text) > start else sentence
            gold.add(len(text))
        spans.append(Span(start, len(text)))
    marks = {found.start() + 1 for found in re.finditer("[:;] ", text)}
    return Ends({sentence.span.end for sentence in parse(text, spans).sentences}, gold, marks)


if __name__ == "__main__":
    main(corpora(__doc__))
