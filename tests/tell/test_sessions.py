"""Sessions end, and who fails waits."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from onrecord.record.users import UserRole, Users
from onrecord.tell import sessions
from onrecord.tell.sessions import CROWD_MAX, IDLE_S, SESSION_S, Sessions, Throttle, TooManyTries, Tries, network


class Clock:
    """A time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def users(tmp_path: Path) -> Users:
    made = Users(tmp_path, log_n=4)
    made.set_password("Ada", UserRole.REVIEWER, "correct horse battery")
    return made


def test_a_session_tells_its_user(users: Users, clock: Clock) -> None:
    held = Sessions(users, clock)
    found = held.of(held.begin(next(iter(users))))
    assert found is not None
    assert found[0].name == "Ada"
    assert held.of("guessed") is None
    assert held.of("") is None


def test_a_session_that_rests_too_long_is_over(users: Users, clock: Clock) -> None:
    held = Sessions(users, clock)
    secret = held.begin(next(iter(users)))
    clock.now += IDLE_S - 1
    assert held.of(secret)
    clock.now += IDLE_S - 1
    assert held.of(secret)
    clock.now += IDLE_S + 1
    assert held.of(secret) is None


def test_a_session_however_busy_is_over_in_the_evening(users: Users, clock: Clock) -> None:
    held = Sessions(users, clock)
    secret = held.begin(next(iter(users)))
    for _ in range(int(SESSION_S / 3600)):
        assert held.of(secret)
        clock.now += 3600
    clock.now += 1
    assert held.of(secret) is None


def test_a_new_password_a_new_role_and_removal_end_a_users_sessions(users: Users, clock: Clock) -> None:
    held = Sessions(users, clock)
    for change in (
        lambda: users.set_password("Ada", UserRole.REVIEWER, "another horse battery"),
        lambda: users.set_password("Ada", UserRole.READER, "another horse battery"),
        lambda: users.remove("Ada"),
    ):
        secret = held.begin(next(iter(users)))
        assert held.of(secret)
        change()
        assert held.of(secret) is None


def test_of_too_many_sessions_the_one_unused_longest_is_over(
    users: Users, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "SESSIONS_MAX", 2)
    held = Sessions(users, clock)
    secrets = []
    for _ in range(3):
        secrets.append(held.begin(next(iter(users))))
        clock.now += 1
    assert [held.of(each) is not None for each in secrets] == [False, True, True]


def test_each_failure_doubles_the_wait_up_to_a_bound(clock: Clock) -> None:
    throttle, waits = Throttle(60, clock), []
    for _ in range(14):
        throttle.failed("here")
        try:
            throttle.check("here")
            waits.append(0)
        except TooManyTries as why:
            waits.append(why.wait_s)
            clock.now += why.wait_s
    assert waits[:4] == [0, 0, 0, 0]
    assert waits[4:8] == [2, 4, 8, 16]
    assert max(waits) <= 61
    throttle.check("elsewhere")


def test_one_who_gets_it_right_begins_anew(clock: Clock) -> None:
    throttle = Throttle(60, clock)
    for _ in range(4):
        throttle.failed("here")
    throttle.passed("here")
    throttle.failed("here")
    throttle.check("here")


def test_a_flood_of_addresses_is_forgotten_in_part_and_fills_no_memory(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "KEYS_MAX", 10)
    throttle = Throttle(60, clock)
    for number in range(100):
        throttle.failed(str(number))
    assert len(throttle._failed) == 10


def test_the_right_password_waits_too_after_many_wrong_ones(users: Users, clock: Clock) -> None:
    tries = Tries(users, clock)
    for number in range(5):
        assert tries.password("192.0.2.7", "Ada", f"wrong {number}") is None
    with pytest.raises(TooManyTries):
        tries.password("192.0.2.7", "Ada", "correct horse battery")
    clock.now += 31
    tries.password("198.51.100.1", "Ada", "wrong")
    with pytest.raises(TooManyTries):  # the name waits wherever it is tried from
        tries.password("198.51.100.2", "Ada", "wrong")
    clock.now += 31
    assert tries.password("203.0.113.1", "Ada", "correct horse battery")


def test_a_wrong_token_waits_and_a_right_one_never(users: Users, clock: Clock) -> None:
    tries = Tries(users, clock)
    token = users.give_token("nightly", UserRole.READER)
    for _ in range(5):
        assert tries.token("192.0.2.7", "onrecord_guess") is None
    with pytest.raises(TooManyTries):
        tries.token("192.0.2.7", "onrecord_guess")
    assert tries.token("192.0.2.7", token)


def test_a_crowd_of_tries_keeps_no_thread_waiting(users: Users, clock: Clock) -> None:
    tries = Tries(users, clock)
    with ExitStack() as held:
        for _ in range(CROWD_MAX):
            held.enter_context(tries._crowd)
        with pytest.raises(TooManyTries):
            tries.password("192.0.2.7", "Ada", "correct horse battery")
    assert tries.password("192.0.2.7", "Ada", "correct horse battery")


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
    ],
)
def test_one_subscriber_is_one_place(address: str, place: str) -> None:
    assert network(address) == place
