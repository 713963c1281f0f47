"""Captures that tell one event are one story, whatever the order they come in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dates import PartialDate
from onrecord.model import Article, Episode, Gist, Page, Passage, Region, Story, address
from onrecord.pipeline import Link, pairs_sharing, run_capture, run_relation
from onrecord.relate import likeness, together
from onrecord.relate.gists import gists, unpacked
from onrecord.relate.linkage import average_link
from onrecord.relate.stories import friends_of_friends, link, links, stories
from onrecord.relate.surroundings import crowding, surroundings
from onrecord.relate.surroundings import link as near
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
    return {story.capture: story for story in of_all(made)}


def of_all(made: Sequence[Gist]) -> list[Story]:
    return [each for each in run_relation(stories, made) if isinstance(each, Story)]


def test_two_reports_of_one_event_are_one_story_under_a_title_of_theirs() -> None:
    found = told(gist("a", LOCK, "2031-05-04"), gist("b", LOCK_TOO, "2031-05-05"))
    assert found["a"].story == found["b"].story
    assert found["a"].label in (LOCK[0], LOCK_TOO[0])


def test_unrelated_news_of_one_day_stays_apart() -> None:
    found = told(gist("a", LOCK, "2031-05-04"), gist("b", BREAD, "2031-05-04"))
    assert found["a"].story != found["b"].story


def test_every_article_has_a_story_even_alone() -> None:
    assert [story.capture for story in of_all([gist("a", LOCK)])] == ["a"]


def test_an_undated_article_joins_the_story_it_tells() -> None:
    found = told(gist("a", LOCK, "2031-05-04"), gist("b", LOCK_TOO), gist("c", BREAD, "2031-05-04"))
    assert found["a"].story == found["b"].story != found["c"].story


def test_the_same_matter_years_later_is_another_story() -> None:
    found = told(gist("a", BREAD, "2031-05-04"), gist("b", BREAD_TOO, "2034-05-04"))
    assert found["a"].story != found["b"].story


def test_last_years_strike_and_this_years_stay_two_stories() -> None:
    last = [gist("a", BREAD, "2031-05-04"), gist("b", BREAD_TOO, "2031-05-05")]
    this = [gist("c", BREAD, "2032-07-04"), gist("d", BREAD_TOO, "2032-07-05")]
    found = told(*last, *this)
    assert found["a"].story == found["b"].story != found["c"].story == found["d"].story


def test_an_episode_of_one_article_weighs_its_words_as_the_article_does() -> None:
    one = gist("a", LOCK, "2031-05-04")
    (episode,) = (each for each in run_relation(stories, [one]) if isinstance(each, Episode))
    assert unpacked(episode.terms) == unpacked(one.terms)


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
    assert of_all([made[n] for n in order]) == of_all(made)


def test_an_article_tells_as_much_of_its_surroundings_as_it_has_neighbours() -> None:
    pair = [gist("a", LOCK, "2031-05-04"), gist("b", LOCK_TOO, "2031-05-05")]
    more = [gist(f"c{n}", (f"Lock stays shut, day {n}", LOCK[1]), "2031-05-04") for n in range(40)]
    alone = {each.id: each for each in run_relation(surroundings, [gist("a", LOCK)])}
    few = {each.id: each for each in run_relation(surroundings, pair)}
    many = {each.id: each for each in run_relation(surroundings, [*pair, *more])}
    others, nearest = 0, 1
    assert not crowding([alone["a"]]).any()
    assert 0 < crowding([few["a"]])[0, others] < crowding([many["a"]])[0, others]
    assert 0 < crowding([few["a"]])[0, nearest] < crowding([many["a"]])[0, nearest]


def test_a_pair_is_as_probable_whatever_is_asked_beside_it() -> None:
    told = [("a", LOCK), ("b", LOCK_TOO), ("c", BREAD), ("d", BREAD_TOO)]
    around = run_relation(surroundings, [gist(id, text, "2031-05-04") for id, text in told])
    pairs = np.array(list(combinations(range(4), 2)))
    together_asked = links(around, pairs).tolist()
    assert together_asked == [link(around[a], around[b]) for a, b in pairs.tolist()]
    assert links(around, np.tile(pairs, (700, 1))).tolist() == together_asked * 700
    assert links(around, pairs[:, ::-1]).tolist() == together_asked


def test_the_net_lies_on_a_grid_on_which_sums_are_exact() -> None:
    net = together.net()
    given = np.random.default_rng(1).normal(size=(900, len(together.FEATURES))) * net.scale + net.mean
    whole = net.probability(given)
    assert whole.tolist() == [float(net.probability(row[None])[0]) for row in given]


def test_a_large_neighbourhood_compares_a_bounded_number_of_pairs() -> None:
    ids = [f"{n:04}" for n in range(400)]
    links = [Link(a, b, 0.5) for a, b in combinations(ids[:60], 2)] + [Link(ids[0], id, 0.4) for id in ids[60:]]
    assert len(friends_of_friends(links)) <= 28 * len(ids)


def test_many_copies_of_one_report_are_one_story_by_few_comparisons() -> None:
    copies = [gist(address("copy", n), (LOCK[0], f"{LOCK[1]} Report {n}."), "2031-05-04") for n in range(300)]
    hubs = surroundings.hubs
    assert len(pairs_sharing([copy.keys for copy in copies], hubs)) <= hubs * len(copies)
    assert len({story.story for story in of_all(copies)}) == 1


def test_a_large_group_takes_in_what_was_compared_with_its_hubs_alone() -> None:
    ids = [f"{n:03}" for n in range(400)]
    pairs = {(hub, id): 0.9 for hub in ids[:24] for id in ids if hub < id}
    assert average_link(ids, pairs, 0.3) == [ids]


def test_two_large_groups_do_not_merge_over_a_few_pairs() -> None:
    one, other = [f"a{n:02}" for n in range(60)], [f"b{n:02}" for n in range(60)]
    pairs = dict.fromkeys([*combinations(one, 2), *combinations(other, 2)], 0.9)
    assert average_link(one + other, pairs | {(one[0], each): 0.9 for each in other[:30]}, 0.3) == [one, other]


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
        assert near(one, other) == near(other, one)
        pairs = np.array([[0, 0], [0, 1], [1, 0]])
        same, there, back = likeness.cosine(likeness.pack((one, other)), pairs).tolist()
        assert same == pytest.approx(1.0) or not same
        assert there == back


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


MILL = (
    ("Old mill of Orrin to make paper again", "The old mill of Orrin will make paper again, its owner Sefa Lund said."),
    ("Orrin council doubts mill plan", "The council of Orrin doubts that Sefa Lund can make the old mill pay."),
    ("Paper from Orrin mill by autumn", "Sefa Lund promised paper from the old mill of Orrin, council or not."),
    ("Mill owner meets Orrin council", "Sefa Lund, who owns the old mill of Orrin, met the council to speak of paper."),
)


def test_a_handful_without_dates_and_with_nothing_else_like_them_is_one_line() -> None:
    made = [gist(f"m{n}", some) for n, some in enumerate(MILL)]
    lock = [gist("a", LOCK, "2031-05-04"), gist("b", LOCK_TOO, "2031-05-05")]
    for others in ([], lock):
        found = told(*made, *others)
        assert len({found[each.id].story for each in made}) == 1
        assert not {found[each.id].story for each in made} & {found[each.id].story for each in others}


def test_copies_without_dates_are_one_story_with_each_of_them_once() -> None:
    copies = [gist(f"copy {n}", (LOCK[0], f"{LOCK[1]} Report {n}.")) for n in range(5)]
    found = of_all(copies)
    assert [each.capture for each in found] == [copy.capture for copy in copies]
    assert len({each.story for each in found}) == 1
