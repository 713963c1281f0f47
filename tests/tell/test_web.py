"""The desk shows what pages say, and nothing that they smuggle in."""

from __future__ import annotations

import csv
import io
import re
import socket
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from onrecord.problems import BadRequest
from onrecord.tell import web
from tests.tell.desk import Visitor, fill

LISTS = (
    "/stories",
    "/articles",
    "/issues",
    "/actors",
    "/statements",
    "/search?query=strait",
    "/problems",
    "/reviews",
    "/queue",
)


def every_page(visitor: Visitor) -> Iterator[str]:
    record = visitor.record
    yield from ("/", *LISTS, "/search", "/add", "/help", "/api", "/nowhere", "/story/none", "/statements?since=never")
    yield from (f"/story/{story.id}" for story in record.stories())
    yield from (f"/actor/{actor.id}" for actor in record.actors())
    yield from (f"/source/{article.capture}" for article in record.articles())
    yield f"/issue/{record.issues()[0].id}"
    yield f"/utterance/{record.statements()[0].utterance}"
    yield from (f"/statement/{line.id}" for line in record.statements())
    yield from (f"/search?query=open&view={view}" for view in ("table", "chart"))


def twinned(visitor: Visitor) -> Iterator[str]:
    record = visitor.record
    yield from LISTS
    yield f"/story/{record.stories()[0].id}"
    yield f"/actor/{record.actors()[0].id}"
    yield f"/issue/{record.issues()[0].id}"
    yield "/search?query=open&view=table"
    yield f"/source/{record.articles()[0].capture}"


class Outline(HTMLParser):
    """Headings, ids and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.targets: list[str] = []
        self.attributes: set[str] = set()
        self.inline_scripts = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes |= set(given)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        self.links += [str(given[name]) for name in ("href", "src") if given.get(name)]
        self.targets += [str(given["action"])] if given.get("action") else []
        self.inline_scripts += tag == "style" or (tag == "script" and "src" not in given)


def test_every_page_forbids_what_it_does_not_need(reader: Visitor) -> None:
    for path in every_page(reader):
        headers = reader.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert "frame-ancestors 'none'" in policy, path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["referrer-policy"] == "same-origin", path


def test_pages_hold_no_inline_script_and_no_inline_style(reader: Visitor) -> None:
    for path in every_page(reader):
        outline = Outline(reader.get(path).text)
        assert outline.inline_scripts == 0, path
        assert "style" not in outline.attributes, path
        assert not [name for name in outline.attributes if name.startswith("on")], path


def test_pages_point_at_nothing_on_another_machine(reader: Visitor) -> None:
    for path in every_page(reader):
        outline = Outline(reader.get(path).text)
        for link in outline.links + outline.targets:
            assert link.startswith(("/", "#")), (path, link)


def test_headings_are_in_order_and_ids_are_unique(reader: Visitor) -> None:
    for path in every_page(reader):
        outline = Outline(reader.get(path).text)
        assert outline.levels[0] == 1, path
        assert outline.levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in zip(outline.levels, outline.levels[1:], strict=False)), path
        assert len(outline.ids) == len(set(outline.ids)), path


def test_links_on_pages_lead_somewhere(reader: Visitor) -> None:
    links = {link.partition("#")[0] for path in every_page(reader) for link in Outline(reader.get(path).text).links}
    for link in links - {""}:
        assert reader.get(link).status_code in (200, 303), link


def test_what_a_page_says_is_shown_and_never_run(reader: Visitor) -> None:
    page = reader.get(f"/source/{reader.source('hostile.txt')}").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<b onload" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;img src=x onerror=alert(2)&gt;" in page
    assert "&amp;lt;" in page


def test_a_file_name_cannot_smuggle_markup(reader: Visitor) -> None:
    assert "<i>.txt" not in reader.get(f"/source/{reader.source('<i>.txt')}").text


def test_statements_stand_highlighted_beside_their_cards(reader: Visitor) -> None:
    page = reader.get(f"/source/{reader.source('strait.txt')}").text
    (line,) = reader.record.statements(capture=reader.source("strait.txt"))
    assert f'id="s-{line.id}"' in page
    assert f'href="#c-{line.id}"' in page
    assert f'id="c-{line.id}"' in page
    assert f'href="#s-{line.id}"' in page


def test_a_date_refused_is_shown_with_its_reason(reader: Visitor) -> None:
    page = reader.get(f"/source/{reader.source('strait.txt')}").text
    assert "<s>2019-04-02</s> crawl clock" in page


def test_a_commenters_name_is_covered_on_the_page_and_in_its_twins(reader: Visitor) -> None:
    source = reader.source("bread.txt")
    assert "reader ab12" in reader.get(f"/source/{source}").text
    paths = (
        f"/source/{source}",
        f"/source/{source}.json",
        f"/api/articles/{source}",
        "/search?query=bread",
        "/api/search?query=heron4",
    )
    for path in (*paths, f"/api/articles/{source}/comments"):
        assert not {"seagull77", "heron4"} & set(
            re.findall(r"\w+", reader.get(path).text.replace('value="heron4"', ""))
        ), path
    text = reader.get(f"/source/{source}.json").json()["text"]
    assert len(text) == len(reader.record.article(source).text)


def test_comments_are_folded_away(reader: Visitor) -> None:
    page = reader.get(f"/source/{reader.source('bread.txt')}").text
    assert '<details class="comments"><summary>' in page


def test_the_original_bytes_are_given_to_keep_and_not_to_show(reader: Visitor) -> None:
    answer = reader.get(f"/source/{reader.source('hostile.txt')}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert b"<script>" in answer.content


def test_a_page_and_its_twins_agree(reader: Visitor) -> None:
    for path in twinned(reader):
        address, _, query = path.partition("?")
        given = reader.get(f"{address}.json?{query}").json()
        rows = given.get("rows") or given.get("statements") or given.get("timeline") or given.get("positions", [])
        rows = rows["rows"] if isinstance(rows, dict) else rows
        table = list(csv.DictReader(io.StringIO(reader.get(f"{address}.csv?{query}").content.decode("utf-8-sig"))))
        assert [row["id"] for row in table] == [row["id"] for row in rows], path
        page = reader.get(path).text
        if "statement" in path or "/source" in path:
            assert all(row["id"] in page for row in rows if "text" in row), path


def test_a_spreadsheet_runs_nothing_from_a_twin(reader: Visitor) -> None:
    table = csv.DictReader(io.StringIO(reader.get("/articles.csv").content.decode("utf-8-sig")))
    titles = [row["title"] for row in table]
    assert '\'=HYPERLINK("x")' in titles


def test_what_is_not_on_record_is_404(reader: Visitor) -> None:
    for path in ("/story/none", "/actor/none", "/source/none", "/source/none/original", "/story/none.json"):
        assert reader.get(path).status_code == 404, path


def test_a_filter_that_cannot_be_is_told_in_one_line(reader: Visitor) -> None:
    answer = reader.get("/statements?since=never")
    assert answer.status_code == 422
    assert "a partial date is YYYY, YYYY-MM or YYYY-MM-DD" in answer.text


def test_empty_fields_of_a_form_leave_the_address(reader: Visitor) -> None:
    answer = reader.get("/statements?speaker=Ada&outlet=&form=")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/statements?speaker=Ada"


def test_filters_stay_in_the_address_of_the_next_page(reader: Visitor) -> None:
    page = reader.get("/statements?form=direct&limit=2").text
    assert 'href="/statements?form=direct&amp;limit=2&amp;offset=2"' in page


def test_a_foreign_host_name_is_refused(reader: Visitor) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:80", "", "[::1"):
        assert reader.get("/", headers={"Host": host}).status_code == 421, host


def test_names_of_this_machine_are_answered(reader: Visitor) -> None:
    for host in ("127.0.0.1:8765", "localhost", "LOCALHOST:1", "[::1]:8765"):
        assert reader.get("/", headers={"Host": host}).status_code == 200, host


def test_an_empty_record_teaches_how_to_begin(tmp_path: Path) -> None:
    with fill(tmp_path, {}) as record:
        front = Visitor(record).get("/").text
        assert "The record is empty" in front
        assert "onrecord add article.html" in front
        for path in LISTS:
            assert Visitor(record).get(path).status_code == 200, path


def test_light_or_dark_is_remembered_without_javascript(visitor: Visitor) -> None:
    visitor.post("/theme", data={"to": "dark", "token": visitor.token(), "back": "/help"})
    assert 'data-theme="dark"' in visitor.get("/help").text
    visitor.post("/theme", data={"to": "", "token": visitor.token()})
    assert "data-theme" not in visitor.get("/help").text


def test_other_machines_are_served_only_where_someone_can_sign_in(tmp_path: Path) -> None:
    for place in (web.Place("0.0.0.0"), web.Place(names=("desk.example",)), web.Place(login=True)):
        with pytest.raises(BadRequest, match="this record has no users"):
            web.serve(tmp_path, place)


def test_the_next_free_port_is_taken() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        taken = held.getsockname()[1]
        with web.listening("127.0.0.1", taken) as listener:
            assert listener.getsockname()[1] > taken


def test_a_view_is_cited_with_its_address_and_the_day(reader: Visitor) -> None:
    page = reader.get("/statements?speaker=Carla").text
    assert re.search(
        r"“Statements · OnRecord”\. Record toy\.record, /statements\?speaker=Carla, seen on \d+ \w+ \d{4}\.", page
    )


def test_a_card_leads_to_its_statements_permalink(reader: Visitor) -> None:
    (line,) = reader.record.statements(capture=reader.source("strait.txt"))
    assert f'href="/statement/{line.id}"' in reader.get(f"/source/{line.capture}").text


def test_a_statement_of_a_hostile_page_is_shown_and_never_run(reader: Visitor) -> None:
    (line,) = reader.record.statements(capture=reader.source("hostile.txt"))
    page = reader.get(f"/statement/{line.id}").text
    assert "<img" not in page
    assert "<script>alert" not in page
    assert "&lt;img src=x onerror=alert(2)&gt;" in page


def test_what_is_searched_is_narrowed_to_stories_by_a_part_of_their_name(reader: Visitor) -> None:
    story = reader.record.stories(outlets=2)[0]
    part = story.label[1:5].upper()
    by_id, by_name, by_nothing = (
        reader.get("/search.json", params={"query": "open", "story": named}).json()["total"]
        for named in (story.id, part, "no such story")
    )
    assert by_name == by_id > by_nothing == 0
    assert f'name="story" type="text" value="{part}"' in reader.get(f"/search?query=open&story={part}").text


def test_a_story_counts_its_statements_alike_on_every_screen(reader: Visitor) -> None:
    story = reader.record.stories(outlets=2)[0]
    said = f"{story.statements} statements"
    assert said in reader.get(f"/story/{story.id}").text
    assert f"<dt>statements</dt><dd>{story.statements}</dd>" in reader.get("/").text


def test_a_chart_of_a_single_bar_is_not_drawn(reader: Visitor) -> None:
    actor = next(each for each in reader.record.actors() if each.statements == 1)
    assert 'class="drawing' not in reader.get(f"/actor/{actor.id}").text


def test_a_blank_between_two_statements_inside_one_is_no_link(tmp_path: Path) -> None:
    text = 'Tide | Courier\nAda said "the tide turns" and Bruno said "no" and Carla said "yes"'
    with fill(tmp_path, {"tide.txt": text}) as record:
        start = text.index("the tide")
        spans = {"Ada": (start, start + 8), "Bruno": (start, start + 3), "Carla": (start + 4, start + 8)}
        for line in record.statements():
            first, last = spans[line.speaker]
            record.review("statement", line.id, "correct", field="content", value=f"{first}-{last}")
        page = Visitor(record).get(f"/source/{record.articles()[0].capture}").text
    assert page.count('class="said') > 3
    assert not re.search(r"<a [^>]*>\s*</a>", page)
