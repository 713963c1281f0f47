"""A description stands for one spoken of before where its words fit, and for somebody new where they do not."""

from __future__ import annotations

import pytest

from tests.understand.pages import told


def test_the_department_is_the_body_whose_name_has_the_noun() -> None:
    page = told("The Harbour Department opened the pier.", "The department said the crews may sail.")
    assert page.who("The department") == "Harbour Department"


def test_the_group_is_the_only_body_named_just_before() -> None:
    page = told(
        "The harbour fell silent, the Tavia Pilots' Association told reporters.", "The group said it would sue."
    )
    assert page.who("The group") == page.who("Tavia Pilots' Association") != ""


def test_a_ministry_is_no_company() -> None:
    page = told("The Transport Ministry bought the ferry.", "The company said it would sail.")
    assert page.who("The company") != "Transport Ministry"


def test_a_referee_of_another_sort_is_not_the_referee_named() -> None:
    page = told("The harbour engineer Ada Brann opened the pier.", "The ferry engineer said it was late.")
    assert page.who("The ferry engineer") != "Ada Brann"


def test_a_deputy_is_not_the_one_in_office() -> None:
    page = told("Mayor Ada Brann opened the pier.", "The deputy mayor said it was late.")
    assert page.who("The deputy mayor") != "Ada Brann"


def test_people_are_others_each_time() -> None:
    page = told("Two pilots said the pier was safe.", "Some pilots said it was not.")
    assert len({mention.entity for mention in page.mentions if mention.span.of(page.text).endswith("pilots")}) == 2


@pytest.mark.parametrize("nobody", ["Neither side", "Every ministry"])
def test_nobody_in_particular_is_no_actor(nobody: str) -> None:
    assert nobody not in told(f"{nobody} said the pier was late.").names


def test_what_is_said_of_nobody_is_not_said_by_the_body_named_before() -> None:
    page = told("The Harbour Council met on Monday.", "It was reported that the pier had sunk.")
    assert page.who("It") == ""


def test_they_who_are_plainly_others_are_not_those_named_before() -> None:
    page = told("The pilots met on Monday.", "Half of the town said they think the pier is safe.")
    assert page.who("they") == ""


def test_a_trade_speaks_for_the_only_person_named_just_before() -> None:
    page = told("Pirro Handt, 71, opened the schnapps. “I told them,” the fisherman said.")
    assert page.who("the fisherman") == "Pirro Handt"
    assert page.entity("Pirro Handt").role == "fisherman"


@pytest.mark.parametrize(
    "text",
    [
        "Pirro Handt met Ada Brann at the quay. “I told them,” the fisherman said.",
        "Pirro Handt opened the schnapps. “I told them,” the mother said.",
        "Harbour minister Pirro Handt opened the schnapps. “I told them,” the fisherman said.",
        "A fisherman rowed out. Pirro Handt opened the schnapps. “I told them,” the fisherman said.",
    ],
)
def test_a_trade_that_may_be_another_s_is_nobody_named(text: str) -> None:
    page = told(text)
    trade = "the mother" if "mother" in text else "the fisherman"
    assert page.who(trade) != "Pirro Handt"


def test_the_governor_of_another_land_is_not_the_governor_named() -> None:
    page = told("New Jersey Gov. Ralph Bel spoke first.", "Ohio’s governor said it was late.")
    assert page.who("Ohio’s governor") != "Ralph Bel"


def test_its_spokesman_is_not_the_person_spoken_of_before() -> None:
    page = told("Matis Rood rowed out. Dorvane has nine boats. Its spokesman told reporters it was late.")
    assert page.who("Its spokesman") != "Matis Rood"
