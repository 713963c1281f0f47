"""Who speaks, of all the words around a cue, and how what they say is meant."""

from __future__ import annotations

import pytest

from onrecord.model import Modality, Statement
from tests.understand.test_statements import Reading, body


def said(reading: Reading, words: str) -> Statement:
    """Return the one statement whose text holds ``words``."""
    (found,) = [each for each in reading.statements if words in each.text]
    return found


def mention(reading: Reading, statement: Statement) -> str:
    return " … ".join(span.of(reading.page.text) for span in statement.speaker_mention)


@pytest.mark.parametrize(
    "deed",
    [
        "is lending its neighbour boats while repeatedly urging the Fund to wait",
        "sent boats while urging crews to wait",
    ],
)
def test_who_urges_is_named_in_the_same_sentence_and_never_in_the_one_before(deed: str) -> None:
    found = body(f"Brann said the ice is thin, and the crews know it. Tolmland {deed}.")
    assert said(found, "to wait").speaker == "Tolmland"


def test_allegations_do_not_speak() -> None:
    found = body(
        "There were calls for boats, when allegations emerged that the mayor had sold the quay to the council."
    )
    assert all("allegation" not in each.speaker and not mention(found, each) for each in found.statements)


def test_it_is_the_mayor_whose_motion_calls_for_something() -> None:
    found = body(
        "But this was postponed after the defeat in Dorvane of Mayor Ada Brann’s motion to the council calling for a "
        "toll on ferries."
    )
    assert mention(found, said(found, "a toll")) in ("Mayor Ada Brann", "Ada Brann")


def test_where_and_when_somebody_spoke_is_no_part_of_the_name() -> None:
    found = body("The Fund at talks in Tolm last week repeated calls for a full stop to the dredging.")
    assert mention(found, said(found, "a full stop")) == "The Fund"


def test_a_left_quotation_mark_set_as_an_apostrophe_is_one() -> None:
    found = body(
        "Ostrand backed the plan, as previously reported by Harbourlight‘s Coast Desk team, tying it to the quay."
    )
    assert not any("Coast Desk" in each.text for each in found.statements)


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("Ada Brann said on Monday that she would back the crews with boats.", Modality.FUTURE),
        ("The crews would go home, Ada Brann said.", Modality.FUTURE),
        ("Ada Brann said it was \"absurd'' that the crews would go home.", Modality.FUTURE),
        ("Ada Brann said she would resign if the quay closed.", Modality.CONDITIONAL),
        ("Ada Brann said it would be wrong to close the quay.", Modality.CONDITIONAL),
        ("Ada Brann said that a toll would have closed the quay.", Modality.CONDITIONAL),
        ("Ada Brann says a toll would close the quay.", Modality.CONDITIONAL),
        ("“A toll would close the quay,” Ada Brann said.", Modality.CONDITIONAL),
    ],
)
def test_what_was_to_come_when_it_was_said_is_the_future(words: str, modality: Modality) -> None:
    assert body(words).only.modality is modality


def test_a_quotation_that_goes_on_has_the_cue_that_led_to_it() -> None:
    found = body(
        "Brann hinted at new room in the plan for the quay, saying: “We think a toll on the ferries is a mistake.”\n\n"
        "“Everyone sees that there is a need for boats. The gap was wide between those who want a quay and us.”"
    )
    assert [span.of(found.page.text) for span in said(found, "need for boats").cue] == ["saying"]


@pytest.mark.parametrize(
    ("words", "told", "content"),
    [
        ("Ada Brann called on the council and the Fund to open it.", ["council", "Fund"], "to open it"),
        ("Ada Brann invited others to join the effort.", ["others"], "to join the effort"),
        ("Ada Brann has issued a “plain” call to the council to join the crews.", ["council"], "to join the crews"),
        ("Ada Brann made the appeal to the council to unite with the crews.", ["council"], "to unite with the crews"),
    ],
)
def test_whom_somebody_urged_is_no_part_of_what_was_urged(words: str, told: list[str], content: str) -> None:
    found = body(words)
    assert (found.only.text, found.only.addressee) == (content, "; ".join(told))


def test_support_that_is_given_is_hardly_a_statement() -> None:
    found = body("Since May Brann has stepped up his support for the ferry company by dredging the harbour.")
    assert all(each.confidence < 0.3 for each in found.statements)


def test_the_secretary_of_state_of_the_united_states_is_of_the_state_department() -> None:
    found = body("U.S. Secretary of State Ada Brann suggested opening the quay.")
    assert found.only.organisation == "State Department"


def test_who_passed_on_a_statement_is_told_by_as_reported_by() -> None:
    found = body(
        "“The quay is old,” Ada Brann said, as previously reported by Harbourlight‘s Coast Desk team, and left."
    )
    assert said(found, "quay").speaker == "Ada Brann"
    assert said(found, "quay").via == ("Harbourlight",)
    assert body("“The quay is old,” Ada Brann said, as reported by the Harbour Post.").only.via == ("Harbour Post",)


def test_a_person_of_a_place_is_a_person() -> None:
    assert body("Livia Ostrand of Dorvane says inspectors did not come.").only.speaker == "Livia Ostrand"


@pytest.mark.parametrize("who", ["her country", "a country", "The nation"])
def test_a_country_that_is_not_named_is_nobody(who: str) -> None:
    found = body(f"President Livia Ostrand wrote a book. In it {who} said the harbour was closed.")
    assert said(found, "closed").speaker == ""


def test_the_nation_can_be_told() -> None:
    assert body("Ada Brann told the nation that the harbour was closed.").only.addressee == "nation"
