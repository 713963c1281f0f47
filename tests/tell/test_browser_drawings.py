"""Chains, stories, sayings and compared outlets in a real browser: for every reader, and to take away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord
from tests.tell.browsed import MARKS, axe_core, browsed, faults
from tests.tell.test_drawings import PAGES

if TYPE_CHECKING:
    from tests.tell.browsed import Desk

pytestmark = MARKS


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("drawn")
    for name, text in PAGES.items():
        (folder / name).write_text(text)
    with onrecord.open(folder / "lock.record") as record:
        record.add(*(folder / name for name in PAGES))
        with browsed(record) as opened:
            yield opened


def screens(desk: Desk) -> list[str]:
    line = desk.record.article_line("copy.txt")
    saying = next(each.utterance for each in desk.record.statements() if each.text.startswith("We will close"))
    return [f"/chain/{line.capture}", f"/story/{line.story}", f"/compare/{line.story}", f"/utterance/{saying}"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_on_what_is_drawn(desk: Desk, scheme: str) -> None:
    axe = axe_core()
    for path in screens(desk):
        assert faults(desk.open(path, scheme=scheme), axe) == [], path
    assert (desk.complaints, desk.strangers) == ([], [])


@pytest.mark.parametrize("width", [375, 640])
def test_what_is_drawn_scrolls_in_its_own_frame(desk: Desk, width: int) -> None:
    for path in screens(desk):
        page = desk.open(path, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_proof_is_reached_by_keyboard_from_its_arrow(desk: Desk) -> None:
    page = desk.open(screens(desk)[0])
    page.locator("a.proof").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#hop-1"
    assert page.locator("#hop-1").is_visible()


def test_a_drawing_is_taken_as_a_picture(desk: Desk, tmp_path: Path) -> None:
    for path in screens(desk)[:3]:
        page = desk.open(path)
        with page.expect_download() as taken:
            page.get_by_role("button", name="PNG").click()
        taken.value.save_as(tmp_path / "drawing.png")
        content = (tmp_path / "drawing.png").read_bytes()
        assert content.startswith(b"\x89PNG")
        assert len(content) > 5_000
    assert (desk.complaints, desk.strangers) == ([], [])


def test_paper_holds_the_whole_of_what_is_drawn(desk: Desk) -> None:
    right = "Math.max(...[...document.querySelectorAll('svg.drawing')].map(each => each.getBoundingClientRect().right))"
    for path in screens(desk)[:3]:
        page = desk.open(path, width=720)  # as wide as a sheet
        page.emulate_media(media="print")
        assert page.evaluate(right) <= 720, path
