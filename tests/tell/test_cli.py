"""Each command does what it says, says what it did, and refuses in one line what cannot be."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from onrecord.model import Review
from onrecord.settings import Settings
from onrecord.tell.cli import main, parser
from tests.tell.console import BODY, SCRIPT, Console, json_lines


def stdin(monkeypatch: pytest.MonkeyPatch, given: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- add, refresh, rebuild ---------------------------------------------------------------------


def test_adding_says_what_is_new_and_what_is_on_record(console: Console, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Mayor promises bridge\n\n{BODY}\n")
    told = console("add", page, "-r", tmp_path / "my.record")
    assert (told.status, told.err) == (0, "")
    assert re.fullmatch(r"1 new, 0 known; on record: 1 articles, \d+ statements\n", told.out)


def test_adding_again_changes_nothing(console: Console, mine: Path, bridge: Path) -> None:
    captures = tree(mine / "captures")
    told = console("add", bridge.parent / "bridge.jsonl", "-r", mine)
    assert told.out.startswith("0 new, 4 known; on record: 4 articles")
    assert told.status == 0
    assert tree(mine / "captures") == captures
    assert console("export", "statements", "-r", mine).out == console("export", "statements", "-r", bridge).out


def test_adding_quietly_says_nothing(console: Console, mine: Path, bridge: Path) -> None:
    told = console("add", bridge.parent / "bridge.jsonl", "-r", mine, "--quiet")
    assert (told.status, told.out, told.err) == (0, "", "")


def test_what_cannot_be_read_is_one_line_and_the_rest_is_kept(console: Console, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(BODY)
    told = console("add", tmp_path / "missing.txt", page, "-r", tmp_path / "my.record")
    assert told.status == 1
    assert told.err == f"onrecord: {tmp_path}/missing.txt: cannot be read: No such file or directory\n"
    assert told.out.startswith("1 new, 0 known; on record: 1 articles")
    assert "missing.txt\tcapture\tcannot be read" in console("show", "problems", "-r", tmp_path / "my.record").out


def test_a_problem_goes_when_its_source_can_be_read(console: Console, tmp_path: Path) -> None:
    page = tmp_path / "late.txt"
    assert console("add", page, "-r", tmp_path / "my.record").status == 1
    page.write_text(BODY)
    assert console("add", page, "-r", tmp_path / "my.record").status == 0
    assert "cannot be read" not in console("show", "problems", "-r", tmp_path / "my.record").out


def test_a_page_can_come_from_standard_input(console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, BODY.encode())
    assert console("add", "-", "-r", tmp_path / "my.record").out.startswith("1 new")
    assert console("export", "captures", "-r", tmp_path / "my.record").rows[0]["source"] == "-"


def test_nothing_on_standard_input_is_said(console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, b"")
    told = console("add", "-", "-r", tmp_path / "my.record")
    assert told.status == 1
    assert re.fullmatch(r"onrecord: -: .*empty.*\n", told.err)


def test_a_folder_and_a_glob_are_read(console: Console, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"page{number}.txt").write_text(f"{BODY} {number}")
    assert console("add", tmp_path / "page[01].txt", "-r", tmp_path / "my.record").out.startswith("2 new, 0 known")
    assert console("add", tmp_path, "-r", tmp_path / "my.record").out.startswith("1 new, 2 known")


def test_refresh_has_nothing_to_do_where_nothing_changed(console: Console, mine: Path) -> None:
    before = console("export", "statements", "-r", mine).out
    told = console("refresh", "-r", mine)
    assert (told.status, told.out, told.err) == (0, "", "")
    assert console("export", "statements", "-r", mine).out == before


@pytest.mark.parametrize("noun", ["articles", "statements", "reprints", "stories", "actors", "mentions", "reviews"])
def test_rebuild_makes_the_same_record_again(noun: str, console: Console, mine: Path) -> None:
    (said,) = [row for row in console("export", "statements", "-r", mine).rows if row["addressee"]][:1]
    console("review", "correct", "statement", said["id"], "speaker=Ada Lindgren", "-r", mine)
    before = sorted(console("export", noun, "-r", mine).out.splitlines())
    told = console("rebuild", "-r", mine)
    assert (told.status, told.out, told.err) == (0, "", "")
    assert sorted(console("export", noun, "-r", mine).out.splitlines()) == before


def test_rebuild_makes_a_lost_database_anew(console: Console, mine: Path) -> None:
    before = sorted(console("export", "statements", "-r", mine).out.splitlines())
    (mine / "record.sqlite").unlink()
    assert console("rebuild", "-r", mine).status == 0
    assert sorted(console("export", "statements", "-r", mine).out.splitlines()) == before


def test_a_damaged_database_says_what_to_do_and_rebuild_does_it(console: Console, mine: Path) -> None:
    before = sorted(console("export", "statements", "-r", mine).out.splitlines())
    database = mine / "record.sqlite"
    whole = database.read_bytes()
    database.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    assert "onrecord rebuild" in console.refused("show", "statements", "-r", mine)
    told = console("rebuild", "-r", mine)
    assert told.status == 0
    assert "the database is damaged" in told.err
    assert sorted(console("export", "statements", "-r", mine).out.splitlines()) == before


# --- review, undo, search ----------------------------------------------------------------------


def test_a_correction_stands_and_can_be_taken_back(console: Console, mine: Path) -> None:
    def speaker() -> str:
        rows = console("export", "statements", "-r", mine).rows
        return next(str(row["speaker"]) for row in rows if row["id"] == said["id"])

    said = next(row for row in console("export", "statements", "-r", mine).rows if row["speaker"] == "Ada Lind")
    told = console("review", "correct", "statement", said["id"], "speaker=Bruno Kell", "--by", "Eva", "-r", mine)
    assert told.status == 0
    assert told.out.endswith(f" correct statement {said['id']} speaker=Bruno Kell\n")
    assert speaker() == "Bruno Kell"
    (review,) = [Review(**row) for row in console("export", "reviews", "-r", mine).rows]
    assert (review.by, review.field, review.value) == ("Eva", "speaker", "Bruno Kell")
    undone = console("undo", told.out.split()[0], "-r", mine)
    assert undone.status == 0
    assert speaker() == "Ada Lind"
    assert console("undo", undone.out.strip(), "-r", mine).status == 0
    assert speaker() == "Bruno Kell"
    assert len(console("export", "reviews", "-r", mine).rows) == 3


def test_several_fields_can_be_corrected_at_once(console: Console, mine: Path) -> None:
    first = console("export", "articles", "-r", mine).rows[0]
    told = console("review", "correct", "article", first["capture"], "title=Bridge", "published=2031", "-r", mine)
    assert len(told.out.splitlines()) == 2
    again = next(row for row in console("export", "articles", "-r", mine).rows if row["capture"] == first["capture"])
    assert (again["title"], again["published"]) == ("Bridge", "2031")


def test_an_issue_is_followed_and_its_positions_asked_for(console: Console, mine: Path) -> None:
    told = console("issue", "The bridge", "bridge", "ferry", "--actor", "Ada Lind", "-r", mine)
    assert told.status == 0
    assert told.out.endswith(" The bridge: bridge, ferry\n")
    positions = console("show", "positions", "The bridge", "--json", "-r", mine).rows
    assert {row["actor_name"] for row in positions} == {"Ada Lind"}
    told = console("review", "correct", "position", positions[0]["id"], "stance=for", "-r", mine)
    assert told.status == 0
    again = console("show", "positions", "The bridge", "--json", "-r", mine).rows
    assert [row["stance"] for row in again if row["id"] == positions[0]["id"]] == ["for"]
    assert "stance is one of for, against" in console.refused(
        "review", "correct", "position", positions[0]["id"], "stance=purple", "-r", mine
    )
    assert "no actor 'Nobody'" in console.refused("issue", "Fog", "fog", "--actor", "Nobody", "-r", mine)
    assert "no issue 'Fog'" in console.refused("show", "positions", "Fog", "-r", mine)


def test_search_finds_a_phrase_and_narrows(console: Console, bridge: Path) -> None:
    found = console("search", '"build the bridge"', "--json", "-r", bridge).rows
    assert {hit["noun"] for hit in found} == {"statement", "page"}
    narrowed = console("search", "bridge", "--speaker", "Lind", "--since", "2031-05", "--json", "-r", bridge).rows
    assert {hit["speaker"] for hit in narrowed} == {"Ada Lind"}
    assert console("search", "bridge", "--until", "2030", "--json", "-r", bridge).out == ""
    assert console("search", "bre*", "--limit", "1", "-r", bridge).out.count("\n") == 2


# --- what is refused ---------------------------------------------------------------------------

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


# --- as installed ------------------------------------------------------------------------------


def test_the_script_says_its_version() -> None:
    done = subprocess.run([SCRIPT, "--version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\S*\n", done.stdout)


def test_a_page_can_be_piped_into_the_script(tmp_path: Path) -> None:
    add = [SCRIPT, "add", "-", "-r", str(tmp_path / "my.record")]
    done = subprocess.run(add, input=BODY.encode(), capture_output=True, check=True)
    assert done.stdout.startswith(b"1 new, 0 known")
    assert done.stderr == b""


def test_several_processes_make_the_same_record(console: Console, bridge: Path, tmp_path: Path) -> None:
    # As a script: other processes find their way back into the program by its name.
    source, again = bridge.parent / "bridge.jsonl", tmp_path / "again.record"
    subprocess.run([SCRIPT, "add", str(source), "-r", str(again), "--jobs", "2"], capture_output=True, check=True)
    for noun in ("articles", "statements", "stories", "actors"):
        made = sorted(console("export", noun, "-r", again).out.splitlines())
        assert made == sorted(console("export", noun, "-r", bridge).out.splitlines())


def test_two_writers_at_once_lose_nothing(console: Console, tmp_path: Path) -> None:
    writers = []
    for name in ("Ada Lind", "Bruno Kell"):
        page = tmp_path / f"{name}.txt"
        page.write_text(f"“We will have to wait,” {name} told reporters in Lindby on Friday.")
        add = [SCRIPT, "add", str(page), "-r", str(tmp_path / "my.record")]
        writers.append(subprocess.Popen(add, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
    ended = [(each.communicate(timeout=120), each.returncode) for each in writers]  # all of them, before any may fail
    for (out, err), status in ended:
        assert status == 0, err
        assert out.startswith("1 new, 0 known")
    sources = {Path(row["source"]).stem for row in console("export", "articles", "-r", tmp_path / "my.record").rows}
    assert sources == {"Ada Lind", "Bruno Kell"}


@pytest.mark.parametrize("first", [["serve"], ["demo", "SOURCE"]], ids=["serve", "demo"])
def test_the_desk_is_served_until_interrupted(first: list[str], mine: Path, bridge: Path) -> None:
    words = [word.replace("SOURCE", str(bridge.parent / "bridge.jsonl")) for word in first]
    assert "Mayor promises bridge" in _served(*words, "-r", str(mine))


def test_an_empty_record_is_begun_on_the_desk_where_that_is_asked_for(tmp_path: Path) -> None:
    assert "The record is empty" in _served("serve", "--new", "-r", str(tmp_path / "new.record"))


def test_an_empty_record_is_offered_where_there_is_none(console: Console, tmp_path: Path) -> None:
    refused = console.refused("serve", "-r", tmp_path / "none.record")
    assert f"or begin an empty one on the desk with: onrecord serve --new -r {tmp_path}/none.record" in refused


def _served(*words: str) -> str:
    """Return the first page of a desk that these words start; it is interrupted then, and must say nothing of it."""
    command = [SCRIPT, *words, "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout
            address = next(word for line in serving.stdout for word in line.split() if word.startswith("http"))
            page = _read(address)
        finally:
            serving.send_signal(signal.SIGINT)
            _, err = serving.communicate(timeout=20)
    assert "Traceback" not in err
    return page


def _read(address: str) -> str:
    until = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)


def test_source_names_that_would_steer_a_terminal_are_shown(console: Console, tmp_path: Path) -> None:
    told = console("add", tmp_path / "\x1b[31mred\nonrecord: all is well.txt", "-r", tmp_path / "my.record")
    assert told.status == 1
    assert "\x1b" not in told.err
    assert told.err.count("\n") == 1


def test_json_lines_are_kept_as_they_came(console: Console, tmp_path: Path) -> None:
    source = json_lines(tmp_path / "a.jsonl")
    told = console("add", source, "-r", tmp_path / "my.record", "--quiet")
    assert told.status == 0
    (archive,) = (tmp_path / "my.record" / "captures").glob("*.warc.gz")
    assert archive.stat().st_size > 0
    assert [row["source"] for row in console("export", "captures", "-r", tmp_path / "my.record").rows] == [
        f"{source}#{n}" for n in range(1, 5)
    ]


def test_the_only_record_of_a_folder_is_meant_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    Path("page.txt").write_text("Bridge opens\n\n“It is open,” Mayor Ada Lind told reporters on Friday.\n")
    assert main(["add", "page.txt", "-r", "bridge.record", "-q"]) == 0
    assert main(["show", "captures"]) == 0
    assert "bridge.record" in capsys.readouterr().err
    assert main(["add", "page.txt", "-r", "other.record", "-q"]) == 0
    assert main(["show", "captures"]) == 2
    assert "there are bridge.record, other.record: name one with -r" in capsys.readouterr().err
