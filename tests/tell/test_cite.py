"""A statement is cited by the page that reports it, in words and for reference managers, and nothing in it is run."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from onrecord.dates import PartialDate
from onrecord.model import Modality
from onrecord.tell.cite import cited, said
from tests.tell.desk import Visitor


def made(reader: Visitor, source: str = "strait.txt", **more: object) -> tuple[str, str, dict[str, object]]:
    """Return the citation of a page's first statement in its three forms."""
    capture = reader.source(source)
    (line, *_) = reader.record.statements(capture=capture)
    article = replace(reader.record.article(capture).line, **more)  # type: ignore[arg-type]
    found = cited("toy.record", article, reader.record.kept(capture), line)
    return found.words, found.bibtex, json.loads(found.csl)[0]


def test_a_citation_says_who_reported_what_of_whom_and_where_it_stands(reader: Visitor) -> None:
    words, _, _ = made(reader, byline=("Ann Example",), published=PartialDate("2019-05-04"))
    assert words.startswith("Ann Example. “Strait opens”. Courier, 4 May 2019.")
    assert "Courier reported that ADA said: “we will open the strait”." in words
    assert re.search(r"OnRecord, record toy\.record, /statement/[0-9a-f]{16}\.$", words)


def test_a_reference_manager_gets_the_date_as_far_as_it_is_known(reader: Visitor) -> None:
    assert made(reader, published=PartialDate("2019-05"))[2]["issued"] == {"date-parts": [[2019, 5]]}
    assert "issued" not in made(reader)[2]


def test_bibtex_runs_nothing_that_a_title_holds(reader: Visitor) -> None:
    _, bibtex, _ = made(reader, title="50% of \\input{/etc/passwd} & more_")
    assert r"title = {{50\% of \textbackslash{}input\{/etc/passwd\} \& more\_}}" in bibtex
    assert bibtex.count("{") - bibtex.count(r"\{") == bibtex.count("}") - bibtex.count(r"\}")


def test_the_note_parts_what_was_said_from_where_it_is_kept(reader: Visitor) -> None:
    assert "”; OnRecord, record toy.record, /statement/" in made(reader)[1]


def test_an_address_that_is_no_web_address_is_not_cited(reader: Visitor) -> None:
    words, bibtex, csl = made(reader, url="javascript:alert(1)")
    assert "javascript" not in words + bibtex + json.dumps(csl)


def test_a_statement_has_a_page_of_its_own_with_its_citation(reader: Visitor) -> None:
    (line,) = reader.record.statements(capture=reader.source("strait.txt"))
    page = reader.get(f"/statement/{line.id}").text
    assert "we will open the strait" in page
    assert "@misc{onrecord-" in page
    assert reader.get(f"/statement/{line.id}.json").json()["id"] == line.id


def test_citations_are_files_of_their_own(reader: Visitor) -> None:
    (line,) = reader.record.statements(capture=reader.source("strait.txt"))
    for path in (f"/statement/{line.id}", f"/source/{line.capture}"):
        assert reader.get(f"{path}/cite.bib").text.startswith("@misc{")
        assert reader.get(f"{path}/cite.csl.json").json()[0]["title"] == "Strait opens"
        assert "Strait opens" in reader.get(f"{path}/cite.txt").text
    assert reader.get("/statement/none/cite.bib").status_code == 404


def test_what_was_asked_or_denied_is_cited_as_such(reader: Visitor) -> None:
    (line, *_) = reader.record.statements(capture=reader.source("strait.txt"))
    assert " asked: " in said(replace(line, modality=Modality.QUESTION))
    assert " denied: " in said(replace(line, negated=True))
    assert "that someone it does not name said: " in said(replace(line, speaker=""))
