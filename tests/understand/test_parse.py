"""Sentences and words survive what captures do to them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.spans import Span
from onrecord.understand.parse import Parsed, parse
from onrecord.understand.sentences import LONGEST_SENTENCE


def whole(text: str) -> Parsed:
    return parse(text, [Span(0, len(text))])


def sentences(text: str) -> list[str]:
    return [s.span.of(text) for s in whole(text).sentences]


def tags(text: str) -> dict[str, str]:
    return {t.text: t.tag for t in whole(text).tokens}


@pytest.mark.parametrize(
    "parts",
    [
        ["The port is open.", "Ships may enter."],
        ["The U.S. envoy met Mr. Dorn in St. Varo on Jan. 19 at 5 p.m. local time.", "He left at once."],
        ["Talks with the U.S. failed in Jan. 2014, said J. R. Velten of Orlo Inc. in Tavia."],
        ["She flew to the U.S.", "The ministry said so."],
        ["“We are ready.”", "She left the room."],
        ['"We are ready."', '"So are we."'],
        ["“Really?” asked Velten.", "Nobody spoke."],
        ["“Who will pay?” Minister Orla Velten asked.", "Nobody knew."],
        ["It cost 3.5 million.", "7,000 people paid."],
        ["He paused ... then spoke.", "“… And now we go.”"],
        ["(The ministry denied it.)", "The talks went on."],
        ["• The first point", "• The second point"],
        ["He paid.[2]", "She did not."],
        ["The harbour was built in 1971. [1] [4]", "It was widened in 2009. [2]", "Nobody came."],
        ["Velten (m. 1949; div. 1964) drew it (Tarke, p. 330), c. 1950 or later.", "It stands."],
        ["2.1. The harbour was widened.", "3. The pier was not."],
        ["She earned a Ph. D. in law from Tavia.", "He has a Ph.D. too."],
        ["He said no.", "20 people left."],
        ["The toll was up.", "$3,500 was paid for a berth."],
        ["Figure 1.3", "The quay of Tavia seen from the fort."],
        ["The crews met in Tavia", "Image: Orla Velten"],
        ["She starred in Come Home! (1961) and in Who Sails? (1964)."],
        ["The pier fell in 1971. [citation needed]", "It was never built again."],
        ["The crews asked for more sailing.23", "Open water helps.", "“We sail.”4", "They did."],
        ["The shop stood on Velten St.", "It closed in spring.", "The St. Varo ferry still calls."],
        ["Thanks for the chart :)", "The crews liked it.", "See https://tavia.example/chart", "The pier is on it."],
        [
            "The rules of the harbour held. 4",
            "Even though few paid, nobody complained (Figure 1.6). 5",
            "At noon it shut.",
        ],
        ["The rules of the harbour held.", "4 crews paid.", "Nobody complained."],
        ["The yard built 1,200 hulls, some of 3.5 tonnes, for No. 5 dock."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts or sentences("\n".join(parts)) == parts


def test_writers_who_use_no_capitals_end_their_sentences_too() -> None:
    text = "what does that mean? where did you live. the town has a harbour"
    assert [s.span.of(text) for s in whole(text).sentences] == [
        "what does that mean?", "where did you live.", "the town has a harbour",
    ]  # fmt: skip
    asked = "Who goes there? she asked. Costs of approx. five crowns were told."
    assert len(whole(asked).sentences) == 2


def test_a_stop_without_a_blank_ends_a_sentence() -> None:
    assert sentences("The truce held.Envoys went home.“We won,” he said.") == [
        "The truce held.",
        "Envoys went home.",
        "“We won,” he said.",
    ]


def test_a_non_breaking_space_is_a_space() -> None:
    assert sentences("The truce held.\u00a0Envoys\u00a0went home.") == ["The truce held.", "Envoys\u00a0went home."]


def test_a_heading_without_a_stop_is_its_own_sentence() -> None:
    assert sentences("Mending fences\nThe envoys of Orlo and Tavia met again in a small town on Monday.")[0] == (
        "Mending fences"
    )


def test_a_wrapped_line_is_no_new_sentence() -> None:
    text = "The envoys of Orlo and Tavia met again in a small town on the\nborder with Sund on Monday."
    assert sentences(text) == [text]


def test_a_sentence_stays_inside_the_span_it_was_given() -> None:
    text = "One sentence that runs on\n\nand ends here."
    parsed = parse(text, [Span(0, 25), Span(27, len(text))])
    assert [(s.span.of(text), s.block) for s in parsed.sentences] == [
        ("One sentence that runs on", 0),
        ("and ends here.", 1),
    ]


def test_a_possessive_and_a_negation_are_words_of_their_own() -> None:
    assert [t.text for t in whole("Orlo’s envoy didn't say “no”.").tokens] == [
        "Orlo", "’s", "envoy", "did", "n't", "say", "“", "no", "”", ".",
    ]  # fmt: skip


def test_look_alike_letters_fold_to_latin() -> None:
    assert whole("Orlo is \u0421onsidering it").tokens[2].lower == "considering"


def test_words_get_their_usual_class() -> None:
    found = tags("The minister said on Monday that Orla Velten had urged them to leave the harbour quickly.")
    assert {w: found[w] for w in ("minister", "said", "Velten", "urged", "them", "leave", "quickly")} == {
        "minister": "NOUN",
        "said": "VERB",
        "Velten": "PROPN",
        "urged": "VERB",
        "them": "PRON",
        "leave": "VERB",
        "quickly": "ADV",
    }


def test_a_place_finds_its_sentence_and_its_token() -> None:
    text = "One here. Two there."
    parsed = whole(text)
    found = parsed.sentence_at(12)
    assert found is not None
    assert found.span.of(text) == "Two there."
    assert parsed.sentence_at(9) is None
    assert parsed.tokens[parsed.index(14)].text == "there"
    assert [t.text for t in parsed.within(Span(10, 19))] == ["Two", "there"]


@given(st.text(alphabet=st.sampled_from(list("aB .?!…“”‘’\"'()\n\u00a0-1,:;’sU.S•[]«»@/\u200b\u0301日")), max_size=200))
def test_any_text_gives_ordered_tokens_that_are_its_words(text: str) -> None:
    parsed = whole(text)
    assert [t for s in parsed.sentences for t in parsed.of(s)] == list(parsed.tokens)
    at = 0
    for token in parsed.tokens:
        assert at <= token.start < token.end
        assert text[token.start : token.end] == token.text
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()


@pytest.mark.parametrize("piece", ["word ", "A.", "“", "a@", ".", "-", "Mr.", "U.S.", "a.b@", "\n"])
def test_a_hostile_text_takes_linear_time_and_bounded_sentences(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    parsed = whole(text)
    assert time.process_time() - began < 20  # a quadratic step took minutes
    assert max((s.last - s.first for s in parsed.sentences), default=0) <= LONGEST_SENTENCE
