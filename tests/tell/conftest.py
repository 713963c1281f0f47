"""One filled desk for tests that only read, and a fresh one for tests that change something."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from onrecord.record.record import Record
from onrecord.tell import progress
from onrecord.tell.cli import main
from tests.tell.browsed import Desk, browsed
from tests.tell.console import Console, json_lines
from tests.tell.desk import Visitor, fill
from tests.tell.hostile import fill as fill_hostile


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    with fill(tmp_path_factory.mktemp("desk")) as record:
        record.follow("Opening the strait", ["open", "strait"])
        yield Visitor(record)


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    with fill(tmp_path) as record:
        yield Visitor(record)


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Console:
    monkeypatch.setattr(progress, "LINE_S", float("inf"))  # on a busy machine what takes long says how far it is
    return Console(capsys)


@pytest.fixture(scope="session")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record made by the command line, for tests that only read."""
    folder = tmp_path_factory.mktemp("bridge")
    with redirect_stdout(io.StringIO()):
        assert main(["add", str(json_lines(folder / "bridge.jsonl")), "-r", str(folder / "bridge.record")]) == 0
    return folder / "bridge.record"


@pytest.fixture
def mine(bridge: Path, tmp_path: Path) -> Path:
    """A copy of that record, for tests that change something."""
    return Path(shutil.copytree(bridge, tmp_path / "mine.record"))


@pytest.fixture(scope="module")  # no longer: while Playwright runs, no other test can start a loop of events
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The toy record in a browser; who changes something there takes it back."""
    with fill(tmp_path_factory.mktemp("browser")) as record, browsed(record) as desk:
        yield desk


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Captures that try to be more than text, for tests that only read."""
    with fill_hostile(tmp_path_factory.mktemp("hostile")) as record:
        yield record
