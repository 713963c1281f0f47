"""Where more places hold some words than are counted, every face says so, and leads to all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.record import matches
from tests.tell.console import Console
from tests.tell.desk import Visitor


@pytest.fixture
def common(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matches, "RANKED_MAX", 0)
    monkeypatch.setattr(matches, "COUNTED_MAX", 1)


@pytest.mark.usefixtures("common")
def test_the_desk_says_that_words_stand_in_more_places_than_were_counted(reader: Visitor) -> None:
    answer = reader.record.search("open", limit=1)
    page = reader.get("/search?query=open&limit=1").text
    assert answer.more_than_total
    assert f"More than {answer.total} place" in page
    assert "The newest come first." in page
    assert f"1–1 of more than {answer.total}" in page
    assert 'rel="next"' in page


@pytest.mark.usefixtures("common")
def test_the_api_says_that_its_total_is_where_counting_stopped(reader: Visitor) -> None:
    assert reader.get("/api/search?query=open&limit=1").json()["more_than_total"] is True
    assert reader.get("/api/statements?limit=1").json()["more_than_total"] is False


@pytest.mark.usefixtures("common")
def test_the_command_line_says_so_too(console: Console, bridge: Path) -> None:
    assert "of more than" in console("search", "the", "--limit", "1", "-r", bridge).err


@pytest.mark.usefixtures("common")
def test_paging_leads_to_all_that_holds_them(reader: Visitor) -> None:
    every = {hit.id for hit in reader.record.search("open", limit=100)}
    paged = list[str]()
    while some := reader.record.search("open", limit=1, offset=len(paged)):
        paged += [hit.id for hit in some]
    assert set(paged) >= every
    assert len(paged) == len(set(paged))
