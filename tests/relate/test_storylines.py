"""Stories go on with one another over weeks and months, whatever the order in which captures come."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.dates import PartialDate, on_day
from onrecord.model import Continuation, Episode, Storyline
from onrecord.pipeline import run_relation
from onrecord.problems import BadRequest, NotOnRecord
from onrecord.record.record import Record
from onrecord.relate.gists import packed, term_of
from onrecord.relate.storylines import continuations, episodes, likeness, storylines

LOCK = "ellin lock barge marrow canal harbour orme gate"
BREAD = "bakers flour mill salt bay veld oven strike"


@dataclass(frozen=True)
class Told:
    id: str
    published: PartialDate | None
    terms: bytes


def told(id: str, day: int | None, words: str = LOCK) -> Told:
    published = on_day(date(2031, 1, 1) + timedelta(days=day)) if day is not None else None
    return Told(id, published, packed({term_of(word): 1.0 for word in words.split()}))


def episode(story: str, day: int | None, words: str = LOCK) -> Episode:
    (made,) = episodes(story, [told(f"c{story}", day, words)])
    return made


def lines(some: list[Episode]) -> dict[str, list[tuple[str, str]]]:
    """Return each line as its stories, each with the one it goes on with."""
    found: dict[str, list[tuple[str, str]]] = {}
    begun: list[Continuation] = run_relation(continuations, some)
    for each in sorted(run_relation(storylines, begun), key=lambda line: line.episode):
        found.setdefault(each.line, []).append((each.story, each.continues.rpartition(" ")[2]))
    return found


def test_a_story_goes_on_with_the_earlier_one_most_like_it() -> None:
    some = [episode("a", 0), episode("b", 40, LOCK + " cracks"), episode("c", 90, LOCK + " cracks pillar")]
    assert list(lines([*some, episode("x", 50, BREAD)]).values()) == [[("a", ""), ("b", "a"), ("c", "b")]]


def test_a_story_that_no_page_dates_stands_behind_the_one_most_like_it() -> None:
    some = [episode("a", 0), episode("b", 40, LOCK + " cracks"), episode("c", 900, LOCK + " pillar")]
    undated = [episode("u", None, LOCK + " cracks"), episode("v", None, LOCK + " cracks"), episode("w", None, BREAD)]
    assert list(lines([*some, *undated]).values()) == [[("a", ""), ("b", "a"), ("u", "b"), ("v", "b")]]


def test_two_stories_that_no_page_dates_make_no_line() -> None:
    assert likeness(episode("u", None), episode("v", None)) == 0
    assert lines([episode("u", None), episode("v", None)]) == {}


def test_a_long_silence_ends_a_line() -> None:
    assert likeness(episode("a", 0), episode("b", 190)) > 0
    assert likeness(episode("a", 0), episode("b", 210)) == 0


def test_a_story_without_a_date_stands_in_no_line() -> None:
    assert lines([episode("a", None), episode("b", None)]) == {}


def test_a_story_that_falls_silent_for_weeks_is_told_in_two_episodes() -> None:
    some = list(episodes("s", [told("a", 0), told("b", 3), told("c", 60), told("u", None)]))
    assert [(each.first and each.first.iso, each.articles) for each in some] == [("2031-01-01", 3), ("2031-03-02", 1)]
    assert list(lines(some).values()) == [[("s", ""), ("s", "s")]]


@given(st.permutations(range(6)))
def test_lines_are_the_same_in_any_order(order: list[int]) -> None:
    some = [episode(name, 30 * n, LOCK if n % 2 else BREAD) for n, name in enumerate("abcdef")]
    assert lines([some[n] for n in order]) == lines(some)


def article(id: str, day: str, title: str, text: str) -> str:
    return json.dumps({"id": id, "published": day, "title": title, "text": f"{title}\n\n{text}", "outlet": id.title()})


ROWS = [
    article(
        "ledger",
        "2031-05-07",
        "Port Ellin closes its northern lock",
        "The harbour council of Port Ellin closed the northern lock on Tuesday. Engineers found cracks in the gates of "
        "the lock.\n\nBarges go round by the Marrow canal, said council leader Tilda Orme.",
    ),
    article(
        "herald",
        "2031-07-09",
        "Port Ellin tests new gates of its northern lock",
        "The harbour council of Port Ellin tested new gates at the northern lock on Tuesday. Divers looked for cracks "
        "in the gates of the lock.\n\nBarges still go round by the Marrow canal, said council leader Tilda Orme.",
    ),
    article(
        "review",
        "2031-09-10",
        "Port Ellin opens its northern lock with a regatta",
        "The harbour council of Port Ellin opened the northern lock on Tuesday. Its new gates have no cracks, and the "
        "lock takes longer barges.\n\nNone need the Marrow canal now, said council leader Tilda Orme.",
    ),
]


def told_one_by_one(folder: Path, rows: list[str]) -> Record:
    record = onrecord.open(folder)
    for row in rows:
        source = folder.with_suffix(f".{json.loads(row)['id']}.jsonl")
        source.write_text(row)
        record.add(source, only=(Storyline,))
    return record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return told_one_by_one(tmp_path / "a", ROWS)


def test_a_line_tells_what_is_new_in_each_episode(record: Record) -> None:
    (line,) = record.storylines()
    assert (line.first, line.last, line.episodes, line.articles) == ("2031-05-07", "2031-09-10", 3, 3)
    first, second, third = record.storyline(line.id)
    assert (first.continues, first.new_words) == ("", ())
    assert second.continues == first.id
    assert second.new_outlets == ("Herald",)
    assert "regatta" in third.new_words
    assert record.storyline_of(third.story) == line.id


def test_lines_come_from_captures_in_any_order(record: Record, tmp_path: Path) -> None:
    with told_one_by_one(tmp_path / "b", ROWS[::-1]) as other:
        assert list(record.storylines()) == list(other.storylines())
        assert sorted(map(str, record.each(Storyline))) == sorted(map(str, other.each(Storyline)))


def test_lines_narrow_by_the_days_they_lie_in(record: Record) -> None:
    assert record.storylines(since="2031-09").total == record.storylines(until="2031-05-07").total == 1
    assert record.storylines(since="2031-10").total == record.storylines(until="2031-05-06").total == 0
    with pytest.raises(BadRequest):
        record.storylines(since="May")


def test_a_line_that_is_not_there_is_told(record: Record) -> None:
    with pytest.raises(NotOnRecord, match="onrecord show storylines"):
        record.storyline("none")
    assert record.storyline_of("none") == ""


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT line FROM storyline GROUP BY line ORDER BY max(episode)", "storyline_line_episode"),
        ("SELECT line FROM storyline WHERE story = 's' LIMIT 1", "storyline_story"),
        ("SELECT first FROM episode WHERE id IN ('e')", "episode_id"),
        ("SELECT day FROM dating WHERE capture IN ('c')", "dating_capture"),
    ],
)
def test_what_lines_and_timelines_read_has_an_index(record: Record, query: str, index: str) -> None:
    with record.store.look() as look:
        plan = " ".join(str(row) for row in look.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}"))
    assert index in plan
