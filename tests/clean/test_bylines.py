"""Who wrote it."""

from __future__ import annotations

import pytest

from tests.clean.sheets import BODY, told

TITLE = ("title", "Storm closes the harbour of Port Veska")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Lindqvist", ["Anna Lindqvist"]),
        ("BY ANNA LINDQVIST", ["ANNA LINDQVIST"]),
        ("By Anna Lindqvist, Tomas Brandt and J. P. Okafor", ["Anna Lindqvist", "Tomas Brandt", "J. P. Okafor"]),
        ("By Anna Lindqvist | Reuters", ["Anna Lindqvist"]),
        ("by Anna Lindqvist, Veska Press Agency", ["Anna Lindqvist"]),
        ("Anna Lindqvist, Senior Correspondent", ["Anna Lindqvist"]),
        ("By Anna Lindqvist@annalind", ["Anna Lindqvist"]),
        ("By Anna LindqvistStaff Writer", ["Anna Lindqvist"]),
        ("By Anna Lindqvist anna@courier.example", ["Anna Lindqvist"]),
        ("Von Anna Lindqvist und Tomas Brandt", ["Anna Lindqvist", "Tomas Brandt"]),
        ("Par Anna Lindqvist", ["Anna Lindqvist"]),
        ("Por Anna Lindqvist", ["Anna Lindqvist"]),
        ("Автор: Анна Петрова", ["Анна Петрова"]),
        ("Posted by Anna Lindqvist on March 12, 2019", ["Anna Lindqvist"]),
        ("March 12, 2019 by Anna Lindqvist 5 Comments", ["Anna Lindqvist"]),
        ("Anna Lindqvist - March 12, 2019, 8:15 pm", ["Anna Lindqvist"]),
        ("Anna Lindqvist in Geneva", ["Anna Lindqvist"]),
        ("By Dr. Anna van der Berg", ["Anna van der Berg"]),
        ("By Karel O'Dowd Jr.", ["Karel O'Dowd Jr."]),
    ],
)
def test_the_persons_of_a_byline_are_named_and_nothing_else(line: str, names: list[str]) -> None:
    assert list(told(TITLE, ("byline", line), *BODY).article.byline) == names


@pytest.mark.parametrize(
    "line", ["By Reuters", "By the Associated Press", "By Staff Reporters", "Von Redaktion", "By The Veska News"]
)
def test_agencies_and_desks_are_no_persons(line: str) -> None:
    assert told(TITLE, ("byline", line), *BODY).article.byline == ()


def test_the_author_of_a_related_report_is_not_the_author() -> None:
    page = told(TITLE, ("byline", "By Anna Lindqvist"), *BODY, ("related", "By Tomas Brandt"))
    assert page.article.byline == ("Anna Lindqvist",)


def test_a_commenter_is_not_the_author() -> None:
    assert told(TITLE, *BODY, ("comment", "by Tomas Brandt")).article.byline == ()


def test_a_name_below_the_report_serves_where_no_byline_is() -> None:
    page = told(TITLE, *BODY, ("other", "Follow Anna Lindqvist on Twitter"))
    assert page.article.byline == ("Anna Lindqvist",)


def test_a_byline_that_was_taken_for_a_title_is_still_a_byline() -> None:
    page = told(TITLE, ("title", "By Anna Lindqvist | Veska Wire Service"), *BODY)
    assert page.article.title == TITLE[1]
    assert page.article.byline == ("Anna Lindqvist",)


def test_the_page_tells_the_name_behind_a_login() -> None:
    page = told(TITLE, ("byline", "By Anna Lindqvist"), *BODY, declared=[("author", "alind47", "microdata")])
    assert page.article.byline == ("Anna Lindqvist",)
