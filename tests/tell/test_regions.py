"""What each part of a page is, shown on a terminal and on the desk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import onrecord
from onrecord.model import Region
from tests.tell.console import Console
from tests.tell.desk import Visitor
from tests.tell.test_show import on_a_terminal

PAGE = """<html><head><title>Ferry stops</title></head><body><nav class="main-menu"><a href="/">Home</a> <a href="/w">Weather</a></nav>
<article><h1 class="headline">Ferry to the islands stops</h1><div class="byline">By Ann Example</div>
<div class="article-body"><p>The ferry between Norvik and the outer islands will not sail on Monday, the council said, after its crew refused a contract.</p>
<p>“We were never asked, and we will not sail for promises,” said Bo Sample, who has worked on the boat for twenty years.</p>
<p>Shops on the islands have food for a week, according to their owners, and the school boat still runs in the mornings.</p></div></article>
<div id="comments" class="comments-area"><h3>1 Comment</h3><ol class="comment-list"><li id="comment-7" class="comment"><div class="comment-author">gullwatcher</div><div class="comment-date">May 4, 2020 at 10:12 am</div>
<div class="comment-content"><p>They said the same thing last year and then they raised the fares again, as everybody knows.</p></div></ol></div>
</body></html>"""  # noqa: E501  (a page as its outlet would set it)


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    (tmp_path / "ferry.html").write_text(PAGE, "utf-8")
    with onrecord.open(tmp_path / "my.record") as record:
        record.add(tmp_path / "ferry.html")
    return tmp_path / "my.record"


def named(folder: Path) -> str:
    return "ferry.html"


def test_piped_regions_stand_in_a_column(console: Console, ferry: Path) -> None:
    lines = console("show", "regions", named(ferry), "-r", ferry).out.splitlines()
    assert {line[:8].strip() for line in lines} <= {region.value for region in Region}
    assert any(line.startswith("   title Ferry to the islands") for line in lines)


def test_regions_as_json_lines_point_at_the_page(console: Console, ferry: Path) -> None:
    rows = console("show", "regions", named(ferry), "--json", "-r", ferry).rows
    with onrecord.open(ferry) as record:
        text = record.article(named(ferry)).text
    body = [row for row in rows if row["region"] == "body"]
    assert [text[row["start"] : row["end"]] for row in body] == [row["text"] for row in body]
    assert len(body) == 3
    assert all(0 <= row["confidence"] <= 1 for row in rows)
    assert "gullwatcher" not in "".join(row["text"] for row in rows)


def test_a_terminal_gets_a_key_with_the_regions_of_the_page(ferry: Path) -> None:
    key = on_a_terminal("show", "regions", named(ferry), "-r", str(ferry)).splitlines()[0]
    assert "body 3" in key
    assert "caption" not in key


def test_the_desk_tells_what_the_marks_beside_a_page_mean(ferry: Path) -> None:
    with onrecord.open(ferry) as record:
        page = Visitor(record).get(f"/source/{record.articles()[0].capture}").text
    key = page.split('class="regions-key"')[1].split("</p>")[0]
    assert re.findall(r'passage-key (\w+)">\w+ <small>(\d+)', key)[:3] == [
        ("title", "1"),
        ("byline", "1"),
        ("body", "3"),
    ]


def test_what_is_set_aside_is_open_where_regions_are_asked_for(ferry: Path) -> None:
    with onrecord.open(ferry) as record:
        address = f"/source/{record.articles()[0].capture}"
        plain, shaded = Visitor(record).get(address).text, Visitor(record).get(address + "?regions=1").text
    assert '<details class="comments" open>' not in plain
    assert '<details class="comments" open>' in shaded
    assert 'id="regions" class="switch" checked' in shaded
