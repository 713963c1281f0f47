"""What one line credits, and what a label on the line above makes of it."""

from __future__ import annotations

import pytest

from tests.clean.sheets import BODY, told

TITLE = ("title", "Storm closes the harbour of Port Veska")


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["By", "Anna Lindqvist"], ["Anna Lindqvist"]),
        (["Author:", "Anna Lindqvist"], ["Anna Lindqvist"]),
        (["By", "Anna Lindqvist", "and", "Tomas Brandt"], ["Anna Lindqvist", "Tomas Brandt"]),
        (["von", "hafenmaus7"], ["hafenmaus7"]),
        (["von", "Autor"], []),
        (["Autoren", "Bücher"], []),
    ],
)
def test_the_name_below_a_label_is_the_author(lines: list[str], names: list[str]) -> None:
    assert list(told(TITLE, *(("other", line) for line in lines), *BODY).article.byline) == names


def test_a_label_far_below_the_report_is_that_of_another_one() -> None:
    links = [("related", f"Ferries sail again after storm number {at}") for at in range(4)]
    assert told(TITLE, *BODY, *links, ("other", "By"), ("other", "Oddly Namedson")).article.byline == ()


@pytest.mark.parametrize(
    ("line", "region", "name"),
    [
        ("Anna von Brandt", "byline", "Anna von Brandt"),
        ("von hafen_maus Veröffentlicht am 11. Juni 2019", "byline", "hafen_maus"),
        ("26 Mai, 2008 | HafenMaus | Kommentare 34 |", "other", "HafenMaus"),
        ("Filed under: Harbour — lindqvist @ 00:11", "other", "lindqvist"),
        ("By Anna Lindqvist For The Veska Mail", "byline", "Anna Lindqvist"),
        ("By Anna Lindqvist, Funkhaus Veska", "byline", "Anna Lindqvist"),
        ("Anna Lindqvist's Most Recent Stories", "other", ""),
    ],
)
def test_a_name_ends_where_something_else_begins(line: str, region: str, name: str) -> None:
    assert told(TITLE, (region, line), *BODY).article.byline == ((name,) if name else ())


@pytest.mark.parametrize("name", ["Роман Лисов", "Anna Lindqvist", "Γιώργος Βέσκας"])
def test_a_name_alone_right_below_the_last_line_signs_the_report(name: str) -> None:
    assert told(TITLE, *BODY, ("other", name), ("other", "Share")).article.byline == (name,)


def test_whose_the_page_is_wrote_what_nobody_else_signs() -> None:
    owned = ("other", "© 2009–2020 by Anna Lindqvist – RSS")
    assert told(TITLE, *BODY, owned).article.byline == ("Anna Lindqvist",)
    assert told(TITLE, ("byline", "By Tomas Brandt"), *BODY, owned).article.byline == ("Tomas Brandt",)
    assert told(TITLE, *BODY, ("other", "© 2009–2020 Veska Courier")).article.byline == ()


def test_the_outlet_beside_a_name_is_no_second_author() -> None:
    page = told(TITLE, ("byline", "von Anna Lindqvist, Stadtwelle"), *BODY, declared=[("site", "Stadtwelle", "meta")])
    assert page.article.byline == ("Anna Lindqvist",)


def test_a_tag_whose_name_stands_on_the_page_outdoes_another_name_in_print() -> None:
    declared = [("author", "Tomas Brandt", "microdata")]
    page = told(
        TITLE,
        ("byline", "Anna Lindqvist"),
        ("date", "12 March 2019"),
        *BODY,
        ("other", "Tomas Brandt"),
        declared=declared,
    )
    assert page.article.byline == ("Tomas Brandt",)
