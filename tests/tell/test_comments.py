"""Readers' comments on every face: as a thread, apart from the article, and nobody's name on any."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import onrecord
from onrecord.tell.exports import nouns
from tests.tell.console import Console
from tests.tell.desk import Visitor
from tests.tell.test_show import on_a_terminal

HANDLES = ("gull_7", "northpier", "Heron Veska")
PAGE = """<html><head><title>Norvik bridge closed for a week</title></head><body><article>
<h1>Norvik bridge closed for a week</h1><p class="byline">By Ann Example</p><p class="date">4 May 2020</p>
<p>The bridge over the Norvik was closed on Monday after engineers had found a crack in its second pillar.</p>
<p>“We will mend it in a week,” said Mira Oldanova, who runs the bridge, and the ferry will sail until then.</p>
<p>Nobody was hurt when the lorry struck the pillar on Sunday night, the town said, and the driver was not named.</p>
</article><section class="comments" id="comments"><h3 class="comments-title">7 Comments</h3><ol class="comment-list">
<li id="comment-7" class="comment depth-1"><div class="comment-author">gull_7</div><div class="comment-date">May 4, 2020
at 10:12 am</div><div class="comment-content"><p>“It is the same pillar,” said Mira last year, and then “not again”.</p>
</div><ol class="children"><li id="comment-8" class="comment depth-2"><div class="comment-author">northpier</div>
<div class="comment-date">May 5, 2020 at 8:01 am</div><div class="comment-content"><p>@gull_7 It was the other one, and
GULL_7 knows it as well as I do, whatever he says.</p></div></li></ol></li>
<li id="comment-9" class="comment depth-1"><div class="comment-author">Heron Veska</div><div class="comment-date">May 6,
2020 at 9:30 am</div><div class="comment-content"><p>gull_7 wrote: “the same pillar”. I agree with northpier there.</p>
</div></li></ol></section></body></html>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("thread")
    (made / "bridge.html").write_text(PAGE, encoding="utf-8")
    with onrecord.open(made / "my.record") as record:
        record.add(made / "bridge.html")
    return made / "my.record"


def named(text: str) -> set[str]:
    """Return the commenters whom a face names."""
    return {handle for handle in HANDLES if re.search(rf"(?<!\w){handle}(?!\w)", text, re.IGNORECASE)}


def test_comments_are_counted_and_kept_apart_from_the_article(console: Console, folder: Path) -> None:
    (article,) = console("export", "articles", "-r", folder).rows
    assert article["comments"] == 3
    assert "pillar,” said Mira last year" not in article["text"]


def test_a_comment_yields_no_statement(console: Console, folder: Path) -> None:
    statements = console("export", "statements", "-r", folder).rows
    assert statements
    assert not [each for each in statements if "same pillar" in each["text"] or "not again" in each["text"]]


def test_a_thread_is_given_with_its_nesting_days_and_pseudonyms(console: Console, folder: Path) -> None:
    first, answer, last = console("show", "comments", "bridge.html", "-r", folder, "--json").rows
    assert [each["depth"] for each in (first, answer, last)] == [0, 1, 1]
    assert [each["posted"] for each in (first, answer, last)] == ["2020-05-04", "2020-05-05", "2020-05-06"]
    assert answer["parent"] == last["parent"] == first["id"]
    assert len({each["author"] for each in (first, answer, last)}) == 3
    assert "whatever he says" in answer["words"]


def test_a_terminal_shows_a_thread_set_in(folder: Path) -> None:
    shown = on_a_terminal("show", "comments", "bridge.html", "-r", str(folder))
    assert re.search(r"^.{0,12}reader \w{4}.* 2020-05-04", shown, re.MULTILINE)
    assert re.search(r"^ {2}.{0,12}reader \w{4}.* 2020-05-05", shown, re.MULTILINE)
    assert not named(shown)


def test_a_page_of_a_thread_has_its_total(folder: Path) -> None:
    with onrecord.open(folder) as record:
        some = record.comments("bridge.html", limit=1, offset=1)
        assert (len(some), some.total, some.offset) == (1, 3, 1)


@pytest.mark.parametrize("noun", ["articles", "statements", *nouns()])
def test_no_export_names_a_commenter(console: Console, folder: Path, noun: str) -> None:
    assert not named(console("export", noun, "-r", folder).out)


@pytest.mark.parametrize(
    "words", [("article", "bridge.html"), ("article", "bridge.html", "--json"), ("regions", "bridge.html"),
              ("search", "pillar"), ("search", "gull_7"), ("problems",), ("comments", "bridge.html")],
)  # fmt: skip
def test_no_command_names_a_commenter(console: Console, folder: Path, words: tuple[str, ...]) -> None:
    told = console("show", *words, "-r", folder)
    assert told.status == 0
    assert not named(told.out.replace('"query":"gull_7"', ""))


def test_no_page_of_the_desk_names_a_commenter(folder: Path) -> None:
    with onrecord.open(folder) as record:
        desk = Visitor(record)
        id = record.articles()[0].id
        of_source = [f"/source/{id}", f"/source/{id}.json", f"/source/{id}?regions=1"]
        of_api = [f"/api/articles/{id}", f"/api/articles/{id}/comments", f"/api/articles/{id}/chain"]
        for path in (*of_source, *of_api, "/search?query=pillar", "/problems"):
            assert not named(desk.get(path).text), path


def test_the_desk_sets_an_answer_in_below_what_it_answers(folder: Path) -> None:
    with onrecord.open(folder) as record:
        page = Visitor(record).get(f"/source/{record.articles()[0].id}").text
    assert '<details class="comments"><summary>3 readers’ comments' in page
    assert re.search(r'class="passage comment in-1" data-region="comment" id="k-', page)


def test_a_page_that_speaks_of_more_comments_is_among_the_problems(console: Console, folder: Path) -> None:
    assert "the page speaks of 7 comments, 3 are on it" in console("show", "problems", "-r", folder).out
