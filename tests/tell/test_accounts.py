"""`onrecord users` says who may sign in."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from onrecord.record.users import UserRole, Users
from onrecord.tell.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "my.record" / "captures").mkdir(parents=True)
    return str(tmp_path / "my.record")


def users(folder: str, *words: str) -> int:
    return main(["users", *words, "-r", folder])


def type_in(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(words))


def test_a_user_is_added_with_a_password_from_standard_input(
    folder: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "correct horse battery\n")
    assert users(folder, "add", "Ada", "--role", "reviewer") == 0
    found = Users(Path(folder)).of_password("Ada", "correct horse battery")
    assert found is not None
    assert found.role is UserRole.REVIEWER
    told = capsys.readouterr()
    assert told.out == "Ada can sign in as reviewer\n"
    assert "correct horse" not in told.out + told.err


def test_a_token_is_printed_this_once(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert users(folder, "add", "nightly", "--token", "--role", "admin") == 0
    token = capsys.readouterr().out.strip()
    found = Users(Path(folder)).of_token(token)
    assert found is not None
    assert found.role is UserRole.ADMIN
    assert users(folder, "list") == 0
    listed = capsys.readouterr().out
    assert listed == "nightly  admin  token\n"


def test_a_new_token_keeps_the_role_and_a_new_user_reads(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    users(folder, "add", "nightly", "--token", "--role", "admin")
    users(folder, "add", "nightly", "--token")
    users(folder, "add", "weekly", "--token")
    capsys.readouterr()
    users(folder, "list")
    assert capsys.readouterr().out.splitlines() == ["nightly  admin  token", "weekly  reader  token"]


def test_a_user_is_removed(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    users(folder, "add", "nightly", "--token")
    assert users(folder, "remove", "nightly") == 0
    capsys.readouterr()
    assert users(folder, "list") == 0
    assert capsys.readouterr().out.startswith("no users")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add"], "takes the user's name"),
        (["add", "Ada", "--role", "owner"], "a role is reader, reviewer, admin"),
        (["add", "Ada"], "a password has 10 to 1024 characters"),
        (["remove", "Ada"], "no user 'Ada'"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    folder: str, words: list[str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "short\n")
    assert users(folder, *words) == 2
    assert told in capsys.readouterr().err
