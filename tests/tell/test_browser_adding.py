"""A person adds by choosing, dropping and pasting, with and without JavaScript, and sees it happen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tell.browsed import DONE_MS, MARKS, Desk, browsed
from tests.tell.desk import fill

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

pytestmark = MARKS
NUMBERS = count()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with fill(tmp_path_factory.mktemp("adding"), {}) as record, browsed(record) as served:
        yield served
        assert served.complaints == []
        assert served.strangers == []


def text() -> str:
    """Return a page like no other."""
    return f'Ferry {next(NUMBERS)} late | Courier\nDag said "we were late" #ferry'


def hand_over(page: Page, kind: str, event: str, **given: str) -> None:
    """Have the page see files or text dropped or pasted; ``given`` is by file name, or by media type."""
    page.evaluate(
        """([kind, event, given]) => {
        const bag = new DataTransfer();
        for (const [name, words] of Object.entries(given))
            if (event === "File") bag.items.add(new File([words], name, {type: "text/plain"}));
            else bag.setData(name, words);
        const how = {bubbles: true, cancelable: true};
        document.body.dispatchEvent(kind === "paste" ? new ClipboardEvent("paste", {clipboardData: bag, ...how})
            : new DragEvent(kind, {dataTransfer: bag, ...how}));
        }""",
        [kind, event, given],
    )


def test_chosen_files_are_seen_coming_on_record(desk: Desk) -> None:
    page = desk.open("/")
    files: list[FilePayload] = [
        {"name": f"ferry {n}.txt", "mimeType": "text/plain", "buffer": text().encode()} for n in range(3)
    ]
    page.set_input_files("input[type=file]:not([webkitdirectory])", files)
    page.click("text=Add the files")
    page.wait_for_url("**/add/*")
    page.wait_for_selector(".lot.done", timeout=DONE_MS)
    assert page.inner_text("h1") == "Added"
    assert page.inner_text("#said") == "Done: 3 new captures"
    assert page.locator(".outcomes .good").count() == 3
    page.click(".outcomes a")
    assert "/source/" in page.url
    page.context.close()


def test_a_dropped_file_is_added_wherever_one_is(desk: Desk) -> None:
    page = desk.open("/reviews")
    hand_over(page, "dragenter", "File", **{"dropped.txt": "x"})
    assert page.locator("#drop").is_visible()
    hand_over(page, "dragleave", "File", **{"dropped.txt": "x"})
    assert not page.locator("#drop").is_visible()
    hand_over(page, "drop", "File", **{"dropped.txt": text(), "dropped too.txt": text()})
    page.wait_for_selector(".lot.done", timeout=DONE_MS)
    assert desk.record.articles(source="dropped too.txt").total == 1
    page.context.close()


def test_a_dropped_folder_is_added_with_all_it_holds(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    for path in ("one.txt", "may/two.txt", "may/late/three.txt", ".hidden/four.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text())
    page = desk.open("/actors")
    browser = page.context.new_cdp_session(page)  # a script can make files to drop, and no folder
    bag = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
    for event in ("dragEnter", "dragOver", "drop"):
        browser.send("Input.dispatchDragEvent", {"type": event, "x": 300, "y": 300, "data": bag})
    page.wait_for_selector(".lot.done", timeout=DONE_MS)
    names = sorted(page.locator(".outcomes .file").all_inner_texts())
    assert names == ["clippings/may/late/three.txt", "clippings/may/two.txt", "clippings/one.txt"]
    assert page.locator(".outcomes .good").count() == 3
    page.context.close()


def test_a_chosen_folder_is_added_with_all_it_holds(desk: Desk, tmp_path: Path) -> None:
    for path in ("one.txt", "may/two.txt"):
        (tmp_path / "cuttings" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "cuttings" / path).write_text(text())
    page = desk.open("/add")
    page.set_input_files("input[webkitdirectory]", tmp_path / "cuttings")
    page.click("text=Add the folder")
    page.wait_for_selector(".lot.done", timeout=DONE_MS)
    assert page.locator(".outcomes .good").count() == 2
    page.context.close()


def test_pasted_text_is_added_when_one_says_yes(desk: Desk) -> None:
    page = desk.open("/statements")
    before = desk.record.captures().total
    hand_over(page, "paste", "text", **{"text/plain": text()})
    page.click("#paste [data-close]")
    assert not page.locator("#paste").is_visible()
    hand_over(page, "paste", "text", **{"text/plain": text()})
    page.fill("#paste [name=title]", "A late ferry")
    page.click("#paste button:has-text('Add')")
    page.wait_for_selector(".lot.done", timeout=DONE_MS)
    assert desk.record.captures().total == before + 1
    assert desk.record.articles(source="#A late ferry").total == 1
    page.context.close()


def test_a_pasted_address_is_fetched_only_when_one_says_yes(desk: Desk) -> None:
    page = desk.open("/statements")
    hand_over(page, "paste", "text", **{"text/plain": "http://127.0.0.1:9/secret"})
    assert page.locator("#paste [name=address]").input_value() == "http://127.0.0.1:9/secret"
    assert not page.locator("#paste [name=text]").is_visible()
    page.click("#paste button:has-text('Add')")
    page.wait_for_selector(".lot.done", timeout=DONE_MS)
    assert "private or local address" in page.inner_text(".complaint")
    page.context.close()


def test_what_is_pasted_into_a_field_stays_there(desk: Desk) -> None:
    page = desk.open("/statements")
    page.focus("#seek")
    page.evaluate(
        """() => document.activeElement.dispatchEvent(new ClipboardEvent("paste", {bubbles: true,
        clipboardData: Object.assign(new DataTransfer(), {})}))"""
    )
    assert not page.locator("#paste").is_visible()
    page.context.close()


def test_adding_works_without_javascript(desk: Desk) -> None:
    page = desk.open("/add", javascript=False)
    assert not page.locator("#drop").is_visible()
    page.fill("[name=text] >> nth=0", text())
    page.click("text=Add the text")
    page.wait_for_selector(".lot.done", timeout=DONE_MS)  # the page asks again by itself
    assert page.locator(".outcomes .good").count() == 1
    page.context.close()
