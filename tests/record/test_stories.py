"""Captures that tell one event are one story, whatever the order they come in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dates import PartialDate
from onrecord.model import Article, Gist, Page, Passage, Region, Story
from onrecord.pipeline import run_capture, run_relation
from onrecord.record.gists import alike, among, gists
from onrecord.record.linkage import average_link
from onrecord.record.stories import crowd, link, stories
from onrecord.spans import Span

LOCK = (
    "Port Ellin closes its northern lock",
    "The harbour council of Port Ellin voted to close the northern lock for eleven weeks. Engineers found cracks in "
    "the gates of the lock. Barges will be sent round by the Marrow canal, said council leader Tilda Orme.",
)
LOCK_TOO = (
    "Bargemen angry as Port Ellin shuts lock",
    "Bargemen in Port Ellin are angry that the harbour council will close the northern lock. Their guild wants money "
    "for the detour by the Marrow canal. Tilda Orme, who leads the council, said the cracks in the gates are grave.",
)
BREAD = (
    "Bakers of Salt Bay strike over flour",
    "The bakers of Salt Bay laid down work on Monday. Flour has doubled in price since the mill burnt down, said their "
    "speaker Hanno Veld. The mayor promised bread from the neighbouring towns and cheaper ovens.",
)
BREAD_TOO = (
    "No bread in Salt Bay as strike begins",
    "Shops in Salt Bay had no bread on Tuesday, the second day of the bakers' strike. Hanno Veld said the bakers would "
    "not return before flour is cheaper. The burnt mill will be rebuilt, the mayor said.",
)


def gist(id: str, told: Sequence[str], published: str = "") -> Gist:
    title, text = told
    day = PartialDate(published) if published else None
    found: list[Gist] = run_capture(
        [gists],
        Page(id, id, text, "en", "utf-8"),
        Passage(id, id, Span(0, len(text)), Region.BODY, 1.0),
        Article(id, id, title, (), "", "", "", day, None, None, "", None, None, "en", 0),
    )[Gist]
    return found[0]


def told(*made: Gist) -> dict[str, Story]:
    return {story.capture: story for story in run_relation(stories, made)}


def test_two_reports_of_one_event_are_one_story_under_a_title_of_theirs() -> None:
    found = told(gist("a", LOCK, "2031-05-04"), gist("b", LOCK_TOO, "2031-05-05"))
    assert found["a"].story == found["b"].story
    assert found["a"].label in (LOCK[0], LOCK_TOO[0])


def test_unrelated_news_of_one_day_stays_apart() -> None:
    found = told(gist("a", LOCK, "2031-05-04"), gist("b", BREAD, "2031-05-04"))
    assert found["a"].story != found["b"].story


def test_every_article_has_a_story_even_alone() -> None:
    assert [s.capture for s in run_relation(stories, [gist("a", LOCK)])] == ["a"]


def test_an_undated_article_joins_the_story_it_tells() -> None:
    found = told(gist("a", LOCK, "2031-05-04"), gist("b", LOCK_TOO), gist("c", BREAD, "2031-05-04"))
    assert found["a"].story == found["b"].story != found["c"].story


def test_the_same_matter_years_later_is_another_story() -> None:
    found = told(gist("a", BREAD, "2031-05-04"), gist("b", BREAD_TOO, "2034-05-04"))
    assert found["a"].story != found["b"].story


def test_a_later_article_leaves_the_storys_id_as_it_was() -> None:
    before = told(gist("a", LOCK, "2031-05-04"))["a"].story
    assert told(gist("a", LOCK, "2031-05-04"), gist("b", LOCK_TOO, "2031-05-05"))["a"].story == before


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_captures_changes_nothing(order: list[int]) -> None:
    made = [
        gist("a", LOCK, "2031-05-04"),
        gist("b", LOCK_TOO, "2031-05-05"),
        gist("c", BREAD, "2031-05-04"),
        gist("d", BREAD_TOO),
        gist("e", (LOCK[0], BREAD[1])),
    ]
    assert run_relation(stories, [made[n] for n in order]) == run_relation(stories, made)


def test_a_large_record_is_stricter_than_a_small_one() -> None:
    assert crowd(5).cut < crowd(8).cut < crowd(10_000).cut
    assert crowd(5).far > crowd(10_000).far


def test_a_word_that_a_large_record_keeps_using_tells_less_than_in_a_small_one() -> None:
    pair = [gist("a", LOCK), gist("b", LOCK_TOO)]
    others = [
        gist(f"c{n}", (f"Port Ellin council, day {n}", f"The harbour council met for the {n}th time."))
        for n in range(80)
    ]
    few, many = among(pair), among([*pair, *others])
    assert alike(few["a"], few["b"]) == pytest.approx(alike(*pair), abs=1e-5)
    assert alike(many["a"], many["b"]) < alike(few["a"], few["b"]) - 0.02


def test_what_many_share_is_the_same_whatever_their_order() -> None:
    made = [gist(f"c{n}", (f"Port Ellin, day {n}", LOCK[1] if n % 3 else BREAD[1])) for n in range(40)]
    assert among(made) == among(made[::-1])


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120), st.text(max_size=200))
def test_any_words_give_a_gist_that_is_itself_and_compares_both_ways(title: str, text: str) -> None:
    if not (title + text).strip():
        return
    page = Page("a", "a", text, "", "")
    passage = Passage("a", "a", Span(0, len(text)), Region.BODY, 1.0)
    article = Article("a", "a", title, (), "", "", "", None, None, None, "", None, None, "", 0)
    for one in run_capture([gists], page, passage, article)[Gist]:
        other = gist("b", LOCK)
        assert len(one.keys) <= 24
        assert link(one, other) == link(other, one)
        assert alike(one, one) == pytest.approx(1.0, abs=1e-3) or not one.terms


def test_groups_merge_while_their_average_stays_above_the_cut() -> None:
    pairs = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): 0.1, ("c", "d"): 0.3}
    assert average_link("abcd", pairs, 0.4) == [["a", "b", "c"], ["d"]]
    assert average_link("abcd", pairs, 0.5) == [["a", "b"], ["c"], ["d"]]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(list(combinations("abcdefg", 2))), st.floats(0.05, 1.0)))
def test_clusters_hold_everyone_once_whatever_the_order_of_pairs(pairs: dict[tuple[str, str], float]) -> None:
    groups = average_link("abcdefg", pairs, 0.3)
    assert sorted(each for group in groups for each in group) == list("abcdefg")
    backwards = dict(reversed(pairs.items()))
    assert [len(g) for g in average_link("gfedcba", backwards, 0.3)] == [len(g) for g in groups]
