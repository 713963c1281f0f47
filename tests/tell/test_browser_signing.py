"""People sign in, work under their name, and sign out, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from onrecord.record.users import UserRole, Users
from tests.tell.browsed import DONE_MS, MARKS, Desk, axe_core, browsed, faults
from tests.tell.desk import fill

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = MARKS
PASSWORD = "correct horse battery"


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("signing")
    users = Users(folder, log_n=4)
    for name, role in (("Rosa", UserRole.READER), ("Viktor", UserRole.REVIEWER), ("Ada", UserRole.ADMIN)):
        users.set_password(name, role, PASSWORD)
    with fill(folder) as record, browsed(record, is_locked=True, users=users) as served:
        yield served
        assert [each for each in served.complaints if "status of 401" not in each] == []
        assert served.strangers == []


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.fill("[name=name]", name)
    page.fill("[name=password]", password)
    page.click("main button")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without"])
def test_one_signs_in_reviews_under_ones_name_and_signs_out(locked: Desk, javascript: bool) -> None:
    line = locked.record.statements()[0]
    page = locked.open(f"/source/{line.capture}", javascript=javascript)
    sign_in(page, "Viktor", "a wrong password")
    assert page.locator("[role=alert]").count() == 1
    sign_in(page, "Viktor")
    page.wait_for_url(f"**/source/{line.capture}")
    assert "Viktor, reviewer" in page.inner_text(".signed")
    page.click(f"#c-{line.id} summary")
    page.click(f"#c-{line.id} button[value=accept]")
    page.wait_for_selector(f"#c-{line.id} .tag.seen")
    assert locked.record.reviews()[0].by == "Viktor"
    page.click(".signed button")
    page.wait_for_url("**/login")
    page.goto(f"{locked.root}/stories")
    assert "/login" in page.url
    page.context.close()


def test_a_link_from_elsewhere_leads_in_and_a_form_from_elsewhere_changes_nothing(locked: Desk) -> None:
    line = locked.record.statements()[0]
    page = locked.open("/statements")
    sign_in(page, "Viktor")
    page.wait_for_url("**/statements")
    page.goto("about:blank")  # of no site, and so of another than the desk's
    page.set_content(f'<a href="{locked.root}/statement/{line.id}">a letter\'s link</a>')
    page.click("a")
    page.wait_for_url("**/statement/*")
    assert "Viktor, reviewer" in page.inner_text(".signed")
    token, before = page.locator("[name=token]").first.input_value(), locked.record.reviews().total
    page.goto("about:blank")
    page.set_content(
        f'<form method="post" action="{locked.root}/reviews"><input name="token" value="{token}">'
        f'<input name="target" value="{line.id}"><button name="verdict" value="reject">win</button></form>'
    )
    with page.expect_response("**/reviews") as answered:
        page.click("button")
    assert answered.value.status in (303, 403)  # asked to sign in, or refused
    assert locked.record.reviews().total == before
    page.context.close()
    locked.complaints[:] = [each for each in locked.complaints if "status of 403" not in each]


def test_a_reader_sees_no_forms_that_would_be_refused(locked: Desk) -> None:
    line = locked.record.statements()[0]
    page = locked.open(f"/source/{line.capture}")
    sign_in(page, "Rosa")
    page.click(f"#c-{line.id} summary")
    assert page.locator("form.review >> visible=true").count() == 0
    assert page.locator("a[href='/add']").count() == 0
    assert page.locator("#drop").count() == 0
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_signing_in_and_adding(locked: Desk, scheme: str) -> None:
    axe = axe_core()
    page = locked.open("/add", scheme=scheme)
    assert faults(page, axe) == []
    sign_in(page, "Ada", "a wrong password")
    assert faults(page, axe) == []
    sign_in(page, "Ada")
    page.wait_for_url("**/add")
    page.fill("[name=text] >> nth=0", f'A {scheme} ferry | Courier\nDag said "we were late" #ferry')
    page.click("text=Add the text")
    page.wait_for_selector(".lot.done", timeout=DONE_MS)
    assert faults(page, axe) == []
    page.goto(f"{locked.root}/")
    assert faults(page, axe) == []
    page.evaluate("document.getElementById('paste').showModal()")
    assert faults(page, axe) == []
    page.context.close()
