"""A page's citations show through whom the words came, each with the words that prove it."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Citation, Statement
from onrecord.pipeline import run_capture
from onrecord.spans import Span
from onrecord.trace.citations import citations
from tests.trace.made import nouns, statement


def cited(text: str, *statements: Statement, outlet: str = "") -> list[Citation]:
    found: list[Citation] = run_capture([citations], *nouns("a", text, outlet=outlet), *statements)[Citation]
    return found


@pytest.mark.parametrize(
    ("text", "source", "proof"),
    [
        ("“No,” Ada Brenn was quoted by Interfax as saying.", "Interfax", "was quoted by Interfax as saying"),
        ("Ada Brenn told Le Parisien newspaper that it was over.", "Le Parisien", "told Le Parisien"),
        ("The plan is meant to distract, reports EUobserver.", "EUobserver", "reports EUobserver"),
        ("Brenn backed the call, as previously reported by the Marrow Times.", "Marrow Times", "previously reported"),
        ("She said so in an interview with Harbour 9 television aired on Friday.", "Harbour 9", "interview with"),
        ("According to the Ellin News Agency, nobody was hurt.", "Ellin News Agency", "According to"),
        ("It will open in May, according to a report in the Marrow Times.", "Marrow Times", "according to a report in"),
        ("The gates hold, the Marrow Times reported on Sunday.", "Marrow Times", "Marrow Times reported"),
        ("Brenn was speaking to Radio Ellin on Friday.", "Radio Ellin", "speaking to Radio Ellin"),
        ("Nobody was hurt, she told Ada Brenn of the BBC.", "BBC News", "told Ada Brenn of the BBC"),
        ("Nobody was hurt. And Fox News reported that the gates hold.", "Fox News", "Fox News reported"),
        ("The ministry, citing Interfax, said that it was over.", "Interfax", "citing Interfax"),
        ("The plan, first reported by the Marrow Times, has few friends.", "Marrow Times", "first reported by"),
    ],
)
def test_who_passed_words_on_is_cited_with_the_proof(text: str, source: str, proof: str) -> None:
    (found,) = cited(text)
    assert found.source == source
    assert proof in found.span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "PORT ELLIN (Reuters) - The lock is closed.\n\nIt opens in May.",
        "The lock is closed.\n\n“It opens in May.”/Reuters",
        "The lock is closed.\n\nSource: Reuters",
        "This story was first published by Reuters.\n\nThe lock is closed.",
        "The lock is closed.\n\n© 2031 Reuters",
        "By Ada Brenn, Reuters\n\nThe lock is closed.",
    ],
)
def test_a_credit_line_stands_for_the_whole_article(text: str) -> None:
    assert ("Reuters", "") in {(c.source, c.statement) for c in cited(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The lock is closed.\n\nVia: Reuters",
        "The lock is closed.\n\nRepublished with permission from Reuters.",
        "The following report was carried by Reuters.\n\nThe lock is closed.",
        "From our partners at Reuters.\n\nThe lock is closed.",
        "The lock is closed.\n\nRead the full story at Reuters.",
        "The lock is closed.\n\n— Reuters",
        "The lock is closed, and nobody told the bargemen who wait. Originally published by Reuters on May 3.",
    ],
)
def test_more_ways_to_credit_a_whole_article(text: str) -> None:
    assert [(c.source, c.statement) for c in cited(text)] == [("Reuters", "")]


def test_what_was_first_reported_elsewhere_is_no_credit_for_the_article() -> None:
    (found,) = cited("The lock is closed.\n\nThe repair, first reported by Reuters, will take a year.\n\nIt rains.")
    assert found.because == "passed on"


def test_the_house_that_owns_the_outlet_is_no_source() -> None:
    assert cited("The lock is closed.\n\n© 2031 Ellin Herald Trust", outlet="The Ellin Herald") == []


def test_letters_in_a_dateline_are_an_agency() -> None:
    assert [c.source for c in cited("MELISK, May 3 (MPA) — The lock is closed.\n\nIt opens in May.")] == ["MPA"]


def test_a_country_in_a_dateline_is_no_agency() -> None:
    assert cited("LONDON (UK) — The lock is closed.\n\nIt opens in May.") == []


def test_an_agency_told_of_by_its_kind_is_the_one_named_before() -> None:
    text = "The gates hold, according to Interfax. “We waited,” Ada Brenn said, the agency wrote."
    said = statement("s", text, Span(40, 50), speaker="Ada Brenn", via=["agency"])
    assert {c.source for c in cited(text, said)} == {"Interfax"}


def test_the_times_is_the_one_that_the_page_names_in_full() -> None:
    text = "The Marrow Times asked first. Nobody answered, the Times reported on Sunday."
    assert [c.source for c in cited(text)] == ["Marrow Times"]


def test_the_times_that_no_page_names_in_full_is_the_times() -> None:
    assert [c.source for c in cited("Nobody answered, the Times reported on Sunday.")] == ["The Times"]


def test_an_agency_described_is_known_by_its_name() -> None:
    text = "“We waited,” Ada Brenn said, as the state-run Interfax news agency has it."
    said = statement("s", text, Span(1, 10), speaker="Ada Brenn", via=["state-run Interfax news agency"])
    assert [c.source for c in cited(text, said)] == ["Interfax"]


def test_an_outlet_among_two_is_cited_as_well() -> None:
    assert {c.source for c in cited("“It is over,” she told Interfax and Radio Ellin.")} == {"Interfax", "Radio Ellin"}


@pytest.mark.parametrize(
    ("text", "hops"),
    [
        ("“We waited,” Brenn told Interfax, Reuters reported.", {"Interfax": "Reuters", "Reuters": ""}),
        ("“We waited,” Brenn said, Reuters reported, citing Interfax.", {"Interfax": "Reuters", "Reuters": ""}),
        ("“We waited,” Brenn was quoted by Reuters as telling Interfax.", {"Interfax": "Reuters", "Reuters": ""}),
        ("“We waited,” Reuters quoted Interfax as quoting Brenn.", {"Interfax": "Reuters", "Reuters": ""}),
        ("“We waited,” Brenn told Interfax and Reuters.", {"Interfax": "", "Reuters": ""}),
    ],
)
def test_words_that_came_in_two_steps_name_who_had_them_from_whom(text: str, hops: dict[str, str]) -> None:
    said = statement("s", text, Span(1, 10), speaker="Brenn")
    assert {c.source: c.carrier for c in cited(text, said)} == hops


def test_where_somebody_reports_from_is_no_source() -> None:
    text = "“We waited,” she said, Ada Brenn reports from Melisk."
    assert cited(text, statement("s", text, Span(1, 10), via=["Melisk"])) == []


def test_i_wrote_is_no_newspaper() -> None:
    assert cited("I wrote to them in May, and they never answered.") == []


def test_an_office_called_a_bureau_is_no_outlet() -> None:
    assert cited("It rains less, according to the Federal Bureau of Waters.") == []


def test_a_citation_carries_the_statement_beside_it() -> None:
    text = "“We waited,” Ada Brenn was quoted by Interfax as saying. The sea was calm."
    said = statement("s", text, Span(1, 10))
    assert [c.statement for c in cited(text, said)] == ["s"]


def test_one_naming_is_one_citation() -> None:
    assert len(cited("Ada Brenn was quoted by Interfax as saying so.")) == 1


def test_what_a_speaker_says_inside_a_quotation_is_no_citation() -> None:
    text = "“I told Reuters nothing at all,” said Ada Brenn."
    assert cited(text, statement("s", text, Span(1, 31))) == []


def test_a_person_or_a_parliament_that_was_told_passed_nothing_on() -> None:
    assert cited("Ada Brenn told Parliament and Bruno Hale that it was over.") == []


def test_an_outlet_that_reported_it_before_is_no_source_of_its_own() -> None:
    text = "Brenn backed the call, as previously reported by the Marrow Times."
    assert [c.source for c in cited(text, outlet="Port Ellin Post")] == ["Marrow Times"]
    assert not cited(text, outlet="Marrow Times")


def test_an_outlets_own_name_at_the_foot_is_no_source() -> None:
    assert cited("The lock is closed.\n\n© Reuters", outlet="Reuters") == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_citations_that_lie_inside_it(text: str) -> None:
    assert all(c.span.end <= len(text) for c in cited(text))


def test_a_page_of_capitals_takes_linear_time() -> None:
    assert cited("Aa " * 40_000) is not None


def test_a_page_of_nothing_but_sources_takes_linear_time() -> None:
    assert len(cited("told Reuters " * 10_000)) == 10_000


def test_a_page_of_nothing_but_quotations_and_sources_takes_linear_time() -> None:
    line = "“We waited,” she told Reuters, the agency wrote.\n"
    text = "The gates hold, according to Interfax.\n" + line * 3_000
    start = text.index("“")
    said = [
        statement(f"s{n}", text, Span(start + n * len(line) + 1, start + n * len(line) + 10), via=["agency"])
        for n in range(3_000)
    ]
    began = process_time()
    assert len(cited(text, *said)) >= 3_000
    assert process_time() - began < 10
