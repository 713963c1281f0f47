"""Hold the product to what it has reached on the public benchmark files.

    python -m benchmarks.floors [--corpora ../shared] [--update] [--lower REASON]

Runs `benchmarks.predict` over each public file, lets the shared scorer judge, and compares a few figures with
``floors.json``. ``--update`` raises floors to what was reached; it lowers none unless ``--lower`` says why, and that
reason is kept beside the figure. Where the benchmark files are not there it says so and passes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
TOLERANCE = 0.002  # figures differ by less than this between machines (order of floating-point sums)


@dataclass(frozen=True)
class Task:
    """One public file, its task, and the figures that are held."""

    task: str
    file: str  # below corpora/, without .input.jsonl.gz
    figures: dict[str, str]  # our name -> path in the scorer's JSON; one that begins with "-" is better when smaller


TASKS = (
    Task("captures", "captures/examples", {
        "statements f1": "statements.f1",
        "with speaker f1": "with_speaker.f1",
        "body f1": "body.f1",
        "-body leak": "body.leak",
        "-traps": "leaks.marked_not_statement",
    }),
    Task("flat", "seeds/seeds", {"body f1": "body_f1", "-comment leak": "comment_leak"}),
    Task("flat", "flat/public", {
        "body f1": "body_f1",
        "-comment leak": "comment_leak",
        "title": "title_exact",
        "authors f1": "authors_f1",
        "date": "date_accuracy",
        "-trap": "trap_date_rate",
    }),
    Task("extract", "extract/scrapinghub", {"body f1": "body_f1"}),
    Task("extract", "extract/trafilatura", {
        "segments f1": "segments_f1",
        "-comments leak": "comments_pages_leak",
        "title": "title_exact",
        "authors f1": "authors_f1",
        "date": "date_accuracy",
    }),
    Task("statements", "statements/dev", {
        "content f1": "attribution.content_iou50.f1",
        "speaker": "speaker.overlap",
        "direct end to end": "end_to_end.direct.f1",
    }),
    Task("names", "language/names.worldwide.dev", {"f1": "all.f1"}),
    Task("names", "language/names.crossner-politics.dev", {"f1": "all.f1"}),
    Task("parse", "language/parse.ewt.dev", {"upos": "upos", "uas": "uas", "las": "las"}),
    Task("parse", "language/parse.gum.dev", {"upos": "upos", "uas": "uas", "las": "las"}),
    Task("dates", "language/dates.gum.dev", {"exact": "exact", "year": "year"}),
    Task("reprints", "reprints/public", {
        "ari": "ari",
        "root": "root_accuracy",
        "excerpts": "recall_by_tier.excerpt",
        "scans": "recall_by_tier.ocr",
        "-rivals": "hard_negative_error.event_rival",
    }),
    Task("stories", "stories/allsides.dev", {"bcubed f1": "bcubed_f1", "ari": "ari"}),
    Task("stories", "stories/newscluster", {"bcubed f1": "bcubed_f1"}),
    Task("stories", "stories/ecbplus_dev", {"bcubed f1": "bcubed_f1"}),
    Task("timeline", "timeline/t17.dev", {"date f1": "date.f1", "align rouge-1": "align_m1_rouge1.f1"}),
)  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """Run every task; return 0 where no figure fell below its floor."""
    parser = argparse.ArgumentParser("benchmarks.floors", description="Compare what is reached with floors.json.")
    parser.add_argument("--corpora", type=Path, default=Path("../shared"), help="folder of corpora/ and scorers/")
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--lower", default="", metavar="REASON", help="with --update: lower them too, for this reason")
    parser.add_argument("--only", default="", help="only files whose name holds this")
    given = parser.parse_args(argv)
    if not (given.corpora / "scorers").is_dir():
        print(f"floors: no benchmark files at {given.corpora}; nothing was measured, nothing can have fallen")
        return 0
    floors: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    fallen = 0
    for task in TASKS:
        if given.only in task.file:
            fallen += _held(task, given, floors)
    if given.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    print(f"floors: {fallen} below their floor" if fallen else "floors: all held")
    return 1 if fallen else 0


def _held(task: Task, given: argparse.Namespace, floors: dict[str, dict[str, Any]]) -> int:
    """Measure one task and print its figures; return how many fell below their floor."""
    began = time.monotonic()
    reached = measured(task, given.corpora)
    took_s = time.monotonic() - began
    fallen = 0
    held = floors.setdefault(task.file, {})
    for name, value in reached.items():
        floor = held.get(name)
        worse = floor is not None and (value > floor + TOLERANCE if name.startswith("-") else value < floor - TOLERANCE)
        better = floor is None or (value < floor if name.startswith("-") else value > floor)
        if given.update and (better or (worse and given.lower)):
            held[name] = value
            if worse:
                held.setdefault("lowered", {})[name] = f"{floor} to {value}: {given.lower}"
        fallen += worse and not (given.update and bool(given.lower))
        print(f"{task.file:24} {name.lstrip('-'):18} {value:7.4f}  floor {floor}{'  FELL' if worse else ''}")
    print(f"{task.file:24} took {took_s:.0f} s", flush=True)
    return fallen


def measured(task: Task, shared: Path) -> dict[str, float]:
    """Return the figures of one task, from the product's predictions and the shared scorer's judgement."""
    stem = shared / "corpora" / task.file
    with TemporaryDirectory() as folder:
        out = Path(folder) / "predicted.jsonl"
        _run([sys.executable, "-m", "benchmarks.predict", task.task, f"{stem}.input.jsonl.gz", str(out)])
        judge = ["language.py", task.task] if task.file.startswith("language/") else [f"{task.task}.py"]
        scorer = [sys.executable, str(shared / "scorers" / judge[0]), *judge[1:]]
        judged = _run([*scorer, f"{stem}.gold.jsonl.gz", str(out)])
    scored = json.loads(judged)
    return {name: float(_at(scored, path)) for name, path in task.figures.items()}


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"floors: {' '.join(command[:4])} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def _at(scored: Any, path: str) -> Any:
    for name in _parts(path):
        scored = scored[name]
    return scored


def _parts(path: str) -> Iterator[str]:
    yield from path.split(".")


if __name__ == "__main__":
    sys.exit(main())
