"""The same words of the same speaker in several articles are one utterance, also where an outlet changed them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dates import PartialDate
from onrecord.model import Form, Modality, Region, Saying, Statement, Utterance
from onrecord.pipeline import run_capture, run_relation
from onrecord.relate.utterances import link, sayings, utterances
from onrecord.spans import Span
from tests.trace.made import nouns

WORDS = "We will open the strait to every ship that carries grain, and to no ship that carries guns."


def said(
    id: str, text: str, speaker: str = "Tilda Orme", form: Form = Form.DIRECT, day: str = "", negated: bool = False
) -> Statement:
    on = PartialDate(day) if day else None
    return Statement(
        id, f"page of {id}", form, text, (Span(0, len(text)),), (), speaker, (), "", "", "", "", (), on, "", "",
        negated, Modality.ASSERTED, False, "", Region.BODY, 1.0, "",
    )  # fmt: skip


def carried(*statements: Statement) -> dict[str, Utterance]:
    return {u.statement: u for u in run_relation(utterances, told(*statements))}


def told(*statements: Statement) -> list[Saying]:
    made: list[Saying] = []
    for statement in statements:  # each on a page of its own
        page = nouns(statement.capture, statement.text)
        made += run_capture([sayings], *page, statement)[Saying]
    return made


def test_the_same_quotation_on_two_pages_is_one_utterance() -> None:
    found = carried(said("a", WORDS), said("b", WORDS.replace(",", "")))
    assert found["a"].utterance == found["b"].utterance
    assert {u.variant for u in found.values()} == {"whole"}


def test_a_shortened_quotation_is_the_same_utterance_and_says_so() -> None:
    found = carried(said("a", WORDS), said("b", "We will open the strait to every ship that carries grain"))
    assert (found["b"].utterance, found["b"].variant) == (found["a"].utterance, "shortened")
    assert 0.3 < found["b"].shared < 0.7


def test_an_altered_quotation_is_the_same_utterance_and_says_so() -> None:
    found = carried(said("a", WORDS), said("b", WORDS.replace("will open", "might open").replace("guns", "weapons")))
    assert (found["a"].utterance == found["b"].utterance, "altered" in {u.variant for u in found.values()}) == (
        True,
        True,
    )


def test_what_a_paper_adds_in_brackets_alters_nothing() -> None:
    found = carried(said("a", WORDS), said("b", WORDS.replace("the strait", "the strait [of Marrow]")))
    assert {u.variant for u in found.values()} == {"whole"}


def test_a_full_name_and_a_surname_may_be_one_speaker() -> None:
    found = carried(said("a", WORDS, "Tilda Orme"), said("b", WORDS, "Orme"))
    assert found["a"].utterance == found["b"].utterance


def test_of_a_mixed_statement_the_words_in_quotation_marks_count() -> None:
    one = said("a", "they had been at it “for most of two long days” in the old hall", form=Form.MIXED)
    other = said("b", "talks went on “for most of two long days”", form=Form.MIXED)
    found = carried(one, other)
    assert found["a"].utterance == found["b"].utterance


def test_the_same_words_of_two_speakers_are_two_utterances() -> None:
    found = carried(said("a", WORDS, "Tilda Orme"), said("b", WORDS, "Hanno Veld"))
    assert found["a"].utterance != found["b"].utterance


def test_a_quotation_without_a_speaker_joins_those_with_its_words() -> None:
    found = carried(said("a", WORDS), said("b", WORDS, ""))
    assert found["a"].utterance == found["b"].utterance


MELLAND = "The inspectors from Melland may board any tanker that carries oil through the Kelmar Strait this winter."
TRANSLATED = (
    "Through the Kelmar Strait no tanker with oil will pass this winter that inspectors from Melland cannot board."
)
REWORDED = "Any oil tanker in the Kelmar Strait can be boarded by Melland's inspectors this winter."
REPORTED = "that inspectors from Melland may board tankers carrying oil through the Kelmar Strait this winter"


def test_a_quotation_translated_twice_is_one_utterance() -> None:
    found = carried(said("a", MELLAND, day="2019-05-03"), said("b", REWORDED, day="2019-05-04"))
    assert (found["a"].utterance == found["b"].utterance, found["b"].variant) == (True, "altered")


def test_the_same_saying_told_in_an_outlets_own_words_is_reported() -> None:
    found = carried(said("a", MELLAND, day="2019-05-03"), said("b", REPORTED, "Orme", Form.INDIRECT, day="2019-05-03"))
    assert (found["a"].utterance == found["b"].utterance, found["b"].variant) == (True, "reported")
    assert found["a"].variant == "whole"


def test_what_was_said_on_another_day_is_another_saying() -> None:
    found = carried(said("a", MELLAND, day="2019-05-03"), said("b", REWORDED, day="2019-05-09"))
    assert found["a"].utterance != found["b"].utterance


def test_a_saying_and_its_negation_are_two() -> None:
    found = carried(said("a", MELLAND, day="2019-05-03"), said("b", TRANSLATED, day="2019-05-03"))
    assert found["a"].utterance != found["b"].utterance
    denied = carried(
        said("a", MELLAND, day="2019-05-03"), said("b", REPORTED, "Orme", Form.INDIRECT, day="2019-05-03", negated=True)
    )
    assert denied["a"].utterance != denied["b"].utterance


def test_other_numbers_are_another_saying() -> None:
    one = MELLAND.replace("any tanker", "40 tankers")
    found = carried(said("a", one, day="2019-05-03"), said("b", REWORDED.replace("Any", "11"), day="2019-05-03"))
    assert found["a"].utterance != found["b"].utterance


def test_another_saying_on_the_same_matter_stays_apart() -> None:
    other = "Melland has asked for inspectors in the Kelmar Strait four times, and the weather is its best argument."
    found = carried(said("a", MELLAND, day="2019-05-03"), said("b", other, day="2019-05-03"))
    assert found["a"].utterance != found["b"].utterance


def test_words_between_two_apostrophes_count_as_quoted() -> None:
    one = said("a", "they had been at it ''for most of two long days'' in the old hall", form=Form.MIXED)
    other = said("b", "talks went on “for most of two long days”", form=Form.MIXED)
    found = carried(one, other)
    assert found["a"].utterance == found["b"].utterance


@settings(max_examples=30, deadline=None)
@given(st.permutations(["a", "b", "c", "d"]))
def test_any_order_of_arrival_gives_the_same_utterances(order: list[str]) -> None:
    texts = {"a": MELLAND, "b": REWORDED, "c": MELLAND[:50], "d": REPORTED}
    forms = {"d": Form.INDIRECT}
    made = [said(id, texts[id], form=forms.get(id, Form.DIRECT), day="2019-05-03") for id in order]
    found = carried(*made)
    assert len({u.utterance for u in found.values()}) < 4
    assert {id: found[id] for id in sorted(found)} == carried(*sorted(made, key=lambda s: s.id))


def test_reported_speech_that_two_pages_have_word_by_word_is_one_utterance() -> None:
    told = "that no inspector would set foot in the harbour"
    found = carried(
        said("a", told, form=Form.INDIRECT, day="2019-05"), said("b", told, "Orme", Form.INDIRECT, day="2019-05")
    )
    assert found["a"].utterance == found["b"].utterance
    assert {u.shared for u in found.values()} == {1.0}


def test_the_same_report_of_another_month_is_another_saying() -> None:
    told = "that no inspector would set foot in the harbour"
    found = carried(
        said("a", told, form=Form.INDIRECT, day="2019-05"), said("b", told, form=Form.INDIRECT, day="2019-06")
    )
    assert found["a"].utterance != found["b"].utterance


def test_short_reports_and_two_words_are_nobodys_utterance() -> None:
    assert carried(said("a", "that he would go", form=Form.INDIRECT), said("b", "a mistake")) == {}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_sayings_compare_the_same_both_ways(one: str, other: str) -> None:
    made = told(said("a", one, day="2019-05-03"), said("b", other, day="2019-05-03"))
    if len(made) == 2:
        assert link(made[0], made[1]) == link(made[1], made[0])
