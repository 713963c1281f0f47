"""A record's SQLite file: made ours, opened, and looked over for damage."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import sqlalchemy as sa

from onrecord.problems import BadRecord
from onrecord.record import schema

_PRAGMAS: Mapping[str, object] = {
    "journal_mode": "WAL",
    # The WARC files and the review log are synced before anything is acknowledged, and the database can be built from
    # them; so a power cut may cost the last transactions here, and the next opening finds what they held.
    "synchronous": "NORMAL",
    "cache_size": -65536,
    "temp_store": "MEMORY",
    "mmap_size": 268435456,
}


def claim(path: Path) -> None:
    """Write our mark into the header of a new file, before it gets a write-ahead log that would hold it back."""
    try:
        raw = sqlite3.connect(path)
        raw.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        raw.execute("VACUUM")
        raw.close()
    except sqlite3.Error as why:
        raise BadRecord(f"{path} cannot be made: {why}") from why


def must_be_ours(path: Path) -> None:
    """Raise BadRecord where the file at ``path`` is no database of ours, or cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError as why:
        raise BadRecord(f"{path} cannot be read: {why.strerror}") from why
    if head[:16] != b"SQLite format 3\x00" or int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID:
        raise BadRecord(f"{path} is no record of ours; choose another folder with -r")


def damage(path: Path) -> str:
    """Return what is wrong with the database file at ``path``, "" where it is whole. It is only read."""
    try:
        must_be_ours(path)
        is_ours_to_write = os.access(path.parent, os.W_OK)  # then somebody may write to it meanwhile
        mode = "?mode=ro" if is_ours_to_write else _read_only(path)
        raw = sqlite3.connect(f"{path.absolute().as_uri()}{mode}", uri=True)
        try:
            found = str(raw.execute("PRAGMA quick_check(1)").fetchone()[0])
        finally:
            raw.close()
    except (BadRecord, sqlite3.Error) as why:
        return str(why)
    return "" if found == "ok" else " ".join(found.split())


def engine(path: Path, read_only: bool) -> sa.Engine:
    """Return what connects to the database at ``path``; each connection says BEGIN and COMMIT itself."""

    def connect() -> sqlite3.Connection:
        mode = _read_only(path) if read_only else ""
        raw = sqlite3.connect(f"{path.absolute().as_uri()}{mode}", uri=True, timeout=60, check_same_thread=False)
        raw.isolation_level = None  # we say BEGIN and COMMIT ourselves
        if not read_only:
            for name, value in _PRAGMAS.items():
                raw.execute(f"PRAGMA {name} = {value}")
        return raw

    try:
        return sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.QueuePool, pool_size=8)
    except sqlite3.Error as why:  # pragma: no cover - create_engine does not connect
        raise BadRecord(f"{path} cannot be opened: {why}") from why


def _read_only(path: Path) -> str:
    """Return what is added to a database's address to read it alone."""
    # immutable: where nobody writes, a folder that cannot be written need not hold the lock files either.
    is_at_rest = not path.with_name(f"{path.name}-wal").exists()
    return "?mode=ro&immutable=1" if is_at_rest else "?mode=ro"


def lacks_room(why: sa.exc.OperationalError) -> bool:
    """Tell whether a file could not grow: SQLite says one of two things, as the system does."""
    return any(sign in str(why.orig) for sign in ("disk is full", "disk I/O error"))
