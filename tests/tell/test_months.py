"""The chart of statements over time: its bars stay few enough to be read, however long the time."""

from __future__ import annotations

import pytest

from onrecord.record.answers import MonthCount
from onrecord.tell.months import MonthChart, month_chart
from onrecord.tell.views.asking import month_links


def over(months: int) -> MonthChart:
    counts = [MonthCount(f"{2001 + n // 12}-{n % 12 + 1:02}", "Courier", 2) for n in range(months)]
    chart = month_chart(counts)
    assert chart is not None
    return chart


@pytest.mark.parametrize(("months", "bar", "bars"), [(48, "month", 48), (60, "quarter", 20), (240, "year", 20)])
def test_a_longer_time_is_drawn_by_longer_bars(months: int, bar: str, bars: int) -> None:
    chart = over(months)
    assert (chart.bar, len(chart.bars), sum(each.statements for each in chart.bars)) == (bar, bars, 2 * months)


def test_a_bar_leads_to_all_that_it_counts() -> None:
    chart = over(60)
    assert month_links("/statements", {"speaker": "a"})(chart.bars[1]) == (
        "/statements?speaker=a&outlet=Courier&since=2001-04&until=2001-06"
    )
    assert chart.bars[1].told == "April – June 2001"
