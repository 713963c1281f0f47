"""Train the parts of citron whose weights a folder lacks, by citron's own code, on a sample of the training split.

In an empty folder all five are trained: citron for the same kind of text. Of the weights that come with its repository,
those for cues are larger than many mirrors keep: they alone are trained then. VerbNet, whose licence asks for a form,
is left out.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.peers.pages import Read, read
from benchmarks.peers.tools import citron_package

SAMPLE = 300  # reports of 839
SEED = 4
_PARTS = (
    ("cue", "CueClassifier"),
    ("content", "ContentClassifier"),
    ("content", "ContentResolver"),
    ("source", "SourceClassifier"),
    ("source", "SourceResolver"),
)


def lacking(package: Path, weights: Path) -> list[Any]:
    """Return the parts of citron, whose package lies in ``package``, that have no weights in ``weights``."""
    citron_package(package)
    parts = [getattr(import_module(f"citron.{module}"), name) for module, name in _PARTS]
    files = {part: weights / part.MODEL_FILENAME for part in parts}
    return [part for part, file in files.items() if not file.exists() or not file.stat().st_size]


def train(
    parts: Sequence[Any], rows: Sequence[Mapping[str, Any]], gold: Mapping[str, Mapping[str, Any]], weights: Path
) -> None:
    """Write the weights of ``parts`` into ``weights`` from a sample of ``rows``."""
    sample = random.Random(SEED).sample(list(rows), min(SAMPLE, len(rows)))
    pages = {row["id"]: read(row["text"]) for row in sample}
    docs = {page.doc.text: page.doc for page in pages.values()}
    with TemporaryDirectory() as folder:
        reports, verbs = Path(folder) / "reports", Path(folder) / "verbnet"
        reports.mkdir()
        verbs.mkdir()
        for n, (id, page) in enumerate(pages.items()):
            quotes = list(_quotes(page, gold[id]["statements"]))
            (reports / f"{n}.json").write_text(json.dumps({"text": page.doc.text, "quotes": quotes}), encoding="utf-8")
        for part in parts:
            more = [str(verbs)] if part.__name__ == "CueClassifier" else []
            part.build_model(docs.__getitem__, str(reports), str(weights), *more)


def _quotes(page: Read, statements: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for statement in statements:
        if statement["cue"] and statement["content"]:
            yield {
                "cue": _place(page, statement["cue"][0]),
                "sources": [_place(page, part) for part in statement["source"]],
                "contents": [_place(page, part) for part in statement["content"]],
            }


def _place(page: Read, part: Sequence[int]) -> dict[str, int]:
    """Return a place of the page as a place of the Doc's text, which has one blank where the page has several."""
    first = page.parsed.index(part[0])
    last = max(first, page.parsed.index(part[1] - 1))
    end = page.doc[min(last, len(page.doc) - 1)]
    return {"start": page.doc[min(first, len(page.doc) - 1)].idx, "end": end.idx + len(end)}
