"""Pages to passages: what is the article, and what is not."""

# ruff: noqa: E501  (pages as their outlets would set them)

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.flatten import pages
from onrecord.clean.regions import passages
from onrecord.model import Comment, Page, Passage, Payload, RecordKey, Region
from onrecord.pipeline import Nouns, run_capture
from onrecord.spans import tile

CLIPPING = """The Norvik Post

Ferry to the islands stops as council and crew dispute pay
By Ann Example
3 May 2020

The ferry between Norvik and the outer islands will not sail on Monday, the council said, after its crew refused a new contract.

“We were never asked, and we will not sail for promises,” said Bo Sample, who has worked on the boat for twenty years.

The council's chairwoman, Cara Muster, told reporters that talks would begin again on Tuesday and that nobody wanted a winter without a boat.

Advertisement

Shops on the islands have food for a week, according to their owners, and the school boat still runs in the mornings.

Related: The last winter without a ferry

2 Comments

gullwatcher says:
4 May 2020 at 10:12
They said the same thing last year and then they raised the fares again.
Reply

northpier_9 says:
4 May 2020 at 11:40
My sister lives out there and she has not had any post since Thursday.
Reply

Leave a Reply
"""

HTML = """<html><head><title>Ferry stops - Norvik Post</title><meta property="og:title" content="Ferry to the islands stops">
<body><nav class="main-menu"><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a><li><a href=/w>Weather</a></ul></nav>
<article><h1 class="headline">Ferry to the islands stops</h1><div class="byline">By <a href=/ann>Ann Example</a></div>
<figure><img src=x><figcaption>The ferry at the pier. Photo: Bo Sample</figcaption></figure>
<div class="article-body">%s<aside class="related"><h3>Related</h3><a href=/1>The last winter without a boat</a></aside></div></article>
<div id="comments" class="comments-area"><h3>1 Comment</h3><ol class="comment-list"><li class="comment"><div class="comment-author">gullwatcher</div>
<div class="comment-content"><p>They said the same thing last year and then they raised the fares again, as everybody knows.</p></div></ol></div>
<footer class="site-footer"><p>Copyright Norvik Post. All rights reserved.</p></footer>"""
BODY = "".join(
    f"<p>{each}</p>"
    for each in (
        "The ferry between Norvik and the outer islands will not sail on Monday, the council said, after its crew refused a contract.",
        "“We were never asked, and we will not sail for promises,” said Bo Sample, who has worked on the boat for twenty years.",
        "The council's chairwoman, Cara Muster, told reporters that talks would begin again on Tuesday and go on until Friday.",
        "Shops on the islands have food for a week, according to their owners, and the school boat still runs in the mornings.",
    )
)


SMALL = """OSTLAND HERALD | Home | World | Opinion

Harbour tax “dead on arrival,” says Veltan trade chief
by Tomas Rehn, Nordvik News Agency
8 January 2021

VELTAN (NNA) – Trade commissioner Ida Brandt on Friday dismissed a plan to tax foreign ships as “dead on arrival”.

“We tried that in 1998,” she told reporters. “It cost us half the fleet.”

Share this article: Facebook Twitter Email

READ ALSO: Port workers walk out for third time this year

“Let us wait for the numbers,” her deputy, who was more careful, said on Saturday.

/NNA

Comments (3)
seadog: She said the same about the bridge. “Dead on arrival” my foot.
Marta K.: “It cost us half the fleet” - source please?
anon: lol
"""


def read(text: str, media_type: str = "text/plain") -> Nouns:
    payload = Payload("c", "page", "", media_type, "2020-01-01T00:00:00Z", text.encode("utf-8", "replace"))
    return run_capture((pages, passages), payload, RecordKey("k"))


def region_of(nouns: Nouns, words: str) -> Region:
    at = nouns[Page][0].text.index(words)
    found: list[Passage] = [each for each in nouns[Passage] if each.span.start <= at < each.span.end]
    return found[0].region


def test_the_paragraphs_of_a_clipping_are_its_body() -> None:
    nouns = read(CLIPPING)
    for words in ("The ferry between", "“We were never", "The council's", "Shops on"):
        assert region_of(nouns, words) is Region.BODY


def test_what_stands_around_a_clipping_is_not_its_body() -> None:
    nouns = read(CLIPPING)
    found = {words: region_of(nouns, words) for words in ("Ferry to", "By Ann", "3 May", "Advertisement", "Related:")}
    assert found == {
        "Ferry to": Region.TITLE,
        "By Ann": Region.BYLINE,
        "3 May": Region.DATE,
        "Advertisement": Region.OTHER,
        "Related:": Region.RELATED,
    }


def test_readers_comments_are_kept_apart() -> None:
    nouns = read(CLIPPING)
    for words in ("gullwatcher", "They said the same", "My sister"):
        assert region_of(nouns, words) is Region.COMMENT
    assert region_of(nouns, "The Norvik Post") is not Region.BODY


def test_the_regions_of_an_html_page_are_found() -> None:
    nouns = read(HTML % BODY, "text/html")
    for words in ("The ferry between", "“We were never", "The council's", "Shops on"):
        assert region_of(nouns, words) is Region.BODY
    assert region_of(nouns, "They said the same") is Region.COMMENT
    assert region_of(nouns, "The last winter") is not Region.BODY
    assert region_of(nouns, "Copyright Norvik") is not Region.BODY
    assert region_of(nouns, "Weather") is not Region.BODY


def test_a_credit_at_the_end_of_the_last_line_is_a_byline() -> None:
    text = CLIPPING.split("\nRelated:")[0].replace("in the mornings.", "in the mornings.”/Norvik Post")
    nouns = read(text.rstrip())
    assert region_of(nouns, "/Norvik Post") is Region.BYLINE
    assert region_of(nouns, "in the mornings") is Region.BODY


def test_lines_of_like_length_at_the_head_of_a_small_page_stay_apart() -> None:
    nouns = read(SMALL)
    found = [
        region_of(nouns, words) for words in ("Harbour tax", "by Tomas", "8 January 2021", "Share this", "READ ALSO")
    ]
    assert found == [Region.TITLE, Region.BYLINE, Region.DATE, Region.OTHER, Region.RELATED]


def test_comments_that_only_a_name_opens_are_comments() -> None:
    nouns = read(SMALL)
    assert [region_of(nouns, words) for words in ("seadog:", "Marta K.:", "anon:")] == [Region.COMMENT] * 3
    assert len(nouns[Comment]) == 3


def test_a_credit_on_a_line_of_its_own_is_a_byline() -> None:
    assert region_of(read(SMALL), "/NNA") is Region.BYLINE


def test_a_wrapped_paragraph_is_one_passage() -> None:
    line = "The ferry between Norvik and the outer islands will not sail on Monday,"
    paragraph = f"{line}\nthe council said, after its crew refused to sign a new contract with it and\nleft the boat at the pier."
    nouns = read("\n\n".join([paragraph] * 4))
    assert len(nouns[Passage]) == 4


def test_a_page_of_nothing_but_links_has_no_body() -> None:
    links = "".join(f"<li><a href=/{n}>Section {n}</a>" for n in range(40))
    nouns = read(f"<ul>{links}</ul>", "text/html")
    assert not [each for each in nouns[Passage] if each.region is Region.BODY]


def test_the_same_page_is_judged_the_same_twice() -> None:
    assert read(CLIPPING)[Passage] == read(CLIPPING)[Passage]


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "  ",
            "* * *",
            "# Ferry",
            "  * Share",
            "By Ann Example",
            "3 May 2020",
            "• ",
            "- one",
            "x" * 90,
            "A b.",
            "©",
            "\u00a0",
            "1. ",
        ]
    )
)


@settings(max_examples=80, deadline=None)
@given(LINES)
def test_passages_tile_every_text(lines: list[str]) -> None:
    nouns = read("\n".join(lines))
    for page in nouns[Page]:
        assert tile(len(page.text), [each.span for each in nouns[Passage]])


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_passages_tile_any_characters(text: str) -> None:
    nouns = read(text)
    for page in nouns[Page]:
        assert tile(len(page.text), [each.span for each in nouns[Passage]])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "<b>", "<td>", "<br>", "<li>", "<a href=x>", "word ", "A sentence of words. ", "</p>", "<h1>"]
        )
    )
)
def test_passages_tile_every_html_page(parts: list[str]) -> None:
    nouns = read("<body>" + "".join(parts), "text/html")
    for page in nouns[Page]:
        assert tile(len(page.text), [each.span for each in nouns[Passage]])


@pytest.mark.parametrize(
    ("line", "region"),
    [
        ("“It is only paint”: a tug beside the ferry on Wednesday. Pic: Norvik Post/Muster", Region.CAPTION),
        ("You get this letter because you asked for it. Unsubscribe", Region.OTHER),
        ("4. https://norvikpost.example/islands", Region.OTHER),
        ("He said that the photo was taken by a tourist on Monday.", Region.BODY),
    ],
)
def test_a_line_inside_the_body_is_what_its_plain_words_make_it(line: str, region: Region) -> None:
    assert region_of(read(CLIPPING.replace("Advertisement", line)), line[-20:]) is region


def test_a_text_without_a_headline_begins_with_its_body() -> None:
    text = "\n\n".join(CLIPPING.split("\n\n")[2:5])
    assert {each.region for each in read(text)[Passage]} == {Region.BODY}


def test_a_few_words_over_the_first_paragraph_are_the_title() -> None:
    paragraphs = CLIPPING.split("\n\n")[2:5]
    text = "\n\n".join(["Islands lose their ferry again", *paragraphs])
    assert [each.region for each in read(text)[Passage]] == [Region.TITLE, *[Region.BODY] * 3]


DECK = (
    "The ferry is late again. The islands have waited for three weeks in the rain, "
    "and nobody in the council knows who will pay for it."
)


def test_a_standfirst_of_several_sentences_belongs_to_the_report() -> None:
    told = "".join(f"<p>{words}</p>" for words in CLIPPING.split("\n\n")[2:5] * 3)
    head = f'<header class="head"><h1>Islands lose their ferry again</h1><p class="lead">{DECK}</p></header>'
    meta = "<div class='meta'>By Ann Example | 3 May 2019</div><div>Share</div>"
    nav = "<div class='nav'><a>Home</a><a>Sport</a></div>"
    assert region_of(read(f"{nav}<article>{head}{meta}{told}</article>", "text/html"), DECK) is Region.BODY


def test_a_menu_above_a_headline_that_no_tag_marks_is_not_the_title() -> None:
    told = "<br><br>".join(CLIPPING.split("\n\n")[2:5] * 2)
    menu = "".join(
        f"<a href='/{at}'>{name}</a><br>" for at, name in enumerate(["Government", "Sea and Harbours", "Life"])
    )
    page = f"<table><tr><td>{menu}</td><td>03.05.2019</td></tr><tr><td><b>Islands lose their ferry again</b></td></tr></table><div>{told}</div>"
    found = read(f"<center>NORVIK PRESS</center>{page}", "text/html")
    assert region_of(found, "Islands lose") is Region.TITLE
    assert region_of(found, "Sea and Harbours") is not Region.TITLE


def test_the_heading_of_the_form_below_a_thread_is_no_comment() -> None:
    form = "\n\nLeave a Reply\n\nConnecting to harbour"
    assert region_of(read(CLIPPING + form), "Leave a Reply") is Region.OTHER
