"""What a person types, and what comes back: for tests of the command line."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from onrecord.tell.cli import main

SCRIPT = str(Path(sys.executable).with_name("onrecord"))  # as installed

BODY = (
    "LINDBY — The old ferry across the sound will stop sailing before the year is out, and those who take it to work "
    "every morning will have to go round by the northern road until the new crossing is open to them.\n\n"
    "“We will build the bridge this year,” Mayor Ada Lind told reporters on Friday.\n\n"
    "She denied that the money was gone.\n\nBruno Kell, who owns the ferry, said he would fight the plan."
)
#: Two outlets tell of a bridge, the second in the words of the first; a third piece is about something else.
ARTICLES: tuple[dict[str, Any], ...] = (
    {
        "id": "1",
        "url": "https://gazette.example/bridge",
        "title": "Mayor promises bridge",
        "outlet": "The Lindby Gazette",
        "published": "2031-05-02",
        "authors": ["Ida Fenn"],
        "text": BODY,
    },
    {
        "id": "2",
        "url": "https://herald.example/bridge",
        "title": "Mayor promises bridge",
        "outlet": "The Sund Herald",
        "published": "2031-05-03",
        "text": BODY.replace("LINDBY —", "LINDBY (The Lindby Gazette) —"),
    },
    {
        "id": "3",
        "title": "Bakers strike",
        "outlet": "The Sund Herald",
        "published": "2031-06-01",
        "text": "“There will be no bread,” said Carla Holt, a baker.",
    },
    {"id": "4", "text": "no words"},
)


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of a folder, by its path there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Told:
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What it wrote, as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class Console:
    """Runs commands in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *words: object) -> Told:
        self.capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as leaving:  # argparse's way out
            status = int(leaving.code or 0)
        out, err = self.capsys.readouterr()
        return Told(status, out, err)

    def refused(self, *words: object) -> str:
        """Return the one line by which a wrong request is refused, with exit status 2."""
        told = self(*words)
        assert told.status == 2, told
        assert told.out == ""
        (line,) = told.err.splitlines()
        return line


def json_lines(path: Path, articles: tuple[dict[str, Any], ...] = ARTICLES) -> Path:
    """Write articles as JSON Lines."""
    path.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    return path
