"""What is dropped, pasted or named on the desk comes on record, and one sees how."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.model import Page
from onrecord.problems import BadRequest
from onrecord.tell import adding
from onrecord.tell.adding import WAITING_MAX, File, Lot, State
from onrecord.tell.intake import fetchable, named, pasted
from onrecord.tell.worker import Outcome
from tests.tell.desk import Visitor, fill

PAGE = b'Up | Courier\nHugo said "up it goes" #sky'
WAIT_S = 180
LONG = 400  # pages of a lot that is not done before a test has looked at it, however busy the machine is
NUMBERS = count()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """One desk for all: its process is started once. Each test adds pages of its own."""
    with fill(tmp_path_factory.mktemp("adding"), {}) as record:
        yield Visitor(record)


def add(desk: Visitor, **more: Any) -> httpx.Response:
    """Add something, and return the page that says what came of it."""
    data = {"token": desk.token(), **more.pop("data", {})}
    answer = desk.post("/add", data=data, **more)
    if not answer.is_redirect:
        return answer
    place = answer.headers["location"]
    desk.adder.wait(place.rpartition("/")[2], WAIT_S)
    return desk.get(place)


def short(title: str = "Page") -> File:
    """Return a page like no other."""
    return pasted(f"{title} {next(NUMBERS)}\nwords", "", "")


def test_an_uploaded_file_comes_on_record_under_its_own_name(desk: Visitor) -> None:
    page = add(desk, files={"file": ("Up it goes.txt", PAGE, "text/plain")})
    assert "Done: 1 new capture" in page.text
    (line,) = desk.record.articles(source="Up it goes.txt")
    assert line.source == "Up it goes.txt"
    assert f'href="/source/{line.capture}"' in page.text
    assert desk.record.statements(words="goes").total == 1


def test_many_files_are_one_lot_and_each_tells_what_came_of_it(desk: Visitor) -> None:
    page = b'Down | Courier\nHugo said "down it comes" #ground'
    files = [
        ("file", ("up.txt", page, "text/plain")),
        ("file", ("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png")),
        ("file", ("empty.txt", b"", "text/plain")),
        ("file", ("down.txt", page.replace(b"comes", b"goes"), "text/plain")),
        ("file", ("again.txt", page, "text/plain")),
    ]
    lot = add(desk, files=files)
    told = desk.get(f"{lot.url.path}.json").json()
    assert [(each["name"], each["new"], each["known"]) for each in told["outcomes"]] == [
        ("up.txt", 1, 0),
        ("photo.png", 0, 0),
        ("empty.txt", 0, 0),
        ("down.txt", 1, 0),
        ("again.txt", 0, 1),
    ]
    assert [len(each["problems"]) for each in told["outcomes"]] == [0, 1, 1, 0, 0]
    assert "on record already" in lot.text
    assert "could not be added" in lot.text


def test_what_programs_send_while_a_lot_is_worked_on_is_worked_out_together(desk: Visitor) -> None:
    busy = desk.adder.add(files=[short() for _ in range(40)])
    first, second = desk.adder.work_out(), desk.adder.work_out()
    assert first.id == second.id
    assert desk.adder.wait(busy.id, WAIT_S).new == 40
    assert desk.adder.wait(first.id, WAIT_S).state is State.DONE
    assert desk.adder.work_out().id != first.id


def test_pasted_text_comes_on_record_with_its_title_and_address(desk: Visitor) -> None:
    page = add(desk, data={"text": "A new page\nwords", "title": "A new page", "url": "https://a.example/n"})
    assert "Done: 1 new capture" in page.text
    assert desk.record.kept("https://a.example/n").source == "pasted text#A new page"


def test_the_page_of_a_lot_waits_without_javascript_and_asks_again_with_it(desk: Visitor) -> None:
    first = desk.adder.add(files=[short()])
    page = desk.get(f"/add/{first.id}").text
    if not desk.adder.lot(first.id).is_over:
        assert '<meta http-equiv="refresh"' in page
        assert 'hx-trigger="every 1s"' in page
    desk.adder.wait(first.id, WAIT_S)
    page = desk.get(f"/add/{first.id}").text
    assert '<meta http-equiv="refresh"' not in page
    assert "hx-trigger" not in re.sub(r'id="seek".*', "", page)


def test_what_was_put_off_or_broken_off_is_gone_on_with(tmp_path: Path) -> None:
    with fill(tmp_path, {}) as record:
        one = Visitor(record)
        (tmp_path / "late.txt").write_bytes(PAGE)
        record.add(tmp_path / "late.txt", only=[Page])
        assert record.waiting == 1
        assert 'action="/refresh"' in one.get("/").text
        place = one.post("/refresh", data={"token": one.token()}).headers["location"]
        assert one.adder.wait(place.rpartition("/")[2], WAIT_S).state is State.DONE
        assert record.waiting == 0
        assert "1 of 1 worked out" in one.get(place).text
        assert 'action="/refresh"' not in one.get("/").text


def test_lots_are_added_one_after_another(desk: Visitor) -> None:
    lots = [desk.adder.add(files=[short()]) for _ in range(3)]
    assert [desk.adder.wait(lot.id, WAIT_S).state for lot in lots] == [State.DONE] * 3
    assert [lot.id for lot in desk.adder.lots()[:3]] == [lot.id for lot in reversed(lots)]
    assert [lot.new for lot in desk.adder.lots()[:3]] == [1, 1, 1]


def test_a_lot_that_is_stopped_keeps_what_it_kept(desk: Visitor) -> None:
    lot = desk.adder.add(files=[short() for _ in range(LONG)])
    page = desk.get(f"/add/{lot.id}").text
    assert f'action="/add/{lot.id}/stop"' in page
    desk.post(f"/add/{lot.id}/stop", data={"token": desk.token()})
    assert desk.adder.lot(lot.id).state is State.STOPPED
    after = desk.adder.add(files=[short("After it")])
    assert desk.adder.wait(after.id, WAIT_S).state is State.DONE
    assert desk.record.articles(words="After").total >= 1


def test_what_kills_the_process_costs_one_lot_and_not_the_desk(desk: Visitor) -> None:
    lot = desk.adder.add(files=[short() for _ in range(LONG)])
    while desk.adder.lot(lot.id).state is State.WAITING:
        desk.adder.wait(lot.id, 0.01)
    assert desk.adder._hand is not None
    desk.adder._hand.process.kill()
    assert desk.adder.wait(lot.id, WAIT_S).state is State.FAILED
    assert "died" in desk.get(f"/add/{lot.id}").text
    after = desk.adder.add(files=[short("After it")])
    assert desk.adder.wait(after.id, WAIT_S).state is State.DONE


def test_a_process_that_died_with_nothing_to_do_costs_no_lot(desk: Visitor) -> None:
    lot = desk.adder.add(files=[short()])
    assert desk.adder.wait(lot.id, WAIT_S).state is State.DONE
    assert desk.adder._hand is not None
    process = desk.adder._hand.process
    process.kill()
    process.join(WAIT_S)
    after = desk.adder.add(files=[short("After it")])
    assert desk.adder.wait(after.id, WAIT_S).state is State.DONE


def test_a_lot_that_is_stopped_as_it_ends_costs_the_next_one_nothing(desk: Visitor) -> None:
    """The process has said that it is done, and is killed before anybody has heard it."""
    adder, before = desk.adder, desk.record.articles().total
    with adder._changed:  # nobody hears what the process says
        lot = adder.add(files=[short()])
        assert adder._changed.wait_for(lambda: adder.lot(lot.id).state is State.WORKING, WAIT_S)
        for _ in range(WAIT_S * 20):
            if desk.record.articles().total > before:
                break
            time.sleep(0.05)
        time.sleep(0.3)  # for the process to say so; were this too short, less would be tested, and nothing fail
        adder.stop(lot.id)
    after = [adder.add(files=[short("After it")]) for _ in range(2)]
    assert [adder.wait(each.id, WAIT_S).state for each in after] == [State.DONE] * 2


def test_what_is_handed_over_is_kept_nowhere_else(desk: Visitor) -> None:
    lot = desk.adder.add(files=[short()])
    folder = Path(lot.wishes[0].path).parent
    assert folder.stat().st_mode & 0o777 == 0o700
    desk.adder.wait(lot.id, WAIT_S)
    after = desk.adder.add(files=[short()])
    desk.adder.wait(after.id, WAIT_S)
    assert not folder.exists()


def test_too_many_lots_at_once_are_refused(desk: Visitor) -> None:
    waiting = [desk.adder.add(files=[short() for _ in range(LONG)])]
    while desk.adder.lot(waiting[0].id).state is State.WAITING:
        desk.adder.wait(waiting[0].id, 0.01)
    waiting += [desk.adder.add(files=[short()]) for _ in range(WAITING_MAX)]
    with pytest.raises(BadRequest, match="are waiting"):
        desk.adder.add(files=[short()])
    for lot in waiting:
        desk.adder.stop(lot.id)


def test_an_empty_form_adds_nothing(desk: Visitor) -> None:
    answer = add(desk)
    assert answer.status_code == 422
    assert "choose a file" in answer.text


@pytest.mark.parametrize(
    "address",
    ["/etc/passwd", "file:///etc/passwd", "-", "~/notes", "*.html", "http:/etc/passwd", "ht\ntp://a", "javascript:1"],
)
def test_an_address_never_names_a_file_of_this_machine(desk: Visitor, address: str) -> None:
    with pytest.raises(BadRequest, match="begins with http"):
        fetchable(address)
    assert add(desk, data={"address": address}).status_code == 422


def test_an_address_on_this_machine_or_its_network_is_not_fetched(desk: Visitor) -> None:
    page = add(desk, data={"address": "http://127.0.0.1:9/secret"})
    assert "private or local address" in page.text
    assert "could not be added" in page.text


def test_an_endless_upload_is_cut_off(tmp_path: Path) -> None:
    with fill(tmp_path, {}, capture_max_bytes=1000) as record:
        small = Visitor(record)
        assert add(small, files={"file": ("page.txt", b"x" * 2_000_000, "text/plain")}).status_code == 413
        assert small.adder.lots() == ()


def test_adding_takes_the_desks_own_form(desk: Visitor) -> None:
    assert desk.post("/add", data={"text": "One\nwords", "token": "guessed"}).status_code == 403
    lot = desk.adder.add(files=[short()])
    assert desk.post(f"/add/{lot.id}/stop", data={"token": "guessed"}).status_code == 403
    assert desk.adder.wait(lot.id, WAIT_S).state is State.DONE


def test_a_lot_that_is_none_is_not_on_record(desk: Visitor) -> None:
    for path in ("/add/none", "/add/none.json"):
        assert desk.get(path).status_code == 404


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("page.html", "page.html"),
        ("folder/page.html", "folder/page.html"),
        ("C:\\fakepath\\page.html", "page.html"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("a\r\nb.txt", "a  b.txt"),
        ("\u202egnp.exe", "gnp.exe"),
        ("", "a file without a name"),
        ("..", "a file without a name"),
        ("\x1f\\0", "0"),
        ("x" * 999 + ".txt", "x" * 196 + ".txt"),
    ],
)
def test_a_file_is_known_by_one_line_of_its_own_name(told: str, name: str) -> None:
    assert named(told) == name


@given(some.text())
def test_whatever_a_file_is_called_its_name_is_one_line(told: str) -> None:
    name = named(told)
    assert name
    assert name.isprintable()
    assert len(name) <= 200
    assert not name.startswith("/")


def test_a_page_shows_of_many_outcomes_the_troubled_and_the_newest() -> None:
    outcomes = tuple(
        Outcome(str(n), 0, 0, (), ("is empty",)) if n in (3, 5) else Outcome(str(n), 1, 0, (), ()) for n in range(900)
    )
    lot = Lot("aa", "", "2026-01-01T00:00:00Z", (), outcomes)
    assert [each.name for each in lot.shown[:3]] == ["3", "5", "870"]
    assert len(lot.shown) <= 60
    assert replace(lot, outcomes=outcomes[:60]).shown == outcomes[:60]


def test_the_process_ends_when_nothing_comes_and_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "IDLE_S", 0.05)
    with fill(tmp_path, {}) as record:
        adder = Visitor(record).adder
        for number in range(2):
            lot = adder.add(files=[pasted(f"Page {number}\nwords", "", "")])
            assert adder.wait(lot.id, WAIT_S).state is State.DONE
            for thread in threading.enumerate():
                if thread.name == "adder" and thread is adder._thread:
                    thread.join(WAIT_S)
            assert adder._thread is None
        assert record.captures().total == 2
