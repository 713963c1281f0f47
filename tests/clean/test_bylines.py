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


@pytest.mark.parametrize("line", ["By Reuters", "By the Associated Press", "By The Veska News", "By admin"])
def test_agencies_outlets_and_logins_are_no_persons(line: str) -> None:
    assert told(TITLE, ("byline", line), *BODY).article.byline == ()


@pytest.mark.parametrize(
    ("line", "desk"),
    [
        ("By Staff Reporters", "Staff Reporters"),
        ("Von Redaktion, 3. Mai 2019", "Redaktion"),
        ("Redaktion Hafenkurier", "Redaktion Hafenkurier"),
    ],
)
def test_a_desk_is_the_byline_where_no_person_is_named(line: str, desk: str) -> None:
    assert told(TITLE, ("byline", line), *BODY).article.byline == (desk,)
    assert told(TITLE, ("byline", line), ("byline", "By Anna Lindqvist"), *BODY).article.byline == ("Anna Lindqvist",)


def test_the_house_that_linked_data_name_is_the_byline_where_no_person_is_named() -> None:
    page = told(TITLE, *BODY, declared=[("author", "Veska Harbour Trust", "json-ld")])
    assert page.article.byline == ("Veska Harbour Trust",)
    page = told(TITLE, ("byline", "By Anna Lindqvist"), *BODY, declared=[("desk", "Veska Harbour Trust", "json-ld")])
    assert page.article.byline == ("Anna Lindqvist",)


@pytest.mark.parametrize(
    ("line", "region", "names"),
    [
        ("ANNA LINDQVIST, HARBOURIA", "other", ["ANNA LINDQVIST"]),
        ("Meg Lindqvist and Errin Brandt, Associated Press", "other", ["Meg Lindqvist", "Errin Brandt"]),
        ("By ANNA LINDQVIST and AP National Harbour Writer", "byline", ["ANNA LINDQVIST"]),
        ("By Anna LindqvistBusiness Columnist", "byline", ["Anna Lindqvist"]),
        ("Anna Lindqvist@annalind", "other", ["Anna Lindqvist"]),
        ("Anna Lindqvist / 22.04.2020 / 06:15 / Foto: Brandt", "date", ["Anna Lindqvist"]),
        ("Posted 11. April 2018 by Walter von Tarn", "other", ["Walter von Tarn"]),
        ("Veröffentlicht am 13. März 2019 von Krimifreund", "byline", ["Krimifreund"]),
        ("HafenMaus 18.10.2019, 15:07 Uhr", "date", ["HafenMaus"]),
        ("durch Anna Lindqvist", "title", ["Anna Lindqvist"]),
        ("Post author By Anna Lindqvist", "other", ["Anna Lindqvist"]),
    ],
)
def test_credits_are_told_from_roles_outlets_and_handles(line: str, region: str, names: list[str]) -> None:
    assert list(told(TITLE, (region, line), *BODY).article.byline) == names


@pytest.mark.parametrize(
    "line",
    [
        "Photo by Anna Lindqvist",
        "Key Points",
        "Politik 12. Mai 2019",
        "Berlin, 12. Mai 2019",
        "Written by Veska Today on 7 November 2023",
    ],
)
def test_pictures_headings_sections_and_places_are_no_authors(line: str) -> None:
    assert told(TITLE, ("other", line), *BODY).article.byline == ()


@pytest.mark.parametrize(
    "line",
    [
        "About the Author - Anna Lindqvist",
        "Alles von Anna Lindqvist",
        "More from Anna Lindqvist",
        "Anna Lindqvist is a reporter who covers harbours for the Courier.",
        "Eingestellt von Anna Lindqvist um 10:52",
    ],
)
def test_who_is_introduced_below_the_report_wrote_it(line: str) -> None:
    assert told(TITLE, *BODY, ("other", line)).article.byline == ("Anna Lindqvist",)


def test_a_name_between_title_and_date_is_the_authors_even_where_we_do_not_know_it() -> None:
    page = told(TITLE, ("other", "Oddly Namedson"), ("date", "12 March 2019"), *BODY)
    assert page.article.byline == ("Oddly Namedson",)
    assert told(TITLE, ("other", "Harbour Walks"), *BODY).article.byline == ()


@pytest.mark.parametrize(
    ("value", "because"),
    [
        ("https://pages.example/annalind", "an address"),
        ("Reuters", "an agency, not a person"),
        ("Windward.example", "an outlet, not a person"),
        ("admin", "a login, not a name"),
    ],
)
def test_what_is_declared_as_an_author_and_is_none_is_refused_with_its_reason(value: str, because: str) -> None:
    page = told(TITLE, ("byline", "By Anna Lindqvist"), *BODY, declared=[("author", value, "meta")])
    assert [r.because for r in page.readings if r.field == "byline" and not r.believed] == [because]
    assert page.article.byline == ("Anna Lindqvist",)


def test_a_tag_that_is_the_same_on_every_page_gives_way_to_the_printed_byline() -> None:
    page = told(TITLE, ("byline", "By Anna Lindqvist"), *BODY, declared=[("author", "Tomas Brandt", "meta")])
    assert page.article.byline == ("Anna Lindqvist",)
    theme = told(TITLE, *BODY, declared=[("author", "Tomas Brandt - http://themes.example", "meta")])
    assert theme.article.byline == ()


def test_a_second_author_in_print_is_added_to_the_one_that_is_declared() -> None:
    page = told(
        TITLE,
        ("byline", "By Anna Lindqvist And Tomas Brandt"),
        *BODY,
        declared=[("author", "Anna Lindqvist", "json-ld")],
    )
    assert page.article.byline == ("Anna Lindqvist", "Tomas Brandt")


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


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Lindqvist, Anna", ("Anna Lindqvist",)),
        ("Von Anna Lindqvist und Tomas Brandt", ("Anna Lindqvist", "Tomas Brandt")),
        ("dpa/Anna Lindqvist", ("Anna Lindqvist",)),
        ("Anna Lindqvist, Tomas Brandt, Reuters", ("Anna Lindqvist", "Tomas Brandt")),
        ("Anna Lindqvist <anna@courier.example>", ("Anna Lindqvist",)),
    ],
)
def test_a_declared_author_is_one_or_several_names(value: str, names: tuple[str, ...]) -> None:
    assert told(TITLE, *BODY, declared=[("author", value, "json-ld")]).article.byline == names


def test_whom_the_title_names_is_not_its_author() -> None:
    page = told(
        ("title", "Anna Lindqvist and Tomas Brandt meet in Port Veska"),
        ("byline", "Anna Lindqvist, Tomas Brandt"),
        ("date", "12 March 2019"),
        *BODY,
    )
    assert page.article.byline == ()
