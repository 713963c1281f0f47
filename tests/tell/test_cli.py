"""Each command does what it says, says what it did, and refuses in one line what cannot be."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from onrecord.model import Review
from onrecord.tell.cli import main
from tests.tell.console import BODY, Console, json_lines, tree


def stdin(monkeypatch: pytest.MonkeyPatch, given: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))


# --- add, refresh, rebuild ---------------------------------------------------------------------


def test_adding_says_what_is_new_and_what_is_on_record(console: Console, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Mayor promises bridge\n\n{BODY}\n")
    told = console("add", page, "-r", tmp_path / "my.record")
    assert (told.status, told.err) == (0, "")
    assert re.fullmatch(r"1 new, 0 known; on record: 1 article, \d+ statements\n", told.out)


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
    assert told.out.startswith("1 new, 0 known; on record: 1 article")
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
