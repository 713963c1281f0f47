"""Whose page it is, and who wrote what it carries."""

from __future__ import annotations

import pytest

from onrecord.clean.press import of_address
from tests.clean.sheets import BODY, told

TITLE = ("title", "Storm closes the harbour of Port Veska")
SITE = ("other", "Windward Notes")


def test_the_name_at_the_top_is_the_outlet() -> None:
    assert told(SITE, TITLE, *BODY).article.outlet == "Windward Notes"


@pytest.mark.parametrize(
    ("line", "name"), [("VESKA TODAY", "VESKA TODAY"), ("[1]The Veska Courier", "The Veska Courier")]
)
def test_a_masthead_may_be_called_today_or_be_a_numbered_link(line: str, name: str) -> None:
    assert told(("other", line), ("other", "STORM ROW"), TITLE, *BODY).article.outlet == name


def test_only_the_first_cell_of_a_breadcrumb_is_the_outlet() -> None:
    assert told(("other", "Windward Notes :: World :: reposts"), TITLE, *BODY).article.outlet == "Windward Notes"


@pytest.mark.parametrize(
    "line", ["Home | Politics | World", "Sign in", "Search for: Search", "12 March 2019", "senior member"]
)
def test_menus_are_no_outlets(line: str) -> None:
    assert told(("other", line), TITLE, *BODY).article.outlet == ""


def test_a_member_of_a_forum_is_no_outlet() -> None:
    assert told(("other", "palmleaf Nine"), ("other", "Senior Member"), TITLE, *BODY).article.outlet == ""


def test_the_copyright_line_names_the_outlet() -> None:
    assert (
        told(TITLE, *BODY, ("other", "© 2019 The Veska Courier. All rights reserved.")).article.outlet
        == "The Veska Courier"
    )


def test_the_comment_form_names_the_outlet() -> None:
    assert told(TITLE, *BODY, ("other", "Comment via FacebookComment via Windward")).article.outlet == "Windward"


def test_the_address_of_a_well_known_outlet_tells_it() -> None:
    assert told(TITLE, *BODY, url="https://www.reuters.com/world/storm").article.outlet == "Reuters"


@pytest.mark.parametrize(
    ("under", "name"),
    [
        ("Press TV – February 5, 2016", "Press TV"),
        ("The Veska Courier, February 5, 2016", "The Veska Courier"),
        ("Source: Veska Courier", "Veska Courier"),
        ("Quelle: Veska Kurier, 5. Februar 2016", "Veska Kurier"),
        ("Via courier.example.org", "courier.example.org"),
        ("Originally published by The Veska Courier on February 5, 2016", "The Veska Courier"),
        ("This article first appeared in The Lower Tarn Review, February 5, 2016.", "The Lower Tarn Review"),
        ("Republished from Veska 24 (5 February 2016)", "Veska 24"),
        ("By Anna Lindqvist | Veska Wire Service", "Veska Wire Service"),
        ("by Anna Lindqvist, Reuters", "Reuters"),
    ],
)
def test_a_line_under_the_title_names_who_wrote_it(under: str, name: str) -> None:
    assert told(SITE, TITLE, ("byline", under), *BODY).article.original_outlet == name


@pytest.mark.parametrize("mark", ["/Guardian", "(Reuters)", "— The Veska Courier", "[Veska Courier]", "/Veska Press"])
def test_a_sign_off_names_who_wrote_it(mark: str) -> None:
    name = mark.strip("/()[]— ")
    assert told(SITE, TITLE, *BODY, ("byline", mark)).article.original_outlet == name
    last = ("body", f"The ferries will sail again on Thursday, she said. {mark}")
    assert told(SITE, TITLE, *BODY, last).article.original_outlet == name


@pytest.mark.parametrize(
    "line",
    [
        ("caption", "Source: Veska Courier"),
        ("other", "© Reuters / Tomas Brandt"),
        ("byline", "Anna Lindqvist – February 5, 2016"),
        ("date", "Geneva | 5 February 2016"),
        ("other", "438 Shares"),
        ("comment", "Source: Veska Courier"),
    ],
)
def test_pictures_persons_places_and_comments_are_no_source(line: tuple[str, str]) -> None:
    assert told(SITE, TITLE, line, *BODY).article.original_outlet == ""


@pytest.mark.parametrize(
    "line",
    [
        ("body", "MOSCOW (Reuters) - The harbour was closed on Monday, officials said, after a storm."),
        ("byline", "By Reuters"),
        ("byline", "Reuters"),
    ],
)
def test_an_agency_is_credited_and_the_report_remains_its_outlets(line: tuple[str, str]) -> None:
    page = told(SITE, TITLE, line, *BODY)
    assert [r.exact for r in page.readings if r.field == "agency"] == ["Reuters"]
    assert (page.article.original_outlet, page.article.byline) == ("", ())


def test_a_name_over_a_post_in_a_forum_is_its_source() -> None:
    page = told(
        SITE,
        ("other", "palmleaf"),
        ("other", "Joined: Jun 2, 2009"),
        TITLE,
        ("other", "Island Echo"),
        ("byline", "by Anna Lindqvist"),
        *BODY,
    )
    assert page.article.original_outlet == "Island Echo"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (
            ("body", "PORT-AU-PRINCE -- The harbour was closed on Monday, officials said, after a storm."),
            "PORT-AU-PRINCE",
        ),
        (("body", "THE HAGUE (VWS) — The harbour was closed on Monday, officials said, after a storm."), "THE HAGUE"),
        (("date", "Aden | 19 December 2018"), "Aden"),
        (("byline", "Anna Lindqvist in Geneva"), "Geneva"),
    ],
)
def test_the_place_of_a_report_is_its_dateline(line: tuple[str, str], place: str) -> None:
    assert told(SITE, TITLE, line, *BODY).article.dateline == place


def test_a_page_whose_canonical_address_is_another_outlets_was_taken_from_there() -> None:
    elsewhere = [("url", "https://www.reuters.com/world/storm", "meta")]
    page = told(TITLE, *BODY, url="https://www.theguardian.com/storm", declared=elsewhere)
    assert page.article.original_outlet == "Reuters"
    assert told(TITLE, *BODY, url="https://www.reuters.com/s", declared=elsewhere).article.original_outlet == ""
    assert told(TITLE, *BODY, url="https://windward.example/s", declared=elsewhere).article.original_outlet == ""


@pytest.mark.parametrize(
    "line", ["© 2019 NBCUniversal Media", "© 2019 Hearst Communications, Inc.", "Listen Live", "Skip to content"]
)
def test_owners_and_buttons_are_no_outlets(line: str) -> None:
    assert told(TITLE, *BODY, ("other", line)).article.outlet == ""


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Copyright © The Telegraph 2019", "The Telegraph"),
        ("© 2008-2020 Windward - All rights reserved", "Windward"),
        ("Copyright © Veska Kurier AG. Alle Rechte vorbehalten.", "Veska Kurier"),
    ],
)
def test_a_copyright_line_names_the_outlet_without_its_legal_form(line: str, name: str) -> None:
    assert told(TITLE, *BODY, ("other", line)).article.outlet == name


def test_a_board_gives_its_name_below_the_first_post() -> None:
    page = told(
        ("title", "Storm closes harbour"),
        ("other", "palmleaf"),
        ("other", "Join Date: 27 May 2011"),
        *BODY,
        ("other", "Northern Harbour Board"),
        ("other", "Guest"),
        ("comment", "What a storm!"),
    )
    assert page.article.outlet == "Northern Harbour Board"


@pytest.mark.parametrize("line", ["/README.rst", "(harbour-logo.png)", "https://t.example/KQLpngeTbO"])
def test_files_and_addresses_do_not_sign_a_report(line: str) -> None:
    last = ("body", f"The ferries will sail again on Thursday, she said {line}")
    assert told(SITE, TITLE, *BODY, last).article.original_outlet == ""


def test_a_name_that_flattening_glued_to_a_sentence_signs_the_report() -> None:
    line = ("body", "The ferries will sail again on Thursday, she said.— Veska Courier")
    assert told(SITE, TITLE, *BODY, line, *BODY, *BODY).article.original_outlet == "Veska Courier"
    line = ("body", "The ferries will sail again on Thursday. [The Salt and Tarn]")
    assert told(SITE, TITLE, *BODY, line).article.original_outlet == "The Salt and Tarn"


def test_a_source_named_far_above_the_text_under_a_repeated_title_is_found() -> None:
    menu = [("other", f"Harbour walk {number}") for number in range(20)]
    page = told(SITE, TITLE, ("date", "Source: veskatoday, Feb 5, 2016"), *menu, TITLE, *BODY)
    assert page.article.original_outlet == "veskatoday"


def test_what_a_picture_below_the_text_was_taken_from_is_no_source() -> None:
    assert told(SITE, TITLE, *BODY, ("other", "Source: scratch")).article.original_outlet == ""


def test_an_address_that_is_none_names_no_outlet() -> None:
    assert of_address("http://[") is None


def test_a_well_known_name_on_a_line_of_its_own_serves_where_nothing_else_tells_the_outlet() -> None:
    page = told(TITLE, *BODY, ("other", "Sign up"), ("other", "Financial Times"))
    assert page.article.outlet == "Financial Times"
    assert told(TITLE, *BODY, ("other", "Facebook"), ("other", "Harbour Walks")).article.outlet == ""


@pytest.mark.parametrize("line", ["November 18", "Accessibility Navigation", "Learn More"])
def test_days_and_buttons_at_the_top_are_no_outlets(line: str) -> None:
    assert told(("other", line), TITLE, *BODY).article.outlet == ""


@pytest.mark.parametrize(
    "last",
    [
        ("other", "( PHOTOS: The harbour by night)"),
        ("other", "(LAUGHTER)"),
        ("other", "/File Photo"),
        ("other", "(NATO)"),
        ("other", "Join us at Facebook/VeskaOpinion"),
        ("other", "Credit Ann Example/The Veska Courier"),
        ("other", "— With assistance by Ann Example"),
        ("other", "[ID: nV5E8N3792]"),
        ("body", "Nobody has forgotten what became of Holm/Sund in 2008"),
        ("body", "Two villages have since been taken by the Harbour League."),
        ("body", "The fever that closed the harbour for a month first appeared in West Norvik at the end of spring."),
        ("other", "From The Veska Courier:"),
    ],
)
def test_pictures_quotations_bodies_and_pairs_of_names_sign_no_report(last: tuple[str, str]) -> None:
    assert told(SITE, TITLE, *BODY, last).article.original_outlet == ""


def test_entries_of_a_list_sign_no_report() -> None:
    entries = [("other", "- Mayor Tells Of Her Long Day"), ("other", "- Ferries Wait For Better Weather")]
    assert told(SITE, TITLE, *BODY, *entries).article.original_outlet == ""


def test_the_hour_at_which_another_outlet_published_a_report_is_no_part_of_its_name() -> None:
    line = ("other", "This article first appeared in Veska Courier Pro at 9:05 a.m. on April 15, 2019.")
    assert told(SITE, TITLE, *BODY, line).article.original_outlet == "Veska Courier Pro"
