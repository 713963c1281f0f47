"""Quotations signed with a dash: each voice has its own, and a signature closes what it signs."""

from __future__ import annotations

from tests.understand.test_statements import body


def who_said(text: str) -> list[list[str]]:
    return [[each.speaker, each.text] for each in body(text).statements]


def test_each_of_several_voices_has_its_own_words() -> None:
    found = who_said("“It is a fee for nothing at all.” ― Adria Rodan\n\n“We have always walked across.” ― Oda Brann")
    assert found == [["Adria Rodan", "It is a fee for nothing at all."], ["Oda Brann", "We have always walked across."]]


def test_words_after_a_signature_are_not_the_signers() -> None:
    found = who_said("“It is a fee for nothing at all.” ― Adria Rodan\n\n“We have always walked across the bridge.”")
    assert found[1:] == [["", "We have always walked across the bridge."]]


def test_a_signature_at_the_end_signs_all_that_the_paragraph_quotes() -> None:
    text = "“No toll for those who walk, and no gate.” And nobody is asked, “not even the ferry men.” ― Adria Rodan."
    assert {who for who, _ in who_said(text)} == {"Adria Rodan"}
