"""The title of a report."""

from __future__ import annotations

import pytest

from onrecord.clean.titles import without_site
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
