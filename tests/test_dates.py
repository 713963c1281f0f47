"""Dates as precise as the source."""

from __future__ import annotations

import time
from datetime import date
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import PartialDate, days_between, find, interval, resolve

FRIDAY = PartialDate("2016-02-05")


def dates_in(text: str) -> list[str]:
    return [str(found.date) for found in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "May 30, 2015",
        "MAY 30TH 2015",
        "30 May 2015",
        "the 30th of May, 2015",
        "Sat May 30, 2015",
        "30. Mai 2015",
        "30 mai 2015",
        "30 de mayo de 2015",
        "30 maggio 2015",
        "30 мая 2015 г.",
        "30 مايو 2015",
        "30 Mayıs 2015",
        "2015-05-30T08:15:00Z",
        "2015/05/30",
        "30.05.2015, 14:00",
        "30/05/2015",
        "05/30/2015",
        "30-May-2015",
        "2015年5月30日",
        "2015년 5월 30일",
        "平成27年5月30日",
        "民國104年5月30日",
        "٣٠ مايو ٢٠١٥",
        "٣٠/٠٥/٢٠١٥",
        "۳۰ مه ۲۰۱۵",
        "２０１５年５月３０日",
        "2015. május 30.",
        "2015 m. gegužės 30 d.",
        "30 tháng 5 năm 2015",
        "30. toukokuuta 2015",
        "30 ΜΑΪΟΥ 2015",
        "30 आदि 30 मई 2015",
        "30 באיזה יום, 30 במאי 2015",
        "2015-May-30",
        "Anna RoseMay 30, 2015",
        "30.05.1512:44",
        "30.05.2015:12:44",
    ],
)
def test_one_day_is_found_however_it_is_written(text: str) -> None:
    assert dates_in(text) == ["2015-05-30"]


MONTHS = {
    (language, name): int(number)
    for kind, number, language, names in (
        row.split("\t")
        for row in resources.files("onrecord").joinpath("data", "calendar.tsv").read_text("utf-8").splitlines()
        if not row.startswith("#")
    )
    if kind == "month"
    for name in names.replace("_", "\u00a0").split(" ")
}
LANGUAGES = sorted({language for language, _ in MONTHS})


def test_no_name_of_a_month_means_another_month_in_another_language() -> None:
    meant: dict[str, int] = {}
    for (_, name), number in MONTHS.items():
        assert meant.setdefault(name, number) == number, name


@given(st.dates(date(1900, 1, 1), date(2089, 12, 31)), st.sampled_from(LANGUAGES), st.sampled_from(["{}", "{}\n12:30"]))
def test_a_day_written_in_any_language_is_read_as_that_day(day: date, language: str, around: str) -> None:
    for (spoken, name), number in MONTHS.items():
        if (spoken, number) == (language, day.month):
            words = name.replace("\u00a0", " ")
            for shape in (words, words.capitalize()):
                assert dates_in(around.format(f"{day.day} {shape} {day.year}")) == [day.isoformat()]


@given(st.dates(date(1900, 1, 1), date(2089, 12, 31)))
def test_a_day_written_in_numbers_is_read_as_that_day(day: date) -> None:
    for shape in (
        "{0:%Y-%m-%d}",
        "{0:%Y/%m/%d}",
        "{0:%d.%m.%Y}",
        "{0.year}年{0.month}月{0.day}日",
        "{0.year}년 {0.month}월 {0.day}일",
    ):
        assert dates_in(shape.format(day)) == [day.isoformat()]


def test_what_a_small_word_between_a_month_and_a_noun_may_be_is_no_month() -> None:
    assert dates_in("die Romane des 1958 gestorbenen Autors") == []


@given(st.text(alphabet="Auguſt İMayıs 2015,. 3", max_size=40))
def test_letters_that_only_look_like_those_of_months_do_no_harm(text: str) -> None:
    list(find(text))


def test_a_month_with_its_year_is_a_date_of_month_precision() -> None:
    assert dates_in("It was founded in October 2014 by sailors.") == ["2014-10"]


@pytest.mark.parametrize(
    "text", ["version 1.2.2019.3", "10.0.0.1", "31 February 2015", "room 30/2015", "may 2 of us", ""]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates_in(text) == []


def test_an_unclear_order_of_day_and_month_is_told_by_the_other_dates_of_the_page() -> None:
    assert dates_in("03/04/2019 and 25/12/2019") == ["2019-04-03", "2019-12-25"]
    assert dates_in("03/04/2019 and 12/25/2019") == ["2019-03-04", "2019-12-25"]


def test_an_unclear_order_keeps_the_other_reading() -> None:
    (found,) = find("03/04/2019")
    assert (str(found.date), str(found.other)) == ("2019-03-04", "2019-04-03")


def test_a_day_glued_to_the_offset_of_a_clock_is_read_without_the_offset() -> None:
    assert dates_in("07:15 GMT +312 April 2018") == ["2018-04-12"]


def test_a_time_beside_a_date_is_told() -> None:
    assert [found.timed for found in find("12 April 2018, 07:15\n\n13 April 2018")] == [True, False]


@given(st.text(alphabet="0123456789 ./-:,MayJuneoct\n年月日", max_size=80))
def test_found_dates_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end


def test_a_long_text_of_digits_and_months_is_read_in_linear_time() -> None:
    began = time.process_time()
    for text in ("1" * 60_000, "1/" * 30_000, "May " * 20_000, "30 " * 30_000, "May 30 " * 20_000, "May 2015" * 9_000):
        list(find(text))
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    ("expression", "meant"),
    [
        ("on Friday", "2016-02-05"),
        ("Thursday", "2016-02-04"),
        ("late on Tuesday night", "2016-02-02"),
        ("last Friday", "2016-01-29"),
        ("next Tuesday", "2016-02-09"),
        ("yesterday", "2016-02-04"),
        ("the day before yesterday", "2016-02-03"),
        ("two days earlier", "2016-02-03"),
        ("3 days later", "2016-02-08"),
        ("last month", "2016-01"),
        ("two months ago", "2015-12"),
        ("last year", "2015"),
        ("10 years ago", "2006"),
        ("May 30", "2015-05-30"),
        ("Jan. 19", "2016-01-19"),
        ("on 29 February", "2016-02-29"),
        ("in February", "2016-02"),
        ("in March", "2015-03"),
        ("in August 2013", "2013-08"),
        ("late 2014", "2014"),
        ("am Mittwoch", "2016-02-03"),
        ("вчера", "2016-02-04"),
        ("dün", "2016-02-04"),
        ("avant-hier", "2016-02-03"),
        ("igår", "2016-02-04"),
    ],
)
def test_an_expression_is_resolved_against_the_date_of_the_page(expression: str, meant: str) -> None:
    assert resolve(expression, FRIDAY) == PartialDate(meant)


@pytest.mark.parametrize(
    "expression", ["soon", "he may go", "they march", "every Friday", "one day", "44 B.C.", "", "as of late"]
)
def test_words_that_name_no_date_resolve_to_none(expression: str) -> None:
    assert resolve(expression, FRIDAY) is None


def test_a_coming_day_is_the_first_from_the_anchor_on() -> None:
    assert resolve("on Monday", FRIDAY, past=False) == PartialDate("2016-02-08")
    assert resolve("February 25", FRIDAY, past=False) == PartialDate("2016-02-25")


def test_where_only_the_month_of_a_page_is_known_a_weekday_is_as_vague_as_that() -> None:
    assert str(interval("on Friday", PartialDate("2016-02"))) == "2016-01-29..2016-02-26"
    assert resolve("on Friday", PartialDate("2016-02")) == PartialDate("2016")


@given(st.text(max_size=60), st.dates().map(lambda day: PartialDate(day.isoformat())), st.booleans())
def test_resolving_never_raises(expression: str, anchor: PartialDate, past: bool) -> None:
    resolve(expression, anchor, past=past)


@given(
    st.sampled_from(
        [
            "last month",
            "9 years ago",
            "12 months later",
            "on Monday",
            "last week",
            "400 days ago",
            "999 years ago",
            "June 3",
        ]
    ),
    st.dates().map(lambda day: PartialDate(day.isoformat())),
)
def test_resolving_at_the_ends_of_the_calendar_never_raises(expression: str, anchor: PartialDate) -> None:
    resolve(expression, anchor)


def test_a_vaguer_date_comes_before_the_dates_within_it() -> None:
    assert sorted(map(PartialDate, ("2015-05-30", "2015", "2015-05"))) == [
        *map(PartialDate, ("2015", "2015-05", "2015-05-30"))
    ]


def test_a_month_covers_its_days_and_agrees_with_them() -> None:
    month, day = PartialDate("2015-05"), PartialDate("2015-05-30")
    assert month.covers(day)
    assert not day.covers(month)
    assert day.agrees(month)
    assert days_between(month, PartialDate("2015-06-03")) == 3


@pytest.mark.parametrize("iso", ["2015-5", "2015-02-30", "15", "", "2015-05-30T08:00"])
def test_what_is_no_partial_date_is_refused(iso: str) -> None:
    with pytest.raises(ValueError):
        PartialDate(iso)
