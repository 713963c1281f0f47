"""Countries have names, and an office says once whose it is."""

from __future__ import annotations

import pytest

from onrecord.record.answers import Office
from onrecord.tell.nations import described, nation
from onrecord.tell.views.people import held_offices


@pytest.mark.parametrize(
    ("code", "name"),
    [("FRA", "France"), ("IGO", "international"), ("XYZ", "XYZ"), ("", "")],
    ids=lambda each: each or "none",
)
def test_a_country_is_told_by_its_name(code: str, name: str) -> None:
    assert nation(code) == name


@pytest.mark.parametrize(
    ("title", "organisation", "country", "told"),
    [
        ("harbour minister", "", "FRA", "harbour minister, France"),
        ("French harbour minister", "", "FRA", "French harbour minister"),
        ("harbour minister of France", "", "FRA", "harbour minister of France"),
        ("spokesman", "Harbour Ministry", "FRA", "spokesman, Harbour Ministry, France"),
        ("Harbour Ministry spokesman", "Harbour Ministry", "", "Harbour Ministry spokesman"),
        ("secretary-general", "World Straits Assembly", "IGO", "secretary-general, World Straits Assembly"),
        ("", "", "", ""),
    ],
)
def test_an_office_says_once_whose_it_is(title: str, organisation: str, country: str, told: str) -> None:
    assert described(title, organisation, country) == told


def test_a_country_is_not_of_itself() -> None:
    assert described("", "", "FRA", "France") == ""


def test_a_small_word_names_no_country() -> None:
    assert described("the one among us who speaks", "", "USA") == "the one among us who speaks, United States"


def test_offices_that_read_the_same_are_one() -> None:
    one = Office("Prime Minister", "", "", "2019-05-04", "2019-05-06", 2, ("a", "b"), ("3-9", ""))
    other = Office("prime minister", "", "", "2019-01-02", "2019-01-02", 1, ("c",), ("0-4",))
    (held,) = held_offices([one, other], "Ada Brann")
    assert (held.told, held.first, held.last, held.pages) == ("Prime Minister", "2019-01-02", "2019-05-06", 3)
    assert (held.captures, held.places) == (("a", "b", "c"), ("3-9", "", "0-4"))
