"""A person's role, organisation and country as the page words them."""

from __future__ import annotations

import pytest

from tests.understand.pages import told


@pytest.mark.parametrize(
    ("text", "name", "role", "organisation", "country"),
    [
        ("Russian Foreign Minister Pavel Orlin said so.", "Pavel Orlin", "Russian Foreign Minister", "", "RUS"),
        ("Deputy Harbour Minister Pavel Orlin said so.", "Pavel Orlin", "Deputy Harbour Minister", "", ""),
        ("NATO Secretary-General Jens Aaby said so.", "Jens Aaby", "NATO Secretary-General", "NATO", "IGO"),
        ("Kremlin spokesman Pavel Orlin said so.", "Pavel Orlin", "Kremlin spokesman", "Kremlin", "RUS"),
        ("U.S. Secretary of State John Harrow said so.", "John Harrow", "U.S. Secretary of State", "", "USA"),
        ("Turkey's interior minister Orhan Bel said so.", "Orhan Bel", "Turkey's interior minister", "", "TUR"),
        ("Kenyan trade secretary Grace Ouko said so.", "Grace Ouko", "Kenyan trade secretary", "", "KEN"),
        ("Coalition spokesman Brigadier Sami Dar said so.", "Sami Dar", "Coalition spokesman", "Coalition", ""),
        ("The UN envoy, Nils Aaby, told the court.", "Nils Aaby", "UN envoy", "United Nations", "IGO"),
        (
            "A spokesman for the Houthi movement, Sami Dar, said so.",
            "Sami Dar", "spokesman for the Houthi movement", "Houthi movement", "YEM",
        ),
        ("The former head of France, Luc Marchand, said so.", "Luc Marchand", "former head of France", "", "FRA"),
        (
            "John Harrow, a State Department spokesman, told reporters.",
            "John Harrow", "State Department spokesman", "State Department", "USA",
        ),
        (
            "Ulf Brandl, a Russia expert at the Harbour Fund, wrote a book.",
            "Ulf Brandl", "Russia expert at the Harbour Fund", "Harbour Fund", "",
        ),
        ("It came from the White House, whose spokesman, John Harrow, said so.",
         "John Harrow", "White House spokesman", "White House", "USA"),
        ("Elsa Tarn, 52, a farmer, said so.", "Elsa Tarn", "farmer", "", ""),
        ("Ohio Attorney General Elsa Tarn said so.", "Elsa Tarn", "Ohio Attorney General", "", ""),
        ("Elsa Tarn, the attorney general of Ohio, said so.", "Elsa Tarn", "attorney general of Ohio", "", ""),
        ("Assistant to the President Oskar Bel said so.", "Oskar Bel", "Assistant to the President", "", ""),
        ("Senate Minority Leader Oskar Bel said so.", "Oskar Bel", "Senate Minority Leader", "Senate", "USA"),
        ("White House Press Secretary Elsa Tarn said so.",
         "Elsa Tarn", "White House Press Secretary", "White House", "USA"),
        ("National Security Adviser Elsa Tarn said so.", "Elsa Tarn", "National Security Adviser", "", ""),
        ("Los Angeles Mayor Erik Bel said so.", "Erik Bel", "Los Angeles Mayor", "", ""),
        ("Virginia Gov. Ralph Bel said so.", "Ralph Bel", "Virginia Gov.", "", ""),
        ("Deputy Minister of Transport Petra Tarn said so.", "Petra Tarn", "Deputy Minister of Transport", "", ""),
        ("Elsa Tarn, a victim of Harrow’s alleged fraud, said so.",
         "Elsa Tarn", "victim of Harrow’s alleged fraud", "", ""),
        ("One of the former attorneys for the pilot, Anders Bel, said so.",
         "Anders Bel", "One of the former attorneys for the pilot", "", ""),
        ("A brother of the suspect in Tolm, Anders Bel, said so.",
         "Anders Bel", "brother of the suspect in Tolm", "", ""),
        ("Elsa Tarn, the head of the Seamen's and Stewards' Union, said so.",
         "Elsa Tarn", "head of the Seamen's and Stewards' Union", "Seamen's", ""),
        ("Minister of Foreign Affairs Elsa Tarn said so.", "Elsa Tarn", "Minister of Foreign Affairs", "", ""),
        ("Captain Elsa Tarn of the Orlian coast guard said so.",
         "Elsa Tarn", "Captain of the Orlian coast guard", "Orlian coast guard", ""),
        ("Elsa Tarn of the Harbour Institute said so.", "Elsa Tarn", "", "Harbour Institute", ""),
        ("Elsa Tarn, who leads the Harbour Party, said so.",
         "Elsa Tarn", "leader of the Harbour Party", "Harbour Party", ""),
        ("Elsa Tarn, who teaches law at the Harbour Institute, said so.", "Elsa Tarn", "", "Harbour Institute", ""),
        ("Last month Prime Minister Elsa Tarn said so.", "Elsa Tarn", "Prime Minister", "", ""),
        ("They blamed refugees President Elsa Tarn had met.", "Elsa Tarn", "President", "", ""),
        ("Ms Elsa Tarn said so.", "Elsa Tarn", "", "", ""),
        ("New York Congressman Pete King said so.", "Pete King", "New York Congressman", "", ""),
        ("A government spokesman, Marek Ilm, said so.", "Marek Ilm", "government spokesman", "government", ""),
        ("Police chief Marek Ilm said so.", "Marek Ilm", "Police chief", "", ""),
        ("A Washington lawyer fighting the sale, Ruth Abel, said so.", "Ruth Abel", "Washington lawyer", "", "USA"),
    ],
)  # fmt: skip
def test_a_role_is_read_as_the_page_words_it(text: str, name: str, role: str, organisation: str, country: str) -> None:
    entity = told(text).entity(name)
    assert (entity.role, entity.organisation, entity.country) == (role, organisation, country)


def test_a_role_points_at_its_words() -> None:
    page = told("The talks ended. Kremlin spokesman Pavel Orlin said so.")
    span = page.entity("Pavel Orlin").role_span
    assert span is not None
    assert span.of(page.text) == "Kremlin spokesman"


def test_whom_one_met_lends_no_role() -> None:
    assert told("After meeting the Russian president, John Harrow said so.").entity("John Harrow").role == ""


def test_a_list_of_names_gives_no_roles() -> None:
    page = told("Elsa Tarn, Ruth Abel, the envoy and John Harrow met.")
    assert page.entity("Elsa Tarn").role == ""


def test_an_unknown_name_with_an_office_is_a_person() -> None:
    page = told("Gang leader Ti-Malo threatened to fight.")
    assert (page.entity("Ti-Malo").kind, page.entity("Ti-Malo").role) == ("person", "Gang leader")


def test_the_fullest_role_of_a_page_is_kept() -> None:
    page = told("President Pavel Orlin spoke.", "The Russian president, Pavel Orlin, left.")
    assert page.entity("Pavel Orlin").country == "RUS"


def test_an_office_of_state_takes_the_only_state_of_the_lead() -> None:
    page = told("Ships may sail again, opposition MP Nikos Dorn said.", title="Greece opens its harbours")
    assert page.entity("Nikos Dorn").country == "GRC"


def test_its_agent_is_the_agent_of_the_state_before() -> None:
    page = told("Guyana asked for help, its agent said.", "Agent Winston Rams told the judges.")
    assert (page.who("its agent"), page.entity("Winston Rams").country) == ("Winston Rams", "GUY")


def test_a_body_is_told_by_its_full_name() -> None:
    page = told("The World Harbour Assembly met.", "Ada Brann, director of the Assembly, said it was late.")
    assert (page.entity("Ada Brann").organisation, page.entity("Ada Brann").country) == (
        "World Harbour Assembly",
        "IGO",
    )


def test_the_foreign_minister_is_not_the_transport_minister() -> None:
    page = told("Transport minister Marek Ilm left.", "The foreign minister said nothing.")
    assert page.who("The foreign minister") != "Marek Ilm"


def test_the_head_of_government_is_the_prime_minister() -> None:
    page = told("Prime Minister Marek Ilm spoke.", "The head of government said it was late.")
    assert page.who("The head of government") == "Marek Ilm"


def test_the_russian_president_is_a_leader_whom_the_page_only_names() -> None:
    page = told("Vladimir Putin spoke with Syrian President Bashar al-Assad.", "The Russian President left.")
    assert page.who("The Russian President") == "Vladimir Putin"


def test_our_minister_is_of_the_state_that_says_so_not_of_the_one_it_speaks_of() -> None:
    page = told("Russia says Norway rejected the plan.", "Deputy Defence Minister Marek Ilm said it was late.")
    assert page.entity("Marek Ilm").country == "RUS"
