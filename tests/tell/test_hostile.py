"""Whatever a capture holds, on every screen it is words."""

from __future__ import annotations

import re

from onrecord.record.record import Record
from onrecord.tell.look import CONTROLS, plain
from tests.tell.desk import Visitor
from tests.tell.hostile import addresses, files


def test_no_screen_holds_a_character_that_turns_its_line_around(hostile: Record) -> None:
    visitor = Visitor(hostile)
    for path in addresses(visitor.app, hostile):
        text = visitor.get(path).text
        assert not CONTROLS.search(text), path
        assert "24576994" not in text, path  # nothing that looks like a template is filled in


def test_what_turns_a_line_around_is_shown_as_a_mark_in_its_place(hostile: Record) -> None:
    visitor = Visitor(hostile)
    source = next(line.capture for line in hostile.articles() if line.source.endswith("bidi.html"))
    page = visitor.get(f"/source/{source}").text
    assert "⇆reven⇆" in page
    assert "\u202e" in visitor.get(f"/source/{source}.json").json()["text"]  # programs get the page as it is


def test_a_mark_takes_the_place_of_one_character_and_spares_what_scripts_need() -> None:
    assert plain("a\u202eb\u2067c") == "a⇆b⇆c"
    assert plain("می\u200cخواهم \u200e\u05d0") == "می\u200cخواهم \u200e\u05d0"


def test_look_alikes_are_somebody_else(hostile: Record) -> None:
    names = {line.name for line in hostile.actors()}
    assert any("\u0412" in name for name in names)
    assert all(not ("\u0412" in name and "Varnholt" in name) for name in names)


def test_no_file_that_the_desk_gives_can_run_in_a_browser(hostile: Record) -> None:
    visitor = Visitor(hostile)
    given = {path: visitor.get(path) for path in files(visitor.app, hostile)}
    assert len(given) > 20
    for path, answer in given.items():
        kind = answer.headers["content-type"]
        assert answer.status_code < 500, path
        assert not kind.startswith("text/html") or answer.status_code == 404, path
        assert answer.headers["x-content-type-options"] == "nosniff", path
        if "svg" in kind:  # the one kind here that a browser would run, were it opened as a page
            assert answer.headers["content-disposition"].startswith("attachment"), path
            assert "<script" not in answer.text, path
            assert "onload" not in re.sub(r"&[^;]+;|>[^<]*<", "", answer.text), path
