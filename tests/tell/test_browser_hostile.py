"""Whatever a capture holds, a browser that opens every screen runs none of it and asks no other machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.record.record import Record
from onrecord.tell.api import app
from tests.tell.browsed import MARKS, Desk, browsed
from tests.tell.hostile import addresses

pytestmark = MARKS


@pytest.fixture(scope="module")
def desk(hostile: Record) -> Iterator[Desk]:
    with browsed(hostile) as served:
        yield served


def test_nothing_that_a_capture_holds_runs_loads_or_leaves_on_any_screen(desk: Desk) -> None:
    page = desk.open("/")
    seen = 0
    for path in addresses(app(desk.record), desk.record):
        answer = page.goto(desk.root + path)
        assert answer is not None, path
        assert answer.status < 500, path
        assert page.evaluate("window.ran") is None, path
        assert page.locator("main :is(script, style, img, iframe, object, embed, base)").count() == 0, path
        assert page.locator("main [onload], main [onerror], main [onbegin], main [style]").count() == 0, path
        assert page.locator("a[href^='javascript' i], form[action^='http'], meta[http-equiv='refresh']").count() == 0
        seen += 1
    page.context.close()
    assert seen > 20
    # A browser says of a page that is not there that it is not; all else would be a refusal by the policy, or an error.
    assert [each for each in desk.complaints if "the server responded with a status of 4" not in each] == []
    assert desk.strangers == []
