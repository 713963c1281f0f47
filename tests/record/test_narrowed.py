"""What is asked one way in a small record and another in a large one is answered alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.record import search, stories
from onrecord.record.record import Record

DAYS = ("2031-05-02", "2031-05-03", "2031-06-01", "")
TOLD = (
    "The mayor of Lindby, Ada Lind, said on Friday: “We will build the bridge this year.” The ferry sails no more.",
    "Ada Lind said: “We will build the bridge this year.” Those who take the ferry of Lindby to work must go round.",
    "“There will be no bread,” said Carla Holt, a baker of Sund, as the strike of the bakers began.",
    "Bruno Kell said: “I will fight it.”",
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    articles = [
        {"id": str(n), "title": f"Report {n}", "text": text, "published": day}
        for n, (day, text) in enumerate(zip(DAYS, TOLD, strict=True))
    ]
    (tmp_path / "told.jsonl").write_text("\n".join(json.dumps(each) for each in articles))
    with onrecord.open(tmp_path / "my.record") as made:
        made.add(tmp_path / "told.jsonl")
        yield made


@pytest.mark.parametrize(
    ("since", "until", "count"), [("2031-05", "2031-05-31", 2), ("2031", "", 3), ("", "2031-05-02", 1), ("2032", "", 0)]
)
def test_stories_between_two_days_are_the_same_however_many_there_are(
    record: Record, since: str, until: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = record.stories(since=since, until=until)
    monkeypatch.setattr(stories, "_MANY", 0)
    many = record.stories(since=since, until=until)
    assert many == few
    assert len({each.story for each in record.articles(since=since, until=until)}) == few.total <= count


def test_a_search_of_much_counts_nothing_that_was_rejected(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    before = record.search("will").total
    record.review("statement", record.statements(speaker="Carla Holt")[0].id, "reject")
    ranked = record.search("will")
    monkeypatch.setattr(search, "RANKED_MAX", 0)
    newest = record.search("will")
    assert newest.total == ranked.total == before - 1
    assert {hit.id for hit in newest} == {hit.id for hit in ranked}
