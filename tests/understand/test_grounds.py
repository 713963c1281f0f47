"""To whom, through whom, where and how something was said: each has its reason, in words of the page."""

from __future__ import annotations

import re

import pytest

from onrecord.model import Modality, Statement
from tests.understand.test_statements import body

_POINTED = re.compile(r"“([^”]+)” \[(\d+)-(\d+)\]")


def said(text: str) -> Statement:
    """Return the first statement of a page that says whom it was told, through whom or where."""
    return next(each for each in body(text, "2019-02-11").statements if each.addressee or each.via or each.place)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The harbour is closed, Ada Brann told reporters on Friday.", "right after “told”; “reporters”"),
        (
            "Ada Brann said in an interview with reporters that it is closed.",
            "after “in an interview with”; “reporters”",
        ),
        (
            "In a letter to the council, Ada Brann said that the harbour is closed.",
            "after “In a letter to”; “the council”",
        ),
        ("The harbour is closed, Ada Brann said to Bo Velten.", "after “to”; “Bo Velten”"),
        ("The crews were told that the harbour is closed.", "who “were told”; “The crews”"),
    ],
)
def test_whom_something_was_told_stands_in_these_words(text: str, why: str) -> None:
    found = said(text)
    assert re.sub(r" \[\d+-\d+\]", "", found.addressee_why).partition(" (")[0] == why
    assert found.addressee in text


def test_who_is_asked_and_then_answers_is_the_one_who_was_asked() -> None:
    text = "Asked whether the harbour is closed, Ada Brann said that it would open again."
    assert said(text).addressee_why.startswith("who answers was asked; “Ada Brann” [37-46]")


def test_what_goes_on_without_a_cue_was_told_those_of_the_statement_before() -> None:
    text = "“The harbour is closed,” Ada Brann told reporters.\n\n“Nobody can say today when it will open.”"
    first, second = body(text).statements
    assert second.addressee == first.addressee == "reporters"
    assert second.addressee_why == f"as in the statement it goes on from, {first.addressee_why}"


def test_a_pronoun_for_whom_something_was_told_leads_to_the_name() -> None:
    text = "Bo Velten came to the harbour. Ada Brann told him that it was closed."
    found = said(text)
    assert found.addressee == "Bo Velten"
    assert found.addressee_why.startswith("right after “told” [41-45]; “him” [46-49] → “Bo Velten” [0-9] (")


def test_through_whom_words_came_has_its_reason() -> None:
    text = "Ada Brann said in an interview on Harbour Radio that the port is closed."
    found = said(text)
    assert found.via == ("Harbour Radio",)
    assert found.via_why.startswith("after “in an interview on” [15-33]; “Harbour Radio” [34-47]")
    assert [span.of(text) for span in found.via_mention] == ["Harbour Radio"]


def test_where_something_was_said_has_its_words() -> None:
    found = said("Ada Brann said in Lindby that the harbour is closed.")
    assert (found.place, found.place_why) == ("Lindby", "“in Lindby” [15-24] beside its cue")
    assert found.place_mention
    assert (
        said("Speaking in Lindby, Ada Brann said that it is closed.").place_why == "“in Lindby” [9-18] before its cue"
    )


@pytest.mark.parametrize(
    ("text", "modality", "word"),
    [
        ("Ada Brann said that the harbour may be closed.", Modality.MODAL, "may"),
        ("“We will close the harbour for the winter,” Ada Brann said.", Modality.FUTURE, "will"),
        ("“Will they close the harbour for good?” Ada Brann asked.", Modality.QUESTION, "?"),
        ("Ada Brann urged the council to close the harbour.", Modality.MODAL, "urged"),
        ("“The harbour is closed for the winter,” Ada Brann said.", Modality.ASSERTED, ""),
    ],
)
def test_how_something_is_said_to_be_rests_on_a_word(text: str, modality: Modality, word: str) -> None:
    found = body(text).statements[0]
    assert found.modality is modality
    assert found.modality_why.startswith(f"“{word}” [") if word else not found.modality_why


def test_the_day_of_a_speakers_further_words_points_at_those_that_told_it() -> None:
    text = (
        "Ada Brann said on Friday that the harbour was closed.\n\nThe ferries lie at the pier, and the cranes stand "
        "still.\n\n“We do not know when it can be opened again,” Brann said."
    )
    assert [each.said_on_why for each in body(text, "2019-02-11").statements] == [
        "“on Friday” [15-24] on a page of 2019-02-11",
        "the same speaker before: “on Friday” [15-24] on a page of 2019-02-11",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“It is shut,” Ada Brann told Bo Velten and the council in a letter. “It stays shut,” she added in Lindby.",
        "According to Harbour Radio, Ada Brann told him on Friday: “The port is shut, and will be so for weeks.”",
        "Brann was quoted by the Lindby Post as telling the crews, in a long\nletter to them all, that it may close.",
    ],
)
def test_every_reason_quotes_what_stands_at_its_place(text: str) -> None:
    quoted = 0
    for each in body(text, "2019-02-11").statements:
        for why in (each.addressee_why, each.via_why, each.place_why, each.said_on_why, each.modality_why):
            for words, start, end in _POINTED.findall(why):
                assert words == " ".join(text[int(start) : int(end)].split())
                quoted += 1
    assert quoted
