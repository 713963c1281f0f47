"""The desk in a real browser: it works, it is quiet, and it speaks to this machine alone."""

from __future__ import annotations

import pytest

from tests.tell.browsed import MARKS, Desk

pytestmark = MARKS


def test_every_page_opens_without_complaint_and_asks_no_other_machine(desk: Desk) -> None:
    page = desk.open("/")
    for path in desk.paths():
        page.goto(desk.root + path)
        assert page.locator("h1").count() == 1, path
    page.context.close()
    assert desk.complaints == []
    assert desk.strangers == []


def test_nothing_a_page_smuggles_in_is_run(desk: Desk) -> None:
    hostile = next(line.capture for line in desk.record.articles() if line.source.endswith("hostile.txt"))
    page = desk.open("/")
    for path in (f"/source/{hostile}", "/articles", "/statements", "/search?query=onerror"):
        page.goto(desk.root + path)
        assert page.locator("main img, main script, main b[onload]").count() == 0
    page.context.close()
    assert desk.complaints == []


def _source(desk: Desk) -> tuple[str, str]:
    line = desk.record.statements(words="open", speaker="Ada")[0]
    return f"/source/{line.capture}", line.id


def test_a_card_and_its_words_lead_to_each_other_without_javascript(desk: Desk) -> None:
    path, id = _source(desk)
    page = desk.open(path, javascript=False)
    page.click(f"#c-{id} .number")
    assert page.url.endswith(f"#s-{id}")
    assert page.locator(f"#s-{id}:target").count() == 1
    page.click(f"#s-{id}")
    assert page.url.endswith(f"#c-{id}")
    page.context.close()


def test_a_card_and_its_words_light_up_together(desk: Desk) -> None:
    path, id = _source(desk)
    page = desk.open(path)
    page.click(f"#s-{id}")
    page.wait_for_selector(f"#c-{id}.lit")
    assert page.locator(f"#s-{id}.lit").count() == 1
    page.context.close()


def test_keys_walk_search_and_help(desk: Desk) -> None:
    page = desk.open("/statements")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement === document.querySelectorAll('[data-stop]')[0]")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "seek"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_url("**/help")
    page.context.close()


def test_a_filter_narrows_without_loading_the_page_and_stays_in_the_address(desk: Desk) -> None:
    page = desk.open("/statements")
    page.evaluate("window.stayed = true")
    page.fill("input[name=speaker]", "Carla")
    page.keyboard.press("Enter")
    page.wait_for_url("**speaker=Carla")
    page.wait_for_selector("#answer tbody:not(:has(tr:nth-child(2)))")
    assert page.evaluate("window.stayed") is True
    page.context.close()


def test_a_statement_is_rejected_and_brought_back_on_its_card(desk: Desk) -> None:
    path, id = _source(desk)
    page = desk.open(path)
    page.click(f"#c-{id} summary")
    page.click(f"#c-{id} button[value=reject]")
    page.wait_for_selector(f"#c-{id} .tag.struck")
    page.click(f"#c-{id} summary")
    page.click(f"#c-{id} .undo button")
    page.wait_for_selector(f"#c-{id} .tag.unseen-yet")
    assert desk.record.statement(id).reviewed == ""
    page.context.close()


def test_selected_words_become_the_spans_of_a_correction(desk: Desk) -> None:
    path, id = _source(desk)
    page = desk.open(path)
    page.click(f"#c-{id} summary")
    page.click(f"#c-{id} [data-spans]")
    page.evaluate(
        """id => { const at = document.getElementById("s-" + id).firstChild; const range = document.createRange();
        range.setStart(at, 0); range.setEnd(at, 7); getSelection().removeAllRanges(); getSelection().addRange(range);
        document.dispatchEvent(new MouseEvent("mouseup")); }""",
        id,
    )
    start = desk.record.statement(id).start
    assert page.input_value(f"#c-{id} [data-spans]") == f"{start}-{start + 7}"
    page.context.close()


@pytest.mark.parametrize("javascript", [True, False])
def test_light_and_dark_follow_the_system_until_a_person_chooses(desk: Desk, javascript: bool) -> None:
    page = desk.open("/help", scheme="dark", javascript=javascript)
    if javascript:
        dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert sum(int(part) for part in dark.strip("rgb()").split(",")) < 200
    page.click(".theme button")
    assert page.get_attribute("html", "data-theme") == "dark"
    page.click(".theme button")
    assert page.get_attribute("html", "data-theme") == "light"
    page.click(".theme button")
    assert page.get_attribute("html", "data-theme") is None
    page.context.close()


def test_everything_can_be_read_and_reviewed_without_javascript(desk: Desk) -> None:
    path, id = _source(desk)
    page = desk.open(path, javascript=False)
    page.click(f"#c-{id} summary")
    page.click(f"#c-{id} button[value=accept]")
    assert page.locator(f"#c-{id} .tag.seen").count() == 1
    page.goto(f"{desk.root}/reviews")
    page.click("tbody tr:first-child button")
    assert desk.record.statement(id).reviewed == ""
    page.context.close()


def test_a_statement_is_judged_and_put_right_on_its_own_page_by_keys(desk: Desk) -> None:
    _, id = _source(desk)
    page = desk.open(f"/statement/{id}")
    page.keyboard.press("a")
    page.wait_for_selector("main .tag.seen")
    page.wait_for_load_state()  # keys are heard once the page's script is there
    assert desk.record.statement(id).reviewed == "accept"
    page.keyboard.press("u")
    page.wait_for_selector("main .tag.unseen-yet")
    page.wait_for_load_state()
    page.keyboard.press("e")
    page.fill(".judge input[name=speaker]", "Greta")
    page.keyboard.press("Enter")
    page.wait_for_selector(".said-by:has-text('Greta')")
    page.wait_for_load_state()
    page.keyboard.press("u")
    page.wait_for_selector(".said-by:has-text('ADA')")
    page.context.close()


def test_pages_of_a_story_are_turned_by_keys(desk: Desk) -> None:
    story = max(desk.record.stories(), key=lambda line: line.articles)
    first, second = sorted(each.capture for each in desk.record.articles(story=story.id))[:2]
    page = desk.open(f"/source/{first}")
    page.keyboard.press("n")
    page.wait_for_url(f"**/source/{second}")
    page.keyboard.press("p")
    page.wait_for_url(f"**/source/{first}")
    page.context.close()


def test_a_card_is_judged_by_a_key_and_enter_in_its_field_corrects(desk: Desk) -> None:
    path, id = _source(desk)
    page = desk.open(path)
    page.locator(f"#c-{id}").focus()
    page.keyboard.press("a")
    page.wait_for_selector(f"#c-{id} .tag.seen")
    page.locator(f"#c-{id}").focus()
    page.keyboard.press("e")
    page.fill(f"#c-{id} input[name=speaker]", "Greta")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#c-{id} .card-head:has-text('Greta')")
    assert desk.record.statement(id).speaker == "Greta"
    for review in desk.record.reviews(target=id):
        if not review.undoes and review.id not in desk.record.undone([review.id]):
            desk.record.undo(review.id)
    assert desk.record.statement(id).reviewed == ""
    page.context.close()
