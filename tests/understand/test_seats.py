"""Capitals and seats of power that speak for a government, and places that only lie somewhere."""

from __future__ import annotations

import pytest

from onrecord.model import Region
from tests.understand.test_statements import body, read

SPEAKING = [
    ("Ankara said on Monday that it would not send ships.", "Turkey", "TUR"),
    ("Tehran rejected the offer that the envoys made.", "Iran", "IRN"),
    ("“The door is open,” said Islamabad.", "Pakistan", "PAK"),
    ("Pyongyang has vowed to answer.", "North Korea", "PRK"),
    ("Seoul accused Pyongyang of lying.", "South Korea", "KOR"),
    ("Canberra announced that the rules were new.", "Australia", "AUS"),
    ("According to Damascus, the planes came at night.", "Syria", "SYR"),
    ("Kyiv’s claim that the ships had sailed is new.", "Ukraine", "UKR"),
    ("Moscow and Beijing warned against the plan.", "Russia; China", "RUS"),
    ("The Kremlin denied the report.", "Kremlin", "RUS"),
    ("Downing Street said the prime minister would not resign.", "Downing Street", "GBR"),
    ("No. 10 said the talks were private.", "Downing Street", "GBR"),
    ("The Élysée said the talks went on.", "Elysee", "FRA"),
    ("The Elysee Palace said the talks went on.", "Elysee", "FRA"),
    ("The Quai d'Orsay said the envoy would stay.", "Quai d'Orsay", "FRA"),
    ("The White House said the president was well.", "White House", "USA"),
    ("The Pentagon denied the strike.", "Pentagon", "USA"),
    ("Foggy Bottom said nothing had changed.", "State Department", "USA"),
    ("The Vatican called for peace.", "Vatican City", "VAT"),
    ("The Blue House in Seoul said the talks were over.", "Blue House", "KOR"),
    ("The Casa Rosada rejected the claim.", "Casa Rosada", "ARG"),
    ("The Planalto said the minister would go.", "Planalto", "BRA"),
]
PLACES = [
    ("People in Ankara said the bread was dear.", "People in Ankara"),
    ("From Moscow, Oskar Velten reported that the ice held.", "Oskar Velten"),
    ("The Moscow Times reported that the bridge was closed.", "Moscow Times"),
    ("The mayor of Berlin said the tram was late.", "mayor of Berlin"),
    ("Berlin police said nobody was hurt.", "Berlin police"),
    ("Real Madrid said the striker was hurt.", "Real Madrid"),
    ("Jordan Velten runs the ferry. “I row,” Jordan said.", "Jordan Velten"),
    ("London Mayor Ada Brann said the city was open.", "Ada Brann"),
    ("A source in Cairo said it was over.", "source in Cairo"),
]


@pytest.mark.parametrize(("text", "speaker", "country"), SPEAKING)
def test_a_capital_or_seat_speaks_for_its_government(text: str, speaker: str, country: str) -> None:
    said = body(text).only
    assert (said.speaker, said.country) == (speaker, country)


@pytest.mark.parametrize(("text", "speaker"), PLACES)
def test_a_place_that_only_lies_somewhere_speaks_for_nobody(text: str, speaker: str) -> None:
    assert body(text).only.speaker == speaker


def test_what_brussels_speaks_for_is_not_said() -> None:
    said = read((Region.BODY, "Brussels insisted that the rules were clear.")).only
    assert (said.speaker, said.country) == ("Brussels", "")
