"""Where sentences end, against the two treebanks: ``python -m benchmarks.sentences [CORPORA]``.

Each document of the development files is put together again, a blank between sentences and an empty line between
paragraphs, cut by the product, and the ends are compared. No shared scorer has this task, so no floor holds it.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.spans import Span
from onrecord.understand.parse import parse


def main(corpora: Path) -> None:
    """Print precision, recall and F1 of the ends of sentences in each file."""
    for name in ("ewt", "gum"):
        hits = ours = theirs = 0
        for paragraphs in documents(corpora / "language" / f"parse.{name}.dev.conllu.gz"):
            text, spans, gold = _put_together(paragraphs)
            found = {sentence.span.end for sentence in parse(text, spans).sentences}
            hits, ours, theirs = hits + len(found & gold), ours + len(found), theirs + len(gold)
        print(f"{name}: precision {hits / ours:.4f}, recall {hits / theirs:.4f}, F1 {2 * hits / (ours + theirs):.4f}")


def documents(path: Path) -> Iterator[list[list[str]]]:
    """Yield documents as paragraphs of sentences."""
    document: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            if line.startswith("# newpar") and not line.startswith("# newpar_block"):
                document.append([])
            if line.startswith("# text = "):
                document[-1:] = [[*(document[-1] if document else []), line.removeprefix("# text = ").rstrip("\n")]]
    yield document


def _put_together(paragraphs: list[list[str]]) -> tuple[str, list[Span], set[int]]:
    text, spans, ends = "", [], set()
    for sentences in filter(None, paragraphs):
        text += "\n\n" if text else ""
        start = len(text)
        for sentence in sentences:
            text += f" {sentence}" if len(text) > start else sentence
            ends.add(len(text))
        spans.append(Span(start, len(text)))
    return text, spans, ends


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpora"))
