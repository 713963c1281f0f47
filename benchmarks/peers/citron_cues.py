"""Train citron's finder of cues anew, by its own code, for a copy that lacks the weights of that step.

Its weights for content and source are small and come with its repository; those for cues are larger than many mirrors
keep. They are made here from a sample of the public training split, without VerbNet, whose licence asks for a form.
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

SAMPLE = 200  # reports of 839
SEED = 4


def train(
    package: Path, rows: Sequence[Mapping[str, Any]], gold: Mapping[str, Mapping[str, Any]], weights: Path
) -> None:
    """Write ``cue-classifier.pickle`` into ``weights`` from a sample of ``rows``; citron lies in ``package``."""
    citron_package(package)
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
        classifier = import_module("citron.cue").CueClassifier
        classifier.build_model(docs.__getitem__, str(reports), str(weights), str(verbs))


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
