"""What an outside reader told is believed only where its words stand, and never twice."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Form, Page, Party, Problem, Region, Statement, Tip, TipKind, address
from onrecord.pipeline import Nouns, run_capture
from onrecord.spans import Span
from onrecord.understand.mentions import mentions
from onrecord.understand.outside.places import Places
from onrecord.understand.outside.tips import placed, with_tips
from onrecord.understand.statements import statements
from tests.understand.pages import article_of, passages

QUAY = "Ada Brann met the council on Monday.\nAs matters stand the northern quay is no longer safe for passenger ships."
SAID = "“The northern quay is closed,” Ada Brann said on Monday."


def tip(*words: str, speaker: str = "", cue: str = "", near: int = 0, position: int = 0, reader: str = "m") -> Tip:
    parts = ("page", reader, position, TipKind.QUOTATION, words, speaker, cue, near)
    asked = "2026-01-01T00:00:00Z"
    return Tip(address("tip", *parts), "page", reader, asked, position, TipKind.QUOTATION, words, speaker, cue, near)


def read(text: str, *tips: Tip, title: str = "", comment: str = "") -> Nouns:
    parts = [(Region.TITLE, title)] if title else []
    parts += [(Region.BODY, text)] + ([(Region.COMMENT, comment)] if comment else [])
    page, made = passages(*parts)
    return run_capture([mentions, statements], page, article_of(page), *made, *tips)


def said(nouns: Nouns) -> list[Statement]:
    return nouns[Statement]


def test_a_told_quotation_is_added_with_its_speaker_and_the_name_of_the_reader() -> None:
    made = read(QUAY, tip("the northern quay is no longer safe for passenger ships", speaker="Ada Brann"))
    (statement,) = said(made)
    assert statement.text == "the northern quay is no longer safe for passenger ships"
    assert (statement.speaker, statement.form) == ("Ada Brann", Form.INDIRECT)
    assert statement.because.startswith("told by m")
    assert 0.3 < statement.confidence <= 0.6
    assert [party.name for party in made[Party]] == ["Ada Brann"]


def test_without_a_tip_the_page_says_what_it_said() -> None:
    assert said(read(QUAY)) == []
    assert said(read(SAID)) == said(read(SAID, tip("The harbour is sold")))


def test_words_that_do_not_stand_on_the_page_are_a_problem_and_no_statement() -> None:
    made = read(QUAY, tip("the northern quay was never safe", speaker="Ada Brann"))
    assert said(made) == []
    (problem,) = made[Problem]
    assert "told by m" in problem.what
    assert "never safe" in problem.what


def test_words_of_a_comment_are_not_on_the_page() -> None:
    made = read(QUAY, tip("the mayor is a crook"), comment="gull_7 wrote: the mayor is a crook")
    assert said(made) == []
    assert made[Problem]


def test_a_speaker_whose_name_does_not_stand_near_the_words_is_left_empty() -> None:
    far = QUAY + "\n" + "The ferry sailed at noon and at six. " * 40 + "\nTom Varga was not there."
    told = "the northern quay is no longer safe"
    for speaker in ("Edvin Holt", "Tom Varga", ""):
        (statement,) = [s for s in said(read(far, tip(told, speaker=speaker))) if told in s.text]
        assert statement.speaker == ""
        assert statement.speaker_mention == ()
        assert statement.confidence < 0.3


def test_what_we_found_ourselves_stays_ours_and_gains_confidence() -> None:
    (ours,) = said(read(SAID))
    (both,) = said(read(SAID, tip("The northern quay is closed", speaker="Ada Brann", cue="said")))
    assert both.id == ours.id
    assert both.content == ours.content
    assert both.confidence > ours.confidence
    assert both.because.startswith(ours.because.split(";")[0])
    assert "also told by m" in both.because


def test_a_reader_that_repeats_itself_is_no_second_witness() -> None:
    once = said(read(SAID, tip("The northern quay is closed")))
    again = said(read(SAID, *(tip("The northern quay is closed", position=n) for n in range(5))))
    assert again == once


def test_a_quotation_without_a_cue_takes_the_speaker_that_a_reader_names() -> None:
    page = "Ada Brann met the council on Monday.\n“The northern quay is no longer safe for ships of any kind.”"
    words = "The northern quay is no longer safe for ships of any kind."
    assert [s.speaker for s in said(read(page))] in ([""], [])
    (statement,) = said(read(page, tip(words, speaker="Ada Brann")))
    assert statement.speaker == "Ada Brann"
    assert "who names the speaker" in statement.because or statement.because.startswith("told by")


def test_a_told_piece_of_our_own_statement_is_left_out() -> None:
    assert len(said(read(SAID, tip("northern quay", speaker="Ada Brann")))) == 1


def test_a_statement_told_inside_one_of_ours_stands_in_it() -> None:
    page = "Ada Brann said in the council that in the view of Tom Varga the northern quay cannot be saved."
    outer, inner = said(read(page, tip("the northern quay cannot be saved", speaker="Tom Varga")))
    assert (outer.speaker, inner.speaker) == ("Ada Brann", "Tom Varga")
    assert inner.text == "the northern quay cannot be saved"


def test_parts_told_with_dots_are_found_each_in_its_place() -> None:
    page = "Ada Brann spoke for an hour.\nThe quay, she went on in a low voice, cannot be saved by anyone."
    (statement,) = [
        s for s in said(read(page, tip("The quay … cannot be saved by anyone", speaker="she"))) if "The quay" in s.text
    ]
    assert [span.of(page) for span in statement.content] == ["The quay", "cannot be saved by anyone"]


def test_the_same_words_twice_are_taken_in_the_order_told() -> None:
    page = "In the view of Ada Brann the quay is lost.\nTom Varga was no gentler: the quay is lost."
    tips = (tip("the quay is lost", speaker="Ada Brann"), tip("the quay is lost", speaker="Tom Varga", position=1))
    found = {s.speaker: s.content[0].start for s in said(read(page, *tips)) if s.text.startswith("the quay is lost")}
    assert found["Ada Brann"] < found["Tom Varga"]


def test_words_over_two_paragraphs_are_two_statements_of_one_speaker() -> None:
    page = "Ada Brann took the ferry.\nThe quay is lost to us all.\nThe bridge will follow before winter comes."
    told = "The quay is lost to us all. The bridge will follow before winter comes"
    found = said(read(page, tip(told, speaker="Ada Brann")))
    assert [s.speaker for s in found] == ["Ada Brann", "Ada Brann"]
    assert [s.content[0].of(page)[:10] for s in found] == ["The quay i", "The bridge"]


def test_a_told_denial_is_negated() -> None:
    page = "Ada Brann stood up. The quay being unsafe she flatly denies to everyone in town."
    told = said(read(page, tip("The quay being unsafe", speaker="she", cue="flatly denies")))
    assert [s.negated for s in told if s.text == "The quay being unsafe"] == [True]


def test_words_in_headline_and_body_are_the_bodys() -> None:
    made = read(QUAY, tip("northern quay is no longer safe"), title="Brann: northern quay is no longer safe")
    told = [s for s in said(made) if "told by m" in s.because]
    assert [s.region for s in told] == [Region.BODY]


WORDS = st.lists(
    st.sampled_from([*QUAY.split()[:14], "said", "that", "“", "”", ",", ".", "…", "he", "\n"]), max_size=30
)


@given(WORDS, st.lists(st.tuples(st.lists(WORDS.map(" ".join), max_size=3), WORDS.map(" ".join)), max_size=4))
@settings(max_examples=150, deadline=None)
def test_whatever_is_told_statements_point_at_their_own_words(
    text: list[str], told: list[tuple[list[str], str]]
) -> None:
    page = " ".join(text)
    tips = [tip(*words, speaker=speaker, cue=speaker, position=n) for n, (words, speaker) in enumerate(told)]
    made = said(read(page, *tips))
    assert all(" … ".join(span.of(page) for span in each.content) == each.text for each in made)
    assert len({each.id for each in made}) == len(made)


def test_the_article_and_page_alone_suffice() -> None:
    page, made = passages((Region.BODY, SAID))
    assert isinstance(page, Page)
    assert run_capture([statements], page, Article("page", "page", "", (), "", "", "", None, None, None, "", None, None,
                                                   "en", 0), *made)[Statement]  # fmt: skip


def test_of_two_places_of_a_name_the_one_beside_the_cue_is_the_speaker() -> None:
    page = "The quay cannot be saved, Ada Brann holds, though Ada Brann has never been there.\nShe left."
    (told,) = said(read(page, tip("The quay cannot be saved", speaker="Ada Brann", cue="holds")))
    assert told.speaker_mention[0].start == page.index("Ada Brann")
    page = "Of Ada Brann the quay cannot be saved, as, after all that has been, Ada Brann holds now."
    (told,) = said(read(page, tip("the quay cannot be saved", speaker="Ada Brann", cue="holds")))
    assert told.speaker_mention[0].start == page.rindex("Ada Brann")


def test_a_part_of_one_word_is_found_beside_the_longest() -> None:
    page = "She rowed home. She is, in the view of Tom Varga, the best mayor that the town has had."
    (told,) = placed(Places(page, [Span(0, len(page))]), [tip("She", "the best mayor that the town has had")])
    assert [span.of(page) for span in told.content] == ["She", "the best mayor that the town has had"]
    assert told.content[0].start == page.rindex("She")


def test_thousands_of_tips_on_a_long_page_take_bounded_time() -> None:
    page = "The quay of Norvik is closed to all ships today.\n" * 4000
    spans = [Span(n * 49, n * 49 + 48) for n in range(4000)]
    tips = [tip(f"quay of Norvik is closed {n}", "to all ships", speaker="Norvik", position=n) for n in range(3000)]
    tips += [tip("today The quay of Norvik is closed to", speaker="the", cue="is", position=n) for n in range(3000)]
    began = time.process_time()
    with_tips(page, spans, [], tips)
    assert time.process_time() - began < 20
