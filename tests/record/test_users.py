"""Users prove who they are; what proves it is kept as a hash, where the owner of the record alone may read."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from onrecord.problems import BadRecord, BadRequest, NotOnRecord
from onrecord.record.users import FILE, UserRole, Users, fits, hashed, role

CHEAP = 4  # of scrypt: these tests are about what is kept, not about how long it takes


@pytest.fixture
def users(tmp_path: Path) -> Users:
    return Users(tmp_path, log_n=CHEAP)


def test_a_user_is_known_by_name_and_password(users: Users) -> None:
    users.set_password("Ada", UserRole.REVIEWER, "correct horse battery")
    found = users.of_password("Ada", "correct horse battery")
    assert found is not None
    assert (found.name, found.role) == ("Ada", UserRole.REVIEWER)
    assert users.of_password("Ada", "correct horse batterz") is None
    assert users.of_password("Bruno", "correct horse battery") is None


def test_a_user_is_known_by_token(users: Users) -> None:
    token = users.give_token("nightly", UserRole.ADMIN)
    found = users.of_token(token)
    assert found is not None
    assert found.name == "nightly"
    assert users.of_token(token[:-1]) is None
    assert users.of_token("") is None


def test_an_unknown_name_takes_as_long_as_a_wrong_password(tmp_path: Path) -> None:
    users = Users(tmp_path, log_n=12)
    users.set_password("Ada", UserRole.READER, "correct horse battery")

    def took_s(name: str) -> float:
        begun = time.process_time()
        assert users.of_password(name, "a wrong password") is None
        return time.process_time() - begun

    known, unknown = min(took_s("Ada") for _ in range(3)), min(took_s("Bruno") for _ in range(3))
    assert 0.5 < unknown / known < 2


def test_who_has_a_token_only_has_no_password(users: Users) -> None:
    users.give_token("nightly", UserRole.READER)
    assert users.of_password("nightly", "") is None


def test_who_has_a_password_only_has_no_token(users: Users) -> None:
    users.set_password("Ada", UserRole.READER, "correct horse battery")
    assert users.of_token("") is None


def test_neither_passwords_nor_tokens_are_kept(users: Users) -> None:
    users.set_password("Ada", UserRole.READER, "correct horse battery")
    token = users.give_token("Ada", UserRole.READER)
    kept = users.path.read_text()
    assert "correct horse" not in kept
    assert token not in kept
    assert token.removeprefix("onrecord_") not in kept


def test_the_owner_alone_may_read_the_users(users: Users) -> None:
    users.set_password("Ada", UserRole.READER, "correct horse battery")
    assert users.path.stat().st_mode & 0o777 == 0o600
    users.path.chmod(0o644)
    with pytest.raises(BadRecord, match="chmod 600"):
        len(users)


def test_two_users_of_one_password_have_different_hashes(users: Users) -> None:
    for name in ("Ada", "Bruno"):
        users.set_password(name, UserRole.READER, "correct horse battery")
    assert len({each.password for each in users}) == 2


def test_a_password_is_the_same_however_a_keyboard_composes_it() -> None:
    assert fits("cafe\u0301 au lait", hashed("caf\u00e9 au lait", CHEAP))


@given(some.text(max_size=40), some.text(max_size=40))
@settings(max_examples=30)
def test_a_hash_fits_its_password_alone(one: str, other: str) -> None:
    kept = hashed(one, 1)
    assert fits(one, kept)
    assert fits(other, kept) == (fits(one, hashed(other, 1)))


@pytest.mark.parametrize("password", ["", "short", "x" * 1025])
def test_a_password_too_short_or_endless_is_refused(users: Users, password: str) -> None:
    with pytest.raises(BadRequest, match="10 to 1024"):
        users.set_password("Ada", UserRole.READER, password)


@pytest.mark.parametrize("name", ["", " ", "a\nb", "<b>", "\u202eadA", "x" * 65, "a/b"])
def test_a_name_that_could_deceive_is_refused(users: Users, name: str) -> None:
    with pytest.raises(BadRequest, match="a user's name"):
        users.set_password(name, UserRole.READER, "correct horse battery")


def test_who_is_removed_is_unknown_at_once_to_a_running_desk(tmp_path: Path) -> None:
    running, console = Users(tmp_path, log_n=CHEAP), Users(tmp_path, log_n=CHEAP)
    console.set_password("Ada", UserRole.READER, "correct horse battery")
    assert running.named("Ada")
    console.remove("Ada")
    assert running.named("Ada") is None
    with pytest.raises(NotOnRecord):
        console.remove("Ada")


def test_a_new_password_or_role_gives_a_user_a_new_mark(users: Users) -> None:
    marks = [
        users.set_password("Ada", UserRole.READER, "correct horse battery").mark,
        users.set_password("Ada", UserRole.ADMIN, "correct horse battery").mark,
    ]
    users.give_token("Ada", UserRole.ADMIN)
    named = users.named("Ada")
    assert named is not None
    assert len({*marks, named.mark}) == 3
    assert users.of_password("Ada", "correct horse battery") is not None  # the token came beside the password


@pytest.mark.parametrize("text", ["", "[]", '{"users": [{}]}', '{"users": 3}'])
def test_a_damaged_list_of_users_lets_nobody_in(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    (tmp_path / FILE).chmod(0o600)
    with pytest.raises(BadRecord, match="no list of users"):
        Users(tmp_path).of_token("x")


def test_nobody_can_be_made_anyone(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="reader, reviewer, admin"):
        role("anyone")


def test_a_list_edited_by_hand_cannot_name_a_role_that_is_none(users: Users) -> None:
    users.set_password("Ada", UserRole.READER, "correct horse battery")
    rows = json.loads(users.path.read_text())
    rows["users"][0]["role"] = "owner"
    users.path.write_text(json.dumps(rows))
    with pytest.raises(BadRecord, match="a role is"):
        users.named("Ada")
