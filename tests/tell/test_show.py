"""Every question can be asked at the command line: a table for a person, columns for a script, JSON for either."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import onrecord
from onrecord.dates import PartialDate
from onrecord.tell.columns import COLUMNS, when
from onrecord.tell.questions import QUESTIONS, parameters
from tests.tell.a_line import lined
from tests.tell.console import BODY, SCRIPT, Console

FIRST = {  # where a question needs the id of something: which noun's export gives one, and under which name
    "id": {"story": ("stories", "story"), "statement": ("statements", "id"), "actor": ("actors", "id")},
    "story": {"": ("stories", "story")},
    "capture": {"": ("articles", "capture")},
    "actor": {"": ("actors", "id")},
    "utterance": {"": ("utterances", "utterance")},
    "storyline": {"": ("storylines", "line")},
}


def on_a_terminal(*words: str, columns: int = 100) -> str:
    """Return what a command shows on a terminal."""
    ours, theirs = pty.openpty()
    told = b""
    env = {**os.environ, "TERM": "xterm", "COLUMNS": str(columns)}
    with subprocess.Popen([SCRIPT, *words], stdout=theirs, stdin=theirs, env=env) as running:
        os.close(theirs)
        while True:
            try:
                some = os.read(ours, 65536)
            except OSError:  # how a terminal says that nobody writes any more
                break
            told += some
        assert running.wait() == 0
    os.close(ours)
    return told.decode()


@pytest.fixture(scope="module")
def followed(bridge: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record in which an issue is followed."""
    folder = Path(shutil.copytree(bridge, tmp_path_factory.mktemp("followed") / "my.record"))
    with onrecord.open(folder) as record:
        record.follow("The bridge", ["bridge"])
        lined(record)
    return folder


def wanted(name: str, console: Console, folder: Path) -> list[str]:
    """Return the words a question needs: the ids of things that are on record."""
    question = next(each for each in QUESTIONS if each.name == name)
    words = {"query": "bridge", "issue": "The bridge"}
    for each in parameters(question).values():
        if each.required and each.name in FIRST:
            noun, field = FIRST[each.name].get(name) or FIRST[each.name][""]
            rows = console("export", noun, "-r", folder).rows
            words[each.name] = next(str(row[field]) for row in rows if row[field])
    return [words[each.name] for each in parameters(question).values() if each.required]


@pytest.mark.parametrize("name", [each.name for each in QUESTIONS])
def test_every_question_answers_in_columns_and_in_json(name: str, console: Console, followed: Path) -> None:
    words = wanted(name, console, followed)
    plain = console("show", name, *words, "-r", followed)
    assert (plain.status, plain.err) == (0, "")
    for line in console("show", name, *words, "--json", "-r", followed).out.splitlines():
        json.loads(line)
    if name in COLUMNS and plain.out:
        head, *rows = plain.out.splitlines()
        assert head.split("\t") == list(COLUMNS[name])
        assert {row.count("\t") for row in rows} <= {head.count("\t")}


def test_rows_as_json_are_whole(console: Console, bridge: Path) -> None:
    rows = console("show", "statements", "--speaker", "Lind", "--form", "direct", "--json", "-r", bridge).rows
    assert {row["speaker"] for row in rows} == {"Ada Lind"}
    assert {"because", "confidence", "utterance"} <= set(rows[0])


def test_filters_narrow_and_pages_turn(console: Console, bridge: Path) -> None:
    every = console("show", "articles", "--json", "-r", bridge).rows
    assert len(every) == 4
    herald = console("show", "articles", "--outlet", "The Sund Herald", "--json", "-r", bridge).rows
    assert [row["outlet"] for row in herald] == ["The Sund Herald"] * 2
    second = console("show", "articles", "--limit", "1", "--offset", "1", "--json", "-r", bridge).rows
    assert second == every[1:2]
    assert console("show", "articles", "--since", "2031-06", "--json", "-r", bridge).rows == [every[0]]


def test_a_yes_needs_no_word(console: Console, bridge: Path) -> None:
    denied = console("show", "statements", "--negated", "--json", "-r", bridge).rows
    assert {row["text"] for row in denied} == {"that the money was gone"}
    others = console("show", "statements", "--negated", "no", "--json", "-r", bridge).rows
    assert denied[0]["text"] not in {row["text"] for row in others}


def test_news_tell_what_each_story_gained_and_not_what_its_fields_are_called(console: Console, bridge: Path) -> None:
    shown = console("show", "news", "--after", "0", "-r", bridge).out
    told = dict(row.split("\t", 1) for row in shown.splitlines())
    assert "articles 2" in told["stories"]
    assert "label, articles" not in told["stories"]


def test_coverage_names_who_carries_the_words_and_no_fields_of_ours(console: Console, bridge: Path) -> None:
    story = console("export", "stories", "-r", bridge).rows[0]["story"]
    head, *rows = console("show", "coverage", story, "-r", bridge).out.splitlines()
    assert head.split("\t")[3:5] == ["carried_by", "left_out_by"]
    assert any("The Lindby Gazette: whole" in row for row in rows)
    assert not [row for row in rows if "capture " in row]


def test_an_article_is_shown_with_its_evidence(console: Console, bridge: Path) -> None:
    shown = console("show", "article", "bridge.jsonl#1", "-r", bridge).out
    assert shown.startswith("Mayor promises bridge\nThe Lindby Gazette, 2031-05-02")
    assert "Ada Lind (direct): We will build the bridge this year" in shown


def test_the_regions_of_a_page_are_shown(console: Console, bridge: Path) -> None:
    shown = console("show", "regions", "bridge.jsonl#1", "-r", bridge).out
    assert "    body “We will build the bridge this year,” Mayor Ada Lind" in shown


def test_a_terminal_gets_a_table_with_whole_ids(console: Console, bridge: Path) -> None:
    ids = [row["id"] for row in console("export", "statements", "-r", bridge).rows]
    shown = on_a_terminal("show", "statements", "-r", str(bridge), columns=80)
    assert "\t" not in shown
    assert all(id in shown for id in ids)
    assert f"{len(ids)} of {len(ids)}" in shown


def test_a_terminal_is_told_where_there_is_nothing(bridge: Path) -> None:
    assert "nothing on record answers this" in on_a_terminal("show", "reviews", "-r", str(bridge))


def test_words_that_would_steer_a_terminal_are_shown_and_not_obeyed(console: Console, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Mayor \x1b[2J\x1b]0;gone\x07 promises :skull: bridge\n\n{BODY}\u202e [red]end[/red]\n")
    console("add", page, "-r", tmp_path / "my.record")
    for words in (["articles"], ["article", str(page)], ["regions", str(page)], ["search", "bridge"]):
        shown = console("show", *words, "-r", tmp_path / "my.record").out
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    regions = console("show", "regions", str(page), "-r", tmp_path / "my.record").out
    assert ":skull:" in regions
    assert "[red]end[/red]" in regions


@pytest.mark.parametrize(
    ("published", "earliest", "latest", "shown"),
    [
        ("2016-02-05", None, None, "2016-02-05"),
        (None, "2015-06", "2015-09-03", "2015-06..2015-09-03"),
        (None, "2015-06", None, "from 2015-06"),
        (None, None, "2017-03-23", "by 2017-03-23"),
        (None, None, None, ""),
    ],
)
def test_an_article_that_does_not_tell_its_day_shows_its_bounds(
    published: str | None, earliest: str | None, latest: str | None, shown: str, bridge: Path
) -> None:
    with onrecord.open(bridge) as record:
        (line,) = record.articles(limit=1)
    first, low, high = (PartialDate(each) if each else None for each in (published, earliest, latest))
    assert when(replace(line, published=first, earliest=low, latest=high)) == shown
