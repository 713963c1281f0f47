"""What cannot be is refused in one line, and what needs no record is answered without one."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from onrecord.settings import Settings
from onrecord.tell.cli import parser
from tests.tell.console import Console, tree

REFUSED = [
    ("export articles", "there is no record at nowhere; make one with: onrecord add SOURCE -r nowhere"),
    ("show statements", "there is no record at nowhere"),
    ("search word", "there is no record at nowhere"),
    ("refresh", "there is no record at nowhere"),
    ("rebuild", "there is no record at nowhere"),
    ("serve", "there is no record at nowhere"),
    ("undo a", "there is no record at nowhere"),
    ("review accept statement a", "there is no record at nowhere"),
]


@pytest.mark.parametrize(("words", "line"), REFUSED, ids=[words for words, _ in REFUSED])
def test_a_record_that_is_not_there_is_said(
    words: str, line: str, console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert console.refused(*words.split(), "-r", "nowhere").startswith(f"onrecord: {line}")
    assert not (tmp_path / "nowhere").exists()


WRONG = [
    ("show statements --since yesterday", "a partial date is YYYY, YYYY-MM or YYYY-MM-DD, got 'yesterday'"),
    ("show statements --since 2031-13", "no calendar has '2031-13': month must be in 1..12"),
    ("show statements --limit 0", "limit is 1 to 1000, got 0"),
    ("show statements --limit many", "argument --limit: limit is a whole number, got 'many'"),
    ("show statements --offset -1", "offset is 0 or more, got -1"),
    ("show statements --negated perhaps", "argument --negated: negated is yes or no, got 'perhaps'"),
    ("show articles --colour red", "unrecognized arguments: --colour red"),
    ("show article nothing", "no single capture is named 'nothing'"),
    ("show statement nothing", "no statement 'nothing' on record"),
    ("show actor nothing", "no actor 'nothing' on record"),
    ("show story nothing", "no story 'nothing' on record"),
    ("show chain nothing", "no single capture is named 'nothing'"),
    ("show regions nothing", "no single capture is named 'nothing'"),
    ("show weather", "there is no question 'weather'; onrecord show --help"),
    ("show statment", "there is no question 'statment' (did you mean statement or statements?)"),
    ("show search --", "the following arguments are required: query"),
    ("search !!!", "nothing to search for in '!!!'"),
    ("search bridge --limit 5000", "limit is 1 to 1000, got 5000"),
    ("search bridge --until 1.5.2031", "a partial date is YYYY, YYYY-MM or YYYY-MM-DD, got '1.5.2031'"),
    ("review accept statement nothing", "no statement 'nothing' on record"),
    ("review correct statement nothing", "a correction says what is right"),
    ("review correct statement nothing speaker", "a correction is written FIELD=VALUE, got 'speaker'"),
    ("review doubt statement nothing", "argument verdict: invalid choice: 'doubt'"),
    ("undo nothing", "no review 'nothing' on record; onrecord show reviews lists them"),
    ("add page.txt --jobs some", "argument -j/--jobs: a number of processes, 0 for one a core, got 'some'"),
    ("add", "the following arguments are required: source"),
    ("serve --port 80000", "a port is 1 to 65535, or 0 for any that is free, got 80000"),
    ("serve --certfile none.pem", "https cannot be served with none.pem: No such file or directory"),
    ("serve --keyfile key.pem", "--keyfile is the key of a certificate: give that with --certfile"),
]


@pytest.mark.parametrize(("words", "line"), WRONG, ids=[words for words, _ in WRONG])
def test_a_wrong_request_is_told_in_one_line(words: str, line: str, console: Console, bridge: Path) -> None:
    command, *rest = words.split()
    at = len(rest) if "--" not in rest else rest.index("--")
    assert console.refused(command, *rest[:at], "-r", bridge, *rest[at:]).startswith(f"onrecord: {line}")


def test_a_correction_that_cannot_be_is_refused_and_nothing_is_kept(console: Console, mine: Path) -> None:
    statement = console("export", "statements", "-r", mine).rows[0]["id"]
    about = ("review", "correct", "statement", statement)
    assert "partial date" in console.refused(*about, "said_on=soon", "-r", mine)
    assert "'colour' of a statement cannot be corrected" in console.refused(*about, "colour=red", "-r", mine)
    assert "spans are written" in console.refused(*about, "content=here", "-r", mine)
    assert "partial date" in console.refused(*about, "speaker=Ada Lindgren", "said_on=soon", "-r", mine)
    assert console("export", "reviews", "-r", mine).out == ""


def test_an_unknown_command_is_told_in_one_line(console: Console) -> None:
    assert "there is no command 'sing'" in console.refused("sing")
    assert "no noun 'Song'" in console.refused("schema", "Song")


def test_a_folder_of_somebody_else_is_left_alone(console: Console, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("Dear all")
    for command in ("show statements", "add page.txt", "rebuild"):
        assert "is no record of ours: it holds 'dear.txt'" in console.refused(
            *command.split(), "-r", tmp_path / "letters"
        )
    assert tree(tmp_path / "letters") == {"dear.txt": b"Dear all"}


def test_a_question_makes_no_record_of_an_empty_folder(console: Console, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "there is no record" in console.refused("show", "statements", "-r", tmp_path / "empty")
    assert os.listdir(tmp_path / "empty") == []


def test_a_file_is_no_record(console: Console, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "is a file; a record is a folder" in console.refused("show", "statements", "-r", tmp_path / "file")


# --- what needs no record ----------------------------------------------------------------------


def test_every_setting_is_listed_with_its_reason(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_FETCH_DELAY_S", "7.5")
    out = console("settings").out
    for name in Settings.__dataclass_fields__:
        assert f"ONRECORD_{name.upper()}" in out
    assert "7.5 (default 2.0)" in out


def test_a_setting_that_cannot_be_is_said(console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_FETCH_TIMEOUT_S", "soon")
    assert console.refused("settings") == "onrecord: ONRECORD_FETCH_TIMEOUT_S takes float, got 'soon'"


def test_a_schema_is_printed_as_json(console: Console) -> None:
    assert json.loads(console("schema", "Statement").out)["$defs"]["Statement"]["properties"]["speaker"]
    assert {"Capture", "Statement", "Story"} <= set(json.loads(console("schema").out))


def test_the_environment_names_the_record(console: Console, bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_RECORD", str(bridge))
    assert len(console("export", "articles").rows) == 4
    assert console("show", "articles").out.count("\n") == 5


def test_every_command_helps(console: Console) -> None:
    commands = re.findall(r"^    (\w+) ", parser().format_help(), re.MULTILINE)
    assert {"add", "refresh", "rebuild", "export", "show", "search", "serve", "demo", "doctor"} <= set(commands)
    for command in commands:
        told = console(command, "--help")
        assert (told.status, told.err) == (0, "")
        assert told.out.startswith(f"usage: onrecord {command}")
