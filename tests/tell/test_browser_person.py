"""A day at the desk, on pages of the example world: add, read, review, undo, search, take away."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord
from tests.tell.browsed import MARKS, Desk, axe_core, faults, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = MARKS
EXAMPLES = Path(__file__).parents[2] / "examples" / "captures"
PAGES = ("mpa/strait-opens.html", "northern-docket/strait-talks.html", "kelmar-tide/strait-opens.txt")
NEWS = """Harbour of Lowen stays shut

By Ann Example

LOWEN, 6 May 2019 - "The harbour stays shut until the wreck is raised," harbour master Tom Brisk said on Monday.
"""


@pytest.fixture(scope="module")
def office(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over a few pages of the example world, read by the steps that ship."""
    folder = tmp_path_factory.mktemp("office")
    with onrecord.open(folder / "office.record") as record:
        record.add(*(EXAMPLES / page for page in PAGES))
        with served(record) as root:
            yield Desk(record, root, desk.browser)


@pytest.fixture
def page(office: Desk) -> Iterator[Page]:
    page = office.open("/")
    yield page
    page.context.close()
    assert office.complaints == []
    assert office.strangers == []


def until(page: Page, claim: Callable[[], bool], seconds: float = 90) -> None:
    """Wait for what can be seen; Playwright's own wait for a function is one that the desk's policy forbids."""
    for _ in range(int(seconds * 20)):
        if claim():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come to be")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def test_pasted_text_is_added_and_read(office: Desk, page: Page) -> None:
    page.goto(f"{office.root}/add")
    page.fill("textarea[name=text] >> visible=true", NEWS)
    page.locator("form:has(textarea[name=text]:visible) button:visible").first.click()
    page.wait_for_url("**/add/*")
    until(page, lambda: page.inner_text("#doing") == "Added", 60)
    page.goto(f"{office.root}/search?query=wreck")
    assert "Brisk" in page.inner_text(".hits")


def test_the_queue_is_worked_through_by_keys(office: Desk, page: Page) -> None:
    page.goto(f"{office.root}/queue?noun=statement")
    page.keyboard.press("j")
    first = focused(page)
    assert first.startswith("q-")
    page.keyboard.press("j")
    second = focused(page)
    page.keyboard.press("k")
    assert focused(page) == first != second
    page.keyboard.press("a")
    page.wait_for_selector("[role=status] [data-key=u]")
    assert page.locator(f"#{first}").count() == 0
    until(page, lambda: focused(page) == second)
    assert office.record.statement(first[2:]).reviewed == "accept"
    page.keyboard.press("u")
    page.wait_for_selector(f"#{first}")
    assert office.record.statement(first[2:]).reviewed == ""


def test_a_speaker_is_put_right_by_keys_and_stays_right(office: Desk, page: Page) -> None:
    page.goto(f"{office.root}/queue?noun=statement")
    page.keyboard.press("j")
    id = focused(page)[2:]
    page.keyboard.press("e")
    page.fill(f"#q-{id} input[name=speaker]", "Somebody Else")
    page.keyboard.press("Enter")
    until(page, lambda: page.locator(f"#q-{id}").count() == 0)
    page.reload()
    page.goto(f"{office.root}/statement/{id}")
    assert "Somebody Else" in page.inner_text("h1")
    page.goto(f"{office.root}/reviews")
    page.click("tbody tr:first-child button")
    page.wait_for_selector("tbody tr.rejected")
    assert office.record.statement(id).speaker != "Somebody Else"


def test_a_key_judges_nothing_that_is_off_the_screen(office: Desk, page: Page) -> None:
    page.goto(f"{office.root}/queue?noun=statement")
    page.keyboard.press("j")
    before = office.record.reviews().total
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    if page.evaluate("document.activeElement.getBoundingClientRect().bottom > 0"):
        pytest.skip("the queue is too short to scroll its first value away")
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    assert office.record.reviews().total == before


def test_from_a_story_to_the_words_on_the_page_in_one_click(office: Desk, page: Page) -> None:
    story = max(office.record.stories(), key=lambda line: line.statements)
    page.goto(f"{office.root}/story/{story.id}")
    page.click("#timeline blockquote a >> nth=0")
    page.wait_for_url("**/source/**#s-*")
    assert page.locator(".said.lit").count() > 0


def test_the_words_a_value_rests_on_are_marked_while_its_reasons_are_open(office: Desk, page: Page) -> None:
    line = next(line for line in office.record.statements() if line.said_on_why.startswith("“"))
    page.goto(f"{office.root}/source/{line.capture}")
    assert page.locator(".grounded").count() == 0
    page.click(f"#c-{line.id} summary")
    words = line.said_on_why[1 : line.said_on_why.index("”")]
    until(page, lambda: words in "".join(page.locator(".grounded").all_inner_texts()))
    page.click(f"#c-{line.id} summary")
    until(page, lambda: page.locator(".grounded").count() == 0)


def test_a_search_is_narrowed_saved_opened_again_and_taken_away(office: Desk, page: Page) -> None:
    page.goto(f"{office.root}/")
    page.keyboard.press("/")
    page.keyboard.type("strait")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?query=strait")
    page.select_option("select[name=form]", "direct")
    page.wait_for_url("**form=direct*")
    page.reload()
    page.fill(".saved input[name=name]", "The strait, directly")
    page.click(".saved button:has-text('Save')")
    page.click("text=The strait, directly")
    assert page.input_value(".filters input[name=query]") == "strait"
    page.click("text=Table")
    page.wait_for_selector("table.stacked")
    with page.expect_download() as taken:
        page.click(".views a:has-text('JSON')")
    rows = json.loads(taken.value.path().read_text())["rows"]
    assert rows
    assert {row["form"] for row in rows} == {"direct"}
    page.click(".views a:has-text('Chart')")
    with page.expect_download() as taken:
        page.click(".take a:has-text('SVG')")
    assert taken.value.path().read_text().startswith("<svg")
    with page.expect_download() as taken:
        page.click(".take button:has-text('PNG')")
    assert taken.value.path().read_bytes().startswith(b"\x89PNG")
    page.click("button:has-text('Forget')")
    page.wait_for_load_state()
    assert not office.record.searches()


def test_a_statement_is_cited(office: Desk, page: Page) -> None:
    line = office.record.statements()[0]
    page.goto(f"{office.root}/source/{line.capture}")
    page.click(f"#c-{line.id} summary")
    page.click(f"#c-{line.id} >> text=Permalink and citation")
    with page.expect_download() as taken:
        page.click("text=BibTeX >> nth=0")
    assert taken.value.path().read_text().startswith("@misc{onrecord-")


def test_an_issue_is_followed_and_labelled_by_keys(office: Desk, page: Page) -> None:
    page.goto(f"{office.root}/issues")
    page.fill("input[name=name]", "Opening the strait")
    page.fill("input[name=terms]", "strait; inspectors")
    page.click("button:has-text('Follow')")
    page.wait_for_url("**/issue/*")
    page.locator(".stand li[data-stop]").first.focus()
    position = focused(page)[2:]
    page.keyboard.press("g")
    page.wait_for_selector(f"#p-{position} .tag.seen")
    found = next(p for p in office.record.positions("Opening the strait") if p.id == position)
    assert (found.stance, found.told) == ("against", "person")
    page.wait_for_selector("[data-key=u]")
    page.keyboard.press("u")
    page.wait_for_selector(f"#p-{position} .tag.unseen-yet")


def test_two_actors_are_merged_and_the_merge_is_undone(office: Desk, page: Page) -> None:
    one, other = office.record.actors()[0], office.record.actors()[1]
    page.goto(f"{office.root}/actor/{one.id}")
    page.fill("input[name=into]", other.name)
    page.click("button:has-text('Merge')")
    page.wait_for_url(f"**/actor/{other.id}")
    assert office.record.actor(other.id).statements >= max(one.statements, other.statements)
    page.goto(f"{office.root}/reviews?noun=actor")
    page.click("tbody tr:first-child button")
    page.wait_for_selector("tbody tr.rejected")
    assert office.record.actor(one.id).id == one.id


def test_a_name_is_split_off_its_actor_by_the_pages_that_were_chosen(office: Desk, page: Page) -> None:
    actor = max(office.record.actors(), key=lambda line: line.articles)
    page.goto(f"{office.root}/actor/{actor.id}")
    page.check("input[name=identity] >> nth=0")
    page.fill("#split input[name=name]", "Quite Another Person")
    page.click("#split button")
    page.wait_for_url("**/actor/*")
    assert page.inner_text("h1") == "Quite Another Person"
    page.goto(f"{office.root}/reviews?noun=identity")
    page.click("tbody tr:first-child button")
    page.wait_for_selector("tbody tr.rejected")
    assert office.record.actor(actor.id).articles == actor.articles


def test_axe_finds_no_fault_in_what_was_really_read(office: Desk, page: Page) -> None:
    record = office.record
    record.follow("The strait", ["strait"])
    story = max(record.stories(), key=lambda line: line.statements)
    line = max(record.articles(story=story.id), key=lambda line: line.statements)
    one = [f"/{noun}/{line.capture}" for noun in ("source", "chain")]
    some = [
        f"/story/{story.id}",
        f"/compare/{story.id}",
        f"/timeline?story={story.id}",
        f"/issue/{record.issues()[0].id}",
    ]
    axe, found = axe_core(), {}
    for path in ("/", "/queue", "/search?query=strait&view=chart", f"/actor/{record.actors()[0].id}", *one, *some):
        page.goto(office.root + path)
        if wrong := faults(page, axe):
            found[path] = wrong
    assert found == {}, found
