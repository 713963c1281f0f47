"""Measure each tool on the public development split and print one table."""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.peers import citron_weights, tools
from benchmarks.peers.pages import read
from benchmarks.peers.tools import Tool

COLUMNS = (
    "tool | given | raised on | content, half overlap | content exact | found: direct / mixed / indirect | "
    "speaker's words | direct with speaker | ms per 1,000 words"
)


@dataclass
class Measured:
    """What a tool found on each page, on how many it raised, and its processor time, parse not counted."""

    rows: list[dict[str, Any]]
    raised: int = 0
    seconds: float = 0.0


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table; return the exit status."""
    parser = argparse.ArgumentParser("benchmarks.peers", description="Other tools over the same reports.")
    parser.add_argument("--corpora", type=Path, default=Path("../shared"), help="folder of corpora/ and scorers/")
    parser.add_argument("--gendergap", type=Path, help="folder of GenderGapTracker's quote_extractor.py")
    parser.add_argument("--citron", type=Path, help="folder that holds the package citron")
    parser.add_argument(
        "--citron-weights", type=Path, nargs="*", default=[], help="folders; weights missing are trained"
    )
    parser.add_argument("--ours", type=Path, help="what benchmarks.predict answered, for a line of our own")
    parser.add_argument("--keep", type=Path, help="folder for what each tool answered")
    given = parser.parse_args(argv)
    corpus = given.corpora / "corpora" / "statements"
    if not corpus.is_dir():
        print(f"peers: no reports at {corpus}: not measured")
        return 0
    reports = list(_rows(corpus / "dev.input.jsonl.gz"))
    words = sum(len(report["text"].split()) for report in reports)
    print(f"| {COLUMNS} |\n|{'---|' * (COLUMNS.count('|') + 1)}")
    for tool in _tools(given, corpus):
        done = _measure(tool, reports)
        told = f"{1e6 * done.seconds / words:.0f}"
        _print(tool.name, tool.given, f"{done.raised} of {len(reports)}", _judged(given, tool.name, done.rows), told)
    if given.ours:
        _print("OnRecord", "the text", "0", _judged(given, "ours", list(_rows(given.ours))), "")
    return 0


def _tools(given: argparse.Namespace, corpus: Path) -> Iterator[Tool]:
    """Yield the tools that are there; of one that is not, a word is said."""
    try:
        yield tools.textacy()
    except ImportError as why:
        print(f"peers: textacy is not installed ({why}): not measured", file=sys.stderr)
        return
    if given.gendergap:
        yield tools.gendergap(given.gendergap)
    for weights in given.citron_weights if given.citron else ():
        yield _citron(given.citron, weights, corpus)


def _citron(package: Path, weights: Path, corpus: Path) -> Tool:
    """Return citron with its weights, of which those that are missing are trained first."""
    parts = citron_weights.lacking(package, weights)
    if parts:
        gold = {row["id"]: row for row in _rows(corpus / "train.gold.jsonl.gz")}
        citron_weights.train(parts, list(_rows(corpus / "train.input.jsonl.gz")), gold, weights)
    return tools.citron(package, weights)


def _measure(tool: Tool, reports: Sequence[dict[str, Any]]) -> Measured:
    done = Measured([])
    for report in reports:
        page = read(report["text"], straight=tool.straight)
        began = time.process_time()
        try:
            found = tool.read(page)
        except Exception as why:  # a tool of others may raise anything; the page then has no answer
            print(f"peers: {tool.name}: {type(why).__name__}: {str(why)[:100]}", file=sys.stderr)
            found, done.raised = [], done.raised + 1
        done.seconds += time.process_time() - began
        done.rows.append({"id": report["id"], "statements": found})
    return done


def _judged(given: argparse.Namespace, name: str, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        out = (given.keep or Path(folder)) / f"{name}.jsonl"
        out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        gold = given.corpora / "corpora" / "statements" / "dev.gold.jsonl.gz"
        scorer = given.corpora / "scorers" / "statements.py"
        judged = subprocess.run([sys.executable, scorer, gold, out], capture_output=True, text=True, check=True)
    return dict(json.loads(judged.stdout))


def _print(name: str, given: str, raised: str, judged: dict[str, Any], seconds: str) -> None:
    attribution = judged["attribution"]
    by_form = attribution["recall_by_form"]
    found = " / ".join(f"{by_form[form]['iou50']:.2f}" for form in ("direct", "mixed", "indirect"))
    figures = (
        f"{attribution['content_iou50']['f1']:.3f}",
        f"{attribution['content_exact']['f1']:.3f}",
        found,
        f"{judged['speaker']['overlap']:.3f}",
        f"{judged['end_to_end']['direct']['f1']:.3f}",
    )
    print("| " + " | ".join((name, given, raised, *figures, seconds)) + " |", flush=True)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


if __name__ == "__main__":
    sys.exit(main())
