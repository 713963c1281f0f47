"""Every command of docs/tutorial.md runs, in order, and what the page says of its answers is so."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

import onrecord
from onrecord.tell.cli import main
from tests.examples.gold import EXAMPLES

TUTORIAL = EXAMPLES.parent / "docs" / "tutorial.md"
OMITTED = "We should have opened this strait in January"


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", TUTORIAL.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def wanted(command: str, folder: Path) -> Mapping[str, str]:
    """Return what stands for the words in capitals that a reader replaces by an id from an earlier answer."""
    if not re.search(r"\b(?:STORY|STATEMENT|REVIEW)\b", command):
        return {}
    with onrecord.open(folder) as record:
        page = record.article("mpa/strait-opens.html")
        statement = next(line for line in page.statements if OMITTED in line.text)
        reviews = record.reviews()
        return {"STORY": page.line.story, "STATEMENT": statement.id, "REVIEW": reviews[0].id if reviews else ""}


@dataclass(frozen=True)
class Answer:
    status: int
    printed: str


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Answer]:
    """Run every command of the tutorial, in order, in an empty folder; of one given twice the second answer stands."""
    folder = tmp_path_factory.mktemp("tutorial")
    given: dict[str, Answer] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for command in commands():
            if command.startswith("export "):
                name, _, value = command.removeprefix("export ").partition("=")
                patch.setenv(name, value)
            else:
                given[command] = ran(command, folder / "kelmar.record")
    return given


def ran(command: str, record: Path) -> Answer:
    words = shlex.split(command.replace("examples/captures", (EXAMPLES / "captures").as_posix()))
    ids = wanted(command, record)
    with redirect_stdout(StringIO()) as out:
        try:
            status = main([ids.get(word, word) for word in words[1:]])
        except SystemExit as end:  # how argparse refuses
            status = int(end.code or 0)
    return Answer(status, out.getvalue())


@pytest.mark.parametrize("command", [c for c in dict.fromkeys(commands()) if c.startswith("onrecord ")])
def test_a_command_of_the_tutorial_answers(command: str, answers: Mapping[str, Answer]) -> None:
    assert answers[command].status == 0
    assert answers[command].printed.strip() or " -o " in command


def test_adding_again_adds_nothing(answers: Mapping[str, Answer]) -> None:
    assert "0 new, 35 known" in answers["onrecord add examples/captures -r kelmar.record"].printed


def test_three_pages_carry_the_sentence(answers: Mapping[str, Answer]) -> None:
    found = answers[f"onrecord search '\"{OMITTED}\"'"].printed
    carriers = {"mpa/strait-opens.html", "kelmar-tide/strait-opens.txt", "morning-fathom/2019-05-07.eml"}
    assert set(re.findall(r"[\w-]+/[\w-]+\.(?:html|txt|eml)", found)) == carriers


def test_the_blog_had_it_from_the_paper_and_the_paper_from_the_agency(answers: Mapping[str, Answer]) -> None:
    lines = answers["onrecord show chain kelmar-tide/oil-off-varsk.txt"].printed.splitlines()
    links = {tuple(line.split("\t")[1:3]) for line in lines}
    assert {("Meridian Press Agency", "The Varsk Courier"), ("The Varsk Courier", "Kelmar Tide")} <= links


def test_a_correction_is_on_the_list_of_reviews(answers: Mapping[str, Answer]) -> None:
    assert "Oskar Brenholt" in answers["onrecord show reviews"].printed
