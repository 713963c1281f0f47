"""A record keeps what it is given, whatever the order, and works out again only what changed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.model import Page, Problem
from onrecord.pipeline import Step
from onrecord.problems import BadRecord, BadRequest, NotOnRecord
from onrecord.record.record import Record
from tests.record import toy
from tests.record.conftest import Opens, picture

WORLD = (
    'Strait opens | Courier\nAda said "we will open the strait" #strait #ships',
    'Strait may open | Herald\nADA said "we may open it" and Bruno said "never" #strait #ships',
    'Bakers strike | Courier\nCarla said "no bread" #bread',
    'Ships wait | Gazette\nBruno said "they wait" #ships #strait #harbour',
    'Bread returns | Herald\nCarla said "bread again" #bread',
    "Nothing said | Gazette\nno words #harbour #ships",
)


def pages(folder: Path, texts: Sequence[str] = WORLD) -> list[Path]:
    folder.mkdir(exist_ok=True)
    made = []
    for number, text in enumerate(texts):
        made.append(folder / f"page{number}.txt")
        made[-1].write_text(text, encoding="utf-8")
    return made


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(WORLD))), st.lists(st.integers(1, 4), min_size=1, max_size=6))
def test_in_any_order_one_by_one_or_all_at_once_the_record_is_the_same(order: list[int], sizes: list[int]) -> None:
    with TemporaryDirectory() as folder:
        files = pages(Path(folder) / "pages")
        whole = Record(Path(folder) / "whole", steps=toy.STEPS)
        whole.add(*files)
        parts = Record(Path(folder) / "parts", steps=toy.STEPS)
        rest = [files[n] for n in order]
        while rest:
            for size in sizes:
                parts.add(*rest[:size])
                rest = rest[size:]
        assert picture(parts) == picture(whole)
        whole.close()
        parts.close()


def test_adding_twice_equals_adding_once(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    files = pages(tmp_path / "pages")
    first = record.add(*files)
    before = picture(record)
    second = record.add(*files)
    assert (first.new, first.known, second.new, second.known) == (6, 0, 0, 6)
    assert picture(record) == before


def test_other_processes_make_the_same_record(opened: Opens, tmp_path: Path) -> None:
    files = pages(tmp_path / "pages")
    alone, pooled = opened("alone"), opened("pooled")
    alone.add(*files)
    pooled.add(*files, jobs=2)
    assert picture(pooled) == picture(alone)


def test_a_step_that_raises_costs_its_capture_and_no_other(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    added = record.add(*pages(tmp_path / "pages", [*WORLD, "Bomb | Courier\nexplode"]))
    assert [problem.step for problem in added.problems] == ["articles"]
    assert "this page explodes" in added.problems[0].what
    assert len(record.articles()) == len(WORLD)
    with pytest.raises(NotOnRecord):
        record.article("page6.txt")


def test_a_failed_capture_is_tried_again_by_refresh(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages", ["Bomb | Courier\nexplode"]))
    record.close()
    mended = opened(steps=(toy.pages, replace(toy.articles, run=lambda capture, page: []), *toy.STEPS[2:]))
    assert mended.refresh() == ()
    assert not mended.problems()


DEADLY = """
import os, sys
from dataclasses import replace
from pathlib import Path
from onrecord.record.record import Record
from tests.record import toy

def articles(capture, page):
    return os._exit(9) if "explode" in page.text else toy.articles.run(capture, page)

steps = (toy.pages, replace(toy.articles, run=articles), *toy.STEPS[2:])
Record(Path(sys.argv[1]), steps=steps).add(*sys.argv[2:])
"""


def test_a_page_that_ends_the_process_is_told_as_failed_after_three_tries(opened: Opens, tmp_path: Path) -> None:
    texts = [*WORLD, "Bomb | Courier\nexplode"]
    files = pages(tmp_path / "pages", texts)
    opened().close()
    record = opened()
    told = [subprocess.run([sys.executable, "-c", DEADLY, record.folder, *files]).returncode for _ in range(4)]
    assert told == [9, 9, 9, 0]
    assert [(problem.step, problem.source) for problem in record.failures()] == [("steps", str(files[-1]))]
    assert "died" in record.failures()[0].what
    assert record.waiting == 0
    assert len(record.articles()) == len(WORLD)


def test_a_new_version_runs_that_step_and_equal_output_stops_the_wave(opened: Opens, tmp_path: Path) -> None:
    opened().add(*pages(tmp_path / "pages"))
    calls: list[str] = []

    def watched(step: Step, **changes: Any) -> Step:
        def run(*arguments: Any) -> list[Any]:
            calls.append(step.name)
            return list(step.run(*arguments))

        return replace(step, run=run, **changes)

    steps = [watched(step) for step in toy.STEPS]
    record = opened(steps=steps)
    record.refresh()
    assert calls == []
    record.close()
    steps[0] = watched(toy.pages, version=2)
    again = opened(steps=steps)
    before = picture(again)
    again.refresh()
    assert set(calls) == {"pages"}
    assert len(calls) == len(WORLD)
    assert picture(again) == before


def test_a_changed_step_replaces_what_it_made_and_what_followed(opened: Opens, tmp_path: Path) -> None:
    files = pages(tmp_path / "pages")
    opened().add(*files)

    def shouting(page: Page) -> list[Any]:
        return [
            replace(made, speaker="ADA") if getattr(made, "speaker", "") == "Ada" else made
            for made in toy.statements.run(page)
        ]

    changed = [*toy.STEPS]
    changed[2] = replace(toy.statements, version=2, run=shouting)
    later, anew = opened(steps=changed), opened("anew", steps=changed)
    later.refresh()
    anew.add(*files)
    assert picture(later) == picture(anew)


def test_rebuild_makes_the_same_record_from_the_captures_and_the_reviews(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"), tmp_path / "missing.txt")
    statement = record.statements(words="never")[0]
    record.review("statement", statement.id, "correct", field="speaker", value="Dora")
    before = picture(record)
    record.rebuild()
    assert picture(record) == before
    assert record.statements(speaker="Dora")[0].text == "never"


def test_rebuild_tells_which_captures_are_lost_until_their_file_is_put_back(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    before = picture(record)
    (file,) = (tmp_path / "toy.record" / "captures").glob("*.warc.gz")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    lost = record.rebuild()
    assert lost
    assert len(lost) + record.captures().total == len(before["page"])
    assert record.rebuild() == lost == tuple(record.problems())
    file.write_bytes(whole)
    assert record.rebuild() == ()
    assert picture(record) == before


def test_a_lost_database_comes_back_from_the_captures(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    before = picture(record)
    record.close()
    for lost in (tmp_path / "toy.record").glob("record.sqlite*"):
        lost.unlink()
    found = opened()
    assert found.waiting == len(WORLD)
    found.refresh()
    assert picture(found) == before


def test_a_corrected_speaker_is_asked_for_by_the_new_name_and_undone(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    statement = record.statements(speaker="Bruno", words="never")[0]
    review = record.review("statement", statement.id, "correct", field="speaker", value="Carla", by="me")
    assert record.statement(statement.id).speaker == "Carla"
    assert not record.statements(speaker="Bruno", words="never")
    assert record.actor("Carla").statements == 3
    undone = record.undo(review.id)
    assert record.statement(statement.id) == statement
    record.undo(undone.id)
    assert record.statement(statement.id).speaker == "Carla"
    assert len(record.reviews()) == 3


def test_a_corrected_span_shows_its_own_words(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    statement = record.statements(words="strait")[0]
    start = statement.content[0].start
    record.review("statement", statement.id, "correct", field="content", value=f"{start + 3}-{start + 12}")
    assert record.statement(statement.id).text == "will open"


def test_a_rejected_statement_is_left_out_until_asked_for(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    statement = record.statements(words="never")[0]
    record.review("statement", statement.id, "reject")
    assert statement.id not in {line.id for line in record.statements()}
    assert [line.id for line in record.statements(reviewed="reject")] == [statement.id]


def test_merged_actors_are_one(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    bruno, carla = record.actor("Bruno"), record.actor("Carla")
    review = record.review("actor", bruno.id, "correct", field="merge", value=carla.id)
    assert record.actor(carla.id).statements == bruno.statements + carla.statements
    record.undo(review.id)
    assert record.actor(carla.id) == carla


def test_reviews_survive_a_new_version_of_the_step(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    statement = record.statements(words="never")[0]
    record.review("statement", statement.id, "correct", field="speaker", value="Dora")
    record.close()
    changed = [*toy.STEPS]
    changed[2] = replace(toy.statements, version=2, run=lambda page: [*toy.statements.run(page)][::-1])
    later = opened(steps=changed)
    later.refresh()
    assert later.statement(statement.id).speaker == "Dora"


def test_a_review_whose_statement_is_gone_is_a_problem_not_a_guess(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    statement = record.statements(words="never")[0]
    record.review("statement", statement.id, "accept")
    record.close()
    later = opened(steps=[*toy.STEPS[:2], replace(toy.statements, version=2, run=lambda page: []), *toy.STEPS[3:]])
    later.refresh()
    assert ["never" in problem.what for problem in later.problems(capture=statement.capture)] == [True]


@pytest.mark.parametrize(
    ("noun", "field", "value"),
    [
        ("statement", "colour", "red"),
        ("statement", "said_on", "Friday"),
        ("statement", "content", "x"),
        ("moon", "", ""),
    ],
)
def test_a_review_that_cannot_be_applied_is_refused(
    opened: Opens, tmp_path: Path, noun: str, field: str, value: str
) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    with pytest.raises(BadRequest):
        record.review(noun, record.statements()[0].id, "correct", field=field, value=value)
    assert not record.reviews()


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(BadRecord, match=r"thesis\.docx"):
        onrecord.open(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_database_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "record.sqlite") as other:
        other.execute("CREATE TABLE recipes (soup)")
    other.close()
    with pytest.raises(BadRecord, match="no record of ours"):
        onrecord.open(tmp_path)


def test_a_record_that_cannot_be_written_still_answers(opened: Opens, tmp_path: Path) -> None:
    files = pages(tmp_path / "pages")
    record = opened()
    record.add(*files)
    record.close()
    script = (
        "import os, sys, onrecord; from pathlib import Path; from onrecord.problems import BadRecord\n"
        "from onrecord.record.database import damage\n"
        "with onrecord.open(sys.argv[3]) as warm: warm.add(sys.argv[2]); warm.articles()\n"  # all modules are loaded
        "os.setuid(65534) if os.getuid() == 0 else None\n"
        "record = onrecord.open(sys.argv[1]); print(len(record.articles()))\n"
        "try: record.add(sys.argv[2])\n"
        "except BadRecord as why: print(why)\n"
        "print('damage:', damage(Path(sys.argv[1]) / 'record.sqlite') or 'none')\n"
    )
    folder = tmp_path / "toy.record"
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o555 if each.is_dir() else 0o444)
    for above in (tmp_path, *tmp_path.parents):
        if above.stat().st_uid == os.getuid() and above != Path(above.anchor):
            above.chmod(above.stat().st_mode | 0o055)
    told = subprocess.run(
        [sys.executable, "-c", script, folder, files[0], tmp_path / "warm"],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    for each in (folder, *folder.rglob("*")):
        each.chmod(0o755)
    assert told.stdout.split("\n")[0] == "6", told.stderr
    assert "cannot be written" in told.stdout
    assert "damage: none" in told.stdout


def test_two_writers_at_once_lose_nothing(opened: Opens, tmp_path: Path) -> None:
    files = pages(tmp_path / "pages", [f'Page {n} | Courier\nAda said "words {n}" #t{n % 7}' for n in range(120)])
    opened().close()
    script = (
        "import sys; from pathlib import Path\n"
        "from onrecord.record.record import Record; from tests.record import toy\n"
        "record = Record(Path(sys.argv[1]), steps=toy.STEPS)\n"
        "for file in sys.argv[2:]: record.add(file)\n"
    )
    halves = [
        subprocess.Popen([sys.executable, "-c", script, tmp_path / "toy.record", *some])
        for some in (files[:70], files[50:])
    ]
    assert [half.wait(timeout=120) for half in halves] == [0, 0]
    alone, record = opened("alone"), opened()
    alone.add(*files)
    assert record.waiting == 0
    assert picture(record) == picture(alone)


def test_a_correction_does_not_wait_behind_a_batch(opened: Opens, tmp_path: Path) -> None:
    record, other = opened(), opened()
    record.add(*pages(tmp_path / "pages"))
    statement = record.statements(words="never")[0]
    many = pages(tmp_path / "many", [f'Page {n} | Courier\nBruno said "words {n}" #t{n % 5}' for n in range(400)])
    adding = threading.Thread(target=lambda: record.add(*many))
    adding.start()
    for name in ("Carla", "Dora", "Ada"):
        other.review("statement", statement.id, "correct", field="speaker", value=name)
    was_still_adding = adding.is_alive()
    adding.join()
    assert was_still_adding
    assert record.statement(statement.id).speaker.casefold() == "ada"


KILLED = """
import sys
from pathlib import Path
from onrecord.record.record import Record
from tests.record import toy
record = Record(Path(sys.argv[1]), steps=toy.STEPS)
for file in sys.argv[2:]:
    record.add(file, progress=lambda what, done, total: print("kept", file, flush=True) if what == "kept" else None)
    if file.endswith("7.txt"):
        record.review("article", record.article(file).line.id, "accept", note=file)
        print("reviewed", file, flush=True)
"""


def test_kill_9_at_any_moment_loses_nothing_acknowledged(opened: Opens, tmp_path: Path) -> None:
    chance = Random(4)
    files = pages(tmp_path / "pages", [f'Page {n} | Courier\nAda said "words {n}" #t{n % 7}' for n in range(150)])
    folder = tmp_path / "toy.record"
    told = tmp_path / "told"
    kept: set[str] = set()
    reviewed: set[str] = set()
    for _ in range(12):
        rest = [str(file) for file in files if str(file) not in kept]
        with told.open("w") as out:
            adding = subprocess.Popen([sys.executable, "-c", KILLED, folder, *rest], stdout=out)
            while adding.poll() is None and not told.stat().st_size:
                time.sleep(0.01)  # it has begun to acknowledge; from here on any moment will do
            try:
                adding.wait(timeout=chance.random() * 0.8)
            except subprocess.TimeoutExpired:
                adding.send_signal(signal.SIGKILL)
                adding.wait()
        for line in told.read_text().splitlines():
            what, _, file = line.partition(" ")
            {"kept": kept, "reviewed": reviewed}[what].add(file)
    record = opened()
    record.refresh()
    record.refresh()  # a page over which we have killed it again and again is told as failed, until asked for again
    on_record = {capture.source for capture in record.captures(limit=1000)}
    assert kept
    assert kept <= on_record
    assert reviewed <= {review.note for review in record.reviews(limit=1000)}
    alone = opened("alone")
    alone.add(*sorted(on_record))
    mine, whole = picture(record), picture(alone)
    for table in mine.keys() - {"review", "article_line"}:
        assert mine[table] == whole[table], table


def test_problems_of_a_source_go_when_the_source_can_be_read(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(tmp_path / "late.txt")
    assert len(record.problems()) == 1
    (tmp_path / "late.txt").write_text(WORLD[0])
    record.add(tmp_path / "late.txt")
    assert not record.problems()


def test_every_problem_of_a_page_stands_on_record(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    (tmp_path / "page.txt").write_bytes(b'Odd | Courier\nAda said "caf\xe9" #odd')
    record.add(tmp_path / "page.txt")
    found: list[Problem] = list(record.problems())
    assert [(problem.what, problem.source) for problem in found] == [
        ("not all of it is UTF-8", str(tmp_path / "page.txt"))
    ]


def test_an_issue_is_followed_corrected_and_given_up(opened: Opens, tmp_path: Path) -> None:
    record = opened()
    record.add(*pages(tmp_path / "pages"))
    issue = record.follow("The strait", ["open"], [record.actor("ADA").id])
    assert [each.name for each in record.issues()] == ["The strait"]
    found = record.positions("the strait")
    assert {each.actor_name for each in found} == {"ADA"}
    record.review("position", found[0].id, "correct", field="stance", value="against")
    assert record.positions(issue.id)[0].stance == "against"
    before = picture(record)["review"]
    record.rebuild()
    assert picture(record)["review"] == before
    assert record.positions(issue.id)[0].stance == "against"
    record.review("issue", issue.id, "reject")
    assert not record.issues()
