"""A record's folder: whether it is ours, its key, and who may write to it."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.problems import BadRecord
from onrecord.record.upkeep import Progress


def prepare(folder: Path) -> bool:
    """Make the folder of a new record; return whether an old one can only be read."""
    if folder.exists() and not folder.is_dir():
        raise BadRecord(f"{folder} is a file; a record is a folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)  # another process may be first
    except OSError as why:
        raise BadRecord(f"{folder} cannot be made: {why.strerror}") from why
    try:
        names = {each.name for each in folder.iterdir()}
    except OSError as why:
        raise BadRecord(f"{folder} cannot be read: {why.strerror}") from why
    if names and not names & {"record.sqlite", "captures", "key", "lock"}:
        raise BadRecord(f"{folder} is no record of ours: it holds {sorted(names)[0]!r}; choose another folder with -r")
    return not os.access(folder, os.W_OK) or (
        "record.sqlite" in names and not os.access(folder / "record.sqlite", os.W_OK)
    )


def key_in(folder: Path) -> str:
    """Return the record's key, made at first: commenters' pseudonyms cannot be guessed back without it."""
    path = folder / "key"
    if not path.exists():
        made = path.with_name(f"key.{secrets.token_hex(4)}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(16))
        with suppress(FileExistsError):  # another process was first: its key is the record's
            os.link(made, path)
        made.unlink()
    return path.read_text().strip()


@contextmanager
def only_writer(folder: Path, progress: Progress) -> Iterator[None]:
    """Hold the record's writing lock. Freed by the system if we die; says so while it waits for another."""
    with (folder / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            progress("waiting for another onrecord that is writing to this record", 0, 0)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
