"""A desk that others can reach: everyone signs in, and no one does more than their role allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import Route

from onrecord.record.users import UserRole, Users
from onrecord.tell import sessions
from onrecord.tell.api import app
from onrecord.tell.gate import OTHERS, declared, required
from tests.tell.desk import Visitor

PASSWORD = "correct horse battery"
NAMES = {UserRole.READER: "Rosa", UserRole.REVIEWER: "Viktor", UserRole.ADMIN: "Ada"}


class Guest(Visitor):
    """Asks a desk that has users."""

    def __init__(self, filled: Visitor, users: Users) -> None:
        super().__init__(filled.record)
        self.users = users
        self.app = app(filled.record, hosts={"desk.example"}, is_locked=True, users=users)

    def form(self, path: str = "/login") -> str:
        found = re.search(r'name="token" value="([^"]+)"', self.get(path).text)
        assert found
        return found[1]

    def sign_in(self, name: str, password: str = PASSWORD, **more: str) -> httpx.Response:
        return self.post("/login", data={"name": name, "password": password, "token": self.form(), **more})


@pytest.fixture
def guest(visitor: Visitor, tmp_path: Path) -> Guest:
    users = Users(tmp_path, log_n=4)
    for role, name in NAMES.items():
        users.set_password(name, role, PASSWORD)
    return Guest(visitor, users)


@pytest.fixture
def shut(reader: Visitor, tmp_path: Path) -> Guest:
    """A desk for tests that change nothing but who is signed in."""
    users = Users(tmp_path, log_n=4)
    for role, name in NAMES.items():
        users.set_password(name, role, PASSWORD)
    return Guest(reader, users)


# --- every route has a role --------------------------------------------------------------------


def test_every_route_declares_the_role_that_it_takes(reader: Visitor) -> None:
    without = [route for route in reader.app.routes if declared(route) is None]
    assert without == [], "put @needs(UserRole.…) under its @to.get or @to.post"


def test_a_route_without_a_role_is_for_admins_alone() -> None:
    forgotten = Route("/forgotten", lambda request: None)
    scope = {"type": "http", "method": "GET", "path": "/forgotten", "headers": []}
    assert required([forgotten], scope) is UserRole.ADMIN


def test_every_change_takes_more_than_reading(reader: Visitor) -> None:
    public = {"/login", "/logout", "/theme"}
    for route in reader.app.routes:
        if isinstance(route, Route) and set(route.methods or ()) - {"GET", "HEAD"} and route.path not in public:
            found = declared(route)
            assert found is not None, route.path
            assert found >= UserRole.REVIEWER, route.path


def test_no_answer_about_the_record_is_public(reader: Visitor) -> None:
    public = {route.path for route in reader.app.routes if declared(route) is UserRole.ANYONE}  # type: ignore[attr-defined]
    assert public == {"/login", "/logout", "/theme", "/static"}


def test_what_is_named_as_no_function_of_ours_exists(reader: Visitor) -> None:
    assert set(OTHERS) <= {getattr(route, "path", "") for route in reader.app.routes}


def _asks(route: Route) -> Iterator[tuple[str, str]]:
    for method in sorted(set(route.methods or ()) - {"HEAD"}):
        yield method, re.sub(r"\{[^}]+\}", "x", route.path)


def test_nobody_who_is_not_signed_in_is_answered_anywhere(shut: Guest) -> None:
    for route in shut.app.routes:
        if not isinstance(route, Route) or declared(route) is UserRole.ANYONE:
            continue
        for method, path in _asks(route):
            answer = shut.ask(method, path)
            assert answer.status_code in (303, 401), (method, path)
            assert answer.status_code == 401 or answer.headers["location"].startswith("/login"), path


def test_each_role_is_refused_what_is_above_it_on_every_route(shut: Guest) -> None:
    for role in (UserRole.READER, UserRole.REVIEWER):
        bearer = {"Authorization": f"Bearer {shut.users.give_token(f'bot {role.word}', role)}"}
        for route in shut.app.routes:
            found = declared(route)
            if isinstance(route, Route) and found is not None and found > role:
                for method, path in _asks(route):
                    assert shut.ask(method, path, headers=bearer).status_code == 403, (role, method, path)


def _fields(of: Dependant) -> list[str]:
    """Return the names of all fields that a route takes from a form, also by way of what it depends on."""
    return [each.name for each in of.body_params] + [name for each in of.dependencies for name in _fields(each)]


def _changes(visitor: Visitor) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each address that takes a form, with all its fields filled in."""
    for route in visitor.app.routes:
        if isinstance(route, APIRoute) and "POST" in (route.methods or ()) and not route.path.startswith("/api"):
            yield (
                re.sub(r"\{[^}]+\}", "x", route.path),
                {name: "x" for name in _fields(route.dependant) if name != "file"},
            )


def test_every_form_of_the_desk_is_refused_without_its_token(reader: Visitor) -> None:
    forms = list(_changes(reader))
    assert len(forms) > 8
    for path, fields in forms:
        assert reader.post(path, data={**fields, "token": "guessed"}).status_code == 403, path


def test_every_form_of_the_desk_is_refused_from_another_site(reader: Visitor) -> None:
    token = reader.token()
    for path, fields in _changes(reader):
        for foreign in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
            answer = reader.post(path, data={**fields, "token": token}, headers=foreign)
            assert answer.status_code == 403, (path, foreign)


# --- signing in and out ------------------------------------------------------------------------


def test_one_who_signs_in_comes_to_the_page_they_asked_for(shut: Guest) -> None:
    asked = shut.get("/statements?speaker=Ada")
    assert asked.status_code == 303
    assert asked.headers["location"] == "/login?back=%2Fstatements%3Fspeaker%3DAda"
    answer = shut.sign_in("Rosa", back="/statements?speaker=Ada")
    assert answer.headers["location"] == "/statements?speaker=Ada"
    assert shut.get("/statements").status_code == 200


def test_a_sign_in_sends_nobody_away(shut: Guest) -> None:
    assert shut.sign_in("Rosa", back="https://evil.example/").headers["location"] == "/"


def test_a_wrong_password_and_an_unknown_name_are_told_alike(shut: Guest) -> None:
    wrong, unknown = shut.sign_in("Rosa", "wrong password"), shut.sign_in("Nobody")
    assert wrong.status_code == unknown.status_code == 401
    hidden = re.compile(r'value="[^"]*"')
    assert hidden.sub("", wrong.text) == hidden.sub("", unknown.text)
    assert shut.get("/stories").status_code == 303


def test_the_cookie_is_out_of_reach_of_scripts_and_comes_along_only_where_a_link_is_followed(shut: Guest) -> None:
    cookie = shut.sign_in("Rosa").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie  # plain http, as here, could not send it back


def test_over_https_the_cookie_never_crosses_a_plain_connection(shut: Guest) -> None:
    form = {"name": "Rosa", "password": PASSWORD, "token": shut.form()}
    answer = shut.post("https://127.0.0.1/login", data=form)
    assert answer.headers["set-cookie"].startswith("__Host-onrecord_session")
    assert "Secure" in answer.headers["set-cookie"]


def test_a_session_is_new_with_each_sign_in(shut: Guest) -> None:
    seen = set()
    for _ in range(2):
        seen.add(shut.sign_in("Rosa").headers["set-cookie"].split(";")[0])
        shut.cookies = httpx.Cookies()
    assert len(seen) == 2


def test_what_a_browser_kept_is_worth_nothing_after_signing_out(shut: Guest) -> None:
    shut.sign_in("Rosa")
    kept = dict(shut.cookies)
    assert shut.post("/logout", data={"token": shut.form("/help")}).headers["location"] == "/login"
    shut.cookies = httpx.Cookies(kept)
    assert shut.get("/stories").status_code == 303


def test_signing_out_takes_the_sessions_own_form(shut: Guest) -> None:
    before = shut.form()
    shut.sign_in("Rosa")
    assert shut.post("/logout", data={"token": before}).status_code == 403
    assert shut.get("/stories").status_code == 200


def test_one_users_form_does_not_fit_anothers_session(guest: Guest) -> None:
    guest.sign_in("Viktor")
    stolen = guest.form("/help")
    guest.cookies = httpx.Cookies()
    guest.sign_in("Ada")
    line = guest.record.statements()[0]
    form = {"target": line.id, "verdict": "reject", "token": stolen}
    assert guest.post("/reviews", data=form).status_code == 403
    assert guest.record.reviews().total == 0


def test_another_site_cannot_sign_anyone_in(shut: Guest) -> None:
    form = {"name": "Rosa", "password": PASSWORD, "token": shut.form()}
    assert shut.post("/login", data=form, headers={"Origin": "https://evil.example"}).status_code == 403


def test_who_guesses_waits(shut: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [shut.sign_in("Rosa", f"guess number {number}").status_code for number in range(4)] == [401] * 4
    monkeypatch.setattr(sessions, "FREE_TRIES", -2)  # the first wait is longer than any machine takes for what follows
    assert shut.sign_in("Rosa", "guess number 4").status_code == 401
    assert shut.sign_in("Rosa", "guess number 5").status_code == 429
    answer = shut.sign_in("Rosa")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1


def test_a_user_who_is_removed_is_out_at_once(shut: Guest) -> None:
    shut.sign_in("Rosa")
    assert shut.get("/stories").status_code == 200
    shut.users.remove("Rosa")
    assert shut.get("/stories").status_code == 303


def test_a_token_may_be_typed_in_place_of_name_and_password(shut: Guest) -> None:
    assert shut.sign_in("", shut.users.give_token("Rosa", UserRole.READER)).status_code == 303
    assert shut.get("/stories").status_code == 200


# --- what roles may ----------------------------------------------------------------------------


def test_a_reader_reads_and_does_not_review(guest: Guest) -> None:
    guest.sign_in("Rosa")
    line = guest.record.statements()[0]
    assert guest.get(f"/source/{line.capture}").status_code == 200
    assert guest.get("/statements.csv").status_code == 200
    form = {"target": line.id, "verdict": "reject", "token": guest.form("/help")}
    refused = guest.post("/reviews", data=form)
    assert refused.status_code == 403
    assert "signed in as reader; this takes the role reviewer" in refused.text
    assert guest.record.reviews().total == 0


def test_a_reviewer_reviews_under_their_own_name_and_does_not_add(guest: Guest) -> None:
    guest.sign_in("Viktor")
    line = guest.record.statements()[0]
    token = guest.form("/help")
    assert guest.post("/reviews", data={"target": line.id, "verdict": "accept", "token": token}).status_code == 303
    review = guest.record.reviews()[0]
    assert review.by == "Viktor"
    guest.post(f"/reviews/{review.id}/undo", data={"token": token})
    assert {each.by for each in guest.record.reviews()} == {"Viktor"}
    assert guest.post("/add", data={"token": token, "text": "A page\nwords"}).status_code == 403
    assert guest.get("/add").status_code == 403


def test_a_page_offers_nobody_what_they_may_not(shut: Guest) -> None:
    shut.sign_in("Rosa")
    assert 'href="/add"' not in shut.get("/stories").text


def test_an_issue_stands_under_the_name_of_who_follows_it(guest: Guest) -> None:
    guest.sign_in("Viktor")
    guest.post("/issues", data={"name": "Opening", "terms": "open", "token": guest.form("/help")})
    assert guest.record.reviews()[0].by == "Viktor"


# --- programs ----------------------------------------------------------------------------------


def test_a_program_shows_its_token(guest: Guest) -> None:
    bearer = {"Authorization": f"Bearer {guest.users.give_token('nightly', UserRole.REVIEWER)}"}
    assert guest.get("/api/stories", headers=bearer).status_code == 200
    judged = {"noun": "statement", "target": guest.record.statements()[0].id, "verdict": "accept"}
    assert guest.post("/api/reviews", json=judged, headers=bearer).status_code == 201
    assert guest.record.reviews()[0].by == "nightly"
    page = {"text": "A page\nwords"}
    assert guest.post("/api/captures", json=page, headers=bearer).status_code == 403


def test_the_description_says_that_a_token_is_needed(shut: Guest, reader: Visitor) -> None:
    bearer = {"Authorization": f"Bearer {shut.users.give_token('nightly', UserRole.READER)}"}
    assert shut.get("/api/openapi.json", headers=bearer).json()["security"] == [{"token": []}]
    assert "security" not in reader.get("/api/openapi.json").json()


def test_a_program_signs_with_its_own_name_alone(guest: Guest) -> None:
    bearer = {"Authorization": f"Bearer {guest.users.give_token('nightly', UserRole.REVIEWER)}"}
    judged = {"noun": "statement", "target": guest.record.statements()[0].id, "verdict": "accept", "by": "Ada"}
    assert guest.post("/api/reviews", json=judged, headers=bearer).status_code == 403
    assert guest.record.reviews().total == 0


def test_a_wrong_token_is_refused_and_then_waits(shut: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "FREE_TRIES", 1)  # the last waits are longer than any machine takes for a try
    wrong = {"Authorization": "Bearer onrecord_wrong"}
    answers = [shut.get("/api/stories", headers=wrong) for _ in range(7)]
    assert answers[0].status_code == 401
    assert answers[0].headers["www-authenticate"] == "Bearer"
    assert "Rosa" not in answers[0].text
    assert answers[-1].status_code == 429


def test_who_may_add_nothing_may_send_nothing_large(shut: Guest) -> None:
    token = shut.form()
    assert shut.post("/login", data={"name": "x" * 100_000, "token": token}).status_code == 413
    assert shut.post("/login", files={"name": ("x", b"x" * 100_000)}).status_code == 413
    shut.sign_in("Viktor")
    assert shut.post("/reviews", data={"note": "x" * 2_000_000}).status_code == 413


# --- hosts, proxies, caches --------------------------------------------------------------------


def test_a_named_desk_answers_to_its_names_and_to_bare_addresses(shut: Guest) -> None:
    for host, code in (("desk.example", 200), ("192.0.2.7:8765", 200), ("[2001:db8::1]", 200), ("evil.example", 421)):
        assert shut.get("/login", headers={"Host": host}).status_code == code, host


def test_nothing_of_a_desk_with_users_is_kept_on_a_disk(shut: Guest) -> None:
    shut.sign_in("Rosa")
    assert shut.get("/stories").headers["cache-control"] == "no-store"


def test_a_desk_without_users_answers_to_no_proxy(reader: Visitor) -> None:
    for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
        assert reader.get("/stories", headers={name: "192.0.2.7"}).status_code == 403
