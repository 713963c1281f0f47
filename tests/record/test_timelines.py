"""The days that matter and the sentences that tell most of them, whatever the order in which reports come."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.model import Dating, Gist
from onrecord.problems import BadRequest
from onrecord.record.record import Record
from onrecord.record.timelines import Report, Sentence, Telling, candidates, chosen, days
from onrecord.spans import Span

MAY = date(2031, 5, 1)


def at(day: int) -> date:
    return MAY + timedelta(days=day - 1)


def report(id: str, published: int, *told: int, weight: float = 1.0, text: str = "") -> Report:
    tellings = tuple(Telling(at(day), n, None, "") for n, day in enumerate(told))
    return Report(id, text or id, at(published), weight, tellings)


def picked(reports: list[Report], most: int) -> list[int]:
    return [day.day.day for day in days(reports, MAY, at(31), most)]


def test_a_day_that_later_reports_come_back_to_matters_more_than_one_of_many_reports() -> None:
    of_the_third = [report(id, 3) for id in "abcd"]
    later = [report("e", 6, 5), report("f", 20, 5), report("g", 22, 5)]
    assert picked([*of_the_third, *later], 1) == [5]


def test_a_report_that_has_little_to_do_with_the_matter_counts_little() -> None:
    strays = [report(id, 9, 4, weight=0.05) for id in "abc"]
    assert picked([*strays, report("d", 9, 7)], 1) == [7]


def test_reprints_of_one_text_count_once() -> None:
    copies = [report(id, 9, 4, text="one") for id in "abc"]
    (day,) = (day for day in days(copies, MAY, at(31), 9) if day.day == at(4))
    assert day.reports == 1


def test_the_day_of_a_reprint_is_no_day_of_the_matter() -> None:
    assert picked([report("a", 4, text="one"), report("b", 9, text="one")], 9) == [4]


def test_days_outside_the_wanted_ones_are_left_out() -> None:
    assert [day.day for day in days([report("a", 9, 4)], at(5), at(9), 9)] == [at(9)]


@given(st.permutations([report(id, n + 9, 4, n + 5, text=id[:1]) for n, id in enumerate(("a", "ab", "b", "c"))]))
def test_days_are_the_same_in_any_order_of_reports(reports: list[Report]) -> None:
    assert days(reports, MAY, at(31), 3) == days(sorted(reports, key=lambda r: r.capture), MAY, at(31), 3)


def body(*sentences: str) -> list[tuple[Span, str]]:
    found, start = [], 0
    for words in sentences:
        found.append((Span(start, start + len(words)), words))
        start += len(words) + 1
    return found


SHUT = "The northern lock of Port Ellin was shut on Tuesday after a crack."
WAIT = "Some forty barges were still waiting in the Marrow canal."
BREAD = "On Friday the bakers of Salt Bay laid down their work again."


def test_a_sentence_that_names_the_day_comes_with_the_words_that_name_it() -> None:
    tuesday = Telling(at(6), SHUT.index("Tuesday"), Span(44, 51), "")
    friday = Telling(at(9), len(SHUT) + len(WAIT) + 5, None, "")
    one = Report("a", "a", at(20), 1.0, (tuesday, friday))
    found = list(candidates(one, at(6), body(SHUT, WAIT, BREAD)))
    assert [(each.words, each.telling) for each in found] == [(SHUT, tuesday), (WAIT, tuesday)]
    assert found[0].weight > found[1].weight


def test_what_a_report_of_the_next_morning_tells_first_is_of_the_day_before() -> None:
    one = Report("a", "a", at(7), 1.0, ())
    assert [each.words for each in candidates(one, at(6), body(SHUT, WAIT))] == [SHUT, WAIT]
    assert list(candidates(one, at(5), body(SHUT, WAIT))) == []


def test_what_comes_after_a_sentence_of_two_days_goes_on_with_the_last_of_them() -> None:
    one = "“We proposed to talk about the harbour on 2 May,” the envoy said on Tuesday."
    other = "Earlier in the day the harbour board had called the proposal late and thin."
    first, second = Span(0, len(one)), Span(len(one) + 1, len(one) + 1 + len(other))
    told = Telling(at(2), 39, Span(39, 44), ""), Telling(at(7), 67, Span(67, 74), "")
    read = Report("a", "a", at(9), 1.0, told)
    body = [(first, one), (second, other)]
    assert [each.words for each in candidates(read, at(2), body)] == [one]
    assert [each.words for each in candidates(read, at(7), body)] == [one, other]


def test_all_sentences_of_what_was_said_on_a_day_are_of_that_day() -> None:
    quoted = Span(0, len(SHUT) + 1 + len(WAIT))
    read = Report("a", "a", at(9), 1.0, (Telling(at(8), quoted.start, None, "said then", quoted.end),))
    assert [each.words for each in candidates(read, at(8), body(SHUT, WAIT, BREAD))] == [SHUT, WAIT, BREAD]
    assert [each.words for each in candidates(read, at(9), body(SHUT, WAIT, BREAD))] == [BREAD]


def test_what_says_the_same_again_is_told_once() -> None:
    told = [Sentence(id, Span(0, 9), words, 1.0, None) for id, words in (("a", SHUT), ("b", SHUT), ("c", WAIT))]
    assert [each.capture for each in chosen(told, {}, 3)] == ["a", "c"]


END = "Those who wait for the lock can ask for money at the harbour office until the end of the month, it said."
LOCK = [
    ("ledger", "2031-05-07", f"{SHUT}\n\n{WAIT}\n\n{END}"),
    ("herald", "2031-05-08", f"Engineers found a second crack on Wednesday, the harbour council said.\n\n{END}"),
    ("review", "2031-05-28", f"Since the lock was shut on 6 May, barges have taken the Marrow canal.\n\n{END}"),
]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    rows = [
        {"id": id, "published": day, "text": f"The lock of Port Ellin\n\n{text}", "outlet": id.title()}
        for id, day, text in LOCK
    ]
    source = tmp_path / "lock.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)))
    with onrecord.open(tmp_path / "a.record") as made:
        made.add(source, only=(Dating, Gist))
        yield made


def test_a_chronicle_tells_each_day_with_the_words_that_put_it_there(record: Record) -> None:
    told = record.chronicle(since="2031-05-01", until="2031-05-10", days=2, sentences=1)
    assert [(each.day, each.outlet) for each in told] == [("2031-05-06", "Review"), ("2031-05-07", "Herald")]
    page = record.article(told[0].capture).text
    assert told[0].span.of(page) == told[0].text
    assert told[0].dated is not None
    assert told[0].dated.of(page) == "6 May"
    assert told[0].because == "on a page of 2031-05-28"


def test_a_chronicle_can_be_that_of_one_outlet(record: Record) -> None:
    assert {each.outlet for each in record.chronicle(outlet="Review")} == {"Review"}
    assert len(record.chronicle(outlet="Nobody")) == 0


def test_a_chronicle_of_no_day_cannot_be_asked(record: Record) -> None:
    with pytest.raises(BadRequest, match="days are 1 to"):
        record.chronicle(days=0)
    with pytest.raises(BadRequest):
        record.chronicle(since="May")
