"""Who is said to have said what, on the smallest pages that show it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dates import PartialDate
from onrecord.model import Article, Form, Page, Party, Region, Statement
from onrecord.pipeline import run_capture
from onrecord.understand.mentions import mentions
from onrecord.understand.statements import statements
from tests.understand.pages import passages

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "statements.yml").read_text("utf-8")
)
SURE = 0.3


@dataclass(frozen=True)
class Reading:
    """What the step makes of a page."""

    page: Page
    statements: tuple[Statement, ...]
    parties: tuple[Party, ...]

    @property
    def only(self) -> Statement:
        (statement,) = self.statements
        return statement


def read(*parts: tuple[Region, str], published: str = "") -> Reading:
    page, made = passages(*parts)
    date = PartialDate(published) if published else None
    article = Article("page", "page", "", (), "", "", "", date, None, None, "", None, None, "en", 0)
    nouns = run_capture([mentions, statements], page, article, *made)
    return Reading(page, tuple(nouns[Statement]), tuple(nouns[Party]))


def body(text: str, published: str = "") -> Reading:
    return read(*((Region.BODY, part) for part in text.split("\n\n")), published=published)


def row(reading: Reading, statement: Statement) -> list[str]:
    cue = " ".join(span.of(reading.page.text) for span in statement.cue)
    return [statement.speaker, cue, statement.text]


def shown(value: Any) -> Any:
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value) if isinstance(value, PartialDate) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.get("text", case.get("title")))[:60])
def test_a_page_gives_these_statements_and_no_others(case: dict[str, Any]) -> None:
    title = case.get("title")
    found = read((Region.TITLE, title)) if title else body(case["text"], case.get("published", ""))
    sure = [each for each in found.statements if each.confidence >= SURE]
    assert [row(found, each) for each in sure] == case["said"]
    for field, value in case.get("more", {}).items():
        assert shown(getattr((sure or found.statements)[0], field)) == value, field


@pytest.mark.parametrize("region", [Region.COMMENT, Region.CAPTION, Region.RELATED, Region.OTHER, Region.BYLINE])
def test_nothing_outside_title_and_body_is_a_statement(region: Region) -> None:
    found = read((region, "“The harbour stays open,” Ada Brann said."), (Region.BODY, "It rained in Tolm."))
    assert not found.statements


def test_an_advertisement_does_not_break_a_quotation() -> None:
    found = read(
        (Region.BODY, "Ada Brann said: “The nights are long."),
        (Region.OTHER, "Advertisement"),
        (Region.BODY, "“The days are short.”"),
    )
    assert [each.speaker for each in found.statements] == ["Ada Brann", "Ada Brann"]


def test_an_unmarked_quotation_of_nobody_has_no_speaker_and_little_confidence() -> None:
    found = body("It rained.\n\n“There is no more bread in any of the shops of this town.”")
    assert (found.only.speaker, found.only.confidence < 0.3) == ("", True)


def test_a_nested_statement_names_the_one_it_stands_in() -> None:
    found = body("Ada Brann said that Ulla Tarke had told her the pier was closed.")
    outer, inner = found.statements
    assert (outer.parent, inner.parent) == ("", outer.id)


def test_each_party_is_on_record_once() -> None:
    found = body("Ada Brann and Ulla Tarke told the council that the harbour was open, according to the Tolm Courier.")
    assert [(each.part, each.position, each.name) for each in found.parties] == [
        ("speaker", 0, "Ada Brann"),
        ("speaker", 1, "Ulla Tarke"),
        ("addressee", 0, "council"),
        ("via", 0, "Tolm Courier"),
    ]


def test_a_day_without_a_date_of_the_page_is_no_date() -> None:
    assert body("Ada Brann said on Monday that the harbour was open.").only.said_on is None


def test_a_sentence_broken_at_the_column_is_one() -> None:
    text = "Ada Brann, who has been the mayor of Tolm for nine years, said that\nthe harbour would stay open."
    assert read((Region.BODY, text)).only.text == "that\nthe harbour would stay open"


def test_a_headline_statement_is_marked_as_such() -> None:
    found = read((Region.TITLE, "Harbour stays open, says Ada Brann"), (Region.BODY, "It rained in Tolm."))
    assert found.only.region is Region.TITLE


def test_the_words_of_a_statement_are_those_of_its_spans() -> None:
    found = body("“The harbour,” Ada Brann said, “stays open.”")
    assert [span.of(found.page.text) for span in found.only.content] == ["The harbour", "stays open."]
    assert found.only.form is Form.DIRECT


def test_the_same_page_gives_the_same_ids() -> None:
    text = "“The harbour stays open,” Ada Brann said. She denied that the pier was closed."
    assert [each.id for each in body(text).statements] == [each.id for each in body(text).statements]


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "said",
        "told",
        "Ada Brann",
        "that",
        ",",
        ".",
        ":",
        "\n\n",
        "the harbour",
        "was open",
        "according to",
        "He",
        "denied",
        "asked whether",
        "?",
        "—",
        "on Monday",
        "and",
        "who",
        "(",
        ")",
        "\xa0",
        "I’m",
        "was quoted by",
        "as saying",
        "-- ",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_no_page_breaks_the_step_and_all_spans_lie_in_it(pieces: list[str]) -> None:
    found = body(" ".join(pieces) or "x")
    size = len(found.page.text)
    for each in found.statements:
        assert each.content
        assert all(span.end <= size and len(span) for span in (*each.content, *each.cue, *each.speaker_mention))
        assert 0 <= each.confidence <= 1


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_is_read(text: str) -> None:
    body(text or "x")


@pytest.mark.parametrize(
    "text",
    [
        "he said, “" * 1000,
        "said " * 4000,
        "“" * 8000,
        '"' * 8001,
        "Ada Brann, " * 3000 + "said it was open.",
        "the head of " * 2500 + "Tolm said it was open.",
        "A and " * 3000 + "B said it was open.",
        "(" * 8000 + " said Ada Brann that it was open.",
        "said that he said that she " * 800,
        "according to " * 8000,
    ],
    ids=lambda text: text[:16],
)
def test_hostile_text_takes_no_more_time_than_its_length_earns(text: str) -> None:
    began = time.process_time()
    body(text)
    assert time.process_time() - began < 15  # some 20,000 words take a few seconds; a quadratic step took minutes


def test_a_thread_named_after_its_report_gives_one_headline_statement() -> None:
    title = (Region.TITLE, "Brann says harbour stays open")
    found = read(title, (Region.OTHER, "Page 1 of 2"), title, (Region.BODY, "It rained in Tolm."))
    assert found.only.content[0].start > len(title[1])


def test_a_transcript_was_said_on_the_day_that_its_first_paragraph_names() -> None:
    found = body(
        "Ada Brann was our guest on Tuesday.\n\nREIL: Does the harbour stay open?\n\nBRANN: It stays open all year.",
        "2019-02-13",
    )
    assert {str(each.said_on) for each in found.statements} == {"2019-02-12"}


def test_a_page_in_another_language_gives_quotations_of_nobody() -> None:
    page, made = passages(
        (Region.BODY, "„Es gibt keine solche Denkschrift in der Schublade“, sagte Sprecher Dag Ilmer.")
    )
    page = replace(page, language="de")
    article = Article("page", "page", "", (), "", "", "", None, None, None, "", None, None, "de", 0)
    (said,) = run_capture([mentions, statements], page, article, *made)[Statement]
    assert (said.form, said.speaker, said.cue) == (Form.DIRECT, "", ())


def test_the_label_of_a_line_does_not_say_what_others_are_told_to_say_in_it() -> None:
    found = body(
        "BRANN: The harbour master says the pier is shut.\n\nTARKE: No.\n\nBRANN: I row there.\n\nTARKE: So do I."
    )
    told = next(each for each in found.statements if each.text == "the pier is shut")
    assert told.speaker == "harbour master"


def test_a_name_goes_on_in_the_next_line_of_a_wrapped_text() -> None:
    lines = (
        "The council will meet again on Thursday to hear the pilots, who walked",
        "out last week over the new timetable. A spokesman for the company, Simon",
        "Achterly, said that two boats would have to go.",
    )
    assert body("\n".join(lines)).only.speaker == "Simon Achterly"
