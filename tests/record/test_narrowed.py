"""What is asked one way in a small record and another in a large one is answered alike."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.record import matches, search, stories
from onrecord.record.filters import StatementFilter
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


NARROWED: dict[str, StatementFilter] = {
    "not at all": {},
    "to a form": {"form": "direct"},
    "to days": {"since": "2031-05", "until": "2031-05"},
    "to pages of some days": {"published_since": "2031-05-03"},
    "to a story": {"story": "Report"},
    "to a speaker": {"speaker": "Lind"},
    "to a speaker in a form": {"speaker": "Lind", "form": "indirect"},
    "to nobody": {"speaker": "Nobody"},
    "to what is denied": {"negated": True},
    "to what was rejected": {"reviewed": "reject"},
    "to an outlet and a form": {"outlet": "Herald", "form": "direct"},
}


def as_if_there_were_many(monkeypatch: pytest.MonkeyPatch, *, looked_at: int) -> None:
    monkeypatch.setattr(matches, "RANKED_MAX", 0)
    monkeypatch.setattr(matches, "COUNTED_MAX", 0)
    monkeypatch.setattr(search, "LINES_LOOKED_AT", (1, 2, looked_at))
    monkeypatch.setattr(search, "PAGES_LOOKED_AT", (1, looked_at))


@pytest.mark.parametrize("narrowed", NARROWED)
@pytest.mark.parametrize("words", ["will", "the", "wi*", "w* th*", "z*", '"this year"', "will the"])
def test_what_very_many_hold_is_found_in_the_order_of_what_fewer_hold(
    record: Record, words: str, narrowed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.review("statement", record.statements(speaker="Carla Holt")[0].id, "reject")
    where = NARROWED[narrowed]
    monkeypatch.setattr(matches, "RANKED_MAX", 0)
    few = record.search(words, **where)
    assert not few.more_than_total
    for looked_at in (0, 2, 1_000):
        as_if_there_were_many(monkeypatch, looked_at=looked_at)
        assert record.search(words, **where).rows == few.rows[: len(record.search(words, **where))]
        paged = [record.search(words, limit=1, offset=at, **where) for at in range(len(few) + 2)]
        statements = [hit for hit in few if hit.noun == "statement"]
        assert [hit for page in paged for hit in page][: len(statements)] == statements
        assert all(page.total <= few.total for page in paged)
        assert all(page.total == few.total for page in paged if not page.more_than_total)


def test_words_that_very_many_hold_are_said_to_stand_in_more_places_than_were_counted(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = record.search("will").total
    as_if_there_were_many(monkeypatch, looked_at=1_000)
    first = record.search("will", limit=1)
    assert first.more_than_total
    assert 1 <= first.total < every


def test_a_search_of_much_counts_nothing_that_was_rejected(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    before = record.search("will").total
    record.review("statement", record.statements(speaker="Carla Holt")[0].id, "reject")
    ranked = record.search("will")
    monkeypatch.setattr(matches, "RANKED_MAX", 0)
    newest = record.search("will")
    assert newest.total == ranked.total == before - 1
    assert {hit.id for hit in newest} == {hit.id for hit in ranked}
