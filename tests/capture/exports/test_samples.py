"""The sample exports of `examples/exports`: every article is found, its fields and its body exact."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.capture.exports.sheets import decoded
from onrecord.capture.found import Found
from onrecord.capture.sources import found
from onrecord.manuscripts import docx_paragraphs, rtf_paragraphs
from onrecord.model import Problem
from onrecord.settings import Settings

EXPORTS = Path(__file__).resolve().parents[3] / "examples" / "exports"
GOLD: dict[str, list[dict[str, Any]]] = json.loads((EXPORTS / "gold.json").read_text("utf-8"))
NAMES = sorted(GOLD)


def captured(name: str) -> list[Found]:
    return [each for each in found(str(EXPORTS / name), Settings()) if isinstance(each, Found)]


def flat(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def bodies(capture: Found) -> list[str]:
    told = json.loads(capture.data)
    return [flat(told["text"][start:end]) for start, end, region in told["blocks"] if region == "body"]


@pytest.mark.parametrize("name", NAMES)
def test_every_article_is_a_capture_of_its_own(name: str) -> None:
    assert [each.source for each in captured(name)] == [f"{EXPORTS / name}#{n + 1}" for n in range(len(GOLD[name]))]


@pytest.mark.parametrize("name", NAMES)
def test_the_body_is_the_articles_own_and_nothing_else(name: str) -> None:
    assert [bodies(each) for each in captured(name)] == [each["body"] for each in GOLD[name]]


@pytest.mark.parametrize("name", NAMES)
def test_every_block_lies_in_the_text_in_order(name: str) -> None:
    for each in captured(name):
        told = json.loads(each.data)
        ends = [end for start, end, _ in told["blocks"]]
        starts = [start for start, _, _ in told["blocks"]]
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
        assert ends[-1] <= len(told["text"])


def at_place(name: str, place: str) -> str:
    """Return the words that stand at a place of a file, read apart from the splitting."""
    file = (EXPORTS / name).read_bytes()
    unit, _, numbers = place.partition(" ")
    start, end = map(int, numbers.split("-"))
    if name.endswith(".docx"):
        assert unit == "paragraphs"
        return " ".join(each.text for each in docx_paragraphs(file)[start:end])
    assert unit == "bytes"
    if name.endswith(".rtf"):
        head = b"{\\rtf1\\ansi\\ansicpg1252 "
        return " ".join(each.text for each in rtf_paragraphs(head + file[start:end]))
    words = decoded(file)[0] if name == "nexis-german.txt" else ""
    return words[start:end] if words else file[start:end].decode("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_the_place_in_the_file_leads_to_the_articles_words_and_to_no_others(name: str) -> None:
    for each, gold in zip(captured(name), GOLD[name], strict=True):
        there = flat(re.sub(r"<[^>]*>", " ", at_place(name, each.place)))
        assert all(flat(paragraph) in there for paragraph in [gold["title"], *gold["body"]])
        others = [other for other in GOLD[name] if other["title"] != gold["title"]]
        assert not any(other["body"][0] in there for other in others)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_record_says_of_each_article_is_what_a_reader_finds(name: str, tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "r.record") as record:
        added = record.add(EXPORTS / name)
        assert added.problems == ()
        lines = {line.source.rpartition("#")[2]: line for line in record.articles(limit=50)}
        regions = {each.region.value for each in record.each(onrecord.model.Passage) if each.confidence < 1}
    assert regions == set()
    for number, gold in enumerate(GOLD[name], start=1):
        line = lines.get(str(number))
        if line is None:  # the same article twice is one capture
            assert gold in GOLD[name][: number - 1]
            continue
        found_ = {
            "title": line.title,
            "outlet": line.outlet,
            "published": line.published.iso if line.published else "",
            "byline": list(line.byline),
        }
        assert found_ == {key: gold[key] for key in found_}


def test_adding_an_export_twice_or_in_another_form_of_the_same_text_adds_nothing(tmp_path: Path) -> None:
    again = tmp_path / "again.txt"
    again.write_bytes((EXPORTS / "nexis.txt").read_bytes())
    with onrecord.open(tmp_path / "r.record") as record:
        assert record.add(EXPORTS / "nexis.txt").new == 4
        assert record.add(EXPORTS / "nexis.txt").new == 0
        assert record.add(again).new == 0


def test_the_file_is_kept_once_as_it_came_and_a_record_is_built_again_from_the_archive(tmp_path: Path) -> None:
    file = (EXPORTS / "nexis.docx").read_bytes()
    with onrecord.open(tmp_path / "r.record") as record:
        record.add(EXPORTS / "nexis.docx")
        before = [(each.source, each.file, each.place) for each in record.each(onrecord.model.Capture)]
        texts = [each.text for each in record.each(onrecord.model.Page)]
        record.rebuild()
        after = [(each.source, each.file, each.place) for each in record.each(onrecord.model.Capture)]
        assert [each.text for each in record.each(onrecord.model.Page)] == texts
        (digest,) = {file for _, file, _ in after}
        whole = record.archive.whole(digest)
    assert before == after
    assert all(place.startswith("paragraphs ") for _, _, place in after)
    assert (whole.data, whole.source) == (file, str(EXPORTS / "nexis.docx"))


def test_another_record_gives_its_exports_with_their_files(tmp_path: Path) -> None:
    with onrecord.open(tmp_path / "one.record") as one:
        one.add(EXPORTS / "factiva.rtf")
        digests = {each.file for each in one.each(onrecord.model.Capture)}
    with onrecord.open(tmp_path / "two.record") as two:
        assert two.add(tmp_path / "one.record").new == 4
        assert {each.file for each in two.each(onrecord.model.Capture)} == digests
        assert two.archive.whole(*digests).data == (EXPORTS / "factiva.rtf").read_bytes()


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith((".txt", ".rtf", ".html"))])
def test_an_export_that_was_cut_off_gives_what_is_whole_and_a_problem(name: str, tmp_path: Path) -> None:
    file = (EXPORTS / name).read_bytes()
    last = GOLD[name][-1]["body"][-1][:12].encode("cp1252" if name.endswith((".rtf", "german.txt")) else "utf-8")
    cut = file[: file.rindex(last) + 12]
    (tmp_path / name).write_bytes(cut)
    made = list(found(str(tmp_path / name), Settings()))
    whole = [each for each in made if isinstance(each, Found)]
    problems = [each for each in made if isinstance(each, Problem)]
    assert [bodies(each) for each in whole] == [each["body"] for each in GOLD[name][: len(GOLD[name]) - 1]]
    assert [each.what for each in problems] == ["is cut off: its last article does not end"]
