"""A ledger: a file of JSON lines that is only ever appended to, each line synced before it is acknowledged."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Line = dict[str, Any]


class Ledger:
    """One of a record's ledgers: what people judged, what outside readers told."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, line: Mapping[str, Any]) -> None:
        """Keep ``line`` for ever. A line torn by an earlier crash is closed first."""
        written = json.dumps(line, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        with self.path.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if file.tell() and not self._ends_whole():
                file.write(b"\n")
            file.write(written)
            file.flush()
            os.fsync(file.fileno())

    def size(self) -> int:
        """Return the bytes of the ledger, 0 where there is none yet."""
        return self.path.stat().st_size if self.path.exists() else 0

    def since(self, place: int) -> Iterator[tuple[Line, int]]:
        """Yield each whole line after byte ``place``, with the byte at which it ends.

        A torn last line, never acknowledged, is passed over, and so is a line that is no JSON object.
        """
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(place)
            for written in file:
                place += len(written)
                try:
                    line = json.loads(written)
                except (ValueError, RecursionError):
                    continue
                if isinstance(line, dict):
                    yield line, place

    def _ends_whole(self) -> bool:
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"
