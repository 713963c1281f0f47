"""Transcripts and interviews: who speaks in a line that only a label, or a question, gives to somebody."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Form, Modality
from onrecord.spans import Span
from onrecord.understand.transcripts import turns
from tests.understand.test_statements import body

INTRODUCTION = "Ada Brann is the mayor of Tolm. She received the Courier at the harbour.\n\n"


def said(text: str) -> list[list[str]]:
    return [[each.speaker, each.text] for each in body(text).statements if not each.parent]


def test_the_answers_of_an_interview_are_those_of_whom_it_introduces() -> None:
    found = said(INTRODUCTION + "Q: Does the harbour stay open?\n\nA: It stays open all year.")
    assert found == [["", "Does the harbour stay open?"], ["Ada Brann", "It stays open all year."]]


def test_a_label_in_capitals_is_the_person_of_that_surname() -> None:
    found = said(INTRODUCTION + "REILLY: Does it stay open?\n\nBRANN: It stays open.\n\nREILLY: Thank you.")
    assert [who for who, _ in found] == ["REILLY", "Ada Brann", "REILLY"]


def test_a_question_that_is_put_is_a_question_of_nobody_named() -> None:
    asked = body(INTRODUCTION + "Q. Does the harbour stay open?\n\nA. It stays open all year.").statements[0]
    assert (asked.modality, asked.speaker, asked.confidence < 0.3) == (Modality.QUESTION, "", True)


def test_a_paragraph_between_two_turns_goes_on_with_the_first() -> None:
    text = "Q: Does it stay open?\n\nA: It does.\n\nNobody will be turned away.\n\nQ: Who pays?\n\nA: The town does."
    assert said(INTRODUCTION + text)[2] == ["Ada Brann", "Nobody will be turned away."]


def test_questions_that_were_set_in_bold_are_told_by_their_answers() -> None:
    text = "Does it stay open?\n\nI think it does.\n\nWho pays?\n\nWe all do.\n\nAnd the pier?\n\nMy father built it."
    assert [who for who, _ in said(INTRODUCTION + text)] == ["", "Ada Brann"] * 3


def test_initials_stand_for_the_only_person_who_has_them() -> None:
    text = "Tolm Courier: Is it open?\n\nAB: It is open all year.\n\nTolm Courier: Who pays?\n\nAB: The town does."
    assert [who for who, _ in said(INTRODUCTION + text)] == ["Tolm Courier", "Ada Brann"] * 2


def test_a_transcript_may_stand_in_marks_that_reopen() -> None:
    text = (
        "It went on as follows:\n\n“WELTEN: Is it open?\n\n“PREST: It is, all year.\n\n“(LAUGHTER.)\n\n“WELTEN: Good.”"
    )
    assert said(text) == [["WELTEN", "Is it open?"], ["PREST", "It is, all year."], ["WELTEN", "Good."]]


def test_a_turn_is_direct_and_holds_what_it_tells_of_others() -> None:
    text = "Q: Is it open?\n\nA: I told Jon Tarke that it is open all year."
    outer, inner = body(INTRODUCTION + text).statements[1:]
    assert (outer.form, inner.parent, inner.speaker, inner.addressee) == (
        Form.DIRECT,
        outer.id,
        "Ada Brann",
        "Jon Tarke",
    )


def test_a_dateline_a_list_and_two_rhetorical_questions_are_no_transcript() -> None:
    for text in (
        "NORVIK: The ferry stays in port.\n\nIt rained.",
        "Where: Tolm\n\nWhen: Monday\n\nPrice: two crowns\n\nPhone: none",
        "Who pays?\n\nThe town does.\n\nWho sleeps?\n\nNobody does.",
    ):
        assert said(text) == []


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["Q: a?", "A: I am.", "BRANN: No.", "Why?", "I do.", "“X: y”", ": ", "AB: ", "x"])))
def test_each_turn_lies_in_its_paragraph(lines: list[str]) -> None:
    text, spans = "", []
    for line in lines:
        spans.append(Span(len(text), len(text) + len(line)))
        text += line + "\n\n"
    for number, turn in turns(text, spans).items():
        assert len(turn.words)
        assert spans[number].covers(turn.words)
        assert turn.label is None or (spans[number].covers(turn.label) and turn.label.end <= turn.words.start)


def test_many_labels_take_linear_time() -> None:
    began = time.process_time()
    body("Aa Bb Cc: x? “" * 200 + "\n\n" + "Q: a\n\nA: b\n\n" * 1500)
    assert time.process_time() - began < 10
