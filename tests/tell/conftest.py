"""One filled desk for tests that only read, and a fresh one for tests that change something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tell.desk import Visitor, fill


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    with fill(tmp_path_factory.mktemp("desk")) as record:
        yield Visitor(record)


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    with fill(tmp_path) as record:
        yield Visitor(record)
