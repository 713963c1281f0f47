"""When a report was published, and which dates on its page are not that."""

from __future__ import annotations

import time

import pytest

from tests.clean.sheets import BODY, told

TITLE = ("title", "Storm closes the harbour of Port Veska")


@pytest.mark.parametrize(
    "line",
    [
        "March 12, 2019",
        "Published: 12 March 2019, 08:15",
        "Tue 12 Mar 2019",
        "12.03.2019",
        "By Anna Lindqvist | March 12, 2019",
    ],
)
def test_the_date_under_the_title_is_the_date_of_the_report(line: str) -> None:
    page = told(TITLE, ("date", line), *BODY)
    assert str(page.article.published) == "2019-03-12"
    assert page.article.published_why == "under the title"


@pytest.mark.parametrize(
    ("line", "because"),
    [
        (("other", "07:15 GMT +320 August 2020"), "crawl clock"),
        (("other", "Today is Thursday, August 20, 2020"), "crawl clock"),
        (("other", "20.08.2020 07:15"), "crawl clock"),
        (("other", "The Veska Courier    Thursday, August 20, 2020    Sign in"), "date of the masthead"),
        (("other", "Thursday, August 20, 2020"), "date of the masthead"),
        (("other", "Page generated 2020-08-20 07:15:22"), "crawl clock"),
        (("other", "Join Date: Aug 20, 2020"), "forum join date"),
        (("other", "Came aboard Aug 20, 2020"), "forum join date"),
        (("other", "Aug 20, 2020 - 312 posts"), "forum join date"),
        (("other", "Member since August 20, 2020"), "forum join date"),
        (("caption", "The harbour of Port Veska on August 20, 2020. Photo: Tomas Brandt"), "caption"),
    ],
)
def test_a_date_above_the_title_that_tells_something_else_is_refused(line: tuple[str, str], because: str) -> None:
    page = told(line, ("other", "The Veska Courier"), TITLE, *BODY)
    assert page.article.published is None
    assert page.refused == {"2020-08-20": because}


@pytest.mark.parametrize(
    ("line", "because"),
    [
        (("other", "© 20 August 2020 The Veska Courier"), "copyright line"),
        (("comment", "August 20, 2020 at 7:15"), "comment"),
        (("related", "Ferries sail again, August 20, 2020"), "related link"),
        (
            ("body", "The cranes had been built by 20 August 2020 in the yards of Lower Tarn, said the minister."),
            "in the body",
        ),
    ],
)
def test_a_date_below_the_report_that_tells_something_else_is_refused(line: tuple[str, str], because: str) -> None:
    page = told(TITLE, *BODY, line)
    assert page.article.published is None
    assert page.refused == {"2020-08-20": because}


def test_a_rank_above_a_date_makes_it_the_day_a_member_joined() -> None:
    page = told(
        ("other", "palmleaf"),
        ("other", "Senior Member"),
        ("other", "Mar 18, 2011"),
        TITLE,
        ("date", "May 30, 2015"),
        *BODY,
    )
    assert str(page.article.published) == "2015-05-30"
    assert page.refused == {"2011-03-18": "forum join date"}


def test_the_day_a_blog_reposted_a_report_is_kept_apart() -> None:
    posted = ("other", "February 7, 2016 - Posted by | Harbours | , , ,")
    page = told(TITLE, ("date", "Veska Press – February 5, 2016"), *BODY, posted)
    assert (str(page.article.published), str(page.article.reposted)) == ("2016-02-05", "2016-02-07")


def test_a_repost_without_its_year_comes_after_the_report() -> None:
    page = told(TITLE, ("date", "Dec 30, 2023 (reposted Jan 2)"), *BODY)
    assert (str(page.article.published), str(page.article.reposted)) == ("2023-12-30", "2024-01-02")


def test_a_blogs_own_article_was_published_when_it_was_posted() -> None:
    page = told(TITLE, *BODY, ("other", "February 7, 2016 - Posted by admin | Harbours"))
    assert str(page.article.published) == "2016-02-07"


def test_the_first_publication_is_the_date_of_a_report() -> None:
    page = told(
        TITLE,
        ("date", "Originally published by The Veska Courier on 3 May 2018"),
        ("other", "Posted May 9, 2018"),
        *BODY,
    )
    assert str(page.article.published) == "2018-05-03"


def test_the_dateline_gives_the_day() -> None:
    page = told(TITLE, ("body", "GENEVA, March 12, 2019 (Reuters) - The harbour was closed on Monday, officials said."))
    assert str(page.article.published) == "2019-03-12"


def test_an_update_is_kept_apart_from_the_publication() -> None:
    page = told(TITLE, ("date", "March 12, 2019"), ("date", "Updated: March 14, 2019"), *BODY)
    assert (str(page.article.published), str(page.article.updated)) == ("2019-03-12", "2019-03-14")


def test_a_page_that_does_not_tell_its_date_has_bounds_from_what_it_tells() -> None:
    clock, picture = ("other", "07:15 GMT +320 August 2020"), ("caption", "The harbour on May 6, 2019")
    page = told(clock, TITLE, picture, *BODY, captured="2021-01-01T00:00:00Z")
    assert page.article.published is None
    assert (str(page.article.earliest), str(page.article.latest)) == ("2019-05-06", "2020-08-20")


def test_the_page_tells_its_own_day_where_markup_counts_in_utc() -> None:
    page = told(TITLE, ("date", "13 March 2019"), *BODY, declared=[("published", "2019-03-12T23:30:00Z", "opengraph")])
    assert str(page.article.published) == "2019-03-13"


def test_the_address_serves_where_nothing_else_tells() -> None:
    page = told(TITLE, *BODY, url="https://courier.example/2019/03/12/storm")
    assert (str(page.article.published), page.article.published_why) == ("2019-03-12", "in the address")


def test_a_crawl_clock_is_on_record_under_its_own_name() -> None:
    page = told(("other", "07:15 GMT +320 August 2020"), TITLE, *BODY)
    (clock,) = [r for r in page.readings if r.field == "captured_clock"]
    assert (clock.value, clock.believed, clock.because) == ("2020-08-20", False, "crawl clock")


@pytest.mark.parametrize(
    "opening",
    ["12.3.2019 - ", "(12 March 2019) ", "12.03.2019 – ", "Red. / 12.03.2019 "],
)
def test_a_date_that_leads_the_first_paragraph_is_the_reports(opening: str) -> None:
    page = told(TITLE, ("body", opening + BODY[0][1]), BODY[1])
    assert str(page.article.published) == "2019-03-12"


def test_a_labelled_date_at_the_end_of_the_body_is_the_reports() -> None:
    page = told(TITLE, *BODY, ("body", "Veröffentlicht am: 12. März 2019"))
    assert str(page.article.published) == "2019-03-12"


def test_dates_in_a_list_are_those_of_other_reports() -> None:
    cards = [("other", words) for day in (1, 2, 3) for words in (f"The ferry of day {day}", f"May {day}, 2021")]
    page = told(TITLE, *BODY, *[("other", "Sign up")] * 6, *cards)
    assert page.article.published is None
    assert set(page.refused.values()) == {"one of a list of dates"}


def test_a_post_shown_amid_the_report_does_not_date_it() -> None:
    page = told(
        TITLE, ("date", "May 5, 2021"), BODY[0], ("other", "— Veska Ferries (@veskaferries) May 3, 2021"), BODY[1]
    )
    assert str(page.article.published) == "2021-05-05"
    assert page.refused["2021-05-03"] == "quoted post"


def test_the_release_of_what_is_reviewed_is_not_the_day_of_the_review() -> None:
    page = told(("other", "Saturday, 9 September 2017"), TITLE, ("date", "Release date: 14 August 2017"), *BODY)
    assert str(page.article.published) == "2017-09-09"
    assert page.refused["2017-08-14"] == "date of something told"


def test_a_month_in_the_title_is_what_the_report_is_about() -> None:
    page = told(("other", "Culture, 2 November 2022"), ("title", "What to hear in November 2022"), *BODY)
    assert str(page.article.published) == "2022-11-02"
    assert page.refused["2022-11"] == "in the title"


def test_a_day_that_the_markup_gives_for_the_last_change_is_not_the_first() -> None:
    declared = [("published", "2017-04-12T18:33:59", "opengraph"), ("modified", "2020-02-19T15:24:33", "opengraph")]
    page = told(TITLE, ("date", "19 February 2020"), *BODY, declared=declared)
    assert str(page.article.published) == "2017-04-12"


def test_the_first_of_several_dates_in_microdata_is_the_reports() -> None:
    declared = [("published", day, "microdata") for day in ("2019-03-12", "2020-01-01", "2018-06-06")]
    assert str(told(TITLE, *BODY, declared=declared).article.published) == "2019-03-12"


def test_a_login_that_posts_what_another_wrote_posts_it_again() -> None:
    page = told(TITLE, ("date", "15 September 2018"), ("date", "By admin - 2018-09-16"), *BODY)
    assert (str(page.article.published), str(page.article.reposted)) == ("2018-09-15", "2018-09-16")


def test_a_page_of_dates_is_read_in_time_that_grows_with_its_length() -> None:
    def seconds(lines: int) -> float:
        began = time.process_time()
        told(TITLE, *[("other", f"{n % 27 + 1} January 2016 reposted Jan 5") for n in range(lines)])
        return time.process_time() - began

    seconds(100)  # patterns are made once
    short, long = min(seconds(500) for _ in range(3)), min(seconds(2_000) for _ in range(3))
    assert long < 9 * short


@pytest.mark.parametrize("rank", ["Contributor", "Staff"])
def test_a_newsrooms_rank_above_the_date_makes_nobody_a_member(rank: str) -> None:
    page = told(TITLE, ("byline", "Anna Lindqvist"), ("byline", rank), ("date", "May 30, 2015"), *BODY)
    assert str(page.article.published) == "2015-05-30"


def test_a_thread_without_a_report_was_opened_on_the_day_of_its_first_post() -> None:
    posts = [("comment", words) for day in (3, 4) for words in (f"palmleaf 0{day}.05.1912:44", "Who knows the quay?")]
    page = told(("title", "Which quay for the ferry?"), *posts)
    assert (str(page.article.published), page.article.published_why) == ("2019-05-03", "opens the thread")


def test_a_page_that_shows_another_day_than_its_markup_declares_is_a_problem() -> None:
    declared = [("published", "2019-03-12T08:00:00", "json-ld")]
    page = told(TITLE, ("date", "3 May 2018"), *BODY, declared=declared)
    assert str(page.article.published) == "2019-03-12"
    (problem,) = page.problems
    assert problem.what == (
        "published 2019-03-12 (declared by json-ld) or 2018-05-03 (under the title): the first was taken"
    )
    assert not told(TITLE, ("date", "12 March 2019"), *BODY, declared=declared).problems


def test_a_blog_that_credits_another_tells_when_it_posted_and_not_when_the_report_came_out() -> None:
    page = told(TITLE, ("byline", "Source: veskacourier"), *BODY, ("other", "Posted on July 19, 2019 by editor"))
    assert (page.article.published, str(page.article.reposted)) == (None, "2019-07-19")
    assert str(page.article.latest) == "2019-07-19"


@pytest.mark.parametrize(
    ("ago", "day"), [("2 days ago", "2020-08-18"), ("Gestern", "2020-08-19"), ("hier", "2020-08-19")]
)
def test_so_long_ago_counts_from_the_day_on_which_an_archive_took_the_page(ago: str, day: str) -> None:
    page = told(TITLE, ("other", ago), *BODY, url="https://web.archive.org/web/20200820071500/http://courier.example/a")
    assert (str(page.article.published), page.article.published_why) == (day, "so long before the page was taken")


def test_so_long_ago_counts_from_nothing_where_the_page_does_not_tell_when_it_was_taken() -> None:
    clock = ("other", "07:15 GMT +320 August 2020")
    page = told(clock, TITLE, ("other", "2 days ago"), *BODY, captured="2021-01-01T09:00:00Z")
    assert page.article.published is None


def test_hours_ago_may_be_the_day_before() -> None:
    page = told(
        TITLE, ("other", "9 hours ago"), *BODY, url="https://web.archive.org/web/20130217/http://courier.example/a"
    )
    assert page.article.published is None


@pytest.mark.parametrize(
    ("declared", "because"),
    [("2031-05-06T08:00:00", "later than its capture"), ("1970-01-01", "a clock that was not set")],
)
def test_a_day_that_cannot_be_is_refused(declared: str, because: str) -> None:
    page = told(TITLE, *BODY, declared=[("published", declared, "json-ld")], captured="2021-01-01T09:00:00Z")
    assert page.article.published is None
    assert page.refused == {declared[:10]: because}


def test_a_date_beside_the_writer_serves_where_no_body_was_found() -> None:
    menu, more = [("other", "Donate")] * 20, [("other", "All about us")] * 8
    page = told(TITLE, *menu, ("other", "March 12, 2019 | by Anna"), *more, ("other", "June 5, 2018"))
    assert str(page.article.published) == "2019-03-12"
