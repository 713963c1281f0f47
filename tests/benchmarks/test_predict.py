"""The product answers every id of a task file, in the form of the task's scorer."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import warnings
from pathlib import Path
from typing import Any

import pytest

from benchmarks.predict import main

TEXT = (
    "Mayor promises bridge\n\nBy Ida Fenn\n2 May 2031\n\n"
    "“We will build the bridge this year,” Mayor Ada Lind told reporters on Friday.\n\n"
    "Bruno Kell, who owns the ferry, said he would fight the plan and ask the court to stop it."
)
OTHER = "Bakers strike\n\n“There will be no bread on Monday,” said Carla Holt, a baker in Sund.\n"
ROWS: tuple[dict[str, Any], ...] = (
    {"id": "a", "title": "Mayor promises bridge", "text": TEXT, "url": "https://gazette.example/a"},
    {"id": "b", "title": "Mayor promises bridge", "text": TEXT, "url": "https://herald.example/b"},
    {"id": "c", "title": "Bakers strike", "text": OTHER, "url": "https://herald.example/c"},
)
FIELDS = {
    "extract": {"text", "title", "authors", "published"},
    "flat": {"passages", "title", "authors", "published", "outlet", "original_outlet"},
    "statements": {"statements"},
    "captures": {"title", "byline", "published", "comments", "regions", "statements", "captured_clock", "outlet"},
    "reprints": {"group", "copy_of"},
    "stories": {"story"},
}


def given(folder: Path, task: str, *, is_packed: bool = False) -> Path:
    """Write a small task file, and for ``extract`` the pages beside it."""
    rows = [row | {"file": f"{row['id']}.html"} for row in ROWS]
    if task == "extract":
        with tarfile.open(folder / "tiny.pages.tar.gz", "w:gz") as pages:
            for row in rows:
                lines = "".join(f"<p>{line}</p>" for line in row["text"].split("\n\n")[1:])
                page = f"<html><body><h1>{row['title']}</h1>{lines}</body></html>".encode()
                entry = tarfile.TarInfo(row["file"])
                entry.size = len(page)
                pages.addfile(entry, io.BytesIO(page))
    written = "".join(json.dumps(row) + "\n" for row in rows)
    path = folder / ("tiny.input.jsonl.gz" if is_packed else "tiny.input.jsonl")
    path.write_bytes(gzip.compress(written.encode()) if is_packed else written.encode())
    return path


def predicted(folder: Path, task: str, *, is_packed: bool = False) -> dict[str, dict[str, Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # warcio leaves its temporary files to the collector
        status = main([task, str(given(folder, task, is_packed=is_packed)), str(folder / "out.jsonl"), "-j", "1"])
    assert status == 0
    rows = [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    return {row.pop("id"): row for row in rows}


@pytest.mark.parametrize("task", FIELDS)
def test_every_id_of_a_task_is_answered(task: str, tmp_path: Path) -> None:
    for row in predicted(tmp_path, task, is_packed=True).values():
        assert set(row) >= FIELDS[task]


def test_statements_are_found_at_their_characters(tmp_path: Path) -> None:
    found = predicted(tmp_path, "statements")["a"]["statements"]
    assert {"source", "cue", "content"} <= set(found[0])
    said = ["".join(TEXT[start:end] for start, end in each["content"]) for each in found]
    assert any("We will build the bridge this year" in each for each in said)


def test_a_copy_is_named_by_its_id_in_the_task(tmp_path: Path) -> None:
    found = predicted(tmp_path, "reprints")
    assert found["a"]["group"] == found["b"]["group"] != found["c"]["group"]
    assert {row["copy_of"] for row in found.values()} <= {None, "a", "b"}


def test_the_regions_of_a_page_tile_it(tmp_path: Path) -> None:
    passages = predicted(tmp_path, "flat")["c"]["passages"]
    assert [each["start"] for each in passages] == [0, *(each["end"] for each in passages)][:-1]
    assert passages[-1]["end"] == len(OTHER)


def test_an_id_without_an_answer_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.input.jsonl"
    path.write_text('{"id": "a", "text": "Ada Lind said no."}\n{"id": "b", "text": ""}\n')
    assert main(["flat", str(path), str(tmp_path / "out.jsonl"), "-j", "1"]) == 1
    assert "1 of 2 ids were not answered, first b" in capsys.readouterr().err


def test_a_time_line_is_answered_for_each_task_beside_the_articles(tmp_path: Path) -> None:
    days = ["2031-05-02", "2031-05-05", "2031-05-06"]
    articles = [{"id": str(n), "topic": "bridge", "text": TEXT, "published": day} for n, day in enumerate(days)]
    task = {"id": "t", "topic": "bridge", "start": "2031-05-01", "end": "2031-05-05", "dates": 2, "sentences": 1}
    (tmp_path / "tiny.input.jsonl").write_text("".join(json.dumps(row) + "\n" for row in articles))
    (tmp_path / "tiny.tasks.jsonl.gz").write_bytes(gzip.compress(json.dumps(task).encode()))
    assert main(["timeline", str(tmp_path / "tiny.input.jsonl"), str(tmp_path / "out.jsonl"), "-j", "1"]) == 0
    (row,) = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert row["id"] == "t"
    assert {each["date"] for each in row["timeline"]} == {"2031-05-02", "2031-05-05"}
    assert all(len(each["summary"]) == 1 for each in row["timeline"])
