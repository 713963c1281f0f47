"""Between which days a report came out whose page does not tell its day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean import bounds
from onrecord.clean.articles import articles
from onrecord.dates import PartialDate
from onrecord.model import Article, Capture, Comment, Page, Passage, Region
from onrecord.spans import Span
from tests.clean.sheets import BODY, told

TITLE = ("title", "Storm closes the harbour of Port Veska")


def bound(page: Article) -> tuple[str, str]:
    return str(page.earliest or ""), str(page.latest or "")


@pytest.mark.parametrize(
    ("sentence", "earliest"),
    [
        ("The cranes were built by a yard of Lower Tarn on 20 August 2020, she said.", "2020-08-20"),
        ("The harbour was founded in 1987 by sailors.", "1987"),
        ("Die Kräne wurden im März 2019 geliefert.", "2019-03"),
        ("The mayor had voted against it after the Brexit referendum.", "2016-06-23"),
        ("Three years after the Brexit referendum the ferries stopped and nobody was surprised.", "2018"),
    ],
)
def test_a_report_came_out_no_earlier_than_what_it_tells_as_past(sentence: str, earliest: str) -> None:
    page = told(TITLE, *BODY, ("body", sentence))
    assert page.article.published is None
    assert bound(page.article) == (earliest, "")


@pytest.mark.parametrize(
    "sentence",
    [
        "The new cranes will be delivered on 20 August 2020, she said.",
        "It was planned that the harbour opens on 20 August 2020.",
        "Tickets: 20 August 2020, at the quay of the town and at the door.",
        "Ahead of the Brexit referendum nobody said a word.",
        "The owners hoped to have it ready in 2021.",
    ],
)
def test_what_is_told_as_coming_bounds_nothing(sentence: str) -> None:
    assert bound(told(TITLE, *BODY, ("body", sentence)).article) == ("", "")


def test_a_report_came_out_no_later_than_it_was_captured() -> None:
    assert bound(told(TITLE, *BODY, captured="2021-01-01T09:00:00Z").article) == ("", "2021-01-01")


def test_a_page_from_an_archive_is_as_old_as_its_address_says() -> None:
    page = told(TITLE, *BODY, url="https://web.archive.org/web/20130217080612/http://courier.example/storm")
    assert bound(page.article) == ("", "2013-02-17")


def test_a_founding_day_in_the_masthead_is_no_bound() -> None:
    page = told(("other", "Est. May 19, 1883  7:15 GMT"), TITLE, *BODY, captured="2021-01-01T09:00:00Z")
    assert bound(page.article) == ("", "2021-01-01")


def test_bounds_carry_the_words_they_were_read_from() -> None:
    page = told(
        ("other", "07:15 GMT +320 August 2020"), TITLE, ("caption", "The quay of the harbour in May 2019"), *BODY
    )
    bounds = {r.field: (r.value, r.exact, r.because) for r in page.readings if r.field in ("earliest", "latest")}
    assert bounds == {
        "earliest": ("2019-05", "May 2019", "a picture it shows"),
        "latest": ("2020-08-20", "20 August 2020", "crawl clock"),
    }


def test_a_report_that_tells_its_day_has_no_bounds() -> None:
    page = told(TITLE, ("date", "12 March 2019"), *BODY, captured="2021-01-01T09:00:00Z")
    assert bound(page.article) == ("", "")


def test_what_is_told_of_days_after_the_capture_is_no_bound() -> None:
    page = told(TITLE, *BODY, ("body", "It was built on 20 August 2025."), captured="2021-01-01T09:00:00Z")
    assert bound(page.article) == ("", "2021-01-01")


def _commented(*days: str, writer: str = "", note: str = "") -> Article:
    """Return what is made of a page with a comment posted on each of ``days``."""
    lines = [
        *TITLE_AND_BODY,
        *([("body", note)] if note else []),
        *[("comment", f"{day} at 7:15\nWell told.") for day in days],
    ]
    text, passages, comments = "", [], []
    for region, words in lines:
        span = Span(len(text), len(text) + len(words) + 1)
        passages.append(Passage(f"p{span.start}", "c", span, Region(region), 1.0))
        if region == "comment":
            comments.append(Comment(f"k{span.start}", "c", span, writer, None, PartialDate(words[:10])))
        text += words + "\n"
    capture = Capture("c", "page.txt", "", "text/plain", "0" * 64, len(text), "", "", 0)
    made = articles(capture, Page("c", "c", text, "en", "utf-8"), passages, [], [], comments)
    (article,) = [each for each in made if isinstance(each, Article)]
    return article


TITLE_AND_BODY = [TITLE, *BODY]


def test_a_report_came_out_before_the_newest_of_its_comments() -> None:
    assert bound(_commented("2019-05-03", "2019-05-09")) == ("", "2019-05-09")


def test_a_single_comment_may_be_none_and_bounds_nothing() -> None:
    assert bound(_commented("2019-05-03")) == ("", "")


def test_the_issues_of_a_column_are_no_comments_and_bound_nothing() -> None:
    assert bound(_commented("2019-05-03", "2019-05-09", "2019-06-02", writer="one")) == ("", "")


def test_a_page_that_is_kept_up_to_date_may_be_younger_than_its_comments() -> None:
    assert bound(_commented("2019-05-03", "2019-05-09", note="We'll keep this page updated all the time.")) == ("", "")


LINES = (
    "It was built on 3 May 2019.", "Updated: 9 May 2018", "in 1999 were", "© 2030", "Photo of the quay on 4 May 2022",
    "07:15 GMT +320 August 2020", "reposted 5 May 2001", "will open in 2040", "the Brexit referendum was",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=8), st.sampled_from(["body", "other", "caption", "date"]))
def test_the_first_possible_day_is_never_after_the_last(lines: list[str], region: str) -> None:
    article = told(TITLE, *[(region, line) for line in lines], *BODY, captured="2021-01-01T09:00:00Z").article
    if article.earliest and article.latest:
        assert article.earliest.first <= article.latest.last


ODD = st.text(alphabet="20١٥۲ in was since May/-.:年月日元 Z\u202e\x00²", max_size=40)


@given(st.lists(st.tuples(st.sampled_from(list(Region)), ODD), max_size=6), ODD)
def test_no_words_make_the_step_raise(lines: list[tuple[Region, str]], odd: str) -> None:
    declared = [("published", odd, "json-ld"), ("modified", odd, "meta"), ("published", odd, "time")]
    told(*[(region.value, words) for region, words in lines], url=f"http://a.example/2015/{odd}", declared=declared)


_OF_UPDATES = [
    "we will", "’ll", "updating", "update", "keep", "keeping", "this", "the", "page", "guide", "up to date", "updated",
    "regularly", "laufend", "aktualisiert", "régulièrement mis à jour", "İ", "x" * 90, "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(_OF_UPDATES), max_size=12).map(" ".join))
def test_a_promise_to_update_is_found_wherever_the_pattern_finds_it(text: str) -> None:
    assert bounds._is_kept_up(text) == (bounds._KEPT_UP.search(text) is not None)
