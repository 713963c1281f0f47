"""Every value of a statement and of a page has its reason on the desk, and the words it rests on are a click away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

import onrecord
from onrecord.spans import Span
from onrecord.tell.whys import Link, linked
from tests.tell.desk import Visitor

PAGE = """Lindby keeps its ferry

By Cleo Maran
11 February 2019

Transport Minister Ada Brann told reporters in Tolm on Friday that the ferry will run in spring.

The harbour board learned of it on Harbour Radio.

"We would close the line only if the boat sank," Brann said in an interview on Harbour Radio.
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Visitor]:
    page = tmp_path / "ferry.txt"
    page.write_text(PAGE, encoding="utf-8")
    with onrecord.open(tmp_path / "ferry.record") as record:
        record.add(page)
        yield Visitor(record)


def reasons(html: str) -> dict[str, str]:
    """Return the reasons on a page by what each is of; of several statements those of the last."""
    found = re.findall(r"<div><dt>([A-Z][a-z]+)</dt><dd>(.*?)</dd></div>", html, re.DOTALL)
    return {name: " ".join(unescape(re.sub(r"<[^>]+>", "", told)).split()) for name, told in found}


def said_to(visitor: Visitor, addressee: str = "reporters") -> str:
    return next(line.id for line in visitor.record.statements() if line.addressee == addressee)


def test_a_reason_is_its_own_words_and_those_of_the_page() -> None:
    assert linked("after “to” [3-5]; “Bo” [6-8] (full name; 1.00)") == [
        "after ", Link("to", Span(3, 5)), "; ", Link("Bo", Span(6, 8)), " (full name; 1.00)"
    ]  # fmt: skip
    assert linked("corrected by ada") == ["corrected by ada"]
    assert linked("") == []


def test_a_statements_page_tells_why_each_of_its_values_is_so(office: Visitor) -> None:
    told = reasons(office.get(f"/statement/{said_to(office)}").text)
    assert told["To"].startswith("right after “told”; “reporters")
    assert told["Place"] == "“in Tolm” beside its cue"
    assert told["Day"] == "“on Friday” on a page of 11 February 2019"
    assert told["Manner"] == "future: “will”"
    assert told["Office"].startswith("“Transport Minister”")
    assert told["Form"].startswith("indirect")
    assert {"Found", "Speaker", "Sure"} <= set(told)


def test_the_words_of_every_reason_have_a_place_on_their_page(office: Visitor) -> None:
    source = office.get(f"/source/{office.source('ferry.txt')}").text
    wanted = set(re.findall(r'href="#(w-\d+-\d+)"', source))
    assert len(wanted) > 10
    assert wanted <= set(re.findall(r'id="(w-\d+-\d+)"', source))


def test_what_a_page_tells_of_itself_points_at_its_words(office: Visitor) -> None:
    told = office.get(f"/source/{office.source('ferry.txt')}").text
    head = told[told.index('class="provenance"') : told.index('class="reading"')]
    for words in ("Cleo Maran", "11 February 2019"):
        assert re.search(rf'<a class="ground" href="#w-\d+-\d+">“<bdi>{words}</bdi>”</a>', head), words
    assert reasons(head)["Language"].startswith("en its words")


def test_a_corrected_addressee_and_place_say_who_corrected_them(office: Visitor) -> None:
    said = said_to(office)
    line = office.record.statement(said)
    form = {"token": office.token(), "target": said, "verdict": "correct", "speaker": line.speaker}
    form |= {"content": f"{line.start}-{line.content[-1].end}", "said_on": "2019-02-08"}
    office.post("/reviews", data={**form, "addressee": "the harbour board", "place": "Lindby"})
    line = office.record.statement(said)
    assert (line.addressee, line.place) == ("the harbour board", "Lindby")
    assert (line.addressee_mention, line.place_mention) == ((), ())
    assert line.addressee_why == line.place_why
    assert line.place_why.startswith("corrected by ")
    told = reasons(office.get(f"/statement/{said}").text)
    assert told["To"] == told["Place"] == line.place_why
    assert told["Day"].startswith("“on Friday”")


def test_a_form_that_knows_no_addressee_takes_none_away(office: Visitor) -> None:
    said = said_to(office)
    line = office.record.statement(said)
    form = {"token": office.token(), "target": said, "verdict": "correct", "speaker": line.speaker, "place": "Lindby"}
    office.post("/reviews", data={**form, "content": f"{line.start}-{line.content[-1].end}", "said_on": "2019-02-08"})
    assert office.record.statement(said).addressee == "reporters"


def test_what_through_whom_and_to_whom_rests_on_is_exported(office: Visitor) -> None:
    rows = office.get("/api/statements").json()["rows"]
    through = next(row for row in rows if row["via"])
    assert through["via_why"].startswith("after “in an interview on” [")
    start, end = through["via_mention"][0]
    assert PAGE[start:end] == "Harbour Radio"


def test_a_link_from_elsewhere_leads_to_its_words_and_marks_them(office: Visitor) -> None:
    source = office.source("ferry.txt")
    told = office.get(f"/source/{source}?at=5-9 30-37").text
    assert told.count('id="at"') == 1
    marked = re.findall(r'data-at="(\d+)"[^>]* class="asked[^"]*">([^<]*)<', told)
    assert [(int(start), words) for start, words in marked] == [(5, PAGE[5:9]), (30, PAGE[30:37])]
    assert office.get(f"/source/{source}?at=forty").status_code == 422
    assert office.get(f"/source/{source}?at=5-90000").status_code == 200


def test_an_actors_offices_and_names_lead_to_the_words_that_give_them(office: Visitor) -> None:
    actor = next(each for each in office.record.actors() if each.name == "Ada Brann")
    page = office.get(f"/actor/{actor.id}").text
    given = re.search(r'href="(/source/\w+\?at=(\d+)-(\d+))#at"', page)
    assert given
    assert PAGE[int(given[2]) : int(given[3])] == "Transport Minister"
    named = re.search(r'href="(/source/\w+\?named=\w+)#at"', page)
    assert named
    marked = re.findall(r'class="[^"]*asked[^"]*"[^>]*>([^<]*)<', office.get(named[1]).text)
    assert {"Ada Brann", "Brann"} <= set(marked)
    assert office.get(f"/source/{office.source('ferry.txt')}?named=nobody").status_code == 404
