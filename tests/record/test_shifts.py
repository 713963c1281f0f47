"""Where an actor stands on an issue, by the words of each statement, and where the stance turns."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Form, Modality, Region
from onrecord.record.answers import Issue, StatementLine
from onrecord.record.shifts import Position, Stance, positions, shifts

ISSUE = Issue("i", "Observers on the ridge", ("observer", "open the ridge", "strait"), ())
FOR, AGAINST, CONDITIONAL, UNCLEAR = Stance.FOR, Stance.AGAINST, Stance.CONDITIONAL, Stance.UNCLEAR


def line(
    id: str, text: str, on_day: str = "2031-05-04", *, negated: bool = False, actor: str = "orme", cue: str = "",
    form: Form = Form.DIRECT, modality: Modality = Modality.ASSERTED,
) -> StatementLine:  # fmt: skip
    return StatementLine(
        id, "page", "page.txt", "Ellin Wire", None, "", form, text, (), (), "Tilda Orme", actor, (), "", "", "",
        "", (), None, "", "", negated, modality, False, "", Region.BODY, 1.0, "", "", 0, on_day, "", cue,
    )  # fmt: skip


def only(each: StatementLine) -> Position:
    (found,) = positions(ISSUE, [each])
    return found


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        # what one does or asks for
        ("We support opening the strait.", FOR),
        ("We welcome the observers.", FOR),
        ("My government has invited observers to the ridge.", FOR),
        ("The Republic will open the frontier to observers from the end of the month.", FOR),
        ("We will let the observers in.", FOR),
        ("I call for observers on both banks.", FOR),
        ("We demand that observers be sent at once.", FOR),
        ("We reject observers.", AGAINST),
        ("We have refused to allow observers aboard.", AGAINST),
        ("We will turn the observers away.", AGAINST),
        ("We shall keep observers out.", AGAINST),
        ("Our party will vote against the observers.", AGAINST),
        ("We rule out any visit by observers.", AGAINST),
        ("I warned against inviting observers.", AGAINST),
        ("We will back the observers.", FOR),
        ("We say no to observers.", AGAINST),
        ("We want the observers gone.", AGAINST),
        ("We must stop the observers at once.", AGAINST),
        # what turns the rest round
        ("We will never accept observers.", AGAINST),
        ("We won't let observers in.", AGAINST),
        ("We do not oppose observers.", FOR),
        ("We no longer object to observers.", FOR),
        ("I have nothing against observers.", FOR),
        ("Nobody here wants observers.", AGAINST),
        ("We did not refuse to admit observers.", FOR),
        ("We oppose the ban on observers.", FOR),
        ("We support the ban on observers.", AGAINST),
        ("We reject calls for observers.", AGAINST),
        ("We condemn the refusal to admit observers.", FOR),
        ("We demand an end to the observers' mission.", AGAINST),
        ("We will not, under any circumstances, accept observers.", AGAINST),
        ("We reject war and welcome observers.", FOR),
        ("Having rejected the treaty, we now invite the observers.", FOR),
        # what one holds of it
        ("Observers are a threat to our independence.", AGAINST),
        ("Observers are not a threat to anybody.", FOR),
        ("The observers are welcome.", FOR),
        ("The observers are not welcome here.", AGAINST),
        ("Observers would be a mistake.", AGAINST),
        ("To open the strait would be a mistake.", AGAINST),
        ("A visit by observers is unacceptable.", AGAINST),
        ("Observers of the Ridge Commission are long overdue.", FOR),
        ("There is no need for observers.", AGAINST),
        ("We agree that observers are a danger.", AGAINST),
        ("Observers threaten our independence.", AGAINST),
        ("There is no alternative to observers.", FOR),
        ("Observers have no place on this ridge.", AGAINST),
        ("Observers would be of use to all of us.", FOR),
        # a will, a duty, a plain no
        ("No foreign observer will set foot on our shore.", AGAINST),
        ("We will not discuss visits by any observers while our villages burn.", AGAINST),
        ("There will be no observers.", AGAINST),
        ("No observers!", AGAINST),
        ("Observers cannot land here.", AGAINST),
        ("The observers must come.", FOR),
        ("The strait must open.", FOR),
        ("The strait will be open at the end of the month.", FOR),
        ("No foreign ship shall pass, and no strait be opened.", AGAINST),
        ("We will open the ridge.", FOR),
        ("We must now open the ridge.", FOR),
        ("We will not open the ridge.", AGAINST),
        ("They must accept observers.", FOR),
        # conditions and possibilities
        ("We are ready to open the strait if the fleet leaves.", CONDITIONAL),
        ("We will accept observers provided that they come as guests.", CONDITIONAL),
        ("If the fleet leaves, we will accept observers.", CONDITIONAL),
        ("We will not accept observers unless the fleet leaves.", CONDITIONAL),
        ("We will not admit observers until the prisoners are home.", CONDITIONAL),
        ("We will never accept observers, even if the sky falls.", AGAINST),
        ("We cannot support observers without a treaty.", CONDITIONAL),
        ("Observers could be of use to us.", CONDITIONAL),
        ("We do not rule out observers.", CONDITIONAL),
        ("We might accept observers.", CONDITIONAL),
        # what only looks like a stance
        ("The observers left at the end of the month.", UNCLEAR),
        ("The observers will report no later than May.", UNCLEAR),
        ("The observers' bus made a stop at the port.", UNCLEAR),
        ("The observers met us at the right bank.", UNCLEAR),
        ("We did not meet the observers.", UNCLEAR),
        ("Nobody sent an observer to the funerals.", UNCLEAR),
        ("I cannot say whether observers will be allowed.", UNCLEAR),
        ("We left open whether observers may come.", UNCLEAR),
        ("The raiders threatened the observers.", UNCLEAR),
        ("They refuse to admit observers.", UNCLEAR),
        ("Should we accept observers?", UNCLEAR),
        ("The strait is forty miles long.", UNCLEAR),
        ("There were six observers.", UNCLEAR),
        # the sentence beside it
        ("Observers? We do not want them.", AGAINST),
        ("The observers are on their way. We welcome them.", FOR),
        ("The observers are here. The weather is fine.", UNCLEAR),
    ],
)
def test_the_words_that_govern_the_issue_show_the_stance(text: str, stance: Stance) -> None:
    found = only(line("s", text))
    assert found.stance is stance, found.because


@pytest.mark.parametrize(
    ("cue", "text", "stance"),
    [
        ("demanded", "foreign observers", FOR),
        ("called for", "observers on both banks", FOR),
        ("rejected", "observers as spies", AGAINST),
        ("ruled out", "any talks about observers", AGAINST),
        ("refused", "to allow observers aboard", AGAINST),
        ("agreed", "to let observers in", FOR),
        ("denied", "preparing to let observers in", AGAINST),
        ("denied", "any talks about observers", UNCLEAR),
        ("declined", "to say whether observers would be allowed aboard", UNCLEAR),
        ("promised", "that no observer would be let in", AGAINST),
        ("said", "the observers", UNCLEAR),
        ("criticised", "the decision to admit observers", AGAINST),
    ],
)
def test_the_cue_decides_where_the_content_only_names_the_issue(cue: str, text: str, stance: Stance) -> None:
    negated = cue in ("denied", "ruled out", "rejected")
    found = only(line("s", text, cue=cue, form=Form.INDIRECT, negated=negated))
    assert found.stance is stance, found.because


def test_a_cue_does_not_turn_round_a_quotation_that_leans_by_itself() -> None:
    assert only(line("s", "We will not accept observers.", cue="refused")).stance is AGAINST


def test_a_denied_statement_stands_the_other_way() -> None:
    found = only(line("s", "We support the observers.", negated=True))
    assert (found.stance, found.because) == (AGAINST, "denied: “support”")


def test_a_question_is_no_stance() -> None:
    assert only(line("s", "We accept observers", modality=Modality.QUESTION)).stance is UNCLEAR


def test_a_position_tells_the_words_it_was_read_from() -> None:
    assert only(line("s", "We won't let observers in.")).because == "“not”, “let”"


def test_a_refusal_and_a_welcome_in_one_statement_are_unclear() -> None:
    assert only(line("s", "We reject the observers. We welcome the observers.")).stance is UNCLEAR


def test_what_is_told_by_the_reporter_is_less_sure_than_own_words() -> None:
    own, told = (only(line("s", "we welcome the observers", form=form)) for form in (Form.DIRECT, Form.INDIRECT))
    assert own.confidence > told.confidence


def test_what_does_not_name_the_issue_is_no_position_on_it() -> None:
    assert positions(ISSUE, [line("s", "We support the bakers.")]) == []


def test_only_the_actors_that_the_issue_follows_have_positions() -> None:
    followed = Issue("i", "Opening the strait", ("strait",), ("veld",))
    assert positions(followed, [line("s", "We support opening the strait.")]) == []


def test_a_turn_between_two_days_is_a_shift() -> None:
    found = positions(
        ISSUE,
        [line("a", "We reject opening the strait."), line("b", "We welcome the open strait.", "2031-07-01")],
    )
    (turn,) = shifts(found)
    assert (turn.before.stance, turn.after.stance) == (AGAINST, FOR)


def test_what_two_outlets_carry_of_one_day_is_no_shift() -> None:
    found = positions(ISSUE, [line("a", "We reject observers."), line("b", "We have nothing against observers.")])
    assert shifts(found) == []


def test_the_turn_of_one_actor_is_not_made_of_the_words_of_two() -> None:
    lines = [line("a", "We reject observers."), line("b", "We welcome observers.", "2031-07-01", actor="veld")]
    assert shifts(positions(ISSUE, lines)) == []


def test_unclear_and_undated_statements_make_no_shift() -> None:
    found = positions(
        ISSUE,
        [
            line("a", "We reject opening the strait."),
            line("b", "The strait is long.", "2031-06-01"),
            line("c", "We welcome the open strait.", ""),
        ],
    )
    assert shifts(found) == []


@given(st.text(), st.text(), st.sampled_from(list(Form)))
def test_any_text_has_a_position_or_none(text: str, cue: str, form: Form) -> None:
    for found in positions(ISSUE, [line("s", f"{text} observer {text}", cue=cue, form=form)]):
        assert 0 < found.confidence <= 1
        assert found.because


@pytest.mark.parametrize("words", ["observer ", "not ", "keep observer ", "observer, under a ", "if observer, no "])
def test_ten_thousand_words_without_an_end_are_read_in_time(words: str) -> None:
    start = time.process_time()
    positions(ISSUE, [line("s", words * 2_500)])
    assert time.process_time() - start < 5
