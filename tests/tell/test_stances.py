"""The chart of an issue has a lane for each who speaks, and for those alone of whom it can show a day."""

from __future__ import annotations

from dataclasses import replace

from onrecord.record.shifts import Position, Stance
from onrecord.tell.stances import stance_chart, stands

HELD = Position("p", "i", "s", "c", "a", "Ada", Stance.FOR, 0.7, "“for”", "2019-05-03", "we sail", "Courier")


def test_who_speaks_alone_and_with_others_has_two_lanes() -> None:
    both = replace(HELD, id="q", actor_name="Ada; Bruno", on_day="2019-05-04")
    chart = stance_chart(stands([HELD, both], []), [])
    assert chart is not None
    assert len({y for _, y in chart.actors}) == len({sign.y for sign in chart.signs}) == 2


def test_who_has_no_day_has_no_lane_and_is_counted() -> None:
    later = replace(HELD, id="q", on_day="2019-05-04")
    undated = replace(HELD, id="r", actor="b", actor_name="Bruno", on_day="")
    chart = stance_chart(stands([HELD, later, undated], []), [])
    assert chart is not None
    assert [name for name, _ in chart.actors] == ["Ada"]
    assert chart.undated == 1
