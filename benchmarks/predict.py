"""Run the product itself over a task file, through its public API, and write predictions in the scorer's form.

    python -m benchmarks.predict TASK INPUT.jsonl[.gz] OUT.jsonl

TASK is extract, flat, statements, captures, reprints or stories: each line of INPUT becomes a capture of a fresh
record, given as a user would give it (a text file, a line of JSON Lines, a page in a WARC file), and every answer is
read from that record. Or it is timeline: of the lines of each topic a record is made, which is asked for the time lines
of the tasks beside INPUT. Or one of `benchmarks.direct`, such as dates: each line is asked of one public function.
Exit status 0 only if every id was answered.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import sys
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onrecord
from benchmarks.direct import DIRECT
from benchmarks.timeline import timeline
from onrecord.model import Article, Form, Modality, Region, Reprint, Story
from onrecord.record.answers import ArticlePage, StatementLine
from onrecord.record.record import Record
from onrecord.spans import Span
from onrecord.tell.progress import Bar

Row = dict[str, Any]
SURE = 0.4  # of two statements, one in the other, the outer counts if it is at least this sure
MARKS = frozenset("\"“”‘’'„«»")


@dataclass(frozen=True)
class Benchmark:
    """How a task's rows become captures, and how the record's answers become predictions."""

    given: Callable[[Path, list[Row], Path], Mapping[str, str]]  # input, rows, folder -> source of each id
    answered: Callable[[ArticlePage], Row]
    wanted: tuple[type[Any], ...] = ()  # the nouns that the answers are made of; none: all


def main(argv: list[str] | None = None) -> int:
    """Predict one task; return the exit status."""
    parser = argparse.ArgumentParser("benchmarks.predict", description="Run OnRecord over a task file.")
    parser.add_argument("task", choices=sorted((*TASKS, *DIRECT, "timeline")))
    parser.add_argument("input", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args(argv)
    rows = list(read(given.input))
    if given.task in DIRECT:
        predictions = {row["id"]: DIRECT[given.task](row) for row in rows}
    elif given.task == "timeline":
        articles, rows = rows, list(read(given.input.with_name(f"{_set_of(given.input)}.tasks.jsonl.gz")))
        with TemporaryDirectory() as folder, Bar() as bar:
            predictions = timeline(rows, articles, Path(folder), given.jobs, bar)
    else:
        with TemporaryDirectory() as folder:
            predictions = predict(TASKS[given.task], given.input, rows, Path(folder), given.jobs)
    with given.out.open("w", encoding="utf-8") as out:
        for row in rows:
            if row["id"] in predictions:
                out.write(json.dumps({"id": row["id"], **predictions[row["id"]]}, ensure_ascii=False) + "\n")
    missing = [row["id"] for row in rows if row["id"] not in predictions]
    if missing:
        print(f"{len(missing)} of {len(rows)} ids were not answered, first {missing[0]}", file=sys.stderr)
    return 1 if missing else 0


def predict(task: Benchmark, path: Path, rows: list[Row], folder: Path, jobs: int) -> dict[str, Row]:
    """Return the prediction for each id, from a record made in ``folder``."""
    sources = folder / "sources"
    sources.mkdir()
    source_of = task.given(path, rows, sources)
    ids: dict[str, list[str]] = {}
    with onrecord.open(folder / "record") as record:
        with Bar() as bar:
            problems = record.add(sources, jobs=jobs, only=task.wanted, progress=bar).problems
        for problem in problems:
            print(f"{problem.source}: {problem.what}", file=sys.stderr)
        for id, source in source_of.items():
            ids.setdefault(source, []).append(id)
        id_of = {capture: ids[source][0] for capture, source in _captures(record) if source in ids}
        return {
            id: _renamed(task.answered(page), id_of)
            for page in record.each_article()
            for id in ids.get(page.line.source, ())
        }


def _set_of(path: Path) -> str:
    """Return the name of a set, which its files share: ``t17.dev`` of t17.dev.input.jsonl.gz."""
    return path.name.removesuffix(".gz").removesuffix(".jsonl").removesuffix(".input")


def read(path: Path) -> Iterator[Row]:
    """Yield the rows of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


# --- what is given -----------------------------------------------------------------------------


def text_files(path: Path, rows: list[Row], folder: Path) -> dict[str, str]:
    """Write each row's text as a file of its own. Equal texts are one file: one capture."""
    seen: dict[str, str] = {}
    for row in rows:
        if row["text"] not in seen:
            file = folder / f"{row['id']}.txt"
            file.write_bytes(row["text"].encode("utf-8"))
            seen[row["text"]] = str(file)
    return {row["id"]: seen[row["text"]] for row in rows}


def json_lines(path: Path, rows: list[Row], folder: Path) -> dict[str, str]:
    """Write the rows as one JSON Lines file."""
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return {row["id"]: f"{file}#{row['id']}" for row in rows}


def web_archive(path: Path, rows: list[Row], folder: Path) -> dict[str, str]:
    """Write the pages beside INPUT, byte for byte, as one WARC file under their addresses."""
    from warcio.warcwriter import WARCWriter

    name = path.name.partition(".")[0]
    file = folder / "pages.warc.gz"
    address = _addresses(rows)
    ids = {row["file"]: row["id"] for row in rows}
    with tarfile.open(path.with_name(f"{name}.pages.tar.gz")) as pages, file.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for entry in pages:
            held = pages.extractfile(entry) if entry.name in ids else None
            if held is not None:
                record = writer.create_warc_record(
                    address[ids[entry.name]], "resource", payload=BytesIO(held.read()), warc_content_type="text/html"
                )
                writer.write_record(record)
    return {id: f"{file}#{url}" for id, url in address.items()}


def _addresses(rows: list[Row]) -> dict[str, str]:
    """Return each page's address, trimmed; a name made from its id where it has none of its own."""
    found: dict[str, str] = {}
    for row in rows:
        url = str(row.get("url") or "").strip()
        is_good = url.startswith(("http://", "https://")) and url not in found.values() and not re.search(r"\s", url)
        found[row["id"]] = url if is_good else f"urn:page:{row['id']}"
    return found


# --- what is answered --------------------------------------------------------------------------


def extract(page: ArticlePage) -> Row:
    """Answer task ``extract``."""
    line = page.line
    return {
        "text": page.body,
        "title": line.title or None,
        "authors": list(line.byline),
        "published": line.published.iso if line.published and line.published.precision == "day" else None,
    }


def flat(page: ArticlePage) -> Row:
    """Answer task ``flat``."""
    return {
        "passages": [{"start": p.span.start, "end": p.span.end, "region": p.region.value} for p in page.passages],
        **{name: value for name, value in extract(page).items() if name != "text"},
        "outlet": page.line.outlet or None,
        "original_outlet": page.line.original_outlet or None,
    }


def statements(page: ArticlePage) -> Row:
    """Answer task ``statements`` in the way its corpus marks an attribution.

    There an attribution has a cue, holds no other one, keeps its quotation marks, and is one where it goes on under the
    same cue. Its form follows from the marks, so it is left to the scorer.
    """
    found: dict[tuple[tuple[Span, ...], tuple[Span, ...]], list[Span]] = {}
    sure = {line.id for line in page.statements if line.confidence >= SURE}
    for line in page.statements:
        if not line.cue or (line.parent and (line.form is not Form.DIRECT or line.parent in sure)):
            continue
        known = found.setdefault((line.cue, line.speaker_mention), [])
        known += [_with_marks(page.text, span) for span in line.content]
    return {
        "statements": [
            {"source": _pairs(speaker), "cue": _pairs(cue), "content": _pairs(content)}
            for (cue, speaker), content in found.items()
        ]
    }


def _with_marks(text: str, span: Span) -> Span:
    """Return ``span`` with the quotation marks that enclose it, and the comma that may stand before the closing one."""
    if span.start == 0 or text[span.start - 1] not in MARKS:
        return span
    closing = re.compile(r",?[" + "".join(MARKS) + "]").match(text, span.end)
    return Span(span.start - 1, closing.end() if closing else span.end)


def captures(page: ArticlePage) -> Row:
    """Answer task ``captures``."""
    line = page.line
    clocks = [reading.value for reading in page.readings if reading.field == "captured_clock"]
    return {
        "title": line.title or None,
        "outlet": line.outlet or None,
        "original_outlet": line.original_outlet or line.outlet or None,
        "byline": ", ".join(line.byline) or None,
        "dateline": line.dateline or None,
        "published": line.published.iso if line.published else None,
        "reposted": line.reposted.iso if line.reposted else None,
        "captured_clock": clocks[0] if clocks else None,
        "comments": line.comments,
        "regions": [{"label": p.region.value, "start": p.span.start, "end": p.span.end} for p in page.passages],
        "statements": [_statement(each, page.text) for each in page.statements],
    }


def _statement(line: StatementLine, text: str) -> Row:
    speakers = [name for name in line.speaker.split("; ") if name]
    return {
        "id": line.id,
        "content": [span.of(text) for span in line.content],
        "spans": _pairs(line.content),
        "speaker": (speakers[0] if len(speakers) == 1 else speakers) or None,
        "role": line.role or None,
        "organisation": line.organisation or None,
        "country": line.country or None,
        "form": line.form.value,
        "cue": " ".join(span.of(text) for span in line.cue) or None,
        "addressee": [name for name in line.addressee.split("; ") if name],
        "via": list(line.via),
        "said_on": line.said_on.iso if line.said_on else None,
        "negated": line.negated,
        "question": line.modality is Modality.QUESTION,
        "parent": line.parent or None,
        "region": "title" if line.region is Region.TITLE else "body",
    }


def reprints(page: ArticlePage) -> Row:
    """Answer task ``reprints``; `predict` turns capture ids into the task's."""
    return {"group": page.line.group or page.line.capture, "copy_of": page.line.copy_of or None}


def stories(page: ArticlePage) -> Row:
    """Answer task ``stories``."""
    return {"story": page.line.story or page.line.capture}


TASKS = {
    "extract": Benchmark(web_archive, extract, (Article,)),
    "flat": Benchmark(text_files, flat, (Article,)),
    "statements": Benchmark(json_lines, statements),
    "captures": Benchmark(text_files, captures),
    "reprints": Benchmark(json_lines, reprints, (Reprint,)),
    "stories": Benchmark(json_lines, stories, (Story,)),
}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _captures(record: Record) -> Iterator[tuple[str, str]]:
    from onrecord.model import Capture

    return ((capture.id, capture.source) for capture in record.each(Capture))


def _renamed(prediction: Row, id_of: Mapping[str, str]) -> Row:
    if prediction.get("copy_of"):
        return {**prediction, "copy_of": id_of[prediction["copy_of"]]}
    return prediction


if __name__ == "__main__":
    sys.exit(main())
