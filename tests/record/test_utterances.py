"""The same words of the same speaker in several articles are one utterance, also where an outlet changed them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Form, Modality, Region, Saying, Statement, Utterance
from onrecord.pipeline import run_capture, run_relation
from onrecord.record.utterances import link, sayings, utterances
from onrecord.spans import Span

WORDS = "We will open the strait to every ship that carries grain, and to no ship that carries guns."


def said(id: str, text: str, speaker: str = "Tilda Orme", form: Form = Form.DIRECT) -> Statement:
    return Statement(
        id, f"page of {id}", form, text, (Span(0, len(text)),), (), speaker, (), "", "", "", "", (), None, "", "",
        False, Modality.ASSERTED, False, "", Region.BODY, 1.0, "",
    )  # fmt: skip


def carried(*statements: Statement) -> dict[str, Utterance]:
    made: list[Saying] = run_capture([sayings], *statements)[Saying]
    return {u.statement: u for u in run_relation(utterances, made)}


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


def test_reported_speech_and_two_words_are_nobodys_utterance() -> None:
    assert carried(said("a", WORDS, form=Form.INDIRECT), said("b", "a mistake")) == {}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_sayings_compare_the_same_both_ways(one: str, other: str) -> None:
    made: list[Saying] = run_capture([sayings], said("a", one), said("b", other))[Saying]
    if len(made) == 2:
        assert link(made[0], made[1]) == link(made[1], made[0])
