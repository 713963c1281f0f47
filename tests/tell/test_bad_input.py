"""Whatever is fed in: a clear line, in bounded time, and the rest is kept."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.capture.warcs import warc
from tests.tell.console import BODY, Console, Told

MOST_S = 15.0  # of processor time, which a busy machine takes little more of than a quiet one


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(BODY.encode() * 1000)
        file.truncate(1 << 30)


def nested(path: Path) -> None:
    inner = f"<h1>Mayor promises bridge</h1><p>{BODY}</p>"
    path.write_text("<html><body>" + "<div>" * 100_000 + inner + "</div>" * 100_000)


def bomb(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=9) as file:
        for _ in range(64):
            file.write(b"All work. " * 100_000)


def entities(path: Path) -> None:
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{lines}]>'
        "<rss version='2.0'><channel><title>&a9;</title><item><title>&a9;</title></item></channel></rss>"
    )


def cut(path: Path) -> None:
    page = f"<html><body><h1>Mayor promises bridge</h1><p>{BODY}</p></body></html>".encode()
    whole = warc(*((f"https://gazette.example/{number}", page) for number in range(4)))
    path.write_bytes(whole[: len(whole) * 5 // 8])


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty.html": (lambda path: path.write_bytes(b""), "empty"),
    "binary.bin": (lambda path: path.write_bytes(bytes(range(256)) * 64), "binary|no text|not text"),
    "huge.txt": (sparse, "large"),
    "bomb.html.gz": (bomb, "grow|expand|times"),
    "entities.rss": (entities, "entit"),
    "cut.warc.gz": (cut, "cut|torn|damaged|broken|ends"),
}


def added(console: Console, folder: Path) -> Told:
    began = time.process_time()
    told = console("add", folder / "in", "-r", folder / "my.record")
    assert time.process_time() - began < MOST_S
    return told


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_clear_line_and_the_rest_is_kept(name: str, console: Console, tmp_path: Path) -> None:
    make, why = BAD[name]
    (tmp_path / "in").mkdir()
    make(tmp_path / "in" / name)
    (tmp_path / "in" / "zz-good.txt").write_text(f"Mayor promises bridge\n\n{BODY}")
    told = added(console, tmp_path)
    assert told.status == 1
    (line,) = told.err.splitlines()
    assert re.match(rf"onrecord: \S*{re.escape(name)}\S*: ", line)
    assert re.search(why, line), line
    assert len(line) < 300
    sources = [row["source"] for row in console("export", "articles", "-r", tmp_path / "my.record").rows]
    assert any(source.endswith("zz-good.txt") for source in sources)
    problems = console("show", "problems", "-r", tmp_path / "my.record", "--json").rows
    assert [row["what"] for row in problems if row["step"] == "capture"] == [line.partition(f"{name}: ")[2]]


def test_of_a_warc_that_was_cut_the_pages_before_the_cut_are_kept(console: Console, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    cut(tmp_path / "in" / "cut.warc.gz")
    added(console, tmp_path)
    urls = [row["url"] for row in console("export", "captures", "-r", tmp_path / "my.record").rows]
    assert urls == ["https://gazette.example/0", "https://gazette.example/1"]


def test_a_page_nested_without_end_is_read(console: Console, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    nested(tmp_path / "in" / "nested.html")
    told = added(console, tmp_path)
    assert told.status == 0
    (row,) = console("export", "articles", "-r", tmp_path / "my.record").rows
    assert "We will build the bridge this year" in row["text"]


def test_bytes_that_are_no_utf_8_cost_a_character_and_not_the_page(console: Console, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.txt").write_bytes(BODY.encode().replace(b"ferry across", b"ferry \xff\xfe\x80 across"))
    told = added(console, tmp_path)
    assert told.status == 0
    (row,) = console("export", "pages", "-r", tmp_path / "my.record").rows
    assert "told reporters on Friday" in row["text"]


def test_half_a_surrogate_pair_costs_at_most_its_article(console: Console, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    lines = [
        '{"id": 1, "title": "Half \\ud800 pair", "text": "Nothing \\udfff much."}',
        json.dumps({"id": 2, "title": "Mayor promises bridge", "text": BODY}),
    ]
    (tmp_path / "in" / "articles.jsonl").write_text("\n".join(lines))
    added(console, tmp_path)
    titles = [row["title"] for row in console("export", "articles", "-r", tmp_path / "my.record").rows]
    assert "Mayor promises bridge" in titles
    assert console("refresh", "-r", tmp_path / "my.record").status in (0, 1)


def test_the_same_page_twice_is_one_capture(console: Console, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("one.txt", "two.txt"):
        (tmp_path / "in" / name).write_text(BODY)
    told = added(console, tmp_path)
    assert told.out.startswith("1 new, 1 known")
    assert told.status == 0
