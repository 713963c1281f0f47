"""A chat server for each test that wants one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.outside.chat import Chat, chatting


@pytest.fixture
def chat() -> Iterator[Chat]:
    with chatting() as running:
        yield running
