"""A page's citations show through whom the words came, each with the words that prove it."""

from __future__ import annotations

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


def test_an_outlets_own_name_at_the_foot_is_no_source() -> None:
    assert cited("The lock is closed.\n\n© Reuters", outlet="Reuters") == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_citations_that_lie_inside_it(text: str) -> None:
    assert all(c.span.end <= len(text) for c in cited(text))


def test_a_page_of_capitals_takes_linear_time() -> None:
    assert cited("Aa " * 40_000) is not None
