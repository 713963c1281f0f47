"""`onrecord ask`: what it says on the command line, and that nothing else ever asks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.outside.chat import Chat, chatting, sends
from tests.tell.console import BODY, Console

LISTED = {"speaker": "Bruno Kell", "cue": "said", "content": ["the northern road until the new crossing is open"]}


@pytest.fixture
def chat() -> Iterator[Chat]:
    with chatting() as running:
        running.lists(LISTED)
        yield running


@pytest.fixture
def record(console: Console, tmp_path: Path) -> Path:
    page = tmp_path / "page.txt"
    page.write_text(f"Mayor promises bridge\n\n{BODY}\n")
    console("add", page, "-r", tmp_path / "my.record")
    return tmp_path / "my.record"


def test_asking_says_what_came_of_it(console: Console, record: Path, chat: Chat) -> None:
    told = console("ask", chat.url, "-m", "small:1b", "-r", record)
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith("small:1b, question 1: 1 pages asked about, 0 known, 1 things told\non record: ")
    assert "1 known" in console("ask", chat.url, "-m", "small:1b", "-r", record).out
    (tip,) = console("export", "tips", "-r", record).rows
    assert (tip["kind"], tip["reader"]) == ("quotation", "small:1b, question 1")


def test_what_was_told_can_be_taken_back_by_the_models_name(console: Console, record: Path, chat: Chat) -> None:
    before = console("export", "statements", "-r", record).out
    console("ask", chat.url, "-m", "small:1b", "-r", record)
    assert console("ask", "small:1b", "--withdraw", "-r", record).out == "taken back: what small:1b, question 1 told\n"
    assert console("export", "statements", "-r", record).out == before
    assert console("ask", "small:1b", "--withdraw", "-r", record).status == 2


@pytest.mark.parametrize(
    "wrong", [["http://127.0.0.1:9/v1", "-m", "x"], ["ftp://127.0.0.1/v1", "-m", "x"], ["http://127.0.0.1:9/v1"]]
)
def test_what_cannot_be_asked_is_refused_in_one_line(
    console: Console, record: Path, wrong: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_READER_RETRIES", "0")
    told = console("ask", *wrong, "-r", record)
    assert (told.status, told.out, told.err.count("\n")) == (2, "", 1)


def test_a_page_without_an_answer_is_told_and_the_exit_status_says_so(
    console: Console, record: Path, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_READER_RETRIES", "0")
    chat.answers = [sends(503, b"busy")]
    told = console("ask", chat.url, "-m", "small:1b", "-r", record)
    assert told.status == 1
    assert "page.txt" in told.err
    assert "503" in told.err


def test_no_other_command_asks(console: Console, record: Path, chat: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    console("ask", chat.url, "-m", "small:1b", "-r", record)
    asked = len(chat.asked)
    for command in ("refresh", "rebuild", "doctor"):
        assert console(command, "-r", record).status == 0
    assert len(chat.asked) == asked


def test_the_key_is_sent_and_neither_shown_nor_kept(
    console: Console, record: Path, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_READER_KEY", "s3cret-key")
    console("ask", chat.url, "-m", "small:1b", "-r", record)
    assert chat.keys == ["Bearer s3cret-key"]
    assert "s3cret-key" not in console("settings").out
    assert not [path for path in record.rglob("*") if path.is_file() and b"s3cret-key" in path.read_bytes()]


def test_the_ledger_is_json_lines(console: Console, record: Path, chat: Chat) -> None:
    console("ask", chat.url, "-m", "small:1b", "-r", record)
    (line,) = (record / "tips.jsonl").read_text().splitlines()
    assert json.loads(line)["told"][0]["words"] == LISTED["content"]
