"""Whoever reads with a keyboard, a screen reader, large type, a telephone or on paper reads every screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tell.browsed import MARKS, RULES, Desk, axe_core, faults, served
from tests.tell.desk import fill

pytestmark = MARKS
ARABIC = 'افتتاح المضيق | البريد\nقال الوزير Ada said "سنفتح المضيق أمام السفن" #strait\nقال الوزير إن المضيق سيفتح.'


@pytest.fixture(scope="module")
def axe() -> str:
    return axe_core()


@pytest.mark.parametrize(
    ("scheme", "rules"), [("light", RULES), ("dark", {"runOnly": ["color-contrast"]})], ids=["light", "dark"]
)
def test_axe_finds_no_fault_on_any_screen(desk: Desk, axe: str, scheme: str, rules: dict[str, list[str]]) -> None:
    page = desk.open("/", scheme=scheme)
    found: dict[str, list[str]] = {}
    for path in desk.paths():
        page.goto(desk.root + path)
        if some := faults(page, axe, rules):
            found[path] = some
    page.context.close()
    assert found == {}, found


@pytest.mark.parametrize("width", [640, 375, 320], ids=["at-200-percent", "on-a-telephone", "at-400-percent"])
def test_no_screen_is_wider_than_its_window(desk: Desk, width: int) -> None:
    page = desk.open("/", width=width)
    wide: dict[str, int] = {}
    for path in desk.paths():
        page.goto(desk.root + path)
        page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")
        shown = page.evaluate("document.documentElement.scrollWidth")
        if shown > width:
            wide[path] = shown
    page.context.close()
    assert wide == {}, wide


def test_the_section_that_is_open_is_in_sight_on_a_telephone(desk: Desk) -> None:
    page = desk.open("/queue", width=375)
    box = page.locator(".masthead [aria-current]").bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= 375 - box["width"]
    page.context.close()


@pytest.fixture(scope="module")
def arabic(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page in Arabic."""
    folder = tmp_path_factory.mktemp("arabic")
    (folder / "arabic.txt").write_text(ARABIC, encoding="utf-8")
    desk.record.add(folder / "arabic.txt")
    return next(f"/source/{line.capture}" for line in desk.record.articles() if line.source.endswith("arabic.txt"))


def test_words_from_right_to_left_run_from_right_to_left(desk: Desk, arabic: str, axe: str) -> None:
    page = desk.open(arabic)
    for selector in (".passage > p", ".card blockquote, .card .card-head bdi"):
        assert page.locator(selector).count() > 0
    starts = page.eval_on_selector_all(".passage > p", "all => all.map(p => getComputedStyle(p).direction)")
    assert set(starts) == {"rtl"}
    assert faults(page, axe) == []
    page.context.close()


def test_every_stop_of_the_tabulator_shows_that_it_has_the_focus(desk: Desk) -> None:
    page = desk.open("/queue")
    for _ in range(14):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(() => { const style = getComputedStyle(document.activeElement);"
            "return style.outlineStyle !== 'none' || style.boxShadow !== 'none' })()"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
    page.context.close()


def test_the_first_stop_leads_past_the_masthead(desk: Desk) -> None:
    page = desk.open("/statements")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


def test_nothing_moves_for_who_wants_no_motion(desk: Desk) -> None:
    page = desk.open("/")
    for path in ("/", "/queue", "/search?query=open"):
        page.goto(desk.root + path)
        moving = page.evaluate("document.getAnimations().length")
        smooth = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        assert (moving, smooth) == (0, "auto"), path
    page.context.close()


def test_paper_shows_what_was_said_and_no_buttons(desk: Desk) -> None:
    page = desk.open("/statements")
    said = desk.record.statements()[0]
    for path in (f"/source/{said.capture}", "/queue", f"/actor/{said.actor}"):
        page.goto(desk.root + path)
        page.emulate_media(media="print")
        assert page.locator("main h1").is_visible()
        assert [text for text in page.locator("button:visible").all_inner_texts() if text] == [], path
        page.emulate_media(media="screen")
    page.context.close()


def test_paper_holds_what_scrolls_on_a_screen_and_says_where_it_is_from(desk: Desk) -> None:
    page = desk.open("/", width=720, scheme="dark")  # as wide as a sheet
    story = max(desk.record.stories(), key=lambda line: line.articles).id
    for path in (f"/story/{story}", f"/compare/{story}", "/search?query=open&view=chart"):
        page.goto(desk.root + path)
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth") <= 720, path
        assert f"Record toy.record, {path}, seen on" in page.inner_text(".paper")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        page.emulate_media(media="screen")
    page.context.close()


def test_a_desk_that_is_locked_has_a_door_without_fault(tmp_path: Path, desk: Desk, axe: str) -> None:
    with fill(tmp_path) as record, served(record, is_locked=True) as root:
        page = desk.browser.new_context().new_page()
        page.goto(f"{root}/login")
        assert faults(page, axe) == []
        page.context.close()
