"""The title of a report."""

from __future__ import annotations

import pytest

from onrecord.clean.site_names import without_site
from tests.clean.sheets import BODY, told


@pytest.mark.parametrize(
    "title",
    [
        "Storm closes harbour | The Veska Courier",
        "Storm closes harbour - The Veska Courier",
        "The Veska Courier: Storm closes harbour",
        "Storm closes harbour – World – Veska Courier",
    ],
)
def test_the_name_of_the_site_goes(title: str) -> None:
    kept = without_site(title, ["The Veska Courier"], ["storm closes harbour"])
    assert kept.startswith("Storm closes harbour")
    assert "Courier" not in kept


def test_a_dash_within_a_title_stays() -> None:
    assert (
        without_site("Storm - the first of many - closes harbour", ["Veska Courier"], ())
        == "Storm - the first of many - closes harbour"
    )


def test_the_title_as_the_page_shows_it_is_pointed_at() -> None:
    page = told(
        ("title", "Storm closes harbour"),
        *BODY,
        declared=[("title", "Storm Closes Harbour | Veska Courier", "opengraph")],
    )
    assert page.article.title == "Storm closes harbour"
    assert any(r.field == "title" and r.span is not None for r in page.readings)


def test_the_headline_above_the_text_is_the_title_and_not_the_threads() -> None:
    thread = ("title", "Storm Closes The Harbour Of Port Veska")
    page = told(thread, ("other", "palmleaf"), ("title", "Storm closes the harbour of Port Veska"), *BODY)
    assert page.article.title == "Storm closes the harbour of Port Veska"


def test_a_headline_that_no_passage_is_called_is_found_by_its_words() -> None:
    page = told(
        ("other", "Sign in"), ("other", "Storm closes the harbour of Port Veska"), ("date", "12 March 2019"), *BODY
    )
    assert page.article.title == "Storm closes the harbour of Port Veska"


HEADLINE = "Storm closes the harbour of Port Veska"


def test_the_headline_the_page_shows_outdoes_what_is_written_for_search_engines() -> None:
    page = told(
        ("title", HEADLINE),
        ("byline", "By Anna Lindqvist"),
        *BODY,
        declared=[("title", "Port Veska harbour: when does it open? All about the storm", "opengraph")],
        marked={HEADLINE: "h1 entry-title"},
    )
    assert page.article.title == HEADLINE


def test_a_section_over_the_headline_is_not_the_title() -> None:
    page = told(("title", "Latest news"), *BODY, declared=[("title", HEADLINE, "json-ld")])
    assert page.article.title == HEADLINE


def test_a_headline_is_parted_from_its_kicker_where_the_markup_tells_it() -> None:
    page = told(("title", f"Weather and ferries {HEADLINE}"), *BODY, declared=[("title", HEADLINE, "opengraph")])
    (reading,) = [r for r in page.readings if r.field == "title"]
    assert (reading.value, reading.exact, reading.because) == (HEADLINE, HEADLINE, "under its kicker")


def test_the_title_line_of_a_browser_is_cut_to_the_headline_below_it() -> None:
    page = told(
        ("other", f"Windward Notes and more | {HEADLINE}"),
        ("title", HEADLINE),
        *BODY,
        declared=[("title", f"Windward Notes and more | {HEADLINE}", "meta")],
    )
    assert page.article.title == HEADLINE


@pytest.mark.parametrize("heading", ["3 thoughts on “{}”", "2 responses to {}", "4 Antworten zu {}"])
def test_the_heading_of_the_comments_tells_which_line_is_the_title(heading: str) -> None:
    page = told(
        ("title", "Three ferries that we will never forget"),
        ("other", HEADLINE),
        *BODY,
        ("comment", heading.format(HEADLINE)),
    )
    assert page.article.title == HEADLINE


@pytest.mark.parametrize(
    "line", ["Home / Essays / World / Harbours", "Continue reading the main story", "← Older ferries of the world"]
)
def test_crumbs_and_buttons_are_no_titles(line: str) -> None:
    assert told(("title", line), ("other", HEADLINE), ("date", "12 March 2019"), *BODY).article.title == HEADLINE


def test_a_marked_heading_that_was_wrapped_is_one_title() -> None:
    page = told(("title", "# Storm closes the harbour of Port Veska and the"), ("title", "ferries of Tarn"), *BODY)
    assert page.article.title == "Storm closes the harbour of Port Veska and the ferries of Tarn"


def test_a_page_whose_title_is_only_called_so_still_has_it() -> None:
    assert told(("title", "September 2018 thread"), *BODY).article.title == "September 2018 thread"


def test_a_caption_called_title_does_not_outdo_what_the_markup_declares() -> None:
    caption = "Cranes torn from their rails: the harbour closed on Monday after nobody sailed"
    page = told(
        ("title", caption),
        ("date", "12 March 2019"),
        *BODY,
        declared=[("title", "Ferries rest", "opengraph")],
        marked={caption: "p wp-caption-text"},
    )
    assert page.article.title == "Ferries rest"


def test_what_a_page_calls_its_title_outdoes_a_site_and_a_section() -> None:
    heading = "Ferries rest as a storm closes the harbour of Port Veska"
    marked = {heading: "font b"}
    page = told(
        ("date", "12 March 2019"), ("title", heading), *BODY, declared=[("title", "LTA :: News", "meta")], marked=marked
    )
    assert page.article.title == heading
    kept = told(
        ("date", "12 March 2019"), ("title", heading), *BODY, declared=[("title", "Cranes torn", "meta")], marked=marked
    )
    assert kept.article.title == "Cranes torn"
