"""What a page says about itself, all together."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Region
from tests.clean.sheets import BODY, told


def test_every_reading_in_the_text_points_at_its_exact_words() -> None:
    page = told(
        ("other", "The Veska Courier"),
        ("title", "# Storm closes the harbour of Port Veska"),
        ("byline", "By Anna Lindqvist and Tomas Brandt"),
        ("date", "12 March 2019"),
        *BODY,
        ("other", "© 2019 The Veska Courier"),
    )
    assert page.article.title == "Storm closes the harbour of Port Veska"
    assert page.article.byline == ("Anna Lindqvist", "Tomas Brandt")
    assert page.article.outlet == "The Veska Courier"
    assert str(page.article.published) == "2019-03-12"
    for reading in page.readings:
        assert reading.span is None or reading.span.of(page.text) == reading.exact


def test_an_articles_own_outlet_is_no_original_outlet() -> None:
    page = told(
        ("other", "The Veska Courier"), ("title", "Storm closes harbour"), *BODY, ("byline", "(The Veska Courier)")
    )
    assert page.article.original_outlet == ""


def test_an_empty_page_gives_an_empty_article() -> None:
    page = told()
    assert (page.article.title, page.article.byline, page.article.published) == ("", (), None)


def test_comments_are_counted() -> None:
    assert told(*BODY, comments=3).article.comments == 3


def test_declared_values_win_where_the_text_says_nothing() -> None:
    page = told(
        *BODY,
        declared=[
            ("title", "Storm closes harbour - The Veska Courier", "opengraph"),
            ("outlet", "The Veska Courier", "opengraph"),
            ("author", "https://social.example/veska", "opengraph"),
            ("author", "Anna Lindqvist", "json-ld"),
            ("published", "2019-03-12T08:00:00+01:00", "json-ld"),
        ],
    )
    assert page.article.title == "Storm closes harbour"
    assert page.article.outlet == "The Veska Courier"
    assert page.article.byline == ("Anna Lindqvist",)
    assert str(page.article.published) == "2019-03-12"


LINE = st.tuples(
    st.sampled_from([region.value for region in Region]),
    st.text(alphabet="ab By,/—(©)12 0.:-|@May2019“”\u00a0\t\\*#", max_size=40).filter(lambda text: "\n" not in text),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, max_size=12))
def test_no_page_raises_and_all_spans_lie_in_it(lines: list[tuple[str, str]]) -> None:
    page = told(*lines)
    for reading in page.readings:
        assert reading.span is None or reading.span.of(page.text) == reading.exact


def test_a_page_of_endless_lines_is_read_in_bounded_time() -> None:
    began = time.process_time()
    for line in (
        "By " * 40_000,
        "—/(" * 40_000,
        "© " * 60_000,
        "Source: " * 15_000,
        "12.12.2012 " * 9_000,
        "A b, " * 25_000,
    ):
        told(("title", "Storm closes harbour"), ("other", line), *BODY, ("other", line), ("byline", line))
    assert time.process_time() - began < 10


PIECES = [
    "By", "by", "Von", "Anna", "Lindqvist", "Tomas Brandt", "Reuters", "/", "(", ")", "—", "©", "2019", "3 May 2019",
    "Source:", "Originally published by", "Posted", "on", "The Veska Courier", "courier.example", "@annalind",
    "anna@courier.example", "#", ">", "*", "…", "“", "”", "Joined:", "Autor:", "Redaktion", "J.", "O'", "van der", ",",
    "Анна", "بقلم", "安娜", "\u00a0", "\u200b", "\ud800", "\x00", "- ",
]  # fmt: skip
_PIECES = st.sampled_from(PIECES)
_LINE = st.tuples(
    st.sampled_from([region.value for region in Region]),
    st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=12).map(" ".join),
)
_DECLARED = st.tuples(
    st.sampled_from(["title", "author", "desk", "outlet", "original", "url"]),
    st.lists(_PIECES, min_size=1, max_size=6).map(" ".join),
    st.sampled_from(["json-ld", "opengraph", "meta", "microdata", "jsonl"]),
)


@given(st.lists(_LINE, max_size=12), st.lists(_DECLARED, max_size=4))
def test_any_page_has_its_article_and_every_reading_stands_where_it_says(
    lines: list[tuple[str, str]], declared: list[tuple[str, str, str]]
) -> None:
    page = told(*lines, declared=declared)
    for reading in page.readings:
        assert reading.value
        assert reading.span is None or reading.span.of(page.text).startswith(reading.exact)
    assert all(name.strip() for name in page.article.byline)
