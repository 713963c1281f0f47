"""The front page tells what is new since one was last here."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from onrecord.problems import BadRequest
from tests.tell.desk import Visitor, fill


def add(visitor: Visitor, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    visitor.record.add(folder / name)


def leave(visitor: Visitor) -> None:
    """Let an hour pass: what the browser keeps is an hour old."""
    newest = max(visitor.cookies.jar, key=lambda each: str(each.value).split(".")[-1])
    *rest, at = str(newest.value).split(".")
    visitor.cookies = httpx.Cookies({newest.name: ".".join([*rest, str(int(at) - 3600)])})


def test_in_a_first_visit_nothing_is_called_new(visitor: Visitor) -> None:
    page = visitor.get("/").text
    assert "<h1>Today</h1>" in page
    assert "New since" not in page
    assert "tag fresh" not in page


def test_what_came_since_the_last_visit_is_told_and_marked(visitor: Visitor, tmp_path: Path) -> None:
    visitor.get("/")
    add(visitor, tmp_path, "later.txt", 'Strait shut | Herald\nAda said "we will open the strait" #strait #ships')
    leave(visitor)
    page = visitor.get("/").text
    assert "New since" in page
    assert "1 capture in 1 story, with 1 statement" in page
    assert "1 new article" in page
    assert "New since" in visitor.get("/").text  # through all of this visit
    leave(visitor)
    page = visitor.get("/").text
    assert "New since" not in page
    assert "Nothing new since" in page


def test_a_story_all_of_whose_articles_are_new_is_new(visitor: Visitor, tmp_path: Path) -> None:
    visitor.get("/")
    add(visitor, tmp_path, "comet.txt", 'Comet seen | Herald\nGus said "it is bright" #comet')
    leave(visitor)
    assert re.search(r'<span class="tag fresh">new</span>', visitor.get("/").text)


def test_what_was_seen_is_kept_by_the_browser_alone_and_says_nothing_of_a_person(visitor: Visitor) -> None:
    cookie = visitor.get("/").headers["set-cookie"]
    assert re.match(r"onrecord_seen_[0-9a-f]{16}=\d+\.\d+\.\d+\.\d+;", cookie)
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_two_records_on_one_machine_remember_apart(visitor: Visitor, tmp_path: Path) -> None:
    with fill(tmp_path / "other", {}) as other:
        names = {each.get("/").headers["set-cookie"].split("=")[0] for each in (visitor, Visitor(other))}
    assert len(names) == 2


def test_other_pages_leave_the_visit_alone(visitor: Visitor) -> None:
    assert "set-cookie" not in visitor.get("/stories").headers


def test_filters_stay_in_the_address_of_the_front_page(visitor: Visitor) -> None:
    assert visitor.get("/?outlet=Courier&since=").headers["location"] == "/?outlet=Courier"
    page = visitor.get("/?outlet=Courier").text
    assert '<option value="Courier" selected>' in page
    assert "that match" in page


def test_stories_are_narrowed_by_words_by_who_speaks_and_by_how_many_tell_them(visitor: Visitor) -> None:
    record = visitor.record
    everything = {line.id for line in record.stories()}
    strait = {line.id for line in record.stories(words="strait", outlets=2)}
    assert strait == {line.id for line in record.stories(speaker="Bruno")}
    assert len(strait) == 1
    assert strait < everything
    assert record.stories(words="strait", speaker="Carla").total == 0
    assert record.stories(outlets=9).total == 0
    page = visitor.get("/?speaker=Bruno&outlets=2").text
    assert page.count('class="story"') == 1
    assert 'name="speaker" type="text" value="Bruno"' in page


def test_an_empty_record_offers_the_ways_to_add(tmp_path: Path) -> None:
    with fill(tmp_path, {}) as record:
        page = Visitor(record).get("/").text
    assert 'type="file"' in page
    assert 'name="text"' in page
    assert 'name="address"' in page


def test_news_tells_a_mark_and_what_came_after_one(visitor: Visitor, tmp_path: Path) -> None:
    mark = visitor.record.news().mark
    assert mark == visitor.record.captures().total
    add(visitor, tmp_path, "later.txt", 'Strait shut | Herald\nAda said "we will open the strait" #strait #ships')
    news = visitor.record.news(after=mark)
    assert (news.mark, news.captures, news.statements, news.waiting) == (mark + 1, 1, 1, 0)
    assert [(each.articles, each.is_new) for each in news.stories] == [(1, False)]
    assert visitor.record.news(after=mark + 1).captures == 0
    assert visitor.record.news(after=10**12).captures == 0
    with pytest.raises(BadRequest):
        visitor.record.news(after=-2)


def test_a_hostile_cookie_changes_nothing(visitor: Visitor) -> None:
    name = visitor.get("/").headers["set-cookie"].split("=")[0]
    for value in ("x" * 4000, "1.2.3.4", "999999999999.1.999999999999.1"):
        visitor.cookies = httpx.Cookies({name: value})
        assert visitor.get("/").status_code == 200
