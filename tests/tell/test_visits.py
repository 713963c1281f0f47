"""A browser remembers when one was last here, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.tell.visits import VISIT_S, visit

NOON = 1_700_000_000


def test_in_a_first_visit_nothing_is_new() -> None:
    assert visit("", 40, NOON).before == 40


def test_within_a_visit_what_came_during_it_stays_new() -> None:
    first = visit("", 40, NOON)
    second = visit(first.written(), 45, NOON + 60)
    third = visit(second.written(), 50, NOON + 120)
    assert (third.before, third.ended) == (40, NOON)


def test_the_next_visit_counts_from_the_last_page_of_the_one_before() -> None:
    first = visit(visit("", 40, NOON).written(), 45, NOON + 60)
    later = visit(first.written(), 70, NOON + 60 + VISIT_S + 1)
    assert (later.before, later.ended) == (45, NOON + 60)


def test_a_mark_of_another_record_counts_for_nothing() -> None:
    assert visit(visit("", 400, NOON).written(), 40, NOON + 60).before == 40


@pytest.mark.parametrize("kept", ["x", "1.2.3", "1.2.3.4.5", "-1.2.3.4", "1.2.3.99999999999999", "١.٢.٣.٤"])
def test_a_cookie_that_is_none_of_ours_is_a_first_visit(kept: str) -> None:
    assert visit(kept, 40, NOON).before == 40


@given(some.text(max_size=60), some.integers(0, 10**9), some.integers(0, 2 * 10**9))
def test_whatever_a_browser_sends_no_visit_began_after_the_newest_capture(kept: str, mark: int, now: int) -> None:
    here = visit(kept, mark, now)
    assert 0 <= here.before <= here.mark == mark
    assert visit(here.written(), mark, now) == here
