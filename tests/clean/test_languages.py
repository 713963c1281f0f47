"""Whole pages in French, German, Spanish, Russian and Arabic; every block of them is labelled by hand.

The pages, their outlets and all who speak on them are invented. What a page holds is told by ``data-`` attributes,
which are taken out before it is read.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from onrecord.clean.articles import articles
from onrecord.clean.flatten import pages
from onrecord.clean.regions import passages
from onrecord.model import Article, Capture, Page, Passage, Payload, RecordKey, Region
from onrecord.pipeline import Nouns, run_capture
from onrecord.spans import tile

FOLDER = Path(__file__).parent / "languages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))
# The standfirst is text or furniture as one likes: the annotated pages that the labeller learnt from disagree.
_STANDFIRST = "standfirst"
_BLOCK = re.compile(r"<(\w+)[^<>]* data-is=\"(\w+)\"[^<>]*>(.*?)</\1>", re.S)


@dataclass(frozen=True)
class Labelled:
    """A page and what a person found on it."""

    html: str
    blocks: tuple[tuple[str, str], ...]  # what each is: a region, or a standfirst; and its words
    title: str
    byline: tuple[str, ...]
    published: str

    @property
    def text(self) -> str:
        """The page as copied from a browser: one line a block, an empty line around what stands in the body."""
        spaced = (Region.BODY, Region.TITLE, _STANDFIRST)
        return "\n".join(f"{words}\n" if what in spaced else words for what, words in self.blocks) + "\n"


@cache
def labelled(name: str) -> Labelled:
    source = (FOLDER / f"{name}.html").read_text("utf-8")
    told = dict(re.findall(r' data-(title|byline|published)="([^"]*)"', source))
    blocks = tuple(
        (what, " ".join(unescape(re.sub(r"<[^>]*>", "", inner)).split())) for _, what, inner in _BLOCK.findall(source)
    )
    html = re.sub(r' data-\w+="[^"]*"', "", source)
    return Labelled(html, blocks, told["title"], tuple(told["byline"].split(";")), told["published"])


@cache
def read(name: str, media_type: str) -> Nouns:
    page = labelled(name)
    content = (page.html if media_type == "text/html" else page.text).encode()
    capture = Capture("c", name, "", media_type, "0" * 64, len(content), "2025-01-15T12:00:00Z", "", 0)
    payload = Payload("c", name, "", media_type, capture.captured, content)
    return run_capture((pages, passages, articles), payload, capture, RecordKey("k"))


def body_of(nouns: Nouns) -> Counter[str]:
    (page,) = nouns[Page]
    found: list[Passage] = nouns[Passage]
    return Counter(w for each in found if each.region is Region.BODY for w in each.span.of(page.text).split())


def meant_as(page: Labelled, what: str) -> Counter[str]:
    return Counter(word for each, words in page.blocks if each == what for word in words.split())


def region_of(nouns: Nouns, words: str) -> Region:
    """Return the region of the passage in which ``words`` begin."""
    (page,) = nouns[Page]
    at = page.text.index(words)
    found: list[Passage] = nouns[Passage]
    return next(each.region for each in found if each.span.start <= at < each.span.end)


# Pages whose author is not found yet, and why.
BOTH = pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
EACH = pytest.mark.parametrize("name", NAMES)


@BOTH
@EACH
def test_the_body_of_a_page_in_any_of_five_languages_is_found(name: str, media_type: str) -> None:
    page = labelled(name)
    meant, standfirst = meant_as(page, Region.BODY), meant_as(page, _STANDFIRST)
    found = body_of(read(name, media_type))
    found -= standfirst & (found - meant)
    both = (found & meant).total()
    assert 2 * both / (found.total() + meant.total()) >= 0.95


@BOTH
@EACH
def test_no_comment_and_no_related_line_is_taken_for_body(name: str, media_type: str) -> None:
    nouns = read(name, media_type)
    apart = [words for what, words in labelled(name).blocks if what in (Region.COMMENT, Region.RELATED)]
    # Buttons, headings and handles are too short to stand on the page but once.
    leaked = [words for words in apart if len(words) > 15 and region_of(nouns, words) is Region.BODY]
    assert leaked == []


@BOTH
@EACH
def test_the_title_and_the_day_of_such_a_page_are_found(name: str, media_type: str) -> None:
    (article,) = read(name, media_type)[Article]
    page = labelled(name)
    assert (article.title, article.published.iso if article.published else "") == (page.title, page.published)


@BOTH
@EACH
def test_the_authors_of_such_a_page_are_found(name: str, media_type: str) -> None:
    (article,) = read(name, media_type)[Article]
    assert article.byline == labelled(name).byline


CHINESE = """海港日报 首页 国际 体育
风暴过后港口重新开放
2024年3月12日 记者 林若溪

港口周二早上重新开放。市长说,修理工作比计划的快得多,渡轮将从今晚起恢复航行,居民不必再绕行四十公里。

“我们整夜都在工作,”码头工人王大海说。他在这里工作了三十年,从来没有见过这样大的风暴。

市政府答应在夏天以前修好防波堤,并为受损的商店提供补助。
版权所有 海港日报
"""
JAPANESE = """みなと新聞 ホーム 社会 スポーツ
嵐のあと、港が再び開く
2024年3月12日

港は火曜日の朝に再開された。市長によると、修理は予定より早く進み、フェリーは今夜から運航を再開するという。

「一晩中働きました」と港で三十年働く田島さんは話した。これほどの嵐は見たことがないという。
"""
THAI = """หนังสือพิมพ์ท่าเรือ หน้าแรก กีฬา
ท่าเรือเปิดอีกครั้งหลังพายุ
12 มีนาคม 2567

ท่าเรือเปิดอีกครั้งเมื่อเช้าวันอังคาร นายกเทศมนตรีกล่าวว่าการซ่อมแซมเสร็จเร็วกว่าที่วางแผนไว้มาก และเรือข้ามฟากจะกลับมาให้บริการตั้งแต่คืนนี้

ชาวบ้านบอกว่าไม่เคยเห็นพายุแรงเช่นนี้มาก่อน และหวังว่าเขื่อนกันคลื่นจะซ่อมเสร็จก่อนฤดูร้อน
"""


def read_text(text: str, media_type: str = "text/plain") -> Nouns:
    capture = Capture("c", "page", "", media_type, "0" * 64, len(text), "2025-01-15T12:00:00Z", "", 0)
    payload = Payload("c", "page", "", media_type, capture.captured, text.encode())
    return run_capture((pages, passages, articles), payload, capture, RecordKey("k"))


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, THAI], ids=["Chinese", "Japanese", "Thai"])
def test_a_page_in_a_language_written_without_spaces_is_read_and_tiled(text: str) -> None:
    nouns = read_text(text)
    assert tile(len(text), [each.span for each in nouns[Passage]])
    assert [each.text for each in nouns[Page]] == [text]
    assert len(nouns[Article]) == 1


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, THAI], ids=["Chinese", "Japanese", "Thai"])
def test_the_markup_tells_the_body_of_a_page_written_without_spaces(text: str) -> None:
    site, title, date, *rest = text.split("\n")
    lines = [part for part in rest if len(part) > 30]
    paragraphs = "".join(f"<p>{each}</p>" for each in lines)
    nouns = read_text(
        f"<html><body><nav class=menu><a href=/>{site}</a></nav><article><h1 class=title>{title}</h1>"
        f"<div class=date>{date}</div><div class=article-body>{paragraphs}</div></article></body></html>",
        "text/html",
    )
    assert [region_of(nouns, each) for each in lines] == [Region.BODY] * len(lines)
    assert [each.title for each in nouns[Article]] == [title]


def test_marks_of_direction_do_not_move_what_a_span_points_at() -> None:
    # Right-to-left and left-to-right marks, an isolate and its end: they stand in the text and are seen by nobody.
    page = labelled("ar-2")
    text = page.text.replace(" ", " \u200f", 5).replace("\n", "\u2069\n\u2067", 5)
    nouns = read_text(text)
    assert nouns[Page][0].text == text
    assert tile(len(text), [each.span for each in nouns[Passage]])
    (article,) = nouns[Article]
    assert article.published is not None
    assert article.published.iso == page.published
