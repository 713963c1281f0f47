"""Bytes to pages: text, blocks, what is declared, and what cannot be read."""

# ruff: noqa: E501  (pages as their outlets would set them)

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.flatten import pages
from onrecord.model import Block, Declared, Page, Payload, Problem
from onrecord.pipeline import Nouns, run_capture


def read(data: bytes | str, media_type: str = "text/html") -> Nouns:
    raw = data.encode() if isinstance(data, str) else data
    return run_capture((pages,), Payload("c", "page", "", media_type, "2020-01-01T00:00:00Z", raw))


def text_of(data: bytes | str, media_type: str = "text/html") -> str:
    nouns = read(data, media_type)
    return nouns[Page][0].text if nouns[Page] else ""


def declared(data: str, media_type: str = "text/html") -> set[tuple[str, str, str]]:
    return {(each.name, each.value, each.where) for each in read(data, media_type)[Declared]}


def test_blocks_become_paragraphs_and_inline_elements_do_not() -> None:
    assert text_of("<p>The <b>mayor</b> of <a href=/x>Norvik</a> left.<p>Nobody saw it.") == (
        "The mayor of Norvik left.\n\nNobody saw it."
    )


def test_two_line_breaks_end_a_paragraph_and_one_between_wrapped_lines_does_not() -> None:
    long = "The council of Norvik met for the third time this week to speak about the"
    assert text_of(f"<div>{long}<br>ferry.<br><br>It closed at ten.</div>") == f"{long}\nferry.\n\nIt closed at ten."


def test_scripts_styles_templates_and_hidden_elements_are_left_out() -> None:
    html = (
        "<style>p{}</style><script>x</script><template>t</template><p style='display: none'>h</p><p hidden>h</p><p>Seen"
    )
    assert text_of(html) == "Seen"


def test_a_hidden_link_does_not_make_what_follows_a_link() -> None:
    (block,) = read("<a hidden href=x>x</a><p>Plain words.")[Block]
    assert block.link_share == 0


def test_every_block_points_at_its_words() -> None:
    nouns = read("<h1>Ferry stops</h1><ul><li>One<li>Two</ul><p>End.")
    text = nouns[Page][0].text
    assert [(block.tag, block.span.of(text)) for block in nouns[Block]] == [
        ("h1", "Ferry stops"),
        ("li", "One"),
        ("li", "Two"),
        ("p", "End."),
    ]


def test_a_block_knows_the_words_of_its_class_and_of_those_around_it() -> None:
    (block,) = read("<body class=home><div class=Story-Body><p id=lead>Words here.")[Block]
    assert block.hints.split() == ["lead", "story-body"]


def test_an_inline_element_around_a_whole_block_gives_its_hints() -> None:
    (block,) = read("<div><span class=byline>Ann Example</span></div>")[Block]
    assert "byline" in block.hints


def test_spans_side_by_side_are_set_apart() -> None:
    assert (
        text_of("<div><span class=a>Ann Example</span><span class=b>3 May 2020</span></div>")
        == "Ann Example 3 May 2020"
    )


def test_a_plain_text_keeps_its_own_characters() -> None:
    text = "  Tab\there\r\n\r\nand “quotes”\u00a0\n"
    assert text_of(text, "text/plain") == text


def test_a_byte_order_mark_is_dropped() -> None:
    assert text_of("Ånd".encode("utf-8-sig"), "text/plain") == "Ånd"
    assert text_of("Ånd".encode("utf-16"), "text/plain") == "Ånd"


@pytest.mark.parametrize("charset", ["windows-1251", "iso-8859-2", "shift_jis", "utf-8"])
def test_the_charset_in_the_media_type_is_believed(charset: str) -> None:
    words = {
        "windows-1251": "Министр ушёл",
        "iso-8859-2": "Zażółć gęślą",
        "shift_jis": "大臣は辞任した",
        "utf-8": "Ærø",
    }[charset]
    assert text_of(words.encode(charset), f"text/plain; charset={charset}") == words


def test_the_charset_in_a_meta_tag_is_believed() -> None:
    assert text_of("<meta charset=windows-1251><p>Министр".encode("cp1251")) == "Министр"


def test_latin_1_is_read_as_browsers_read_it() -> None:
    assert text_of("<meta charset=iso-8859-1><p>“Never”, she said".encode("cp1252")) == "“Never”, she said"


def test_a_few_bad_bytes_do_not_change_how_the_rest_is_read() -> None:
    nouns = read("Ærlig talt, sagde hun på øen. ".encode() * 5 + b"\xff", "text/plain")
    assert nouns[Page][0].text.startswith("Ærlig talt")
    assert nouns[Problem]


def test_what_is_not_text_gives_a_problem_and_no_page() -> None:
    nouns = read(bytes(range(256)) * 20, "")
    assert not nouns[Page]
    assert "not a text" in nouns[Problem][0].what


def test_an_empty_capture_gives_a_problem() -> None:
    assert "empty" in read(b" \n", "text/plain")[Problem][0].what


def test_html_without_a_media_type_is_known_by_its_first_words() -> None:
    assert text_of("<!DOCTYPE html><title>T</title><p>Words", "") == "Words"


def test_a_page_that_speaks_of_pdf_is_a_page() -> None:
    assert text_of("<p>A PDF begins with %PDF-1.4 and a number.") == "A PDF begins with %PDF-1.4 and a number."


def test_a_rich_text_without_a_media_type_is_known_by_its_first_words() -> None:
    assert text_of(b"{\\rtf1 Words\\par}", "") == "Words"


def test_linked_data_declares_the_article_and_not_those_it_recommends() -> None:
    linked = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "Ferry stops", "author": [{"name": "Ann Example"}, "Bo Sample"],
             "datePublished": "2020-05-03", "publisher": {"name": "Norvik Post"}},
            {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another"}]},
        ]
    }  # fmt: skip
    found = declared(f"<script type='application/ld+json'>{json.dumps(linked)}</script><p>x")
    assert found == {
        ("title", "Ferry stops", "json-ld"),
        ("author", "Ann Example", "json-ld"),
        ("author", "Bo Sample", "json-ld"),
        ("published", "2020-05-03", "json-ld"),
        ("outlet", "Norvik Post", "json-ld"),
    }


@pytest.mark.parametrize(
    "counts",
    [
        {"commentCount": 57},
        {"commentCount": "57"},
        {
            "interactionStatistic": [
                {"interactionType": "https://schema.org/LikeAction", "userInteractionCount": 900},
                {"interactionType": {"@type": "CommentAction"}, "userInteractionCount": 57},
            ]
        },
    ],
)
def test_how_many_comments_linked_data_counts_is_declared(counts: dict[str, object]) -> None:
    linked = json.dumps({"@type": "NewsArticle", **counts})
    assert declared(f"<script type='application/ld+json'>{linked}</script><p>x") == {("comments", "57", "json-ld")}


def test_broken_linked_data_still_gives_its_plain_pairs() -> None:
    broken = '{"@type": "NewsArticle", "headline": "Ferry \\"stops\\"", "datePublished": "2020-05-03", oops}'
    assert ("published", "2020-05-03", "json-ld") in declared(
        f"<script type='application/ld+json'>{broken}</script><p>x"
    )


def test_meta_tags_microdata_time_and_canonical_links_are_declared() -> None:
    html = (
        "<html lang=da><meta property='og:title' content='Færgen'><meta name='dc.creator' content='Bo Sample'>"
        "<link rel=canonical href='https://post.example/1'><p itemprop=author><span itemprop=name>Ann Example</span></p>"
        "<time datetime='2020-05-03'>i går</time>"
    )
    assert declared(html) >= {
        ("language", "da", "meta"),
        ("title", "Færgen", "opengraph"),
        ("author", "Bo Sample", "meta"),
        ("url", "https://post.example/1", "meta"),
        ("author", "Ann Example", "microdata"),
        ("published", "2020-05-03", "time"),
    }


def test_a_day_that_only_the_programs_of_a_page_keep_is_declared() -> None:
    page = '<p>Storm</p><script type="application/json">{"publishedDate":"2019-03-12T20:37:27Z"}</script>'
    assert declared(page) == {("published", "2019-03-12T20:37:27Z", "script")}
    assert declared(page + '<script>{"published_at": "2020-01-01"}</script>') == set()
    assert {where for _, _, where in declared(page + '<meta name="date" content="2019-03-11">')} == {"meta"}


def test_a_message_gives_its_html_and_its_headers() -> None:
    mail = (
        b"From: Norvik Post <post@norvik.example>\nSubject: =?utf-8?q?F=C3=A6rgen?=\nDate: Sun, 3 May 2020 10:00:00 +0200\n"
        b"MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n"
        b"--b\nContent-Type: text/html; charset=utf-8\n\n<p>Rich words\n--b--\n"
    )
    nouns = read(mail, "message/rfc822")
    assert nouns[Page][0].text == "Rich words"
    assert {(each.name, each.value) for each in nouns[Declared] if each.where == "header"} == {
        ("title", "Færgen"),
        ("author", "Norvik Post"),
        ("published", "2020-05-03T10:00:00+02:00"),
    }


def test_an_article_object_keeps_its_text_and_declares_the_rest() -> None:
    article = {"url": "https://post.example/1", "title": "Ferry stops", "text": " A\r\nB ", "authors": ["Ann Example"]}
    media_type = "application/vnd.onrecord.article+json"
    assert text_of(json.dumps(article), media_type) == " A\r\nB "
    assert declared(json.dumps(article), media_type) == {
        ("url", "https://post.example/1", "jsonl"),
        ("title", "Ferry stops", "jsonl"),
        ("author", "Ann Example", "jsonl"),
    }


def test_an_author_listed_twice_is_declared_once() -> None:
    article = json.dumps({"text": "x", "authors": ["Ann Example", "Ann Example"]})
    assert len(read(article, "application/vnd.onrecord.article+json")[Declared]) == 1


def test_half_of_a_character_in_linked_data_is_replaced() -> None:
    linked = '{"@type": "NewsArticle", "headline": "Ferry \\ud83d stops"}'
    assert ("title", "Ferry ? stops", "json-ld") in declared(f"<script type='application/ld+json'>{linked}</script>x")


def test_an_article_object_that_is_none_gives_a_problem() -> None:
    assert read("[1", "application/vnd.onrecord.article+json")[Problem]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (
            "The minister said on Friday that it was not for the council to say which of them would have been at the port.",
            "en",
        ),
        (
            "Der Minister sagte am Freitag, dass die Fähre nicht mehr fahren wird und der Hafen mit dem Bau wartet.",
            "de",
        ),
        ("Le ministre a dit que la ville est dans une impasse et que les ferries ne partent pas avec le vent.", "fr"),
        ("Министр сказал, что паром не пойдёт и что в порту это было не так, как он говорил о том же.", "ru"),
        ("大臣は金曜日に港の工事が終わったと述べた。", "ja"),
        ("zzz 123", ""),
    ],
)
def test_the_language_of_a_page_is_heard_from_its_common_words(words: str, language: str) -> None:
    assert read(words, "text/plain")[Page][0].language == language


HOSTILE = {
    "nested": "<div>" * 100_000 + "deep",
    "nested and closed wrongly": "<div>" * 50_000 + "</p>" * 50_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">x",
    "entities": "&amp" * 200_000 + "&#xffffffff;&bogus;&#0;",
    "open tags": "<" * 500_000,
    "blocks": "<p>a" * 100_000,
    "script": "<script>" * 50_000,
    "microdata": "<span itemprop=author>" * 900 + "x" * 100_000,
    "linked data": "<script type=application/ld+json>" + "[" * 100_000 + "</script><p>x",
    "hints": f"<div class='{'menu ' * 100_000}'>" * 20 + "x",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markup_takes_bounded_time(html: str) -> None:
    before = time.process_time()
    read(html)
    assert time.process_time() - before < 10


def test_an_element_with_thousands_of_attributes_is_read_without_its_markup() -> None:
    nouns = read("<p " + " ".join(f"a{n}='>'" for n in range(40_000)) + ">The words after it.")
    assert nouns[Page][0].text.endswith("The words after it.")
    assert "attributes" in nouns[Problem][0].what


def test_a_page_of_too_many_tags_is_read_up_to_there() -> None:
    nouns = read("<p>The first words.</p>" + "<i></i>" * 300_000 + "<p>The last words.</p>")
    assert nouns[Page][0].text == "The first words."
    assert "tags" in nouns[Problem][0].what


def test_the_title_of_an_icon_is_not_the_pages() -> None:
    assert declared("<svg><title>Menu</title></svg><p>x") == set()


def test_a_control_character_is_left_out() -> None:
    assert text_of("<p>Ferry\x07 stops") == "Ferry stops"


def test_a_page_nested_too_deep_is_still_read() -> None:
    nouns = read("<div>" * 100_000 + "The words at the bottom.")
    assert nouns[Page][0].text == "The words at the bottom."
    assert "deeper" in nouns[Problem][0].what


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["text/html", "text/plain", "", "message/rfc822", "application/pdf", "text/xml"]),
)
def test_no_bytes_make_the_step_raise(data: bytes, media_type: str) -> None:
    read(data, media_type)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<td>", "<br>", "<a href=x>", "</a>", "word ", " \n", "<li>", "&lt;"]
        )
    )
)
def test_blocks_never_overlap_and_stand_in_order(parts: list[str]) -> None:
    nouns = read("<body>" + "".join(parts))
    ends = [0]
    for block in nouns[Block]:
        assert block.span.start >= ends[-1]
        assert block.span.of(nouns[Page][0].text).strip() == block.span.of(nouns[Page][0].text) != ""
        ends.append(block.span.end)


@pytest.mark.parametrize(
    "unread",
    [
        "<script>if (1 < 2) { document.write('<p>Buy now</p>'); }</script>",
        "<!-- <script> --><!-- <p>Buy now</p> -->",
        "<style>p::after { content: '<p>Buy now</p>' }</style>",
        "<SCRIPT>var buy = '<p>now</p>'</SCRIPT>",
        "<script>var begins = '<!--';</script>",
        "<script src=x.js></script >",
        "<!-->",
    ],
)
def test_nothing_of_scripts_styles_and_comments_is_read_and_all_between_them_is(unread: str) -> None:
    page = f"<body>{unread}<p>The ferry sails.</p>{unread}<p>It is late.</p>{unread}</body>"
    assert read(page)[Page][0].text == "The ferry sails.\n\nIt is late."


def test_linked_data_is_read_however_its_type_is_written() -> None:
    linked = '{"@type": "NewsArticle", "headline": "The ferry sails"}'
    for written in ("application/ld+json", "application/ld&#x2B;json"):
        page = f'<head><script type="{written}">{linked}</script></head><body><p>It is late.</p></body>'
        assert [each.value for each in read(page)[Declared] if each.name == "title"] == ["The ferry sails"]


@pytest.mark.parametrize("opening", ["<script ", "<script ld+json ", "<!--", "<style>", "<script>x</script"])
def test_scripts_that_never_end_cost_no_more_than_their_length(opening: str) -> None:
    began = time.process_time()
    read("<body><p>The ferry sails.</p>" + opening * 60_000)
    assert time.process_time() - began < 5


def test_two_tags_that_differ_only_in_what_is_never_read_are_one_kind() -> None:
    page = '<body><div class="top" data-id="{}" style="color: red"><p>The ferry {} sails.</p></div></body>'
    hints = {read(page.format(n, n))[Block][0].hints for n in range(3)}
    assert hints == {"top"}


@pytest.mark.parametrize("hidden", ["hidden", 'style="color: red; display: none"', 'style="visibility:hidden"'])
def test_what_its_tag_hides_is_left_out(hidden: str) -> None:
    page = (
        f'<body><p>The ferry sails.</p><div class="x" data-style="display:block" {hidden}><p>Buy now</p></div></body>'
    )
    assert read(page)[Page][0].text == "The ferry sails."
