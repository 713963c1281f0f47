"""What other people's scripts are promised: nouns, fields, formats."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from pathlib import Path

import pytest

import onrecord
from benchmarks.synthetic import fill
from onrecord.tell.exports import columns, nouns
from tests.tell.console import SCRIPT, Console

CONTRACT = {
    "articles": "capture source title byline dateline outlet original_outlet published published_why dates_refused "
    "reposted language text passages comments earliest latest",
    "statements": "id capture source form text content cue speaker_mention speaker speaker_id role organisation "
    "country addressee via said_on negated modality parent region confidence outlet published place because story "
    "utterance said_on_why addressee_mention addressee_why via_mention via_why place_mention place_why modality_why",
    "reprints": "capture source group copy_of kind shared",
    "stories": "capture source story label",
}
NULLABLE = {
    "articles": "title dateline outlet original_outlet published published_why reposted language earliest latest",
    "statements": "speaker speaker_id role organisation country addressee said_on parent outlet published place story "
    "said_on_why addressee_why via_why place_why modality_why",
    "reprints": "copy_of",
    "stories": "story label",
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of 2,500 statements: more than any one answer holds."""
    folder = tmp_path_factory.mktemp("many") / "many.record"
    with onrecord.open(folder) as record:
        fill(record.store, 2500)
    return folder


@pytest.mark.parametrize("noun", CONTRACT)
def test_a_contract_noun_has_exactly_the_fields_of_the_contract(noun: str, console: Console, bridge: Path) -> None:
    rows = console("export", noun, "-r", bridge).rows
    assert rows
    assert {tuple(row) for row in rows} == {tuple(CONTRACT[noun].split())}
    assert list(columns(noun)) == CONTRACT[noun].split()


@pytest.mark.parametrize("noun", CONTRACT)
def test_what_has_no_value_is_null_and_never_an_empty_text(noun: str, console: Console, bridge: Path) -> None:
    for row in console("export", noun, "-r", bridge).rows:
        assert {name for name, value in row.items() if value is None} <= set(NULLABLE[noun].split())
        assert "" not in [value for name, value in row.items() if name in NULLABLE[noun].split()]


def test_an_article_tells_what_its_page_told(console: Console, bridge: Path) -> None:
    first, *_, last = console("export", "articles", "-r", bridge).rows
    assert first["source"].endswith("bridge.jsonl#1")
    assert (first["title"], first["outlet"], first["published"]) == (
        "Mayor promises bridge",
        "The Lindby Gazette",
        "2031-05-02",
    )
    assert first["byline"] == ["Ida Fenn"]
    assert "told reporters on Friday." in first["text"]
    assert last["title"] is last["outlet"] is last["published"] is None


def test_passages_and_statements_count_characters_of_the_page(console: Console, bridge: Path) -> None:
    pages = {row["capture"]: row["text"] for row in console("export", "pages", "-r", bridge).rows}
    for row in console("export", "articles", "-r", bridge).rows:
        ends = [0, *(passage["end"] for passage in row["passages"])]
        assert [passage["start"] for passage in row["passages"]] == ends[:-1]
        assert ends[-1] == len(pages[row["capture"]])
    said = console("export", "statements", "-r", bridge).rows
    for row in said:
        page = pages[row["capture"]]
        assert row["text"] == " … ".join(page[start:end] for start, end in row["content"])
    assert "We will build the bridge this year" in [row["text"].rstrip(",") for row in said]


def test_a_copy_names_the_capture_it_copies(console: Console, bridge: Path) -> None:
    original, copy = console("export", "reprints", "-r", bridge).rows
    assert (original["kind"], original["copy_of"]) == ("original", None)
    assert copy["copy_of"] == original["capture"]
    assert copy["group"] == original["group"]


@pytest.mark.parametrize("noun", [*CONTRACT, *nouns()])
def test_every_noun_can_be_had_in_every_format(noun: str, console: Console, bridge: Path, tmp_path: Path) -> None:
    import pyarrow.parquet

    rows = console("export", noun, "-r", bridge).rows
    for form in ("jsonl", "csv", "parquet"):
        told = console("export", noun, "-r", bridge, "-o", tmp_path / f"rows.{form}")
        assert (told.status, told.out, told.err) == (0, "", f"{len(rows)} rows in {tmp_path}/rows.{form}\n")
    assert [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text().splitlines()] == rows
    assert pyarrow.parquet.read_table(tmp_path / "rows.parquet").to_pylist() == rows
    with (tmp_path / "rows.csv").open(newline="") as file:
        table = csv.DictReader(file)
        assert table.fieldnames == list(columns(noun))
        assert len(list(table)) == len(rows)


def test_a_cell_that_a_spreadsheet_would_run_is_written_as_text(console: Console, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text('=HYPERLINK("http://evil.example")')
    console("add", page, "-r", tmp_path / "sheet.record")
    _, row = csv.reader(console("export", "pages", "-r", tmp_path / "sheet.record", "--format", "csv").out.splitlines())
    assert row[2] == '\'=HYPERLINK("http://evil.example")'


def test_the_format_named_counts_more_than_the_ending(console: Console, bridge: Path, tmp_path: Path) -> None:
    console("export", "stories", "-r", bridge, "--format", "csv", "-o", tmp_path / "stories.jsonl")
    assert (tmp_path / "stories.jsonl").read_text().startswith("capture,source,story,label")


@pytest.mark.parametrize("name", ["stories.xlsx", "stories.jsonl.gz"])
def test_a_file_never_holds_something_else_than_its_ending_promises(
    name: str, console: Console, bridge: Path, tmp_path: Path
) -> None:
    assert "the format is one of" in console.refused("export", "stories", "-r", bridge, "-o", tmp_path / name)


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_more_rows_than_one_answer_holds_are_all_exported(
    form: str, many: Path, console: Console, tmp_path: Path
) -> None:
    assert f"{2500} rows" in console("export", "statements", "-r", many, "-o", tmp_path / f"all.{form}").err


def test_a_reader_that_has_seen_enough_ends_an_export(many: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{SCRIPT} export statements -r {many} | head -1; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=True,
    )
    row, status = done.stdout.splitlines()
    assert json.loads(row)["text"]
    assert (status, done.stderr) == ("0", "")


def test_a_reader_that_reads_nothing_ends_an_export(bridge: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{SCRIPT} export stories -r {bridge} | true; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_an_export_is_utf_8_whatever_the_locale(bridge: Path) -> None:
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [SCRIPT, "export", "pages", "-r", str(bridge)], capture_output=True, env=ascii_only, check=True
    )
    assert "“We will build" in done.stdout.decode("utf-8")


def test_an_export_that_fails_leaves_the_file_as_it_was(console: Console, bridge: Path, tmp_path: Path) -> None:
    out = tmp_path / "kept.csv"
    out.write_text("mine")
    assert "no noun 'nothing'" in console.refused("export", "nothing", "-r", bridge, "-o", out)
    assert out.read_text() == "mine"
    assert os.listdir(tmp_path) == ["kept.csv"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["stories", "--format", "xml"], "the format is one of jsonl, csv, parquet, got 'xml'"),
        (["stories", "--format", "parquet"], "parquet is binary: give a file with -o"),
        (["stories", "-o", "/nowhere/at/all.csv"], "/nowhere/at/all.csv cannot be written: No such file or directory"),
        (["stories", "-o", "/"], "/: Is a directory"),
    ],
)
def test_an_export_that_cannot_be_is_refused_in_one_line(
    words: list[str], line: str, console: Console, bridge: Path
) -> None:
    assert console.refused("export", *words, "-r", bridge) == f"onrecord: {line}"


def test_a_rejected_statement_is_exported_only_if_asked_for(console: Console, mine: Path) -> None:
    def ids(*words: str) -> set[str]:
        return {row["id"] for row in console("export", "statements", "-r", mine, *words).rows}

    every = ids()
    rejected = min(every)
    console("review", "reject", "statement", rejected, "-r", mine)
    assert ids() == every - {rejected}
    assert ids("--all") == every


def test_an_export_of_nothing_has_its_columns(console: Console, tmp_path: Path) -> None:
    import pyarrow.parquet

    console("add", tmp_path / "nothing.txt", "-r", tmp_path / "empty.record")
    assert console("export", "reprints", "-r", tmp_path / "empty.record").out == ""
    table = console("export", "reprints", "-r", tmp_path / "empty.record", "--format", "csv").out
    assert table == "capture,source,group,copy_of,kind,shared\r\n"
    console("export", "reprints", "-r", tmp_path / "empty.record", "-o", tmp_path / "none.parquet")
    assert pyarrow.parquet.read_table(tmp_path / "none.parquet").column_names == CONTRACT["reprints"].split()
