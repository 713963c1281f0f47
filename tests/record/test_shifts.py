"""Where an actor stands on an issue, by the words of each statement, and where the stance turns."""

from __future__ import annotations

import pytest

from onrecord.model import Form, Modality, Region
from onrecord.record.answers import Issue, StatementLine
from onrecord.record.shifts import Stance, positions, shifts

ISSUE = Issue("i", "Opening the strait", ("strait",), ())


def line(
    id: str, text: str, on_day: str = "2031-05-04", *, negated: bool = False, actor: str = "orme"
) -> StatementLine:
    return StatementLine(
        id, "page", "page.txt", "Ellin Wire", None, "", Form.DIRECT, text, (), (), "Tilda Orme", actor, (), "", "", "",
        "", (), None, "", "", negated, Modality.ASSERTED, False, "", Region.BODY, 1.0, "", "", 0, on_day, "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("We support opening the strait.", Stance.FOR),
        ("The strait must open.", Stance.FOR),
        ("We will never accept an open strait.", Stance.AGAINST),
        ("We do not oppose opening the strait.", Stance.FOR),
        ("To open the strait would be a mistake.", Stance.AGAINST),
        ("We are ready to open the strait if the fleet leaves.", Stance.CONDITIONAL),
        ("No foreign ship shall pass, and no strait be opened.", Stance.AGAINST),
        ("We will not discuss the strait.", Stance.AGAINST),
        ("The strait will be open at the end of the month.", Stance.FOR),
        ("The strait is forty miles long.", Stance.UNCLEAR),
    ],
)
def test_the_words_beside_the_issue_show_the_stance(text: str, stance: Stance) -> None:
    (found,) = positions(ISSUE, [line("s", text)])
    assert found.stance is stance


def test_a_denied_statement_stands_the_other_way() -> None:
    (found,) = positions(ISSUE, [line("s", "We support opening the strait.", negated=True)])
    assert (found.stance, found.because) == (Stance.AGAINST, "denied: “support”")


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
    assert (turn.before.stance, turn.after.stance) == (Stance.AGAINST, Stance.FOR)


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
